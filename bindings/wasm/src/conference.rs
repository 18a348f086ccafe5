//! Conferences and the regulations they stand on.

use std::collections::BTreeMap;

use thidua::{FileError, Files};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{language, to_json};

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

/// Every problem of a file, as JSON.
#[wasm_bindgen(js_name = checkJson)]
pub fn check(text: &str, name: &str, files: &str) -> String {
    to_json(&thidua::check(name, text, &given(files)))
}

/// Identifiers of the bundled regulations, as JSON.
#[wasm_bindgen(js_name = regulationsJson)]
pub fn regulations() -> String {
    let ids: Vec<&str> = thidua_law::BLOC_REGULATIONS.iter().map(|law| law.id).collect();
    serde_json::to_string(&ids).unwrap_or_default()
}

/// The text of a bundled regulation; empty for an unknown one.
#[wasm_bindgen(js_name = regulationText)]
pub fn regulation_text(id: &str) -> String {
    thidua_law::regulation(id).unwrap_or_default().to_owned()
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

    /// The minutes as blocks, as JSON.
    #[wasm_bindgen(js_name = minutesJson)]
    pub fn minutes_json(&self, lang: &str) -> String {
        let document = self.0.outcome().minutes(language(lang));
        let blocks: Vec<serde_json::Value> = document.blocks.iter().map(crate::block).collect();
        crate::written(&serde_json::Value::from(blocks))
    }
}
