//! The commands `law`, `procedure`, `ballot` as a user runs them: the whole output in both languages beside it in
//! `tests/law`. `THIDUA_BLESS=1` writes it anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot run the command fails"
)]

mod running;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use running::{err, out};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/law")
}

fn run(arguments: &[&str]) -> Output {
    running::thidua(&folder(), arguments)
}

fn compare(name: &str, arguments: &[&str]) {
    for language in ["vi", "en"] {
        let mut all = arguments.to_vec();
        all.extend(["--lang", language]);
        let output = run(&all);
        let error = err(&output);
        assert!(output.status.success(), "{all:?}: {error}");
        let text = out(&output);
        let path = folder().join(format!("{name}.{language}.txt"));
        if std::env::var_os("THIDUA_BLESS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            text, expected,
            "{name}.{language} differs; look, then THIDUA_BLESS=1"
        );
    }
}

#[test]
fn the_criteria_of_a_certificate_as_a_lawyer_lists_them() {
    compare(
        "bang-khen-bo-tinh",
        &[
            "law",
            "--award",
            "Bằng khen của Bộ, ban, ngành, tỉnh",
            "--on",
            "2024-06-01",
        ],
    );
    let text = fs::read_to_string(folder().join("bang-khen-bo-tinh.vi.txt")).unwrap();
    assert!(
        text.contains("Điều 74 khoản 1 điểm d"),
        "the point is found in one command"
    );
}

#[test]
fn points_are_found_by_their_article() {
    compare(
        "dieu-74-khoan-1-diem-d",
        &["law", "--article", "Điều 74 khoản 1 điểm d", "--on", "2024-06-01"],
    );
}

#[test]
fn an_instrument_is_found_by_its_number() {
    compare("nd-98-2023", &["law", "--instrument", "98/2023/NĐ-CP"]);
    let short = run(&["law", "--instrument", "NĐ-CP 98/2023", "--format", "json"]);
    assert!(String::from_utf8_lossy(&short.stdout).contains("\"vn.nd-98-2023\""));
}

#[test]
fn the_law_of_a_day_is_listed() {
    for (day, regime) in [
        ("2023-12-31", "luat-2003-nd-91"),
        ("2024-01-01", "luat-2022-nd-98"),
        ("2026-10-01", "luat-2026"),
    ] {
        let output = run(&["law", "--on", day, "--format", "json"]);
        let form: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let ids: Vec<&str> = form["regimes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|regime| regime["id"].as_str())
            .collect();
        assert_eq!(ids, [regime], "{day}");
    }
    for language in ["vi", "en"] {
        let output = run(&["law", "--on", "2024-06-01", "--lang", language]);
        let text = out(&output);
        assert!(
            text.contains("06/2022/QH15") && text.contains("98/2023/NĐ-CP"),
            "{text}"
        );
        assert!(!text.contains("\n91/2017/NĐ-CP"), "{text}");
    }
}

#[test]
fn what_changed_at_the_turn_of_2023() {
    compare(
        "khac-2023-2024-co-so",
        &["law", "diff", "2023-12-31", "2024-01-01", "--award", "CSTĐCS"],
    );
}

#[test]
fn what_changed_with_decree_152() {
    compare(
        "khac-2025-07-giay-khen-xa",
        &[
            "law",
            "diff",
            "2025-06-30",
            "2025-07-01",
            "--award",
            "giay-khen-xa",
        ],
    );
}

#[test]
fn no_change_is_said() {
    let output = run(&["law", "diff", "2024-03-01", "2024-03-02", "--award", "LĐTT"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("Không có gì khác."));
}

#[test]
fn the_procedure_of_a_national_title() {
    compare(
        "thu-tuc-toan-quoc",
        &[
            "procedure",
            "--award",
            "CSTĐTQ",
            "--on",
            "2024-11-20",
            "--year",
            "2023",
            "--filed",
            "2024-12-31",
            "--received",
            "2024-12-31",
        ],
    );
}

#[test]
fn the_procedure_of_an_order() {
    compare(
        "thu-tuc-huan-chuong",
        &[
            "procedure",
            "--award",
            "huan-chuong-lao-dong-ba",
            "--merit",
            "cong-trang",
            "--recipient",
            "collective",
            "--on",
            "2025-08-20",
            "--received",
            "2025-06-30",
            "--meeting",
            "2025-06-20",
        ],
    );
}

#[test]
fn votes_are_answered_with_their_article() {
    compare("bo-phieu", &["ballot", "bo-phieu.toml"]);
    let output = run(&["ballot", "bo-phieu.toml", "--format", "json"]);
    let form: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let passes: Vec<&str> = form["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["passes"].as_str())
        .collect();
    assert_eq!(passes, ["met", "not-met", "met", "met"]);
    assert_eq!(
        (
            form["members"].as_u64(),
            form["present"].as_u64(),
            form["written"].as_u64()
        ),
        (Some(15), Some(13), Some(1))
    );
}

#[test]
fn coverage_is_a_table() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/assess");
    let output = run(&[
        "law",
        "coverage",
        "--format",
        "markdown",
        "--lang",
        "en",
        "--cases",
        cases.to_str().unwrap(),
    ]);
    let text = out(&output);
    assert!(text.starts_with("| Instrument | Rules | Points |"), "{text}");
    assert!(
        text.contains("| 06/2022/QH15 |") && text.contains("with a deciding case"),
        "{text}"
    );
    assert!(
        text.trim_end().lines().last().unwrap().starts_with("| Total |"),
        "{text}"
    );
}

/// Bad input: code, words and suggestion in both languages.
#[test]
fn bad_input_is_named() {
    let cases: [(&[&str], &str, &str); 9] = [
        (
            &["law", "--award", "Bằng khen của Bộ, ban, nghành, tỉnh"],
            "unknown-award",
            "bang-khen-bo-tinh",
        ),
        (
            &["law", "--on", "2004-06-30"],
            "date-outside-coverage",
            "2004-07-01",
        ),
        (
            &["law", "diff", "2003-01-01", "2024-01-01"],
            "date-outside-coverage",
            "2004-07-01",
        ),
        (
            &["law", "--instrument", "98/2032/NĐ-CP"],
            "unknown-instrument",
            "98/2023/NĐ-CP",
        ),
        (
            &["law", "--article", "Điều 999"],
            "unknown-article",
            "Điều 74 khoản 1 điểm d",
        ),
        (
            &[
                "procedure",
                "--award",
                "CSTĐTQ",
                "--on",
                "2024-06-01",
                "--merit",
                "cong-trng",
            ],
            "unknown-word",
            "cong-trang",
        ),
        (
            &[
                "procedure",
                "--award",
                "CSTĐTQ",
                "--on",
                "2024-06-01",
                "--recipient",
                "individul",
            ],
            "unknown-word",
            "individual",
        ),
        (
            &[
                "procedure",
                "--award",
                "CSTĐTQ",
                "--on",
                "2024-06-01",
                "--reading",
                "D-43=khac",
            ],
            "unknown-reading",
            "nhu-nd-98",
        ),
        (
            &["ballot", "bo-phieu-sai.toml"],
            "impossible-votes",
            "unknown-award",
        ),
    ];
    for (arguments, code, hint) in cases {
        for language in ["vi", "en"] {
            let mut all = arguments.to_vec();
            all.extend(["--lang", language]);
            let output = run(&all);
            let text = err(&output);
            assert_eq!(output.status.code(), Some(1), "{all:?}: {text}");
            assert!(text.contains(code) && text.contains(hint), "{all:?}: {text}");
        }
    }
}

/// The table between the marks of each README is what `law coverage` prints today.
#[test]
fn the_readmes_show_the_coverage_of_today() {
    let root = folder().join("../..");
    for (readme, language) in [("README.md", "en"), ("README.vi.md", "vi")] {
        let output = run(&[
            "law",
            "coverage",
            "--cases",
            "../cases/assess",
            "--format",
            "markdown",
            "--lang",
            language,
        ]);
        let error = err(&output);
        assert!(output.status.success(), "{error}");
        let table = out(&output);
        let path = root.join(readme);
        let text = fs::read_to_string(&path).unwrap();
        let (before, rest) = text.split_once("<!-- law coverage -->\n").unwrap();
        let (shown, after) = rest.split_once("<!-- end -->").unwrap();
        if std::env::var_os("THIDUA_BLESS").is_some() {
            let table = table.trim_end();
            fs::write(
                &path,
                format!("{before}<!-- law coverage -->\n\n{table}\n\n<!-- end -->{after}"),
            )
            .unwrap();
        } else {
            assert_eq!(
                shown.trim(),
                table.trim(),
                "{readme} differs; look, then THIDUA_BLESS=1"
            );
        }
    }
}
