//! Checking a file of the rule language, whichever kind it is.

use crate::conference::Conference;
use crate::diagnostic::{Diagnostic, Source};
use crate::files::Files;
use crate::regulation::RegulationFile;

/// Every problem of a regulation or of a conference file, in order of position; empty for a good file.
///
/// A file with a table `[conference]` is a conference, any other a regulation. `files` hands over the files it
/// names.
///
/// ```
/// use std::collections::BTreeMap;
/// let problems = thidua::check("quy-che.toml", "schema = 1\n[regulaton]\n", &BTreeMap::new());
/// assert_eq!(problems[0].code, "missing-key");
/// assert_eq!(problems[1].help.as_ref().unwrap().en, "did you mean `regulation`?");
/// ```
pub fn check(name: &str, text: &str, files: &dyn Files) -> Vec<Diagnostic> {
    let is_conference = text.lines().any(|line| line.trim() == "[conference]");
    if is_conference {
        match Conference::read(name, text, files) {
            Ok(conference) => conference.warnings().to_vec(),
            Err(problems) => problems,
        }
    } else if text.lines().any(|line| line.trim() == "[law]") {
        crate::reader::read(&Source::new(name, text), &crate::grammar::LAW_FILE).1
    } else {
        match RegulationFile::read(Source::new(name, text), files) {
            Ok(file) => file.warnings().to_vec(),
            Err(problems) => problems,
        }
    }
}
