use std::fmt::Write as _;

use super::{Block, Document};

impl Document {
    /// A fragment of HTML without styles or scripts; names are text, never markup.
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            let _ = match block {
                Block::Letterhead { left, right } => {
                    let cell = |lines: &[String]| {
                        lines
                            .iter()
                            .map(|line| escape(line))
                            .collect::<Vec<_>>()
                            .join("<br>")
                    };
                    writeln!(
                        out,
                        "<table><tr><td>{}</td><td>{}</td></tr></table>",
                        cell(left),
                        cell(right)
                    )
                }
                Block::Title(text) => writeln!(out, "<h1>{}</h1>", escape(text)),
                Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escape(text)),
                Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escape(text)),
                Block::List(items) => {
                    let items: String = items
                        .iter()
                        .map(|item| format!("<li>{}</li>", escape(item)))
                        .collect();
                    writeln!(out, "<ul>{items}</ul>")
                }
                Block::Table { head, rows, .. } => {
                    let head: String = head
                        .iter()
                        .map(|cell| format!("<th>{}</th>", escape(cell)))
                        .collect();
                    let body: String = rows
                        .iter()
                        .map(|row| {
                            let cells: String = row
                                .iter()
                                .map(|cell| format!("<td>{}</td>", escape(cell)))
                                .collect();
                            format!("<tr>{cells}</tr>")
                        })
                        .collect();
                    writeln!(
                        out,
                        "<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
                    )
                }
                Block::Tree(items) => {
                    let mut tree = String::new();
                    for item in items {
                        fold(item, &mut tree);
                    }
                    writeln!(out, "{tree}")
                }
                Block::Signatures(places) => {
                    let cells: String = places
                        .iter()
                        .map(|(office, name)| format!("<td>{}<br><br>{}</td>", escape(office), escape(name)))
                        .collect();
                    writeln!(out, "<table><tr>{cells}</tr></table>")
                }
            };
        }
        out
    }
}

/// A line of a tree of reasons as a part that folds; what is met is closed, the rest is open.
fn fold(item: &super::TreeItem, out: &mut String) {
    let open = if item.verdict == Some(crate::Verdict::Met) {
        ""
    } else {
        " open"
    };
    let class = match item.verdict {
        Some(crate::Verdict::Met) => "met",
        Some(crate::Verdict::NotMet) => "not-met",
        Some(crate::Verdict::Unknown) => "unknown",
        None => "rule",
    };
    let text = escape(&item.text);
    let notes: String = item
        .notes
        .iter()
        .map(|note| format!("<div>{}</div>", escape(note)))
        .collect();
    if item.children.is_empty() {
        let _ = write!(
            out,
            "<div class=\"{class}\"><span>{} {text}</span>{notes}</div>",
            item.sign()
        );
        return;
    }
    let _ = write!(
        out,
        "<details class=\"{class}\"{open}><summary>{} {text}</summary>{notes}<div>",
        item.sign()
    );
    for child in &item.children {
        fold(child, out);
    }
    out.push_str("</div></details>");
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}
