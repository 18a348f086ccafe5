//! Procedure and votes, from `tests/cases/procedure.toml` and `tests/cases/ballots-law.toml`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot read its case fails"
)]

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use serde::Deserialize;
use thidua::law::procedure::{BallotVotes, Deadline, NO_SECTOR, Procedure, ProcedureCase, ScopeFacts};
use thidua::subject::SubjectKind;
use thidua::{Grade, Language, Rulebook, Verdict};
use thidua_tests::{law, root};
use time::Date;
use toml::value::Datetime;

static LAW: LazyLock<Rulebook> = LazyLock::new(law);

#[derive(Deserialize)]
struct Cases {
    filing: Vec<Filing>,
    no_filing: Vec<Asked>,
    dates: Vec<Dates>,
    dossiers: Vec<DossierCase>,
    applies: Vec<Applies>,
}

#[derive(Deserialize)]
struct Asked {
    id: String,
    award: String,
    on: Datetime,
    merit: Option<String>,
    sector: Option<String>,
    recipient: Option<String>,
    year: Option<i32>,
    filed: Option<Datetime>,
    received: Option<Datetime>,
    opinions: Option<Datetime>,
    conclusion: Option<Datetime>,
    meeting: Option<Datetime>,
    published: Option<Datetime>,
    #[serde(default)]
    readings: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Filing {
    #[serde(flatten)]
    asked: Asked,
    last: Datetime,
    in_time: bool,
    cite: String,
    grade: Grade,
}

#[derive(Deserialize)]
struct Dates {
    #[serde(flatten)]
    asked: Asked,
    rule: String,
    last: Datetime,
    in_time: Option<bool>,
    #[serde(default)]
    holidays_not_listed: bool,
}

#[derive(Deserialize)]
struct DossierCase {
    #[serde(flatten)]
    asked: Asked,
    rule: String,
    sets: Option<u32>,
    #[serde(default)]
    local: bool,
    #[serde(default)]
    documents: Vec<String>,
    #[serde(default)]
    not_documents: Vec<String>,
}

#[derive(Deserialize)]
struct Applies {
    #[serde(flatten)]
    asked: Asked,
    part: String,
    rule: String,
    there: bool,
}

fn read<T: for<'d> Deserialize<'d>>(name: &str) -> T {
    let path = root().join("tests/cases").join(name);
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn date(day: Datetime) -> Date {
    let day = day.date.unwrap();
    Date::from_calendar_date(i32::from(day.year), day.month.try_into().unwrap(), day.day).unwrap()
}

impl Asked {
    fn award(&self) -> u16 {
        LAW.awards
            .find(&self.award)
            .unwrap_or_else(|| panic!("{}: {}", self.id, self.award))
    }

    fn procedure(&self) -> Procedure<'static> {
        let word = |list: &str, text: &Option<String>| {
            let text = text.as_deref()?;
            if text == "khac" {
                return Some(NO_SECTOR);
            }
            Some(
                LAW.vocabulary
                    .list(list)
                    .find(text)
                    .unwrap_or_else(|| panic!("{text}")),
            )
        };
        let case = ProcedureCase {
            received: self.received.map(date),
            facts: ScopeFacts {
                merit: word("merit", &self.merit),
                kind: self.recipient.as_deref().and_then(SubjectKind::from_word),
                sector: word("sector", &self.sector),
            },
            year: self.year,
            filed: self.filed.map(date),
            opinions: self.opinions.map(date),
            conclusion: self.conclusion.map(date),
            meeting: self.meeting.map(date),
            published: self.published.map(date),
            readings: Some(LAW.readings_with(&self.readings).unwrap()),
            ..ProcedureCase::on(date(self.on))
        };
        LAW.procedure(self.award(), &case).unwrap()
    }
}

#[test]
fn filing_days_are_worked_out_and_tested() {
    for case in read::<Cases>("procedure.toml").filing {
        let id = &case.asked.id;
        let procedure = case.asked.procedure();
        let filings: Vec<&Deadline> = procedure
            .deadlines
            .iter()
            .filter(|deadline| deadline.part == "filing")
            .collect();
        assert_eq!(filings.len(), 1, "{id}: {filings:?}");
        assert_eq!(filings[0].applies, Verdict::Met, "{id}");
        assert_eq!(filings[0].last, Some(date(case.last)), "{id}");
        assert_eq!(filings[0].in_time, Some(case.in_time), "{id}");
        assert_eq!(filings[0].cite, case.cite, "{id}");
        assert_eq!(procedure.filings[0].rule.entry.origin.grade, case.grade, "{id}");
    }
}

#[test]
fn other_matters_have_no_filing_day_but_a_declaration() {
    for case in read::<Cases>("procedure.toml").no_filing {
        let procedure = case.procedure();
        assert!(
            procedure.filings.is_empty(),
            "{}: {:?}",
            case.id,
            procedure.filings
        );
    }
}

#[test]
fn a_missing_sector_keeps_both_filing_days_open() {
    let award = LAW.awards.find("co-thi-dua-chinh-phu").unwrap();
    let mut case = ProcedureCase::on(time::macros::date!(2024 - 09 - 01));
    case.year = Some(2024);
    let procedure = LAW.procedure(award, &case).unwrap();
    assert_eq!(procedure.filings.len(), 2);
    assert!(
        procedure
            .filings
            .iter()
            .all(|filing| filing.applies == Verdict::Unknown)
    );
    assert!(
        procedure
            .deadlines
            .iter()
            .filter(|day| day.part == "filing")
            .all(|day| day.applies == Verdict::Unknown)
    );
    let text = LAW.procedure_document(&procedure, Language::Vi).to_plain();
    assert!(text.contains("trừ: Hệ thống giáo dục quốc dân"), "{text}");
}

#[test]
fn days_are_counted_in_working_or_calendar_days() {
    for case in read::<Cases>("procedure.toml").dates {
        let id = &case.asked.id;
        let procedure = case.asked.procedure();
        let deadline = procedure
            .deadlines
            .iter()
            .find(|deadline| deadline.rule == case.rule)
            .unwrap_or_else(|| panic!("{id}: {:#?}", procedure.deadlines));
        assert_eq!(deadline.last, Some(date(case.last)), "{id}");
        assert_eq!(deadline.in_time, case.in_time, "{id}");
        assert_eq!(deadline.holidays_not_listed, case.holidays_not_listed, "{id}");
    }
}

#[test]
fn dossiers_hold_their_documents() {
    for case in read::<Cases>("procedure.toml").dossiers {
        let id = &case.asked.id;
        let procedure = case.asked.procedure();
        let dossier = procedure
            .dossiers
            .iter()
            .find(|dossier| dossier.rule.dossier.entry.id == case.rule)
            .unwrap_or_else(|| panic!("{id}: no {}", case.rule));
        assert_eq!(dossier.rule.dossier.sets, case.sets, "{id}");
        assert_eq!(dossier.rule.dossier.local, case.local, "{id}");
        let names: Vec<&str> = dossier
            .rule
            .documents
            .iter()
            .map(|document| document.rule.name.vi.as_str())
            .collect();
        for wanted in &case.documents {
            assert!(names.contains(&wanted.as_str()), "{id}: {names:?}");
        }
        for unwanted in &case.not_documents {
            assert!(!names.contains(&unwanted.as_str()), "{id}: {names:?}");
        }
    }
}

#[test]
fn rules_apply_to_their_awards_and_days_only() {
    for case in read::<Cases>("procedure.toml").applies {
        let id = &case.asked.id;
        let form = serde_json::to_value(case.asked.procedure()).unwrap();
        let entries = form[&case.part]
            .as_array()
            .unwrap_or_else(|| panic!("{id}: {}", case.part));
        let there = entries.iter().any(|entry| entry["id"] == case.rule.as_str());
        assert_eq!(there, case.there, "{id}: {entries:#?}");
    }
}

#[test]
fn every_award_has_each_part_of_a_procedure_or_declares_none() {
    let open = LAW.without_procedure();
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn every_rule_of_procedure_has_a_source() {
    for entry in LAW.procedures.all_entries() {
        assert!(!entry.origin.cite.is_empty(), "{}", entry.id);
        assert!(
            !entry.name.vi.is_empty() && !entry.name.en.is_empty(),
            "{}",
            entry.id
        );
    }
}

#[derive(Deserialize)]
struct Ballots {
    ballots: Vec<Ballot>,
    quorums: Vec<Quorum>,
    impossible: Vec<Ballot>,
}

#[derive(Deserialize)]
struct Ballot {
    id: String,
    award: String,
    on: Datetime,
    council: String,
    members: u32,
    present: Option<u32>,
    yes: u32,
    written: Option<u32>,
    #[serde(default)]
    written_yes: u32,
    #[serde(default)]
    readings: BTreeMap<String, String>,
    passes: Option<Verdict>,
    required: Option<Verdict>,
    cite: Option<String>,
    grade: Option<Grade>,
    secret: Option<bool>,
    needed: Option<u32>,
    least_present: Option<u32>,
}

#[derive(Deserialize)]
struct Quorum {
    id: String,
    on: Datetime,
    council: String,
    members: u32,
    least: Option<u32>,
}

impl Ballot {
    fn votes(&self) -> BallotVotes<'_> {
        BallotVotes {
            council: &self.council,
            members: self.members,
            present: self.present,
            yes: self.yes,
            written: self.written,
            written_yes: self.written_yes,
        }
    }
}

#[test]
fn votes_pass_on_the_base_of_all_members() {
    for case in read::<Ballots>("ballots-law.toml").ballots {
        let award = LAW
            .awards
            .find(&case.award)
            .unwrap_or_else(|| panic!("{}", case.id));
        let readings = LAW.readings_with(&case.readings).unwrap();
        let answer = LAW
            .ballot(award, date(case.on), case.votes(), Some(&readings))
            .unwrap();
        let id = &case.id;
        assert_eq!(Some(answer.passes), case.passes, "{id}: {answer:#?}");
        if let Some(required) = case.required {
            assert_eq!(answer.required, required, "{id}");
        }
        let vote = answer.votes.first();
        let first = |wanted: bool| {
            if wanted {
                Some(vote.unwrap_or_else(|| panic!("{id}: no rule")))
            } else {
                None
            }
        };
        if let Some(vote) = first(case.cite.is_some()) {
            assert_eq!(Some(&vote.rule.entry.origin.cite), case.cite.as_ref(), "{id}");
        }
        if let Some(vote) = first(case.grade.is_some()) {
            assert_eq!(Some(vote.rule.entry.origin.grade), case.grade, "{id}");
        }
        if let Some(vote) = first(case.secret.is_some()) {
            assert_eq!(vote.rule.secret, case.secret, "{id}");
        }
        if let Some(vote) = first(case.needed.is_some()) {
            assert_eq!(vote.needed, case.needed, "{id}");
        }
        if let Some(vote) = first(case.least_present.is_some()) {
            assert_eq!(vote.least_present, case.least_present, "{id}");
        }
    }
}

#[test]
fn quorums_are_a_share_of_all_members() {
    for case in read::<Ballots>("ballots-law.toml").quorums {
        let on = date(case.on);
        let council =
            LAW.procedures.councils.iter().find(|council| {
                council.levels.contains(&case.council) && council.entry.in_force.contains(on)
            });
        assert_eq!(
            council.and_then(|council| council.least_present(case.members)),
            case.least,
            "{}",
            case.id
        );
    }
}

#[test]
fn impossible_votes_are_refused() {
    for case in read::<Ballots>("ballots-law.toml").impossible {
        let award = LAW.awards.find(&case.award).unwrap();
        let problems = LAW.ballot(award, date(case.on), case.votes(), None).unwrap_err();
        assert!(
            problems.iter().all(|problem| problem.code == "impossible-votes"),
            "{}",
            case.id
        );
    }
}
