//! Allocations of one assessment: none may grow with the law. Apart from the times, which counting disturbs.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark that cannot read the law stops"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;

use allocation_counter::{AllocationInfo, measure};
use thidua::Rulebook;
use thidua::assess::Matter;
use thidua::diagnostic::Source;
use thidua::subject::Subject;
use thidua_benches::{Bar, Figure, Unit, report};
use time::macros::date;

const OFFICIAL: &str = include_str!("../../examples/histories/can-bo-tinh.toml");

/// How many awards are added, each with a rule, a bar, an exclusion and a doubt of its own.
const MORE: usize = 200;

fn bundled() -> Vec<Source> {
    let files = thidua_law::LAW_FILES.iter();
    files.map(|law| Source::new(law.path, law.text)).collect()
}

/// Law about other awards: an assessment of the bundled ones has nothing to do with it.
fn more_law() -> Source {
    let mut text = "schema = 1\n[law]\ninstrument = \"vn.luat-06-2022-qh15\"\nsubject = { vi = \"Thêm\", en = \"more\" }\ngrade = \"assumed\"\nbasis = \"practice\"\n".to_owned();
    for at in 0..MORE {
        write!(
            text,
            r#"
[[award]]
id = "them-{at}"
names = [{{ vi = "Thêm {at}", en = "more {at}" }}]
kind = "certificate"
rank = {rank}
recipients = [{{ kinds = ["individual"] }}]
frequency = [{{ every = "year" }}]
deciders = [{{ authorities = [] }}]

[[reading]]
key = "THEM-{at}"
question = {{ vi = "Thêm", en = "more" }}
default = "mot"
option = [{{ id = "mot", name = {{ vi = "Một", en = "one" }} }}, {{ id = "hai", name = {{ vi = "Hai", en = "two" }} }}]

[[rule]]
id = "them-{at}"
award = "them-{at}"
name = {{ vi = "Cá nhân", en = "individuals" }}
recipients = ["individual"]
chosen_by = "decision"
all = ["nam"]
[rule.point.nam]
name = {{ vi = "Một trong hai", en = "either" }}
reading = "THEM-{at}"
options = {{ mot = "tot", hai = "xuat-sac" }}
[rule.point.tot]
name = {{ vi = "Tốt", en = "good" }}
run = {{ years = 3, rated = "hoan-thanh-tot" }}
[rule.point.xuat-sac]
name = {{ vi = "Xuất sắc", en = "excellent" }}
run = {{ years = 3, rated = "hoan-thanh-xuat-sac" }}

[[bar]]
id = "them-{at}"
name = {{ vi = "Thêm", en = "more" }}
proceedings = ["thanh-tra"]
awards = ["them-{at}"]

[[exclusion]]
id = "them-{at}"
name = {{ vi = "Thêm", en = "more" }}
rule = "same-achievement"
effect = "excludes"
awards = ["them-{at}"]
"#,
            rank = at.saturating_add(1)
        )
        .unwrap();
    }
    Source::new("them.toml", text)
}

fn allocations(law: &Rulebook) -> AllocationInfo {
    let subject = Subject::from_toml("can-bo-tinh.toml", OFFICIAL, law).unwrap();
    let award = law.awards.find("huan-chuong-lao-dong-ba").unwrap();
    let matter = Matter::on(date!(2025 - 06 - 01));
    measure(|| {
        black_box(law.assess(black_box(&subject), award, &matter).unwrap());
    })
}

fn main() -> ExitCode {
    let mut files = bundled();
    let own = allocations(&Rulebook::read(&files).unwrap());
    files.push(more_law());
    let larger = Rulebook::read(&files).unwrap_or_else(|problems| {
        eprintln!("{:#?}", problems.first());
        std::process::exit(1)
    });
    let with_more = allocations(&larger);
    let figure = |what: &str, value: u64, unit, bar| Figure {
        what: what.to_owned(),
        value,
        unit,
        bar,
    };
    let grown = |more: u64, own: u64| more.abs_diff(own);
    report(
        "assess, memory",
        &[
            figure(
                "one assessment with its tree: allocations",
                own.count_total,
                Unit::Count,
                Bar::None,
            ),
            figure(
                "one assessment with its tree: bytes",
                own.bytes_total,
                Unit::Count,
                Bar::None,
            ),
            figure(
                "allocations more with 200 further awards, rules, bars, exclusions and doubts",
                grown(with_more.count_total, own.count_total),
                Unit::Count,
                Bar::AtMost(0),
            ),
            figure(
                "bytes more with the same",
                grown(with_more.bytes_total, own.bytes_total),
                Unit::Count,
                Bar::AtMost(0),
            ),
        ],
    )
}
