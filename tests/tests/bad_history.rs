//! Bad histories, bylaws and questions, from `tests/cases/bad-history.toml`: the code, the text underlined or the
//! JSON path, words of the message and the mend, in both languages.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::{Value, json};
use thidua::assess::Matter;
use thidua::diagnostic::Source;
use thidua::subject::Subject;
use thidua::{Diagnostic, Rulebook, Verdict};
use thidua_tests::{law, root};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    history: Option<String>,
    json: Option<String>,
    bylaw: Option<String>,
    award: Option<String>,
    on: Option<toml::value::Datetime>,
    #[serde(default)]
    readings: BTreeMap<String, String>,
    #[serde(default)]
    code: String,
    /// Text underlined by the main label, or the path of JSON; nothing where no text is to blame.
    #[serde(default)]
    underlined: String,
    /// Words of the Vietnamese message.
    #[serde(default)]
    says: String,
    /// The Vietnamese mend, whole.
    #[serde(default)]
    help: String,
}

fn bundled() -> &'static Rulebook {
    static LAW: OnceLock<Rulebook> = OnceLock::new();
    LAW.get_or_init(law)
}

fn problems(case: &Case) -> Vec<Diagnostic> {
    let law = bundled();
    if let Some(text) = &case.history {
        return Subject::from_toml("ho-so.toml", text, law)
            .err()
            .unwrap_or_default();
    }
    if let Some(text) = &case.json {
        let form: Value = serde_json::from_str(text).unwrap();
        return Subject::from_json("ho-so.json", &form, law)
            .err()
            .unwrap_or_default();
    }
    if let Some(text) = &case.bylaw {
        let head = "schema = 1\n[law]\ninstrument = \"vn.luat-06-2022-qh15\"\nsubject = { vi = \"Quy chế\", en = \"bylaw\" }\nbylaw = \"province\"\n";
        let source = Source::new("quy-che.toml", format!("{head}{text}"));
        return law.with_files(&[source]).err().unwrap_or_default();
    }
    let spelling = case.award.as_deref().unwrap();
    let Some(award) = law.awards.find(spelling) else {
        return vec![thidua::cases::unknown_award(law, spelling)];
    };
    let day = case.on.unwrap().date.unwrap();
    let month = time::Month::try_from(day.month).unwrap();
    let on = time::Date::from_calendar_date(day.year.into(), month, day.day).unwrap();
    let readings = match law.readings_with(&case.readings) {
        Ok(readings) => readings,
        Err(problems) => return problems,
    };
    let matter = Matter {
        readings: Some(readings),
        ..Matter::on(on)
    };
    let subject = Subject::from_toml("ho-so.toml", "kind = \"individual\"", law).unwrap();
    law.assess(&subject, award, &matter)
        .err()
        .map(|problem| vec![*problem])
        .unwrap_or_default()
}

#[test]
fn every_mistake_is_named_with_its_place_and_mend() {
    let text = std::fs::read_to_string(root().join("tests/cases/bad-history.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    assert!(cases.case.len() > 30);
    let mut failed = Vec::new();
    for case in cases.case {
        let found = problems(&case);
        let Some(first) = found.first() else {
            failed.push(format!("{}: no problem", case.id));
            continue;
        };
        let underlined = first.labels.first().map_or("", |label| label.text.as_str());
        let help = first.help.as_ref().map_or("", |help| help.vi.as_str());
        let both = !first.message.en.is_empty() && first.help.as_ref().is_none_or(|help| !help.en.is_empty());
        if first.code != case.code
            || underlined != case.underlined
            || help != case.help
            || case.says.is_empty()
            || !first.message.vi.contains(&case.says)
            || !both
        {
            failed.push(format!(
                "{}\ncode = {:?}\nunderlined = {underlined:?}\nsays = {:?}\nhelp = {help:?}\n",
                case.id, first.code, first.message.vi
            ));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A history of 100,000 entries is refused in one message.
#[test]
fn a_history_beyond_the_limit_is_refused() {
    let entries: Vec<Value> = (0..100_000)
        .map(|at| json!({ "award": "giay-khen", "number": at.to_string() }))
        .collect();
    let form = json!({ "kind": "individual", "awards": entries });
    let problems = Subject::from_json("ho-so.json", &form, bundled()).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, "too-many");
    assert!(problems[0].message.vi.contains("100000") && problems[0].message.en.contains("20000"));
    assert!(problems[0].help.is_some());
}

/// All mistakes of a history at once, each with its own place.
#[test]
fn all_mistakes_are_shown_at_once() {
    let text = "kind = \"individual\"\nsex = \"nu\"\nratings = [{ year = 2024, level = \"a\" }, { year = 2023, level = \"b\" }]\n";
    let problems = Subject::from_toml("ho-so.toml", text, bundled()).unwrap_err();
    let underlined: Vec<&str> = problems
        .iter()
        .map(|problem| problem.labels[0].text.as_str())
        .collect();
    assert_eq!(underlined, ["\"nu\"", "\"a\"", "\"b\""]);
}

/// What is missing is unknown and no mistake: neither sex, nor category, nor a single entry.
#[test]
fn missing_facts_are_no_mistake() {
    let law = bundled();
    let subject = Subject::from_toml("ho-so.toml", "kind = \"individual\"", law).unwrap();
    let award = law.awards.find("lao-dong-tien-tien").unwrap();
    let answer = law
        .assess(&subject, award, &Matter::on(time::macros::date!(2025 - 06 - 01)))
        .unwrap();
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert!(!answer.missing().is_empty());
}

/// Entries after the day in question are not seen, and no mistake.
#[test]
fn entries_of_the_future_are_not_seen() {
    let law = bundled();
    let text = "kind = \"individual\"\ncomplete = {}\nawards = [{ award = \"bang-khen-bo-tinh\", merit = \"cong-trang\", on = 2026-01-05 }]\n";
    let subject = Subject::from_toml("ho-so.toml", text, law).unwrap();
    let award = law.awards.find("bang-khen-thu-tuong").unwrap();
    let answer = law
        .assess(&subject, award, &Matter::on(time::macros::date!(2025 - 06 - 01)))
        .unwrap();
    assert_ne!(answer.verdict, Verdict::Met);
    let later = answer.to_json().to_string();
    assert!(later.contains("\"why\":\"later\""), "{later}");
}
