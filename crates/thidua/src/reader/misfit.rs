use super::Kind;
use crate::diagnostic::nearest;

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
