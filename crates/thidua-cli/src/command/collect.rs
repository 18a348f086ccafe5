use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use thidua::scoring::ScoringTable;
use thidua::{Language, RegulationFile, diagnostic::Source};

use super::{complain_of_file, say, template::unwritable};
use crate::excel::{HEADINGS, SheetProblem, collect, harmless};
use crate::{Folder, write_whole};

/// Options of `collect`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Các phiếu chấm đã điền / filled score sheets.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Tệp CSV / CSV file to write.
    #[arg(short, long)]
    output: PathBuf,
    /// Giữ các phiếu đúng, kèm bản ghi lỗi / keep the good sheets and write a report of the others.
    #[arg(long)]
    keep_good: bool,
    /// Quy chế để đối chiếu, nếu không có sẵn / regulation file to compare with, where it is not bundled.
    #[arg(long)]
    regulation: Option<PathBuf>,
}

pub(super) fn run(options: &Options, language: Language) -> ExitCode {
    let bar = ProgressBar::with_draw_target(
        Some(u64::try_from(options.files.len()).unwrap_or(0)),
        target(options),
    );
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    let tables = Tables::default();
    let own = options.regulation.as_ref().map(|path| path.display().to_string());
    let mut rows = Vec::new();
    let mut problems: Vec<SheetProblem> = Vec::new();
    let mut seen: BTreeMap<(String, String), String> = BTreeMap::new();
    for path in &options.files {
        let name = path.display().to_string();
        bar.set_message(name.clone());
        let collected = collect(path, &|(regulation, table)| {
            tables.get(own.as_deref().unwrap_or(regulation), table)
        });
        let mut own_problems = collected.problems;
        let mut stages: Vec<(String, String)> = collected
            .rows
            .iter()
            .map(|row| (row[0].clone(), row[1].clone()))
            .collect();
        stages.dedup();
        for key in stages {
            if let Some(earlier) = seen.get(&key).filter(|earlier| **earlier != name) {
                own_problems.push(twice(&name, &key, earlier));
            } else {
                seen.insert(key, name.clone());
            }
        }
        if own_problems.is_empty() {
            rows.extend(collected.rows);
        }
        problems.extend(own_problems);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let report: String = problems.iter().map(|problem| line(problem, language)).collect();
    if !problems.is_empty() {
        eprint!("{report}");
        if !options.keep_good {
            let text = match language {
                Language::Vi => {
                    "Không ghi tệp nào. Sửa các lỗi trên, hoặc dùng --keep-good để giữ các phiếu đúng.\n"
                }
                Language::En => {
                    "Nothing was written. Mend the problems above, or use --keep-good to keep the good sheets.\n"
                }
            };
            eprint!("{text}");
            return ExitCode::FAILURE;
        }
        let path = options.output.with_extension("loi.txt");
        if let Err(error) = write_whole(&path, report.as_bytes()) {
            return complain_of_file(&unwritable(&path, &error.to_string()), language);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer
        .write_record(HEADINGS)
        .and_then(|()| {
            rows.iter()
                .try_for_each(|row| writer.write_record(row.iter().map(|cell| harmless(cell))))
        })
        .map_err(|error| error.to_string())
        .and_then(|()| writer.into_inner().map_err(|error| error.to_string()))
        .and_then(|bytes| write_whole(&options.output, &bytes).map_err(|error| error.to_string()));
    match written {
        Ok(()) => {
            let (sheets, rows) = (seen.len(), rows.len());
            say(&match language {
                Language::Vi => format!("{}: {sheets} phiếu, {rows} dòng\n", options.output.display()),
                Language::En => format!("{}: {sheets} sheets, {rows} rows\n", options.output.display()),
            });
            if problems.is_empty() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => complain_of_file(&unwritable(&options.output, &error), language),
    }
}

/// Progress for many files, and only on a terminal.
fn target(options: &Options) -> ProgressDrawTarget {
    if options.files.len() > 5 && io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    }
}

/// Scoring tables by regulation and table, read once.
#[derive(Default)]
struct Tables {
    read: std::cell::RefCell<BTreeMap<String, Vec<ScoringTable>>>,
}

impl Tables {
    fn get(&self, regulation: &str, table: &str) -> Option<ScoringTable> {
        let mut read = self.read.borrow_mut();
        let tables = read.entry(regulation.to_owned()).or_insert_with(|| {
            let path = std::path::Path::new(regulation);
            let text = thidua_law::regulation(regulation)
                .map(str::to_owned)
                .or_else(|| std::fs::read_to_string(path).ok());
            let file = text
                .and_then(|text| RegulationFile::read(Source::new(regulation, text), &Folder::of(path)).ok());
            file.and_then(|file| file.under(&BTreeMap::new()).ok())
                .map(|regulation| regulation.tables)
                .unwrap_or_default()
        });
        tables.iter().find(|known| known.id == table).cloned()
    }
}

fn twice(file: &str, key: &(String, String), earlier: &str) -> SheetProblem {
    SheetProblem {
        file: file.to_owned(),
        sheet: String::new(),
        cell: String::new(),
        message: thidua::Bilingual::new(
            format!("phiếu của `{}` ở vòng `{}` đã có trong {earlier}", key.0, key.1),
            format!(
                "the sheet of `{}` at the stage `{}` is already in {earlier}",
                key.0, key.1
            ),
        ),
        help: thidua::Bilingual::new("bỏ một phiếu", "leave one of them out"),
    }
}

fn line(problem: &SheetProblem, language: Language) -> String {
    let mut place = problem.file.clone();
    for part in [&problem.sheet, &problem.cell] {
        if !part.is_empty() {
            place.push_str(&format!(", {part}"));
        }
    }
    format!(
        "{place}: {}. {}\n",
        problem.message.in_language(language),
        problem.help.in_language(language)
    )
}
