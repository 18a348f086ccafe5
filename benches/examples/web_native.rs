//! What the web binding does, natively: JSON text in, assessment with reasons, JSON text out. Prints nanoseconds a call.

use std::time::Instant;

use serde_json::Value;
use thidua::Rulebook;
use thidua::assess::Matter;
use thidua::subject::Subject;
use time::Date;
use time::macros::format_description;

struct Asked {
    subject: String,
    award: String,
    matter: Matter,
}

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let Ok(law) = Rulebook::from_baked(thidua_law::BAKED) else {
        return;
    };
    let lines: Vec<Value> = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(|line: &Value| line.pointer("/bylaws/0").is_none())
        .collect();
    let step = lines.len().checked_div(200).unwrap_or(1).max(1);
    let cases: Vec<Asked> = lines
        .iter()
        .step_by(step)
        .take(200)
        .filter_map(|line| asked(line, &law))
        .collect();
    let mut best = u128::MAX;
    for _ in 0..15 {
        let started = Instant::now();
        for case in &cases {
            let Some(award) = law.awards.find(&case.award) else {
                continue;
            };
            let Ok(json) = serde_json::from_str::<Value>(&case.subject) else {
                continue;
            };
            let Ok(subject) = Subject::from_json("<subject>", &json, &law) else {
                continue;
            };
            if let Ok(assessment) = law.assess(&subject, award, &case.matter) {
                std::hint::black_box(assessment.to_json().to_string());
            }
        }
        best = best.min(started.elapsed().as_nanos());
    }
    println!("{}", best.checked_div(cases.len() as u128).unwrap_or_default());
}

fn asked(line: &Value, law: &Rulebook) -> Option<Asked> {
    let day = |key: &str| {
        let text = line.pointer(&format!("/question/{key}"))?.as_str()?;
        Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
    };
    let flag = |key: &str| line.pointer(&format!("/question/{key}")).and_then(Value::as_bool);
    let readings = line
        .pointer("/question/readings")
        .and_then(|readings| serde_json::from_value(readings.clone()).ok())?;
    Some(Asked {
        subject: line.get("subject")?.to_string(),
        award: line.get("award")?.as_str()?.to_owned(),
        matter: Matter {
            received: day("received"),
            proposed: day("proposed"),
            year: line
                .pointer("/question/year")
                .and_then(Value::as_i64)
                .and_then(|year| i32::try_from(year).ok()),
            grant_findings: flag("grantFindings").unwrap_or_default(),
            grant_conduct: flag("grantConduct").unwrap_or_default(),
            readings: law.readings_with(&readings).ok(),
            ..Matter::on(day("on")?)
        },
    })
}
