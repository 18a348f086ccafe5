//! Problems of a file as plain data: a stable code, the place, the words in both languages, the mend.

mod build;
mod render;
mod source;
mod suggest;

use std::ops::Range;

use serde::Serialize;

use crate::Bilingual;

pub use render::render;
pub use source::{Source, SourceMap};
pub use suggest::nearest;

/// One problem of a file.
///
/// Messages follow one style: lower case, one line, no full stop, the user's text in backquotes; what to do
/// stands in `help`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable code, for instance `unknown-key`.
    pub code: &'static str,
    /// Whether the file is refused.
    pub severity: Severity,
    /// What is wrong.
    pub message: Bilingual,
    /// Where; the first label is the main one. Empty where no text is to blame.
    pub labels: Vec<Label>,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Bilingual>,
}

/// Whether a problem refuses the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file is refused.
    Error,
    /// The file is used; the remark is shown.
    Warning,
}

/// A place in a file, with the bytes, the line and the column in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Name of the source: the path as given.
    pub source: String,
    /// Byte range in the source, on character boundaries.
    pub span: Range<usize>,
    /// Line, from 1; 0 where the place was not resolved yet.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The text underlined.
    pub text: String,
}
