use std::path::PathBuf;
use std::process::ExitCode;

use thidua::diagnostic::{Source, SourceMap};
use thidua::{Language, Rulebook};

use crate::command::{complain, complain_of_file};
use crate::folder::read_source;

/// The texts of the bundled law.
pub(crate) fn bundled() -> Vec<Source> {
    thidua_law::LAW_FILES
        .iter()
        .map(|law| Source::new(law.id, law.text))
        .collect()
}

/// The bundled law with bylaws.
pub(crate) fn with_bylaws(bylaws: &[PathBuf], language: Language) -> Result<Rulebook, ExitCode> {
    let none = SourceMap::default();
    let law =
        Rulebook::from_baked(thidua_law::BAKED).map_err(|problems| complain(&problems, &none, language))?;
    if bylaws.is_empty() {
        return Ok(law);
    }
    let mut files = Vec::with_capacity(bylaws.len());
    for path in bylaws {
        let name = path.display().to_string();
        files.push(read_source(path, &name).map_err(|error| complain_of_file(&error, language))?);
    }
    law.with_files(&files).map_err(|problems| {
        let mut sources = SourceMap::default();
        for file in files {
            sources.add(file);
        }
        complain(&problems, &sources, language)
    })
}
