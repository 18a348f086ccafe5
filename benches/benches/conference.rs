//! The conference suite: a large conference, reading the largest regulation, collecting Excel sheets.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a benchmark that cannot build its input stops"
)]

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use criterion::Criterion;
use thidua::RegulationFile;
use thidua::diagnostic::Source;
use thidua_benches::large::{GROUPS, LEAVES, Large, UNITS};
use thidua_benches::{Bar, Figure, Unit, fastest, median_of, report};
use thidua_tests::{Cell, Texts, filled};

/// Runs of which the fastest counts.
const RUNS: usize = 2000;

fn main() -> ExitCode {
    let large = Large::new(|leaf| leaf % 10 == 0);
    let conference = large.read();
    let outcome = conference.outcome();
    assert!(outcome.is_final, "{:?}", outcome.open.first());
    let lines: usize = outcome.units.iter().map(|unit| unit.criteria.len()).sum();
    assert_eq!(lines, UNITS * (GROUPS * LEAVES + GROUPS));
    drop(outcome);
    let all_change = Large::new(|_| true).read();

    let mut criterion = Criterion::default().without_plots();
    criterion.bench_function("conference-20x200x3", |bencher| {
        bencher.iter(|| black_box(conference.outcome()))
    });
    criterion.bench_function("conference-all-change", |bencher| {
        bencher.iter(|| black_box(all_change.outcome()))
    });
    criterion.bench_function("conference-read", |bencher| {
        bencher.iter(|| black_box(large.read()))
    });
    let largest = thidua_law::BLOC_REGULATIONS
        .iter()
        .max_by_key(|law| law.text.len())
        .unwrap();
    criterion.bench_function("regulation-largest", |bencher| {
        bencher.iter(|| {
            let file =
                RegulationFile::read(Source::new(largest.id, largest.text), &Texts::default()).unwrap();
            black_box(file.under(&BTreeMap::new()).unwrap())
        });
    });
    criterion.final_summary();
    let timed = |what: String, id: &str, bar: Bar, work: &mut dyn FnMut()| {
        let figure = |what: String, value: u64, bar: Bar| Figure {
            what,
            value,
            unit: Unit::Nanoseconds,
            bar,
        };
        [
            figure(format!("{what}: fastest"), fastest(RUNS, work), bar),
            figure(format!("{what}: median"), median_of(id).unwrap(), Bar::None),
        ]
    };
    let mut figures = Vec::new();
    figures.extend(timed(
        "outcome of 20 units × 200 criteria × 3 stages, one score in ten changed by each stage".to_owned(),
        "conference-20x200x3",
        Bar::AtMost(1_000_000),
        &mut || drop(black_box(conference.outcome())),
    ));
    figures.extend(timed(
        "the same, every score changed by each stage".to_owned(),
        "conference-all-change",
        Bar::AtMost(1_000_000),
        &mut || drop(black_box(all_change.outcome())),
    ));
    figures.extend(timed(
        format!(
            "reading and checking the largest regulation ({}, {} KB)",
            largest.id,
            largest.text.len() / 1000
        ),
        "regulation-largest",
        Bar::AtMost(2_000_000),
        &mut || {
            let file =
                RegulationFile::read(Source::new(largest.id, largest.text), &Texts::default()).unwrap();
            drop(black_box(file.under(&BTreeMap::new()).unwrap()));
        },
    ));
    figures.extend([
        Figure {
            what: "reading that conference, its regulation and 16,800 rows of sheets: median".to_owned(),
            value: median_of("conference-read").unwrap(),
            unit: Unit::Nanoseconds,
            bar: Bar::None,
        },
        collected(),
    ]);
    report("conference", &figures)
}

/// 1,000 filled sheets of circular 15, read back and checked against the table.
fn collected() -> Figure {
    let file = RegulationFile::read(
        Source::new(
            "vn.tt-15-2023-bkhdt",
            thidua_law::regulation("vn.tt-15-2023-bkhdt").unwrap(),
        ),
        &Texts::default(),
    );
    let regulation = file.unwrap().under(&BTreeMap::new()).unwrap();
    let table = regulation.table("phu-luc-8").unwrap();
    let purpose = thidua_cli::excel::Purpose {
        unit: Some("vu-phap-che"),
        year: Some(2024),
        language: thidua::Language::Vi,
    };
    let blank = thidua_cli::excel::template(&regulation, table, purpose).unwrap();
    let rows = (9..=13).chain(15..=19).chain(21..=24);
    let cells: Vec<_> = rows
        .map(|row| (1, format!("E{row}"), Cell::Number("10")))
        .collect();
    let sheet = filled(&blank, &cells).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..1000)
        .map(|at| folder.path().join(format!("{at}.xlsx")))
        .collect();
    for path in &paths {
        fs::write(path, &sheet).unwrap();
    }
    let started = Instant::now();
    for path in &paths {
        let collected = thidua_cli::excel::collect(path, &|_| Some(table.clone()));
        assert_eq!((collected.rows.len(), collected.problems.len()), (cells.len(), 0));
    }
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap().max(1);
    Figure {
        what: "Excel sheets collected, 1,000 of circular 15".to_owned(),
        value: 1_000_000 / milliseconds,
        unit: Unit::PerSecond,
        bar: Bar::AtLeast(100),
    }
}
