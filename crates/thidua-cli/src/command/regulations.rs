use std::process::ExitCode;

use clap::Args;
use thidua::Language;

use super::say;
use super::template::regulation;

/// Options of `regulations`.
#[derive(Debug, Args)]
pub(super) struct Options {}

pub(super) fn run(_options: &Options, language: Language) -> ExitCode {
    let mut out = String::new();
    for law in thidua_law::BLOC_REGULATIONS {
        match regulation(law.id, language) {
            Ok(regulation) => {
                let number = regulation.instrument.number.as_deref().unwrap_or("–");
                let name = regulation.instrument.name.in_language(language);
                out.push_str(&format!("{:32}  {number:28}  {name}\n", law.id));
            }
            Err(code) => return code,
        }
    }
    say(&out)
}
