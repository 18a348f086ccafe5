use crate::steps::{Count, StepResult};
use crate::tools::{captured, number_before, root, run};

/// Every package but the Python extension, which needs a Python library to link its tests.
const PACKAGES: &[&str] = &[
    "-p",
    "thidua",
    "-p",
    "thidua-law",
    "-p",
    "thidua-cli",
    "-p",
    "thidua-tests",
    "-p",
    "xtask",
];

/// Formatting.
pub(crate) fn format() -> StepResult {
    run("cargo", &["fmt", "--all", "--check"], &[]).map(|()| Count::default())
}

/// Lints, all denied.
pub(crate) fn clippy() -> StepResult {
    let arguments = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    run("cargo", &arguments, &[]).map(|()| Count::default())
}

/// Documentation without warnings.
pub(crate) fn documentation() -> StepResult {
    let arguments = [
        "doc",
        "--quiet",
        "--no-deps",
        "-p",
        "thidua",
        "-p",
        "thidua-law",
        "-p",
        "thidua-cli",
    ];
    run("cargo", &arguments, &[("RUSTDOCFLAGS", "-D warnings")]).map(|()| Count::default())
}

/// Unit, integration and documentation tests.
pub(crate) fn test() -> StepResult {
    let arguments = [&["test", "--no-fail-fast"], PACKAGES].concat();
    let (text, success) = captured(&root(), "cargo", &arguments, &[("INSTA_UPDATE", "no")])?;
    let mut count = Count::default();
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        count.passed = count.passed.saturating_add(number_before(line, "passed"));
        count.failed = count.failed.saturating_add(number_before(line, "failed"));
    }
    match (success, count) {
        (true, Count { passed: 0, .. }) => Err("no test was run".to_owned()),
        (true, count) | (false, count @ Count { failed: 1.., .. }) => Ok(count),
        (false, _) => Err("`cargo test` failed".to_owned()),
    }
}

/// The first command of the README, on the release build, in both forms.
pub(crate) fn readme_command() -> StepResult {
    let file = "examples/bac-kan-2023/conference.toml";
    let arguments = ["run", "--quiet", "--release", "--", "conference", file];
    let (text, success) = captured(&root(), "cargo", &arguments, &[])?;
    if success && text.contains("Văn phòng Tỉnh ủy – đề nghị") {
        Ok(Count::default())
    } else {
        Err("the first README command does not show the nomination".to_owned())
    }
}
