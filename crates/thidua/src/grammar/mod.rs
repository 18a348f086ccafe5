//! The tables and keys of the rule language, one file per subject.
//!
//! Shapes only: the reader checks files against them, and the JSON Schema and the reference are printed
//! from them. What the values mean is in [`crate::regulation`], [`crate::scoring`] and [`crate::conference`].

mod award;
mod ballot;
mod calendar;
mod case;
mod condition;
mod conference;
pub(crate) mod law;
mod method;
mod register;
mod regulation;
mod scoring;
mod slate;
mod subject;

pub use ballot::BALLOT_FILE;
pub use case::CASE_FILE;
pub use conference::CONFERENCE_FILE;
pub use law::LAW_FILE;
pub(crate) use law::procedure::PARTS as PROCEDURE_PARTS;
pub use regulation::REGULATION_FILE;
pub use slate::SLATE_FILE;
pub use subject::SUBJECT;

use crate::reader::{Key, Kind};

/// `id` of a table.
const fn id() -> Key {
    Key::required("id", Kind::Id, "identifier, unique among its kind in the file")
}

/// `name` of a table.
const fn name() -> Key {
    Key::required(
        "name",
        Kind::Bilingual,
        "name as printed, in Vietnamese and English",
    )
}

/// `cite` of a table.
const fn cite() -> Key {
    Key::optional(
        "cite",
        Kind::Text,
        "article, clause and point the rule rests on; inherited from the file where absent",
    )
}

const GRADES: &[&str] = &["confirmed", "reported", "recalled", "assumed"];
const BASES: &[&str] = &["statute", "guidance", "practice"];

/// `grade` of a table.
const fn grade() -> Key {
    Key::optional(
        "grade",
        Kind::Word(GRADES),
        "how well the source is established; inherited where absent",
    )
}

/// `basis` of a table.
const fn basis() -> Key {
    Key::optional(
        "basis",
        Kind::Word(BASES),
        "law, guidance or practice; inherited where absent",
    )
}

/// `text` of a table.
const fn text() -> Key {
    Key::optional("text", Kind::Text, "words of the provision, in Vietnamese")
}
