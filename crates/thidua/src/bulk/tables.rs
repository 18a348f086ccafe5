//! The tables of the kinds of entry that make up most of a history.

use std::collections::BTreeMap;

use time::Date;

use super::column::{Column, Ends};
use crate::subject::{AwardEntry, InitiativeEntry, RatingEntry, UseEntry};

/// An absent code.
pub(super) const NO_CODE: u16 = u16::MAX;
/// An absent day.
pub(super) const NO_DAY: i32 = i32::MIN;
/// An absent year.
pub(super) const NO_YEAR: i32 = i32::MIN;

pub(super) fn number(day: Option<Date>) -> i32 {
    day.map_or(NO_DAY, Date::to_julian_day)
}

pub(super) fn day(number: i32) -> Option<Date> {
    Date::from_julian_day(number).ok()
}

/// Strings, each kept once.
#[derive(Clone, Debug)]
pub(super) struct Names {
    at: Column<u32>,
    texts: Vec<String>,
    known: BTreeMap<String, u32>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self {
            at: Column::new(u32::MAX),
            texts: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    pub(super) fn push(&mut self, text: Option<&str>) {
        let Some(text) = text else {
            self.at.push(u32::MAX);
            return;
        };
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let at = match self.known.get(text) {
            Some(at) => *at,
            None => {
                self.known.insert(text.to_owned(), next);
                self.texts.push(text.to_owned());
                next
            }
        };
        self.at.push(at);
    }

    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let number = self.at.get(at)?;
        self.texts.get(number as usize).map(String::as_str)
    }

    pub(super) fn bytes(&self) -> usize {
        let texts = self.texts.iter().map(String::capacity);
        texts
            .fold(self.at.bytes(), usize::saturating_add)
            .saturating_add(self.texts.len().saturating_mul(96))
    }
}

/// Ratings: year, rank of the level, day of the decision.
#[derive(Clone, Debug)]
pub(super) struct Ratings {
    pub(super) rows: Ends,
    pub(super) year: Vec<i32>,
    pub(super) level: Vec<u16>,
    pub(super) on: Column<i32>,
}

impl Ratings {
    pub(super) fn new() -> Self {
        Self {
            rows: Ends::default(),
            year: Vec::new(),
            level: Vec::new(),
            on: Column::new(NO_DAY),
        }
    }

    pub(super) fn push(&mut self, entries: &[RatingEntry]) {
        for entry in entries {
            self.year.push(entry.year);
            self.level.push(entry.level);
            self.on.push(number(entry.on));
        }
        self.rows.close(self.year.len());
    }

    pub(super) fn row(&self, row: usize) -> Vec<RatingEntry> {
        let (from, to) = self.rows.of(row);
        let entry = |at: usize| {
            Some(RatingEntry {
                year: *self.year.get(at)?,
                level: *self.level.get(at)?,
                on: day(self.on.raw(at)),
            })
        };
        (from..to).filter_map(entry).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.year.len()
    }

    pub(super) fn bytes(&self) -> usize {
        let wide = self.year.capacity().saturating_mul(4);
        let narrow = self.level.capacity().saturating_mul(2);
        wide.saturating_add(narrow)
            .saturating_add(self.on.bytes())
            .saturating_add(self.rows.bytes())
    }
}

/// Awards obtained.
#[derive(Clone, Debug)]
pub(super) struct Awards {
    pub(super) rows: Ends,
    pub(super) award: Vec<u16>,
    pub(super) year: Column<i32>,
    pub(super) on: Column<i32>,
    pub(super) merit: Column<u16>,
    pub(super) revoked: Column<i32>,
    from_year: Column<i32>,
    ground: Column<u16>,
    number: Names,
}

impl Awards {
    pub(super) fn new() -> Self {
        Self {
            rows: Ends::default(),
            award: Vec::new(),
            year: Column::new(NO_YEAR),
            on: Column::new(NO_DAY),
            merit: Column::new(NO_CODE),
            revoked: Column::new(NO_DAY),
            from_year: Column::new(NO_YEAR),
            ground: Column::new(NO_CODE),
            number: Names::new(),
        }
    }

    pub(super) fn push(&mut self, entries: &[AwardEntry]) {
        for entry in entries {
            self.award.push(entry.award);
            self.year.push(entry.year.unwrap_or(NO_YEAR));
            self.on.push(number(entry.on));
            self.merit.push(entry.merit.unwrap_or(NO_CODE));
            self.revoked.push(number(entry.revoked));
            self.from_year.push(entry.from_year.unwrap_or(NO_YEAR));
            self.ground.push(entry.ground.unwrap_or(NO_CODE));
            self.number.push(entry.number.as_deref());
        }
        self.rows.close(self.award.len());
    }

    pub(super) fn row(&self, row: usize) -> Vec<AwardEntry> {
        let (from, to) = self.rows.of(row);
        let entry = |at: usize| {
            Some(AwardEntry {
                award: *self.award.get(at)?,
                year: self.year.get(at),
                from_year: self.from_year.get(at),
                on: day(self.on.raw(at)),
                merit: self.merit.get(at),
                ground: self.ground.get(at),
                revoked: day(self.revoked.raw(at)),
                number: self.number.get(at).map(str::to_owned),
                by: None,
                replaced_by: None,
            })
        };
        (from..to).filter_map(entry).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.award.len()
    }

    pub(super) fn bytes(&self) -> usize {
        [
            self.award.capacity().saturating_mul(2),
            self.year.bytes(),
            self.on.bytes(),
            self.merit.bytes(),
            self.revoked.bytes(),
            self.from_year.bytes(),
            self.ground.bytes(),
            self.number.bytes(),
            self.rows.bytes(),
        ]
        .into_iter()
        .fold(0, usize::saturating_add)
    }
}

/// Initiatives and topics.
#[derive(Clone, Debug)]
pub(super) struct Initiatives {
    pub(super) rows: Ends,
    pub(super) year: Vec<i32>,
    pub(super) kind: Column<u16>,
    pub(super) scope: Column<u16>,
    pub(super) void: Column<bool>,
    pub(super) on: Column<i32>,
    used_from: Column<u32>,
    used_number: Column<u32>,
    uses: Vec<UseEntry>,
    id: Names,
}

impl Initiatives {
    pub(super) fn new() -> Self {
        Self {
            rows: Ends::default(),
            year: Vec::new(),
            kind: Column::new(NO_CODE),
            scope: Column::new(NO_CODE),
            void: Column::new(false),
            on: Column::new(NO_DAY),
            used_from: Column::new(0),
            used_number: Column::new(0),
            uses: Vec::new(),
            id: Names::new(),
        }
    }

    pub(super) fn push(&mut self, entries: &[InitiativeEntry]) {
        for entry in entries {
            self.year.push(entry.year);
            self.kind.push(entry.kind.unwrap_or(NO_CODE));
            self.scope.push(entry.scope.unwrap_or(NO_CODE));
            self.void.push(entry.void);
            self.on.push(number(entry.on));
            let from = if entry.used.is_empty() { 0 } else { self.uses.len() };
            self.used_from.push(u32::try_from(from).unwrap_or(u32::MAX));
            self.used_number
                .push(u32::try_from(entry.used.len()).unwrap_or(u32::MAX));
            self.uses.extend_from_slice(&entry.used);
            self.id.push(entry.id.as_deref());
        }
        self.rows.close(self.year.len());
    }

    /// Whether an initiative, or any of all, carried an award before.
    pub(super) fn any_used(&self) -> bool {
        !self.uses.is_empty()
    }

    pub(super) fn used(&self, at: usize) -> &[UseEntry] {
        let from = self.used_from.raw(at) as usize;
        let to = from.saturating_add(self.used_number.raw(at) as usize);
        self.uses.get(from..to).unwrap_or_default()
    }

    pub(super) fn row(&self, row: usize) -> Vec<InitiativeEntry> {
        let (from, to) = self.rows.of(row);
        let entry = |at: usize| {
            Some(InitiativeEntry {
                year: *self.year.get(at)?,
                id: self.id.get(at).map(str::to_owned),
                name: None,
                kind: self.kind.get(at),
                scope: self.scope.get(at),
                void: self.void.raw(at),
                recognised_by: None,
                on: day(self.on.raw(at)),
                replicable: None,
                used: self.used(at).to_vec(),
            })
        };
        (from..to).filter_map(entry).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.year.len()
    }

    pub(super) fn bytes(&self) -> usize {
        [
            self.year.capacity().saturating_mul(4),
            self.kind.bytes(),
            self.scope.bytes(),
            self.void.bytes(),
            self.on.bytes(),
            self.used_from.bytes(),
            self.used_number.bytes(),
            self.uses.capacity().saturating_mul(size_of::<UseEntry>()),
            self.id.bytes(),
            self.rows.bytes(),
        ]
        .into_iter()
        .fold(0, usize::saturating_add)
    }
}
