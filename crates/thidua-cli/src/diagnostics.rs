use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use thidua::diagnostic::SourceMap;
use thidua::{Diagnostic, Language, Severity};

/// Diagnostics with the lines of the source underlined; in colour where asked.
pub fn draw(diagnostics: &[Diagnostic], sources: &SourceMap, language: Language, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&draw_one(diagnostic, sources, language, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn draw_one(diagnostic: &Diagnostic, sources: &SourceMap, language: Language, renderer: &Renderer) -> String {
    let level = match (diagnostic.severity, language) {
        (Severity::Error, Language::Vi) => Level::ERROR.with_name("lỗi"),
        (Severity::Error, Language::En) => Level::ERROR,
        (Severity::Warning, Language::Vi) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Warning, Language::En) => Level::WARNING,
    };
    let title = level
        .primary_title(diagnostic.message.in_language(language))
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    let mut rows = String::new();
    for (at, label) in diagnostic.labels.iter().enumerate() {
        match sources.named(&label.source) {
            Some(source) if label.span.end <= source.text.len() && label.line > 0 => {
                let kind = if at == 0 {
                    AnnotationKind::Primary
                } else {
                    AnnotationKind::Context
                };
                group = group.element(
                    Snippet::source(source.text.to_string())
                        .path(label.source.clone())
                        .annotation(kind.span(label.span.clone())),
                );
            }
            _ => rows.push_str(&format!(
                "\n  --> {}:{}:{}  {}",
                label.source, label.line, label.column, label.text
            )),
        }
    }
    if let Some(help) = &diagnostic.help {
        let word = if language == Language::Vi {
            Level::HELP.with_name("cách sửa")
        } else {
            Level::HELP
        };
        group = group.element(word.message(help.in_language(language)));
    }
    format!("{}{rows}", renderer.render(&[group]))
}
