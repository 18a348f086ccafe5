use std::fs;
use std::path::{Component, Path, PathBuf};

use thidua::diagnostic::Source;
use thidua::{Bilingual, FileError, Files};

use crate::excel;

/// Largest file read, in bytes.
pub(crate) const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The bundled law, and the files of one folder: the one that holds the conference file.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder of a file.
    pub fn of(file: &Path) -> Self {
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        Self {
            root: parent.unwrap_or_else(|| Path::new(".")).to_path_buf(),
        }
    }

    /// The path of a name inside the folder; names that lead out of it, through `..` or a link, are refused.
    fn inside(&self, name: &str) -> Result<PathBuf, FileError> {
        let path = Path::new(name);
        let stays = path
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !stays {
            return Err(outside(name));
        }
        let joined = self.root.join(path);
        match (fs::canonicalize(&joined), fs::canonicalize(&self.root)) {
            (Ok(found), Ok(root)) if found.starts_with(&root) => Ok(joined),
            (Ok(_), Ok(_)) => Err(outside(name)),
            _ => Err(FileError::not_found(name)),
        }
    }
}

impl Files for Folder {
    fn text(&self, name: &str) -> Result<String, FileError> {
        if let Some(text) = thidua_law::regulation(name) {
            return Ok(text.to_owned());
        }
        let path = self.inside(name)?;
        if name.to_lowercase().ends_with(".xlsx") {
            return excel::rows_as_csv(&path).map_err(|problems| FileError {
                name: name.to_owned(),
                reason: problems
                    .first()
                    .map(|problem| problem.message.clone())
                    .unwrap_or_default(),
                help: Some(Bilingual::new(
                    format!("chạy `thidua collect {name}` để xem mọi lỗi"),
                    format!("run `thidua collect {name}` to see every problem"),
                )),
            });
        }
        Ok(read_source(&path, name)?.text.to_string())
    }
}

fn outside(name: &str) -> FileError {
    FileError {
        name: name.to_owned(),
        reason: Bilingual::new(
            "đường dẫn ra ngoài thư mục của hội nghị",
            "the path leaves the folder of the conference",
        ),
        help: Some(Bilingual::new(
            "chép tệp vào cùng thư mục",
            "copy the file into the folder",
        )),
    }
}

/// A file as text: refused where it is too large or not UTF-8.
///
/// # Errors
/// The file is missing, unreadable, larger than [`MOST_BYTES`], or not UTF-8.
pub(crate) fn read_source(path: &Path, name: &str) -> Result<Source, FileError> {
    let refuse = |vi: String, en: String, help: (&str, &str)| FileError {
        name: name.to_owned(),
        reason: Bilingual::new(vi, en),
        help: Some(Bilingual::new(help.0, help.1)),
    };
    let about = fs::metadata(path).map_err(|_| FileError::not_found(name))?;
    if about.len() > MOST_BYTES {
        let size = about.len();
        return Err(refuse(
            format!("tệp {size} byte, vượt giới hạn {MOST_BYTES}"),
            format!("the file has {size} bytes, the limit is {MOST_BYTES}"),
            (
                "tách tệp, hoặc kiểm tra có chọn nhầm tệp không",
                "split the file, or check that it is the right one",
            ),
        ));
    }
    let bytes = fs::read(path).map_err(|error| {
        let help = ("kiểm tra quyền đọc tệp", "check the right to read it");
        refuse(error.to_string(), error.to_string(), help)
    })?;
    Source::from_bytes(name, &bytes).map_err(|problem| FileError {
        name: name.to_owned(),
        reason: problem.message.clone(),
        help: problem.help,
    })
}
