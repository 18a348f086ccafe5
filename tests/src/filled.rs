use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a person writes into a cell.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'c> {
    /// A number, as typed.
    Number(&'c str),
    /// A word.
    Text(&'c str),
}

/// A template as a person would fill it in: values put into blank cells of a sheet (1 for the scores, 2 for "Thông
/// tin"), everything else left byte for byte.
///
/// # Errors
/// The archive cannot be read, or a cell is not a blank one.
pub fn filled(template: &[u8], cells: &[(u8, String, Cell<'_>)]) -> Result<Vec<u8>, String> {
    let failed = |error: &dyn std::fmt::Display| error.to_string();
    let mut archive = ZipArchive::new(Cursor::new(template)).map_err(|error| failed(&error))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| failed(&error))?;
        let name = part.name().map_err(|error| failed(&error))?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        let own: Vec<_> = cells
            .iter()
            .filter(|(sheet, ..)| name == format!("xl/worksheets/sheet{sheet}.xml"))
            .collect();
        if !own.is_empty() {
            let mut text = String::from_utf8(bytes).map_err(|error| failed(&error))?;
            for (_, cell, value) in own {
                text = put(&text, cell, *value).ok_or_else(|| format!("{cell} is not a blank cell"))?;
            }
            bytes = text.into_bytes();
        }
        out.start_file(&name, SimpleFileOptions::default())
            .map_err(|error| failed(&error))?;
        out.write_all(&bytes).map_err(|error| failed(&error))?;
    }
    Ok(out.finish().map_err(|error| failed(&error))?.into_inner())
}

/// `<c r="E7" s="5"/>` becomes the same cell with a value.
fn put(text: &str, cell: &str, value: Cell<'_>) -> Option<String> {
    let (before, rest) = text.split_once(&format!("<c r=\"{cell}\""))?;
    let (style, after) = rest.split_once("/>")?;
    if style.contains('>') {
        return None;
    }
    let value = match value {
        Cell::Number(number) => format!("><v>{number}</v></c>"),
        Cell::Text(text) => format!(" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    Some(format!("{before}<c r=\"{cell}\"{style}{value}{after}"))
}
