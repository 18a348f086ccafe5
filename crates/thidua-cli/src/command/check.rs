use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use thidua::diagnostic::Source;
use thidua::{Diagnostic, Language, Rulebook, Severity};

use super::{complain, complain_of_file, say, sources_of};
use crate::folder::{Folder, read_source};
use crate::lawbook::bundled;

/// Options of `check`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Các tệp quy chế hoặc hội nghị / files to check.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let mut failed = false;
    for path in &options.files {
        let name = path.display().to_string();
        let source = match read_source(path, &name) {
            Ok(source) => source,
            Err(error) => {
                complain_of_file(&error, language);
                failed = true;
                continue;
            }
        };
        let folder = Folder::of(path);
        let problems = if is_law(&source.text) {
            over_the_law(&source)
        } else {
            thidua::check(&name, &source.text, &folder)
        };
        if !problems.is_empty() {
            complain(&problems, &sources_of(&problems, &source, &folder), language);
        }
        let errors = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .count();
        failed |= errors > 0;
        let line = match (errors, language) {
            (0, Language::Vi) => format!("{name}: hợp lệ\n"),
            (0, Language::En) => format!("{name}: good\n"),
            (_, Language::Vi) => format!("{name}: {errors} lỗi\n"),
            (_, Language::En) => format!("{name}: {errors} errors\n"),
        };
        say(&line);
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn is_law(text: &str) -> bool {
    text.lines().any(|line| line.trim() == "[law]")
}

/// A law file or bylaw is checked together with the bundled law; it stands in for a bundled file of the same path.
fn over_the_law(source: &Source) -> Vec<Diagnostic> {
    let mut files: Vec<Source> = bundled()
        .into_iter()
        .filter(|file| {
            !source
                .name
                .replace('\\', "/")
                .ends_with(&format!("law/{}", file.name))
        })
        .collect();
    files.push(source.clone());
    Rulebook::read(&files).err().unwrap_or_default()
}
