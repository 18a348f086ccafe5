//! Procedure: who votes with what threshold, what a dossier holds, by when it is filed, how long each step takes.

mod answer;
mod ballot;
mod build;
mod deadline;
mod declared;
mod entry;
mod rules;
mod sitting;

pub use answer::{Applied, DossierOf, OnlyIf, Procedure, ProcedureCase};
pub use ballot::{BallotAnswer, BallotVotes, VoteAnswer};
pub use deadline::Deadline;
pub use declared::WithoutProcedure;
pub use entry::{Entry, NO_SECTOR, Scope, ScopeFacts};
pub use rules::{
    Consultation, Council, Declared, Document, Dossier, Filing, FilingYear, Processing, Publication,
    Revocation, Simplified, Start, Vote,
};
pub use sitting::{CandidateAnswer, Sitting};

use build::Parts;

use crate::calendar::Holidays;
use crate::law::Codes;
use crate::reader::Table;
use crate::regulation::Builder;

/// Lists of the procedure whose entries have an identifier that must be unique.
pub(super) const LISTS: &[&str] = &[
    "council",
    "vote",
    "consultation",
    "dossier",
    "filing",
    "processing",
    "publication",
    "simplified",
    "revocation",
    "no_procedure",
];

/// All rules of procedure.
#[derive(Clone, Debug)]
pub struct ProcedureRules {
    /// Councils.
    pub councils: Vec<Council>,
    /// Votes.
    pub votes: Vec<Vote>,
    /// Opinions to be asked for.
    pub consultations: Vec<Consultation>,
    /// Dossiers.
    pub dossiers: Vec<Dossier>,
    /// Filing dates.
    pub filings: Vec<Filing>,
    /// Processing times.
    pub processing: Vec<Processing>,
    /// Publication.
    pub publications: Vec<Publication>,
    /// Cases of the simplified procedure.
    pub simplified: Vec<Simplified>,
    /// Revocation.
    pub revocations: Vec<Revocation>,
    /// Parts declared absent, local or not known.
    pub declared: Vec<Declared>,
    /// Days without work, and days of the weekend with work.
    pub holidays: Holidays,
}

impl ProcedureRules {
    pub(super) fn build(root: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let days = |worked: bool| {
            root.tables("holiday")
                .filter(|table| table.boolean("worked").unwrap_or(false) == worked)
                .filter_map(|table| table.date("day"))
                .collect()
        };
        let holidays = Holidays::new(days(false)).with_worked(days(true));
        let parts = &mut Parts { root, codes, builder };
        Self {
            councils: root
                .tables("council")
                .map(|table| Council::build(table, parts))
                .collect(),
            votes: root
                .tables("vote")
                .map(|table| Vote::build(table, parts))
                .collect(),
            consultations: root
                .tables("consultation")
                .map(|table| Consultation::build(table, parts))
                .collect(),
            dossiers: root
                .tables("dossier")
                .map(|table| Dossier::build(table, parts))
                .collect(),
            filings: root
                .tables("filing")
                .map(|table| Filing::build(table, parts))
                .collect(),
            processing: root
                .tables("processing")
                .map(|table| Processing::build(table, parts))
                .collect(),
            publications: root
                .tables("publication")
                .map(|table| Publication::build(table, parts))
                .collect(),
            simplified: root
                .tables("simplified")
                .map(|table| Simplified::build(table, parts))
                .collect(),
            revocations: root
                .tables("revocation")
                .map(|table| Revocation::build(table, parts))
                .collect(),
            declared: root
                .tables("no_procedure")
                .map(|table| Declared::build(table, parts))
                .collect(),
            holidays,
        }
    }
}
