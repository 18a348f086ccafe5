//! Named conditions over the facts of a unit: one operator and one citation each, three-valued.

mod evaluate;

use rust_decimal::Decimal;

use crate::Bilingual;
use crate::fact::{FactKind, FactValue};
use crate::number::{Interval, Ratio};
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin};

pub use evaluate::{Circumstances, Reason};

/// One named point of a rule.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Identifier.
    pub id: String,
    /// What it asks, in words.
    pub name: Bilingual,
    /// The operator.
    pub test: Test,
    /// The test must hold in each of so many years in a row, the emulation year being the last.
    pub years_in_row: Option<u32>,
    /// Where it comes from.
    pub origin: Origin,
}

/// The operator of a condition.
#[derive(Clone, Debug)]
pub enum Test {
    /// All of these conditions.
    All(Vec<String>),
    /// At least one of these conditions.
    Any(Vec<String>),
    /// None of these conditions.
    NoneOf(Vec<String>),
    /// A test of one fact of the emulation year.
    Fact {
        /// The fact.
        fact: String,
        /// What is asked of it.
        test: FactTest,
    },
    /// The total for the class lies in an interval.
    Points(Interval),
    /// The class is this one or better.
    Class(String),
    /// The rank is this or better.
    Rank(u32),
}

/// What is asked of a fact.
#[derive(Clone, Debug)]
pub enum FactTest {
    /// It has this value.
    Is(FactValue),
    /// It is one of these words.
    OneOf(Vec<String>),
    /// The number compares so.
    Compare(Comparison, Decimal),
    /// The level is this one or better.
    Rated(String),
    /// The fact over the whole is at least the share, or more than it.
    Share {
        /// The fact that holds the whole.
        whole: String,
        /// The share.
        share: Ratio,
        /// Whether the share itself is enough.
        inclusive: bool,
    },
    /// So many whole months lie between the date and the day of reference.
    Months {
        /// Least number of months.
        months: u32,
        /// Whether they are counted to the end of the emulation year instead of the conference.
        to_year_end: bool,
    },
}

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `≥`
    AtLeast,
    /// `>`
    MoreThan,
    /// `≤`
    AtMost,
    /// `<`
    LessThan,
}

impl Condition {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        let test = Test::build(table, builder)?;
        Some(Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            test,
            years_in_row: table
                .integer("years_in_row")
                .and_then(|years| u32::try_from(years).ok()),
            origin: builder.origin(table),
        })
    }
}

/// The keys of which a condition has exactly one.
const OPERATORS: &[&str] = &["all", "any", "none", "fact", "points", "class", "rank"];
/// The keys of which a test of a fact has exactly one.
const FACT_TESTS: &[&str] = &[
    "is",
    "one_of",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "rated",
    "share",
    "more_than_share",
    "months",
];

impl Test {
    fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        let operator = builder.exactly_one(table, OPERATORS, "condition")?;
        let ids = |key: &str| table.texts(key).map(|(id, _)| id.to_owned()).collect::<Vec<_>>();
        if operator != "fact" {
            for key in FACT_TESTS.iter().chain(&["whole", "counted_to"]) {
                builder.refuse_key(table, key, "`fact`");
            }
        }
        if matches!(operator, "points" | "class" | "rank") {
            builder.refuse_key(table, "years_in_row", "`fact`, `all`, `any`, `none`");
        }
        match operator {
            "all" | "any" | "none" => {
                builder.references(table, operator, "condition");
                let ids = ids(operator);
                Some(match operator {
                    "all" => Self::All(ids),
                    "any" => Self::Any(ids),
                    _ => Self::NoneOf(ids),
                })
            }
            "points" => table.interval("points").map(Self::Points),
            "class" => {
                builder.reference(table, "class", "class");
                Some(Self::Class(table.string("class")))
            }
            "rank" => table
                .integer("rank")
                .and_then(|rank| u32::try_from(rank).ok())
                .map(Self::Rank),
            _ => {
                let fact = table.string("fact");
                let kind = builder.fact_kind(table, "fact")?;
                let test = FactTest::build(table, kind, builder)?;
                Some(Self::Fact { fact, test })
            }
        }
    }
}

impl FactTest {
    fn build(table: &Table, kind: FactKind, builder: &mut Builder<'_>) -> Option<Self> {
        let key = builder.exactly_one(table, FACT_TESTS, "test of a fact")?;
        let wanted = match key {
            "is" | "one_of" => None,
            "rated" => Some(FactKind::Level),
            "months" => Some(FactKind::Date),
            _ => Some(FactKind::Number),
        };
        if wanted.is_some_and(|wanted| wanted != kind) {
            builder.fact_of_wrong_kind(table, key);
            return None;
        }
        let compare = |comparison| table.decimal(key).map(|bound| Self::Compare(comparison, bound));
        match key {
            "is" => {
                let value = FactValue::from_datum(&table.get("is")?.datum)?;
                if !value.is_of(kind) {
                    builder.fact_of_wrong_kind(table, key);
                    return None;
                }
                if kind == FactKind::Level {
                    builder.reference(table, "is", "level");
                }
                Some(Self::Is(value))
            }
            "one_of" => {
                if !matches!(kind, FactKind::Word | FactKind::Level) {
                    builder.fact_of_wrong_kind(table, key);
                }
                Some(Self::OneOf(
                    table.texts("one_of").map(|(word, _)| word.to_owned()).collect(),
                ))
            }
            "at_least" => compare(Comparison::AtLeast),
            "more_than" => compare(Comparison::MoreThan),
            "at_most" => compare(Comparison::AtMost),
            "less_than" => compare(Comparison::LessThan),
            "rated" => {
                builder.reference(table, "rated", "level");
                Some(Self::Rated(table.string("rated")))
            }
            "share" | "more_than_share" => {
                if !table.has("whole") {
                    builder.missing_key(table, "whole", "share");
                    return None;
                }
                builder.fact_kind(table, "whole");
                Some(Self::Share {
                    whole: table.string("whole"),
                    share: table.ratio(key)?,
                    inclusive: key == "share",
                })
            }
            _ => Some(Self::Months {
                months: table
                    .integer("months")
                    .and_then(|months| u32::try_from(months).ok())?,
                to_year_end: table.text("counted_to") == Some("year-end"),
            }),
        }
    }
}

/// The conditions a condition is built of.
pub(crate) fn parts(table: &Table) -> Vec<&str> {
    ["all", "any", "none"]
        .iter()
        .flat_map(|key| table.list(key))
        .filter_map(|value| match &value.datum {
            Datum::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}
