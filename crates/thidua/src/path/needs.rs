use std::collections::BTreeSet;

use time::Date;

use crate::Rulebook;
use crate::law::{Rule, Test};
use crate::subject::Subject;

/// What the criteria of an award can ask for, over all awards they lead through.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    /// Awards that must or may be held before, the award itself last.
    pub(super) awards: Vec<u16>,
    /// Most initiatives asked for at once.
    pub(super) initiatives: u16,
    /// Kinds of initiative.
    pub(super) kinds: BTreeSet<u16>,
    /// Greatest rank of scope asked for.
    pub(super) scope: u16,
}

impl Needs {
    pub(super) fn of(rulebook: &Rulebook, award: u16, subject: &Subject, on: Date) -> Self {
        let mut needs = Self::default();
        needs.follow(rulebook, award, subject, on, 0);
        needs
    }

    fn follow(&mut self, rulebook: &Rulebook, award: u16, subject: &Subject, on: Date, depth: u8) {
        if depth > 8 || self.awards.contains(&award) {
            return;
        }
        let mut before = BTreeSet::new();
        for rule in rulebook.rules_of(award) {
            let later = rule.in_force.until.is_none_or(|until| until > on);
            let other = subject.category.is_some_and(|category| {
                rule.not_categories.contains(&category)
                    || !(rule.categories.is_empty() || rule.categories.contains(&category))
            });
            if later && !other && rule.recipients.contains(subject.kind) {
                self.read(rule, &mut before);
            }
        }
        before.remove(&award);
        for other in before {
            self.follow(rulebook, other, subject, on, depth.saturating_add(1));
        }
        if !self.awards.contains(&award) {
            self.awards.push(award);
        }
    }

    fn read(&mut self, rule: &Rule, before: &mut BTreeSet<u16>) {
        for point in &rule.points {
            match &point.test {
                Test::Holds(filter) | Test::Times { filter, .. } => before.extend(&filter.awards),
                Test::Run(run) => before.extend(&run.titles),
                Test::Criteria(award) => {
                    before.insert(*award);
                }
                Test::Initiatives {
                    kinds,
                    scope,
                    at_least,
                    ..
                } => {
                    self.initiatives = self.initiatives.max(*at_least);
                    self.kinds.extend(kinds.first());
                    self.scope = self.scope.max(*scope);
                }
                _ => {}
            }
        }
    }
}
