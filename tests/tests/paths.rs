//! Plans of awards, from `tests/cases/path.toml`: the earliest decision and what must happen in which year.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use serde::Deserialize;
use thidua::assess::Matter;
use thidua::path::{FilingRule, StepKind};
use thidua::subject::Subject;
use thidua::{Rulebook, Verdict};
use thidua_tests::{law, root};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    /// The reasoning by hand.
    why: String,
    award: String,
    on: toml::value::Datetime,
    years: u8,
    subject: toml::Table,
    /// Day of the earliest decision; none within the years looked ahead.
    earliest: Option<toml::value::Datetime>,
    /// The year under review of that decision.
    year: Option<i32>,
    /// Steps that must be planned, as `2025 award chien-si-thi-dua-co-so`.
    #[serde(default)]
    steps: Vec<String>,
    /// Kinds of step, as `award chien-si-thi-dua-co-so`, with their number over all years.
    #[serde(default)]
    counts: std::collections::BTreeMap<String, usize>,
    /// By when dossiers must be filed, as `chien-si-thi-dua-toan-quoc 2031-12-31` or `chien-si-thi-dua-co-so local`.
    #[serde(default)]
    filing: Vec<String>,
}

fn date(day: toml::value::Datetime) -> time::Date {
    let day = day.date.unwrap();
    let month = time::Month::try_from(day.month).unwrap();
    time::Date::from_calendar_date(day.year.into(), month, day.day).unwrap()
}

fn words(law: &Rulebook, kind: &StepKind) -> String {
    let ranked = |list: &str, rank: u16| {
        let words = law.vocabulary.list(list);
        words
            .iter()
            .find(|word| word.rank == rank)
            .map_or(String::new(), |word| word.id.clone())
    };
    match kind {
        StepKind::Rating(rank) => format!("rating {}", ranked("level", *rank)),
        StepKind::Initiative(kind, scope) => {
            let kinds = law.vocabulary.list("initiative-kind");
            format!("{} {}", kinds.id(*kind), ranked("scope", *scope))
        }
        StepKind::Composition => "composition".to_owned(),
        StepKind::Award(award) => format!("award {}", law.awards.id(*award)),
    }
}

#[test]
fn every_plan_is_the_one_reasoned_by_hand() {
    let text = std::fs::read_to_string(root().join("tests/cases/path.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    let law = law();
    let mut failed = Vec::new();
    for case in cases.case {
        assert!(case.why.len() > 20, "{}", case.id);
        let form = toml::to_string(&case.subject).unwrap();
        let subject = Subject::from_toml("ho-so.toml", &form, &law)
            .unwrap_or_else(|problems| panic!("{}: {problems:#?}", case.id));
        let award = law.awards.find(&case.award).unwrap();
        let matter = Matter::on(date(case.on));
        let path = law.path(&subject, award, &matter, case.years).unwrap();
        let found: Vec<String> = path
            .steps
            .iter()
            .map(|step| format!("{} {}", step.year, words(&law, &step.kind)))
            .collect();
        let mut wrong = path.earliest != case.earliest.map(date) || path.year != case.year;
        wrong |= case.steps.iter().any(|step| !found.contains(step));
        for (kind, number) in &case.counts {
            wrong |= path
                .steps
                .iter()
                .filter(|step| words(&law, &step.kind) == *kind)
                .count()
                != *number;
        }
        let filing: Vec<String> = path
            .filings
            .iter()
            .map(|filing| {
                let by = filing.last.map(|day| day.to_string());
                let without = match filing.rule {
                    FilingRule::Declared(declared) => Some(declared.kind.clone()),
                    FilingRule::Days(_) => None,
                };
                let open = if filing.only_if.is_empty() { "" } else { " if" };
                format!(
                    "{} {}{open}",
                    law.awards.id(filing.award),
                    by.or(without).unwrap_or_default()
                )
            })
            .collect();
        wrong |= case.filing.iter().any(|filed| !filing.contains(filed));
        // Every award of a reached plan says by when it is filed, or why no day is known.
        wrong |= path.earliest.is_some() && path.filings.is_empty();
        if wrong {
            failed.push(format!(
                "{}: earliest {:?} for {:?}\n  {}\n  {}",
                case.id,
                path.earliest,
                path.year,
                found.join("\n  "),
                filing.join("\n  ")
            ));
            continue;
        }
        // A plan that is carried out reaches the award: the steps are the history then.
        if path.earliest.is_some_and(|day| day > date(case.on)) {
            assert_ne!(path.now, Verdict::Met, "{}", case.id);
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
