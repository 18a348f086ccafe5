//! Files printed from the shapes of the rule language: JSON Schemas and the reference. They are committed; drift is an error.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use thidua::grammar::{
    BALLOT_FILE, CASE_FILE, CONFERENCE_FILE, LAW_FILE, REGULATION_FILE, SLATE_FILE, SUBJECT,
};
use thidua::reader::{json_schema, primitives, reference};

use crate::steps::{Count, StepResult};
use crate::tools::root;

/// Writes the generated files.
pub(crate) fn write() -> Result<(), String> {
    for (path, text) in files() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        }
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Compares the generated files with those committed.
pub(crate) fn check() -> StepResult {
    let stale: Vec<String> = files()
        .into_iter()
        .filter(|(path, text)| fs::read_to_string(path).ok().as_deref() != Some(text))
        .map(|(path, _)| path.display().to_string())
        .collect();
    if stale.is_empty() {
        Ok(Count::default())
    } else {
        Err(format!(
            "stale: {}; run `cargo xtask schema` and commit",
            stale.join(", ")
        ))
    }
}

fn files() -> Vec<(PathBuf, String)> {
    let schema = |shape, name: &str| {
        let id = format!("https://github.com/thidua/thidua/schemas/{name}");
        let text = serde_json::to_string_pretty(&json_schema(shape, &id)).unwrap_or_default();
        (root().join("schemas").join(name), format!("{text}\n"))
    };
    vec![
        schema(&REGULATION_FILE, "regulation.schema.json"),
        schema(&CONFERENCE_FILE, "conference.schema.json"),
        schema(&LAW_FILE, "law.schema.json"),
        schema(&SUBJECT, "subject.schema.json"),
        schema(&CASE_FILE, "case.schema.json"),
        schema(&SLATE_FILE, "slate.schema.json"),
        schema(&BALLOT_FILE, "ballot.schema.json"),
        (root().join("docs/law-language.md"), law_language()),
        (root().join("docs/rule-language.md"), language()),
    ]
}

fn law_language() -> String {
    let mut out = String::from(
        "# The language of the law files\n\nPrinted from the shapes in `crates/thidua/src/grammar/law` by `cargo xtask schema`; do not edit. \
         What the operators answer is written in [award-rules.md](award-rules.md).\n\n",
    );
    out.push_str(&reference(&LAW_FILE));
    out
}

fn language() -> String {
    let mut out = String::from(
        "# The rule language\n\nPrinted from the shapes in `crates/thidua/src/grammar` by `cargo xtask schema`; do not edit.\n\n\
         ## Regulation files\n\n",
    );
    out.push_str(&reference(&REGULATION_FILE));
    out.push_str("## Conference files\n\n");
    out.push_str(&reference(&CONFERENCE_FILE));
    out.push_str("## Primitives of scoring and the keys that write them\n\n`tests/tests/primitives.rs` holds each to what shows it.\n\n| primitive | keys | shown by |\n|---|---|---|\n");
    let shown = shown_by();
    let mut all = primitives(&REGULATION_FILE);
    all.extend(primitives(&CONFERENCE_FILE));
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (primitive, key) in all {
        match rows.iter_mut().find(|(known, _)| *known == primitive) {
            Some((_, keys)) => keys.push(format!("`{key}`")),
            None => rows.push((primitive, vec![format!("`{key}`")])),
        }
    }
    rows.sort_by_key(|(primitive, _)| {
        let letter: String = primitive.chars().take(1).collect();
        (
            letter,
            primitive
                .get(1..)
                .and_then(|rest| rest.parse::<u32>().ok())
                .unwrap_or(0),
        )
    });
    for (primitive, keys) in rows {
        let shown = shown.get(&primitive).map(String::as_str).unwrap_or_default();
        out.push_str(&format!("| {primitive} | {} | {shown} |\n", keys.join(", ")));
    }
    let shown = shown.get("K").map(String::as_str).unwrap_or_default();
    out.push_str(&format!(
        "| K | every figure of an outcome carries `cite`, `grade`, `stage`, `scorer`, `on`, `inputs` | {shown} |\n"
    ));
    out
}

/// What shows each primitive, from `tests/cases/primitives.toml`: one line `ID = ["file#name", …]` each.
fn shown_by() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("tests/cases/primitives.toml")).unwrap_or_default();
    let mut shown = BTreeMap::new();
    for line in text.lines() {
        let Some((primitive, places)) = line.split_once(" = [") else {
            continue;
        };
        let places: Vec<String> = places
            .trim_end_matches(']')
            .split("\", \"")
            .map(|place| place.trim_matches('"').replacen('#', ": ", 1))
            .collect();
        shown.insert(primitive.to_owned(), places.join("; ").replace('|', "\\|"));
    }
    shown
}
