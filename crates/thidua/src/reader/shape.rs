//! The shape of a file: which keys a table takes, of which kind, and what they mean.
//!
//! A shape is the one description of a table of the rule language. The reader checks files against it,
//! the JSON Schema for editors and the reference page of the language are printed from it.

/// A table of the rule language.
#[derive(Debug)]
pub struct Shape {
    /// Name of the table in the reference, for instance `criterion`.
    pub name: &'static str,
    /// What the table says, in English.
    pub doc: &'static str,
    /// The keys it takes, in the order in which they are written.
    pub keys: &'static [Key],
}

/// One key of a table.
#[derive(Debug)]
pub struct Key {
    /// The key as written.
    pub name: &'static str,
    /// What may stand behind it.
    pub kind: Kind,
    /// Whether the table is incomplete without it.
    pub required: bool,
    /// What it says, in English.
    pub doc: &'static str,
    /// Primitives of the scoring language it writes (`"C6"`, `"H2 H3"`); empty for none.
    pub primitives: &'static str,
}

/// What may stand behind a key.
#[derive(Debug)]
pub enum Kind {
    /// Any text, NFC.
    Text,
    /// An identifier: lower-case unaccented letters, digits, `-`, `.` and `_`.
    Id,
    /// `true` or `false`.
    Boolean,
    /// A whole number in a closed range.
    Integer(i64, i64),
    /// A decimal: an integer or a quoted decimal; a binary float is refused.
    Decimal,
    /// A fraction: `"2/3"`, `"80%"`, `"0.8"`.
    Ratio,
    /// An interval with explicit ends: `"[85, 95)"`.
    Interval,
    /// A date: `2024-01-03`.
    Date,
    /// A day of the year: `"12-10"`, month and day.
    DayOfYear,
    /// One of a closed list of words.
    Word(&'static [&'static str]),
    /// A text in two languages: `{ vi = "…", en = "…" }`.
    Bilingual,
    /// Several of one kind.
    List(&'static Kind),
    /// A table.
    Table(&'static Shape),
    /// Several tables: `[[…]]`.
    Tables(&'static Shape),
    /// A table whose keys are free identifiers and whose values are of one kind.
    Map(&'static Kind),
    /// A recorded fact: a boolean, a date, a decimal or a word.
    Fact,
    /// Any value at all: the replacement written by a switch, checked where it lands.
    Anything,
}

impl Key {
    /// A key the table may leave out.
    pub const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            kind,
            required: false,
            doc,
            primitives: "",
        }
    }

    /// A key the table must have.
    pub const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            kind,
            required: true,
            doc,
            primitives: "",
        }
    }

    /// The same key, noted as the way to write these primitives.
    pub const fn writes(mut self, primitives: &'static str) -> Self {
        self.primitives = primitives;
        self
    }
}
