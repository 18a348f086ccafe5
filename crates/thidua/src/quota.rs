//! How many may be nominated: a number, steps by size, a share of a named base, or a number given each year.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::number::{Interval, Ratio, Rounding, RoundingMode};
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin};

/// A rule on the greatest number.
#[derive(Clone, Debug)]
pub struct QuotaRule {
    /// How the number is found.
    pub size: QuotaSize,
    /// Where it comes from.
    pub origin: Origin,
}

/// How the greatest number is found.
#[derive(Clone, Debug)]
pub enum QuotaSize {
    /// H1: a fixed number.
    Number(u32),
    /// H2: a number by the size of the bloc.
    Steps(Vec<(Interval, u32)>),
    /// H3: a share of a base, rounded, with or without a least number.
    Share {
        /// The share.
        share: Ratio,
        /// What it is taken of.
        base: QuotaBase,
        /// How the product is rounded.
        rounding: RoundingMode,
        /// At least this many.
        minimum: u32,
    },
    /// H4: a number given from outside each year, by name.
    Given(String),
    /// H5: a number for each group of units.
    Groups(Vec<(String, u32)>),
}

/// What a share is taken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuotaBase {
    /// The members of the bloc.
    Members,
    /// The members that are reviewed.
    Eligible,
    /// A number given, by name.
    Given(String),
    /// The units that meet a condition.
    Condition(String),
    /// The units of a class.
    Class(String),
}

/// What a quota is counted on.
pub trait QuotaFacts {
    /// Number of members.
    fn members(&self) -> u32;
    /// Number of members reviewed; none while it is not known.
    fn eligible(&self) -> Option<u32>;
    /// A number given from outside.
    fn given(&self, name: &str) -> Option<u32>;
    /// Units that meet a condition; none while one of them is unknown.
    fn meeting(&self, condition: &str) -> Option<u32>;
    /// Units of a class; none while one of them is unknown.
    fn of_class(&self, class: &str) -> Option<u32>;
}

/// A quota worked out, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quota {
    /// The greatest number; none while a base or a given number is missing.
    pub number: Option<u32>,
    /// Kind of rule: `number`, `steps`, `share`, `given`, `groups`.
    pub rule: &'static str,
    /// The base counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<u32>,
    /// The number or condition that is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

impl QuotaRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        let key = builder.exactly_one(table, &["number", "steps", "share", "given", "groups"], "quota")?;
        let number = |table: &Table, key: &str| {
            table
                .integer(key)
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(0)
        };
        if key != "share" {
            for extra in [
                "base",
                "rounding",
                "minimum",
                "base_given",
                "base_condition",
                "base_class",
            ] {
                builder.refuse_key(table, extra, "`share`");
            }
        }
        let size = match key {
            "number" => QuotaSize::Number(number(table, "number")),
            "steps" => {
                let mut steps: Vec<(Interval, u32)> = Vec::new();
                for step in table.tables("steps") {
                    let Some(members) = step.interval("members") else {
                        continue;
                    };
                    if let Some((earlier, _)) = steps.iter().find(|(earlier, _)| earlier.overlaps(members)) {
                        builder.error(
                            "overlapping-bands",
                            step.place("members"),
                            format!("khoảng `{members}` trùng với `{earlier}`"),
                            format!("the interval `{members}` overlaps `{earlier}`"),
                            "ghi rõ đầu mút, ví dụ \"[0, 10)\" và \"[10, )\"",
                            "write the ends on purpose, for instance \"[0, 10)\" and \"[10, )\"",
                        );
                    }
                    steps.push((members, number(step, "number")));
                }
                QuotaSize::Steps(steps)
            }
            "share" => QuotaSize::Share {
                share: table.ratio("share")?,
                base: base(table, builder)?,
                rounding: table.rounding("rounding").unwrap_or(RoundingMode::Floor),
                minimum: number(table, "minimum"),
            },
            "given" => QuotaSize::Given(table.string("given")),
            _ => QuotaSize::Groups(
                table
                    .table("groups")
                    .map(Table::entries)
                    .unwrap_or_default()
                    .iter()
                    .filter_map(|(group, _, value)| match value.datum {
                        Datum::Number(number) => {
                            u32::try_from(number).ok().map(|number| (group.clone(), number))
                        }
                        _ => None,
                    })
                    .collect(),
            ),
        };
        Some(Self {
            size,
            origin: builder.origin(table),
        })
    }

    /// The greatest number, for the bloc or for one group of units.
    ///
    /// A share is multiplied exactly and rounded as the rule says: 20 % of 24 is 4.8, which is 4 by floor.
    pub fn number(&self, group: Option<&str>, facts: &dyn QuotaFacts) -> Quota {
        match &self.size {
            QuotaSize::Number(number) => Quota::known("number", *number, None),
            QuotaSize::Steps(steps) => {
                let members = facts.members();
                let step = steps
                    .iter()
                    .find(|(interval, _)| interval.contains(Ratio::whole(members.into())));
                Quota::known("steps", step.map_or(0, |(_, number)| *number), Some(members))
            }
            QuotaSize::Share {
                share,
                base,
                rounding,
                minimum,
            } => {
                let (counted, name) = match base {
                    QuotaBase::Members => (Some(facts.members()), "members"),
                    QuotaBase::Eligible => (facts.eligible(), "eligible"),
                    QuotaBase::Given(name) => (facts.given(name), name.as_str()),
                    QuotaBase::Condition(id) => (facts.meeting(id), id.as_str()),
                    QuotaBase::Class(id) => (facts.of_class(id), id.as_str()),
                };
                let Some(counted) = counted else {
                    return Quota::missing("share", name);
                };
                let rounding = Rounding {
                    mode: *rounding,
                    places: 0,
                };
                let number = share.times(Decimal::from(counted), Some(rounding));
                match number.and_then(|number| u32::try_from(number).ok()) {
                    Some(number) => Quota::known("share", number.max(*minimum), Some(counted)),
                    None => Quota::missing("share", name),
                }
            }
            QuotaSize::Given(name) => match facts.given(name) {
                Some(number) => Quota::known("given", number, None),
                None => Quota::missing("given", name),
            },
            QuotaSize::Groups(groups) => match group {
                Some(group) => {
                    let own = groups.iter().find(|(id, _)| id == group);
                    Quota::known("groups", own.map_or(0, |(_, number)| *number), None)
                }
                None => {
                    let sum = groups
                        .iter()
                        .fold(0_u32, |sum, (_, number)| sum.saturating_add(*number));
                    Quota::known("groups", sum, None)
                }
            },
        }
    }
}

impl Quota {
    fn known(rule: &'static str, number: u32, base: Option<u32>) -> Self {
        Self {
            number: Some(number),
            rule,
            base,
            missing: None,
        }
    }

    fn missing(rule: &'static str, name: &str) -> Self {
        Self {
            number: None,
            rule,
            base: None,
            missing: Some(name.to_owned()),
        }
    }
}

fn base(table: &Table, builder: &mut Builder<'_>) -> Option<QuotaBase> {
    let Some(word) = table.text("base") else {
        builder.error(
            "quota-without-base",
            table.place("share"),
            "tỷ lệ không nói tính trên tổng số nào",
            "a share without the base it is taken of",
            "thêm `base`: members, eligible, given, condition hoặc class",
            "add `base`: members, eligible, given, condition or class",
        );
        return None;
    };
    let mut named = |key: &str, list: Option<&str>| {
        if !table.has(key) {
            builder.missing_key(table, key, "base");
            return None;
        }
        if let Some(list) = list {
            builder.reference(table, key, list);
        }
        table.text(key).map(str::to_owned)
    };
    match word {
        "members" => Some(QuotaBase::Members),
        "eligible" => Some(QuotaBase::Eligible),
        "given" => named("base_given", None).map(QuotaBase::Given),
        "condition" => named("base_condition", Some("condition")).map(QuotaBase::Condition),
        _ => named("base_class", Some("class")).map(QuotaBase::Class),
    }
}
