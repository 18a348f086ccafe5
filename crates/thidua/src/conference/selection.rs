//! Which regulation a conference is under, in which readings, and whether it may be.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::Bilingual;
use crate::diagnostic::{Diagnostic, Source, SourceMap};
use crate::files::Files;
use crate::reader::{Datum, Table};
use crate::regulation::{Regulation, RegulationFile};

pub(super) fn chosen_readings(head: &Table) -> BTreeMap<String, String> {
    let entries = head.table("readings").map(Table::entries).unwrap_or_default();
    entries
        .iter()
        .filter_map(|(key, _, value)| match &value.datum {
            Datum::Text(word) => Some((key.to_uppercase(), word.clone())),
            _ => None,
        })
        .collect()
}

pub(super) fn regulation_file(
    head: &Table,
    name: &str,
    files: &dyn Files,
    sources: &SourceMap,
    span: Range<usize>,
) -> Result<RegulationFile, Vec<Diagnostic>> {
    let wanted = head.text("table").unwrap_or(name);
    let text = files
        .text(wanted)
        .map_err(|error| vec![error.diagnostic().at(sources, span)])?;
    RegulationFile::read(Source::new(wanted, text), files)
}

/// A regulation outside its dates or years is an error: nothing falls back to another version.
pub(super) fn selection_problems(
    regulation: &Regulation,
    year: i32,
    date: time::Date,
    sources: &SourceMap,
    head: &Table,
) -> Vec<Diagnostic> {
    let instrument = &regulation.instrument;
    let decision = head.date("decision_date").unwrap_or(date);
    let mut problems = Vec::new();
    if !instrument.in_force_on(decision) {
        let shown = |day: Option<time::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let (from, until) = (shown(instrument.from), shown(instrument.until));
        problems.push(
            Diagnostic::error(
                "not-in-force",
                Bilingual::new(
                    format!(
                        "`{}` không có hiệu lực ngày {decision} (hiệu lực [{from}, {until}))",
                        instrument.id
                    ),
                    format!(
                        "`{}` is not in force on {decision} (in force [{from}, {until}))",
                        instrument.id
                    ),
                ),
            )
            .at(sources, head.place("regulation"))
            .help(Bilingual::new(
                "chọn văn bản có hiệu lực vào ngày quyết định, hoặc ghi `decision_date`",
                "name a regulation in force on the day of the decision, or give `decision_date`",
            )),
        );
    }
    if !instrument.scores_year(year) {
        problems.push(
            Diagnostic::error(
                "wrong-year",
                Bilingual::new(
                    format!("`{}` không áp dụng cho năm thi đua {year}", instrument.id),
                    format!("`{}` does not score the emulation year {year}", instrument.id),
                ),
            )
            .at(sources, head.place("year"))
            .help(Bilingual::new("kiểm tra năm thi đua", "check the emulation year")),
        );
    }
    if year > date.year() {
        problems.push(
            Diagnostic::error(
                "wrong-year",
                Bilingual::new(
                    format!("hội nghị ngày {date} không thể tổng kết năm {year} chưa tới"),
                    format!("a conference on {date} cannot sum up the coming year {year}"),
                ),
            )
            .at(sources, head.place("year"))
            .help(Bilingual::new(
                "hội nghị tháng 1 tổng kết năm trước",
                "a conference in January sums up the year before",
            )),
        );
    }
    problems
}
