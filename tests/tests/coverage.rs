//! Every leaf of every version of the bundled law decides some case that is met and some case that is not.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot read its cases fails, and reports its numbers"
)]

use std::collections::{BTreeMap, BTreeSet};

use thidua::law::{PointAt, Rule, Test};
use thidua::{Rulebook, Verdict};
use thidua_tests::{assess_cases, law_with, root};

/// Award, rule, first day of the version, point, verdict.
type Key = (String, String, String, String, &'static str);

fn key(law: &Rulebook, rule: &Rule, point: &str, verdict: Verdict) -> Key {
    let from = rule.in_force.from.map_or("-".to_owned(), |day| day.to_string());
    let verdict = if verdict == Verdict::Met { "met" } else { "not-met" };
    (
        law.awards.id(rule.award).to_owned(),
        rule.id.clone(),
        from,
        point.to_owned(),
        verdict,
    )
}

/// Whether a point can be met, and can be not met, whatever the history: a criterion that is not known never is.
fn reaches(rule: &Rule, at: PointAt) -> (bool, bool) {
    let of =
        |parts: &[PointAt]| -> Vec<(bool, bool)> { parts.iter().map(|part| reaches(rule, *part)).collect() };
    match &rule.point(at).unwrap().test {
        Test::NotKnown(_) | Test::Local { .. } => (false, false),
        Test::All(parts) => {
            let parts = of(parts);
            (parts.iter().all(|part| part.0), parts.iter().any(|part| part.1))
        }
        Test::Any(parts) => {
            let parts = of(parts);
            (parts.iter().any(|part| part.0), parts.iter().all(|part| part.1))
        }
        Test::AtLeastOf(number, parts) => {
            let (number, parts) = (usize::from(*number), of(parts));
            let met = parts.iter().filter(|part| part.0).count();
            let not_met = parts.iter().filter(|part| part.1).count();
            (met >= number, parts.len() - not_met < number)
        }
        Test::Agree(parts) => {
            let parts = of(parts);
            (parts.iter().all(|part| part.0), parts.iter().all(|part| part.1))
        }
        Test::Not(part) => {
            let (met, not_met) = reaches(rule, *part);
            (not_met, met)
        }
        test @ (Test::Reading { .. } | Test::Case { .. }) => {
            let parts = of(&test.parts());
            (parts.iter().any(|part| part.0), parts.iter().any(|part| part.1))
        }
        _ => (true, true),
    }
}

/// The leaves that may carry a verdict of the head of a rule, as far as its form shows.
fn may_carry(rule: &Rule, at: PointAt, verdict: Verdict, into: &mut BTreeSet<(PointAt, bool)>) {
    let possible = match verdict {
        Verdict::Met => reaches(rule, at).0,
        _ => reaches(rule, at).1,
    };
    if !possible {
        return;
    }
    let test = &rule.point(at).unwrap().test;
    let parts = test.parts();
    if parts.is_empty() {
        into.insert((at, verdict == Verdict::Met));
    }
    let below = if matches!(test, Test::Not(_)) {
        verdict.not()
    } else {
        verdict
    };
    for part in parts {
        may_carry(rule, part, below, into);
    }
}

/// Whether another rule of the award, for the same subjects and days, is never not met: then the award never is.
fn stays_open(law: &Rulebook, rule: &Rule) -> bool {
    law.rules_of(rule.award).any(|other| {
        let days = other.in_force.from <= rule.in_force.from
            && other
                .in_force
                .until
                .is_none_or(|end| rule.in_force.until.is_some_and(|until| until <= end));
        days && other.fills.is_empty()
            && other.categories.is_empty()
            && other.not_categories.is_empty()
            && rule.recipients.iter().all(|kind| other.recipients.contains(kind))
            && !reaches(other, 0).1
    })
}

/// What the cases show: each leaf with the verdict of the leaf that it decided.
fn shown(law: &Rulebook) -> BTreeSet<Key> {
    let mut shown = BTreeSet::new();
    for (_, file) in assess_cases() {
        if !file.law_files().is_empty() {
            continue;
        }
        for case in file.cases(law).unwrap() {
            let (assessment, _) = case.run(law).unwrap();
            if assessment.verdict == Verdict::Unknown {
                continue;
            }
            for (_, node) in assessment.deciding() {
                if node.verdict != Verdict::Unknown {
                    shown.insert(key(law, node.rule, &node.point.id, node.verdict));
                }
            }
        }
    }
    shown
}

#[test]
fn every_leaf_decides_a_case_both_ways() {
    let law = law_with(&[]);
    let shown = shown(&law);
    let text = std::fs::read_to_string(root().join("tests/cases/coverage-exceptions.toml")).unwrap();
    let file: toml::Table = text.parse().unwrap();
    let mut exceptions: BTreeMap<Key, bool> = BTreeMap::new();
    for entry in file["exception"].as_array().unwrap() {
        let text = |key: &str| entry[key].as_str().unwrap().to_owned();
        assert!(text("reason").len() > 10, "an exception has a reason: {entry}");
        let verdict = if text("verdict") == "met" {
            "met"
        } else {
            "not-met"
        };
        for point in entry["points"].as_array().unwrap() {
            let key = (
                text("award"),
                text("rule"),
                text("from"),
                point.as_str().unwrap().to_owned(),
                verdict,
            );
            assert!(
                exceptions.insert(key.clone(), false).is_none(),
                "{key:?} is excepted twice"
            );
        }
    }
    let (mut leaves, mut wanted, mut missing) = (0, 0, Vec::new());
    for rule in law.rules.iter().filter(|rule| rule.fills.is_empty()) {
        let mut able = BTreeSet::new();
        may_carry(rule, 0, Verdict::Met, &mut able);
        if !stays_open(&law, rule) {
            may_carry(rule, 0, Verdict::NotMet, &mut able);
        }
        leaves += rule
            .points
            .iter()
            .filter(|point| point.test.parts().is_empty())
            .count();
        for (at, met) in able {
            wanted += 1;
            let point = rule.point(at).unwrap();
            let verdict = if met { Verdict::Met } else { Verdict::NotMet };
            let key = key(&law, rule, &point.id, verdict);
            match (shown.contains(&key), exceptions.get_mut(&key)) {
                (true, None) => {}
                (false, Some(used)) => *used = true,
                (true, Some(_)) => missing.push(format!("{key:?} is excepted, but a case shows it")),
                (false, None) => missing.push(format!("{key:?} decides no case")),
            }
        }
    }
    let stale: Vec<&Key> = exceptions
        .iter()
        .filter(|(_, used)| !**used)
        .map(|(key, _)| key)
        .collect();
    println!(
        "{} rule versions, {leaves} leaves, {wanted} leaf verdicts that can decide, {} shown by cases, {} excepted",
        law.rules.len(),
        wanted - exceptions.len() - missing.len(),
        exceptions.len(),
    );
    assert!(
        missing.is_empty(),
        "{} missing:\n{}",
        missing.len(),
        missing.join("\n")
    );
    assert!(
        stale.is_empty(),
        "exceptions for what is not there or is shown: {stale:#?}"
    );
}
