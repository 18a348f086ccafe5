use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use thidua::Language;
use thidua::diagnostic::SourceMap;
use thidua::slate::Slate;

use super::{Format, complain, complain_of_file, say};
use crate::folder::read_source;
use crate::lawbook::with_bylaws;

/// Options of `slate`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Danh sách ứng viên (.toml hoặc .json) / list of candidates.
    file: PathBuf,
    /// Quy định của bộ, ngành, địa phương / bylaws.
    #[arg(long)]
    bylaw: Vec<PathBuf>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    match answer(options, language) {
        Ok(code) | Err(code) => code,
    }
}

fn answer(options: &Options, language: Language) -> Result<ExitCode, ExitCode> {
    let rulebook = with_bylaws(&options.bylaw, language)?;
    let name = options.file.display().to_string();
    let source = read_source(&options.file, &name).map_err(|error| complain_of_file(&error, language))?;
    let sources = SourceMap::of(source.clone());
    let slate = Slate::read(&name, &source.text, &rulebook)
        .map_err(|problems| complain(&problems, &sources, language))?;
    let answer = rulebook
        .slate(&slate)
        .map_err(|problem| complain(&[*problem], &sources, language))?;
    Ok(match options.format {
        Format::Json => {
            let form = serde_json::to_string_pretty(&answer.to_json(&rulebook)).unwrap_or_default();
            say(&format!("{form}\n"))
        }
        Format::Text => say(&answer.document(&rulebook, language).to_plain()),
    })
}
