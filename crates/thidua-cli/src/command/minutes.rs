use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use thidua::{Bilingual, FileError, Language};

use super::template::unwritable;
use super::{complain_of_file, read_conference, say};
use crate::{to_docx, write_whole};

/// Options of `minutes`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp hội nghị / conference file.
    file: PathBuf,
    /// Tệp biên bản .docx hoặc .md / minutes to write.
    #[arg(short, long)]
    output: PathBuf,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let conference = match read_conference(&options.file, language) {
        Ok(conference) => conference,
        Err(code) => return code,
    };
    let document = conference.outcome().minutes(language);
    let bytes = match options
        .output
        .extension()
        .and_then(|extension| extension.to_str())
    {
        Some("docx") => to_docx(&document),
        Some("md") => Ok(document.to_markdown().into_bytes()),
        _ => {
            let error = FileError {
                name: options.output.display().to_string(),
                reason: Bilingual::new("không rõ dạng tệp", "the kind of file is not known"),
                help: Some(Bilingual::new(
                    "đặt tên tệp .docx hoặc .md",
                    "name a .docx or .md file",
                )),
            };
            return complain_of_file(&error, language);
        }
    };
    match bytes.and_then(|bytes| write_whole(&options.output, &bytes).map_err(|error| error.to_string())) {
        Ok(()) => say(&format!("{}\n", options.output.display())),
        Err(error) => complain_of_file(&unwritable(&options.output, &error), language),
    }
}
