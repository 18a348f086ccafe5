//! What differs in the law between two days: award by award, point by point.

mod beside;
mod snapshot;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use time::Date;

use crate::{Bilingual, Grade, Rulebook};

/// One difference between two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The award; none for the law as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award: Option<String>,
    /// What it is about.
    pub what: Part,
    /// Class of recipients of the criteria.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// Point of the criteria, or identifier of the entry.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub point: String,
    /// Kind of difference.
    pub change: ChangeKind,
    /// The state on the first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<State>,
    /// The state on the second day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<State>,
}

/// What a difference is about, in the order of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Period of the law.
    Regime,
    /// An instrument.
    Instrument,
    /// Name of an award.
    Name,
    /// Kinds of recipient.
    Recipients,
    /// How often.
    Frequency,
    /// Who decides.
    Decider,
    /// Criteria of a class of recipients as a whole.
    Criteria,
    /// A point of the criteria.
    Point,
    /// A declared gap of the criteria.
    Gap,
    /// A cap.
    Cap,
    /// A bar.
    Bar,
    /// An exclusion.
    Exclusion,
    /// Award money.
    Money,
    /// A vote.
    Vote,
    /// An opinion to be asked for.
    Consultation,
    /// A dossier.
    Dossier,
    /// A filing date.
    Filing,
    /// A processing time.
    Processing,
    /// Publication.
    Publication,
    /// A system of rating.
    Rating,
}

/// Kind of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Only on the first day.
    Removed,
    /// Other words or numbers.
    Changed,
    /// Only on the second day.
    Added,
    /// The same content under another article or instrument.
    Moved,
}

/// How something stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// Its name.
    pub name: Bilingual,
    /// What it asks or says; empty where the name says it.
    pub text: Bilingual,
    /// Article.
    pub cite: String,
    /// Instrument.
    pub instrument: String,
    /// How well it is established.
    pub grade: Grade,
    /// What is compared.
    #[serde(skip)]
    pub(super) signature: String,
    /// Place in the list it comes from.
    #[serde(skip)]
    pub(super) order: usize,
    /// The points it joins, each with its name; empty for a point that tests something itself.
    #[serde(skip)]
    pub(super) parts: Vec<(String, Bilingual)>,
}

/// What identifies a state: part, class of recipients, point or entry.
type Key = (Part, String, String);

/// The states of a day.
#[derive(Debug, Default)]
struct States(BTreeMap<Key, State>);

impl Rulebook {
    /// What differs between two days, for one award or for the law as a whole and every award.
    ///
    /// Criteria are matched by class of recipients and point; a point that only changed its name or its article
    /// is `moved`. Wordings are rendered from the data.
    pub fn diff(&self, from: Date, until: Date, award: Option<u16>) -> Vec<Change> {
        let mut changes = Vec::new();
        if award.is_none() {
            compare(
                None,
                self.states_of_law(from),
                self.states_of_law(until),
                &mut changes,
            );
        }
        for (at, known) in self.awards.iter() {
            if award.is_none_or(|wanted| wanted == at) {
                let (before, after) = (self.states_of_award(at, from), self.states_of_award(at, until));
                compare(Some(&known.id), before, after, &mut changes);
            }
        }
        changes
    }
}

fn compare(award: Option<&str>, before: States, after: States, changes: &mut Vec<Change>) {
    let (mut before, mut after) = (before.0, after.0);
    let keys: BTreeSet<Key> = before.keys().chain(after.keys()).cloned().collect();
    let mut found = Vec::new();
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for key in keys {
        match (before.remove(&key), after.remove(&key)) {
            (Some(old), Some(now)) => {
                let change = if old.signature != now.signature {
                    ChangeKind::Changed
                } else if old.cite != now.cite || old.instrument != now.instrument {
                    ChangeKind::Moved
                } else {
                    continue;
                };
                found.push((key, change, Some(old), Some(now)));
            }
            (Some(old), None) => gone.push((key, old)),
            (None, Some(now)) => new.push((key, now)),
            (None, None) => {}
        }
    }
    // The same content under another identifier is moved, not removed and added.
    for (key, old) in gone {
        let same = new.iter().position(|((part, rule, _), now)| {
            *part == key.0 && *rule == key.1 && now.signature == old.signature
        });
        match same {
            Some(at) => {
                let (now_key, now) = new.swap_remove(at);
                found.push((now_key, ChangeKind::Moved, Some(old), Some(now)));
            }
            None => found.push((key, ChangeKind::Removed, Some(old), None)),
        }
    }
    found.extend(
        new.into_iter()
            .map(|(key, now)| (key, ChangeKind::Added, None, Some(now))),
    );
    compositions(&mut found);
    found.sort_by(|one, other| place(one).cmp(&place(other)));
    changes.extend(
        found
            .into_iter()
            .map(|((what, rule, point), change, before, after)| Change {
                award: award.map(str::to_owned),
                what,
                rule,
                point,
                change,
                before,
                after,
            }),
    );
}

/// A difference with its key.
type Found = (Key, ChangeKind, Option<State>, Option<State>);

/// Order of the answer: part, class of recipients, place in the rule.
fn place(found: &Found) -> (Part, &str, usize, ChangeKind) {
    let order = found
        .3
        .as_ref()
        .or(found.2.as_ref())
        .map_or(0, |state| state.order);
    (found.0.0, found.0.1.as_str(), order, found.1)
}

/// A joining point that changed only because points it joins are new or gone says nothing more than these; where a
/// point moved in or out that stands elsewhere on both days, the joined points are named.
fn compositions(found: &mut Vec<Found>) {
    let named: BTreeSet<(String, String)> = found
        .iter()
        .filter(|(_, change, _, _)| matches!(change, ChangeKind::Added | ChangeKind::Removed))
        .map(|((_, rule, point), _, _, _)| (rule.clone(), point.clone()))
        .collect();
    found.retain_mut(|((_, rule, _), change, before, after)| {
        let (ChangeKind::Changed, Some(old), Some(now)) = (change, before, after) else {
            return true;
        };
        if old.text != now.text || old.parts.is_empty() || now.parts.is_empty() {
            return true;
        }
        let ids = |state: &State| {
            state
                .parts
                .iter()
                .map(|(id, _)| id.clone())
                .collect::<BTreeSet<String>>()
        };
        let (first, second) = (ids(old), ids(now));
        let mut differing = first.symmetric_difference(&second);
        if differing.all(|id| named.contains(&(rule.clone(), id.clone()))) {
            return false;
        }
        for state in [old, now] {
            let names = |vi: bool| {
                let names = state
                    .parts
                    .iter()
                    .map(|(_, name)| if vi { name.vi.as_str() } else { name.en.as_str() });
                names.collect::<Vec<_>>().join("; ")
            };
            state.text = Bilingual::new(
                format!("{}: {}", state.text.vi, names(true)),
                format!("{}: {}", state.text.en, names(false)),
            );
        }
        true
    });
}

impl States {
    fn add(&mut self, key: Key, state: State) {
        self.0.entry(key).or_insert(state);
    }
}
