use std::fmt::Write as _;

use super::{Block, Document};

impl Document {
    /// Plain text: tables aligned, one blank line between blocks.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            match block {
                Block::Letterhead { left, right } => {
                    let lines = left.len().max(right.len());
                    let width = left.iter().map(|line| line.chars().count()).max().unwrap_or(0);
                    for at in 0..lines {
                        let line = left.get(at).map_or("", String::as_str);
                        let pad = " ".repeat(width.saturating_sub(line.chars().count()).saturating_add(4));
                        let _ = writeln!(out, "{line}{pad}{}", right.get(at).map_or("", String::as_str));
                    }
                }
                Block::Title(text) => {
                    let _ = writeln!(out, "{text}\n{}", "=".repeat(text.chars().count()));
                }
                Block::Heading(text) => {
                    let _ = writeln!(out, "{text}\n{}", "-".repeat(text.chars().count()));
                }
                Block::Paragraph(text) => {
                    let _ = writeln!(out, "{text}");
                }
                Block::List(items) => {
                    for item in items {
                        let _ = writeln!(out, "- {item}");
                    }
                }
                Block::Tree(items) => {
                    for (depth, item) in items.iter().flat_map(super::TreeItem::lines) {
                        let indent = "  ".repeat(depth);
                        let _ = writeln!(out, "{indent}{} {}", item.sign(), item.text);
                        for note in &item.notes {
                            let _ = writeln!(out, "{indent}    {note}");
                        }
                    }
                }
                Block::Table { head, numeric, rows } => table(&mut out, head, numeric, rows),
                Block::Signatures(places) => {
                    let offices: Vec<&str> = places.iter().map(|(office, _)| office.as_str()).collect();
                    let names: Vec<&str> = places.iter().map(|(_, name)| name.as_str()).collect();
                    let _ = writeln!(
                        out,
                        "{}\n\n\n{}",
                        offices.join("        "),
                        names.join("        ")
                    );
                }
            }
            out.push('\n');
        }
        let kept = out.trim_end().len();
        out.truncate(kept);
        out.push('\n');
        out
    }
}

fn table(out: &mut String, head: &[String], numeric: &[bool], rows: &[Vec<String>]) {
    let widths: Vec<usize> = head
        .iter()
        .enumerate()
        .map(|(column, head)| {
            let cells = rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count());
            cells.chain([head.chars().count()]).max().unwrap_or(0)
        })
        .collect();
    let line = |cells: &[String]| {
        let mut line = String::new();
        for (column, width) in widths.iter().enumerate() {
            let cell = cells.get(column).map_or("", String::as_str);
            let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
            if column > 0 {
                line.push_str("  ");
            }
            if numeric.get(column).copied().unwrap_or(false) {
                line.push_str(&pad);
                line.push_str(cell);
            } else {
                line.push_str(cell);
                line.push_str(&pad);
            }
        }
        line.trim_end().to_owned()
    };
    let _ = writeln!(out, "{}", line(head));
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let _ = writeln!(out, "{}", rule.join("  "));
    for row in rows {
        let _ = writeln!(out, "{}", line(row));
    }
}
