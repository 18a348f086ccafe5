use serde_json::{Value, json};
use time::Date;

use super::{Path, PlanStep, StepKind};
use crate::render::{day, lower};
use crate::{Language, Rulebook, Verdict};

impl Path<'_> {
    /// The JSON form; `filing` says by when the dossier of an award must be filed.
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
                StepKind::Award(award) => json!({
                    "year": step.year,
                    "award": rulebook.awards.id(award),
                    "on": step.on,
                    "filing": self.filing_json(award, step.on),
                }),
            })
            .collect();
        let wanted = rulebook.awards.find(&self.award.id).unwrap_or(u16::MAX);
        json!({
            "award": self.award.id,
            "now": self.now,
            "earliest": self.earliest,
            "year": self.year,
            "filing": self.filing_json(wanted, self.earliest),
            "plan": steps,
            "looked_to": self.looked_to,
        })
    }

    fn filing_json(&self, award: u16, on: Option<Date>) -> Vec<Value> {
        let own = self.filings.iter();
        own.filter(|filing| filing.award == award && Some(filing.on) == on)
            .map(super::PlanFiling::to_json)
            .collect()
    }

    /// The plan in words, year by year.
    pub fn to_text(&self, rulebook: &Rulebook, language: Language) -> String {
        let vi = language == Language::Vi;
        let name = self.award.name(self.earliest.unwrap_or(rulebook.first_day()));
        let name = name.in_language(language);
        let Some(on) = self.earliest else {
            return if vi {
                format!(
                    "{name}: không đạt được đến năm {} theo các tiêu chuẩn đã biết.\n",
                    self.looked_to
                )
            } else {
                format!(
                    "{name}: not reached by {} under the criteria that are known.\n",
                    self.looked_to
                )
            };
        };
        let wanted = rulebook.awards.find(&self.award.id).unwrap_or(u16::MAX);
        if self.now == Verdict::Met {
            let mut text = if vi {
                format!("{name}: đã đủ điều kiện theo hồ sơ (nếu các nhận định được xác nhận).\n")
            } else {
                format!("{name}: met on the record (provided the findings).\n")
            };
            text.push_str(&self.filing_lines(wanted, on, "  ", rulebook, language));
            return text;
        }
        let mut text = if vi {
            format!("{name}: sớm nhất ngày {}, nếu từng năm đạt:\n", day(on, language))
        } else {
            format!("{name}: at the earliest on {on}, if year by year:\n")
        };
        let mut year = None;
        for step in &self.steps {
            if year != Some(step.year) {
                year = Some(step.year);
                text.push_str(&heading(step.year, vi));
            }
            text.push_str(&format!("  – {}\n", words(step, rulebook, language)));
            if let (StepKind::Award(award), Some(decided)) = (&step.kind, step.on) {
                text.push_str(&self.filing_lines(*award, decided, "    ", rulebook, language));
            }
        }
        if let Some(own) = self.year.filter(|own| year != Some(*own)) {
            text.push_str(&heading(own, vi));
        }
        text.push_str(&if vi {
            format!(
                "  – đề nghị tặng \"{name}\", quyết định sớm nhất ngày {}\n",
                day(on, language)
            )
        } else {
            format!("  – proposed for \"{name}\", decided on {on} at the earliest\n")
        });
        text.push_str(&self.filing_lines(wanted, on, "    ", rulebook, language));
        text
    }

    fn filing_lines(&self, award: u16, on: Date, indent: &str, law: &Rulebook, language: Language) -> String {
        let label = match language {
            Language::Vi => "nộp hồ sơ",
            Language::En => "filing",
        };
        let own = self.filings.iter();
        own.filter(|filing| filing.award == award && filing.on == on)
            .map(|filing| format!("{indent}{label}: {}\n", filing.words(law, language)))
            .collect()
    }
}

fn heading(year: i32, vi: bool) -> String {
    if vi {
        format!("Năm {year}\n")
    } else {
        format!("{year}\n")
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
            let (kind, scope) = (lower(kind), lower(&named("scope", scope)));
            if vi {
                format!("có {kind} được công nhận, phạm vi {scope}")
            } else {
                format!("{kind} recognised, scope {scope}")
            }
        }
        StepKind::Composition if vi => "kết quả của các thành viên đạt tỷ lệ quy định".to_owned(),
        StepKind::Composition => "the members' results reach the shares asked for".to_owned(),
        StepKind::Award(award) => {
            let decided = step.on.unwrap_or(law.first_day());
            let name = law
                .awards
                .get(award)
                .map(|award| award.name(decided))
                .unwrap_or_default();
            let name = name.in_language(language);
            if vi {
                format!(
                    "được tặng \"{name}\", quyết định ngày {} hoặc trước đó",
                    day(decided, language)
                )
            } else {
                format!("awarded \"{name}\", decided on {decided} or before")
            }
        }
    }
}
