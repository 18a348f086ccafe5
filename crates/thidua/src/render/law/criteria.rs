//! The criteria of an award as a lawyer lists them: rendered from the points, never written by hand.

use time::Date;

use super::{Needs, period, source};
use crate::law::{Award, Decider, PointAt, Rule, Test, in_force};
use crate::render::{Block, Document, TreeItem, words};
use crate::{Language, Rulebook};

/// Deepest nesting shown.
pub(super) const DEEPEST: usize = 12;

impl Rulebook {
    /// The criteria of an award on a day, or in every period where no day is given: the catalogue entry, then each
    /// class of recipients with its points, then caps, bars, exclusions, doubts and remarks apart.
    pub fn criteria_document(&self, award: u16, on: Option<Date>, language: Language) -> Document {
        let mut document = Document::default();
        let vi = language == Language::Vi;
        let Some(known) = self.awards.get(award) else {
            return document;
        };
        let day = on.unwrap_or_else(|| self.last_day(award));
        let name = known.name(day);
        document
            .blocks
            .push(Block::Title(name.in_language(language).to_owned()));
        if let Some(on) = on {
            let day = words::day(on, language);
            document.paragraph(if vi {
                format!("Theo pháp luật có hiệu lực ngày {day}.")
            } else {
                format!("Law in force on {day}.")
            });
        }
        document.list(self.catalogue_lines(known, day, language));
        let rules: Vec<&Rule> = self
            .rules_of(award)
            .filter(|rule| on.is_none_or(|on| rule.in_force_on(on)))
            .collect();
        for rule in &rules {
            document.heading(self.rule_heading(rule, language));
            if rule.selective {
                document.paragraph(if vi {
                    "Điều kiện cần: luật chọn trong số những người, tập thể đủ tiêu chuẩn."
                } else {
                    "Necessary, not sufficient: the law chooses among those who qualify."
                });
            }
            if let Some(note) = &rule.note {
                document.paragraph(note.in_language(language));
            }
            document.blocks.push(Block::Tree(self.items(rule, language)));
        }
        self.gap_lines(award, on, &mut document, language);
        self.beside_lines(award, on, &mut document, language);
        document
    }

    /// A day on which the award has its latest criteria.
    pub(super) fn last_day(&self, award: u16) -> Date {
        let starts = self.rules_of(award).filter_map(|rule| rule.in_force.from);
        starts.max().unwrap_or(self.first_day())
    }

    fn rule_heading(&self, rule: &Rule, language: Language) -> String {
        format!(
            "{} – {} ({})",
            rule.name.in_language(language),
            source(&rule.origin, &self.number(&rule.instrument), language),
            period(rule.in_force, language)
        )
    }

    fn catalogue_lines(&self, award: &Award, on: Date, language: Language) -> Vec<String> {
        let vi = language == Language::Vi;
        let mut lines = vec![format!("{}: `{}`", if vi { "Mã" } else { "Id" }, award.id)];
        if !award.aliases.is_empty() {
            let label = if vi { "Tên khác" } else { "Other names" };
            lines.push(format!("{label}: {}", award.aliases.join(", ")));
        }
        if let Some(kinds) = in_force(&award.recipients, on) {
            let names: Vec<String> = kinds
                .value
                .iter()
                .map(|kind| words::kind_name(*kind).in_language(language).to_owned())
                .collect();
            let label = if vi { "Đối tượng" } else { "Recipients" };
            let none = if vi {
                "không có hình thức này"
            } else {
                "no such award"
            };
            let list = if names.is_empty() {
                none.to_owned()
            } else {
                names.join(", ")
            };
            lines.push(
                format!("{label}: {list} {}", source(&kinds.origin, "", language))
                    .trim_end()
                    .to_owned(),
            );
        }
        if let Some(frequency) = in_force(&award.frequency, on)
            && let Some(text) = &frequency.value.text
        {
            let label = if vi { "Định kỳ" } else { "Frequency" };
            lines.push(format!("{label}: {}", text.in_language(language)));
        }
        if let Some(decider) = in_force(&award.deciders, on) {
            lines.push(self.decider_line(decider, language));
        }
        lines
    }

    pub(super) fn decider_line(&self, decider: &crate::law::Dated<Decider>, language: Language) -> String {
        let names = decider.value.names(&self.vocabulary, language);
        let (label, unknown) = match language {
            Language::Vi => ("Thẩm quyền quyết định", "chưa biết"),
            Language::En => ("Decided by", "not known"),
        };
        let names = if names.is_empty() {
            unknown.to_owned()
        } else {
            names.join("; ")
        };
        format!("{label}: {names} {}", source(&decider.origin, "", language))
            .trim_end()
            .to_owned()
    }

    fn items(&self, rule: &Rule, language: Language) -> Vec<TreeItem> {
        let needs = Needs {
            law: self,
            rule,
            language,
        };
        let head = rule.head().map(|head| needs.of(&head.test)).unwrap_or_default();
        vec![TreeItem {
            verdict: None,
            text: capital(&head),
            notes: Vec::new(),
            children: head_parts(rule)
                .iter()
                .map(|at| self.item(rule, *at, language, 0))
                .collect(),
        }]
    }

    pub(super) fn item(&self, rule: &Rule, at: PointAt, language: Language, depth: usize) -> TreeItem {
        let empty = TreeItem {
            verdict: None,
            text: String::new(),
            notes: Vec::new(),
            children: Vec::new(),
        };
        let (Some(point), true) = (rule.point(at), depth < DEEPEST) else {
            return empty;
        };
        let needs = Needs {
            law: self,
            rule,
            language,
        };
        let asks = needs.of_point(point);
        let cite = source(&point.origin, "", language);
        let mut text = format!("{} {cite}", point.name.in_language(language));
        let mut notes = Vec::new();
        let joins = matches!(
            point.test,
            Test::All(_) | Test::Any(_) | Test::AtLeastOf(..) | Test::Not(_) | Test::Agree(_)
        );
        if joins {
            text = format!("{text} – {asks}:");
        } else if !asks.is_empty() {
            let label = if language == Language::Vi { "cần" } else { "asks" };
            notes.push(format!("{label}: {asks}"));
        }
        if let Some(words) = &point.text {
            notes.push(format!("\"{words}\""));
        }
        let children = match &point.test {
            Test::Case {
                fact,
                points,
                otherwise,
            } => {
                let mut children = Vec::new();
                for (value, part) in points {
                    let mut item = self.item(rule, *part, language, depth.saturating_add(1));
                    item.text = format!("{}: {}", needs.case_value(*fact, *value), item.text);
                    children.push(item);
                }
                if let Some(part) = otherwise {
                    let mut item = self.item(rule, *part, language, depth.saturating_add(1));
                    let label = if language == Language::Vi {
                        "trường hợp khác"
                    } else {
                        "otherwise"
                    };
                    item.text = format!("{label}: {}", item.text);
                    children.push(item);
                }
                children
            }
            test => test
                .parts()
                .into_iter()
                .map(|part| self.item(rule, part, language, depth.saturating_add(1)))
                .collect(),
        };
        TreeItem {
            verdict: None,
            text,
            notes,
            children,
        }
    }
}

/// The points of the head.
pub(super) fn head_parts(rule: &Rule) -> Vec<PointAt> {
    rule.head().map(|head| head.test.parts()).unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
