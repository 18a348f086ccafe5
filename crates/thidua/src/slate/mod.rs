//! Caps and exclusions over a list of candidates: who stands, who is cut, and by which rule.

mod check;
mod read;
mod render;

pub use check::{CapAnswer, Cut, Placed, Slate, SlateAnswer, State};
