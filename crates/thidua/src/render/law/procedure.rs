//! The procedure of an award in words.

use super::procedure_words as say;
use super::source;
use crate::law::procedure::{Applied, Council, Deadline, DossierOf, Entry, OnlyIf, Procedure};
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

    fn dossiers(&self, procedure: &Procedure<'_>, document: &mut Document, language: Language) {
        let vi = language == Language::Vi;
        let mut items: Vec<TreeItem> = procedure
            .dossiers
            .iter()
            .map(|dossier| self.dossier(dossier, language))
            .collect();
        let declared = procedure.declared.iter();
        items.extend(
            declared
                .filter(|declared| declared.rule.parts.iter().any(|part| part == "dossier"))
                .map(|declared| item(self.entry_line(&declared.rule.entry, &declared.only_if, "", language))),
        );
        if !items.is_empty() {
            document.heading(if vi { "Hồ sơ" } else { "Dossier" });
            document.blocks.push(Block::Tree(items));
        }
    }

    fn dossier(&self, applied: &Applied<DossierOf<'_>>, language: Language) -> TreeItem {
        let vi = language == Language::Vi;
        let rule = applied.rule.dossier;
        let mut text = say::sets(rule, language).unwrap_or_default();
        if rule.local {
            text.push_str(if vi {
                "do bộ, ban, ngành, tỉnh quy định"
            } else {
                "set by the ministry or province"
            });
        }
        let mut notes = Vec::new();
        if let Some(to) = &rule.addressed_to {
            notes.push(to.in_language(language).to_owned());
        }
        if let Some(gap) = &rule.not_known {
            notes.push(gap.in_language(language).to_owned());
        }
        let children = applied.rule.documents.iter().map(|document| {
            let own = document.rule;
            let mut line = own.name.in_language(language).to_owned();
            if let Some(form) = &own.form {
                line.push_str(&format!(" ({form})"));
            }
            if let Some(only) = &own.only_if {
                let label = if vi { "khi" } else { "if" };
                line.push_str(&format!(" – {label}: {}", only.in_language(language)));
            }
            line.push_str(&conditions(&document.only_if, language));
            let dossier = &rule.entry.origin;
            if own.origin != *dossier {
                line.push_str(&format!(" {}", source(&own.origin, "", language)));
            }
            item(line)
        });
        TreeItem {
            verdict: None,
            text: self.entry_line(&rule.entry, &applied.only_if, &text, language),
            notes,
            children: children.collect(),
        }
    }

    /// Simplified procedure and revocation.
    fn apart(&self, procedure: &Procedure<'_>, document: &mut Document, language: Language) {
        let vi = language == Language::Vi;
        if !procedure.simplified.is_empty() {
            document.heading(if vi {
                "Thủ tục đơn giản được áp dụng khi"
            } else {
                "The simplified procedure applies to"
            });
            let cases = procedure.simplified.iter();
            document.list(
                cases
                    .map(|case| self.entry_line(&case.rule.entry, &case.only_if, "", language))
                    .collect(),
            );
        }
        let steps = procedure
            .processing
            .iter()
            .filter(|step| step.rule.revocation)
            .map(|step| {
                let days = say::days(step.rule.days, step.rule.count, language);
                let text = format!("{days} {}", say::start(step.rule.starts, language));
                self.entry_line(&step.rule.entry, &step.only_if, &text, language)
            });
        let grounds = procedure.revocations.iter().map(|revocation| {
            let grounds: Vec<&str> = revocation
                .rule
                .grounds
                .iter()
                .map(|text| text.in_language(language))
                .collect();
            let mut text = grounds.join("; ");
            if let Some(by) = &revocation.rule.decided_by {
                let label = if vi { "quyết định" } else { "decided by" };
                text.push_str(&format!(" ({label}: {})", by.in_language(language)));
            }
            self.entry_line(&revocation.rule.entry, &revocation.only_if, &text, language)
        });
        let lines: Vec<String> = grounds.chain(steps).collect();
        if !lines.is_empty() {
            document.heading(if vi {
                "Hủy quyết định, tước, phục hồi"
            } else {
                "Annulling, stripping, restoring"
            });
            document.list(lines);
        }
    }

    fn council(&self, applied: &Applied<&Council>, language: Language) -> TreeItem {
        let vi = language == Language::Vi;
        let rule = applied.rule;
        let mut notes = Vec::new();
        let mut note = |vi_label: &str, en_label: &str, text: String| {
            if !text.is_empty() {
                notes.push(format!("{}: {text}", if vi { vi_label } else { en_label }));
            }
        };
        note(
            "Chủ tịch",
            "chair",
            rule.chair
                .as_ref()
                .map(|who| who.in_language(language).to_owned())
                .unwrap_or_default(),
        );
        let vice: Vec<&str> = rule
            .vice_chairs
            .iter()
            .map(|who| who.in_language(language))
            .collect();
        note("Phó Chủ tịch", "vice-chairs", vice.join("; "));
        note(
            "Số Phó Chủ tịch",
            "number of vice-chairs",
            range(rule.vice_chair_numbers, vi),
        );
        note("Số thành viên", "members", range(rule.member_numbers, vi));
        note("Thành phần", "composition", {
            rule.composition
                .as_ref()
                .map(|text| text.in_language(language).to_owned())
                .unwrap_or_default()
        });
        note(
            "Họp khi có ít nhất",
            "quorum",
            rule.quorum.map(crate::number::Ratio::written).unwrap_or_default(),
        );
        note(
            "Họp",
            "meets",
            rule.meets
                .as_ref()
                .map(|text| text.in_language(language).to_owned())
                .unwrap_or_default(),
        );
        TreeItem {
            verdict: None,
            text: self.entry_line(&rule.entry, &applied.only_if, "", language),
            notes,
            children: Vec::new(),
        }
    }

    /// The name of a rule, its content, its article; then the condition on which it depends.
    fn entry_line(&self, entry: &Entry, only_if: &[OnlyIf], text: &str, language: Language) -> String {
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

fn item(text: String) -> TreeItem {
    TreeItem {
        verdict: None,
        text,
        notes: Vec::new(),
        children: Vec::new(),
    }
}

fn conditions(only_if: &[OnlyIf], language: Language) -> String {
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

fn range(numbers: (Option<u32>, Option<u32>), vi: bool) -> String {
    match numbers {
        (None, None) => String::new(),
        (Some(least), Some(most)) => format!("{least}–{most}"),
        (Some(least), None) => format!("{} {least}", if vi { "ít nhất" } else { "at least" }),
        (None, Some(most)) => format!("{} {most}", if vi { "nhiều nhất" } else { "at most" }),
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
