//! Ballots, awards and nominations of a conference.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use super::wire::points_or_null;
use crate::award::Recipient;
use crate::condition::Reason;
use crate::quota::Quota;
use crate::{Bilingual, Grade, Verdict};

/// A nomination: a proposal of the bloc, or what the authority made of it.
#[derive(Clone, Debug, Serialize)]
pub struct Nomination<'c> {
    /// Award of the catalogue.
    pub award: &'c str,
    /// Name of the award.
    pub award_name: &'c Bilingual,
    /// The unit.
    pub unit: &'c str,
    /// Name of the unit.
    pub unit_name: &'c Bilingual,
    /// The person, for an award to individuals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<&'c str>,
    /// `proposed`, `awarded`, `refused` or `forwarded`.
    pub state: &'c str,
    /// How it was found: `rank`, `ballot`, `consensus`, `review` …
    pub by: &'c str,
    /// Rank that led to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Votes in favour, the base and the share in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes: Option<VoteShare>,
    /// Article.
    pub cite: &'c str,
    /// Grade of the rule.
    pub grade: Grade,
    /// Number and date of the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionRef<'c>>,
    /// Bloc that the nominee leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads: Option<&'c Bilingual>,
    /// Bloc that the nominee leads, as a fact of the unit says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads_bloc: Option<&'c str>,
    /// The movement, for a thematic award.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movement: Option<&'c str>,
}

/// Votes in favour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct VoteShare {
    /// Votes in favour.
    pub votes: u32,
    /// What they are a share of.
    pub base: u32,
    /// The share in per cent, to two places.
    #[serde(serialize_with = "points_or_null")]
    pub percent: Option<Decimal>,
    /// Whether the threshold is reached.
    pub passed: bool,
}

/// A decision of the authority.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct DecisionRef<'c> {
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'c str>,
    /// Date.
    pub on: Date,
}

/// An award with its quota and its pool.
#[derive(Clone, Debug, Serialize)]
pub struct AwardOutcome<'c> {
    /// Award of the catalogue.
    pub id: &'c str,
    /// Name.
    pub name: &'c Bilingual,
    /// Who receives it.
    pub recipient: Recipient,
    /// The quota; none where the regulation sets no number.
    pub quota: Option<Quota>,
    /// Quotas for single groups of units.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<&'c str, Quota>,
    /// Article.
    pub cite: &'c str,
    /// Grade.
    pub grade: Grade,
    /// Authority that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<&'c Bilingual>,
    /// The candidates: whether each may be nominated, and why not.
    pub candidates: Vec<Candidate<'c>>,
}

/// A candidate for an award.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate<'c> {
    /// The unit.
    pub unit: &'c str,
    /// Whether it may be nominated.
    pub verdict: Verdict,
    /// What bars it: `not-eligible`, `kind`, `head`, `holds:AWARD`, `not-highest`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub barred_by: Vec<String>,
    /// The conditions of the pool.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Reason<'c>>,
}

/// The result of a ballot.
#[derive(Clone, Debug, Serialize)]
pub struct BallotOutcome<'c> {
    /// Rule.
    pub rule: &'c str,
    /// Form of the vote.
    pub form: &'c str,
    /// What it was about: an award, a class, `head`, `deputy`.
    pub subject: &'c str,
    /// First, second … ballot.
    pub round: u32,
    /// All who may vote.
    pub electorate: u32,
    /// Those present.
    pub present: u32,
    /// Votes in writing.
    pub written: u32,
    /// Least share of the voters present, where the rule has one; a ballot without it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quorum: Option<String>,
    /// Article.
    pub cite: &'c str,
    /// Grade.
    pub grade: Grade,
    /// The candidates, most votes first.
    pub results: Vec<BallotLine<'c>>,
}

/// One candidate of a ballot.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BallotLine<'c> {
    /// The unit.
    pub unit: &'c str,
    /// Its votes.
    #[serde(flatten)]
    pub share: VoteShare,
}
