use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use thidua::diagnostic::{Source, SourceMap};
use thidua::{Bilingual, Diagnostic, FileError, Files as _, Language, Regulation, RegulationFile};

use super::{complain, complain_of_file, say};
use crate::excel::{Purpose, template};
use crate::folder::{Folder, read_source};
use crate::write_whole;

/// Options of `template`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Mã văn bản có sẵn, hoặc tệp quy chế; thêm #BẢNG nếu có nhiều bảng / regulation id or file, with #TABLE.
    table: String,
    /// Tệp Excel / Excel file to write.
    #[arg(short, long)]
    output: PathBuf,
    /// Mã đơn vị ghi sẵn / unit written into the sheet.
    #[arg(long)]
    unit: Option<String>,
    /// Năm thi đua ghi sẵn / emulation year written into the sheet.
    #[arg(long)]
    year: Option<i32>,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let (name, table_id) = match options.table.split_once('#') {
        Some((name, table)) => (name, Some(table)),
        None => (options.table.as_str(), None),
    };
    let regulation = match regulation(name, language) {
        Ok(regulation) => regulation,
        Err(code) => return code,
    };
    let table = match table_id {
        Some(id) => regulation.table(id),
        None => regulation
            .tables
            .iter()
            .find(|table| table.leaves().next().is_some()),
    };
    let Some(table) = table.filter(|table| table.leaves().next().is_some()) else {
        let ids: Vec<&str> = regulation.tables.iter().map(|table| table.id.as_str()).collect();
        let problem = Diagnostic::error(
            "no-table",
            Bilingual::new(
                format!("`{}` không có bảng điểm nào để chấm", options.table),
                format!("`{}` has no table to fill in", options.table),
            ),
        )
        .help(Bilingual::new(
            format!("các bảng: {}", ids.join(", ")),
            format!("tables: {}", ids.join(", ")),
        ));
        return complain(&[problem], &SourceMap::default(), language);
    };
    let purpose = Purpose {
        unit: options.unit.as_deref(),
        year: options.year,
        language,
    };
    let written = template(&regulation, table, purpose)
        .map_err(|error| error.to_string())
        .and_then(|bytes| write_whole(&options.output, &bytes).map_err(|error| error.to_string()));
    match written {
        Ok(()) => say(&format!("{}\n", options.output.display())),
        Err(error) => complain_of_file(&unwritable(&options.output, &error), language),
    }
}

/// A regulation by the identifier of the bundled law, or by path.
pub(super) fn regulation(name: &str, language: Language) -> Result<Regulation, ExitCode> {
    let path = Path::new(name);
    let source = match thidua_law::regulation(name) {
        Some(text) => Source::new(name, text),
        None => read_source(path, name).map_err(|error| complain_of_file(&error, language))?,
    };
    let folder = Folder::of(path);
    RegulationFile::read(source.clone(), &folder)
        .and_then(|file| file.under(&BTreeMap::new()))
        .map_err(|problems| {
            let mut sources = SourceMap::of(source);
            for label in problems.iter().flat_map(|problem| &problem.labels) {
                if sources.named(&label.source).is_none()
                    && let Ok(text) = folder.text(&label.source)
                {
                    sources.add(Source::new(label.source.clone(), text));
                }
            }
            complain(&problems, &sources, language)
        })
}

pub(super) fn unwritable(path: &Path, error: &str) -> FileError {
    FileError {
        name: path.display().to_string(),
        reason: Bilingual::new(
            format!("không ghi được: {error}"),
            format!("cannot be written: {error}"),
        ),
        help: Some(Bilingual::new(
            "kiểm tra thư mục và quyền ghi; tệp cũ còn nguyên",
            "check folder and rights; the old file is intact",
        )),
    }
}
