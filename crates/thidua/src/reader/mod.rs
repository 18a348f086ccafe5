//! From TOML text to checked data: parse, compare with a [`Shape`], collect every problem with its place.

mod datum;
mod shape;

pub use datum::{Datum, Table, Value};
pub use shape::{Key, Kind, Shape};
