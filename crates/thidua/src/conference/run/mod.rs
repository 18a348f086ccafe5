//! The way from the record to the outcome, one file for each question.

mod ballots;
mod calendar;
mod classes;
mod late;
mod leader;
mod nominations;
mod nominees;
mod ranks;
mod registers;
mod roles;
mod scores;
mod totals;
mod unit;
mod within_quota;

use rust_decimal::Decimal;

use super::{
    Assigned, AttendanceOutcome, AwardOutcome, BallotOutcome, BlocRef, ClassReason, Conference,
    CriterionOutcome, ENGINE, LateOutcome, Nomination, Outcome, RankReason, ReadingRef, Record,
    RegulationRef, Remark, UnitOutcome,
};
use crate::condition::Reason;
use crate::regulation::Regulation;
use crate::scoring::ScoringTable;
use crate::{Grade, Verdict};

/// What is known of one unit while the conference is worked out.
pub(super) struct UnitState<'c> {
    pub(super) place: usize,
    pub(super) table: Option<&'c ScoringTable>,
    pub(super) eligible: Verdict,
    pub(super) eligibility: Vec<Reason<'c>>,
    pub(super) criteria: Vec<CriterionOutcome<'c>>,
    pub(super) missing: Vec<usize>,
    pub(super) total: Option<Decimal>,
    pub(super) class_total: Option<Decimal>,
    pub(super) assigned: Option<Assigned>,
    pub(super) late: Option<LateOutcome<'c>>,
    pub(super) lowest_class: bool,
    /// Place of the class; `Some(None)` where the unit gets none.
    pub(super) class: Option<Option<usize>>,
    pub(super) class_reasons: Vec<ClassReason<'c>>,
    pub(super) rank: Option<u32>,
    pub(super) rank_label: Option<&'c crate::Bilingual>,
    pub(super) rank_reason: Option<RankReason<'c>>,
}

/// The conference while it is worked out.
pub(super) struct Run<'c> {
    pub(super) record: &'c Record,
    pub(super) regulation: &'c Regulation,
    pub(super) units: Vec<UnitState<'c>>,
    pub(super) ballots: Vec<BallotOutcome<'c>>,
    pub(super) awards: Vec<AwardOutcome<'c>>,
    pub(super) nominations: Vec<Nomination<'c>>,
    pub(super) breaches: Vec<Remark<'c>>,
    pub(super) open: Vec<Remark<'c>>,
}

impl Conference {
    /// Works the conference out: eligibility, scores, totals, classes, ranks, ballots, nominations, roles, and what
    /// is still missing. Pure: the same conference always gives the same outcome.
    ///
    /// Source: the regulation named in the file; every figure carries its article and grade.
    pub fn outcome(&self) -> Outcome<'_> {
        let mut run = Run {
            record: self.record(),
            regulation: self.regulation(),
            units: Vec::new(),
            ballots: Vec::new(),
            awards: Vec::new(),
            nominations: Vec::new(),
            breaches: Vec::new(),
            open: Vec::new(),
        };
        run.units();
        run.scores();
        run.totals();
        run.ballots();
        run.classes();
        run.ranks();
        run.nominations();
        run.steps_and_windows();
        let roles = run.roles();
        let pact = run.pact();
        run.finish(roles, pact)
    }
}

impl<'c> Run<'c> {
    fn finish(mut self, roles: super::RolesOutcome<'c>, pact: Option<super::PactOutcome<'c>>) -> Outcome<'c> {
        let (record, regulation) = (self.record, self.regulation);
        let instrument = &regulation.instrument;
        let movements = self.movements();
        let plan = self.plan(&movements, pact.as_ref());
        let calendar = self.windows();
        let mut order: Vec<usize> = (0..self.units.len()).collect();
        order.sort_by_key(|place| {
            let unit = self.units.get(*place);
            let member = unit.and_then(|unit| record.member(unit.place));
            let group = member.and_then(|member| member.group.as_deref());
            (
                group,
                unit.and_then(|unit| unit.rank).unwrap_or(u32::MAX),
                member.map(|member| &member.id),
            )
        });
        let open_units: Vec<Option<&str>> = self.open.iter().map(|remark| remark.unit).collect();
        let mut states: Vec<Option<UnitState<'c>>> = self.units.into_iter().map(Some).collect();
        let units = order
            .iter()
            .filter_map(|place| states.get_mut(*place).and_then(Option::take))
            .filter_map(|state| unit_outcome(state, record, regulation, &open_units))
            .collect();
        self.open
            .sort_by(|a, b| (a.code, a.unit, &a.message.vi).cmp(&(b.code, b.unit, &b.message.vi)));
        self.open.dedup();
        Outcome {
            schema: 1,
            engine: ENGINE,
            name: &record.name,
            bloc: BlocRef {
                id: &record.bloc,
                name: &record.bloc_name,
                kind: record.bloc_kind,
                members: record.members.len(),
            },
            year: record.year,
            date: record.date,
            place: record.place.as_ref(),
            note: record.note.as_ref(),
            regulation: RegulationRef {
                id: &instrument.id,
                number: instrument.number.as_deref(),
                name: &instrument.name,
                issuer: &instrument.issuer,
                fills: instrument.fills.as_deref(),
                from: instrument.from,
                until: instrument.until,
                basis: instrument.origin.basis,
                grade: instrument.origin.grade,
                source: &instrument.source,
                digest: &regulation.digest,
            },
            readings: regulation
                .readings
                .iter()
                .map(|reading| ReadingRef {
                    key: &reading.key,
                    question: &reading.question,
                    chosen: &reading.chosen,
                    chosen_name: reading.name_of(&reading.chosen),
                    default: &reading.default,
                    grade: reading.grade,
                })
                .collect(),
            caveats: instrument
                .caveats
                .iter()
                .filter(|caveat| caveat.from.is_none_or(|from| from <= record.date))
                .map(|caveat| &caveat.text)
                .collect(),
            is_final: self.open.is_empty(),
            units,
            nominations: self.nominations,
            awards: self.awards,
            ballots: self.ballots,
            roles,
            attendance: record.attendance.as_ref().map(|attendance| AttendanceOutcome {
                present: attendance
                    .present
                    .iter()
                    .filter_map(|place| record.member(*place))
                    .map(|m| &*m.id)
                    .collect(),
                absent: record
                    .members
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| !attendance.present.contains(place))
                    .map(|(_, member)| &*member.id)
                    .collect(),
                guests: &attendance.guests,
                chair: attendance.chair.as_ref(),
                secretary: attendance.secretary.as_ref(),
            }),
            movements,
            directives: record
                .directives
                .iter()
                .map(|directive| super::DirectiveOutcome {
                    number: &directive.number,
                    name: &directive.name,
                    issued: directive.issued,
                })
                .collect(),
            pact,
            models: record
                .models
                .iter()
                .filter_map(|model| {
                    let unit = &record.member(model.unit)?.id;
                    Some(super::ModelOutcome {
                        id: &model.id,
                        name: &model.name,
                        unit,
                        state: &model.state,
                    })
                })
                .collect(),
            inspections: record
                .inspections
                .iter()
                .filter_map(|inspection| {
                    let unit = &record.member(inspection.unit)?.id;
                    Some(super::InspectionOutcome {
                        unit,
                        on: inspection.on,
                        by: &inspection.by,
                        result: &inspection.result,
                    })
                })
                .collect(),
            calendar,
            plan,
            breaches: self.breaches,
            open: self.open,
        }
    }

    /// Name of a unit for a remark.
    pub(super) fn id_of(&self, place: usize) -> &'c str {
        self.record.member(place).map_or("", |member| &member.id)
    }

    /// Name of a unit for a remark.
    pub(super) fn name_of(&self, place: usize) -> &'c crate::Bilingual {
        static NONE: crate::Bilingual = crate::Bilingual {
            vi: String::new(),
            en: String::new(),
        };
        self.record.member(place).map_or(&NONE, |member| &member.name)
    }
}

fn unit_outcome<'c>(
    state: UnitState<'c>,
    record: &'c Record,
    regulation: &'c Regulation,
    open_units: &[Option<&str>],
) -> Option<UnitOutcome<'c>> {
    let member = record.member(state.place)?;
    let class = state
        .class
        .flatten()
        .and_then(|place| regulation.classes.get(place));
    Some(UnitOutcome {
        id: &member.id,
        name: &member.name,
        group: member.group.as_deref(),
        eligible: state.eligible,
        eligibility: state.eligibility,
        total: state.total,
        class_total: state.class_total,
        assigned: state.assigned,
        class: class.map(|class| &*class.id),
        class_name: class.map(|class| &class.name),
        class_reasons: state.class_reasons,
        rank: state.rank,
        rank_label: state.rank_label,
        rank_reason: state.rank_reason,
        is_final: !open_units.contains(&Some(&*member.id)),
        late: state.late,
        criteria: state.criteria,
    })
}

/// The weakest of two grades.
pub(super) fn weakest(a: Grade, b: Grade) -> Grade {
    a.min(b)
}
