//! Score sheets as Excel files: a template to fill in, and filled sheets read back.

mod collect;
mod template;

pub(crate) use collect::text;
pub use collect::{Collected, HEADINGS, SheetProblem, collect, rows_as_csv};
pub use template::{Purpose, template};

/// Name of the sheet with the scores.
const SCORES: &str = "Phiếu chấm";
/// Name of the sheet that says what the file is.
const ABOUT: &str = "Thông tin";
/// The first column of the sheet with the scores that holds a stage.
const FIRST_STAGE: usize = 4;
/// Row of the stage identifiers on the sheet with the scores, from 0.
const ID_ROW: u32 = 4;
/// First row of criteria.
const FIRST_ROW: u32 = 5;

/// The usual inputs as a person reads them: identifier, Vietnamese, English. An input that a regulation names itself
/// keeps its identifier.
const INPUTS: &[(&str, &str, &str)] = &[
    ("points", "điểm", "points"),
    ("bonus", "điểm thưởng", "bonus"),
    ("done", "đạt (có/không)", "done (có/không)"),
    ("count", "số lượng", "count"),
    ("confirmed", "số xác nhận", "confirmed"),
    ("actual", "thực hiện", "actual"),
    ("target", "chỉ tiêu", "target"),
    ("percent", "% kế hoạch", "% of plan"),
    ("p", "tỷ lệ %", "share in %"),
    ("days_late", "số ngày chậm", "days late"),
    ("due", "hạn", "due"),
    ("done_on", "ngày hoàn thành", "done on"),
    ("good", "số được cộng", "good"),
    ("bad", "số bị trừ", "bad"),
];

/// How an input is shown.
fn shown_input(id: &str, language: thidua::Language) -> &str {
    let known = INPUTS.iter().find(|(own, ..)| *own == id);
    known.map_or(
        id,
        |(_, vi, en)| if language == thidua::Language::Vi { vi } else { en },
    )
}

/// The input behind a cell, as shown or as its identifier.
fn input_of(shown: &str) -> &str {
    let known = INPUTS.iter().find(|(id, vi, en)| [id, vi, en].contains(&&shown));
    known.map_or(shown, |(id, ..)| id)
}

/// The words of a yes and a no in a cell.
const YES: &str = "có";
const NO: &str = "không";

/// A text that a spreadsheet would run as a formula is written with a leading apostrophe.
pub(crate) fn harmless(cell: &str) -> String {
    let runs =
        cell.starts_with(['=', '+', '@', '\t']) || (cell.starts_with('-') && cell.parse::<f64>().is_err());
    if runs { format!("'{cell}") } else { cell.to_owned() }
}
