//! Beside the criteria: bars and exclusions.

use super::matter::Matter;
use super::node::{Evidence, Missing};
use crate::Rulebook;
use crate::Verdict;
use crate::law::{BarRule, ExclusionKind, ExclusionRule};
use crate::subject::{EntryKind, Subject};

/// Whether a bar applies on the day of the decision.
#[derive(Clone, Debug)]
pub struct BarAnswer<'r> {
    /// The bar.
    pub bar: &'r BarRule,
    /// Met: it bars; unknown: it may.
    pub verdict: Verdict,
    /// The proceedings and disciplines that bar.
    pub evidence: Vec<BarEvidence>,
    /// What would settle an unknown.
    pub missing: Option<Missing>,
}

/// What bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarEvidence {
    /// An open proceeding, by its number.
    Proceeding(u32),
    /// A discipline not served, by its number.
    Discipline(u32),
}

/// Whether an earlier award excludes this one.
#[derive(Clone, Debug)]
pub struct ExclusionAnswer<'r> {
    /// The rule.
    pub rule: &'r ExclusionRule,
    /// The entries that exclude.
    pub evidence: Vec<Evidence>,
}

impl Rulebook {
    /// The bars of a day with their answers; those that neither apply nor may apply are left out.
    pub(crate) fn bars_of<'r>(
        &'r self,
        subject: &Subject,
        award: u16,
        matter: &Matter,
    ) -> Vec<BarAnswer<'r>> {
        let on = matter.on;
        let mut answers = Vec::new();
        for bar in &self.bars {
            if !bar.in_force.contains(on) || !(bar.awards.is_empty() || bar.awards.contains(&award)) {
                continue;
            }
            let mut evidence = Vec::new();
            for (at, entry) in (0_u32..).zip(&subject.proceedings) {
                let ended = [entry.cleared, entry.closed]
                    .into_iter()
                    .flatten()
                    .any(|day| day <= on);
                if bar.proceedings.contains(&entry.kind) && entry.from <= on && !ended {
                    evidence.push(BarEvidence::Proceeding(at));
                }
            }
            for (at, entry) in (0_u32..).zip(&subject.discipline) {
                let over = [entry.served, entry.revoked]
                    .into_iter()
                    .flatten()
                    .any(|day| day <= on);
                if bar.disciplines.contains(&entry.form) && entry.on <= on && !over {
                    evidence.push(BarEvidence::Discipline(at));
                }
            }
            let kinds = [
                (EntryKind::Proceedings, !bar.proceedings.is_empty()),
                (EntryKind::Discipline, !bar.disciplines.is_empty()),
            ];
            let open = kinds
                .into_iter()
                .find(|(kind, asked)| *asked && !subject.complete.span(*kind).contains(on.year()))
                .map(|(kind, _)| kind.missing(i32::MIN, on.year()));
            let verdict = match (evidence.is_empty(), &open) {
                (false, _) => Verdict::Met,
                (true, Some(_)) => Verdict::Unknown,
                (true, None) => continue,
            };
            answers.push(BarAnswer {
                bar,
                verdict,
                evidence,
                missing: if verdict == Verdict::Unknown { open } else { None },
            });
        }
        answers
    }

    /// The exclusions of a day that apply.
    pub(crate) fn exclusions_of<'r>(
        &'r self,
        subject: &Subject,
        award: u16,
        year: i32,
        matter: &Matter,
    ) -> Vec<ExclusionAnswer<'r>> {
        let on = matter.on;
        let Some(asked) = self.awards.get(award) else {
            return Vec::new();
        };
        let mut answers = Vec::new();
        for rule in &self.exclusions {
            if !rule.in_force.contains(on) || !(rule.awards.is_empty() || rule.awards.contains(&award)) {
                continue;
            }
            let mut evidence = Vec::new();
            for (at, entry) in (0_u32..).zip(&subject.awards) {
                let seen = entry.on.is_none_or(|day| day <= on) && entry.revoked.is_none_or(|day| day > on);
                let left_out = entry
                    .merit
                    .is_some_and(|merit| rule.except_merits.contains(&merit));
                let Some(other) = self.awards.get(entry.award).filter(|_| seen && !left_out) else {
                    continue;
                };
                let hit = match rule.rule {
                    ExclusionKind::SameAchievement => entry.award == award && entry.achieved() == Some(year),
                    ExclusionKind::StateLevelInOneYear => {
                        asked.state_level
                            && other.state_level
                            && !asked.kind.is_title()
                            && !other.kind.is_title()
                            && entry.on.is_some_and(|day| day.year() == on.year())
                    }
                    ExclusionKind::OneFormPerFeat => {
                        !asked.kind.is_title()
                            && !other.kind.is_title()
                            && entry.award != award
                            && entry.merit.is_some()
                            && entry.achieved() == Some(year)
                    }
                    ExclusionKind::TitleAndLetter => {
                        asked.kind.is_title() != other.kind.is_title() && entry.achieved() == Some(year)
                    }
                    // Two uses of one initiative are found by the points that count initiatives, and over a list.
                    ExclusionKind::InitiativeTwice => false,
                };
                if hit {
                    evidence.push(Evidence::Award(at));
                }
            }
            if !evidence.is_empty() {
                answers.push(ExclusionAnswer { rule, evidence });
            }
        }
        answers
    }
}
