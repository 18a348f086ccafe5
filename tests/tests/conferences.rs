//! Small conferences, from `tests/cases/conferences.toml`: one mechanism or one open question each, under the default
//! reading and under the others.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;
use serde_json::Value;
use thidua::Conference;
use thidua_tests::{Texts, root};

#[derive(Deserialize)]
struct Cases {
    base: BTreeMap<String, String>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    /// Names of texts of `base` laid before the case: regulation first, `bon` is the list of members.
    #[serde(default, rename = "use")]
    bases: Vec<String>,
    #[serde(default)]
    regulation: String,
    regulation_id: Option<String>,
    /// An example or conference of the tests instead.
    example: Option<String>,
    #[serde(default)]
    conference: String,
    year: Option<i32>,
    date: Option<String>,
    council: Option<u32>,
    holidays: Option<String>,
    #[serde(default)]
    order: Vec<String>,
    #[serde(flatten)]
    expected: Expected,
    #[serde(default)]
    other: Vec<Other>,
}

#[derive(Deserialize)]
struct Other {
    readings: BTreeMap<String, String>,
    #[serde(flatten)]
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    units: Option<Vec<String>>,
    nominations: Option<Vec<String>>,
    open: Option<Vec<String>>,
    breaches: Option<Vec<String>>,
    head: Option<String>,
    deputies: Option<Vec<String>>,
    #[serde(default)]
    json: BTreeMap<String, String>,
    /// The code of the diagnostic that refuses the file.
    refused: Option<String>,
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn lines(outcome: &Value, list: &str, keys: &[&str]) -> Vec<String> {
    let line = |entry: &Value| {
        let words = keys.iter().map(|key| match &entry[key] {
            Value::Null => "-".to_owned(),
            value => text(value),
        });
        words.collect::<Vec<_>>().join(" ")
    };
    outcome[list].as_array().unwrap().iter().map(line).collect()
}

impl Expected {
    fn differences(&self, outcome: &Value) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |what: &str, expected: &Option<Vec<String>>, mut got: Vec<String>, sorted: bool| {
            if let Some(expected) = expected {
                if sorted {
                    got.sort();
                }
                if got != *expected {
                    found.push(format!("{what}: {got:?}, expected {expected:?}"));
                }
            }
        };
        compare(
            "units",
            &self.units,
            lines(outcome, "units", &["id", "total", "class", "rank"]),
            false,
        );
        let nominations = lines(outcome, "nominations", &["award", "unit", "state", "by"]);
        compare("nominations", &self.nominations, nominations, true);
        compare(
            "open",
            &self.open,
            lines(outcome, "open", &["code", "unit"]),
            true,
        );
        compare(
            "breaches",
            &self.breaches,
            lines(outcome, "breaches", &["code", "unit"]),
            true,
        );
        let deputies = outcome["roles"]["deputies"]
            .as_array()
            .unwrap()
            .iter()
            .map(text)
            .collect();
        compare("deputies", &self.deputies, deputies, false);
        let head = text(&outcome["roles"]["head"]);
        if let Some(expected) = &self.head
            && head != *expected
        {
            found.push(format!("head: {head}, expected {expected}"));
        }
        for (pointer, expected) in &self.json {
            let got = outcome.pointer(pointer).map_or("nothing".to_owned(), text);
            if got != *expected {
                found.push(format!("{pointer}: {got}, expected {expected}"));
            }
        }
        found
    }

    fn asks_something(&self) -> bool {
        self.units.is_some()
            || self.nominations.is_some()
            || self.open.is_some()
            || self.breaches.is_some()
            || self.head.is_some()
            || self.refused.is_some()
            || !self.json.is_empty()
    }
}

fn read(
    case: &Case,
    cases: &Cases,
    readings: &BTreeMap<String, String>,
) -> Result<Conference, Vec<thidua::Diagnostic>> {
    if let Some(example) = &case.example {
        let folder = ["examples", "tests/conference"]
            .iter()
            .map(|folder| root().join(folder).join(example));
        let folder = folder.into_iter().find(|folder| folder.exists()).unwrap();
        let texts = Texts::of_folder(&folder);
        let conference = Conference::read("conference.toml", &texts.0["conference.toml"], &texts)?;
        return conference.under(readings);
    }
    let part = |name: &String| {
        cases
            .base
            .get(name)
            .unwrap_or_else(|| panic!("{}: no base {name}", case.id))
            .as_str()
    };
    let members = |name: &String| part(name).trim_start().starts_with("[[member]]");
    let mut regulation = String::new();
    for name in case.bases.iter().filter(|name| !members(name)) {
        regulation.push_str(part(name));
    }
    regulation.push_str(&case.regulation);
    if !case.order.is_empty() {
        regulation = regulation.replacen(
            "schema = 1",
            &format!("schema = 1\nvote_order = {:?}", case.order),
            1,
        );
    }
    let mut out = String::from("schema = 1\n");
    if let Some(holidays) = &case.holidays {
        let _ = writeln!(out, "holidays = {holidays}");
    }
    let date = case.date.as_deref().unwrap_or("2024-01-03");
    let year = case.year.unwrap_or(2023);
    let named = case.regulation_id.as_deref().unwrap_or("quy-che.toml");
    let _ = writeln!(
        out,
        "[conference]\nname = \"Hội nghị\"\nbloc = \"khoi\"\nbloc_name = \"Khối\"\nyear = {year}\ndate = {date}\nregulation = \"{named}\""
    );
    if let Some(council) = case.council {
        let _ = writeln!(out, "council = {council}");
    }
    for name in case.bases.iter().filter(|name| members(name)) {
        out.push_str(part(name));
    }
    out.push_str(&case.conference);
    let texts = Texts(BTreeMap::from([("quy-che.toml".to_owned(), regulation)]));
    Conference::read("conference.toml", &out, &texts)?.under(readings)
}

#[test]
fn every_case_comes_out_as_written() {
    let cases: Cases =
        toml::from_str(&fs::read_to_string(root().join("tests/cases/conferences.toml")).unwrap()).unwrap();
    assert!(cases.case.len() > 45);
    let none = BTreeMap::new();
    let mut failed = String::new();
    for case in &cases.case {
        let others = case.other.iter().map(|other| (&other.readings, &other.expected));
        for (readings, expected) in std::iter::once((&none, &case.expected)).chain(others) {
            assert!(expected.asks_something(), "{}: nothing is asserted", case.id);
            let differences = match (read(case, &cases, readings), &expected.refused) {
                (Ok(_), Some(code)) => vec![format!("read, expected {code}")],
                (Ok(conference), None) => {
                    let outcome: Value = serde_json::from_str(&conference.outcome().to_json()).unwrap();
                    expected.differences(&outcome)
                }
                (Err(problems), Some(code)) if problems.iter().any(|problem| problem.code == *code) => {
                    Vec::new()
                }
                (Err(problems), _) => vec![format!("{problems:#?}")],
            };
            for difference in differences {
                let _ = writeln!(failed, "{} {readings:?}: {difference}", case.id);
            }
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}
