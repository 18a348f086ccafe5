//! The same history under two dates: whom a change of the law touches.

use serde::Serialize;
use time::Date;

use super::Matter;
use crate::diagnostic::Diagnostic;
use crate::subject::Subject;
use crate::{Rulebook, Verdict};

/// The verdicts of one subject and award under the law of two dates.
#[derive(Clone, Debug, Serialize)]
pub struct Impact {
    /// Number of the subject in the list.
    pub subject: usize,
    /// The award.
    pub award: String,
    /// Verdict on the first date.
    pub before: Verdict,
    /// Verdict on the second date.
    pub after: Verdict,
}

impl Rulebook {
    /// The subjects and awards whose verdict differs between two dates, the year under review being the same.
    ///
    /// The year is the one given in `matter`, or the one found for the first date; so only the law differs, not the
    /// time that has passed.
    ///
    /// # Errors
    /// As [`Rulebook::assess`].
    pub fn impact(
        &self,
        subjects: &[Subject],
        awards: &[u16],
        matter: &Matter,
        after: Date,
    ) -> Result<Vec<Impact>, Box<Diagnostic>> {
        let mut found = Vec::new();
        for (at, subject) in subjects.iter().enumerate() {
            for award in awards {
                let first = self.assess(subject, *award, matter)?;
                let later = Matter {
                    on: after,
                    year: Some(first.year),
                    received: None,
                    proposed: None,
                    ..matter.clone()
                };
                let second = self.assess(subject, *award, &later)?;
                if first.verdict != second.verdict {
                    found.push(Impact {
                        subject: at,
                        award: first.award.id.clone(),
                        before: first.verdict,
                        after: second.verdict,
                    });
                }
            }
        }
        Ok(found)
    }
}
