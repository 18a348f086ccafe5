//! Every primitive of the scoring language has a key, and every key that writes one is used by a bundled regulation,
//! an example or a case of the tests.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use thidua::grammar::{CONFERENCE_FILE, REGULATION_FILE};
use thidua::reader::primitives;
use thidua_tests::root;

/// The primitives of the specification, A1 to J5.
const PRIMITIVES: &[(&str, u32)] = &[
    ("A", 7),
    ("B", 6),
    ("C", 16),
    ("D", 5),
    ("E", 6),
    ("F", 8),
    ("G", 5),
    ("H", 10),
    ("I", 7),
    ("J", 5),
];

#[test]
fn every_primitive_has_a_key() {
    let mut known: BTreeSet<String> = primitives(&REGULATION_FILE)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    known.extend(primitives(&CONFERENCE_FILE).into_iter().map(|(id, _)| id));
    for (letter, count) in PRIMITIVES {
        for number in 1..=*count {
            let id = format!("{letter}{number}");
            assert!(known.contains(&id), "no key writes {id}");
        }
    }
}

/// What shows each primitive exists: a test function, or a case of a case file.
#[test]
fn every_primitive_has_a_test_that_shows_it() {
    let table: toml::Table = fs::read_to_string(root().join("tests/cases/primitives.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let shown = table["shown_by"].as_table().unwrap();
    let mut wanted: BTreeSet<String> = PRIMITIVES
        .iter()
        .flat_map(|(letter, count)| (1..=*count).map(move |number| format!("{letter}{number}")))
        .collect();
    wanted.insert("K".to_owned());
    let known: BTreeSet<String> = shown.keys().cloned().collect();
    assert_eq!(known, wanted);
    for (primitive, places) in shown {
        let places = places.as_array().unwrap();
        assert!(!places.is_empty(), "{primitive} is shown by nothing");
        for place in places {
            let (file, name) = place.as_str().unwrap().split_once('#').unwrap();
            let folder = if file.ends_with(".rs") {
                "tests/tests"
            } else {
                "tests/cases"
            };
            let text = fs::read_to_string(root().join(folder).join(file))
                .unwrap_or_else(|_| panic!("{primitive}: no {file}"));
            let found = if file.ends_with(".rs") {
                text.contains(&format!("#[test]\nfn {name}()"))
                    || text.contains(&format!("#[test]\n    fn {name}("))
            } else {
                text.contains(&format!("id = \"{name}\""))
            };
            assert!(found, "{primitive}: {file} has no `{name}`");
        }
    }
}

fn texts(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            out.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_key_that_writes_a_primitive_is_used() {
    let mut text = String::new();
    for folder in [
        "crates/thidua-law/law",
        "examples",
        "tests/conference",
        "tests/cases",
    ] {
        texts(&root().join(folder), &mut text);
    }
    let mut unused = Vec::new();
    for (primitive, key) in primitives(&REGULATION_FILE)
        .into_iter()
        .chain(primitives(&CONFERENCE_FILE))
    {
        let name = key.rsplit('.').next().unwrap();
        let used = text.contains(&format!("{name} ="))
            || text.contains(&format!("[[{name}]]"))
            || text.contains(&format!("[{name}]"))
            || text.contains(&format!(".{name}]"));
        if !used {
            unused.push(format!("{primitive} {key}"));
        }
    }
    assert!(unused.is_empty(), "written nowhere: {}", unused.join(", "));
}
