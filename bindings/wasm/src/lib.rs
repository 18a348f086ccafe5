//! WebAssembly bindings: newtypes over the core, no logic of their own. Everything crosses as JSON text, the one
//! wire form; the JavaScript package turns it into objects.

use std::collections::BTreeMap;

use thidua::{Diagnostic, FileError, Files, Language};
use wasm_bindgen::prelude::wasm_bindgen;

/// The bundled law, then the texts handed over.
struct Given(BTreeMap<String, String>);

impl Files for Given {
    fn text(&self, name: &str) -> Result<String, FileError> {
        match thidua_law::regulation(name) {
            Some(text) => Ok(text.to_owned()),
            None => self.0.text(name),
        }
    }
}

fn given(files: &str) -> Given {
    Given(serde_json::from_str(files).unwrap_or_default())
}

fn to_json(problems: &[Diagnostic]) -> String {
    serde_json::to_string(problems).unwrap_or_default()
}

fn language(word: &str) -> Language {
    if word == "en" { Language::En } else { Language::Vi }
}

/// Every problem of a file, as JSON.
#[wasm_bindgen(js_name = checkJson)]
pub fn check(text: &str, name: &str, files: &str) -> String {
    to_json(&thidua::check(name, text, &given(files)))
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

/// A conference, read and checked.
#[wasm_bindgen]
pub struct ConferenceHandle(thidua::Conference);

#[wasm_bindgen]
impl ConferenceHandle {
    /// Reads a conference; `files` is a JSON object of names and texts. Fails with the diagnostics as JSON.
    pub fn read(text: &str, name: &str, files: &str) -> Result<Self, String> {
        thidua::Conference::read(name, text, &given(files))
            .map(Self)
            .map_err(|problems| to_json(&problems))
    }

    /// The outcome as JSON.
    #[wasm_bindgen(js_name = outcomeJson)]
    pub fn outcome_json(&self) -> String {
        self.0.outcome().to_json()
    }

    /// The report as plain text.
    pub fn text(&self, lang: &str) -> String {
        self.0.outcome().to_text(language(lang))
    }

    /// The minutes as Markdown.
    pub fn minutes(&self, lang: &str) -> String {
        self.0.outcome().minutes(language(lang)).to_markdown()
    }
}
