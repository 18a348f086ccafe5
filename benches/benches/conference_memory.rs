//! Peak of the heap while a large conference is worked out; apart from the times, which a counting allocator disturbs.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark that cannot build its input stops"
)]

use std::process::ExitCode;

use thidua_benches::large::Large;
use thidua_benches::{Bar, Figure, PeakAlloc, Unit, report};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

fn main() -> ExitCode {
    let conference = Large::new(|_| true).read();
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let outcome = conference.outcome();
    let peak = HEAP.peak_usage().saturating_sub(before);
    drop(outcome);
    let figure = Figure {
        what: "outcome of 20 units × 200 criteria × 3 stages, peak of the heap".to_owned(),
        value: u64::try_from(peak).unwrap(),
        unit: Unit::Bytes,
        bar: Bar::AtMost(10_000_000),
    };
    report("conference, memory", &[figure])
}
