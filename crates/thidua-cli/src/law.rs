use std::process::ExitCode;

use thidua::diagnostic::{Source, SourceMap};
use thidua::{Language, Rulebook};

use crate::command::complain;

/// The bundled law.
///
/// # Errors
/// The problems of the bundled files, already written to standard error.
pub(crate) fn rulebook(language: Language) -> Result<Rulebook, ExitCode> {
    let files: Vec<Source> = thidua_law::LAW_FILES
        .iter()
        .map(|law| Source::new(law.path, law.text))
        .collect();
    Rulebook::read(&files).map_err(|problems| {
        let mut sources = SourceMap::default();
        for file in files {
            sources.add(file);
        }
        complain(&problems, &sources, language)
    })
}
