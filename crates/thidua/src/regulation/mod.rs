//! A regulation on emulation in blocs: read from a file, checked, in force on a date.

mod bloc;
mod build;
mod builder;
mod instrument;
mod merge;
mod origin;
mod read;
mod reading;

use crate::award::{AwardRule, VoteOrder};
use crate::ballot::BallotRule;
use crate::calendar::{LateRule, Step, Window};
use crate::class::{ClassRule, EventRule};
use crate::condition::Condition;
use crate::fact::FactRule;
use crate::ranking::RankingRule;
use crate::roles::RolesRule;
use crate::scoring::{ScoringTable, Stage};

pub use bloc::{Bloc, BlocKind, Level, MovementLength, Procedure, UnitKind};
pub(crate) use builder::Builder;
pub(crate) use builder::suggestion;
pub use instrument::{Caveat, Instrument};
pub use origin::Origin;
pub(crate) use origin::{basis, grade};
pub use read::RegulationFile;
pub use reading::{Reading, ReadingOption};

/// One regulation with the chosen readings of its open questions.
#[derive(Clone, Debug)]
pub struct Regulation {
    /// The instrument: number, issuer, dates.
    pub instrument: Instrument,
    /// Open questions and their readings.
    pub readings: Vec<Reading>,
    /// Register of blocs.
    pub blocs: Vec<Bloc>,
    /// Kinds of unit.
    pub unit_kinds: Vec<UnitKind>,
    /// Head and deputies.
    pub roles: Option<RolesRule>,
    /// Levels of ratings made elsewhere, best first.
    pub levels: Vec<Level>,
    /// Other procedures whose results enter.
    pub procedures: Vec<Procedure>,
    /// Facts the rules ask for.
    pub facts: Vec<FactRule>,
    /// Named conditions.
    pub conditions: Vec<Condition>,
    /// Conditions without which a unit is not reviewed.
    pub eligibility: Vec<String>,
    /// Stages of scoring, in order.
    pub stages: Vec<Stage>,
    /// Steps of the procedure, in binding order.
    pub steps: Vec<Step>,
    /// Scoring tables.
    pub tables: Vec<ScoringTable>,
    /// Classes, best first.
    pub classes: Vec<ClassRule>,
    /// Events that fix or cap a class.
    pub events: Vec<EventRule>,
    /// Orders of units.
    pub rankings: Vec<RankingRule>,
    /// Rules of voting.
    pub ballots: Vec<BallotRule>,
    /// Awards with their quotas.
    pub awards: Vec<AwardRule>,
    /// Order in which awards are voted; empty where none is prescribed.
    pub vote_order: VoteOrder,
    /// Dates and windows.
    pub windows: Vec<Window>,
    /// Lengths of movements that thematic awards ask for.
    pub movement_lengths: Vec<MovementLength>,
    /// What a late or silent unit suffers.
    pub late: Option<LateRule>,
    /// Digest of the texts it was built from, and of the readings chosen.
    pub digest: String,
}

impl Regulation {
    /// The condition with this identifier.
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.id == id)
    }

    /// The scoring table with this identifier.
    pub fn table(&self, id: &str) -> Option<&ScoringTable> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// The ballot rule with this identifier.
    pub fn ballot(&self, id: &str) -> Option<&BallotRule> {
        self.ballots.iter().find(|ballot| ballot.id == id)
    }

    /// The award with this identifier.
    pub fn award(&self, id: &str) -> Option<&AwardRule> {
        self.awards.iter().find(|award| award.id == id)
    }

    /// The kind of unit with this identifier.
    pub fn unit_kind(&self, id: &str) -> Option<&UnitKind> {
        self.unit_kinds.iter().find(|kind| kind.id == id)
    }

    /// The fact with this identifier.
    pub fn fact(&self, id: &str) -> Option<&FactRule> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// The bloc with this identifier in an emulation year.
    pub fn bloc(&self, id: &str, year: i32) -> Option<&Bloc> {
        self.blocs.iter().find(|bloc| bloc.id == id && bloc.covers(year))
    }
}
