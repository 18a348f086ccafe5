//! WebAssembly bindings: newtypes over the core, no logic of their own. Everything crosses as JSON text, the one
//! wire form; the JavaScript package turns it into objects.
//!
//! Two modules are built from this crate: the law (`law`, with or without `toml`) and the conference (`conference`,
//! with `toml`). A page that only asks the law does not load the conference.

#[cfg(feature = "conference")]
mod conference;
#[cfg(feature = "law")]
mod law;

#[cfg(feature = "law")]
use thidua::Bilingual;
use thidua::{Diagnostic, Language};
use wasm_bindgen::prelude::wasm_bindgen;

fn to_json(problems: &[Diagnostic]) -> String {
    serde_json::to_string(problems).unwrap_or_default()
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
    serde_json::from_str(json).map_err(|error| {
        refused(
            "json",
            format!("JSON sai cú pháp: {error}"),
            format!("malformed JSON: {error}"),
        )
    })
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
