//! A subject and its history: who it is, what is recorded, and for which years the record is complete.

mod kind;

pub use kind::{ClosedFact, Sex, SubjectKind, SubjectKinds};
