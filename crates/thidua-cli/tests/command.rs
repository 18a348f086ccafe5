//! The command from outside: exit codes, files written whole or not at all, Excel there and back, no colour off a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run the command fails"
)]

mod running;

use std::fs;
use std::path::{Path, PathBuf};

use running::{err, out, thidua};
use thidua_tests::{Cell, filled, root};

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn example(name: &str) -> PathBuf {
    root().join("examples").join(name).join("conference.toml")
}

/// A template of circular 15 made by the command.
fn template(folder: &Path) -> Vec<u8> {
    let made = thidua(
        folder,
        &[
            "template",
            "vn.tt-15-2023-bkhdt",
            "-o",
            "mau.xlsx",
            "--unit",
            "vu-phap-che",
            "--year",
            "2024",
        ],
    );
    assert!(made.status.success(), "{}", err(&made));
    let bytes = fs::read(folder.join("mau.xlsx")).unwrap();
    fs::remove_file(folder.join("mau.xlsx")).unwrap();
    bytes
}

/// Cells to fill in at the first stage: row and value. Rows are those of the template, in the order of annex 8.
fn good_cells() -> Vec<(u8, String, Cell<'static>)> {
    // i, then i.1; ii and its five; iii and its five; iv and its four; v.1 to v.3; the two counts of v.4; v.5; vi and its five.
    let values = [
        (7, "95"),
        (9, "30"),
        (10, "30"),
        (11, "30"),
        (12, "30"),
        (13, "30"),
        (15, "50"),
        (16, "40"),
        (17, "40"),
        (18, "30"),
        (19, "40"),
        (21, "30"),
        (22, "30"),
        (23, "30"),
        (24, "10"),
        (26, "0"),
        (27, "30"),
        (28, "0"),
        (29, "0"),
        (30, "0"),
        (31, "50"),
        (33, "0"),
        (34, "0"),
        (35, "0"),
        (36, "30"),
        (37, "0"),
    ];
    values
        .iter()
        .map(|(row, value)| (1, format!("E{row}"), Cell::Number(value)))
        .collect()
}

#[test]
fn a_sheet_goes_out_as_excel_and_comes_back_as_points() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let sheet = filled(&template(folder), &good_cells()).unwrap();
    fs::write(folder.join("vu-phap-che.xlsx"), sheet).unwrap();
    let collected = thidua(folder, &["collect", "vu-phap-che.xlsx", "-o", "phieu.csv"]);
    assert!(collected.status.success(), "{}", err(&collected));
    assert_eq!(out(&collected), "phieu.csv: 1 phiếu, 26 dòng\n");
    let csv = fs::read_to_string(folder.join("phieu.csv")).unwrap();
    assert!(
        csv.starts_with("đơn vị,vòng chấm,tiêu chí,số liệu,giá trị,"),
        "{csv}"
    );
    assert!(csv.contains("\nvu-phap-che,tu-cham,i.1,p,95,"), "{csv}");
    // The first worked example: 815 points.
    for sheets in ["phieu.csv", "vu-phap-che.xlsx"] {
        let text = format!(
            "schema = 1\n[conference]\nname = \"Hội nghị\"\nbloc = \"phu-luc-3-i\"\nyear = 2024\ndate = 2024-12-20\n\
             regulation = \"vn.tt-15-2023-bkhdt\"\nsheets = [\"{sheets}\"]\n[[member]]\nid = \"vu-phap-che\"\n\
             facts = {{ thanh-lap = 2010-01-01, co-ket-qua-xep-loai-can-bo = true }}\n"
        );
        fs::write(folder.join("conference.toml"), text).unwrap();
        let outcome = thidua(folder, &["conference", "conference.toml", "--format", "json"]);
        assert!(outcome.status.success(), "{}", err(&outcome));
        let outcome: serde_json::Value = serde_json::from_str(&out(&outcome)).unwrap();
        assert_eq!(outcome["units"][0]["total"], "815", "{sheets}");
    }
}

#[test]
fn nothing_is_written_unless_every_sheet_is_good() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let blank = template(folder);
    let good = filled(&blank, &good_cells()).unwrap();
    let mut cells = good_cells();
    cells[1].2 = Cell::Number("31");
    cells[2].2 = Cell::Text("tốt");
    cells[3].2 = Cell::Number("-1");
    cells[4].2 = Cell::Number("0.30000000000000004");
    let bad = filled(&blank, &cells).unwrap();
    fs::write(folder.join("tot.xlsx"), &good).unwrap();
    fs::write(folder.join("sai.xlsx"), &bad).unwrap();
    fs::write(folder.join("gia.xlsx"), "không phải Excel").unwrap();
    fs::write(folder.join("lan-hai.xlsx"), &good).unwrap();
    let all = [
        "collect",
        "tot.xlsx",
        "sai.xlsx",
        "gia.xlsx",
        "lan-hai.xlsx",
        "thieu.xlsx",
        "-o",
        "phieu.csv",
    ];
    let refused = thidua(folder, &all);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(
        files(folder),
        ["gia.xlsx", "lan-hai.xlsx", "sai.xlsx", "tot.xlsx"]
    );
    let report = err(&refused);
    for line in [
        "sai.xlsx, Phiếu chấm, E9: 31 điểm vượt mức tối đa 30 của tiêu chí `ii.1`. sửa điểm trong ô",
        "sai.xlsx, Phiếu chấm, E10: `tốt` không phải là số. ghi một số",
        "sai.xlsx, Phiếu chấm, E11: -1 là số âm. ghi số không âm",
        "sai.xlsx, Phiếu chấm, E12: ô là kết quả tính không chính xác: 0.30000000000000004. làm tròn rồi ghi số vào ô",
        "gia.xlsx: không phải tệp Excel .xlsx. lưu lại dạng .xlsx từ Excel hoặc LibreOffice",
        "lan-hai.xlsx: phiếu của `vu-phap-che` ở vòng `tu-cham` đã có trong tot.xlsx. bỏ một phiếu",
        "thieu.xlsx: không mở được",
        "Không ghi tệp nào",
    ] {
        assert!(report.contains(line), "no `{line}` in\n{report}");
    }
    let kept = thidua(folder, &[&all[..], &["--keep-good", "--lang", "en"]].concat());
    assert_eq!(kept.status.code(), Some(1));
    assert_eq!(out(&kept), "phieu.csv: 1 sheets, 26 rows\n");
    assert_eq!(
        files(folder),
        [
            "gia.xlsx",
            "lan-hai.xlsx",
            "phieu.csv",
            "phieu.loi.txt",
            "sai.xlsx",
            "tot.xlsx"
        ]
    );
    let report = fs::read_to_string(folder.join("phieu.loi.txt")).unwrap();
    assert!(report.contains("gia.xlsx: not an Excel .xlsx file"), "{report}");
    assert_eq!(
        report.lines().filter(|line| line.starts_with("sai.xlsx")).count(),
        4
    );
}

#[test]
fn a_template_for_a_table_that_is_not_there_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let refused = thidua(
        folder,
        &["template", "vn.qd-2579-2025-can-tho", "-o", "phieu.xlsx"],
    );
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        err(&refused).contains("không có bảng điểm nào để chấm"),
        "{}",
        err(&refused)
    );
    let refused = thidua(folder, &["template", "vn.khong-co", "-o", "phieu.xlsx"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("không tìm thấy"), "{}", err(&refused));
    assert!(files(folder).is_empty());
}

#[test]
fn minutes_as_word_and_as_markdown() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let file = example("bac-kan-2023");
    let file = file.to_str().unwrap();
    for name in ["bien-ban.docx", "bien-ban.md"] {
        let written = thidua(folder, &["minutes", file, "-o", name]);
        assert!(written.status.success(), "{}", err(&written));
        assert_eq!(out(&written), format!("{name}\n"));
    }
    assert!(fs::read(folder.join("bien-ban.docx")).unwrap().starts_with(b"PK"));
    let text = fs::read_to_string(folder.join("bien-ban.md")).unwrap();
    assert!(text.contains("# BIÊN BẢN\n"), "{text}");
    let refused = thidua(folder, &["minutes", file, "-o", "bien-ban.pdf"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("đặt tên tệp .docx hoặc .md"));
    // The old file stays where the new one cannot be written, and no temporary file is left.
    let refused = thidua(folder, &["minutes", file, "-o", "khong-co/bien-ban.md"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(files(folder), ["bien-ban.docx", "bien-ban.md"]);
}

#[test]
fn check_draws_every_mistake_with_its_line_and_answers_one() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = fs::read_to_string(example("can-tho-157-2025")).unwrap();
    fs::write(
        folder.join("hong.toml"),
        text.replacen("year = 2025", "yeer = 2025", 1),
    )
    .unwrap();
    let good = example("bac-kan-2023");
    let checked = thidua(folder, &["check", good.to_str().unwrap(), "hong.toml"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        out(&checked).contains("conference.toml: hợp lệ\n"),
        "{}",
        out(&checked)
    );
    assert!(out(&checked).contains("hong.toml: 2 lỗi\n"), "{}", out(&checked));
    let drawn = err(&checked);
    for part in [
        "lỗi[unknown-key]",
        "hong.toml:",
        "yeer = 2025",
        "^^^^",
        "cách sửa: có phải ý bạn là `year`?",
    ] {
        assert!(drawn.contains(part), "no `{part}` in\n{drawn}");
    }
    assert!(!drawn.contains('\u{1b}'), "colour off a terminal");
    let checked = thidua(folder, &["check", good.to_str().unwrap()]);
    assert_eq!(checked.status.code(), Some(0));
}

#[test]
fn broken_files_are_refused_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("hong.toml"), b"schema = 1\n# \xff\n").unwrap();
    fs::write(folder.join("lon.toml"), vec![b'x'; 50 * 1024 * 1024]).unwrap();
    for (file, words) in [
        ("hong.toml", "tệp không phải UTF-8: byte hỏng thứ 13, dòng 2"),
        ("lon.toml", "tệp 52428800 byte, vượt giới hạn 16777216"),
        ("khong-co.toml", "không tìm thấy"),
    ] {
        for command in ["check", "conference"] {
            let refused = thidua(folder, &[command, file]);
            assert_eq!(refused.status.code(), Some(1), "{command} {file}");
            assert!(err(&refused).contains(words), "{}", err(&refused));
            assert!(err(&refused).contains("cách sửa"), "{}", err(&refused));
        }
    }
    // A mistake in a sheet is drawn in the sheet.
    let source = example("bac-kan-2023");
    for entry in fs::read_dir(source.parent().unwrap()).unwrap().flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    let sheet = fs::read_to_string(folder.join("phieu-cham.csv")).unwrap();
    let sheet = sheet.replacen(
        "van-phong-tinh-uy,tu-cham,i.2,,14.5",
        "van-phong-tinh-uy,tu-cham,i.2,,15.5",
        1,
    );
    fs::write(folder.join("phieu-cham.csv"), sheet).unwrap();
    let refused = thidua(folder, &["conference", "conference.toml"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("phieu-cham.csv:3:32"), "{}", err(&refused));
    // A sheet that is no Excel file.
    let text = fs::read_to_string(folder.join("conference.toml")).unwrap();
    fs::write(folder.join("phieu.xlsx"), "không phải Excel").unwrap();
    fs::write(
        folder.join("conference.toml"),
        text.replacen("phieu-cham.csv", "phieu.xlsx", 1),
    )
    .unwrap();
    let refused = thidua(folder, &["conference", "conference.toml"]);
    assert!(
        err(&refused).contains("không phải tệp Excel .xlsx"),
        "{}",
        err(&refused)
    );
    // A path that leaves the folder.
    fs::write(
        folder.join("conference.toml"),
        text.replacen("phieu-cham.csv", "../phieu.csv", 1),
    )
    .unwrap();
    let refused = thidua(folder, &["conference", "conference.toml"]);
    assert!(
        err(&refused).contains("đường dẫn ra ngoài thư mục của hội nghị"),
        "{}",
        err(&refused)
    );
}

#[test]
fn another_reading_is_chosen_by_its_key() {
    let file = example("can-tho-157-2025");
    let run = |reading: &str| {
        thidua(
            &root(),
            &["conference", file.to_str().unwrap(), "--reading", reading],
        )
    };
    let text = out(&run("O-09=ceiling"));
    assert!(
        text.contains("O-09 Làm tròn \"không quá x%\": làm tròn lên"),
        "{text}"
    );
    let refused = run("O-09=len");
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        err(&refused).contains("không có cách hiểu `len`"),
        "{}",
        err(&refused)
    );
}

#[test]
fn wrong_arguments_answer_two() {
    assert_eq!(thidua(&root(), &["conference"]).status.code(), Some(2));
    let listed = thidua(&root(), &["regulations"]);
    assert!(listed.status.success());
    assert_eq!(out(&listed).lines().count(), thidua_law::BLOC_REGULATIONS.len());
}
