//! Every threshold of every bundled regulation has its boundary pair in the case files: just enough, and one short.
//! A new band, class, share, quorum or quota without a pair fails here.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its case fails"
)]

use std::fs;

use rust_decimal::Decimal;
use thidua::Regulation;
use thidua::number::{Interval, Ratio};
use thidua::quota::QuotaSize;
use thidua::scoring::Method;
use thidua_law::BLOC_REGULATIONS;
use thidua_tests::{regulation, root};
use toml::{Table, Value};

fn cases(file: &str, list: &str) -> Vec<Table> {
    let text = fs::read_to_string(root().join("tests/cases").join(file)).unwrap();
    let table: Table = text.parse().unwrap();
    table[list]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case.as_table().unwrap().clone())
        .collect()
}

fn word<'c>(case: &'c Table, key: &str) -> &'c str {
    case.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Integer(number) => Some(Decimal::from(*number)),
        other => other.as_str()?.parse().ok(),
    }
}

fn all() -> Vec<Regulation> {
    BLOC_REGULATIONS
        .iter()
        .map(|law| regulation(law.id, &[]).unwrap())
        .collect()
}

fn default_of(case: &Table) -> bool {
    !case.contains_key("readings")
}

/// The finite ends of the intervals, each once, with the interval.
fn ends(intervals: &[Interval]) -> Vec<Decimal> {
    let mut ends: Vec<Decimal> = intervals
        .iter()
        .flat_map(|interval| [interval.low(), interval.high()])
        .flatten()
        .collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Whether the values hold the end itself and one close to it on the other side of the boundary.
fn has_pair(end: Decimal, intervals: &[Interval], values: &[Decimal]) -> bool {
    let at = |value: Decimal| {
        intervals
            .iter()
            .position(|interval| interval.contains(Ratio::whole(value)))
    };
    let home = at(end);
    values.contains(&end)
        && values
            .iter()
            .any(|value| (*value - end).abs() <= Decimal::ONE && *value != end && at(*value) != home)
}

#[test]
fn bands_of_points_and_of_lateness() {
    let cases = cases("leaves.toml", "case");
    let mut missing = Vec::new();
    for law in all() {
        for table in &law.tables {
            for (_, criterion, method) in table.leaves() {
                let (input, whole, rows) = match method {
                    Method::Bands {
                        input, whole, rows, ..
                    } => (input.as_str(), whole.as_deref(), rows),
                    Method::Lateness { rows, .. } => ("days_late", None, rows),
                    _ => continue,
                };
                let values: Vec<Decimal> = cases
                    .iter()
                    .filter(|case| default_of(case) && word(case, "regulation") == law.instrument.id)
                    .filter(|case| word(case, "criterion") == criterion.id)
                    .filter_map(|case| {
                        let inputs = case["inputs"].as_table()?;
                        let own = decimal(inputs.get(input)?)?;
                        match whole {
                            None => Some(own),
                            Some(whole) => Some(own * Decimal::ONE_HUNDRED / decimal(inputs.get(whole)?)?),
                        }
                    })
                    .collect();
                let intervals: Vec<Interval> = rows.iter().map(|row| row.when).collect();
                for end in ends(&intervals) {
                    // A share cannot pass its lowest or highest possible value.
                    let outermost = end == Decimal::ZERO && values.contains(&end);
                    if !outermost && !has_pair(end, &intervals, &values) {
                        missing.push(format!("{} {} at {end}", law.instrument.id, criterion.id));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "no boundary pair: {missing:#?}");
}

#[test]
fn intervals_of_classes() {
    let cases = cases("classes.toml", "case");
    let mut missing = Vec::new();
    for law in all() {
        let values: Vec<Decimal> = cases
            .iter()
            .filter(|case| default_of(case) && about(case, &law))
            .map(|case| word(case, "total").parse::<Decimal>().unwrap())
            .map(|total| {
                law.tables
                    .iter()
                    .find_map(|table| table.class_cap)
                    .map_or(total, |cap| total.min(cap))
            })
            .collect();
        let intervals: Vec<Interval> = law.classes.iter().filter_map(|class| class.points).collect();
        for end in ends(&intervals) {
            let scale = law.tables.iter().any(|table| table.scale == end);
            if !scale && !has_pair(end, &intervals, &values) {
                missing.push(format!("{} at {end}, known {values:?}", law.instrument.id));
            }
        }
    }
    assert!(missing.is_empty(), "no boundary pair: {missing:#?}");
}

/// A case is about a regulation, or about the local file that fills its frame.
fn about(case: &Table, law: &Regulation) -> bool {
    let id = word(case, "regulation");
    id == law.instrument.id
        || (id == "qd-2579-minh-hoa.toml" && law.instrument.id == "vn.qd-2579-2025-can-tho")
}

#[test]
fn floors_and_zero_criteria_of_classes() {
    let cases = cases("classes.toml", "case");
    for law in all() {
        for class in law
            .classes
            .iter()
            .filter(|class| class.every_criterion.is_some() || class.no_zero)
        {
            let gets = |with: bool| {
                cases.iter().any(|case| {
                    let total: Decimal = word(case, "total").parse().unwrap();
                    let in_points = class
                        .points
                        .is_none_or(|points| points.contains(Ratio::whole(total)));
                    default_of(case)
                        && about(case, &law)
                        && in_points
                        && (word(case, "class") == class.id) == with
                })
            };
            assert!(
                gets(true),
                "{} {}: no case reaches it",
                law.instrument.id,
                class.id
            );
            assert!(
                gets(false),
                "{} {}: no case has the points and fails the floor",
                law.instrument.id,
                class.id
            );
        }
    }
}

#[test]
fn thresholds_of_ballots() {
    let ballots = cases("votes-and-quotas.toml", "ballots");
    let mut missing = Vec::new();
    for law in all() {
        for rule in &law.ballots {
            let of = |passed: bool| -> Vec<(i64, i64)> {
                ballots
                    .iter()
                    .filter(|case| default_of(case) && word(case, "regulation") == law.instrument.id)
                    .filter(|case| word(case, "rule") == rule.id && case["passed"].as_bool() == Some(passed))
                    .map(|case| {
                        (
                            case["electorate"].as_integer().unwrap(),
                            case["votes"].as_integer().unwrap(),
                        )
                    })
                    .collect()
            };
            let short = of(false);
            let pair = of(true)
                .iter()
                .any(|(electorate, votes)| short.contains(&(*electorate, votes - 1)));
            if !pair {
                missing.push(format!("{} {}", law.instrument.id, rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "no boundary pair: {missing:#?}");
}

#[test]
fn quorums() {
    let quorums = cases("votes-and-quotas.toml", "quorums");
    let mut missing = Vec::new();
    for law in all() {
        for rule in law.ballots.iter().filter(|rule| rule.quorum.is_some()) {
            let of = |quorate: bool| -> Vec<(i64, i64)> {
                quorums
                    .iter()
                    .filter(|case| {
                        word(case, "regulation") == law.instrument.id && word(case, "rule") == rule.id
                    })
                    .filter(|case| case["quorate"].as_bool() == Some(quorate))
                    .map(|case| {
                        let written = if rule.quorum_counts_written {
                            case["written"].as_integer().unwrap()
                        } else {
                            0
                        };
                        (
                            case["electorate"].as_integer().unwrap(),
                            case["present"].as_integer().unwrap() + written,
                        )
                    })
                    .collect()
            };
            let short = of(false);
            if !of(true)
                .iter()
                .any(|(electorate, present)| short.contains(&(*electorate, present - 1)))
            {
                missing.push(format!("{} {}", law.instrument.id, rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "no boundary pair: {missing:#?}");
}

#[test]
fn quotas() {
    let quotas = cases("votes-and-quotas.toml", "quotas");
    let mut missing = Vec::new();
    for law in all() {
        for award in &law.awards {
            let Some(quota) = &award.quota else { continue };
            let own: Vec<(&str, i64, i64)> = quotas
                .iter()
                .filter(|case| default_of(case) && word(case, "regulation") == law.instrument.id)
                .filter(|case| word(case, "award") == award.id)
                .map(|case| {
                    (
                        word(case, "group"),
                        case["base"].as_integer().unwrap(),
                        case["number"].as_integer().unwrap(),
                    )
                })
                .collect();
            let shown = match &quota.size {
                QuotaSize::Number(number) => own.iter().any(|(_, _, shown)| *shown == i64::from(*number)),
                QuotaSize::Given(_) => own.iter().any(|(_, base, number)| base == number),
                QuotaSize::Groups(groups) => groups
                    .iter()
                    .all(|(group, number)| own.contains(&(group.as_str(), 0, i64::from(*number)))),
                // One more in the base gives one more.
                QuotaSize::Steps(_) | QuotaSize::Share { .. } => own.iter().any(|(_, base, number)| {
                    own.iter()
                        .any(|(_, less, fewer)| *less == base - 1 && *fewer == number - 1)
                }),
            };
            if !shown {
                missing.push(format!("{} {}", law.instrument.id, award.id));
            }
        }
    }
    assert!(missing.is_empty(), "no boundary pair: {missing:#?}");
}
