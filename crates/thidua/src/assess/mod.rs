//! Eligibility: met, not met or unknown, with the tree of reasons.
//!
//! The written meaning of every operator is in `docs/award-rules.md`.

mod assessment;
mod beside;
mod count;
mod counting;
mod duration;
mod evaluate;
mod impact;
mod leaf;
mod matter;
mod members;
mod missing;
mod node;
mod reason;
mod tree;
mod wire;
mod wire_entry;
mod years;

pub(crate) use assessment::is_for_category;
pub use assessment::{Assessment, RuleAnswer, Version, Without};
pub use beside::{BarAnswer, BarEvidence, ExclusionAnswer};
pub(crate) use counting::Counting;
pub(crate) use duration::months_between;
pub(crate) use evaluate::{Evaluator, MOST_DEPTH};
pub use impact::Impact;
pub use matter::Matter;
pub use node::{Evidence, Missing, Node, Observed, Range, Why, Window};
pub use reason::Reason;
pub(crate) use wire::{closed_value, ranked, tidy};
