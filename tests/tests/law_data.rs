//! The bundled law as data: covered without gap or overlap, every point with its source and both names.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot read the law fails, and reports its numbers"
)]

use std::collections::{BTreeMap, BTreeSet};

use thidua::assess::Matter;
use thidua::diagnostic::Source;
use thidua::law::Test;
use thidua::subject::{Subject, SubjectKind};
use thidua::{Bilingual, Grade, Rulebook};
use thidua_tests::{law_with, root};

/// Both languages are there, composed (NFC: Vietnamese letters carry no combining marks), and not the same words.
fn both(name: &Bilingual, place: &str) {
    for text in [&name.vi, &name.en] {
        assert!(!text.trim().is_empty(), "{place}: a name is missing");
        let combining = text
            .chars()
            .find(|letter| ('\u{300}'..='\u{36f}').contains(letter));
        assert_eq!(combining, None, "{place}: `{text}` is not composed");
    }
}

#[test]
fn no_award_is_without_rule_or_declared_gap_on_any_day() {
    assert_eq!(law_with(&[]).uncovered(), []);
}

#[test]
fn every_point_has_an_article_a_grade_and_both_names() {
    let law = law_with(&[]);
    let mut grades: BTreeMap<Grade, usize> = BTreeMap::new();
    let mut texts = 0;
    for rule in &law.rules {
        let place = format!("{}.{}", law.awards.id(rule.award), rule.id);
        both(&rule.name, &place);
        assert!(
            law.instrument(&rule.instrument).is_some(),
            "{place}: {}",
            rule.instrument
        );
        let head = rule.head().unwrap();
        assert!(!head.test.parts().is_empty(), "{place}");
        // Two commemorative medals are wholly left to the bodies that give them: no article of theirs is known.
        let left_open = rule.points[1..]
            .iter()
            .all(|point| matches!(point.test, Test::Local { .. }));
        for point in &rule.points {
            let place = format!("{place}/{}", point.id);
            assert!(
                left_open || !point.origin.cite.is_empty(),
                "{place} cites nothing"
            );
            both(&point.name, &place);
            *grades.entry(point.origin.grade).or_default() += 1;
            texts += usize::from(point.text.is_some());
        }
    }
    println!(
        "{} rules, points by grade {grades:?}, {texts} with words of the provision",
        law.rules.len()
    );
    assert!(grades.contains_key(&Grade::Confirmed));
}

#[test]
fn a_version_holds_from_its_first_day_to_the_day_before_the_next() {
    let law = law_with(&[]);
    let mut versions = 0;
    for rule in &law.rules {
        let same = |day| {
            let found: Vec<_> = law
                .rules_of(rule.award)
                .filter(|other| other.id == rule.id && other.fills == rule.fills && other.in_force_on(day))
                .collect();
            assert!(found.len() < 2, "{}: two versions on {day}", rule.id);
            found.first().map(|other| other.in_force)
        };
        if let Some(from) = rule.in_force.from {
            versions += 1;
            assert_eq!(same(from), Some(rule.in_force));
            assert_ne!(same(from.previous_day().unwrap()), Some(rule.in_force));
        }
        if let Some(until) = rule.in_force.until {
            assert_eq!(same(until.previous_day().unwrap()), Some(rule.in_force));
            assert_ne!(same(until), Some(rule.in_force));
        }
    }
    assert!(versions > 200, "only {versions} dated versions");
}

#[test]
fn every_file_has_a_digest_and_their_order_changes_nothing() {
    let one = law_with(&[]);
    let mut files = one.files().to_vec();
    files.reverse();
    let other = Rulebook::read(&files).unwrap();
    assert_eq!(one.digest, other.digest);
    let digests: BTreeSet<&String> = one.digests.iter().map(|(_, digest)| digest).collect();
    assert_eq!(digests.len(), files.len());
    let mut changed = files.clone();
    changed[0] = Source::new(changed[0].name.as_str(), format!("{}\n", changed[0].text));
    assert_ne!(Rulebook::read(&changed).unwrap().digest, one.digest);
}

#[test]
fn a_day_before_the_first_one_is_refused_and_the_first_one_answered() {
    let law = law_with(&[]);
    let subject = Subject::from_toml("subject", "kind = \"individual\"", &law).unwrap();
    let award = law.awards.find("lao-dong-tien-tien").unwrap();
    let before = law.assess(
        &subject,
        award,
        &Matter::on(law.first_day().previous_day().unwrap()),
    );
    let problem = before.unwrap_err();
    assert_eq!(problem.code, "date-outside-coverage");
    assert!(problem.message.vi.contains("2004-07-01") && problem.help.is_some());
    assert!(law.assess(&subject, award, &Matter::on(law.first_day())).is_ok());
}

/// Every award answers for every kind of subject on the first day of every version of the law.
#[test]
fn every_award_answers_on_every_day_on_which_something_changes() {
    let law = law_with(&[]);
    let mut days: BTreeSet<time::Date> = law.rules.iter().filter_map(|rule| rule.in_force.from).collect();
    days.insert(law.first_day());
    days.insert(time::macros::date!(2028 - 11 - 25));
    let mut asked = 0;
    for kind in SubjectKind::all() {
        let text = format!("kind = \"{}\"", kind.word());
        let subject = Subject::from_toml("subject", &text, &law).unwrap();
        for day in days.iter().filter(|day| **day >= law.first_day()) {
            for (award, _) in law.awards.iter() {
                let answer = law.assess(&subject, award, &Matter::on(*day)).unwrap();
                assert!(
                    answer
                        .versions
                        .iter()
                        .all(|version| version.rules.is_empty() == version.without.is_some())
                );
                asked += 1;
            }
        }
    }
    println!("{asked} questions on {} days", days.len());
}

/// Bylaws of the examples read over the bundled law, and every file of the law names its instrument.
#[test]
fn the_examples_of_bylaws_read_over_the_law() {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join("examples/bylaws")).unwrap() {
        files.push(format!(
            "examples/bylaws/{}",
            entry.unwrap().file_name().to_string_lossy()
        ));
    }
    assert!(files.len() > 2);
    for file in files {
        let with = law_with(std::slice::from_ref(&file));
        assert!(with.digests.len() > law_with(&[]).digests.len(), "{file}");
    }
}
