use std::collections::BTreeMap;

use rust_decimal::Decimal;
use time::Date;

use super::super::{
    MovementOutcome, MovementRecord, PactOutcome, Remark, Target, TargetCount, TargetOutcome,
};
use super::Run;
use crate::calendar::whole_months_between;
use crate::number::{Rounding, RoundingMode};
use crate::{Language, Verdict};

impl MovementRecord {
    /// Whether the movement lasts at least so many years: by its days where they are recorded, else by its years,
    /// both included; a movement without an end is counted to the day asked.
    pub fn lasts_at_least(&self, years: i64, on: Date) -> Verdict {
        if let Some(launched) = self.launched {
            let until = self.ended.unwrap_or(on);
            return (whole_months_between(launched, until) >= years.saturating_mul(12)).into();
        }
        match self.from {
            Some(from) => {
                let until = i64::from(self.until.unwrap_or(on.year()));
                (until.saturating_sub(from.into()).saturating_add(1) >= years).into()
            }
            None => Verdict::Unknown,
        }
    }

    /// Whether the movement is in force on a day.
    pub fn in_force_on(&self, day: Date) -> Verdict {
        let begun = match (self.launched, self.from) {
            (Some(launched), _) => (launched <= day).into(),
            (None, Some(from)) => (from <= day.year()).into(),
            (None, None) => Verdict::Unknown,
        };
        let open = match (self.ended, self.until) {
            (Some(ended), _) => (day < ended).into(),
            (None, Some(until)) => (day.year() <= until).into(),
            (None, None) => Verdict::Met,
        };
        begun.and(open)
    }

    /// Whether it goes on in a year: as the conference declared, else by its last year.
    pub fn continues_in(&self, year: i32) -> Verdict {
        match (self.continues, self.ended, self.until) {
            (Some(declared), _, _) => declared.into(),
            (None, Some(ended), _) => (ended.year() >= year).into(),
            (None, None, Some(until)) => (until >= year).into(),
            (None, None, None) => Verdict::Unknown,
        }
    }
}

impl<'c> Run<'c> {
    /// The movements with what matters on the day: in force, going on, long enough.
    pub(super) fn movements(&self) -> Vec<MovementOutcome<'c>> {
        let record = self.record;
        let next = record.year.saturating_add(1);
        record
            .movements
            .iter()
            .map(|movement| MovementOutcome {
                id: &movement.id,
                name: &movement.name,
                launched_by: &movement.launched_by,
                thematic: movement.thematic,
                from: movement.from.or(movement.launched.map(Date::year)),
                until: movement.until.or(movement.ended.map(Date::year)),
                in_force: movement.in_force_on(record.date),
                continues: movement.continues_in(next),
                long_enough: self
                    .regulation
                    .movement_lengths
                    .iter()
                    .map(|length| (&*length.id, movement.lasts_at_least(length.years, record.date)))
                    .collect::<BTreeMap<_, _>>(),
            })
            .collect()
    }

    /// The targets of the pact, counted over the outcome.
    pub(super) fn pact(&mut self) -> Option<PactOutcome<'c>> {
        let record = self.record;
        let pact = record.pact.as_ref()?;
        let targets = pact.targets.iter().map(|target| self.target(target)).collect();
        let not_signed = if pact.by.is_empty() {
            Vec::new()
        } else {
            let members = record.members.iter().enumerate();
            members
                .filter(|(place, _)| !pact.by.contains(place))
                .map(|(_, member)| &*member.id)
                .collect()
        };
        Some(PactOutcome {
            signed: pact.signed,
            not_signed,
            targets,
        })
    }

    fn target(&self, target: &'c Target) -> TargetOutcome<'c> {
        let members = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        let up = Rounding {
            mode: RoundingMode::Ceiling,
            places: 0,
        };
        let of_share = target
            .share
            .and_then(|share| share.times(Decimal::from(members), Some(up)));
        let needed = of_share
            .and_then(|needed| u32::try_from(needed).ok())
            .or(target.number);
        let counted = match &target.counts {
            _ if target.next_year => None,
            TargetCount::Class(class) => self
                .units
                .iter()
                .map(|unit| match (unit.eligible, unit.class) {
                    (Verdict::NotMet, _) => Some(0),
                    (_, own) => own.map(|own| u32::from(own.is_some_and(|own| own <= *class))),
                })
                .try_fold(0_u32, |sum, one| Some(sum.saturating_add(one?))),
            TargetCount::Award(award) => u32::try_from(
                self.nominations
                    .iter()
                    .filter(|nomination| nomination.award == award)
                    .count(),
            )
            .ok(),
            TargetCount::Fact(fact) => self
                .record
                .members
                .iter()
                .map(|member| {
                    member
                        .fact(fact, self.record.year, self.record.year)?
                        .boolean()
                        .map(u32::from)
                })
                .try_fold(0_u32, |sum, one| Some(sum.saturating_add(one?))),
            TargetCount::Nothing => None,
        };
        let verdict = match (counted, needed) {
            (Some(counted), Some(needed)) => (counted >= needed).into(),
            _ => Verdict::Unknown,
        };
        TargetOutcome {
            id: &target.id,
            name: &target.name,
            verdict,
            counted,
            needed,
        }
    }

    /// The plan of the coming year: movements that go on, targets to sign, targets missed, models to spread.
    pub(super) fn plan(
        &self,
        movements: &[MovementOutcome<'c>],
        pact: Option<&PactOutcome<'c>>,
    ) -> Vec<Remark<'c>> {
        let next = self.record.year.saturating_add(1);
        let mut plan = Vec::new();
        for movement in movements
            .iter()
            .filter(|movement| movement.continues == Verdict::Met)
        {
            plan.push(Remark::new(
                "movement",
                format!("tiếp tục phong trào \"{}\" trong năm {next}", movement.name.vi),
                format!(
                    "carry on the movement \"{}\" in {next}",
                    movement.name.in_language(Language::En)
                ),
            ));
        }
        for directive in &self.record.directives {
            plan.push(Remark::new(
                "directive",
                format!(
                    "tiếp tục thực hiện {} \"{}\"",
                    directive.number, directive.name.vi
                ),
                format!(
                    "keep carrying out {} \"{}\"",
                    directive.number,
                    directive.name.in_language(Language::En)
                ),
            ));
        }
        let targets = self
            .record
            .pact
            .as_ref()
            .map(|pact| pact.targets.as_slice())
            .unwrap_or_default();
        for target in targets.iter().filter(|target| target.next_year) {
            plan.push(Remark::new(
                "target",
                format!("chỉ tiêu giao ước năm {next}: {}", target.name.vi),
                format!(
                    "target of the pact of {next}: {}",
                    target.name.in_language(Language::En)
                ),
            ));
        }
        for target in pact.map(|pact| pact.targets.as_slice()).unwrap_or_default() {
            if target.verdict == Verdict::NotMet {
                plan.push(Remark::new(
                    "target-missed",
                    format!("khắc phục chỉ tiêu chưa đạt: {}", target.name.vi),
                    format!(
                        "make up for the target missed: {}",
                        target.name.in_language(Language::En)
                    ),
                ));
            }
        }
        for model in self
            .record
            .models
            .iter()
            .filter(|model| matches!(&*model.state, "discovered" | "fostered"))
        {
            plan.push(
                Remark::new(
                    "model",
                    format!("nhân rộng điển hình tiên tiến: {}", model.name.vi),
                    format!(
                        "spread the advanced model: {}",
                        model.name.in_language(Language::En)
                    ),
                )
                .about(self.id_of(model.unit)),
            );
        }
        plan
    }
}
