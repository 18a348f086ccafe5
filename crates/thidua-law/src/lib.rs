//! The law as text: every bundled regulation, its identifier and its words, and nothing else.
//!
//! The texts go through the same reader and checker as a file of your own. Where each was read, and how well it is
//! established, stands in the file itself (`source`, `grade`).
//!
//! ```
//! let text = thidua_law::regulation("vn.bac-kan.thuc-tien").unwrap();
//! assert!(text.contains("fills = \"vn.bac-kan.thuc-tien\""));
//! ```

mod law_files;
mod regulations;

pub use law_files::LAW_FILES;
pub use regulations::BLOC_REGULATIONS;

/// One bundled file.
#[derive(Clone, Copy, Debug)]
pub struct LawText {
    /// Identifier of the regulation, the same as inside the file.
    pub id: &'static str,
    /// Path inside this crate.
    pub path: &'static str,
    /// The TOML text.
    pub text: &'static str,
}

/// Version of the bundled data; it changes whenever a text does.
pub const VERSION: &str = "2026.11.0";

/// The law in its compact form, for `Rulebook::from_baked`; `cargo xtask bake` writes it.
pub static BAKED: &[u8] = include_bytes!("../baked/law.bin");

/// The text of the bundled regulation with this identifier.
pub fn regulation(id: &str) -> Option<&'static str> {
    BLOC_REGULATIONS
        .iter()
        .find(|law| law.id == id)
        .map(|law| law.text)
}
