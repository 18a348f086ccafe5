//! The procedure of an award in words.

use super::procedure_words as say;
use super::source;
use crate::law::procedure::{Deadline, Entry, OnlyIf, Procedure};
use crate::render::{Block, Document, TreeItem, words};
use crate::{Language, Rulebook, Verdict};

impl Rulebook {
    /// The procedure of an award as a document.
    pub fn procedure_document(&self, procedure: &Procedure<'_>, language: Language) -> Document {
        let vi = language == Language::Vi;
        let pick = |vi_text: &'static str, en_text: &'static str| if vi { vi_text } else { en_text };
        let mut document = Document::default();
        let name = procedure.name.in_language(language);
        document
            .blocks
            .push(Block::Title(format!("{}: {name}", pick("Thủ tục", "Procedure"))));
        let day = words::day(procedure.on, language);
        document.paragraph(if vi {
            format!("Quyết định ngày {day}.")
        } else {
            format!("Decision of {day}.")
        });
        if let Some(transition) = procedure.transition {
            let text = transition.name.in_language(language);
            document.paragraph(format!("{text} {}", source(&transition.origin, "", language)));
        }
        if let Some(decider) = procedure.decider {
            document.paragraph(self.decider_line(decider, language));
        }
        let entry = |entry: &Entry, only_if: &[OnlyIf], text: String| {
            self.entry_line(entry, only_if, &text, language)
        };
        document.heading(pick("Hội đồng", "Councils"));
        let councils: Vec<TreeItem> = procedure
            .councils
            .iter()
            .map(|council| self.council(council, language))
            .collect();
        document.blocks.push(Block::Tree(councils));
        let mut section = |vi_head: &'static str, en_head: &'static str, part: &str, lines: Vec<String>| {
            let mut lines = lines;
            lines.extend(
                procedure
                    .declared
                    .iter()
                    .filter(|declared| declared.rule.parts.iter().any(|own| own == part))
                    .map(|declared| entry(&declared.rule.entry, &declared.only_if, String::new())),
            );
            if !lines.is_empty() {
                document.heading(pick(vi_head, en_head));
                document.list(lines);
            }
        };
        section("Biểu quyết", "Vote", "vote", {
            let votes = procedure.votes.iter();
            votes
                .map(|vote| entry(&vote.rule.entry, &vote.only_if, say::vote(vote.rule, language)))
                .collect()
        });
        section("Lấy ý kiến", "Consultation", "consultation", {
            let rules = procedure.consultations.iter();
            rules
                .map(|asked| {
                    let about: Vec<&str> = asked
                        .rule
                        .about
                        .iter()
                        .map(|text| text.in_language(language))
                        .collect();
                    let mut text = about.join("; ");
                    if let Some(to) = &asked.rule.applies_to {
                        let to = to.in_language(language);
                        text = format!("{}: {to}. {text}", pick("đối với", "for"));
                    }
                    entry(&asked.rule.entry, &asked.only_if, text)
                })
                .collect()
        });
        section("Thời hạn nộp hồ sơ", "Filing", "filing", {
            let rules = procedure.filings.iter();
            rules
                .map(|filing| {
                    entry(
                        &filing.rule.entry,
                        &filing.only_if,
                        say::filing(filing.rule, language),
                    )
                })
                .collect()
        });
        section("Thời hạn giải quyết", "Processing times", "processing", {
            let rules = procedure.processing.iter().filter(|step| !step.rule.revocation);
            rules
                .map(|step| {
                    let days = say::days(step.rule.days, step.rule.count, language);
                    let text = format!("{days} {}", say::start(step.rule.starts, language));
                    entry(&step.rule.entry, &step.only_if, text)
                })
                .collect()
        });
        section("Công khai", "Publication", "publication", {
            let rules = procedure.publications.iter();
            rules
                .map(|names| {
                    let by = names
                        .rule
                        .published_by
                        .as_ref()
                        .map(|by| by.in_language(language).to_owned());
                    let length = Some(say::publication(names.rule, language)).filter(|text| !text.is_empty());
                    let parts: Vec<String> = by.into_iter().chain(length).collect();
                    entry(&names.rule.entry, &names.only_if, parts.join("; "))
                })
                .collect()
        });
        self.dossiers(procedure, &mut document, language);
        self.apart(procedure, &mut document, language);
        if !procedure.deadlines.is_empty() {
            document.heading(pick("Ngày tính cho hồ sơ này", "Dates of this case"));
            document.list(
                procedure
                    .deadlines
                    .iter()
                    .map(|deadline| dated(deadline, language))
                    .collect(),
            );
        }
        if !procedure.caveats.is_empty() {
            document.heading(pick("Lưu ý", "Remarks"));
            let remarks = procedure
                .caveats
                .iter()
                .map(|caveat| caveat.text.in_language(language).to_owned());
            document.list(remarks.collect());
        }
        document
    }

    /// The days of a filing rule with its article and the condition on which it depends.
    pub(crate) fn filing_line(
        &self,
        entry: &Entry,
        only_if: &[OnlyIf],
        days: &str,
        language: Language,
    ) -> String {
        let cite = source(&entry.origin, &self.number(&entry.instrument), language);
        format!("{days} {cite}{}", conditions(only_if, language))
    }

    /// The name of a rule, its content, its article; then the condition on which it depends.
    pub(super) fn entry_line(
        &self,
        entry: &Entry,
        only_if: &[OnlyIf],
        text: &str,
        language: Language,
    ) -> String {
        let mut line = entry.name.in_language(language).to_owned();
        if !text.is_empty() {
            line.push_str(&format!(" – {text}"));
        }
        let cite = source(&entry.origin, &self.number(&entry.instrument), language);
        line.push_str(&format!(" {cite}"));
        line.push_str(&conditions(only_if, language));
        if let Some(note) = &entry.note {
            line.push_str(&format!(
                " ({})",
                note.in_language(language).trim_end_matches('.')
            ));
        }
        line
    }
}

pub(super) fn conditions(only_if: &[OnlyIf], language: Language) -> String {
    let parts: Vec<String> = only_if
        .iter()
        .map(|condition| {
            let values: Vec<&str> = condition
                .values
                .iter()
                .map(|value| value.in_language(language))
                .collect();
            let label = match (condition.except, language) {
                (false, Language::Vi) => "nếu là",
                (true, Language::Vi) => "trừ",
                (false, Language::En) => "if",
                (true, Language::En) => "except",
            };
            format!("{label}: {}", values.join(", "))
        })
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" – {}", parts.join("; "))
    }
}

fn dated(deadline: &Deadline, language: Language) -> String {
    let vi = language == Language::Vi;
    let day = |date| words::day(date, language);
    let mut line = deadline.name.in_language(language).to_owned();
    if let Some(from) = deadline.from {
        line.push_str(&if vi {
            format!(" – tính từ {}", day(from))
        } else {
            format!(" – from {}", day(from))
        });
    }
    if let Some(first) = deadline.first {
        line.push_str(&if vi {
            format!(" – sớm nhất {}", day(first))
        } else {
            format!(" – first day {}", day(first))
        });
    }
    if let Some(last) = deadline.last {
        line.push_str(&if vi {
            format!(" – chậm nhất {}", day(last))
        } else {
            format!(" – last day {}", day(last))
        });
    }
    if let Some(in_time) = deadline.in_time {
        line.push_str(match (in_time, vi) {
            (true, true) => " – đúng hạn",
            (false, true) => " – quá hạn",
            (true, false) => " – in time",
            (false, false) => " – late",
        });
    }
    if deadline.applies == Verdict::Unknown {
        line.push_str(if vi {
            " – tùy điều kiện áp dụng"
        } else {
            " – depends on a fact not given"
        });
    }
    if deadline.holidays_not_listed {
        line.push_str(if vi {
            " (chưa có danh sách ngày lễ của năm này, chỉ trừ thứ bảy, chủ nhật)"
        } else {
            " (holidays of the year are not listed: weekends only)"
        });
    }
    if deadline.cite.is_empty() {
        line
    } else {
        format!("{line} [{}]", deadline.cite)
    }
}
