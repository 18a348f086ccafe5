//! From a table to the compact form.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use time::Date;

use super::{MAGIC, MIXED, Tag, VERSION, checksum};
use crate::reader::{Datum, Table, Value};

/// A value with every part that is equal to another held once.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Part {
    Text(String),
    Boolean(bool),
    Number(Decimal),
    Date(Date),
    List(Vec<usize>),
    Table(Vec<(String, usize)>),
}

#[derive(Default)]
struct Parts {
    known: HashMap<Part, usize>,
    parts: Vec<Part>,
    uses: Vec<usize>,
}

impl Parts {
    fn value(&mut self, value: &Value) -> usize {
        let part = match &value.datum {
            Datum::Text(text) => Part::Text(text.clone()),
            Datum::Boolean(value) => Part::Boolean(*value),
            Datum::Number(number) => Part::Number(*number),
            Datum::Date(day) => Part::Date(*day),
            Datum::List(values) => Part::List(values.iter().map(|value| self.value(value)).collect()),
            Datum::Table(table) => return self.table(table),
        };
        self.add(part)
    }

    fn table(&mut self, table: &Table) -> usize {
        let entries = table
            .entries()
            .iter()
            .map(|(key, _, value)| (key.clone(), self.value(value)))
            .collect();
        self.add(Part::Table(entries))
    }

    fn add(&mut self, part: Part) -> usize {
        if let Some(at) = self.known.get(&part) {
            return *at;
        }
        for inner in inner(&part) {
            if let Some(uses) = self.uses.get_mut(inner) {
                *uses = uses.saturating_add(1);
            }
        }
        let at = self.parts.len();
        self.known.insert(part.clone(), at);
        self.parts.push(part);
        self.uses.push(0);
        at
    }
}

fn inner(part: &Part) -> Vec<usize> {
    match part {
        Part::List(values) => values.clone(),
        Part::Table(entries) => entries.iter().map(|(_, value)| *value).collect(),
        _ => Vec::new(),
    }
}

struct Writer {
    parts: Vec<Part>,
    shared: BTreeMap<usize, u64>,
    words: Vec<String>,
    known_words: HashMap<String, u64>,
    shapes: HashMap<Vec<(String, Tag)>, u64>,
    structure: Vec<u8>,
    references: Vec<u8>,
    numbers: Vec<u8>,
}

/// The compact form of a table.
pub(in crate::law) fn write(root: &Table, law: u64) -> Vec<u8> {
    let mut parts = Parts::default();
    let top = parts.table(root);
    let shared: Vec<usize> = (0..parts.parts.len())
        .filter(|at| {
            let composite = matches!(parts.parts.get(*at), Some(Part::List(_) | Part::Table(_)));
            composite && parts.uses.get(*at).is_some_and(|uses| *uses > 1)
        })
        .collect();
    let mut writer = Writer {
        parts: parts.parts,
        shared: BTreeMap::new(),
        words: Vec::new(),
        known_words: HashMap::new(),
        shapes: HashMap::new(),
        structure: Vec::new(),
        references: Vec::new(),
        numbers: Vec::new(),
    };
    varint(&mut writer.structure, shared.len() as u64);
    for (number, at) in (0_u64..).zip(shared) {
        let tag = writer.tag(at);
        varint(&mut writer.structure, tag as u64);
        writer.part(at);
        writer.shared.insert(at, number);
    }
    writer.part(top);
    let mut words = Vec::new();
    varint(&mut words, writer.words.len() as u64);
    for word in &writer.words {
        varint(&mut words, word.len() as u64);
    }
    for word in &writer.words {
        words.extend_from_slice(word.as_bytes());
    }
    let mut body = law.to_le_bytes().to_vec();
    for stream in [&words, &writer.structure, &writer.references, &writer.numbers] {
        varint(&mut body, stream.len() as u64);
    }
    for stream in [&words, &writer.structure, &writer.references, &writer.numbers] {
        body.extend_from_slice(stream);
    }
    let mut baked = MAGIC.to_vec();
    baked.push(VERSION);
    baked.extend_from_slice(&checksum(&body).to_le_bytes());
    baked.extend_from_slice(&body);
    baked
}

impl Writer {
    fn tag(&self, at: usize) -> Tag {
        if self.shared.contains_key(&at) {
            return Tag::Shared;
        }
        match self.parts.get(at) {
            Some(Part::Text(_)) => Tag::Text,
            Some(Part::Boolean(true)) => Tag::True,
            Some(Part::Boolean(false)) | None => Tag::False,
            Some(Part::Number(number)) if whole(number).is_some() => Tag::Whole,
            Some(Part::Number(_)) => Tag::Decimal,
            Some(Part::Date(_)) => Tag::Date,
            Some(Part::List(_)) => Tag::List,
            Some(Part::Table(_)) => Tag::Table,
        }
    }

    /// The payload of a part; its tag is written by what holds it.
    fn part(&mut self, at: usize) {
        if let Some(number) = self.shared.get(&at) {
            varint(&mut self.references, *number);
            return;
        }
        let Some(part) = self.parts.get(at).cloned() else {
            return;
        };
        match part {
            Part::Text(text) => self.word(text),
            Part::Boolean(_) => {}
            Part::Number(number) => match whole(&number) {
                Some(number) => varint(&mut self.numbers, number),
                None => self.word(number.to_string()),
            },
            Part::Date(day) => varint(
                &mut self.numbers,
                u64::try_from(day.to_julian_day()).unwrap_or_default(),
            ),
            Part::List(values) => {
                varint(&mut self.structure, values.len() as u64);
                let tags: Vec<Tag> = values.iter().map(|value| self.tag(*value)).collect();
                let Some(first) = tags.first() else { return };
                let alike = tags.iter().all(|tag| tag == first);
                varint(&mut self.structure, if alike { *first as u64 } else { MIXED });
                for (value, tag) in values.into_iter().zip(tags) {
                    if !alike {
                        varint(&mut self.structure, tag as u64);
                    }
                    self.part(value);
                }
            }
            Part::Table(entries) => {
                let shape: Vec<(String, Tag)> = entries
                    .iter()
                    .map(|(key, value)| (key.clone(), self.tag(*value)))
                    .collect();
                self.shape(shape);
                for (_, value) in entries {
                    self.part(value);
                }
            }
        }
    }

    /// The number of a shape from 1; a new one is 0 and its keys.
    fn shape(&mut self, shape: Vec<(String, Tag)>) {
        if let Some(number) = self.shapes.get(&shape) {
            varint(&mut self.structure, *number);
            return;
        }
        varint(&mut self.structure, 0);
        varint(&mut self.structure, shape.len() as u64);
        for (key, tag) in &shape {
            varint(&mut self.structure, *tag as u64);
            self.word(key.clone());
        }
        let number = (self.shapes.len() as u64).saturating_add(1);
        self.shapes.insert(shape, number);
    }

    /// A text: 0 for the next new one, else the number of a known one from 1.
    fn word(&mut self, word: String) {
        if let Some(number) = self.known_words.get(&word) {
            varint(&mut self.references, *number);
            return;
        }
        varint(&mut self.references, 0);
        self.words.push(word.clone());
        self.known_words.insert(word, self.words.len() as u64);
    }
}

/// A whole number as it is written: even for zero and above, odd below.
fn whole(number: &Decimal) -> Option<u64> {
    if number.scale() != 0 {
        return None;
    }
    let number = i64::try_from(*number).ok()?;
    let doubled = number.unsigned_abs().checked_mul(2)?;
    Some(if number < 0 {
        doubled.saturating_sub(1)
    } else {
        doubled
    })
}

/// Seven bits a byte, the lowest first.
fn varint(into: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        into.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}
