//! Bad input, from `tests/cases/bad-input.toml`: each case breaks the founding example in one place and names the
//! code, the text underlined and words of the message and the mend.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::fs;

use serde::Deserialize;
use thidua::diagnostic::Source;
use thidua::{Conference, Diagnostic, RegulationFile};
use thidua_tests::{Texts, root};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    /// Folder of the example; the founding example where absent.
    example: Option<String>,
    /// File of the example that is broken.
    file: String,
    /// Text replaced, the first time it occurs.
    #[serde(default)]
    replace: String,
    #[serde(default)]
    with: String,
    /// Text added at the end of the file instead.
    #[serde(default)]
    append: String,
    code: String,
    /// Text underlined by the main label.
    underlined: String,
    /// The Vietnamese mend, whole.
    help: String,
    /// Words of the Vietnamese message or mend.
    #[serde(default)]
    says: Option<String>,
}

fn example() -> Texts {
    Texts::of_folder(&root().join("examples/bac-kan-2023"))
}

fn files_of(case: &Case) -> Texts {
    let Some(example) = &case.example else {
        return example();
    };
    let folders = ["examples", "tests/conference", "tests"].map(|folder| root().join(folder).join(example));
    Texts::of_folder(folders.iter().find(|folder| folder.exists()).unwrap())
}

fn problems(files: &Texts) -> Vec<Diagnostic> {
    let text = &files.0["conference.toml"];
    Conference::read("conference.toml", text, files)
        .err()
        .unwrap_or_default()
}

#[test]
fn every_mistake_is_named_with_its_place_and_mend() {
    let text = fs::read_to_string(root().join("tests/cases/bad-input.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    assert!(cases.case.len() >= 75);
    let mut failed = Vec::new();
    for case in cases.case {
        let mut files = files_of(&case);
        let original = files.0[&case.file].clone();
        assert!(
            original.contains(&case.replace),
            "{}: `{}` is not in the example",
            case.id,
            case.replace
        );
        files.0.insert(
            case.file.clone(),
            original.replacen(&case.replace, &case.with, 1) + &case.append,
        );
        let found = problems(&files);
        let Some(problem) = found.iter().find(|problem| problem.code == case.code) else {
            let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
            failed.push(format!("{}: expected {}, found {codes:?}", case.id, case.code));
            continue;
        };
        let label = problem.labels.first();
        let underlined = label.map_or("", |label| &label.text);
        let help = problem.help.as_ref().map_or("", |help| &help.vi);
        if underlined != case.underlined || help != case.help {
            failed.push(format!("{}: underlines {underlined:?}, help {help:?}", case.id));
            println!("@@{}@@{}@@{}", case.id, underlined, help);
        }
        assert!(
            label.is_none_or(|label| label.line > 0 || !label.text.is_empty()),
            "{}",
            case.id
        );
        let words = format!(
            "{} {}",
            problem.message.vi,
            problem.help.as_ref().map_or("", |help| &help.vi)
        );
        if let Some(says) = &case.says
            && !words.contains(says)
        {
            failed.push(format!("{}: `{says}` is not in `{words}`", case.id));
        }
        assert!(
            !problem.message.en.is_empty() && problem.help.is_some(),
            "{}: no English or no mend",
            case.id
        );
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn all_problems_of_a_file_come_at_once_in_order() {
    let mut files = example();
    let broken = files.0["conference.toml"]
        .replacen("year = 2023", "yeer = 2023", 1)
        .replacen("present = 5", "present = -1", 1)
        .replacen("kind = \"thematic\"", "kind = \"thematc\"", 1);
    files.0.insert("conference.toml".to_owned(), broken);
    let found = problems(&files);
    let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        ["missing-key", "unknown-key", "number-range", "unknown-word"]
    );
    let lines: Vec<usize> = found.iter().map(|problem| problem.labels[0].line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn a_file_of_50_megabytes_is_refused_before_it_is_parsed() {
    let text = "x".repeat(50 * 1024 * 1024);
    let found = RegulationFile::read(Source::new("lon.toml", text), &Texts::default()).unwrap_err();
    assert_eq!(found[0].code, "too-large");
}

#[test]
fn broken_utf_8_names_the_byte_and_the_line() {
    let problem = Source::from_bytes("hong.toml", b"schema = 1\n# \xff\n").unwrap_err();
    assert_eq!(problem.code, "not-utf8");
    assert_eq!(problem.labels[0].line, 2);
    assert_eq!(problem.labels[0].span, 13..13);
}

#[test]
fn brackets_nested_too_deeply_are_refused() {
    let text = format!("schema = 1\nx = {}1{}\n", "[".repeat(5000), "]".repeat(5000));
    let found = RegulationFile::read(Source::new("sau.toml", text), &Texts::default()).unwrap_err();
    assert_eq!(found[0].code, "too-deep");
}

#[test]
fn a_local_file_may_not_contradict_what_it_fills() {
    let mut files = example();
    let local = files.0["bang-diem-minh-hoa.toml"].clone()
        + "\n[[award]]\nid = \"co-thi-dua-bo-tinh\"\nname = \"Cờ\"\nchoose = \"rank\"\n";
    files.0.insert("bang-diem-minh-hoa.toml".to_owned(), local);
    let found = problems(&files);
    let problem = found
        .iter()
        .find(|problem| problem.code == "contradicts-base")
        .unwrap();
    assert!(
        problem.message.vi.contains("hội nghị ngày 29/12/2022"),
        "{}",
        problem.message.vi
    );
    assert_eq!(problem.labels[0].text, "\"rank\"");
    assert_eq!(problem.labels[1].text, "\"ballot\"");
    assert_eq!(problem.labels[1].source, "vn.bac-kan.thuc-tien");
}

/// A5: the frame fixes groups, maxima, scale and total; the table that fills it only adds children.
#[test]
fn a_table_is_held_to_the_frame_it_fills() {
    let text = fs::read_to_string(root().join("tests/cases/qd-2579-minh-hoa.toml")).unwrap();
    assert!(RegulationFile::read(Source::new("bang.toml", text.clone()), &Texts::default()).is_ok());
    for (from, to) in [
        ("max = 90", "max = 91"),
        ("scale = 100", "scale = 101"),
        ("thuong - tru\"", "thuong\""),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text);
        let found = RegulationFile::read(Source::new("bang.toml", broken), &Texts::default()).unwrap_err();
        let problem = found
            .iter()
            .find(|problem| problem.code == "frame-mismatch")
            .unwrap();
        assert_eq!(problem.labels[0].text, "\"khung\"");
        assert!(
            problem.message.vi.contains("Điều 3; Điều 4"),
            "{}",
            problem.message.vi
        );
        assert_eq!(
            problem.help.as_ref().unwrap().vi,
            "giữ nguyên các nhóm, điểm tối đa, thang điểm và tổng của khung; chỉ thêm tiêu chí con"
        );
    }
}

#[test]
fn procedures_that_need_each_other_are_refused() {
    let text = "schema = 1\n[regulation]\nid = \"thu\"\nname = \"Thử\"\nissuer = \"Thử\"\nbasis = \"practice\"\n\
                grade = \"assumed\"\nsource = \"không có\"\n[[procedure]]\nid = \"a\"\nname = \"A\"\nafter = [\"b\"]\n\
                [[procedure]]\nid = \"b\"\nname = \"B\"\nafter = [\"a\"]\n";
    let found = RegulationFile::read(Source::new("vong.toml", text), &Texts::default()).unwrap_err();
    assert_eq!(found[0].code, "cycle");
    assert_eq!(found[0].labels[0].text, "\"a\"");
}

/// E2 and E4 on the bundled regulations of Huế and Đồng Nai.
#[test]
fn reserved_items_and_locks_hold() {
    let conference = |regulation: &str, year: i32, sheet: &str| {
        let text = format!(
            "schema = 1\n[conference]\nname = \"Hội nghị\"\nbloc = \"k\"\nbloc_name = \"Khối\"\nyear = {year}\ndate = {year}-12-30\n\
             regulation = \"{regulation}\"\n[[member]]\nid = \"a\"\nname = \"A\"\n[[sheet]]\nunit = \"a\"\n{sheet}"
        );
        let found = Conference::read("conference.toml", &text, &Texts::default());
        let problems = found.err().unwrap_or_default();
        problems
            .first()
            .map(|problem| (problem.code, problem.labels[0].text.clone()))
    };
    let hue = |stage: &str| {
        conference(
            "vn.hd-804-2018-hue",
            2023,
            &format!("stage = \"{stage}\"\nscores = {{ \"tru.1\" = 1 }}"),
        )
    };
    assert_eq!(hue("tu-cham"), Some(("reserved", "1".to_owned())));
    assert_eq!(hue("khoi-cham"), Some(("reserved", "1".to_owned())));
    assert_eq!(hue("ban-tdkt"), None);
    let front = |stage: &str| {
        conference(
            "vn.mttq-dong-nai-2025",
            2025,
            &format!("stage = \"{stage}\"\nscores = {{ \"i.1\" = 29 }}"),
        )
    };
    assert_eq!(front("truong-ban"), None);
    assert_eq!(front("hoi-dong"), Some(("locked", "29".to_owned())));
}
