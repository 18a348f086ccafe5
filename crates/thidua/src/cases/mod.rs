//! Cases as data: facts, dates, the verdict expected and the reasons; run and compared.
//!
//! The form is described in `docs/history.md`; a JSON Schema is in `schemas/case.schema.json`.

mod compare;
mod read;

pub use compare::{CaseResult, Difference};
pub use read::{Case, CaseFile, unknown_award};
