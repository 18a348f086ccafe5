//! One assessment with its explanation (bar 5 µs), all awards for one subject (300 µs), a path over 15 years (20 ms),
//! load of the bundled law as programs load it (10 ms).

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a bench that cannot read the law fails"
)]

use std::hint::black_box;
use std::process::ExitCode;

use criterion::Criterion;
use thidua::Rulebook;
use thidua::assess::Matter;
use thidua::diagnostic::Source;
use thidua::subject::Subject;
use thidua_benches::{Bar, Figure, Unit, fastest, median_of, report};
use time::macros::date;

const OFFICIAL: &str = include_str!("../../examples/histories/can-bo-tinh.toml");

/// At the beginning of a career: the path to a national title goes through eight awards.
const BEGINNER: &str = r#"
kind = "individual"
category = "can-bo-cong-chuc"
service_from = 2020-01-01
complete = {}
"#;

fn files() -> Vec<Source> {
    thidua_law::LAW_FILES
        .iter()
        .map(|law| Source::new(law.path, law.text))
        .collect()
}

/// Times something with criterion and by its fastest run; `together` repetitions make a run long enough for the clock.
fn timed(
    criterion: &mut Criterion,
    figures: &mut Vec<Figure>,
    (what, bar): (&str, Bar),
    (runs, together): (usize, u64),
    mut work: impl FnMut(),
) {
    let id = what.replace([' ', ','], "-");
    criterion.bench_function(&format!("assess/{id}"), |bench| bench.iter(&mut work));
    let best = fastest(runs, || (0..together).for_each(|_| work()));
    let median = median_of(&format!("assess_{id}")).or_else(|_| median_of(&format!("assess/{id}")));
    let mut figure = |which: &str, value, bar| {
        figures.push(Figure {
            what: format!("{what}: {which}"),
            value,
            unit: Unit::Nanoseconds,
            bar,
        });
    };
    figure("fastest", best.checked_div(together).unwrap(), bar);
    figure("median", median.unwrap(), Bar::None);
}

fn main() -> ExitCode {
    let files = files();
    let law = Rulebook::read(&files).unwrap();
    let subject = Subject::from_toml("can-bo-tinh.toml", OFFICIAL, &law).unwrap();
    let beginner = Subject::from_toml("moi-vao-nghe.toml", BEGINNER, &law).unwrap();
    let matter = Matter::on(date!(2025 - 06 - 01));
    let award = law.awards.find("huan-chuong-lao-dong-ba").unwrap();
    let title = law.awards.find("chien-si-thi-dua-toan-quoc").unwrap();
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut figures = Vec::new();
    let one = |subject, award| law.assess(black_box(subject), award, &matter).unwrap();
    timed(
        &mut criterion,
        &mut figures,
        ("one award with its tree", Bar::AtMost(5_000)),
        (2_000, 20),
        || {
            black_box(one(&subject, award));
        },
    );
    timed(
        &mut criterion,
        &mut figures,
        ("one award with its tree as JSON", Bar::None),
        (500, 5),
        || {
            black_box(one(&subject, award).to_json());
        },
    );
    timed(
        &mut criterion,
        &mut figures,
        ("all awards for one subject", Bar::AtMost(300_000)),
        (1_000, 1),
        || {
            for (award, _) in law.awards.iter() {
                black_box(one(&subject, award));
            }
        },
    );
    timed(
        &mut criterion,
        &mut figures,
        ("path over 15 years", Bar::AtMost(20_000_000)),
        (30, 1),
        || {
            black_box(law.path(black_box(&beginner), title, &matter, 15).unwrap());
        },
    );
    timed(
        &mut criterion,
        &mut figures,
        (
            "load the bundled law, checked when it was baked",
            Bar::AtMost(10_000_000),
        ),
        (50, 1),
        || {
            black_box(Rulebook::from_baked(black_box(thidua_law::BAKED)).unwrap());
        },
    );
    timed(
        &mut criterion,
        &mut figures,
        ("read and check the bundled law from its text", Bar::None),
        (30, 1),
        || {
            black_box(Rulebook::read(black_box(&files)).unwrap());
        },
    );
    report("assess", &figures)
}
