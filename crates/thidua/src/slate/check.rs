use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::assess::{Assessment, Evidence, Matter};
use crate::diagnostic::Diagnostic;
use crate::law::{CapBase, CapRule, ExclusionKind, TieBreakRule};
use crate::number::{Rounding, RoundingMode};
use crate::subject::Subject;
use crate::{Rulebook, Verdict};

/// A list of candidates for awards on one day.
#[derive(Clone, Debug)]
pub struct Slate {
    /// Name of the list.
    pub name: Option<String>,
    /// Dates and options.
    pub matter: Matter,
    pub(super) candidates: Vec<Candidate>,
    pub(super) given: BTreeMap<String, u32>,
    pub(super) raised: Vec<String>,
}

/// A subject proposed for an award.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) id: String,
    /// The same for two proposals of one subject.
    pub(super) person: String,
    pub(super) award: u16,
    pub(super) group: Option<String>,
    pub(super) score: Option<Decimal>,
    pub(super) order: Option<i64>,
    pub(super) subject: Subject,
}

/// The answer over the list.
#[derive(Clone, Debug)]
pub struct SlateAnswer<'r> {
    /// The candidates in the order in which they stand, by award.
    pub placed: Vec<Placed<'r>>,
    /// The caps with their numbers.
    pub caps: Vec<CapAnswer<'r>>,
}

/// A candidate with its place.
#[derive(Clone, Debug)]
pub struct Placed<'r> {
    /// Identifier of the proposal.
    pub id: String,
    /// The award.
    pub award: u16,
    /// Stands, cut, or open.
    pub state: State,
    /// The rules that cut it or that ask for a look.
    pub cuts: Vec<Cut<'r>>,
    /// The assessment behind it.
    pub assessment: Assessment<'r>,
}

/// What a candidate's proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It stands.
    Stands,
    /// A fact is missing, or equals at the cap are not ordered.
    Open,
    /// It is cut.
    Cut,
}

/// A rule that cuts a candidate, or that asks for a look.
#[derive(Clone, Debug)]
pub enum Cut<'r> {
    /// The criteria are not met.
    Criteria,
    /// The criteria cannot be told.
    Unknown,
    /// A bar applies.
    Barred,
    /// More candidates than the cap allows.
    Cap(&'r CapRule),
    /// Equals at the cap whom nothing orders.
    TieAtCap(&'r CapRule),
    /// An exclusion; with the other proposal. Whether it only warns is in the rule.
    Exclusion(&'r crate::law::ExclusionRule, String),
}

/// A cap with its number.
#[derive(Clone, Debug)]
pub struct CapAnswer<'r> {
    /// The rule.
    pub cap: &'r CapRule,
    /// The group it is taken for.
    pub group: Option<String>,
    /// The base; none where it is missing.
    pub base: Option<u32>,
    /// The greatest number; none where the base is missing.
    pub number: Option<u32>,
    /// Candidates whose criteria are met.
    pub proposed: u32,
}

impl CapRule {
    /// The greatest number for a base of so many.
    ///
    /// A share is rounded as the rule says; a small base has its own number; a raised cap its raised share.
    pub fn greatest(&self, base: u32, raised: bool, rounding: Option<RoundingMode>) -> Option<u32> {
        if let Some(number) = self.number {
            return Some(number);
        }
        if let Some((below, number)) = self.small
            && base < below
        {
            return Some(number);
        }
        let share = if raised {
            self.raised_share.or(self.share)
        } else {
            self.share
        }?;
        let rounding = Rounding {
            mode: rounding.unwrap_or(self.rounding),
            places: 0,
        };
        share
            .times(base.into(), Some(rounding))
            .and_then(|number| u32::try_from(number).ok())
    }
}

impl Rulebook {
    /// Checks a list of candidates: criteria and bars of each, exclusions between them, caps over them.
    ///
    /// # Errors
    /// As [`Rulebook::assess`].
    pub fn slate<'r>(&'r self, slate: &'r Slate) -> Result<SlateAnswer<'r>, Box<Diagnostic>> {
        let mut placed = Vec::with_capacity(slate.candidates.len());
        for candidate in &slate.candidates {
            let assessment = self.assess(&candidate.subject, candidate.award, &slate.matter)?;
            let mut cuts = Vec::new();
            match assessment.verdict {
                Verdict::NotMet => cuts.push(Cut::Criteria),
                Verdict::Unknown => cuts.push(Cut::Unknown),
                Verdict::Met => {}
            }
            if assessment.barred() {
                cuts.push(Cut::Barred);
            }
            for answer in &assessment.exclusions {
                cuts.push(Cut::Exclusion(answer.rule, String::new()));
            }
            placed.push(Placed {
                id: candidate.id.clone(),
                award: candidate.award,
                state: State::Stands,
                cuts,
                assessment,
            });
        }
        self.between(slate, &mut placed);
        for one in &mut placed {
            one.state = state(&one.cuts);
        }
        let caps = self.caps_over(slate, &mut placed);
        placed.sort_by(|one, other| self.before(slate, one, other));
        Ok(SlateAnswer { placed, caps })
    }

    /// Exclusions between two proposals of one subject, and one initiative behind two proposals.
    fn between<'r>(&'r self, slate: &'r Slate, placed: &mut [Placed<'r>]) {
        let on = slate.matter.on;
        let mut found: Vec<(usize, Cut<'r>)> = Vec::new();
        for rule in self.exclusions.iter().filter(|rule| rule.in_force.contains(on)) {
            for (at, candidate) in slate.candidates.iter().enumerate() {
                let other = slate.candidates.iter().enumerate().find(|(number, other)| {
                    *number != at
                        && (rule.awards.is_empty() || rule.awards.contains(&candidate.award))
                        && self.clash(rule.rule, (at, candidate), (*number, other), placed)
                });
                if let Some((_, other)) = other {
                    found.push((at, Cut::Exclusion(rule, other.id.clone())));
                }
            }
        }
        for (at, cut) in found {
            if let Some(one) = placed.get_mut(at) {
                one.cuts.push(cut);
            }
        }
    }

    /// Whether a proposal must give way to another: of two awards of one subject the lower one does.
    fn clash(
        &self,
        rule: ExclusionKind,
        (at, one): (usize, &Candidate),
        (number, other): (usize, &Candidate),
        placed: &[Placed<'_>],
    ) -> bool {
        let (Some(own), Some(others)) = (self.awards.get(one.award), self.awards.get(other.award)) else {
            return false;
        };
        let same = one.person == other.person;
        let lower = (own.kind, own.rank, at) > (others.kind, others.rank, number);
        match rule {
            ExclusionKind::StateLevelInOneYear => {
                same && lower
                    && own.state_level
                    && others.state_level
                    && !own.kind.is_title()
                    && !others.kind.is_title()
            }
            ExclusionKind::SameAchievement => same && lower && one.award == other.award,
            ExclusionKind::OneFormPerFeat => false,
            ExclusionKind::TitleAndLetter => same && lower && own.kind.is_title() != others.kind.is_title(),
            ExclusionKind::InitiativeTwice => {
                lower && {
                    let initiatives = |at: usize, candidate: &Candidate| -> Vec<String> {
                        let Some(placed) = placed.get(at) else {
                            return Vec::new();
                        };
                        placed
                            .assessment
                            .deciding()
                            .iter()
                            .flat_map(|(_, node)| &node.counted)
                            .filter_map(|evidence| match evidence {
                                Evidence::Initiative(at) => {
                                    candidate.subject.initiatives.get(*at as usize)?.id.clone()
                                }
                                _ => None,
                            })
                            .collect()
                    };
                    let others = initiatives(number, other);
                    initiatives(at, one).iter().any(|id| others.contains(id))
                }
            }
        }
    }

    fn caps_over<'r>(&'r self, slate: &'r Slate, placed: &mut [Placed<'r>]) -> Vec<CapAnswer<'r>> {
        let on = slate.matter.on;
        let readings = slate.matter.readings.as_ref().unwrap_or_else(|| self.readings());
        let mut answers = Vec::new();
        for cap in &self.caps {
            let Some(award) = cap.award.filter(|_| cap.in_force.contains(on)) else {
                continue;
            };
            let concerned = |candidate: &Candidate| candidate.award == award;
            if !slate.candidates.iter().any(concerned) {
                continue;
            }
            let mut groups: Vec<Option<String>> = if cap.per_group {
                slate
                    .candidates
                    .iter()
                    .filter(|one| concerned(one))
                    .map(|one| one.group.clone())
                    .collect()
            } else {
                vec![None]
            };
            groups.sort();
            groups.dedup();
            for group in groups {
                let inside = |candidate: &Candidate| {
                    concerned(candidate) && (group.is_none() || candidate.group == group)
                };
                let base = self.base_of(cap, slate, placed, &inside);
                let word = cap.doubt.and_then(|doubt| self.option_word(doubt, readings));
                let rounding = word.and_then(RoundingMode::from_word);
                let number =
                    base.and_then(|base| cap.greatest(base, slate.raised.contains(&cap.id), rounding));
                let mut standing: Vec<usize> = slate
                    .candidates
                    .iter()
                    .enumerate()
                    .filter(|(at, candidate)| {
                        inside(candidate)
                            && placed.get(*at).is_some_and(|one| {
                                one.state == State::Stands && !self.excepted(cap, &one.assessment)
                            })
                    })
                    .map(|(at, _)| at)
                    .collect();
                standing.sort_by(|one, other| self.order(slate, *one, *other));
                let proposed = u32::try_from(standing.len()).unwrap_or(u32::MAX);
                if let Some(number) = number.filter(|number| proposed > *number) {
                    self.cut_at(slate, placed, &standing, number, cap);
                }
                answers.push(CapAnswer {
                    cap,
                    group: group.clone(),
                    base,
                    number,
                    proposed,
                });
            }
        }
        answers
    }

    /// Those beyond the cap are cut; equals across it whom nothing orders stay open.
    fn cut_at<'r>(
        &self,
        slate: &Slate,
        placed: &mut [Placed<'r>],
        order: &[usize],
        number: u32,
        cap: &'r CapRule,
    ) {
        let number = number as usize;
        let first_out = order.get(number).copied();
        for (place, at) in order.iter().enumerate() {
            let tied_at_cap = |other: Option<usize>| {
                other.is_some_and(|other| self.order(slate, *at, other) == Ordering::Equal)
            };
            let last_in = number.checked_sub(1).and_then(|last| order.get(last)).copied();
            let across = tied_at_cap(first_out) && tied_at_cap(last_in);
            let Some(one) = placed.get_mut(*at) else { continue };
            if across {
                one.cuts.push(Cut::TieAtCap(cap));
                one.state = State::Open;
            } else if place >= number {
                one.cuts.push(Cut::Cap(cap));
                one.state = State::Cut;
            }
        }
    }

    /// Candidates whose route does not count under a cap.
    fn excepted(&self, cap: &CapRule, assessment: &Assessment<'_>) -> bool {
        !cap.except_routes.is_empty()
            && assessment
                .deciding()
                .iter()
                .any(|(_, node)| cap.except_routes.contains(&node.point.id))
    }

    fn base_of(
        &self,
        cap: &CapRule,
        slate: &Slate,
        placed: &[Placed<'_>],
        inside: &dyn Fn(&Candidate) -> bool,
    ) -> Option<u32> {
        let given = |id: &str| slate.given.get(id).copied();
        match &cap.base {
            _ if cap.number.is_some() => Some(0),
            CapBase::Given(name) => given(name),
            CapBase::Candidates => {
                u32::try_from(slate.candidates.iter().filter(|one| inside(one)).count()).ok()
            }
            CapBase::Holders(awards) => awards
                .iter()
                .find_map(|award| given(self.awards.id(*award)))
                .or_else(|| {
                    // Without a number given: those proposed for one of the awards in this list, criteria met.
                    let proposed = placed
                        .iter()
                        .filter(|one| awards.contains(&one.award) && one.state == State::Stands)
                        .count();
                    u32::try_from(proposed).ok().filter(|proposed| *proposed > 0)
                }),
            CapBase::Rated(rank) => {
                let list = self.vocabulary.list("level");
                let id = list
                    .iter()
                    .find(|word| word.rank == *rank)
                    .map(|word| word.id.clone())?;
                given(&id)
            }
            CapBase::Members => {
                let everybody = self.everybody()?;
                given(self.vocabulary.list("count").id(everybody))
            }
        }
    }

    /// Who comes first: the council's order, the score, then the rules on ties.
    fn order(&self, slate: &Slate, one: usize, other: usize) -> Ordering {
        let (Some(one), Some(other)) = (slate.candidates.get(one), slate.candidates.get(other)) else {
            return Ordering::Equal;
        };
        let by_order = match (one.order, other.order) {
            (Some(one), Some(other)) => one.cmp(&other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        let by_score = other.score.cmp(&one.score);
        by_order.then(by_score).then_with(|| {
            self.tie_breaks
                .iter()
                .filter(|rule| rule.in_force.contains(slate.matter.on))
                .map(|rule| preferred(rule, &other.subject).cmp(&preferred(rule, &one.subject)))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
    }

    fn before(&self, slate: &Slate, one: &Placed<'_>, other: &Placed<'_>) -> Ordering {
        let at = |placed: &Placed<'_>| {
            slate
                .candidates
                .iter()
                .position(|candidate| candidate.id == placed.id)
        };
        let ordered = match (at(one), at(other)) {
            (Some(one), Some(other)) => self.order(slate, one, other),
            _ => Ordering::Equal,
        };
        (one.award, one.state)
            .cmp(&(other.award, other.state))
            .then(ordered)
            .then_with(|| one.id.cmp(&other.id))
    }
}

/// Whether a rule on ties prefers a subject.
fn preferred(rule: &TieBreakRule, subject: &Subject) -> bool {
    if rule.sex.is_some() && rule.sex == subject.sex {
        return true;
    }
    let Some((part, whole, share)) = rule.share else {
        return false;
    };
    subject.compositions.last().is_some_and(|composition| {
        let numbers = composition.count(part).zip(composition.count(whole));
        numbers
            .and_then(|(part, whole)| crate::number::Ratio::new(part.into(), whole.into()))
            .is_some_and(|own| own.at_least(share))
    })
}

fn state(cuts: &[Cut<'_>]) -> State {
    cuts.iter()
        .map(|cut| match cut {
            Cut::Criteria | Cut::Barred | Cut::Cap(_) => State::Cut,
            Cut::Unknown | Cut::TieAtCap(_) => State::Open,
            Cut::Exclusion(rule, _) if rule.excludes => State::Cut,
            Cut::Exclusion(..) => State::Stands,
        })
        .max()
        .unwrap_or(State::Stands)
}
