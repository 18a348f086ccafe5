use std::collections::BTreeMap;

use super::check::{Candidate, Slate};
use crate::assess::Matter;
use crate::cases::unknown_award;
use crate::diagnostic::{Diagnostic, Severity, Source, SourceMap};
use crate::grammar::SLATE_FILE;
use crate::reader::{Datum, Table, read_by_name};
use crate::subject::Subject;
use crate::{Bilingual, Rulebook};

impl Slate {
    /// Reads a list of candidates in TOML, or in JSON where its name ends so.
    ///
    /// # Errors
    /// Every problem of the file and of every history.
    pub fn read(name: &str, text: &str, rulebook: &Rulebook) -> Result<Self, Vec<Diagnostic>> {
        let source = Source::new(name, text);
        let (table, mut problems) = read_by_name(&source, &SLATE_FILE)?;
        let sources = SourceMap::of(source);
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        let empty = Table::default();
        let head = table.table("slate").unwrap_or(&empty);
        let matter = matter(head, rulebook, &mut problems);
        let mut candidates: Vec<Candidate> = Vec::new();
        for entry in table.tables("candidate") {
            if let Some(candidate) = candidate(entry, rulebook, &sources, &candidates, &mut problems) {
                candidates.push(candidate);
            }
        }
        let given = head.table("given").map(Table::entries).unwrap_or_default();
        match matter {
            Some(matter) if problems.iter().all(|problem| problem.severity != Severity::Error) => Ok(Self {
                name: head.text("name").map(str::to_owned),
                matter,
                candidates,
                given: given
                    .iter()
                    .filter_map(|(key, _, value)| match &value.datum {
                        Datum::Number(number) => Some((key.clone(), u32::try_from(*number).ok()?)),
                        _ => None,
                    })
                    .collect(),
                raised: head.texts("raised").map(|(id, _)| id.to_owned()).collect(),
            }),
            _ => Err(problems),
        }
    }
}

fn matter(head: &Table, rulebook: &Rulebook, problems: &mut Vec<Diagnostic>) -> Option<Matter> {
    let chosen: BTreeMap<String, String> = head
        .table("readings")
        .map(Table::entries)
        .unwrap_or_default()
        .iter()
        .filter_map(|(key, _, value)| match &value.datum {
            Datum::Text(word) => Some((key.clone(), word.clone())),
            _ => None,
        })
        .collect();
    let readings = match rulebook.readings_with(&chosen) {
        Ok(readings) => Some(readings),
        Err(found) => {
            problems.extend(found);
            None
        }
    };
    Some(Matter {
        received: head.date("received"),
        year: head.integer("year").and_then(|year| i32::try_from(year).ok()),
        grant_findings: head.boolean("grant_findings").unwrap_or(false),
        readings,
        ..Matter::on(head.date("on")?)
    })
}

fn candidate(
    entry: &Table,
    rulebook: &Rulebook,
    sources: &SourceMap,
    earlier: &[Candidate],
    problems: &mut Vec<Diagnostic>,
) -> Option<Candidate> {
    let id = entry.string("id");
    let spelling = entry.string("award");
    let award = rulebook.awards.find(&spelling);
    if award.is_none() {
        problems.push(unknown_award(rulebook, &spelling).at(sources, entry.place("award")));
    }
    if earlier.iter().any(|known| known.id == id) {
        problems.push(
            Diagnostic::error(
                "duplicate-id",
                Bilingual::new(
                    format!("`{id}` có hai lần trong danh sách"),
                    format!("`{id}` stands twice in the list"),
                ),
            )
            .at(sources, entry.place("id")),
        );
    }
    let subject = match (entry.table("subject"), entry.text("same_as")) {
        (Some(table), _) => match Subject::from_table(table, sources, Vec::new(), rulebook) {
            Ok(subject) => Some((subject, id.clone())),
            Err(found) => {
                problems.extend(found);
                None
            }
        },
        (None, Some(other)) => {
            let found = earlier.iter().find(|known| known.id == other);
            if found.is_none() {
                problems.push(
                    Diagnostic::error(
                        "unknown-reference",
                        Bilingual::new(
                            format!("không có ứng viên `{other}` ở phía trên"),
                            format!("there is no earlier candidate `{other}`"),
                        ),
                    )
                    .at(sources, entry.place("same_as")),
                );
            }
            found.map(|known| (known.subject.clone(), known.person.clone()))
        }
        (None, None) => {
            problems.push(
                Diagnostic::error(
                    "missing-key",
                    Bilingual::new(
                        format!("ứng viên `{id}` thiếu `subject` hoặc `same_as`"),
                        format!("the candidate `{id}` needs `subject` or `same_as`"),
                    ),
                )
                .at(sources, entry.place("id")),
            );
            None
        }
    };
    let (subject, person) = subject?;
    Some(Candidate {
        person: subject.id.clone().unwrap_or(person),
        id,
        award: award?,
        group: entry.text("group").map(str::to_owned),
        score: entry.decimal("score").map(|score| score.normalize()),
        order: entry.integer("order"),
        subject,
    })
}
