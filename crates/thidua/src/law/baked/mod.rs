//! The law in a compact form: the joined table of many files, read many times faster than their texts.
//!
//! The form holds what the files say and nothing computed from it: the same builder and the same checks turn both
//! into a rulebook. It is made by `cargo xtask bake` and is not meant to be kept: a new version of the library may
//! refuse an old form, the texts stay readable.
//!
//! ```text
//! head      magic "thidua", version, digest of everything behind it (8 bytes)
//! law       digest of the files (8 bytes)
//! streams   lengths of the streams: words, structure, references, numbers
//! words     number of texts, their lengths, the texts in one piece
//! structure shapes of tables (keys and the kinds of their values), lengths of lists
//! ```
//! Every text is held once, every shape of a table once, every part that occurs twice once.

mod read;
mod write;

use crate::Bilingual;
use crate::diagnostic::Diagnostic;

pub(super) use read::read;
pub(super) use write::write;

/// The first bytes.
const MAGIC: &[u8] = b"thidua";
/// Version of the form.
const VERSION: u8 = 1;
/// Most values, shared parts counted as often as they occur.
const MOST_VALUES: usize = 2_000_000;
/// Deepest nesting.
const MOST_DEPTH: usize = 32;

/// What stands at a place: the kinds of value of a table as written by the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Tag {
    Text,
    False,
    True,
    Whole,
    Decimal,
    Date,
    List,
    Table,
    Shared,
}

impl Tag {
    const ALL: [Self; 9] = [
        Self::Text,
        Self::False,
        Self::True,
        Self::Whole,
        Self::Decimal,
        Self::Date,
        Self::List,
        Self::Table,
        Self::Shared,
    ];

    fn of(byte: u64) -> Option<Self> {
        usize::try_from(byte)
            .ok()
            .and_then(|at| Self::ALL.get(at))
            .copied()
    }
}

/// A list whose values are of different kinds: each carries its own tag.
const MIXED: u64 = Tag::ALL.len() as u64;

/// FNV-1a over bytes, as in [`crate::digest`].
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |state: u64, byte| {
        (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn refused(code: &'static str, vi: &str, en: &str) -> Box<Diagnostic> {
    let help = Bilingual::new(
        "dùng dữ liệu luật đi cùng phiên bản thư viện này, hoặc đọc lại từ các tệp TOML",
        "use the data of this version of the library, or read the TOML files again",
    );
    Box::new(Diagnostic::error(code, Bilingual::new(vi, en)).help(help))
}
