use serde::Serialize;

use crate::reader::Table;
use crate::{Basis, Grade};

/// Where a rule comes from: article, grade of the source, kind of source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Article, clause, point or row; empty where the file gives none.
    pub cite: String,
    /// How well it is established.
    pub grade: Grade,
    /// Law, guidance or practice.
    pub basis: Basis,
}

impl Origin {
    /// Reads `cite`, `grade` and `basis` of a table; what is absent is inherited.
    pub(crate) fn read(table: &Table, inherited: &Self) -> Self {
        Self {
            cite: table
                .text("cite")
                .map_or_else(|| inherited.cite.clone(), str::to_owned),
            grade: table.text("grade").and_then(grade).unwrap_or(inherited.grade),
            basis: table.text("basis").and_then(basis).unwrap_or(inherited.basis),
        }
    }
}

pub(crate) fn grade(word: &str) -> Option<Grade> {
    match word {
        "confirmed" => Some(Grade::Confirmed),
        "reported" => Some(Grade::Reported),
        "recalled" => Some(Grade::Recalled),
        "assumed" => Some(Grade::Assumed),
        _ => None,
    }
}

pub(crate) fn basis(word: &str) -> Option<Basis> {
    match word {
        "statute" => Some(Basis::Statute),
        "guidance" => Some(Basis::Guidance),
        "practice" => Some(Basis::Practice),
        _ => None,
    }
}
