//! What the tests of the workspace share: where files are, and how a case is read.

mod filled;
mod question;
pub mod random;
mod reference;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use thidua::cases::CaseFile;
use thidua::diagnostic::Source;
use thidua::{Conference, Diagnostic, FileError, Files, Regulation, RegulationFile, Rulebook};

pub use filled::{Cell, filled};
pub use question::{batch_law, question};
pub use reference::{random_requests, reference};

/// The root of the repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// A conference read from a path, with the files beside it.
///
/// # Errors
/// The diagnostics of the conference.
pub fn conference(path: &Path) -> Result<Conference, Vec<Diagnostic>> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Conference::read(&name, &text, &thidua_cli::Folder::of(path))
}

/// The bundled law, then texts by name.
#[derive(Clone, Debug, Default)]
pub struct Texts(pub BTreeMap<String, String>);

impl Files for Texts {
    fn text(&self, name: &str) -> Result<String, FileError> {
        match thidua_law::regulation(name) {
            Some(text) => Ok(text.to_owned()),
            None => self.0.text(name),
        }
    }
}

impl Texts {
    /// The TOML and CSV files of a folder.
    pub fn of_folder(folder: &Path) -> Self {
        let mut texts = BTreeMap::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Ok(text) = std::fs::read_to_string(entry.path()) {
                texts.insert(name, text);
            }
        }
        Self(texts)
    }
}

/// A bundled regulation under some readings.
///
/// # Errors
/// The diagnostics of the regulation.
pub fn regulation(id: &str, readings: &[(&str, &str)]) -> Result<Regulation, Vec<Diagnostic>> {
    let text = thidua_law::regulation(id).unwrap_or_default();
    let file = RegulationFile::read(Source::new(id, text), &Texts::default())?;
    file.under(
        &readings
            .iter()
            .map(|(key, word)| ((*key).to_owned(), (*word).to_owned()))
            .collect(),
    )
}

/// The bundled law.
///
/// # Panics
/// Where a bundled file has a problem: no test can go on then.
pub fn law() -> Rulebook {
    law_with(&[])
}

/// The bundled law, with further files of the repository.
///
/// # Panics
/// The law does not load.
#[allow(clippy::panic, reason = "no test can go on without the law")]
pub fn law_with(more: &[String]) -> Rulebook {
    let mut files: Vec<Source> = thidua_law::LAW_FILES
        .iter()
        .map(|law| Source::new(law.id, law.text))
        .collect();
    for name in more {
        let text = std::fs::read_to_string(root().join(name)).unwrap_or_default();
        files.push(Source::new(name.as_str(), text));
    }
    match Rulebook::read(&files) {
        Ok(rulebook) => rulebook,
        Err(problems) => panic!("the law does not load: {problems:#?}"),
    }
}

/// The case files of `tests/cases/assess`, by name.
///
/// # Panics
/// A file does not read.
#[allow(clippy::panic, reason = "a case file that does not read is a failure")]
pub fn assess_cases() -> Vec<(String, CaseFile)> {
    let folder = root().join("tests/cases/assess");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        match CaseFile::read(&name, &text) {
            Ok(file) => files.push((name, file)),
            Err(problems) => panic!("{name}: {problems:#?}"),
        }
    }
    files
}
