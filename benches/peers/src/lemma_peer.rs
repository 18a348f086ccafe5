//! Lemma, with its explanation.

use std::path::PathBuf;
use std::sync::Arc;

use lemma::{DateGranularity, DateTimeValue, Engine, EvaluateDataValue, IndexMap, SourceType};

use crate::facts::{Facts, TODAY, YEAR};
use crate::peer::{Answer, Peer, Result};

pub struct Lemma {
    engine: Engine,
    effective: DateTimeValue,
    rules: Vec<String>,
    inputs: Vec<IndexMap<String, EvaluateDataValue>>,
}

impl Lemma {
    pub fn new() -> Result<Self> {
        let mut engine = Engine::new();
        let rule = include_str!("../rules/chien-si-thi-dua-bo-tinh.lemma");
        let path = SourceType::Path(Arc::new(PathBuf::from("rule.lemma")));
        engine
            .load([(path, rule.to_owned())])
            .map_err(|errors| format!("{errors:?}"))?;
        Ok(Self {
            engine,
            effective: DateTimeValue {
                year: 2025,
                month: 6,
                day: 1,
                hour: 0,
                minute: 0,
                second: 0,
                microsecond: 0,
                timezone: None,
                granularity: DateGranularity::Full,
            },
            rules: vec!["awarded".to_owned()],
            inputs: Vec::new(),
        })
    }
}

fn row<const N: usize>(columns: [(&str, EvaluateDataValue); N]) -> EvaluateDataValue {
    EvaluateDataValue::Map(columns.map(|(key, value)| (key.to_owned(), value)).into())
}

fn text(value: impl ToString) -> EvaluateDataValue {
    EvaluateDataValue::string(value.to_string())
}

impl Peer for Lemma {
    fn name(&self) -> &'static str {
        "lemma-engine 0.10.2 with explanation"
    }

    fn prepare(&mut self, facts: &Facts, copies: usize) -> Result<()> {
        let held = facts
            .awards
            .iter()
            .map(|held| row([("award", text(held.award)), ("year", text(held.year))]));
        let initiatives = facts.initiatives.iter().map(|entry| {
            row([
                ("kind", text(entry.kind)),
                ("scope", text(entry.scope)),
                ("recognised", entry.recognised.into()),
                ("applied", entry.applied.into()),
                ("accepted", entry.accepted.into()),
            ])
        });
        let proceedings = facts
            .proceedings
            .iter()
            .map(|entry| row([("began", text(entry.began)), ("ended", text(entry.ended))]));
        let input = IndexMap::from([
            ("held".to_owned(), EvaluateDataValue::List(held.collect())),
            (
                "initiatives".to_owned(),
                EvaluateDataValue::List(initiatives.collect()),
            ),
            (
                "proceedings".to_owned(),
                EvaluateDataValue::List(proceedings.collect()),
            ),
            ("review_year".to_owned(), text(YEAR)),
            ("today".to_owned(), text(TODAY)),
            ("outstanding".to_owned(), facts.outstanding.into()),
            ("combat_merit".to_owned(), facts.combat_merit.into()),
        ]);
        self.inputs = vec![input; copies];
        Ok(())
    }

    fn assess(&mut self) -> Result<Answer> {
        let input = self.inputs.pop().ok_or("no input")?;
        let response = self
            .engine
            .evaluate(
                None,
                "chien_si_thi_dua_bo_tinh",
                Some(&self.effective),
                input,
                Some(&self.rules),
                true,
            )
            .map_err(|error| format!("{error:?}"))?;
        let result = response.results.get("awarded").ok_or("no answer")?;
        let award = match result.result() {
            Some("true") => true,
            Some("false") => false,
            other => return Err(format!("{other:?} {:?}", result.veto_reason).into()),
        };
        Ok(Answer {
            award,
            explained: usize::from(result.explanation.is_some()),
        })
    }
}
