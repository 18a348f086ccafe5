use rust_decimal::Decimal;

use super::super::{CriterionOutcome, Entry, Member, Remark, Sheet, StagePoints, Stages};
use super::Run;
use crate::Verdict;
use crate::scoring::{
    Combine, Criterion, Inputs, Method, MissingLeaf, NoPoints, NotAssigned, Scored, ScoringTable,
};

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
            criteria.push(self.blank(criterion));
            if let (Some(method), Some(outcome)) = (&criterion.method, criteria.last_mut()) {
                if member.not_assigned.contains(&at) {
                    not_assigned(outcome, table, criterion);
                } else {
                    self.leaf(outcome, member, table, criterion, method, &own);
                    if outcome.points.is_none() && outcome.rule != "leader_relative" {
                        missing.push(at);
                    }
                }
            }
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
        let mut in_force: Option<(&'c Sheet, &'c Entry)> = None;
        for &(sheet, entry) in entries {
            let points = entry.scored.as_ref().ok().map(|scored| scored.points);
            let stage = self.regulation.stages.get(sheet.stage);
            if let Some(stage) = stage {
                outcome.stages.push(StagePoints {
                    stage: &stage.id,
                    points,
                });
            }
            if let Some((_, before)) = in_force
                && let Some(stage) = stage
                && stage.change_needs_reason
                && entry.note.is_none()
                && before.inputs != entry.inputs
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
            in_force = Some((sheet, entry));
        }
        let scored = match in_force {
            Some((sheet, entry)) => {
                outcome.stage = self.regulation.stages.get(sheet.stage).map(|stage| &*stage.id);
                outcome.scorer = sheet
                    .scorer
                    .as_deref()
                    .or_else(|| sheet.by.and_then(|by| self.record.member(by)).map(|by| &*by.id));
                outcome.on = sheet.on;
                outcome.inputs = &entry.inputs;
                outcome.evidence = entry.evidence.as_deref();
                outcome.note = entry.note.as_deref();
                Some(entry.scored.clone())
            }
            None => method
                .needs_no_entry()
                .then(|| self.without_entry(member, table, criterion, method)),
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

    /// The points of a leaf that rests on facts of the unit alone.
    fn without_entry(
        &self,
        member: &Member,
        table: &ScoringTable,
        criterion: &Criterion,
        method: &Method,
    ) -> Result<Scored, NoPoints> {
        let year = self.record.year;
        let inputs = Inputs {
            entry: &[],
            fact: &|id| member.fact(id, year, year),
            holidays: &self.record.holidays,
        };
        table.points(criterion, method, &inputs)
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
