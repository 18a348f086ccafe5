use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use rust_decimal::Decimal;
use thidua::diagnostic::SourceMap;
use thidua::law::Readings;
use thidua::law::money::{MoneyQuestion, MoneySheet, RowProblem, recipient, written_day};
use thidua::{Bilingual, Diagnostic, Language, Rulebook};

use super::template::unwritable;
use super::{complain, complain_of_file, say};
use crate::money_file::{self, report};
use crate::write_whole;

/// Options of `money`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Danh sách quyết định .csv hoặc .xlsx: danh hiệu, đối tượng, ngày quyết định / list of decisions.
    #[arg(required_unless_present = "award", conflicts_with_all = ["award", "recipient", "on", "multiplier", "posthumous"])]
    file: Option<PathBuf>,
    /// Mã, tên hoặc tên viết tắt của danh hiệu, hình thức / award.
    #[arg(long, requires_all = ["recipient", "on"])]
    award: Option<String>,
    /// Đối tượng: individual (cá nhân), collective (tập thể), household (hộ gia đình), … / recipient.
    #[arg(long)]
    recipient: Option<String>,
    /// Ngày ban hành quyết định, 2025-12-20 hoặc 20/12/2025 / day of the decision.
    #[arg(long)]
    on: Option<String>,
    /// Cấp, cơ quan tặng / who gives it.
    #[arg(long, conflicts_with = "file")]
    giver: Option<String>,
    /// Hệ số do cơ quan tặng quy định, khi luật chỉ nêu mức tối đa / own multiplier under a ceiling.
    #[arg(long)]
    multiplier: Option<String>,
    /// Truy tặng / given after death.
    #[arg(long)]
    posthumous: bool,
    /// Cách hiểu khác, ví dụ D-60=nearest / another reading of a doubt.
    #[arg(long, value_name = "D-60=nearest")]
    reading: Vec<String>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Tệp kết quả .csv hoặc .xlsx / file to write.
    #[arg(short, long, requires = "file")]
    output: Option<PathBuf>,
    /// Giữ các dòng đúng dù có dòng lỗi / keep the good rows although others are bad.
    #[arg(long, requires = "file")]
    keep_good: bool,
    /// Dự toán: danh sách là kế hoạch, thêm tổng theo cách hiểu khác / the list is a plan.
    #[arg(long, requires = "file")]
    budget: bool,
}

/// Form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lời văn.
    Text,
    /// JSON.
    Json,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let rulebook = match crate::lawbook::with_bylaws(&[], language) {
        Ok(rulebook) => rulebook,
        Err(code) => return code,
    };
    let done = match &options.file {
        Some(file) => list(&rulebook, file, options, language),
        None => one(&rulebook, options, language),
    };
    done.unwrap_or_else(|problems| complain(&problems, &SourceMap::default(), language))
}

fn one(rulebook: &Rulebook, options: &Options, language: Language) -> Result<ExitCode, Vec<Diagnostic>> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut problems = Vec::new();
    let kind = recipient(&text(&options.recipient));
    if kind.is_none() {
        problems.push(unreadable(
            "--recipient",
            &text(&options.recipient),
            Bilingual::new(
                "dùng individual, collective hoặc household",
                "use individual, collective or household",
            ),
        ));
    }
    let on = written_day(&text(&options.on));
    if on.is_none() {
        problems.push(unreadable(
            "--on",
            &text(&options.on),
            Bilingual::new("ghi ngày, ví dụ 2025-12-20", "write a date such as 2025-12-20"),
        ));
    }
    let own = options.multiplier.as_ref().map(|own| (own, number(own)));
    if let Some((own, None)) = &own {
        problems.push(unreadable(
            "--multiplier",
            own,
            Bilingual::new("ghi hệ số, ví dụ 0.4", "write a multiplier such as 0.4"),
        ));
    }
    let readings = switched(&options.reading, &mut problems);
    let (Some(kind), Some(on), true) = (kind, on, problems.is_empty()) else {
        return Err(problems);
    };
    let mut question = MoneyQuestion::new(text(&options.award), kind, on);
    question.giver.clone_from(&options.giver);
    question.own = own.and_then(|(_, own)| own);
    question.posthumous = options.posthumous;
    question.readings = readings;
    let money = rulebook.money(&question)?;
    Ok(match options.format {
        Format::Text => say(&money.to_text(language)),
        Format::Json => json(&money),
    })
}

fn number(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(&text.replace(',', ".")).ok()
}

fn json(value: &impl serde::Serialize) -> ExitCode {
    match serde_json::to_string_pretty(value) {
        Ok(text) => say(&format!("{text}\n")),
        Err(_) => ExitCode::FAILURE,
    }
}

/// `D-60=nearest` as key and word.
fn switched(written: &[String], problems: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let mut readings = BTreeMap::new();
    for text in written {
        match text.split_once('=') {
            Some((key, word)) => {
                readings.insert(key.trim().to_owned(), word.trim().to_owned());
            }
            None => problems.push(unreadable(
                "--reading",
                text,
                Bilingual::new("ghi dạng D-60=nearest", "write it as D-60=nearest"),
            )),
        }
    }
    readings
}

fn unreadable(option: &str, value: &str, help: Bilingual) -> Diagnostic {
    Diagnostic::error(
        "bad-value",
        Bilingual::new(
            format!("{option}: không đọc được `{value}`"),
            format!("{option}: cannot read `{value}`"),
        ),
    )
    .help(help)
}

fn list(
    rulebook: &Rulebook,
    file: &Path,
    options: &Options,
    language: Language,
) -> Result<ExitCode, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let chosen = switched(&options.reading, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let readings: Readings = rulebook.readings_with(&chosen)?;
    let rows = match money_file::read(file) {
        Ok(rows) => rows,
        Err(error) => return Ok(complain_of_file(&error, language)),
    };
    let sheet = rulebook.money_sheet(&rows, &readings);
    let bad = !sheet.problems.is_empty();
    if bad {
        tell(&file.display().to_string(), &sheet.problems, language);
        if !options.keep_good {
            let text = match language {
                Language::Vi => {
                    "Không ghi, không tính kết quả nào. Sửa các lỗi trên, hoặc dùng --keep-good để giữ các dòng đúng.\n"
                }
                Language::En => {
                    "Nothing was worked out or written. Mend the problems above, or use --keep-good to keep the good rows.\n"
                }
            };
            let _ = io::stderr().write_all(text.as_bytes());
            return Ok(ExitCode::FAILURE);
        }
    }
    let code = write(rulebook, &sheet, &rows, &readings, options, language);
    Ok(if bad { ExitCode::FAILURE } else { code })
}

fn write(
    rulebook: &Rulebook,
    sheet: &MoneySheet<'_>,
    rows: &[Vec<String>],
    readings: &Readings,
    options: &Options,
    language: Language,
) -> ExitCode {
    if let Some(path) = &options.output {
        let bytes = if money_file::is_excel(path) {
            money_file::excel(sheet, rows, language)
        } else {
            money_file::csv(sheet, rows, language)
        };
        let written = bytes.and_then(|bytes| write_whole(path, &bytes).map_err(|error| error.to_string()));
        if let Err(error) = written {
            return complain_of_file(&unwritable(path, &error), language);
        }
    }
    let budget = options.budget.then(|| {
        let (_, decisions): (Vec<usize>, Vec<_>) = thidua::law::money::decisions(rows).0.into_iter().unzip();
        rulebook.budget(&decisions, readings)
    });
    match (options.format, &budget) {
        (Format::Json, Some(budget)) => json(budget),
        (Format::Json, None) => json(sheet),
        (Format::Text, budget) => {
            let differs = budget.as_ref().map(|budget| budget.differs.as_slice());
            say(&report(sheet, differs, language).to_plain())
        }
    }
}

/// Every problem on a line: row, column, what stands there, why, mend.
fn tell(file: &str, problems: &[RowProblem], language: Language) {
    let mut out = String::new();
    for problem in problems {
        let place = match (problem.column, language) {
            (0, Language::Vi) => format!("dòng {}", problem.row),
            (0, Language::En) => format!("row {}", problem.row),
            (column, Language::Vi) => format!("dòng {}, cột {column} ({})", problem.row, problem.heading),
            (column, Language::En) => format!("row {}, column {column} ({})", problem.row, problem.heading),
        };
        out.push_str(&format!(
            "{file}, {place}: {}. {}\n",
            problem.message.in_language(language),
            problem.help.in_language(language)
        ));
    }
    let _ = io::stderr().write_all(out.as_bytes());
}
