//! Rating systems built from their tables.

use super::{NotRated, RatedKind, RatingCeiling, RatingCondition, RatingLevel, RatingSystem, RatingTest};
use crate::calendar::DayOfYear;
use crate::law::{Codes, Interval};
use crate::reader::Table;
use crate::regulation::{Builder, Origin, suggestion};

impl RatingSystem {
    pub(in crate::law) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let origin = builder.origin(table);
        let conditions: Vec<RatingCondition> = table
            .tables("condition")
            .filter_map(|inner| {
                let keys = ["is", "at_least", "at_most", "rated"];
                let key = builder.exactly_one(inner, &keys, "condition")?;
                Some(RatingCondition {
                    id: inner.string("id"),
                    name: inner.bilingual("name").unwrap_or_default(),
                    fact: inner.string("fact"),
                    test: match key {
                        "is" => RatingTest::Is(inner.boolean("is")?),
                        "at_least" => RatingTest::AtLeast(inner.ratio("at_least")?),
                        "at_most" => RatingTest::AtMost(inner.ratio("at_most")?),
                        _ => RatingTest::Rated(codes.rank(inner, "rated", "level", builder)?),
                    },
                    only_if: inner.text("only_if").map(str::to_owned),
                    origin: Origin::read(inner, &origin),
                })
            })
            .collect();
        let levels = table
            .tables("level")
            .filter_map(|inner| {
                let level = codes.word_at(inner, "level", "level", builder)?;
                Some(RatingLevel {
                    level,
                    rank: codes
                        .vocabulary
                        .list("level")
                        .get(level)
                        .map_or(0, |word| word.rank),
                    subjects: kinds(inner),
                    at_least: inner.decimal("at_least"),
                    conditions: numbers(inner, &conditions, builder),
                    otherwise: inner.boolean("otherwise").unwrap_or(false),
                    not_known: inner.bilingual("not_known"),
                    origin: Origin::read(inner, &origin),
                })
            })
            .collect();
        let ceilings = table
            .tables("ceiling")
            .filter_map(|inner| {
                Some(RatingCeiling {
                    id: inner.string("id"),
                    name: inner.bilingual("name").unwrap_or_default(),
                    rank: codes.rank(inner, "level", "level", builder)?,
                    subjects: kinds(inner),
                    fact: inner.string("fact"),
                    test: bounds(inner, "ceiling", builder)?,
                    unless: inner.text("unless").map(str::to_owned),
                    origin: Origin::read(inner, &origin),
                })
            })
            .collect();
        let not_rated = table
            .tables("not_rated")
            .filter_map(|inner| {
                Some(NotRated {
                    id: inner.string("id"),
                    name: inner.bilingual("name").unwrap_or_default(),
                    subjects: kinds(inner),
                    fact: inner.string("fact"),
                    test: bounds(inner, "not_rated", builder)?,
                    origin: Origin::read(inner, &origin),
                })
            })
            .collect();
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            subjects: kinds(table),
            in_force: Interval::build(table, builder),
            caps: table
                .text("caps")
                .or(table.text("id"))
                .unwrap_or_default()
                .to_owned(),
            out_of: table.decimal("out_of"),
            levels,
            conditions,
            ceilings,
            not_rated,
            head_at_most_unit: table.boolean("head_at_most_unit").unwrap_or(false),
            finished_before: table.text("finished_before").and_then(DayOfYear::parse),
            periods: table.bilingual("periods"),
            instrument: table.string("instrument"),
            origin,
            note: table.bilingual("note"),
        }
    }
}

fn kinds(table: &Table) -> Vec<RatedKind> {
    table
        .texts("subjects")
        .filter_map(|(word, _)| RatedKind::from_word(word))
        .collect()
}

fn bounds(table: &Table, what: &str, builder: &mut Builder<'_>) -> Option<RatingTest> {
    match (table.ratio("at_least"), table.ratio("less_than")) {
        (Some(least), Some(below)) => Some(RatingTest::Between(least, below)),
        _ => match builder.exactly_one(table, &["is", "at_least", "less_than"], what)? {
            "is" => table.boolean("is").map(RatingTest::Is),
            "at_least" => table.ratio("at_least").map(RatingTest::AtLeast),
            _ => table.ratio("less_than").map(RatingTest::LessThan),
        },
    }
}

fn numbers(table: &Table, conditions: &[RatingCondition], builder: &mut Builder<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    for (id, span) in table.texts("conditions") {
        match conditions.iter().position(|condition| condition.id == id) {
            Some(at) => found.push(at),
            None => {
                let known: Vec<&str> = conditions.iter().map(|condition| condition.id.as_str()).collect();
                let (help_vi, help_en) = suggestion(id, &known, "rating_system.condition");
                builder.error(
                    "unknown-reference",
                    span,
                    format!("hệ thống xếp loại không có điều kiện `{id}`"),
                    format!("the rating system has no condition `{id}`"),
                    help_vi,
                    help_en,
                );
            }
        }
    }
    found
}
