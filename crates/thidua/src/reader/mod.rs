//! From TOML text to checked data: parse, compare with a [`Shape`], collect every problem with its place.

mod datum;
mod decode;
mod misfit;
pub(crate) mod patch;
mod scalar;
mod schema;
mod shape;

pub use datum::{Datum, Table, Value};
pub use decode::{LONGEST_TEXT, MOST_BYTES, MOST_DEPTH, MOST_VALUES, read};
pub(crate) use patch::recheck;
pub use schema::{json_schema, primitives, reference};
pub use shape::{Key, Kind, Shape};
