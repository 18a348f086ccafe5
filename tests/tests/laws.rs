//! Laws of the conference on random input: order does not matter, merit never hurts, quotas and bars hold.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot build its case fails"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;
use thidua::Conference;
use thidua_tests::Texts;

/// Everything that can bar, cut or tie: eligibility, a class with a floor, ranks with labels, a flag by rank, a
/// certificate by ballot that excludes the holder of the flag and the head, a share with its base.
const REGULATION: &str = r#"
schema = 1
vote_order = ["co-thi-dua-bo-tinh", "bang-khen-bo-tinh", "giay-khen"]
[regulation]
id = "thu.luat"
name = "Quy chế thử"
issuer = "Người viết kiểm thử"
basis = "practice"
grade = "assumed"
source = "không có"
[[fact]]
id = "bi-ky-luat"
name = "Bị kỷ luật"
kind = "boolean"
[[condition]]
id = "khong-ky-luat"
name = "Không bị kỷ luật"
fact = "bi-ky-luat"
is = false
[[condition]]
id = "xuat-sac"
name = "Loại xuất sắc"
class = "xuat-sac"
[eligibility]
needs = ["khong-ky-luat"]
[[stage]]
id = "tu-cham"
name = "Tự chấm"
scorer = "unit"
[[stage]]
id = "tham-dinh"
name = "Thẩm định"
scorer = "head"
optional = true
[[table]]
id = "bang"
name = "Bảng"
scale = 100
total = "i + ii + iii - iv"
class_cap = 100
missing = "zero"
[[table.criterion]]
id = "i"
name = "Nhóm một"
max = 60
[[table.criterion]]
id = "i.1"
parent = "i"
name = "Tiêu chí"
max = 40
judged = {}
[[table.criterion]]
id = "i.2"
parent = "i"
name = "Tiêu chí"
max = 20
proportional = { part = "b", whole = "a" }
[[table.criterion]]
id = "ii"
name = "Nhóm hai"
max = 40
[[table.criterion]]
id = "ii.1"
parent = "ii"
name = "Tiêu chí"
max = 40
bands = { input = "p", rows = [{ when = "[0, 50)", points = 0 }, { when = "[50, 100)", points = 25 }, { when = "[100, )", points = 40 }] }
[[table.criterion]]
id = "iii"
name = "Thưởng"
max = 5
role = "bonus"
[[table.criterion]]
id = "iii.1"
parent = "iii"
name = "Thưởng"
max = 5
per_count = { points = 2 }
[[table.criterion]]
id = "iv"
name = "Trừ"
max = 10
role = "deduction"
[[table.criterion]]
id = "iv.1"
parent = "iv"
name = "Trừ"
max = 10
per_event = { points = 3 }
[[class]]
id = "xuat-sac"
name = "Xuất sắc"
points = "[70, )"
no_zero = true
[[class]]
id = "tot"
name = "Tốt"
[[ranking]]
id = "xep-hang"
ties = "ballot"
ballot = "phieu"
keys = [{ by = "total", name = "tổng điểm" }, { criteria = ["i"], name = "nhóm một" }]
[[ballot]]
id = "phieu"
name = "Bỏ phiếu"
electorate = "units"
form = "secret"
more_than = "1/2"
of = "all"
[[award]]
id = "co-thi-dua-bo-tinh"
name = "Cờ"
choose = "rank"
ranks = [1]
needs = ["xuat-sac"]
quota = { number = 1 }
[[award]]
id = "bang-khen-bo-tinh"
name = "Bằng khen"
choose = "ballot"
ballot = "phieu"
not_with = ["co-thi-dua-bo-tinh"]
head_may_win = false
quota = { share = "40%", base = "eligible", rounding = "floor" }
[[award]]
id = "giay-khen"
name = "Giấy khen"
choose = "rank"
not_with = ["co-thi-dua-bo-tinh", "bang-khen-bo-tinh"]
quota = { number = 2 }
"#;

#[derive(Clone, Debug)]
struct Unit {
    barred: Option<bool>,
    judged: u32,
    part: u32,
    percent: u32,
    bonus: u32,
    deduction: u32,
    verified: Option<u32>,
    votes: u32,
}

fn unit() -> impl Strategy<Value = Unit> {
    (
        prop_oneof![6 => Just(Some(false)), 2 => Just(Some(true)), 1 => Just(None)],
        0_u32..=40,
        0_u32..=20,
        0_u32..=120,
        0_u32..=6,
        0_u32..=4,
        prop::option::of(0_u32..=40),
        0_u32..=3,
    )
        .prop_map(
            |(barred, judged, part, percent, bonus, deduction, verified, votes)| Unit {
                barred,
                judged,
                part,
                percent,
                bonus,
                deduction,
                verified,
                votes,
            },
        )
}

fn units() -> impl Strategy<Value = Vec<Unit>> {
    prop::collection::vec(unit(), 3..8)
}

/// The members, sheets and votes written in the order of `order`, each unit under its own identifier.
fn conference(units: &[Unit], order: &[usize]) -> Conference {
    let mut out = String::from(
        "schema = 1\n[conference]\nname = \"Hội nghị\"\nbloc = \"khoi\"\nbloc_name = \"Khối\"\nyear = 2023\ndate = 2024-01-03\n\
         regulation = \"quy-che.toml\"\n[roles]\nhead = \"u0\"\n",
    );
    for at in order {
        let _ = writeln!(out, "[[member]]\nid = \"u{at}\"\nname = \"Đơn vị {at}\"");
        if let Some(barred) = units[*at].barred {
            let _ = writeln!(out, "facts = {{ bi-ky-luat = {barred} }}");
        }
    }
    for at in order.iter().rev() {
        let unit = &units[*at];
        let _ = writeln!(
            out,
            "[[sheet]]\nunit = \"u{at}\"\nstage = \"tu-cham\"\n[sheet.scores]\n\"i.1\" = {}\n\"i.2\" = {{ b = {}, a = 20 }}\n\
             \"ii.1\" = {}\n\"iii.1\" = {}\n\"iv.1\" = {}",
            unit.judged, unit.part, unit.percent, unit.bonus, unit.deduction
        );
    }
    for at in order {
        if let Some(verified) = units[*at].verified {
            let _ = writeln!(
                out,
                "[[sheet]]\nunit = \"u{at}\"\nstage = \"tham-dinh\"\nscores = {{ \"i.1\" = {verified} }}"
            );
        }
    }
    let votes: Vec<String> = order
        .iter()
        .map(|at| format!("u{at} = {}", units[*at].votes))
        .collect();
    let _ = writeln!(
        out,
        "[[ballot]]\nrule = \"phieu\"\naward = \"bang-khen-bo-tinh\"\npresent = {}\nvotes = {{ {} }}",
        units.len(),
        votes.join(", ")
    );
    let files = Texts(BTreeMap::from([(
        "quy-che.toml".to_owned(),
        REGULATION.to_owned(),
    )]));
    Conference::read("conference.toml", &out, &files)
        .unwrap_or_else(|problems| panic!("{problems:#?}\n{out}"))
}

fn outcome(units: &[Unit], order: &[usize]) -> Value {
    serde_json::from_str(&conference(units, order).outcome().to_json()).unwrap()
}

fn in_order(units: &[Unit]) -> Vec<usize> {
    (0..units.len()).collect()
}

fn rank_of(outcome: &Value, id: &str) -> Option<u64> {
    outcome["units"]
        .as_array()
        .unwrap()
        .iter()
        .find(|unit| unit["id"] == id)?["rank"]
        .as_u64()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_units_and_sheets_does_not_matter(
        (units, order) in units().prop_flat_map(|units| {
            let order = Just(in_order(&units)).prop_shuffle();
            (Just(units), order)
        })
    ) {
        let mut straight = outcome(&units, &in_order(&units));
        let mut shuffled = outcome(&units, &order);
        // Lists by candidate follow the file; their content may not differ.
        for outcome in [&mut straight, &mut shuffled] {
            for award in outcome["awards"].as_array_mut().unwrap() {
                award["candidates"].as_array_mut().unwrap().sort_by_key(|candidate| candidate["unit"].to_string());
            }
            let nominations = outcome["nominations"].as_array_mut().unwrap();
            nominations.sort_by_key(|nomination| format!("{} {}", nomination["award"], nomination["unit"]));
            let open = outcome["open"].as_array_mut().unwrap();
            for remark in open.iter_mut().filter(|remark| remark["unit"].is_null()) {
                // Names of tied units are listed in the order of the file.
                remark["message"] = Value::Null;
            }
            let breaches = outcome["breaches"].as_array_mut().unwrap();
            breaches.sort_by_key(ToString::to_string);
        }
        for (key, part) in straight.as_object().unwrap() {
            prop_assert_eq!(part, &shuffled[key], "{}", key);
        }
        prop_assert_eq!(straight, shuffled);
    }

    #[test]
    fn raising_a_score_never_lowers_a_rank(units in units(), at in 0_usize..8, more in 1_u32..=20, which in 0_u8..4) {
        let at = at % units.len();
        let before = outcome(&units, &in_order(&units));
        let mut better = units.clone();
        let unit = &mut better[at];
        match which {
            0 => {
                unit.judged = (unit.judged + more).min(40);
                unit.verified = unit.verified.map(|verified| (verified + more).min(40));
            }
            1 => unit.part = (unit.part + more).min(20),
            2 => unit.percent += more,
            _ => unit.bonus += more,
        }
        let after = outcome(&better, &in_order(&better));
        let id = format!("u{at}");
        if let (Some(before), Some(after)) = (rank_of(&before, &id), rank_of(&after, &id)) {
            prop_assert!(after <= before, "from {} to {}", before, after);
        }
    }

    #[test]
    fn nominations_never_exceed_a_quota(units in units()) {
        let outcome = outcome(&units, &in_order(&units));
        for award in outcome["awards"].as_array().unwrap() {
            let most = award["quota"]["number"].as_u64();
            let given = outcome["nominations"].as_array().unwrap().iter();
            let given = given.filter(|nomination| nomination["award"] == award["id"]).count() as u64;
            // A quota whose base is unknown lets nobody through.
            prop_assert!(given <= most.unwrap_or(0), "{}: {} of {:?}", award["id"], given, most);
        }
    }

    #[test]
    fn a_unit_barred_by_rule_is_never_nominated(units in units()) {
        let outcome = outcome(&units, &in_order(&units));
        let nominated = |award: &str, id: &str| {
            outcome["nominations"].as_array().unwrap().iter().any(|one| one["award"] == award && one["unit"] == id)
        };
        for (at, unit) in units.iter().enumerate() {
            let id = format!("u{at}");
            for award in ["co-thi-dua-bo-tinh", "bang-khen-bo-tinh", "giay-khen"] {
                prop_assert!(unit.barred == Some(false) || !nominated(award, &id), "{} {}", id, award);
            }
            let held = ["co-thi-dua-bo-tinh", "bang-khen-bo-tinh", "giay-khen"].map(|award| nominated(award, &id));
            prop_assert!(held.iter().filter(|held| **held).count() <= 1, "{} holds {:?}", id, held);
        }
        prop_assert!(!nominated("bang-khen-bo-tinh", "u0"), "the head");
    }

    #[test]
    fn a_better_placed_candidate_is_never_passed_over(units in units()) {
        let outcome = outcome(&units, &in_order(&units));
        let nominated = |award: &str, id: &Value| {
            outcome["nominations"].as_array().unwrap().iter().any(|one| one["award"] == award && one["unit"] == *id)
        };
        let award = outcome["awards"].as_array().unwrap().iter().find(|award| award["id"] == "giay-khen").unwrap();
        let free: Vec<(&Value, Option<u64>)> = award["candidates"].as_array().unwrap().iter()
            .filter(|candidate| candidate["verdict"] == "met")
            .map(|candidate| (&candidate["unit"], rank_of(&outcome, candidate["unit"].as_str().unwrap())))
            .collect();
        for (id, rank) in &free {
            for (other, better) in &free {
                if nominated("giay-khen", id) && better < rank {
                    prop_assert!(nominated("giay-khen", other), "{} at {:?} before {} at {:?}", id, rank, other, better);
                }
            }
        }
    }

    #[test]
    fn a_fact_filled_in_never_takes_back_what_was_known(units in units(), at in 0_usize..8, barred in any::<bool>()) {
        let at = at % units.len();
        let mut unknown = units.clone();
        unknown[at].barred = None;
        let mut known = unknown.clone();
        known[at].barred = Some(barred);
        let (before, after) = (outcome(&unknown, &in_order(&units)), outcome(&known, &in_order(&units)));
        for (before, after) in before["units"].as_array().unwrap().iter().map(|unit| {
            let other = after["units"].as_array().unwrap().iter().find(|other| other["id"] == unit["id"]).unwrap();
            (unit, other)
        }) {
            prop_assert!(before["eligible"] == "unknown" || before["eligible"] == after["eligible"]);
        }
    }
}
