use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use thidua::assess::{Assessment, Matter, Missing};
use thidua::diagnostic::SourceMap;
use thidua::render::{Block, Document};
use thidua::subject::{Column, RowResult, Rows, Subject};
use thidua::{Language, Rulebook, Verdict};
use time::Date;

use super::assess::{awards, day};
use super::template::unwritable;
use super::{Format, complain, complain_of_file, say};
use crate::lawbook::with_bylaws;
use crate::write_whole;

/// Options of `office`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Bảng của cơ quan (.csv hoặc .xlsx): mỗi dòng một người, hoặc mỗi dòng một mục / table of an office.
    file: PathBuf,
    /// Ngày quyết định / day of the decision.
    #[arg(long, value_parser = day)]
    on: Date,
    /// Năm xét / year under review.
    #[arg(long)]
    year: Option<i32>,
    /// Danh hiệu, hình thức; nếu bỏ trống: những gì mỗi người đề nghị được / awards.
    #[arg(long)]
    award: Vec<String>,
    /// Bảng đã ghi đủ các năm, ví dụ 2015..2024 / years for which the table is complete.
    #[arg(long, value_parser = span)]
    complete: Option<(i32, i32)>,
    /// Cột có tên riêng, ví dụ "KQ 23=Xếp loại 2023" / a column with a heading of its own.
    #[arg(long, value_name = "HEADING=MEANING")]
    column: Vec<String>,
    /// Chỉ xem cách hiểu các cột / only show how the columns are understood.
    #[arg(long)]
    preview: bool,
    /// Bỏ qua dòng lỗi, vẫn xét các dòng đúng / leave bad rows out.
    #[arg(long)]
    keep_good: bool,
    /// Quy định của bộ, ngành, địa phương / bylaws.
    #[arg(long)]
    bylaw: Vec<PathBuf>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Ghi kết quả JSON ra tệp / write the JSON to a file.
    #[arg(short, long)]
    output: Option<PathBuf>,
}

fn span(text: &str) -> Result<(i32, i32), String> {
    let years = text
        .split_once("..")
        .and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    years.ok_or_else(|| format!("`{text}`: ghi dạng 2015..2024 / write 2015..2024"))
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    match answer(options, language) {
        Ok(code) | Err(code) => code,
    }
}

fn answer(options: &Options, language: Language) -> Result<ExitCode, ExitCode> {
    let table = crate::money_file::read(&options.file).map_err(|error| complain_of_file(&error, language))?;
    let mapping: BTreeMap<String, String> = options
        .column
        .iter()
        .filter_map(|column| column.split_once('='))
        .map(|(heading, meaning)| (heading.trim().to_owned(), meaning.trim().to_owned()))
        .collect();
    let rows = Rows::new(table, &mapping);
    if options.preview {
        return Ok(say(&preview(&rows, language)));
    }
    let rulebook = with_bylaws(&options.bylaw, language)?;
    let results = rows.subjects(&rulebook, options.complete);
    let good = good(&results, options.keep_good, language)?;
    let matter = Matter {
        year: options.year,
        ..Matter::on(options.on)
    };
    let wanted = awards(&options.award, &rulebook, language)?;
    let mut answers: Vec<(&str, Vec<Assessment<'_>>)> = Vec::with_capacity(good.len());
    for (who, subject) in good {
        let found = assess(&rulebook, subject, &wanted, &matter)
            .map_err(|problem| complain(&[*problem], &SourceMap::default(), language))?;
        answers.push((who, found));
    }
    let json = || {
        let forms: Vec<serde_json::Value> = answers
            .iter()
            .map(|(who, found)| {
                let found: Vec<serde_json::Value> = found.iter().map(Assessment::to_json).collect();
                serde_json::json!({ "subject": who, "awards": found })
            })
            .collect();
        format!("{}\n", serde_json::to_string_pretty(&forms).unwrap_or_default())
    };
    if let Some(path) = &options.output {
        return Ok(written(path, &json(), language));
    }
    Ok(match options.format {
        Format::Json => say(&json()),
        Format::Text => say(&document(&answers, language).to_plain()),
    })
}

fn written(path: &Path, text: &str, language: Language) -> ExitCode {
    match write_whole(path, text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain_of_file(&unwritable(path, &error.to_string()), language),
    }
}

/// The histories without problems; all problems are shown, and refuse the table unless bad rows may be left out.
fn good(
    results: &[RowResult],
    keep_good: bool,
    language: Language,
) -> Result<Vec<(&str, &Subject)>, ExitCode> {
    let mut good = Vec::with_capacity(results.len());
    let mut failed = ExitCode::SUCCESS;
    let mut bad = 0_usize;
    for result in results {
        match &result.subject {
            Ok(subject) => good.push((result.who.as_str(), subject)),
            Err(problems) => {
                bad = bad.saturating_add(1);
                failed = complain(problems, &SourceMap::default(), language);
            }
        }
    }
    if bad > 0 && !keep_good {
        Err(failed)
    } else {
        Ok(good)
    }
}

fn assess<'r>(
    rulebook: &'r Rulebook,
    subject: &'r Subject,
    wanted: &[u16],
    matter: &Matter,
) -> Result<Vec<Assessment<'r>>, Box<thidua::Diagnostic>> {
    if wanted.is_empty() {
        return rulebook.proposable(subject, matter);
    }
    wanted
        .iter()
        .map(|award| rulebook.assess(subject, *award, matter))
        .collect()
}

/// How the columns are understood.
fn preview(rows: &Rows, language: Language) -> String {
    let vi = language == Language::Vi;
    let mut text = String::new();
    for (heading, column) in rows.head.iter().zip(&rows.columns) {
        let meaning = match column {
            Column::Subject(key) | Column::Event(key) => (*key).to_owned(),
            Column::Rating(year) => format!("ratings {year}"),
            Column::Awards(year) => format!("awards {year}"),
            Column::Initiatives(year) => format!("initiatives {year}"),
            Column::Discipline(year) => format!("discipline {year}"),
            Column::Other if vi => "không dùng".to_owned(),
            Column::Other => "not used".to_owned(),
        };
        text.push_str(&format!("{heading} → {meaning}\n"));
    }
    let count = rows.rows.len();
    text.push_str(&match (vi, rows.is_long()) {
        (true, true) => format!("{count} dòng, mỗi dòng một mục\n"),
        (true, false) => format!("{count} dòng, mỗi dòng một người\n"),
        (false, true) => format!("{count} rows, one row an event\n"),
        (false, false) => format!("{count} rows, one row a person\n"),
    });
    text
}

fn document(answers: &[(&str, Vec<Assessment<'_>>)], language: Language) -> Document {
    let vi = language == Language::Vi;
    let mut rows = Vec::new();
    for (who, found) in answers {
        for answer in found {
            let name = answer
                .award
                .name(answer.matter.on)
                .in_language(language)
                .to_owned();
            let open = answer
                .provided()
                .filter(|findings| findings.iter().all(Missing::is_conduct));
            let state = match (answer.verdict, open.is_some(), vi) {
                (Verdict::Met, _, true) => "đủ tiêu chuẩn",
                (Verdict::Met, _, false) => "met",
                (Verdict::Unknown, true, true) => "đủ, nếu Hội đồng xác nhận",
                (Verdict::Unknown, true, false) => "met, provided the findings",
                (Verdict::Unknown, false, true) => "chưa xác định",
                (Verdict::Unknown, false, false) => "unknown",
                (Verdict::NotMet, _, true) => "chưa đủ",
                (Verdict::NotMet, _, false) => "not met",
            };
            let lacking: Vec<&str> = answer
                .deciding()
                .iter()
                .filter(|(_, node)| answer.verdict == Verdict::NotMet && node.verdict == Verdict::NotMet)
                .map(|(_, node)| node.point.name.in_language(language))
                .take(2)
                .collect();
            rows.push(vec![
                (*who).to_owned(),
                name,
                state.to_owned(),
                lacking.join("; "),
            ]);
        }
    }
    let head = if vi {
        ["Người", "Danh hiệu, hình thức", "Kết quả", "Còn thiếu"]
    } else {
        ["Who", "Award", "Result", "Lacks"]
    };
    let mut document = Document::default();
    document.blocks.push(Block::Table {
        head: head.map(str::to_owned).to_vec(),
        numeric: vec![false; 4],
        rows,
    });
    document
}
