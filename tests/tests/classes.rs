//! Totals and classes of one unit, from `tests/cases/classes.toml`: worked examples and boundary pairs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its case fails"
)]

use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;
use thidua::Conference;
use thidua_tests::{Texts, root};
use toml::{Table, Value};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    regulation: String,
    #[serde(default)]
    readings: Table,
    kind: Option<String>,
    year: Option<i32>,
    stage: Option<String>,
    scores: Table,
    #[serde(default)]
    facts: Table,
    /// Facts left out.
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    not_assigned: Vec<String>,
    votes: Option<Table>,
    total: String,
    class: String,
}

/// Facts of a unit to which nothing is to be held, by regulation.
fn good_facts(regulation: &str) -> Table {
    let text = match regulation {
        "vn.tt-15-2023-bkhdt" => {
            "thanh-lap = 2010-01-01\nco-ket-qua-xep-loai-can-bo = true\nxep-loai = \"hoan-thanh-xuat-sac\"\nnhan-su = 20\n\
             nhan-su-hoan-thanh = 20\nlao-dong-tien-tien = 16\nchien-si-thi-dua-co-so = 1\ndoan-ket = true\n\
             bi-ky-luat-canh-cao = false\nvuot-chi-tieu = true\ndang-doan-the-vung-manh = true\ntieu-bieu-phong-trao = true"
        }
        "qd-2579-minh-hoa.toml" => {
            "tham-nhung-mat-doan-ket = false\nbi-xu-ly-hinh-su = false\nky-luat-lanh-dao = \"khong\""
        }
        _ => "",
    };
    text.parse().unwrap()
}

/// A group of circular 15 written as one number is spread over its leaves, each at most at its maximum.
fn spread(scores: &Table, texts: &Texts, regulation: &str) -> Table {
    if regulation != "vn.tt-15-2023-bkhdt" {
        return scores.clone();
    }
    let _ = texts;
    let circular = thidua_tests::regulation(regulation, &[]).unwrap();
    let table = circular.table("phu-luc-8").unwrap();
    let mut out = Table::new();
    for (_, leaf, method) in table.leaves() {
        if method.bare_input().is_none() {
            out.insert(
                leaf.id.clone(),
                Value::Table(Table::from_iter([("cap-nha-nuoc".to_owned(), Value::Integer(0))])),
            );
        } else {
            out.insert(leaf.id.clone(), Value::Integer(0));
        }
    }
    for (id, value) in scores {
        let group = table.criterion(id).unwrap();
        if group.children.is_empty() {
            out.insert(id.clone(), value.clone());
            continue;
        }
        let mut left = value.as_integer().unwrap();
        for child in &group.children {
            let leaf = &table.criteria[*child];
            if leaf.id == "v.4" {
                continue;
            }
            let most: i64 = leaf.max.unwrap().try_into().unwrap();
            let own = left.min(most);
            left -= own;
            out.insert(leaf.id.clone(), Value::Integer(own));
        }
        assert_eq!(left, 0, "{id} does not fit");
    }
    out
}

#[test]
fn every_case_gives_its_total_and_class() {
    let cases: Cases =
        toml::from_str(&fs::read_to_string(root().join("tests/cases/classes.toml")).unwrap()).unwrap();
    assert!(cases.case.len() > 45);
    let texts = Texts::of_folder(&root().join("tests/cases"));
    let mut failed = Vec::new();
    for case in cases.case {
        let text = conference(&case, &texts);
        let conference = match Conference::read(&case.id, &text, &texts) {
            Ok(conference) => conference,
            Err(problems) => {
                failed.push(format!("{}: {problems:#?}\n{text}", case.id));
                continue;
            }
        };
        let outcome = conference.outcome();
        let unit = &outcome.units[0];
        let total = unit
            .total
            .map(|total| total.normalize().to_string())
            .unwrap_or_default();
        let unknown = unit
            .class_reasons
            .iter()
            .any(|reason| reason.verdict == thidua::Verdict::Unknown);
        let class = unit.class.unwrap_or(if unknown { "?" } else { "-" });
        if total != case.total || class != case.class {
            failed.push(format!(
                "{}: {total} {class}, expected {} {}",
                case.id, case.total, case.class
            ));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn conference(case: &Case, texts: &Texts) -> String {
    let regulation_text = texts.0.get(&case.regulation).cloned();
    let regulation = match &regulation_text {
        Some(_) => "vn.qd-2579-2025-can-tho",
        None => &case.regulation,
    };
    let rules = thidua_tests::regulation(regulation, &[]).unwrap();
    let stage = case.stage.clone().unwrap_or_else(|| rules.stages[0].id.clone());
    let bloc = rules
        .blocs
        .iter()
        .find(|bloc| bloc.unit_kind == case.kind)
        .or(rules.blocs.first());
    let year = case.year.unwrap_or_else(|| {
        let low = rules.instrument.years.and_then(|years| years.low());
        low.map_or(2025, |low| i32::try_from(low).unwrap())
    });
    let mut facts = good_facts(&case.regulation);
    facts.extend(case.facts.clone());
    facts.retain(|fact, _| !case.without.iter().any(|without| without == fact));
    let unit = bloc
        .and_then(|bloc| bloc.members.first())
        .map_or("x", |(id, _)| id);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "schema = 1\n[conference]\nname = \"Trường hợp\"\nbloc = \"x\"\nbloc_name = \"x\"\nyear = {year}"
    );
    let _ = writeln!(
        out,
        "date = {}-01-10\nregulation = \"{}\"",
        year + 1,
        case.regulation
    );
    if let Some(votes) = &case.votes {
        let _ = writeln!(out, "council = {}", votes["council"]);
    }
    let _ = writeln!(out, "[conference.readings]\n{}", case.readings);
    let _ = writeln!(
        out,
        "[[member]]\nid = \"{unit}\"\nname = \"X\"\nnot_assigned = {:?}",
        case.not_assigned
    );
    if let Some(kind) = &case.kind {
        let _ = writeln!(out, "kind = \"{kind}\"");
    }
    let _ = writeln!(out, "[member.facts]\n{facts}");
    let _ = writeln!(
        out,
        "[[sheet]]\nunit = \"{unit}\"\nstage = \"{stage}\"\n[sheet.scores]"
    );
    for (id, value) in spread(&case.scores, texts, &case.regulation) {
        let _ = writeln!(out, "\"{id}\" = {value}");
    }
    if let Some(votes) = &case.votes {
        let (rule, class, council) = (&votes["rule"], &votes["class"], &votes["council"]);
        let _ = writeln!(
            out,
            "[[ballot]]\nrule = {rule}\nclass = {class}\npresent = {council}"
        );
        let _ = writeln!(out, "votes = {{ {unit} = {} }}", votes["yes"]);
    }
    out
}
