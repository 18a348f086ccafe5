//! Millions of histories: the core alone, against a hand-written loop for one award on plain columns.
//!
//! `BULK_PEOPLE` sets the number of people (1,000,000). `cargo xtask bench bulk` runs this and `bulk/rivals.py`, which
//! takes the same province through the wheel, polars and NumPy.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    reason = "a bench that cannot read the law fails"
)]

use std::process::ExitCode;
use std::time::Instant;

use thidua::Rulebook;
use thidua::assess::Matter;
use thidua::bulk::synthetic::Province;
use thidua::bulk::{Histories, Program};
use thidua::diagnostic::Source;
use thidua_benches::{Bar, Figure, PeakAlloc, Unit, report};
use time::macros::date;

#[global_allocator]
static PEAK: PeakAlloc = PeakAlloc;

/// The columns that a hand-written loop for one award would have.
#[derive(Default)]
struct Plain {
    title_ends: Vec<u32>,
    title_year: Vec<i32>,
    initiative_ends: Vec<u32>,
    initiative_year: Vec<i32>,
    initiative_scope: Vec<u16>,
}

/// Chiến sĩ thi đua bộ, tỉnh: three titles in a row up to the year, an initiative of the scope within them.
fn by_hand(plain: &Plain, year: i32, scope: u16) -> usize {
    let (mut met, mut title, mut initiative) = (0, 0, 0);
    for (title_end, initiative_end) in plain.title_ends.iter().zip(&plain.initiative_ends) {
        let (title_end, initiative_end) = (*title_end as usize, *initiative_end as usize);
        let mut mask = 0_u64;
        for own in &plain.title_year[title..title_end] {
            let back = year - own;
            if (0..64).contains(&back) {
                mask |= 1 << back;
            }
        }
        title = title_end;
        let run = i32::try_from(mask.trailing_ones()).unwrap();
        let mut found = false;
        if run >= 3 {
            let own = initiative..initiative_end;
            for (at, level) in plain.initiative_year[own.clone()]
                .iter()
                .zip(&plain.initiative_scope[own])
            {
                found |= *level >= scope && *at <= year && *at > year - run;
            }
        }
        initiative = initiative_end;
        met += usize::from(found);
    }
    met
}

fn best<T>(times: usize, mut work: impl FnMut() -> T) -> (u64, T) {
    let mut least = u64::MAX;
    let mut last = None;
    for _ in 0..times {
        let start = Instant::now();
        last = Some(work());
        least = least.min(u64::try_from(start.elapsed().as_nanos()).unwrap());
    }
    (least, last.unwrap())
}

fn main() -> ExitCode {
    let people: u64 = std::env::var("BULK_PEOPLE")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000_000);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let files: Vec<Source> = thidua_law::LAW_FILES
        .iter()
        .map(|law| Source::new(law.path, law.text))
        .collect();
    let law = Rulebook::read(&files).unwrap();
    let award = law.awards.find("chien-si-thi-dua-bo-tinh").unwrap();
    let title = law.awards.find("chien-si-thi-dua-co-so").unwrap();
    let on = date!(2025 - 12 - 31);
    let mut matter = Matter::on(on);
    matter.year = Some(2025);
    matter.grant_findings = true;
    let awards = Program::awards_in_force(&law, on);
    let (compile, all) = best(3, || Program::compile(&law, &matter, &awards).unwrap());
    let one = Program::compile(&law, &matter, &[award]).unwrap();

    let measure = |people: u64| {
        let province = Province::new(&law, 2025, 2025, 10);
        let mut rows = Histories::new();
        let mut plain = Plain::default();
        for number in 0..people {
            let person = province.person(number);
            rows.push(&person);
            plain.title_year.extend(
                person
                    .awards
                    .iter()
                    .filter(|own| own.award == title)
                    .filter_map(|own| own.year),
            );
            plain
                .title_ends
                .push(u32::try_from(plain.title_year.len()).unwrap());
            for own in &person.initiatives {
                plain.initiative_year.push(own.year);
                plain.initiative_scope.push(own.scope.unwrap());
            }
            plain
                .initiative_ends
                .push(u32::try_from(plain.initiative_year.len()).unwrap());
        }
        let scope = law.vocabulary.list("scope");
        let scope = scope.get(scope.find("bo-tinh").unwrap()).unwrap().rank;
        let before = PEAK.current_usage();
        PEAK.reset_peak_usage();
        let (all_time, verdicts) = best(3, || all.run(&rows, threads));
        let peak = PEAK.peak_usage() - before;
        println!(
            "{people} people, {} entries, {} awards; {} leaves opened; columns {} MB, answers {} MB",
            rows.entries(),
            awards.len(),
            verdicts.opened(),
            rows.bytes() / 1_000_000,
            verdicts.bytes() / 1_000_000,
        );
        let (one_time, single) = best(5, || one.run(&rows, threads));
        let (one_thread, _) = best(5, || one.run(&rows, 1));
        let (hand_time, by_hand) = best(5, || by_hand(&plain, 2025, scope));
        let place = awards.iter().position(|own| *own == award).unwrap();
        assert_eq!(verdicts.counts(place), single.counts(0));
        println!("one award: {:?}, by hand {by_hand}", single.counts(0));
        (
            all_time,
            one_time,
            one_thread,
            hand_time,
            peak,
            rows.bytes(),
            single.counts(0)[0],
            by_hand,
            rows.entries(),
        )
    };
    let (all_time, one_time, one_thread, hand_time, peak, bytes, met, by_hand, entries) = measure(people);
    let nanoseconds = |what: &str, value: u64, bar: Bar| Figure {
        what: what.to_owned(),
        value,
        unit: Unit::Nanoseconds,
        bar,
    };
    let mut figures = vec![
        nanoseconds(
            &format!("compiling {} awards of a day", awards.len()),
            compile,
            Bar::None,
        ),
        nanoseconds(
            &format!("all awards, {people} people, {entries} entries, core, {threads} threads"),
            all_time,
            Bar::None,
        ),
        nanoseconds(
            "one award (CSTĐ bộ, tỉnh), core",
            one_time,
            Bar::AtMost(hand_time * 2),
        ),
        nanoseconds("the same on one thread", one_thread, Bar::None),
        nanoseconds(
            "hand-written Rust loop for that award, one thread",
            hand_time,
            Bar::None,
        ),
        Figure {
            what: format!(
                "memory beside the columns ({} MB) while all awards run",
                bytes / 1_000_000
            ),
            value: u64::try_from(peak).unwrap(),
            unit: Unit::Bytes,
            bar: Bar::None,
        },
    ];
    assert_eq!(met, by_hand, "the hand-written loop and the program agree");
    if std::env::var("BULK_SCALE").is_ok() {
        let tenfold = measure(people * 10);
        figures.push(nanoseconds(
            "all awards, ten times the people",
            tenfold.0,
            Bar::AtMost(all_time * 11),
        ));
        figures.push(nanoseconds(
            "one award, ten times the people",
            tenfold.1,
            Bar::AtMost(one_time * 11),
        ));
    }
    report("bulk", &figures)
}
