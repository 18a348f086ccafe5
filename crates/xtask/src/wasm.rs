//! The WebAssembly module: built, bound, shrunk, measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::page::copy;
use crate::steps::{Count, StepResult};
use crate::tools::{apt_install, command, gzip_size, root, run, run_in};

const TARGET: &str = "wasm32-unknown-unknown";

/// One module of the package: its name, the features it is built with, the most bytes it may have after gzip: it may
/// not grow. The bars of the design (200 KB with the law, 120 KB slim) are not reached.
/// The most is what it has today and a little more, against unnoticed growth; the aim is 200 KB with the law.
struct Module {
    name: &'static str,
    features: &'static str,
    most: usize,
}

const MODULES: &[Module] = &[
    Module {
        name: "law",
        features: "law,toml",
        most: 452 * 1024,
    },
    Module {
        name: "slim_core",
        features: "law",
        most: 408 * 1024,
    },
    Module {
        name: "conference",
        features: "conference",
        most: 309 * 1024,
    },
];

/// The folder of the package as it is packed.
pub(crate) fn package() -> PathBuf {
    root().join("bindings/wasm/pkg")
}

/// Builds the modules and the package around them; answers the size report.
pub(crate) fn build() -> Result<String, String> {
    let package = package();
    if package.exists() {
        fs::remove_dir_all(&package).map_err(|error| error.to_string())?;
    }
    let report = modules(MODULES.iter())?;
    copy(&root().join("bindings/wasm/npm"), &package, &[])?;
    Ok(report)
}

/// Builds one module anew inside the package that is there.
pub(crate) fn build_one(name: &str) -> Result<String, String> {
    let names: Vec<&str> = MODULES.iter().map(|module| module.name).collect();
    if !names.contains(&name) {
        return Err(format!("no module `{name}`; there are {}", names.join(", ")));
    }
    modules(MODULES.iter().filter(|module| module.name == name))
}

fn modules<'m>(modules: impl Iterator<Item = &'m Module>) -> Result<String, String> {
    let package = package();
    let mut report = Vec::new();
    let mut too_large = false;
    for module in modules {
        let compiled = compile(module.features)?;
        Bindgen::new()
            .input_path(&compiled)
            .out_name(module.name)
            .web(true)
            .and_then(|bindgen| bindgen.typescript(false).generate(&package))
            .map_err(|error| format!("wasm-bindgen: {error}"))?;
        let bound = package.join(format!("{}_bg.wasm", module.name));
        shrink(&bound)?;
        let bytes = fs::read(&bound).map_err(|error| error.to_string())?;
        let gzip = gzip_size(&bytes)?;
        too_large |= gzip > module.most;
        report.push(format!(
            "{}: {} bytes, gzip {gzip} (at most {}), brotli {}",
            module.name,
            bytes.len(),
            module.most,
            brotli_size(&bound)?
        ));
    }
    let report = report.join("\n");
    if too_large {
        Err(format!("too large:\n{report}"))
    } else {
        Ok(report)
    }
}

/// Bytes after brotli at its best, by Node.
fn brotli_size(path: &Path) -> Result<String, String> {
    let script = "const {brotliCompressSync}=require('zlib');console.log(brotliCompressSync(require('fs').readFileSync(process.argv[1])).length)";
    output("node", &["-e", script, &path.display().to_string()])
}

/// The same as a step.
pub(crate) fn build_and_report() -> StepResult {
    println!("{}", build()?);
    Ok(Count::default())
}

/// With rustup's target where it is installed, else with Debian's matched compiler and library sources.
fn compile(features: &str) -> Result<PathBuf, String> {
    let sysroot = output("rustc", &["--print", "sysroot"])?;
    let installed = Path::new(&sysroot).join("lib/rustlib").join(TARGET).exists();
    let base = [
        "build",
        "--quiet",
        "-p",
        "thidua-wasm",
        "--profile",
        "wasm",
        "--target",
        TARGET,
        "--no-default-features",
        "--features",
        features,
    ];
    if installed {
        run("cargo", &base, &[])?;
    } else {
        if !Path::new("/usr/lib/rust-web").exists() && !debian_sources_present() {
            apt_install(&["rustc-web", "cargo-web", "rust-web-src", "lld-22"])?;
        }
        let host = output("rustc", &["-vV"])?;
        let host = host
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .unwrap_or_default()
            .to_owned();
        let linker = format!("{sysroot}/lib/rustlib/{host}/bin/rust-lld");
        let version = output("/usr/bin/rustc", &["--version"])?;
        println!("no {TARGET} target installed: building the standard library with {version}");
        let arguments = [
            &base[..],
            &[
                "-Z",
                "build-std=std,panic_abort",
                "-Z",
                "build-std-features=optimize_for_size",
            ],
        ]
        .concat();
        let environment = [
            ("RUSTC", "/usr/bin/rustc"),
            ("RUSTC_BOOTSTRAP", "1"),
            // A panic cannot be shown in the page: without its texts the module is a third smaller.
            (
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                "-Zunstable-options -Cpanic=immediate-abort",
            ),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.as_str()),
        ];
        // `cargo xtask` runs under rustup, whose variables would choose another compiler.
        let status = command("cargo", &arguments, &environment)
            .env_remove("RUSTC_WRAPPER")
            .status()
            .map_err(|error| error.to_string())?;
        if !status.success() {
            return Err("the wasm build failed".to_owned());
        }
    }
    Ok(target_dir().join(TARGET).join("wasm/thidua_wasm.wasm"))
}

fn debian_sources_present() -> bool {
    output("/usr/bin/rustc", &["--print", "sysroot"]).is_ok_and(|sysroot| {
        Path::new(&sysroot)
            .join("lib/rustlib/src/rust/library/std")
            .exists()
    })
}

fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn output(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .env_remove("RUSTC")
        .output()
        .map_err(|error| format!("`{program}` cannot be started: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// `wasm-opt` of npm's binaryen; Debian's is too old for the output of current compilers. `THIDUA_NAMES` keeps the names
/// of the functions, to see what weighs and what takes time.
fn shrink(module: &Path) -> Result<(), String> {
    let folder = root().join("bindings/wasm");
    install_npm(&folder)?;
    let module = module.display().to_string();
    let names = std::env::var_os("THIDUA_NAMES").is_some();
    let arguments = [
        "node_modules/binaryen/bin/wasm-opt",
        "-Oz",
        // Cutting the data at every few zeros makes 1,600 pieces, whose heads weigh more after gzip than the zeros.
        "--skip-pass=memory-packing",
        // The lowest addresses are the end of the stack, never the target of a computed offset.
        "--low-memory-unused",
        "--reorder-functions",
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        if names { "--debuginfo" } else { "--strip-debug" },
        "--strip-producers",
        &module,
        "-o",
        &module,
    ];
    run_in(&folder, "node", &arguments, &[])
}

/// The development packages of the lock file; skipped where they are present.
pub(crate) fn install_npm(folder: &Path) -> Result<(), String> {
    let stamp = folder.join("node_modules/.package-lock.json");
    let lock = folder.join("package-lock.json");
    let newer = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
    if stamp.exists() && newer(&stamp) >= newer(&lock) {
        return Ok(());
    }
    run_in(
        folder,
        "npm",
        &["ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        &[],
    )
}
