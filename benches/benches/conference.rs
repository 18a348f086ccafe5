//! The conference suite: a large conference, reading the largest regulation, collecting Excel sheets.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a benchmark that cannot build its input stops"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use criterion::Criterion;
use thidua::diagnostic::Source;
use thidua::{Conference, RegulationFile};
use thidua_benches::{Bar, Figure, PeakAlloc, Unit, median_of, report};
use thidua_tests::{Cell, Texts, filled};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const UNITS: usize = 20;
const GROUPS: usize = 10;
const LEAVES: usize = 20;
const STAGES: [&str; 3] = ["tu-cham", "cham-cheo", "tham-dinh"];

/// 200 criteria in ten groups, every method of the common tables, classes with a floor, ranks, ballots, two awards.
fn regulation() -> String {
    let mut out = String::from(
        "schema = 1\n[regulation]\nid = \"do.lon\"\nname = \"Quy chế lớn\"\nissuer = \"Phép đo\"\nbasis = \"practice\"\n\
         grade = \"assumed\"\nsource = \"không có\"\n[[fact]]\nid = \"dat\"\nname = \"Đạt\"\nkind = \"boolean\"\n\
         [[condition]]\nid = \"dat\"\nname = \"Đạt\"\nfact = \"dat\"\nis = true\n[eligibility]\nneeds = [\"dat\"]\n",
    );
    for stage in STAGES {
        let _ = writeln!(
            out,
            "[[stage]]\nid = \"{stage}\"\nname = \"{stage}\"\nscorer = \"head-and-deputies\""
        );
    }
    let terms: Vec<String> = (0..GROUPS).map(|group| format!("g{group}")).collect();
    let _ = writeln!(
        out,
        "[[table]]\nid = \"bang\"\nname = \"Bảng\"\nscale = {}\ntotal = \"{}\"\nplaces = 2\nrounding = \"half-up\"\nmissing = \"block\"",
        GROUPS * LEAVES * 5,
        terms.join(" + ")
    );
    for group in 0..GROUPS {
        let _ = writeln!(
            out,
            "[[table.criterion]]\nid = \"g{group}\"\nname = \"Nhóm {group}\"\nmax = {}",
            LEAVES * 5
        );
        for leaf in 0..LEAVES {
            let method = match leaf % 5 {
                0 | 1 => "judged = {}",
                2 => {
                    "bands = { input = \"p\", rows = [{ when = \"[0, 50)\", points = 0 }, { when = \"[50, 90)\", points = 3 }, { when = \"[90, )\", points = 5 }] }"
                }
                3 => "proportional = { part = \"b\", whole = \"a\" }",
                _ => "leader_relative = { at_target = \"1/2\" }",
            };
            let _ = writeln!(
                out,
                "[[table.criterion]]\nid = \"g{group}.{leaf}\"\nparent = \"g{group}\"\nname = \"Tiêu chí {leaf}\"\nmax = 5\n{method}"
            );
        }
    }
    out.push_str(
        "[[class]]\nid = \"xuat-sac\"\nname = \"Xuất sắc\"\npoints = \"[500, )\"\nno_zero = true\n[[class]]\nid = \"tot\"\nname = \"Tốt\"\n\
         [[ranking]]\nid = \"hang\"\nties = \"shared\"\nkeys = [{ by = \"total\", name = \"tổng\" }, { criteria = [\"g0\"], name = \"nhóm 0\" }]\n\
         [[ballot]]\nid = \"phieu\"\nname = \"Phiếu\"\nelectorate = \"units\"\nform = \"secret\"\nmore_than = \"1/2\"\nof = \"all\"\n\
         [[award]]\nid = \"co-thi-dua-bo-tinh\"\nname = \"Cờ\"\nchoose = \"rank\"\nranks = [1]\nquota = { number = 1 }\n\
         [[award]]\nid = \"bang-khen-bo-tinh\"\nname = \"Bằng khen\"\nchoose = \"ballot\"\nballot = \"phieu\"\n\
         not_with = [\"co-thi-dua-bo-tinh\"]\nquota = { share = \"20%\", base = \"members\" }\n",
    );
    out
}

/// Sheets of three stages; `changed` says whether a later stage changes the score of a leaf or confirms it.
fn sheets(changed: fn(usize) -> bool) -> String {
    let mut out = String::from("unit,stage,criterion,input,value,note\n");
    for unit in 0..UNITS {
        for (stage, name) in STAGES.iter().enumerate() {
            for group in 0..GROUPS {
                for leaf in 0..LEAVES {
                    let moved = if changed(leaf) { stage } else { 0 };
                    let value = (unit + group + leaf + moved) % 5;
                    let mut row = |input: &str, value: usize| {
                        let _ = writeln!(out, "u{unit},{name},g{group}.{leaf},{input},{value},đã đối chiếu");
                    };
                    match leaf % 5 {
                        0 | 1 => row("", value),
                        2 => row("p", 40 + value * 20),
                        3 => {
                            row("b", value);
                            row("a", 5);
                        }
                        _ => {
                            row("actual", 8 + unit);
                            row("target", 10);
                        }
                    }
                }
            }
        }
    }
    out
}

fn conference_text() -> String {
    let mut out = String::from(
        "schema = 1\n[conference]\nname = \"Hội nghị\"\nbloc = \"khoi\"\nbloc_name = \"Khối\"\nyear = 2023\ndate = 2024-01-03\n\
         regulation = \"quy-che.toml\"\nsheets = [\"phieu.csv\"]\n",
    );
    for unit in 0..UNITS {
        let _ = writeln!(
            out,
            "[[member]]\nid = \"u{unit}\"\nname = \"Đơn vị {unit}\"\nfacts = {{ dat = true }}"
        );
    }
    let votes: Vec<String> = (0..UNITS).map(|unit| format!("u{unit} = {unit}")).collect();
    let _ = writeln!(
        out,
        "[[ballot]]\nrule = \"phieu\"\naward = \"bang-khen-bo-tinh\"\npresent = {UNITS}\nvotes = {{ {} }}",
        votes.join(", ")
    );
    out
}

fn main() -> ExitCode {
    let texts_of = |changed| {
        Texts(BTreeMap::from([
            ("quy-che.toml".to_owned(), regulation()),
            ("phieu.csv".to_owned(), sheets(changed)),
        ]))
    };
    let texts = texts_of(|leaf| leaf % 10 == 0);
    let text = conference_text();
    let all_change = Conference::read("conference.toml", &text, &texts_of(|_| true)).unwrap();
    let read = || {
        Conference::read("conference.toml", &text, &texts).unwrap_or_else(|problems| panic!("{problems:#?}"))
    };
    let conference = read();
    let outcome = conference.outcome();
    assert!(outcome.is_final, "{:?}", outcome.open.first());
    assert_eq!(
        outcome
            .units
            .iter()
            .map(|unit| unit.criteria.len())
            .sum::<usize>(),
        UNITS * (GROUPS * LEAVES + GROUPS)
    );
    drop(outcome);
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let outcome = conference.outcome();
    let peak = HEAP.peak_usage().saturating_sub(before);
    drop(outcome);

    let mut criterion = Criterion::default().without_plots();
    criterion.bench_function("conference-20x200x3", |bencher| {
        bencher.iter(|| black_box(conference.outcome()))
    });
    criterion.bench_function("conference-all-change", |bencher| {
        bencher.iter(|| black_box(all_change.outcome()))
    });
    criterion.bench_function("conference-read", |bencher| bencher.iter(|| black_box(read())));
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
    let median = |id: &str| median_of(id).unwrap();
    let figures = [
        Figure {
            what: "outcome of 20 units × 200 criteria × 3 stages, one score in ten changed by each stage"
                .to_owned(),
            value: median("conference-20x200x3"),
            unit: Unit::Nanoseconds,
            bar: Bar::AtMost(1_000_000),
        },
        Figure {
            what: "the same, every score changed by each stage".to_owned(),
            value: median("conference-all-change"),
            unit: Unit::Nanoseconds,
            bar: Bar::AtMost(1_000_000),
        },
        Figure {
            what: "the same, peak of the heap".to_owned(),
            value: u64::try_from(peak).unwrap(),
            unit: Unit::Bytes,
            bar: Bar::AtMost(10_000_000),
        },
        Figure {
            what: "the same, reading the file, its regulation and 16,800 rows of sheets".to_owned(),
            value: median("conference-read"),
            unit: Unit::Nanoseconds,
            bar: Bar::None,
        },
        Figure {
            what: format!(
                "reading and checking the largest regulation ({}, {} KB)",
                largest.id,
                largest.text.len() / 1000
            ),
            value: median("regulation-largest"),
            unit: Unit::Nanoseconds,
            bar: Bar::AtMost(2_000_000),
        },
        collected(),
    ];
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
