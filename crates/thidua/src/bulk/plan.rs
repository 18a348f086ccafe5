//! The rulebook compiled for one day of the law: leaves shared between awards, points in the order of evaluation.

use time::Date;

use crate::Verdict;
use crate::assess::Counting;
use crate::law::{AwardFilter, Finding, Rule, Service};
use crate::subject::ClosedFact;

/// Number of a leaf.
pub(super) type LeafAt = u32;
/// Number of a point.
pub(super) type NodeAt = u32;

/// Where entries are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    Ever,
    Review,
    Within(LeafAt),
}

/// A run with its parts numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RunPlan {
    pub(super) years: u16,
    pub(super) level: Option<usize>,
    pub(super) titles: Option<usize>,
    pub(super) finding: Option<Finding>,
    pub(super) every: u16,
    pub(super) anywhere: bool,
    pub(super) follow: Option<usize>,
    pub(super) used: Option<usize>,
}

/// A leaf that is evaluated once for all awards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// Always unknown: a criterion that is not known, a hole that no bylaw fills.
    Unknown,
    Finding(Finding),
    Rated(usize),
    Run(RunPlan),
    RatedYears {
        level: usize,
        at_least: u16,
        run: LeafAt,
    },
    Holds(usize),
    Times {
        slot: usize,
        at_least: u16,
        span: Where,
    },
    Initiatives {
        slot: usize,
        /// The award for which reuse is asked; none where it is not.
        target: Option<u16>,
        at_least: u16,
        span: Where,
    },
    Undisciplined(u16),
    Closed {
        fact: ClosedFact,
        values: Vec<u16>,
    },
    Established(u16),
    Service(Vec<u16>, u32, Option<u32>),
    Post {
        posts: Vec<u16>,
        periods: Vec<u16>,
    },
    Movement,
    Count {
        at_least: Option<u32>,
        at_most: Option<u32>,
    },
    Share {
        attainable: bool,
    },
    Fact,
}

impl Test {
    /// Whether two rules that ask this ask the same: the plan holds everything the answer depends on.
    pub(super) fn is_shared(&self) -> bool {
        match self {
            Self::Run(run) => !run.anywhere,
            Self::Post { .. }
            | Self::Service(..)
            | Self::Movement
            | Self::Count { .. }
            | Self::Share { .. }
            | Self::Fact => false,
            _ => true,
        }
    }
}

/// A leaf, and the point that the explaining evaluator opens where a history is unusual.
#[derive(Clone, Debug)]
pub(super) struct Leaf<'r> {
    pub(super) test: Test,
    pub(super) rule: &'r Rule,
    pub(super) award: u16,
    pub(super) at: u16,
}

/// The operator of a point.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Leaf(LeafAt),
    All,
    Any,
    Not,
    AtLeastOf(u16),
    /// All the same; nothing where there are no parts.
    Agree,
    Case {
        fact: ClosedFact,
        values: Vec<u16>,
        otherwise: bool,
    },
    /// The rules of another award, and the answer for each kind of subject where none is for it.
    Criteria(Vec<usize>, [Verdict; 13]),
}

/// A point in the order of evaluation: its parts come before it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) op: Op,
    pub(super) parts: Vec<NodeAt>,
    /// The reason it stands for.
    pub(super) code: u16,
}

/// A rule: its points and whom it is for.
#[derive(Clone, Debug)]
pub(super) struct RulePlan<'r> {
    pub(super) rule: &'r Rule,
    /// Evaluated for every subject, for instance the rule of a bylaw that fills a hole.
    pub(super) for_all: bool,
    /// The years under review for which it is in force; all where none are named.
    pub(super) years: Option<Vec<i32>>,
    pub(super) nodes: std::ops::Range<usize>,
    pub(super) head: NodeAt,
    /// The reason "the category is missing".
    pub(super) category: u16,
}

/// Awards that count: those that some filter names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) filters: Vec<(Vec<u16>, Vec<u16>)>,
}

impl Slot {
    pub(super) fn of(filters: &[&AwardFilter]) -> Self {
        Self {
            filters: filters
                .iter()
                .map(|filter| (filter.awards.clone(), filter.merits.clone()))
                .collect(),
        }
    }
}

/// For one award: the slots that look at it, each with the merits it asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Looked {
    pub(super) counts: Vec<(usize, Vec<u16>)>,
    pub(super) follows: Vec<(usize, Vec<u16>)>,
    pub(super) uses: Vec<(usize, Vec<u16>)>,
}

impl Looked {
    pub(super) fn is_empty(&self) -> bool {
        self.counts.is_empty() && self.follows.is_empty() && self.uses.is_empty()
    }
}

/// Absences that count as time: the kinds, and the rank of the level that such a year stands for.
#[derive(Clone, Debug)]
pub(super) struct AbsencePlan {
    pub(super) kinds: Vec<u16>,
    pub(super) up_to: u16,
}

/// The rules of a day.
#[derive(Clone, Debug)]
pub(super) struct Law<'r> {
    pub(super) law_of: Date,
    pub(super) counting: Counting,
    pub(super) absences: Vec<AbsencePlan>,
    pub(super) leaves: Vec<Leaf<'r>>,
    pub(super) nodes: Vec<Node>,
    pub(super) rules: Vec<RulePlan<'r>>,
    /// How many categories of individual there are.
    pub(super) categories: u16,
    /// For each award asked for: its rules.
    pub(super) awards: Vec<Vec<usize>>,
    /// For each award asked for and each kind of subject: the answer where no rule is for it.
    pub(super) without: Vec<[u16; 13]>,
    /// Ranks of levels that some leaf asks for.
    pub(super) levels: Vec<u16>,
    pub(super) counts: Vec<Slot>,
    pub(super) follows: Vec<Slot>,
    pub(super) uses: Vec<Slot>,
    pub(super) looked: Vec<Looked>,
    /// Kinds and scope of initiatives that some leaf asks for.
    pub(super) initiatives: Vec<(Vec<u16>, u16)>,
    pub(super) asks_ratings: bool,
    pub(super) asks_findings: bool,
}

impl Law<'_> {
    /// The number of a rank of level, added where new.
    pub(super) fn level(&mut self, rank: u16) -> usize {
        number_of(&mut self.levels, rank)
    }

    /// Which slots look at each award.
    pub(super) fn look(&mut self, awards: usize) {
        self.looked = vec![Looked::default(); awards];
        type Chosen = fn(&mut Looked) -> &mut Vec<(usize, Vec<u16>)>;
        let lists: [(&[Slot], Chosen); 3] = [
            (&self.counts, |looked| &mut looked.counts),
            (&self.follows, |looked| &mut looked.follows),
            (&self.uses, |looked| &mut looked.uses),
        ];
        for (slots, chosen) in lists {
            for (at, slot) in slots.iter().enumerate() {
                for (award, looked) in (0_u16..).zip(&mut self.looked) {
                    for (_, merits) in slot.filters.iter().filter(|(awards, _)| awards.contains(&award)) {
                        chosen(looked).push((at, merits.clone()));
                    }
                }
            }
        }
    }
}

/// The number of a value in a list, added where new.
pub(super) fn number_of<T: PartialEq>(list: &mut Vec<T>, value: T) -> usize {
    if let Some(at) = list.iter().position(|known| *known == value) {
        return at;
    }
    list.push(value);
    list.len().saturating_sub(1)
}

/// Service without kinds is the time from the first day of service; with kinds the periods of these.
pub(super) fn service_plan(service: &Service) -> Test {
    Test::Service(service.kinds.clone(), service.months, service.under_months)
}
