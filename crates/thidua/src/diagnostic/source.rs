use std::ops::Range;
use std::sync::Arc;

use super::{Diagnostic, Label};
use crate::Bilingual;

/// A text with the name by which diagnostics show it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path or identifier.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
}

impl Source {
    /// A text with its name.
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }

    /// The text of a file's bytes.
    ///
    /// # Errors
    /// The bytes are not UTF-8: the diagnostic names the line and the byte.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Box<Diagnostic>> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text.strip_prefix('\u{feff}').unwrap_or(text))),
            Err(error) => {
                let at = error.valid_up_to();
                let line = bytes
                    .iter()
                    .take(at)
                    .filter(|byte| **byte == b'\n')
                    .count()
                    .saturating_add(1);
                let message = Bilingual::new(
                    format!("tệp không phải UTF-8: byte hỏng thứ {at}, dòng {line}"),
                    format!("the file is not UTF-8: broken byte at {at}, line {line}"),
                );
                let help = Bilingual::new("lưu lại tệp với mã UTF-8", "save the file as UTF-8");
                let label = Label {
                    source: name.to_owned(),
                    span: at..at,
                    line,
                    column: 1,
                    text: String::new(),
                };
                Err(Box::new(
                    Diagnostic {
                        labels: vec![label],
                        ..Diagnostic::error("not-utf8", message)
                    }
                    .help(help),
                ))
            }
        }
    }
}

/// The texts a value may come from: each takes the bytes behind those before it.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    sources: Vec<(usize, Source, Vec<usize>)>,
}

impl SourceMap {
    /// Adds a text and returns the offset of its bytes.
    pub fn add(&mut self, source: Source) -> usize {
        let offset = self.sources.last().map_or(0, |(offset, last, _)| {
            offset.saturating_add(last.text.len()).saturating_add(1)
        });
        let lines = std::iter::once(0)
            .chain(
                source
                    .text
                    .match_indices('\n')
                    .map(|(at, _)| at.saturating_add(1)),
            )
            .collect();
        self.sources.push((offset, source, lines));
        offset
    }

    /// A map of one text.
    pub fn of(source: Source) -> Self {
        let mut map = Self::default();
        map.add(source);
        map
    }

    /// The texts, in the order in which they were added.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|(_, source, _)| &*source.text)
    }

    /// The text of this name.
    pub fn named(&self, name: &str) -> Option<&Source> {
        self.sources
            .iter()
            .map(|(_, source, _)| source)
            .find(|source| source.name == name)
    }

    /// The place of a range of bytes: source, line and column in characters, the text itself.
    pub fn label(&self, span: Range<usize>) -> Label {
        let found = self
            .sources
            .iter()
            .rev()
            .find(|(offset, _, _)| *offset <= span.start);
        let Some((offset, source, lines)) = found else {
            return Label {
                source: String::new(),
                span,
                line: 0,
                column: 0,
                text: String::new(),
            };
        };
        let start = boundary(&source.text, span.start.saturating_sub(*offset));
        let end = boundary(&source.text, span.end.saturating_sub(*offset)).max(start);
        let line = lines.partition_point(|first| *first <= start).max(1);
        let first = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = source.text.get(first..start).unwrap_or_default();
        let text = source.text.get(start..end).unwrap_or_default();
        Label {
            source: source.name.clone(),
            span: start..end,
            line,
            column: before.chars().count().saturating_add(1),
            text: text.lines().next().unwrap_or_default().to_owned(),
        }
    }
}

/// The nearest character boundary at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|place| text.is_char_boundary(*place))
        .unwrap_or(0)
}
