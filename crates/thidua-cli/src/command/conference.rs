use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use thidua::{Conference, Language};

use super::{Format, complain, read_conference, say};

/// Options of `conference`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp hội nghị / conference file.
    file: PathBuf,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Chọn cách hiểu của câu hỏi ngỏ, ví dụ O-09=ceiling / choose a reading.
    #[arg(long, value_name = "KEY=WORD")]
    reading: Vec<String>,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let conference = match read_conference(&options.file, language) {
        Ok(conference) => conference,
        Err(code) => return code,
    };
    let conference = match chosen(&conference, &options.reading) {
        Ok(conference) => conference,
        Err(problems) => return complain(&problems, conference.sources(), language),
    };
    let outcome = conference.outcome();
    match options.format {
        Format::Json => say(&format!("{}\n", outcome.to_json())),
        Format::Text => {
            let mut text = outcome.to_text(language);
            text.push_str(&conference.differing_readings_text(language));
            say(&text)
        }
    }
}

fn chosen(conference: &Conference, readings: &[String]) -> Result<Conference, Vec<thidua::Diagnostic>> {
    let mut all: BTreeMap<String, String> = conference.chosen_readings().clone();
    for reading in readings {
        let (key, word) = reading.split_once('=').unwrap_or((reading, ""));
        all.insert(key.to_owned(), word.to_owned());
    }
    conference.under(&all)
}
