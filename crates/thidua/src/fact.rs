//! Facts about a unit: recorded values, each of a declared kind.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use time::Date;

use crate::Bilingual;
use crate::reader::{Datum, Table, Value};
use crate::regulation::Builder;

/// The value of a fact or of an input of a score sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Boolean(bool),
    /// An exact number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A word: a level, a class, a name.
    Word(String),
}

impl FactValue {
    /// The scalar behind a datum; none for lists and tables.
    pub fn from_datum(datum: &Datum) -> Option<Self> {
        match datum {
            Datum::Boolean(value) => Some(Self::Boolean(*value)),
            Datum::Number(value) => Some(Self::Number(*value)),
            Datum::Date(value) => Some(Self::Date(*value)),
            Datum::Text(value) => Some(Self::Word(value.clone())),
            Datum::List(_) | Datum::Table(_) => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    pub fn boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The word, if it is one.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(value) => Some(value),
            _ => None,
        }
    }

    /// The date, if it is one.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether the value is of the declared kind.
    pub fn is_of(&self, kind: FactKind) -> bool {
        matches!(
            (self, kind),
            (Self::Boolean(_), FactKind::Boolean)
                | (Self::Number(_), FactKind::Number)
                | (Self::Date(_), FactKind::Date)
                | (Self::Word(_), FactKind::Level | FactKind::Word)
        )
    }
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(value) => write!(out, "{value}"),
            Self::Number(value) => write!(out, "{}", value.normalize()),
            Self::Date(value) => write!(out, "{value}"),
            Self::Word(value) => write!(out, "{value}"),
        }
    }
}

impl Serialize for FactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Boolean(value) => serializer.serialize_bool(*value),
            other => serializer.collect_str(other),
        }
    }
}

/// The kind of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Yes or no.
    Boolean,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A level of the regulation's list.
    Level,
    /// One of the declared words, or any word where none is declared.
    Word,
}

impl FactKind {
    /// What is to be written, in both languages.
    pub(crate) fn wanted(self) -> (&'static str, &'static str) {
        match self {
            Self::Boolean => ("true hoặc false", "true or false"),
            Self::Number => (
                "số, ví dụ 30 hoặc \"17.5\"",
                "a number, for instance 30 or \"17.5\"",
            ),
            Self::Date => ("ngày, ví dụ 2024-01-03", "a date, for instance 2024-01-03"),
            Self::Level => (
                "một mức trong danh sách mức của văn bản",
                "a level of the regulation's list",
            ),
            Self::Word => ("một từ đã khai báo", "one of the declared words"),
        }
    }
}

/// The declaration of a fact.
#[derive(Clone, Debug)]
pub struct FactRule {
    /// Identifier.
    pub id: String,
    /// What it says, in words.
    pub name: Bilingual,
    /// Kind of its value.
    pub kind: FactKind,
    /// Words it may take; any where empty.
    pub words: Vec<String>,
    /// Procedure that makes it.
    pub made_by: Option<String>,
    /// Third party that supplies it.
    pub supplied_by: Option<Bilingual>,
}

impl FactRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let kind = match table.text("kind") {
            Some("boolean") => FactKind::Boolean,
            Some("number") => FactKind::Number,
            Some("date") => FactKind::Date,
            Some("level") => FactKind::Level,
            _ => FactKind::Word,
        };
        builder.reference(table, "made_by", "procedure");
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            kind,
            words: table.texts("words").map(|(word, _)| word.to_owned()).collect(),
            made_by: table.text("made_by").map(str::to_owned),
            supplied_by: table.bilingual("supplied_by"),
        }
    }
}

/// A fact recorded for one unit: its value, and where it comes from if the record says so.
#[derive(Clone, Debug)]
pub struct RecordedFact {
    /// Identifier of the fact.
    pub id: String,
    /// Its value.
    pub value: FactValue,
    /// Day on which the value was established.
    pub on: Option<Date>,
    /// Who established it.
    pub by: Option<String>,
}

impl RecordedFact {
    /// Reads `fact = value` or `fact = { value = …, on = …, by = … }`.
    pub(crate) fn from_value(id: &str, value: &Value) -> Option<Self> {
        match &value.datum {
            Datum::Table(table) => Some(Self {
                id: id.to_owned(),
                value: FactValue::from_datum(&table.get("value")?.datum)?,
                on: table.date("on"),
                by: table.text("by").map(str::to_owned),
            }),
            datum => Some(Self {
                id: id.to_owned(),
                value: FactValue::from_datum(datum)?,
                on: None,
                by: None,
            }),
        }
    }
}
