//! The rules of Vietnamese emulation and commendation ("thi đua, khen thưởng") as data and functions.

mod bilingual;
pub mod diagnostic;
mod grade;
pub mod grammar;
pub mod number;
pub mod reader;
mod verdict;

pub use bilingual::{Bilingual, Language};
pub use diagnostic::{Diagnostic, Label, Severity};
pub use grade::{Basis, Grade};
pub use verdict::Verdict;
