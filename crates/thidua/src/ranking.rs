//! Orders of units: keys in turn, shared ranks, ties left to a ballot or an authority.

use std::cmp::Ordering;

use crate::Bilingual;
use crate::number::Ratio;
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin};

/// An order of units.
#[derive(Clone, Debug)]
pub struct RankingRule {
    /// Identifier.
    pub id: String,
    /// Kinds of unit ordered; all where empty.
    pub unit_kinds: Vec<String>,
    /// One order for each group of units instead of one for the bloc.
    pub by_group: bool,
    /// What is compared, in turn.
    pub keys: Vec<RankKey>,
    /// Last resort for equal units.
    pub ties: Ties,
    /// 1, 2, 2, 3 instead of 1, 2, 2, 4.
    pub dense: bool,
    /// Labels of the first ranks.
    pub labels: Vec<Bilingual>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One comparison.
#[derive(Clone, Debug)]
pub struct RankKey {
    /// What is compared.
    pub of: RankOf,
    /// Divided by this input or fact.
    pub over: Option<String>,
    /// Smaller is better.
    pub ascending: bool,
    /// In words.
    pub name: Bilingual,
}

/// What a key compares.
#[derive(Clone, Debug)]
pub enum RankOf {
    /// The uncapped total.
    Total,
    /// The total for the class.
    ClassTotal,
    /// Achieved over assigned points.
    Percent,
    /// The sum of the points of criteria.
    Criteria(Vec<String>),
    /// The sum of raw inputs, `criterion:input`.
    Measures(Vec<String>),
    /// The sum of facts of the unit.
    Facts(Vec<String>),
}

/// Last resort for equal units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// They share the rank.
    Shared,
    /// A ballot decides.
    Ballot,
    /// The authority decides.
    Authority,
}

impl RankingRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.references(table, "unit_kinds", "unit_kind");
        builder.reference(table, "ballot", "ballot");
        Self {
            id: table.string("id"),
            unit_kinds: table.texts("unit_kinds").map(|(id, _)| id.to_owned()).collect(),
            by_group: table.text("over") == Some("group"),
            keys: table
                .tables("keys")
                .filter_map(|key| RankKey::build(key, builder))
                .collect(),
            ties: match table.text("ties") {
                Some("ballot") => Ties::Ballot,
                Some("authority") => Ties::Authority,
                _ => Ties::Shared,
            },
            dense: table.text("style") == Some("1223"),
            labels: table
                .list("labels")
                .iter()
                .filter_map(|value| match &value.datum {
                    Datum::Table(label) => Some(label.as_bilingual()),
                    _ => None,
                })
                .collect(),
            origin: builder.origin(table),
        }
    }

    /// Whether units of a kind are ordered by this rule.
    pub fn orders(&self, kind: Option<&str>) -> bool {
        self.unit_kinds.is_empty() || kind.is_some_and(|kind| self.unit_kinds.iter().any(|id| id == kind))
    }
}

impl RankKey {
    fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        let ids = |key: &str| table.texts(key).map(|(id, _)| id.to_owned()).collect::<Vec<_>>();
        let of = match builder.exactly_one(table, &["by", "criteria", "measures", "facts"], "rank key")? {
            "criteria" => {
                for (id, span) in table.texts("criteria") {
                    known_criterion(id, span, builder);
                }
                RankOf::Criteria(ids("criteria"))
            }
            "measures" => {
                for (measure, span) in table.texts("measures") {
                    known_criterion(
                        measure.split_once(':').map_or(measure, |(id, _)| id),
                        span,
                        builder,
                    );
                }
                RankOf::Measures(ids("measures"))
            }
            "facts" => {
                builder.references(table, "facts", "fact");
                RankOf::Facts(ids("facts"))
            }
            _ => match table.text("by") {
                Some("class-total") => RankOf::ClassTotal,
                Some("percent") => RankOf::Percent,
                _ => RankOf::Total,
            },
        };
        Some(Self {
            of,
            over: table.text("over").map(str::to_owned),
            ascending: table.text("order") == Some("ascending"),
            name: table.bilingual("name").unwrap_or_default(),
        })
    }
}

fn known_criterion(id: &str, span: std::ops::Range<usize>, builder: &mut Builder<'_>) {
    let known: Vec<&str> = builder
        .entries("table")
        .flat_map(|table| table.list("criterion"))
        .filter_map(|value| match &value.datum {
            Datum::Table(criterion) => criterion.text("id"),
            _ => None,
        })
        .collect();
    if !known.contains(&id) {
        let (help_vi, help_en) = crate::regulation::suggestion(id, &known, "criterion");
        builder.error(
            "unknown-reference",
            span,
            format!("không có tiêu chí `{id}`"),
            format!("no criterion `{id}`"),
            help_vi,
            help_en,
        );
    }
}

/// A unit to be ordered, with the value of each key; better values come first.
#[derive(Clone, Debug)]
pub struct Contestant {
    /// Place of the unit in the caller's list.
    pub unit: usize,
    /// One value for each key.
    pub values: Vec<Ratio>,
    /// Its place in a tie settled by ballot or authority; smaller is better.
    pub settled: Option<usize>,
}

/// A unit in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Place of the unit in the caller's list.
    pub unit: usize,
    /// Rank from 1.
    pub rank: u32,
    /// Which key set its rank apart from the rank before; none for the first, or where a settled tie did.
    pub decided_by: Option<usize>,
    /// Whether it shares its rank with another unit.
    pub shared: bool,
}

impl RankingRule {
    /// Orders units: by each key in turn, then by a settled tie; units still equal share their rank.
    ///
    /// The order of the contestants does not matter; units that share a rank come in the caller's order. A tie counts
    /// as settled only where every unit of it has its place.
    pub fn order(&self, mut contestants: Vec<Contestant>) -> Vec<Ranked> {
        contestants.sort_by_key(|contestant| contestant.unit);
        // By insertion: numbers too large to compare are equal to everything, which no other sort survives.
        let mut ordered: Vec<Contestant> = Vec::with_capacity(contestants.len());
        for contestant in contestants {
            let before = ordered
                .iter()
                .rposition(|known| self.compare(known, &contestant).0.is_le());
            ordered.insert(before.map_or(0, |before| before.saturating_add(1)), contestant);
        }
        let mut ranked: Vec<Ranked> = Vec::with_capacity(ordered.len());
        let mut rest = ordered.as_slice();
        let mut before: Option<&Contestant> = None;
        while let Some(first) = rest.first() {
            let equal = rest
                .iter()
                .take_while(|other| self.compare(first, other).0.is_eq())
                .count();
            let (tied, after) = rest.split_at_checked(equal).unwrap_or((rest, &[]));
            let decided_by = before.and_then(|before| self.compare(before, first).1);
            self.rank_tied(tied, decided_by, &mut ranked);
            before = Some(first);
            rest = after;
        }
        ranked
    }

    /// Ranks of units equal by every key: one after the other where the tie is settled, else one for all.
    fn rank_tied(&self, tied: &[Contestant], decided_by: Option<usize>, ranked: &mut Vec<Ranked>) {
        let next = |ranked: &[Ranked]| {
            if self.dense {
                ranked.last().map_or(0, |last| last.rank).saturating_add(1)
            } else {
                u32::try_from(ranked.len()).unwrap_or(u32::MAX).saturating_add(1)
            }
        };
        let settled = self.ties != Ties::Shared && tied.iter().all(|contestant| contestant.settled.is_some());
        if settled {
            let mut in_order: Vec<&Contestant> = tied.iter().collect();
            in_order.sort_by_key(|contestant| contestant.settled);
            for (at, contestant) in in_order.into_iter().enumerate() {
                ranked.push(Ranked {
                    unit: contestant.unit,
                    rank: next(ranked),
                    decided_by: decided_by.filter(|_| at == 0),
                    shared: false,
                });
            }
            return;
        }
        let rank = next(ranked);
        ranked.extend(tied.iter().map(|contestant| Ranked {
            unit: contestant.unit,
            rank,
            decided_by,
            shared: tied.len() > 1,
        }));
    }

    fn compare(&self, a: &Contestant, b: &Contestant) -> (Ordering, Option<usize>) {
        for (at, key) in self.keys.iter().enumerate() {
            let (Some(mine), Some(theirs)) = (a.values.get(at), b.values.get(at)) else {
                continue;
            };
            let order = theirs.compare(*mine).unwrap_or(Ordering::Equal);
            let order = if key.ascending { order.reverse() } else { order };
            if order.is_ne() {
                return (order, Some(at));
            }
        }
        (Ordering::Equal, None)
    }
}
