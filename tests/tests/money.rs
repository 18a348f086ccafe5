//! Award money: every figure of the sources, the days of change, several awards, lists, from `tests/cases/money.toml`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its case fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;
use thidua::diagnostic::Source;
use thidua::law::fold;
use thidua::law::money::{Achievement, Concurrent, Decision, MoneyQuestion, MoneyState, decisions};
use thidua::subject::SubjectKind;
use thidua::{Grade, Language, Rulebook, Verdict};
use thidua_law::LAW_FILES;
use thidua_tests::root;
use time::Date;
use time::macros::date;

static LAW: LazyLock<Rulebook> = LazyLock::new(|| {
    let files: Vec<Source> = LAW_FILES
        .iter()
        .map(|law| Source::new(law.path, law.text))
        .collect();
    Rulebook::read(&files).unwrap_or_else(|problems| {
        let first: Vec<_> = problems.iter().take(5).collect();
        panic!("{} problems: {first:#?}", problems.len())
    })
});

#[derive(Deserialize)]
struct Cases {
    question: Vec<Question>,
    several: Vec<SeveralCase>,
    refused: Vec<Refused>,
}

#[derive(Deserialize)]
struct Question {
    on: String,
    award: String,
    recipient: String,
    giver: Option<String>,
    own: Option<String>,
    #[serde(default)]
    posthumous: bool,
    #[serde(default)]
    readings: BTreeMap<String, String>,
    amount: Option<String>,
    multiplier: Option<String>,
    at_most: Option<String>,
    state: Option<String>,
    grade: Option<String>,
    /// Another reading and the amount under it; "none" for no amount.
    #[serde(default)]
    other: BTreeMap<String, String>,
    /// Articles among those cited.
    #[serde(default)]
    cites: Vec<String>,
    /// Words of a caveat.
    caveat: Option<String>,
}

#[derive(Deserialize)]
struct SeveralCase {
    id: String,
    on: String,
    awards: Vec<One>,
    #[serde(default)]
    readings: BTreeMap<String, String>,
    total: Option<String>,
    /// Another reading of D-64 and the total under it.
    other: Option<String>,
}

#[derive(Deserialize)]
struct One {
    award: String,
    recipient: String,
    years: Option<(i32, i32)>,
    what: Option<String>,
    paid: String,
}

#[derive(Deserialize)]
struct Refused {
    on: String,
    award: String,
    recipient: String,
    own: Option<String>,
    code: String,
    help: String,
}

fn cases() -> Cases {
    toml::from_str(&fs::read_to_string(root().join("tests/cases/money.toml")).unwrap()).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text, &time::format_description::well_known::Iso8601::DATE).unwrap()
}

fn kind(word: &str) -> SubjectKind {
    SubjectKind::from_word(word).unwrap_or_else(|| panic!("{word}"))
}

fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

impl Question {
    fn asked(&self) -> MoneyQuestion {
        let mut question = MoneyQuestion::new(&self.award, kind(&self.recipient), day(&self.on));
        question.giver.clone_from(&self.giver);
        question.own = self.own.as_deref().map(|own| own.parse().unwrap());
        question.posthumous = self.posthumous;
        question.readings.clone_from(&self.readings);
        question
    }
}

#[test]
fn every_figure_of_the_sources() {
    for case in cases().question {
        let name = format!("{} {} {}", case.on, case.award, case.recipient);
        let money = LAW
            .money(&case.asked())
            .unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert_eq!(
            money.amount.map(|amount| amount.to_string()),
            case.amount,
            "{name}"
        );
        if let Some(times) = &case.multiplier {
            assert_eq!(money.multiplier.unwrap().to_string(), *times, "{name}");
        }
        assert_eq!(money.at_most.map(|most| most.to_string()), case.at_most, "{name}");
        if let Some(state) = &case.state {
            assert_eq!(word(&money.state), *state, "{name}");
        }
        if let Some(grade) = &case.grade {
            assert_eq!(word(&money.grade), *grade, "{name}");
        }
        for (doubt, amount) in &case.other {
            let other = money.differs.iter().find(|other| other.doubt == doubt);
            let other = other.unwrap_or_else(|| panic!("{name}: {doubt} makes no difference"));
            let sum = other
                .amount
                .map_or_else(|| "none".to_owned(), |sum| sum.to_string());
            assert_eq!(sum, *amount, "{name} {doubt}");
            let switched = LAW.money(&case.asked().under(doubt, other.reading)).unwrap();
            assert_eq!(switched.amount, other.amount, "{name} {doubt} switched");
        }
        for cite in &case.cites {
            let cited: Vec<String> = money.articles.iter().map(|source| source.to_text()).collect();
            assert!(
                cited.iter().any(|text| text.contains(cite.as_str())),
                "{name}: {cite} not in {cited:?}"
            );
        }
        if let Some(words) = &case.caveat {
            assert!(
                money
                    .caveats
                    .iter()
                    .any(|remark| remark.text.vi.contains(words.as_str())),
                "{name}: no caveat {words}"
            );
        }
        assert!(!money.sentence(Language::Vi).is_empty() && !money.to_text(Language::En).is_empty());
    }
}

#[test]
fn several_awards_at_one_time() {
    for case in cases().several {
        let awards: Vec<Concurrent> = case
            .awards
            .iter()
            .map(|one| Concurrent {
                question: MoneyQuestion::new(&one.award, kind(&one.recipient), day(&case.on)),
                achievement: Achievement {
                    years: one.years,
                    what: one.what.clone(),
                },
            })
            .collect();
        let readings = LAW.readings_with(&case.readings).unwrap();
        let several = LAW.several(&awards, &readings).unwrap();
        assert_eq!(
            several.total.map(|total| total.to_string()),
            case.total,
            "{}",
            case.id
        );
        for (one, paid) in case.awards.iter().zip(&several.awards) {
            assert_eq!(word(&paid.paid), one.paid, "{} {}", case.id, one.award);
            assert_eq!(
                paid.instead.is_some(),
                one.paid == "not-met",
                "{} {}",
                case.id,
                one.award
            );
            assert_eq!(
                paid.missing.is_some(),
                one.paid == "unknown",
                "{} {}",
                case.id,
                one.award
            );
        }
        if let Some(other) = &case.other {
            let differing = several.differs.iter().find(|other| other.doubt == "D-64");
            let total = differing
                .and_then(|other| other.total)
                .map(|total| total.to_string());
            assert_eq!(total.as_ref(), Some(other), "{}", case.id);
        }
    }
}

#[test]
fn refused_questions_name_the_mend() {
    for case in cases().refused {
        let mut question = MoneyQuestion::new(&case.award, kind(&case.recipient), day(&case.on));
        question.own = case.own.as_deref().map(|own| own.parse().unwrap());
        let problems = LAW.money(&question).unwrap_err();
        assert_eq!(problems[0].code, case.code, "{}", case.award);
        let help = problems[0].help.as_ref().unwrap();
        assert!(
            help.vi.contains(&case.help) || help.en.contains(&case.help),
            "{}: {help:?}",
            case.award
        );
    }
}

/// Days around every change of base salary and regime.
fn days() -> BTreeSet<Date> {
    let mut days = BTreeSet::from([
        LAW.first_day(),
        date!(2004 - 07 - 02),
        date!(2028 - 11 - 30),
        date!(2028 - 12 - 31),
    ]);
    let rows = LAW.money.multipliers.iter().map(|row| row.in_force);
    let salaries = LAW.money.salaries.iter().map(|salary| salary.in_force);
    let none = LAW.money.none.iter().map(|none| none.in_force);
    let rules = LAW.money.rules.iter().map(|rule| rule.in_force);
    let recipients = LAW
        .awards
        .iter()
        .flat_map(|(_, award)| &award.recipients)
        .map(|dated| dated.in_force);
    for interval in rows.chain(salaries).chain(none).chain(rules).chain(recipients) {
        for day in [interval.from, interval.until].into_iter().flatten() {
            days.extend([day.previous_day().unwrap(), day]);
        }
    }
    days.retain(|day| *day >= LAW.first_day() && *day < date!(2029 - 01 - 01));
    days
}

#[test]
fn every_award_has_money_or_a_declared_none_on_every_day() {
    for on in days() {
        for (_, award) in LAW.awards.iter() {
            for kind in SubjectKind::all().filter(|kind| award.is_for(*kind, on) == Some(true)) {
                let money = LAW
                    .money(&MoneyQuestion::new(&award.id, kind, on))
                    .unwrap_or_else(|problems| panic!("{} {} {on}: {problems:#?}", award.id, kind.word()));
                assert_eq!(
                    money.amount.is_none() && money.at_most.is_none(),
                    money.reason.is_some(),
                    "{} {on}",
                    award.id
                );
            }
        }
    }
}

#[test]
fn base_salaries_follow_each_other_without_gap() {
    let salaries = &LAW.money.salaries;
    assert_eq!(salaries[0].in_force.from, Some(date!(2013 - 07 - 01)));
    for pair in salaries.windows(2) {
        assert_eq!(pair[0].in_force.until, pair[1].in_force.from);
        assert!(pair[0].amount < pair[1].amount);
    }
    assert_eq!(salaries.last().unwrap().in_force.until, None);
    assert!(salaries.iter().all(|salary| !salary.instrument.is_empty()));
}

#[test]
fn every_entry_has_a_source_and_both_languages() {
    for rule in &LAW.money.rules {
        assert!(
            !rule.name.vi.is_empty() && !rule.name.en.is_empty(),
            "{}",
            rule.id
        );
        assert!(LAW.instrument(&rule.instrument).is_some(), "{}", rule.id);
    }
    for row in &LAW.money.multipliers {
        for pay in &row.pay {
            assert!(!pay.origin.cite.is_empty(), "{}", row.id);
            assert!(LAW.instrument(&pay.instrument).is_some(), "{}", row.id);
        }
    }
    for none in &LAW.money.none {
        assert!(!none.reason.en.is_empty(), "{}", none.id);
    }
}

#[test]
fn every_recalled_figure_says_so() {
    // A sum never has a better grade than the weakest of its sources.
    for on in days() {
        for (_, award) in LAW.awards.iter() {
            for kind in SubjectKind::all().filter(|kind| award.is_for(*kind, on) == Some(true)) {
                let money = LAW.money(&MoneyQuestion::new(&award.id, kind, on)).unwrap();
                for source in &money.articles {
                    use thidua::law::money::MoneyPart::{Amount, Payer, Posthumous};
                    if !matches!(source.part, Payer | Posthumous | Amount) {
                        assert!(money.grade <= source.grade, "{} {on} {source:?}", award.id);
                    }
                }
            }
        }
    }
    let recalled = LAW.money(&MoneyQuestion::new(
        "BK TTg",
        SubjectKind::Individual,
        date!(2024 - 06 - 01),
    ));
    assert_eq!(recalled.unwrap().grade, Grade::Recalled);
}

#[test]
fn an_open_doubt_gives_a_sum_only_where_the_readings_agree() {
    let ask = |on| MoneyQuestion::new("LĐTT", SubjectKind::Individual, on).under("D-60", "undecided");
    let agreed = LAW.money(&ask(date!(2023 - 12 - 29))).unwrap();
    assert_eq!(agreed.amount, Some(540_000.into()));
    let open = LAW.money(&ask(date!(2025 - 06 - 30))).unwrap();
    assert_eq!((open.amount, open.state), (None, MoneyState::Unknown));
    assert!(open.reason.unwrap().vi.contains("D-60"));
}

#[test]
fn the_sentence_is_the_one_an_officer_writes() {
    let question = MoneyQuestion::new("TTLĐTT", SubjectKind::Collective, date!(2018 - 07 - 02));
    let money = LAW.money(&question).unwrap();
    assert_eq!(
        money.sentence(Language::Vi),
        "Tập thể lao động tiên tiến, tập thể, 02/07/2018: 0,8 × 1.390.000 đồng = 1.112.000 đồng, làm tròn lên \
         1.120.000 đồng (Điều 69, 91/2017/NĐ-CP; 72/2018/NĐ-CP; Điều 68 khoản 2, 91/2017/NĐ-CP)"
    );
    assert!(
        money
            .sentence(Language::En)
            .contains("0.8 × 1,390,000 đồng = 1,112,000 đồng, rounded up to 1,120,000 đồng")
    );
}

fn decision(award: &str, kind: SubjectKind, on: Date, count: u32) -> Decision {
    Decision {
        subject: None,
        question: MoneyQuestion::new(award, kind, on),
        achievement: Achievement::default(),
        count,
    }
}

#[test]
fn a_plan_has_totals_by_payer_and_by_award_and_keeps_what_is_not_known_apart() {
    let on = date!(2026 - 07 - 01);
    let plan = [
        decision("LĐTT", SubjectKind::Individual, on, 100),
        decision("CSTĐCS", SubjectKind::Individual, on, 15),
        decision("KNC", SubjectKind::Individual, on, 2),
        decision("dang-huy-hieu-45-nam", SubjectKind::PartyMember, on, 3),
        decision("BK TTg", SubjectKind::Collective, on, 1),
        decision("huan-chuong-huu-nghi", SubjectKind::ForeignCollective, on, 1),
    ];
    let list = LAW.money_list(&plan, LAW.readings());
    assert!(list.problems.is_empty(), "{:?}", list.problems);
    // 100 × 760.000 + 15 × 2.530.000 + 17.710.000
    assert_eq!(
        list.total.sum,
        Decimal::from(76_000_000 + 37_950_000 + 17_710_000)
    );
    assert_eq!((list.total.decisions, list.total.unknown), (122, 5));
    assert_eq!(list.total.ceiling, Decimal::from(2 * 1_520_000));
    let by_award: Decimal = list.awards.iter().map(|total| total.sum).sum();
    let by_payer: Decimal = list.payers.iter().map(|total| total.sum).sum();
    assert_eq!((by_award, by_payer), (list.total.sum, list.total.sum));
    let prime = list.payers.iter().find(|total| total.key == "thu-tuong").unwrap();
    assert_eq!(prime.sum, Decimal::from(17_710_000));
}

#[test]
fn rows_of_one_subject_and_day_follow_the_rule_on_several_awards() {
    let rows = table(
        "Họ và tên;Danh hiệu;Đối tượng;Ngày quyết định;Năm\n\
         Nguyễn Văn A;LĐTT;cá nhân;20/12/2025;2025\n\
         Nguyễn Văn A;CSTĐCS;cá nhân;20/12/2025;2025\n\
         Trần Thị B;LĐTT;Cá nhân;2025-12-20;2025\n",
    );
    let sheet = LAW.money_sheet(&rows, LAW.readings());
    assert!(sheet.problems.is_empty(), "{:?}", sheet.problems);
    let paid: Vec<Verdict> = sheet.list.rows.iter().map(|row| row.paid).collect();
    assert_eq!(paid, [Verdict::NotMet, Verdict::Met, Verdict::Met]);
    assert_eq!(sheet.list.total.sum, Decimal::from(2_340_000 + 710_000));
    assert_eq!(sheet.places, [2, 3, 4]);
}

#[test]
fn a_bylaw_cannot_replace_the_figure_of_the_statute() {
    let bylaw = r#"
schema = 1
[law]
instrument = "vn.nd-152-2025"
subject = "Mức của tỉnh"
grade = "confirmed"
basis = "statute"
bylaw = "province"
[[multiplier]]
id = "tinh-a-giay-khen"
awards = ["giay-khen"]
kind = "letter"
from = 2026-01-01
cite = "Điều 3"
pay = [{ recipients = ["individual"], times = "0.5" }]
"#;
    let problems = LAW.with_files(&[Source::new("tinh-a.toml", bylaw)]).unwrap_err();
    assert_eq!(problems[0].code, "contradicts-statute", "{problems:#?}");
    assert!(
        problems[0]
            .message
            .vi
            .contains("Điều 54 khoản 1 điểm e (vn.nd-152-2025)"),
        "{problems:#?}"
    );
}

#[test]
fn bad_entries_of_a_file_are_underlined() {
    let head = "schema = 1\n[law]\ninstrument = \"vn.nd-152-2025\"\nsubject = \"x\"\n";
    for (text, code, underlined) in [
        (
            "[[base_salary]]\nfrom = 2026-12-01\namount = 1\n",
            "overlapping-versions",
            "2026-12-01",
        ),
        (
            "[[multiplier]]\nid = \"a\"\nawards = [\"khong-co\"]\nkind = \"title\"\npay = []\n",
            "unknown-reference",
            "\"khong-co\"",
        ),
        (
            "[[multiplier]]\nid = \"a\"\nawards = [\"giay-khen\"]\nkind = \"letter\"\nuntil = 2004-07-02\n\
             pay = [{ recipients = [\"individual\"], times = \"-1\" }]\n",
            "number-range",
            "\"-1\"",
        ),
        (
            "[[multiplier]]\nid = \"a\"\nawards = [\"giay-khen\"]\nkind = \"letter\"\nuntil = 2004-07-02\n\
             pay = [{ recipients = [\"individual\"], times = 0.3 }]\n",
            "binary-float",
            "0.3",
        ),
        (
            "[[multiplier]]\nid = \"a\"\nawards = [\"giay-khen\"]\nkind = \"letter\"\nuntil = 2004-07-02\n\
             pay = [{ recipients = [\"individual\"], times = 1 }, { recipients = [\"individual\"], times = 2 }]\n",
            "two-figures",
            "[\"individual\"]",
        ),
        (
            "[[money_rule]]\nid = \"a\"\nname = \"x\"\nrule = \"rounding\"\nmode = \"floor\"\nreading = \"D-60\"\noption = \"nearset\"\nto = 1\n",
            "unknown-option",
            "\"nearset\"",
        ),
    ] {
        let problems = LAW
            .with_files(&[Source::new("x.toml", format!("{head}{text}"))])
            .unwrap_err();
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.code, problem.labels[0].text.as_str()))
            .collect();
        assert!(found.contains(&(code, underlined)), "{code}: {found:?}");
    }
}

fn table(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .map(|line| line.split(';').map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_bad_row_is_reported_with_row_column_and_mend() {
    let rows = table(
        "award;recipient;on;count\n\
         LĐTT;individual;2025-12-20;3\n\
         lao dong tien tienn;individual;2025-12-20;1\n\
         LĐTT;người;2025-02-30;0\n\
         ;;;\n\
         LĐTT;collective;2025-12-20;1\n\
         LĐTT;individual;1999-01-01;1\n",
    );
    let sheet = LAW.money_sheet(&rows, LAW.readings());
    let found: Vec<(usize, usize, &str)> = sheet
        .problems
        .iter()
        .map(|problem| (problem.row, problem.column, problem.code))
        .collect();
    assert_eq!(
        found,
        [
            (3, 1, "unknown-award"),
            (4, 2, "bad-value"),
            (4, 3, "bad-value"),
            (4, 4, "bad-value"),
            (6, 2, "unknown-recipient"),
            (7, 3, "outside-coverage"),
        ]
    );
    assert!(sheet.problems[0].help.vi.contains("lao-dong-tien-tien"));
    assert!(
        sheet
            .problems
            .iter()
            .all(|problem| !problem.help.vi.is_empty() && !problem.help.en.is_empty())
    );
    assert_eq!(sheet.list.total.sum, Decimal::from(3 * 710_000));
    let (_, problems) = decisions(&table("award;doi tuongg;on\n"));
    assert_eq!(problems.len(), 2);
    assert!(fold(&problems[0].help.vi).contains("doi tuong"), "{problems:?}");
}

mod laws {
    use proptest::prelude::*;
    use thidua::law::money::MoneyRounding;
    use thidua::number::RoundingMode;

    use super::*;

    const UP: MoneyRounding = MoneyRounding {
        to: Decimal::from_parts(10_000, 0, 0, false, 0),
        mode: RoundingMode::Ceiling,
    };

    proptest! {
        #[test]
        fn rounding_up_is_the_next_ten_thousand(times in 1_u32..400_000, base in 1_u64..10_000_000) {
            let product = Decimal::new(i64::from(times), 3) * Decimal::from(base);
            let amount = UP.apply(product).unwrap();
            prop_assert!(amount >= product && amount < product + Decimal::from(10_000));
            prop_assert!((amount % Decimal::from(10_000)).is_zero());
            prop_assert_eq!(amount.scale(), 0);
        }

        #[test]
        fn more_times_or_more_salary_is_never_less(
            times in 1_u32..400_000,
            more in 0_u32..10_000,
            base in 1_u64..10_000_000,
            rise in 0_u64..1_000_000,
        ) {
            let sum = |times: u32, base: u64| {
                UP.apply(Decimal::new(i64::from(times), 3) * Decimal::from(base)).unwrap()
            };
            prop_assert!(sum(times + more, base) >= sum(times, base));
            prop_assert!(sum(times, base + rise) >= sum(times, base));
        }

        /// Of one award and one regime, a later base salary never pays less; the answer never panics.
        #[test]
        fn any_question_is_answered_or_refused(
            award in "[a-zđĐ0-9 \\-]{0,24}|LĐTT|KNC|giay-khen-xa",
            kind in 0_usize..13,
            ordinal in 700_000_i32..760_000,
            own in proptest::option::of(-5_i64..3_000),
            posthumous: bool,
        ) {
            let kind = SubjectKind::all().nth(kind).unwrap();
            let on = Date::from_julian_day(ordinal + 1_721_425).unwrap();
            let mut question = MoneyQuestion::new(award, kind, on);
            question.own = own.map(|own| Decimal::new(own, 3));
            question.posthumous = posthumous;
            if let Ok(money) = LAW.money(&question) {
                if let (Some(amount), Some(product)) = (money.amount, money.product) {
                    prop_assert!(amount >= product && amount < product + Decimal::from(10_000));
                }
                question.posthumous = !posthumous;
                prop_assert_eq!(LAW.money(&question).unwrap().amount, money.amount);
            }
        }

        /// A list pays what its rows would be paid one by one, in any order.
        #[test]
        fn a_list_is_the_sum_of_its_rows(order in proptest::collection::vec((0_usize..80, 0_i64..4_000, 1_u32..5), 1..40)) {
            let list: Vec<Decision> = order
                .iter()
                .filter_map(|(award, days, count)| {
                    let award = LAW.awards.iter().nth(*award).map(|(_, award)| award.id.clone())?;
                    let on = date!(2017 - 10 - 01).checked_add(time::Duration::days(*days))?;
                    Some(decision(&award, SubjectKind::Individual, on, *count))
                })
                .collect();
            let worked = LAW.money_list(&list, LAW.readings());
            let mut sum = Decimal::ZERO;
            for decision in &list {
                if let Ok(money) = LAW.money(&decision.question) {
                    sum += money.amount.unwrap_or_default() * Decimal::from(decision.count);
                }
            }
            prop_assert_eq!(worked.total.sum, sum);
            let mut back = list.clone();
            back.reverse();
            prop_assert_eq!(LAW.money_list(&back, LAW.readings()).total.sum, sum);
        }
    }
}
