//! Systems of rating, classes and caps, from `tests/cases/ratings.toml`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;
use thidua::law::rating::{RatedKind, RatedSubject, RatingFacts, RatingSlate};
use thidua::law::{CapCounts, Capped, Readings};
use thidua::{FactValue, Grade, Rulebook, Verdict};
use thidua_tests::{law, root};
use time::Date;
use toml::value::Datetime;

static LAW: LazyLock<Rulebook> = LazyLock::new(law);

#[derive(Deserialize)]
struct Cases {
    systems: Vec<System>,
    classes: Vec<Class>,
    caps: Vec<Cap>,
    award_caps: Vec<AwardCap>,
    slate: Vec<Slate>,
}

#[derive(Deserialize)]
struct System {
    id: String,
    kind: String,
    on: Datetime,
    system: Option<String>,
}

#[derive(Deserialize)]
struct Class {
    id: String,
    kind: String,
    on: Datetime,
    points: Option<String>,
    #[serde(default)]
    facts: BTreeMap<String, toml::Value>,
    level: Option<String>,
    not_level: Option<String>,
    rated: Option<Verdict>,
    #[serde(default)]
    possible: Vec<String>,
    #[serde(default)]
    missing: Vec<String>,
}

#[derive(Deserialize)]
struct Cap {
    id: String,
    system: String,
    on: Datetime,
    good: u32,
    members: u32,
    #[serde(default)]
    raised: bool,
    #[serde(default)]
    readings: BTreeMap<String, String>,
    greatest: Option<u32>,
    grade: Option<Grade>,
}

#[derive(Deserialize)]
struct AwardCap {
    id: String,
    award: String,
    on: Datetime,
    holders: Option<u32>,
    given: Option<String>,
    number: Option<u32>,
    greatest: Option<u32>,
}

#[derive(Deserialize)]
struct Slate {
    id: String,
    on: Datetime,
    #[serde(default)]
    raised: bool,
    members: Option<u32>,
    subjects: Vec<Subject>,
    excess: BTreeMap<String, u32>,
    heads: Vec<String>,
}

#[derive(Deserialize)]
struct Subject {
    id: String,
    kind: String,
    group: String,
    level: Option<String>,
    head_of: Option<String>,
}

fn cases() -> Cases {
    toml::from_str(&fs::read_to_string(root().join("tests/cases/ratings.toml")).unwrap()).unwrap()
}

fn date(day: Datetime) -> Date {
    let day = day.date.unwrap();
    Date::from_calendar_date(i32::from(day.year), day.month.try_into().unwrap(), day.day).unwrap()
}

fn kind(word: &str) -> RatedKind {
    RatedKind::from_word(word).unwrap_or_else(|| panic!("{word}"))
}

fn rank(level: &str) -> u16 {
    let levels = LAW.vocabulary.list("level");
    levels.get(levels.find(level).unwrap()).unwrap().rank
}

fn readings(chosen: &BTreeMap<String, String>) -> Readings {
    LAW.readings_with(chosen).unwrap()
}

#[test]
fn the_system_of_the_day_of_the_decision_applies() {
    for case in cases().systems {
        let system = LAW.rating_system_on(kind(&case.kind), date(case.on));
        assert_eq!(system.map(|system| system.id.clone()), case.system, "{}", case.id);
    }
}

#[test]
fn no_two_systems_share_a_day() {
    for one in &LAW.ratings {
        for other in LAW.ratings.iter().filter(|other| other.id != one.id) {
            let shared = one
                .subjects
                .iter()
                .any(|subject| other.subjects.contains(subject));
            assert!(
                !(shared && one.in_force.overlaps(&other.in_force)),
                "{} {}",
                one.id,
                other.id
            );
        }
    }
}

fn fact(value: &toml::Value) -> FactValue {
    match value {
        toml::Value::Boolean(value) => FactValue::Boolean(*value),
        toml::Value::String(text) => match text.parse::<Decimal>() {
            Ok(number) => FactValue::Number(number),
            Err(_) => FactValue::Word(text.clone()),
        },
        other => panic!("{other}"),
    }
}

#[test]
fn points_and_conditions_give_the_class() {
    for case in cases().classes {
        let id = &case.id;
        let facts = RatingFacts {
            kind: kind(&case.kind),
            points: case.points.as_ref().map(|points| points.parse().unwrap()),
            facts: case
                .facts
                .iter()
                .map(|(name, value)| (name.clone(), fact(value)))
                .collect(),
        };
        let system = LAW
            .rating_system_on(facts.kind, date(case.on))
            .unwrap_or_else(|| panic!("{id}"));
        let answer = system.class_of(&facts, &LAW);
        if let Some(not) = &case.not_level {
            assert_ne!(answer.level, Some(not.as_str()), "{id}");
            assert!(!answer.possible.contains(&not.as_str()), "{id}: {answer:#?}");
            continue;
        }
        assert_eq!(answer.level, case.level.as_deref(), "{id}: {answer:#?}");
        assert_eq!(
            answer.possible.is_empty(),
            answer.level.is_some() || answer.rated == Verdict::NotMet,
            "{id}"
        );
        if let Some(rated) = case.rated {
            assert_eq!(answer.rated, rated, "{id}: {answer:#?}");
        }
        if !case.possible.is_empty() {
            assert_eq!(answer.possible, case.possible, "{id}: {answer:#?}");
        }
        for missing in &case.missing {
            assert!(answer.missing.contains(missing), "{id}: {answer:#?}");
        }
    }
}

#[test]
fn caps_on_the_best_level_take_the_stricter_base() {
    for case in cases().caps {
        let counts = CapCounts {
            rated: BTreeMap::from([(rank("hoan-thanh-tot"), case.good)]),
            members: Some(case.members),
            raised: case.raised,
            ..CapCounts::default()
        };
        let system = LAW
            .rating_system(&case.system)
            .unwrap_or_else(|| panic!("{}", case.id));
        let what = Capped::Rating(rank("hoan-thanh-xuat-sac"), &system.caps);
        let answer = LAW.cap(what, date(case.on), &counts, &readings(&case.readings));
        assert_eq!(answer.greatest, case.greatest, "{}: {answer:#?}", case.id);
        assert!(answer.settled, "{}", case.id);
        if let Some(grade) = case.grade {
            let strictest = answer.caps.iter().find(|cap| cap.greatest == answer.greatest);
            assert_eq!(strictest.map(|cap| cap.grade), Some(grade), "{}", case.id);
        }
    }
}

#[test]
fn caps_on_awards() {
    for case in cases().award_caps {
        let award = LAW.awards.find(&case.award).unwrap();
        let mut counts = CapCounts::default();
        if let Some(holders) = case.holders {
            counts
                .holders
                .insert(LAW.awards.find("lao-dong-tien-tien").unwrap(), holders);
        }
        if let (Some(given), Some(number)) = (&case.given, case.number) {
            counts.given.insert(given.clone(), number);
        }
        let answer = LAW.cap(Capped::Award(award), date(case.on), &counts, LAW.readings());
        assert_eq!(answer.greatest, case.greatest, "{}: {answer:#?}", case.id);
    }
}

#[test]
fn a_cap_without_its_base_is_open() {
    let award = LAW.awards.find("chien-si-thi-dua-co-so").unwrap();
    let on = time::macros::date!(2023 - 12 - 31);
    let answer = LAW.cap(Capped::Award(award), on, &CapCounts::default(), LAW.readings());
    assert_eq!((answer.greatest, answer.settled), (None, false));
}

#[test]
fn a_list_of_ratings_is_checked() {
    for case in cases().slate {
        let slate = RatingSlate {
            on: date(case.on),
            subjects: case
                .subjects
                .iter()
                .map(|subject| RatedSubject {
                    id: subject.id.clone(),
                    kind: kind(&subject.kind),
                    group: subject.group.clone(),
                    rank: subject.level.as_deref().map(rank),
                    head_of: subject.head_of.clone(),
                })
                .collect(),
            raised: case.raised,
            members: case.members,
        };
        let answer = LAW.check_ratings(&slate, LAW.readings());
        let excess: BTreeMap<String, u32> = answer
            .caps
            .iter()
            .filter(|cap| cap.excess > 0)
            .map(|cap| (cap.group.clone(), cap.excess))
            .collect();
        assert_eq!(excess, case.excess, "{}: {answer:#?}", case.id);
        let heads: Vec<String> = answer.heads.iter().map(|head| head.head.clone()).collect();
        assert_eq!(heads, case.heads, "{}", case.id);
        assert!(answer.without_system.is_empty(), "{}", case.id);
    }
}
