//! The page as static files: package, page, the reader of Excel, the example, the list for offline use.

use std::fs;
use std::path::{Path, PathBuf};

use thidua::digest::digest;

use crate::tools::{root, run_in};
use crate::wasm::{install_npm, package};

/// Builds the page into `target/page`; the package must have been built.
pub(crate) fn build() -> Result<PathBuf, String> {
    let folder = root().join("bindings/wasm");
    let page = root().join("target/page");
    if page.exists() {
        fs::remove_dir_all(&page).map_err(|error| error.to_string())?;
    }
    copy(&folder.join("page"), &page, &["pictures"])?;
    let not = [
        "slim_core.js",
        "slim_core_bg.wasm",
        "slim.js",
        "node.js",
        "README.md",
        "package.json",
    ];
    copy(&package(), &page.join("thidua"), &not)?;
    copy(&root().join("examples/bac-kan-2023"), &page.join("example"), &[])?;
    install_npm(&folder)?;
    let excel = format!("--outfile={}", page.join("excel.js").display());
    let bundle = [
        "node_modules/esbuild/bin/esbuild",
        "page/excel-reader.js",
        "--bundle",
        "--format=esm",
        "--minify",
        "--log-level=warning",
        &excel,
    ];
    run_in(&folder, "node", &bundle, &[])?;
    fs::remove_file(page.join("excel-reader.js")).map_err(|error| error.to_string())?;
    let mut files = Vec::new();
    list(&page, &page, &mut files).map_err(|error| error.to_string())?;
    files.retain(|file| file != "sw.js" && !file.ends_with(".d.ts"));
    files.sort();
    let mut prints = Vec::new();
    for file in &files {
        let bytes = fs::read(page.join(file)).map_err(|error| error.to_string())?;
        prints.push(digest(&[&String::from_utf8_lossy(&bytes)]));
    }
    let prints: Vec<&str> = prints.iter().map(String::as_str).collect();
    let names: Vec<String> = std::iter::once("./".to_owned())
        .chain(files)
        .map(|file| format!("\"{file}\""))
        .collect();
    let worker = page.join("sw.js");
    let text = fs::read_to_string(&worker).map_err(|error| error.to_string())?;
    let text = text
        .replace("@VERSION@", &digest(&prints))
        .replace("\"@FILES@\"", &names.join(", "));
    fs::write(worker, text).map_err(|error| error.to_string())?;
    Ok(page)
}

/// Copies a folder with what it holds, leaving out some names.
pub(crate) fn copy(from: &Path, to: &Path, without: &[&str]) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(said)?;
    for entry in fs::read_dir(from).map_err(said)? {
        let entry = entry.map_err(said)?;
        let name = entry.file_name();
        if without.iter().any(|left_out| name.to_str() == Some(*left_out)) {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(name), without)?;
        } else {
            fs::copy(entry.path(), to.join(name)).map_err(said)?;
        }
    }
    Ok(())
}

fn list(root: &Path, folder: &Path, into: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, into)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            into.push(name.display().to_string());
        }
    }
    Ok(())
}
