//! Years of achievement: the yearly test, the bounds of a run, its length.

use time::Date;

use super::evaluate::Evaluator;
use super::node::{Evidence, Missing, Why, Window};
use crate::law::{AwardFilter, Finding, Run};
use crate::subject::{AwardEntry, EntryKind, Span};
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

/// The first year that counts: certainly not before `late`, possibly not before `early`.
#[derive(Clone, Copy, Debug)]
struct Start {
    early: i32,
    late: i32,
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
    fn yearly(&self, run: &Run, year: i32) -> Verdict {
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
        let counted = self
            .subject
            .absences
            .iter()
            .filter(|absence| absence.touches(year))
            .find_map(|absence| {
                self.law
                    .counting_on(self.law_of)
                    .find(|rule| rule.absences.contains(&absence.kind))
            });
        if let Some(rule) = counted {
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

    /// The rank of the level of a year, if it was rated by the day in question.
    pub(crate) fn rating(&self, year: i32) -> Option<u16> {
        let ratings = &self.subject.ratings;
        let at = ratings.partition_point(|rating| rating.year < year);
        let rating = ratings.get(at).filter(|rating| rating.year == year)?;
        rating.on.is_none_or(|day| day <= self.on).then_some(rating.level)
    }

    fn titled(&self, titles: &[u16], year: i32) -> Verdict {
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
        let mut start = Start {
            early: i32::MIN,
            late: i32::MIN,
        };
        if let Some(filters) = after {
            self.follow(filters, &mut start, &mut answer);
        }
        self.used_up(&run.used_up_by, &mut start, &mut answer);
        self.restart(&mut start, &mut answer);
        let (certain, possible, end) = self.lengths(run, start);
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
        self.explain_years(run, start, &mut answer);
        answer
    }

    /// The first year after a qualifying award.
    fn follow(&self, filters: &[&AwardFilter], start: &mut Start, answer: &mut RunAnswer) {
        let complete = self.subject.complete.span(EntryKind::Awards);
        let everything = complete.covers(Span {
            from: i32::MIN,
            to: self.on.year(),
        });
        let (mut late, mut early) = (i32::MAX, i32::MAX);
        for award in &self.subject.awards {
            let fits = filters
                .iter()
                .filter(|filter| filter.awards.contains(&award.award))
                .map(|filter| self.fit(filter, award));
            let (mut certain, mut possible) = (false, false);
            for fit in fits {
                certain |= fit == Fit::Certain;
                possible |= fit == Fit::Possible;
            }
            if !certain && !possible {
                continue;
            }
            // With neither year nor decision day the years after it may be any.
            let Some(first) = self.first_year(award, answer) else {
                early = i32::MIN;
                continue;
            };
            early = early.min(first.early);
            if certain {
                late = late.min(first.late);
            }
        }
        start.late = late;
        start.early = if everything { early } else { i32::MIN };
        if !everything && late == i32::MAX {
            answer
                .missing
                .push(EntryKind::Awards.missing(i32::MIN, self.year));
        }
    }

    /// The first year that counts after an award.
    fn first_year(&self, award: &AwardEntry, answer: &mut RunAnswer) -> Option<Start> {
        if let Some(year) = award.year {
            let next = year.saturating_add(1);
            return Some(Start {
                early: next,
                late: next,
            });
        }
        let year = award.on.map(Date::year)?;
        let assumed = self.counting.start_grade.unwrap_or(Grade::Assumed);
        answer.weakest = Some(answer.weakest.map_or(assumed, |grade| grade.min(assumed)));
        Some(Start {
            early: year.saturating_add(i32::from(!self.counting.start_after.no)),
            late: year.saturating_add(i32::from(self.counting.start_after.yes)),
        })
    }

    /// Years an earlier award was given for do not count again.
    fn used_up(&self, by: &AwardFilter, start: &mut Start, answer: &mut RunAnswer) {
        if by.awards.is_empty() {
            return;
        }
        for award in &self.subject.awards {
            if !by.awards.contains(&award.award) {
                continue;
            }
            let next = award.achieved().map(|year| year.saturating_add(1));
            match (self.fit(by, award), next) {
                (Fit::No(_), _) => {}
                (Fit::Certain, Some(next)) => {
                    start.late = start.late.max(next);
                    start.early = start.early.max(next);
                }
                (_, next) => start.late = start.late.max(next.unwrap_or(i32::MAX)),
            }
        }
        self.recorded_from(EntryKind::Awards, start, answer);
    }

    /// Achievement starts anew on the day a discipline has been served.
    fn restart(&self, start: &mut Start, answer: &mut RunAnswer) {
        if !self.counting.restarts {
            return;
        }
        for (at, discipline) in (0_u32..).zip(&self.subject.discipline) {
            if discipline.on > self.on || discipline.revoked.is_some_and(|day| day <= self.on) {
                continue;
            }
            match discipline.served {
                Some(served) if served <= self.on => {
                    start.late = start.late.max(served.year().saturating_add(1));
                    start.early = start.early.max(served.year());
                }
                Some(_) => {
                    start.late = i32::MAX;
                    start.early = i32::MAX;
                }
                None => {
                    start.late = i32::MAX;
                    start.early = start.early.max(discipline.on.year());
                    answer.missing.push(Missing::Served(Evidence::Discipline(at)));
                }
            }
        }
        self.recorded_from(EntryKind::Discipline, start, answer);
    }

    /// Years for which entries that could cut a run may be unrecorded do not count for certain.
    fn recorded_from(&self, kind: EntryKind, start: &mut Start, answer: &mut RunAnswer) {
        let span = self.subject.complete.span(kind);
        let first = if span.to < self.on.year() {
            i32::MAX
        } else {
            span.from
        };
        if first > start.late {
            start.late = first;
            answer.missing.push(kind.missing(i32::MIN, self.on.year()));
        }
    }

    /// Certain and possible length, and the last year they reach.
    fn lengths(&self, run: &Run, start: Start) -> (u16, u16, i32) {
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

    fn lengths_to(&self, run: &Run, start: Start, end: i32) -> (u16, u16) {
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

    /// The entries of the years that count, the year that ends the run, what is missing.
    fn explain_years(&self, run: &Run, start: Start, answer: &mut RunAnswer) {
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
            match verdict {
                Verdict::NotMet => break,
                Verdict::Unknown if answer.verdict == Verdict::Unknown => {
                    answer.missing.push(self.missing_of(run, year));
                }
                _ => {}
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

    fn missing_of(&self, run: &Run, year: i32) -> Missing {
        if let Some(level) = run.rated
            && self.rated(level, year).0 == Verdict::Unknown
        {
            return self.missing_rating(year);
        }
        if let Some(finding) = run.finding {
            return Missing::Finding {
                finding: finding.code,
                year: finding.each_year.then_some(year),
                achievement: finding.achievement,
            };
        }
        EntryKind::Awards.missing(year, year)
    }

    /// The rating of a year, or how a year without one counts.
    pub(crate) fn missing_rating(&self, year: i32) -> Missing {
        if self.subject.complete.contains(EntryKind::Ratings, year) {
            Missing::Unrated(year)
        } else {
            Missing::Rating(year)
        }
    }
}
