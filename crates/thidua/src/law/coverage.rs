//! What of each instrument is encoded, how well it is established, and how much of it decides a case.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::assess::Assessment;
use crate::{Grade, Rulebook};

/// The points that decided some case.
#[derive(Clone, Debug, Default)]
pub struct DecidedPoints(BTreeSet<(String, String, String, String)>);

/// The coverage of an instrument.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// Identifier.
    pub instrument: String,
    /// Number as printed.
    pub number: String,
    /// Versions of criteria.
    pub rules: usize,
    /// Points of criteria.
    pub points: usize,
    /// Points that test something themselves, the others join them.
    pub leaves: usize,
    /// Points by grade: confirmed, reported, recalled, assumed.
    pub grades: [usize; 4],
    /// Testing points that decided some case; none where no cases were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_case: Option<usize>,
    /// Rules of procedure and systems of rating.
    pub procedure: usize,
    /// Rows of award money.
    pub money: usize,
}

impl DecidedPoints {
    /// Notes the points that decided an assessment.
    pub fn note(&mut self, assessment: &Assessment<'_>) {
        let award = &assessment.award.id;
        for answer in assessment.versions.iter().flat_map(|version| &version.rules) {
            let rule = answer.rule;
            for (id, node) in assessment.deciding() {
                if id == rule.id && rule.points.iter().any(|point| std::ptr::eq(point, node.point)) {
                    let key = (
                        rule.instrument.clone(),
                        award.clone(),
                        rule.id.clone(),
                        node.point.id.clone(),
                    );
                    self.0.insert(key);
                }
            }
        }
    }

    /// The number of points noted.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none was noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Rulebook {
    /// The coverage of each instrument of which something is encoded, in the order of the instruments.
    pub fn coverage(&self, decided: Option<&DecidedPoints>) -> Vec<Coverage> {
        self.instruments
            .iter()
            .map(|instrument| self.coverage_of(&instrument.id, &instrument.number, decided))
            .filter(|row| row.points > 0 || row.procedure > 0 || row.money > 0)
            .collect()
    }

    fn coverage_of(&self, id: &str, number: &str, decided: Option<&DecidedPoints>) -> Coverage {
        let mut row = Coverage {
            instrument: id.to_owned(),
            number: number.to_owned(),
            rules: 0,
            points: 0,
            leaves: 0,
            grades: [0; 4],
            with_case: decided.map(|_| 0),
            procedure: self.procedure_entries(id),
            money: self
                .money
                .multipliers
                .iter()
                .flat_map(|row| &row.pay)
                .filter(|pay| pay.instrument == id)
                .count(),
        };
        for rule in self.rules.iter().filter(|rule| rule.instrument == id) {
            row.rules = row.rules.saturating_add(1);
            let award = self.awards.id(rule.award);
            for point in rule.points.iter().skip(1) {
                row.points = row.points.saturating_add(1);
                let grade = match point.origin.grade {
                    Grade::Confirmed => 0,
                    Grade::Reported => 1,
                    Grade::Recalled => 2,
                    Grade::Assumed => 3,
                };
                if let Some(count) = row.grades.get_mut(grade) {
                    *count = count.saturating_add(1);
                }
                if !point.test.parts().is_empty() {
                    continue;
                }
                row.leaves = row.leaves.saturating_add(1);
                let key = (id.to_owned(), award.to_owned(), rule.id.clone(), point.id.clone());
                if let (Some(with), Some(decided)) = (&mut row.with_case, decided)
                    && decided.0.contains(&key)
                {
                    *with = with.saturating_add(1);
                }
            }
        }
        row
    }

    fn procedure_entries(&self, id: &str) -> usize {
        let entries = self.procedures.all_entries();
        let entries = entries.filter(|entry| entry.instrument == id).count();
        let ratings = self
            .ratings
            .iter()
            .filter(|system| system.instrument == id)
            .count();
        entries.saturating_add(ratings)
    }
}
