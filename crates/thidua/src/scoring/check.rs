use rust_decimal::Decimal;

use super::build::children_check;
use super::{ChildrenCheck, Combine, Criterion, Method, Role, ScoringTable};
use crate::reader::Table;
use crate::regulation::Builder;

/// Checks the sums of a table, its roots against its total, and each leaf's method against its maximum.
pub(super) fn check(built: &ScoringTable, table: &Table, written: &[&Table], builder: &mut Builder<'_>) {
    for (criterion, row) in built.criteria.iter().zip(written) {
        if criterion.children.is_empty() {
            leaf(built, criterion, row, builder);
        } else {
            group(built, criterion, row, table, builder);
        }
    }
    roots_in_total(built, table, builder);
    scale_is_the_sum(built, table, builder);
}

/// A5: a table that fills a frame keeps its groups, maxima, roles, scale and total.
pub(super) fn fits_frame(table: &Table, builder: &mut Builder<'_>) {
    let Some(frame_id) = table.text("fills") else {
        return;
    };
    builder.reference(table, "fills", "table");
    let Some(frame) = builder
        .entries("table")
        .find(|frame| frame.text("id") == Some(frame_id))
    else {
        return;
    };
    let roots = |table: &Table| -> Vec<(String, Option<Decimal>, String)> {
        let roots = table.tables("criterion").filter(|row| !row.has("parent"));
        roots
            .map(|row| (row.string("id"), row.decimal("max"), row.string("role")))
            .collect()
    };
    let (own, wanted) = (roots(table), roots(frame));
    let fits = frame.boolean("frame") == Some(true)
        && own == wanted
        && table.decimal("scale") == frame.decimal("scale")
        && table.text("total") == frame.text("total");
    if !fits {
        let listed = |roots: &[(String, Option<Decimal>, String)]| {
            let shown = roots.iter().map(|(id, max, role)| {
                format!(
                    "{id} {} {role}",
                    max.map(|max| max.to_string()).unwrap_or_default()
                )
            });
            shown
                .map(|root| root.trim().to_owned())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let cite = frame.text("cite").unwrap_or_default();
        builder.error(
            "frame-mismatch",
            table.place("fills"),
            format!(
                "bảng không khớp khung `{frame_id}` ({cite}): khung có {}, bảng có {}",
                listed(&wanted),
                listed(&own)
            ),
            format!(
                "the table does not fit the frame `{frame_id}` ({cite}): it has {}, the table {}",
                listed(&wanted),
                listed(&own)
            ),
            "giữ nguyên các nhóm, điểm tối đa, thang điểm và tổng của khung; chỉ thêm tiêu chí con",
            "keep the groups, maxima, scale and total of the frame; add only children",
        );
    }
}

fn leaf(built: &ScoringTable, criterion: &Criterion, row: &Table, builder: &mut Builder<'_>) {
    let Some(method) = &criterion.method else {
        if !built.frame && criterion.role != Role::Note {
            builder.error(
                "no-method",
                row.place("id"),
                format!("tiêu chí `{}` chưa có cách chấm", criterion.id),
                format!(
                    "the criterion `{}` has neither a method nor children",
                    criterion.id
                ),
                "thêm cách chấm, ví dụ `judged = {}`, hoặc các tiêu chí con",
                "add a method, for instance `judged = {}`, or children",
            );
        }
        return;
    };
    if criterion.max.is_none()
        && !matches!(
            method,
            Method::Awards { .. }
                | Method::PerCount { .. }
                | Method::PerEvent { .. }
                | Method::BonusPenalty { .. }
        )
    {
        builder.missing_key(row, "max", "id");
    }
    if let (Some(max), Method::Bands { rows, .. } | Method::Lateness { rows, .. }) = (criterion.max, method) {
        for band in rows.iter().filter(|band| band.points > max) {
            builder.error(
                "above-maximum",
                row.place("max"),
                format!(
                    "khoảng `{}` cho {} điểm, cao hơn mức tối đa {max}",
                    band.when, band.points
                ),
                format!(
                    "the interval `{}` gives {} points, above the maximum {max}",
                    band.when, band.points
                ),
                "sửa điểm của khoảng hoặc `max`",
                "correct the points of the interval or `max`",
            );
        }
    }
    if let (Some(max), Method::Sample { size, points }) = (criterion.max, method)
        && size.checked_mul(*points) != Some(max)
    {
        builder.error(
            "children-sum",
            row.place("max"),
            format!("{size} phiếu × {points} điểm không bằng mức tối đa {max}"),
            format!("{size} probes × {points} points do not make the maximum {max}"),
            "sửa cỡ mẫu, điểm mỗi phiếu hoặc `max`",
            "correct the size, the points or `max`",
        );
    }
    if row.has("combine") {
        builder.refuse_key(row, "combine", "tiêu chí con (children)");
    }
}

fn group(built: &ScoringTable, criterion: &Criterion, row: &Table, table: &Table, builder: &mut Builder<'_>) {
    if criterion.method.is_some() {
        builder.error(
            "group-with-method",
            row.place("id"),
            format!("tiêu chí `{}` vừa có cách chấm vừa có tiêu chí con", criterion.id),
            format!("the criterion `{}` has both a method and children", criterion.id),
            "bỏ cách chấm, hoặc chuyển nó xuống một tiêu chí con",
            "remove the method, or move it to a child",
        );
    }
    let Some(max) = criterion.max else { return };
    let same_role: Vec<&Criterion> = criterion
        .children
        .iter()
        .filter_map(|place| built.criteria.get(*place))
        .filter(|child| child.role == criterion.role)
        .collect();
    if criterion.combine == Combine::OneOf {
        let best = same_role.iter().filter_map(|child| child.max).max();
        if best != Some(max) {
            sum_error(criterion, row, best, max, builder);
        }
        return;
    }
    let sum = same_role
        .iter()
        .try_fold(Decimal::ZERO, |sum, child| sum.checked_add(child.max?));
    let holds = match children_check(row, table) {
        ChildrenCheck::Equal => sum == Some(max),
        ChildrenCheck::AtMost => sum.is_some_and(|sum| sum <= max),
        ChildrenCheck::Unchecked => true,
    };
    if !holds {
        sum_error(criterion, row, sum, max, builder);
    }
}

fn sum_error(
    criterion: &Criterion,
    row: &Table,
    sum: Option<Decimal>,
    max: Decimal,
    builder: &mut Builder<'_>,
) {
    let sum = sum.map_or_else(|| "?".to_owned(), |sum| sum.to_string());
    builder.error(
        "children-sum",
        row.place("max"),
        format!(
            "các tiêu chí con của `{}` cộng lại {sum} điểm, không khớp mức tối đa {max}",
            criterion.id
        ),
        format!(
            "the children of `{}` make {sum} points, which does not fit its maximum {max}",
            criterion.id
        ),
        "sửa điểm tối đa, hoặc ghi `children = \"at-most\"` hay `\"unchecked\"` nếu văn bản quy định như vậy",
        "correct the maxima, or write `children = \"at-most\"` or `\"unchecked\"` where the text says so",
    );
}

fn roots_in_total(built: &ScoringTable, table: &Table, builder: &mut Builder<'_>) {
    for (place, root) in built.roots() {
        if root.role != Role::Note && !built.total.terms.iter().any(|(term, _)| *term == place) {
            builder.error(
                "root-not-in-total",
                table.place("total"),
                format!("nhóm `{}` không có trong tổng điểm", root.id),
                format!("the group `{}` does not enter the total", root.id),
                "thêm nhóm vào `total`, hoặc ghi `role = \"note\"` nếu nhóm không tính điểm",
                "add it to `total`, or write `role = \"note\"` where it has no points",
            );
        }
    }
    for (place, subtracted) in &built.total.terms {
        let Some(term) = built.criteria.get(*place) else {
            continue;
        };
        if *subtracted != (term.role == Role::Deduction) {
            builder.error(
                "sign-of-group",
                table.place("total"),
                format!("dấu của nhóm `{}` trong tổng không khớp với `role`", term.id),
                format!("the sign of `{}` in the total does not fit its `role`", term.id),
                "nhóm điểm trừ có `role = \"deduction\"` và dấu -",
                "a group of deductions has `role = \"deduction\"` and the sign -",
            );
        }
    }
}

fn scale_is_the_sum(built: &ScoringTable, table: &Table, builder: &mut Builder<'_>) {
    let standard = sum_of_maxima(
        built
            .roots()
            .map(|(_, root)| root)
            .filter(|root| root.role == Role::Standard),
    );
    // Bonus points stand in groups of their own, or inside a standard group: the topmost ones count.
    let parent_role = |criterion: &Criterion| {
        criterion
            .parent
            .and_then(|at| built.criteria.get(at))
            .map(|up| up.role)
    };
    let bonus =
        sum_of_maxima(built.criteria.iter().filter(|criterion| {
            criterion.role == Role::Bonus && parent_role(criterion) != Some(Role::Bonus)
        }));
    let with_bonus = standard
        .zip(bonus)
        .and_then(|(standard, bonus)| standard.checked_add(bonus));
    if standard != Some(built.scale) && with_bonus != Some(built.scale) {
        let sum = standard.map_or_else(|| "?".to_owned(), |sum| sum.to_string());
        builder.error(
            "children-sum",
            table.place("scale"),
            format!("thang điểm {} không bằng tổng các nhóm ({sum})", built.scale),
            format!("the scale {} is not the sum of the groups ({sum})", built.scale),
            "sửa `scale` hoặc điểm tối đa của các nhóm (có hoặc không có điểm thưởng)",
            "correct `scale` or the maxima of the groups (with or without bonus)",
        );
    }
}

/// None where one of them has no maximum.
fn sum_of_maxima<'c>(mut criteria: impl Iterator<Item = &'c Criterion>) -> Option<Decimal> {
    criteria.try_fold(Decimal::ZERO, |sum, criterion| sum.checked_add(criterion.max?))
}
