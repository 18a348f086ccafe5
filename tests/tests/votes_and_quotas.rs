//! Ballots, quorums and quotas, from `tests/cases/votes-and-quotas.toml`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use thidua::ballot::Count;
use thidua::quota::QuotaFacts;
use thidua_tests::{regulation, root};

#[derive(Deserialize)]
struct Cases {
    ballots: Vec<Ballot>,
    quorums: Vec<Quorum>,
    quotas: Vec<QuotaCase>,
}

#[derive(Deserialize)]
struct Ballot {
    id: String,
    regulation: String,
    #[serde(default)]
    readings: BTreeMap<String, String>,
    rule: String,
    electorate: u32,
    votes: u32,
    passed: bool,
}

#[derive(Deserialize)]
struct Quorum {
    id: String,
    regulation: String,
    rule: String,
    electorate: u32,
    present: u32,
    written: u32,
    quorate: bool,
}

#[derive(Deserialize)]
struct QuotaCase {
    id: String,
    regulation: String,
    #[serde(default)]
    readings: BTreeMap<String, String>,
    award: String,
    group: Option<String>,
    base: u32,
    number: u32,
}

fn cases() -> Cases {
    toml::from_str(&fs::read_to_string(root().join("tests/cases/votes-and-quotas.toml")).unwrap()).unwrap()
}

fn pairs(readings: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    readings
        .iter()
        .map(|(key, word)| (key.as_str(), word.as_str()))
        .collect()
}

#[test]
fn ballots_pass_exactly_at_their_threshold() {
    for case in cases().ballots {
        let regulation = regulation(&case.regulation, &pairs(&case.readings)).unwrap();
        let rule = regulation.ballot(&case.rule).unwrap();
        let count = Count {
            electorate: case.electorate,
            present: case.electorate,
            written: 0,
            valid: None,
        };
        assert_eq!(rule.tally(case.votes, count).passed, case.passed, "{}", case.id);
    }
}

#[test]
fn absent_members_stay_in_the_base() {
    let regulation = regulation("vn.tt-15-2023-bkhdt", &[]).unwrap();
    let rule = regulation.ballot("hoi-dong-90").unwrap();
    // 13 present in favour and 1 absent in writing make 14 of 15; without the written vote 13 of 15 fail.
    let count = Count {
        electorate: 15,
        present: 13,
        written: 1,
        valid: None,
    };
    assert!(rule.tally(14, count).passed);
    assert!(!rule.tally(13, count).passed);
    assert_eq!(rule.tally(13, count).base, 15);
}

#[test]
fn quorums_hold_exactly_at_their_share() {
    for case in cases().quorums {
        let regulation = regulation(&case.regulation, &[]).unwrap();
        let rule = regulation.ballot(&case.rule).unwrap();
        let count = Count {
            electorate: case.electorate,
            present: case.present,
            written: case.written,
            valid: None,
        };
        assert_eq!(rule.quorate(count), case.quorate, "{}", case.id);
    }
}

/// Every base is the same number.
struct Base(u32);

impl QuotaFacts for Base {
    fn members(&self) -> u32 {
        self.0
    }
    fn eligible(&self) -> Option<u32> {
        Some(self.0)
    }
    fn given(&self, _name: &str) -> Option<u32> {
        Some(self.0)
    }
    fn meeting(&self, _condition: &str) -> Option<u32> {
        Some(self.0)
    }
    fn of_class(&self, _class: &str) -> Option<u32> {
        Some(self.0)
    }
}

#[test]
fn quotas_give_their_number() {
    for case in cases().quotas {
        let regulation = regulation(&case.regulation, &pairs(&case.readings)).unwrap();
        let rule = regulation.award(&case.award).unwrap().quota.as_ref().unwrap();
        let quota = rule.number(case.group.as_deref(), &Base(case.base));
        assert_eq!(quota.number, Some(case.number), "{}", case.id);
    }
}

/// Worked example 2: 63 departments and 64 zone authorities in seven blocs each, 17 certificates each.
#[test]
fn certificates_of_all_blocs_of_circular_15() {
    let regulation = regulation("vn.tt-15-2023-bkhdt", &[]).unwrap();
    let rule = regulation
        .award("bang-khen-bo-tinh")
        .unwrap()
        .quota
        .as_ref()
        .unwrap();
    for (annex, members) in [("phu-luc-4-", 63), ("phu-luc-5-", 64)] {
        let sizes: Vec<u32> = regulation
            .blocs
            .iter()
            .filter(|bloc| bloc.id.starts_with(annex))
            .map(|bloc| u32::try_from(bloc.members.len()).unwrap())
            .collect();
        assert_eq!(sizes.iter().sum::<u32>(), members);
        let certificates: u32 = sizes
            .iter()
            .map(|size| rule.number(None, &Base(*size)).number.unwrap())
            .sum();
        assert_eq!(certificates, 17, "{annex}");
    }
}
