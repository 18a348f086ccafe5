use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use thidua::diagnostic::{SourceMap, nearest};
use thidua::law::procedure::{NO_SECTOR, ProcedureCase, ScopeFacts};
use thidua::subject::SubjectKind;
use thidua::{Bilingual, Diagnostic, Language, Rulebook};
use time::Date;

use super::assess::{day, pairs};
use super::complain;
use super::law::{Form, award, covered, print};
use crate::lawbook::with_bylaws;

/// Options of `procedure`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Danh hiệu, hình thức khen thưởng: mã, tên hoặc chữ tắt / award.
    #[arg(long)]
    award: String,
    /// Ngày quyết định, ví dụ 2025-06-01 / day of the decision.
    #[arg(long, value_parser = day)]
    on: Date,
    /// Loại hình khen thưởng: cong-trang, dot-xuat, chuyen-de, cong-hien, nien-han, doi-ngoai / type of commendation.
    #[arg(long)]
    merit: Option<String>,
    /// Đối tượng: individual, collective, household, … / kind of subject.
    #[arg(long)]
    recipient: Option<String>,
    /// Ngành: giao-duc, hoặc khac cho ngành không có quy định riêng / sector, or `khac`.
    #[arg(long)]
    sector: Option<String>,
    /// Năm nộp, năm quyết định danh hiệu trước, hoặc năm đại hội, tùy quy định / year of the filing rule.
    #[arg(long)]
    year: Option<i32>,
    /// Ngày nộp hồ sơ, để xem có đúng hạn / day of filing, to be tested.
    #[arg(long, value_parser = day)]
    filed: Option<Date>,
    /// Ngày nhận đủ hồ sơ / receipt of the full dossier.
    #[arg(long, value_parser = day)]
    received: Option<Date>,
    /// Ngày nhận đủ ý kiến / day of the last opinion.
    #[arg(long, value_parser = day)]
    opinions: Option<Date>,
    /// Ngày có kết luận vi phạm / day of a conclusion on a violation.
    #[arg(long, value_parser = day)]
    conclusion: Option<Date>,
    /// Ngày họp Hội đồng / meeting of the council.
    #[arg(long, value_parser = day)]
    meeting: Option<Date>,
    /// Ngày công khai / day of publication.
    #[arg(long, value_parser = day)]
    published: Option<Date>,
    /// Chọn cách hiểu của câu hỏi ngỏ, ví dụ D-43=chua-ro / choose a reading.
    #[arg(long, value_name = "KEY=WORD")]
    reading: Vec<String>,
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
    let rulebook = with_bylaws(&options.bylaw, language)?;
    covered(options.on, &rulebook, language)?;
    let award = award(&options.award, &rulebook, language)?;
    let refuse = |problems: Vec<Diagnostic>| complain(&problems, &SourceMap::default(), language);
    let facts = facts(options, &rulebook).map_err(refuse)?;
    let readings = rulebook.readings_with(&pairs(&options.reading)).map_err(refuse)?;
    let case = ProcedureCase {
        on: options.on,
        received: options.received,
        facts,
        year: options.year,
        filed: options.filed,
        opinions: options.opinions,
        conclusion: options.conclusion,
        meeting: options.meeting,
        published: options.published,
        readings: Some(readings),
    };
    let procedure = rulebook.procedure(award, &case).ok_or(ExitCode::FAILURE)?;
    Ok(print(
        options.format,
        || rulebook.procedure_document(&procedure, language),
        || {
            let mut form = json!(procedure);
            if let Some(form) = form.as_object_mut() {
                form.insert("law".to_owned(), json!({ "digest": rulebook.digest }));
            }
            form
        },
    ))
}

fn facts(options: &Options, rulebook: &Rulebook) -> Result<ScopeFacts, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let mut word = |given: &Option<String>, list: &str, option: &str| {
        let text = given.as_deref()?;
        let words = rulebook.vocabulary.list(list);
        let found = words.find(text);
        if found.is_none() {
            problems.push(unknown(
                option,
                text,
                nearest(text, words.iter().map(|word| word.id.as_str())),
            ));
        }
        found
    };
    let merit = word(&options.merit, "merit", "--merit");
    let sector = match options.sector.as_deref() {
        Some("khac" | "other") => Some(NO_SECTOR),
        _ => word(&options.sector, "sector", "--sector"),
    };
    let kind = options.recipient.as_deref().and_then(|text| {
        let kind = SubjectKind::from_word(text);
        if kind.is_none() {
            problems.push(unknown(
                "--recipient",
                text,
                nearest(text, SubjectKind::all().map(SubjectKind::word)),
            ));
        }
        kind
    });
    if problems.is_empty() {
        Ok(ScopeFacts { merit, kind, sector })
    } else {
        Err(problems)
    }
}

fn unknown(option: &str, text: &str, near: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error(
        "unknown-word",
        Bilingual::new(
            format!("`{option}` không nhận `{text}`"),
            format!("`{option}` does not take `{text}`"),
        ),
    );
    match near {
        Some(near) => problem.help(Bilingual::new(
            format!("có phải ý bạn là `{near}`?"),
            format!("did you mean `{near}`?"),
        )),
        None => problem.help(Bilingual::new(
            "xem `thidua procedure --help`",
            "see `thidua procedure --help`",
        )),
    }
}
