use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_path_buf()
}

/// A command at the root of the workspace.
pub(crate) fn command(program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    for (name, value) in environment {
        command.env(name, value);
    }
    // The toolchain of the outer `cargo` must not leak into inner ones.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_MANIFEST_DIR");
    command
}

/// Runs a command and shows what it prints.
pub(crate) fn run(program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Result<(), String> {
    run_in(&root(), program, arguments, environment)
}

/// Runs a command in a folder and shows what it prints.
pub(crate) fn run_in(
    folder: &Path,
    program: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<(), String> {
    let status = command(program, arguments, environment)
        .current_dir(folder)
        .status()
        .map_err(|error| format!("`{program}` cannot be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{program} {}` failed: {status}", arguments.join(" ")))
    }
}

/// Runs a command, shows what it prints, and answers it with whether it succeeded.
pub(crate) fn captured(
    folder: &Path,
    program: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<(String, bool), String> {
    let output = command(program, arguments, environment)
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{program}` cannot be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{text}");
    Ok((text, output.status.success()))
}

/// Whether a program answers `--version`.
pub(crate) fn is_there(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// Installs Debian packages, as root; skipped by the caller where they are present.
pub(crate) fn apt_install(packages: &[&str]) -> Result<(), String> {
    let environment = [("DEBIAN_FRONTEND", "noninteractive")];
    run("apt-get", &["update", "-qq"], &environment)?;
    run(
        "apt-get",
        &[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat(),
        &environment,
    )
}

/// The number in front of a word: `12` in `12 passed`.
pub(crate) fn number_before(text: &str, word: &str) -> usize {
    let mut before = "";
    for token in text.split([' ', ',', ';', '=']).filter(|token| !token.is_empty()) {
        if token == word {
            return before.parse().unwrap_or(0);
        }
        before = token;
    }
    0
}

/// Bytes after gzip at its best.
pub(crate) fn gzip_size(bytes: &[u8]) -> Result<usize, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|error| error.to_string())?;
    encoder
        .finish()
        .map(|packed| packed.len())
        .map_err(|error| error.to_string())
}
