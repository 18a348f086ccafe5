//! Histories as columns: one row a subject, one table a kind of entry.

use std::collections::BTreeMap;

use time::Date;

use super::column::{Column, Lists};
use super::tables::{Awards, Initiatives, NO_CODE, NO_DAY, Names, Ratings, day, number};
use crate::subject::{
    AbsenceEntry, Complete, Composition, DisciplineEntry, EntryKind, FactEntry, FindingEntry, MovementEntry,
    PostEntry, ProceedingEntry, ServiceEntry, Sex, Span, Subject, SubjectKind,
};

/// Histories of many subjects as columns; the codes are numbers of the rulebook they were read with.
///
/// Entries of a subject lie together, sorted as in [`Subject`]. A kind of entry, or a property, that nobody has takes no
/// memory. At most four thousand million entries of a kind.
#[derive(Clone, Debug)]
pub struct Histories {
    pub(super) kind: Vec<SubjectKind>,
    pub(super) category: Column<u16>,
    pub(super) sex: Column<u8>,
    pub(super) born: Column<i32>,
    pub(super) service_from: Column<i32>,
    pub(super) established: Column<i32>,
    pub(super) area: Column<u16>,
    pub(super) period: Column<u16>,
    pub(super) deceased: Column<bool>,
    pub(super) complete: Column<u32>,
    completes: Vec<Complete>,
    spans: Vec<[Span; 9]>,
    known: BTreeMap<Complete, u32>,
    pub(super) ids: Names,
    pub(super) ratings: Ratings,
    pub(super) awards: Awards,
    pub(super) initiatives: Initiatives,
    pub(super) discipline: Lists<DisciplineEntry>,
    pub(super) proceedings: Lists<ProceedingEntry>,
    pub(super) absences: Lists<AbsenceEntry>,
    pub(super) posts: Lists<PostEntry>,
    pub(super) service: Lists<ServiceEntry>,
    pub(super) movements: Lists<MovementEntry>,
    pub(super) compositions: Lists<Composition>,
    pub(super) findings: Lists<FindingEntry>,
    pub(super) facts: Lists<FactEntry>,
    pub(super) members: Lists<Subject>,
}

impl Default for Histories {
    fn default() -> Self {
        Self::new()
    }
}

impl Histories {
    /// No subject.
    pub fn new() -> Self {
        let mut histories = Self {
            kind: Vec::new(),
            category: Column::new(NO_CODE),
            sex: Column::new(u8::MAX),
            born: Column::new(NO_DAY),
            service_from: Column::new(NO_DAY),
            established: Column::new(NO_DAY),
            area: Column::new(NO_CODE),
            period: Column::new(NO_CODE),
            deceased: Column::new(false),
            complete: Column::new(0),
            completes: Vec::new(),
            spans: Vec::new(),
            known: BTreeMap::new(),
            ids: Names::new(),
            ratings: Ratings::new(),
            awards: Awards::new(),
            initiatives: Initiatives::new(),
            discipline: Lists::default(),
            proceedings: Lists::default(),
            absences: Lists::default(),
            posts: Lists::default(),
            service: Lists::default(),
            movements: Lists::default(),
            compositions: Lists::default(),
            findings: Lists::default(),
            facts: Lists::default(),
            members: Lists::default(),
        };
        histories.complete_number(Complete::NOTHING);
        histories
    }

    fn complete_number(&mut self, complete: Complete) -> u32 {
        if let Some(number) = self.known.get(&complete) {
            return *number;
        }
        let number = u32::try_from(self.completes.len()).unwrap_or(u32::MAX);
        self.known.insert(complete, number);
        self.spans.push(EntryKind::ALL.map(|kind| complete.span(kind)));
        self.completes.push(complete);
        number
    }

    /// Adds a subject; its entries must be sorted, as every reader of subjects leaves them.
    pub fn push(&mut self, subject: &Subject) {
        let complete = self.complete_number(subject.complete);
        self.kind.push(subject.kind);
        self.category.push(subject.category.unwrap_or(NO_CODE));
        self.sex.push(subject.sex.map_or(u8::MAX, |sex| sex as u8));
        self.born.push(number(subject.born));
        self.service_from.push(number(subject.service_from));
        self.established.push(number(subject.established));
        self.area.push(subject.area.unwrap_or(NO_CODE));
        self.period.push(subject.period.unwrap_or(NO_CODE));
        self.deceased.push(subject.deceased);
        self.complete.push(complete);
        self.ids.push(subject.id.as_deref());
        self.ratings.push(&subject.ratings);
        self.awards.push(&subject.awards);
        self.initiatives.push(&subject.initiatives);
        self.discipline.push(&subject.discipline);
        self.proceedings.push(&subject.proceedings);
        self.absences.push(&subject.absences);
        self.posts.push(&subject.posts);
        self.service.push(&subject.service);
        self.movements.push(&subject.movements);
        self.compositions.push(&subject.compositions);
        self.findings.push(&subject.findings);
        self.facts.push(&subject.facts);
        self.members.push(&subject.members);
    }

    /// The number of subjects.
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there is no subject.
    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// The number of entries of all kinds.
    pub fn entries(&self) -> usize {
        [
            self.ratings.len(),
            self.awards.len(),
            self.initiatives.len(),
            self.discipline.len(),
            self.proceedings.len(),
            self.absences.len(),
            self.posts.len(),
            self.service.len(),
            self.movements.len(),
            self.compositions.len(),
            self.findings.len(),
            self.facts.len(),
        ]
        .into_iter()
        .fold(0, usize::saturating_add)
    }

    /// Bytes of the columns.
    pub fn bytes(&self) -> usize {
        [
            self.kind.capacity(),
            self.category.bytes(),
            self.sex.bytes(),
            self.born.bytes(),
            self.service_from.bytes(),
            self.established.bytes(),
            self.area.bytes(),
            self.period.bytes(),
            self.deceased.bytes(),
            self.complete.bytes(),
            self.ids.bytes(),
            self.ratings.bytes(),
            self.awards.bytes(),
            self.initiatives.bytes(),
            self.discipline.bytes(),
            self.proceedings.bytes(),
            self.absences.bytes(),
            self.posts.bytes(),
            self.service.bytes(),
            self.movements.bytes(),
            self.compositions.bytes(),
            self.findings.bytes(),
            self.facts.bytes(),
            self.members.bytes(),
        ]
        .into_iter()
        .fold(0, usize::saturating_add)
    }

    /// The spans of all kinds of entry of a row, with the years before service or establishment.
    pub(super) fn spans(&self, row: usize) -> [Span; 9] {
        let number = self.complete.raw(row) as usize;
        self.spans.get(number).copied().unwrap_or([Span::NEVER; 9])
    }

    /// The complete years of a kind as declared, and the first year of service or establishment.
    pub(super) fn declared(&self, row: usize, kind: EntryKind) -> (Span, i32) {
        let number = self.complete.raw(row) as usize;
        let complete = self.completes.get(number).copied().unwrap_or(Complete::NOTHING);
        (complete.declared(kind), complete.begins())
    }

    /// A row as a subject, so that the explaining evaluator can open it.
    ///
    /// Names and remarks that no criterion looks at are not kept; every answer is the same.
    pub fn subject(&self, row: usize) -> Option<Subject> {
        let number = self.complete.raw(row) as usize;
        let date = |column: &Column<i32>| -> Option<Date> { day(column.raw(row)) };
        Some(Subject {
            id: self.ids.get(row).map(str::to_owned),
            name: None,
            kind: *self.kind.get(row)?,
            category: self.category.get(row),
            sex: self.sex.get(row).map(|sex| {
                if sex == Sex::Female as u8 {
                    Sex::Female
                } else {
                    Sex::Male
                }
            }),
            born: date(&self.born),
            service_from: date(&self.service_from),
            established: date(&self.established),
            area: self.area.get(row),
            period: self.period.get(row),
            deceased: self.deceased.raw(row),
            complete: self.completes.get(number).copied().unwrap_or(Complete::NOTHING),
            ratings: self.ratings.row(row),
            awards: self.awards.row(row),
            initiatives: self.initiatives.row(row),
            discipline: self.discipline.row(row).to_vec(),
            proceedings: self.proceedings.row(row).to_vec(),
            absences: self.absences.row(row).to_vec(),
            posts: self.posts.row(row).to_vec(),
            service: self.service.row(row).to_vec(),
            movements: self.movements.row(row).to_vec(),
            compositions: self.compositions.row(row).to_vec(),
            findings: self.findings.row(row).to_vec(),
            facts: self.facts.row(row).to_vec(),
            members: self.members.row(row).to_vec(),
        })
    }
}

impl<'s> FromIterator<&'s Subject> for Histories {
    fn from_iter<I: IntoIterator<Item = &'s Subject>>(subjects: I) -> Self {
        let mut histories = Self::new();
        for subject in subjects {
            histories.push(subject);
        }
        histories
    }
}
