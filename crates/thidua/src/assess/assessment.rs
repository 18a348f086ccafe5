//! Assessing a subject for an award on a date.

use time::Date;

use super::beside::{BarAnswer, ExclusionAnswer};
use super::evaluate::Evaluator;
use super::matter::Matter;
use super::node::{Missing, Node};
use crate::diagnostic::Diagnostic;
use crate::law::{Award, Earlier, Gap, GapKind, LawCaveat, Readings, Rule, Transition};
use crate::subject::{Subject, SubjectKind};
use crate::{Bilingual, Grade, Rulebook, Verdict};

/// The answer to "may this subject be given this award on this day".
#[derive(Clone, Debug)]
pub struct Assessment<'r> {
    /// The rulebook it was answered from.
    pub rulebook: &'r Rulebook,
    /// The subject.
    pub subject: &'r Subject,
    /// The award.
    pub award: &'r Award,
    /// The question.
    pub matter: Matter,
    /// The year under review.
    pub year: i32,
    /// Met, not met, unknown: read off the versions.
    pub verdict: Verdict,
    /// The law chooses among those who qualify: met is necessary, not sufficient.
    pub selective: bool,
    /// Weakest source the verdict rests on.
    pub grade: Option<Grade>,
    /// The answers under the law of the day, or under both laws of a transition.
    pub versions: Vec<Version<'r>>,
    /// The transition that chose the law.
    pub transition: Option<&'r Transition>,
    /// Bars that apply or may apply.
    pub bars: Vec<BarAnswer<'r>>,
    /// Exclusions that apply.
    pub exclusions: Vec<ExclusionAnswer<'r>>,
    /// Remarks.
    pub caveats: Vec<&'r LawCaveat>,
}

/// The answer under the law of one day.
#[derive(Clone, Debug)]
pub struct Version<'r> {
    /// The day whose law it is.
    pub law_of: Date,
    /// The answer.
    pub verdict: Verdict,
    /// The rules that apply, or may apply, each with its tree.
    pub rules: Vec<RuleAnswer<'r>>,
    /// Why there is no rule.
    pub without: Option<Without<'r>>,
}

/// The answer of one rule.
#[derive(Clone, Debug)]
pub struct RuleAnswer<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Whether it is for this subject: met, or unknown while its category is missing.
    pub applies: Verdict,
    /// The tree.
    pub node: Node<'r>,
}

impl RuleAnswer<'_> {
    /// The answer of the rule for this subject.
    pub fn verdict(&self) -> Verdict {
        self.applies.and(self.node.verdict)
    }
}

/// Why no rule answers.
#[derive(Clone, Copy, Debug)]
pub enum Without<'r> {
    /// The award is not given to this kind of subject.
    NotARecipient,
    /// A declared gap.
    Gap(&'r Gap),
    /// Nothing covers the day.
    Uncovered,
}

impl Without<'_> {
    /// The answer where no rule gives one.
    pub(crate) fn verdict(&self) -> Verdict {
        match self {
            Self::NotARecipient => Verdict::NotMet,
            Self::Gap(gap) if gap.kind == GapKind::Absent => Verdict::NotMet,
            _ => Verdict::Unknown,
        }
    }
}

/// Whether a rule is for a subject on a day: unknown where its category is asked for and missing.
pub(super) fn applies(rule: &Rule, subject: &Subject, day: Date) -> Verdict {
    if !rule.fills.is_empty() || !rule.in_force_on(day) || !rule.recipients.contains(subject.kind) {
        return Verdict::NotMet;
    }
    if rule.categories.is_empty() && rule.not_categories.is_empty() {
        return Verdict::Met;
    }
    match subject.category {
        None => Verdict::Unknown,
        Some(category) => Verdict::from(is_for_category(rule, category)),
    }
}

/// Whether a rule is for a category.
pub(crate) fn is_for_category(rule: &Rule, category: u16) -> bool {
    let wanted = rule.categories.is_empty() || rule.categories.contains(&category);
    wanted && !rule.not_categories.contains(&category)
}

impl Rulebook {
    /// Assesses a subject for an award, given by its number in the catalogue.
    ///
    /// # Errors
    /// The day lies before the first day that the law files cover.
    pub fn assess<'r>(
        &'r self,
        subject: &'r Subject,
        award: u16,
        matter: &Matter,
    ) -> Result<Assessment<'r>, Box<Diagnostic>> {
        self.covered(matter.on)?;
        let Some(asked) = self.awards.get(award) else {
            return Err(Box::new(Diagnostic::error(
                "unknown-award",
                Bilingual::new("không có danh hiệu, hình thức này", "there is no such award"),
            )));
        };
        let readings = matter.readings.as_ref().unwrap_or_else(|| self.readings());
        let (days, transition) = self.law_days(matter);
        let versions: Vec<Version<'r>> = days
            .into_iter()
            .map(|day| self.version(subject, award, matter, readings, day, matter.grant_findings))
            .collect();
        let verdict = versions
            .iter()
            .map(|version| version.verdict)
            .reduce(Verdict::or)
            .unwrap_or(Verdict::Unknown);
        let year = matter.review_year(self, subject);
        let caveats = self.caveats_for(&versions, matter.on);
        Ok(Assessment {
            rulebook: self,
            subject,
            award: asked,
            matter: matter.clone(),
            year,
            verdict,
            selective: selective(&versions, verdict),
            grade: grade(&versions, verdict),
            versions,
            transition,
            bars: self.bars_of(subject, award, matter),
            exclusions: self.exclusions_of(subject, award, year, matter),
            caveats,
        })
    }

    /// The verdict alone under other readings, for comparison.
    pub(crate) fn verdict_under(
        &self,
        subject: &Subject,
        award: u16,
        matter: &Matter,
        readings: &Readings,
        grant: bool,
    ) -> Verdict {
        let (days, _) = self.law_days(matter);
        days.into_iter()
            .map(|day| self.version(subject, award, matter, readings, day, grant).verdict)
            .reduce(Verdict::or)
            .unwrap_or(Verdict::Unknown)
    }

    /// The days whose law answers: the decision's, or by a transition the day before a change, or both.
    pub(crate) fn law_days(&self, matter: &Matter) -> (Vec<Date>, Option<&Transition>) {
        for transition in &self.transitions {
            if !transition.criteria || transition.at > matter.on {
                continue;
            }
            let selecting = match transition.chosen_by {
                crate::law::ChosenBy::Received => matter.received,
                crate::law::ChosenBy::Decision => Some(matter.on),
                crate::law::ChosenBy::Achievement => None,
            };
            let Some(selecting) = selecting.filter(|day| *day < transition.at) else {
                continue;
            };
            let Some(before) = transition.at.previous_day() else {
                continue;
            };
            match transition.earlier {
                Earlier::New => {}
                Earlier::Old => return (vec![before.max(selecting)], Some(transition)),
                Earlier::OldUnlessBetter => return (vec![before, matter.on], Some(transition)),
            }
        }
        (vec![matter.on], None)
    }

    fn version<'r>(
        &'r self,
        subject: &'r Subject,
        award: u16,
        matter: &Matter,
        readings: &Readings,
        law_of: Date,
        grant: bool,
    ) -> Version<'r> {
        let evaluator = Evaluator::new(self, subject, matter, readings, law_of, grant);
        let mut rules = Vec::new();
        let mut verdict = None;
        for rule in self.rules_of(award) {
            let applies = applies(rule, subject, evaluator.day_of(rule));
            if applies == Verdict::NotMet {
                continue;
            }
            let Some(node) = evaluator.explain(rule) else {
                continue;
            };
            let answer = RuleAnswer { rule, applies, node };
            let own = answer.verdict();
            verdict = Some(verdict.map_or(own, |so_far: Verdict| so_far.or(own)));
            rules.push(answer);
        }
        let without = if rules.is_empty() {
            Some(self.without(subject.kind, award, law_of))
        } else {
            None
        };
        let verdict = match (verdict, &without) {
            (Some(verdict), _) => {
                let may_apply = rules.iter().map(|answer| answer.rule);
                verdict.or(self.beyond_categories(subject, award, law_of, may_apply))
            }
            (None, Some(without)) => without.verdict(),
            (None, None) => Verdict::Unknown,
        };
        Version {
            law_of,
            verdict,
            rules,
            without,
        }
    }

    /// The answer for a subject whose category is missing and may be one for which no rule is; not met otherwise.
    pub(super) fn beyond_categories<'r>(
        &self,
        subject: &Subject,
        award: u16,
        law_of: Date,
        may_apply: impl Iterator<Item = &'r Rule>,
    ) -> Verdict {
        if subject.category.is_some() {
            return Verdict::NotMet;
        }
        let rules: Vec<&Rule> = may_apply.collect();
        let left_out = (0_u16..)
            .zip(self.vocabulary.list("category").iter())
            .any(|(category, _)| !rules.iter().any(|rule| is_for_category(rule, category)));
        if left_out {
            self.without(subject.kind, award, law_of).verdict()
        } else {
            Verdict::NotMet
        }
    }

    /// Why no rule of an award answers for a kind of subject.
    pub(crate) fn without(&self, kind: SubjectKind, award: u16, law_of: Date) -> Without<'_> {
        let recipient = self
            .awards
            .get(award)
            .and_then(|award| award.is_for(kind, law_of));
        if recipient == Some(false) {
            return Without::NotARecipient;
        }
        let mut gaps: Vec<&Gap> = self
            .gaps
            .iter()
            .filter(|gap| gap.covers(award, kind, law_of))
            .collect();
        // A gap that names the award says more than one for all.
        gaps.sort_by_key(|gap| gap.awards.is_empty());
        gaps.first().map_or(Without::Uncovered, |gap| Without::Gap(gap))
    }

    fn caveats_for<'r>(&'r self, versions: &[Version<'r>], on: Date) -> Vec<&'r LawCaveat> {
        let mut found: Vec<&LawCaveat> = Vec::new();
        for answer in versions.iter().flat_map(|version| &version.rules) {
            for caveat in self.caveats_of("criteria", &answer.rule.instrument, on) {
                if !found.iter().any(|known| known.id == caveat.id) {
                    found.push(caveat);
                }
            }
        }
        found
    }
}

/// Met subject to selection: every rule that carries the verdict is selective.
fn selective(versions: &[Version<'_>], verdict: Verdict) -> bool {
    if verdict != Verdict::Met {
        return false;
    }
    let mut carrying = versions
        .iter()
        .flat_map(|version| &version.rules)
        .filter(|answer| answer.verdict() == verdict)
        .peekable();
    carrying.peek().is_some() && carrying.all(|answer| answer.rule.selective)
}

fn grade(versions: &[Version<'_>], verdict: Verdict) -> Option<Grade> {
    let answers = versions.iter().flat_map(|version| &version.rules);
    let grades = answers
        .filter(|answer| answer.verdict() == verdict)
        .filter_map(|answer| answer.node.grade);
    match verdict {
        Verdict::Unknown => None,
        Verdict::Met => grades.max(),
        Verdict::NotMet => grades.min().or_else(|| {
            versions.iter().find_map(|version| match version.without {
                Some(Without::Gap(gap)) => Some(gap.origin.grade),
                _ => None,
            })
        }),
    }
}

impl<'r> Assessment<'r> {
    /// Whether a bar applies now.
    pub fn barred(&self) -> bool {
        self.bars.iter().any(|bar| bar.verdict == Verdict::Met)
    }

    /// The findings under which the criteria are met, where only findings are open; none otherwise.
    pub fn provided(&self) -> Option<Vec<Missing>> {
        if self.verdict != Verdict::Unknown || self.matter.grant_findings {
            return None;
        }
        let readings = self
            .matter
            .readings
            .as_ref()
            .unwrap_or_else(|| self.rulebook.readings());
        let award = self.rulebook.awards.find(&self.award.id)?;
        let granted = self
            .rulebook
            .verdict_under(self.subject, award, &self.matter, readings, true);
        if granted != Verdict::Met {
            return None;
        }
        let mut findings: Vec<Missing> = Vec::new();
        for answer in self.versions.iter().flat_map(|version| &version.rules) {
            answer.node.findings_to_meet(&mut findings);
        }
        super::missing::tidy(&mut findings);
        Some(findings)
    }

    /// The doubts whose other readings would change the verdict: doubt, option (none: undecided), verdict.
    pub fn readings_that_differ(&self) -> Vec<(u16, u8, Verdict)> {
        let readings = self
            .matter
            .readings
            .as_ref()
            .unwrap_or_else(|| self.rulebook.readings());
        let Some(award) = self.rulebook.awards.find(&self.award.id) else {
            return Vec::new();
        };
        let mut doubts = self.rulebook.doubts_of(award);
        doubts.sort_unstable();
        doubts.dedup();
        let mut differing = Vec::new();
        for at in doubts {
            let Some(doubt) = self.rulebook.doubts.get(usize::from(at)) else {
                continue;
            };
            for (option, _) in (0_u8..).zip(&doubt.options) {
                if readings.taken(at) == Some(option) {
                    continue;
                }
                let switched = readings.with(at, Some(option));
                let verdict = self.rulebook.verdict_under(
                    self.subject,
                    award,
                    &self.matter,
                    &switched,
                    self.matter.grant_findings,
                );
                if verdict != self.verdict {
                    differing.push((at, option, verdict));
                }
            }
        }
        differing
    }
}

impl Rulebook {
    /// The doubts that the criteria of an award, or the general rules, depend on.
    pub(crate) fn doubts_of(&self, award: u16) -> Vec<u16> {
        let mut doubts: Vec<u16> = self.counting.iter().filter_map(|rule| rule.doubt).collect();
        doubts.extend(
            self.reuse
                .iter()
                .filter_map(|rule| rule.doubt.as_ref().map(|(doubt, _)| *doubt)),
        );
        for rule in self.rules_of(award) {
            for point in &rule.points {
                match &point.test {
                    crate::law::Test::Reading { doubt, .. } => doubts.push(*doubt),
                    crate::law::Test::Criteria(other) if *other != award => {
                        doubts.extend(self.doubts_of(*other))
                    }
                    _ => {}
                }
            }
        }
        doubts
    }
}
