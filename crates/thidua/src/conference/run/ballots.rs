use super::super::{BallotLine, BallotOutcome, BallotRecord, BallotSubject, VoteShare};
use super::Run;
use crate::ballot::{BallotRule, Count, Electorate};
use crate::number::Ratio;

impl<'c> Run<'c> {
    /// Each ballot: the share of every candidate on the base of the rule, most votes first.
    pub(super) fn ballots(&mut self) {
        for ballot in &self.record.ballots {
            let Some(rule) = self.regulation.ballots.get(ballot.rule) else {
                continue;
            };
            let outcome = self.tallied(rule, ballot);
            self.ballots.push(outcome);
        }
    }

    fn tallied(&self, rule: &'c BallotRule, ballot: &'c BallotRecord) -> BallotOutcome<'c> {
        let electorate = match rule.electorate {
            Electorate::Units => u32::try_from(self.record.members.len()).unwrap_or(u32::MAX),
            Electorate::Council => self.record.council.unwrap_or(0),
            Electorate::Staff => self.record.staff.unwrap_or(0),
        };
        let count = Count {
            electorate,
            present: ballot.present,
            written: ballot.written,
            valid: ballot.valid,
        };
        let mut results: Vec<BallotLine<'c>> = ballot
            .votes
            .iter()
            .map(|(unit, votes)| {
                let tally = rule.tally(*votes, count);
                let percent = Ratio::new(tally.votes.into(), tally.base.into()).and_then(Ratio::percent);
                let share = VoteShare {
                    votes: tally.votes,
                    base: tally.base,
                    percent,
                    passed: tally.passed,
                };
                BallotLine {
                    unit: self.id_of(*unit),
                    share,
                }
            })
            .collect();
        results.sort_by(|a, b| b.share.votes.cmp(&a.share.votes).then(a.unit.cmp(b.unit)));
        BallotOutcome {
            rule: &rule.id,
            form: &rule.form,
            subject: match &ballot.subject {
                BallotSubject::Award(id) | BallotSubject::Class(id) => id,
                BallotSubject::Head => "head",
                BallotSubject::Deputy => "deputy",
            },
            round: ballot.round,
            electorate,
            present: ballot.present,
            written: ballot.written,
            quorum: rule.quorum.map(|quorum| quorum.to_string()),
            cite: &rule.origin.cite,
            grade: rule.origin.grade,
            results,
        }
    }
}
