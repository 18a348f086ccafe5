use std::ops::Range;

use super::{Diagnostic, Severity, SourceMap};
use crate::Bilingual;

impl Diagnostic {
    /// A text that is no JSON.
    pub fn malformed_json(error: &serde_json::Error) -> Self {
        let message = Bilingual::new(
            format!("JSON sai cú pháp: {error}"),
            format!("malformed JSON: {error}"),
        );
        Self::error("json", message)
    }

    /// A problem that refuses the file.
    pub fn error(code: &'static str, message: Bilingual) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            labels: Vec::new(),
            help: None,
        }
    }

    /// A remark.
    pub fn warning(code: &'static str, message: Bilingual) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, message)
        }
    }

    /// The main place.
    #[must_use]
    pub fn at(mut self, sources: &SourceMap, span: Range<usize>) -> Self {
        self.labels.insert(0, sources.label(span));
        self
    }

    /// A further place.
    #[must_use]
    pub fn labelled(mut self, sources: &SourceMap, span: Range<usize>) -> Self {
        self.labels.push(sources.label(span));
        self
    }

    /// What to do.
    #[must_use]
    pub fn help(mut self, help: Bilingual) -> Self {
        self.help = Some(help);
        self
    }
}
