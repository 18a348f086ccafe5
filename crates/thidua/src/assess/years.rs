//! Years of achievement: the yearly test, the length of a run.

use super::evaluate::Evaluator;
use super::node::{Evidence, Missing, Why, Window};
use super::run_start::Start;
use crate::law::{AwardFilter, CountingRule, Finding, Run};
use crate::subject::{AwardEntry, EntryKind};
use crate::{Grade, Verdict};

/// Most years a run is followed back.
pub(crate) const MOST_YEARS: i32 = 64;

/// A run worked out.
#[derive(Clone, Debug)]
pub(crate) struct RunAnswer {
    pub(crate) verdict: Verdict,
    pub(crate) window: Window,
    pub(crate) counted: Vec<Evidence>,
    pub(crate) not_counted: Vec<(Evidence, Why)>,
    pub(crate) missing: Vec<Missing>,
    pub(crate) weakest: Option<Grade>,
}

/// How an award answers a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    Certain,
    Possible,
    No(Why),
}

impl<'r> Evaluator<'r> {
    /// Whether an award entry is seen: decided by the day in question and not revoked by then.
    pub(crate) fn seen(&self, award: &AwardEntry) -> Result<(), Why> {
        if award.revoked.is_some_and(|day| day <= self.on) {
            return Err(Why::Revoked);
        }
        if award.on.is_some_and(|day| day > self.on) {
            return Err(Why::Later);
        }
        Ok(())
    }

    /// How an award of one of the kinds asked for answers the filter.
    pub(crate) fn fit(&self, filter: &AwardFilter, award: &AwardEntry) -> Fit {
        if let Err(why) = self.seen(award) {
            return Fit::No(why);
        }
        if filter.merits.is_empty() {
            return Fit::Certain;
        }
        match award.merit {
            None => Fit::Possible,
            Some(merit) if filter.merits.contains(&merit) => Fit::Certain,
            Some(_) => Fit::No(Why::OtherMerit),
        }
    }

    /// The yearly test: the best of the tests given.
    pub(super) fn yearly(&self, run: &Run, year: i32) -> Verdict {
        let mut best = Verdict::NotMet;
        if let Some(level) = run.rated {
            best = best.or(self.rated(level, year).0);
        }
        if best != Verdict::Met && !run.titles.is_empty() {
            best = best.or(self.titled(&run.titles, year));
        }
        if best != Verdict::Met
            && let Some(finding) = run.finding
        {
            best = best.or(self.found(finding, year));
        }
        best
    }

    /// Whether a year is rated at a rank of level or better; a year without rating as the rules on counting say.
    pub(crate) fn rated(&self, level: u16, year: i32) -> (Verdict, Option<u16>) {
        if let Some(rating) = self.rating(year) {
            return (Verdict::from(rating >= level), Some(rating));
        }
        if !self.subject.complete.contains(EntryKind::Ratings, year) {
            return (Verdict::Unknown, None);
        }
        if let Some(rule) = self.counted_absence(year) {
            let verdict = if level <= rule.up_to {
                Verdict::Met
            } else {
                Verdict::Unknown
            };
            return (verdict, None);
        }
        let breaks =
            self.counting.unrated_breaks && self.subject.complete.contains(EntryKind::Absences, year);
        (if breaks { Verdict::NotMet } else { Verdict::Unknown }, None)
    }

    /// The rule under which an absence that touches a year stands for its rating.
    pub(super) fn counted_absence(&self, year: i32) -> Option<&'r CountingRule> {
        let touching = self.subject.absences.iter();
        touching
            .filter(|absence| absence.touches(year))
            .find_map(|absence| {
                self.law
                    .counting_on(self.law_of)
                    .find(|rule| rule.absences.contains(&absence.kind))
            })
    }

    /// The rank of the level of a year, if it was rated by the day in question.
    pub(crate) fn rating(&self, year: i32) -> Option<u16> {
        let ratings = &self.subject.ratings;
        let at = ratings.partition_point(|rating| rating.year < year);
        let rating = ratings.get(at).filter(|rating| rating.year == year)?;
        rating.on.is_none_or(|day| day <= self.on).then_some(rating.level)
    }

    pub(super) fn titled(&self, titles: &[u16], year: i32) -> Verdict {
        let mut possible = false;
        for award in &self.subject.awards {
            if !titles.contains(&award.award) || self.seen(award).is_err() {
                continue;
            }
            match award.achieved() {
                Some(achieved) if achieved == year => return Verdict::Met,
                None => possible = true,
                Some(_) => {}
            }
        }
        let complete = self.subject.complete.contains(EntryKind::Awards, year);
        if complete && !possible {
            Verdict::NotMet
        } else {
            Verdict::Unknown
        }
    }

    /// The finding of a year; granted where absent and absent findings are granted.
    pub(crate) fn found(&self, finding: Finding, year: i32) -> Verdict {
        match self.subject.finding(finding.code, year) {
            Some(holds) => Verdict::from(holds),
            None if self.grant || (self.grant_conduct && !finding.achievement) => Verdict::Met,
            None => Verdict::Unknown,
        }
    }

    /// A run: bounds of its first year, lengths, window.
    pub(crate) fn run(&self, run: &Run, after: Option<&[&AwardFilter]>) -> RunAnswer {
        let mut answer = RunAnswer {
            verdict: Verdict::Unknown,
            window: Window {
                end: self.year,
                certain: 0,
                possible: 0,
                every: run.every,
            },
            counted: Vec::new(),
            not_counted: Vec::new(),
            missing: Vec::new(),
            weakest: None,
        };
        let start = self.start(run, after, &mut answer.weakest);
        let (certain, possible, end) = self.lengths(run, &start);
        answer.window = Window {
            end,
            certain,
            possible,
            every: run.every,
        };
        answer.verdict = if certain >= run.years {
            Verdict::Met
        } else if possible < run.years {
            Verdict::NotMet
        } else {
            Verdict::Unknown
        };
        self.explain_years(run, &start, &mut answer);
        if answer.verdict == Verdict::Unknown {
            answer.missing = self.missing_of_run(run, &start);
        }
        answer
    }

    /// Certain and possible length, and the last year they reach.
    fn lengths(&self, run: &Run, start: &Start) -> (u16, u16, i32) {
        if !run.anywhere {
            let (certain, possible) = self.lengths_to(run, start, self.year);
            return (certain, possible, self.year);
        }
        let (mut certain, mut possible, mut end) = (0, 0, self.year);
        for back in 0..MOST_YEARS {
            let year = self.year.saturating_sub(back);
            let (here, may) = self.lengths_to(run, start, year);
            if here > certain {
                (certain, end) = (here, year);
            }
            possible = possible.max(may);
        }
        (certain, possible, end)
    }

    fn lengths_to(&self, run: &Run, start: &Start, end: i32) -> (u16, u16) {
        let (mut certain, mut possible) = (0_u16, 0_u16);
        let (mut sure, mut open) = (true, true);
        let step = i32::from(run.every.max(1));
        let mut year = end;
        while open && end.saturating_sub(year) < MOST_YEARS {
            let verdict = self.yearly(run, year);
            sure = sure && verdict == Verdict::Met && year >= start.late;
            open = verdict != Verdict::NotMet && year >= start.early;
            certain = certain.saturating_add(u16::from(sure));
            possible = possible.saturating_add(u16::from(open));
            year = year.saturating_sub(step);
        }
        (certain, possible)
    }

    /// The entries of the years that count, and the year that ends the run.
    fn explain_years(&self, run: &Run, start: &Start, answer: &mut RunAnswer) {
        let window = answer.window;
        let step = i32::from(run.every.max(1));
        let shown = i32::from(window.certain.max(window.possible.min(run.years))).max(1);
        for back in 0..=shown {
            let year = window.end.saturating_sub(back.saturating_mul(step));
            if year < start.early {
                break;
            }
            let verdict = self.yearly(run, year);
            let counts = back < i32::from(window.certain);
            self.entries_of(run, year, |evidence, passes| match (passes, counts) {
                (true, true) => answer.counted.push(evidence),
                (true, false) => {}
                (false, _) => answer.not_counted.push((evidence, Why::BelowLevel)),
            });
            if verdict == Verdict::NotMet {
                break;
            }
        }
    }

    fn entries_of(&self, run: &Run, year: i32, mut take: impl FnMut(Evidence, bool)) {
        if let Some(level) = run.rated {
            let ratings = &self.subject.ratings;
            let at = ratings.partition_point(|rating| rating.year < year);
            if let (Some(rating), Ok(number)) = (self.rating(year), u32::try_from(at)) {
                take(Evidence::Rating(number), rating >= level);
            }
        }
        if !run.titles.is_empty() {
            for (at, award) in (0_u32..).zip(&self.subject.awards) {
                if run.titles.contains(&award.award)
                    && award.achieved() == Some(year)
                    && self.seen(award).is_ok()
                {
                    take(Evidence::Award(at), true);
                }
            }
        }
        if let Some(finding) = run.finding {
            for (at, entry) in (0_u32..).zip(&self.subject.findings) {
                if entry.finding == finding.code && entry.year == Some(year) {
                    take(Evidence::Finding(at), entry.holds);
                }
            }
        }
    }
}
