use rust_decimal::Decimal;

use super::super::{Assigned, CriterionOutcome};
use super::{Run, UnitState};
use crate::Verdict;
use crate::number::{Ratio, compare};
use crate::scoring::{Combine, NotAssigned, Role, ScoringTable};

impl Run<'_> {
    /// Groups from leaves, totals from groups: uncapped for the rank, capped for the class.
    pub(super) fn totals(&mut self) {
        for unit in &mut self.units {
            let Some(table) = unit.table else { continue };
            if unit.eligible == Verdict::NotMet {
                continue;
            }
            groups(table, &mut unit.criteria);
            total(table, unit);
        }
    }
}

/// What a node of the tree is worth, and how much of its maximum was assigned.
#[derive(Clone, Copy)]
struct Worth {
    points: Option<Decimal>,
    assigned: Decimal,
}

/// Values of groups, children before parents: parents stand before their children, so the list is read backwards.
fn groups(table: &ScoringTable, outcomes: &mut [CriterionOutcome<'_>]) {
    let mut assigned: Vec<Decimal> = table
        .criteria
        .iter()
        .map(|criterion| criterion.max.unwrap_or_default())
        .collect();
    for place in (0..table.criteria.len()).rev() {
        let Some(criterion) = table.criteria.get(place) else {
            continue;
        };
        if criterion.children.is_empty() {
            let left_out = outcomes
                .get(place)
                .is_some_and(|outcome| outcome.rule == "not-assigned")
                && table.not_assigned != NotAssigned::Full;
            if left_out && let Some(own) = assigned.get_mut(place) {
                *own = Decimal::ZERO;
            }
            continue;
        }
        let worth = match criterion.combine {
            Combine::OneOf => one_of(&criterion.children, outcomes),
            Combine::Sum => sum(table, place, outcomes, &assigned),
        };
        let all_assigned = worth.assigned == criterion.max.unwrap_or(worth.assigned);
        let rescale =
            table.not_assigned == NotAssigned::Rescale && !all_assigned && criterion.role == Role::Standard;
        let Some(outcome) = outcomes.get_mut(place) else {
            continue;
        };
        outcome.rule = if criterion.combine == Combine::OneOf {
            "one-of"
        } else {
            "sum"
        };
        outcome.points = worth.points;
        if rescale && let Some(max) = criterion.max {
            // 3 of the 4 assigned points count as 7.5 of 10.
            outcome.rule = "rescaled";
            outcome.points = worth
                .points
                .and_then(|points| Ratio::new(points, worth.assigned))
                .and_then(|share| share.times(max, table.rounding));
        }
        if let (Some(points), Some(max)) = (outcome.points, criterion.max)
            && compare(points, max).is_gt()
        {
            outcome.uncut = Some(points);
            outcome.points = Some(max);
        }
        if let Some(own) = assigned.get_mut(place) {
            *own = if rescale {
                criterion.max.unwrap_or_default()
            } else {
                worth.assigned
            };
        }
    }
}

/// Children of the parent's role add up to at most its maximum; a bonus child adds above it, a deduction takes off.
fn sum(
    table: &ScoringTable,
    place: usize,
    outcomes: &mut [CriterionOutcome<'_>],
    assigned: &[Decimal],
) -> Worth {
    let mut points = Some(Decimal::ZERO);
    let mut of_assigned = Decimal::ZERO;
    let mut beside = Decimal::ZERO;
    let Some(criterion) = table.criteria.get(place) else {
        return Worth {
            points: None,
            assigned: of_assigned,
        };
    };
    for child_place in &criterion.children {
        let (Some(child), Some(outcome)) = (table.criteria.get(*child_place), outcomes.get(*child_place))
        else {
            continue;
        };
        if child.role == Role::Note {
            continue;
        }
        let own_assigned = assigned.get(*child_place).copied().unwrap_or_default();
        beside = beside.saturating_add(outcome.bonus);
        if outcome.points.is_none() && outcome.rule == "not-assigned" {
            continue;
        }
        if child.role == criterion.role {
            of_assigned = of_assigned.saturating_add(own_assigned);
            points = points
                .zip(outcome.points)
                .and_then(|(sum, own)| sum.checked_add(own));
        } else {
            let sign = if child.role == Role::Deduction {
                -Decimal::ONE
            } else {
                Decimal::ONE
            };
            let own = outcome
                .points
                .unwrap_or_default()
                .checked_mul(sign)
                .unwrap_or_default();
            points = points.filter(|_| outcome.points.is_some());
            beside = beside.saturating_add(own);
        }
    }
    if let Some(outcome) = outcomes.get_mut(place) {
        outcome.bonus = beside;
    }
    Worth {
        points,
        assigned: of_assigned,
    }
}

/// Exactly one child applies: the only one scored, else the best of them.
fn one_of(children: &[usize], outcomes: &[CriterionOutcome<'_>]) -> Worth {
    let scored = children.iter().filter_map(|child| outcomes.get(*child));
    let best = scored.max_by_key(|outcome| outcome.points);
    Worth {
        points: best.and_then(|outcome| outcome.points),
        assigned: best.and_then(|outcome| outcome.max).unwrap_or_default(),
    }
}

fn total(table: &ScoringTable, unit: &mut UnitState<'_>) {
    let value = |place: usize| unit.criteria.get(place);
    let standard_full = table
        .roots()
        .filter(|(_, root)| root.role == Role::Standard)
        .all(|(place, root)| {
            value(place).is_some_and(|outcome| outcome.points.is_some() && outcome.points >= root.max)
        });
    let (mut standard, mut bonus, mut deduction) = (Some(Decimal::ZERO), Decimal::ZERO, Decimal::ZERO);
    for (place, _) in &table.total.terms {
        let (Some(criterion), Some(outcome)) = (table.criteria.get(*place), value(*place)) else {
            continue;
        };
        let wholly_unassigned = outcome.points.is_none() && outcome.rule == "not-assigned";
        let points = if wholly_unassigned {
            Some(Decimal::ZERO)
        } else {
            outcome.points
        };
        match criterion.role {
            Role::Standard => {
                standard = standard.zip(points).and_then(|(sum, own)| sum.checked_add(own));
                bonus = bonus.saturating_add(outcome.bonus);
            }
            Role::Bonus => {
                standard = standard.filter(|_| points.is_some());
                bonus = bonus
                    .saturating_add(points.unwrap_or_default())
                    .saturating_add(outcome.bonus);
            }
            Role::Deduction => {
                standard = standard.filter(|_| points.is_some());
                deduction = deduction.saturating_add(points.unwrap_or_default());
            }
            Role::Note => {}
        }
    }
    if let Some(cap) = table.bonus_cap {
        bonus = bonus.min(cap);
    }
    if table.bonus_needs_full_base && !standard_full {
        bonus = bonus.min(Decimal::ZERO);
    }
    if let Some(cap) = table.deduction_cap {
        deduction = deduction.min(cap);
    }
    if let Some(late) = unit.late {
        deduction = deduction.saturating_add(late.points);
    }
    let sum = standard.and_then(|standard| standard.checked_add(bonus)?.checked_sub(deduction));
    let zeroed = unit.late.is_some_and(|late| late.effect == "zero");
    let rounded = |value: Decimal| {
        table
            .total_rounding
            .map_or(value, |rounding| rounding.apply(value))
    };
    unit.total = if zeroed {
        Some(Decimal::ZERO)
    } else {
        sum.map(rounded)
    };
    unit.class_total = unit
        .total
        .map(|total| table.class_cap.map_or(total, |cap| total.min(cap)));
    let some_left_out = unit.criteria.iter().any(|outcome| outcome.rule == "not-assigned");
    if some_left_out && table.not_assigned == NotAssigned::Drop {
        let standard = table.total.terms.iter().filter(|(place, _)| {
            let criterion = table.criteria.get(*place);
            criterion.is_some_and(|criterion| criterion.role == Role::Standard)
        });
        let maximum = standard.fold(Decimal::ZERO, |sum, (place, _)| {
            sum.saturating_add(assigned_maximum(table, *place, &unit.criteria))
        });
        let percent = unit
            .total
            .and_then(|total| Ratio::new(total, maximum))
            .and_then(Ratio::percent);
        unit.assigned = Some(Assigned { maximum, percent });
    }
}

/// The greatest points of the assigned leaves under a group.
fn assigned_maximum(table: &ScoringTable, place: usize, outcomes: &[CriterionOutcome<'_>]) -> Decimal {
    let Some(criterion) = table.criteria.get(place) else {
        return Decimal::ZERO;
    };
    if criterion.children.is_empty() {
        let left_out = outcomes
            .get(place)
            .is_some_and(|outcome| outcome.rule == "not-assigned");
        return if left_out {
            Decimal::ZERO
        } else {
            criterion.max.unwrap_or_default()
        };
    }
    if criterion.combine == Combine::OneOf {
        return criterion.max.unwrap_or_default();
    }
    criterion
        .children
        .iter()
        .filter(|child| {
            table
                .criteria
                .get(**child)
                .is_some_and(|child| child.role == Role::Standard)
        })
        .fold(Decimal::ZERO, |sum, child| {
            sum.saturating_add(assigned_maximum(table, *child, outcomes))
        })
}
