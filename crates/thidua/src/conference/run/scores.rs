use std::collections::BTreeMap;

use rust_decimal::Decimal;
use time::Date;

use super::super::{CriterionOutcome, Entry, LateOutcome, Member, Remark, Sheet, StagePoints, Stages};
use super::Run;
use crate::Verdict;
use crate::calendar::{Effect, LateRule};
use crate::fact::FactValue;
use crate::scoring::{
    Combine, Criterion, Inputs, LeaderEntry, Method, MissingLeaf, NoPoints, NotAssigned, Race, Scored,
    ScoringTable,
};

/// One leaf-relative method waiting for all units.
struct Waiting {
    unit: usize,
    criterion: usize,
    entry: Option<LeaderEntry>,
}

impl<'c> Run<'c> {
    /// Points of every leaf at every stage; what is measured against the other units comes last.
    pub(super) fn scores(&mut self) {
        let sheets = self.sheets_in_force();
        for place in 0..self.units.len() {
            let own = sheets.get(place).map_or(&[] as &[&Sheet], Vec::as_slice);
            self.late_or_silent(place, own);
            self.unit_scores(place, own);
        }
        self.leader_relative();
        self.missing_leaves();
    }

    /// The sheets of each unit in the order of the stages; those before a request to score again are left out.
    fn sheets_in_force(&mut self) -> Vec<Vec<&'c Sheet>> {
        let record = self.record;
        let mut all: Vec<Vec<&'c Sheet>> = vec![Vec::new(); record.members.len()];
        for sheet in &record.sheets {
            let superseded = record.revisions.iter().any(|revision| {
                revision.unit == sheet.unit
                    && revision.stage <= sheet.stage
                    && sheet.on.is_none_or(|on| on < revision.on)
            });
            if let Some(own) = all.get_mut(sheet.unit)
                && !superseded
            {
                own.push(sheet);
            }
        }
        for sheet in &record.sheets {
            let Some(stage) = self.regulation.stages.get(sheet.stage) else {
                continue;
            };
            let assigned = record.cross_checks.iter().any(|(_, unit)| *unit == sheet.unit);
            if let Some(by) = sheet.by
                && assigned
                && !record.cross_checks.contains(&(by, sheet.unit))
            {
                let (name, checker) = (self.name_of(sheet.unit), self.name_of(by));
                self.breaches.push(
                    Remark::new(
                        "not-the-checker",
                        format!(
                            "{}: {} chấm vòng \"{}\" mà không được phân công",
                            name.vi, checker.vi, stage.name.vi
                        ),
                        format!(
                            "{}: {} scored the stage \"{}\" without being assigned",
                            name.vi, checker.vi, stage.id
                        ),
                    )
                    .about(self.id_of(sheet.unit)),
                );
            }
        }
        all
    }

    fn late_or_silent(&mut self, place: usize, sheets: &[&'c Sheet]) {
        let Some(table) = self.units.get(place).and_then(|unit| unit.table) else {
            return;
        };
        if self.regulation.stages.is_empty() || table.frame {
            return;
        }
        let first: Option<&Sheet> = sheets.iter().find(|sheet| sheet.stage == 0).copied();
        let window = self.regulation.windows.iter().find(|window| {
            window.stage.as_deref() == self.regulation.stages.first().map(|stage| &*stage.id)
                && window.binds(
                    self.record
                        .member(place)
                        .and_then(|member| member.kind.as_deref()),
                )
        });
        let last: Option<Date> = window.and_then(|window| {
            window
                .dates(self.record.year, self.record.date, &self.record.holidays)
                .last
        });
        let late = matches!((first.and_then(|sheet| sheet.on), last), (Some(on), Some(last)) if on > last);
        let event = match (first, late) {
            (None, _) => "silent",
            (Some(_), true) => "late",
            _ => return,
        };
        let (id, name) = (self.id_of(place), self.name_of(place));
        let effect = self
            .regulation
            .late
            .as_ref()
            .map(|rule| (rule, rule_effect(rule, event)));
        match effect {
            Some((rule, effect)) if effect != Effect::Open => {
                let Some(unit) = self.units.get_mut(place) else {
                    return;
                };
                let points = if effect == Effect::Deduct {
                    rule.points
                } else {
                    Decimal::ZERO
                };
                unit.late = Some(LateOutcome {
                    event,
                    effect: effect_word(effect),
                    points,
                    cite: &rule.origin.cite,
                    grade: rule.origin.grade,
                });
                unit.lowest_class |= effect == Effect::LowestClass;
                if effect == Effect::Exclude {
                    unit.eligible = Verdict::NotMet;
                }
            }
            _ if event == "silent" => self.open.push(
                Remark::new(
                    "no-sheet",
                    format!("{}: chưa có phiếu tự chấm", name.vi),
                    format!("{}: no first score sheet", name.in_language(crate::Language::En)),
                )
                .about(id),
            ),
            _ => self.breaches.push(
                Remark::new(
                    "late-sheet",
                    format!("{}: phiếu tự chấm nộp muộn", name.vi),
                    format!(
                        "{}: the first score sheet is late",
                        name.in_language(crate::Language::En)
                    ),
                )
                .about(id),
            ),
        }
    }

    fn unit_scores(&mut self, place: usize, sheets: &[&'c Sheet]) {
        let Some(member) = self.record.member(place) else {
            return;
        };
        let Some(table) = self.units.get(place).and_then(|unit| unit.table) else {
            return;
        };
        // Where each sheet scores each criterion, in the order of the stages; the last one is in force.
        let places: Vec<(&'c Sheet, Vec<Option<&'c Entry>>)> = sheets
            .iter()
            .map(|sheet| {
                let mut own = vec![None; table.criteria.len()];
                for entry in &sheet.entries {
                    if let Some(place) = own.get_mut(entry.criterion) {
                        *place = Some(entry);
                    }
                }
                (*sheet, own)
            })
            .collect();
        let mut own: Vec<(&'c Sheet, &'c Entry)> = Vec::with_capacity(sheets.len());
        let mut criteria = Vec::with_capacity(table.criteria.len());
        let mut missing = Vec::new();
        for (at, criterion) in table.criteria.iter().enumerate() {
            own.clear();
            own.extend(
                places
                    .iter()
                    .filter_map(|(sheet, entries)| Some((*sheet, (*entries.get(at)?)?))),
            );
            let mut outcome = self.blank(criterion);
            if let Some(method) = &criterion.method {
                if member.not_assigned.contains(&at) {
                    not_assigned(&mut outcome, table, criterion);
                } else {
                    self.leaf(&mut outcome, member, table, criterion, method, &own);
                    if outcome.points.is_none() && outcome.rule != "leader_relative" {
                        missing.push(at);
                    }
                }
            }
            criteria.push(outcome);
        }
        missing.retain(|at| !other_alternative_scored(table, *at, &criteria));
        if let Some(unit) = self.units.get_mut(place) {
            unit.criteria = criteria;
            unit.missing = missing;
        }
    }

    fn blank(&self, criterion: &'c Criterion) -> CriterionOutcome<'c> {
        CriterionOutcome {
            id: &criterion.id,
            name: &criterion.name,
            points: None,
            bonus: Decimal::ZERO,
            max: criterion.max,
            role: criterion.role,
            rule: "sum",
            cite: &criterion.origin.cite,
            grade: criterion.origin.grade,
            stage: None,
            scorer: None,
            on: None,
            inputs: &[],
            band: None,
            uncut: None,
            evidence: None,
            note: None,
            stages: Stages::default(),
        }
    }

    fn leaf(
        &mut self,
        outcome: &mut CriterionOutcome<'c>,
        member: &'c Member,
        table: &'c ScoringTable,
        criterion: &'c Criterion,
        method: &'c Method,
        entries: &[(&'c Sheet, &'c Entry)],
    ) {
        outcome.rule = method.code();
        let year = self.record.year;
        let fact = move |id: &str| -> Option<&'c FactValue> { member.fact(id, year, year) };
        let holidays = &self.record.holidays;
        let score = |inputs: &'c [(String, FactValue)]| {
            let inputs = Inputs {
                entry: inputs,
                fact: &fact,
                holidays,
            };
            table.points(criterion, method, &inputs)
        };
        let mut in_force: Option<(&'c Sheet, &'c Entry, Result<Scored, NoPoints>)> = None;
        for (sheet, entry) in entries {
            // A stage that confirms the one before it has its points.
            let scored = match &in_force {
                Some((_, before, earlier)) if before.inputs == entry.inputs => earlier.clone(),
                _ => score(&entry.inputs),
            };
            let points = scored.as_ref().ok().map(|scored| scored.points);
            let stage = self.regulation.stages.get(sheet.stage);
            if let Some(stage) = stage {
                outcome.stages.push(StagePoints {
                    stage: &stage.id,
                    points,
                });
            }
            if let Some((_, before, earlier)) = &in_force
                && stage.is_some_and(|stage| stage.change_needs_reason)
                && entry.note.is_none()
                && (before.inputs != entry.inputs || earlier != &scored)
                && let Some(stage) = stage
            {
                self.breaches.push(
                    Remark::new(
                        "change-without-reason",
                        format!(
                            "{}: điểm tiêu chí {} thay đổi ở vòng \"{}\" mà không ghi lý do",
                            member.name.vi, criterion.id, stage.name.vi
                        ),
                        format!(
                            "{}: the score of {} changes at the stage \"{}\" without a reason",
                            member.name.vi, criterion.id, stage.id
                        ),
                    )
                    .about(&member.id),
                );
            }
            in_force = Some((sheet, entry, scored));
        }
        let scored = match in_force {
            Some((sheet, entry, scored)) => {
                outcome.stage = self.regulation.stages.get(sheet.stage).map(|stage| &*stage.id);
                outcome.scorer = sheet
                    .scorer
                    .as_deref()
                    .or_else(|| sheet.by.and_then(|by| self.record.member(by)).map(|by| &*by.id));
                outcome.on = sheet.on;
                outcome.inputs = &entry.inputs;
                outcome.evidence = entry.evidence.as_deref();
                outcome.note = entry.note.as_deref();
                Some(scored)
            }
            None => method.needs_no_entry().then(|| score(&[])),
        };
        match scored {
            Some(Ok(scored)) => {
                outcome.points = Some(scored.points);
                outcome.bonus = scored.bonus;
                outcome.band = scored.band;
                outcome.uncut = scored.uncut;
            }
            Some(Err(NoPoints::NeedsAllUnits)) => {}
            // An impossible value was refused when the sheet was read; what is left is missing.
            Some(Err(_)) | None => outcome.rule = "missing",
        }
    }

    /// C10 and C11: each leaf against the best unit, once every unit is in or excluded by rule.
    fn leader_relative(&mut self) {
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

    /// D4: what a missing leaf means.
    fn missing_leaves(&mut self) {
        for place in 0..self.units.len() {
            let (id, name) = (self.id_of(place), self.name_of(place));
            let Some(unit) = self.units.get_mut(place) else {
                continue;
            };
            let Some(table) = unit.table else { continue };
            if unit.missing.is_empty() || unit.eligible == Verdict::NotMet || table.frame {
                continue;
            }
            let silent = unit.late.is_some_and(|late| late.event == "silent");
            match table.missing {
                MissingLeaf::Zero => zero_missing(&mut unit.criteria, &unit.missing),
                _ if silent => zero_missing(&mut unit.criteria, &unit.missing),
                MissingLeaf::Exclude => unit.eligible = Verdict::NotMet,
                MissingLeaf::LowestClass => {
                    unit.lowest_class = true;
                    zero_missing(&mut unit.criteria, &unit.missing);
                }
                MissingLeaf::Block => {
                    let ids: Vec<&str> = unit
                        .missing
                        .iter()
                        .filter_map(|at| table.criteria.get(*at))
                        .map(|leaf| &*leaf.id)
                        .collect();
                    let ids = ids.join(", ");
                    self.open.push(
                        Remark::new(
                            "missing-scores",
                            format!("{}: chưa có điểm các tiêu chí {ids}", name.vi),
                            format!(
                                "{}: no score yet for {ids}",
                                name.in_language(crate::Language::En)
                            ),
                        )
                        .about(id),
                    );
                }
            }
        }
    }
}

/// A leaf under "one of" is not missing where another alternative has points.
fn other_alternative_scored(table: &ScoringTable, leaf: usize, outcomes: &[CriterionOutcome<'_>]) -> bool {
    let parent = table
        .criteria
        .get(leaf)
        .and_then(|leaf| leaf.parent)
        .and_then(|parent| table.criteria.get(parent));
    parent.is_some_and(|parent| {
        parent.combine == Combine::OneOf
            && parent.children.iter().any(|child| {
                outcomes
                    .get(*child)
                    .is_some_and(|outcome| outcome.points.is_some())
            })
    })
}

fn zero_missing(criteria: &mut [CriterionOutcome<'_>], missing: &[usize]) {
    for place in missing {
        if let Some(outcome) = criteria.get_mut(*place) {
            outcome.points = Some(Decimal::ZERO);
        }
    }
}

fn not_assigned(outcome: &mut CriterionOutcome<'_>, table: &ScoringTable, criterion: &Criterion) {
    outcome.rule = "not-assigned";
    if table.not_assigned == NotAssigned::Full {
        outcome.points = criterion.max;
    }
}

fn rule_effect(rule: &LateRule, event: &str) -> Effect {
    if event == "silent" { rule.silent } else { rule.late }
}

fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::Exclude => "exclude",
        Effect::Zero => "zero",
        Effect::LowestClass => "lowest-class",
        Effect::Deduct => "deduct",
        Effect::Open => "open",
    }
}
