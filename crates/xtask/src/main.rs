//! `cargo xtask test | bake | wasm [MODULE] | page | cases | wheel | schema [--check] | bench [SUITE]`: the tasks of the workspace.

mod bake;
mod cases;
mod generated;
mod page;
mod python;
mod rust;
mod steps;
mod tools;
mod wasm;
mod web;

use std::process::ExitCode;

use steps::Steps;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test"] => return test(),
        ["wasm"] => wasm::build().map(|size| println!("{size}")),
        ["wasm", module] => wasm::build_one(module).map(|size| println!("{size}")),
        ["bake"] => bake::write().map(|report| println!("{report}")),
        ["page"] => wasm::build().and_then(|size| {
            println!("{size}");
            page::build().map(|path| println!("{}", path.display()))
        }),
        ["page", "--only"] => page::build().map(|path| println!("{}", path.display())),
        ["cases"] => cases::write().map(|path| println!("{}", path.display())),
        ["wheel"] => python::wheel().map(|path| println!("{}", path.display())),
        ["schema"] => generated::write(),
        ["schema", "--check"] => generated::check().map(|_| ()),
        ["bench", "web"] => web::bench(),
        // A workspace of its own, which nothing else builds.
        ["bench", "peers"] => tools::run(
            "cargo",
            &["run", "--release", "--manifest-path", "benches/peers/Cargo.toml"],
            &[],
        ),
        ["bench"] => tools::run("cargo", &["bench", "-p", "thidua-benches"], &[]),
        ["bench", suite] => tools::run("cargo", &["bench", "-p", "thidua-benches", "--bench", suite], &[]),
        _ => Err(
            "usage: cargo xtask test | bake | wasm [MODULE] | page | cases | wheel | schema [--check] | bench [SUITE]"
                .to_owned(),
        ),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Installs what the tests need, runs everything, and sums up.
fn test() -> ExitCode {
    let mut steps = Steps::default();
    steps.run("rustfmt", rust::format);
    steps.run("clippy", rust::clippy);
    steps.run("rustdoc", rust::documentation);
    steps.run("cargo test", rust::test);
    steps.run("generated files", generated::check);
    steps.run("baked law", bake::check);
    steps.run("README command", rust::readme_command);
    if steps.run("wasm build", wasm::build_and_report) {
        steps.run("cases and page", web::prepare);
        steps.run("npm package in Node", web::node);
        steps.run("npm types", web::types);
        steps.run("Chromium", web::chromium);
    }
    if steps.run("wheel build", python::build) {
        steps.run("pytest on the wheel", python::test);
        steps.run("stubs and types", python::types);
    }
    steps.summary()
}
