//! 100,000 decisions priced: the bar is 0.1 s.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a bench that cannot read the law fails"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use thidua::Rulebook;
use thidua::diagnostic::Source;
use thidua::law::money::{Achievement, Decision, MoneyQuestion};
use thidua::subject::SubjectKind;
use time::Duration;
use time::macros::date;

/// Decisions over nine years: every award that has money for individuals or collectives, in turn.
fn decisions(rulebook: &Rulebook, count: usize, subjects: bool) -> Vec<Decision> {
    let awards: Vec<(String, SubjectKind)> = rulebook
        .awards
        .iter()
        .flat_map(|(_, award)| {
            [SubjectKind::Individual, SubjectKind::Collective].map(|kind| (award.id.clone(), kind))
        })
        .filter(|(award, kind)| {
            let question = MoneyQuestion::new(award, *kind, date!(2025 - 12 - 20));
            rulebook.money(&question).is_ok()
        })
        .collect();
    let days = (0_i64..).cycle_days();
    awards
        .iter()
        .cycle()
        .zip(days)
        .take(count)
        .enumerate()
        .map(|(at, ((award, kind), day))| Decision {
            subject: subjects.then(|| format!("cb-{:05}", at / 2)),
            question: MoneyQuestion::new(award, *kind, date!(2017 - 10 - 01) + Duration::days(day)),
            achievement: Achievement::default(),
            count: 1,
        })
        .collect()
}

trait CycleDays: Iterator<Item = i64> + Sized {
    fn cycle_days(self) -> impl Iterator<Item = i64> {
        self.map(|at| (at / 2 * 37) % 3_300)
    }
}

impl<I: Iterator<Item = i64>> CycleDays for I {}

fn money(criterion: &mut Criterion) {
    let files: Vec<Source> = thidua_law::LAW_FILES
        .iter()
        .map(|law| Source::new(law.path, law.text))
        .collect();
    let rulebook = Rulebook::read(&files).unwrap();
    let mut group = criterion.benchmark_group("money");
    group.sample_size(10);
    for (name, subjects) in [
        ("100000 decisions", false),
        ("100000 decisions, two a subject and day", true),
    ] {
        let list = decisions(&rulebook, 100_000, subjects);
        let worked = rulebook.money_list(&list, rulebook.readings());
        assert_eq!(worked.rows.len() + worked.problems.len(), 100_000);
        group.bench_function(name, |bench| {
            bench.iter(|| black_box(rulebook.money_list(black_box(&list), rulebook.readings())));
        });
    }
    let question = MoneyQuestion::new(
        "tap-the-lao-dong-tien-tien",
        SubjectKind::Collective,
        date!(2018 - 07 - 02),
    );
    group.bench_function("one decision with sources", |bench| {
        bench.iter(|| black_box(rulebook.money(black_box(&question)).unwrap()));
    });
    group.finish();
}

criterion_group!(benches, money);
criterion_main!(benches);
