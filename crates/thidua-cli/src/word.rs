use docx_rs::{
    AlignmentType, BreakType, Docx, Paragraph, Run, RunFonts, Table, TableBorders, TableCell, TableRow,
    WidthType,
};
use std::io::Cursor;
use thidua::render::{Block, Document};

/// Half-points: 13 pt, the size of official papers.
const TEXT: usize = 26;
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
            let cells = vec![
                cell(left, AlignmentType::Center, true),
                cell(right, AlignmentType::Center, true),
            ];
            docx.add_table(frame(vec![TableRow::new(cells)], &[WIDTH / 2, WIDTH / 2]))
                .add_paragraph(Paragraph::new())
        }
        Block::Title(text) => docx
            .add_paragraph(line(text, true).align(AlignmentType::Center))
            .add_paragraph(Paragraph::new()),
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
            let mut lines = vec![TableRow::new(
                head.iter()
                    .map(|text| cell(std::slice::from_ref(text), AlignmentType::Center, true))
                    .collect(),
            )];
            for row in rows {
                let cells = row.iter().enumerate().map(|(column, text)| {
                    let right = numeric.get(column).copied().unwrap_or(false);
                    let align = if right {
                        AlignmentType::Right
                    } else {
                        AlignmentType::Left
                    };
                    cell(std::slice::from_ref(text), align, false)
                });
                lines.push(TableRow::new(cells.collect()));
            }
            docx.add_table(
                Table::new(lines)
                    .set_grid(grid(head, numeric))
                    .width(WIDTH, WidthType::Dxa),
            )
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
                    cell(&lines, AlignmentType::Center, true)
                })
                .collect();
            let width = WIDTH.checked_div(places.len()).unwrap_or(WIDTH);
            docx.add_table(frame(vec![TableRow::new(cells)], &vec![width; places.len()]))
        }
    }
}

fn line(text: &str, bold: bool) -> Paragraph {
    Paragraph::new().add_run(run(text, bold))
}

fn run(text: &str, bold: bool) -> Run {
    let run = Run::new().add_text(text);
    if bold { run.bold() } else { run }
}

fn cell(lines: &[String], align: AlignmentType, bold: bool) -> TableCell {
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
    TableCell::new().add_paragraph(Paragraph::new().add_run(content).align(align))
}

/// A table without lines.
fn frame(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    Table::new(rows)
        .set_grid(widths.to_vec())
        .width(WIDTH, WidthType::Dxa)
        .set_borders(TableBorders::new().clear_all())
}

/// Columns of numbers are narrow, the others share the rest.
fn grid(head: &[String], numeric: &[bool]) -> Vec<usize> {
    let narrow = 1_300_usize;
    let numbers = numeric.iter().filter(|numeric| **numeric).count();
    let rest = WIDTH.saturating_sub(narrow.saturating_mul(numbers));
    let wide = rest
        .checked_div(head.len().saturating_sub(numbers).max(1))
        .unwrap_or(rest);
    numeric
        .iter()
        .map(|numeric| if *numeric { narrow } else { wide })
        .collect()
}
