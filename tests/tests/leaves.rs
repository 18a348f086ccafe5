//! Points of single criteria, from `tests/cases/leaves.toml`: worked examples and boundary pairs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::fs;

use rust_decimal::Decimal;
use thidua::FactValue;
use thidua::calendar::Holidays;
use thidua::scoring::Inputs;
use thidua_tests::{regulation, root};

fn value(value: &toml::Value) -> FactValue {
    match value {
        toml::Value::Boolean(value) => FactValue::Boolean(*value),
        toml::Value::Integer(value) => FactValue::Number(Decimal::from(*value)),
        toml::Value::Datetime(value) => {
            let date = value.date.unwrap();
            let month = time::Month::try_from(date.month).unwrap();
            FactValue::Date(time::Date::from_calendar_date(date.year.into(), month, date.day).unwrap())
        }
        other => FactValue::Number(other.as_str().unwrap().parse().unwrap()),
    }
}

#[test]
fn every_case_gives_its_points() {
    let text = fs::read_to_string(root().join("tests/cases/leaves.toml")).unwrap();
    let cases: toml::Table = text.parse().unwrap();
    let cases = cases["case"].as_array().unwrap();
    assert!(cases.len() > 60);
    let mut failed = Vec::new();
    for case in cases {
        let text = |key: &str| case.get(key).and_then(toml::Value::as_str);
        let readings: Vec<(&str, &str)> = case
            .get("readings")
            .and_then(toml::Value::as_table)
            .into_iter()
            .flatten()
            .map(|(key, word)| (key.as_str(), word.as_str().unwrap()))
            .collect();
        let regulation = regulation(text("regulation").unwrap(), &readings).unwrap();
        let table = regulation
            .tables
            .iter()
            .find(|table| table.criterion(text("criterion").unwrap()).is_some());
        let table = table.unwrap_or_else(|| panic!("{case:?}"));
        let criterion = table.criterion(text("criterion").unwrap()).unwrap();
        let method = criterion.method.as_ref().unwrap();
        let entry: Vec<(String, FactValue)> = case["inputs"]
            .as_table()
            .unwrap()
            .iter()
            .map(|(input, given)| (input.clone(), value(given)))
            .collect();
        let inputs = Inputs {
            entry: &entry,
            fact: &|_| None,
            holidays: &Holidays::default(),
        };
        let found = match table.points(criterion, method, &inputs) {
            Ok(scored) => {
                if let Some(band) = text("band") {
                    assert_eq!(scored.band.unwrap().to_string(), band, "{case:?}");
                }
                scored.points.normalize().to_string()
            }
            Err(reason) => format!("{reason:?}").split(['(', ' ']).next().unwrap().to_owned(),
        };
        let expected = text("points").or(text("error")).unwrap();
        if found != expected {
            failed.push(format!(
                "{}: expected {expected}, found {found}",
                text("id").unwrap()
            ));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
