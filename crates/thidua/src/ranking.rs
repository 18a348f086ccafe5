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
    /// Which key set it apart from the unit before it; none for the first or for a shared rank.
    pub decided_by: Option<usize>,
    /// Whether it shares its rank with another unit.
    pub shared: bool,
}

impl RankingRule {
    /// Orders units: by each key in turn, then by a settled tie; units still equal share their rank.
    ///
    /// The order of the contestants does not matter; units that share a rank come in the caller's order.
    pub fn order(&self, mut contestants: Vec<Contestant>) -> Vec<Ranked> {
        contestants.sort_by(|a, b| self.compare(a, b).0.then(a.unit.cmp(&b.unit)));
        let mut ranked: Vec<Ranked> = Vec::with_capacity(contestants.len());
        for (position, contestant) in contestants.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|before| contestants.get(before));
            let last_rank = ranked.last().map_or(0, |last| last.rank);
            let next = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1);
            let (rank, decided_by, shared) = match before.map(|before| self.compare(before, contestant)) {
                None => (1, None, false),
                Some((Ordering::Equal, _)) => (last_rank, None, true),
                Some((_, key)) => (
                    if self.dense {
                        last_rank.saturating_add(1)
                    } else {
                        next
                    },
                    key,
                    false,
                ),
            };
            if shared && let Some(last) = ranked.last_mut() {
                last.shared = true;
            }
            ranked.push(Ranked {
                unit: contestant.unit,
                rank,
                decided_by,
                shared,
            });
        }
        ranked
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
        match (self.ties, a.settled, b.settled) {
            (Ties::Shared, _, _) => (Ordering::Equal, None),
            (_, Some(mine), Some(theirs)) => (mine.cmp(&theirs), None),
            _ => (Ordering::Equal, None),
        }
    }
}
