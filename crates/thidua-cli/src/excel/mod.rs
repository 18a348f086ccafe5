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

/// The words of a yes and a no in a cell.
const YES: &str = "có";
const NO: &str = "không";

/// A text that a spreadsheet would run as a formula is written with a leading apostrophe.
pub(crate) fn harmless(cell: &str) -> String {
    let runs =
        cell.starts_with(['=', '+', '@', '\t']) || (cell.starts_with('-') && cell.parse::<f64>().is_err());
    if runs { format!("'{cell}") } else { cell.to_owned() }
}
