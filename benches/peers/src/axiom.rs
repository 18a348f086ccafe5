//! Axiom Rules Engine: RuleSpec, with the trace of its `explain` mode, and its evaluator alone.

use axiom_rules_engine::api::{
    CompiledExecutionRequest, ExecutionMode, ExecutionQuery, OutputValue, execute_compiled_request,
};
use axiom_rules_engine::compile::CompiledProgramArtifact;
use axiom_rules_engine::engine::Engine;
use axiom_rules_engine::model::{DataSet, JudgmentOutcome, Program};
use axiom_rules_engine::spec::{DatasetSpec, JudgmentOutcomeSpec, PeriodSpec};
use serde_json::{Value, json};

use crate::facts::{Facts, day};
use crate::peer::{Answer, Peer, Result};

const PERSON: &str = "person";

pub struct Axiom {
    artifact: CompiledProgramArtifact,
    query: ExecutionQuery,
    inputs: Vec<(CompiledProgramArtifact, CompiledExecutionRequest)>,
}

fn artifact() -> Result<CompiledProgramArtifact> {
    let rule = include_str!("../rules/chien-si-thi-dua-bo-tinh.axiom.yaml");
    Ok(CompiledProgramArtifact::from_rulespec_str(rule)?)
}

/// The day of the decision; what is dated by it is in force for the whole of the record.
fn period() -> Result<PeriodSpec> {
    let form = json!({ "period_kind": "custom", "name": "day", "start": "2025-06-01", "end": "2025-06-01" });
    Ok(serde_json::from_value(form)?)
}

fn dataset(facts: &Facts) -> Result<DatasetSpec> {
    let always = json!({ "start": "2000-01-01", "end": "9999-12-31" });
    let mut inputs = Vec::new();
    let mut relations = Vec::new();
    let mut input = |entity: &str, id: &str, name: &str, value: Value| {
        inputs.push(json!({
            "name": name, "entity": entity, "entity_id": id, "interval": always, "value": value,
        }));
    };
    let mut relate = |name: &str, id: &str| {
        relations.push(json!({ "name": name, "tuple": [id, PERSON], "interval": always }));
    };
    let flag = |value: bool| json!({ "kind": "bool", "value": value });
    let text = |value: &str| json!({ "kind": "text", "value": value });
    let date = |value: i64| json!({ "kind": "date", "value": day(value) });
    input("Person", PERSON, "outstanding", flag(facts.outstanding));
    input("Person", PERSON, "combat_merit", flag(facts.combat_merit));
    for (at, held) in facts.awards.iter().enumerate() {
        let id = format!("award-{at}");
        relate("award_of", &id);
        input("Award", &id, "held_award", text(held.award));
        input(
            "Award",
            &id,
            "held_year",
            json!({ "kind": "integer", "value": held.year }),
        );
    }
    for (at, entry) in facts.initiatives.iter().enumerate() {
        let id = format!("initiative-{at}");
        relate("initiative_of", &id);
        input("Initiative", &id, "initiative_kind", text(entry.kind));
        input("Initiative", &id, "scope", text(entry.scope));
        input("Initiative", &id, "recognised", flag(entry.recognised));
        input("Initiative", &id, "applied", flag(entry.applied));
        input("Initiative", &id, "accepted", flag(entry.accepted));
    }
    for (at, entry) in facts.proceedings.iter().enumerate() {
        let id = format!("proceeding-{at}");
        relate("proceeding_of", &id);
        input("Proceeding", &id, "began", date(entry.began));
        input("Proceeding", &id, "ended", date(entry.ended));
    }
    Ok(serde_json::from_value(
        json!({ "inputs": inputs, "relations": relations }),
    )?)
}

impl Axiom {
    pub fn new() -> Result<Self> {
        Ok(Self {
            artifact: artifact()?,
            query: ExecutionQuery {
                entity_id: PERSON.to_owned(),
                period: period()?,
                outputs: vec!["award".to_owned()],
                assessment_date: None,
            },
            inputs: Vec::new(),
        })
    }
}

impl Peer for Axiom {
    fn name(&self) -> &'static str {
        "axiom-rules-engine 0.2.0 with trace"
    }

    fn prepare(&mut self, facts: &Facts, copies: usize) -> Result<()> {
        let request = CompiledExecutionRequest {
            mode: ExecutionMode::Explain,
            dataset: dataset(facts)?,
            queries: vec![self.query.clone()],
        };
        self.inputs = vec![(self.artifact.clone(), request); copies];
        Ok(())
    }

    fn assess(&mut self) -> Result<Answer> {
        let (artifact, request) = self.inputs.pop().ok_or("no input")?;
        let response = execute_compiled_request(artifact, request)?;
        let result = response.results.first().ok_or("no answer")?;
        let award = match result.outputs.get("award") {
            Some(OutputValue::Judgment { outcome, .. }) => *outcome == JudgmentOutcomeSpec::Holds,
            other => return Err(format!("{other:?}").into()),
        };
        Ok(Answer {
            award,
            explained: result.trace.len(),
        })
    }
}

/// Its evaluator with the program and the data already in its own model; the trace stays inside.
pub struct AxiomEvaluator {
    program: Program,
    inputs: Vec<DataSet>,
}

impl AxiomEvaluator {
    pub fn new() -> Result<Self> {
        Ok(Self {
            program: artifact()?.program.to_program()?,
            inputs: Vec::new(),
        })
    }
}

impl Peer for AxiomEvaluator {
    fn name(&self) -> &'static str {
        "axiom-rules-engine 0.2.0, its evaluator alone"
    }

    fn prepare(&mut self, facts: &Facts, copies: usize) -> Result<()> {
        self.inputs = vec![dataset(facts)?.to_dataset_for_program(&self.program)?; copies];
        Ok(())
    }

    fn assess(&mut self) -> Result<Answer> {
        let data = self.inputs.pop().ok_or("no input")?;
        let mut engine = Engine::new(&self.program, &data);
        let outcome = engine.evaluate_judgment("award", PERSON, &period()?.to_model()?)?;
        Ok(Answer {
            award: outcome == JudgmentOutcome::Holds,
            explained: 1,
        })
    }
}
