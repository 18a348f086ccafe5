//! Single values of TOML: text, numbers, days, and what to say where one does not fit.

use std::ops::Range;

use rust_decimal::Decimal;
use time::{Date, Month};
use toml::Spanned;
use toml::de::DeValue;

use super::decode::{Decoder, in_order};
use super::scalar::{LONGEST_TEXT, MOST_DEPTH, Misfit, coerce};
use super::{Datum, Kind, Table, Value};
use crate::spelling::{composed, is_composed};

impl Decoder<'_> {
    pub(super) fn scalar(
        &mut self,
        scalar: &DeValue<'_>,
        kind: &'static Kind,
        value: &Spanned<DeValue<'_>>,
        key: &str,
    ) -> Option<Value> {
        let span = value.span();
        let datum = match scalar {
            DeValue::String(text) => {
                let text = self.nfc(text, span.clone())?;
                Datum::Text(text)
            }
            DeValue::Boolean(value) => Datum::Boolean(*value),
            DeValue::Integer(integer) => {
                let number = i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok();
                match number {
                    Some(number) => Datum::Number(Decimal::from(number)),
                    None => {
                        self.out_of_range(integer.as_str(), span);
                        return None;
                    }
                }
            }
            DeValue::Datetime(datetime) => match (datetime.date, datetime.time, datetime.offset) {
                (Some(date), None, None) => {
                    let month = Month::try_from(date.month).ok()?;
                    let day = Date::from_calendar_date(i32::from(date.year), month, date.day).ok()?;
                    Datum::Date(day)
                }
                _ => {
                    self.wrong_type(value, kind, key);
                    return None;
                }
            },
            DeValue::Array(items) if matches!(kind, Kind::Anything) => Datum::List(
                items
                    .iter()
                    .filter_map(|item| self.value(item, kind, key, MOST_DEPTH))
                    .collect(),
            ),
            DeValue::Table(table) if matches!(kind, Kind::Anything) => {
                let mut free = Table::new(span.clone());
                for (key, value) in in_order(table) {
                    if let Some(value) = self.value(value, kind, key.get_ref(), MOST_DEPTH) {
                        free.push(key.get_ref().to_string(), key.span(), value);
                    }
                }
                Datum::Table(free)
            }
            _ => {
                self.wrong_type(value, kind, key);
                return None;
            }
        };
        match coerce(datum, kind) {
            Ok(datum) => Some(Value { datum, span }),
            Err(misfit) => {
                self.misfit(misfit, span, kind, key, value.get_ref().type_str());
                None
            }
        }
    }

    pub(super) fn nfc(&mut self, text: &str, span: Range<usize>) -> Option<String> {
        if text.len() > LONGEST_TEXT {
            self.problem(
                "too-large",
                span,
                (
                    format!("đoạn chữ dài {} byte, vượt giới hạn {LONGEST_TEXT}", text.len()),
                    format!("the text has {} bytes, the limit is {LONGEST_TEXT}", text.len()),
                ),
                ("rút gọn hoặc tách ra", "shorten or split it"),
            );
            return None;
        }
        if !is_composed(text) {
            let mended = composed(text);
            self.problem(
                "not-nfc",
                span,
                (
                    "chữ có dấu chưa ở dạng Unicode dựng sẵn (NFC)",
                    "the text is not in Unicode form NFC",
                ),
                (
                    format!("viết lại là \"{mended}\""),
                    format!("write it as \"{mended}\""),
                ),
            );
            return None;
        }
        Some(text.to_owned())
    }

    pub(super) fn float(&mut self, text: &str, span: Range<usize>) {
        self.problem(
            "binary-float",
            span,
            (
                format!("`{text}` là số thực nhị phân, không chính xác"),
                format!("`{text}` is a binary float, which is not exact"),
            ),
            (
                format!("đặt trong dấu nháy: \"{text}\""),
                format!("quote it: \"{text}\""),
            ),
        );
    }

    pub(super) fn out_of_range(&mut self, text: &str, span: Range<usize>) {
        self.problem(
            "number-range",
            span,
            (
                format!("số `{text}` ngoài phạm vi"),
                format!("the number `{text}` is out of range"),
            ),
            (
                "nhiều nhất 12 chữ số nguyên và 9 chữ số thập phân",
                "at most 12 integer digits and 9 decimal places",
            ),
        );
    }

    pub(super) fn bad_id(&mut self, id: &str, span: Range<usize>) {
        self.problem(
            "bad-id",
            span,
            (
                format!("`{id}` không phải là mã hợp lệ"),
                format!("`{id}` is not a valid id"),
            ),
            (
                "mã gồm chữ thường không dấu, chữ số, dấu `-`, `.`, `_`",
                "an id is made of lower-case unaccented letters, digits, `-`, `.` and `_`",
            ),
        );
    }

    pub(super) fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, kind: &Kind, key: &str) {
        if let DeValue::Float(number) = value.get_ref() {
            return self.float(number.as_str(), value.span());
        }
        let found = value.get_ref().type_str();
        self.misfit(Misfit::Type, value.span(), kind, key, found);
    }

    pub(super) fn misfit(&mut self, misfit: Misfit, span: Range<usize>, kind: &Kind, key: &str, found: &str) {
        let (code, message, help) = misfit.words(kind, key, found);
        self.problem(code, span, message, help);
    }
}
