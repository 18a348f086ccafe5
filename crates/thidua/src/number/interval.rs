use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::Ratio;
use super::ratio::compare;

/// An interval of numbers with each end open or closed on purpose.
///
/// Written as in mathematics: `[85, 95)` holds 85 and not 95; `[95, )` and `( , 50)` have one end only;
/// `[100]` is the single number.
///
/// ```
/// use thidua::number::{Interval, Ratio};
/// let band = Interval::parse("[85, 95)").unwrap();
/// assert!(band.contains(Ratio::parse("85").unwrap()));
/// assert!(!band.contains(Ratio::parse("95").unwrap()));
/// assert!(Interval::parse("[95, 85)").is_none());
/// assert_eq!(Interval::parse("[95,)").unwrap().to_string(), "[95, )");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    low: Option<Decimal>,
    low_closed: bool,
    high: Option<Decimal>,
    high_closed: bool,
}

impl Interval {
    /// Reads the written form; none where it is malformed or holds no number.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let low_closed = match text.chars().next()? {
            '[' => true,
            '(' => false,
            _ => return None,
        };
        let high_closed = match text.chars().next_back()? {
            ']' => true,
            ')' => false,
            _ => return None,
        };
        let inner = text.get(1..text.len().checked_sub(1)?)?;
        let end = |part: &str| -> Option<Option<Decimal>> {
            let part = part.trim();
            if part.is_empty() {
                Some(None)
            } else {
                Decimal::from_str_exact(part).ok().map(Some)
            }
        };
        let interval = match inner.split_once(',') {
            Some((low, high)) => Self {
                low: end(low)?,
                low_closed,
                high: end(high)?,
                high_closed,
            },
            None => {
                let point = end(inner)??;
                if !(low_closed && high_closed) {
                    return None;
                }
                Self {
                    low: Some(point),
                    low_closed,
                    high: Some(point),
                    high_closed,
                }
            }
        };
        interval.holds_something().then_some(interval)
    }

    fn holds_something(self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => match low.cmp(&high) {
                Ordering::Less => true,
                Ordering::Equal => self.low_closed && self.high_closed,
                Ordering::Greater => false,
            },
            _ => true,
        }
    }

    /// Whether the number lies inside; a number too large to compare lies outside.
    pub fn contains(self, value: Ratio) -> bool {
        let order = |end: Decimal| match value.as_whole() {
            Some(number) => Some(compare(number, end)),
            None => value.compare(Ratio::whole(end)),
        };
        let above = self.low.is_none_or(|low| match order(low) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => self.low_closed,
            _ => false,
        });
        let below = self.high.is_none_or(|high| match order(high) {
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => self.high_closed,
            _ => false,
        });
        above && below
    }

    /// Whether the two intervals share a number.
    pub fn overlaps(self, other: Self) -> bool {
        fn starts_before_end(a: Interval, b: Interval) -> bool {
            match (a.low, b.high) {
                (Some(low), Some(high)) => match low.cmp(&high) {
                    Ordering::Less => true,
                    Ordering::Equal => a.low_closed && b.high_closed,
                    Ordering::Greater => false,
                },
                _ => true,
            }
        }
        starts_before_end(self, other) && starts_before_end(other, self)
    }

    /// The lower end, if there is one.
    pub fn low(self) -> Option<Decimal> {
        self.low
    }

    /// The upper end, if there is one.
    pub fn high(self) -> Option<Decimal> {
        self.high
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) = (
            if self.low_closed { '[' } else { '(' },
            if self.high_closed { ']' } else { ')' },
        );
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => write!(out, "[{low}]"),
            (Some(low), Some(high)) => write!(out, "{open}{low}, {high}{close}"),
            (Some(low), None) => write!(out, "{open}{low}, )"),
            (None, Some(high)) => write!(out, "( , {high}{close}"),
            (None, None) => write!(out, "( , )"),
        }
    }
}
