use std::fmt::Write as _;

use super::{Diagnostic, Severity, SourceMap};
use crate::Language;

/// Diagnostics as plain text: code, message, place, the line with the words underlined, the mend.
///
/// The command line draws its own in colour; this form serves Python, JavaScript and logs.
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, language: Language) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let word = match (diagnostic.severity, language) {
            (Severity::Error, Language::Vi) => "lỗi",
            (Severity::Error, Language::En) => "error",
            (Severity::Warning, Language::Vi) => "cảnh báo",
            (Severity::Warning, Language::En) => "warning",
        };
        let _ = writeln!(
            out,
            "{word}[{}]: {}",
            diagnostic.code,
            diagnostic.message.in_language(language)
        );
        for label in &diagnostic.labels {
            let _ = writeln!(out, "  --> {}:{}:{}", label.source, label.line, label.column);
            let text = sources
                .named(&label.source)
                .map(|source| &*source.text)
                .unwrap_or_default();
            if let Some(line) = label.line.checked_sub(1).and_then(|line| text.lines().nth(line)) {
                let number = label.line.to_string();
                let gap = " ".repeat(number.len());
                let indent = " ".repeat(label.column.saturating_sub(1));
                let marks = "^".repeat(label.text.chars().count().max(1));
                let _ = writeln!(out, "{gap} |\n{number} | {line}\n{gap} | {indent}{marks}");
            } else if !label.text.is_empty() {
                let _ = writeln!(out, "   | {}", label.text);
            }
        }
        if let Some(help) = &diagnostic.help {
            let word = if language == Language::Vi {
                "cách sửa"
            } else {
                "help"
            };
            let _ = writeln!(out, "  = {word}: {}", help.in_language(language));
        }
        out.push('\n');
    }
    out
}
