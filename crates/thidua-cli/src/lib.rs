//! The `thidua` command: conferences of emulation blocs from files to minutes.
//!
//! The library does the work; this crate reads and writes files, draws diagnostics, and speaks Excel and Word.

pub mod command;
mod diagnostics;
pub mod excel;
mod folder;
mod lawbook;
mod money_file;
mod word;
mod write;

pub use diagnostics::draw;
pub use folder::Folder;
pub use word::to_docx;
pub use write::write_whole;
