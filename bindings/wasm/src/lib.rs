//! WebAssembly bindings: newtypes over the core, no logic of their own. Everything crosses as JSON text, the one
//! wire form; the JavaScript package turns it into objects.
//!
//! Two modules are built from this crate: the law (`law`, with or without `toml`) and the conference (`conference`,
//! with `toml`). A page that only asks the law does not load the conference.

#[cfg(feature = "conference")]
mod conference;
#[cfg(feature = "law")]
mod law;

use serde_json::{Value, json};
#[cfg(feature = "law")]
use thidua::Bilingual;
use thidua::render::{Block, TreeItem};
use thidua::{Diagnostic, Language};
use wasm_bindgen::prelude::wasm_bindgen;

fn to_json(problems: &[Diagnostic]) -> String {
    serde_json::to_string(problems).unwrap_or_default()
}

/// The text of a value; through `Display` every piece would pass the machinery of formats.
pub(crate) fn written(json: &Value) -> String {
    serde_json::to_string(json).unwrap_or_default()
}

fn language(word: &str) -> Language {
    if word == "en" { Language::En } else { Language::Vi }
}

/// A refusal without a place in a text.
#[cfg(feature = "law")]
fn refused(code: &'static str, vi: String, en: String) -> Vec<Diagnostic> {
    vec![Diagnostic::error(code, Bilingual::new(vi, en))]
}

/// JSON that JavaScript handed over.
#[cfg(feature = "law")]
fn parsed<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Vec<Diagnostic>> {
    serde_json::from_str(json).map_err(|error| vec![Diagnostic::malformed_json(&error)])
}

/// Version of the engine and of the bundled law, as JSON.
#[wasm_bindgen(js_name = versionsJson)]
pub fn versions() -> String {
    format!(
        r#"{{"engine":"{}","law":"{}"}}"#,
        env!("CARGO_PKG_VERSION"),
        thidua_law::VERSION
    )
}

/// One block of a document.
pub(crate) fn block(block: &Block) -> Value {
    match block {
        Block::Title(text) => json!({ "title": text }),
        Block::Heading(text) => json!({ "heading": text }),
        Block::Paragraph(text) => json!({ "paragraph": text }),
        Block::List(items) => json!({ "list": items }),
        Block::Tree(items) => json!({ "tree": items.iter().map(item).collect::<Vec<_>>() }),
        Block::Table { head, numeric, rows } => json!({ "head": head, "numeric": numeric, "rows": rows }),
        Block::Letterhead { left, right } => json!({ "left": left, "right": right }),
        Block::Signatures(places) => json!({ "signatures": places }),
    }
}

fn item(tree: &TreeItem) -> Value {
    json!({
        "verdict": tree.verdict, "text": tree.text, "notes": tree.notes,
        "children": tree.children.iter().map(item).collect::<Vec<_>>(),
    })
}
