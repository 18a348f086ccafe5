//! The cases of `tests/cases/assess` with the answers of Rust, for the other languages to compare byte for byte.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde_json::json;
use thidua::Rulebook;
use thidua::cases::CaseFile;
use thidua::diagnostic::Source;

use crate::tools::root;

/// Writes one case a line: subject, award, question, expected JSON.
pub(crate) fn write() -> Result<PathBuf, String> {
    let law = Rulebook::from_baked(thidua_law::BAKED).map_err(|problems| format!("{problems:?}"))?;
    let folder = root().join("tests/cases/assess");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    let mut lines = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let name = path.display().to_string();
        let file = CaseFile::read(&name, &text).map_err(|problems| format!("{name}: {problems:?}"))?;
        let mut bylaws = Vec::new();
        for name in file.law_files() {
            let text = fs::read_to_string(folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
            bylaws.push(Source::new(name, text));
        }
        let own = if bylaws.is_empty() {
            None
        } else {
            Some(
                law.with_files(&bylaws)
                    .map_err(|problems| format!("{name}: {problems:?}"))?,
            )
        };
        let law = own.as_ref().unwrap_or(&law);
        let read = file
            .cases(law)
            .map_err(|problems| format!("{name}: {problems:?}"))?;
        for case in read {
            let (assessment, _) = case
                .run(law)
                .map_err(|problem| format!("{}: {problem:?}", case.id))?;
            let mut readings = serde_json::Map::new();
            if let Some(chosen) = &case.matter.readings {
                for (at, doubt) in (0_u16..).zip(&law.doubts) {
                    let word = law.option_word(at, chosen).unwrap_or("undecided");
                    let usual = law.option_word(at, law.readings()).unwrap_or("undecided");
                    if word != usual {
                        readings.insert(doubt.key.clone(), json!(word));
                    }
                }
            }
            let line = json!({
                "id": case.id,
                "subject": case.subject.to_json(law),
                "award": law.awards.id(case.award),
                "bylaws": bylaws.iter().map(|file| json!([file.name, &*file.text])).collect::<Vec<_>>(),
                "question": {
                    "on": case.matter.on, "received": case.matter.received, "proposed": case.matter.proposed,
                    "year": case.matter.year, "grantFindings": case.matter.grant_findings,
                    "grantConduct": case.matter.grant_conduct, "readings": readings,
                },
                "expected": assessment.to_json().to_string(),
            });
            let _ = writeln!(lines, "{line}");
        }
    }
    let path = root().join("target/cases.jsonl");
    fs::write(&path, lines).map_err(|error| error.to_string())?;
    Ok(path)
}
