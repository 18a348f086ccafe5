//! From a rulebook to plans: every leaf once, every point after its parts.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use time::Date;

use super::code::{Reasons, TooManyPoints};
use super::plan::{
    AbsencePlan, Law, Leaf, LeafAt, Node, NodeAt, Op, RulePlan, RunPlan, Slot, Test, Where, number_of,
    service_plan,
};
use crate::assess::{Counting, MOST_DEPTH, Matter};
use crate::law::{AwardFilter, ChosenBy, CountSpan, PointAt, Readings, Rule, Run, Test as Asked};
use crate::number::Ratio;
use crate::subject::SubjectKind;
use crate::{Rulebook, Verdict};

/// Compiles the law of one day.
pub(super) struct Compiler<'c, 'r> {
    rulebook: &'r Rulebook,
    readings: &'c Readings,
    law: Law<'r>,
    reasons: &'c mut Reasons<'r>,
    /// Compiled rules by their number in the rulebook's list and the depth of nesting.
    known: BTreeMap<(usize, u8, u16), usize>,
    matter: &'c Matter,
}

impl<'c, 'r> Compiler<'c, 'r> {
    pub(super) fn compile(
        rulebook: &'r Rulebook,
        matter: &'c Matter,
        readings: &'c Readings,
        law_of: Date,
        awards: &[u16],
        reasons: &'c mut Reasons<'r>,
    ) -> Result<Law<'r>, TooManyPoints> {
        let counting = Counting::of(rulebook, readings, law_of);
        let mut law = Law {
            law_of,
            counting,
            absences: Vec::new(),
            leaves: Vec::new(),
            nodes: Vec::new(),
            rules: Vec::new(),
            categories: u16::try_from(rulebook.vocabulary.list("category").iter().count())
                .unwrap_or(u16::MAX),
            awards: Vec::new(),
            without: Vec::new(),
            levels: Vec::new(),
            counts: Vec::new(),
            follows: Vec::new(),
            uses: Vec::new(),
            looked: Vec::new(),
            initiatives: Vec::new(),
            asks_ratings: false,
            asks_findings: false,
        };
        for rule in rulebook
            .counting_on(law_of)
            .filter(|rule| !rule.absences.is_empty())
        {
            law.absences.push(AbsencePlan {
                kinds: rule.absences.clone(),
                up_to: rule.up_to,
            });
        }
        let mut compiler = Self {
            rulebook,
            readings,
            law,
            reasons,
            known: BTreeMap::new(),
            matter,
        };
        for award in awards {
            let rules = compiler.rules_of(*award, 0)?;
            compiler.law.awards.push(rules);
            let mut without = [0_u16; 13];
            for (kind, code) in SubjectKind::all().zip(&mut without) {
                *code = compiler.reasons.without(rulebook, *award, kind, law_of)?;
            }
            compiler.law.without.push(without);
        }
        let mut law = compiler.law;
        law.look(rulebook.awards.len());
        Ok(law)
    }

    /// The rules of an award that are in force.
    fn rules_of(&mut self, award: u16, depth: u8) -> Result<Vec<usize>, TooManyPoints> {
        let mut plans = Vec::new();
        for rule in self.rulebook.rules_of(award) {
            let years = self.years_in_force(rule);
            if rule.fills.is_empty() && years.as_ref().is_none_or(|years| !years.is_empty()) {
                plans.push(self.rule(rule, depth, rule.award, Some(years))?);
            }
        }
        Ok(plans)
    }

    /// The years under review for which a rule applies; all where its day does not depend on them.
    fn years_in_force(&self, rule: &Rule) -> Option<Vec<i32>> {
        let whole = |in_force: bool| if in_force { None } else { Some(Vec::new()) };
        match rule.chosen_by {
            ChosenBy::Decision => whole(rule.in_force_on(self.law.law_of)),
            ChosenBy::Received => whole(rule.in_force_on(self.matter.received.unwrap_or(self.law.law_of))),
            ChosenBy::Achievement => {
                let proposal = self.matter.proposal().year();
                let asked = match self.matter.year {
                    Some(year) => vec![year],
                    None => vec![proposal, proposal.saturating_sub(1)],
                };
                let applies = |year: &i32| {
                    let end = Date::from_calendar_date(*year, time::Month::December, 31);
                    rule.in_force_on(end.unwrap_or(self.law.law_of))
                };
                Some(asked.into_iter().filter(applies).collect())
            }
        }
    }

    /// A rule for an award; for every subject where no years are given.
    fn rule(
        &mut self,
        rule: &'r Rule,
        depth: u8,
        award: u16,
        years: Option<Option<Vec<i32>>>,
    ) -> Result<usize, TooManyPoints> {
        let number = self
            .rulebook
            .rules
            .iter()
            .position(|known| std::ptr::eq(known, rule))
            .unwrap_or(usize::MAX);
        if let Some(plan) = self.known.get(&(number, depth, award)) {
            return Ok(*plan);
        }
        let mut points = Points {
            rule,
            award,
            depth,
            base: self.reasons.rule(rule)?,
            done: vec![None; rule.points.len()],
            nodes: Vec::new(),
        };
        let head = self.point(&mut points, 0)?;
        // Rules that this one is built on have put their points first.
        let first = self.law.nodes.len();
        let shift = NodeAt::try_from(first).unwrap_or(NodeAt::MAX);
        for mut node in points.nodes {
            if !matches!(node.op, Op::Criteria(..)) {
                for part in &mut node.parts {
                    *part = part.checked_sub(OUTSIDE).unwrap_or(part.saturating_add(shift));
                }
            }
            self.law.nodes.push(node);
        }
        let plan = RulePlan {
            rule,
            for_all: years.is_none(),
            years: years.flatten(),
            nodes: first..self.law.nodes.len(),
            head: head.saturating_add(shift),
            category: points.base.category,
        };
        self.law.rules.push(plan);
        let at = self.law.rules.len().saturating_sub(1);
        self.known.insert((number, depth, award), at);
        Ok(at)
    }

    fn point(&mut self, points: &mut Points<'r>, at: PointAt) -> Result<NodeAt, TooManyPoints> {
        if let Some(Some(done)) = points.done.get(usize::from(at)) {
            return Ok(*done);
        }
        let rule = points.rule;
        let Some(point) = rule.point(at) else {
            return self.add(points, at, Op::Agree, Vec::new());
        };
        let (op, asked): (Op, Vec<PointAt>) = match &point.test {
            Asked::All(parts) => (Op::All, parts.clone()),
            Asked::Any(parts) => (Op::Any, parts.clone()),
            Asked::AtLeastOf(number, parts) => (Op::AtLeastOf(*number), parts.clone()),
            Asked::Agree(parts) => (Op::Agree, parts.clone()),
            Asked::Not(part) => (Op::Not, vec![*part]),
            Asked::Reading { doubt, options } => {
                let taken = self.readings.taken(*doubt);
                let parts = options
                    .iter()
                    .filter(|(option, _)| taken.is_none_or(|taken| taken == *option))
                    .map(|(_, part)| *part)
                    .collect();
                (Op::Agree, parts)
            }
            Asked::Case {
                fact,
                points,
                otherwise,
            } => {
                let op = Op::Case {
                    fact: *fact,
                    values: points.iter().map(|(value, _)| *value).collect(),
                    otherwise: otherwise.is_some(),
                };
                (
                    op,
                    points.iter().map(|(_, part)| *part).chain(*otherwise).collect(),
                )
            }
            Asked::Criteria(award) => {
                let depth = points.depth.saturating_add(1);
                let rules = if depth > MOST_DEPTH {
                    Vec::new()
                } else {
                    self.rules_of(*award, depth)?
                };
                let mut without = [Verdict::Unknown; 13];
                if depth <= MOST_DEPTH {
                    for (kind, verdict) in SubjectKind::all().zip(&mut without) {
                        *verdict = self.rulebook.without(kind, *award, self.law.law_of).verdict();
                    }
                }
                (Op::Criteria(rules, without), Vec::new())
            }
            Asked::Local { key, .. } => match self.filling(key) {
                Some(filling) if points.depth < MOST_DEPTH => {
                    let plan = self.rule(filling, points.depth.saturating_add(1), points.award, None)?;
                    let head = self.law.rules.get(plan).map_or(0, |plan| plan.head);
                    return self.add(points, at, Op::Agree, vec![head.saturating_add(OUTSIDE)]);
                }
                _ => (Op::Leaf(self.leaf(rule, points.award, at)), Vec::new()),
            },
            _ => (Op::Leaf(self.leaf(rule, points.award, at)), Vec::new()),
        };
        let mut parts = Vec::with_capacity(asked.len());
        for part in asked {
            parts.push(self.point(points, part)?);
        }
        self.add(points, at, op, parts)
    }

    fn add(
        &mut self,
        points: &mut Points<'r>,
        at: PointAt,
        op: Op,
        parts: Vec<NodeAt>,
    ) -> Result<NodeAt, TooManyPoints> {
        let node = NodeAt::try_from(points.nodes.len()).unwrap_or(NodeAt::MAX);
        let code = points.base.first.checked_add(at).ok_or(TooManyPoints)?;
        points.nodes.push(Node { op, parts, code });
        if let Some(done) = points.done.get_mut(usize::from(at)) {
            *done = Some(node);
        }
        Ok(node)
    }

    fn filling(&self, key: &str) -> Option<&'r Rule> {
        let rulebook: &'r Rulebook = self.rulebook;
        let mut rules = rulebook.rules.iter();
        rules.find(|rule| rule.fills == key && rule.in_force_on(self.law.law_of))
    }

    /// The number of a leaf; one that asks the same is shared.
    fn leaf(&mut self, rule: &'r Rule, award: u16, at: PointAt) -> LeafAt {
        let test = self.test(rule, award, at);
        match &test {
            Test::Rated(_) | Test::RatedYears { .. } => self.law.asks_ratings = true,
            Test::Run(run) => {
                self.law.asks_ratings = self.law.asks_ratings || run.level.is_some();
            }
            Test::Finding(_) => self.law.asks_findings = true,
            _ => {}
        }
        let same = |leaf: &Leaf<'_>| {
            leaf.test == test
                && (test.is_shared()
                    || (std::ptr::eq(leaf.rule, rule) && leaf.at == at && leaf.award == award))
        };
        let number = match self.law.leaves.iter().position(same) {
            Some(number) => number,
            None => {
                self.law.leaves.push(Leaf {
                    test,
                    rule,
                    award,
                    at,
                });
                self.law.leaves.len().saturating_sub(1)
            }
        };
        LeafAt::try_from(number).unwrap_or(LeafAt::MAX)
    }

    fn test(&mut self, rule: &'r Rule, award: u16, at: PointAt) -> Test {
        let Some(point) = rule.point(at) else {
            return Test::Unknown;
        };
        match &point.test {
            Asked::Finding(finding) => Test::Finding(*finding),
            Asked::Rated(level) => Test::Rated(self.law.level(*level)),
            Asked::Run(run) => Test::Run(self.run(rule, run)),
            Asked::RatedYears {
                level,
                at_least,
                within,
            } => Test::RatedYears {
                level: self.law.level(*level),
                at_least: *at_least,
                run: self.leaf(rule, award, *within),
            },
            Asked::Holds(filter) => Test::Holds(self.counted(&[filter])),
            Asked::Times {
                filter,
                at_least,
                span,
            } => Test::Times {
                slot: self.counted(&[filter]),
                at_least: *at_least,
                span: self.span(rule, award, *span),
            },
            Asked::Initiatives {
                kinds,
                scope,
                at_least,
                span,
                fresh,
            } => Test::Initiatives {
                slot: number_of(&mut self.law.initiatives, (kinds.clone(), *scope)),
                target: fresh.then_some(award),
                at_least: *at_least,
                span: self.span(rule, award, *span),
            },
            Asked::Service(service) => service_plan(service),
            Asked::Established(years) => Test::Established(*years),
            Asked::Post { posts, periods, .. } => Test::Post {
                posts: posts.clone(),
                periods: periods.clone(),
            },
            Asked::Share { share, inclusive, .. } => Test::Share {
                attainable: Ratio::whole(Decimal::ONE).reaches(*share, *inclusive),
            },
            Asked::Members {
                at_least, at_most, ..
            } => Test::Count {
                at_least: *at_least,
                at_most: *at_most,
            },
            Asked::Movement(_) => Test::Movement,
            Asked::Undisciplined(rank) => Test::Undisciplined(*rank),
            Asked::Subject { fact, values } => Test::Closed {
                fact: *fact,
                values: values.clone(),
            },
            Asked::Number { .. } | Asked::Day { .. } => Test::Fact,
            _ => Test::Unknown,
        }
    }

    fn span(&mut self, rule: &'r Rule, award: u16, span: CountSpan) -> Where {
        match span {
            CountSpan::Ever => Where::Ever,
            CountSpan::Review => Where::Review,
            CountSpan::Within(at) => Where::Within(self.leaf(rule, award, at)),
        }
    }

    fn counted(&mut self, filters: &[&AwardFilter]) -> usize {
        number_of(&mut self.law.counts, Slot::of(filters))
    }

    fn run(&mut self, rule: &'r Rule, run: &Run) -> RunPlan {
        let titles = AwardFilter {
            awards: run.titles.clone(),
            merits: Vec::new(),
        };
        RunPlan {
            years: run.years,
            level: run.rated.map(|level| self.law.level(level)),
            titles: (!run.titles.is_empty()).then(|| self.counted(&[&titles])),
            finding: run.finding,
            every: run.every,
            anywhere: run.anywhere,
            follow: run.after.map(|after| {
                let slot = Slot::of(&rule.award_filters(after));
                number_of(&mut self.law.follows, slot)
            }),
            used: (!run.used_up_by.awards.is_empty()).then(|| {
                let slot = Slot::of(&[&run.used_up_by]);
                number_of(&mut self.law.uses, slot)
            }),
        }
    }
}

/// Parts from here on are points of another rule, numbered from it.
const OUTSIDE: NodeAt = 1 << 31;

/// The points of a rule under compilation.
struct Points<'r> {
    rule: &'r Rule,
    award: u16,
    depth: u8,
    base: super::code::RuleCodes,
    done: Vec<Option<NodeAt>>,
    nodes: Vec<Node>,
}
