//! How years are counted under the rules of a day.

use time::Date;

use crate::law::Readings;
use crate::{Grade, Rulebook};

/// Which answers a rule on counting may have: both while its doubt is undecided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) yes: bool,
    pub(crate) no: bool,
}

impl Choice {
    fn only(answer: bool) -> Self {
        Self {
            yes: answer,
            no: !answer,
        }
    }

    /// The answer of an entry; under a doubt the words of the options stand in for the word of the entry.
    fn of(
        law: &Rulebook,
        readings: &Readings,
        doubt: Option<u16>,
        own: bool,
        meaning: fn(&str) -> Option<bool>,
    ) -> Self {
        let Some((at, doubt)) = doubt.and_then(|at| Some((at, law.doubts.get(usize::from(at))?))) else {
            return Self::only(own);
        };
        let taken = readings.taken(at);
        let mut found = Self {
            yes: false,
            no: false,
        };
        for (option, declared) in (0_u8..).zip(&doubt.options) {
            if taken.is_none_or(|taken| taken == option) {
                let answer = meaning(&declared.id);
                found.yes |= answer == Some(true);
                found.no |= answer == Some(false);
            }
        }
        if found.yes || found.no {
            found
        } else {
            Self::only(own)
        }
    }
}

/// How years are counted under the rules of a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counting {
    pub(crate) start_after: Choice,
    pub(crate) start_grade: Option<Grade>,
    /// The doubt that leaves both answers open.
    pub(crate) start_doubt: Option<u16>,
    pub(crate) unrated_breaks: bool,
    pub(crate) restarts: bool,
}

impl Counting {
    pub(crate) fn of(law: &Rulebook, readings: &Readings, law_of: Date) -> Self {
        let mut counting = Self {
            start_after: Choice::only(true),
            start_grade: None,
            start_doubt: None,
            unrated_breaks: false,
            restarts: false,
        };
        for rule in law.counting_on(law_of) {
            if let Some(after) = rule.start_after {
                counting.start_after = Choice::of(law, readings, rule.doubt, after, |word| match word {
                    "year-after-decision" => Some(true),
                    "decision-year" => Some(false),
                    _ => None,
                });
                counting.start_grade = Some(rule.origin.grade);
                let both = counting.start_after.yes && counting.start_after.no;
                counting.start_doubt = rule.doubt.filter(|_| both);
            }
            if let Some(breaks) = rule.unrated_breaks {
                let breaks = Choice::of(law, readings, rule.doubt, breaks, |word| match word {
                    "break" => Some(true),
                    "unknown" => Some(false),
                    _ => None,
                });
                counting.unrated_breaks = breaks.yes && !breaks.no;
            }
            counting.restarts = counting.restarts || rule.restart;
        }
        counting
    }
}
