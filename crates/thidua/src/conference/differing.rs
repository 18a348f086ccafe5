//! Which other readings of open questions would change the outcome.

use std::collections::BTreeMap;

use super::{Conference, Outcome};
use crate::Language;

/// A reading under which the outcome differs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Differing {
    /// Key of the question.
    pub key: String,
    /// The other reading.
    pub reading: String,
    /// What it says, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<crate::Bilingual>,
    /// What differs: `units`, `nominations`, `roles`, `open`; `refused` where the file is not accepted at all.
    pub parts: Vec<&'static str>,
}

impl Conference {
    /// Tries every other reading of the open questions, one at a time, and answers those that would change ranks,
    /// classes, nominations, roles or open points.
    ///
    /// Costs one outcome for each reading.
    pub fn differing_readings(&self) -> Vec<Differing> {
        let outcome = self.outcome();
        let own = Essence::of(&outcome);
        let mut differing = Vec::new();
        for (key, reading) in self.other_readings() {
            let mut readings: BTreeMap<String, String> = self.chosen_readings().clone();
            readings.insert(key.clone(), reading.clone());
            let parts = match self.under(&readings) {
                Ok(other) => own.differences(&Essence::of(&other.outcome())),
                Err(_) => vec!["refused"],
            };
            if !parts.is_empty() {
                let rule = self.regulation.readings.iter().find(|rule| rule.key == key);
                let name = rule.and_then(|rule| rule.name_of(&reading)).cloned();
                differing.push(Differing {
                    key,
                    reading,
                    name,
                    parts,
                });
            }
        }
        differing
    }

    /// The same as a paragraph for the report; empty where no reading matters.
    pub fn differing_readings_text(&self, language: Language) -> String {
        let differing = self.differing_readings();
        if differing.is_empty() {
            return String::new();
        }
        let list: Vec<String> = differing
            .iter()
            .map(|other| {
                let words = other
                    .name
                    .as_ref()
                    .map_or(&*other.reading, |name| name.in_language(language));
                let refused = match language {
                    _ if other.parts != ["refused"] => "",
                    Language::Vi => " (tệp này không được chấp nhận)",
                    Language::En => " (this file is refused)",
                };
                format!("{} – {words}{refused}", other.key)
            })
            .collect();
        match language {
            Language::Vi => format!("\nKết quả sẽ khác nếu hiểu: {}.\n", list.join("; ")),
            Language::En => format!("\nThe outcome would differ under: {}.\n", list.join("; ")),
        }
    }
}

/// What a reading may change.
#[derive(PartialEq, Eq)]
struct Essence {
    units: Vec<(String, String, Option<String>, Option<u32>)>,
    nominations: Vec<(String, String)>,
    roles: (Option<String>, Vec<String>),
    open: Vec<String>,
}

impl Essence {
    fn of(outcome: &Outcome<'_>) -> Self {
        Self {
            units: outcome
                .units
                .iter()
                .map(|unit| {
                    let total = unit
                        .total
                        .map(|total| total.normalize().to_string())
                        .unwrap_or_default();
                    (
                        unit.id.to_owned(),
                        total,
                        unit.class.map(str::to_owned),
                        unit.rank,
                    )
                })
                .collect(),
            nominations: outcome
                .nominations
                .iter()
                .map(|nomination| (nomination.award.to_owned(), nomination.unit.to_owned()))
                .collect(),
            roles: (
                outcome.roles.head.map(str::to_owned),
                outcome.roles.deputies.iter().map(|id| (*id).to_owned()).collect(),
            ),
            open: outcome
                .open
                .iter()
                .map(|remark| remark.message.vi.clone())
                .collect(),
        }
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        let mut parts = Vec::new();
        if self.units != other.units {
            parts.push("units");
        }
        if self.nominations != other.nominations {
            parts.push("nominations");
        }
        if self.roles != other.roles {
            parts.push("roles");
        }
        if self.open != other.open {
            parts.push("open");
        }
        parts
    }
}
