//! Millions of histories in columns, with a reason for every verdict.
//!
//! A [`Program`] is a rulebook compiled for one question: all awards asked for share their leaves (a level of rating by
//! year, titles by year, …), which are worked out for sixty-four subjects at a time. Verdict and reason are those of the
//! explaining evaluator ([`Rulebook::assess`](crate::Rulebook::assess)), which also answers single leaves of unusual
//! histories (numbers of members, posts, a fourth entry of one award in one year, …); [`Verdicts::opened`] counts them.
//! It does not answer bars and exclusions, and knows nothing of Arrow.

mod block;
mod block_awards;
mod code;
mod column;
mod compile;
mod given;
mod histories;
mod lanes;
mod leaves;
mod plan;
mod points;
mod program;
mod slots;
mod slow;
pub mod synthetic;
mod tables;
mod verdicts;

pub use code::Code;
pub use histories::Histories;
pub use program::Program;
pub use verdicts::Verdicts;
