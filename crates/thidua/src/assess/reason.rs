//! The one reason of a verdict: the first point that decides it, in the order of the tree.

use super::{Assessment, Node, Without};
use crate::Verdict;
use crate::law::{Gap, GapKind, Point, Rule, Test};

/// What decides a verdict.
#[derive(Clone, Copy, Debug)]
pub enum Reason<'r> {
    /// A point of a rule.
    Point(&'r Rule, &'r Point),
    /// The category of the subject is missing, and this rule is for some categories only.
    Category(&'r Rule),
    /// The award is not given to this kind of subject.
    NotARecipient,
    /// A declared gap of the law.
    Gap(&'r Gap),
    /// Nothing covers the day.
    Uncovered,
}

impl<'r> Reason<'r> {
    /// The identifier of the rule, where one decides.
    pub fn rule(&self) -> Option<&'r Rule> {
        match self {
            Self::Point(rule, _) | Self::Category(rule) => Some(rule),
            Self::NotARecipient | Self::Gap(_) | Self::Uncovered => None,
        }
    }

    /// The identifier of the reason: `rule/point`, or why no rule answers.
    pub fn id(&self) -> String {
        match self {
            Self::Point(rule, point) if point.id.is_empty() => rule.id.clone(),
            Self::Point(rule, point) => format!("{}/{}", rule.id, point.id),
            Self::Category(rule) => format!("{}/category", rule.id),
            Self::NotARecipient => "not-a-recipient".to_owned(),
            Self::Gap(gap) => match &gap.kind {
                GapKind::Absent => "no-such-award",
                GapKind::Unknown => "criteria-not-known",
                GapKind::Local(_) => "left-to-local-rule",
            }
            .to_owned(),
            Self::Uncovered => "not-covered".to_owned(),
        }
    }

    /// The article of the deciding point; empty where none is cited.
    pub fn article(&self) -> &'r str {
        match self {
            Self::Point(_, point) => &point.origin.cite,
            Self::Category(rule) => &rule.origin.cite,
            Self::Gap(gap) => &gap.origin.cite,
            Self::NotARecipient | Self::Uncovered => "",
        }
    }
}

impl<'r> From<Without<'r>> for Reason<'r> {
    fn from(without: Without<'r>) -> Self {
        match without {
            Without::NotARecipient => Self::NotARecipient,
            Without::Gap(gap) => Self::Gap(gap),
            Without::Uncovered => Self::Uncovered,
        }
    }
}

impl<'r> Node<'r> {
    /// The first point that decides the verdict: a leaf, a `criteria` point, or a point whose parts leave it open
    /// although each of them is certain.
    pub fn first_deciding(&self) -> &Self {
        if self.children.is_empty() || matches!(self.point.test, Test::Criteria(_)) {
            return self;
        }
        let carries = |child: &&Self| match (&self.point.test, self.verdict) {
            (Test::Not(_), _) => true,
            _ => child.verdict == self.verdict,
        };
        self.children
            .iter()
            .find(carries)
            .map_or(self, Self::first_deciding)
    }
}

impl<'r> Assessment<'r> {
    /// The first thing that decides the verdict, in the order of the answer.
    pub fn reason(&self) -> Reason<'r> {
        for version in self
            .versions
            .iter()
            .filter(|version| version.verdict == self.verdict)
        {
            if let Some(without) = version.without {
                return without.into();
            }
            let carrying = version
                .rules
                .iter()
                .find(|answer| answer.verdict() == self.verdict);
            if let Some(answer) = carrying {
                if answer.node.verdict != self.verdict {
                    return Reason::Category(answer.rule);
                }
                let node = answer.node.first_deciding();
                return Reason::Point(node.rule, node.point);
            }
            // No rule is unknown, but the category is, and for some category there is no rule.
            if let Some(first) = version.rules.first() {
                return Reason::Category(first.rule);
            }
        }
        Reason::Uncovered
    }
}

impl Node<'_> {
    /// A stable code that says why the point answers as it does.
    pub fn because(&self) -> &'static str {
        match (&self.point.test, self.verdict) {
            (Test::All(_), Verdict::Met) => "all-met",
            (Test::All(_), Verdict::NotMet) => "one-not-met",
            (Test::Any(_), Verdict::Met) => "one-met",
            (Test::Any(_), Verdict::NotMet) => "none-met",
            (Test::All(_) | Test::Any(_) | Test::AtLeastOf(..), Verdict::Unknown) => "parts-unknown",
            (Test::Agree(_) | Test::Reading { .. }, Verdict::Unknown) => "readings-differ",
            (Test::NotKnown(_), _) => "criterion-not-known",
            (Test::Local { .. }, Verdict::Unknown) => "left-to-local-rule",
            (Test::Finding(_), Verdict::Met) => "found",
            (Test::Finding(_), Verdict::NotMet) => "found-not",
            (Test::Finding(_), Verdict::Unknown) => "finding-absent",
            (_, Verdict::Met) => "enough",
            (_, Verdict::NotMet) => "too-little",
            (_, Verdict::Unknown) => "facts-missing",
        }
    }

    /// The leaves that decide the verdict: those of the parts that carry it.
    pub fn decisive<'n>(&'n self, into: &mut Vec<&'n Self>) {
        if self.children.is_empty() {
            into.push(self);
            return;
        }
        if matches!(self.point.test, Test::Criteria(_)) {
            into.push(self);
        }
        let carries = |child: &&Self| match &self.point.test {
            Test::Not(_) => true,
            Test::All(_) if self.verdict == Verdict::Met => true,
            Test::Any(_) if self.verdict == Verdict::NotMet => true,
            _ => child.verdict == self.verdict,
        };
        for child in self.children.iter().filter(carries) {
            child.decisive(into);
        }
    }
}
