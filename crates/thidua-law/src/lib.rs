//! The law as text: every bundled regulation, its path and its words, and nothing else.
//!
//! The texts go through the same reader and checker as a file of your own.

/// One bundled file.
#[derive(Clone, Copy, Debug)]
pub struct LawText {
    /// Identifier of the regulation, the same as inside the file.
    pub id: &'static str,
    /// Path inside this crate's `law` folder.
    pub path: &'static str,
    /// The TOML text.
    pub text: &'static str,
}

/// Version of the bundled data; it changes whenever a text does.
pub const VERSION: &str = "2026.11.0";

/// Every bundled regulation on blocs, in the order of its path.
pub static BLOC_REGULATIONS: &[LawText] = &[];
