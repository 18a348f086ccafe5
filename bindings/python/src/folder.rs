//! The files a conference names: the bundled law, given texts, or the folder of the conference.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use thidua::diagnostic::Source;
use thidua::{Bilingual, FileError, Files};

/// The bundled law alone.
pub(crate) struct Bundled;

impl Files for Bundled {
    fn text(&self, name: &str) -> Result<String, FileError> {
        thidua_law::regulation(name)
            .map(str::to_owned)
            .ok_or_else(|| FileError::not_found(name))
    }
}

/// The bundled law, then the texts handed over.
pub(crate) struct Given<'g>(pub(crate) &'g BTreeMap<String, String>);

impl Files for Given<'_> {
    fn text(&self, name: &str) -> Result<String, FileError> {
        Bundled.text(name).or_else(|_| self.0.text(name))
    }
}

/// The bundled law, then a folder; what was read is kept, so that a pickle can be rebuilt elsewhere.
pub(crate) struct Folder {
    pub(crate) root: PathBuf,
    pub(crate) read: std::cell::RefCell<BTreeMap<String, String>>,
}

impl Files for Folder {
    fn text(&self, name: &str) -> Result<String, FileError> {
        if let Ok(text) = Bundled.text(name) {
            return Ok(text);
        }
        let stays = Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let path = self.root.join(name);
        let inside = match (fs::canonicalize(&path), fs::canonicalize(&self.root)) {
            (Ok(found), Ok(root)) => found.starts_with(root),
            _ => return Err(FileError::not_found(name)),
        };
        if !stays || !inside {
            return Err(FileError {
                name: name.to_owned(),
                reason: Bilingual::new(
                    "đường dẫn ra ngoài thư mục của hội nghị",
                    "the path leaves the folder of the conference",
                ),
                help: None,
            });
        }
        let text = read_text(&path, name)?;
        self.read.borrow_mut().insert(name.to_owned(), text.clone());
        Ok(text)
    }
}

/// A file as text.
pub(crate) fn read_text(path: &Path, name: &str) -> Result<String, FileError> {
    let refuse = |reason: Bilingual| FileError {
        name: name.to_owned(),
        reason,
        help: None,
    };
    if name.to_lowercase().ends_with(".xlsx") {
        return Err(refuse(Bilingual::new(
            "tệp Excel: chạy `thidua collect` để chuyển thành CSV",
            "an Excel file: run `thidua collect` to turn it into CSV",
        )));
    }
    let bytes = fs::read(path).map_err(|_| FileError::not_found(name))?;
    Source::from_bytes(name, &bytes)
        .map(|source| source.text.to_string())
        .map_err(|problem| refuse(problem.message.clone()))
}
