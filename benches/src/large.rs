//! A conference as large as the bar speaks of.

#![allow(
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "input of benchmarks, built from constants"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use thidua::Conference;
use thidua_tests::Texts;

/// Units of the bloc.
pub const UNITS: usize = 20;
/// Groups of criteria.
pub const GROUPS: usize = 10;
/// Criteria of a group.
pub const LEAVES: usize = 20;
const STAGES: [&str; 3] = ["tu-cham", "cham-cheo", "tham-dinh"];

/// A conference of 20 units, 200 criteria and three stages, as files.
#[derive(Clone, Debug)]
pub struct Large {
    /// The conference file.
    pub text: String,
    /// Its regulation and its sheets.
    pub files: Texts,
}

impl Large {
    /// `changed` says whether a later stage changes the score of a leaf or confirms it.
    pub fn new(changed: fn(usize) -> bool) -> Self {
        Self {
            text: conference_text(),
            files: Texts(BTreeMap::from([
                ("quy-che.toml".to_owned(), regulation()),
                ("phieu.csv".to_owned(), sheets(changed)),
            ])),
        }
    }

    /// Reads it.
    ///
    /// # Panics
    /// Where the generated files are not accepted.
    pub fn read(&self) -> Conference {
        Conference::read("conference.toml", &self.text, &self.files)
            .unwrap_or_else(|problems| panic!("{problems:#?}"))
    }
}

/// 200 criteria in ten groups, every method of the common tables, classes with a floor, ranks, ballots, two awards.
fn regulation() -> String {
    let mut out = String::from(
        "schema = 1\n[regulation]\nid = \"do.lon\"\nname = \"Quy chế lớn\"\nissuer = \"Phép đo\"\nbasis = \"practice\"\n\
         grade = \"assumed\"\nsource = \"không có\"\n[[fact]]\nid = \"dat\"\nname = \"Đạt\"\nkind = \"boolean\"\n\
         [[condition]]\nid = \"dat\"\nname = \"Đạt\"\nfact = \"dat\"\nis = true\n[eligibility]\nneeds = [\"dat\"]\n",
    );
    for stage in STAGES {
        let _ = writeln!(
            out,
            "[[stage]]\nid = \"{stage}\"\nname = \"{stage}\"\nscorer = \"head-and-deputies\""
        );
    }
    let terms: Vec<String> = (0..GROUPS).map(|group| format!("g{group}")).collect();
    let _ = writeln!(
        out,
        "[[table]]\nid = \"bang\"\nname = \"Bảng\"\nscale = {}\ntotal = \"{}\"\nplaces = 2\nrounding = \"half-up\"\nmissing = \"block\"",
        GROUPS * LEAVES * 5,
        terms.join(" + ")
    );
    for group in 0..GROUPS {
        let _ = writeln!(
            out,
            "[[table.criterion]]\nid = \"g{group}\"\nname = \"Nhóm {group}\"\nmax = {}",
            LEAVES * 5
        );
        for leaf in 0..LEAVES {
            let method = match leaf % 5 {
                0 | 1 => "judged = {}",
                2 => {
                    "bands = { input = \"p\", rows = [{ when = \"[0, 50)\", points = 0 }, { when = \"[50, 90)\", points = 3 }, { when = \"[90, )\", points = 5 }] }"
                }
                3 => "proportional = { part = \"b\", whole = \"a\" }",
                _ => "leader_relative = { at_target = \"1/2\" }",
            };
            let _ = writeln!(
                out,
                "[[table.criterion]]\nid = \"g{group}.{leaf}\"\nparent = \"g{group}\"\nname = \"Tiêu chí {leaf}\"\nmax = 5\n{method}"
            );
        }
    }
    out.push_str(
        "[[class]]\nid = \"xuat-sac\"\nname = \"Xuất sắc\"\npoints = \"[500, )\"\nno_zero = true\n[[class]]\nid = \"tot\"\nname = \"Tốt\"\n\
         [[ranking]]\nid = \"hang\"\nties = \"shared\"\nkeys = [{ by = \"total\", name = \"tổng\" }, { criteria = [\"g0\"], name = \"nhóm 0\" }]\n\
         [[ballot]]\nid = \"phieu\"\nname = \"Phiếu\"\nelectorate = \"units\"\nform = \"secret\"\nmore_than = \"1/2\"\nof = \"all\"\n\
         [[award]]\nid = \"co-thi-dua-bo-tinh\"\nname = \"Cờ\"\nchoose = \"rank\"\nranks = [1]\nquota = { number = 1 }\n\
         [[award]]\nid = \"bang-khen-bo-tinh\"\nname = \"Bằng khen\"\nchoose = \"ballot\"\nballot = \"phieu\"\n\
         not_with = [\"co-thi-dua-bo-tinh\"]\nquota = { share = \"20%\", base = \"members\" }\n",
    );
    out
}

/// Sheets of three stages; `changed` says whether a later stage changes the score of a leaf or confirms it.
fn sheets(changed: fn(usize) -> bool) -> String {
    let mut out = String::from("unit,stage,criterion,input,value,note\n");
    for unit in 0..UNITS {
        for (stage, name) in STAGES.iter().enumerate() {
            for group in 0..GROUPS {
                for leaf in 0..LEAVES {
                    let moved = if changed(leaf) { stage } else { 0 };
                    let value = (unit + group + leaf + moved) % 5;
                    let mut row = |input: &str, value: usize| {
                        let _ = writeln!(out, "u{unit},{name},g{group}.{leaf},{input},{value},đã đối chiếu");
                    };
                    match leaf % 5 {
                        0 | 1 => row("", value),
                        2 => row("p", 40 + value * 20),
                        3 => {
                            row("b", value);
                            row("a", 5);
                        }
                        _ => {
                            row("actual", 8 + unit);
                            row("target", 10);
                        }
                    }
                }
            }
        }
    }
    out
}

fn conference_text() -> String {
    let mut out = String::from(
        "schema = 1\n[conference]\nname = \"Hội nghị\"\nbloc = \"khoi\"\nbloc_name = \"Khối\"\nyear = 2023\ndate = 2024-01-03\n\
         regulation = \"quy-che.toml\"\nsheets = [\"phieu.csv\"]\n",
    );
    for unit in 0..UNITS {
        let _ = writeln!(
            out,
            "[[member]]\nid = \"u{unit}\"\nname = \"Đơn vị {unit}\"\nfacts = {{ dat = true }}"
        );
    }
    let votes: Vec<String> = (0..UNITS).map(|unit| format!("u{unit} = {unit}")).collect();
    let _ = writeln!(
        out,
        "[[ballot]]\nrule = \"phieu\"\naward = \"bang-khen-bo-tinh\"\npresent = {UNITS}\nvotes = {{ {} }}",
        votes.join(", ")
    );
    out
}
