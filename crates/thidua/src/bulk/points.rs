//! The points of a rule for sixty-four subjects, and which of them decides.

use super::block::Block;
use super::code::Code;
use super::given::Given;
use super::histories::Histories;
use super::lanes::{Each, Lanes, Words, at, bit, set};
use super::leaves::Leaves;
use super::plan::{Law, Node, NodeAt, Op, RulePlan};
use super::slow::Slow;
use crate::Verdict;
use crate::assess::is_for_category;
use crate::subject::ClosedFact;

/// Answers of all points for the block at hand.
pub(super) struct Points {
    words: Vec<Words>,
    /// For each rule: subjects it is for, and for whom it may be.
    pub(super) applies: Vec<(u64, u64)>,
}

impl Points {
    pub(super) fn new(law: &Law<'_>) -> Self {
        Self {
            words: vec![Words::default(); law.nodes.len()],
            applies: vec![(0, 0); law.rules.len()],
        }
    }

    fn word(&self, node: NodeAt) -> Words {
        self.words.get(node as usize).copied().unwrap_or_default()
    }

    /// Answers every rule that is for some subject of the block.
    pub(super) fn answer(&mut self, given: &Given<'_, '_>, leaves: &mut Leaves, slow: &mut Slow<'_>) {
        let law = given.law;
        for (number, plan) in law.rules.iter().enumerate() {
            let (sure, may) = for_whom(plan, given.block, given.rows);
            if let Some(applies) = self.applies.get_mut(number) {
                *applies = (sure, may);
            }
            let lanes = sure | may;
            if lanes == 0 {
                continue;
            }
            for (at, node) in plan
                .nodes
                .clone()
                .zip(law.nodes.get(plan.nodes.clone()).unwrap_or_default())
            {
                let words = self.node(given, leaves, slow, node, lanes);
                if let Some(own) = self.words.get_mut(at) {
                    *own = words;
                }
            }
        }
    }

    fn node(
        &self,
        given: &Given<'_, '_>,
        leaves: &mut Leaves,
        slow: &mut Slow<'_>,
        node: &Node,
        lanes: u64,
    ) -> Words {
        let parts = node.parts.iter().map(|part| self.word(*part));
        match &node.op {
            Op::Leaf(leaf) => leaves.answer(given, slow, *leaf, lanes),
            Op::All => parts.fold(
                Words {
                    met: u64::MAX,
                    not: 0,
                },
                |all, part| Words {
                    met: all.met & part.met,
                    not: all.not | part.not,
                },
            ),
            Op::Any => parts.fold(
                Words {
                    met: 0,
                    not: u64::MAX,
                },
                |any, part| Words {
                    met: any.met | part.met,
                    not: any.not & part.not,
                },
            ),
            Op::Not => node.parts.first().map_or(Words::default(), |part| {
                let part = self.word(*part);
                Words {
                    met: part.not,
                    not: part.met,
                }
            }),
            Op::AtLeastOf(number) => self.at_least_of(*number, node, lanes),
            Op::Agree => agreed(parts, u64::MAX),
            Op::Case { fact, values, .. } => {
                let mut words = Words::default();
                let (taken, missing) = case(given.block, given.rows, node, *fact, values, |part, own| {
                    let part = self.word(part);
                    words.met |= part.met & own;
                    words.not |= part.not & own;
                });
                words.not |= !taken & !missing;
                let both = agreed(node.parts.iter().map(|part| self.word(*part)), missing);
                let open = !matches!(node.op, Op::Case { otherwise: true, .. }) && *fact != ClosedFact::Sex;
                words.met |= if open { 0 } else { both.met & missing };
                words.not |= both.not & missing;
                words
            }
            Op::Criteria(rules, without) => {
                let (mut words, any) = self.best(given.law, rules);
                let beyond = self.beyond_categories(given.law, rules);
                for (verdict, kind) in without.iter().zip(&given.block.kinds) {
                    match verdict {
                        Verdict::Met => words.met |= kind & !any,
                        Verdict::NotMet => words.not |= kind & !any,
                        Verdict::Unknown => words.not &= !(kind & beyond),
                    }
                }
                words
            }
        }
    }

    fn at_least_of(&self, number: u16, node: &Node, lanes: u64) -> Words {
        let mut words = Words::default();
        let count = |lane: usize, of: fn(Words) -> u64| {
            let parts = node.parts.iter();
            parts
                .filter(|part| of(self.word(**part)) & bit(lane) != 0)
                .count()
        };
        for lane in Lanes(lanes) {
            let met = count(lane, |part| part.met);
            let open = count(lane, Words::unknown);
            if met >= usize::from(number) {
                words.met |= bit(lane);
            } else if met.saturating_add(open) < usize::from(number) {
                words.not |= bit(lane);
            }
        }
        words
    }

    /// The best answer of some rules for each subject, and the subjects that some rule is for.
    pub(super) fn best(&self, law: &Law<'_>, rules: &[usize]) -> (Words, u64) {
        let (mut met, mut not, mut any) = (0, u64::MAX, 0);
        for number in rules {
            let (answer, lanes) = self.rule(law, *number);
            any |= lanes;
            met |= answer.met & lanes;
            not &= answer.not | !lanes;
        }
        (
            Words {
                met,
                not: not & any & !met,
            },
            any,
        )
    }

    /// The subjects whose category is missing and may be one for which none of the rules is.
    pub(super) fn beyond_categories(&self, law: &Law<'_>, rules: &[usize]) -> u64 {
        let (mut sure, mut may) = (0, 0);
        for number in rules {
            let (own, possible) = self.applies.get(*number).copied().unwrap_or_default();
            sure |= own;
            may |= possible;
        }
        let mut found = 0;
        for lane in Lanes(may & !sure) {
            let covered = |category: u16| {
                rules.iter().any(|number| {
                    let (_, possible) = self.applies.get(*number).copied().unwrap_or_default();
                    let plan = law.rules.get(*number);
                    possible & bit(lane) != 0 && plan.is_some_and(|plan| is_for_category(plan.rule, category))
                })
            };
            if !(0..law.categories).all(covered) {
                found |= bit(lane);
            }
        }
        found
    }

    /// The answer of a rule for the subjects that it is, or may be, for.
    fn rule(&self, law: &Law<'_>, number: usize) -> (Words, u64) {
        let (sure, may) = self.applies.get(number).copied().unwrap_or_default();
        let head = law
            .rules
            .get(number)
            .map_or(Words::default(), |plan| self.word(plan.head));
        let words = Words {
            met: head.met & sure,
            not: head.not & (sure | may),
        };
        (words, sure | may)
    }

    /// Writes the codes of some subjects whose verdict some of the rules carry.
    pub(super) fn reasons(
        &self,
        given: &Given<'_, '_>,
        rules: &[usize],
        overall: Words,
        mut lanes: u64,
        codes: &mut Each<u16>,
    ) {
        for number in rules {
            let Some(plan) = given.law.rules.get(*number) else {
                continue;
            };
            let (words, own) = self.rule(given.law, *number);
            let carries = lanes & own & same(words, overall);
            if carries == 0 {
                continue;
            }
            let by_points = carries & same(self.word(plan.head), overall);
            self.descend(given, plan.head, by_points, overall, codes);
            write(codes, carries & !by_points, plan.category, overall);
            lanes &= !carries;
            if lanes == 0 {
                return;
            }
        }
        // Nothing is unknown but the category, and for some category there is no rule: the first rule names it.
        for number in rules {
            let (Some(plan), (sure, may)) = (
                given.law.rules.get(*number),
                self.applies.get(*number).copied().unwrap_or_default(),
            ) else {
                continue;
            };
            let own = lanes & (sure | may);
            write(codes, own, plan.category, overall);
            lanes &= !own;
        }
    }

    fn descend(
        &self,
        given: &Given<'_, '_>,
        at: NodeAt,
        mut lanes: u64,
        overall: Words,
        codes: &mut Each<u16>,
    ) {
        let Some(node) = given.law.nodes.get(at as usize) else {
            return;
        };
        let own = self.word(at);
        if let Op::Case { fact, values, .. } = &node.op {
            let mut rest = lanes;
            let (_, missing) = case(given.block, given.rows, node, *fact, values, |part, chosen| {
                let carried = rest & chosen;
                self.descend(given, part, carried, overall, codes);
                rest &= !carried;
            });
            for part in &node.parts {
                let carried = rest & missing & same(self.word(*part), own);
                if carried != 0 {
                    self.descend(given, *part, carried, overall, codes);
                    rest &= !carried;
                }
            }
            return write(codes, rest, node.code, overall);
        }
        if !matches!(node.op, Op::Leaf(_) | Op::Criteria(..)) {
            for part in &node.parts {
                let carried = match node.op {
                    Op::Not => lanes,
                    _ => lanes & same(self.word(*part), own),
                };
                if carried != 0 {
                    self.descend(given, *part, carried, overall, codes);
                    lanes &= !carried;
                }
                if lanes == 0 {
                    return;
                }
            }
        }
        write(codes, lanes, node.code, overall);
    }
}

/// Subjects for whom two answers are the same.
pub(super) fn same(one: Words, other: Words) -> u64 {
    (one.met & other.met) | (one.not & other.not) | (one.unknown() & other.unknown())
}

/// Writes the verdict and its reason.
pub(super) fn write(codes: &mut Each<u16>, lanes: u64, point: u16, words: Words) {
    for (some, verdict) in [
        (words.met, Verdict::Met),
        (words.not, Verdict::NotMet),
        (words.unknown(), Verdict::Unknown),
    ] {
        let code = Code::new(verdict, point).0;
        let lanes = some & lanes;
        if lanes == u64::MAX {
            *codes = [code; 64];
            return;
        }
        for lane in Lanes(lanes) {
            set(codes, lane, code);
        }
    }
}

fn agreed(mut parts: impl Iterator<Item = Words>, lanes: u64) -> Words {
    let Some(mut all) = parts.next() else {
        return Words::default();
    };
    for part in parts {
        all.met &= part.met;
        all.not &= part.not;
    }
    Words {
        met: all.met & lanes,
        not: all.not & lanes,
    }
}

/// Shows each part of a case with the subjects that it is for; answers those with a part and those without the fact.
fn case(
    block: &Block,
    rows: &Histories,
    node: &Node,
    fact: ClosedFact,
    values: &[u16],
    mut show: impl FnMut(NodeAt, u64),
) -> (u64, u64) {
    let (mut taken, mut missing) = (0, 0);
    let mut each = vec![0_u64; node.parts.len()];
    for lane in Lanes(block.lanes) {
        let Some(value) = block.fact(rows, lane, fact) else {
            missing |= bit(lane);
            continue;
        };
        let part = values.iter().position(|known| *known == value);
        // The part for every other value stands behind those with a value.
        if let Some(own) = each.get_mut(part.unwrap_or(values.len())) {
            *own |= bit(lane);
            taken |= bit(lane);
        }
    }
    for (part, lanes) in node.parts.iter().zip(each) {
        show(*part, lanes);
    }
    (taken, missing)
}

/// The subjects that a rule is for, and those that it may be for because their category is missing.
fn for_whom(plan: &RulePlan<'_>, block: &Block, rows: &Histories) -> (u64, u64) {
    if plan.for_all {
        return (block.lanes, 0);
    }
    let rule = plan.rule;
    let mut lanes = block.of_kinds(|kind| rule.recipients.contains(kind)) & block.lanes;
    if let Some(years) = &plan.years {
        for lane in Lanes(lanes) {
            if !years.contains(&at(&block.year, lane)) {
                lanes &= !bit(lane);
            }
        }
    }
    if lanes == 0 || (rule.categories.is_empty() && rule.not_categories.is_empty()) {
        return (lanes, 0);
    }
    let (mut sure, mut may) = (0, 0);
    for lane in Lanes(lanes) {
        match block.fact(rows, lane, ClosedFact::Category) {
            None => may |= bit(lane),
            Some(category) if is_for_category(rule, category) => sure |= bit(lane),
            Some(_) => {}
        }
    }
    (sure, may)
}
