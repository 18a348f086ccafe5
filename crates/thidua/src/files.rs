//! The files a conference names: the core reads none itself, the caller hands over their texts.

use std::collections::BTreeMap;

use crate::{Bilingual, Diagnostic};

/// Where the texts of named files come from.
///
/// A name is the identifier of a bundled regulation (`vn.tt-15-2023-bkhdt`) or a path beside the conference
/// file. Implementations refuse paths that leave their folder.
pub trait Files {
    /// The text of a file.
    ///
    /// # Errors
    /// The file does not exist, or cannot be handed over.
    fn text(&self, name: &str) -> Result<String, FileError>;
}

/// Why a file was not handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The name asked for.
    pub name: String,
    /// The reason, in both languages.
    pub reason: Bilingual,
    /// What to do.
    pub help: Option<Bilingual>,
}

impl FileError {
    /// There is no file of this name.
    pub fn not_found(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            reason: Bilingual::new("không tìm thấy", "not found"),
            help: Some(Bilingual::new(
                "kiểm tra tên tệp, hoặc dùng mã của văn bản có sẵn (`thidua regulations`)",
                "check the path, or use the id of a bundled regulation (`thidua regulations`)",
            )),
        }
    }

    /// The error as a diagnostic without a place.
    pub fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::error(
            "no-file",
            Bilingual::new(
                format!("không đọc được `{}`: {}", self.name, self.reason.vi),
                format!("cannot read `{}`: {}", self.name, self.reason.en),
            ),
        );
        match &self.help {
            Some(help) => diagnostic.help(help.clone()),
            None => diagnostic,
        }
    }
}

impl Files for BTreeMap<String, String> {
    fn text(&self, name: &str) -> Result<String, FileError> {
        self.get(name).cloned().ok_or_else(|| FileError::not_found(name))
    }
}
