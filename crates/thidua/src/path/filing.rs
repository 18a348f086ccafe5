//! By when the dossier of a planned award must be filed, from the rules of procedure.

use serde_json::{Value, json};
use time::Date;

use super::{PlanStep, StepKind};
use crate::assess::Matter;
use crate::law::procedure::{Declared, Entry, Filing, FilingYear, OnlyIf, ProcedureCase, ScopeFacts};
use crate::render::law::procedure_words;
use crate::subject::Subject;
use crate::{Language, Rulebook};

/// When the dossier of an award must be filed, under one rule.
#[derive(Clone, Debug)]
pub struct PlanFiling<'r> {
    /// The award.
    pub award: u16,
    /// Day of the planned decision.
    pub on: Date,
    /// The rule.
    pub rule: FilingRule<'r>,
    /// What the rule asks for and the history does not say, as the sector.
    pub only_if: Vec<OnlyIf>,
    /// First day of filing, where the rule names one and its year is known.
    pub first: Option<Date>,
    /// Last day of filing, where the rule names one and its year is known.
    pub last: Option<Date>,
}

/// What the law says about the day of filing.
#[derive(Clone, Copy, Debug)]
pub enum FilingRule<'r> {
    /// It names days.
    Days(&'r Filing),
    /// It leaves them to a local rule, has none, or they are not known.
    Declared(&'r Declared),
}

impl FilingRule<'_> {
    fn entry(&self) -> &Entry {
        match self {
            Self::Days(rule) => &rule.entry,
            Self::Declared(rule) => &rule.entry,
        }
    }
}

impl Rulebook {
    /// The filing of every award of a plan and of the award wanted.
    pub(super) fn filings_of(
        &self,
        subject: &Subject,
        matter: &Matter,
        steps: &[PlanStep],
        wanted: (u16, Date),
    ) -> Vec<PlanFiling<'_>> {
        let mut decisions: Vec<(u16, Date)> = steps
            .iter()
            .filter_map(|step| match (&step.kind, step.on) {
                (StepKind::Award(award), Some(on)) => Some((*award, on)),
                _ => None,
            })
            .collect();
        decisions.push(wanted);
        let mut filings = Vec::new();
        for (award, on) in &decisions {
            self.filings_on(subject, matter, (*award, *on), &decisions, &mut filings);
        }
        filings
    }

    fn filings_on<'r>(
        &'r self,
        subject: &Subject,
        matter: &Matter,
        (award, on): (u16, Date),
        decisions: &[(u16, Date)],
        into: &mut Vec<PlanFiling<'r>>,
    ) {
        let case = ProcedureCase {
            facts: ScopeFacts {
                merit: self.vocabulary.list("merit").find("cong-trang"),
                kind: Some(subject.kind),
                sector: None,
            },
            readings: matter.readings.clone(),
            ..ProcedureCase::on(on)
        };
        let Some(procedure) = self.procedure(award, &case) else {
            return;
        };
        for applied in procedure.filings {
            let rule = applied.rule;
            let year = match (rule.year, rule.after) {
                (FilingYear::Filing, _) => Some(on.year()),
                (FilingYear::Following, Some(after)) => last_decision(subject, after, on, decisions),
                (FilingYear::Following, None) | (FilingYear::Congress, _) => None,
            };
            let window = year.map(|year| rule.window(year));
            into.push(PlanFiling {
                award,
                on,
                rule: FilingRule::Days(rule),
                only_if: applied.only_if,
                first: window.and_then(|window| window.first),
                last: window.and_then(|window| window.last),
            });
        }
        let declared = procedure.declared.into_iter();
        into.extend(
            declared
                .filter(|applied| applied.rule.parts.iter().any(|part| part == "filing"))
                .map(|applied| PlanFiling {
                    award,
                    on,
                    rule: FilingRule::Declared(applied.rule),
                    only_if: applied.only_if,
                    first: None,
                    last: None,
                }),
        );
    }
}

/// The year of the last decision on an award up to a day, planned or in the history.
fn last_decision(subject: &Subject, award: u16, until: Date, decisions: &[(u16, Date)]) -> Option<i32> {
    let held = subject.awards.iter().filter(|entry| entry.award == award);
    held.filter_map(|entry| entry.on)
        .chain(
            decisions
                .iter()
                .filter(|(own, _)| *own == award)
                .map(|(_, on)| *on),
        )
        .filter(|on| *on <= until)
        .max()
        .map(Date::year)
}

impl PlanFiling<'_> {
    /// The JSON form.
    pub(super) fn to_json(&self) -> Value {
        let entry = self.rule.entry();
        let kind = match self.rule {
            FilingRule::Days(_) => None,
            FilingRule::Declared(declared) => Some(declared.kind.as_str()),
        };
        let form = json!({
            "rule": entry.id,
            "name": entry.name,
            "cite": entry.origin.cite,
            "grade": entry.origin.grade,
            "from": self.first,
            "by": self.last,
            "without": kind,
            "if": self.only_if,
        });
        crate::assess::tidy(form)
    }

    /// The days in words, with the article.
    pub(super) fn words(&self, law: &Rulebook, language: Language) -> String {
        let vi = language == Language::Vi;
        let day = |date: Date| crate::render::day(date, language);
        let days = match (self.rule, self.first, self.last) {
            (FilingRule::Days(_), None, Some(last)) if vi => format!("chậm nhất ngày {}", day(last)),
            (FilingRule::Days(_), None, Some(last)) => format!("by {}", day(last)),
            (FilingRule::Days(_), Some(first), Some(last)) if vi => {
                format!("từ ngày {} đến hết ngày {}", day(first), day(last))
            }
            (FilingRule::Days(_), Some(first), Some(last)) => format!("{} to {}", day(first), day(last)),
            (FilingRule::Days(rule), ..) => procedure_words::filing(rule, language),
            (FilingRule::Declared(declared), ..) => match (declared.kind.as_str(), vi) {
                ("local", true) => "thời hạn do bộ, ngành, địa phương quy định".to_owned(),
                ("local", false) => "by the date set by the ministry or province".to_owned(),
                ("none", true) => "văn bản không quy định thời hạn".to_owned(),
                ("none", false) => "no date is set".to_owned(),
                (_, true) => "chưa rõ thời hạn".to_owned(),
                (_, false) => "the date is not known".to_owned(),
            },
        };
        law.filing_line(self.rule.entry(), &self.only_if, &days, language)
    }
}
