use std::collections::BTreeMap;

use super::super::{
    AwardOutcome, BallotSubject, Candidate, DecisionRef, Named, Nomination, Remark, VoteShare,
};
use super::unit::Seen;
use super::{Run, weakest};
use crate::award::{AwardRule, Choice, Recipient};
use crate::ballot::{BallotRule, Fallback};
use crate::quota::{Quota, QuotaSize};
use crate::{FactValue, Language, Verdict};

/// A unit chosen for an award, before its quota is applied.
struct Chosen<'c> {
    unit: usize,
    by: &'c str,
    votes: Option<VoteShare>,
    rank: Option<u32>,
    person: Option<&'c str>,
    movement: Option<&'c str>,
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

    fn by_rank(
        &mut self,
        award: &'c AwardRule,
        ranks: &[u32],
        candidates: &[Candidate<'c>],
    ) -> Vec<Chosen<'c>> {
        self.note_unknown(award, candidates);
        let mut chosen: Vec<Chosen<'c>> = (0..candidates.len())
            .filter(|place| {
                candidates
                    .get(*place)
                    .is_some_and(|candidate| candidate.verdict == Verdict::Met)
            })
            .filter_map(|unit| {
                let rank = self.units.get(unit)?.rank?;
                (ranks.is_empty() || ranks.contains(&rank)).then_some(Chosen {
                    unit,
                    by: "rank",
                    votes: None,
                    rank: Some(rank),
                    person: None,
                    movement: None,
                })
            })
            .collect();
        chosen.sort_by_key(|chosen| (chosen.rank, chosen.unit));
        chosen
    }

    /// I5 and I7: the last ballot counts; who passes the threshold comes in the order of votes.
    fn by_ballot(
        &mut self,
        award: &'c AwardRule,
        rule: &'c BallotRule,
        candidates: &[Candidate<'c>],
    ) -> Vec<Chosen<'c>> {
        let subject = BallotSubject::Award(award.id.clone());
        let rounds: Vec<usize> = self
            .record
            .ballots
            .iter()
            .enumerate()
            .filter(|(_, ballot)| ballot.subject == subject)
            .map(|(place, _)| place)
            .collect();
        let named = self.record.named.iter().any(|named| named.award == award.id);
        let last = rounds
            .iter()
            .max_by_key(|place| self.record.ballots.get(**place).map(|ballot| ballot.round));
        let Some(last) = last else {
            let pool = candidates
                .iter()
                .any(|candidate| candidate.verdict != Verdict::NotMet);
            if pool && !named {
                self.open.push(Remark::new(
                    "no-ballot",
                    format!("chưa có kết quả bỏ phiếu cho \"{}\"", award.name.vi),
                    format!(
                        "the ballot on \"{}\" is missing",
                        award.name.in_language(Language::En)
                    ),
                ));
            }
            return Vec::new();
        };
        let lines = self
            .ballots
            .get(*last)
            .map(|ballot| ballot.results.clone())
            .unwrap_or_default();
        let mut chosen = Vec::new();
        for line in &lines {
            let Some(place) = self.record.place_of(line.unit) else {
                continue;
            };
            let verdict = candidates.get(place).map(|candidate| candidate.verdict);
            if verdict != Some(Verdict::Met) && line.share.votes > 0 {
                self.voted_outside_pool(award, place, verdict);
            }
            if verdict == Some(Verdict::Met) && line.share.passed {
                chosen.push(Chosen {
                    unit: place,
                    by: &rule.form,
                    votes: Some(line.share),
                    rank: None,
                    person: None,
                    movement: None,
                });
            }
        }
        let rounds_held = u32::try_from(rounds.len()).unwrap_or(u32::MAX);
        if chosen.is_empty() && !named {
            let (vi, en) = if rounds_held < rule.rounds {
                (
                    "chưa đơn vị nào đủ phiếu, cần bỏ phiếu lần nữa",
                    "no unit has enough votes, another ballot is due",
                )
            } else {
                match rule.fallback {
                    Fallback::HeadAndDeputies => (
                        "đã hết số lần bỏ phiếu, trưởng và phó trưởng khối quyết định",
                        "no ballot is left, the head and the deputies decide",
                    ),
                    Fallback::Authority => (
                        "đã hết số lần bỏ phiếu, người có thẩm quyền quyết định",
                        "no ballot is left, the authority decides",
                    ),
                    Fallback::None => return chosen,
                }
            };
            self.open.push(Remark::new(
                "ballot-undecided",
                format!("\"{}\": {vi}", award.name.vi),
                format!("\"{}\": {en}", award.name.in_language(Language::En)),
            ));
        }
        chosen
    }

    fn voted_outside_pool(&mut self, award: &AwardRule, place: usize, verdict: Option<Verdict>) {
        let (id, name) = (self.id_of(place), self.name_of(place));
        let (vi, en) = match verdict {
            Some(Verdict::Unknown) => (
                "chưa xác định được có đủ điều kiện hay không",
                "it is not known whether it may be",
            ),
            _ => ("không đủ điều kiện", "it may not be"),
        };
        let remark = Remark::new(
            "voted-outside-pool",
            format!("{}: được bỏ phiếu cho \"{}\" nhưng {vi}", name.vi, award.name.vi),
            format!(
                "{}: voted for \"{}\", yet {en}",
                name.in_language(Language::En),
                award.name.in_language(Language::En)
            ),
        );
        let list = if verdict == Some(Verdict::Unknown) {
            &mut self.open
        } else {
            &mut self.breaches
        };
        list.push(remark.about(id));
    }

    /// Nominees named by review or consensus, or by the fallback decider after the last ballot.
    fn by_name(&mut self, award: &'c AwardRule, candidates: &[Candidate<'c>]) -> Vec<Chosen<'c>> {
        let record = self.record;
        let mut chosen = Vec::new();
        for named in record.named.iter().filter(|named| named.award == award.id) {
            let verdict = candidates.get(named.unit).map(|candidate| candidate.verdict);
            if verdict != Some(Verdict::Met) {
                self.voted_outside_pool(award, named.unit, verdict);
                continue;
            }
            if let Choice::Ballot(rule) = &award.choice
                && !self.fallback_is_due(award, rule)
            {
                self.breaches.push(
                    Remark::new(
                        "named-instead-of-ballot",
                        format!("\"{}\": phải bỏ phiếu, không được chỉ định", award.name.vi),
                        format!(
                            "\"{}\": a ballot is prescribed, naming is not enough",
                            award.name.in_language(Language::En)
                        ),
                    )
                    .about(self.id_of(named.unit)),
                );
                continue;
            }
            if !self.movement_is_long_enough(award, named) {
                continue;
            }
            chosen.push(Chosen {
                unit: named.unit,
                by: &named.by,
                votes: None,
                rank: None,
                person: named.person.as_deref(),
                movement: named.movement.as_deref(),
            });
        }
        chosen
    }

    fn fallback_is_due(&self, award: &AwardRule, rule: &str) -> bool {
        let Some(rule) = self.regulation.ballot(rule) else {
            return false;
        };
        let subject = BallotSubject::Award(award.id.clone());
        let held = self
            .record
            .ballots
            .iter()
            .filter(|ballot| ballot.subject == subject)
            .count();
        let by_consensus = matches!(&*rule.form, "consensus" | "acclamation");
        by_consensus
            || (rule.fallback != Fallback::None && u32::try_from(held).unwrap_or(u32::MAX) >= rule.rounds)
    }

    /// H10: a thematic award asks for a movement of some length.
    fn movement_is_long_enough(&mut self, award: &AwardRule, named: &Named) -> bool {
        let Some(least) = award.movement_years else {
            return true;
        };
        let movement = self
            .record
            .movements
            .iter()
            .find(|movement| Some(&movement.id) == named.movement.as_ref());
        let verdict = movement.map_or(Verdict::Unknown, |movement| {
            movement.lasts_at_least(least, self.record.date)
        });
        if verdict == Verdict::Met {
            return true;
        }
        let name = self.name_of(named.unit);
        let (vi, en) = if verdict == Verdict::Unknown {
            (
                "chưa rõ thời gian của phong trào",
                "the period of the movement is not known",
            )
        } else {
            ("phong trào chưa đủ số năm", "the movement is not long enough")
        };
        let remark = Remark::new(
            "movement-too-short",
            format!(
                "{}: \"{}\" cần phong trào từ {least} năm trở lên, {vi}",
                name.vi, award.name.vi
            ),
            format!(
                "{}: \"{}\" needs a movement of at least {least} years, {en}",
                name.in_language(Language::En),
                award.id
            ),
        );
        let list = if verdict == Verdict::Unknown {
            &mut self.open
        } else {
            &mut self.breaches
        };
        list.push(remark.about(self.record.member(named.unit).map_or("", |member| &member.id)));
        false
    }

    fn note_unknown(&mut self, award: &AwardRule, candidates: &[Candidate<'c>]) {
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

    fn quotas(&self, award: &'c AwardRule) -> (Option<Quota>, BTreeMap<&'c str, Quota>) {
        let Some(rule) = &award.quota else {
            return (None, BTreeMap::new());
        };
        let mut groups = BTreeMap::new();
        if let QuotaSize::Groups(own) = &rule.size {
            groups.extend(
                own.iter()
                    .map(|(group, _)| (&**group, rule.number(Some(group), self))),
            );
        }
        (Some(rule.number(None, self)), groups)
    }

    /// The first so many of the chosen; a tie at the last place is open, and nobody of the tie is taken.
    fn within_quota(
        &mut self,
        award: &'c AwardRule,
        chosen: Vec<Chosen<'c>>,
        quota: Option<&Quota>,
        groups: &BTreeMap<&'c str, Quota>,
    ) -> Vec<Chosen<'c>> {
        let Some(quota) = quota.filter(|_| !award.outside_quota) else {
            return chosen;
        };
        if groups.is_empty() {
            return self.first_of(award, chosen, quota);
        }
        let mut kept = Vec::new();
        let mut by_group: BTreeMap<Option<&'c str>, Vec<Chosen<'c>>> = BTreeMap::new();
        for chosen in chosen {
            let group = self
                .record
                .member(chosen.unit)
                .and_then(|member| member.group.as_deref());
            by_group.entry(group).or_default().push(chosen);
        }
        for (group, chosen) in by_group {
            match group.and_then(|group| groups.get(group)) {
                Some(quota) => kept.extend(self.first_of(award, chosen, quota)),
                None => self.open.push(Remark::new(
                    "no-group",
                    format!(
                        "\"{}\": có đơn vị chưa thuộc nhóm nào để tính số lượng",
                        award.name.vi
                    ),
                    format!("\"{}\": a unit belongs to no group of the quota", award.id),
                )),
            }
        }
        kept
    }

    fn first_of(&mut self, award: &AwardRule, mut chosen: Vec<Chosen<'c>>, quota: &Quota) -> Vec<Chosen<'c>> {
        let Some(most) = quota.number else {
            if !chosen.is_empty() {
                let missing = quota.missing.clone().unwrap_or_default();
                self.open.push(Remark::new(
                    "quota-unknown",
                    format!(
                        "\"{}\": chưa có số liệu \"{missing}\" để tính số lượng được đề nghị",
                        award.name.vi
                    ),
                    format!(
                        "\"{}\": the number \"{missing}\" that the quota rests on is missing",
                        award.id
                    ),
                ));
            }
            return Vec::new();
        };
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if chosen.len() <= most {
            return chosen;
        }
        let key = |chosen: &Chosen<'_>| (chosen.rank, chosen.votes.map(|share| share.votes));
        let last_in = most.checked_sub(1).and_then(|at| chosen.get(at)).map(key);
        let first_out = chosen.get(most).map(key);
        let comparable = last_in.is_some_and(|(rank, votes)| rank.is_some() || votes.is_some());
        if most > 0 && last_in == first_out && comparable {
            let tied: Vec<usize> = chosen
                .iter()
                .filter(|chosen| Some(key(chosen)) == last_in)
                .map(|chosen| chosen.unit)
                .collect();
            match self.settled_order(&tied) {
                Some(order) => {
                    let place = |unit: usize| order.iter().position(|known| *known == unit);
                    chosen.sort_by_key(|chosen| {
                        (
                            chosen.rank,
                            chosen.votes.map(|share| std::cmp::Reverse(share.votes)),
                            place(chosen.unit),
                        )
                    });
                }
                None => {
                    self.tie_at_quota(award, &tied, most);
                    // Nobody of the tie, and nobody after it either.
                    let before = chosen
                        .iter()
                        .take_while(|chosen| Some(key(chosen)) != last_in)
                        .count();
                    chosen.truncate(before);
                }
            }
        }
        for cut in chosen.iter().skip(most) {
            if cut.by == "review" || cut.by == "unit" || cut.by == "consensus" || cut.by == "acclamation" {
                let name = self.name_of(cut.unit);
                self.breaches.push(
                    Remark::new(
                        "over-quota",
                        format!(
                            "{}: vượt số lượng được đề nghị \"{}\" ({most})",
                            name.vi, award.name.vi
                        ),
                        format!(
                            "{}: beyond the quota of \"{}\" ({most})",
                            name.in_language(Language::En),
                            award.id
                        ),
                    )
                    .about(self.id_of(cut.unit)),
                );
            }
        }
        chosen.truncate(most);
        chosen
    }

    fn settled_order(&self, tied: &[usize]) -> Option<Vec<usize>> {
        let tie = self
            .record
            .tie_breaks
            .iter()
            .find(|tie| tied.iter().all(|unit| tie.order.contains(unit)))?;
        Some(tie.order.clone())
    }

    fn tie_at_quota(&mut self, award: &AwardRule, tied: &[usize], most: usize) {
        let vi: Vec<&str> = tied.iter().map(|unit| &*self.name_of(*unit).vi).collect();
        let en: Vec<&str> = tied
            .iter()
            .map(|unit| self.name_of(*unit).in_language(Language::En))
            .collect();
        self.open.push(Remark::new(
            "tie-at-quota",
            format!(
                "\"{}\": {} bằng nhau, chỉ được đề nghị {most}; cần phân định",
                award.name.vi,
                vi.join(", ")
            ),
            format!(
                "\"{}\": {} are equal and only {most} may be nominated",
                award.id,
                en.join(", ")
            ),
        ));
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
