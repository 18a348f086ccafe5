use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::Remark;
use super::Run;
use crate::Verdict;
use crate::scoring::{Criterion, LeaderEntry, Method, NoPoints, Race, Scored};

/// One leaf-relative method waiting for all units.
struct Waiting {
    unit: usize,
    criterion: usize,
    entry: Option<LeaderEntry>,
}

impl<'c> Run<'c> {
    /// C10 and C11: each leaf against the best unit, once every unit is in or excluded by rule.
    pub(super) fn leader_relative(&mut self) {
        let mut leaves: Vec<(&'c str, usize, &'c Criterion, &'c Method)> = Vec::new();
        for table in &self.regulation.tables {
            for (place, criterion, method) in table.leaves() {
                if matches!(method, Method::LeaderRelative { .. }) {
                    leaves.push((&table.id, place, criterion, method));
                }
            }
        }
        for (table, criterion_place, criterion, method) in leaves {
            let Method::LeaderRelative {
                at_target,
                by_group,
                own_group_without_target,
            } = method
            else {
                continue;
            };
            let waiting: Vec<Waiting> = (0..self.units.len())
                .filter(|unit| self.takes_part(*unit, table, criterion_place))
                .map(|unit| Waiting {
                    unit,
                    criterion: criterion_place,
                    entry: self.leader_entry(unit, criterion_place, *own_group_without_target),
                })
                .collect();
            let mut groups: BTreeMap<Option<&str>, (Race, bool)> = BTreeMap::new();
            let group_of = |run: &Self, unit: usize| run.group_of(unit).filter(|_| *by_group);
            for own in &waiting {
                let group = group_of(self, own.unit);
                groups.entry(group).or_insert_with(|| {
                    let peers = || waiting.iter().filter(|peer| group_of(self, peer.unit) == group);
                    let race = Race::among(peers().filter_map(|peer| peer.entry));
                    (race, peers().all(|peer| peer.entry.is_some()))
                });
            }
            for own in &waiting {
                let Some((race, complete)) = groups.get(&group_of(self, own.unit)) else {
                    continue;
                };
                let rounding = self
                    .units
                    .get(own.unit)
                    .and_then(|unit| unit.table)
                    .and_then(|table| table.rounding);
                let scored = own
                    .entry
                    .map(|entry| race.points(entry, criterion.max.unwrap_or_default(), *at_target, rounding));
                self.settle_leader(own, scored, *complete, criterion);
            }
        }
    }

    fn takes_part(&self, unit: usize, table: &str, criterion: usize) -> bool {
        let Some(state) = self.units.get(unit) else {
            return false;
        };
        let not_assigned = self
            .record
            .member(unit)
            .is_some_and(|member| member.not_assigned.contains(&criterion));
        state.table.is_some_and(|own| own.id == table) && state.eligible != Verdict::NotMet && !not_assigned
    }

    fn group_of(&self, unit: usize) -> Option<&'c str> {
        self.record
            .member(unit)
            .and_then(|member| member.group.as_deref())
    }

    fn leader_entry(&self, unit: usize, criterion: usize, without_target: bool) -> Option<LeaderEntry> {
        let inputs = self.units.get(unit)?.criteria.get(criterion)?.inputs;
        let number = |name: &str| {
            inputs
                .iter()
                .find(|(input, _)| input == name)
                .and_then(|(_, value)| value.number())
        };
        let (actual, target) = (number("actual")?, number("target"));
        let usable = actual >= Decimal::ZERO
            && target.is_none_or(|target| target > Decimal::ZERO)
            && (target.is_some() || without_target);
        usable.then_some(LeaderEntry { actual, target })
    }

    fn settle_leader(
        &mut self,
        own: &Waiting,
        scored: Option<Result<Scored, NoPoints>>,
        complete: bool,
        criterion: &'c Criterion,
    ) {
        let (id, name) = (self.id_of(own.unit), self.name_of(own.unit));
        let Some(unit) = self.units.get_mut(own.unit) else {
            return;
        };
        let Some(outcome) = unit.criteria.get_mut(own.criterion) else {
            return;
        };
        match scored {
            Some(Ok(scored)) => {
                outcome.points = Some(scored.points);
                if let Some(stage) = outcome.stages.last_mut() {
                    stage.points = Some(scored.points);
                }
                if !complete {
                    self.open.push(
                        Remark::new(
                            "waits-for-units",
                            format!(
                                "{}: điểm tiêu chí {} còn thay đổi vì có đơn vị chưa nộp",
                                name.vi, criterion.id
                            ),
                            format!(
                                "{}: the score of {} may still change, a unit is not in",
                                name.in_language(crate::Language::En),
                                criterion.id
                            ),
                        )
                        .about(id),
                    );
                }
            }
            _ => {
                outcome.rule = "missing";
                unit.missing.push(own.criterion);
            }
        }
    }
}
