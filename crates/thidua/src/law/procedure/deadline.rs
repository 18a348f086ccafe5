//! The dates of a case: last day of filing, of a step, of publication.

use serde::Serialize;
use time::Date;

use super::{Applied, Entry, Filing, FilingYear, ProcedureCase, Processing, Publication, Start};
use crate::calendar::{DayCount, Holidays};
use crate::{Bilingual, Verdict};

/// A date worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// Part of the procedure: `filing`, `processing`, `publication`.
    pub part: &'static str,
    /// The rule.
    pub rule: String,
    /// What it times.
    pub name: Bilingual,
    /// Article.
    pub cite: String,
    /// Met, or unknown where the rule depends on a fact not given.
    pub applies: Verdict,
    /// The day it runs from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// Last day on which it is in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
    /// Whether the day tested is in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_time: Option<bool>,
    /// Working days were counted in a year whose holidays are not listed: weekends only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub holidays_not_listed: bool,
}

pub(super) fn filed(filing: &Applied<&Filing>, case: &ProcedureCase) -> Option<Deadline> {
    let rule = filing.rule;
    let year = case.year.or_else(|| match rule.year {
        FilingYear::Filing => case.filed.map(Date::year),
        FilingYear::Following | FilingYear::Congress => None,
    })?;
    let window = rule.window(year);
    Some(Deadline {
        first: window.first,
        last: window.last,
        in_time: case.filed.map(|day| window.contain(day)),
        ..Deadline::of("filing", &rule.entry, filing.applies)
    })
}

pub(super) fn processed(
    step: &Applied<&Processing>,
    case: &ProcedureCase,
    holidays: &Holidays,
) -> Option<Deadline> {
    let rule = step.rule;
    let from = match rule.starts {
        Start::Received | Start::FullDossier => case.received,
        Start::Opinions => case.opinions,
        Start::Decision => Some(case.on),
        Start::Refusal => None,
        Start::Conclusion => case.conclusion,
    }?;
    let last = holidays.shift(from, i64::from(rule.days), rule.count)?;
    Some(Deadline {
        from: Some(from),
        last: Some(last),
        holidays_not_listed: not_listed(holidays, from, last, rule.count),
        ..Deadline::of("processing", &rule.entry, step.applies)
    })
}

pub(super) fn published(
    names: &Applied<&Publication>,
    case: &ProcedureCase,
    holidays: &Holidays,
) -> Option<Deadline> {
    let rule = names.rule;
    let days = i64::from(rule.days?);
    let mut deadline = Deadline::of("publication", &rule.entry, names.applies);
    if rule.before_meeting {
        let meeting = case.meeting?;
        let last = holidays.shift(meeting, days.checked_neg()?, rule.count)?;
        deadline.from = Some(meeting);
        deadline.last = Some(last);
        deadline.in_time = case.published.map(|day| day <= last);
        deadline.holidays_not_listed = not_listed(holidays, last, meeting, rule.count);
    } else {
        let from = case.published?;
        let last = holidays.shift(from, days, rule.count)?;
        deadline.from = Some(from);
        deadline.last = Some(last);
        deadline.in_time = case.meeting.map(|meeting| last < meeting);
        deadline.holidays_not_listed = not_listed(holidays, from, last, rule.count);
    }
    Some(deadline)
}

fn not_listed(holidays: &Holidays, from: Date, until: Date, count: DayCount) -> bool {
    count == DayCount::Working && (from.year()..=until.year()).any(|year| !holidays.know(year))
}

impl Deadline {
    fn of(part: &'static str, entry: &Entry, applies: Verdict) -> Self {
        Self {
            part,
            rule: entry.id.clone(),
            name: entry.name.clone(),
            cite: entry.origin.cite.clone(),
            applies,
            from: None,
            first: None,
            last: None,
            in_time: None,
            holidays_not_listed: false,
        }
    }
}
