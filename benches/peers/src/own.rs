//! The library itself: the bundled law, whole, and the article of it that the peers have been given.

use serde_json::{Value, json};
use thidua::assess::{Matter, Node};
use thidua::diagnostic::Source;
use thidua::subject::Subject;
use thidua::{Rulebook, Verdict};

use crate::facts::{Facts, OPEN, TODAY, YEAR, day};
use crate::peer::{Answer, Peer, Result};

pub struct Own {
    law: Rulebook,
    award: u16,
    matter: Matter,
    inputs: Vec<Subject>,
}

impl Own {
    pub fn new() -> Result<Self> {
        let files: Vec<Source> = thidua_law::LAW_FILES
            .iter()
            .map(|law| Source::new(law.path, law.text))
            .collect();
        let law = Rulebook::read(&files).map_err(|problems| format!("{problems:?}"))?;
        let award = law
            .awards
            .find("chien-si-thi-dua-bo-tinh")
            .ok_or("no such award")?;
        let on = time::Date::from_calendar_date(2025, time::Month::June, 1)?;
        assert_eq!(on.to_string(), day(TODAY));
        let matter = Matter {
            year: Some(YEAR),
            ..Matter::on(on)
        };
        Ok(Self {
            law,
            award,
            matter,
            inputs: Vec::new(),
        })
    }

    /// The history as a user writes it; the record is complete, so that nothing is unknown.
    fn subject(&self, facts: &Facts) -> Result<Subject> {
        let initiatives = facts.initiatives.iter().enumerate();
        let form = json!({
            "kind": "individual",
            "category": "can-bo-cong-chuc",
            "complete": {},
            "awards": facts.awards.iter()
                .map(|held| json!({ "award": held.award, "year": held.year }))
                .collect::<Vec<_>>(),
            "initiatives": initiatives
                .map(|(at, entry)| json!({
                    "id": format!("sk-{at}"),
                    "year": YEAR,
                    "kind": entry.kind,
                    "scope": entry.scope,
                    "recognised": entry.recognised,
                    "applied": entry.applied,
                    "accepted": entry.accepted,
                }))
                .collect::<Vec<_>>(),
            "proceedings": facts.proceedings.iter()
                .map(|entry| {
                    let mut form = json!({ "kind": "thanh-tra", "from": day(entry.began) });
                    if entry.ended != OPEN {
                        form["closed"] = Value::String(day(entry.ended));
                    }
                    form
                })
                .collect::<Vec<_>>(),
            "findings": [
                { "id": "thanh-tich-xuat-sac-tieu-bieu", "holds": facts.outstanding },
                { "id": "muu-tri-toan-quan", "holds": facts.combat_merit },
            ],
        });
        Ok(Subject::from_json("facts", &form, &self.law).map_err(|problems| format!("{problems:?}"))?)
    }
}

fn nodes(node: &Node<'_>) -> usize {
    1 + node.children.iter().map(nodes).sum::<usize>()
}

impl Peer for Own {
    fn name(&self) -> &'static str {
        "thidua"
    }

    fn prepare(&mut self, facts: &Facts, copies: usize) -> Result<()> {
        self.inputs = vec![self.subject(facts)?; copies];
        Ok(())
    }

    fn assess(&mut self) -> Result<Answer> {
        let subject = self.inputs.pop().ok_or("no input")?;
        let answer = self
            .law
            .assess(&subject, self.award, &self.matter)
            .map_err(|problem| format!("{problem:?}"))?;
        let trees = answer.versions.iter().flat_map(|version| &version.rules);
        Ok(Answer {
            award: answer.verdict == Verdict::Met && !answer.barred(),
            explained: trees.map(|rule| nodes(&rule.node)).sum(),
        })
    }
}
