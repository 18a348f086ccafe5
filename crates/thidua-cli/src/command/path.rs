use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use thidua::Language;
use thidua::assess::Matter;
use thidua::diagnostic::SourceMap;
use time::Date;

use super::assess::{awards, day, pairs, read_subject};
use super::{Format, complain, say};
use crate::lawbook::with_bylaws;

/// Options of `path`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Hồ sơ (.toml hoặc .json) / history.
    file: PathBuf,
    /// Danh hiệu, hình thức mong muốn; bỏ trống để xem những gì đề nghị được ngay / award wanted.
    #[arg(long)]
    award: Vec<String>,
    /// Ngày xét / day in question.
    #[arg(long, value_parser = day)]
    on: Date,
    /// Số năm nhìn trước / years looked ahead.
    #[arg(long, default_value_t = 15)]
    years: u8,
    /// Chọn cách hiểu của câu hỏi ngỏ / choose a reading.
    #[arg(long, value_name = "KEY=WORD")]
    reading: Vec<String>,
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
    let none = SourceMap::default();
    let rulebook = with_bylaws(&options.bylaw, language)?;
    let subject = read_subject(&options.file, &rulebook, language)?;
    let readings = rulebook
        .readings_with(&pairs(&options.reading))
        .map_err(|problems| complain(&problems, &none, language))?;
    let matter = Matter {
        readings: Some(readings),
        ..Matter::on(options.on)
    };
    let refused = |problem: Box<thidua::Diagnostic>| complain(&[*problem], &none, language);
    if options.award.is_empty() {
        let now = rulebook.proposable(&subject, &matter).map_err(refused)?;
        return Ok(match options.format {
            Format::Json => {
                let forms: Vec<serde_json::Value> =
                    now.iter().map(thidua::assess::Assessment::to_json).collect();
                say(&format!(
                    "{}\n",
                    serde_json::to_string_pretty(&forms).unwrap_or_default()
                ))
            }
            Format::Text => say(&now
                .iter()
                .map(|answer| format!("{}\n", answer.summary(language)))
                .collect::<String>()),
        });
    }
    let mut forms = Vec::new();
    let mut text = String::new();
    for award in awards(&options.award, &rulebook, language)? {
        let path = rulebook
            .path(&subject, award, &matter, options.years)
            .map_err(refused)?;
        forms.push(path.to_json(&rulebook));
        text.push_str(&path.to_text(&rulebook, language));
    }
    Ok(match (options.format, forms.len()) {
        (Format::Json, 1) => {
            let form = forms
                .first()
                .map(serde_json::to_string_pretty)
                .and_then(Result::ok)
                .unwrap_or_default();
            say(&format!("{form}\n"))
        }
        (Format::Json, _) => say(&format!(
            "{}\n",
            serde_json::to_string_pretty(&forms).unwrap_or_default()
        )),
        (Format::Text, _) => say(&text),
    })
}
