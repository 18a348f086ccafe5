use super::super::{BallotSubject, ClassReason, Remark};
use super::unit::Seen;
use super::{Run, UnitState};
use crate::Verdict;
use crate::class::ClassRule;
use crate::number::Ratio;
use crate::quota::QuotaFacts;
use crate::scoring::Role;

impl<'c> Run<'c> {
    /// The class of each unit: the first, best first, whose every requirement holds; then events and ceilings.
    pub(super) fn classes(&mut self) {
        if self.regulation.classes.is_empty() {
            return;
        }
        for place in 0..self.units.len() {
            let Some(unit) = self.units.get(place) else {
                continue;
            };
            if unit.eligible == Verdict::NotMet {
                continue;
            }
            let (class, reasons) = self.class_of(place);
            if let Some(unit) = self.units.get_mut(place) {
                unit.class = class;
                unit.class_reasons = reasons;
            }
        }
        self.class_quotas();
    }

    fn class_of(&mut self, place: usize) -> (Option<Option<usize>>, Vec<ClassReason<'c>>) {
        let regulation = self.regulation;
        let kind = self
            .record
            .member(place)
            .and_then(|member| member.kind.as_deref());
        let (bounds, mut reasons) = self.events(place);
        if let Some(fixed) = bounds.fixed {
            return (Some(Some(fixed)), reasons);
        }
        if bounds.unknown {
            return (None, reasons);
        }
        let lowest = regulation.classes.iter().rposition(|class| class.suits(kind));
        if self.units.get(place).is_some_and(|unit| unit.lowest_class) {
            let cite = self
                .units
                .get(place)
                .and_then(|unit| unit.late)
                .map_or("", |late| late.cite);
            if let Some(class) = lowest.and_then(|lowest| regulation.classes.get(lowest)) {
                reasons.push(ClassReason {
                    event: Some("late"),
                    cite,
                    ..blank(class, Verdict::Met)
                });
            }
            return (Some(lowest), reasons);
        }
        let mut asked = Vec::new();
        let mut found = Some(None);
        for (at, class) in regulation.classes.iter().enumerate() {
            if !class.suits(kind) || bounds.ceiling.is_some_and(|ceiling| at < ceiling) {
                continue;
            }
            let reason = self.ask(place, class, kind);
            let verdict = reason.verdict;
            asked.push(reason);
            match verdict {
                Verdict::Met => {
                    found = Some(Some(at));
                    break;
                }
                Verdict::Unknown => {
                    found = None;
                    break;
                }
                Verdict::NotMet => {}
            }
        }
        if found.is_none() {
            self.note_open_class(place, asked.last());
        }
        reasons.extend(asked);
        (found, reasons)
    }

    fn events(&mut self, place: usize) -> (Bounds, Vec<ClassReason<'c>>) {
        let regulation = self.regulation;
        let mut bounds = Bounds {
            fixed: None,
            ceiling: None,
            unknown: false,
        };
        let mut reasons = Vec::new();
        for event in &regulation.events {
            let (Some(condition), Some(unit)) = (regulation.condition(&event.when), self.units.get(place))
            else {
                continue;
            };
            let reason = condition.evaluate(
                regulation,
                &Seen {
                    record: self.record,
                    state: unit,
                },
            );
            let verdict = reason.verdict;
            let place_of = |id: &Option<String>| {
                id.as_deref()
                    .and_then(|id| regulation.classes.iter().position(|class| class.id == id))
            };
            let target = place_of(&event.class).or(place_of(&event.ceiling));
            let Some(class) = target.and_then(|at| regulation.classes.get(at)) else {
                continue;
            };
            match verdict {
                Verdict::NotMet => continue,
                Verdict::Unknown => {
                    bounds.unknown = true;
                    self.open_facts("event-unknown", place, &reason);
                }
                Verdict::Met if event.class.is_some() => {
                    // The worst of several.
                    bounds.fixed = bounds.fixed.max(target);
                }
                Verdict::Met => bounds.ceiling = bounds.ceiling.max(target),
            }
            reasons.push(ClassReason {
                event: Some(&event.id),
                cite: &event.origin.cite,
                grade: event.origin.grade,
                conditions: vec![reason],
                ..blank(class, verdict)
            });
        }
        if bounds.fixed.is_some() {
            bounds.unknown = false;
        }
        (bounds, reasons)
    }

    fn ask(&self, place: usize, class: &'c ClassRule, kind: Option<&str>) -> ClassReason<'c> {
        let mut reason = blank(class, Verdict::Met);
        let Some(unit) = self.units.get(place) else {
            return reason;
        };
        if let Some(interval) = class.interval_for(kind) {
            let inside = unit.class_total.map_or(Verdict::Unknown, |total| {
                interval.contains(Ratio::whole(total)).into()
            });
            reason.points = Some(interval.to_string());
            reason.in_interval = Some(inside);
            reason.verdict = reason.verdict.and(inside);
        }
        if class.no_zero || class.every_criterion.is_some() {
            reason.verdict = reason.verdict.and(floors(unit, class, &mut reason.below_floor));
        }
        let seen = Seen {
            record: self.record,
            state: unit,
        };
        for condition in class.needs.iter().filter_map(|id| self.regulation.condition(id)) {
            let asked = condition.evaluate(self.regulation, &seen);
            reason.verdict = reason.verdict.and(asked.verdict);
            reason.grade = reason.grade.min(asked.grade);
            reason.conditions.push(asked);
        }
        if class.vote.is_some() && reason.verdict != Verdict::NotMet {
            let vote = self.vote_on_class(place, class);
            reason.vote = Some(vote);
            reason.verdict = reason.verdict.and(vote);
        }
        reason
    }

    /// F7: the last ballot on the class decides.
    fn vote_on_class(&self, place: usize, class: &ClassRule) -> Verdict {
        let ballots = self.record.ballots.iter().zip(&self.ballots);
        let last = ballots
            .filter(|(record, _)| record.subject == BallotSubject::Class(class.id.clone()))
            .max_by_key(|(record, _)| record.round);
        let Some((_, outcome)) = last else {
            return Verdict::Unknown;
        };
        let id = self.id_of(place);
        let line = outcome.results.iter().find(|line| line.unit == id);
        line.map_or(Verdict::Unknown, |line| line.share.passed.into())
    }

    fn note_open_class(&mut self, place: usize, asked: Option<&ClassReason<'c>>) {
        let Some(asked) = asked else { return };
        let (id, name) = (self.id_of(place), self.name_of(place));
        for reason in asked
            .conditions
            .iter()
            .filter(|reason| reason.verdict == Verdict::Unknown)
        {
            self.open_facts("class-unknown", place, reason);
        }
        if asked.vote == Some(Verdict::Unknown) {
            self.open.push(
                Remark::new(
                    "class-vote",
                    format!(
                        "{}: chưa có kết quả bỏ phiếu công nhận loại \"{}\"",
                        name.vi, asked.class
                    ),
                    format!(
                        "{}: the ballot on the class \"{}\" is missing",
                        name.in_language(crate::Language::En),
                        asked.class
                    ),
                )
                .about(id),
            );
        }
        let no_points = asked.in_interval == Some(Verdict::Unknown);
        if no_points
            && self
                .units
                .get(place)
                .is_some_and(|unit| unit.table.is_none_or(|table| table.frame))
        {
            self.open.push(
                Remark::new(
                    "no-table",
                    format!("{}: văn bản chưa có bảng điểm cho đơn vị này", name.vi),
                    format!(
                        "{}: the regulation has no scoring table for this unit",
                        name.in_language(crate::Language::En)
                    ),
                )
                .about(id),
            );
        }
    }

    /// F8: a class with more units than its quota stays open until the bloc says who is cut.
    fn class_quotas(&mut self) {
        for (at, class) in self.regulation.classes.iter().enumerate() {
            let Some(rule) = &class.quota else { continue };
            let count = self
                .units
                .iter()
                .filter(|unit| unit.class == Some(Some(at)))
                .count();
            let quota = rule.number(None, self);
            let Some(most) = quota.number else {
                let missing = quota.missing.unwrap_or_default();
                self.open.push(Remark::new(
                    "class-quota-unknown",
                    format!(
                        "chưa có số liệu \"{missing}\" để tính tỷ lệ loại \"{}\"",
                        class.name.vi
                    ),
                    format!(
                        "the number \"{missing}\" for the quota of the class \"{}\" is missing",
                        class.id
                    ),
                ));
                continue;
            };
            if count > usize::try_from(most).unwrap_or(usize::MAX) {
                let cite = if rule.origin.cite.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", rule.origin.cite)
                };
                self.open.push(Remark::new(
                    "class-quota-exceeded",
                    format!(
                        "{count} đơn vị đạt loại \"{}\", chỉ được {most}{cite}",
                        class.name.vi
                    ),
                    format!(
                        "{count} units reach the class \"{}\", at most {most} may{cite}",
                        class.id
                    ),
                ));
            }
        }
    }
}

struct Bounds {
    fixed: Option<usize>,
    ceiling: Option<usize>,
    unknown: bool,
}

fn blank(class: &ClassRule, verdict: Verdict) -> ClassReason<'_> {
    ClassReason {
        class: &class.id,
        verdict,
        cite: &class.origin.cite,
        grade: class.origin.grade,
        points: None,
        in_interval: None,
        below_floor: Vec::new(),
        conditions: Vec::new(),
        event: None,
        vote: None,
    }
}

/// F3: the leaves below the floor of the class; unknown while a leaf has no points.
fn floors<'c>(unit: &UnitState<'c>, class: &ClassRule, below: &mut Vec<&'c str>) -> Verdict {
    let Some(table) = unit.table else {
        return Verdict::Unknown;
    };
    let mut verdict = Verdict::Met;
    for (place, criterion, _) in table.leaves() {
        let (Some(outcome), Some(max)) = (unit.criteria.get(place), criterion.max) else {
            continue;
        };
        if criterion.role != Role::Standard || outcome.rule == "not-assigned" {
            continue;
        }
        match outcome.points {
            Some(points) if class.leaf_suffices(points, max) => {}
            Some(_) => {
                below.push(&criterion.id);
                verdict = Verdict::NotMet;
            }
            None => verdict = verdict.and(Verdict::Unknown),
        }
    }
    verdict
}

impl QuotaFacts for Run<'_> {
    fn members(&self) -> u32 {
        u32::try_from(self.record.members.len()).unwrap_or(u32::MAX)
    }

    fn eligible(&self) -> Option<u32> {
        self.count(|unit| unit.eligible)
    }

    fn given(&self, name: &str) -> Option<u32> {
        self.record
            .given
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, number)| *number)
    }

    fn meeting(&self, condition: &str) -> Option<u32> {
        let condition = self.regulation.condition(condition)?;
        self.count(|unit| {
            condition
                .evaluate(
                    self.regulation,
                    &Seen {
                        record: self.record,
                        state: unit,
                    },
                )
                .verdict
        })
    }

    fn of_class(&self, class: &str) -> Option<u32> {
        let place = self
            .regulation
            .classes
            .iter()
            .position(|known| known.id == class)?;
        self.count(|unit| match (unit.eligible, unit.class) {
            (Verdict::NotMet, _) => Verdict::NotMet,
            (_, None) => Verdict::Unknown,
            (_, Some(own)) => (own == Some(place)).into(),
        })
    }
}

impl<'c> Run<'c> {
    /// Units for which something holds; none while it is unknown for one of them.
    fn count(&self, holds: impl Fn(&UnitState<'c>) -> Verdict) -> Option<u32> {
        let mut count = 0_u32;
        for unit in &self.units {
            match holds(unit) {
                Verdict::Met => count = count.saturating_add(1),
                Verdict::NotMet => {}
                Verdict::Unknown => return None,
            }
        }
        Some(count)
    }
}
