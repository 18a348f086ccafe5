//! The wire form of a history, with codes written as identifiers.

use serde_json::{Map, Value, json};
use time::Date;

use super::{EntryKind, Subject};
use crate::Rulebook;

impl Subject {
    /// The JSON form, the same that [`Subject::from_json`] reads.
    pub fn to_json(&self, rulebook: &Rulebook) -> Value {
        let word = |of: &str, at: Option<u16>| at.map(|at| rulebook.vocabulary.list(of).id(at).to_owned());
        let ranked = |of: &str, rank: Option<u16>| {
            let rank = rank?;
            let list = rulebook.vocabulary.list(of);
            list.iter()
                .find(|word| word.rank == rank)
                .map(|word| word.id.clone())
        };
        let award = |at: u16| rulebook.awards.id(at).to_owned();
        let entries = |entries: Vec<Value>| Value::Array(entries.into_iter().map(without_nulls).collect());
        let form = json!({
            "schema": 1,
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "category": word("category", self.category),
            "sex": self.sex.map(super::Sex::word),
            "born": self.born,
            "service_from": self.service_from,
            "established": self.established,
            "area": word("area", self.area),
            "period": word("period", self.period),
            "deceased": self.deceased.then_some(true),
            "complete": self.complete_json(),
            "ratings": entries(self.ratings.iter().map(|entry| json!({
                "year": entry.year, "level": ranked("level", Some(entry.level)), "on": entry.on,
            })).collect()),
            "awards": entries(self.awards.iter().map(|entry| json!({
                "award": award(entry.award), "year": entry.year, "from_year": entry.from_year, "on": entry.on,
                "number": entry.number, "by": entry.by, "merit": word("merit", entry.merit),
                "ground": word("ground", entry.ground), "revoked": entry.revoked, "replaced_by": entry.replaced_by,
            })).collect()),
            "initiatives": entries(self.initiatives.iter().map(|entry| json!({
                "id": entry.id, "name": entry.name, "year": entry.year, "kind": word("initiative-kind", entry.kind),
                "scope": ranked("scope", entry.scope), "recognised": entry.void.then_some(false),
                "recognised_by": entry.recognised_by, "on": entry.on, "replicable": entry.replicable,
                "used": entries(entry.used.iter().map(|used| json!({
                    "award": award(used.award), "year": used.year,
                })).collect()),
            })).collect()),
            "discipline": entries(self.discipline.iter().map(|entry| json!({
                "form": word("discipline", Some(entry.form)), "on": entry.on, "served": entry.served,
                "revoked": entry.revoked,
            })).collect()),
            "proceedings": entries(self.proceedings.iter().map(|entry| json!({
                "kind": word("proceeding", Some(entry.kind)), "from": entry.from, "cleared": entry.cleared,
                "closed": entry.closed,
            })).collect()),
            "absences": entries(self.absences.iter().map(|entry| span("kind", word("absence", Some(entry.kind)), entry.from, entry.until)).collect()),
            "posts": entries(self.posts.iter().map(|entry| span("post", word("post", Some(entry.post)), entry.from, entry.until)).collect()),
            "service": entries(self.service.iter().map(|entry| {
                let mut form = span("kind", word("service", Some(entry.kind)), entry.from, entry.until);
                if let Some(form) = form.as_object_mut() {
                    form.insert("area".to_owned(), json!(word("area", entry.area)));
                }
                form
            }).collect()),
            "movements": entries(self.movements.iter().map(|entry| json!({
                "name": entry.name, "launched_by": word("launcher", entry.launched_by), "from": entry.from,
                "until": entry.until, "thematic": entry.thematic, "review": word("review", entry.review),
                "result": word("result", entry.result), "year": entry.year,
            })).collect()),
            "compositions": self.compositions.iter().map(|entry| {
                let mut form = Map::from_iter([("year".to_owned(), json!(entry.year))]);
                for (count, number) in &entry.counts {
                    form.insert(rulebook.vocabulary.list("count").id(*count).to_owned(), json!(number));
                }
                Value::Object(form)
            }).collect::<Vec<_>>(),
            "findings": entries(self.findings.iter().map(|entry| json!({
                "id": word("finding", Some(entry.finding)), "year": entry.year, "holds": entry.holds,
            })).collect()),
            "facts": entries(self.facts.iter().map(|entry| json!({
                "id": word("fact", Some(entry.fact)), "year": entry.year,
                "value": entry.value.map(|value| value.normalize().to_string()), "day": entry.day,
            })).collect()),
            "members": self.members.iter().map(|member| member.to_json(rulebook)).collect::<Vec<_>>(),
        });
        without_nulls(form)
    }

    fn complete_json(&self) -> Value {
        let mut form = Map::new();
        for kind in EntryKind::ALL {
            let span = self.complete.declared(kind);
            if span.from <= span.to {
                let mut years = Map::new();
                if span.from != i32::MIN {
                    years.insert("from".to_owned(), json!(span.from));
                }
                if span.to != i32::MAX {
                    years.insert("to".to_owned(), json!(span.to));
                }
                form.insert(kind.word().to_owned(), Value::Object(years));
            }
        }
        if form.is_empty() {
            Value::Null
        } else {
            Value::Object(form)
        }
    }
}

fn span(key: &str, word: Option<String>, from: Date, until: Option<Date>) -> Value {
    let mut form = Map::new();
    form.insert(key.to_owned(), json!(word));
    form.insert("from".to_owned(), json!(from));
    form.insert("until".to_owned(), json!(until));
    Value::Object(form)
}

/// What is missing is left out, empty lists too.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(entries) => Value::Object(
            entries
                .into_iter()
                .filter(|(_, value)| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()))
                .collect(),
        ),
        other => other,
    }
}
