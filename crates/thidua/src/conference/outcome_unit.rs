//! What a conference comes to for one unit.

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use super::stage_points::Stages;
use super::wire::{inputs, interval, points, points_or_null};
use crate::condition::Reason;
use crate::fact::FactValue;
use crate::number::Interval;
use crate::scoring::Role;
use crate::{Bilingual, Grade, Verdict};

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
