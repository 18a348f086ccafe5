//! Planning: what a subject can be proposed for now, and for a wanted award the earliest date with what must happen
//! in which year.
//!
//! The plan is found with the assessing evaluator alone: good future years are laid before it, and what turns out not
//! to be needed is taken away again.

mod filing;
mod needs;
mod plan;
mod render;

pub use filing::{FilingRule, PlanFiling};
pub use plan::{Path, PlanStep, StepKind};
