//! Instruments and periods of the law, an instrument by its number, points by their article.

use serde_json::{Value, json};
use time::Date;

use super::{period, source};
use crate::law::{LawInstrument, Rule, fold, in_force};
use crate::render::{Block, Document, TreeItem, words};
use crate::{Language, Rulebook};

impl Rulebook {
    /// The instruments and the regime of a day, or of all time where no day is given, with the list of awards.
    pub fn overview_document(&self, on: Option<Date>, language: Language) -> Document {
        let vi = language == Language::Vi;
        let mut document = Document::default();
        document.blocks.push(Block::Title(match (on, vi) {
            (Some(on), true) => format!("Pháp luật thi đua, khen thưởng ngày {}", words::day(on, language)),
            (Some(on), false) => format!(
                "Law of emulation and commendation on {}",
                words::day(on, language)
            ),
            (None, true) => "Pháp luật thi đua, khen thưởng".to_owned(),
            (None, false) => "Law of emulation and commendation".to_owned(),
        }));
        document.heading(if vi { "Chế độ" } else { "Regimes" });
        let regimes = self
            .regimes
            .iter()
            .filter(|regime| on.is_none_or(|on| regime.in_force.contains(on)));
        document.list(
            regimes
                .map(|regime| {
                    format!(
                        "{} ({})",
                        regime.name.in_language(language),
                        period(regime.in_force, language)
                    )
                })
                .collect(),
        );
        document.heading(if vi { "Văn bản" } else { "Instruments" });
        let instruments = self.instruments.iter().filter(|instrument| {
            on.is_none_or(|on| instrument.in_force.contains(on) && known_start(instrument))
        });
        let rows = instruments
            .map(|instrument| {
                vec![
                    instrument.number.clone(),
                    instrument.name.in_language(language).to_owned(),
                    period(instrument.in_force, language),
                    words::grade(instrument.origin.grade, language).to_owned(),
                ]
            })
            .collect();
        let head = if vi {
            ["Số", "Tên", "Hiệu lực", "Nguồn"]
        } else {
            ["Number", "Name", "In force", "Source"]
        };
        document.table(&head.map(|text| (text, false)), rows);
        let kept = self
            .transitions
            .iter()
            .filter(|transition| on.is_none_or(|on| transition.at <= on));
        let transitions: Vec<String> = kept
            .map(|transition| {
                format!(
                    "{} {}",
                    transition.name.in_language(language),
                    source(&transition.origin, "", language)
                )
            })
            .collect();
        if !transitions.is_empty() {
            document.heading(if vi { "Chuyển tiếp" } else { "Transitions" });
            document.list(transitions);
        }
        document.heading(if vi {
            "Danh hiệu, hình thức khen thưởng"
        } else {
            "Awards"
        });
        let day = on.unwrap_or_else(|| self.latest_day());
        let there = self.awards.iter().filter(|(_, award)| {
            in_force(&award.recipients, day).is_none_or(|kinds| !kinds.value.is_empty())
        });
        let rows = there
            .map(|(_, award)| vec![award.id.clone(), award.name(day).in_language(language).to_owned()])
            .collect();
        document.table(
            &if vi {
                [("Mã", false), ("Tên", false)]
            } else {
                [("Id", false), ("Name", false)]
            },
            rows,
        );
        document
    }

    /// The overview as data.
    pub fn overview_json(&self, on: Option<Date>) -> Value {
        let day = on.unwrap_or_else(|| self.latest_day());
        json!({
            "on": on,
            "regimes": self.regimes.iter().filter(|regime| on.is_none_or(|on| regime.in_force.contains(on))).collect::<Vec<_>>(),
            "instruments": self.instruments.iter()
                .filter(|instrument| on.is_none_or(|on| instrument.in_force.contains(on) && known_start(instrument)))
                .collect::<Vec<_>>(),
            "transitions": self.transitions.iter().filter(|transition| on.is_none_or(|on| transition.at <= on)).collect::<Vec<_>>(),
            "awards": self.awards.iter().map(|(_, award)| json!({ "id": award.id, "name": award.name(day), "kind": award.kind })).collect::<Vec<_>>(),
            "law": { "digest": self.digest },
        })
    }

    /// The latest first day of a regime.
    fn latest_day(&self) -> Date {
        let starts = self.regimes.iter().filter_map(|regime| regime.in_force.from);
        starts.max().unwrap_or(self.first_day())
    }

    /// The instruments whose number or identifier is, or begins with, what is written; case and diacritics do not
    /// matter, and `NĐ 98/2023` finds `98/2023/NĐ-CP`.
    pub fn instruments_named(&self, written: &str) -> Vec<&LawInstrument> {
        let wanted = fold(written);
        let exact: Vec<&LawInstrument> = self
            .instruments
            .iter()
            .filter(|known| fold(&known.number) == wanted || known.id == written)
            .collect();
        if !exact.is_empty() || wanted.is_empty() {
            return exact;
        }
        let parts: Vec<&str> = wanted.split(' ').collect();
        let holds = |known: &&LawInstrument| {
            let number = fold(&known.number);
            let words: Vec<&str> = number.split(' ').collect();
            parts.iter().all(|part| words.iter().any(|word| word == part))
        };
        self.instruments.iter().filter(holds).collect()
    }

    /// An instrument: dates, what it replaces and what replaces it, what is encoded of it.
    pub fn instrument_document(&self, instrument: &LawInstrument, language: Language) -> Document {
        let vi = language == Language::Vi;
        let mut document = Document::default();
        let name = instrument.name.in_language(language);
        document
            .blocks
            .push(Block::Title(format!("{} – {name}", instrument.number)));
        let say = |vi_label: &str, en_label: &str, text: String| {
            if text.is_empty() {
                None
            } else {
                Some(format!("{}: {text}", if vi { vi_label } else { en_label }))
            }
        };
        let numbers = |ids: &[String]| {
            ids.iter()
                .map(|id| self.number(id))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let pointing = |list: fn(&LawInstrument) -> &Vec<String>| {
            let others = self
                .instruments
                .iter()
                .filter(|other| list(other).contains(&instrument.id));
            others
                .map(|other| other.number.clone())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let lines = [
            say("Mã", "Id", format!("`{}`", instrument.id)),
            say(
                "Cơ quan ban hành",
                "Issuer",
                instrument.issuer.in_language(language).to_owned(),
            ),
            say(
                "Ngày ban hành",
                "Issued",
                instrument
                    .issued
                    .map(|day| words::day(day, language))
                    .unwrap_or_default(),
            ),
            say("Hiệu lực", "In force", period(instrument.in_force, language)),
            say("Thay thế", "Replaces", numbers(&instrument.replaces)),
            say(
                "Bị thay thế bởi",
                "Replaced by",
                pointing(|other| &other.replaces),
            ),
            say("Sửa đổi", "Amends", numbers(&instrument.amends)),
            say("Được sửa đổi bởi", "Amended by", pointing(|other| &other.amends)),
            say("Quy định chi tiết", "Details", numbers(&instrument.implements)),
            say(
                "Được quy định chi tiết bởi",
                "Detailed by",
                pointing(|other| &other.implements),
            ),
            say(
                "Nguồn",
                "Source",
                words::grade(instrument.origin.grade, language).to_owned(),
            ),
            say(
                "Ghi chú",
                "Note",
                instrument
                    .note
                    .as_ref()
                    .map(|note| note.in_language(language).to_owned())
                    .unwrap_or_default(),
            ),
        ];
        document.list(lines.into_iter().flatten().collect());
        let rules: Vec<&Rule> = self
            .rules
            .iter()
            .filter(|rule| rule.instrument == instrument.id)
            .collect();
        if !rules.is_empty() {
            document.heading(if vi {
                "Tiêu chuẩn đã ghi"
            } else {
                "Criteria encoded"
            });
            let rows = rules
                .iter()
                .map(|rule| {
                    let day = rule.in_force.from.unwrap_or(self.first_day());
                    let award = self
                        .awards
                        .get(rule.award)
                        .map(|award| award.name(day))
                        .unwrap_or_default();
                    vec![
                        award.in_language(language).to_owned(),
                        rule.name.in_language(language).to_owned(),
                        rule.origin.cite.clone(),
                        period(rule.in_force, language),
                    ]
                })
                .collect();
            let head = if vi {
                ["Danh hiệu, hình thức", "Đối tượng", "Điều", "Hiệu lực"]
            } else {
                ["Award", "Recipients", "Article", "In force"]
            };
            document.table(&head.map(|text| (text, false)), rows);
        }
        document
    }

    /// The points whose article begins with, or holds, what is written, in force on a day or at any time.
    pub fn points_at(&self, article: &str, on: Option<Date>) -> Vec<(&Rule, u16)> {
        let wanted = fold(article);
        let mut found = Vec::new();
        for rule in &self.rules {
            if on.is_some_and(|on| !rule.in_force_on(on)) {
                continue;
            }
            for (at, point) in (0_u16..).zip(&rule.points) {
                let cite = fold(&point.origin.cite);
                let holds = cite.match_indices(wanted.as_str()).any(|(start, text)| {
                    // "khoản 1" is not "khoản 10".
                    let rest = cite.get(start.saturating_add(text.len())..).unwrap_or_default();
                    !rest.chars().next().is_some_and(char::is_alphanumeric)
                });
                if at > 0 && !wanted.is_empty() && holds {
                    found.push((rule, at));
                }
            }
        }
        found
    }

    /// The points of an article, award by award.
    pub fn article_document(&self, article: &str, on: Option<Date>, language: Language) -> Document {
        let mut document = Document::default();
        document.blocks.push(Block::Title(article.to_owned()));
        let found = self.points_at(article, on);
        let mut rules: Vec<&Rule> = Vec::new();
        for (rule, _) in &found {
            if !rules.iter().any(|known| std::ptr::eq(*known, *rule)) {
                rules.push(rule);
            }
        }
        for rule in rules {
            let own: Vec<u16> = found
                .iter()
                .filter(|(other, _)| std::ptr::eq(*other, rule))
                .map(|(_, at)| *at)
                .collect();
            let inner: Vec<u16> = own
                .iter()
                .filter_map(|at| rule.point(*at))
                .flat_map(|point| point.test.parts())
                .collect();
            let day = rule.in_force.from.unwrap_or(self.first_day());
            let name = self
                .awards
                .get(rule.award)
                .map(|award| award.name(day))
                .unwrap_or_default();
            document.heading(format!(
                "{} – {} ({}, {})",
                name.in_language(language),
                rule.name.in_language(language),
                self.number(&rule.instrument),
                period(rule.in_force, language)
            ));
            let items: Vec<TreeItem> = own
                .iter()
                .filter(|at| !inner.contains(at))
                .map(|at| self.item(rule, *at, language, 0))
                .collect();
            document.blocks.push(Block::Tree(items));
        }
        document
    }
}

/// An instrument without a first day is not listed as in force on a day.
fn known_start(instrument: &LawInstrument) -> bool {
    instrument.in_force.from.is_some()
}
