//! Entries of the history and missing facts in the wire form.

use serde_json::{Value, json};

use super::wire::{ranked, tidy};
use super::{Assessment, BarEvidence, Evidence, Missing};

impl Assessment<'_> {
    pub(super) fn bar_evidence(&self, evidence: BarEvidence) -> Value {
        match evidence {
            BarEvidence::Proceeding(at) => match self.subject.proceedings.get(at as usize) {
                Some(entry) => json!({
                    "entry": "proceedings", "at": at, "from": entry.from,
                    "kind": self.rulebook.vocabulary.list("proceeding").id(entry.kind),
                }),
                None => Value::Null,
            },
            BarEvidence::Discipline(at) => self.evidence_json(Evidence::Discipline(at)),
        }
    }

    /// An entry of the history: its list, its number, what tells it apart.
    pub(crate) fn evidence_json(&self, evidence: Evidence) -> Value {
        let law = self.rulebook;
        let subject = self.subject;
        let words = |of: &str, at: u16| law.vocabulary.list(of).id(at).to_owned();
        let form = match evidence {
            Evidence::Rating(at) => subject.ratings.get(at as usize).map(|entry| {
                json!({ "entry": "ratings", "year": entry.year, "level": ranked(law, "level", entry.level) })
            }),
            Evidence::Award(at) => subject.awards.get(at as usize).map(|entry| {
                json!({
                    "entry": "awards", "award": law.awards.id(entry.award), "year": entry.year, "on": entry.on,
                    "number": entry.number, "merit": entry.merit.map(|merit| words("merit", merit)),
                })
            }),
            Evidence::Initiative(at) => subject.initiatives.get(at as usize).map(|entry| {
                json!({
                    "entry": "initiatives", "id": entry.id, "year": entry.year,
                    "kind": entry.kind.map(|kind| words("initiative-kind", kind)),
                    "scope": entry.scope.and_then(|rank| ranked(law, "scope", rank)),
                })
            }),
            Evidence::Discipline(at) => subject.discipline.get(at as usize).map(|entry| {
                json!({ "entry": "discipline", "form": words("discipline", entry.form), "on": entry.on })
            }),
            Evidence::Absence(at) => subject.absences.get(at as usize).map(|entry| {
                json!({ "entry": "absences", "kind": words("absence", entry.kind), "from": entry.from })
            }),
            Evidence::Post(at) => subject.posts.get(at as usize).map(|entry| {
                json!({
                    "entry": "posts", "post": words("post", entry.post), "from": entry.from, "until": entry.until,
                })
            }),
            Evidence::Service(at) => subject.service.get(at as usize).map(|entry| {
                json!({
                    "entry": "service", "kind": words("service", entry.kind), "from": entry.from,
                    "until": entry.until, "area": entry.area.map(|area| words("area", area)),
                })
            }),
            Evidence::Movement(at) => subject.movements.get(at as usize).map(|entry| {
                json!({ "entry": "movements", "name": entry.name, "year": entry.year })
            }),
            Evidence::Composition(at) => subject
                .compositions
                .get(at as usize)
                .map(|entry| json!({ "entry": "compositions", "year": entry.year })),
            Evidence::Finding(at) => subject.findings.get(at as usize).map(|entry| {
                json!({ "entry": "findings", "id": words("finding", entry.finding), "year": entry.year })
            }),
            Evidence::Fact(at) => subject.facts.get(at as usize).map(|entry| {
                json!({ "entry": "facts", "id": words("fact", entry.fact), "year": entry.year })
            }),
        };
        tidy(form.unwrap_or(Value::Null))
    }

    /// A missing fact as codes.
    pub(crate) fn missing_json(&self, missing: &Missing) -> Value {
        let law = self.rulebook;
        let words = |of: &str, at: u16| law.vocabulary.list(of).id(at).to_owned();
        let form = match missing {
            Missing::Finding {
                finding,
                year,
                achievement,
            } => json!({
                "kind": "finding", "id": words("finding", *finding), "year": year,
                "achievement": achievement.then_some(true),
            }),
            Missing::Rating(year) => json!({ "kind": "rating", "year": year }),
            Missing::Fact(fact) => json!({ "kind": "fact", "id": fact.list() }),
            Missing::Value { fact, year } => {
                json!({ "kind": "value", "id": words("fact", *fact), "year": year })
            }
            Missing::Count { count, year } => {
                json!({ "kind": "count", "id": words("count", *count), "year": year })
            }
            Missing::Detail(evidence) => json!({ "kind": "detail", "of": self.evidence_json(*evidence) }),
            Missing::Entries { kind, from, to } => {
                json!({ "kind": "entries", "of": kind.word(), "from": from, "to": to })
            }
            Missing::Established => json!({ "kind": "established" }),
            Missing::Served(evidence) => json!({ "kind": "served", "of": self.evidence_json(*evidence) }),
            Missing::Reading(doubt) => json!({
                "kind": "reading",
                "key": law.doubts.get(usize::from(*doubt)).map(|doubt| doubt.key.as_str()),
            }),
            Missing::Unrated(year) => json!({ "kind": "unrated-year", "year": year }),
            Missing::ServedYear(year) => json!({ "kind": "served-year", "year": year }),
            Missing::Local(key) => json!({ "kind": "local", "key": key }),
            Missing::Criterion(point) => json!({ "kind": "criterion", "point": point }),
        };
        tidy(form)
    }
}
