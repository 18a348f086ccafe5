//! The table of coverage.

use crate::law::Coverage;
use crate::render::Document;
use crate::{Language, Rulebook};

impl Rulebook {
    /// The coverage as a document with one table and its totals.
    pub fn coverage_document(&self, rows: &[Coverage], language: Language) -> Document {
        let vi = language == Language::Vi;
        let mut document = Document::default();
        let with_cases = rows.iter().any(|row| row.with_case.is_some());
        let mut columns: Vec<(&str, bool)> = if vi {
            vec![
                ("Văn bản", false),
                ("Tiêu chuẩn", true),
                ("Điểm", true),
                ("đã đối chiếu", true),
                ("thứ cấp", true),
                ("nhớ lại", true),
                ("giả định", true),
                ("Điểm xét trực tiếp", true),
            ]
        } else {
            vec![
                ("Instrument", false),
                ("Rules", true),
                ("Points", true),
                ("confirmed", true),
                ("reported", true),
                ("recalled", true),
                ("assumed", true),
                ("Testing points", true),
            ]
        };
        if with_cases {
            columns.push((
                if vi {
                    "có ca quyết định"
                } else {
                    "with a deciding case"
                },
                true,
            ));
            columns.push((if vi { "chưa có" } else { "without" }, true));
        }
        columns.push((
            if vi {
                "Thủ tục, xếp loại"
            } else {
                "Procedure, ratings"
            },
            true,
        ));
        columns.push((if vi { "Tiền thưởng" } else { "Money" }, true));
        let mut table: Vec<Vec<String>> = rows
            .iter()
            .map(|row| line(&row.number, row, with_cases))
            .collect();
        if let Some(total) = total(rows) {
            table.push(line(if vi { "Tổng" } else { "Total" }, &total, with_cases));
        }
        document.table(&columns, table);
        document
    }
}

fn line(name: &str, row: &Coverage, with_cases: bool) -> Vec<String> {
    let mut cells = vec![name.to_owned(), row.rules.to_string(), row.points.to_string()];
    cells.extend(row.grades.iter().map(ToString::to_string));
    cells.push(row.leaves.to_string());
    if with_cases {
        let with = row.with_case.unwrap_or(0);
        cells.push(with.to_string());
        cells.push(row.leaves.saturating_sub(with).to_string());
    }
    cells.push(row.procedure.to_string());
    cells.push(row.money.to_string());
    cells
}

fn total(rows: &[Coverage]) -> Option<Coverage> {
    let mut rows = rows.iter();
    let mut total = rows.next()?.clone();
    for row in rows {
        total.rules = total.rules.saturating_add(row.rules);
        total.points = total.points.saturating_add(row.points);
        total.leaves = total.leaves.saturating_add(row.leaves);
        total.procedure = total.procedure.saturating_add(row.procedure);
        total.money = total.money.saturating_add(row.money);
        for (sum, count) in total.grades.iter_mut().zip(row.grades) {
            *sum = sum.saturating_add(count);
        }
        total.with_case = match (total.with_case, row.with_case) {
            (Some(sum), Some(with)) => Some(sum.saturating_add(with)),
            (sum, with) => sum.or(with),
        };
    }
    Some(total)
}
