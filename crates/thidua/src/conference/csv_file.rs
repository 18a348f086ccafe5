//! One file of sheets: its columns and the places of its cells.

use std::rc::Rc;

use super::read::Reading;
use super::read_sheets::Place;
use crate::diagnostic::SourceMap;
use crate::regulation::suggestion;

/// The columns, with the headings accepted for each.
const COLUMNS: &[(Column, &[&str])] = &[
    (Column::Unit, &["unit", "đơn vị", "don_vi"]),
    (Column::Stage, &["stage", "vòng chấm", "vong_cham"]),
    (Column::Criterion, &["criterion", "tiêu chí", "tieu_chi"]),
    (Column::Input, &["input", "số liệu", "so_lieu"]),
    (Column::Value, &["value", "giá trị", "gia_tri"]),
    (Column::Note, &["note", "lý do", "ly_do"]),
    (Column::Evidence, &["evidence", "minh chứng", "minh_chung"]),
    (Column::Scorer, &["scorer", "người chấm", "nguoi_cham"]),
    (Column::By, &["by", "đơn vị chấm", "don_vi_cham"]),
    (Column::On, &["on", "ngày", "ngay"]),
    (Column::Year, &["year", "năm", "nam"]),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Unit,
    Stage,
    Criterion,
    Input,
    Value,
    Note,
    Evidence,
    Scorer,
    By,
    On,
    Year,
}

/// A file of sheets with its columns.
pub(super) struct File<'f> {
    pub(super) text: &'f str,
    pub(super) source: Rc<SourceMap>,
    pub(super) columns: Vec<(Column, usize)>,
}

impl File<'_> {
    /// The cell of a record that starts at a byte; the whole row where there is no such cell.
    pub(super) fn cell(&self, start: usize, column: usize) -> Place {
        let rest = self.text.get(start..).unwrap_or_default();
        let blank = rest
            .len()
            .saturating_sub(rest.trim_start_matches(['\r', '\n']).len());
        let start = start.saturating_add(blank);
        let (mut cells, mut from, mut quoted) = (0_usize, start, false);
        let mut end = self.text.len();
        for (at, character) in self.text.get(start..).unwrap_or_default().char_indices() {
            let at = start.saturating_add(at);
            match character {
                '"' => quoted = !quoted,
                ',' if !quoted && cells == column => {
                    end = at;
                    break;
                }
                ',' if !quoted => {
                    cells = cells.saturating_add(1);
                    from = at.saturating_add(1);
                }
                '\r' | '\n' if !quoted => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        let found = self
            .text
            .get(from..end)
            .filter(|cell| cells == column && !cell.trim().is_empty());
        let span = match found {
            Some(cell) => {
                let lead = cell.len().saturating_sub(cell.trim_start().len());
                let from = from.saturating_add(lead);
                from..from.saturating_add(cell.trim().len())
            }
            None => {
                let line = self.text.get(start..).unwrap_or_default();
                let length = line.find(['\r', '\n']).unwrap_or(line.len());
                start..start.saturating_add(length)
            }
        };
        Place::Cell {
            source: Rc::clone(&self.source),
            span,
        }
    }

    pub(super) fn place_of(&self, start: usize, column: Column) -> Place {
        let at = self.columns.iter().find(|(known, _)| *known == column);
        self.cell(start, at.map_or(usize::MAX, |(_, at)| *at))
    }
}

pub(super) struct Row<'r> {
    pub(super) record: &'r csv::StringRecord,
    pub(super) file: &'r File<'r>,
}

impl<'r> Row<'r> {
    pub(super) fn cell(&self, column: Column) -> Option<&'r str> {
        let at = self.file.columns.iter().find(|(known, _)| *known == column)?.1;
        self.record.get(at).map(str::trim).filter(|cell| !cell.is_empty())
    }

    pub(super) fn start(&self) -> usize {
        let byte = self.record.position().map_or(0, csv::Position::byte);
        usize::try_from(byte).unwrap_or(usize::MAX)
    }

    pub(super) fn place(&self, column: Column) -> Place {
        self.file.place_of(self.start(), column)
    }
}

impl Reading<'_> {
    pub(super) fn columns(
        &mut self,
        file: &File<'_>,
        headings: &csv::StringRecord,
    ) -> Option<Vec<(Column, usize)>> {
        let mut columns: Vec<(Column, usize)> = Vec::new();
        for (at, heading) in headings.iter().enumerate() {
            let lower = heading.trim().to_lowercase();
            match COLUMNS.iter().find(|(_, names)| names.contains(&lower.as_str())) {
                Some((column, _)) => columns.push((*column, at)),
                None => {
                    let known: Vec<&str> = COLUMNS
                        .iter()
                        .filter_map(|(_, names)| names.get(1).copied())
                        .collect();
                    let message = (
                        format!("không hiểu tiêu đề cột `{heading}`"),
                        format!("the column heading `{heading}` is not known"),
                    );
                    self.sheet_error(
                        "unknown-column",
                        &file.cell(0, at),
                        message,
                        suggestion(&lower, &known, "column"),
                    );
                }
            }
        }
        let needed = [Column::Unit, Column::Stage, Column::Criterion, Column::Value];
        for column in needed {
            if !columns.iter().any(|(known, _)| *known == column) {
                let names = COLUMNS
                    .iter()
                    .find(|(known, _)| *known == column)
                    .map_or(&[] as &[&str], |(_, names)| names);
                let name = names.first().copied().unwrap_or_default();
                let local = names.get(1).copied().unwrap_or(name);
                self.sheet_error(
                    "missing-column",
                    &file.cell(0, usize::MAX),
                    (
                        format!("thiếu cột `{local}`"),
                        format!("the column `{name}` is missing"),
                    ),
                    (format!("thêm cột `{local}`"), format!("add the column `{name}`")),
                );
            }
        }
        needed
            .iter()
            .all(|column| columns.iter().any(|(known, _)| known == column))
            .then_some(columns)
    }
}
