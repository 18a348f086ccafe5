//! What the tests of the workspace share: where files are, and how a case is read.

mod filled;
pub mod random;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use thidua::diagnostic::Source;
use thidua::{Conference, Diagnostic, FileError, Files, Regulation, RegulationFile};

pub use filled::{Cell, filled};

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
