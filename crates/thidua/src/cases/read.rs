use std::collections::BTreeMap;

use crate::assess::Matter;
use crate::diagnostic::{Diagnostic, Severity, Source, SourceMap};
use crate::grammar::CASE_FILE;
use crate::reader::{Datum, Table, read_by_name};
use crate::subject::Subject;
use crate::{Bilingual, Rulebook, Verdict};

/// A file of cases, compared with its shape.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// Name of the file.
    pub name: String,
    cases: Vec<Table>,
    sources: SourceMap,
}

/// One case bound to a rulebook.
#[derive(Clone, Debug)]
pub struct Case {
    /// Identifier.
    pub id: String,
    /// Where the example comes from.
    pub source: Option<String>,
    /// The award.
    pub award: u16,
    /// Dates and options.
    pub matter: Matter,
    /// The history.
    pub subject: Subject,
    /// What is expected.
    pub(super) expected: Expected,
}

/// What a case expects; only what it says is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Expected {
    pub(super) verdict: Option<Verdict>,
    pub(super) selective: Option<bool>,
    pub(super) barred: Option<bool>,
    pub(super) grade: Option<String>,
    pub(super) decisive: Vec<String>,
    pub(super) not_decisive: Vec<String>,
    pub(super) missing: Vec<BTreeMap<String, String>>,
    pub(super) provided: Option<Vec<String>>,
}

impl CaseFile {
    /// Reads a file of cases in TOML, or in JSON where its name ends so.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn read(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let source = Source::new(name, text);
        let (table, problems) = read_by_name(&source, &CASE_FILE)?;
        let sources = SourceMap::of(source);
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        let mut cases: Vec<Table> = Vec::new();
        for case in table.tables("case") {
            let mut case = case.clone();
            if let Some(base) = case.text("base").map(str::to_owned) {
                let found = cases.iter().find(|known| known.text("id") == Some(&base));
                let Some(found) = found else {
                    let message = Bilingual::new(
                        format!("không có trường hợp `{base}` ở phía trên"),
                        format!("there is no earlier case `{base}`"),
                    );
                    return Err(vec![
                        Diagnostic::error("unknown-reference", message).at(&sources, case.place("base")),
                    ]);
                };
                lay_over(found.clone(), &mut case);
            }
            cases.push(case);
        }
        Ok(Self {
            name: name.to_owned(),
            cases,
            sources,
        })
    }

    /// The law files that cases name, without repetitions.
    pub fn law_files(&self) -> Vec<String> {
        let mut files: Vec<String> = self
            .cases
            .iter()
            .flat_map(|case| case.texts("law"))
            .map(|(file, _)| file.to_owned())
            .collect();
        files.sort();
        files.dedup();
        files
    }

    /// The cases bound to a rulebook.
    ///
    /// # Errors
    /// Unknown codes and awards, contradictory histories, of all cases.
    pub fn cases(&self, rulebook: &Rulebook) -> Result<Vec<Case>, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut cases = Vec::new();
        for table in &self.cases {
            match self.case(table, rulebook) {
                Ok(case) => cases.push(case),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            Ok(cases)
        } else {
            Err(problems)
        }
    }

    fn case(&self, table: &Table, rulebook: &Rulebook) -> Result<Case, Vec<Diagnostic>> {
        let id = table.string("id");
        let empty = Table::new(table.span());
        let subject = Subject::from_table(
            table.table("subject").unwrap_or(&empty),
            &self.sources,
            Vec::new(),
            rulebook,
        )
        .map_err(|problems| named(problems, &id))?;
        let spelling = table.string("award");
        let Some(award) = rulebook.awards.find(&spelling) else {
            return Err(named(
                vec![unknown_award(rulebook, &spelling).at(&self.sources, table.place("award"))],
                &id,
            ));
        };
        let chosen: BTreeMap<String, String> = table
            .table("readings")
            .map(Table::entries)
            .unwrap_or_default()
            .iter()
            .filter_map(|(key, _, value)| match &value.datum {
                Datum::Text(word) => Some((key.clone(), word.clone())),
                _ => None,
            })
            .collect();
        let readings = rulebook
            .readings_with(&chosen)
            .map_err(|problems| named(problems, &id))?;
        let Some(on) = table.date("on") else {
            return Err(Vec::new());
        };
        Ok(Case {
            id,
            source: table.text("source").map(str::to_owned),
            award,
            matter: Matter {
                on,
                received: table.date("received"),
                proposed: table.date("proposed"),
                year: table.integer("year").and_then(|year| i32::try_from(year).ok()),
                grant_findings: table.boolean("grant_findings").unwrap_or(false),
                grant_conduct: false,
                readings: Some(readings),
            },
            subject,
            expected: expected(table),
        })
    }
}

/// The diagnostic of an unknown award, with the nearest name.
pub fn unknown_award(rulebook: &Rulebook, spelling: &str) -> Diagnostic {
    let help = match rulebook.awards.nearest(spelling) {
        Some(near) => Bilingual::new(
            format!("có phải ý bạn là `{near}`?"),
            format!("did you mean `{near}`?"),
        ),
        None => Bilingual::new(
            "xem các mã bằng lệnh `thidua law`",
            "list the codes with `thidua law`",
        ),
    };
    Diagnostic::error(
        "unknown-award",
        Bilingual::new(
            format!("không có danh hiệu, hình thức khen thưởng `{spelling}`"),
            format!("there is no award `{spelling}`"),
        ),
    )
    .help(help)
}

fn named(mut problems: Vec<Diagnostic>, id: &str) -> Vec<Diagnostic> {
    for problem in &mut problems {
        problem.message.vi = format!("trường hợp `{id}`: {}", problem.message.vi);
        problem.message.en = format!("case `{id}`: {}", problem.message.en);
    }
    problems
}

fn expected(table: &Table) -> Expected {
    let list = |key: &str| {
        table
            .texts(key)
            .map(|(text, _)| text.to_owned())
            .collect::<Vec<_>>()
    };
    let missing = table
        .list("missing")
        .iter()
        .filter_map(|value| match &value.datum {
            Datum::Table(entry) => Some(
                entry
                    .entries()
                    .iter()
                    .filter_map(|(key, _, value)| {
                        let fact = crate::FactValue::from_datum(&value.datum)?;
                        Some((key.clone(), fact.to_string()))
                    })
                    .collect(),
            ),
            _ => None,
        });
    Expected {
        verdict: match table.text("verdict") {
            Some("met") => Some(Verdict::Met),
            Some("not-met") => Some(Verdict::NotMet),
            Some("unknown") => Some(Verdict::Unknown),
            _ => None,
        },
        selective: table.boolean("selective"),
        barred: table.boolean("barred"),
        grade: table.text("grade").map(str::to_owned),
        decisive: list("decisive"),
        not_decisive: list("not_decisive"),
        missing: missing.collect(),
        provided: table.has("provided").then(|| list("provided")),
    }
}

/// The keys of the earlier case stand where the later one gives none; so do the keys of its subject.
fn lay_over(base: Table, own: &mut Table) {
    for (key, span, value) in base.into_entries() {
        if key == "subject" {
            let Datum::Table(base) = value.datum else { continue };
            match own.get_mut("subject").map(|value| &mut value.datum) {
                Some(Datum::Table(own)) => {
                    for (key, span, value) in base.into_entries() {
                        if !own.has(&key) {
                            own.push(key, span, value);
                        }
                    }
                }
                _ => own.push(
                    key,
                    span.clone(),
                    crate::reader::Value {
                        datum: Datum::Table(base),
                        span,
                    },
                ),
            }
        } else if matches!(
            key.as_str(),
            "award" | "on" | "received" | "proposed" | "year" | "grant_findings" | "readings" | "law"
        ) && !own.has(&key)
        {
            own.push(key, span, value);
        }
    }
}
