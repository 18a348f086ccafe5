//! Lists of candidates, from `tests/cases/slate.toml`: who stands, who is cut and by which rule, what stays open.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use thidua::slate::Slate;
use thidua_tests::{law, root};

#[derive(Deserialize)]
struct Cases {
    base: BTreeMap<String, Value>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    why: String,
    on: Value,
    year: i32,
    #[serde(default)]
    given: Map<String, Value>,
    #[serde(default)]
    readings: Map<String, Value>,
    award: String,
    base: String,
    candidates: Vec<Map<String, Value>>,
    /// The greatest number of the first cap.
    number: Option<u32>,
    #[serde(default)]
    stands: Vec<String>,
    /// Candidate and why.
    #[serde(default)]
    cut: BTreeMap<String, String>,
    #[serde(default)]
    open: BTreeMap<String, String>,
    /// Candidate and the exclusion that only warns.
    #[serde(default)]
    warned: BTreeMap<String, String>,
    /// Candidate and the proposal it gives way to.
    #[serde(default)]
    with: BTreeMap<String, String>,
}

/// A day of TOML arrives as a table with one key.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(entries)
            if entries.len() == 1 && entries.keys().all(|key| key.contains("datetime")) =>
        {
            entries.values().next().unwrap().clone()
        }
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), plain(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(plain).collect(),
        other => other.clone(),
    }
}

fn form(case: &Case, bases: &BTreeMap<String, Value>) -> Value {
    let candidates: Vec<Value> = case
        .candidates
        .iter()
        .map(|own| {
            let mut candidate = own.clone();
            candidate.entry("award").or_insert_with(|| json!(case.award));
            if !candidate.contains_key("same_as") {
                let mut subject = bases[&case.base].as_object().unwrap().clone();
                let over = own
                    .get("subject")
                    .and_then(Value::as_object)
                    .cloned()
                    .unwrap_or_default();
                subject.extend(over);
                candidate.insert("subject".to_owned(), subject.into());
            }
            candidate.into()
        })
        .collect();
    plain(&json!({
        "schema": 1,
        "slate": {
            "on": case.on, "year": case.year, "grant_findings": true, "given": case.given, "readings": case.readings,
        },
        "candidate": candidates,
    }))
}

#[test]
fn every_list_is_cut_as_its_rules_say() {
    let text = std::fs::read_to_string(root().join("tests/cases/slate.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    let law = law();
    let mut failed = Vec::new();
    for case in cases.case {
        assert!(case.why.len() > 15, "{}", case.id);
        let text = form(&case, &cases.base).to_string();
        let slate = Slate::read("danh-sach.json", &text, &law)
            .unwrap_or_else(|problems| panic!("{}: {problems:#?}", case.id));
        let answer = law.slate(&slate).unwrap().to_json(&law);
        let of = |id: &str| {
            let candidates = answer["candidates"].as_array().unwrap();
            candidates.iter().find(|candidate| candidate["id"] == id).unwrap()
        };
        let because = |id: &str, key: &str, word: &str| {
            of(id)["cuts"]
                .as_array()
                .unwrap()
                .iter()
                .any(|cut| cut[key] == word)
        };
        let state = |id: &str, word: &str| of(id)["state"] == word;
        let right = case
            .number
            .is_none_or(|number| answer["caps"][0]["number"] == number)
            && case.stands.iter().all(|id| state(id, "stands"))
            && case
                .cut
                .iter()
                .all(|(id, why)| state(id, "cut") && because(id, "because", why))
            && case
                .open
                .iter()
                .all(|(id, why)| state(id, "open") && because(id, "because", why))
            && case
                .warned
                .iter()
                .all(|(id, rule)| because(id, "because", "warning") && because(id, "id", rule))
            && case.with.iter().all(|(id, other)| because(id, "with", other));
        if !right {
            failed.push(format!("{}: {answer:#}", case.id));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
