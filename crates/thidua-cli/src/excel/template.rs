use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, FormatPattern,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use thidua::scoring::{Criterion, Method, Role, ScoringTable};
use thidua::{Bilingual, Language, Regulation};

use super::{ABOUT, FIRST_ROW, FIRST_STAGE, ID_ROW, NO, SCORES, YES, shown_input};

/// Characters of a criterion's name on one line, and the height of a row of two.
const NAME_WIDTH: usize = 66;
const TWO_LINES: u32 = 34;

/// What the template is for.
#[derive(Clone, Copy, Debug)]
pub struct Purpose<'p> {
    /// The unit that fills it in, where it is known.
    pub unit: Option<&'p str>,
    /// Emulation year, where it is known.
    pub year: Option<i32>,
    /// Language of the headings.
    pub language: Language,
}

/// An Excel score sheet: the tree of criteria, the maximum, one column for each stage, reason and evidence. The
/// structure is locked; cells to fill in have limits and drop-downs.
///
/// # Errors
/// The workbook cannot be built.
pub fn template(
    regulation: &Regulation,
    table: &ScoringTable,
    purpose: Purpose<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    let scores = workbook.add_worksheet();
    scores.set_name(SCORES)?;
    write_scores(scores, regulation, table, purpose.language, &formats)?;
    let about = workbook.add_worksheet();
    about.set_name(ABOUT)?;
    write_about(about, regulation, table, purpose, &formats)?;
    workbook.save_to_buffer()
}

struct Formats {
    title: Format,
    head: Format,
    group: Format,
    text: Format,
    locked: Format,
    open: Format,
    open_text: Format,
    id: Format,
}

impl Formats {
    fn new() -> Self {
        let base = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12)
            .set_border(FormatBorder::Thin);
        let wrapped = base
            .clone()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let shade = |colour: u32| {
            wrapped
                .clone()
                .set_pattern(FormatPattern::Solid)
                .set_background_color(Color::RGB(colour))
        };
        Self {
            title: Format::new()
                .set_font_name("Times New Roman")
                .set_font_size(14)
                .set_bold(),
            head: shade(0xD9E2F3).set_bold().set_align(FormatAlign::Center),
            group: shade(0xF2F2F2).set_bold(),
            text: wrapped.clone(),
            locked: shade(0xE7E6E6),
            open: shade(0xFFF9E5).set_unlocked().set_align(FormatAlign::Right),
            open_text: shade(0xFFF9E5).set_unlocked(),
            id: Format::new().set_font_size(8).set_font_color(Color::Gray),
        }
    }
}

fn word(language: Language, vi: &'static str, en: &'static str) -> &'static str {
    if language == Language::Vi { vi } else { en }
}

fn write_scores(
    sheet: &mut Worksheet,
    regulation: &Regulation,
    table: &ScoringTable,
    language: Language,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let stages: Vec<_> = regulation.stages.iter().filter(|stage| !stage.explains).collect();
    sheet.write_with_format(0, 0, table.name.in_language(language), &formats.title)?;
    let source = regulation
        .instrument
        .number
        .as_deref()
        .unwrap_or(&regulation.instrument.id);
    sheet.write_with_format(
        1,
        0,
        format!(
            "{}: {source}. {}",
            word(language, "Theo", "Under"),
            table.origin.cite
        ),
        &formats.id,
    )?;
    sheet.write_with_format(
        2,
        0,
        word(
            language,
            "Chỉ điền các ô màu vàng nhạt. Không thêm, bớt dòng hay cột. Ghi đơn vị và năm ở trang \"Thông tin\".",
            "Fill in the light yellow cells only. Do not add or remove rows or columns. Unit and year stand on the sheet \"Thông tin\".",
        ),
        &formats.id,
    )?;
    let mut heads = vec![
        word(language, "Mã", "Id").to_owned(),
        word(language, "Tiêu chí", "Criterion").to_owned(),
        word(language, "Số liệu", "Input").to_owned(),
        word(language, "Điểm tối đa", "Maximum").to_owned(),
    ];
    heads.extend(
        stages
            .iter()
            .map(|stage| stage.name.in_language(language).to_owned()),
    );
    heads.push(word(language, "Lý do", "Reason").to_owned());
    heads.push(word(language, "Minh chứng", "Evidence").to_owned());
    for (column, head) in heads.iter().enumerate() {
        sheet.write_with_format(ID_ROW.saturating_sub(1), index(column), head, &formats.head)?;
    }
    for (at, stage) in stages.iter().enumerate() {
        sheet.write_with_format(
            ID_ROW,
            index(at.saturating_add(FIRST_STAGE)),
            &stage.id,
            &formats.id,
        )?;
    }
    sheet
        .set_column_width(0, 8)?
        .set_column_width(1, 62)?
        .set_column_width(2, 19)?
        .set_column_width(3, 9)?;
    sheet.set_row_height(ID_ROW.saturating_sub(1), 34)?;
    for at in 0..stages.len() {
        sheet.set_column_width(index(at.saturating_add(FIRST_STAGE)), 14)?;
    }
    let last = FIRST_STAGE.saturating_add(stages.len());
    sheet
        .set_column_width(index(last), 24)?
        .set_column_width(index(last.saturating_add(1)), 26)?;
    let mut row = FIRST_ROW;
    for criterion in &table.criteria {
        row = write_criterion(sheet, row, criterion, table, &stages, language, formats)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, 2)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(ID_ROW.saturating_sub(1), ID_ROW.saturating_sub(1))?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

fn write_criterion(
    sheet: &mut Worksheet,
    row: u32,
    criterion: &Criterion,
    table: &ScoringTable,
    stages: &[&thidua::scoring::Stage],
    language: Language,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let depth = depth_of(criterion, table);
    let name = format!("{}{}", "   ".repeat(depth), criterion.name.in_language(language));
    let max = criterion.max.and_then(|max| max.to_f64());
    let inputs = inputs_of(criterion);
    let width = FIRST_STAGE.saturating_add(stages.len()).saturating_add(2);
    if inputs.is_empty() {
        for column in 0..width {
            sheet.write_blank(row, index(column), &formats.group)?;
        }
        sheet.write_with_format(row, 0, &criterion.id, &formats.group)?;
        let sign = if criterion.role == Role::Deduction {
            word(language, " (trừ)", " (deducted)")
        } else {
            ""
        };
        sheet.write_with_format(row, 1, format!("{name}{sign}"), &formats.group)?;
        if let Some(max) = max {
            sheet.write_with_format(row, 3, max, &formats.group)?;
        }
        return Ok(row.saturating_add(1));
    }
    let mut at = row;
    for (number, input) in inputs.iter().enumerate() {
        sheet.write_with_format(at, 0, &criterion.id, &formats.text)?;
        let of_row = input_name(criterion, input.id, language);
        let shown = match (number, of_row) {
            (0, None) => name.clone(),
            (0, Some(row)) => format!("{name}: {row}"),
            (_, None) => String::new(),
            (_, Some(row)) => format!("{}{row}", "   ".repeat(depth.saturating_add(1))),
        };
        if shown.chars().count() > NAME_WIDTH {
            sheet.set_row_height(at, TWO_LINES)?;
        }
        sheet.write_with_format(at, 1, shown, &formats.text)?;
        sheet.write_with_format(at, 2, shown_input(input.id, language), &formats.text)?;
        match max.filter(|_| number == 0) {
            Some(max) => sheet.write_with_format(at, 3, max, &formats.text)?,
            None => sheet.write_blank(at, 3, &formats.text)?,
        };
        for (column, stage) in stages.iter().enumerate() {
            let column = index(column.saturating_add(FIRST_STAGE));
            let open = criterion.reserved_to.is_empty() || criterion.reserved_to.contains(&stage.id);
            sheet.write_blank(at, column, if open { &formats.open } else { &formats.locked })?;
            if open {
                sheet.add_data_validation(at, column, at, column, &limit(input, criterion, language))?;
            }
        }
        let last = FIRST_STAGE.saturating_add(stages.len());
        for column in [last, last.saturating_add(1)] {
            let format = if number == 0 {
                &formats.open_text
            } else {
                &formats.text
            };
            sheet.write_blank(at, index(column), format)?;
        }
        at = at.saturating_add(1);
    }
    Ok(at)
}

/// What an input counts, where the method names its rows: the awards of a look-up.
fn input_name<'c>(criterion: &'c Criterion, input: &str, language: Language) -> Option<&'c str> {
    let Some(Method::Awards { rows, .. }) = &criterion.method else {
        return None;
    };
    let row = rows.iter().find(|row| row.input == input)?;
    Some(row.name.in_language(language))
}

/// One cell to fill in.
struct Input<'c> {
    id: &'c str,
    kind: InputKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum InputKind {
    Points,
    Number,
    Count,
    YesNo,
    Date,
}

/// The cells of a leaf; none for a group, or for a leaf that needs no entry.
fn inputs_of(criterion: &Criterion) -> Vec<Input<'_>> {
    let Some(method) = &criterion.method else {
        return Vec::new();
    };
    let mut inputs: Vec<Input<'_>> = Vec::new();
    for id in [&criterion.gate, &criterion.already].into_iter().flatten() {
        inputs.push(Input {
            id,
            kind: InputKind::YesNo,
        });
    }
    for id in method.inputs() {
        let kind = match (method, id) {
            (Method::Judged, "bonus") if criterion.bonus_max.is_none() => continue,
            (Method::Judged, _) => InputKind::Points,
            (Method::PassFail { .. }, _) => InputKind::YesNo,
            (Method::Lateness { .. }, "days_late") => InputKind::Number,
            (Method::Lateness { .. }, _) => InputKind::Date,
            (
                Method::PerCount { .. }
                | Method::PerEvent { .. }
                | Method::Sample { .. }
                | Method::Awards { .. },
                _,
            ) => InputKind::Count,
            _ => InputKind::Number,
        };
        inputs.push(Input { id, kind });
    }
    inputs
}

fn limit(input: &Input<'_>, criterion: &Criterion, language: Language) -> DataValidation {
    let max = criterion.max.and_then(|max| max.to_f64()).unwrap_or(f64::MAX);
    let message = |vi: String, en: String| Bilingual::new(vi, en).in_language(language).to_owned();
    let validation = match input.kind {
        InputKind::Points => {
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, max))
        }
        InputKind::Count => {
            DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
        }
        InputKind::Number => {
            DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
        }
        InputKind::YesNo => match DataValidation::new().allow_list_strings(&[YES, NO]) {
            Ok(list) => list,
            Err(_) => DataValidation::new(),
        },
        InputKind::Date => DataValidation::new(),
    };
    let text = match input.kind {
        InputKind::Points => message(
            format!("Điểm từ 0 đến {max}."),
            format!("Points from 0 to {max}."),
        ),
        InputKind::Count => message(
            "Số nguyên không âm.".to_owned(),
            "A whole number, not negative.".to_owned(),
        ),
        InputKind::Number => message("Số không âm.".to_owned(), "A number, not negative.".to_owned()),
        InputKind::YesNo => message(
            "Chọn có hoặc không.".to_owned(),
            "Choose có (yes) or không (no).".to_owned(),
        ),
        InputKind::Date => message("Ghi ngày.".to_owned(), "Write a date.".to_owned()),
    };
    match validation.clone().set_error_message(text) {
        Ok(told) => told,
        Err(_) => validation,
    }
}

fn depth_of(criterion: &Criterion, table: &ScoringTable) -> usize {
    let mut depth = 0_usize;
    let mut at = criterion.parent;
    while let Some(parent) = at.and_then(|place| table.criteria.get(place)) {
        depth = depth.saturating_add(1);
        at = parent.parent;
    }
    depth
}

fn write_about(
    sheet: &mut Worksheet,
    regulation: &Regulation,
    table: &ScoringTable,
    purpose: Purpose<'_>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let language = purpose.language;
    let rows = [
        (
            word(language, "Văn bản", "Regulation"),
            Some(regulation.instrument.id.clone()),
            false,
        ),
        (
            word(language, "Bảng điểm", "Table"),
            Some(table.id.clone()),
            false,
        ),
        (
            word(language, "Mã đơn vị", "Unit"),
            purpose.unit.map(str::to_owned),
            true,
        ),
        (
            word(language, "Năm thi đua", "Emulation year"),
            purpose.year.map(|year| year.to_string()),
            true,
        ),
        (word(language, "Người chấm", "Scorer"), None, true),
        (
            word(language, "Ngày chấm (2024-01-31)", "Day (2024-01-31)"),
            None,
            true,
        ),
        (
            word(language, "Đơn vị chấm chéo", "Unit that cross-checks"),
            None,
            true,
        ),
    ];
    for (row, (label, value, open)) in rows.iter().enumerate() {
        let row = u32::try_from(row).unwrap_or(0);
        sheet.write_with_format(row, 0, *label, &formats.text)?;
        let format = if *open {
            &formats.open_text
        } else {
            &formats.locked
        };
        match value {
            Some(value) => sheet.write_with_format(row, 1, value, format)?,
            None => sheet.write_blank(row, 1, format)?,
        };
    }
    sheet.set_column_width(0, 26)?.set_column_width(1, 44)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect();
    Ok(())
}

fn index(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
