use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::root;

/// Runs a module of the reference; none where no Python of 3.11 or later is there.
///
/// # Panics
/// The module fails.
pub fn reference(arguments: &[&str], input: &str) -> Option<String> {
    let new_enough = Command::new("python3")
        .args(["-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
        .status();
    if !new_enough.is_ok_and(|status| status.success()) {
        return None;
    }
    let mut child = Command::new("python3")
        .arg("-m")
        .args(arguments)
        .current_dir(root().join("tests/reference"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().ok()?;
    let written = writer.join().is_ok_and(|result| result.is_ok());
    assert!(written && output.status.success(), "the reference failed");
    String::from_utf8(output.stdout).ok()
}

/// Random requests of the generator: so many batches of ten, each with a rulebook of its own.
pub fn random_requests(seed: u64, batches: usize) -> Option<String> {
    let (seed, batches) = (seed.to_string(), batches.to_string());
    reference(
        &[
            "thidua_reference.random_rules",
            "--seed",
            &seed,
            "--count",
            &batches,
        ],
        "",
    )
}
