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
    let mut order: Vec<(Interval, Range<usize>)> =
        root.tables("base_salary").map(interval).zip(places).collect();
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
    let tables: Vec<&Table> = root.tables("multiplier").collect();
    for entries in &money.by_award {
        for (at, first) in entries.rows.iter().enumerate() {
            for second in entries.rows.iter().skip(at.saturating_add(1)) {
                let row = |at: &u16| {
                    let at = usize::from(*at);
                    money.multipliers.get(at).zip(tables.get(at).copied())
                };
                let (Some(earlier), Some(later)) = (row(first), row(second)) else {
                    continue;
                };
                if same_giver(earlier.0, later.0) && earlier.0.in_force.overlaps(&later.0.in_force) {
                    overlapping_rows(earlier, later, builder);
                }
            }
        }
    }
    for (row, table) in money.multipliers.iter().zip(root.tables("multiplier")) {
        twice(row, table, builder);
    }
}

/// Two rows for one award, giver and day: that of a bylaw contradicts the statute.
fn overlapping_rows(earlier: (&Multiplier, &Table), later: (&Multiplier, &Table), builder: &mut Builder<'_>) {
    let by_law = |row: &(&Multiplier, &Table)| row.1.has("bylaw");
    let (statute, bylaw) = match (by_law(&earlier), by_law(&later)) {
        (true, false) => (later, earlier),
        (false, true) => (earlier, later),
        _ => {
            let place = later.1.place("from");
            return overlapping(
                builder,
                place,
                "mức tiền thưởng",
                "multipliers",
                &earlier.0.in_force,
                &later.0.in_force,
            );
        }
    };
    let cite = statute.1.text("cite").unwrap_or_default();
    let instrument = statute.1.text("instrument").unwrap_or_default();
    builder.error(
        "contradicts-statute",
        bylaw.1.place("awards"),
        format!("mức tiền thưởng này đã do luật quy định tại {cite} ({instrument}); văn bản địa phương không được thay"),
        format!("this money is set by {cite} of {instrument}; a bylaw cannot replace it"),
        "bỏ mục này; với Kỷ niệm chương, cơ quan tặng ghi hệ số riêng khi hỏi",
        "remove the entry; where the figure is a ceiling, the giving body states its own multiplier in the question",
    );
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
