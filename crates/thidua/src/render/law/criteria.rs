//! The criteria of an award as a lawyer lists them: rendered from the points, never written by hand.

use serde_json::{Value, json};
use time::Date;

use super::{Needs, period, source};
use crate::law::{Award, Decider, GapKind, PointAt, Rule, Test, in_force};
use crate::render::{Block, Document, TreeItem, words};
use crate::{Bilingual, Language, Rulebook, Verdict};

/// Deepest nesting shown.
const DEEPEST: usize = 12;

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

    /// The criteria as data: what [`Self::criteria_document`] prints.
    pub fn criteria_json(&self, award: u16, on: Option<Date>) -> Value {
        let Some(known) = self.awards.get(award) else {
            return Value::Null;
        };
        let day = on.unwrap_or_else(|| self.last_day(award));
        let rules: Vec<Value> = self
            .rules_of(award)
            .filter(|rule| on.is_none_or(|on| rule.in_force_on(on)))
            .map(|rule| {
                let points: Vec<Value> = head_parts(rule).iter().map(|at| self.point_json(rule, *at, 0)).collect();
                json!({
                    "id": rule.id, "name": rule.name, "in_force": rule.in_force, "instrument": rule.instrument,
                    "number": self.number(&rule.instrument), "cite": rule.origin.cite, "grade": rule.origin.grade,
                    "basis": rule.origin.basis, "selective": rule.selective,
                    "joined_by": if matches!(rule.head().map(|head| &head.test), Some(Test::Any(_))) { "any" } else { "all" },
                    "recipients": rule.recipients.iter().collect::<Vec<_>>(),
                    "points": points,
                })
            })
            .collect();
        let within = |interval: crate::law::Interval| on.is_none_or(|on| interval.contains(on));
        json!({
            "award": known.id,
            "name": known.name(day),
            "on": on,
            "kind": known.kind,
            "state_level": known.state_level,
            "recipients": in_force(&known.recipients, day).map(|dated| &dated.value),
            "frequency": in_force(&known.frequency, day).map(|dated| &dated.value),
            "decider": in_force(&known.deciders, day),
            "criteria": rules,
            "gaps": self.gaps.iter().filter(|gap| gap.awards.contains(&award) && within(gap.in_force)).map(|gap| json!({
                "id": gap.id, "reason": gap.reason, "in_force": gap.in_force, "grade": gap.origin.grade,
                "kind": match gap.kind { GapKind::Absent => "absent", GapKind::Unknown => "unknown", GapKind::Local(_) => "local" },
            })).collect::<Vec<_>>(),
            "caps": self.caps.iter().filter(|cap| cap.award == Some(award) && within(cap.in_force)).map(|cap| json!({
                "id": cap.id, "name": cap.name, "in_force": cap.in_force, "cite": cap.origin.cite, "grade": cap.origin.grade,
            })).collect::<Vec<_>>(),
            "bars": self.bars.iter().filter(|bar| concerns(&bar.awards, award) && within(bar.in_force)).map(|bar| json!({
                "id": bar.id, "name": bar.name, "in_force": bar.in_force, "cite": bar.origin.cite, "grade": bar.origin.grade,
            })).collect::<Vec<_>>(),
            "exclusions": self.exclusions.iter().filter(|rule| concerns(&rule.awards, award) && within(rule.in_force)).map(|rule| json!({
                "id": rule.id, "name": rule.name, "in_force": rule.in_force, "cite": rule.origin.cite, "grade": rule.origin.grade,
                "effect": if rule.excludes { "excludes" } else { "warns" },
            })).collect::<Vec<_>>(),
            "law": { "digest": self.digest },
        })
    }

    /// A day on which the award has its latest criteria.
    fn last_day(&self, award: u16) -> Date {
        let starts = self.rules_of(award).filter_map(|rule| rule.in_force.from);
        starts.max().unwrap_or(crate::law::FIRST_DAY)
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
        let list = self.vocabulary.list("authority");
        let names: Vec<&str> = decider
            .value
            .authorities
            .iter()
            .filter_map(|id| list.find(id).and_then(|at| list.get(at)))
            .map(|word| word.name.in_language(language))
            .collect();
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

    fn point_json(&self, rule: &Rule, at: PointAt, depth: usize) -> Value {
        let (Some(point), true) = (rule.point(at), depth < DEEPEST) else {
            return Value::Null;
        };
        let asks = |language| {
            Needs {
                law: self,
                rule,
                language,
            }
            .of_point(point)
        };
        let parts: Vec<Value> = point
            .test
            .parts()
            .into_iter()
            .map(|part| self.point_json(rule, part, depth.saturating_add(1)))
            .collect();
        json!({
            "id": point.id, "name": point.name, "cite": point.origin.cite, "grade": point.origin.grade,
            "basis": point.origin.basis, "text": point.text, "asks": Bilingual::new(asks(Language::Vi), asks(Language::En)),
            "points": parts,
        })
    }

    fn gap_lines(&self, award: u16, on: Option<Date>, document: &mut Document, language: Language) {
        let vi = language == Language::Vi;
        let lines: Vec<String> = self
            .gaps
            .iter()
            .filter(|gap| concerns(&gap.awards, award) && on.is_none_or(|on| gap.in_force.contains(on)))
            .map(|gap| {
                let kinds: Vec<String> = gap
                    .recipients
                    .iter()
                    .map(|kind| words::kind_name(kind).in_language(language).to_owned())
                    .collect();
                let who = if kinds.is_empty() {
                    String::new()
                } else {
                    format!("{}: ", kinds.join(", "))
                };
                let what = gap.reason.in_language(language);
                let source = source(&gap.origin, "", language);
                format!("{who}{what} ({}) {source}", period(gap.in_force, language))
                    .trim_end()
                    .to_owned()
            })
            .collect();
        if !lines.is_empty() {
            document.heading(if vi {
                "Phần chưa biết, không có hoặc do nơi khác quy định"
            } else {
                "Not known, absent, or left to others"
            });
            document.list(lines);
        }
    }

    fn beside_lines(&self, award: u16, on: Option<Date>, document: &mut Document, language: Language) {
        let vi = language == Language::Vi;
        let within = |interval: crate::law::Interval| on.is_none_or(|on| interval.contains(on));
        let mut section = |vi_head: &str, en_head: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                document.heading(if vi { vi_head } else { en_head });
                document.list(lines);
            }
        };
        let line = |name: &Bilingual, origin: &crate::regulation::Origin| {
            format!("{} {}", name.in_language(language), source(origin, "", language))
                .trim_end()
                .to_owned()
        };
        let caps = self
            .caps
            .iter()
            .filter(|cap| cap.award == Some(award) && within(cap.in_force));
        section(
            "Tỷ lệ, số lượng (xét trên cả danh sách)",
            "Caps over a list",
            {
                caps.filter(|cap| cap.holds(self.readings()) != Verdict::NotMet)
                    .map(|cap| line(&cap.name, &cap.origin))
                    .collect()
            },
        );
        let bars = self
            .bars
            .iter()
            .filter(|bar| concerns(&bar.awards, award) && within(bar.in_force));
        section(
            "Trường hợp chưa xét",
            "Bars",
            bars.map(|bar| line(&bar.name, &bar.origin)).collect(),
        );
        let rules = self
            .exclusions
            .iter()
            .filter(|rule| concerns(&rule.awards, award) && within(rule.in_force));
        section(
            "Loại trừ",
            "Exclusions",
            rules.map(|rule| line(&rule.name, &rule.origin)).collect(),
        );
        let principles = self
            .principles
            .iter()
            .filter(|rule| rule.awards.contains(&award) && within(rule.in_force));
        section(
            "Quy định chung có liên quan",
            "General rules",
            principles.map(|rule| line(&rule.name, &rule.origin)).collect(),
        );
        let doubts = self.doubts_of_award(award, on);
        let doubts = doubts
            .iter()
            .filter_map(|doubt| self.doubts.get(usize::from(*doubt)));
        section("Câu hỏi ngỏ ảnh hưởng tiêu chuẩn", "Doubts", {
            doubts
                .map(|doubt| format!("{}: {}", doubt.key, doubt.question.in_language(language)))
                .collect()
        });
        let instruments: Vec<&str> = self
            .rules_of(award)
            .filter(|rule| within(rule.in_force))
            .map(|rule| rule.instrument.as_str())
            .collect();
        let caveats = on.into_iter().flat_map(|on| {
            self.caveats
                .iter()
                .filter(move |caveat| caveat.in_force.contains(on))
        });
        let caveats = caveats.filter(|caveat| {
            instruments
                .iter()
                .any(|id| caveat.instruments.is_empty() || caveat.instruments.iter().any(|own| own == id))
                && (caveat.questions.is_empty()
                    || caveat.questions.iter().any(|question| question == "criteria"))
        });
        section(
            "Lưu ý",
            "Remarks",
            caveats
                .map(|caveat| caveat.text.in_language(language).to_owned())
                .collect(),
        );
    }

    /// The doubts that points of an award ask.
    fn doubts_of_award(&self, award: u16, on: Option<Date>) -> Vec<u16> {
        let mut found: Vec<u16> = self
            .rules_of(award)
            .filter(|rule| on.is_none_or(|on| rule.in_force_on(on)))
            .flat_map(|rule| &rule.points)
            .filter_map(|point| match point.test {
                Test::Reading { doubt, .. } => Some(doubt),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The points of the head.
fn head_parts(rule: &Rule) -> Vec<PointAt> {
    rule.head().map(|head| head.test.parts()).unwrap_or_default()
}

fn concerns(awards: &[u16], award: u16) -> bool {
    awards.is_empty() || awards.contains(&award)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
