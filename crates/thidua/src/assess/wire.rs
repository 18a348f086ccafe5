//! The JSON form of an assessment: the same for Rust, Python and JavaScript.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::{Assessment, Node, Observed, Range, RuleAnswer, Version, Without};
use crate::Rulebook;
use crate::law::{Compare, CountSpan, GapKind, Test};
use crate::subject::{ClosedFact, Sex, SubjectKind};

impl Assessment<'_> {
    /// The JSON form. Dates and decimals are strings; codes are identifiers.
    pub fn to_json(&self) -> Value {
        let law = self.rulebook;
        let missing: Vec<Value> = self
            .missing()
            .iter()
            .map(|missing| self.missing_json(missing))
            .collect();
        let provided = self.provided().map(|findings| {
            findings
                .iter()
                .map(|finding| self.missing_json(finding))
                .collect::<Vec<_>>()
        });
        let readings: Vec<Value> = self
            .readings_that_differ()
            .into_iter()
            .filter_map(|(doubt, option, verdict)| {
                let doubt = law.doubts.get(usize::from(doubt))?;
                let option = doubt.options.get(usize::from(option))?;
                Some(json!({ "key": doubt.key, "reading": option.id, "verdict": verdict }))
            })
            .collect();
        let trees: Vec<Value> = self
            .versions
            .iter()
            .flat_map(|version| version.rules.iter().map(move |answer| (version, answer)))
            .map(|(version, answer)| self.rule_json(version, answer))
            .collect();
        let mut form = json!({
            "award": self.award.id,
            "name": self.award.name(self.matter.on),
            "subject": self.subject.id,
            "on": self.matter.on,
            "received": self.matter.received,
            "year": self.year,
            "verdict": self.verdict,
            "selective": self.selective,
            "barred": self.barred(),
            "grade": self.grade,
            "reasons": trees,
            "missing": missing,
            "provided": provided,
            "readings": readings,
            "bars": self.bars.iter().map(|bar| json!({
                "id": bar.bar.id,
                "cite": bar.bar.origin.cite,
                "grade": bar.bar.origin.grade,
                "applies": bar.verdict,
                "evidence": bar.evidence.iter().map(|evidence| self.bar_evidence(*evidence)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "exclusions": self.exclusions.iter().map(|answer| json!({
                "id": answer.rule.id,
                "cite": answer.rule.origin.cite,
                "grade": answer.rule.origin.grade,
                "effect": if answer.rule.excludes { "excludes" } else { "warns" },
                "evidence": answer.evidence.iter().map(|evidence| self.evidence_json(*evidence)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "caveats": self.caveats.iter().map(|caveat| json!({
                "id": caveat.id, "text": caveat.text, "grade": caveat.origin.grade,
            })).collect::<Vec<_>>(),
            "transition": self.transition.map(|transition| transition.id.as_str()),
            "law": { "digest": law.digest },
        });
        if let (Some(form), Some(without)) = (form.as_object_mut(), self.without_json()) {
            form.insert("without".to_owned(), without);
        }
        tidy(form)
    }

    /// Why no rule answers, where none does.
    fn without_json(&self) -> Option<Value> {
        let without = self.versions.iter().find_map(|version| version.without)?;
        Some(match without {
            Without::NotARecipient => json!({ "because": "not-a-recipient" }),
            Without::Uncovered => json!({ "because": "not-covered" }),
            Without::Gap(gap) => json!({
                "because": match &gap.kind {
                    GapKind::Absent => "no-such-award",
                    GapKind::Unknown => "criteria-not-known",
                    GapKind::Local(_) => "left-to-local-rule",
                },
                "reason": gap.reason,
                "cite": gap.origin.cite,
                "grade": gap.origin.grade,
            }),
        })
    }

    fn rule_json(&self, version: &Version<'_>, answer: &RuleAnswer<'_>) -> Value {
        let mut tree = self.node_json(&answer.node);
        if let Some(tree) = tree.as_object_mut() {
            tree.insert(
                "id".to_owned(),
                json!(format!(
                    "{}.{}",
                    self.rulebook.awards.id(answer.rule.award),
                    answer.rule.id
                )),
            );
            tree.insert("instrument".to_owned(), json!(answer.rule.instrument));
            tree.insert("law_of".to_owned(), json!(version.law_of));
            tree.insert("applies".to_owned(), json!(answer.applies));
            tree.insert("selective".to_owned(), json!(answer.rule.selective));
        }
        tree
    }

    fn node_json(&self, node: &Node<'_>) -> Value {
        let mut form = Map::new();
        form.insert("id".to_owned(), json!(node.point.id));
        form.insert("cite".to_owned(), json!(node.point.origin.cite));
        form.insert("grade".to_owned(), json!(node.point.origin.grade));
        form.insert("basis".to_owned(), json!(node.point.origin.basis));
        form.insert("rests_on".to_owned(), json!(node.grade));
        form.insert("verdict".to_owned(), json!(node.verdict));
        form.insert("because".to_owned(), json!(node.because()));
        form.insert("observed".to_owned(), self.observed_json(&node.observed));
        form.insert("needed".to_owned(), needed_json(self.rulebook, &node.point.test));
        form.insert(
            "counted".to_owned(),
            node.counted
                .iter()
                .map(|evidence| self.evidence_json(*evidence))
                .collect(),
        );
        form.insert(
            "not_counted".to_owned(),
            node.not_counted
                .iter()
                .map(|(evidence, why)| {
                    let mut entry = self.evidence_json(*evidence);
                    if let Some(entry) = entry.as_object_mut() {
                        entry.insert("why".to_owned(), json!(why.word()));
                    }
                    entry
                })
                .collect(),
        );
        form.insert(
            "missing".to_owned(),
            node.missing
                .iter()
                .map(|missing| self.missing_json(missing))
                .collect(),
        );
        form.insert(
            "children".to_owned(),
            node.children.iter().map(|child| self.node_json(child)).collect(),
        );
        tidy(Value::Object(form))
    }

    fn observed_json(&self, observed: &Observed) -> Value {
        let law = self.rulebook;
        match observed {
            Observed::Parts => Value::Null,
            Observed::Finding(given) => json!({ "finding": given }),
            Observed::Granted => json!({ "finding": "granted" }),
            Observed::Level { year, level } => json!({
                "year": year,
                "level": level.and_then(|rank| ranked(law, "level", rank)),
            }),
            Observed::Years(window) => json!({
                "to": window.end,
                "certain": window.certain,
                "possible": window.possible,
            }),
            Observed::Count { certain, possible } => json!({ "certain": certain, "possible": possible }),
            Observed::Share { part, whole } => json!({ "part": range(*part), "whole": range(*whole) }),
            Observed::Members(members) => json!({ "members": range(*members) }),
            Observed::Duration { months, days, more } => {
                json!({ "months": months, "days": days, "or_more": more })
            }
            Observed::Fact(fact, value) => json!({
                "fact": fact.list(),
                "value": value.and_then(|value| closed_value(law, *fact, value)),
            }),
            Observed::Number(value) => json!({ "value": value.map(|value| value.normalize().to_string()) }),
            Observed::Day(day) => json!({ "day": day }),
            Observed::Reading { doubt, option } => {
                let doubt = law.doubts.get(usize::from(*doubt));
                let word = option.and_then(|option| doubt?.options.get(usize::from(option)));
                json!({
                    "doubt": doubt.map(|doubt| doubt.key.as_str()),
                    "reading": word.map_or(crate::law::UNDECIDED, |option| option.id.as_str()),
                })
            }
        }
    }
}

fn needed_json(law: &Rulebook, test: &Test) -> Value {
    let awards = |awards: &[u16]| {
        awards
            .iter()
            .map(|award| law.awards.id(*award))
            .collect::<Vec<_>>()
    };
    let span = |span: &CountSpan| match span {
        CountSpan::Ever => "ever",
        CountSpan::Review => "year",
        CountSpan::Within(_) => "window",
    };
    let form = match test {
        Test::AtLeastOf(number, _) => json!({ "at_least": number }),
        Test::Finding(finding) => json!({ "finding": law.vocabulary.list("finding").id(finding.code) }),
        Test::Rated(level) => json!({ "level": ranked(law, "level", *level) }),
        Test::Run(run) => json!({
            "years": run.years,
            "level": run.rated.and_then(|rank| ranked(law, "level", rank)),
            "titles": awards(&run.titles),
            "every": (run.every > 1).then_some(run.every),
        }),
        Test::RatedYears { level, at_least, .. } => {
            json!({ "at_least": at_least, "level": ranked(law, "level", *level) })
        }
        Test::Holds(filter) => json!({ "award": awards(&filter.awards) }),
        Test::Times {
            filter,
            at_least,
            span: within,
        } => {
            json!({ "award": awards(&filter.awards), "at_least": at_least, "in": span(within) })
        }
        Test::Initiatives {
            scope,
            at_least,
            span: within,
            ..
        } => {
            json!({ "at_least": at_least, "scope": ranked(law, "scope", *scope), "in": span(within) })
        }
        Test::Service(service) => json!({ "months": service.months, "under_months": service.under_months }),
        Test::Established(years) => json!({ "years": years }),
        Test::Post {
            years, under_years, ..
        } => json!({ "years": years, "under_years": under_years }),
        Test::Share {
            part,
            whole,
            share,
            inclusive,
        } => json!({
            "part": law.vocabulary.list("count").id(*part),
            "whole": law.vocabulary.list("count").id(*whole),
            "share": share.to_string(),
            "inclusive": inclusive,
        }),
        Test::Members {
            count,
            at_least,
            at_most,
        } => json!({
            "count": law.vocabulary.list("count").id(*count), "at_least": at_least, "at_most": at_most,
        }),
        Test::Number { compare, bound, .. } => json!({
            "compare": match compare {
                Compare::AtLeast => "at-least",
                Compare::MoreThan => "more-than",
                Compare::AtMost => "at-most",
                Compare::LessThan => "less-than",
            },
            "bound": Decimal::normalize(bound).to_string(),
        }),
        Test::Day { last, inclusive, .. } => json!({
            "last": format!("{:02}-{:02}", u8::from(last.month), last.day), "inclusive": inclusive,
        }),
        Test::Criteria(award) => json!({ "criteria": law.awards.id(*award) }),
        _ => return Value::Null,
    };
    tidy(form)
}

fn range(range: Range) -> Value {
    if range.most == Some(range.least) {
        json!(range.least)
    } else {
        json!({ "least": range.least, "most": range.most })
    }
}

/// The identifier of the code of a rank.
pub(crate) fn ranked(law: &Rulebook, of: &str, rank: u16) -> Option<String> {
    let list = law.vocabulary.list(of);
    list.iter()
        .find(|word| word.rank == rank)
        .map(|word| word.id.clone())
}

/// The word of a value of a closed fact.
pub(crate) fn closed_value(law: &Rulebook, fact: ClosedFact, value: u16) -> Option<String> {
    match fact {
        ClosedFact::Kind => SubjectKind::all()
            .find(|kind| *kind as u16 == value)
            .map(|kind| kind.word().to_owned()),
        ClosedFact::Sex => [Sex::Female, Sex::Male]
            .into_iter()
            .find(|sex| *sex as u16 == value)
            .map(|sex| sex.word().to_owned()),
        _ => law
            .vocabulary
            .list(fact.list())
            .get(value)
            .map(|word| word.id.clone()),
    }
}

/// Without nulls and empty lists, except the lists an answer always has.
pub(crate) fn tidy(value: Value) -> Value {
    match value {
        Value::Object(entries) => Value::Object(
            entries
                .into_iter()
                .filter(|(key, value)| {
                    let kept = matches!(
                        key.as_str(),
                        "reasons" | "missing" | "verdict" | "selective" | "barred"
                    );
                    kept || (!value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()))
                })
                .collect(),
        ),
        other => other,
    }
}
