use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use thidua::diagnostic::SourceMap;
use thidua::law::procedure::Sitting;
use thidua::{Language, Verdict};

use super::law::{Form, covered, print};
use super::{complain, complain_of_file};
use crate::folder::read_source;
use crate::lawbook::with_bylaws;

/// Options of `ballot`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp kết quả kiểm phiếu / file with the votes of a council.
    file: PathBuf,
    /// Quy định của bộ, ngành, địa phương / bylaws.
    #[arg(long)]
    bylaw: Vec<PathBuf>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    answer(options, language).unwrap_or_else(|code| code)
}

fn answer(options: &Options, language: Language) -> Result<ExitCode, ExitCode> {
    let name = options.file.display().to_string();
    let source = read_source(&options.file, &name).map_err(|error| complain_of_file(&error, language))?;
    let sources = SourceMap::of(source.clone());
    let sitting = Sitting::read(&source).map_err(|problems| complain(&problems, &sources, language))?;
    let rulebook = with_bylaws(&options.bylaw, language)?;
    covered(sitting.on, &rulebook, language)?;
    let answers = sitting
        .answers(&rulebook)
        .map_err(|problems| complain(&problems, &sources, language))?;
    Ok(print(
        options.format,
        || rulebook.ballot_document(&sitting, &answers, language),
        || {
            json!({
                "on": sitting.on, "council": sitting.council, "members": sitting.members,
                "present": sitting.present, "written": sitting.written,
                "all_pass": answers.iter().all(|answer| answer.passes() == Verdict::Met),
                "candidates": answers, "law": { "digest": rulebook.digest },
            })
        },
    ))
}
