//! The year-end conference of a bloc: from its file and its sheets to totals, classes, ranks, nominations, roles.

mod csv_file;
mod csv_sheets;
mod differing;
mod entry;
mod outcome;
mod outcome_awards;
mod outcome_registers;
mod outcome_unit;
mod read;
mod read_parts;
mod read_registers;
mod read_sheets;
mod read_votes;
mod record;
mod run;
mod selection;
mod stage_points;
mod wire;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceMap};
use crate::regulation::{Regulation, RegulationFile};

pub use differing::Differing;
pub use outcome::*;
pub use outcome_awards::*;
pub use outcome_registers::*;
pub use outcome_unit::*;
pub use record::*;
pub use stage_points::{StagePoints, Stages};

/// A conference file, read and checked against its regulation.
#[derive(Clone, Debug)]
pub struct Conference {
    record: Record,
    regulation: Regulation,
    file: RegulationFile,
    readings: BTreeMap<String, String>,
    warnings: Vec<Diagnostic>,
    sources: SourceMap,
    inputs: Arc<Inputs>,
}

/// The texts a conference was read from, kept so that it can be read again under other readings.
#[derive(Debug)]
struct Inputs {
    name: String,
    text: String,
    files: BTreeMap<String, String>,
}

impl Conference {
    /// What the file records.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The regulation under the chosen readings.
    pub fn regulation(&self) -> &Regulation {
        &self.regulation
    }

    /// Remarks that do not refuse the file.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The texts it was read from.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }
}
