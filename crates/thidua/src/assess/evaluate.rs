//! The explaining evaluator: one pass over the points of a rule, every part evaluated, one tree.

use time::Date;

use super::counting::Counting;
use super::matter::Matter;
use super::node::{Missing, Node, Window};
use crate::law::{ChosenBy, PointAt, Readings, Rule};
use crate::subject::{ClosedFact, Subject};
use crate::{Rulebook, Verdict};

/// Deepest nesting of criteria of other awards.
pub(crate) const MOST_DEPTH: u8 = 6;

/// What the points of a rule are evaluated against.
pub(crate) struct Evaluator<'r> {
    pub(crate) law: &'r Rulebook,
    pub(crate) subject: &'r Subject,
    pub(crate) on: Date,
    pub(crate) law_of: Date,
    pub(crate) year: i32,
    pub(crate) readings: Readings,
    pub(crate) grant: bool,
    pub(crate) grant_conduct: bool,
    pub(crate) counting: Counting,
    received: Option<Date>,
    depth: u8,
}

/// One rule under evaluation: the windows of its runs are worked out once.
pub(super) struct RuleRun<'e, 'r> {
    pub(super) with: &'e Evaluator<'r>,
    pub(super) rule: &'r Rule,
    pub(super) award: u16,
    pub(super) windows: Vec<Option<Window>>,
}

impl<'r> Evaluator<'r> {
    /// The evaluator of a matter on the law of a day.
    pub(crate) fn new(
        law: &'r Rulebook,
        subject: &'r Subject,
        matter: &Matter,
        readings: &Readings,
        law_of: Date,
        grant: bool,
    ) -> Self {
        Self {
            law,
            subject,
            on: matter.on,
            law_of,
            year: matter.review_year(law, subject),
            readings: readings.clone(),
            grant,
            grant_conduct: matter.grant_conduct,
            counting: Counting::of(law, readings, law_of),
            received: matter.received,
            depth: 0,
        }
    }

    /// The tree of a rule.
    pub(crate) fn explain(&self, rule: &'r Rule) -> Option<Node<'r>> {
        self.explain_for(rule, rule.award)
    }

    /// The tree of a rule for an award, which may be another than that of the rule of a bylaw.
    pub(super) fn explain_for(&self, rule: &'r Rule, award: u16) -> Option<Node<'r>> {
        let mut run = RuleRun {
            with: self,
            rule,
            award,
            windows: vec![None; rule.points.len()],
        };
        run.node(0)
    }

    /// One leaf alone, with its window where it is a run: what the columnar evaluator opens in unusual histories.
    pub(crate) fn leaf_alone(&self, rule: &'r Rule, award: u16, at: PointAt) -> (Verdict, Option<Window>) {
        let Some(point) = rule.point(at) else {
            return (Verdict::Unknown, None);
        };
        let mut run = RuleRun {
            with: self,
            rule,
            award,
            windows: vec![None; rule.points.len()],
        };
        let verdict = run.leaf(at, point).verdict;
        (verdict, run.windows.get(usize::from(at)).copied().flatten())
    }

    /// The rule of a bylaw that fills a hole of the statute; none where bylaws refer to each other without end.
    pub(super) fn filling(&self, key: &str) -> Option<&'r Rule> {
        self.law
            .rules
            .iter()
            .find(|rule| rule.fills == key && rule.in_force_on(self.law_of) && self.depth < MOST_DEPTH)
    }

    /// The day on which a rule must be in force to apply.
    pub(crate) fn day_of(&self, rule: &Rule) -> Date {
        match rule.chosen_by {
            ChosenBy::Decision => self.law_of,
            ChosenBy::Received => self.received.unwrap_or(self.law_of),
            ChosenBy::Achievement => {
                Date::from_calendar_date(self.year, time::Month::December, 31).unwrap_or(self.law_of)
            }
        }
    }

    /// The same one step deeper: criteria of another award, the rule of a bylaw.
    pub(super) fn deeper(&self) -> Self {
        Self {
            depth: self.depth.saturating_add(1),
            readings: self.readings.clone(),
            ..*self
        }
    }

    /// The tree of the criteria of another award.
    pub(super) fn criteria(&self, award: u16) -> (Verdict, Vec<Node<'r>>, Option<Missing>) {
        let inner = self.deeper();
        let unknown = || Some(Missing::Criterion(self.law.awards.id(award).to_owned()));
        if inner.depth > MOST_DEPTH {
            return (Verdict::Unknown, Vec::new(), unknown());
        }
        let mut verdict = None;
        let mut nodes = Vec::new();
        let mut missing = None;
        for rule in self.law.rules_of(award) {
            let applies = super::assessment::applies(rule, self.subject, self.day_of(rule));
            if applies == Verdict::NotMet {
                continue;
            }
            let Some(mut node) = inner.explain(rule) else {
                continue;
            };
            let answer = applies.and(node.verdict);
            if applies == Verdict::Unknown {
                // The rule carries nothing as long as it may not be for this subject.
                missing = Some(Missing::Fact(ClosedFact::Category));
                node.verdict = answer;
                node.grade = node.grade.filter(|_| answer != Verdict::Unknown);
                node.missing
                    .extend((answer == Verdict::Unknown).then_some(Missing::Fact(ClosedFact::Category)));
            }
            verdict = Some(verdict.map_or(answer, |so_far: Verdict| so_far.or(answer)));
            nodes.push(node);
        }
        match verdict {
            Some(verdict) => {
                let may_apply = nodes.iter().map(|node| node.rule);
                let beyond = self
                    .law
                    .beyond_categories(self.subject, award, self.law_of, may_apply);
                (verdict.or(beyond), nodes, missing)
            }
            None => match self.law.without(self.subject.kind, award, self.law_of).verdict() {
                Verdict::Unknown => (Verdict::Unknown, nodes, unknown()),
                verdict => (verdict, nodes, None),
            },
        }
    }
}
