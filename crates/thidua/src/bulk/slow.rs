//! Unusual histories: the explaining evaluator opens one leaf of one row.

use super::histories::Histories;
use super::lanes::LANES;
use crate::assess::{Evaluator, Matter, Window};
use crate::law::{Readings, Rule};
use crate::subject::Subject;
use crate::{Rulebook, Verdict};

/// Rows of a block opened so far.
pub(super) struct Slow<'r> {
    pub(super) rulebook: &'r Rulebook,
    pub(super) matter: &'r Matter,
    pub(super) readings: &'r Readings,
    pub(super) law_of: time::Date,
    subjects: Vec<Option<Box<Subject>>>,
    opened: bool,
    /// Leaves opened.
    pub(super) leaves: u64,
}

impl<'r> Slow<'r> {
    pub(super) fn new(
        rulebook: &'r Rulebook,
        matter: &'r Matter,
        readings: &'r Readings,
        law_of: time::Date,
    ) -> Self {
        Self {
            rulebook,
            matter,
            readings,
            law_of,
            subjects: vec![None; LANES],
            opened: false,
            leaves: 0,
        }
    }

    pub(super) fn next_block(&mut self) {
        if self.opened {
            self.subjects.fill(None);
            self.opened = false;
        }
    }

    pub(super) fn leaf(
        &mut self,
        rows: &Histories,
        first: usize,
        lane: usize,
        rule: &Rule,
        award: u16,
        at: u16,
    ) -> (Verdict, Option<Window>) {
        self.opened = true;
        self.leaves = self.leaves.saturating_add(1);
        let Some(place) = self.subjects.get_mut(lane) else {
            return (Verdict::Unknown, None);
        };
        if place.is_none() {
            *place = rows.subject(first.wrapping_add(lane)).map(Box::new);
        }
        let Some(subject) = place else {
            return (Verdict::Unknown, None);
        };
        let evaluator = Evaluator::new(
            self.rulebook,
            subject,
            self.matter,
            self.readings,
            self.law_of,
            self.matter.grant_findings,
        );
        evaluator.leaf_alone(rule, award, at)
    }
}
