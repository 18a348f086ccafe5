//! The columnar evaluator answers what the explaining one answers: verdict and reason, for every row and award.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its input fails"
)]

use std::collections::BTreeMap;
use std::process::Command;

use thidua::assess::{Matter, Reason};
use thidua::bulk::{Histories, Program};
use thidua::diagnostic::Source;
use thidua::subject::Subject;
use thidua::{Rulebook, Verdict};
use thidua_tests::random::{Dice, subject};
use thidua_tests::root;
use time::Date;
use time::macros::{date, format_description};

fn vietnam() -> Rulebook {
    let files: Vec<Source> = thidua_law::LAW_FILES
        .iter()
        .map(|law| Source::new(law.path, law.text))
        .collect();
    Rulebook::read(&files).unwrap_or_else(|problems| panic!("{:?}", problems.first()))
}

fn shown(reason: Reason<'_>) -> String {
    let instrument = reason.rule().map_or("", |rule| rule.instrument.as_str());
    format!("{instrument} {} {}", reason.id(), reason.article())
}

/// What the comparison has seen.
#[derive(Default)]
struct Seen {
    answers: usize,
    verdicts: [usize; 3],
    reasons: BTreeMap<String, usize>,
    opened: u64,
}

fn compare(law: &Rulebook, subjects: &[Subject], matter: &Matter, awards: &[u16], seen: &mut Seen) {
    let program = Program::compile(law, matter, awards).unwrap();
    let rows: Histories = subjects.iter().collect();
    let verdicts = program.run(&rows, 1);
    assert_eq!(verdicts.rows(), subjects.len());
    for (row, subject) in subjects.iter().enumerate() {
        for (at, award) in awards.iter().enumerate() {
            let explained = law.assess(subject, *award, matter).unwrap();
            let code = verdicts.code(row, at).unwrap();
            let reason = program.reason(code).unwrap();
            let same = explained.verdict == code.verdict() && shown(explained.reason()) == shown(reason);
            assert!(
                same,
                "{} {:?}\naward {} on {} (year {:?} {}): explained {:?} because {}, columns {:?} because {}\n{}",
                law.awards.id(*award),
                match reason {
                    Reason::Point(rule, _) => {
                        Some(
                            rule.points
                                .iter()
                                .map(|point| (&point.id, &point.test))
                                .collect::<Vec<_>>(),
                        )
                    }
                    _ => None,
                },
                law.awards.id(*award),
                matter.on,
                matter.year,
                explained.year,
                explained.verdict,
                shown(explained.reason()),
                code.verdict(),
                shown(reason),
                subject.to_json(law),
            );
            seen.answers += 1;
            seen.verdicts[code.verdict() as usize] += 1;
            *seen.reasons.entry(shown(reason)).or_default() += 1;
        }
    }
    seen.opened += verdicts.opened();
}

fn matters(dice: &mut Dice, law: &Rulebook, on: Date) -> Matter {
    let mut matter = Matter::on(on);
    matter.grant_findings = dice.often(40);
    matter.grant_conduct = dice.often(30);
    matter.received = dice
        .maybe(50, |dice| dice.day(on.year() - 1, on.year()))
        .filter(|day| *day <= on);
    matter.year = dice.maybe(40, |dice| dice.range(on.year() - 2, on.year()));
    if dice.often(30) {
        let mut readings = law.readings().clone();
        for (at, doubt) in (0_u16..).zip(&law.doubts) {
            let option = dice.maybe(60, |dice| u8::try_from(dice.below(doubt.options.len())).unwrap());
            readings = readings.with(at, option);
        }
        matter.readings = Some(readings);
    }
    matter
}

/// Awards that other criteria look at, so that random histories are near them.
fn favourites(law: &Rulebook) -> Vec<u16> {
    let wanted = [
        "lao-dong-tien-tien",
        "chien-si-thi-dua-co-so",
        "chien-si-thi-dua-bo-tinh",
        "bang-khen-bo-tinh",
        "bang-khen-thu-tuong",
        "tap-the-lao-dong-xuat-sac",
        "co-thi-dua-bo-tinh",
        "huan-chuong-lao-dong-ba",
    ];
    wanted.iter().filter_map(|id| law.awards.find(id)).collect()
}

#[test]
fn real_law_on_random_histories() {
    let law = vietnam();
    let near = favourites(&law);
    let mut seen = Seen::default();
    let days = [
        date!(2006 - 03 - 01),
        date!(2014 - 07 - 01),
        date!(2017 - 10 - 15),
        date!(2023 - 12 - 31),
        date!(2024 - 01 - 01),
        date!(2024 - 06 - 01),
        date!(2025 - 07 - 01),
        date!(2026 - 02 - 28),
        date!(2026 - 08 - 01),
    ];
    let rounds = std::env::var("BULK_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(2_u64);
    for round in 0..rounds {
        for (at, on) in days.iter().enumerate() {
            let mut dice = Dice(0x9e37_79b9 + round * 1000 + u64::try_from(at).unwrap());
            let matter = matters(&mut dice, &law, *on);
            let subjects: Vec<Subject> = (0..70)
                .map(|_| subject(&mut dice, &law, on.year(), &near))
                .collect();
            let awards: Vec<u16> = law.awards.iter().map(|(at, _)| at).collect();
            compare(&law, &subjects, &matter, &awards, &mut seen);
        }
    }
    println!(
        "{} answers {:?}, {} reasons, {} leaves opened",
        seen.answers,
        seen.verdicts,
        seen.reasons.len(),
        seen.opened
    );
    assert!(
        seen.verdicts.iter().all(|count| *count > 1000),
        "{:?}",
        seen.verdicts
    );
    assert!(seen.reasons.len() > 150, "{}", seen.reasons.len());
}

#[test]
fn every_case_of_the_law() {
    let law = vietnam();
    let mut seen = Seen::default();
    for entry in std::fs::read_dir(root().join("tests/cases/assess"))
        .unwrap()
        .flatten()
    {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let file = thidua::cases::CaseFile::read("cases", &text).unwrap();
        if !file.law_files().is_empty() {
            continue;
        }
        let Ok(cases) = file.cases(&law) else { continue };
        for case in cases {
            compare(
                &law,
                std::slice::from_ref(&case.subject),
                &case.matter,
                &[case.award],
                &mut seen,
            );
        }
    }
    assert!(seen.answers > 1000, "{}", seen.answers);
}

/// The rulebook of some files; points that nothing reaches, which the checker refuses, are taken out first.
fn without_unreached(mut files: Vec<Source>) -> Option<Rulebook> {
    for _ in 0..30 {
        let problems = match Rulebook::read(&files) {
            Ok(law) => return Some(law),
            Err(problems) => problems,
        };
        if problems.iter().any(|problem| problem.code != "unreached-point") {
            println!("{:?}", problems.first());
            return None;
        }
        for problem in problems.iter().rev() {
            let label = &problem.labels[0];
            let file = files.iter_mut().find(|file| *file.name == *label.source).unwrap();
            let before = &file.text[..label.span.start];
            let after = &file.text[label.span.end..];
            let rest = after.find("\n[").map_or("", |at| &after[at + 1..]);
            *file = Source::new(label.source.to_string(), format!("{before}{rest}"));
        }
    }
    None
}

#[test]
fn random_rulebooks() {
    let batches = std::env::var("BULK_BATCHES").unwrap_or_else(|_| "150".to_owned());
    let output = Command::new("python3")
        .args([
            "-m",
            "thidua_reference.random_rules",
            "--seed",
            "5",
            "--count",
            &batches,
        ])
        .current_dir(root().join("tests/reference"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut seen = Seen::default();
    let mut dice = Dice(77);
    let mut refused = 0;
    for line in text.lines() {
        let batch: serde_json::Value = serde_json::from_str(line).unwrap();
        let files: Vec<Source> = batch["batch"]["law_toml"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
            .map(|(at, text)| Source::new(format!("{at}.toml"), text.as_str().unwrap()))
            .collect();
        let Some(law) = without_unreached(files) else {
            refused += 1;
            continue;
        };
        let awards: Vec<u16> = law.awards.iter().map(|(at, _)| at).collect();
        let mut subjects = Vec::new();
        let mut asked = Vec::new();
        let day = format_description!("[year]-[month]-[day]");
        for request in batch["requests"].as_array().unwrap() {
            let Ok(subject) = Subject::from_json("x", &request["subject"], &law) else {
                continue;
            };
            subjects.push(subject);
            let date = |key: &str| request[key].as_str().map(|text| Date::parse(text, day).unwrap());
            let mut matter = Matter::on(date("on").unwrap());
            matter.received = date("received");
            matter.proposed = date("proposed");
            matter.year = request["year"].as_i64().map(|year| i32::try_from(year).unwrap());
            matter.grant_findings = request["grant_findings"].as_bool().unwrap_or(false);
            if let Some(chosen) = request["readings"].as_object() {
                let chosen = chosen
                    .iter()
                    .map(|(key, word)| (key.clone(), word.as_str().unwrap().to_owned()));
                matter.readings = law.readings_with(&chosen.collect()).ok();
            }
            asked.push(matter);
        }
        for matter in &asked {
            let last = matter.on.year();
            let near: Vec<u16> = awards.clone();
            subjects.truncate(asked.len());
            subjects.extend((0..8).map(|_| subject(&mut dice, &law, last, &near)));
            compare(&law, &subjects, matter, &awards, &mut seen);
        }
    }
    println!(
        "{} answers {:?}, {} reasons, {} leaves opened",
        seen.answers,
        seen.verdicts,
        seen.reasons.len(),
        seen.opened
    );
    assert!(refused * 5 < text.lines().count(), "{refused} rulebooks refused");
    assert!(
        seen.verdicts.iter().all(|count| *count > 500),
        "{:?}",
        seen.verdicts
    );
}

#[test]
fn rows_split_shuffled_and_threads_change_nothing() {
    let law = vietnam();
    let near = favourites(&law);
    let mut dice = Dice(4242);
    let subjects: Vec<Subject> = (0..3000).map(|_| subject(&mut dice, &law, 2025, &near)).collect();
    let many: Vec<&Subject> = subjects.iter().cycle().take(40_000).collect();
    let awards: Vec<u16> = Program::awards_in_force(&law, date!(2025 - 06 - 01));
    let awards: Vec<u16> = awards.into_iter().filter(|award| near.contains(award)).collect();
    let program = Program::compile(&law, &Matter::on(date!(2025 - 06 - 01)), &awards).unwrap();
    let rows: Histories = many.iter().copied().collect();
    let one = program.run(&rows, 1);
    assert_eq!(one, program.run(&rows, 2));
    assert_eq!(one, program.run(&rows, 8));
    // Rows cut anywhere, and in another order.
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, dice.below(at + 1));
    }
    let mut pieces = Vec::new();
    let mut rest = order.as_slice();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at((1 + dice.below(150)).min(rest.len()));
        let rows: Histories = piece.iter().map(|at| &subjects[*at]).collect();
        pieces.push(program.run(&rows, 1));
        rest = after;
    }
    let mut all = pieces.remove(0);
    pieces.into_iter().for_each(|piece| all.append(piece));
    for (place, row) in order.iter().enumerate() {
        for award in 0..awards.len() {
            assert_eq!(all.code(place, award), one.code(*row, award));
        }
    }
    for award in 0..awards.len() {
        assert_eq!(one.counts(award).iter().sum::<usize>(), many.len());
        assert_eq!(
            one.column(award).next().map(thidua::bulk::Code::verdict),
            one.verdict(0, award)
        );
    }
}

#[test]
fn a_row_opens_as_the_subject_it_was() {
    let law = vietnam();
    let mut dice = Dice(7);
    let subjects: Vec<Subject> = (0..500)
        .map(|_| subject(&mut dice, &law, 2025, &favourites(&law)))
        .collect();
    let rows: Histories = subjects.iter().collect();
    for (row, subject) in subjects.iter().enumerate() {
        assert_eq!(rows.subject(row).as_ref(), Some(subject));
    }
    assert_eq!(rows.subject(500), None);
    assert_eq!(
        Program::compile(&law, &Matter::on(date!(1999 - 01 - 01)), &[0])
            .unwrap_err()
            .code,
        "date-outside-coverage"
    );
    assert_eq!(
        Program::compile(&law, &Matter::on(date!(2025 - 01 - 01)), &[9999])
            .unwrap_err()
            .code,
        "unknown-award"
    );
    let program = Program::compile(&law, &Matter::on(date!(2025 - 01 - 01)), &[0]).unwrap();
    assert_eq!(program.run(&Histories::new(), 4).rows(), 0);
    let _: Option<Verdict> = program.run(&Histories::new(), 4).verdict(0, 0);
}
