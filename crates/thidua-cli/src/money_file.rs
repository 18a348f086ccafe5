//! Lists of decisions as CSV and Excel files, and the report on them.

use std::path::Path;

use calamine::{Reader as _, Xlsx, open_workbook};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use thidua::law::money::{MoneyRow, MoneySheet, MoneyState, MoneyTotal, TotalDiffering, dong};
use thidua::render::{Block, Document};
use thidua::{Bilingual, FileError, Grade, Language, Verdict};

use crate::excel::{harmless, text};
use crate::folder::{MOST_BYTES, read_source};

/// Most rows of one list.
const MOST_ROWS: usize = 200_000;

/// Whether a path names an Excel file.
pub(crate) fn is_excel(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

/// The rows of a file: of the first sheet of a workbook, or of a CSV with `,`, `;` or tab between its cells.
pub(crate) fn read(path: &Path) -> Result<Vec<Vec<String>>, FileError> {
    let rows = if is_excel(path) {
        read_excel(path)?
    } else {
        read_csv(path)?
    };
    if rows.len() > MOST_ROWS {
        return Err(refuse(
            path,
            format!("danh sách có {} dòng, vượt giới hạn {MOST_ROWS}", rows.len()),
            format!("the list has {} rows, the limit is {MOST_ROWS}", rows.len()),
        ));
    }
    Ok(rows)
}

fn refuse(path: &Path, vi: String, en: String) -> FileError {
    FileError {
        name: path.display().to_string(),
        reason: Bilingual::new(vi, en),
        help: None,
    }
}

fn read_csv(path: &Path) -> Result<Vec<Vec<String>>, FileError> {
    let source = read_source(path, &path.display().to_string())?;
    let first = source.text.lines().next().unwrap_or_default();
    let separator = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(source.text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                while rows.len().saturating_add(1) < line_of(&source.text, record.position()) {
                    rows.push(Vec::new());
                }
                rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
            }
            Err(error) => return Err(refuse(path, error.to_string(), error.to_string())),
        }
    }
    Ok(rows)
}

/// The line on which a record begins: the reader passes over empty lines, which stay in the count of rows.
fn line_of(text: &str, position: Option<&csv::Position>) -> usize {
    let (line, byte) = position.map_or((0, 0), |position| (position.line(), position.byte()));
    let rest = text.as_bytes().iter().skip(usize::try_from(byte).unwrap_or(0));
    let skipped = rest
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .filter(|byte| **byte == b'\n')
        .count();
    let line = usize::try_from(line).unwrap_or(0).saturating_add(skipped);
    line.min(MOST_ROWS.saturating_add(2))
}

fn read_excel(path: &Path) -> Result<Vec<Vec<String>>, FileError> {
    let name = path.display().to_string();
    let about = std::fs::metadata(path).map_err(|_| FileError::not_found(&name))?;
    if about.len() > MOST_BYTES {
        let size = about.len();
        return Err(refuse(
            path,
            format!("tệp {size} byte, vượt giới hạn {MOST_BYTES}"),
            format!("the file has {size} bytes, the limit is {MOST_BYTES}"),
        ));
    }
    let not_excel = || {
        refuse(
            path,
            "không phải tệp Excel .xlsx".to_owned(),
            "not an Excel .xlsx file".to_owned(),
        )
    };
    let mut workbook: Xlsx<_> = open_workbook(path).map_err(|_: calamine::XlsxError| not_excel())?;
    let sheet = workbook.sheet_names().first().cloned().ok_or_else(not_excel)?;
    let range = workbook.worksheet_range(&sheet).map_err(|_| not_excel())?;
    let (Some((first_row, _)), Some((last_row, last_column))) = (range.start(), range.end()) else {
        return Ok(Vec::new());
    };
    let most = u32::try_from(MOST_ROWS).unwrap_or(u32::MAX);
    // Rows before the used range keep their numbers, so that problems name the rows of the sheet.
    let empty = std::iter::repeat_n(Vec::new(), usize::try_from(first_row).unwrap_or(0).min(MOST_ROWS));
    let filled = (first_row..=last_row.min(first_row.saturating_add(most))).map(|row| {
        (0..=last_column.min(256))
            .map(|column| text(range.get_value((row, column))))
            .collect()
    });
    Ok(empty.chain(filled).collect())
}

fn word(language: Language, vi: &'static str, en: &'static str) -> &'static str {
    if language == Language::Vi { vi } else { en }
}

/// Headings of the columns that are added.
fn added(language: Language) -> Vec<&'static str> {
    match language {
        Language::Vi => vec![
            "hệ số áp dụng",
            "mức lương cơ sở",
            "mức tiền một quyết định",
            "được nhận",
            "thành tiền",
            "cấp chi",
            "nguồn",
            "tình trạng",
        ],
        Language::En => vec![
            "multiplier applied",
            "base salary",
            "amount of one decision",
            "paid",
            "sum",
            "payer",
            "source",
            "state",
        ],
    }
}

fn number(value: Option<Decimal>) -> String {
    value
        .map(|value| value.normalize().to_string())
        .unwrap_or_default()
}

fn state(state: MoneyState, language: Language) -> &'static str {
    match state {
        MoneyState::Known => word(language, "có mức tiền", "known"),
        MoneyState::Ceiling => word(language, "mức tối đa", "ceiling"),
        MoneyState::None => word(language, "không có tiền thưởng", "no money"),
        MoneyState::Absent => word(language, "chưa có hoặc không còn", "does not exist"),
        MoneyState::Unknown => word(language, "chưa xác định", "not known"),
    }
}

fn paid(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Met => word(language, "có", "yes"),
        Verdict::NotMet => word(
            language,
            "không (đã nhận danh hiệu cao hơn)",
            "no (a higher title is paid)",
        ),
        Verdict::Unknown => word(language, "chưa xác định", "not known"),
    }
}

fn grade(grade: Grade, language: Language) -> &'static str {
    match grade {
        Grade::Confirmed => word(language, "đã đối chiếu văn bản", "confirmed"),
        Grade::Reported => word(language, "theo nguồn thứ cấp", "reported"),
        Grade::Recalled => word(language, "theo trí nhớ, chưa đối chiếu", "recalled"),
        Grade::Assumed => word(language, "cách hiểu giả định", "assumed"),
    }
}

/// The cells added to a row.
fn cells(sheet: &MoneySheet<'_>, row: &MoneyRow<'_>, language: Language) -> Vec<String> {
    let payer = sheet.list.payers.get(row.payer);
    vec![
        number(row.multiplier),
        number(row.base_salary),
        number(row.amount),
        paid(row.paid, language).to_owned(),
        number(row.sum),
        payer
            .map_or("", |payer| payer.name.in_language(language))
            .to_owned(),
        grade(row.grade, language).to_owned(),
        state(row.state, language).to_owned(),
    ]
}

/// The rows kept, with the columns added; the first row holds the headings.
fn table(
    sheet: &MoneySheet<'_>,
    rows: &[Vec<String>],
    language: Language,
) -> Vec<(Vec<String>, Vec<String>)> {
    let heads = rows
        .iter()
        .find(|row| row.iter().any(|cell| !cell.is_empty()))
        .cloned()
        .unwrap_or_default();
    let width = heads.len();
    let mut out = vec![(
        heads,
        added(language).into_iter().map(str::to_owned).collect::<Vec<_>>(),
    )];
    for row in &sheet.list.rows {
        let place = sheet
            .places
            .get(row.at)
            .copied()
            .and_then(|place| place.checked_sub(1));
        let mut own = place
            .and_then(|place| rows.get(place))
            .cloned()
            .unwrap_or_default();
        own.resize(width, String::new());
        out.push((own, cells(sheet, row, language)));
    }
    out
}

/// The list with its sums as CSV.
pub(crate) fn csv(
    sheet: &MoneySheet<'_>,
    rows: &[Vec<String>],
    language: Language,
) -> Result<Vec<u8>, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (own, more) in table(sheet, rows, language) {
        let cells = own.iter().chain(&more).map(|cell| harmless(cell));
        writer.write_record(cells).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

/// The list with its sums and totals as an Excel file.
pub(crate) fn excel(
    sheet: &MoneySheet<'_>,
    rows: &[Vec<String>],
    language: Language,
) -> Result<Vec<u8>, String> {
    workbook(sheet, rows, language).map_err(|error| error.to_string())
}

fn workbook(sheet: &MoneySheet<'_>, rows: &[Vec<String>], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold().set_text_wrap();
    let money = Format::new().set_num_format("#,##0");
    let list = workbook.add_worksheet();
    list.set_name(word(language, "Danh sách", "List"))?;
    for (row, (own, more)) in (0_u32..).zip(table(sheet, rows, language)) {
        let width = own.len();
        for (column, cell) in (0_u16..).zip(own.iter().chain(&more)) {
            let is_sum = usize::from(column) >= width && row > 0;
            let value = cell.parse::<Decimal>().ok().filter(|_| is_sum);
            match value.and_then(|value| Some((value, value.to_f64()?))) {
                Some((exact, value)) if exact >= Decimal::ONE_THOUSAND => {
                    list.write_number_with_format(row, column, value, &money)?
                }
                Some((_, value)) => list.write_number(row, column, value)?,
                None if row == 0 => list.write_string_with_format(row, column, cell, &bold)?,
                None => list.write_string(row, column, cell)?,
            };
        }
    }
    list.set_freeze_panes(1, 0)?;
    list.autofit();
    let totals = workbook.add_worksheet();
    totals.set_name(word(language, "Tổng hợp", "Totals"))?;
    let mut row = 0_u32;
    for (head, group) in groups(sheet, language) {
        totals.write_string_with_format(row, 0, head, &bold)?;
        for (column, head) in (1_u16..).zip(heads(language)) {
            totals.write_string_with_format(row, column, head, &bold)?;
        }
        row = row.saturating_add(1);
        for total in group {
            totals.write_string(row, 0, total.name.in_language(language))?;
            let counts = [
                total.decisions.to_f64(),
                total.sum.to_f64(),
                total.unknown.to_f64(),
                total.ceiling.to_f64(),
            ];
            for (column, value) in (1_u16..).zip(counts) {
                totals.write_number_with_format(row, column, value.unwrap_or(0.0), &money)?;
            }
            row = row.saturating_add(1);
        }
        row = row.saturating_add(1);
    }
    totals.autofit();
    workbook.save_to_buffer()
}

fn heads(language: Language) -> [&'static str; 4] {
    match language {
        Language::Vi => [
            "Số quyết định",
            "Thành tiền (đồng)",
            "Chưa xác định được tiền",
            "Tối đa của phần chưa xác định",
        ],
        Language::En => ["Decisions", "Sum (đồng)", "Sum not known", "Of these at most"],
    }
}

fn groups<'s>(sheet: &'s MoneySheet<'_>, language: Language) -> [(&'static str, Vec<&'s MoneyTotal>); 3] {
    let list = &sheet.list;
    [
        (
            word(language, "Theo cấp chi", "By payer"),
            list.payers.iter().collect(),
        ),
        (
            word(language, "Theo danh hiệu, hình thức", "By award"),
            list.awards.iter().collect(),
        ),
        (word(language, "Tổng cộng", "Total"), vec![&list.total]),
    ]
}

/// The totals as a text to read; under a plan also what other readings would make of them.
pub(crate) fn report(
    sheet: &MoneySheet<'_>,
    differs: Option<&[TotalDiffering<'_>]>,
    language: Language,
) -> Document {
    let mut document = Document::default();
    let title = if differs.is_some() {
        word(language, "Dự toán tiền thưởng", "Budget of award money")
    } else {
        word(language, "Tiền thưởng", "Award money")
    };
    document.blocks.push(Block::Title(title.to_owned()));
    for (head, group) in groups(sheet, language) {
        let rows = group
            .iter()
            .map(|total| {
                vec![
                    total.name.in_language(language).to_owned(),
                    total.decisions.to_string(),
                    dong(total.sum, language),
                    total.unknown.to_string(),
                    dong(total.ceiling, language),
                ]
            })
            .collect();
        let mut columns = vec![head.to_owned()];
        columns.extend(heads(language).map(str::to_owned));
        document.blocks.push(Block::Table {
            head: columns,
            numeric: vec![false, true, true, true, true],
            rows,
        });
    }
    let other: Vec<String> = differs
        .unwrap_or_default()
        .iter()
        .map(|other| {
            let total = other.total.map(|total| dong(total, language)).unwrap_or_default();
            let name = other.name.in_language(language);
            format!("{}={} ({name}): {total}", other.doubt, other.reading)
        })
        .collect();
    if !other.is_empty() {
        let head = word(language, "Tổng theo cách hiểu khác", "Total under other readings");
        document.blocks.push(Block::Heading(head.to_owned()));
        document.blocks.push(Block::List(other));
    }
    document
}
