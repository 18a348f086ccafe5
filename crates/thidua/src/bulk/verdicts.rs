//! Verdicts as columns.

use super::code::Code;
use crate::Verdict;

/// The answers of every row for every award, two bytes each; where all rows of a stretch answer the same, none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    awards: usize,
    parts: Vec<Part>,
    rows: usize,
}

/// The answers of some rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    first: usize,
    rows: usize,
    columns: Vec<Codes>,
    done: usize,
    pub(super) opened: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Codes {
    Each(Vec<u16>),
    Same(u16),
}

impl Codes {
    fn get(&self, at: usize) -> Option<Code> {
        match self {
            Self::Each(codes) => codes.get(at).copied().map(Code),
            Self::Same(code) => Some(Code(*code)),
        }
    }
}

fn award_is_uniform(codes: &[u16]) -> bool {
    codes.iter().all(|code| Some(code) == codes.first())
}

impl Part {
    pub(super) fn new(awards: usize, rows: usize) -> Self {
        Self {
            first: 0,
            rows,
            columns: vec![Codes::Each(Vec::new()); awards],
            done: 0,
            opened: 0,
        }
    }

    /// Adds the codes of the next rows of one award.
    pub(super) fn extend(&mut self, award: usize, codes: &[u16]) {
        let Some(column) = self.columns.get_mut(award) else {
            return;
        };
        match column {
            Codes::Each(all) if all.is_empty() && award_is_uniform(codes) => {
                *column = Codes::Same(codes.first().copied().unwrap_or_default());
            }
            Codes::Each(all) => {
                if all.is_empty() {
                    all.reserve_exact(self.rows);
                }
                all.extend_from_slice(codes);
            }
            Codes::Same(code) if codes.iter().all(|other| other == code) => {}
            Codes::Same(code) => {
                let mut all = Vec::with_capacity(self.rows);
                all.resize(self.done, *code);
                all.extend_from_slice(codes);
                *column = Codes::Each(all);
            }
        }
    }

    /// So many rows have been added for every award.
    pub(super) fn advance(&mut self, rows: usize) {
        self.done = self.done.saturating_add(rows);
    }
}

impl Verdicts {
    pub(super) fn new(awards: usize) -> Self {
        Self {
            awards,
            parts: Vec::new(),
            rows: 0,
        }
    }

    pub(super) fn push(&mut self, mut part: Part) {
        part.first = self.rows;
        self.rows = self.rows.saturating_add(part.rows);
        self.parts.push(part);
    }

    /// Adds the answers of further rows for the same awards.
    pub fn append(&mut self, more: Self) {
        for part in more.parts {
            self.push(part);
        }
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of awards.
    pub fn awards(&self) -> usize {
        self.awards
    }

    /// The answer of a row for an award, by its place in [`super::Program::awards`].
    pub fn code(&self, row: usize, award: usize) -> Option<Code> {
        let at = self
            .parts
            .partition_point(|part| part.first <= row)
            .checked_sub(1)?;
        let part = self.parts.get(at)?;
        let inside = row.checked_sub(part.first).filter(|inside| *inside < part.rows)?;
        part.columns.get(award)?.get(inside)
    }

    /// The verdict of a row for an award.
    pub fn verdict(&self, row: usize, award: usize) -> Option<Verdict> {
        self.code(row, award).map(Code::verdict)
    }

    /// The answers of all rows for one award.
    pub fn column(&self, award: usize) -> impl Iterator<Item = Code> {
        self.parts.iter().flat_map(move |part| {
            let column = part.columns.get(award);
            (0..part.rows).filter_map(move |at| column?.get(at))
        })
    }

    /// How many rows meet an award, do not, and are unknown.
    pub fn counts(&self, award: usize) -> [usize; 3] {
        let mut counts = [0_usize; 3];
        for code in self.column(award) {
            if let Some(count) = counts.get_mut(code.verdict() as usize) {
                *count = count.saturating_add(1);
            }
        }
        counts
    }

    /// Leaves that the explaining evaluator had to open because a history was unusual.
    pub fn opened(&self) -> u64 {
        self.parts
            .iter()
            .map(|part| part.opened)
            .fold(0, u64::saturating_add)
    }

    /// Bytes of the columns.
    pub fn bytes(&self) -> usize {
        let columns = self.parts.iter().flat_map(|part| &part.columns);
        columns
            .map(|column| match column {
                Codes::Each(codes) => codes.capacity().saturating_mul(2),
                Codes::Same(_) => 0,
            })
            .fold(0, usize::saturating_add)
    }
}
