//! The wheel: built once, installed in a fresh environment, tested as users get it.

use std::fs;
use std::path::PathBuf;

use crate::steps::{Count, StepResult};
use crate::tools::{captured, number_before, root, run, run_in};

fn environment() -> PathBuf {
    root().join("target/venv")
}

fn python() -> String {
    environment().join("bin/python").display().to_string()
}

/// The environment with the tools of the lock file; skipped where it is present.
fn prepare() -> Result<(), String> {
    let requirements = root().join("bindings/python/requirements-dev.txt");
    let wanted = fs::read_to_string(&requirements).map_err(|error| error.to_string())?;
    let stamp = environment().join("requirements-installed.txt");
    if fs::read_to_string(&stamp).ok().as_deref() == Some(&wanted) {
        return Ok(());
    }
    let folder = environment().display().to_string();
    run("python3", &["-m", "venv", "--clear", &folder], &[])?;
    let requirements = requirements.display().to_string();
    run(
        &python(),
        &[
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
            &requirements,
        ],
        &[],
    )?;
    fs::write(stamp, wanted).map_err(|error| error.to_string())
}

/// Builds the wheel and answers its path.
pub(crate) fn wheel() -> Result<PathBuf, String> {
    prepare()?;
    let out = root().join("target/wheels");
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| error.to_string())?;
    }
    let maturin = environment().join("bin/maturin").display().to_string();
    let folder = root().join("bindings/python");
    let out_text = out.display().to_string();
    run_in(
        &folder,
        &maturin,
        &["build", "--release", "--quiet", "--out", &out_text],
        &[],
    )?;
    let wheels = fs::read_dir(&out).map_err(|error| error.to_string())?;
    let path = wheels
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"));
    path.ok_or_else(|| "maturin built no wheel".to_owned())
}

/// Builds the wheel, measures it, installs it.
pub(crate) fn build() -> StepResult {
    let path = wheel()?;
    let size = fs::metadata(&path).map_err(|error| error.to_string())?.len();
    println!("{}: {size} bytes (at most {MOST_BYTES})", path.display());
    if size > MOST_BYTES {
        return Err("the wheel is too large".to_owned());
    }
    let path = path.display().to_string();
    let arguments = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--force-reinstall",
        "--no-deps",
        &path,
    ];
    run(&python(), &arguments, &[])?;
    Ok(Count::default())
}

/// Most bytes of the wheel.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The tests, from outside the source tree of the package.
pub(crate) fn test() -> StepResult {
    let folder = root().join("bindings/python");
    let (text, success) = captured(
        &folder,
        &python(),
        &["-m", "pytest", "-p", "no:cacheprovider"],
        &[],
    )?;
    let doctest = [
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "--doctest-modules",
        "--pyargs",
        "thidua",
    ];
    let (examples, examples_pass) = captured(&folder, &python(), &doctest, &[])?;
    let last = |text: &str, word: &str| text.lines().last().map_or(0, |line| number_before(line, word));
    let count = Count {
        passed: last(&text, "passed").saturating_add(last(&examples, "passed")),
        failed: last(&text, "failed").saturating_add(last(&examples, "failed")),
    };
    match success && examples_pass {
        true if count.passed > 0 => Ok(count),
        false if count.failed > 0 => Ok(count),
        _ => Err("pytest could not run".to_owned()),
    }
}

/// The stubs against the built module, and the package under `mypy --strict`.
pub(crate) fn types() -> StepResult {
    let folder = root().join("bindings/python");
    run_in(
        &folder,
        &python(),
        &["-m", "mypy.stubtest", "thidua._thidua"],
        &[],
    )?;
    run_in(
        &folder,
        &python(),
        &["-m", "mypy", "--strict", "python/thidua", "tests"],
        &[("MYPYPATH", "python")],
    )?;
    Ok(Count::default())
}
