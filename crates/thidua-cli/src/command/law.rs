use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};
use thidua::cases::CaseFile;
use thidua::diagnostic::SourceMap;
use thidua::law::DecidedPoints;
use thidua::render::Document;
use thidua::{Bilingual, Diagnostic, Language, Rulebook};
use time::Date;

use super::assess::{awards, day};
use super::{complain, complain_of_file, say};
use crate::folder::read_source;
use crate::lawbook::with_bylaws;

/// Options of `law`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Option<LawCommand>,
    #[command(flatten)]
    listing: Listing,
}

/// What is listed.
#[derive(Debug, Args)]
struct Listing {
    /// Ngày, ví dụ 2025-06-01; mọi thời kỳ nếu bỏ trống / day; every period where absent.
    #[arg(long, value_parser = day)]
    on: Option<Date>,
    /// Danh hiệu, hình thức khen thưởng: mã, tên hoặc chữ tắt / award.
    #[arg(long, conflicts_with_all = ["instrument", "article"])]
    award: Option<String>,
    /// Số văn bản, ví dụ 98/2023/NĐ-CP / number of an instrument.
    #[arg(long, conflicts_with = "article")]
    instrument: Option<String>,
    /// Điều, khoản, điểm, ví dụ "Điều 74 khoản 1 điểm d" / article.
    #[arg(long)]
    article: Option<String>,
    /// Quy định của bộ, ngành, địa phương / bylaws.
    #[arg(long)]
    bylaw: Vec<PathBuf>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Debug, Subcommand)]
enum LawCommand {
    /// So sánh pháp luật hai ngày / what differs between two days.
    Diff(Diff),
    /// Mức độ đã ghi của từng văn bản / what is encoded of each instrument.
    Coverage(CoverageOptions),
}

/// Options of `law diff`.
#[derive(Debug, Args)]
struct Diff {
    /// Ngày thứ nhất / first day.
    #[arg(value_parser = day)]
    from: Date,
    /// Ngày thứ hai / second day.
    #[arg(value_parser = day)]
    until: Date,
    /// Danh hiệu, hình thức khen thưởng / award.
    #[arg(long)]
    award: Option<String>,
    /// Quy định của bộ, ngành, địa phương / bylaws.
    #[arg(long)]
    bylaw: Vec<PathBuf>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// Options of `law coverage`.
#[derive(Debug, Args)]
struct CoverageOptions {
    /// Thư mục các trường hợp kiểm thử, ví dụ tests/cases/assess / folder of cases.
    #[arg(long)]
    cases: Option<PathBuf>,
    /// Dạng kết quả / form of the output.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// Form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// Words.
    Text,
    /// Markdown.
    Markdown,
    /// The wire form.
    Json,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let done = match &options.command {
        Some(LawCommand::Diff(options)) => diff(options, language),
        Some(LawCommand::Coverage(options)) => coverage(options, language),
        None => list(&options.listing, language),
    };
    done.unwrap_or_else(|code| code)
}

/// Prints a document, or the data behind it.
pub(super) fn print(
    form: Form,
    document: impl FnOnce() -> Document,
    data: impl FnOnce() -> Value,
) -> ExitCode {
    match form {
        Form::Text => say(&document().to_plain()),
        Form::Markdown => say(&document().to_markdown()),
        Form::Json => say(&format!(
            "{}\n",
            serde_json::to_string_pretty(&data()).unwrap_or_default()
        )),
    }
}

/// A day before the first one covered is refused.
pub(super) fn covered(on: Date, rulebook: &Rulebook, language: Language) -> Result<(), ExitCode> {
    rulebook
        .covered(on)
        .map_err(|problem| complain(&[*problem], &SourceMap::default(), language))
}

/// The number of an award by name.
pub(super) fn award(name: &str, rulebook: &Rulebook, language: Language) -> Result<u16, ExitCode> {
    let found = awards(&[name.to_owned()], rulebook, language)?;
    found.first().copied().ok_or(ExitCode::FAILURE)
}

fn list(options: &Listing, language: Language) -> Result<ExitCode, ExitCode> {
    let rulebook = with_bylaws(&options.bylaw, language)?;
    if let Some(on) = options.on {
        covered(on, &rulebook, language)?;
    }
    let (on, form) = (options.on, options.format);
    if let Some(name) = &options.award {
        let award = award(name, &rulebook, language)?;
        return Ok(print(
            form,
            || rulebook.criteria_document(award, on, language),
            || rulebook.criteria_json(award, on),
        ));
    }
    if let Some(written) = &options.instrument {
        return instrument(&rulebook, written, form, language);
    }
    if let Some(article) = &options.article {
        return articles(&rulebook, article, on, form, language);
    }
    Ok(print(
        form,
        || rulebook.overview_document(on, language),
        || rulebook.overview_json(on),
    ))
}

fn instrument(
    rulebook: &Rulebook,
    written: &str,
    form: Form,
    language: Language,
) -> Result<ExitCode, ExitCode> {
    let found = rulebook.instruments_named(written);
    if found.is_empty() {
        let numbers = rulebook.instruments.iter().map(|known| known.number.as_str());
        let help = match thidua::diagnostic::nearest(written, numbers) {
            Some(near) => Bilingual::new(
                format!("có phải ý bạn là `{near}`?"),
                format!("did you mean `{near}`?"),
            ),
            None => Bilingual::new(
                "xem các số bằng lệnh `thidua law`",
                "list the numbers with `thidua law`",
            ),
        };
        let problem = Diagnostic::error(
            "unknown-instrument",
            Bilingual::new(
                format!("không có văn bản số `{written}`"),
                format!("there is no instrument `{written}`"),
            ),
        )
        .help(help);
        return Err(complain(&[problem], &SourceMap::default(), language));
    }
    let documents = || {
        let blocks = found
            .iter()
            .flat_map(|known| rulebook.instrument_document(known, language).blocks);
        Document {
            blocks: blocks.collect(),
        }
    };
    Ok(print(form, documents, || json!(found)))
}

fn articles(
    rulebook: &Rulebook,
    article: &str,
    on: Option<Date>,
    form: Form,
    language: Language,
) -> Result<ExitCode, ExitCode> {
    let found = rulebook.points_at(article, on);
    if found.is_empty() {
        let problem = Diagnostic::error(
            "unknown-article",
            Bilingual::new(
                format!("không có tiêu chuẩn nào dẫn `{article}`"),
                format!("no criterion rests on `{article}`"),
            ),
        )
        .help(Bilingual::new(
            "ghi như trong văn bản, ví dụ \"Điều 74 khoản 1 điểm d\"",
            "write it as printed, for instance \"Điều 74 khoản 1 điểm d\"",
        ));
        return Err(complain(&[problem], &SourceMap::default(), language));
    }
    let data = || {
        let points = found.iter().filter_map(|(rule, at)| {
            let point = rule.point(*at)?;
            Some(json!({
                "award": rulebook.awards.id(rule.award), "rule": rule.id, "point": point.id, "name": point.name,
                "text": point.text, "cite": point.origin.cite, "grade": point.origin.grade,
                "instrument": rule.instrument, "in_force": rule.in_force,
            }))
        });
        points.collect()
    };
    Ok(print(
        form,
        || rulebook.article_document(article, on, language),
        data,
    ))
}

fn diff(options: &Diff, language: Language) -> Result<ExitCode, ExitCode> {
    let rulebook = with_bylaws(&options.bylaw, language)?;
    covered(options.from.min(options.until), &rulebook, language)?;
    let award = match &options.award {
        Some(name) => Some(award(name, &rulebook, language)?),
        None => None,
    };
    let changes = rulebook.diff(options.from, options.until, award);
    Ok(print(
        options.format,
        || rulebook.changes_document(&changes, options.from, options.until, language),
        || json!({ "from": options.from, "until": options.until, "changes": changes, "law": { "digest": rulebook.digest } }),
    ))
}

fn coverage(options: &CoverageOptions, language: Language) -> Result<ExitCode, ExitCode> {
    let rulebook = with_bylaws(&[], language)?;
    let decided = match &options.cases {
        Some(folder) => Some(decided(&rulebook, folder, language)?),
        None => None,
    };
    let rows = rulebook.coverage(decided.as_ref());
    Ok(print(
        options.format,
        || rulebook.coverage_document(&rows, language),
        || json!({ "coverage": rows, "law": { "digest": rulebook.digest } }),
    ))
}

/// The points that decide the cases of a folder.
fn decided(rulebook: &Rulebook, folder: &PathBuf, language: Language) -> Result<DecidedPoints, ExitCode> {
    let mut decided = DecidedPoints::default();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|_| {
            complain_of_file(
                &thidua::FileError::not_found(&folder.display().to_string()),
                language,
            )
        })?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let name = path.display().to_string();
        let source = read_source(&path, &name).map_err(|error| complain_of_file(&error, language))?;
        let refuse =
            |problems: Vec<Diagnostic>| complain(&problems, &SourceMap::of(source.clone()), language);
        let file = CaseFile::read(&name, &source.text).map_err(refuse)?;
        for case in file.cases(rulebook).map_err(refuse)? {
            if let Ok((assessment, _)) = case.run(rulebook) {
                decided.note(&assessment);
            }
        }
    }
    Ok(decided)
}
