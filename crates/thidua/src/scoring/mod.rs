//! Scoring tables: the tree of criteria, the methods of its leaves, and the points they give.

mod build;
mod check;
mod leader;
mod method;
mod points;
mod stage;
mod table;
mod total;

pub(crate) use leader::{LeaderEntry, Race};
pub use method::{Above, Band, Days, Method, PointsRow};
pub use points::{Inputs, NoPoints, Scored};
pub use stage::{Scorer, Stage};
pub use table::{
    AboveMaximum, ChildrenCheck, Combine, Criterion, MissingLeaf, NotAssigned, Role, ScoringTable, StepRule,
};
pub use total::Total;
