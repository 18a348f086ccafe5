use std::fmt::Write as _;

use super::{Block, Document};

impl Document {
    /// Markdown; names are text, never markup.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            match block {
                Block::Letterhead { left, right } => {
                    let cell = |lines: &[String]| {
                        lines
                            .iter()
                            .map(|line| escape(line))
                            .collect::<Vec<_>>()
                            .join("<br>")
                    };
                    let _ = writeln!(out, "| {} | {} |\n|:---:|:---:|", cell(left), cell(right));
                }
                Block::Title(text) => {
                    let _ = writeln!(out, "# {}", escape(text));
                }
                Block::Heading(text) => {
                    let _ = writeln!(out, "## {}", escape(text));
                }
                Block::Tree(items) => {
                    for (depth, item) in items.iter().flat_map(super::TreeItem::lines) {
                        let indent = "  ".repeat(depth);
                        let _ = writeln!(out, "{indent}- {} {}", item.sign(), escape(&item.text));
                        for note in &item.notes {
                            let _ = writeln!(out, "{indent}  - {}", escape(note));
                        }
                    }
                }
                Block::Paragraph(text) => {
                    let _ = writeln!(out, "{}", escape(text));
                }
                Block::List(items) => {
                    for item in items {
                        let _ = writeln!(out, "- {}", escape(item));
                    }
                }
                Block::Table { head, numeric, rows } => {
                    let line = |cells: &[String]| {
                        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
                        format!("| {} |", cells.join(" | "))
                    };
                    let rule: Vec<&str> = numeric
                        .iter()
                        .map(|numeric| if *numeric { "---:" } else { "---" })
                        .collect();
                    let _ = writeln!(out, "{}\n| {} |", line(head), rule.join(" | "));
                    for row in rows {
                        let _ = writeln!(out, "{}", line(row));
                    }
                }
                Block::Signatures(places) => {
                    let offices: Vec<String> = places.iter().map(|(office, _)| escape(office)).collect();
                    let names: Vec<String> = places.iter().map(|(_, name)| escape(name)).collect();
                    let rule = vec![":---:"; places.len()];
                    let _ = writeln!(
                        out,
                        "| {} |\n| {} |\n| {} |",
                        offices.join(" | "),
                        rule.join(" | "),
                        names.join(" | ")
                    );
                }
            }
            out.push('\n');
        }
        out
    }
}

/// Characters that Markdown or HTML would read as markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    out
}
