//! TOML compared with a shape.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::scalar::{BILINGUAL, MOST_BYTES, MOST_DEPTH, MOST_VALUES, is_id, is_map_key};
use super::{Datum, Key, Kind, Shape, Table, Value};
use crate::Bilingual;
use crate::diagnostic::{Diagnostic, Source, SourceMap, nearest};

/// Reads a file and compares it with its shape.
///
/// Good values are kept even where others are bad, so that every problem of a file is found at once. The
/// diagnostics come in order of position.
pub fn read(source: &Source, shape: &'static Shape) -> (Table, Vec<Diagnostic>) {
    let sources = SourceMap::of(source.clone());
    if source.text.len() > MOST_BYTES {
        let size = source.text.len();
        let problem = Diagnostic::error(
            "too-large",
            Bilingual::new(
                format!("tệp dài {size} byte, vượt giới hạn {MOST_BYTES}"),
                format!("the file has {size} bytes, the limit is {MOST_BYTES}"),
            ),
        );
        let help = Bilingual::new("tách tệp thành nhiều tệp", "split the file");
        return (Table::default(), vec![problem.at(&sources, 0..0).help(help)]);
    }
    if let Some(problem) = too_deep(&source.text, &sources) {
        return (Table::default(), vec![problem]);
    }
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    let mut decoder = Decoder {
        sources: &sources,
        problems: Vec::new(),
        values: 0,
    };
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let at = sources.label(span.clone());
        decoder.problem(
            "toml",
            span,
            (
                format!("TOML sai cú pháp gần `{}`: {}", at.text, error.message()),
                error.message().to_owned(),
            ),
            (
                "xem lại dấu ngoặc, dấu nháy và dấu bằng",
                "check brackets, quotes and equals signs",
            ),
        );
    }
    let table = decoder.table(document.get_ref(), document.span(), shape, 0);
    decoder.problems.sort_by_key(|(start, _)| *start);
    (
        table,
        decoder.problems.into_iter().map(|(_, problem)| problem).collect(),
    )
}

pub(super) struct Decoder<'s> {
    pub(super) sources: &'s SourceMap,
    pub(super) problems: Vec<(usize, Diagnostic)>,
    pub(super) values: usize,
}

impl Decoder<'_> {
    pub(super) fn problem(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: (impl Into<String>, impl Into<String>),
        help: (impl Into<String>, impl Into<String>),
    ) {
        let start = span.start;
        let problem = Diagnostic::error(code, Bilingual::new(message.0, message.1)).at(self.sources, span);
        self.problems
            .push((start, problem.help(Bilingual::new(help.0, help.1))));
    }

    fn table(
        &mut self,
        table: &DeTable<'_>,
        span: Range<usize>,
        shape: &'static Shape,
        depth: usize,
    ) -> Table {
        let mut read = Table::new(span.clone());
        for (key, value) in in_order(table) {
            let name: &str = key.get_ref();
            if name.starts_with("x-") {
                continue;
            }
            match shape.keys.iter().find(|known| known.name == name) {
                Some(known) => {
                    if let Some(value) = self.value(value, &known.kind, name, depth.saturating_add(1)) {
                        read.push(name.to_owned(), key.span(), value);
                    }
                }
                None => self.unknown_key(name, key.span(), shape),
            }
        }
        for known in shape.keys.iter().filter(|known| known.required) {
            if !table.iter().any(|(key, _)| key.get_ref() == known.name) {
                self.missing(known, first_line(&span), shape);
            }
        }
        read
    }

    fn unknown_key(&mut self, name: &str, span: Range<usize>, shape: &'static Shape) {
        let known = shape.keys.iter().map(|key| key.name);
        let help = match nearest(name, known) {
            Some(near) => (
                format!("có phải ý bạn là `{near}`?"),
                format!("did you mean `{near}`?"),
            ),
            None => {
                let names: Vec<&str> = shape.keys.iter().map(|key| key.name).collect();
                (
                    format!("các khóa dùng được: {}", names.join(", ")),
                    format!("known keys: {}", names.join(", ")),
                )
            }
        };
        self.problem(
            "unknown-key",
            span,
            (
                format!("bảng `{}` không có khóa `{name}`", shape.name),
                format!("`{}` has no key `{name}`", shape.name),
            ),
            help,
        );
    }

    fn missing(&mut self, key: &Key, span: Range<usize>, shape: &'static Shape) {
        self.problem(
            "missing-key",
            span,
            (
                format!("bảng `{}` thiếu khóa `{}`", shape.name, key.name),
                format!("`{}` lacks the key `{}`", shape.name, key.name),
            ),
            (
                format!("thêm `{}`: {}", key.name, key.doc),
                format!("add `{}`: {}", key.name, key.doc),
            ),
        );
    }

    pub(super) fn value(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        kind: &'static Kind,
        key: &str,
        depth: usize,
    ) -> Option<Value> {
        let span = value.span();
        self.values = self.values.saturating_add(1);
        if self.values > MOST_VALUES {
            if self.values == MOST_VALUES.saturating_add(1) {
                self.problem(
                    "too-many",
                    span,
                    (
                        format!("tệp có quá {MOST_VALUES} giá trị"),
                        format!("the file has more than {MOST_VALUES} values"),
                    ),
                    ("tách tệp thành nhiều tệp", "split the file"),
                );
            }
            return None;
        }
        let datum = match (kind, value.get_ref()) {
            (Kind::Table(shape), DeValue::Table(table)) => {
                Datum::Table(self.table(table, span.clone(), shape, depth))
            }
            (Kind::Tables(shape), DeValue::Array(items)) => {
                let mut tables = Vec::with_capacity(items.len());
                for item in items.iter() {
                    match item.get_ref() {
                        DeValue::Table(table) => {
                            self.values = self.values.saturating_add(1);
                            let read = self.table(table, item.span(), shape, depth.saturating_add(1));
                            tables.push(Value {
                                datum: Datum::Table(read),
                                span: item.span(),
                            });
                        }
                        _ => self.wrong_type(item, kind, key),
                    }
                }
                Datum::List(tables)
            }
            (Kind::List(kind), DeValue::Array(items)) => Datum::List(
                items
                    .iter()
                    .filter_map(|item| self.value(item, kind, key, depth.saturating_add(1)))
                    .collect(),
            ),
            (Kind::Map(kind), DeValue::Table(table)) => {
                let mut map = Table::new(span.clone());
                for (key, value) in in_order(table) {
                    if !(is_map_key(key.get_ref()) || matches!(kind, Kind::Anything)) {
                        self.bad_id(key.get_ref(), key.span());
                        continue;
                    }
                    if let Some(value) = self.value(value, kind, key.get_ref(), depth.saturating_add(1)) {
                        map.push(key.get_ref().to_string(), key.span(), value);
                    }
                }
                Datum::Table(map)
            }
            (Kind::Bilingual, DeValue::Table(table)) => {
                Datum::Table(self.table(table, span.clone(), &BILINGUAL, depth))
            }
            (Kind::Bilingual, DeValue::String(text)) => {
                let text = self.nfc(text, span.clone())?;
                let mut table = Table::new(span.clone());
                table.push(
                    "vi".to_owned(),
                    span.clone(),
                    Value {
                        datum: Datum::Text(text),
                        span: span.clone(),
                    },
                );
                Datum::Table(table)
            }
            (Kind::Fact, DeValue::Table(table)) => {
                let mut facts = Table::new(span.clone());
                for (key, value) in in_order(table) {
                    if !is_id(key.get_ref()) {
                        self.bad_id(key.get_ref(), key.span());
                    } else if matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_)) {
                        self.wrong_type(value, kind, key.get_ref());
                    } else if let Some(value) =
                        self.value(value, kind, key.get_ref(), depth.saturating_add(1))
                    {
                        facts.push(key.get_ref().to_string(), key.span(), value);
                    }
                }
                Datum::Table(facts)
            }
            (_, DeValue::Float(number)) => {
                self.float(number.as_str(), span);
                return None;
            }
            (kind, scalar) => return self.scalar(scalar, kind, value, key),
        };
        Some(Value { datum, span })
    }
}

/// The entries of a table in the order written.
pub(super) fn in_order<'t, 'i>(
    table: &'t DeTable<'i>,
) -> Vec<(&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// A label for a whole table would underline all of it: its first byte is enough.
fn first_line(span: &Range<usize>) -> Range<usize> {
    span.start..span.end.min(span.start.saturating_add(80))
}

/// Brackets nested deeper than the limit are refused before the parser sees them.
fn too_deep(text: &str, sources: &SourceMap) -> Option<Diagnostic> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth = depth.saturating_add(1),
            b']' | b'}' | b'\n' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST_DEPTH.saturating_mul(4) {
            return Some(
                Diagnostic::error(
                    "too-deep",
                    Bilingual::new("ngoặc lồng nhau quá sâu", "brackets are nested too deeply"),
                )
                .at(sources, at..at.saturating_add(1))
                .help(Bilingual::new("viết các bảng phẳng", "write flat tables")),
            );
        }
    }
    None
}
