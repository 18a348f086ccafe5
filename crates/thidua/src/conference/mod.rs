//! The year-end conference of a bloc: from its file and its sheets to totals, classes, ranks, nominations, roles.

mod csv_sheets;
mod differing;
mod outcome;
mod read;
mod read_parts;
mod read_sheets;
mod read_votes;
mod record;
mod run;
mod stage_points;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceMap};
use crate::regulation::{Regulation, RegulationFile};

pub use differing::Differing;
pub use outcome::*;
pub use record::*;
pub use stage_points::{StagePoints, Stages};

use outcome::points_or_null;

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
