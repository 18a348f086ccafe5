//! Words from an outcome: a report to read, the minutes to sign, as plain text or Markdown, in both languages.

mod assessment;
mod document;
mod html;
pub(crate) mod law;
mod markdown;
mod minutes;
mod missing;
mod plain;
mod reasons;
mod report;
mod report_registers;
mod words;

pub(crate) use assessment::lower;
pub use document::{Block, Document, TreeItem};
pub(crate) use words::{day, kind_name, number};

use crate::Language;
use crate::conference::Outcome;

impl Outcome<'_> {
    /// The report a secretary reads: units, nominations, roles, movements, open points.
    pub fn report(&self, language: Language) -> Document {
        report::report(self, language)
    }

    /// The minutes ("biên bản") in the customary layout.
    pub fn minutes(&self, language: Language) -> Document {
        minutes::minutes(self, language)
    }

    /// The report as plain text with aligned tables.
    pub fn to_text(&self, language: Language) -> String {
        self.report(language).to_plain()
    }
}
