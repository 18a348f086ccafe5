//! Half-open intervals of days.

use std::fmt;

use serde::Serialize;
use time::Date;

use crate::reader::Table;
use crate::regulation::Builder;

/// Days from `from` to the day before `until`; a missing end is open.
///
/// ```
/// use thidua::law::Interval;
/// use time::macros::date;
/// let year = Interval { from: Some(date!(2024-01-01)), until: Some(date!(2025-01-01)) };
/// assert!(year.contains(date!(2024-12-31)) && !year.contains(date!(2025-01-01)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// First day no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Interval {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let interval = Self {
            from: table.date("from"),
            until: table.date("until"),
        };
        builder.not_empty(table, interval.from, interval.until);
        interval
    }

    /// Whether a day lies inside.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether two intervals share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |end: Option<Date>, start: Option<Date>| match (end, start) {
            (Some(end), Some(start)) => end <= start,
            _ => false,
        };
        !before(self.until, other.from) && !before(other.until, self.from)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            Some(from) => write!(out, "[{from}, ")?,
            None => out.write_str("(…, ")?,
        }
        match self.until {
            Some(until) => write!(out, "{until})"),
            None => out.write_str("…)"),
        }
    }
}
