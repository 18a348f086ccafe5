//! The npm package as users get it: packed, installed in an empty project, run in Node and in Chromium.

use std::fs;
use std::path::PathBuf;

use crate::steps::{Count, StepResult};
use crate::tools::{apt_install, captured, is_there, root, run_in};
use crate::wasm::install_npm;

/// An empty project with the packed tarball installed.
fn project() -> Result<PathBuf, String> {
    let package = root().join("bindings/wasm/pkg");
    let (name, success) = captured(&package, "npm", &["pack", "--silent"], &[])?;
    if !success {
        return Err("`npm pack` failed".to_owned());
    }
    let tarball = package.join(name.lines().last().unwrap_or_default().trim());
    let project = root().join("target/npm-project");
    if project.exists() {
        fs::remove_dir_all(&project).map_err(|error| error.to_string())?;
    }
    fs::create_dir_all(&project).map_err(|error| error.to_string())?;
    fs::write(
        project.join("package.json"),
        "{ \"name\": \"empty\", \"private\": true, \"type\": \"module\" }\n",
    )
    .map_err(|error| error.to_string())?;
    let tarball = tarball.display().to_string();
    run_in(
        &project,
        "npm",
        &["install", "--no-audit", "--no-fund", "--offline", &tarball],
        &[],
    )?;
    Ok(project)
}

/// The cases with the answers of Rust, and the page beside the package.
pub(crate) fn prepare() -> StepResult {
    crate::cases::write()?;
    crate::page::build().map(|_| Count::default())
}

/// Node's own test runner over the tests of the package.
pub(crate) fn node() -> StepResult {
    let project = project()?;
    let project = project.display().to_string();
    let folder = root().join("bindings/wasm");
    let arguments = ["--test", "--test-reporter=tap", "test/node.test.mjs"];
    counted(captured(
        &folder,
        "node",
        &arguments,
        &[("THIDUA_PROJECT", &project)],
    )?)
}

/// `tsc` over the golden outcomes as typed constants.
pub(crate) fn types() -> StepResult {
    let folder = root().join("bindings/wasm");
    install_npm(&folder)?;
    run_in(&folder, "node", &["test/types.mjs"], &[])?;
    let packed = root().join("target/npm-project/node_modules/thidua");
    let packed = packed.display().to_string();
    let arguments = ["node_modules/publint/src/cli.js", &packed, "--strict"];
    run_in(&folder, "node", &arguments, &[]).map(|()| Count::default())
}

/// Debian's Chromium over a page under a strict content policy.
pub(crate) fn chromium() -> StepResult {
    let folder = root().join("bindings/wasm");
    install_npm(&folder)?;
    if !is_there("chromium") {
        apt_install(&["chromium"])?;
    }
    let project = root().join("target/npm-project").display().to_string();
    let arguments = [
        "--test",
        "--test-reporter=tap",
        "--test-concurrency=1",
        "test/chromium.test.mjs",
        "test/page.test.mjs",
    ];
    counted(captured(
        &folder,
        "node",
        &arguments,
        &[("THIDUA_PROJECT", &project)],
    )?)
}

/// The bench of the web binding; its section of `benches/RESULTS.md` is written anew.
pub(crate) fn bench() -> Result<(), String> {
    let project = project()?.display().to_string();
    let cases = crate::cases::write()?.display().to_string();
    let folder = root().join("benches/web");
    install_npm(&folder)?;
    install_npm(&root().join("bindings/wasm"))?;
    let native = [
        "run",
        "--quiet",
        "--release",
        "-p",
        "thidua-benches",
        "--example",
        "web_native",
        "--",
        &cases,
    ];
    let (nanoseconds, success) = captured(&root(), "cargo", &native, &[])?;
    if !success {
        return Err("the native side could not run".to_owned());
    }
    let environment = [
        ("THIDUA_PROJECT", project.as_str()),
        ("THIDUA_NATIVE_NS", nanoseconds.trim()),
    ];
    let (table, success) = captured(&folder, "node", &["bench.mjs"], &environment)?;
    if !success {
        return Err("the bench could not run".to_owned());
    }
    let path = root().join("benches/RESULTS.md");
    let before = fs::read_to_string(&path).unwrap_or_else(|_| "# Results\n".to_owned());
    let section = format!(
        "## web\n\nWritten by `cargo xtask bench web`.\n\n{}\n",
        table.trim()
    );
    let mut sections: Vec<&str> = before.split("\n## ").collect();
    sections.retain(|section| !section.starts_with("web\n"));
    let rest = sections.join("\n## ");
    fs::write(path, format!("{}\n\n{section}", rest.trim_end())).map_err(|error| error.to_string())
}

/// The counts of TAP: `# pass 3`, `# fail 0`.
fn counted((text, success): (String, bool)) -> StepResult {
    let number = |word: &str| {
        let line = text.lines().rev().find_map(|line| line.strip_prefix(word));
        line.and_then(|rest| rest.trim().parse::<usize>().ok())
            .unwrap_or(0)
    };
    let count = Count {
        passed: number("# pass "),
        failed: number("# fail "),
    };
    match (success, count.passed) {
        (true, 0) => Err("no test was run".to_owned()),
        (false, _) if count.failed == 0 => Err("the tests could not run".to_owned()),
        _ => Ok(count),
    }
}
