//! Dates and windows of the emulation year: strict and inclusive ends, working days, steps in order.

use time::{Date, Duration, Month, Weekday};

use crate::Bilingual;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};

/// The day written as `2025-06-01`; nothing else is read.
///
/// ```
/// use thidua::calendar::written_day;
/// use time::macros::date;
/// assert_eq!(written_day("2025-06-01"), Some(date!(2025-06-01)));
/// assert!(written_day("2025-6-1").is_none() && written_day("2025-02-30").is_none());
/// ```
pub fn written_day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut number = |letters: usize| {
        let part = parts.next()?;
        let plain = part.len() == letters && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse::<u16>().ok() } else { None }
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let read = Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()?;
    if parts.next().is_none() { Some(read) } else { None }
}

/// Whole months from one day to another; a month is complete on the same day of the month, and a day that the
/// later month does not have counts as its last day.
///
/// ```
/// use thidua::calendar::whole_months_between;
/// use time::macros::date;
/// assert_eq!(whole_months_between(date!(2023-01-15), date!(2024-01-15)), 12);
/// assert_eq!(whole_months_between(date!(2023-01-16), date!(2024-01-15)), 11);
/// assert_eq!(whole_months_between(date!(2024-01-31), date!(2024-02-29)), 1);
/// ```
pub fn whole_months_between(since: Date, until: Date) -> i64 {
    if until < since {
        return whole_months_between(until, since).saturating_neg();
    }
    let years = i64::from(until.year()).saturating_sub(since.year().into());
    let months = years
        .saturating_mul(12)
        .saturating_add(i64::from(u8::from(until.month())))
        .saturating_sub(i64::from(u8::from(since.month())));
    let last_day = until.month().length(until.year());
    let complete = until.day() >= since.day().min(last_day);
    if complete {
        months
    } else {
        months.saturating_sub(1)
    }
}

/// A day of the year, month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOfYear {
    /// Month.
    pub month: Month,
    /// Day.
    pub day: u8,
}

impl DayOfYear {
    /// Reads `12-10`; 29 February is accepted.
    ///
    /// ```
    /// use thidua::calendar::DayOfYear;
    /// assert!(DayOfYear::parse("12-10").is_some());
    /// assert!(DayOfYear::parse("02-30").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        if month.len() != 2 || day.len() != 2 {
            return None;
        }
        let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
        let day = day.parse::<u8>().ok()?;
        Date::from_calendar_date(2024, month, day)
            .ok()
            .map(|_| Self { month, day })
    }

    /// The day in a year; 29 February becomes 28 February where the year has none.
    pub fn in_year(self, year: i32) -> Option<Date> {
        Date::from_calendar_date(year, self.month, self.day)
            .or_else(|_| Date::from_calendar_date(year, self.month, self.month.length(year)))
            .ok()
    }
}

/// Which days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCount {
    /// Every day.
    Calendar,
    /// Monday to Friday, holidays excepted.
    Working,
}

impl DayCount {
    /// `working`, or calendar days where absent.
    pub(crate) fn read(table: &Table, key: &str) -> Self {
        if table.text(key) == Some("working") {
            Self::Working
        } else {
            Self::Calendar
        }
    }
}

/// Days that are not working days beside weekends, and days of the weekend that are, given as data.
#[derive(Clone, Debug, Default)]
pub struct Holidays {
    off: Vec<Date>,
    worked: Vec<Date>,
}

impl Holidays {
    /// A list of holidays, in any order.
    pub fn new(mut days: Vec<Date>) -> Self {
        days.sort_unstable();
        Self {
            off: days,
            worked: Vec::new(),
        }
    }

    /// The same with days of the weekend on which work is done in exchange.
    #[must_use]
    pub fn with_worked(mut self, mut days: Vec<Date>) -> Self {
        days.sort_unstable();
        self.worked = days;
        self
    }

    /// Whether the holidays of a year are listed.
    pub fn know(&self, year: i32) -> bool {
        self.off.iter().any(|day| day.year() == year)
    }

    /// Whether work is done on a day.
    pub fn is_working_day(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let listed = |days: &[Date]| days.binary_search(&day).is_ok();
        (!weekend || listed(&self.worked)) && !listed(&self.off)
    }

    /// Days after `due` up to and including `done`: 0 where it was done in time.
    ///
    /// ```
    /// use thidua::calendar::{DayCount, Holidays};
    /// use time::macros::date;
    /// let holidays = Holidays::new(vec![date!(2024-01-01)]);
    /// // Friday 29 December 2023 to Tuesday 2 January 2024.
    /// assert_eq!(holidays.days_late(date!(2023-12-29), date!(2024-01-02), DayCount::Calendar), 4);
    /// assert_eq!(holidays.days_late(date!(2023-12-29), date!(2024-01-02), DayCount::Working), 1);
    /// ```
    pub fn days_late(&self, due: Date, done: Date, count: DayCount) -> i64 {
        if done <= due {
            return 0;
        }
        let all = i64::from(done.to_julian_day()).saturating_sub(due.to_julian_day().into());
        match count {
            DayCount::Calendar => all,
            DayCount::Working => {
                let days = (1..=all.min(MOST_DAYS)).filter_map(|day| due.checked_add(Duration::days(day)));
                i64::try_from(days.filter(|day| self.is_working_day(*day)).count()).unwrap_or(i64::MAX)
            }
        }
    }

    /// The day so many days after (or before, where negative) a day.
    pub fn shift(&self, day: Date, days: i64, count: DayCount) -> Option<Date> {
        match count {
            DayCount::Calendar => day.checked_add(Duration::days(days)),
            DayCount::Working => {
                let step = Duration::days(days.signum());
                let (mut at, mut left) = (day, days.unsigned_abs().min(MOST_DAYS.unsigned_abs()));
                while left > 0 {
                    at = at.checked_add(step)?;
                    if self.is_working_day(at) {
                        left = left.saturating_sub(1);
                    }
                }
                Some(at)
            }
        }
    }
}

/// Longest delay counted day by day: ten years.
const MOST_DAYS: i64 = 3660;

/// A window or a due date of the emulation year.
#[derive(Clone, Debug)]
pub struct Window {
    /// Identifier.
    pub id: String,
    /// What it times.
    pub name: Bilingual,
    /// First day.
    pub from: Option<DayOfYear>,
    /// Last day, included.
    pub by: Option<DayOfYear>,
    /// The day before which it must be done, excluded.
    pub before: Option<DayOfYear>,
    /// Whether these days lie in the year that follows the emulation year.
    pub following_year: bool,
    /// At least so many days before the conference.
    pub days_before: Option<i64>,
    /// At most so many days after the conference.
    pub days_after: Option<i64>,
    /// How those days are counted.
    pub count: DayCount,
    /// Kinds of unit it binds; all where empty.
    pub unit_kinds: Vec<String>,
    /// The step it times.
    pub step: Option<String>,
    /// The stage of scoring it times.
    pub stage: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A window with its days worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowDates {
    /// First day; none where it opens at no stated day.
    pub first: Option<Date>,
    /// Last day on which it can still be done.
    pub last: Option<Date>,
}

impl Window {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let day = |key: &str| table.text(key).and_then(DayOfYear::parse);
        builder.at_most_one(table, &["by", "before", "days_before", "days_after"], "window");
        builder.references(table, "unit_kinds", "unit_kind");
        builder.reference(table, "step", "step");
        builder.reference(table, "stage", "stage");
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            from: day("from"),
            by: day("by"),
            before: day("before"),
            following_year: table.text("year") == Some("following"),
            days_before: table.integer("days_before"),
            days_after: table.integer("days_after"),
            count: DayCount::read(table, "days"),
            unit_kinds: table.texts("unit_kinds").map(|(id, _)| id.to_owned()).collect(),
            step: table.text("step").map(str::to_owned),
            stage: table.text("stage").map(str::to_owned),
            origin: builder.origin(table),
        }
    }

    /// The days of the window for an emulation year and a conference: "before" excludes its day, "by" includes it.
    pub fn dates(&self, year: i32, conference: Date, holidays: &Holidays) -> WindowDates {
        let year = if self.following_year {
            year.saturating_add(1)
        } else {
            year
        };
        let first = self.from.and_then(|day| day.in_year(year));
        let last = if let Some(by) = self.by {
            by.in_year(year)
        } else if let Some(before) = self.before {
            before.in_year(year).and_then(Date::previous_day)
        } else if let Some(days) = self.days_before {
            holidays.shift(conference, days.saturating_neg(), self.count)
        } else {
            self.days_after
                .and_then(|days| holidays.shift(conference, days, self.count))
        };
        WindowDates { first, last }
    }

    /// Whether it binds units of a kind.
    pub fn binds(&self, kind: Option<&str>) -> bool {
        self.unit_kinds.is_empty() || kind.is_some_and(|kind| self.unit_kinds.iter().any(|id| id == kind))
    }
}

impl WindowDates {
    /// Whether a day lies in the window.
    pub fn contain(self, day: Date) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }
}

/// A step of the procedure.
#[derive(Clone, Debug)]
pub struct Step {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a late or silent unit suffers.
#[derive(Clone, Debug)]
pub struct LateRule {
    /// Effect of no first sheet at all.
    pub silent: Effect,
    /// Effect of a first sheet after its window.
    pub late: Effect,
    /// Points off, where the effect is a deduction.
    pub points: rust_decimal::Decimal,
    /// Where it comes from.
    pub origin: Origin,
}

/// The effect of being late or silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The unit is not reviewed.
    Exclude,
    /// Its total is zero.
    Zero,
    /// It gets the lowest class whatever its points.
    LowestClass,
    /// Points are taken off.
    Deduct,
    /// The result stays open.
    Open,
}

impl LateRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let effect = |key: &str| match table.text(key) {
            Some("exclude") => Effect::Exclude,
            Some("zero") => Effect::Zero,
            Some("lowest-class") => Effect::LowestClass,
            Some("deduct") => Effect::Deduct,
            _ => Effect::Open,
        };
        let (silent, late) = (effect("silent"), effect("late"));
        if (silent == Effect::Deduct || late == Effect::Deduct) && !table.has("points") {
            builder.missing_key(table, "points", "deduct");
        }
        Self {
            silent,
            late,
            points: table.decimal("points").unwrap_or_default(),
            origin: builder.origin(table),
        }
    }
}
