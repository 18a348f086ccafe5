use std::fs;
use std::path::Path;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};
use rust_decimal::Decimal;
use thidua::Bilingual;
use thidua::scoring::{Criterion, Method, ScoringTable};

use super::{ABOUT, FIRST_ROW, FIRST_STAGE, ID_ROW, NO, SCORES, YES, input_of};
use crate::folder::MOST_BYTES;

/// The rows of filled sheets, ready to be written as CSV, with every problem found.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// Rows in the order of files and cells.
    pub rows: Vec<[String; 11]>,
    /// Problems.
    pub problems: Vec<SheetProblem>,
}

/// A problem of a filled sheet, by file, sheet and cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetProblem {
    /// Path of the file.
    pub file: String,
    /// Name of the sheet; empty where the whole file is meant.
    pub sheet: String,
    /// Cell, for instance `E12`; empty where none is meant.
    pub cell: String,
    /// What is wrong.
    pub message: Bilingual,
    /// What to do.
    pub help: Bilingual,
}

/// Headings of the CSV, the same that a conference reads.
pub const HEADINGS: [&str; 11] = [
    "đơn vị",
    "vòng chấm",
    "tiêu chí",
    "số liệu",
    "giá trị",
    "lý do",
    "minh chứng",
    "người chấm",
    "đơn vị chấm",
    "ngày",
    "năm",
];

/// The rows of one filled sheet as the CSV that a conference reads.
///
/// # Errors
/// Every problem of the file.
pub fn rows_as_csv(path: &Path) -> Result<String, Vec<SheetProblem>> {
    let collected = collect(path, &|_| None);
    if !collected.problems.is_empty() {
        return Err(collected.problems);
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer
        .write_record(HEADINGS)
        .and_then(|()| collected.rows.iter().try_for_each(|row| writer.write_record(row)));
    let bytes = written
        .ok()
        .and_then(|()| writer.into_inner().ok())
        .unwrap_or_default();
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// Reads one filled sheet. `table` gives the scoring table of a regulation and table identifier, where it is known:
/// points are then compared with their maxima.
pub fn collect(path: &Path, table: &dyn Fn((&str, &str)) -> Option<ScoringTable>) -> Collected {
    let mut sheet = Filled {
        file: path.display().to_string(),
        out: Collected::default(),
    };
    sheet.read(path, table);
    if !sheet.out.problems.is_empty() {
        sheet.out.rows.clear();
    }
    sheet.out
}

struct Filled {
    file: String,
    out: Collected,
}

/// What the sheet "Thông tin" says.
struct About {
    regulation: String,
    table: String,
    unit: String,
    year: String,
    scorer: String,
    on: String,
    by: String,
}

impl Filled {
    fn problem(&mut self, sheet: &str, cell: String, message: (String, String), help: (&str, &str)) {
        self.out.problems.push(SheetProblem {
            file: self.file.clone(),
            sheet: sheet.to_owned(),
            cell,
            message: Bilingual::new(message.0, message.1),
            help: Bilingual::new(help.0, help.1),
        });
    }

    fn read(&mut self, path: &Path, table: &dyn Fn((&str, &str)) -> Option<ScoringTable>) {
        match fs::metadata(path) {
            Ok(about) if about.len() > MOST_BYTES => {
                let size = about.len();
                return self.problem(
                    "",
                    String::new(),
                    (
                        format!("tệp {size} byte, vượt giới hạn {MOST_BYTES}"),
                        format!("the file has {size} bytes, the limit is {MOST_BYTES}"),
                    ),
                    (
                        "dùng tệp tạo bởi `thidua template`",
                        "use a file made by `thidua template`",
                    ),
                );
            }
            Ok(_) => {}
            Err(error) => {
                return self.problem(
                    "",
                    String::new(),
                    (
                        format!("không mở được: {error}"),
                        format!("cannot be opened: {error}"),
                    ),
                    ("kiểm tra đường dẫn", "check the path"),
                );
            }
        }
        let mut workbook: Xlsx<_> = match open_workbook(path) {
            Ok(workbook) => workbook,
            Err(_) => {
                return self.problem(
                    "",
                    String::new(),
                    (
                        "không phải tệp Excel .xlsx".to_owned(),
                        "not an Excel .xlsx file".to_owned(),
                    ),
                    (
                        "lưu lại dạng .xlsx từ Excel hoặc LibreOffice",
                        "save it as .xlsx from Excel or LibreOffice",
                    ),
                );
            }
        };
        let (Ok(scores), Ok(about)) = (workbook.worksheet_range(SCORES), workbook.worksheet_range(ABOUT))
        else {
            return self.problem(
                "",
                String::new(),
                (
                    format!("thiếu trang \"{SCORES}\" hoặc \"{ABOUT}\""),
                    format!("the sheet \"{SCORES}\" or \"{ABOUT}\" is missing"),
                ),
                (
                    "dùng tệp tạo bởi `thidua template`",
                    "use a file made by `thidua template`",
                ),
            );
        };
        let Some(about) = self.about(&about) else { return };
        let known = table((&about.regulation, &about.table));
        self.scores(&scores, &about, known.as_ref());
    }

    fn about(&mut self, range: &Range<Data>) -> Option<About> {
        let value = |row: u32| text(range.get_value((row, 1)));
        let about = About {
            regulation: value(0),
            table: value(1),
            unit: value(2),
            year: value(3),
            scorer: value(4),
            on: value(5),
            by: value(6),
        };
        if about.unit.is_empty() {
            self.problem(
                ABOUT,
                "B3".to_owned(),
                ("chưa ghi mã đơn vị".to_owned(), "the unit is missing".to_owned()),
                (
                    "ghi mã đơn vị như trong tệp hội nghị",
                    "write the id of the unit as in the conference file",
                ),
            );
            return None;
        }
        Some(about)
    }

    fn scores(&mut self, range: &Range<Data>, about: &About, table: Option<&ScoringTable>) {
        let stages: Vec<(u32, String)> = (FIRST_STAGE..FIRST_STAGE.saturating_add(MOST_STAGES))
            .filter_map(|column| u32::try_from(column).ok())
            .map(|column| (column, text(range.get_value((ID_ROW, column)))))
            .take_while(|(_, id)| !id.is_empty())
            .collect();
        if stages.is_empty() {
            return self.problem(
                SCORES,
                cell_name(ID_ROW, u32::try_from(FIRST_STAGE).unwrap_or(0)),
                (
                    "không thấy dòng mã các vòng chấm".to_owned(),
                    "the row of stage ids is missing".to_owned(),
                ),
                (
                    "không xóa dòng chữ nhỏ dưới tiêu đề",
                    "do not delete the row of small print under the headings",
                ),
            );
        }
        let after = stages.last().map_or(0, |(column, _)| column.saturating_add(1));
        let last_row = range.end().map_or(0, |(row, _)| row).min(MOST_ROWS);
        for row in FIRST_ROW..=last_row {
            let (id, input) = (text(range.get_value((row, 0))), text(range.get_value((row, 2))));
            let input = input_of(&input).to_owned();
            if id.is_empty() || input.is_empty() {
                continue;
            }
            let criterion = table.and_then(|table| table.criterion(&id));
            if table.is_some() && criterion.is_none() {
                self.problem(
                    SCORES,
                    cell_name(row, 0),
                    (
                        format!("bảng điểm không có tiêu chí `{id}`"),
                        format!("the table has no criterion `{id}`"),
                    ),
                    ("không sửa cột mã", "do not change the column of ids"),
                );
                continue;
            }
            let (reason, evidence) = (
                text(range.get_value((row, after))),
                text(range.get_value((row, after.saturating_add(1)))),
            );
            for (column, stage) in &stages {
                let Some(value) = range
                    .get_value((row, *column))
                    .filter(|value| !matches!(value, Data::Empty))
                else {
                    continue;
                };
                let Some(value) = self.value(value, row, *column) else {
                    continue;
                };
                if value.is_empty() {
                    continue;
                }
                if let Some(criterion) = criterion {
                    self.compare(criterion, &input, &value, row, *column);
                }
                self.out.rows.push([
                    about.unit.clone(),
                    stage.clone(),
                    id.clone(),
                    input.clone(),
                    value,
                    reason.clone(),
                    evidence.clone(),
                    about.scorer.clone(),
                    about.by.clone(),
                    about.on.clone(),
                    about.year.clone(),
                ]);
            }
        }
    }

    /// A cell as the CSV writes it.
    fn value(&mut self, value: &Data, row: u32, column: u32) -> Option<String> {
        match value {
            Data::Error(error) => {
                self.problem(
                    SCORES,
                    cell_name(row, column),
                    (
                        format!("ô bị lỗi công thức {error}"),
                        format!("the cell holds the error {error}"),
                    ),
                    (
                        "ghi giá trị thay cho công thức",
                        "write the value instead of the formula",
                    ),
                );
                None
            }
            Data::Float(number)
                if number.to_string().chars().filter(char::is_ascii_digit).count() > EXACT_DIGITS =>
            {
                self.problem(
                    SCORES,
                    cell_name(row, column),
                    (
                        format!("ô là kết quả tính không chính xác: {number}"),
                        format!("the cell holds an inexact result: {number}"),
                    ),
                    ("làm tròn rồi ghi số vào ô", "round it and write the number"),
                );
                None
            }
            other => Some(match text(Some(other)).to_lowercase().as_str() {
                YES => "true".to_owned(),
                NO => "false".to_owned(),
                _ => text(Some(other)),
            }),
        }
    }

    /// Judged points are compared with the maximum cell by cell; everything else is checked by the conference.
    fn compare(&mut self, criterion: &Criterion, input: &str, value: &str, row: u32, column: u32) {
        let numeric = !matches!(value, "true" | "false") && !matches!(input, "due" | "done_on");
        if !numeric {
            return;
        }
        let cell = cell_name(row, column);
        let Ok(number) = Decimal::from_str_exact(value) else {
            return self.problem(
                SCORES,
                cell,
                (
                    format!("`{value}` không phải là số"),
                    format!("`{value}` is not a number"),
                ),
                ("ghi một số", "write a number"),
            );
        };
        let judged = matches!(criterion.method, Some(Method::Judged)) && input == "points";
        if number.is_sign_negative() && !number.is_zero() {
            self.problem(
                SCORES,
                cell,
                (format!("{number} là số âm"), format!("{number} is negative")),
                ("ghi số không âm", "write a number that is not negative"),
            );
        } else if let Some(max) = criterion.max.filter(|max| judged && number > *max) {
            self.problem(
                SCORES,
                cell,
                (
                    format!(
                        "{number} điểm vượt mức tối đa {max} của tiêu chí `{}`",
                        criterion.id
                    ),
                    format!(
                        "{number} points exceed the maximum {max} of the criterion `{}`",
                        criterion.id
                    ),
                ),
                ("sửa điểm trong ô", "correct the cell"),
            );
        } else if let Some(step) = criterion.step.step.filter(|_| judged)
            && !number.checked_rem(step).is_some_and(|rest| rest.is_zero())
        {
            self.problem(
                SCORES,
                cell,
                (
                    format!("{number} điểm không chia hết cho bước {step}"),
                    format!("{number} points are not on the step {step}"),
                ),
                ("sửa điểm trong ô", "correct the cell"),
            );
        }
    }
}

/// Digits that a spreadsheet holds exactly.
const EXACT_DIGITS: usize = 15;
/// More columns of stages than any regulation has.
const MOST_STAGES: usize = 32;
/// More rows than any scoring table has.
const MOST_ROWS: u32 = 20_000;

/// A cell as text; a number in its shortest exact decimal form, a date as 2024-01-31.
pub(crate) fn text(value: Option<&Data>) -> String {
    match value {
        None | Some(Data::Empty | Data::Error(_)) => String::new(),
        Some(Data::Float(number)) => number.to_string(),
        Some(Data::Int(number)) => number.to_string(),
        Some(Data::Bool(value)) => value.to_string(),
        Some(Data::DateTime(moment)) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Some(other) => other.to_string().trim().to_owned(),
    }
}

/// `E12` for row 11, column 4.
fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column.saturating_add(1);
    while left > 0 {
        let rest = left.saturating_sub(1);
        let letter = u8::try_from(rest.checked_rem(26).unwrap_or(0)).unwrap_or(0);
        letters.push(char::from(b'A'.saturating_add(letter)));
        left = rest.checked_div(26).unwrap_or(0);
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row.saturating_add(1))
}
