//! The library against the reference evaluator in plain Python, on random rulebooks, histories and dates.
//!
//! A longer run by hand, seeds and results are noted in `tests/reference/README.md`:
//! `THIDUA_SEED=7 THIDUA_BATCHES=10000 THIDUA_EXACT=0 cargo test -p thidua-tests --test differential -- --nocapture`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that cannot read its requests fails, and says what it compared"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use thidua::{Rulebook, Verdict};
use thidua_tests::{batch_law, question, random_requests, root};

/// What one evaluator answers.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    verdict: String,
    /// The deciding leaves; none for an unknown.
    decisive: BTreeSet<String>,
}

fn python(arguments: &[&str], input: &str) -> Option<String> {
    let answers = thidua_tests::reference(arguments, input);
    if answers.is_none() {
        eprintln!("skipped: no python3 of version 3.11 or later on PATH");
    }
    answers
}

fn word(verdict: Verdict) -> String {
    serde_json::to_value(verdict)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn answer(law: &Rulebook, request: &Value) -> Result<Answer, String> {
    let (subject, award, matter) = question(law, request).map_err(|problems| {
        let first = problems.first().unwrap();
        format!("{}: {}", first.code, first.message.en)
    })?;
    let assessment = law.assess(&subject, award, &matter).unwrap();
    let decisive = match assessment.verdict {
        Verdict::Unknown => BTreeSet::new(),
        _ => assessment
            .deciding()
            .iter()
            .map(|(_, node)| node.point.id.clone())
            .collect(),
    };
    Ok(Answer {
        verdict: word(assessment.verdict),
        decisive,
    })
}

fn reference(answer: &Value) -> Answer {
    let verdict = answer["verdict"].as_str().unwrap().to_owned();
    let decisive = answer["decisive"].as_array().unwrap();
    Answer {
        decisive: decisive
            .iter()
            .map(|id| id.as_str().unwrap().to_owned())
            .collect(),
        verdict,
    }
}

#[derive(Default)]
struct Tally {
    compared: usize,
    refused: BTreeMap<String, usize>,
    verdicts: BTreeMap<String, usize>,
    sharper: usize,
    /// Unknowns, exactly so, whose missing facts settle them.
    settled: usize,
    /// Those for which no way of filling them was found.
    unsettled: Vec<String>,
    exact: usize,
    wrong: Vec<String>,
}

/// The requests of a batch, each with what the library finds missing, so that the reference can judge it.
fn with_missing(law: &Rulebook, batch: &Value) -> Value {
    let mut batch = batch.clone();
    for request in batch["requests"].as_array_mut().unwrap() {
        if let Ok((subject, award, matter)) = question(law, request) {
            let form = law.assess(&subject, award, &matter).unwrap().to_json();
            request["missing"] = form["missing"].clone();
        }
    }
    batch
}

/// Compares the library with the reference on every request of a text of JSON lines.
fn compare(lines: &str, exact: bool, tally: &mut Tally) -> bool {
    let arguments: &[&str] = if exact {
        &["thidua_reference", "--exact"]
    } else {
        &["thidua_reference"]
    };
    let batches: Vec<(Rulebook, Value)> = lines
        .lines()
        .map(|line| {
            let batch: Value = serde_json::from_str(line).unwrap();
            let law = batch_law(&batch["batch"]);
            let batch = with_missing(&law, &batch);
            (law, batch)
        })
        .collect();
    let asked: String = batches.iter().map(|(_, batch)| format!("{batch}\n")).collect();
    let Some(answers) = python(arguments, &asked) else {
        return false;
    };
    let mut answers = answers.lines();
    for (law, batch) in &batches {
        for request in batch["requests"].as_array().unwrap() {
            let theirs: Value = serde_json::from_str(answers.next().unwrap()).unwrap();
            match answer(law, request) {
                Ok(ours) => judge(request, &ours, &theirs, tally),
                Err(why) => *tally.refused.entry(why).or_default() += 1,
            }
        }
    }
    true
}

/// Verdict and decisive points are equal; what is missing is open, and settles the verdict.
fn judge(request: &Value, ours: &Answer, theirs: &Value, tally: &mut Tally) {
    let id = &request["id"];
    tally.compared += 1;
    *tally.verdicts.entry(ours.verdict.clone()).or_default() += 1;
    let expected = reference(theirs);
    if *ours != expected {
        tally
            .wrong
            .push(format!("{id}: library {ours:?}, reference {expected:?}"));
        return;
    }
    let missing = request["missing"].as_array().unwrap();
    if missing.is_empty() != (ours.verdict != "unknown") {
        tally
            .wrong
            .push(format!("{id}: {} with missing {missing:?}", ours.verdict));
    }
    if theirs["beyond"]
        .as_array()
        .is_none_or(|beyond| !beyond.is_empty())
    {
        tally
            .wrong
            .push(format!("{id}: missing, but not open: {}", theirs["beyond"]));
    }
    match theirs.get("settles") {
        Some(Value::Bool(true)) => tally.settled += 1,
        Some(Value::Bool(false)) => tally.unsettled.push(format!("{id}: {missing:?}")),
        _ => {}
    }
    if let Some(truth @ ("met" | "not-met" | "unknown")) = theirs.get("exact").and_then(Value::as_str) {
        tally.exact += 1;
        if ours.verdict == "unknown" {
            tally.sharper += usize::from(truth != "unknown");
        } else if ours.verdict != truth && theirs["complete"].as_bool() == Some(true) {
            tally
                .wrong
                .push(format!("{id}: library {}, exactly {truth}", ours.verdict));
        }
    }
}

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

#[test]
fn the_library_and_the_reference_agree_on_random_law_and_histories() {
    let mut tally = Tally::default();
    let seed = setting("THIDUA_SEED", 20_261) as u64;
    let runs = [
        (seed, setting("THIDUA_BATCHES", 300), false),
        (seed + 1, setting("THIDUA_EXACT", 40), true),
    ];
    for (seed, batches, exact) in runs {
        let mut left = batches;
        let mut seed = seed * 1_000;
        while left > 0 {
            let now = left.min(200);
            let Some(lines) = random_requests(seed, now) else {
                return;
            };
            if !compare(&lines, exact, &mut tally) {
                return;
            }
            left -= now;
            seed += 1;
        }
    }
    let refused: usize = tally.refused.values().sum();
    println!(
        "{} compared {:?}, {refused} histories refused, {} with the exact answer ({} of them sharper), missing facts settle {} of them ({} not), {} disagree",
        tally.compared,
        tally.verdicts,
        tally.exact,
        tally.sharper,
        tally.settled,
        tally.unsettled.len(),
        tally.wrong.len()
    );
    let shown: Vec<&str> = tally
        .wrong
        .iter()
        .take(setting("THIDUA_SHOWN", 20))
        .map(String::as_str)
        .collect();
    println!("{:#?}", tally.refused);
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    assert!(
        refused * 20 < tally.compared,
        "too many histories are refused: {:#?}",
        tally.refused
    );
    // Ways of filling the facts are drawn at random, and random law has points that no history can meet.
    assert!(
        tally.settled > 100 && tally.unsettled.len() * 50 <= tally.settled,
        "missing facts that settle nothing: {:#?}",
        tally.unsettled
    );
    assert!(
        tally.verdicts.len() == 3,
        "the requests do not reach every verdict"
    );
}

/// Disagreements found once, as fixed cases: library and reference both give what is written there.
#[test]
fn every_disagreement_found_is_settled() {
    let words: Vec<&str> = thidua_law::LAW_FILES
        .iter()
        .filter(|file| file.path.contains("tu-vung") && !file.path.contains("so-lieu-tap-the"))
        .map(|file| file.text)
        .collect();
    assert!(!words.is_empty());
    let mut paths: Vec<_> = std::fs::read_dir(root().join("tests/cases/differential"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(paths.len() > 10);
    let mut lines = String::new();
    let mut expected = Vec::new();
    for path in paths {
        let case: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert!(
            case["why"].as_str().is_some_and(|why| why.len() > 20),
            "{path:?} says why"
        );
        let mut texts: Vec<Value> = words.iter().map(|text| Value::from(*text)).collect();
        texts.extend(case["law_toml"].as_array().unwrap().iter().cloned());
        let batch = serde_json::json!({ "law_toml": texts });
        let law = batch_law(&batch);
        for request in case["requests"].as_array().unwrap() {
            let wanted = reference(request);
            let Ok(found) = answer(&law, request) else {
                panic!("{}: the history is refused", request["id"])
            };
            assert_eq!(found, wanted, "{}", request["id"]);
            expected.push((request["id"].clone(), wanted));
        }
        lines.push_str(&serde_json::json!({ "batch": batch, "requests": case["requests"] }).to_string());
        lines.push('\n');
    }
    let Some(answers) = python(&["thidua_reference"], &lines) else {
        return;
    };
    for ((id, wanted), line) in expected.iter().zip(answers.lines()) {
        let found: Value = serde_json::from_str(line).unwrap();
        assert_eq!(&reference(&found), wanted, "the reference on {id}");
    }
}

/// The reference passes its own tests: operators by hand, soundness against all completions, the bundled law.
#[test]
fn the_reference_passes_its_own_tests() {
    let _ = python(&["unittest", "-q", "test_reference"], "");
}
