//! The law in its compact form, committed beside the texts: drift is an error.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use thidua::Rulebook;
use thidua::diagnostic::Source;

use crate::steps::{Count, StepResult};
use crate::tools::{gzip_size, root};

fn path() -> PathBuf {
    root().join("crates/thidua-law/baked/law.bin")
}

/// Writes the compact form and says what it came to.
pub(crate) fn write() -> Result<String, String> {
    let texts = law_files();
    let baked = bake(&texts)?;
    if let Some(folder) = path().parent() {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    fs::write(path(), &baked).map_err(|error| error.to_string())?;
    let parsed = best(|| Rulebook::read(&texts).is_ok());
    let read = best(|| Rulebook::from_baked(&baked).is_ok());
    let rulebook = Rulebook::from_baked(&baked).map_err(|problems| format!("{problems:?}"))?;
    let bytes: usize = texts.iter().map(|file| file.text.len()).sum();
    Ok(format!(
        "{} files, {bytes} bytes -> {} bytes, gzip {}; parsed in {parsed:?}, baked in {read:?}; {} rules, digest {}",
        texts.len(),
        baked.len(),
        gzip_size(&baked)?,
        rulebook.rules.len(),
        rulebook.digest,
    ))
}

/// Compares the compact form with the texts.
pub(crate) fn check() -> StepResult {
    if fs::read(path()).ok() == Some(bake(&law_files())?) {
        Ok(Count::default())
    } else {
        Err("stale: crates/thidua-law/baked/law.bin; run `cargo xtask bake` and commit".to_owned())
    }
}

fn bake(texts: &[Source]) -> Result<Vec<u8>, String> {
    Rulebook::bake(texts).map_err(|problems| {
        let shown: Vec<String> = problems
            .iter()
            .map(|problem| match problem.labels.first() {
                Some(label) => format!("{}:{}: {}", label.source, label.line, problem.message.en),
                None => problem.message.en.clone(),
            })
            .collect();
        format!("the law does not load:\n{}", shown.join("\n"))
    })
}

/// Every file of law; regulations of blocs are read with their conference.
fn law_files() -> Vec<Source> {
    thidua_law::LAW_FILES
        .iter()
        .map(|file| Source::new(file.path, file.text))
        .collect()
}

/// The shortest of several times.
fn best(mut work: impl FnMut() -> bool) -> Duration {
    let times = (0..20).map(|_| {
        let started = Instant::now();
        assert!(work(), "the law loads");
        started.elapsed()
    });
    times.min().unwrap_or_default()
}
