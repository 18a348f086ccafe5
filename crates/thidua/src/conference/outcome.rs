//! What a conference comes to: plain data that borrows its words from the conference, with one JSON form.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use time::Date;

use super::stage_points::Stages;
use crate::award::Recipient;
use crate::condition::Reason;
use crate::fact::FactValue;
use crate::number::Interval;
use crate::quota::Quota;
use crate::regulation::BlocKind;
use crate::scoring::Role;
use crate::{Basis, Bilingual, Grade, Verdict};

/// Version of the engine, carried by every result.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Everything a conference comes to.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome<'c> {
    /// Version of the wire form; 1.
    pub schema: u32,
    /// Version of the engine.
    pub engine: &'static str,
    /// Name of the conference.
    pub name: &'c Bilingual,
    /// The bloc.
    pub bloc: BlocRef<'c>,
    /// Emulation year.
    pub year: i32,
    /// Day of the conference.
    pub date: Date,
    /// Place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<&'c Bilingual>,
    /// Remark of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'c Bilingual>,
    /// The regulation applied.
    pub regulation: RegulationRef<'c>,
    /// Readings of open questions.
    pub readings: Vec<ReadingRef<'c>>,
    /// Remarks that stand beside every result.
    pub caveats: Vec<&'c Bilingual>,
    /// Whether nothing is missing.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// The units, by group and rank.
    pub units: Vec<UnitOutcome<'c>>,
    /// The nominations, in the order of the awards.
    pub nominations: Vec<Nomination<'c>>,
    /// The awards with their quotas and pools.
    pub awards: Vec<AwardOutcome<'c>>,
    /// The ballots.
    pub ballots: Vec<BallotOutcome<'c>>,
    /// Next year's head and deputies.
    pub roles: RolesOutcome<'c>,
    /// Attendance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<AttendanceOutcome<'c>>,
    /// The movements of the register.
    pub movements: Vec<MovementOutcome<'c>>,
    /// Directives that stay in force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub directives: Vec<DirectiveOutcome<'c>>,
    /// The targets of the pact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pact: Option<PactOutcome<'c>>,
    /// The advanced models.
    pub models: Vec<ModelOutcome<'c>>,
    /// The inspections.
    pub inspections: Vec<InspectionOutcome<'c>>,
    /// Dates and windows of the year.
    pub calendar: Vec<WindowOutcome<'c>>,
    /// The plan for the coming year.
    pub plan: Vec<Remark<'c>>,
    /// Breaches of order or dates; they do not change the figures.
    pub breaches: Vec<Remark<'c>>,
    /// What is still missing before the result is final.
    pub open: Vec<Remark<'c>>,
}

/// The bloc of a conference.
#[derive(Clone, Debug, Serialize)]
pub struct BlocRef<'c> {
    /// Identifier.
    pub id: &'c str,
    /// Name.
    pub name: &'c Bilingual,
    /// Function or area.
    pub kind: BlocKind,
    /// Number of members.
    pub members: usize,
}

/// The regulation applied.
#[derive(Clone, Debug, Serialize)]
pub struct RegulationRef<'c> {
    /// Identifier.
    pub id: &'c str,
    /// Number, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'c str>,
    /// Name.
    pub name: &'c Bilingual,
    /// Issuing body.
    pub issuer: &'c Bilingual,
    /// The regulation whose frame it fills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fills: Option<&'c str>,
    /// First day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// First day no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Kind of source.
    pub basis: Basis,
    /// Grade of the source.
    pub grade: Grade,
    /// Where it was read.
    pub source: &'c str,
    /// Digest of its texts and of the chosen readings.
    pub digest: &'c str,
}

/// The reading of an open question.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingRef<'c> {
    /// Key.
    pub key: &'c str,
    /// The question.
    pub question: &'c Bilingual,
    /// The reading applied.
    pub chosen: &'c str,
    /// What it says, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen_name: Option<&'c Bilingual>,
    /// The default.
    pub default: &'c str,
    /// Grade of the default.
    pub grade: Grade,
}

/// One unit.
#[derive(Clone, Debug, Serialize)]
pub struct UnitOutcome<'c> {
    /// Identifier.
    pub id: &'c str,
    /// Name.
    pub name: &'c Bilingual,
    /// Group of units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<&'c str>,
    /// Whether it is reviewed.
    pub eligible: Verdict,
    /// Why, or why not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub eligibility: Vec<Reason<'c>>,
    /// Uncapped total, which ranks.
    #[serde(serialize_with = "points_or_null")]
    pub total: Option<Decimal>,
    /// Capped total, which decides the class.
    #[serde(serialize_with = "points_or_null")]
    pub class_total: Option<Decimal>,
    /// Points of the assigned criteria, and the share achieved in per cent, where some are not assigned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<Assigned>,
    /// Class.
    pub class: Option<&'c str>,
    /// Name of the class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class_name: Option<&'c Bilingual>,
    /// Why this class: each class asked, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub class_reasons: Vec<ClassReason<'c>>,
    /// Rank.
    pub rank: Option<u32>,
    /// Label of the rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_label: Option<&'c Bilingual>,
    /// Why this rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_reason: Option<RankReason<'c>>,
    /// Whether nothing of its own is missing.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// Effect of a late or missing sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<LateOutcome<'c>>,
    /// Groups and leaves, in the order of the table.
    pub criteria: Vec<CriterionOutcome<'c>>,
}

/// Points of the assigned criteria.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Assigned {
    /// Greatest points of the assigned criteria.
    #[serde(serialize_with = "points")]
    pub maximum: Decimal,
    /// Share achieved, in per cent to two places.
    #[serde(serialize_with = "points_or_null")]
    pub percent: Option<Decimal>,
}

/// What a late or silent unit suffered.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct LateOutcome<'c> {
    /// `silent` or `late`.
    pub event: &'static str,
    /// What followed.
    pub effect: &'static str,
    /// Points off.
    #[serde(serialize_with = "points")]
    pub points: Decimal,
    /// Article.
    pub cite: &'c str,
    /// Grade.
    pub grade: Grade,
}

/// One group or leaf of one unit.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionOutcome<'c> {
    /// Identifier.
    pub id: &'c str,
    /// Name, for rendering; the wire form has it in the table.
    #[serde(skip)]
    pub name: &'c Bilingual,
    /// Points in force; none while missing or not assigned.
    #[serde(serialize_with = "points_or_null")]
    pub points: Option<Decimal>,
    /// Bonus points beside them.
    #[serde(skip_serializing_if = "Decimal::is_zero", serialize_with = "points")]
    pub bonus: Decimal,
    /// Maximum.
    #[serde(serialize_with = "points_or_null")]
    pub max: Option<Decimal>,
    /// What the points do.
    pub role: Role,
    /// Why: `sum`, `one-of`, the method, `missing`, `not-assigned`, `rescaled` …
    pub rule: &'static str,
    /// Row of the regulation.
    pub cite: &'c str,
    /// Grade of the row.
    pub grade: Grade,
    /// Stage in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<&'c str>,
    /// Who scored, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scorer: Option<&'c str>,
    /// Day of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The inputs in force.
    #[serde(skip_serializing_if = "<[_]>::is_empty", serialize_with = "inputs")]
    pub inputs: &'c [(String, FactValue)],
    /// The interval that applied.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "interval")]
    pub band: Option<Interval>,
    /// The value before it was cut at the maximum.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "points_or_null")]
    pub uncut: Option<Decimal>,
    /// Evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<&'c str>,
    /// Reason written by the scorer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'c str>,
    /// Points at each stage that scored it.
    #[serde(skip_serializing_if = "Stages::is_empty")]
    pub stages: Stages<'c>,
}

/// One class asked of a unit.
#[derive(Clone, Debug, Serialize)]
pub struct ClassReason<'c> {
    /// The class.
    pub class: &'c str,
    /// Whether its requirements hold.
    pub verdict: Verdict,
    /// Article.
    pub cite: &'c str,
    /// Grade.
    pub grade: Grade,
    /// Interval of points asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// Whether the points lie in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_interval: Option<Verdict>,
    /// Leaves below the floor of the class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub below_floor: Vec<&'c str>,
    /// Further conditions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Reason<'c>>,
    /// The event that fixed or capped the class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<&'c str>,
    /// Result of the vote that confirms it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<Verdict>,
}

/// Why a unit has its rank.
#[derive(Clone, Debug, Serialize)]
pub struct RankReason<'c> {
    /// The order.
    pub ranking: &'c str,
    /// Article.
    pub cite: &'c str,
    /// Grade.
    pub grade: Grade,
    /// The key that set it apart from the unit before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<&'c Bilingual>,
    /// Whether it shares its rank.
    pub shared: bool,
    /// How a tie was settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_by: Option<&'c str>,
}

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

/// Head and deputies, of this year and of the next.
#[derive(Clone, Debug, Serialize)]
pub struct RolesOutcome<'c> {
    /// Year of the roles.
    pub year: i32,
    /// Next year's head; none while not settled.
    pub head: Option<&'c str>,
    /// Next year's deputies.
    pub deputies: Vec<&'c str>,
    /// How they were settled: `ballot`, `rotation`, `consensus`, `acclamation`, `assigned`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'c str>,
    /// This year's head.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_head: Option<&'c str>,
    /// This year's deputies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub current_deputies: Vec<&'c str>,
    /// Authority that recognises them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recognised_by: Option<&'c Bilingual>,
    /// Number of the act that recognised them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recognised: Option<&'c str>,
    /// Article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<&'c str>,
    /// Grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// Who was present.
#[derive(Clone, Debug, Serialize)]
pub struct AttendanceOutcome<'c> {
    /// Units present.
    pub present: Vec<&'c str>,
    /// Units absent.
    pub absent: Vec<&'c str>,
    /// Guests.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub guests: &'c [Bilingual],
    /// Who chaired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair: Option<&'c Bilingual>,
    /// Who kept the minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secretary: Option<&'c Bilingual>,
}

/// A movement of the register on the day of the conference.
#[derive(Clone, Debug, Serialize)]
pub struct MovementOutcome<'c> {
    /// Identifier.
    pub id: &'c str,
    /// Name.
    pub name: &'c Bilingual,
    /// Launching authority.
    pub launched_by: &'c Bilingual,
    /// Thematic instead of regular.
    pub thematic: bool,
    /// First year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<i32>,
    /// Last year, included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<i32>,
    /// Whether it is in force on the day of the conference.
    pub in_force: Verdict,
    /// Whether it goes on in the coming year; unknown where its end is not recorded.
    pub continues: Verdict,
    /// Whether it is long enough for each thematic award that the regulation names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub long_enough: BTreeMap<&'c str, Verdict>,
}

/// A directive that stays in force.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct DirectiveOutcome<'c> {
    /// Number.
    pub number: &'c str,
    /// Name.
    pub name: &'c Bilingual,
    /// Day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
}

/// The pact and its targets.
#[derive(Clone, Debug, Serialize)]
pub struct PactOutcome<'c> {
    /// Day of signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// Units that did not sign, where those that signed are recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_signed: Vec<&'c str>,
    /// The targets.
    pub targets: Vec<TargetOutcome<'c>>,
}

/// A target of the pact.
#[derive(Clone, Debug, Serialize)]
pub struct TargetOutcome<'c> {
    /// Identifier.
    pub id: &'c str,
    /// The target.
    pub name: &'c Bilingual,
    /// Whether it is reached.
    pub verdict: Verdict,
    /// Units counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<u32>,
    /// Units needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<u32>,
}

/// An advanced model.
#[derive(Clone, Debug, Serialize)]
pub struct ModelOutcome<'c> {
    /// Identifier.
    pub id: &'c str,
    /// The model.
    pub name: &'c Bilingual,
    /// Unit that has it.
    pub unit: &'c str,
    /// State reached.
    pub state: &'c str,
}

/// An inspection.
#[derive(Clone, Debug, Serialize)]
pub struct InspectionOutcome<'c> {
    /// Unit inspected.
    pub unit: &'c str,
    /// Day.
    pub on: Date,
    /// Who inspected.
    pub by: &'c Bilingual,
    /// Result.
    pub result: &'c Bilingual,
}

/// A window of the year with its days.
#[derive(Clone, Debug, Serialize)]
pub struct WindowOutcome<'c> {
    /// Identifier.
    pub id: &'c str,
    /// What it times.
    pub name: &'c Bilingual,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// Last day, included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
    /// Article.
    pub cite: &'c str,
    /// Grade.
    pub grade: Grade,
}

/// A remark: something open, a breach, a point of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark<'c> {
    /// Stable code.
    pub code: &'static str,
    /// The unit it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'c str>,
    /// The words.
    pub message: Bilingual,
}

impl<'c> Remark<'c> {
    /// A remark about the bloc.
    pub(super) fn new(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            code,
            unit: None,
            message: Bilingual::new(vi, en),
        }
    }

    /// The same remark about a unit.
    pub(super) fn about(mut self, unit: &'c str) -> Self {
        self.unit = Some(unit);
        self
    }
}

impl Outcome<'_> {
    /// The one JSON form: keys in a fixed order, decimals and dates as strings, two spaces of indent.
    pub fn to_json(&self) -> String {
        // A struct of strings, numbers and lists always serialises.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn points<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value.normalize())
}

pub(super) fn points_or_null<S: Serializer>(
    value: &Option<Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(&value.normalize()),
        None => serializer.serialize_none(),
    }
}

fn interval<S: Serializer>(interval: &Option<Interval>, serializer: S) -> Result<S::Ok, S::Error> {
    match interval {
        Some(interval) => serializer.collect_str(interval),
        None => serializer.serialize_none(),
    }
}

fn inputs<S: Serializer>(inputs: &&[(String, FactValue)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(inputs.iter().map(|(input, value)| (input, value)))
}
