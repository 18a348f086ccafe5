use docx_rs::{
    AlignmentType, BreakType, Docx, LineSpacing, Paragraph, Run, RunFonts, Table, TableBorders, TableCell,
    TableRow, WidthType,
};
use std::io::Cursor;
use thidua::render::{Block, Document};

/// Half-points: 13 pt, the size of official papers.
const TEXT: usize = 26;
/// Half-points of the heading.
const SMALL: usize = 24;
/// Width of the left side of the heading.
const LEFT: usize = 3_700;
/// Rows of a table that stays on one page.
const SHORT: usize = 15;
/// Width of a character of 13 pt, bold, and of the space beside a cell's text.
const CHARACTER: usize = 150;
const PADDING: usize = 260;
/// Characters of a cell before it may break.
const LINE: usize = 40;
/// Width of the text in twentieths of a point: A4 with the customary margins (30 mm left, 15–20 mm right).
const WIDTH: usize = 9_200;

/// The document as a Word file in the customary layout: Times New Roman 13, the two headings side by side.
///
/// # Errors
/// The archive cannot be built in memory.
pub fn to_docx(document: &Document) -> Result<Vec<u8>, String> {
    let mut docx = Docx::new()
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT))
        .default_size(TEXT)
        .page_size(11_906, 16_838)
        .page_margin(
            docx_rs::PageMargin::new()
                .top(1134)
                .bottom(1134)
                .left(1701)
                .right(1005),
        );
    for block in &document.blocks {
        docx = add(docx, block);
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

const FONT: &str = "Times New Roman";

fn add(docx: Docx, block: &Block) -> Docx {
    match block {
        Block::Letterhead { left, right } => {
            let cells = vec![letterhead(left, false), letterhead(right, true)];
            docx.add_table(frame(vec![TableRow::new(cells)], &[LEFT, WIDTH - LEFT]))
                .add_paragraph(Paragraph::new())
        }
        Block::Title(text) => docx.add_paragraph(line(text, true).align(AlignmentType::Center)),
        Block::Heading(text) => docx.add_paragraph(line(text, true).keep_next(true)),
        Block::Paragraph(text) => docx.add_paragraph(line(text, false).align(AlignmentType::Both)),
        Block::List(items) => items.iter().fold(docx, |docx, item| {
            docx.add_paragraph(line(&format!("- {item}"), false).indent(Some(284), None, None, None))
        }),
        Block::Tree(items) => {
            items
                .iter()
                .flat_map(thidua::render::TreeItem::lines)
                .fold(docx, |docx, (depth, item)| {
                    let indent = i32::try_from(depth).unwrap_or(0).saturating_mul(284);
                    let text = format!("{} {}", item.sign(), item.text);
                    let docx = docx.add_paragraph(line(&text, false).indent(Some(indent), None, None, None));
                    item.notes.iter().fold(docx, |docx, note| {
                        docx.add_paragraph(line(note, false).indent(
                            Some(indent.saturating_add(284)),
                            None,
                            None,
                            None,
                        ))
                    })
                })
        }
        Block::Table { head, numeric, rows } => {
            let widths = grid(head, rows);
            let mut lines = vec![
                TableRow::new(
                    head.iter()
                        .map(|text| cell(std::slice::from_ref(text), AlignmentType::Center, true, true))
                        .collect(),
                )
                .cant_split(),
            ];
            for (at, row) in rows.iter().enumerate() {
                // A short table stays on one page with its heading.
                let keep = at.saturating_add(1) < rows.len() && rows.len() <= SHORT;
                let cells = row.iter().enumerate().map(|(column, text)| {
                    let right = numeric.get(column).copied().unwrap_or(false);
                    let align = if right {
                        AlignmentType::Right
                    } else {
                        AlignmentType::Left
                    };
                    cell(std::slice::from_ref(text), align, false, keep)
                });
                lines.push(TableRow::new(cells.collect()).cant_split());
            }
            docx.add_table(Table::new(lines).set_grid(widths).width(WIDTH, WidthType::Dxa))
                .add_paragraph(Paragraph::new())
        }
        Block::Signatures(places) => {
            let cells = places
                .iter()
                .map(|(office, name)| {
                    let lines = [
                        office.clone(),
                        String::new(),
                        String::new(),
                        String::new(),
                        name.clone(),
                    ];
                    cell(&lines, AlignmentType::Center, true, false)
                })
                .collect();
            let width = WIDTH.checked_div(places.len()).unwrap_or(WIDTH);
            docx.add_table(frame(
                vec![TableRow::new(cells).cant_split()],
                &vec![width; places.len()],
            ))
        }
    }
}

fn line(text: &str, bold: bool) -> Paragraph {
    Paragraph::new()
        .add_run(run(text, bold))
        .line_spacing(LineSpacing::new().after(80))
}

fn run(text: &str, bold: bool) -> Run {
    let run = Run::new().add_text(text);
    if bold { run.bold() } else { run }
}

/// One side of the heading: capitals of 12 pt, the last line of the left side plain, that of the right side underlined.
fn letterhead(lines: &[String], nation: bool) -> TableCell {
    let last = lines.len().saturating_sub(1);
    lines
        .iter()
        .enumerate()
        .fold(TableCell::new(), |cell, (at, text)| {
            let run = Run::new().add_text(text).size(SMALL);
            let run = match (at == last, nation) {
                (true, true) => run.bold().underline("single"),
                (true, false) => run,
                _ => run.bold(),
            };
            cell.add_paragraph(Paragraph::new().add_run(run).align(AlignmentType::Center))
        })
}

fn cell(lines: &[String], align: AlignmentType, bold: bool, keep_next: bool) -> TableCell {
    let mut content = Run::new();
    for (at, text) in lines.iter().enumerate() {
        if at > 0 {
            content = content.add_break(BreakType::TextWrapping);
        }
        content = content.add_text(text);
    }
    if bold {
        content = content.bold();
    }
    TableCell::new().add_paragraph(
        Paragraph::new()
            .add_run(content)
            .align(align)
            .keep_next(keep_next),
    )
}

/// A table without lines.
fn frame(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    Table::new(rows)
        .set_grid(widths.to_vec())
        .width(WIDTH, WidthType::Dxa)
        .set_borders(TableBorders::new().clear_all())
}

/// Widths by what the columns hold: each column takes its longest word, the rest is shared by the longest cells.
fn grid(head: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let length = |text: &str| text.chars().count();
    let cells = |column: usize| {
        rows.iter()
            .filter_map(move |row| row.get(column))
            .map(String::as_str)
    };
    let columns = || head.iter().enumerate();
    let least: Vec<usize> = columns()
        .map(|(column, text)| {
            let words = std::iter::once(text.as_str())
                .chain(cells(column))
                .flat_map(str::split_whitespace);
            let word = words.map(length).max().unwrap_or(0).min(LINE);
            word.saturating_mul(CHARACTER).saturating_add(PADDING)
        })
        .collect();
    let wishes: Vec<usize> = columns()
        .map(|(column, _)| {
            cells(column)
                .map(|text| length(text).min(LINE))
                .max()
                .unwrap_or(0)
                .max(1)
        })
        .collect();
    let rest = WIDTH.saturating_sub(least.iter().sum());
    let all: usize = wishes.iter().sum();
    least
        .iter()
        .zip(&wishes)
        .map(|(least, wish)| least.saturating_add(rest.saturating_mul(*wish).checked_div(all).unwrap_or(0)))
        .collect()
}
