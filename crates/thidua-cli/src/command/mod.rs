//! The commands: thin, the library does the work.

mod assess;
mod ballot;
mod check;
mod collect;
mod conference;
mod impact;
mod law;
mod minutes;
mod money;
mod office;
mod path;
mod procedure;
mod regulations;
mod slate;
mod template;
mod test;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use thidua::diagnostic::SourceMap;
use thidua::{Conference, Diagnostic, FileError, Language};

use crate::draw;
use crate::folder::{Folder, read_source};

/// Luật và thực tiễn thi đua, khen thưởng: hội nghị khối thi đua, phiếu chấm, biên bản.
///
/// The rules of Vietnamese emulation and commendation: conferences of blocs, score sheets, minutes.
#[derive(Debug, Parser)]
#[command(name = "thidua", version, about, long_about = None)]
struct Arguments {
    /// Ngôn ngữ / language.
    #[arg(long, global = true, value_enum, default_value_t = Lang::Vi)]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

/// Language of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self::Vi,
            Lang::En => Self::En,
        }
    }
}

/// Form of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Words.
    Text,
    /// The wire form.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tổng kết khối thi đua: điểm, xếp loại, xếp hạng, đề nghị / work out a conference.
    Conference(conference::Options),
    /// Kiểm tra tệp quy chế hoặc hội nghị / check regulation and conference files.
    Check(check::Options),
    /// Tạo phiếu chấm Excel / make an Excel score sheet.
    Template(template::Options),
    /// Gom các phiếu chấm Excel thành CSV / collect filled Excel sheets.
    Collect(collect::Options),
    /// Viết biên bản hội nghị (.docx hoặc .md) / write the minutes.
    Minutes(minutes::Options),
    /// Xét điều kiện khen thưởng của một hồ sơ / assess a history.
    Assess(assess::Options),
    /// Cả cơ quan: ai đề nghị được gì, mỗi người còn thiếu gì / a whole office from its table.
    Office(office::Options),
    /// Lộ trình: đề nghị được gì ngay, danh hiệu mong muốn sớm nhất khi nào / plan the way to an award.
    Path(path::Options),
    /// Danh sách đề nghị: tỷ lệ, số lượng, trùng lặp / caps and exclusions over a list of candidates.
    Slate(slate::Options),
    /// Thay đổi của pháp luật tác động tới những hồ sơ nào / whom a change of the law touches.
    Impact(impact::Options),
    /// Chạy các trường hợp kiểm thử viết thành dữ liệu / run cases written as data.
    Test(test::Options),
    /// Tính tiền thưởng: một quyết định, một danh sách, một dự toán / award money.
    Money(money::Options),
    /// Pháp luật: văn bản, tiêu chuẩn, so sánh hai ngày, mức độ đã ghi / the law.
    Law(law::Options),
    /// Thủ tục: hội đồng, biểu quyết, hồ sơ, thời hạn, công khai / procedure.
    Procedure(procedure::Options),
    /// Kết quả bỏ phiếu của Hội đồng có đạt tỷ lệ không / whether a vote passes.
    Ballot(ballot::Options),
    /// Liệt kê các văn bản có sẵn / list the bundled regulations.
    Regulations(regulations::Options),
}

/// Runs the command of the process's arguments: 0 for success, 1 for problems of the input, 2 for wrong arguments.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let language = arguments.lang.into();
    match arguments.command {
        Command::Conference(options) => conference::run(&options, language),
        Command::Check(options) => check::run(&options, language),
        Command::Template(options) => template::run(&options, language),
        Command::Collect(options) => collect::run(&options, language),
        Command::Minutes(options) => minutes::run(&options, language),
        Command::Assess(options) => assess::run(&options, language),
        Command::Office(options) => office::run(&options, language),
        Command::Path(options) => path::run(&options, language),
        Command::Slate(options) => slate::run(&options, language),
        Command::Impact(options) => impact::run(&options, language),
        Command::Test(options) => test::run(&options, language),
        Command::Money(options) => money::run(&options, language),
        Command::Law(options) => law::run(&options, language),
        Command::Procedure(options) => procedure::run(&options, language),
        Command::Ballot(options) => ballot::run(&options, language),
        Command::Regulations(options) => regulations::run(&options, language),
    }
}

/// Writes to standard output; a closed pipe is no error.
fn say(text: &str) -> ExitCode {
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

/// Writes problems to standard error, in colour on a terminal, and answers the exit code.
pub(crate) fn complain(diagnostics: &[Diagnostic], sources: &SourceMap, language: Language) -> ExitCode {
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let _ = io::stderr().write_all(draw(diagnostics, sources, language, colour).as_bytes());
    ExitCode::FAILURE
}

pub(crate) fn complain_of_file(error: &FileError, language: Language) -> ExitCode {
    complain(&[error.diagnostic()], &SourceMap::default(), language)
}

/// Reads a conference with everything it names.
fn read_conference(path: &Path, language: Language) -> Result<Conference, ExitCode> {
    let name = path.display().to_string();
    let source = read_source(path, &name).map_err(|error| complain_of_file(&error, language))?;
    let folder = Folder::of(path);
    Conference::read(&name, &source.text, &folder).map_err(|problems| {
        let sources = sources_of(&problems, &source, &folder);
        complain(&problems, &sources, language)
    })
}

/// The texts that problems point at.
fn sources_of(problems: &[Diagnostic], source: &thidua::diagnostic::Source, folder: &Folder) -> SourceMap {
    use thidua::Files as _;
    let mut sources = SourceMap::of(source.clone());
    for label in problems.iter().flat_map(|problem| &problem.labels) {
        if sources.named(&label.source).is_none()
            && let Ok(text) = folder.text(&label.source)
        {
            sources.add(thidua::diagnostic::Source::new(label.source.clone(), text));
        }
    }
    sources
}
