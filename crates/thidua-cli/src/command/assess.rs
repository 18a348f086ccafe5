use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use thidua::assess::{Assessment, Matter, Missing};
use thidua::diagnostic::SourceMap;
use thidua::subject::Subject;
use thidua::{Language, Rulebook, Verdict};
use time::Date;

use super::{Format, complain, complain_of_file, say};
use crate::folder::read_source;
use crate::lawbook::with_bylaws;

/// Options of `assess`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Hồ sơ (.toml hoặc .json) / history.
    file: PathBuf,
    /// Danh hiệu, hình thức khen thưởng: mã, tên hoặc chữ tắt; mọi hình thức nếu bỏ trống / awards.
    #[arg(long)]
    award: Vec<String>,
    /// Ngày quyết định, ví dụ 2025-06-01 / day of the decision.
    #[arg(long, value_parser = day)]
    on: Date,
    /// Ngày nhận hồ sơ / day on which the dossier was received.
    #[arg(long, value_parser = day)]
    received: Option<Date>,
    /// Ngày đề nghị / day of the proposal.
    #[arg(long, value_parser = day)]
    proposed: Option<Date>,
    /// Năm xét / year under review.
    #[arg(long)]
    year: Option<i32>,
    /// Coi mọi nhận định còn thiếu là đạt / take absent findings as true.
    #[arg(long)]
    grant_findings: bool,
    /// Chọn cách hiểu của câu hỏi ngỏ, ví dụ D-02=ca-hai-nhanh / choose a reading.
    #[arg(long, value_name = "KEY=WORD")]
    reading: Vec<String>,
    /// Quy định của bộ, ngành, địa phương / bylaws.
    #[arg(long)]
    bylaw: Vec<PathBuf>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Reads a day.
pub(super) fn day(text: &str) -> Result<Date, String> {
    Date::parse(text, time::macros::format_description!("[year]-[month]-[day]"))
        .map_err(|_| format!("`{text}`: ghi ngày dạng 2025-06-01 / write a date such as 2025-06-01"))
}

/// Reads `KEY=WORD` pairs.
pub(super) fn pairs(readings: &[String]) -> BTreeMap<String, String> {
    readings
        .iter()
        .map(|reading| {
            let (key, word) = reading.split_once('=').unwrap_or((reading, ""));
            (key.to_owned(), word.to_owned())
        })
        .collect()
}

/// Reads a history.
pub(super) fn read_subject(
    path: &Path,
    rulebook: &Rulebook,
    language: Language,
) -> Result<Subject, ExitCode> {
    let name = path.display().to_string();
    let source = read_source(path, &name).map_err(|error| complain_of_file(&error, language))?;
    Subject::read(&name, &source.text, rulebook)
        .map_err(|problems| complain(&problems, &SourceMap::of(source), language))
}

/// The numbers of awards by name; an unknown one is answered with the nearest.
pub(super) fn awards(
    names: &[String],
    rulebook: &Rulebook,
    language: Language,
) -> Result<Vec<u16>, ExitCode> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in names {
        match rulebook.awards.find(name) {
            Some(award) => found.push(award),
            None => problems.push(thidua::cases::unknown_award(rulebook, name)),
        }
    }
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(complain(&problems, &SourceMap::default(), language))
    }
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    match answer(options, language) {
        Ok(code) | Err(code) => code,
    }
}

fn answer(options: &Options, language: Language) -> Result<ExitCode, ExitCode> {
    let rulebook = with_bylaws(&options.bylaw, language)?;
    let subject = read_subject(&options.file, &rulebook, language)?;
    let none = SourceMap::default();
    let readings = rulebook
        .readings_with(&pairs(&options.reading))
        .map_err(|problems| complain(&problems, &none, language))?;
    let matter = Matter {
        on: options.on,
        received: options.received,
        proposed: options.proposed,
        year: options.year,
        grant_findings: options.grant_findings,
        grant_conduct: false,
        readings: Some(readings),
    };
    let wanted = awards(&options.award, &rulebook, language)?;
    let every = wanted.is_empty();
    let list: Vec<u16> = if every {
        rulebook.awards.iter().map(|(award, _)| award).collect()
    } else {
        wanted
    };
    let mut answers = Vec::with_capacity(list.len());
    for award in list {
        let assessment = rulebook
            .assess(&subject, award, &matter)
            .map_err(|problem| complain(&[*problem], &none, language))?;
        answers.push(assessment);
    }
    if every {
        answers.retain(|answer| answer.award.is_for(subject.kind, options.on) == Some(true));
        answers.sort_by_key(order);
    }
    Ok(match (options.format, every) {
        (Format::Json, false) if answers.len() == 1 => {
            let form = answers.first().map(Assessment::to_json).unwrap_or_default();
            say(&format!("{}\n", pretty(&form)))
        }
        (Format::Json, _) => {
            let forms: Vec<_> = answers.iter().map(Assessment::to_json).collect();
            say(&format!("{}\n", pretty(&forms.into())))
        }
        (Format::Text, true) => say(&overview(&answers, language)),
        (Format::Text, false) => {
            let texts: Vec<String> = answers.iter().map(|answer| answer.to_text(language)).collect();
            say(&texts.join("\n"))
        }
    })
}

fn pretty(form: &serde_json::Value) -> String {
    serde_json::to_string_pretty(form).unwrap_or_default()
}

/// Met first, then what only judgements of conduct keep open, then unknown, then what needs an achievement nobody has
/// claimed, then not met.
fn order(answer: &Assessment<'_>) -> (u8, u16) {
    let state = match answer.verdict {
        Verdict::Met => 0,
        Verdict::Unknown => match answer.provided() {
            Some(findings) if findings.iter().all(Missing::is_conduct) => 1,
            None => 2,
            Some(_) => 3,
        },
        Verdict::NotMet => 4,
    };
    (state, answer.award.rank)
}

/// All awards in one paragraph each.
fn overview(answers: &[Assessment<'_>], language: Language) -> String {
    let mut text = String::new();
    for answer in answers {
        let sign = match answer.verdict {
            Verdict::Met => "✔",
            Verdict::NotMet => "✘",
            Verdict::Unknown => "?",
        };
        text.push_str(&format!("{sign} {}\n", answer.summary(language)));
    }
    text
}
