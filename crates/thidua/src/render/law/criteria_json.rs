//! The criteria of an award as data.

use serde_json::{Value, json};
use time::Date;

use super::Needs;
use super::beside::concerns;
use super::criteria::{DEEPEST, head_parts};
use crate::law::{GapKind, PointAt, Rule, Test, in_force};
use crate::{Bilingual, Language, Rulebook};

impl Rulebook {
    /// The criteria as data: what [`Self::criteria_document`] prints.
    pub fn criteria_json(&self, award: u16, on: Option<Date>) -> Value {
        let Some(known) = self.awards.get(award) else {
            return Value::Null;
        };
        let day = on.unwrap_or_else(|| self.last_day(award));
        let rules: Vec<Value> = self
            .rules_of(award)
            .filter(|rule| on.is_none_or(|on| rule.in_force_on(on)))
            .map(|rule| {
                let points: Vec<Value> = head_parts(rule).iter().map(|at| self.point_json(rule, *at, 0)).collect();
                json!({
                    "id": rule.id, "name": rule.name, "in_force": rule.in_force, "instrument": rule.instrument,
                    "number": self.number(&rule.instrument), "cite": rule.origin.cite, "grade": rule.origin.grade,
                    "basis": rule.origin.basis, "selective": rule.selective,
                    "joined_by": if matches!(rule.head().map(|head| &head.test), Some(Test::Any(_))) { "any" } else { "all" },
                    "recipients": rule.recipients.iter().collect::<Vec<_>>(),
                    "points": points,
                })
            })
            .collect();
        let within = |interval: crate::law::Interval| on.is_none_or(|on| interval.contains(on));
        json!({
            "award": known.id,
            "name": known.name(day),
            "on": on,
            "kind": known.kind,
            "state_level": known.state_level,
            "recipients": in_force(&known.recipients, day).map(|dated| &dated.value),
            "frequency": in_force(&known.frequency, day).map(|dated| &dated.value),
            "decider": in_force(&known.deciders, day),
            "criteria": rules,
            "gaps": self.gaps.iter().filter(|gap| gap.awards.contains(&award) && within(gap.in_force)).map(|gap| json!({
                "id": gap.id, "reason": gap.reason, "in_force": gap.in_force, "grade": gap.origin.grade,
                "kind": match gap.kind { GapKind::Absent => "absent", GapKind::Unknown => "unknown", GapKind::Local(_) => "local" },
            })).collect::<Vec<_>>(),
            "caps": self.caps.iter().filter(|cap| cap.award == Some(award) && within(cap.in_force)).map(|cap| json!({
                "id": cap.id, "name": cap.name, "in_force": cap.in_force, "cite": cap.origin.cite, "grade": cap.origin.grade,
            })).collect::<Vec<_>>(),
            "bars": self.bars.iter().filter(|bar| concerns(&bar.awards, award) && within(bar.in_force)).map(|bar| json!({
                "id": bar.id, "name": bar.name, "in_force": bar.in_force, "cite": bar.origin.cite, "grade": bar.origin.grade,
            })).collect::<Vec<_>>(),
            "exclusions": self.exclusions.iter().filter(|rule| concerns(&rule.awards, award) && within(rule.in_force)).map(|rule| json!({
                "id": rule.id, "name": rule.name, "in_force": rule.in_force, "cite": rule.origin.cite, "grade": rule.origin.grade,
                "effect": if rule.excludes { "excludes" } else { "warns" },
            })).collect::<Vec<_>>(),
            "law": { "digest": self.digest },
        })
    }

    fn point_json(&self, rule: &Rule, at: PointAt, depth: usize) -> Value {
        let (Some(point), true) = (rule.point(at), depth < DEEPEST) else {
            return Value::Null;
        };
        let asks = |language| {
            Needs {
                law: self,
                rule,
                language,
            }
            .of_point(point)
        };
        let parts: Vec<Value> = point
            .test
            .parts()
            .into_iter()
            .map(|part| self.point_json(rule, part, depth.saturating_add(1)))
            .collect();
        json!({
            "id": point.id, "name": point.name, "cite": point.origin.cite, "grade": point.origin.grade,
            "basis": point.origin.basis, "text": point.text, "asks": Bilingual::new(asks(Language::Vi), asks(Language::En)),
            "points": parts,
        })
    }
}
