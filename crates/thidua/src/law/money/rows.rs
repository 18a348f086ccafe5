//! Rows of a spreadsheet as decisions: spellings of headings and values, every bad cell with its mend.

use crate::Bilingual;
use crate::law::{Readings, Rulebook, fold};
use crate::subject::SubjectKind;
use rust_decimal::Decimal;
use serde::Serialize;

use super::cells::{recipient, written_day};
use super::columns::{MoneyColumn, columns};
use super::list::{Decision, MoneyList};
use super::question::MoneyQuestion;
use super::several::Achievement;

/// A cell that cannot be read, or a row without an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// Row as numbered in the file, from 1.
    pub row: usize,
    /// Column from 1; 0 where the whole row or the heading is meant.
    pub column: usize,
    /// Heading of the column as written.
    pub heading: String,
    /// What stands in the cell.
    pub value: String,
    /// Stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: Bilingual,
    /// What to do.
    pub help: Bilingual,
}

/// A list of decisions read from rows, and worked out.
#[derive(Clone, Debug, Serialize)]
pub struct MoneySheet<'r> {
    /// The good rows, worked out.
    pub list: MoneyList<'r>,
    /// For each decision of the list its row in the file, from 1.
    pub places: Vec<usize>,
    /// Every problem, in order of rows and columns.
    pub problems: Vec<RowProblem>,
}

impl Rulebook {
    /// Works out a table of decisions: the first row holds the headings. Good rows are worked out even where others
    /// are bad, so that every problem is found at once.
    pub fn money_sheet(&self, rows: &[Vec<String>], readings: &Readings) -> MoneySheet<'_> {
        let (placed, mut problems) = decisions(rows);
        let (places, decisions): (Vec<usize>, Vec<Decision>) = placed.into_iter().unzip();
        let list = self.money_list(&decisions, readings);
        let heading = heading_row(rows);
        let heads = heading.and_then(|at| rows.get(at));
        let columns = heads.map(|heads| columns(heads, 1).0).unwrap_or_default();
        for (at, problem) in &list.problems {
            let row = places.get(*at).copied().unwrap_or(0);
            let column = match problem.code {
                "unknown-award" => MoneyColumn::Award,
                "unknown-recipient" => MoneyColumn::Recipient,
                "outside-coverage" => MoneyColumn::On,
                _ => MoneyColumn::Multiplier,
            };
            let column = columns
                .iter()
                .find(|(known, _)| *known == column)
                .map(|(_, at)| *at);
            problems.push(RowProblem {
                row,
                column: column.map_or(0, |column| column.saturating_add(1)),
                heading: cell(rows, heading.map_or(1, |at| at.saturating_add(1)), column),
                value: cell(rows, row, column),
                code: problem.code,
                message: problem.message.clone(),
                help: problem.help.clone().unwrap_or_default(),
            });
        }
        problems.sort_by_key(|problem| (problem.row, problem.column));
        MoneySheet {
            list,
            places,
            problems,
        }
    }
}

fn cell(rows: &[Vec<String>], row: usize, column: Option<usize>) -> String {
    let row = row.checked_sub(1).and_then(|row| rows.get(row));
    column
        .and_then(|column| row?.get(column))
        .cloned()
        .unwrap_or_default()
}

/// The place of the first row that is not empty: it holds the headings.
fn heading_row(rows: &[Vec<String>]) -> Option<usize> {
    rows.iter()
        .position(|row| row.iter().any(|cell| !cell.trim().is_empty()))
}

/// Reads rows as decisions: the first row that is not empty holds the headings, in Vietnamese or English, in any order. Empty rows are
/// passed over. Each decision comes with its row, from 1; every bad cell is reported.
///
/// ```
/// use thidua::law::money::decisions;
/// let rows: Vec<Vec<String>> = [["Danh hiệu", "Đối tượng", "Ngày quyết định"], ["LĐTT", "cá nhân", "20/12/2025"]]
///     .iter()
///     .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
///     .collect();
/// let (decisions, problems) = decisions(&rows);
/// assert!(problems.is_empty());
/// assert_eq!(decisions[0].1.question.on.to_string(), "2025-12-20");
/// ```
pub fn decisions(rows: &[Vec<String>]) -> (Vec<(usize, Decision)>, Vec<RowProblem>) {
    let at = heading_row(rows).unwrap_or(0);
    let heads = rows.get(at).map(Vec::as_slice).unwrap_or_default();
    let rest = rows.get(at.saturating_add(1)..).unwrap_or_default();
    let (columns, mut problems) = columns(heads, at.saturating_add(1));
    let mut found = Vec::with_capacity(rest.len());
    if !problems.is_empty() {
        return (found, problems);
    }
    for (row, cells) in (at.saturating_add(2)..).zip(rest) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut reader = Reader {
            heads,
            columns: &columns,
            cells,
            row,
            problems: Vec::new(),
        };
        let decision = reader.decision();
        match decision.filter(|_| reader.problems.is_empty()) {
            Some(decision) => found.push((row, decision)),
            None => problems.append(&mut reader.problems),
        }
    }
    (found, problems)
}

struct Reader<'s> {
    heads: &'s [String],
    columns: &'s [(MoneyColumn, usize)],
    cells: &'s [String],
    row: usize,
    problems: Vec<RowProblem>,
}

impl<'s> Reader<'s> {
    fn text(&self, column: MoneyColumn) -> &'s str {
        let at = self
            .columns
            .iter()
            .find(|(known, _)| *known == column)
            .map(|(_, at)| *at);
        at.and_then(|at| self.cells.get(at))
            .map_or("", |cell| cell.trim())
    }

    fn problem(&mut self, column: MoneyColumn, code: &'static str, message: Bilingual, help: Bilingual) {
        let at = self
            .columns
            .iter()
            .find(|(known, _)| *known == column)
            .map(|(_, at)| *at);
        self.problems.push(RowProblem {
            row: self.row,
            column: at.map_or(0, |at| at.saturating_add(1)),
            heading: at.and_then(|at| self.heads.get(at)).cloned().unwrap_or_default(),
            value: self.text(column).to_owned(),
            code,
            message,
            help,
        });
    }

    fn unreadable(&mut self, column: MoneyColumn, vi: &str, en: &str) {
        let value = self.text(column);
        let message = if value.is_empty() {
            Bilingual::new("ô để trống", "the cell is empty")
        } else {
            Bilingual::new(
                format!("không đọc được `{value}`"),
                format!("cannot read `{value}`"),
            )
        };
        self.problem(column, "bad-value", message, Bilingual::new(vi, en));
    }

    fn decision(&mut self) -> Option<Decision> {
        let award = self.text(MoneyColumn::Award);
        if award.is_empty() {
            self.unreadable(
                MoneyColumn::Award,
                "ghi mã, tên hoặc tên viết tắt của danh hiệu, hình thức khen thưởng",
                "write the id, name or abbreviation of the award",
            );
        }
        let recipient = self.recipient();
        let on = written_day(self.text(MoneyColumn::On));
        if on.is_none() {
            self.unreadable(
                MoneyColumn::On,
                "ghi ngày ban hành quyết định, ví dụ 20/12/2025 hoặc 2025-12-20",
                "write the day of the decision, such as 2025-12-20 or 20/12/2025",
            );
        }
        let count = self.count();
        let own = self.multiplier();
        let years = self.years();
        let posthumous = self.yes_or_no();
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut question = MoneyQuestion::new(award, recipient?, on?);
        question.giver = filled(self.text(MoneyColumn::Giver));
        question.own = own;
        question.posthumous = posthumous?;
        Some(Decision {
            subject: filled(self.text(MoneyColumn::Subject)),
            question,
            achievement: Achievement {
                years,
                what: filled(self.text(MoneyColumn::Achievement)),
            },
            count: count?,
        })
    }

    fn recipient(&mut self) -> Option<SubjectKind> {
        let text = self.text(MoneyColumn::Recipient);
        let kind = recipient(text);
        if kind.is_none() {
            self.unreadable(
                MoneyColumn::Recipient,
                "ghi cá nhân, tập thể hoặc hộ gia đình",
                "write individual, collective or household",
            );
        }
        kind
    }

    fn count(&mut self) -> Option<u32> {
        let text = self.text(MoneyColumn::Count);
        if text.is_empty() {
            return Some(1);
        }
        let count = text
            .parse::<u32>()
            .ok()
            .filter(|count| (1..=1_000_000).contains(count));
        if count.is_none() {
            self.unreadable(
                MoneyColumn::Count,
                "ghi số nguyên từ 1 đến 1000000",
                "write a whole number from 1 to 1000000",
            );
        }
        count
    }

    fn multiplier(&mut self) -> Option<Decimal> {
        let text = self.text(MoneyColumn::Multiplier);
        if text.is_empty() {
            return None;
        }
        let own = Decimal::from_str_exact(&text.replace(',', "."))
            .ok()
            .filter(|own| *own > Decimal::ZERO && *own < Decimal::ONE_HUNDRED && own.scale() <= 9);
        if own.is_none() {
            self.unreadable(
                MoneyColumn::Multiplier,
                "ghi hệ số do cơ quan tặng quy định, ví dụ 0,4",
                "write the multiplier that the giving body has fixed, such as 0.4",
            );
        }
        own
    }

    fn years(&mut self) -> Option<(i32, i32)> {
        let text = self.text(MoneyColumn::Years);
        if text.is_empty() {
            return None;
        }
        let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
        let year = |text: &str| {
            text.trim()
                .parse::<i32>()
                .ok()
                .filter(|year| (1900..=2200).contains(year))
        };
        let years = year(first).zip(year(last)).filter(|(first, last)| first <= last);
        if years.is_none() {
            self.unreadable(
                MoneyColumn::Years,
                "ghi năm hoặc năm đầu và năm cuối, ví dụ 2025 hoặc 2023-2025",
                "write a year, or first and last year, such as 2025 or 2023-2025",
            );
        }
        years
    }

    fn yes_or_no(&mut self) -> Option<bool> {
        match fold(self.text(MoneyColumn::Posthumous)).as_str() {
            "" | "khong" | "no" | "false" => Some(false),
            "co" | "x" | "ies" | "true" => Some(true),
            _ => {
                self.unreadable(MoneyColumn::Posthumous, "ghi có hoặc không", "write yes or no");
                None
            }
        }
    }
}
