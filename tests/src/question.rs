use std::collections::BTreeMap;

use serde_json::Value;
use thidua::assess::Matter;
use thidua::diagnostic::Source;
use thidua::subject::Subject;
use thidua::{Diagnostic, Rulebook};
use time::Date;
use time::macros::format_description;

/// The rulebook of a batch of the reference's wire form.
///
/// # Panics
/// The law does not load.
#[allow(clippy::panic, reason = "no test can go on without the law")]
pub fn batch_law(batch: &Value) -> Rulebook {
    let texts = batch.get("law_toml").and_then(Value::as_array);
    let sources: Vec<Source> = texts
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(at, text)| Source::new(format!("{at}.toml"), text.as_str().unwrap_or_default()))
        .collect();
    match Rulebook::read(&sources) {
        Ok(rulebook) => rulebook,
        Err(problems) => panic!("the generator's law: {problems:#?}"),
    }
}

/// A request of the reference's wire form: subject, award, dates and options.
///
/// # Errors
/// The history is refused.
pub fn question(law: &Rulebook, request: &Value) -> Result<(Subject, u16, Matter), Vec<Diagnostic>> {
    let subject = Subject::from_json("request", request.get("subject").unwrap_or(&Value::Null), law)?;
    let date = |key: &str| {
        let text = request.get(key)?.as_str()?;
        Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
    };
    let chosen: BTreeMap<String, String> = request
        .get("readings")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(key, word)| Some((key.clone(), word.as_str()?.to_owned())))
        .collect();
    let year = request.get("year").and_then(Value::as_i64);
    let matter = Matter {
        received: date("received"),
        proposed: date("proposed"),
        year: year.and_then(|year| i32::try_from(year).ok()),
        grant_findings: request
            .get("grant_findings")
            .and_then(Value::as_bool)
            .unwrap_or(false),
        readings: Some(law.readings_with(&chosen)?),
        ..Matter::on(date("on").unwrap_or(law.first_day()))
    };
    let award = request.get("award").and_then(Value::as_str).unwrap_or_default();
    let award = law
        .awards
        .find(award)
        .ok_or_else(|| vec![thidua::cases::unknown_award(law, award)])?;
    Ok((subject, award, matter))
}
