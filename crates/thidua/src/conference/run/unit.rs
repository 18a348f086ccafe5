use rust_decimal::Decimal;
use time::Date;

use super::super::{Record, Remark};
use super::{Run, UnitState};
use crate::condition::Circumstances;
use crate::fact::FactValue;
use crate::{FactRule, Verdict};

/// A unit as conditions see it.
pub(super) struct Seen<'s, 'c> {
    pub(super) record: &'c Record,
    pub(super) state: &'s UnitState<'c>,
}

impl Circumstances for Seen<'_, '_> {
    fn fact(&self, id: &str, year: i32) -> Option<&FactValue> {
        self.record
            .member(self.state.place)?
            .fact(id, year, self.record.year)
    }

    fn year(&self) -> i32 {
        self.record.year
    }

    fn conference(&self) -> Date {
        self.record.date
    }

    fn class_total(&self) -> Option<Decimal> {
        self.state.class_total
    }

    fn class(&self) -> Option<Option<usize>> {
        self.state.class
    }

    fn rank(&self) -> Option<u32> {
        self.state.rank
    }
}

impl<'c> Run<'c> {
    /// Starts each unit and asks whether it is reviewed at all.
    pub(super) fn units(&mut self) {
        for (place, member) in self.record.members.iter().enumerate() {
            let mut state = UnitState {
                place,
                table: member.table.and_then(|table| self.regulation.tables.get(table)),
                eligible: Verdict::Met,
                eligibility: Vec::new(),
                criteria: Vec::new(),
                missing: Vec::new(),
                total: None,
                class_total: None,
                assigned: None,
                late: None,
                lowest_class: false,
                class: None,
                class_reasons: Vec::new(),
                rank: None,
                rank_label: None,
                rank_reason: None,
            };
            let seen = Seen {
                record: self.record,
                state: &state,
            };
            let reasons: Vec<_> = self
                .regulation
                .eligibility
                .iter()
                .filter_map(|id| self.regulation.condition(id))
                .map(|condition| condition.evaluate(self.regulation, &seen))
                .collect();
            state.eligible = reasons
                .iter()
                .map(|reason| reason.verdict)
                .fold(Verdict::Met, Verdict::and);
            for reason in reasons.iter().filter(|reason| reason.verdict == Verdict::Unknown) {
                self.open_facts("eligibility-unknown", place, reason);
            }
            state.eligibility = reasons;
            self.units.push(state);
        }
    }

    /// Notes the facts that would settle a condition of a unit.
    pub(super) fn open_facts(
        &mut self,
        code: &'static str,
        place: usize,
        reason: &crate::condition::Reason<'c>,
    ) {
        let name = self.name_of(place);
        let asked: Vec<&FactRule> = reason
            .missing
            .iter()
            .filter_map(|id| self.regulation.fact(id))
            .collect();
        let list = |words: Vec<&str>| {
            if words.is_empty() {
                String::new()
            } else {
                format!(": {}", words.join("; "))
            }
        };
        let vi = list(asked.iter().map(|fact| &*fact.name.vi).collect());
        let en = list(
            asked
                .iter()
                .map(|fact| fact.name.in_language(crate::Language::En))
                .collect(),
        );
        let remark = Remark::new(
            code,
            format!(
                "{}: chưa đủ dữ kiện cho điều kiện \"{}\"{vi}",
                name.vi, reason.name.vi
            ),
            format!(
                "{}: facts missing for the condition \"{}\"{en}",
                name.in_language(crate::Language::En),
                reason.name.in_language(crate::Language::En)
            ),
        );
        self.open.push(remark.about(self.id_of(place)));
    }
}
