//! The law in words: criteria as a lawyer lists them, instruments, changes, procedure, votes, coverage.

mod ballot;
mod beside;
mod changes;
mod coverage;
mod criteria;
mod criteria_json;
mod names;
mod needs;
mod overview;
mod procedure;
mod procedure_parts;
pub(crate) mod procedure_words;

pub(crate) use needs::Needs;

use time::Date;

use crate::law::Interval;
use crate::regulation::Origin;
use crate::render::words;
use crate::{Grade, Language};

/// An article with its instrument and its grade where it is less than confirmed.
fn source(origin: &Origin, number: &str, language: Language) -> String {
    let mut text = origin.cite.clone();
    if !number.is_empty() && !text.contains(number) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(number);
    }
    if origin.grade != Grade::Confirmed {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(words::grade(origin.grade, language));
    }
    if text.is_empty() {
        text
    } else {
        format!("[{text}]")
    }
}

/// "từ 01/01/2024 đến hết 30/06/2025".
fn period(interval: Interval, language: Language) -> String {
    let day = |date: Date| words::day(date, language);
    let last = interval.until.map(|until| until.previous_day().unwrap_or(until));
    match (interval.from, last, language) {
        (Some(from), Some(last), Language::Vi) => format!("từ {} đến hết {}", day(from), day(last)),
        (Some(from), None, Language::Vi) => format!("từ {}", day(from)),
        (None, Some(last), Language::Vi) => format!("đến hết {}", day(last)),
        (None, None, Language::Vi) => "không rõ ngày".to_owned(),
        (Some(from), Some(last), Language::En) => format!("{} to {}", day(from), day(last)),
        (Some(from), None, Language::En) => format!("from {}", day(from)),
        (None, Some(last), Language::En) => format!("to {}", day(last)),
        (None, None, Language::En) => "days not known".to_owned(),
    }
}
