//! Every award has each part of a procedure on every day, or a declaration that it has none.

use time::Date;

use super::{Entry, ProcedureRules};
use crate::Rulebook;
use crate::grammar::PROCEDURE_PARTS;
use crate::law::Interval;
use crate::law::covered::first_hole;

/// A day on which an award has neither a part of the procedure nor a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithoutProcedure {
    /// The award.
    pub award: String,
    /// The part: `vote`, `dossier`, …
    pub part: &'static str,
    /// First such day.
    pub day: Date,
}

impl ProcedureRules {
    /// What every rule of procedure has in common: source, days, awards.
    pub fn all_entries(&self) -> impl Iterator<Item = &Entry> {
        let councils = self.councils.iter().map(|rule| &rule.entry);
        councils
            .chain(self.votes.iter().map(|rule| &rule.entry))
            .chain(self.consultations.iter().map(|rule| &rule.entry))
            .chain(self.dossiers.iter().map(|rule| &rule.entry))
            .chain(self.filings.iter().map(|rule| &rule.entry))
            .chain(self.processing.iter().map(|rule| &rule.entry))
            .chain(self.publications.iter().map(|rule| &rule.entry))
            .chain(self.simplified.iter().map(|rule| &rule.entry))
            .chain(self.revocations.iter().map(|rule| &rule.entry))
    }

    /// The rules of a part.
    fn entries(&self, part: &str) -> Vec<&Entry> {
        match part {
            "vote" => self.votes.iter().map(|rule| &rule.entry).collect(),
            "consultation" => self.consultations.iter().map(|rule| &rule.entry).collect(),
            "dossier" => self.dossiers.iter().map(|rule| &rule.entry).collect(),
            "filing" => self.filings.iter().map(|rule| &rule.entry).collect(),
            "processing" => {
                let awarding = self.processing.iter().filter(|rule| !rule.revocation);
                awarding.map(|rule| &rule.entry).collect()
            }
            _ => self.publications.iter().map(|rule| &rule.entry).collect(),
        }
    }
}

impl Rulebook {
    /// Every award and part of the procedure that some day from [`Rulebook::first_day`] on leaves open, with the first such
    /// day; a rule under one reading of a doubt, for one sector or one type of commendation covers its award.
    pub fn without_procedure(&self) -> Vec<WithoutProcedure> {
        let mut found = Vec::new();
        for part in PROCEDURE_PARTS {
            let rules = self.procedures.entries(part);
            for (at, award) in self.awards.iter() {
                let declared = self
                    .procedures
                    .declared
                    .iter()
                    .filter(|declared| declared.parts.iter().any(|own| own == part))
                    .map(|declared| &declared.entry);
                let covers: Vec<Interval> = rules
                    .iter()
                    .copied()
                    .chain(declared)
                    .filter(|entry| entry.scope.names(at))
                    .map(|entry| entry.in_force)
                    .collect();
                if let Some(day) = first_hole(self.first_day(), Interval::default(), &covers) {
                    found.push(WithoutProcedure {
                        award: award.id.clone(),
                        part,
                        day,
                    });
                }
            }
        }
        found
    }
}
