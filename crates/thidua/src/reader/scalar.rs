//! Single values: text, numbers, dates and words, compared with their kinds.

use std::ops::Range;

use rust_decimal::Decimal;
use time::{Date, Month};
use toml::Spanned;
use toml::de::DeValue;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::decode::{Decoder, LONGEST_TEXT, MOST_DEPTH, in_order};
use super::misfit::Misfit;
use super::{Datum, Key, Kind, Shape, Table, Value};
use crate::diagnostic::nearest;

impl Decoder<'_> {
    pub(super) fn unknown_key(&mut self, name: &str, span: Range<usize>, shape: &'static Shape) {
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

    pub(super) fn missing(&mut self, key: &Key, span: Range<usize>, shape: &'static Shape) {
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
        if !surely_nfc(text) && !is_nfc(text) {
            let mended: String = text.nfc().collect();
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

/// Characters of Latin letters with marks already composed, all that Vietnamese is written with: never changed by
/// NFC and never joined to what stands before them. Everything else takes the long way.
fn surely_nfc(text: &str) -> bool {
    text.chars()
        .all(|character| matches!(character, '\u{0}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}'))
}

/// Fits a scalar to its kind.
pub(super) fn coerce(datum: Datum, kind: &Kind) -> Result<Datum, Misfit> {
    match (kind, datum) {
        (Kind::Text, Datum::Text(text)) => Ok(Datum::Text(text)),
        (Kind::Id, Datum::Text(text)) => {
            if is_id(&text) {
                Ok(Datum::Text(text))
            } else {
                Err(Misfit::Id(text))
            }
        }
        (Kind::Boolean, Datum::Boolean(value)) => Ok(Datum::Boolean(value)),
        (Kind::Integer(least, most), Datum::Number(number)) => {
            if number.fract().is_zero() && number >= Decimal::from(*least) && number <= Decimal::from(*most) {
                Ok(Datum::Number(number))
            } else {
                Err(Misfit::Range(number.to_string()))
            }
        }
        (Kind::Decimal, Datum::Number(number)) => in_range(number).map(Datum::Number),
        (Kind::Decimal, Datum::Text(text)) => match Decimal::from_str_exact(&text) {
            Ok(number) => in_range(number).map(Datum::Number),
            Err(_) => Err(Misfit::Written(text)),
        },
        (Kind::Fact, Datum::Text(text)) => match Decimal::from_str_exact(&text) {
            Ok(number) => in_range(number).map(Datum::Number),
            Err(_) => Ok(Datum::Text(text)),
        },
        (Kind::Fact, Datum::Number(number)) => in_range(number).map(Datum::Number),
        (Kind::Fact, datum @ (Datum::Boolean(_) | Datum::Date(_))) => Ok(datum),
        (Kind::Ratio, Datum::Text(text)) => match crate::number::Ratio::parse(&text) {
            Some(ratio) if !ratio.numerator().is_sign_negative() => Ok(Datum::Text(text)),
            _ => Err(Misfit::Written(text)),
        },
        (Kind::Ratio, Datum::Number(number)) => in_range(number).map(Datum::Number),
        (Kind::Interval, Datum::Text(text)) => match crate::number::Interval::parse(&text) {
            Some(_) => Ok(Datum::Text(text)),
            None => Err(Misfit::Written(text)),
        },
        (Kind::Date, Datum::Date(day)) => Ok(Datum::Date(day)),
        (Kind::DayOfYear, Datum::Text(text)) => match crate::calendar::DayOfYear::parse(&text) {
            Some(_) => Ok(Datum::Text(text)),
            None => Err(Misfit::Written(text)),
        },
        (Kind::Word(words), Datum::Text(text)) => {
            if words.contains(&text.as_str()) {
                Ok(Datum::Text(text))
            } else {
                Err(Misfit::Word(text))
            }
        }
        (Kind::Anything, datum) => Ok(datum),
        _ => Err(Misfit::Type),
    }
}

fn in_range(number: Decimal) -> Result<Decimal, Misfit> {
    let fits = number.abs() < Decimal::from(1_000_000_000_000_i64) && number.normalize().scale() <= 9;
    if fits {
        Ok(number)
    } else {
        Err(Misfit::Range(number.to_string()))
    }
}

pub(super) fn is_id(text: &str) -> bool {
    let mut letters = text.bytes();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_lowercase() || first.is_ascii_digit())
        && letters.all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'_')
        })
}

/// `O-09`: the key of an open question.
pub(super) fn is_question_key(text: &str) -> bool {
    let (letter, number) = text.split_once('-').unwrap_or_default();
    letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase()) && is_id(number)
}

impl Kind {
    /// What the kind wants, in words.
    pub(super) fn wanted(&self) -> (String, String) {
        let (vi, en) = match self {
            Self::Text => ("một đoạn chữ", "a text"),
            Self::Id => ("một mã", "an id"),
            Self::Boolean => ("true hoặc false", "true or false"),
            Self::Integer(least, most) => {
                return (
                    format!("số nguyên từ {least} đến {most}"),
                    format!("a whole number from {least} to {most}"),
                );
            }
            Self::Decimal => (
                "số nguyên hoặc số thập phân trong dấu nháy, ví dụ \"0.25\"",
                "an integer or a quoted decimal such as \"0.25\"",
            ),
            Self::Ratio => (
                "tỷ lệ, ví dụ \"2/3\" hoặc \"80%\"",
                "a share such as \"2/3\" or \"80%\"",
            ),
            Self::Interval => (
                "khoảng có đầu mút rõ, ví dụ \"[85, 95)\"",
                "an interval with explicit ends such as \"[85, 95)\"",
            ),
            Self::Date => ("ngày, ví dụ 2024-01-03", "a date such as 2024-01-03"),
            Self::DayOfYear => (
                "tháng và ngày, ví dụ \"12-10\"",
                "month and day such as \"12-10\"",
            ),
            Self::Word(words) => {
                return (
                    format!("một trong: {}", words.join(", ")),
                    format!("one of: {}", words.join(", ")),
                );
            }
            Self::Bilingual => (
                "chữ hai thứ tiếng, ví dụ { vi = \"…\", en = \"…\" }",
                "a text in two languages such as { vi = \"…\", en = \"…\" }",
            ),
            Self::List(_) => ("một danh sách", "a list"),
            Self::Table(_) | Self::Map(_) => ("một bảng", "a table"),
            Self::Tables(_) => ("nhiều bảng [[…]]", "tables [[…]]"),
            Self::Fact => (
                "đúng/sai, số, ngày hoặc một từ",
                "a boolean, a number, a date or a word",
            ),
            Self::Anything => ("một giá trị", "a value"),
        };
        (vi.to_owned(), en.to_owned())
    }
}
