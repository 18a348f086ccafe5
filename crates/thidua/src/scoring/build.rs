use super::check::{check, fits_frame};
use super::{
    AboveMaximum, ChildrenCheck, Combine, Criterion, Method, MissingLeaf, NotAssigned, Role, ScoringTable,
    StepRule, Total,
};
use crate::number::Rounding;
use crate::reader::Table;
use crate::regulation::Builder;

impl ScoringTable {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let mut criteria: Vec<Criterion> = Vec::new();
        let mut written: Vec<&Table> = Vec::new();
        let step = StepRule {
            step: table.decimal("step"),
            places: None,
        };
        for row in table.tables("criterion") {
            if let Some(criterion) = criterion(row, &criteria, step, builder) {
                let place = criteria.len();
                if let Some(parent) = criterion.parent.and_then(|parent| criteria.get_mut(parent)) {
                    parent.children.push(place);
                }
                criteria.push(criterion);
                written.push(row);
            }
        }
        let total = Total::build(
            table.text("total").unwrap_or_default(),
            table.place("total"),
            &criteria,
            builder,
        );
        let built = Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            frame: table.boolean("frame").unwrap_or(false),
            fills: table.text("fills").map(str::to_owned),
            scale: table.decimal("scale").unwrap_or_default(),
            total,
            class_cap: table.decimal("class_cap"),
            bonus_cap: table.decimal("bonus_cap"),
            deduction_cap: table.decimal("deduction_cap"),
            bonus_needs_full_base: table.boolean("bonus_needs_full_base").unwrap_or(false),
            rounding: rounding(table, "rounding", "places", builder),
            total_rounding: rounding(table, "total_rounding", "total_places", builder),
            above_maximum: if table.text("above_maximum") == Some("clamp") {
                AboveMaximum::Clamp
            } else {
                AboveMaximum::Refuse
            },
            missing: match table.text("missing") {
                Some("zero") => MissingLeaf::Zero,
                Some("exclude") => MissingLeaf::Exclude,
                Some("lowest-class") => MissingLeaf::LowestClass,
                _ => MissingLeaf::Block,
            },
            not_assigned: match table.text("not_assigned") {
                Some("drop") => NotAssigned::Drop,
                Some("rescale") => NotAssigned::Rescale,
                Some("full") => NotAssigned::Full,
                _ => NotAssigned::Refuse,
            },
            criteria,
            origin: builder.origin(table),
        };
        check(&built, table, &written, builder);
        fits_frame(table, builder);
        built
    }
}

fn criterion(
    row: &Table,
    earlier: &[Criterion],
    step: StepRule,
    builder: &mut Builder<'_>,
) -> Option<Criterion> {
    let id = row.text("id")?.to_owned();
    if earlier.iter().any(|criterion| criterion.id == id) {
        builder.error(
            "duplicate-id",
            row.place("id"),
            format!("mã tiêu chí `{id}` đã dùng trong bảng"),
            format!("the criterion id `{id}` is used twice in the table"),
            "đặt mã khác cho tiêu chí thứ hai",
            "give the second criterion another id",
        );
        return None;
    }
    let parent = match row.text("parent") {
        None => None,
        Some(parent) => {
            let place = earlier.iter().position(|criterion| criterion.id == parent);
            if place.is_none() {
                let known: Vec<&str> = earlier.iter().map(|criterion| criterion.id.as_str()).collect();
                let (vi, en) = if parent == id {
                    (
                        format!("tiêu chí `{id}` là cha của chính nó"),
                        format!("the criterion `{id}` is its own parent"),
                    )
                } else {
                    (
                        format!("không có tiêu chí cha `{parent}` đứng trước `{id}`"),
                        format!("no parent `{parent}` stands before `{id}`"),
                    )
                };
                let (help_vi, help_en) = crate::regulation::suggestion(parent, &known, "criterion");
                let code = if parent == id {
                    "cycle"
                } else {
                    "unknown-reference"
                };
                builder.error(code, row.place("parent"), vi, en, help_vi, help_en);
                return None;
            }
            place
        }
    };
    let inherited_role = parent
        .and_then(|parent| earlier.get(parent))
        .map_or(Role::Standard, |parent| parent.role);
    let method = Method::build(row, builder);
    let own_step = row.table("judged");
    builder.references(row, "reserved_to", "stage");
    builder.reference(row, "locked_after", "stage");
    Some(Criterion {
        id,
        parent,
        children: Vec::new(),
        name: row.bilingual("name").unwrap_or_default(),
        max: row.decimal("max"),
        role: match row.text("role") {
            Some("standard") => Role::Standard,
            Some("bonus") => Role::Bonus,
            Some("deduction") => Role::Deduction,
            Some("note") => Role::Note,
            _ => inherited_role,
        },
        combine: if row.text("combine") == Some("one-of") {
            Combine::OneOf
        } else {
            Combine::Sum
        },
        bonus_max: row.decimal("bonus_max"),
        reserved_to: row.texts("reserved_to").map(|(id, _)| id.to_owned()).collect(),
        locked_after: row.text("locked_after").map(str::to_owned),
        not_assignable: row.boolean("not_assignable").unwrap_or(false),
        gate: row.text("gate").map(str::to_owned),
        already: row.text("already").map(str::to_owned),
        method,
        step: StepRule {
            step: own_step.and_then(|judged| judged.decimal("step")).or(step.step),
            places: own_step
                .and_then(|judged| judged.integer("places"))
                .and_then(|places| u32::try_from(places).ok()),
        },
        origin: builder.origin(row),
    })
}

fn rounding(table: &Table, mode: &str, places: &str, builder: &mut Builder<'_>) -> Option<Rounding> {
    match (table.rounding(mode), table.integer(places)) {
        (Some(mode), Some(places)) => u32::try_from(places).ok().map(|places| Rounding { mode, places }),
        (None, None) => None,
        (Some(_), None) => {
            builder.missing_key(table, places, mode);
            None
        }
        (None, Some(_)) => {
            builder.missing_key(table, mode, places);
            None
        }
    }
}

/// How the children of a criterion are checked: its own word, else the table's, else exactly.
pub(super) fn children_check(row: &Table, table: &Table) -> ChildrenCheck {
    match row.text("children").or_else(|| table.text("children")) {
        Some("at-most") => ChildrenCheck::AtMost,
        Some("unchecked") => ChildrenCheck::Unchecked,
        _ => ChildrenCheck::Equal,
    }
}
