//! regorus: Rego, with the coverage it offers as explanation, and without.

use regorus::{Engine, Value};

use crate::facts::Facts;
use crate::peer::{Answer, Peer, Result};

pub struct Rego {
    engine: Engine,
    covered: bool,
    inputs: Vec<Value>,
}

impl Rego {
    pub fn new(covered: bool) -> Result<Self> {
        let mut engine = Engine::new();
        let rule = include_str!("../rules/chien-si-thi-dua-bo-tinh.rego");
        engine.add_policy("rule.rego".to_owned(), rule.to_owned())?;
        engine.set_enable_coverage(covered);
        Ok(Self {
            engine,
            covered,
            inputs: Vec::new(),
        })
    }
}

impl Peer for Rego {
    fn name(&self) -> &'static str {
        if self.covered {
            "regorus 0.14.1 with coverage"
        } else {
            "regorus 0.14.1, the answer alone"
        }
    }

    fn prepare(&mut self, facts: &Facts, copies: usize) -> Result<()> {
        let form = serde_json::to_string(&facts.to_json())?;
        let inputs: std::result::Result<Vec<Value>, _> =
            (0..copies).map(|_| Value::from_json_str(&form)).collect();
        self.inputs = inputs?;
        Ok(())
    }

    fn assess(&mut self) -> Result<Answer> {
        self.engine.set_input(self.inputs.pop().ok_or("no input")?);
        let award = self
            .engine
            .eval_rule("data.chien_si_thi_dua_bo_tinh.award".to_owned())?;
        let explained = if self.covered {
            let report = self.engine.get_coverage_report()?;
            self.engine.clear_coverage_data();
            report.files.iter().map(|file| file.covered.len()).sum()
        } else {
            1
        };
        Ok(Answer {
            award: *award.as_bool()?,
            explained,
        })
    }
}
