//! From the answers of the parts of a rule to one tree: verdict, grade and what is missing of every point.

use super::evaluate::RuleRun;
use super::leaf::Leaf;
use super::node::{Missing, Node, Observed};
use crate::law::{Point, PointAt, Test};
use crate::subject::ClosedFact;
use crate::{Grade, Verdict};

/// The verdict of an operator over its parts.
fn joined(test: &Test, children: &[Node<'_>]) -> Verdict {
    match test {
        Test::All(_) => children
            .iter()
            .fold(Verdict::Met, |all, child| all.and(child.verdict)),
        Test::Any(_) => children
            .iter()
            .fold(Verdict::NotMet, |any, child| any.or(child.verdict)),
        Test::AtLeastOf(number, _) => {
            let count = |wanted| children.iter().filter(|child| child.verdict == wanted).count();
            let met = count(Verdict::Met);
            if met >= usize::from(*number) {
                Verdict::Met
            } else if met.saturating_add(count(Verdict::Unknown)) < usize::from(*number) {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        }
        _ => agreed(children),
    }
}

/// All the same, or unknown.
fn agreed(children: &[Node<'_>]) -> Verdict {
    let Some(first) = children.first() else {
        return Verdict::Unknown;
    };
    if children.iter().all(|child| child.verdict == first.verdict) {
        first.verdict
    } else {
        Verdict::Unknown
    }
}

/// How a grade travels through a tree (docs/award-rules.md §6).
fn grade_of(test: &Test, verdict: Verdict, children: &[Node<'_>]) -> Option<Grade> {
    let of = |wanted: Verdict| {
        children
            .iter()
            .filter(move |child| child.verdict == wanted)
            .filter_map(|child| child.grade)
    };
    match (test, verdict) {
        (_, Verdict::Unknown) => None,
        (Test::All(_), Verdict::NotMet) => of(Verdict::NotMet).max(),
        (Test::Any(_) | Test::Criteria(_), Verdict::Met) => of(Verdict::Met).max(),
        (Test::AtLeastOf(number, _), Verdict::Met) => {
            let mut grades: Vec<Grade> = of(Verdict::Met).collect();
            grades.sort_unstable_by(|one, other| other.cmp(one));
            grades.get(usize::from(*number).saturating_sub(1)).copied()
        }
        (Test::Not(_), _) => children.first().and_then(|child| child.grade),
        _ => children.iter().filter_map(|child| child.grade).min(),
    }
}

impl<'r> RuleRun<'_, 'r> {
    pub(super) fn node(&mut self, at: PointAt) -> Option<Node<'r>> {
        let rule = self.rule;
        let point = rule.point(at)?;
        Some(match &point.test {
            Test::All(parts) | Test::Any(parts) | Test::AtLeastOf(_, parts) | Test::Agree(parts) => {
                let children = self.children(parts);
                let verdict = joined(&point.test, &children);
                let mut node = self.joined_node(point, verdict, Observed::Parts, children);
                if verdict == Verdict::Unknown && matches!(point.test, Test::Agree(_)) {
                    // The law does not say which of the parts it is.
                    node.missing.push(Missing::Criterion(point.id.clone()));
                }
                node
            }
            Test::Not(part) => {
                let children = self.children(&[*part]);
                let verdict = children
                    .first()
                    .map_or(Verdict::Unknown, |child| child.verdict.not());
                self.joined_node(point, verdict, Observed::Parts, children)
            }
            Test::Reading { doubt, options } => self.reading(point, *doubt, options),
            Test::Case {
                fact,
                points,
                otherwise,
            } => self.case(point, *fact, points, *otherwise),
            Test::Criteria(award) => {
                let (verdict, children, missing) = self.with.criteria(*award);
                let mut node = self.joined_node(point, verdict, Observed::Parts, children);
                if verdict == Verdict::Unknown {
                    node.missing.extend(missing);
                } else if node.children.is_empty() {
                    node.grade = Some(point.origin.grade);
                }
                node
            }
            Test::Local { key, .. } if self.with.filling(key).is_some() => {
                let children: Vec<Node<'r>> = self
                    .with
                    .filling(key)
                    .and_then(|rule| self.with.deeper().explain_for(rule, self.award))
                    .into_iter()
                    .collect();
                let verdict = children.first().map_or(Verdict::Unknown, |child| child.verdict);
                self.joined_node(point, verdict, Observed::Parts, children)
            }
            _ => {
                let leaf = self.leaf(at, point);
                self.leaf_node(point, leaf)
            }
        })
    }

    fn children(&mut self, parts: &[PointAt]) -> Vec<Node<'r>> {
        let mut children = Vec::with_capacity(parts.len());
        children.extend(parts.iter().filter_map(|part| self.node(*part)));
        children
    }

    fn joined_node(
        &self,
        point: &'r Point,
        verdict: Verdict,
        observed: Observed,
        children: Vec<Node<'r>>,
    ) -> Node<'r> {
        let grade = grade_of(&point.test, verdict, &children).map(|grade| grade.min(point.origin.grade));
        Node {
            rule: self.rule,
            point,
            verdict,
            grade,
            observed,
            counted: Vec::new(),
            not_counted: Vec::new(),
            missing: Vec::new(),
            children,
        }
    }

    pub(super) fn leaf_node(&self, point: &'r Point, leaf: Leaf) -> Node<'r> {
        let grade = match leaf.verdict {
            Verdict::Unknown => None,
            _ => Some(
                leaf.weakest
                    .map_or(point.origin.grade, |weakest| weakest.min(point.origin.grade)),
            ),
        };
        Node {
            rule: self.rule,
            point,
            verdict: leaf.verdict,
            grade,
            observed: leaf.observed,
            counted: leaf.counted,
            not_counted: leaf.not_counted,
            missing: if leaf.verdict == Verdict::Unknown {
                leaf.missing
            } else {
                Vec::new()
            },
            children: Vec::new(),
        }
    }

    /// The point of the reading taken, or all readings where none is.
    fn reading(&mut self, point: &'r Point, doubt: u16, options: &[(u8, PointAt)]) -> Node<'r> {
        let taken = self.with.readings.taken(doubt);
        let observed = Observed::Reading { doubt, option: taken };
        let wanted: Vec<PointAt> = options
            .iter()
            .filter(|(option, _)| taken.is_none_or(|taken| taken == *option))
            .map(|(_, part)| *part)
            .collect();
        let children = self.children(&wanted);
        let verdict = agreed(&children);
        let mut node = self.joined_node(point, verdict, observed, children);
        if verdict == Verdict::Unknown && taken.is_none() {
            node.missing.push(Missing::Reading(doubt));
        }
        node
    }

    fn case(
        &mut self,
        point: &'r Point,
        fact: ClosedFact,
        points: &[(u16, PointAt)],
        otherwise: Option<PointAt>,
    ) -> Node<'r> {
        let value = self.closed(fact);
        let wanted: Vec<PointAt> = match value {
            Some(value) => points
                .iter()
                .find(|(known, _)| *known == value)
                .map(|(_, part)| *part)
                .or(otherwise)
                .into_iter()
                .collect(),
            None => points.iter().map(|(_, part)| *part).chain(otherwise).collect(),
        };
        let children = self.children(&wanted);
        let open = value.is_none() && otherwise.is_none() && fact != ClosedFact::Sex;
        let verdict = if children.is_empty() {
            if value.is_some() {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        } else if open {
            agreed(&children).and(Verdict::Unknown)
        } else {
            agreed(&children)
        };
        let mut node = self.joined_node(point, verdict, Observed::Fact(fact, value), children);
        if verdict == Verdict::Unknown && value.is_none() {
            node.missing.push(Missing::Fact(fact));
        }
        if node.children.is_empty() && verdict != Verdict::Unknown {
            node.grade = Some(point.origin.grade);
        }
        node
    }
}
