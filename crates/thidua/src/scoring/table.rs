use rust_decimal::Decimal;

use super::{Method, Total};
use crate::Bilingual;
use crate::number::Rounding;
use crate::regulation::Origin;

/// A scoring table: criteria as a flat list, parents before children.
#[derive(Clone, Debug)]
pub struct ScoringTable {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Only the totals are fixed; each bloc writes its criteria.
    pub frame: bool,
    /// The frame table that this table fills.
    pub fills: Option<String>,
    /// Points of the scale.
    pub scale: Decimal,
    /// The total as a sum over groups.
    pub total: Total,
    /// Cap of the total for the class.
    pub class_cap: Option<Decimal>,
    /// Cap over all bonus groups.
    pub bonus_cap: Option<Decimal>,
    /// Cap over all deduction groups.
    pub deduction_cap: Option<Decimal>,
    /// Bonus points count only where every standard group is full.
    pub bonus_needs_full_base: bool,
    /// Rounding of computed points.
    pub rounding: Option<Rounding>,
    /// Rounding of the total.
    pub total_rounding: Option<Rounding>,
    /// A judged value above the maximum.
    pub above_maximum: AboveMaximum,
    /// A missing leaf.
    pub missing: MissingLeaf,
    /// Criteria not assigned to a unit.
    pub not_assigned: NotAssigned,
    /// The criteria, parents before children.
    pub criteria: Vec<Criterion>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Identifier.
    pub id: String,
    /// Place of the parent in the table's list.
    pub parent: Option<usize>,
    /// Places of the children.
    pub children: Vec<usize>,
    /// Name as printed.
    pub name: Bilingual,
    /// Most points; none where uncapped.
    pub max: Option<Decimal>,
    /// What its points do.
    pub role: Role,
    /// How the children make its value.
    pub combine: Combine,
    /// Most bonus points beside its maximum.
    pub bonus_max: Option<Decimal>,
    /// Stages that may score it; all where empty.
    pub reserved_to: Vec<String>,
    /// No change after this stage.
    pub locked_after: Option<String>,
    /// May be left unassigned.
    pub not_assignable: bool,
    /// Input that must be true, else the leaf is 0.
    pub gate: Option<String>,
    /// Input that, when true, gives full points.
    pub already: Option<String>,
    /// The method of a leaf; none for a group.
    pub method: Option<Method>,
    /// Step and places of judged points.
    pub step: StepRule,
    /// Where it comes from.
    pub origin: Origin,
}

/// Which values a judge may write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepRule {
    /// Points are a multiple of this.
    pub step: Option<Decimal>,
    /// Most decimal places.
    pub places: Option<u32>,
}

/// What the points of a criterion do to the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Standard points.
    Standard,
    /// Points above the standard.
    Bonus,
    /// Points off.
    Deduction,
    /// Recorded, never adds.
    Note,
}

/// How the children make the value of their parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// They add up, at most to the maximum.
    Sum,
    /// Exactly one of them applies.
    OneOf,
}

/// How the maxima of children are checked against their parent's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChildrenCheck {
    /// They add up to it.
    Equal,
    /// They add up to it at most.
    AtMost,
    /// They are not checked.
    Unchecked,
}

/// A judged value above the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboveMaximum {
    /// The sheet is refused.
    Refuse,
    /// The maximum is taken.
    Clamp,
}

/// A leaf without a score in the last stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingLeaf {
    /// It counts 0.
    Zero,
    /// The total stays open.
    Block,
    /// The unit is not reviewed.
    Exclude,
    /// The unit gets the lowest class.
    LowestClass,
}

/// Criteria not assigned to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAssigned {
    /// Every criterion is assigned to every unit.
    Refuse,
    /// Left out of the denominator; the result is shown as achieved / assigned.
    Drop,
    /// The assigned points of the group are rescaled to its full maximum.
    Rescale,
    /// Full points are given.
    Full,
}

impl ScoringTable {
    /// The place of a criterion in the list.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.criteria.iter().position(|criterion| criterion.id == id)
    }

    /// The criterion with this identifier.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// The leaves with their places, in the order of the table.
    pub fn leaves(&self) -> impl Iterator<Item = (usize, &Criterion, &Method)> {
        self.criteria.iter().enumerate().filter_map(|(place, criterion)| {
            criterion.method.as_ref().map(|method| (place, criterion, method))
        })
    }

    /// The roots with their places.
    pub fn roots(&self) -> impl Iterator<Item = (usize, &Criterion)> {
        self.criteria
            .iter()
            .enumerate()
            .filter(|(_, criterion)| criterion.parent.is_none())
    }
}
