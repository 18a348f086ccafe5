//! GoRules ZEN: a decision graph, with its trace.

use std::sync::Arc;

use tokio::runtime::Runtime;
use zen_engine::model::GraphContent;
use zen_engine::{Decision, EvaluationOptions, Variable};

use crate::facts::Facts;
use crate::peer::{Answer, Peer, Result};

pub struct Zen {
    decision: Decision,
    runtime: Runtime,
    inputs: Vec<Variable>,
}

impl Zen {
    pub fn new() -> Result<Self> {
        let content: GraphContent =
            serde_json::from_str(include_str!("../rules/chien-si-thi-dua-bo-tinh.zen.json"))?;
        let mut decision = Decision::from(Arc::new(content));
        decision.compile();
        decision.validate().map_err(|error| format!("{error:?}"))?;
        Ok(Self {
            decision,
            runtime: tokio::runtime::Builder::new_current_thread().build()?,
            inputs: Vec::new(),
        })
    }
}

impl Peer for Zen {
    fn name(&self) -> &'static str {
        "zen-engine 2.1.6 with trace"
    }

    fn prepare(&mut self, facts: &Facts, copies: usize) -> Result<()> {
        let form = facts.to_json();
        self.inputs = (0..copies).map(|_| Variable::from(form.clone())).collect();
        Ok(())
    }

    fn assess(&mut self) -> Result<Answer> {
        let input = self.inputs.pop().ok_or("no input")?;
        let options = EvaluationOptions {
            trace: true,
            ..EvaluationOptions::default()
        };
        let response = self
            .runtime
            .block_on(self.decision.evaluate_with_opts(input, options))
            .map_err(|error| format!("{error:?}"))?;
        let award = response.result.dot("award").and_then(|value| value.as_bool());
        Ok(Answer {
            award: award.ok_or("no answer")?,
            explained: usize::from(response.trace.is_some()),
        })
    }
}
