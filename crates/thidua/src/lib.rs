//! The rules of Vietnamese emulation and commendation ("thi đua, khen thưởng") as data and functions.

pub mod assess;
pub mod award;
pub mod ballot;
mod bilingual;
pub mod calendar;
mod check;
pub mod class;
pub mod condition;
pub mod conference;
pub mod diagnostic;
pub mod digest;
mod fact;
mod files;
mod grade;
pub mod grammar;
pub mod law;
pub mod number;
pub mod quota;
pub mod ranking;
pub mod reader;
pub mod regulation;
pub mod render;
pub mod roles;
pub mod scoring;
pub mod subject;
mod verdict;

pub use bilingual::{Bilingual, Language};
pub use check::check;
pub use conference::Conference;
pub use diagnostic::{Diagnostic, Label, Severity};
pub use fact::{FactKind, FactRule, FactValue, RecordedFact};
pub use files::{FileError, Files};
pub use grade::{Basis, Grade};
pub use law::Rulebook;
pub use regulation::{Regulation, RegulationFile};
pub use verdict::Verdict;
