//! The files of the law and what is printed of them: lists complete, TOML 1.0, differences between days.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Instant;

use thidua::law::{ChangeKind, Part};
use thidua::{Language, Rulebook};
use thidua_law::{BLOC_REGULATIONS, LAW_FILES};
use thidua_tests::{law, root};
use time::Date;
use time::macros::date;

static LAW: LazyLock<Rulebook> = LazyLock::new(law);

fn toml_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            toml_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            into.push(path);
        }
    }
}

fn on_disk() -> Vec<PathBuf> {
    let mut files = Vec::new();
    toml_files(&root().join("crates/thidua-law/law"), &mut files);
    files.sort();
    files
}

#[test]
fn every_file_is_in_one_of_the_lists_in_order() {
    let crate_folder = root().join("crates/thidua-law");
    let on_disk: BTreeSet<String> = on_disk()
        .iter()
        .map(|path| {
            path.strip_prefix(&crate_folder)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let laws: Vec<&str> = LAW_FILES.iter().map(|law| law.path).collect();
    let blocs: Vec<&str> = BLOC_REGULATIONS.iter().map(|law| law.path).collect();
    let listed: BTreeSet<String> = laws.iter().chain(&blocs).map(|path| (*path).to_owned()).collect();
    assert_eq!(on_disk, listed);
    assert_eq!(laws.len() + blocs.len(), listed.len(), "a file is in both lists");
    assert!(
        laws.windows(2).all(|pair| pair[0] < pair[1]),
        "LAW_FILES are in order of path"
    );
}

#[test]
fn every_file_reads_with_a_reader_of_toml_1_0() {
    let script = "import sys, tomllib\nfor name in sys.argv[1:]:\n    tomllib.load(open(name, 'rb'))\n";
    let output = Command::new("python3")
        .arg("-c")
        .arg(script)
        .args(on_disk())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn changed(from: Date, until: Date, award: &str) -> Vec<(Part, ChangeKind, String)> {
    let award = LAW.awards.find(award).unwrap();
    let changes = LAW.diff(from, until, Some(award));
    changes
        .into_iter()
        .map(|change| (change.what, change.change, change.point))
        .collect()
}

#[test]
fn nothing_differs_from_itself() {
    for day in [
        LAW.first_day(),
        date!(2017 - 10 - 01),
        date!(2024 - 01 - 01),
        date!(2026 - 10 - 01),
    ] {
        assert!(LAW.diff(day, day, None).is_empty(), "{day}");
    }
}

#[test]
fn the_cap_of_base_level_fighters_ends_with_2023() {
    let found = changed(date!(2023 - 12 - 31), date!(2024 - 01 - 01), "CSTĐCS");
    assert!(
        found.contains(&(
            Part::Cap,
            ChangeKind::Removed,
            "chien-si-thi-dua-co-so-15".to_owned()
        )),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|(part, change, _)| *part == Part::Vote && *change == ChangeKind::Added),
        "{found:?}"
    );
    // The day before and the day after are not touched.
    assert!(changed(date!(2023 - 12 - 30), date!(2023 - 12 - 31), "CSTĐCS").is_empty());
    assert!(changed(date!(2024 - 01 - 01), date!(2024 - 01 - 02), "CSTĐCS").is_empty());
}

#[test]
fn the_commune_gains_the_base_level_title_in_july_2025() {
    let found = changed(date!(2025 - 06 - 30), date!(2025 - 07 - 01), "CSTĐCS");
    assert!(
        found
            .iter()
            .any(|(part, change, _)| *part == Part::Decider && *change == ChangeKind::Changed),
        "{found:?}"
    );
}

#[test]
fn a_vote_kept_by_a_new_decree_is_moved_not_changed() {
    let found = changed(date!(2025 - 06 - 30), date!(2025 - 07 - 01), "CSTĐTQ");
    let votes: Vec<ChangeKind> = found
        .iter()
        .filter(|(part, _, _)| *part == Part::Vote)
        .map(|found| found.1)
        .collect();
    assert_eq!(votes, [ChangeKind::Moved]);
}

#[test]
fn differences_read_backwards_are_the_same() {
    let (from, until) = (date!(2017 - 09 - 30), date!(2024 - 01 - 01));
    let forth = LAW.diff(from, until, None);
    let back = LAW.diff(until, from, None);
    assert_eq!(forth.len(), back.len());
    let count =
        |changes: &[thidua::law::Change], kind| changes.iter().filter(|change| change.change == kind).count();
    assert_eq!(
        count(&forth, ChangeKind::Added),
        count(&back, ChangeKind::Removed)
    );
    assert_eq!(
        count(&forth, ChangeKind::Changed),
        count(&back, ChangeKind::Changed)
    );
}

/// The bar of the benchmark is 50 ms in release; a debug build may take twenty times as long.
#[test]
fn a_difference_over_22_years_is_fast() {
    let _ = LAW.diff(LAW.first_day(), date!(2026 - 11 - 01), None);
    let start = Instant::now();
    let changes = LAW.diff(LAW.first_day(), date!(2026 - 11 - 01), None);
    let took = start.elapsed();
    println!("{} differences in {took:?}", changes.len());
    assert!(changes.len() > 100);
    let bar = if cfg!(debug_assertions) { 1_000 } else { 50 };
    assert!(took.as_millis() <= bar, "{took:?}");
}

#[test]
fn every_award_is_explained_in_both_languages_on_every_regime() {
    for day in [
        date!(2004 - 07 - 01),
        date!(2015 - 01 - 01),
        date!(2020 - 01 - 01),
        date!(2024 - 06 - 01),
        date!(2026 - 10 - 01),
    ] {
        for (at, award) in LAW.awards.iter() {
            for language in [Language::Vi, Language::En] {
                let text = LAW.criteria_document(at, Some(day), language).to_plain();
                assert!(text.contains(&award.id), "{}", award.id);
                assert!(
                    !text.contains("asks: \n") && !text.contains("cần: \n"),
                    "{} {day}: {text}",
                    award.id
                );
            }
            assert_eq!(LAW.criteria_json(at, Some(day))["award"], award.id.as_str());
        }
    }
}
