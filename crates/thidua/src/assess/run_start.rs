//! The first year that counts in a run: after an earlier award, after years used up, after a discipline.

use time::Date;

use super::evaluate::Evaluator;
use super::node::{Evidence, Missing};
use super::years::Fit;
use crate::Grade;
use crate::law::{AwardFilter, Run};
use crate::subject::{AwardEntry, EntryKind, Span};

/// The first year that counts: certainly not before `late`, possibly not before `early`.
#[derive(Clone, Debug)]
pub(super) struct Start {
    pub(super) early: i32,
    pub(super) late: i32,
    /// The facts that lie between the two.
    pub(super) rests_on: Vec<Missing>,
}

impl Evaluator<'_> {
    /// The bounds of the first year that counts.
    pub(super) fn start(
        &self,
        run: &Run,
        after: Option<&[&AwardFilter]>,
        weakest: &mut Option<Grade>,
    ) -> Start {
        let mut start = Start {
            early: i32::MIN,
            late: i32::MIN,
            rests_on: Vec::new(),
        };
        if let Some(filters) = after {
            self.follow(filters, &mut start, weakest);
        }
        self.used_up(&run.used_up_by, &mut start);
        self.restart(&mut start);
        start
    }

    /// The first year after a qualifying award.
    fn follow(&self, filters: &[&AwardFilter], start: &mut Start, weakest: &mut Option<Grade>) {
        let complete = self.subject.complete.span(EntryKind::Awards);
        let everything = complete.covers(Span {
            from: i32::MIN,
            to: self.on.year(),
        });
        let (mut late, mut early) = (i32::MAX, i32::MAX);
        for (at, award) in (0_u32..).zip(&self.subject.awards) {
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
            let Some((first, last)) = self.first_year(award, weakest) else {
                early = i32::MIN;
                start.rests_on.push(Missing::Detail(Evidence::Award(at)));
                continue;
            };
            early = early.min(first);
            if certain {
                late = late.min(last);
                let open = self.counting.start_doubt.filter(|_| first != last);
                start.rests_on.extend(open.map(Missing::Reading));
            } else {
                start.rests_on.push(Missing::Detail(Evidence::Award(at)));
            }
        }
        start.late = late;
        start.early = if everything { early } else { i32::MIN };
        if !everything {
            let open = EntryKind::Awards.missing(i32::MIN, self.on.year());
            start.rests_on.push(open);
        }
    }

    /// The first year that counts after an award, at the earliest and at the latest.
    fn first_year(&self, award: &AwardEntry, weakest: &mut Option<Grade>) -> Option<(i32, i32)> {
        if let Some(year) = award.year {
            let next = year.saturating_add(1);
            return Some((next, next));
        }
        let year = award.on.map(Date::year)?;
        let assumed = self.counting.start_grade.unwrap_or(Grade::Assumed);
        *weakest = Some(weakest.map_or(assumed, |grade| grade.min(assumed)));
        Some((
            year.saturating_add(i32::from(!self.counting.start_after.no)),
            year.saturating_add(i32::from(self.counting.start_after.yes)),
        ))
    }

    /// Years an earlier award was given for do not count again.
    fn used_up(&self, by: &AwardFilter, start: &mut Start) {
        if by.awards.is_empty() {
            return;
        }
        for (at, award) in (0_u32..).zip(&self.subject.awards) {
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
                (_, next) => {
                    start.late = start.late.max(next.unwrap_or(i32::MAX));
                    start.rests_on.push(Missing::Detail(Evidence::Award(at)));
                }
            }
        }
        self.recorded_from(EntryKind::Awards, start);
    }

    /// Achievement starts anew on the day a discipline has been served.
    fn restart(&self, start: &mut Start) {
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
                    start.rests_on.push(Missing::ServedYear(served.year()));
                }
                Some(_) => {
                    start.late = i32::MAX;
                    start.early = i32::MAX;
                }
                None => {
                    start.late = i32::MAX;
                    start.early = start.early.max(discipline.on.year());
                    start.rests_on.push(Missing::Served(Evidence::Discipline(at)));
                }
            }
        }
        self.recorded_from(EntryKind::Discipline, start);
    }

    /// Years for which entries that could cut a run may be unrecorded do not count for certain.
    fn recorded_from(&self, kind: EntryKind, start: &mut Start) {
        let span = self.subject.complete.span(kind);
        let first = if span.to < self.on.year() {
            i32::MAX
        } else {
            span.from
        };
        if first > start.late {
            start.late = first;
            start.rests_on.push(kind.missing(i32::MIN, self.on.year()));
        }
    }
}
