//! What would settle an unknown: the meaning is in `docs/award-rules.md` §5.

use super::node::{Missing, Node};
use super::{Assessment, Version, Without};
use crate::Verdict;
use crate::law::{Gap, GapKind, Test};
use crate::subject::ClosedFact;

impl Assessment<'_> {
    /// The smallest set of facts that would settle an unknown verdict, nearest first: those through which the criteria
    /// can be met by the nearest of the rules, or, where none can, those that refuse them.
    pub fn missing(&self) -> Vec<Missing> {
        if self.verdict != Verdict::Unknown {
            return Vec::new();
        }
        let sets = self.versions.iter().flat_map(|version| self.settling(version));
        let mut missing = nearest(sets).unwrap_or_default();
        tidy(&mut missing);
        missing
    }

    /// For each way in which the law of a day may still be met, what it lacks.
    fn settling(&self, version: &Version<'_>) -> Vec<Vec<Missing>> {
        if version.verdict != Verdict::Unknown {
            return Vec::new();
        }
        let open = version
            .rules
            .iter()
            .filter(|answer| answer.verdict() == Verdict::Unknown);
        let mut sets: Vec<Vec<Missing>> = open
            .filter_map(|answer| {
                let mut set = answer.node.settling()?;
                if answer.applies == Verdict::Unknown {
                    set.push(Missing::Fact(ClosedFact::Category));
                }
                Some(set)
            })
            .collect();
        sets.extend(version.without.map(|without| {
            vec![match without {
                Without::Gap(Gap {
                    kind: GapKind::Local(to),
                    ..
                }) => Missing::Local(to.clone()),
                _ => Missing::Criterion(self.award.id.clone()),
            }]
        }));
        if sets.is_empty() {
            // Only for the categories that no rule is for is it open.
            sets.push(vec![Missing::Fact(ClosedFact::Category)]);
        }
        sets
    }
}

impl Node<'_> {
    /// The smallest set of facts through which the point can still reach a verdict; none where it cannot.
    pub(super) fn to_reach(&self, wanted: Verdict) -> Option<Vec<Missing>> {
        if self.verdict == wanted {
            return Some(Vec::new());
        }
        if self.verdict != Verdict::Unknown {
            return None;
        }
        let sets = || self.children.iter().map(|child| child.to_reach(wanted));
        match (&self.point.test, wanted) {
            _ if self.children.is_empty() => Some(self.missing.clone()),
            (Test::All(_), Verdict::Met) | (Test::Any(_), Verdict::NotMet) => every(sets()),
            (Test::All(_), Verdict::NotMet) | (Test::Any(_), Verdict::Met) => nearest(sets().flatten()),
            (Test::AtLeastOf(number, parts), Verdict::Met) => some(sets(), usize::from(*number), parts.len()),
            (Test::AtLeastOf(number, parts), _) => {
                let refused = parts.len().saturating_sub(usize::from(*number)).saturating_add(1);
                some(sets(), refused, parts.len())
            }
            (Test::Not(_), _) => self.children.first()?.to_reach(wanted.not()),
            // The rules of another award; its own facts say for whom they are.
            (Test::Criteria(_), Verdict::Met) => {
                let best = nearest(sets().flatten()).unwrap_or_default();
                every([Some(best), Some(self.missing.clone())].into_iter())
            }
            (Test::Criteria(_), _) => every(sets().chain([Some(self.missing.clone())])),
            // Where a fact or a reading chooses among the parts: the parts together, or the choice and one of them.
            _ => {
                let chosen = nearest(sets().flatten()).filter(|_| !self.missing.is_empty());
                let chosen = chosen.map(|set| every([Some(set), Some(self.missing.clone())].into_iter()));
                nearest([every(sets()), chosen.flatten()].into_iter().flatten())
            }
        }
    }

    /// The facts that would settle this unknown point: those that would make it met, else those that would refuse it.
    pub(super) fn settling(&self) -> Option<Vec<Missing>> {
        self.to_reach(Verdict::Met)
            .or_else(|| self.to_reach(Verdict::NotMet))
    }

    /// The absent findings that must hold for the point to be met.
    pub(super) fn findings_to_meet(&self, into: &mut Vec<Missing>) {
        if let Some(set) = self.to_reach(Verdict::Met) {
            let findings = set
                .into_iter()
                .filter(|missing| matches!(missing, Missing::Finding { .. }));
            into.extend(findings);
        }
    }
}

/// All the sets together; none where one is none.
fn every(sets: impl Iterator<Item = Option<Vec<Missing>>>) -> Option<Vec<Missing>> {
    let mut all = Vec::new();
    for set in sets {
        all.extend(set?);
    }
    tidy(&mut all);
    Some(all)
}

/// The nearest of the sets: whose farthest fact is nearest, then the smaller, then the earlier.
fn nearest(sets: impl Iterator<Item = Vec<Missing>>) -> Option<Vec<Missing>> {
    sets.min_by_key(|set| distance(set))
}

fn distance(set: &[Missing]) -> (Option<u8>, usize) {
    (set.iter().map(weight).max(), set.len())
}

/// So many of the sets, the nearest; none where fewer are possible.
fn some(
    sets: impl Iterator<Item = Option<Vec<Missing>>>,
    number: usize,
    parts: usize,
) -> Option<Vec<Missing>> {
    let mut possible: Vec<Vec<Missing>> = sets.flatten().collect();
    if possible.len() < number || number > parts {
        return None;
    }
    possible.sort_by_key(|set| distance(set));
    every(possible.into_iter().take(number).map(Some))
}

/// How far a missing fact is: a judgement of conduct is nearest, then what records can show, then achievements that
/// nobody has claimed yet; unknown law is farthest.
fn weight(missing: &Missing) -> u8 {
    match missing {
        Missing::Finding {
            achievement: false, ..
        } => 0,
        Missing::Rating(_) | Missing::Fact(_) | Missing::Value { .. } | Missing::Count { .. } => 1,
        Missing::Detail(_) | Missing::Served(_) | Missing::Established => 1,
        Missing::Entries { .. } => 2,
        Missing::Finding {
            achievement: true, ..
        } => 3,
        Missing::Unrated(_) | Missing::ServedYear(_) | Missing::Reading(_) => 4,
        Missing::Local(_) => 5,
        Missing::Criterion(_) => 6,
    }
}

/// Without repetitions, nearest first.
pub(super) fn tidy(missing: &mut Vec<Missing>) {
    missing.sort_by(|one, other| (weight(one), one).cmp(&(weight(other), other)));
    missing.dedup();
}
