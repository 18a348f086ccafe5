//! Councils, dossiers, simplified procedure and revocation in words.

use super::procedure::conditions;
use super::procedure_words as say;
use super::source;
use crate::law::procedure::{Applied, Council, DossierOf, Procedure};
use crate::render::{Block, Document, TreeItem};
use crate::{Language, Rulebook};

impl Rulebook {
    pub(super) fn dossiers(&self, procedure: &Procedure<'_>, document: &mut Document, language: Language) {
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
    pub(super) fn apart(&self, procedure: &Procedure<'_>, document: &mut Document, language: Language) {
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

    pub(super) fn council(&self, applied: &Applied<&Council>, language: Language) -> TreeItem {
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
}

fn item(text: String) -> TreeItem {
    TreeItem {
        verdict: None,
        text,
        notes: Vec::new(),
        children: Vec::new(),
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
