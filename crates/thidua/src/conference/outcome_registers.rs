//! Roles, movements, pact, models and dates around a conference.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use crate::{Bilingual, Grade, Verdict};

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
