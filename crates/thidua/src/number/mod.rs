//! Exact numbers: points and shares are decimals or fractions of decimals, never binary floats.

mod interval;
mod ratio;
mod rounding;

pub use interval::Interval;
pub use ratio::Ratio;
pub(crate) use ratio::compare;
pub use rounding::{Rounding, RoundingMode};
