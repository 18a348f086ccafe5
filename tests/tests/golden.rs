//! The same case files as Python and JavaScript, byte for byte: `tests/conference/NAME.json` is the outcome of the
//! conference in the folder `NAME` beside it, or in `examples/NAME`. `THIDUA_BLESS=1` writes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its case fails"
)]

use std::fs;
use std::path::PathBuf;

use thidua_tests::{conference, root};

fn cases() -> Vec<(String, PathBuf)> {
    let mut cases: Vec<(String, PathBuf)> = Vec::new();
    for folder in ["examples", "tests/conference"] {
        for entry in fs::read_dir(root().join(folder)).unwrap().flatten() {
            let path = entry.path().join("conference.toml");
            if path.exists() {
                cases.push((entry.file_name().to_string_lossy().into_owned(), path));
            }
        }
    }
    cases.sort();
    cases
}

fn compare(name: &str, text: &str) {
    let path = root().join("tests/conference").join(name);
    if std::env::var_os("THIDUA_BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = text
        .lines()
        .zip(expected.lines())
        .position(|(own, golden)| own != golden);
    assert!(
        text == expected,
        "{name} differs at line {}; look at the difference, then THIDUA_BLESS=1",
        differs.map_or_else(|| text.lines().count().min(expected.lines().count()), |at| at + 1)
    );
}

#[test]
fn every_case_has_its_golden_outcome() {
    assert!(cases().len() >= 4);
    for (name, path) in cases() {
        let conference = conference(&path).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        compare(
            &format!("{name}.json"),
            &format!("{}\n", conference.outcome().to_json()),
        );
    }
}

/// The published outcome of the meeting of 3 January 2024 follows from the ballots through the quota.
#[test]
fn the_founding_meeting_comes_out_as_published() {
    let conference = conference(&root().join("examples/bac-kan-2023/conference.toml")).unwrap();
    let outcome = conference.outcome();
    let excellent = outcome
        .units
        .iter()
        .filter(|unit| unit.class == Some("hoan-thanh-xuat-sac"))
        .count();
    assert_eq!(excellent, 4);
    let mut nominated: Vec<(&str, &str)> = outcome
        .nominations
        .iter()
        .map(|nomination| (nomination.award, nomination.unit))
        .collect();
    nominated.sort_unstable();
    assert_eq!(
        nominated,
        [
            ("bang-khen-bo-tinh", "ban-bao-ve-cham-soc-suc-khoe"),
            ("bang-khen-bo-tinh", "ban-tuyen-giao"),
            ("bang-khen-bo-tinh", "bao-bac-kan"),
            ("co-thi-dua-bo-tinh", "van-phong-tinh-uy"),
        ]
    );
    assert!(
        outcome
            .nominations
            .iter()
            .all(|nomination| nomination.state == "proposed")
    );
    assert_eq!(outcome.roles.head, Some("ban-bao-ve-cham-soc-suc-khoe"));
    assert_eq!(outcome.roles.deputies, ["van-phong-tinh-uy"]);
    assert!(outcome.is_final, "{:?}", outcome.open);
    assert_eq!(
        outcome
            .movements
            .iter()
            .filter(|movement| movement.continues == thidua::Verdict::Met)
            .count(),
        5
    );
}
