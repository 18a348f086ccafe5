use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use thidua::assess::Matter;
use thidua::diagnostic::SourceMap;
use thidua::subject::Subject;
use thidua::{Language, Verdict};
use time::Date;

use super::assess::{awards, day, read_subject};
use super::{Format, complain, say};
use crate::lawbook::with_bylaws;

/// Options of `impact`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Ngày thứ nhất / first date.
    #[arg(value_parser = day)]
    before: Date,
    /// Ngày thứ hai / second date.
    #[arg(value_parser = day)]
    after: Date,
    /// Các hồ sơ (.toml hoặc .json) / histories.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Danh hiệu, hình thức; mọi hình thức nếu bỏ trống / awards.
    #[arg(long)]
    award: Vec<String>,
    /// Coi mọi nhận định còn thiếu là đạt / take absent findings as true.
    #[arg(long)]
    grant_findings: bool,
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
    let rulebook = with_bylaws(&[], language)?;
    let mut subjects: Vec<Subject> = Vec::with_capacity(options.files.len());
    for file in &options.files {
        subjects.push(read_subject(file, &rulebook, language)?);
    }
    let mut list = awards(&options.award, &rulebook, language)?;
    if list.is_empty() {
        list = rulebook.awards.iter().map(|(award, _)| award).collect();
    }
    let matter = Matter {
        grant_findings: options.grant_findings,
        ..Matter::on(options.before)
    };
    let changes = rulebook
        .impact(&subjects, &list, &matter, options.after)
        .map_err(|problem| complain(&[*problem], &SourceMap::default(), language))?;
    if let Format::Json = options.format {
        let form = serde_json::to_string_pretty(&changes).unwrap_or_default();
        return Ok(say(&format!("{form}\n")));
    }
    let mut text = String::new();
    for change in &changes {
        let subject = subjects
            .get(change.subject)
            .and_then(|subject| subject.name.clone().or_else(|| subject.id.clone()));
        let file = options
            .files
            .get(change.subject)
            .map(|file| file.display().to_string())
            .unwrap_or_default();
        let award = rulebook
            .awards
            .find(&change.award)
            .and_then(|award| rulebook.awards.get(award));
        let name = award.map(|award| award.name(options.after)).unwrap_or_default();
        text.push_str(&format!(
            "{} – {}: {} → {}\n",
            subject.unwrap_or(file),
            name.in_language(language),
            word(change.before, language),
            word(change.after, language)
        ));
    }
    text.push_str(&match language {
        Language::Vi => format!("{} hồ sơ, {} thay đổi\n", subjects.len(), changes.len()),
        Language::En => format!("{} histories, {} changes\n", subjects.len(), changes.len()),
    });
    Ok(say(&text))
}

fn word(verdict: Verdict, language: Language) -> &'static str {
    match (verdict, language) {
        (Verdict::Met, Language::Vi) => "đủ tiêu chuẩn",
        (Verdict::NotMet, Language::Vi) => "chưa đủ tiêu chuẩn",
        (Verdict::Unknown, Language::Vi) => "chưa xác định",
        (Verdict::Met, Language::En) => "met",
        (Verdict::NotMet, Language::En) => "not met",
        (Verdict::Unknown, Language::En) => "unknown",
    }
}
