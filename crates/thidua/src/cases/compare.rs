use serde::Serialize;

use super::Case;
use crate::assess::{Assessment, Node};
use crate::diagnostic::Diagnostic;
use crate::{Rulebook, Verdict};

/// The result of one case.
#[derive(Clone, Debug, Serialize)]
pub struct CaseResult {
    /// Identifier of the case.
    pub id: String,
    /// Verdict found.
    pub verdict: Verdict,
    /// What differs from what was expected; empty where it passes.
    pub differences: Vec<Difference>,
}

/// One difference.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// What was compared.
    pub what: &'static str,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
}

impl Case {
    /// Runs the case.
    ///
    /// # Errors
    /// The day lies outside the days covered.
    pub fn run<'r>(
        &'r self,
        rulebook: &'r Rulebook,
    ) -> Result<(Assessment<'r>, CaseResult), Box<Diagnostic>> {
        let assessment = rulebook.assess(&self.subject, self.award, &self.matter)?;
        let differences = self.compare(&assessment);
        let result = CaseResult {
            id: self.id.clone(),
            verdict: assessment.verdict,
            differences,
        };
        Ok((assessment, result))
    }

    fn compare(&self, assessment: &Assessment<'_>) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut differ = |what: &'static str, expected: String, found: String| {
            if expected != found {
                differences.push(Difference {
                    what,
                    expected,
                    found,
                });
            }
        };
        let expected = &self.expected;
        if let Some(verdict) = expected.verdict {
            differ("verdict", word(verdict), word(assessment.verdict));
        }
        if let Some(selective) = expected.selective {
            differ(
                "selective",
                selective.to_string(),
                assessment.selective.to_string(),
            );
        }
        if let Some(barred) = expected.barred {
            differ("barred", barred.to_string(), assessment.barred().to_string());
        }
        if let Some(grade) = &expected.grade {
            let found = serde_json::to_value(assessment.grade).ok();
            let found = found
                .as_ref()
                .and_then(|value| value.as_str())
                .unwrap_or("none")
                .to_owned();
            differ("grade", grade.clone(), found);
        }
        let deciding = assessment.deciding();
        for point in &expected.decisive {
            if !deciding.iter().any(|(_, node)| node.point.id == *point) {
                differ("decisive", point.clone(), listed(&deciding));
            }
        }
        for point in &expected.not_decisive {
            if deciding.iter().any(|(_, node)| node.point.id == *point) {
                differ("not decisive", format!("without {point}"), listed(&deciding));
            }
        }
        if !expected.missing.is_empty() {
            let missing: Vec<serde_json::Value> = assessment
                .missing()
                .iter()
                .map(|missing| assessment.missing_json(missing))
                .collect();
            for wanted in &expected.missing {
                let found = missing.iter().any(|missing| {
                    wanted.iter().all(|(key, value)| {
                        missing.get(key).is_some_and(|own| {
                            own.as_str().map_or_else(|| own.to_string(), str::to_owned) == *value
                        })
                    })
                });
                if !found {
                    differ(
                        "missing",
                        format!("{wanted:?}"),
                        serde_json::Value::from(missing.clone()).to_string(),
                    );
                }
            }
        }
        if let Some(provided) = &expected.provided {
            let found: Vec<String> = assessment
                .provided()
                .unwrap_or_default()
                .iter()
                .filter_map(|missing| {
                    assessment
                        .missing_json(missing)
                        .get("id")
                        .and_then(|id| id.as_str().map(str::to_owned))
                })
                .collect();
            differ("provided", provided.join(", "), found.join(", "));
        }
        differences
    }
}

impl<'r> Assessment<'r> {
    /// The leaves that decide the verdict, with the identifier of their rule.
    pub fn deciding(&self) -> Vec<(&'r str, &Node<'r>)> {
        let mut deciding = Vec::new();
        for answer in self.versions.iter().flat_map(|version| &version.rules) {
            let carries = match self.verdict {
                Verdict::NotMet => true,
                verdict => answer.verdict() == verdict,
            };
            if carries {
                let mut leaves = Vec::new();
                answer.node.decisive(&mut leaves);
                deciding.extend(leaves.into_iter().map(|leaf| (answer.rule.id.as_str(), leaf)));
            }
        }
        deciding
    }
}

fn word(verdict: Verdict) -> String {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not-met",
        Verdict::Unknown => "unknown",
    }
    .to_owned()
}

fn listed(deciding: &[(&str, &Node<'_>)]) -> String {
    let names: Vec<&str> = deciding.iter().map(|(_, node)| node.point.id.as_str()).collect();
    names.join(", ")
}
