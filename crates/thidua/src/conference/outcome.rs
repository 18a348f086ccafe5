//! What a conference comes to: plain data that borrows its words from the conference, with one JSON form.

use serde::Serialize;
use time::Date;

use super::outcome_awards::{AwardOutcome, BallotOutcome, Nomination};
use super::outcome_registers::{
    AttendanceOutcome, DirectiveOutcome, InspectionOutcome, ModelOutcome, MovementOutcome, PactOutcome,
    RolesOutcome, WindowOutcome,
};
use super::outcome_unit::UnitOutcome;
use crate::regulation::BlocKind;
use crate::{Basis, Bilingual, Grade};

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
