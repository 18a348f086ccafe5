//! From TOML text to checked data: parse, compare with a [`Shape`], collect every problem with its place.

mod datum;
#[cfg(feature = "toml")]
mod decode;
#[cfg(not(feature = "toml"))]
#[path = "no_toml.rs"]
mod decode;
#[cfg(feature = "toml")]
mod decode_scalar;
mod json;
pub(crate) mod patch;
mod scalar;
mod schema;
mod shape;

pub use datum::{Datum, Table, Value};
pub use decode::read;
pub use json::{read_by_name, read_json};
pub(crate) use patch::recheck;
pub use scalar::{LONGEST_TEXT, MOST_BYTES, MOST_DEPTH, MOST_VALUES};
pub use schema::{json_schema, primitives, reference};
pub use shape::{Key, Kind, Shape};
