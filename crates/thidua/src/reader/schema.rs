//! The JSON Schema for editors and the reference of the language, printed from the shapes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::{Kind, Shape};

/// The JSON Schema (draft 7) of a file, a convenience for editors; the checker is the authority.
pub fn json_schema(shape: &'static Shape, id: &str) -> Value {
    let mut shapes = BTreeMap::new();
    collect(shape, &mut shapes);
    let definitions: Map<String, Value> = shapes
        .iter()
        .map(|(name, shape)| (name.clone(), of_shape(shape)))
        .collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": id,
        "title": shape.name,
        "$ref": reference_to(shape),
        "definitions": definitions,
    })
}

/// The primitives of the scoring language with the keys that write them, in the order of the primitives.
pub fn primitives(root: &'static Shape) -> Vec<(String, String)> {
    let mut shapes = BTreeMap::new();
    collect(root, &mut shapes);
    let mut found = Vec::new();
    for shape in shapes.values() {
        for key in shape.keys {
            for primitive in key.primitives.split_whitespace() {
                found.push((primitive.to_owned(), format!("{}.{}", shape.name, key.name)));
            }
        }
    }
    found.sort_by_key(|(primitive, key)| (order_of(primitive), key.clone()));
    found
}

/// `C10` comes after `C9`.
fn order_of(primitive: &str) -> (String, u32) {
    let letters: String = primitive
        .chars()
        .take_while(|letter| letter.is_alphabetic())
        .collect();
    let number = primitive
        .get(letters.len()..)
        .and_then(|rest| rest.parse().ok())
        .unwrap_or(0);
    (letters, number)
}

/// The reference of a file as Markdown: a table of keys for each table of the language.
pub fn reference(root: &'static Shape) -> String {
    let mut shapes = Vec::new();
    walk(root, &mut shapes);
    let mut out = String::new();
    for shape in shapes {
        let _ = writeln!(
            out,
            "### {}\n\n{}\n\n| key | value | needed | meaning | primitives |",
            shape.name, shape.doc
        );
        out.push_str("|---|---|---|---|---|\n");
        for key in shape.keys {
            let needed = if key.required { "yes" } else { "" };
            let kind = key.kind.wanted().1.replace('|', "\\|");
            let linked = match inner_shape(&key.kind) {
                Some(inner) => format!("{kind}: [{}](#{})", inner.name, anchor(inner.name)),
                None => kind,
            };
            let _ = writeln!(
                out,
                "| `{}` | {linked} | {needed} | {} | {} |",
                key.name, key.doc, key.primitives
            );
        }
        out.push('\n');
    }
    out
}

fn anchor(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

fn inner_shape(kind: &'static Kind) -> Option<&'static Shape> {
    match kind {
        Kind::Table(shape) | Kind::Tables(shape) => Some(shape),
        Kind::List(kind) | Kind::Map(kind) => inner_shape(kind),
        _ => None,
    }
}

fn walk(shape: &'static Shape, shapes: &mut Vec<&'static Shape>) {
    if shapes.iter().any(|known| std::ptr::eq(*known, shape)) {
        return;
    }
    shapes.push(shape);
    for key in shape.keys {
        if let Some(inner) = inner_shape(&key.kind) {
            walk(inner, shapes);
        }
    }
}

fn collect(shape: &'static Shape, shapes: &mut BTreeMap<String, &'static Shape>) {
    let mut all = Vec::new();
    walk(shape, &mut all);
    shapes.extend(all.into_iter().map(|shape| (definition(shape), shape)));
}

/// Two tables may carry one name (`late` times a leaf, and a unit): the number of keys tells them apart.
fn definition(shape: &Shape) -> String {
    format!("{}-{}", anchor(shape.name), shape.keys.len())
}

fn reference_to(shape: &'static Shape) -> String {
    format!("#/definitions/{}", definition(shape))
}

fn of_shape(shape: &'static Shape) -> Value {
    let properties: Map<String, Value> = shape
        .keys
        .iter()
        .map(|key| {
            let mut schema = of_kind(&key.kind);
            if let Some(object) = schema.as_object_mut() {
                object.insert("description".to_owned(), key.doc.into());
            }
            (key.name.to_owned(), schema)
        })
        .collect();
    let required: Vec<&str> = shape
        .keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name)
        .collect();
    json!({
        "type": "object",
        "description": shape.doc,
        "properties": properties,
        "required": required,
        "patternProperties": { "^x-": {} },
        "additionalProperties": false,
    })
}

fn of_kind(kind: &'static Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Id => json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9._-]*$" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Integer(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::Decimal => json!({ "type": ["integer", "string"], "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }),
        Kind::Ratio => json!({ "type": ["integer", "string"], "pattern": "^[0-9.]+( *%| */ *[0-9.]+)?$" }),
        Kind::Interval => json!({ "type": "string", "pattern": "^[\\[(].*[\\])]$" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::DayOfYear => json!({ "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$" }),
        Kind::Word(words) => json!({ "enum": words }),
        Kind::Bilingual => json!({
            "type": ["object", "string"],
            "properties": { "vi": { "type": "string" }, "en": { "type": "string" } },
            "required": ["vi"],
            "additionalProperties": false,
        }),
        Kind::List(kind) => json!({ "type": "array", "items": of_kind(kind) }),
        Kind::Table(shape) => json!({ "allOf": [{ "$ref": reference_to(shape) }] }),
        Kind::Tables(shape) => json!({ "type": "array", "items": { "$ref": reference_to(shape) } }),
        Kind::Map(kind) => json!({ "type": "object", "additionalProperties": of_kind(kind) }),
        Kind::Fact => json!({ "type": ["boolean", "integer", "string", "object"] }),
        Kind::Anything => json!({}),
    }
}
