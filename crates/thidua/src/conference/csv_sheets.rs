//! Sheets as CSV: one row for each input of each criterion, headings in Vietnamese or English.

use std::collections::BTreeMap;
use std::rc::Rc;

use rust_decimal::Decimal;
use time::Date;
use time::format_description::well_known::Iso8601;

use super::csv_file::{Column, File, Row};
use super::entry::Written;
use super::read::Reading;
use super::read_sheets::same_sheet;
use super::{Member, Sheet};
use crate::diagnostic::{Source, SourceMap};
use crate::fact::FactValue;
use crate::regulation::suggestion;

/// Most rows of one file of sheets.
const MOST_ROWS: usize = 200_000;

/// The entries of the file, by sheet and criterion, each with the first byte of its last row.
type Entries = BTreeMap<(usize, usize), (Written, usize)>;

impl Reading<'_> {
    /// Reads a file of sheets and adds its rows to the sheets.
    pub(super) fn csv(&mut self, file: &str, text: &str, members: &[Member], sheets: &mut Vec<Sheet>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut file = File {
            text,
            source: Rc::new(SourceMap::of(Source::new(file, text))),
            columns: Vec::new(),
        };
        let headings = match reader.headers() {
            Ok(headings) => headings.clone(),
            Err(error) => return self.csv_error(&file, &error),
        };
        let Some(columns) = self.columns(&file, &headings) else {
            return;
        };
        file.columns = columns;
        let before = sheets.len();
        let mut entries = Entries::new();
        for (number, record) in reader.records().enumerate() {
            if number >= MOST_ROWS {
                return self.sheet_error(
                    "too-many",
                    &file.cell(0, usize::MAX),
                    (
                        format!("tệp có quá {MOST_ROWS} dòng"),
                        format!("the file has more than {MOST_ROWS} rows"),
                    ),
                    ("tách thành nhiều tệp", "split the file"),
                );
            }
            match record {
                Ok(record) => {
                    let row = Row {
                        record: &record,
                        file: &file,
                    };
                    self.row(&row, members, sheets, before, &mut entries);
                }
                Err(error) => self.csv_error(&file, &error),
            }
        }
        for ((place, _), (written, start)) in entries {
            let Some(sheet) = sheets.get_mut(place) else {
                continue;
            };
            let scoring = members
                .get(sheet.unit)
                .and_then(|member| self.table_of(member.table));
            let Some(scoring) = scoring else { continue };
            let cell = file.place_of(start, Column::Value);
            let entry = self.entry(scoring, members, sheet, written, &cell);
            sheet.entries.extend(entry);
        }
    }

    fn row(
        &mut self,
        row: &Row<'_>,
        members: &[Member],
        sheets: &mut Vec<Sheet>,
        before: usize,
        entries: &mut Entries,
    ) {
        if row.record.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let (Some(unit_id), Some(stage_id), Some(criterion_id)) = (
            row.cell(Column::Unit),
            row.cell(Column::Stage),
            row.cell(Column::Criterion),
        ) else {
            return self.sheet_error(
                "missing-cell",
                &row.place(Column::Unit),
                (
                    "dòng thiếu đơn vị, vòng chấm hoặc tiêu chí",
                    "the row lacks unit, stage or criterion",
                ),
                ("điền đủ ba cột", "fill in the three columns"),
            );
        };
        let Some(unit) = self.units.iter().position(|unit| unit == unit_id) else {
            let known: Vec<&str> = self.units.iter().map(String::as_str).collect();
            let message = (
                format!("`{unit_id}` không phải là thành viên của khối"),
                format!("`{unit_id}` is not a member of the bloc"),
            );
            let help = suggestion(unit_id, &known, "member");
            return self.sheet_error("unknown-unit", &row.place(Column::Unit), message, help);
        };
        let regulation = self.regulation;
        let Some(stage) = regulation.stages.iter().position(|stage| stage.id == stage_id) else {
            let known: Vec<&str> = regulation.stages.iter().map(|stage| stage.id.as_str()).collect();
            let message = (
                format!("không có vòng chấm `{stage_id}`"),
                format!("there is no stage `{stage_id}`"),
            );
            let help = suggestion(stage_id, &known, "stage");
            return self.sheet_error("unknown-reference", &row.place(Column::Stage), message, help);
        };
        if let Some(year) = row.cell(Column::Year)
            && year.parse::<i32>().ok() != Some(self.year)
        {
            self.sheet_error(
                "wrong-year",
                &row.place(Column::Year),
                (
                    format!("dòng ghi năm {year}, hội nghị tổng kết năm {}", self.year),
                    format!("the row is of {year}, the conference sums up {}", self.year),
                ),
                ("kiểm tra lại phiếu", "check the sheet"),
            );
        }
        let Some(scoring) = members.get(unit).and_then(|member| self.table_of(member.table)) else {
            return self.sheet_error(
                "no-table",
                &row.place(Column::Unit),
                (
                    format!("văn bản không có bảng điểm cho `{unit_id}`"),
                    format!("the regulation has no scoring table for `{unit_id}`"),
                ),
                (
                    "ghi `kind` của đơn vị, hoặc bỏ dòng này",
                    "give the `kind` of the unit, or remove the row",
                ),
            );
        };
        let Some(criterion) = scoring.place(criterion_id) else {
            return self.unknown_criterion(scoring, criterion_id, &row.place(Column::Criterion), "scores");
        };
        let on = match row
            .cell(Column::On)
            .map(|text| (text, Date::parse(text, &Iso8601::DATE)))
        {
            None => None,
            Some((_, Ok(day))) => Some(day),
            Some((text, Err(_))) => {
                return self.sheet_error(
                    "bad-date",
                    &row.place(Column::On),
                    (
                        format!("`{text}` không phải là ngày"),
                        format!("`{text}` is not a date"),
                    ),
                    ("ghi dạng 2023-12-15", "write it as 2023-12-15"),
                );
            }
        };
        let by = match row.cell(Column::By) {
            None => None,
            Some(id) => {
                let by = self.units.iter().position(|unit| unit == id);
                if by.is_none() {
                    let known: Vec<&str> = self.units.iter().map(String::as_str).collect();
                    let message = (
                        format!("`{id}` không phải là thành viên của khối"),
                        format!("`{id}` is not a member of the bloc"),
                    );
                    let help = suggestion(id, &known, "member");
                    return self.sheet_error("unknown-unit", &row.place(Column::By), message, help);
                }
                by
            }
        };
        let sheet = Sheet {
            unit,
            stage,
            on,
            by,
            scorer: row.cell(Column::Scorer).map(str::to_owned),
            entries: Vec::new(),
        };
        let own = sheets
            .iter_mut()
            .skip(before)
            .position(|known| same_sheet(known, &sheet));
        let at = match own.map(|at| at.saturating_add(before)) {
            Some(at) => at,
            None => {
                if sheets.iter().any(|known| same_sheet(known, &sheet)) {
                    self.sheet_error(
                        "sheet-twice",
                        &row.place(Column::Unit),
                        (
                            format!("phiếu của `{unit_id}` ở vòng `{stage_id}` đã có"),
                            format!("the sheet of `{unit_id}` at the stage `{stage_id}` is given twice"),
                        ),
                        ("bỏ một phiếu", "remove one of them"),
                    );
                }
                sheets.push(sheet);
                sheets.len().saturating_sub(1)
            }
        };
        let note = row.cell(Column::Note).map(str::to_owned);
        let evidence = row.cell(Column::Evidence).map(str::to_owned);
        let Some(rule) = scoring.criteria.get(criterion) else {
            return;
        };
        let input = match (row.cell(Column::Input), row.cell(Column::Value)) {
            (_, None) => None,
            (Some(input), Some(value)) => Some((input.to_owned(), value)),
            (None, Some(value)) => self
                .bare_input(rule, &row.place(Column::Value))
                .map(|input| (input, value)),
        };
        let (entry, start) = entries.entry((at, criterion)).or_insert_with(|| {
            let blank = Written {
                criterion,
                inputs: Vec::new(),
                note: None,
                evidence: None,
            };
            (blank, row.start())
        });
        *start = row.start();
        entry.note = entry.note.take().or(note);
        entry.evidence = entry.evidence.take().or(evidence);
        let Some((input, value)) = input else { return };
        if entry.inputs.iter().any(|(known, _)| *known == input) {
            return self.sheet_error(
                "cell-twice",
                &row.place(Column::Criterion),
                (
                    format!("tiêu chí `{criterion_id}` của `{unit_id}` được chấm hai lần ở một vòng"),
                    format!("the criterion `{criterion_id}` of `{unit_id}` is scored twice at one stage"),
                ),
                ("bỏ một dòng", "remove one row"),
            );
        }
        entry.inputs.push((input, cell_value(value)));
    }

    fn csv_error(&mut self, file: &File<'_>, error: &csv::Error) {
        let byte = error.position().map_or(0, csv::Position::byte);
        self.sheet_error(
            "bad-csv",
            &file.cell(usize::try_from(byte).unwrap_or(usize::MAX), usize::MAX),
            ("tệp CSV không đọc được", "the CSV file cannot be read"),
            (
                format!("lưu lại dạng CSV UTF-8 ({error})"),
                format!("save it as CSV UTF-8 ({error})"),
            ),
        );
    }
}

/// A cell as written: a boolean, an exact number, a date, else a word.
fn cell_value(text: &str) -> FactValue {
    match text.to_lowercase().as_str() {
        "true" | "có" | "x" | "đạt" => return FactValue::Boolean(true),
        "false" | "không" | "không đạt" => return FactValue::Boolean(false),
        _ => {}
    }
    if let Ok(number) = Decimal::from_str_exact(text) {
        return FactValue::Number(number);
    }
    Date::parse(text, &Iso8601::DATE).map_or_else(|_| FactValue::Word(text.to_owned()), FactValue::Date)
}
