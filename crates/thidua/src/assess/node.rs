//! The tree of reasons: codes and parameters, no prose.

use rust_decimal::Decimal;
use time::Date;

use crate::law::{Point, Rule};
use crate::subject::{ClosedFact, EntryKind};
use crate::{Grade, Verdict};

/// The answer of one point with everything it rests on.
#[derive(Clone, Debug)]
pub struct Node<'r> {
    /// The rule the point belongs to.
    pub rule: &'r Rule,
    /// The point.
    pub point: &'r Point,
    /// Met, not met, unknown.
    pub verdict: Verdict,
    /// Weakest source it rests on; none for an unknown.
    pub grade: Option<Grade>,
    /// What was observed.
    pub observed: Observed,
    /// Entries that count.
    pub counted: Vec<Evidence>,
    /// Entries that were looked at and do not count, each with the reason.
    pub not_counted: Vec<(Evidence, Why)>,
    /// Facts that could still change an unknown.
    pub missing: Vec<Missing>,
    /// The parts; all of them are evaluated.
    pub children: Vec<Node<'r>>,
}

/// What a point observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observed {
    /// Nothing beyond the parts.
    Parts,
    /// A finding, where one was given.
    Finding(Option<bool>),
    /// A finding taken as true because it was absent and absent findings are granted.
    Granted,
    /// The rank of the level of a year, where it was rated.
    Level {
        /// Year.
        year: i32,
        /// Rank of the level.
        level: Option<u16>,
    },
    /// Consecutive years that are certain, and that are possible.
    Years(Window),
    /// Entries that certainly count, and that may.
    Count {
        /// Certainly.
        certain: u32,
        /// Certainly or possibly; none where there may be any number.
        possible: Option<u32>,
    },
    /// Members: least and greatest part, least and greatest whole.
    Share {
        /// Part.
        part: Range,
        /// Whole.
        whole: Range,
    },
    /// Members.
    Members(Range),
    /// A length of time that is certain.
    Duration {
        /// Whole months.
        months: u32,
        /// Days beyond.
        days: u32,
        /// Whether there may be more.
        more: bool,
    },
    /// A closed fact: number of its value.
    Fact(ClosedFact, Option<u16>),
    /// A number.
    Number(Option<Decimal>),
    /// A day.
    Day(Option<Date>),
    /// The reading taken of a doubt; none where all are evaluated.
    Reading {
        /// Number of the doubt.
        doubt: u16,
        /// Number of the option.
        option: Option<u8>,
    },
}

/// A number that is known, or known to lie between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Least.
    pub least: u32,
    /// Greatest; none where there is no bound.
    pub most: Option<u32>,
}

impl Range {
    /// A known number.
    pub fn exactly(number: u32) -> Self {
        Self {
            least: number,
            most: Some(number),
        }
    }

    /// Any number.
    pub const ANY: Self = Self { least: 0, most: None };
}

/// The years of a run back from its last year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Last year.
    pub end: i32,
    /// Years (or titles) that are certain.
    pub certain: u16,
    /// Years (or titles) that are possible.
    pub possible: u16,
    /// Years between two titles; 1 for yearly tests.
    pub every: u16,
}

impl Window {
    /// First year of the certain window; after its end where it is empty.
    pub fn certain_from(&self) -> i32 {
        self.end.saturating_add(1).saturating_sub(i32::from(self.certain))
    }

    /// First year of the possible window; after its end where it is empty.
    pub fn possible_from(&self) -> i32 {
        self.end
            .saturating_add(1)
            .saturating_sub(i32::from(self.possible))
    }
}

/// An entry of the history, by its number in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// A rating.
    Rating(u32),
    /// An award.
    Award(u32),
    /// An initiative.
    Initiative(u32),
    /// A discipline.
    Discipline(u32),
    /// An absence that counts as time.
    Absence(u32),
    /// A post.
    Post(u32),
    /// A period of service.
    Service(u32),
    /// A result in a movement.
    Movement(u32),
    /// Numbers of members.
    Composition(u32),
    /// A finding.
    Finding(u32),
    /// A fact.
    Fact(u32),
}

/// Why an entry does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The decision was revoked.
    Revoked,
    /// The decision is later than the one in question.
    Later,
    /// Another type of commendation.
    OtherMerit,
    /// Outside the years that count.
    OutsideYears,
    /// Below the level.
    BelowLevel,
    /// The scope is too small.
    SmallScope,
    /// Not recognised, not applied or not accepted.
    Void,
    /// It carried an award before.
    Used,
    /// Its year is not known.
    NoYear,
    /// Properties are missing.
    NotStated,
    /// The movement was too short.
    TooShort,
}

impl Why {
    /// Its word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Revoked => "revoked",
            Self::Later => "later",
            Self::OtherMerit => "other-merit",
            Self::OutsideYears => "outside-years",
            Self::BelowLevel => "below-level",
            Self::SmallScope => "small-scope",
            Self::Void => "void",
            Self::Used => "used",
            Self::NoYear => "no-year",
            Self::NotStated => "not-stated",
            Self::TooShort => "too-short",
        }
    }
}

/// A fact that could settle an unknown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// A judgement of the assessing body.
    Finding {
        /// The finding.
        finding: u16,
        /// Year, for findings of single years.
        year: Option<i32>,
        /// It states an achievement that must be shown, not a judgement of conduct.
        achievement: bool,
    },
    /// The rating of a year.
    Rating(i32),
    /// A closed fact about the subject.
    Fact(ClosedFact),
    /// A number or day.
    Value {
        /// The fact.
        fact: u16,
        /// Year.
        year: i32,
    },
    /// A number of members.
    Count {
        /// The count.
        count: u16,
        /// Year.
        year: i32,
    },
    /// A property of an entry: its type of commendation, year, scope, …
    Detail(Evidence),
    /// Whether the entries of a kind are complete over years.
    Entries {
        /// Kind of entry.
        kind: EntryKind,
        /// First year; open where none.
        from: Option<i32>,
        /// Last year.
        to: i32,
    },
    /// Day of establishment.
    Established,
    /// The day on which a discipline was served.
    Served(Evidence),
    /// How a doubt is read.
    Reading(u16),
    /// A year without rating: how it counts.
    Unrated(i32),
    /// The year in which a discipline was served: whether it counts.
    ServedYear(i32),
    /// A local rule.
    Local(String),
    /// A criterion that is not known.
    Criterion(String),
}

impl Missing {
    /// Whether it is a judgement of conduct by the assessing body.
    pub fn is_conduct(&self) -> bool {
        matches!(
            self,
            Self::Finding {
                achievement: false,
                ..
            }
        )
    }
}

impl EntryKind {
    pub(crate) fn missing(self, from: i32, to: i32) -> Missing {
        Missing::Entries {
            kind: self,
            from: (from != i32::MIN).then_some(from),
            to,
        }
    }
}
