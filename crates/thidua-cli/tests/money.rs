//! `thidua money` as it is run: single questions, lists in CSV and Excel, bad rows, plans.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot run the command fails"
)]

mod running;

use std::fs;

use running::{err, out, thidua};

const GOOD: &str = "Họ và tên;Danh hiệu;Đối tượng;Ngày quyết định;Cấp quyết định;Năm\n\
    Nguyễn Văn A;LĐTT;cá nhân;20/12/2025;Chủ tịch UBND xã;2025\n\
    Nguyễn Văn A;CSTĐCS;cá nhân;20/12/2025;Chủ tịch UBND xã;2025\n\
    =1+1;Giấy khen;Tập thể;20/12/2025;Chủ tịch UBND xã;\n";

const BAD: &str = "award,recipient,on\n\
    LĐTT,individual,2025-12-20\n\
    LĐTTT,người,31/02/2025\n\
    \n\
    LĐTT,collective,2025-12-20\n";

#[test]
fn one_question_as_json_has_the_amount_as_a_string_in_dong() {
    let here = tempfile::tempdir().unwrap();
    let output = thidua(
        here.path(),
        &[
            "money",
            "--award",
            "tap-the-lao-dong-tien-tien",
            "--recipient",
            "collective",
            "--on",
            "2018-07-02",
            "--format",
            "json",
        ],
    );
    assert!(output.status.success(), "{}", err(&output));
    let answer: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(answer["amount"], "1120000");
    assert_eq!(answer["multiplier"], "0.8");
    assert_eq!(answer["base_salary"], "1390000");
    assert_eq!(answer["articles"][0]["cite"], "Điều 69");
}

#[test]
fn one_question_in_words_and_under_another_reading() {
    let here = tempfile::tempdir().unwrap();
    let ask = [
        "money",
        "--award",
        "LĐTT",
        "--recipient",
        "cá nhân",
        "--on",
        "30/06/2025",
    ];
    let output = thidua(here.path(), &ask);
    assert!(out(&output).contains("0,3 × 2.340.000 đồng = 702.000 đồng, làm tròn lên 710.000 đồng"));
    let nearest = thidua(here.path(), &[&ask[..], &["--reading", "D-60=nearest"]].concat());
    assert!(
        out(&nearest).contains("làm tròn thành 700.000 đồng"),
        "{}",
        out(&nearest)
    );
    let wrong = thidua(here.path(), &[&ask[..], &["--reading", "D-60=nearset"]].concat());
    assert_eq!(wrong.status.code(), Some(1));
    assert!(err(&wrong).contains("có phải ý bạn là `nearest`?"));
}

#[test]
fn wrong_words_are_refused_with_the_mend() {
    let here = tempfile::tempdir().unwrap();
    let ask = |award: &str, recipient: &str, on: &str| {
        let arguments = ["money", "--award", award, "--recipient", recipient, "--on", on];
        let output = thidua(here.path(), &arguments);
        assert_eq!(output.status.code(), Some(1));
        assert!(out(&output).is_empty());
        err(&output)
    };
    assert!(
        ask("lao-dong-tien-tienn", "individual", "2025-12-20")
            .contains("có phải ý bạn là `lao-dong-tien-tien`?")
    );
    assert!(ask("LĐTT", "collective", "2025-12-20").contains("cá nhân (`individual`)"));
    assert!(ask("LĐTT", "individual", "2003-01-01").contains("outside-coverage"));
    assert!(ask("LĐTT", "người", "hôm qua").contains("--on"));
}

#[test]
fn a_list_is_worked_out_to_csv_and_excel() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("ds.csv"), GOOD).unwrap();
    let output = thidua(here.path(), &["money", "ds.csv", "-o", "kq.csv"]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).contains("Tổng cộng"));
    let text = fs::read_to_string(here.path().join("kq.csv")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(
        lines[1].contains("710000,không (đã nhận danh hiệu cao hơn),0,"),
        "{}",
        lines[1]
    );
    assert!(lines[2].contains("2340000,có,2340000,"));
    assert!(
        lines[3].starts_with("'=1+1,"),
        "a formula is made harmless: {}",
        lines[3]
    );
    let output = thidua(here.path(), &["money", "ds.csv", "-o", "kq.xlsx"]);
    assert!(output.status.success(), "{}", err(&output));
    // The workbook written is a list itself: the same sums come out.
    let again = thidua(here.path(), &["money", "kq.xlsx", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&out(&again)).unwrap();
    assert_eq!(answer["list"]["total"]["sum"], "3750000", "{}", err(&again));
    assert_eq!(answer["list"]["payers"][0]["key"], "chu-tich-ubnd-xa");
    let left: Vec<String> = fs::read_dir(here.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn bad_rows_are_all_reported_and_nothing_is_written() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("ds.csv"), BAD).unwrap();
    fs::write(here.path().join("kq.csv"), "cũ").unwrap();
    let output = thidua(here.path(), &["money", "ds.csv", "-o", "kq.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let told = err(&output);
    assert!(
        told.contains("ds.csv, dòng 3, cột 2 (recipient): không đọc được `người`"),
        "{told}"
    );
    assert!(
        told.contains("ds.csv, dòng 3, cột 3 (on): không đọc được `31/02/2025`"),
        "{told}"
    );
    assert!(told.contains("ds.csv, dòng 5, cột 2 (recipient)"), "{told}");
    assert!(told.contains("--keep-good"));
    assert_eq!(fs::read_to_string(here.path().join("kq.csv")).unwrap(), "cũ");
}

#[test]
fn good_rows_are_kept_only_on_request() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("ds.csv"), BAD).unwrap();
    let output = thidua(here.path(), &["money", "ds.csv", "-o", "kq.csv", "--keep-good"]);
    assert_eq!(
        output.status.code(),
        Some(1),
        "the exit code says that rows were bad"
    );
    let text = fs::read_to_string(here.path().join("kq.csv")).unwrap();
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains("710000"));
}

#[test]
fn files_that_are_no_lists() {
    let here = tempfile::tempdir().unwrap();
    for (name, bytes, words) in [
        ("trong.csv", &b""[..], "thiếu cột"),
        (
            "dau.csv",
            "award,doi tuongg,on\n".as_bytes(),
            "có phải ý bạn là `đối tượng`?",
        ),
        ("hong.xlsx", b"khong phai", "không phải tệp Excel"),
        ("latin.csv", b"award\xff,recipient,on\n", "UTF-8"),
    ] {
        fs::write(here.path().join(name), bytes).unwrap();
        let output = thidua(here.path(), &["money", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(err(&output).contains(words), "{name}: {}", err(&output));
    }
    let output = thidua(here.path(), &["money", "khong-co.csv"]);
    assert!(err(&output).contains("không tìm thấy"));
}

#[test]
fn a_plan_says_what_other_readings_make_of_it() {
    let here = tempfile::tempdir().unwrap();
    let plan = "award,recipient,on,count\nLĐTT,individual,2025-12-20,40\nKNC,individual,2025-12-20,3\n";
    fs::write(here.path().join("kh.csv"), plan).unwrap();
    let output = thidua(here.path(), &["money", "kh.csv", "--budget"]);
    let text = out(&output);
    assert!(text.starts_with("Dự toán tiền thưởng"), "{}", err(&output));
    assert!(text.contains("28.400.000 đồng"), "40 × 710.000: {text}");
    assert!(text.contains("4.230.000 đồng"), "3 × 1.410.000 at most: {text}");
    assert!(
        text.contains("D-60=nearest") && text.contains("28.000.000 đồng"),
        "{text}"
    );
}
