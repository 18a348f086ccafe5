use std::ops::Range;

use rust_decimal::Decimal;
use time::Date;

use crate::Bilingual;
use crate::number::{Interval, Ratio, RoundingMode};

/// A value read from a file and checked against its kind, with the bytes it was written in.
#[derive(Clone, Debug)]
pub struct Value {
    /// The value.
    pub datum: Datum,
    /// Byte range in the source.
    pub span: Range<usize>,
}

/// A checked value.
#[derive(Clone, Debug)]
pub enum Datum {
    /// Text, NFC: also identifiers, words, ratios and intervals as written.
    Text(String),
    /// A boolean.
    Boolean(bool),
    /// A number, exact.
    Number(Decimal),
    /// A date.
    Date(Date),
    /// Several values.
    List(Vec<Value>),
    /// A table.
    Table(Table),
}

impl Value {
    fn shift(&mut self, offset: usize) {
        self.span = self.span.start.saturating_add(offset)..self.span.end.saturating_add(offset);
        match &mut self.datum {
            Datum::Table(table) => table.shift(offset),
            Datum::List(values) => values.iter_mut().for_each(|value| value.shift(offset)),
            _ => {}
        }
    }
}

/// A checked table: its keys in the order written.
#[derive(Clone, Debug, Default)]
pub struct Table {
    entries: Vec<(String, Range<usize>, Value)>,
    span: Range<usize>,
}

impl Table {
    /// An empty table written at a place.
    pub fn new(span: Range<usize>) -> Self {
        Self {
            entries: Vec::new(),
            span,
        }
    }

    /// An empty table without a place, with room for entries.
    pub(crate) fn with_capacity(entries: usize) -> Self {
        Self {
            entries: Vec::with_capacity(entries),
            span: 0..0,
        }
    }

    /// Adds an entry; the caller has checked that the key is new.
    pub fn push(&mut self, key: String, key_span: Range<usize>, value: Value) {
        self.entries.push((key, key_span, value));
    }

    /// Where the table was written.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Moves every place by an offset.
    pub(crate) fn shift(&mut self, offset: usize) {
        let moved = |span: &Range<usize>| span.start.saturating_add(offset)..span.end.saturating_add(offset);
        self.span = moved(&self.span);
        for (_, key_span, value) in &mut self.entries {
            *key_span = moved(key_span);
            value.shift(offset);
        }
    }

    /// The keys, their places and their values, in the order written.
    pub fn entries(&self) -> &[(String, Range<usize>, Value)] {
        &self.entries
    }

    /// The keys, their places and their values, owned.
    pub(crate) fn into_entries(self) -> Vec<(String, Range<usize>, Value)> {
        self.entries
    }

    /// The value behind a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries
            .iter()
            .find(|(name, _, _)| name == key)
            .map(|(_, _, value)| value)
    }

    /// The value behind a key, to be changed by a switch.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.entries
            .iter_mut()
            .find(|(name, _, _)| name == key)
            .map(|(_, _, value)| value)
    }

    /// Takes an entry out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let at = self.entries.iter().position(|(name, _, _)| name == key)?;
        Some(self.entries.remove(at).2)
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Where the value of a key was written; the table itself where there is none.
    pub fn place(&self, key: &str) -> Range<usize> {
        self.get(key)
            .map_or_else(|| self.span(), |value| value.span.clone())
    }

    /// A text.
    pub fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.datum {
            Datum::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text, owned; empty where absent.
    pub fn string(&self, key: &str) -> String {
        self.text(key).unwrap_or_default().to_owned()
    }

    /// A boolean.
    pub fn boolean(&self, key: &str) -> Option<bool> {
        match self.get(key)?.datum {
            Datum::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// A number.
    pub fn decimal(&self, key: &str) -> Option<Decimal> {
        match self.get(key)?.datum {
            Datum::Number(value) => Some(value),
            _ => None,
        }
    }

    /// A whole number.
    pub fn integer(&self, key: &str) -> Option<i64> {
        self.decimal(key).and_then(|value| i64::try_from(value).ok())
    }

    /// A date.
    pub fn date(&self, key: &str) -> Option<Date> {
        match self.get(key)?.datum {
            Datum::Date(value) => Some(value),
            _ => None,
        }
    }

    /// A fraction.
    pub fn ratio(&self, key: &str) -> Option<Ratio> {
        match &self.get(key)?.datum {
            Datum::Text(text) => Ratio::parse(text),
            Datum::Number(value) => Some(Ratio::whole(*value)),
            _ => None,
        }
    }

    /// An interval.
    pub fn interval(&self, key: &str) -> Option<Interval> {
        self.text(key).and_then(Interval::parse)
    }

    /// A mode of rounding.
    pub fn rounding(&self, key: &str) -> Option<RoundingMode> {
        self.text(key).and_then(RoundingMode::from_word)
    }

    /// A text in two languages.
    pub fn bilingual(&self, key: &str) -> Option<Bilingual> {
        self.table(key).map(Self::as_bilingual)
    }

    /// This table as a text in two languages.
    pub fn as_bilingual(&self) -> Bilingual {
        Bilingual {
            vi: self.string("vi"),
            en: self.string("en"),
        }
    }

    /// A table.
    pub fn table(&self, key: &str) -> Option<&Table> {
        match &self.get(key)?.datum {
            Datum::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The values of a list; none where absent.
    pub fn list(&self, key: &str) -> &[Value] {
        match self.get(key).map(|value| &value.datum) {
            Some(Datum::List(values)) => values,
            _ => &[],
        }
    }

    /// The tables of a list of tables.
    pub fn tables(&self, key: &str) -> impl Iterator<Item = &Table> {
        self.list(key).iter().filter_map(|value| match &value.datum {
            Datum::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The texts of a list of texts, with their places.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.list(key).iter().filter_map(|value| match &value.datum {
            Datum::Text(text) => Some((text.as_str(), value.span.clone())),
            _ => None,
        })
    }
}
