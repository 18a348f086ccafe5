use super::super::{BallotSubject, Candidate, Named, Remark};
use super::Run;
use super::nominations::Chosen;
use crate::award::{AwardRule, Choice};
use crate::ballot::{BallotRule, Fallback};
use crate::{Language, Verdict};

impl<'c> Run<'c> {
    pub(super) fn by_rank(
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
    pub(super) fn by_ballot(
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
    pub(super) fn by_name(&mut self, award: &'c AwardRule, candidates: &[Candidate<'c>]) -> Vec<Chosen<'c>> {
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
}
