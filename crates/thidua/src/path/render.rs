use serde_json::{Value, json};

use super::{Path, PlanStep, StepKind};
use crate::{Language, Rulebook};

impl Path<'_> {
    /// The JSON form.
    pub fn to_json(&self, rulebook: &Rulebook) -> Value {
        let ranked = |of: &str, rank: u16| crate::assess::ranked(rulebook, of, rank);
        let steps: Vec<Value> = self
            .steps
            .iter()
            .map(|step| match step.kind {
                StepKind::Rating(level) => json!({ "year": step.year, "rating": ranked("level", level) }),
                StepKind::Initiative(kind, scope) => json!({
                    "year": step.year,
                    "initiative": rulebook.vocabulary.list("initiative-kind").id(kind),
                    "scope": ranked("scope", scope),
                }),
                StepKind::Composition => json!({ "year": step.year, "composition": true }),
                StepKind::Award(award) => {
                    json!({ "year": step.year, "award": rulebook.awards.id(award), "on": step.on })
                }
            })
            .collect();
        json!({
            "award": self.award.id,
            "now": self.now,
            "earliest": self.earliest,
            "year": self.year,
            "plan": steps,
            "looked_to": self.looked_to,
        })
    }

    /// The plan in words, a line each step.
    pub fn to_text(&self, rulebook: &Rulebook, language: Language) -> String {
        let vi = language == Language::Vi;
        let day = self.earliest.unwrap_or(rulebook.first_day());
        let name = self.award.name(day);
        let name = name.in_language(language);
        let mut text = match (self.earliest, self.now == crate::Verdict::Met, vi) {
            (Some(_), true, true) => {
                format!("{name}: đã đủ điều kiện theo hồ sơ (nếu các nhận định được xác nhận).\n")
            }
            (Some(_), true, false) => format!("{name}: met on the record (provided the findings).\n"),
            (Some(on), false, true) => format!(
                "{name}: sớm nhất ngày {:02}/{:02}/{}, nếu:\n",
                on.day(),
                u8::from(on.month()),
                on.year()
            ),
            (Some(on), false, false) => format!("{name}: at the earliest on {on}, if:\n"),
            (None, _, true) => format!(
                "{name}: không đạt được đến năm {} theo các tiêu chuẩn đã biết.\n",
                self.looked_to
            ),
            (None, _, false) => format!(
                "{name}: not reached by {} under the criteria that are known.\n",
                self.looked_to
            ),
        };
        for step in &self.steps {
            text.push_str(&format!("  {}: {}\n", step.year, words(step, rulebook, language)));
        }
        text
    }
}

fn words(step: &PlanStep, law: &Rulebook, language: Language) -> String {
    let vi = language == Language::Vi;
    let named = |of: &str, rank: u16| law.vocabulary.list(of).name_of_rank(rank, language);
    match step.kind {
        StepKind::Rating(level) if vi => format!("xếp loại \"{}\" trở lên", named("level", level)),
        StepKind::Rating(level) => format!("rated \"{}\" or better", named("level", level)),
        StepKind::Initiative(kind, scope) => {
            let list = law.vocabulary.list("initiative-kind");
            let kind = list.get(kind).map_or("", |word| word.name.in_language(language));
            if vi {
                format!("{kind} được công nhận, phạm vi {}", named("scope", scope))
            } else {
                format!("{kind} recognised, scope {}", named("scope", scope))
            }
        }
        StepKind::Composition if vi => "kết quả của các thành viên đạt tỷ lệ quy định".to_owned(),
        StepKind::Composition => "the members' results reach the shares asked for".to_owned(),
        StepKind::Award(award) => {
            let day = step.on.unwrap_or(law.first_day());
            let name = law
                .awards
                .get(award)
                .map(|award| award.name(day))
                .unwrap_or_default();
            let name = name.in_language(language);
            if vi {
                format!("được tặng \"{name}\"")
            } else {
                format!("awarded \"{name}\"")
            }
        }
    }
}
