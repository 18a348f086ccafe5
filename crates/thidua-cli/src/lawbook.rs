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
    let mut files = bundled();
    for path in bylaws {
        let name = path.display().to_string();
        let source = read_source(path, &name).map_err(|error| complain_of_file(&error, language))?;
        files.push(source);
    }
    Rulebook::read(&files).map_err(|problems| {
        let mut sources = SourceMap::default();
        for file in files {
            sources.add(file);
        }
        complain(&problems, &sources, language)
    })
}
