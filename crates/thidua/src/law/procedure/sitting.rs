//! A sitting of a council read from a file: members, candidates, votes.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use super::{BallotAnswer, BallotVotes};
use crate::diagnostic::{Diagnostic, Severity, Source, SourceMap};
use crate::grammar::BALLOT_FILE;
use crate::reader::{Table, read};
use crate::{Bilingual, Rulebook, Verdict};

/// A sitting of a council, compared with the shape of its file.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The day of the decision.
    pub on: Date,
    /// Level of the council.
    pub council: String,
    /// All members.
    pub members: u32,
    /// Members present, where known.
    pub present: Option<u32>,
    /// Absent members who gave a written opinion, where known.
    pub written: Option<u32>,
    readings: BTreeMap<String, String>,
    candidates: Vec<Candidate>,
    sources: SourceMap,
}

#[derive(Clone, Debug)]
struct Candidate {
    name: String,
    award: String,
    yes: u32,
    written_yes: u32,
    span: std::ops::Range<usize>,
    award_span: std::ops::Range<usize>,
}

/// The answer for one candidate.
#[derive(Clone, Debug, Serialize)]
pub struct CandidateAnswer<'r> {
    /// Name of the candidate.
    pub candidate: String,
    /// The answer.
    #[serde(flatten)]
    pub ballot: BallotAnswer<'r>,
}

impl Sitting {
    /// Reads a file of votes.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let (table, mut problems) = read(source, &BALLOT_FILE);
        let sources = SourceMap::of(source.clone());
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        let empty = Table::new(0..0);
        let head = table.table("ballot").unwrap_or(&empty);
        let taking = |word: &str| {
            let those = table
                .tables("member")
                .filter(|member| member.text("takes_part") == Some(word));
            u32::try_from(those.count()).unwrap_or(u32::MAX)
        };
        let named = u32::try_from(table.tables("member").count()).unwrap_or(u32::MAX);
        let (members, present, written) = if named > 0 {
            if let Some(key) = ["members", "present", "written"].iter().find(|key| head.has(key)) {
                problems.push(
                    Diagnostic::error(
                        "two-counts",
                        Bilingual::new(
                            format!("có danh sách `member` thì không ghi `{key}`"),
                            format!("`{key}` stands beside a list of members"),
                        ),
                    )
                    .at(&sources, head.place(key))
                    .help(Bilingual::new(
                        "bỏ số này: nó được đếm từ danh sách",
                        "remove the number: it is counted from the list",
                    )),
                );
            }
            (Some(named), Some(taking("present")), Some(taking("written")))
        } else {
            (
                whole(head, "members"),
                whole(head, "present"),
                whole(head, "written"),
            )
        };
        let Some((members, on)) = members.zip(head.date("on")) else {
            problems.push(
                Diagnostic::error(
                    "no-members",
                    Bilingual::new(
                        "không biết hội đồng có bao nhiêu thành viên",
                        "the number of members of the council is not known",
                    ),
                )
                .at(&sources, head.span())
                .help(Bilingual::new(
                    "ghi `members`, hoặc liệt kê từng `[[member]]`",
                    "write `members`, or list each `[[member]]`",
                )),
            );
            return Err(problems);
        };
        let readings = head.table("readings").map(Table::entries).unwrap_or_default();
        let sitting = Self {
            on,
            council: head.string("council"),
            members,
            present,
            written,
            readings: readings
                .iter()
                .filter_map(|(key, _, _)| Some((key.clone(), head.table("readings")?.string(key))))
                .collect(),
            candidates: table
                .tables("candidate")
                .map(|table| Candidate {
                    name: table.string("name"),
                    award: table.string("award"),
                    yes: whole(table, "yes").unwrap_or(0),
                    written_yes: whole(table, "written_yes").unwrap_or(0),
                    span: table.span(),
                    award_span: table.place("award"),
                })
                .collect(),
            sources,
        };
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        Ok(sitting)
    }

    /// The answer for each candidate.
    ///
    /// # Errors
    /// Unknown awards and readings, and numbers that cannot be; all of them.
    pub fn answers<'r>(&self, rulebook: &'r Rulebook) -> Result<Vec<CandidateAnswer<'r>>, Vec<Diagnostic>> {
        let readings = rulebook.readings_with(&self.readings)?;
        let mut problems = Vec::new();
        let mut answers = Vec::new();
        for candidate in &self.candidates {
            let Some(award) = rulebook.awards.find(&candidate.award) else {
                problems.push(
                    crate::cases::unknown_award(rulebook, &candidate.award)
                        .at(&self.sources, candidate.award_span.clone()),
                );
                continue;
            };
            let votes = BallotVotes {
                council: &self.council,
                members: self.members,
                present: self.present,
                yes: candidate.yes,
                written: self.written,
                written_yes: candidate.written_yes,
            };
            match rulebook.ballot(award, self.on, votes, Some(&readings)) {
                Ok(ballot) => answers.push(CandidateAnswer {
                    candidate: candidate.name.clone(),
                    ballot,
                }),
                Err(found) => problems.extend(
                    found
                        .into_iter()
                        .map(|problem| problem.at(&self.sources, candidate.span.clone())),
                ),
            }
        }
        if problems.is_empty() {
            Ok(answers)
        } else {
            Err(problems)
        }
    }

    /// The text of the file, for rendering of diagnostics.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }
}

impl CandidateAnswer<'_> {
    /// Whether the candidate passes.
    pub fn passes(&self) -> Verdict {
        self.ballot.passes
    }
}

fn whole(table: &Table, key: &str) -> Option<u32> {
    table.integer(key).and_then(|number| u32::try_from(number).ok())
}
