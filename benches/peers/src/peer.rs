//! What is asked of every side.

use crate::facts::Facts;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// An answer: the award, and how many parts its explanation has.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub award: bool,
    pub explained: usize,
}

/// An engine with the rule loaded.
pub trait Peer {
    /// Its name and what explanation it was asked for.
    fn name(&self) -> &'static str;

    /// Copies of the input in the engine's own form, so that reading JSON is not timed.
    fn prepare(&mut self, facts: &Facts, copies: usize) -> Result<()>;

    /// One assessment with its explanation, of one of the inputs prepared.
    fn assess(&mut self) -> Result<Answer>;
}
