//! What stands beside the criteria: gaps, caps, bars, exclusions, general rules, doubts, remarks.

use time::Date;

use super::{period, source};
use crate::law::Test;
use crate::render::{Document, words};
use crate::{Bilingual, Language, Rulebook, Verdict};

impl Rulebook {
    pub(super) fn gap_lines(
        &self,
        award: u16,
        on: Option<Date>,
        document: &mut Document,
        language: Language,
    ) {
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

    pub(super) fn beside_lines(
        &self,
        award: u16,
        on: Option<Date>,
        document: &mut Document,
        language: Language,
    ) {
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

/// Whether a list of awards, empty for all, holds an award.
pub(super) fn concerns(awards: &[u16], award: u16) -> bool {
    awards.is_empty() || awards.contains(&award)
}
