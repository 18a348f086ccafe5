//! JSON compared with a shape: the wire form takes the same checks as TOML.

use serde_json::Value as Json;

use super::scalar::{BILINGUAL, LONGEST_TEXT, MOST_DEPTH, Misfit, coerce, is_map_key};
use super::{Datum, Kind, Shape, Table, Value, read};
use crate::Bilingual;
use crate::diagnostic::{Diagnostic, Label, Source, nearest};
use crate::spelling::is_composed;

/// Reads JSON where the name of the source ends in `.json`, else TOML.
///
/// # Errors
/// The JSON is malformed.
pub fn read_by_name(
    source: &Source,
    shape: &'static Shape,
) -> Result<(Table, Vec<Diagnostic>), Vec<Diagnostic>> {
    if !source.name.to_lowercase().ends_with(".json") {
        return Ok(read(source, shape));
    }
    match serde_json::from_str(&source.text) {
        Ok(json) => Ok(read_json(&source.name, &json, shape)),
        Err(error) => Err(vec![Diagnostic::malformed_json(&error)]),
    }
}

/// Compares a JSON value with a shape. Problems name the place as a path, for instance `/awards/3/year`.
pub fn read_json(name: &str, json: &Json, shape: &'static Shape) -> (Table, Vec<Diagnostic>) {
    let mut decoder = JsonDecoder {
        name,
        path: Vec::new(),
        problems: Vec::new(),
    };
    let table = match json {
        Json::Object(_) => decoder.table(json, shape),
        _ => {
            let found = kind_of(json);
            decoder.problem(
                "wrong-type",
                (
                    format!("JSON là {found}, cần một đối tượng {{…}}"),
                    format!("the JSON is a {found}, an object {{…}} is needed"),
                ),
                (
                    "ghi các khóa của hồ sơ giữa { và }".to_owned(),
                    "write the keys between { and }".to_owned(),
                ),
            );
            Table::default()
        }
    };
    (table, decoder.problems)
}

struct JsonDecoder<'n> {
    name: &'n str,
    path: Vec<String>,
    problems: Vec<Diagnostic>,
}

impl JsonDecoder<'_> {
    fn problem(&mut self, code: &'static str, message: (String, String), help: (String, String)) {
        let mut problem = Diagnostic::error(code, Bilingual::new(message.0, message.1))
            .help(Bilingual::new(help.0, help.1));
        problem.labels.push(Label {
            source: self.name.to_owned(),
            span: 0..0,
            line: 0,
            column: 0,
            text: self.path.iter().map(|step| format!("/{step}")).collect(),
        });
        self.problems.push(problem);
    }

    fn misfit(&mut self, misfit: Misfit, kind: &Kind, key: &str, found: &str) {
        let (code, message, help) = misfit.words(kind, key, found);
        self.problem(code, message, help);
    }

    fn inside<T>(&mut self, step: String, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let read = read(self);
        self.path.pop();
        read
    }

    fn table(&mut self, json: &Json, shape: &'static Shape) -> Table {
        let mut table = Table::default();
        let Json::Object(entries) = json else { return table };
        if self.path.len() > MOST_DEPTH.saturating_mul(2) {
            self.problem(
                "too-deep",
                ("lồng nhau quá sâu".to_owned(), "nested too deeply".to_owned()),
                ("viết phẳng hơn".to_owned(), "write it flatter".to_owned()),
            );
            return table;
        }
        for (key, value) in entries {
            if key.starts_with("x-") || value.is_null() {
                continue;
            }
            match shape.keys.iter().find(|known| known.name == key) {
                Some(known) => {
                    let read = self.inside(key.clone(), |inner| inner.value(value, &known.kind, key));
                    if let Some(value) = read {
                        table.push(key.clone(), 0..0, value);
                    }
                }
                None => self.inside(key.clone(), |inner| inner.unknown_key(key, shape)),
            }
        }
        for known in shape.keys.iter().filter(|known| known.required) {
            if entries.get(known.name).is_none_or(Json::is_null) {
                self.problem(
                    "missing-key",
                    (
                        format!("`{}` thiếu khóa `{}`", shape.name, known.name),
                        format!("`{}` lacks the key `{}`", shape.name, known.name),
                    ),
                    (
                        format!("thêm `{}`: {}", known.name, known.doc),
                        format!("add `{}`: {}", known.name, known.doc),
                    ),
                );
            }
        }
        table
    }

    fn unknown_key(&mut self, key: &str, shape: &'static Shape) {
        let help = match nearest(key, shape.keys.iter().map(|known| known.name)) {
            Some(near) => (
                format!("có phải ý bạn là `{near}`?"),
                format!("did you mean `{near}`?"),
            ),
            None => {
                let names: Vec<&str> = shape.keys.iter().map(|known| known.name).collect();
                (
                    format!("các khóa dùng được: {}", names.join(", ")),
                    format!("known keys: {}", names.join(", ")),
                )
            }
        };
        self.problem(
            "unknown-key",
            (
                format!("`{}` không có khóa `{key}`", shape.name),
                format!("`{}` has no key `{key}`", shape.name),
            ),
            help,
        );
    }

    fn value(&mut self, json: &Json, kind: &'static Kind, key: &str) -> Option<Value> {
        let datum = match (kind, json) {
            (Kind::Table(shape), Json::Object(_)) => Datum::Table(self.table(json, shape)),
            (Kind::Bilingual, Json::Object(_)) => Datum::Table(self.table(json, &BILINGUAL)),
            (Kind::Tables(shape), Json::Array(items)) => {
                Datum::List(self.items(items, |inner, item| match item {
                    Json::Object(_) => Some(Value {
                        datum: Datum::Table(inner.table(item, shape)),
                        span: 0..0,
                    }),
                    _ => {
                        inner.misfit(Misfit::Type, kind, key, kind_of(item));
                        None
                    }
                }))
            }
            (Kind::List(inner_kind), Json::Array(items)) => {
                Datum::List(self.items(items, |inner, item| inner.value(item, inner_kind, key)))
            }
            (Kind::Map(inner_kind), Json::Object(entries)) => {
                let mut map = Table::default();
                for (key, value) in entries {
                    if !(is_map_key(key) || matches!(inner_kind, Kind::Anything)) {
                        self.misfit(Misfit::Id(key.clone()), &Kind::Id, key, "string");
                        continue;
                    }
                    let read = self.inside(key.clone(), |inner| inner.value(value, inner_kind, key));
                    if let Some(value) = read {
                        map.push(key.clone(), 0..0, value);
                    }
                }
                Datum::Table(map)
            }
            _ => return self.scalar(json, kind, key),
        };
        Some(Value { datum, span: 0..0 })
    }

    fn items(
        &mut self,
        items: &[Json],
        mut read: impl FnMut(&mut Self, &Json) -> Option<Value>,
    ) -> Vec<Value> {
        items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| self.inside(at.to_string(), |inner| read(inner, item)))
            .collect()
    }

    fn scalar(&mut self, json: &Json, kind: &'static Kind, key: &str) -> Option<Value> {
        let datum = match json {
            Json::Bool(value) => Datum::Boolean(*value),
            Json::Number(number) => match number.as_i64() {
                Some(whole) => Datum::Number(whole.into()),
                None => {
                    let text = number.to_string();
                    self.problem(
                        "binary-float",
                        (
                            format!("`{text}` là số thực nhị phân, không chính xác"),
                            format!("`{text}` is a binary float, which is not exact"),
                        ),
                        (
                            format!("đặt trong dấu nháy: \"{text}\""),
                            format!("quote it: \"{text}\""),
                        ),
                    );
                    return None;
                }
            },
            Json::String(text) => self.text(text, kind, key)?,
            _ => {
                self.misfit(Misfit::Type, kind, key, kind_of(json));
                return None;
            }
        };
        match coerce(datum, kind) {
            Ok(datum) => Some(Value { datum, span: 0..0 }),
            Err(misfit) => {
                self.misfit(misfit, kind, key, kind_of(json));
                None
            }
        }
    }

    fn text(&mut self, text: &str, kind: &'static Kind, key: &str) -> Option<Datum> {
        if matches!(kind, Kind::Date) {
            let day = crate::calendar::written_day(text);
            if day.is_none() {
                self.misfit(Misfit::Written(text.to_owned()), kind, key, "string");
            }
            return day.map(Datum::Date);
        }
        if text.len() > LONGEST_TEXT {
            self.problem(
                "too-large",
                (
                    format!("đoạn chữ dài {} byte, vượt giới hạn {LONGEST_TEXT}", text.len()),
                    format!("the text has {} bytes, the limit is {LONGEST_TEXT}", text.len()),
                ),
                (
                    "rút gọn hoặc tách ra".to_owned(),
                    "shorten or split it".to_owned(),
                ),
            );
            return None;
        }
        if !is_composed(text) {
            self.problem(
                "not-nfc",
                (
                    "chữ có dấu chưa ở dạng Unicode dựng sẵn (NFC)".to_owned(),
                    "the text is not in Unicode form NFC".to_owned(),
                ),
                ("chuẩn hóa về NFC".to_owned(), "normalise it to NFC".to_owned()),
            );
            return None;
        }
        Some(Datum::Text(text.to_owned()))
    }
}

fn kind_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(_) => "number",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}
