//! Votes: electorate, quorum, threshold and its base, rounds and the fallback decider.

use serde::Serialize;

use crate::Bilingual;
use crate::number::Ratio;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};

/// A rule of voting.
#[derive(Clone, Debug)]
pub struct BallotRule {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Who votes.
    pub electorate: Electorate,
    /// Whether a candidate votes on itself.
    pub candidate_votes: bool,
    /// Form of the vote, as written: `secret`, `ballot`, `show-of-hands`, `consensus`, `acclamation`.
    pub form: String,
    /// Share of votes in favour.
    pub threshold: Ratio,
    /// Whether the threshold itself is enough.
    pub inclusive: bool,
    /// What the share is taken of.
    pub base: BallotBase,
    /// Least share of members present.
    pub quorum: Option<Ratio>,
    /// Absent members vote in writing and count.
    pub written: bool,
    /// Written votes count towards the quorum.
    pub quorum_counts_written: bool,
    /// Most ballots of one round.
    pub rounds: u32,
    /// Who decides after the last ballot.
    pub fallback: Fallback,
    /// Where it comes from.
    pub origin: Origin,
}

/// Who votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Electorate {
    /// The units of the bloc, one vote each.
    Units,
    /// The members of a council.
    Council,
    /// The staff of a collective.
    Staff,
}

/// What the share of votes is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BallotBase {
    /// All who may vote, present or not.
    All,
    /// Those present, and those who voted in writing where that counts.
    Present,
    /// The valid ballots.
    Valid,
}

/// Who decides after the last ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// The head and the deputies of the bloc.
    HeadAndDeputies,
    /// The authority.
    Authority,
    /// Nobody: the award is not given.
    None,
}

/// The count of one ballot.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// All who may vote.
    pub electorate: u32,
    /// Those present.
    pub present: u32,
    /// Absent voters who voted in writing.
    pub written: u32,
    /// Valid ballots, where they were counted.
    pub valid: Option<u32>,
}

/// The result for one candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Votes in favour.
    pub votes: u32,
    /// What they are a share of.
    pub base: u32,
    /// Whether the threshold is reached.
    pub passed: bool,
}

impl BallotRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        let key = builder.exactly_one(table, &["at_least", "more_than"], "ballot")?;
        Some(Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            electorate: match table.text("electorate") {
                Some("council") => Electorate::Council,
                Some("staff") => Electorate::Staff,
                _ => Electorate::Units,
            },
            candidate_votes: table.boolean("candidate_votes").unwrap_or(true),
            form: table.string("form"),
            threshold: table.ratio(key)?,
            inclusive: key == "at_least",
            base: match table.text("of") {
                Some("present") => BallotBase::Present,
                Some("valid") => BallotBase::Valid,
                _ => BallotBase::All,
            },
            quorum: table.ratio("quorum"),
            written: table.boolean("written").unwrap_or(false),
            quorum_counts_written: table.boolean("quorum_counts_written").unwrap_or(false),
            rounds: table
                .integer("rounds")
                .and_then(|rounds| u32::try_from(rounds).ok())
                .unwrap_or(u32::MAX),
            fallback: match table.text("fallback") {
                Some("head-and-deputies") => Fallback::HeadAndDeputies,
                Some("authority") => Fallback::Authority,
                _ => Fallback::None,
            },
            origin: builder.origin(table),
        })
    }

    /// Whether enough voters took part.
    pub fn quorate(&self, count: Count) -> bool {
        let taking_part = if self.quorum_counts_written {
            count.present.saturating_add(count.written)
        } else {
            count.present
        };
        self.quorum.is_none_or(|quorum| {
            Ratio::new(taking_part.into(), count.electorate.into())
                .is_some_and(|share| share.at_least(quorum))
        })
    }

    /// The base on which one candidate's share is taken: without its own vote where candidates do not vote.
    pub fn base_of(&self, count: Count) -> u32 {
        let cast = count
            .present
            .saturating_add(if self.written { count.written } else { 0 });
        let base = match self.base {
            BallotBase::All => count.electorate,
            BallotBase::Present => cast,
            BallotBase::Valid => count.valid.unwrap_or(cast),
        };
        let without_candidate = self.electorate == Electorate::Units && !self.candidate_votes;
        if without_candidate {
            base.saturating_sub(1)
        } else {
            base
        }
    }

    /// The result for a candidate with so many votes in favour.
    pub fn tally(&self, votes: u32, count: Count) -> Tally {
        let base = self.base_of(count);
        let order = Ratio::new(votes.into(), base.into()).and_then(|share| share.compare(self.threshold));
        let passed = order.is_some_and(|order| order.is_gt() || (self.inclusive && order.is_eq()));
        Tally { votes, base, passed }
    }
}
