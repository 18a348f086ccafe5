//! Doubts of the law with their readings.

use serde::Serialize;

use crate::Bilingual;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};

/// A doubt: the default is encoded, the other readings are switches.
#[derive(Clone, Debug, Serialize)]
pub struct Doubt {
    /// Key, for instance `D-02`.
    pub key: String,
    /// The question.
    pub question: Bilingual,
    /// The readings.
    pub options: Vec<DoubtOption>,
    /// The reading taken; none evaluates all of them and is unknown where they differ.
    pub default: Option<u8>,
    /// Grade of the default.
    pub origin: Origin,
}

/// One reading of a doubt.
#[derive(Clone, Debug, Serialize)]
pub struct DoubtOption {
    /// Word by which it is chosen.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
}

/// The word of a doubt that is left open.
pub const UNDECIDED: &str = "undecided";

impl Doubt {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let options: Vec<DoubtOption> = table
            .tables("option")
            .map(|option| DoubtOption {
                id: option.string("id"),
                name: option.bilingual("name").unwrap_or_default(),
            })
            .collect();
        let default = table.string("default");
        let at = options.iter().position(|option| option.id == default);
        if at.is_none() && default != UNDECIDED {
            builder.error(
                "unknown-option",
                table.place("default"),
                format!("cách hiểu mặc định `{default}` không có trong các `option`"),
                format!("the default `{default}` is none of the options"),
                "thêm một `[[reading.option]]` mang mã đó, hoặc ghi `undecided`",
                "add an option with this id, or write `undecided`",
            );
        }
        Self {
            key: table.string("key"),
            question: table.bilingual("question").unwrap_or_default(),
            options,
            default: at.and_then(|at| u8::try_from(at).ok()),
            origin: builder.origin(table),
        }
    }

    /// The number of an option.
    pub fn option(&self, id: &str) -> Option<u8> {
        let at = self.options.iter().position(|option| option.id == id)?;
        u8::try_from(at).ok()
    }
}
