//! From the compact form to a table; every byte is doubted.

use rust_decimal::Decimal;
use time::Date;

use super::{MAGIC, MIXED, MOST_DEPTH, MOST_VALUES, Tag, VERSION, checksum, refused};
use crate::diagnostic::Diagnostic;
use crate::reader::{Datum, Table, Value};

/// The table and the digest of the files it was made of.
pub(in crate::law) fn read(baked: &[u8]) -> Result<(Table, u64), Box<Diagnostic>> {
    let Some(rest) = baked.strip_prefix(MAGIC) else {
        return Err(refused(
            "baked-format",
            "không phải dữ liệu luật dạng gọn",
            "this is no law in the compact form",
        ));
    };
    let damaged = || {
        refused(
            "baked-damaged",
            "dữ liệu luật dạng gọn bị hỏng",
            "the law in the compact form is damaged",
        )
    };
    let (version, rest) = rest.split_first().ok_or_else(damaged)?;
    if *version != VERSION {
        return Err(refused(
            "baked-version",
            &format!("dữ liệu luật dạng gọn thuộc phiên bản {version}, thư viện đọc phiên bản {VERSION}"),
            &format!("the compact form is of version {version}, this library reads version {VERSION}"),
        ));
    }
    let (sum, body) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
    if u64::from_le_bytes(*sum) != checksum(body) {
        return Err(damaged());
    }
    contents(body).ok_or_else(damaged)
}

fn contents(body: &[u8]) -> Option<(Table, u64)> {
    let (law, rest) = body.split_first_chunk::<8>()?;
    let mut head = Stream(rest);
    let lengths = [head.size()?, head.size()?, head.size()?, head.size()?];
    let mut streams = [Stream(&[]); 4];
    for (stream, length) in streams.iter_mut().zip(lengths) {
        let (own, rest) = head.0.split_at_checked(length)?;
        *stream = Stream(own);
        head.0 = rest;
    }
    let [words, structure, references, numbers] = streams;
    let mut reader = Reader {
        words: split(words)?,
        next: 0,
        shapes: Vec::new(),
        shared: Vec::new(),
        structure,
        references,
        numbers,
        values: 0,
    };
    let shared = reader.structure.size()?;
    for _ in 0..shared {
        let tag = reader.tag()?;
        let before = reader.values;
        let datum = reader.datum(tag, 0)?;
        let size = reader.values.saturating_sub(before);
        reader.shared.push((datum, size));
    }
    match reader.datum(Tag::Table, 0)? {
        Datum::Table(table) => Some((table, u64::from_le_bytes(*law))),
        _ => None,
    }
}

/// The texts, cut from one piece.
fn split(mut words: Stream<'_>) -> Option<Vec<&str>> {
    let number = words.size()?;
    // Each length takes at least a byte.
    if number > words.0.len() {
        return None;
    }
    let mut lengths = Vec::with_capacity(number);
    for _ in 0..number {
        lengths.push(words.size()?);
    }
    let mut rest = std::str::from_utf8(words.0).ok()?;
    let mut texts = Vec::with_capacity(number);
    for length in lengths {
        let (text, behind) = rest.split_at_checked(length)?;
        texts.push(text);
        rest = behind;
    }
    Some(texts)
}

#[derive(Clone, Copy)]
struct Stream<'b>(&'b [u8]);

impl Stream<'_> {
    fn varint(&mut self) -> Option<u64> {
        let mut number: u64 = 0;
        for shift in (0..64_u32).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn size(&mut self) -> Option<usize> {
        usize::try_from(self.varint()?).ok()
    }
}

struct Reader<'b> {
    words: Vec<&'b str>,
    next: usize,
    shapes: Vec<Vec<(&'b str, Tag)>>,
    shared: Vec<(Datum, usize)>,
    structure: Stream<'b>,
    references: Stream<'b>,
    numbers: Stream<'b>,
    values: usize,
}

impl<'b> Reader<'b> {
    fn tag(&mut self) -> Option<Tag> {
        Tag::of(self.structure.varint()?)
    }

    fn count(&mut self, values: usize) -> Option<()> {
        self.values = self.values.saturating_add(values);
        (self.values <= MOST_VALUES).then_some(())
    }

    fn datum(&mut self, tag: Tag, depth: usize) -> Option<Datum> {
        self.count(1)?;
        if depth > MOST_DEPTH {
            return None;
        }
        let deeper = depth.saturating_add(1);
        Some(match tag {
            Tag::Text => Datum::Text(self.word()?.to_owned()),
            Tag::False => Datum::Boolean(false),
            Tag::True => Datum::Boolean(true),
            Tag::Whole => Datum::Number(self.whole()?),
            Tag::Decimal => Datum::Number(self.word()?.parse().ok()?),
            Tag::Date => {
                let day = i32::try_from(self.numbers.varint()?).ok()?;
                Datum::Date(Date::from_julian_day(day).ok()?)
            }
            Tag::List => Datum::List(self.list(deeper)?),
            Tag::Table => Datum::Table(self.table(deeper)?),
            Tag::Shared => {
                let at = self.references.size()?;
                let size = self.shared.get(at)?.1;
                self.count(size)?;
                self.shared.get(at)?.0.clone()
            }
        })
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Value>> {
        let length = self.structure.size()?;
        if length == 0 {
            return Some(Vec::new());
        }
        let tag = self.structure.varint()?;
        let mut values = Vec::with_capacity(length.min(1024));
        for _ in 0..length {
            let own = if tag == MIXED { self.tag()? } else { Tag::of(tag)? };
            let datum = self.datum(own, depth)?;
            values.push(Value { datum, span: 0..0 });
        }
        Some(values)
    }

    fn table(&mut self, depth: usize) -> Option<Table> {
        let shape = match self.structure.size()?.checked_sub(1) {
            Some(known) => known,
            None => self.new_shape()?,
        };
        let length = self.shapes.get(shape)?.len();
        let mut table = Table::with_capacity(length);
        for at in 0..length {
            let (key, tag) = *self.shapes.get(shape)?.get(at)?;
            let datum = self.datum(tag, depth)?;
            table.push(key.to_owned(), 0..0, Value { datum, span: 0..0 });
        }
        Some(table)
    }

    fn new_shape(&mut self) -> Option<usize> {
        let length = self.structure.size()?;
        let mut shape = Vec::with_capacity(length.min(64));
        for _ in 0..length {
            self.count(1)?;
            let tag = self.tag()?;
            shape.push((self.word()?, tag));
        }
        self.shapes.push(shape);
        self.shapes.len().checked_sub(1)
    }

    fn word(&mut self) -> Option<&'b str> {
        let at = match self.references.size()?.checked_sub(1) {
            Some(known) => known,
            None => {
                let next = self.next;
                self.next = next.saturating_add(1);
                next
            }
        };
        self.words.get(at).copied()
    }

    fn whole(&mut self) -> Option<Decimal> {
        let written = self.numbers.varint()?;
        let half = i64::try_from(written >> 1).ok()?;
        Some(Decimal::from(if written & 1 == 1 {
            half.checked_neg()?.checked_sub(1)?
        } else {
            half
        }))
    }
}
