//! What a single point answers: the operators without parts.

use super::evaluate::RuleRun;
use super::node::{Evidence, Missing, Observed, Why, Window};
use crate::law::{CountSpan, Finding, Point, PointAt, Test};
use crate::subject::{ClosedFact, EntryKind};
use crate::{Grade, Verdict};

/// What one leaf answers.
pub(super) struct Leaf {
    pub(super) verdict: Verdict,
    pub(super) observed: Observed,
    pub(super) counted: Vec<Evidence>,
    pub(super) not_counted: Vec<(Evidence, Why)>,
    pub(super) missing: Vec<Missing>,
    pub(super) weakest: Option<Grade>,
}

impl Leaf {
    pub(super) fn new(verdict: Verdict, observed: Observed) -> Self {
        Self {
            verdict,
            observed,
            counted: Vec::new(),
            not_counted: Vec::new(),
            missing: Vec::new(),
            weakest: None,
        }
    }

    pub(super) fn missing(mut self, missing: Missing) -> Self {
        if self.verdict == Verdict::Unknown {
            self.missing.push(missing);
        }
        self
    }
}

/// The years in which entries certainly, and possibly, count.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountYears {
    pub(super) certain: (i32, i32),
    pub(super) possible: (i32, i32),
    /// The run whose window they are.
    pub(super) within: Option<PointAt>,
}

impl<'r> RuleRun<'_, 'r> {
    pub(super) fn leaf(&mut self, at: PointAt, point: &'r Point) -> Leaf {
        let with = self.with;
        match &point.test {
            Test::Finding(finding) => self.finding(*finding),
            Test::Rated(level) => self.rated(*level),
            Test::Run(run) => {
                let filters = run.after.map(|after| self.rule.award_filters(after));
                let answer = with.run(run, filters.as_deref());
                if let Some(window) = self.windows.get_mut(usize::from(at)) {
                    *window = Some(answer.window);
                }
                Leaf {
                    verdict: answer.verdict,
                    observed: Observed::Years(answer.window),
                    counted: answer.counted,
                    not_counted: answer.not_counted,
                    missing: answer.missing,
                    weakest: answer.weakest,
                }
            }
            Test::RatedYears {
                level,
                at_least,
                within,
            } => {
                let window = self.window(*within);
                self.rated_years(*level, *at_least, window, *within)
            }
            Test::Holds(filter) => self.holds(filter),
            Test::Times {
                filter,
                at_least,
                span,
            } => {
                let years = self.years(*span);
                self.times(filter, *at_least, years)
            }
            Test::Initiatives {
                kinds,
                scope,
                at_least,
                span,
                fresh,
            } => {
                let years = self.years(*span);
                let target = with.law.awards.get(self.award);
                self.initiatives(kinds, *scope, *at_least, years, fresh.then_some(target).flatten())
            }
            Test::Service(service) => self.service(service),
            Test::Established(years) => self.established(*years),
            Test::Post {
                posts,
                years,
                under_years,
                periods,
            } => self.post(posts, *years, *under_years, periods),
            Test::Share {
                part,
                whole,
                share,
                inclusive,
            } => self.share(*part, *whole, *share, *inclusive),
            Test::Members {
                count,
                at_least,
                at_most,
            } => self.members(*count, *at_least, *at_most),
            Test::Movement(filter) => self.movement(filter),
            Test::Undisciplined(rank) => self.undisciplined(*rank),
            Test::Subject { fact, values } => {
                let value = self.closed(*fact);
                let verdict = value.map_or(Verdict::Unknown, |value| Verdict::from(values.contains(&value)));
                Leaf::new(verdict, Observed::Fact(*fact, value)).missing(Missing::Fact(*fact))
            }
            Test::Number { fact, compare, bound } => self.number(*fact, *compare, *bound),
            Test::Day {
                fact,
                last,
                inclusive,
            } => self.day(*fact, *last, *inclusive),
            Test::Local { key, .. } => {
                Leaf::new(Verdict::Unknown, Observed::Parts).missing(Missing::Local(key.clone()))
            }
            _ => Leaf::new(Verdict::Unknown, Observed::Parts).missing(Missing::Criterion(point.id.clone())),
        }
    }

    pub(super) fn closed(&self, fact: ClosedFact) -> Option<u16> {
        let subject = self.with.subject;
        match fact {
            ClosedFact::Kind => Some(subject.kind as u16),
            ClosedFact::Category => subject.category,
            ClosedFact::Sex => subject.sex.map(|sex| sex as u16),
            ClosedFact::Area => subject.area,
            ClosedFact::Period => subject.period,
        }
    }

    pub(super) fn finding(&self, finding: Finding) -> Leaf {
        let with = self.with;
        let given = with.subject.finding(finding.code, with.year);
        let verdict = with.found(finding, with.year);
        let observed = if given.is_none() && verdict == Verdict::Met {
            Observed::Granted
        } else {
            Observed::Finding(given)
        };
        let mut leaf = Leaf::new(verdict, observed).missing(Missing::Finding {
            finding: finding.code,
            year: finding.each_year.then_some(with.year),
            achievement: finding.achievement,
        });
        let entry = (0_u32..).zip(&with.subject.findings).find(|(_, entry)| {
            entry.finding == finding.code && entry.year.is_none_or(|year| year == with.year)
        });
        leaf.counted.extend(entry.map(|(at, _)| Evidence::Finding(at)));
        leaf
    }

    pub(super) fn rated(&self, level: u16) -> Leaf {
        let with = self.with;
        let (verdict, observed) = with.rated(level, with.year);
        let year = with.year;
        let mut leaf = Leaf::new(
            verdict,
            Observed::Level {
                year,
                level: observed,
            },
        )
        .missing(with.missing_rating(year));
        let at = with.subject.ratings.partition_point(|rating| rating.year < year);
        if observed.is_some() {
            leaf.counted.extend(u32::try_from(at).ok().map(Evidence::Rating));
        }
        leaf
    }

    /// The window of a run point; worked out here where its own node comes later.
    pub(super) fn window(&mut self, at: PointAt) -> Window {
        if let Some(Some(window)) = self.windows.get(usize::from(at)) {
            return *window;
        }
        let rule = self.rule;
        let window = match rule.point(at).map(|point| &point.test) {
            Some(Test::Run(run)) => {
                let filters = run.after.map(|after| self.rule.award_filters(after));
                self.with.run(run, filters.as_deref()).window
            }
            _ => Window {
                end: self.with.year,
                certain: 0,
                possible: 0,
                every: 1,
            },
        };
        if let Some(known) = self.windows.get_mut(usize::from(at)) {
            *known = Some(window);
        }
        window
    }

    /// The facts that would bring a year into the certain window of a count.
    pub(super) fn missing_to(&self, within: Option<PointAt>, year: i32) -> Vec<Missing> {
        let point = within.and_then(|at| self.rule.point(at));
        match point.map(|point| &point.test) {
            Some(Test::Run(run)) => {
                let filters = run.after.map(|after| self.rule.award_filters(after));
                self.with.missing_to(run, filters.as_deref(), year)
            }
            _ => Vec::new(),
        }
    }

    /// Certain and possible years of a count.
    pub(super) fn years(&mut self, span: CountSpan) -> CountYears {
        let year = self.with.year;
        match span {
            CountSpan::Ever => CountYears {
                certain: (i32::MIN, year),
                possible: (i32::MIN, year),
                within: None,
            },
            CountSpan::Review => CountYears {
                certain: (year, year),
                possible: (year, year),
                within: None,
            },
            CountSpan::Within(at) => {
                let window = self.window(at);
                CountYears {
                    certain: (window.certain_from(), window.end),
                    possible: (window.possible_from(), window.end),
                    within: Some(at),
                }
            }
        }
    }

    fn undisciplined(&self, rank: u16) -> Leaf {
        let with = self.with;
        let found = (0_u32..).zip(&with.subject.discipline).find(|(_, entry)| {
            entry.rank >= rank
                && entry.on.year() == with.year
                && entry.on <= with.on
                && entry.revoked.is_none_or(|day| day > with.on)
        });
        let complete = with.subject.complete.contains(EntryKind::Discipline, with.year);
        let verdict = match (found.is_some(), complete) {
            (true, _) => Verdict::NotMet,
            (false, true) => Verdict::Met,
            (false, false) => Verdict::Unknown,
        };
        let count = u32::from(found.is_some());
        let mut leaf = Leaf::new(
            verdict,
            Observed::Count {
                certain: count,
                possible: complete.then_some(count),
            },
        )
        .missing(EntryKind::Discipline.missing(with.year, with.year));
        leaf.counted.extend(found.map(|(at, _)| Evidence::Discipline(at)));
        leaf
    }
}
