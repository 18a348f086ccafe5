//! Without the feature `toml` no file is read: every text is refused by name.

use super::{Shape, Table};
use crate::Bilingual;
use crate::diagnostic::{Diagnostic, Source, SourceMap};

/// Refuses a file.
pub fn read(source: &Source, _shape: &'static Shape) -> (Table, Vec<Diagnostic>) {
    let problem = Diagnostic::error(
        "no-toml",
        Bilingual::new(
            "bản rút gọn này không đọc được tệp TOML",
            "this slim build reads no TOML",
        ),
    );
    let help = Bilingual::new(
        "dùng bản đầy đủ của gói `thidua`",
        "use the full package `thidua`",
    );
    let sources = SourceMap::of(source.clone());
    (Table::default(), vec![problem.at(&sources, 0..0).help(help)])
}
