//! How histories and law texts are changed.

use serde_json::{Value, json};
use thidua::Rulebook;
use thidua::assess::Matter;
use thidua::law::{Compare, Test};
use thidua::subject::{EntryKind, Subject};

/// Reproducible dice from the seed that proptest gives and shrinks.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % bound.max(1)
    }

    pub(crate) fn one<'v, T>(&mut self, values: &'v [T]) -> &'v T {
        &values[self.below(values.len())]
    }
}
pub(crate) fn codes(law: &Rulebook, list: &str) -> Vec<String> {
    law.vocabulary
        .list(list)
        .iter()
        .map(|word| word.id.clone())
        .collect()
}

pub(crate) fn push(subject: &mut Value, list: &str, entry: Value) {
    let object = subject.as_object_mut().unwrap();
    let entries = object.entry(list).or_insert_with(|| json!([]));
    entries.as_array_mut().unwrap().push(entry);
}

/// One entry outside the complete spans, or one absent fact or finding; none where the dice fall on what is there.
pub(crate) fn filled(
    law: &Rulebook,
    subject: &Subject,
    form: &Value,
    year: i32,
    dice: &mut Dice,
) -> Option<Value> {
    let mut form = form.clone();
    let y = year - dice.below(9) as i32 + 1;
    let open = |kind: EntryKind, from: i32, to: i32| (from..=to).all(|y| !subject.complete.contains(kind, y));
    let ids: Vec<String> = law.awards.iter().map(|(_, award)| award.id.clone()).collect();
    let named = |list: &str, id: &str| form_has(&form, list, id);
    match dice.below(9) {
        0 if open(EntryKind::Ratings, y, y) && subject.rating(y).is_none() => {
            push(
                &mut form,
                "ratings",
                json!({ "year": y, "level": dice.one(&codes(law, "level")) }),
            );
        }
        1 if open(EntryKind::Awards, y, y) => {
            let mut entry =
                json!({ "award": dice.one(&ids), "year": y, "merit": dice.one(&codes(law, "merit")) });
            if dice.below(2) == 0 {
                entry = json!({ "award": dice.one(&ids), "on": format!("{y}-01-{:02}", 1 + dice.below(28)) });
            }
            push(&mut form, "awards", entry);
        }
        2 if open(EntryKind::Initiatives, y, y) => {
            let entry = json!({
                "id": "them", "year": y, "kind": dice.one(&codes(law, "initiative-kind")),
                "scope": dice.one(&codes(law, "scope")),
            });
            push(&mut form, "initiatives", entry);
        }
        3 if open(EntryKind::Discipline, y, y + 1) => {
            let entry = json!({
                "form": dice.one(&codes(law, "discipline")), "on": format!("{y}-03-01"), "served": format!("{}-03-01", y + 1),
            });
            push(&mut form, "discipline", entry);
        }
        4 if open(EntryKind::Absences, y, y) => {
            let entry = json!({
                "kind": dice.one(&codes(law, "absence")), "from": format!("{y}-02-01"), "until": format!("{y}-09-01"),
            });
            push(&mut form, "absences", entry);
        }
        5 if open(EntryKind::Posts, y, y) => {
            let entry = json!({
                "post": dice.one(&codes(law, "post")), "from": format!("{y}-01-01"), "until": format!("{}-01-01", y + 1),
            });
            push(&mut form, "posts", entry);
        }
        6 => {
            let id = dice.one(&codes(law, "finding")).clone();
            if named("findings", &id) {
                return None;
            }
            push(
                &mut form,
                "findings",
                json!({ "id": id, "holds": dice.below(2) == 0 }),
            );
        }
        7 => {
            let (key, value) = match dice.below(4) {
                0 => ("category", dice.one(&codes(law, "category")).clone()),
                1 => ("sex", (*dice.one(&["female", "male"])).to_owned()),
                2 => ("area", dice.one(&codes(law, "area")).clone()),
                _ => ("period", dice.one(&codes(law, "period")).clone()),
            };
            if form.get(key).is_some() {
                return None;
            }
            form[key] = json!(value);
        }
        8 => {
            let facts = codes(law, "fact");
            if facts.is_empty() || named("facts", &facts[0]) {
                return None;
            }
            push(
                &mut form,
                "facts",
                json!({ "id": facts[0], "value": dice.below(100), "year": year }),
            );
        }
        _ => return None,
    }
    Some(form)
}

pub(crate) fn form_has(form: &Value, list: &str, id: &str) -> bool {
    form.get(list)
        .and_then(Value::as_array)
        .is_some_and(|entries| entries.iter().any(|entry| entry["id"] == id))
}

/// Whether more merit, or a lower threshold, can only help: decided from the form of all rules of the award.
pub(crate) fn monotone(law: &Rulebook, award: u16, matter: &Matter) -> bool {
    let fills = law.rules.iter().filter(|rule| !rule.fills.is_empty());
    law.rules_of(award)
        .chain(fills)
        .flat_map(|rule| &rule.points)
        .all(|point| match &point.test {
            Test::Not(_) | Test::Agree(_) => false,
            Test::Reading { doubt, .. } => matter
                .readings
                .as_ref()
                .is_none_or(|taken| taken.taken(*doubt).is_some()),
            Test::Run(run) => run.used_up_by.awards.is_empty(),
            Test::Service(service) => service.under_months.is_none(),
            Test::Post { under_years, .. } => under_years.is_none(),
            Test::Members { at_most, .. } => at_most.is_none(),
            Test::Number { compare, .. } => matches!(compare, Compare::AtLeast | Compare::MoreThan),
            Test::Criteria(other) => *other == award || monotone(law, *other, matter),
            _ => true,
        })
}

/// Every number of years, entries or members asked for, raised.
pub(crate) fn raise(text: &str, more: u32) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut line = line.to_owned();
        if line.starts_with("run =")
            || line.starts_with("times =")
            || line.starts_with("initiatives =")
            || line.starts_with("rated_years =")
            || line.starts_with("established =")
            || line.starts_with("post =")
            || line.starts_with("service =")
        {
            for key in ["\"years\" = ", "\"at_least\" = "] {
                if let Some((before, after)) = line.split_once(key) {
                    let end = after.find(|letter: char| !letter.is_ascii_digit()).unwrap();
                    let (digits, rest) = after.split_at(end);
                    let number: u32 = digits.parse().unwrap();
                    line = format!("{before}{key}{}{rest}", number + more);
                }
            }
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}
