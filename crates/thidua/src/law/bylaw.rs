//! A bylaw fills what the statute leaves open and adds its own; contradicting the statute is an error.

use crate::reader::Table;
use crate::regulation::{Builder, suggestion};

use super::{Interval, Rule, Test};

/// Checks the rules and caps of bylaws against those of the State.
pub(super) fn check(root: &Table, rules: &[(Rule, &Table)], builder: &mut Builder<'_>) {
    let holes: Vec<&str> = rules
        .iter()
        .flat_map(|(rule, _)| &rule.points)
        .filter_map(|point| match &point.test {
            Test::Local { key, .. } => Some(key.as_str()),
            _ => None,
        })
        .collect();
    for (at, (rule, table)) in rules.iter().enumerate() {
        if rule.fills.is_empty() {
            overrides_statute(rule, table, rules, builder);
            continue;
        }
        if !holes.contains(&rule.fills.as_str()) {
            let (help_vi, help_en) = suggestion(&rule.fills, &holes, "local");
            builder.error(
                "unknown-hole",
                table.place("fills"),
                format!("luật không để ngỏ điểm nào có khóa `{}`", rule.fills),
                format!("the law leaves no point open under the key `{}`", rule.fills),
                help_vi,
                help_en,
            );
        }
        let twice = rules
            .iter()
            .take(at)
            .find(|(other, _)| other.fills == rule.fills && other.in_force.overlaps(&rule.in_force));
        if let Some((other, _)) = twice {
            builder.error(
                "filled-twice",
                table.place("fills"),
                format!(
                    "điểm `{}` đã được quy định ở `{}` ({})",
                    rule.fills, other.id, other.origin.cite
                ),
                format!(
                    "the hole `{}` is filled by `{}` too ({})",
                    rule.fills, other.id, other.origin.cite
                ),
                "giữ một quy định cho mỗi thời kỳ",
                "keep one rule for each period",
            );
        }
    }
    caps_within_statute(root, builder);
}

/// A rule of a bylaw for an award whose criteria the State sets.
fn overrides_statute(rule: &Rule, table: &Table, rules: &[(Rule, &Table)], builder: &mut Builder<'_>) {
    if rule.bylaw.is_empty() {
        return;
    }
    let statute = rules.iter().find(|(other, _)| {
        other.bylaw.is_empty()
            && other.award == rule.award
            && other.in_force.overlaps(&rule.in_force)
            && other.recipients.iter().any(|kind| rule.recipients.contains(kind))
    });
    if let Some((statute, _)) = statute {
        builder.error(
            "contradicts-statute",
            table.place("award"),
            format!(
                "tiêu chuẩn này đã do luật quy định tại {} ({}); văn bản địa phương không được thay",
                statute.origin.cite, statute.instrument
            ),
            format!(
                "these criteria are set by {} of {}; a bylaw cannot replace them",
                statute.origin.cite, statute.instrument
            ),
            "dùng `fills` để quy định phần luật giao, hoặc bỏ mục này",
            "use `fills` for what the law delegates, or remove this rule",
        );
    }
}

/// A cap of a bylaw may be lower than the State's, not higher.
fn caps_within_statute(root: &Table, builder: &mut Builder<'_>) {
    let interval = |table: &Table| Interval {
        from: table.date("from"),
        until: table.date("until"),
    };
    for own in root.tables("cap").filter(|table| table.has("bylaw")) {
        let Some(share) = own.ratio("share") else { continue };
        let higher = root.tables("cap").find(|state| {
            !state.has("bylaw")
                && state.has("award")
                && state.text("award") == own.text("award")
                && interval(state).overlaps(&interval(own))
                && state
                    .ratio("share")
                    .and_then(|state| share.compare(state))
                    .is_some_and(std::cmp::Ordering::is_gt)
        });
        if let Some(state) = higher {
            let cite = state.string("cite");
            builder.error(
                "contradicts-statute",
                own.place("share"),
                format!("tỷ lệ {share} cao hơn mức tối đa tại {cite}"),
                format!("the share {share} exceeds the greatest one of {cite}"),
                "ghi tỷ lệ không cao hơn mức của luật",
                "write a share that is not higher than the law's",
            );
        }
    }
}
