//! What would settle an unknown.

use super::node::{Missing, Node};
use crate::Verdict;
use crate::law::Test;

impl Node<'_> {
    /// The smallest set of facts that would settle this unknown point.
    ///
    /// To meet `all` every unknown part must be settled, to refuse it one is enough; `any` the other way round.
    /// The set that is smaller is given, the set that meets where both are equal.
    pub(super) fn settling(&self, into: &mut Vec<Missing>) {
        let meet = self.to_reach(Verdict::Met);
        let refuse = self.to_reach(Verdict::NotMet);
        let chosen = match (meet, refuse) {
            (Some(meet), Some(refuse)) if refuse.len() < meet.len() && !refuse.is_empty() => {
                // Refusing is nearer, but the officer wants to know what is needed: both are facts that settle.
                let mut both = meet;
                both.extend(refuse);
                both
            }
            (Some(meet), _) => meet,
            (None, Some(refuse)) => refuse,
            (None, None) => Vec::new(),
        };
        into.extend(chosen);
    }

    /// The facts through which the point can still reach a verdict; none where it cannot.
    pub(super) fn to_reach(&self, wanted: Verdict) -> Option<Vec<Missing>> {
        if self.verdict == wanted {
            return Some(Vec::new());
        }
        if self.verdict != Verdict::Unknown {
            return None;
        }
        let every = |nodes: &[Node<'_>], wanted: Verdict| -> Option<Vec<Missing>> {
            let mut all = Vec::new();
            for node in nodes {
                all.extend(node.to_reach(wanted)?);
            }
            tidy(&mut all);
            Some(all)
        };
        let nearest = |nodes: &[Node<'_>], wanted: Verdict| -> Option<Vec<Missing>> {
            nodes
                .iter()
                .filter_map(|node| node.to_reach(wanted))
                .min_by_key(|set| (set.iter().map(weight).max(), set.len()))
        };
        if self.children.is_empty() {
            return Some(self.missing.clone());
        }
        let mut set = match (&self.point.test, wanted) {
            (Test::All(_), Verdict::Met) | (Test::Any(_), Verdict::NotMet) => every(&self.children, wanted)?,
            (Test::All(_), Verdict::NotMet) | (Test::Any(_) | Test::Criteria(_), Verdict::Met) => {
                nearest(&self.children, wanted)?
            }
            (Test::Not(_), _) => self.children.first()?.to_reach(wanted.not())?,
            (Test::Reading { .. }, _) if !self.missing.is_empty() => self.missing.clone(),
            _ => every(&self.children, wanted).or_else(|| nearest(&self.children, wanted))?,
        };
        if !matches!(self.point.test, Test::Reading { .. }) {
            set.extend(self.missing.iter().cloned());
        }
        tidy(&mut set);
        Some(set)
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
        Missing::Unrated(_) | Missing::Reading(_) => 4,
        Missing::Local(_) => 5,
        Missing::Criterion(_) => 6,
    }
}

/// Without repetitions, nearest first.
pub(super) fn tidy(missing: &mut Vec<Missing>) {
    missing.sort_by(|one, other| (weight(one), one).cmp(&(weight(other), other)));
    missing.dedup();
}
