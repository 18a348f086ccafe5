//! What the suites share: a figure beside its bar, the peak of the heap, and the page of results.
//!
//! A suite is a bench target of its own (`benches/benches/NAME.rs`, `[[bench]] name = "NAME"`). It times with
//! criterion, collects [`Figure`]s and ends with [`report`].

pub mod large;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub use peak_alloc::PeakAlloc;

/// How a figure is compared with its bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// At most this much.
    AtMost(u64),
    /// At least this much.
    AtLeast(u64),
    /// Shown for comparison, without a bar.
    None,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Time, in nanoseconds; shown in microseconds.
    Nanoseconds,
    /// Memory, in bytes; shown in kilobytes.
    Bytes,
    /// Things a second.
    PerSecond,
    /// A ratio, in hundredths.
    Times,
    /// A plain number.
    Count,
}

/// One measured figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// The value, in the unit.
    pub value: u64,
    /// The unit.
    pub unit: Unit,
    /// The bar.
    pub bar: Bar,
}

impl Figure {
    /// Whether the bar holds.
    pub fn holds(&self) -> bool {
        match self.bar {
            Bar::AtMost(most) => self.value <= most,
            Bar::AtLeast(least) => self.value >= least,
            Bar::None => true,
        }
    }

    fn shown(&self, value: u64) -> String {
        match self.unit {
            Unit::Nanoseconds if value < 100_000 => {
                format!("{} µs", hundredths(value.checked_div(10).unwrap_or(0)))
            }
            Unit::Nanoseconds => format!("{} µs", value.checked_div(1000).unwrap_or(0)),
            Unit::Bytes => format!("{} KB", value.checked_div(1000).unwrap_or(0)),
            Unit::PerSecond => format!("{value}/s"),
            Unit::Times => format!("{} ×", hundredths(value)),
            Unit::Count => value.to_string(),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bar = match self.bar {
            Bar::AtMost(most) => format!("at most {}", self.shown(most)),
            Bar::AtLeast(least) => format!("at least {}", self.shown(least)),
            Bar::None => "–".to_owned(),
        };
        let verdict = match (self.bar, self.holds()) {
            (Bar::None, _) => "–",
            (_, true) => "holds",
            (_, false) => "MISSED",
        };
        write!(
            out,
            "| {} | {} | {bar} | {verdict} |",
            self.what,
            self.shown(self.value)
        )
    }
}

/// 7.25 from 725.
fn hundredths(value: u64) -> String {
    let whole = value.checked_div(100).unwrap_or(0);
    format!("{whole}.{:02}", value.checked_rem(100).unwrap_or(0))
}

/// Median of a criterion benchmark, in nanoseconds, from the estimates it left behind.
///
/// # Errors
/// The benchmark was not run, or left no estimates.
pub fn median_of(id: &str) -> Result<u64, String> {
    let path = root()
        .join("target/criterion")
        .join(id)
        .join("new/estimates.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let estimates: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let median = estimates
        .pointer("/median/point_estimate")
        .and_then(serde_json::Value::as_f64);
    // A median below one nanosecond or above a century does not occur.
    median
        .map(|median| median as u64)
        .ok_or_else(|| format!("{id}: no median"))
}

/// The fastest of so many runs, in nanoseconds: what the work costs when nobody disturbs it.
pub fn fastest(runs: usize, mut work: impl FnMut()) -> u64 {
    let mut best = u64::MAX;
    for _ in 0..runs {
        let started = std::time::Instant::now();
        work();
        best = best.min(u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX));
    }
    best
}

/// Prints the figures beside their bars, writes the section of the suite in `benches/RESULTS.md`, and answers whether
/// every bar holds.
pub fn report(suite: &str, figures: &[Figure]) -> ExitCode {
    let mut section = format!("## {suite}\n\n| measured | figure | bar | |\n|---|---|---|---|\n");
    for figure in figures {
        section.push_str(&format!("{figure}\n"));
    }
    println!("\n{section}");
    let path = root().join("benches/RESULTS.md");
    let old = fs::read_to_string(&path).unwrap_or_default();
    if let Err(error) = fs::write(&path, with_section(&old, suite, &section)) {
        eprintln!("{}: {error}", path.display());
        return ExitCode::FAILURE;
    }
    if figures.iter().all(Figure::holds) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The page with one section replaced, or added at its end.
fn with_section(old: &str, suite: &str, section: &str) -> String {
    const HEAD: &str = "# Results\n\nWritten by `cargo xtask bench`, one section a suite. The cores are shared with other\nwork, so the bar is held by the fastest run, which nobody disturbed; the median of criterion beside it says how busy the\nmachine was.\n";
    let heading = format!("## {suite}\n");
    let mut page = String::from(HEAD);
    let mut written = false;
    for part in old.split("\n## ").skip(1) {
        let own = format!("## {part}");
        page.push('\n');
        if own.starts_with(&heading) {
            page.push_str(section.trim_end());
            written = true;
        } else {
            page.push_str(own.trim_end());
        }
        page.push('\n');
    }
    if !written {
        page.push('\n');
        page.push_str(section.trim_end());
        page.push('\n');
    }
    page
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::with_section;

    #[test]
    fn a_section_is_replaced_and_the_others_stay() {
        let page = with_section("", "a", "## a\n\none\n");
        let page = with_section(&page, "b", "## b\n\ntwo\n");
        let page = with_section(&page, "a", "## a\n\nthree\n");
        assert!(page.contains("three") && page.contains("two") && !page.contains("one\n"));
        assert_eq!(page.matches("\n## ").count(), 2);
        assert_eq!(page, with_section(&page, "a", "## a\n\nthree\n"));
    }
}
