//! One assessment with its explanation (bar 5 µs), all awards for one subject (300 µs), a path over 15 years (20 ms),
//! load and check of the bundled law (10 ms).

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a bench that cannot read the law fails"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use thidua::Rulebook;
use thidua::assess::Matter;
use thidua::diagnostic::Source;
use thidua::subject::Subject;
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

fn assess(criterion: &mut Criterion) {
    let files = files();
    let law = Rulebook::read(&files).unwrap();
    let subject = Subject::from_toml("can-bo-tinh.toml", OFFICIAL, &law).unwrap();
    let beginner = Subject::from_toml("moi-vao-nghe.toml", BEGINNER, &law).unwrap();
    let matter = Matter::on(date!(2025 - 06 - 01));
    let award = law.awards.find("huan-chuong-lao-dong-ba").unwrap();
    let title = law.awards.find("chien-si-thi-dua-toan-quoc").unwrap();
    let mut group = criterion.benchmark_group("assess");
    group.bench_function("one award with its tree", |bench| {
        bench.iter(|| black_box(law.assess(black_box(&subject), award, &matter).unwrap()));
    });
    group.bench_function("one award, tree and JSON", |bench| {
        bench.iter(|| black_box(law.assess(black_box(&subject), award, &matter).unwrap().to_json()));
    });
    group.bench_function("all awards for one subject", |bench| {
        bench.iter(|| {
            for (award, _) in law.awards.iter() {
                black_box(law.assess(black_box(&subject), award, &matter).unwrap());
            }
        });
    });
    group.sample_size(10);
    group.bench_function("path over 15 years", |bench| {
        bench.iter(|| black_box(law.path(black_box(&beginner), title, &matter, 15).unwrap()));
    });
    group.bench_function("load and check the bundled law", |bench| {
        bench.iter(|| black_box(Rulebook::read(black_box(&files)).unwrap()));
    });
    group.finish();
}

criterion_group!(benches, assess);
criterion_main!(benches);
