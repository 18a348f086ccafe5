//! One named point of a rule: one operator, one citation.

use rust_decimal::Decimal;

use crate::Bilingual;
use crate::calendar::DayOfYear;
use crate::number::Ratio;
use crate::regulation::Origin;
use crate::subject::ClosedFact;

/// Number of a point inside its rule.
pub type PointAt = u16;

/// A named point.
#[derive(Clone, Debug)]
pub struct Point {
    /// Name inside the rule; empty for the head of the rule.
    pub id: String,
    /// What it asks, in words.
    pub name: Bilingual,
    /// Words of the provision.
    pub text: Option<String>,
    /// Article, grade, basis.
    pub origin: Origin,
    /// The operator.
    pub test: Test,
}

/// The operator of a point; its written meaning is in `docs/award-rules.md`.
#[derive(Clone, Debug)]
pub enum Test {
    /// All of these points.
    All(Vec<PointAt>),
    /// At least one of these points.
    Any(Vec<PointAt>),
    /// This point does not hold.
    Not(PointAt),
    /// So many of these points.
    AtLeastOf(u16, Vec<PointAt>),
    /// These points answer the same.
    Agree(Vec<PointAt>),
    /// The point of the reading taken: option number and point.
    Reading {
        /// Number of the doubt.
        doubt: u16,
        /// Point of each option.
        options: Vec<(u8, PointAt)>,
    },
    /// The assessing body finds it so.
    Finding(Finding),
    /// Rated at this rank of level or better in the year under review.
    Rated(u16),
    /// Consecutive years.
    Run(Run),
    /// Years of a level inside the window of a run.
    RatedYears {
        /// Rank of the level.
        level: u16,
        /// How many.
        at_least: u16,
        /// The run.
        within: PointAt,
    },
    /// An award obtained before.
    Holds(AwardFilter),
    /// An award obtained so many times.
    Times {
        /// Which awards.
        filter: AwardFilter,
        /// How often.
        at_least: u16,
        /// Where.
        span: CountSpan,
    },
    /// Initiatives or topics.
    Initiatives {
        /// Kinds.
        kinds: Vec<u16>,
        /// Rank of the least scope.
        scope: u16,
        /// How many.
        at_least: u16,
        /// Where.
        span: CountSpan,
        /// Whether the rules on reuse apply.
        fresh: bool,
    },
    /// Length of service.
    Service(Service),
    /// Years since establishment.
    Established(u16),
    /// Time in posts.
    Post {
        /// Posts that count, groups resolved.
        posts: Vec<u16>,
        /// Least number of years.
        years: u16,
        /// Fewer than so many years.
        under_years: Option<u16>,
        /// Revolutionary periods.
        periods: Vec<u16>,
    },
    /// Share of the members.
    Share {
        /// Part.
        part: u16,
        /// Whole.
        whole: u16,
        /// The share.
        share: Ratio,
        /// Whether the share itself is enough.
        inclusive: bool,
    },
    /// Number of members.
    Members {
        /// Which count.
        count: u16,
        /// At least.
        at_least: Option<u32>,
        /// At most.
        at_most: Option<u32>,
    },
    /// Result in a movement.
    Movement(MovementFilter),
    /// No discipline of this rank or graver in the year under review.
    Undisciplined(u16),
    /// A closed fact has one of the values.
    Subject {
        /// The fact.
        fact: ClosedFact,
        /// Its values.
        values: Vec<u16>,
    },
    /// A point for each value of a closed fact.
    Case {
        /// The fact.
        fact: ClosedFact,
        /// Value and point.
        points: Vec<(u16, PointAt)>,
        /// Point for every other value.
        otherwise: Option<PointAt>,
    },
    /// A recorded number.
    Number {
        /// Number of the fact in the list `fact`.
        fact: u16,
        /// The comparison.
        compare: Compare,
        /// The bound.
        bound: Decimal,
    },
    /// A recorded day of the year under review.
    Day {
        /// Number of the fact in the list `fact`.
        fact: u16,
        /// The last day.
        last: DayOfYear,
        /// Whether the day itself is in time.
        inclusive: bool,
    },
    /// The criteria of another award.
    Criteria(u16),
    /// The criterion is not known.
    NotKnown(Bilingual),
    /// Left to a ministry or province.
    Local {
        /// `ministry`, `province`, `party`.
        to: String,
        /// Name of the hole.
        key: String,
    },
}

/// A judgement asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Number in the list `finding`.
    pub code: u16,
    /// Whether it is made for single years.
    pub each_year: bool,
    /// Whether it states an achievement that must be shown.
    pub achievement: bool,
}

/// Consecutive years.
#[derive(Clone, Debug)]
pub struct Run {
    /// Least number.
    pub years: u16,
    /// Yearly test: rank of the level.
    pub rated: Option<u16>,
    /// Yearly test: titles.
    pub titles: Vec<u16>,
    /// Yearly test: finding.
    pub finding: Option<Finding>,
    /// Length of the block of a title; 1 for yearly titles.
    pub every: u16,
    /// A `holds` point.
    pub after: Option<PointAt>,
    /// Whether it may end before the year under review.
    pub anywhere: bool,
    /// Awards that use up the years they were given for.
    pub used_up_by: AwardFilter,
}

/// Awards that count.
#[derive(Clone, Debug)]
pub struct AwardFilter {
    /// The awards.
    pub awards: Vec<u16>,
    /// Types of commendation; any where empty.
    pub merits: Vec<u16>,
}

/// Where entries are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountSpan {
    /// All years up to the year under review.
    Ever,
    /// The year under review.
    Review,
    /// The window of a run.
    Within(PointAt),
}

/// Length of service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Kinds; the whole service where empty.
    pub kinds: Vec<u16>,
    /// Least number of months.
    pub months: u32,
    /// Fewer than so many months.
    pub under_months: Option<u32>,
    /// Without a break up to the decision.
    pub continuous: bool,
    /// Factor in the areas.
    pub factor: u16,
    /// Areas that count more.
    pub areas: Vec<u16>,
}

/// Movements that count.
#[derive(Clone, Debug)]
pub struct MovementFilter {
    /// Who launched it; anybody where empty.
    pub launched_by: Vec<u16>,
    /// Least length in years.
    pub years: Option<u16>,
    /// Review; any where empty.
    pub reviews: Vec<u16>,
    /// Results.
    pub results: Vec<u16>,
    /// Whether it must be thematic.
    pub thematic: Option<bool>,
}

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// `≥`
    AtLeast,
    /// `>`
    MoreThan,
    /// `≤`
    AtMost,
    /// `<`
    LessThan,
}

impl Test {
    /// The points it is built of.
    pub fn parts(&self) -> Vec<PointAt> {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeastOf(_, parts) | Self::Agree(parts) => {
                parts.clone()
            }
            Self::Not(part) => vec![*part],
            Self::Reading { options, .. } => options.iter().map(|(_, part)| *part).collect(),
            Self::Case {
                points, otherwise, ..
            } => points.iter().map(|(_, part)| *part).chain(*otherwise).collect(),
            _ => Vec::new(),
        }
    }

    /// The run whose window it counts in, or the award its years follow.
    pub fn refers_to(&self) -> Option<PointAt> {
        match self {
            Self::Run(run) => run.after,
            Self::RatedYears { within, .. } => Some(*within),
            Self::Times {
                span: CountSpan::Within(within),
                ..
            }
            | Self::Initiatives {
                span: CountSpan::Within(within),
                ..
            } => Some(*within),
            _ => None,
        }
    }
}
