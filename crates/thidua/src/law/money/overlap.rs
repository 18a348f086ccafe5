//! One figure for one question: checked at load.

use std::ops::Range;

use crate::law::Interval;
use crate::reader::Table;
use crate::regulation::Builder;

use super::rules::{MoneyRules, Multiplier};

/// Base salaries must not share a day; rows must not share an award, a giver and a day; within a row no two figures
/// may answer for one recipient under one reading.
pub(super) fn check(money: &MoneyRules, root: &Table, builder: &mut Builder<'_>) {
    let places: Vec<Range<usize>> = root
        .tables("base_salary")
        .map(|table| table.place("from"))
        .collect();
    let mut order: Vec<(Interval, Range<usize>)> = root
        .tables("base_salary")
        .map(|table| interval(table))
        .zip(places)
        .collect();
    order.sort_by_key(|(days, _)| days.from);
    for pair in order.windows(2) {
        let [(earlier, _), (later, place)] = pair else {
            continue;
        };
        if earlier.overlaps(later) {
            overlapping(
                builder,
                place.clone(),
                "mức lương cơ sở",
                "base salaries",
                earlier,
                later,
            );
        }
    }
    let places: Vec<Range<usize>> = root
        .tables("multiplier")
        .map(|table| table.place("from"))
        .collect();
    for entries in &money.by_award {
        for (at, first) in entries.rows.iter().enumerate() {
            for second in entries.rows.iter().skip(at.saturating_add(1)) {
                let rows = (
                    money.multipliers.get(usize::from(*first)),
                    money.multipliers.get(usize::from(*second)),
                );
                let (Some(earlier), Some(later)) = rows else {
                    continue;
                };
                if same_giver(earlier, later) && earlier.in_force.overlaps(&later.in_force) {
                    let place = places.get(usize::from(*second)).cloned().unwrap_or_default();
                    overlapping(
                        builder,
                        place,
                        "mức tiền thưởng",
                        "multipliers",
                        &earlier.in_force,
                        &later.in_force,
                    );
                }
            }
        }
    }
    for (row, table) in money.multipliers.iter().zip(root.tables("multiplier")) {
        twice(row, table, builder);
    }
}

fn interval(table: &Table) -> Interval {
    Interval {
        from: table.date("from"),
        until: table.date("until"),
    }
}

fn same_giver(one: &Multiplier, other: &Multiplier) -> bool {
    (one.givers.is_empty() && other.givers.is_empty())
        || one.givers.iter().any(|giver| other.givers.contains(giver))
}

fn twice(row: &Multiplier, table: &Table, builder: &mut Builder<'_>) {
    for (at, first) in row.pay.iter().enumerate() {
        for (second, place) in row.pay.iter().zip(table.tables("pay")).skip(at.saturating_add(1)) {
            let shared = first
                .recipients
                .iter()
                .find(|kind| second.recipients.contains(*kind));
            let one_doubt = match (first.under, second.under) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            };
            if let Some(kind) = shared.filter(|_| one_doubt) {
                builder.error(
                    "two-figures",
                    place.place("recipients"),
                    format!("`{}` có hai mức cho `{}`", row.id, kind.word()),
                    format!("`{}` has two figures for `{}`", row.id, kind.word()),
                    "giữ một mức, hoặc ghi `reading` và `option` khác nhau cho từng mức",
                    "keep one, or give each its own `reading` and `option`",
                );
            }
        }
    }
}

fn overlapping(
    builder: &mut Builder<'_>,
    place: Range<usize>,
    vi: &str,
    en: &str,
    earlier: &Interval,
    later: &Interval,
) {
    builder.error(
        "overlapping-versions",
        place,
        format!("hai {vi} trùng thời gian: {earlier} và {later}"),
        format!("two {en} overlap: {earlier} and {later}"),
        "ghi `until` của mục trước bằng `from` của mục sau",
        "let the earlier entry end on the day on which the later one begins",
    );
}
