//! Classes from points and conditions, and the events that fix or cap them.

use rust_decimal::Decimal;

use crate::Bilingual;
use crate::number::{Interval, Ratio};
use crate::quota::QuotaRule;
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin};

/// A class; the regulation lists them best first.
#[derive(Clone, Debug)]
pub struct ClassRule {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Interval of the total for the class.
    pub points: Option<Interval>,
    /// The interval for single kinds of unit.
    pub points_for: Vec<(String, Interval)>,
    /// Kinds of unit that can get it; all where empty.
    pub unit_kinds: Vec<String>,
    /// Every standard leaf reaches this share of its maximum.
    pub every_criterion: Option<Ratio>,
    /// No standard leaf is at 0.
    pub no_zero: bool,
    /// Further conditions.
    pub needs: Vec<String>,
    /// Ballot rule by which it is confirmed.
    pub vote: Option<String>,
    /// Most units of the class.
    pub quota: Option<QuotaRule>,
    /// Where it comes from.
    pub origin: Origin,
}

/// An event of the year that fixes or caps the class whatever the points.
#[derive(Clone, Debug)]
pub struct EventRule {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// The condition that says the event happened.
    pub when: String,
    /// Class given.
    pub class: Option<String>,
    /// Best class possible.
    pub ceiling: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

impl ClassRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.references(table, "unit_kinds", "unit_kind");
        builder.references(table, "needs", "condition");
        builder.reference(table, "vote", "ballot");
        let mut points_for = Vec::new();
        for (kind, span, value) in table.table("points_for").map(Table::entries).unwrap_or_default() {
            builder.check_reference(kind, span.clone(), "unit_kind");
            if let Datum::Text(text) = &value.datum
                && let Some(interval) = Interval::parse(text)
            {
                points_for.push((kind.clone(), interval));
            }
        }
        let own = table.interval("points");
        let kinds = kinds_of(table);
        for earlier in builder
            .entries("class")
            .take_while(|earlier| earlier.text("id") != table.text("id"))
        {
            let share_a_kind = kinds.is_empty()
                || kinds_of(earlier).is_empty()
                || kinds_of(earlier).iter().any(|kind| kinds.contains(kind));
            if let (Some(better), Some(own)) = (earlier.interval("points"), own)
                && share_a_kind
                && better.low() <= own.low()
                && better.low().is_some() == own.low().is_some()
                && better.overlaps(own)
                && !open_above(better, own)
            {
                builder.error(
                    "overlapping-bands",
                    table.place("points"),
                    format!("khoảng điểm `{own}` trùng với loại trên nó `{better}`"),
                    format!("the interval `{own}` overlaps that of the class above, `{better}`"),
                    "xếp loại từ cao đến thấp và ghi rõ đầu mút, ví dụ \"[85, 95)\"",
                    "list classes best first and write the ends on purpose, for instance \"[85, 95)\"",
                );
            }
        }
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            points: own,
            points_for,
            unit_kinds: table.texts("unit_kinds").map(|(id, _)| id.to_owned()).collect(),
            every_criterion: table.ratio("every_criterion"),
            no_zero: table.boolean("no_zero").unwrap_or(false),
            needs: table.texts("needs").map(|(id, _)| id.to_owned()).collect(),
            vote: table.text("vote").map(str::to_owned),
            quota: table
                .table("quota")
                .and_then(|quota| QuotaRule::build(quota, builder)),
            origin: builder.origin(table),
        }
    }

    /// The interval of points for a kind of unit.
    pub fn interval_for(&self, kind: Option<&str>) -> Option<Interval> {
        let own = self
            .points_for
            .iter()
            .find(|(id, _)| Some(id.as_str()) == kind)
            .map(|(_, interval)| *interval);
        own.or(self.points)
    }

    /// Whether units of a kind can get the class.
    pub fn suits(&self, kind: Option<&str>) -> bool {
        self.unit_kinds.is_empty() || kind.is_some_and(|kind| self.unit_kinds.iter().any(|id| id == kind))
    }

    /// Whether a share of its maximum is enough for one leaf.
    pub(crate) fn leaf_suffices(&self, points: Decimal, max: Decimal) -> bool {
        if self.no_zero && points.is_zero() && !max.is_zero() {
            return false;
        }
        match (self.every_criterion, Ratio::new(points, max)) {
            (Some(floor), Some(share)) => share.at_least(floor),
            _ => true,
        }
    }
}

/// Two lower bounds, `[95, )` above `[85, )`: the better class is asked first, so they may overlap.
fn open_above(better: Interval, own: Interval) -> bool {
    better.high().is_none() && own.high().is_none() && better.low() > own.low()
}

fn kinds_of(table: &Table) -> Vec<&str> {
    table.texts("unit_kinds").map(|(id, _)| id).collect()
}

impl EventRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.reference(table, "when", "condition");
        builder.reference(table, "class", "class");
        builder.reference(table, "ceiling", "class");
        builder.exactly_one(table, &["class", "ceiling"], "event");
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            when: table.string("when"),
            class: table.text("class").map(str::to_owned),
            ceiling: table.text("ceiling").map(str::to_owned),
            origin: builder.origin(table),
        }
    }
}
