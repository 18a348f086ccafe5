use rust_decimal::Decimal;

use super::super::{RankReason, Remark};
use super::{Run, UnitState};
use crate::Verdict;
use crate::number::Ratio;
use crate::ranking::{Contestant, RankKey, RankOf, Ranked, RankingRule, Ties};

impl<'c> Run<'c> {
    /// Ranks by each order of the regulation: uncapped totals, then named leaves or raw measures, then settled ties.
    pub(super) fn ranks(&mut self) {
        let regulation = self.regulation;
        for rule in &regulation.rankings {
            let units: Vec<usize> = (0..self.units.len())
                .filter(|unit| self.is_ordered(*unit, rule))
                .collect();
            let mut groups: Vec<Option<&str>> = vec![None];
            if rule.by_group {
                groups = units
                    .iter()
                    .map(|unit| self.record.member(*unit).and_then(|m| m.group.as_deref()))
                    .collect();
                groups.sort_unstable();
                groups.dedup();
            }
            for group in groups {
                let own: Vec<usize> = units
                    .iter()
                    .copied()
                    .filter(|unit| {
                        !rule.by_group || self.record.member(*unit).and_then(|m| m.group.as_deref()) == group
                    })
                    .collect();
                self.rank_group(rule, &own);
            }
        }
    }

    fn is_ordered(&self, place: usize, rule: &RankingRule) -> bool {
        let kind = self
            .record
            .member(place)
            .and_then(|member| member.kind.as_deref());
        rule.orders(kind)
            && self
                .units
                .get(place)
                .is_some_and(|unit| unit.eligible != Verdict::NotMet)
    }

    fn rank_group(&mut self, rule: &'c RankingRule, units: &[usize]) {
        let mut contestants = Vec::with_capacity(units.len());
        for place in units {
            let Some(unit) = self.units.get(*place) else {
                continue;
            };
            let values: Option<Vec<Ratio>> = rule.keys.iter().map(|key| self.key_value(unit, key)).collect();
            match values {
                Some(values) => {
                    contestants.push(Contestant {
                        unit: *place,
                        values,
                        settled: self.settled(*place),
                    });
                }
                None => {
                    let (id, name) = (self.id_of(*place), self.name_of(*place));
                    let remark = Remark::new(
                        "not-ranked",
                        format!("{}: chưa xếp hạng được vì thiếu điểm hoặc số liệu", name.vi),
                        format!(
                            "{}: not ranked yet, points or measures are missing",
                            name.in_language(crate::Language::En)
                        ),
                    );
                    self.open.push(remark.about(id));
                }
            }
        }
        // With a unit still missing the ranks of the others may change: they are given, and the remark keeps the
        // result from being final.
        let ranked = rule.order(contestants);
        self.note_ties(rule, &ranked);
        for line in &ranked {
            let settled_by = self
                .record
                .tie_breaks
                .iter()
                .find(|tie| tie.order.contains(&line.unit))
                .filter(|_| rule.ties != Ties::Shared)
                .map(|tie| &*tie.by);
            let Some(unit) = self.units.get_mut(line.unit) else {
                continue;
            };
            unit.rank = Some(line.rank);
            let label = usize::try_from(line.rank)
                .ok()
                .and_then(|rank| rank.checked_sub(1));
            unit.rank_label = label.and_then(|at| rule.labels.get(at));
            unit.rank_reason = Some(RankReason {
                ranking: &rule.id,
                cite: &rule.origin.cite,
                grade: rule.origin.grade,
                decided_by: line
                    .decided_by
                    .and_then(|key| rule.keys.get(key))
                    .map(|key| &key.name),
                shared: line.shared,
                settled_by,
            });
        }
    }

    /// The place of a unit in a tie settled by ballot or authority.
    fn settled(&self, unit: usize) -> Option<usize> {
        self.record
            .tie_breaks
            .iter()
            .find_map(|tie| tie.order.iter().position(|place| *place == unit))
    }

    /// G3: equal units stay open where a ballot or the authority must decide.
    fn note_ties(&mut self, rule: &RankingRule, ranked: &[Ranked]) {
        if rule.ties == Ties::Shared {
            return;
        }
        let mut noted = Vec::new();
        for line in ranked.iter().filter(|line| line.shared) {
            if noted.contains(&line.rank) {
                continue;
            }
            noted.push(line.rank);
            let tied: Vec<usize> = ranked
                .iter()
                .filter(|other| other.rank == line.rank)
                .map(|other| other.unit)
                .collect();
            let names_vi: Vec<&str> = tied.iter().map(|unit| &*self.name_of(*unit).vi).collect();
            let names_en: Vec<&str> = tied
                .iter()
                .map(|unit| self.name_of(*unit).in_language(crate::Language::En))
                .collect();
            let (who_vi, who_en) = match rule.ties {
                Ties::Ballot => ("bỏ phiếu", "a ballot"),
                _ => ("cấp có thẩm quyền quyết định", "the authority"),
            };
            self.open.push(Remark::new(
                "tie",
                format!(
                    "hạng {}: {} bằng nhau, cần {who_vi}",
                    line.rank,
                    names_vi.join(", ")
                ),
                format!(
                    "rank {}: {} are equal, {who_en} decides",
                    line.rank,
                    names_en.join(", ")
                ),
            ));
        }
    }

    fn key_value(&self, unit: &UnitState<'c>, key: &RankKey) -> Option<Ratio> {
        let value = match &key.of {
            RankOf::Total => unit.total?,
            RankOf::ClassTotal => unit.class_total?,
            RankOf::Percent => {
                let total = unit.total?;
                return match unit.assigned {
                    Some(assigned) => Ratio::new(total, assigned.maximum),
                    None => Ratio::new(total, unit.table?.scale),
                };
            }
            RankOf::Criteria(ids) => sum(ids.iter().map(|id| {
                let outcome = unit.criteria.iter().find(|outcome| outcome.id == id);
                outcome.map_or(Some(Decimal::ZERO), |outcome| outcome.points)
            }))?,
            RankOf::Measures(measures) => sum(measures.iter().map(|measure| self.measure(unit, measure)))?,
            RankOf::Facts(facts) => sum(facts.iter().map(|fact| self.number_fact(unit, fact)))?,
        };
        match &key.over {
            None => Some(Ratio::whole(value)),
            Some(over) => Ratio::new(
                value,
                self.measure(unit, over)
                    .or_else(|| self.number_fact(unit, over))?,
            ),
        }
    }

    /// A raw input, `criterion:input`.
    fn measure(&self, unit: &UnitState<'c>, measure: &str) -> Option<Decimal> {
        let (criterion, input) = measure.split_once(':')?;
        let outcome = unit.criteria.iter().find(|outcome| outcome.id == criterion)?;
        outcome
            .inputs
            .iter()
            .find(|(name, _)| name == input)
            .and_then(|(_, value)| value.number())
    }

    fn number_fact(&self, unit: &UnitState<'c>, fact: &str) -> Option<Decimal> {
        self.record
            .member(unit.place)?
            .fact(fact, self.record.year, self.record.year)?
            .number()
    }
}

fn sum(mut values: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    values.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?))
}
