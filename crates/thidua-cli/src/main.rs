//! The `thidua` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    thidua_cli::command::run()
}
