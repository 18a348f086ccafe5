use time::Date;

use crate::Rulebook;
use crate::law::{CountingRule, Readings};
use crate::subject::Subject;

/// The dates and options of a question.
#[derive(Clone, Debug)]
pub struct Matter {
    /// Day of the decision.
    pub on: Date,
    /// Day on which the dossier was received.
    pub received: Option<Date>,
    /// Day of the proposal; the day of receipt where absent, else the decision.
    pub proposed: Option<Date>,
    /// The year under review; found by the rule on counting where absent.
    pub year: Option<i32>,
    /// Absent findings are taken as true.
    pub grant_findings: bool,
    /// Absent judgements of conduct are taken as true; achievements must still be shown.
    pub grant_conduct: bool,
    /// Readings of doubts; the defaults where none.
    pub readings: Option<Readings>,
}

impl Matter {
    /// A decision on a day, everything else by default.
    pub fn on(day: Date) -> Self {
        Self {
            on: day,
            received: None,
            proposed: None,
            year: None,
            grant_findings: false,
            grant_conduct: false,
            readings: None,
        }
    }

    /// The day of the proposal.
    pub fn proposal(&self) -> Date {
        self.proposed.or(self.received).unwrap_or(self.on)
    }

    /// The year under review of a subject.
    pub(crate) fn review_year(&self, rulebook: &Rulebook, subject: &Subject) -> i32 {
        if let Some(year) = self.year {
            return year;
        }
        let proposal = self.proposal();
        let if_rated = rulebook
            .counting_on(self.on)
            .find_map(|rule| rule.review_if_rated)
            .unwrap_or(false);
        let rated = subject
            .rating(proposal.year())
            .is_some_and(|rating| rating.on.is_none_or(|on| on <= self.on));
        if if_rated && rated {
            proposal.year()
        } else {
            proposal.year().saturating_sub(1)
        }
    }
}

impl Rulebook {
    /// The rules on counting of a day.
    pub(crate) fn counting_on(&self, day: Date) -> impl Iterator<Item = &CountingRule> {
        self.counting
            .iter()
            .filter(move |rule| rule.in_force.contains(day))
    }
}
