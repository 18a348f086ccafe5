use super::super::{AwardOutcome, Candidate, DecisionRef, Nomination, Remark, VoteShare};
use super::unit::Seen;
use super::{Run, weakest};
use crate::award::{AwardRule, Choice, Recipient};
use crate::{FactValue, Language, Verdict};

/// A unit chosen for an award, before its quota is applied.
pub(super) struct Chosen<'c> {
    pub(super) unit: usize,
    pub(super) by: &'c str,
    pub(super) votes: Option<VoteShare>,
    pub(super) rank: Option<u32>,
    pub(super) person: Option<&'c str>,
    pub(super) movement: Option<&'c str>,
}

impl<'c> Run<'c> {
    /// Nominees for each award within its quota: a unit barred by a rule is never nominated.
    pub(super) fn nominations(&mut self) {
        for award in self.awards_in_order() {
            let candidates: Vec<Candidate<'c>> = (0..self.units.len())
                .map(|unit| self.candidate(award, unit))
                .collect();
            let chosen = self.chosen(award, &candidates);
            let (quota, groups) = self.quotas(award);
            let kept = self.within_quota(award, chosen, quota.as_ref(), &groups);
            for chosen in kept {
                if let Some(nomination) = self.nomination(award, &chosen) {
                    self.nominations.push(nomination);
                }
            }
            self.awards.push(AwardOutcome {
                id: &award.id,
                name: &award.name,
                recipient: award.recipient,
                quota,
                groups,
                cite: &award.origin.cite,
                grade: award.origin.grade,
                decided_by: award.decided_by.as_ref(),
                candidates: candidates
                    .into_iter()
                    .filter(|candidate| !candidate.is_of_other_kind())
                    .collect(),
            });
        }
    }

    /// The voting order where the regulation has one, then the order of the file.
    fn awards_in_order(&mut self) -> Vec<&'c AwardRule> {
        let order = &self.regulation.vote_order;
        let place = |award: &AwardRule| order.iter().position(|id| *id == award.id).unwrap_or(usize::MAX);
        let mut awards: Vec<&'c AwardRule> = self.regulation.awards.iter().collect();
        awards.sort_by_key(|award| place(award));
        awards
    }

    /// Whether a unit may be nominated, and what bars it.
    fn candidate(&mut self, award: &'c AwardRule, place: usize) -> Candidate<'c> {
        let id = self.id_of(place);
        let mut candidate = Candidate {
            unit: id,
            verdict: Verdict::Met,
            barred_by: Vec::new(),
            conditions: Vec::new(),
        };
        let kind = self
            .record
            .member(place)
            .and_then(|member| member.kind.as_deref());
        let Some(unit) = self.units.get(place) else {
            return candidate;
        };
        if !award.suits(kind) {
            candidate.barred_by.push("kind".to_owned());
        }
        if unit.eligible == Verdict::NotMet {
            candidate.barred_by.push("not-eligible".to_owned());
        }
        let is_head = self
            .record
            .roles
            .as_ref()
            .is_some_and(|roles| roles.head == place);
        if is_head && !award.head_may_win {
            candidate.barred_by.push("head".to_owned());
        }
        for other in &award.not_with {
            if self
                .nominations
                .iter()
                .any(|known| known.award == other && known.unit == id && known.state != "refused")
            {
                candidate.barred_by.push(format!("holds:{other}"));
            }
        }
        if award.highest_only && unit.rank.is_some_and(|rank| rank > 1) {
            candidate.barred_by.push("not-highest".to_owned());
        }
        candidate.verdict = unit.eligible;
        if award.highest_only && unit.rank.is_none() {
            candidate.verdict = candidate.verdict.and(Verdict::Unknown);
        }
        let seen = Seen {
            record: self.record,
            state: unit,
        };
        candidate.conditions = award
            .needs
            .iter()
            .filter_map(|id| self.regulation.condition(id))
            .map(|condition| condition.evaluate(self.regulation, &seen))
            .collect();
        for condition in &candidate.conditions {
            candidate.verdict = candidate.verdict.and(condition.verdict);
        }
        if !candidate.barred_by.is_empty() {
            candidate.verdict = Verdict::NotMet;
        }
        candidate
    }

    fn chosen(&mut self, award: &'c AwardRule, candidates: &[Candidate<'c>]) -> Vec<Chosen<'c>> {
        let chosen = match &award.choice {
            Choice::Rank(ranks) => self.by_rank(award, ranks, candidates),
            Choice::Ballot(rule) => self
                .regulation
                .ballot(rule)
                .map(|rule| self.by_ballot(award, rule, candidates))
                .unwrap_or_default(),
            Choice::AllOthers => {
                self.note_unknown(award, candidates);
                let free = |place: &usize| {
                    let id = self.id_of(*place);
                    !self.nominations.iter().any(|nomination| nomination.unit == id)
                };
                (0..candidates.len())
                    .filter(|place| candidates.get(*place).is_some_and(|c| c.verdict == Verdict::Met))
                    .filter(free)
                    .map(|unit| Chosen {
                        unit,
                        by: "all-others",
                        votes: None,
                        rank: None,
                        person: None,
                        movement: None,
                    })
                    .collect()
            }
            Choice::Named => Vec::new(),
        };
        let mut all = chosen;
        all.extend(self.by_name(award, candidates));
        all
    }

    pub(super) fn note_unknown(&mut self, award: &AwardRule, candidates: &[Candidate<'c>]) {
        for (place, candidate) in candidates.iter().enumerate() {
            if candidate.verdict != Verdict::Unknown {
                continue;
            }
            let name = self.name_of(place);
            for condition in candidate
                .conditions
                .iter()
                .filter(|condition| condition.verdict == Verdict::Unknown)
            {
                self.open_facts("award-unknown", place, condition);
            }
            if candidate
                .conditions
                .iter()
                .all(|condition| condition.verdict != Verdict::Unknown)
            {
                self.open.push(
                    Remark::new(
                        "award-unknown",
                        format!(
                            "{}: chưa xác định được điều kiện xét \"{}\"",
                            name.vi, award.name.vi
                        ),
                        format!(
                            "{}: not known whether it may be nominated for \"{}\"",
                            name.in_language(Language::En),
                            award.id
                        ),
                    )
                    .about(candidate.unit),
                );
            }
        }
    }

    fn nomination(&self, award: &'c AwardRule, chosen: &Chosen<'c>) -> Option<Nomination<'c>> {
        let member = self.record.member(chosen.unit)?;
        let decision = self
            .record
            .decisions
            .iter()
            .find(|decision| decision.award == award.id && decision.unit == chosen.unit);
        let quota_grade = award
            .quota
            .as_ref()
            .map_or(award.origin.grade, |quota| quota.origin.grade);
        Some(Nomination {
            award: &award.id,
            award_name: &award.name,
            unit: &member.id,
            unit_name: &member.name,
            person: if award.recipient == Recipient::Collective {
                None
            } else {
                chosen.person
            },
            state: decision.map_or("proposed", |decision| &decision.outcome),
            by: chosen.by,
            rank: chosen.rank,
            votes: chosen.votes,
            cite: &award.origin.cite,
            grade: weakest(award.origin.grade, quota_grade),
            decision: decision.map(|decision| DecisionRef {
                number: decision.number.as_deref(),
                on: decision.on,
            }),
            leads: (self.units.get(chosen.unit)?.rank == Some(1))
                .then_some(&self.record.bloc_name)
                .filter(|_| award.leads.is_none()),
            leads_bloc: award
                .leads
                .as_deref()
                .and_then(|fact| member.fact(fact, self.record.year, self.record.year))
                .and_then(FactValue::word),
            movement: chosen.movement,
        })
    }
}

impl Candidate<'_> {
    fn is_of_other_kind(&self) -> bool {
        self.barred_by.iter().any(|bar| bar == "kind")
    }
}
