//! A subject and its history: who it is, what is recorded, and for which years the record is complete.

mod build;
mod build_entries;
mod check;
mod history;
mod kind;
mod rows;
mod serialize;

pub use history::{
    AbsenceEntry, AwardEntry, Complete, Composition, DisciplineEntry, EntryKind, FactEntry, FindingEntry,
    InitiativeEntry, MovementEntry, PostEntry, ProceedingEntry, RatingEntry, ServiceEntry, Span, Subject,
    UseEntry,
};
pub use kind::{ClosedFact, Sex, SubjectKind, SubjectKinds};
pub use rows::{Column, RowResult, Rows, column};
