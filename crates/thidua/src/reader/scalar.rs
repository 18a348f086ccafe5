//! Scalars fitted to their kinds, and the words for those that do not fit; the same for TOML and JSON.

use rust_decimal::Decimal;

use super::{Datum, Key, Kind, Shape};
use crate::diagnostic::nearest;

/// Most bytes of one file.
pub const MOST_BYTES: usize = 1024 * 1024;
/// Most values of one file.
pub const MOST_VALUES: usize = 100_000;
/// Deepest nesting.
pub const MOST_DEPTH: usize = 16;
/// Longest text, in bytes.
pub const LONGEST_TEXT: usize = 20_000;

/// Why a value does not fit its kind.
pub(super) enum Misfit {
    Type,
    Id(String),
    Word(String),
    Range(String),
    Written(String),
}

type Words = (&'static str, (String, String), (String, String));

impl Misfit {
    pub(super) fn words(self, kind: &Kind, key: &str, found: &str) -> Words {
        let (vi, en) = kind.wanted();
        match self {
            Self::Type => (
                "wrong-type",
                (
                    format!("`{key}` có kiểu {found}, cần {vi}"),
                    format!("`{key}` is of type {found}, wanted {en}"),
                ),
                (format!("ghi {vi}"), format!("write {en}")),
            ),
            Self::Id(id) => (
                "bad-id",
                (
                    format!("`{id}` không phải là mã hợp lệ"),
                    format!("`{id}` is not a valid id"),
                ),
                (
                    "mã gồm chữ thường không dấu, chữ số, dấu `-`, `.`, `_`".to_owned(),
                    "an id is made of lower-case unaccented letters, digits, `-`, `.` and `_`".to_owned(),
                ),
            ),
            Self::Word(word) => {
                let words = if let Kind::Word(words) = kind { *words } else { &[] };
                let help = match nearest(&word, words.iter().copied()) {
                    Some(near) => (
                        format!("có phải ý bạn là `{near}`?"),
                        format!("did you mean `{near}`?"),
                    ),
                    None => (
                        format!("dùng một trong: {}", words.join(", ")),
                        format!("use one of: {}", words.join(", ")),
                    ),
                };
                (
                    "unknown-word",
                    (
                        format!("`{key}` không nhận giá trị `{word}`"),
                        format!("`{key}` does not take `{word}`"),
                    ),
                    help,
                )
            }
            Self::Range(number) => (
                "number-range",
                (
                    format!("số `{number}` ngoài phạm vi"),
                    format!("the number `{number}` is out of range"),
                ),
                (format!("ghi {vi}"), format!("write {en}")),
            ),
            Self::Written(text) => (
                "bad-value",
                (
                    format!("`{key}`: không đọc được `{text}`"),
                    format!("`{key}`: cannot read `{text}`"),
                ),
                (format!("ghi {vi}"), format!("write {en}")),
            ),
        }
    }
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

pub(super) static BILINGUAL: Shape = Shape {
    name: "text in two languages",
    doc: "A text in Vietnamese and English.",
    keys: &[
        Key::required("vi", Kind::Text, "Vietnamese, NFC"),
        Key::optional("en", Kind::Text, "English; the Vietnamese stands in where absent"),
    ],
};

/// A key that the writer of a file chooses: an id, or the key of an open question such as `O-09`.
pub(super) fn is_map_key(text: &str) -> bool {
    let (letter, number) = text.split_once('-').unwrap_or_default();
    let question = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase());
    is_id(text) || (question && is_id(number))
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
