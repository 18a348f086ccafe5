use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use thidua::cases::{CaseFile, CaseResult};
use thidua::diagnostic::SourceMap;
use thidua::{Language, Rulebook};

use super::{complain, complain_of_file, say};
use crate::folder::read_source;
use crate::lawbook::with_bylaws;

/// Options of `test`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp hoặc thư mục chứa các trường hợp / case files or folders.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Quy định của bộ, ngành, địa phương / bylaws.
    #[arg(long)]
    bylaw: Vec<PathBuf>,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let (mut passed, mut failed) = (0_usize, 0_usize);
    let mut files = Vec::new();
    for path in &options.paths {
        collect(path, &mut files);
    }
    files.sort();
    let general = match with_bylaws(&options.bylaw, language) {
        Ok(rulebook) => rulebook,
        Err(code) => return code,
    };
    for path in &files {
        let name = path.display().to_string();
        let results = match results(path, &name, &general, &options.bylaw, language) {
            Ok(results) => results,
            Err(_) => {
                failed = failed.saturating_add(1);
                continue;
            }
        };
        for result in results {
            if result.differences.is_empty() {
                passed = passed.saturating_add(1);
            } else {
                failed = failed.saturating_add(1);
                say(&failure(&name, &result, language));
            }
        }
    }
    say(&format!("{passed} passed, {failed} failed\n"));
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The case files of a path, folders looked through.
fn collect(path: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(path) else {
        into.push(path.to_path_buf());
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let cases = path.extension().is_some_and(|end| end == "toml" || end == "json");
        if path.is_dir() || cases {
            collect(&path, into);
        }
    }
}

fn results(
    path: &Path,
    name: &str,
    general: &Rulebook,
    bylaws: &[PathBuf],
    language: Language,
) -> Result<Vec<CaseResult>, ExitCode> {
    let source = read_source(path, name).map_err(|error| complain_of_file(&error, language))?;
    let sources = SourceMap::of(source.clone());
    let file =
        CaseFile::read(name, &source.text).map_err(|problems| complain(&problems, &sources, language))?;
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let own: Vec<PathBuf> = file.law_files().iter().map(|file| folder.join(file)).collect();
    let extended;
    let rulebook = if own.is_empty() {
        general
    } else {
        extended = with_bylaws(&[bylaws, &own].concat(), language)?;
        &extended
    };
    let cases = file
        .cases(rulebook)
        .map_err(|problems| complain(&problems, &sources, language))?;
    let mut results = Vec::with_capacity(cases.len());
    for case in &cases {
        let (_, result) = case
            .run(rulebook)
            .map_err(|problem| complain(&[*problem], &sources, language))?;
        results.push(result);
    }
    Ok(results)
}

fn failure(name: &str, result: &CaseResult, language: Language) -> String {
    let mut text = format!("{name}: {}\n", result.id);
    for difference in &result.differences {
        let line = match language {
            Language::Vi => format!(
                "    {}: mong đợi {}, tìm thấy {}\n",
                difference.what, difference.expected, difference.found
            ),
            Language::En => format!(
                "    {}: expected {}, found {}\n",
                difference.what, difference.expected, difference.found
            ),
        };
        text.push_str(&line);
    }
    text
}
