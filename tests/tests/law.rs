//! The bundled regulations themselves are under test.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use thidua::diagnostic::Source;
use thidua::{Regulation, RegulationFile};
use thidua_law::BLOC_REGULATIONS;
use thidua_tests::{Texts, regulation};

fn all() -> Vec<(&'static str, RegulationFile)> {
    BLOC_REGULATIONS
        .iter()
        .map(|law| {
            let file = RegulationFile::read(Source::new(law.path, law.text), &Texts::default());
            (
                law.id,
                file.unwrap_or_else(|problems| panic!("{}: {problems:#?}", law.path)),
            )
        })
        .collect()
}

fn default_of(file: &RegulationFile) -> Regulation {
    file.under(&BTreeMap::new()).unwrap()
}

#[test]
fn every_file_loads_under_every_reading_and_carries_its_identifier() {
    for (id, file) in all() {
        assert_eq!(default_of(&file).instrument.id, id);
        for (key, words) in file.readings() {
            for word in words {
                file.under(&BTreeMap::from([(key.clone(), word.clone())]))
                    .unwrap_or_else(|problems| {
                        panic!("{id} {key}={word}: {problems:#?}");
                    });
            }
        }
    }
}

#[test]
fn every_open_question_is_a_switch_with_its_default() {
    let keys: BTreeSet<String> = all()
        .iter()
        .flat_map(|(_, file)| file.readings())
        .map(|(key, words)| {
            assert!(!words.is_empty());
            key
        })
        .collect();
    let wanted: BTreeSet<String> = (1..=20).map(|number| format!("O-{number:02}")).collect();
    assert_eq!(keys, wanted);
}

/// Every question has a case that shows its default, and every other reading one that chooses it.
#[test]
fn every_reading_is_shown_by_a_case() {
    let mut cases = String::new();
    for file in [
        "leaves.toml",
        "classes.toml",
        "votes-and-quotas.toml",
        "conferences.toml",
    ] {
        cases
            .push_str(&std::fs::read_to_string(thidua_tests::root().join("tests/cases").join(file)).unwrap());
    }
    for (id, file) in all() {
        for (key, words) in file.readings() {
            let named = cases.contains(&format!("id = \"{key}"))
                || cases.contains(&format!("id = \"{}", key.to_lowercase()));
            let named = named || cases.contains(&format!("({key})"));
            assert!(named, "{id}: no case shows {key}");
            for word in words.iter().skip(1) {
                assert!(
                    cases.contains(&format!("{key} = \"{word}\"")),
                    "{id}: no case chooses {key} = {word}"
                );
            }
        }
    }
}

#[test]
fn an_option_changes_the_regulation() {
    for (id, file) in all() {
        let default = format!("{:?}", RegulationBody(&default_of(&file)));
        for (key, words) in file.readings() {
            for word in words.iter().skip(1) {
                let other = file
                    .under(&BTreeMap::from([(key.clone(), word.clone())]))
                    .unwrap();
                assert_ne!(
                    default,
                    format!("{:?}", RegulationBody(&other)),
                    "{id} {key}={word} changes nothing"
                );
            }
        }
    }
}

/// What a reading may change: everything but the record of the choice itself.
struct RegulationBody<'r>(&'r Regulation);

impl std::fmt::Debug for RegulationBody<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let r = self.0;
        write!(
            out,
            "{:?} {:?} {:?} {:?} {:?} {:?}",
            r.instrument.until, r.tables, r.classes, r.rankings, r.ballots, r.awards
        )
    }
}

#[test]
fn circular_15_has_the_printed_blocs_and_certificates() {
    let circular = regulation("vn.tt-15-2023-bkhdt", &[]).unwrap();
    let sizes = |annex: &str| -> Vec<usize> {
        let prefix = format!("phu-luc-{annex}-");
        circular
            .blocs
            .iter()
            .filter(|bloc| bloc.id.starts_with(&prefix))
            .map(|bloc| bloc.members.len())
            .collect()
    };
    assert_eq!(sizes("3"), [4, 4, 4, 4, 3, 3, 3, 3, 3]);
    assert_eq!(sizes("4"), [11, 7, 7, 6, 11, 13, 8]);
    assert_eq!(sizes("5"), [11, 6, 7, 6, 11, 14, 9]);
    assert_eq!(sizes("6"), [5, 5, 5, 5]);
    assert_eq!(sizes("7"), [5, 8, 8, 7, 6, 6, 5, 6, 6, 6]);
    assert_eq!(
        circular.instrument.from,
        Some(time::macros::date!(2024 - 02 - 09))
    );
    assert!(
        !circular
            .instrument
            .in_force_on(time::macros::date!(2024 - 02 - 08))
    );
    assert!(
        circular
            .instrument
            .in_force_on(time::macros::date!(2024 - 02 - 09))
    );
}

#[test]
fn every_text_is_nfc_and_every_rule_has_a_source() {
    for law in BLOC_REGULATIONS {
        assert!(!law.text.contains('\r'), "{}", law.path);
        let regulation = regulation(law.id, &[]).unwrap();
        assert!(!regulation.instrument.source.is_empty(), "{}", law.id);
        for bloc in &regulation.blocs {
            assert!(!bloc.origin.cite.is_empty(), "{} {}", law.id, bloc.id);
        }
    }
}
