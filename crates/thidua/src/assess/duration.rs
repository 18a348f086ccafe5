//! Lengths of time: service, posts, establishment.

use time::Date;

use super::evaluate::RuleRun;
use super::leaf::Leaf;
use super::node::{Evidence, Missing, Observed};
use crate::Verdict;
use crate::law::Service;
use crate::subject::{ClosedFact, EntryKind, Span};

/// Days that make a month when parts of months are added up.
const DAYS_OF_MONTH: u32 = 30;

/// Whole months and days beyond from one day to another; nothing where the second is not later.
///
/// The last day of a shorter month completes a month begun on a day it does not have.
pub(crate) fn months_between(from: Date, until: Date) -> (u32, u32) {
    if until <= from {
        return (0, 0);
    }
    let number = |day: Date| {
        i64::from(day.year())
            .saturating_mul(12)
            .saturating_add(i64::from(u8::from(day.month())))
    };
    let mut months = number(until).saturating_sub(number(from));
    let mut anchor = add_months(from, months);
    if anchor.is_none_or(|anchor| anchor > until) {
        months = months.saturating_sub(1);
        anchor = add_months(from, months);
    }
    let days = anchor.map_or(0, |anchor| {
        i64::from(until.to_julian_day()).saturating_sub(i64::from(anchor.to_julian_day()))
    });
    (
        u32::try_from(months).unwrap_or(0),
        u32::try_from(days).unwrap_or(0),
    )
}

/// The same day so many months later, or the last day of that month.
fn add_months(day: Date, months: i64) -> Option<Date> {
    let index = i64::from(day.year())
        .checked_mul(12)?
        .checked_add(i64::from(u8::from(day.month())))?
        .checked_sub(1)?
        .checked_add(months)?;
    let year = i32::try_from(index.div_euclid(12)).ok()?;
    let month = time::Month::try_from(u8::try_from(index.rem_euclid(12).checked_add(1)?).ok()?).ok()?;
    Date::from_calendar_date(year, month, day.day().min(month.length(year))).ok()
}

/// Time added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Total {
    months: u32,
    days: u32,
}

impl Total {
    /// Days become months only where times are added up; a single time is as the calendar has it.
    fn sum(periods: &[(Date, Date, u16)]) -> Self {
        if let [(from, until, 1)] = periods {
            let (months, days) = months_between(*from, *until);
            return Self { months, days };
        }
        let mut total = Self::default();
        for (from, until, factor) in periods {
            total.add(months_between(*from, *until), *factor);
        }
        total
    }

    fn add(&mut self, (months, days): (u32, u32), factor: u16) {
        let factor = u32::from(factor);
        self.months = self.months.saturating_add(months.saturating_mul(factor));
        self.days = self.days.saturating_add(days.saturating_mul(factor));
        let carried = self.days.checked_div(DAYS_OF_MONTH).unwrap_or(0);
        self.months = self.months.saturating_add(carried);
        self.days = self.days.checked_rem(DAYS_OF_MONTH).unwrap_or(0);
    }
}

/// Whether a time reaches a bound and stays under another.
fn measured(total: Total, least: u32, under: Option<u32>, complete: bool) -> Verdict {
    let enough = total.months >= least;
    let over = under.is_some_and(|under| total.months >= under);
    if over {
        return Verdict::NotMet;
    }
    match (enough, complete) {
        (true, true) => Verdict::Met,
        (true, false) if under.is_none() => Verdict::Met,
        (false, true) => Verdict::NotMet,
        _ => Verdict::Unknown,
    }
}

impl RuleRun<'_, '_> {
    pub(super) fn service(&self, service: &Service) -> Leaf {
        let subject = self.with.subject;
        let mut periods: Vec<(Date, Date, u16, Option<Evidence>)> = Vec::new();
        if service.kinds.is_empty() {
            let Some(from) = subject.service_from else {
                return Leaf::new(Verdict::Unknown, Observed::Parts)
                    .missing(EntryKind::Service.missing(i32::MIN, self.with.on.year()));
            };
            periods.push((from, self.with.on, 1, None));
        }
        for (at, entry) in (0_u32..).zip(&subject.service) {
            if service.kinds.contains(&entry.kind) && entry.from < self.with.on {
                let until = entry.until.unwrap_or(self.with.on).min(self.with.on);
                let hard = entry.area.is_some_and(|area| service.areas.contains(&area));
                let factor = if hard { service.factor } else { 1 };
                periods.push((entry.from, until, factor, Some(Evidence::Service(at))));
            }
        }
        periods.sort_unstable();
        if service.continuous {
            keep_last_stretch(&mut periods, self.with.on);
        }
        let complete = service.kinds.is_empty() || self.complete(EntryKind::Service);
        let total = Total::sum(&apart(&periods));
        let verdict = measured(total, service.months, service.under_months, complete);
        let evidence = periods
            .iter()
            .filter_map(|(_, _, _, evidence)| *evidence)
            .collect();
        self.time_leaf(verdict, total, complete, evidence, EntryKind::Service)
    }

    fn complete(&self, kind: EntryKind) -> bool {
        self.with.subject.complete.span(kind).covers(Span {
            from: i32::MIN,
            to: self.with.on.year(),
        })
    }

    fn time_leaf(
        &self,
        verdict: Verdict,
        total: Total,
        complete: bool,
        counted: Vec<Evidence>,
        kind: EntryKind,
    ) -> Leaf {
        let observed = Observed::Duration {
            months: total.months,
            days: total.days,
            more: !complete,
        };
        let mut leaf = Leaf::new(verdict, observed).missing(kind.missing(i32::MIN, self.with.on.year()));
        leaf.counted = counted;
        leaf
    }

    pub(super) fn established(&self, years: u16) -> Leaf {
        let Some(day) = self.with.subject.established else {
            return Leaf::new(Verdict::Unknown, Observed::Parts).missing(Missing::Established);
        };
        let (months, days) = months_between(day, self.with.on);
        let verdict = Verdict::from(months >= u32::from(years).saturating_mul(12));
        Leaf::new(
            verdict,
            Observed::Duration {
                months,
                days,
                more: false,
            },
        )
    }

    pub(super) fn post(&self, posts: &[u16], years: u16, under: Option<u16>, periods: &[u16]) -> Leaf {
        let in_period = match self.closed(ClosedFact::Period) {
            _ if periods.is_empty() => Verdict::Met,
            Some(period) => Verdict::from(periods.contains(&period)),
            None => Verdict::Unknown,
        };
        let mut held: Vec<(Date, Date, u16, Option<Evidence>)> = Vec::new();
        for (at, entry) in (0_u32..).zip(&self.with.subject.posts) {
            if posts.contains(&entry.post) && entry.from < self.with.on {
                let until = entry.until.unwrap_or(self.with.on).min(self.with.on);
                held.push((entry.from, until, 1, Some(Evidence::Post(at))));
            }
        }
        held.sort_unstable();
        let complete = self.complete(EntryKind::Posts);
        let total = Total::sum(&apart(&held));
        let evidence: Vec<Evidence> = held.iter().filter_map(|(_, _, _, evidence)| *evidence).collect();
        let bounds = self.bounds(years, under);
        let none = evidence.is_empty();
        let answers = bounds.iter().map(|(least, under)| {
            if none && complete {
                Verdict::NotMet
            } else if none {
                Verdict::Unknown
            } else {
                measured(total, *least, *under, complete)
            }
        });
        let time = agree(answers);
        let mut leaf = self.time_leaf(in_period.and(time), total, complete, evidence, EntryKind::Posts);
        if leaf.verdict == Verdict::Unknown {
            leaf.missing.clear();
            if in_period == Verdict::Unknown {
                leaf.missing.push(Missing::Fact(ClosedFact::Period));
            }
            if time == Verdict::Unknown {
                if bounds.len() > 1 && complete {
                    leaf.missing.push(Missing::Fact(ClosedFact::Sex));
                } else {
                    leaf.missing
                        .push(EntryKind::Posts.missing(i32::MIN, self.with.on.year()));
                }
            }
        }
        leaf
    }

    /// The bounds in months for the sex of the subject; for both where it is missing.
    fn bounds(&self, years: u16, under: Option<u16>) -> Vec<(u32, Option<u32>)> {
        let general = (
            u32::from(years).saturating_mul(12),
            under.map(|years| u32::from(years).saturating_mul(12)),
        );
        let subject = self.with.subject;
        let Some(rule) = self
            .with
            .law
            .reductions
            .iter()
            .find(|rule| rule.in_force.contains(self.with.law_of))
        else {
            return vec![general];
        };
        let less = |months: u32| match rule.share {
            Some(share) => {
                let off = share
                    .times(months.into(), None)
                    .and_then(|off| u32::try_from(off.trunc()).ok());
                months.saturating_sub(off.unwrap_or(0))
            }
            None => months.saturating_sub(u32::from(rule.years).saturating_mul(12)),
        };
        let reduced = (less(general.0), general.1.map(less));
        let left_out = match subject.category {
            _ if rule.not_for.is_empty() => Some(false),
            Some(category) => Some(rule.not_for.contains(&category)),
            None => None,
        };
        let favoured = subject.sex.map(|sex| sex == rule.sex);
        match (favoured, left_out) {
            (Some(false), _) | (_, Some(true)) => vec![general],
            (Some(true), Some(false)) => vec![reduced],
            _ => vec![general, reduced],
        }
    }
}

fn agree(mut answers: impl Iterator<Item = Verdict>) -> Verdict {
    let Some(first) = answers.next() else {
        return Verdict::Unknown;
    };
    if answers.all(|answer| answer == first) {
        first
    } else {
        Verdict::Unknown
    }
}

/// Only the last stretch without a gap that reaches the day.
fn keep_last_stretch(periods: &mut Vec<(Date, Date, u16, Option<Evidence>)>, on: Date) {
    let mut first = on;
    let mut kept: Vec<(Date, Date, u16, Option<Evidence>)> = Vec::new();
    let mut rest = std::mem::take(periods);
    rest.sort_unstable_by_key(|(from, until, _, _)| (*until, *from));
    for period in rest.into_iter().rev() {
        if period.1 >= first {
            first = first.min(period.0);
            kept.push(period);
        } else {
            break;
        }
    }
    kept.sort_unstable();
    *periods = kept;
}

/// Periods made disjoint: a day counts once, with the greatest factor that covers it; adjoining ones are joined.
fn apart(periods: &[(Date, Date, u16, Option<Evidence>)]) -> Vec<(Date, Date, u16)> {
    let mut ends: Vec<Date> = periods
        .iter()
        .flat_map(|(from, until, _, _)| [*from, *until])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let mut disjoint: Vec<(Date, Date, u16)> = Vec::new();
    for pair in ends.windows(2) {
        let [from, until] = pair else { continue };
        let factor = periods
            .iter()
            .filter(|(start, end, _, _)| start <= from && until <= end)
            .map(|(_, _, factor, _)| *factor)
            .max();
        let Some(factor) = factor else { continue };
        match disjoint.last_mut() {
            Some(last) if last.1 == *from && last.2 == factor => last.1 = *until,
            _ => disjoint.push((*from, *until, factor)),
        }
    }
    disjoint
}

#[cfg(test)]
mod tests {
    use super::months_between;
    use time::macros::date;

    #[test]
    fn a_full_calendar_year_is_twelve_months() {
        assert_eq!(
            months_between(date!(2023 - 01 - 01), date!(2024 - 01 - 01)),
            (12, 0)
        );
        assert_eq!(
            months_between(date!(2023 - 01 - 01), date!(2023 - 12 - 31)),
            (11, 30)
        );
    }

    #[test]
    fn the_last_day_of_february_completes_a_month() {
        assert_eq!(
            months_between(date!(2024 - 01 - 31), date!(2024 - 02 - 29)),
            (1, 0)
        );
        assert_eq!(
            months_between(date!(2020 - 02 - 29), date!(2021 - 02 - 28)),
            (12, 0)
        );
        assert_eq!(
            months_between(date!(2023 - 01 - 30), date!(2023 - 02 - 27)),
            (0, 28)
        );
    }
}
