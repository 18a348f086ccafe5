use rust_decimal::Decimal;

use crate::Bilingual;
use crate::calendar::DayCount;
use crate::number::{Interval, Ratio};
use crate::reader::Table;
use crate::regulation::Builder;

/// How a leaf gets its points.
#[derive(Clone, Debug)]
pub enum Method {
    /// C1: judged by the scorer.
    Judged,
    /// C2: all or nothing, by the input `done` or by a fact of the unit.
    PassFail {
        /// The fact that decides instead of an input.
        fact: Option<String>,
    },
    /// C3: so many points for each, at most the maximum.
    PerCount {
        /// Points for each.
        points: Decimal,
        /// Least points of the leaf.
        floor: Option<Decimal>,
    },
    /// C4: maximum × part / whole.
    Proportional {
        /// Input above the line.
        part: String,
        /// Input below the line.
        whole: String,
        /// What happens where the part exceeds the whole.
        above: Above,
    },
    /// C5: maximum × actual / target.
    Target {
        /// What happens above the target.
        above: Above,
        /// Most points where the overshoot counts.
        at_most: Option<Decimal>,
    },
    /// C6: points by the interval in which a number or a share in per cent lies.
    Bands {
        /// The number, or the part of the share.
        input: String,
        /// The whole of the share.
        whole: Option<String>,
        /// The intervals.
        rows: Vec<Band>,
        /// A number outside every interval gets 0 instead of being refused.
        gap_is_zero: bool,
    },
    /// C7: points by days late.
    Lateness {
        /// How days are counted.
        days: Days,
        /// The intervals.
        rows: Vec<Band>,
    },
    /// C8: so many points for each event, in a deduction.
    PerEvent {
        /// Points for each.
        points: Decimal,
    },
    /// C8: count × bonus − count × penalty, within bounds.
    BonusPenalty {
        /// Points for each good count.
        bonus: Decimal,
        /// Points for each bad count.
        penalty: Decimal,
        /// Lower bound.
        least: Decimal,
        /// Upper bound.
        most: Decimal,
    },
    /// C9: so much for each per cent above or below plan.
    Linear {
        /// Points at 100 %.
        base: Decimal,
        /// Points for each per cent above.
        up: Decimal,
        /// Points for each per cent below.
        down: Decimal,
        /// Lower bound.
        least: Decimal,
        /// Upper bound.
        most: Decimal,
    },
    /// C10, C11: measured against the best unit.
    LeaderRelative {
        /// Share of the maximum for just reaching the target.
        at_target: Ratio,
        /// Compared inside the group of units instead of the bloc.
        by_group: bool,
        /// Units without a target form a group of their own instead of being refused.
        own_group_without_target: bool,
    },
    /// C12: points for each confirmed probe of a sample.
    Sample {
        /// Number of probes.
        size: Decimal,
        /// Points for each.
        points: Decimal,
    },
    /// C14: points for awards received in the year.
    Awards {
        /// The awards.
        rows: Vec<PointsRow>,
        /// Points for each award instead of once for any.
        each: bool,
    },
    /// C15: points for a level given by another procedure.
    Rating {
        /// The level fact of the unit.
        fact: String,
        /// Levels with their points.
        rows: Vec<(String, Decimal)>,
    },
}

/// What happens above the whole or the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Above {
    /// The maximum is taken.
    Clamp,
    /// The overshoot counts.
    Count,
    /// The sheet is refused.
    Refuse,
}

/// How days late are counted.
pub type Days = DayCount;

/// One interval with its points.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// The interval.
    pub when: Interval,
    /// Its points.
    pub points: Decimal,
}

/// One award or group of awards with its points.
#[derive(Clone, Debug)]
pub struct PointsRow {
    /// Input that counts them.
    pub input: String,
    /// Name.
    pub name: Bilingual,
    /// Points.
    pub points: Decimal,
}

/// The keys of which a leaf has exactly one.
pub(super) const METHODS: &[&str] = &[
    "judged",
    "pass_fail",
    "per_count",
    "proportional",
    "target",
    "bands",
    "late",
    "per_event",
    "bonus_penalty",
    "linear",
    "leader_relative",
    "sample",
    "awards",
    "rating",
];

impl Method {
    /// Reads the method of a criterion; none for a group.
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        if !METHODS.iter().any(|key| table.has(key)) {
            return None;
        }
        let key = builder.exactly_one(table, METHODS, "criterion")?;
        let method = table.table(key)?;
        let number = |key: &str| method.decimal(key).unwrap_or_default();
        Some(match key {
            "judged" => Self::Judged,
            "pass_fail" => {
                builder.fact_kind(method, "fact");
                Self::PassFail {
                    fact: method.text("fact").map(str::to_owned),
                }
            }
            "per_count" => Self::PerCount {
                points: number("points"),
                floor: method.decimal("floor"),
            },
            "proportional" => Self::Proportional {
                part: method.string("part"),
                whole: method.string("whole"),
                above: above(method),
            },
            "target" => Self::Target {
                above: above(method),
                at_most: method.decimal("at_most"),
            },
            "bands" => Self::bands(method, builder)?,
            "late" => Self::Lateness {
                days: DayCount::read(method, "days"),
                rows: rows(method, builder),
            },
            "per_event" => Self::PerEvent {
                points: number("points"),
            },
            "bonus_penalty" => {
                bounds_in_order(method, builder);
                Self::BonusPenalty {
                    bonus: number("bonus"),
                    penalty: number("penalty"),
                    least: number("least"),
                    most: number("most"),
                }
            }
            "linear" => {
                bounds_in_order(method, builder);
                Self::Linear {
                    base: number("base"),
                    up: number("up"),
                    down: number("down"),
                    least: number("least"),
                    most: number("most"),
                }
            }
            "leader_relative" => Self::LeaderRelative {
                at_target: method.ratio("at_target")?,
                by_group: method.text("peers") == Some("group"),
                own_group_without_target: method.text("without_target") != Some("refuse"),
            },
            "sample" => Self::Sample {
                size: number("size"),
                points: number("points"),
            },
            "awards" => Self::Awards {
                rows: method
                    .tables("rows")
                    .map(|row| PointsRow {
                        input: row.string("input"),
                        name: row.bilingual("name").unwrap_or_default(),
                        points: row.decimal("points").unwrap_or_default(),
                    })
                    .collect(),
                each: method.boolean("each").unwrap_or(false),
            },
            _ => {
                builder.fact_kind(method, "fact");
                for row in method.tables("rows") {
                    builder.reference(row, "level", "level");
                }
                Self::Rating {
                    fact: method.string("fact"),
                    rows: method
                        .tables("rows")
                        .map(|row| (row.string("level"), row.decimal("points").unwrap_or_default()))
                        .collect(),
                }
            }
        })
    }

    fn bands(method: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        builder.exactly_one(method, &["input", "part"], "bands")?;
        if method.has("part") && !method.has("whole") {
            builder.missing_key(method, "whole", "part");
            return None;
        }
        let input = method
            .text("input")
            .or_else(|| method.text("part"))
            .unwrap_or_default()
            .to_owned();
        Some(Self::Bands {
            input,
            whole: method.has("part").then(|| method.string("whole")),
            rows: rows(method, builder),
            gap_is_zero: method.text("gap") == Some("zero"),
        })
    }

    /// The input that a bare value in a sheet stands for; none where inputs must be named.
    pub fn bare_input(&self) -> Option<&str> {
        match self {
            Self::Judged => Some("points"),
            Self::PassFail { fact: None } => Some("done"),
            Self::PerCount { .. } | Self::PerEvent { .. } => Some("count"),
            Self::Bands {
                input, whole: None, ..
            } => Some(input),
            Self::Lateness { .. } => Some("days_late"),
            Self::Linear { .. } => Some("percent"),
            Self::Sample { .. } => Some("confirmed"),
            _ => None,
        }
    }

    /// The inputs a sheet may give, those of the gate and of the grandfathering apart.
    pub fn inputs(&self) -> Vec<&str> {
        match self {
            Self::Judged => vec!["points", "bonus"],
            Self::PassFail { fact } => {
                if fact.is_some() {
                    vec![]
                } else {
                    vec!["done"]
                }
            }
            Self::PerCount { .. } | Self::PerEvent { .. } => vec!["count"],
            Self::Proportional { part, whole, .. } => vec![part, whole],
            Self::Target { .. } | Self::LeaderRelative { .. } => vec!["actual", "target"],
            Self::Bands { input, whole, .. } => {
                let mut inputs = vec![input.as_str()];
                inputs.extend(whole.as_deref());
                inputs
            }
            Self::Lateness { .. } => vec!["days_late", "due", "done_on"],
            Self::BonusPenalty { .. } => vec!["good", "bad"],
            Self::Linear { .. } => vec!["percent"],
            Self::Sample { .. } => vec!["confirmed"],
            Self::Awards { rows, .. } => rows.iter().map(|row| row.input.as_str()).collect(),
            Self::Rating { .. } => vec![],
        }
    }

    /// The key by which the method is written, which is also the code of its reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Judged => "judged",
            Self::PassFail { .. } => "pass_fail",
            Self::PerCount { .. } => "per_count",
            Self::Proportional { .. } => "proportional",
            Self::Target { .. } => "target",
            Self::Bands { .. } => "bands",
            Self::Lateness { .. } => "late",
            Self::PerEvent { .. } => "per_event",
            Self::BonusPenalty { .. } => "bonus_penalty",
            Self::Linear { .. } => "linear",
            Self::LeaderRelative { .. } => "leader_relative",
            Self::Sample { .. } => "sample",
            Self::Awards { .. } => "awards",
            Self::Rating { .. } => "rating",
        }
    }

    /// Whether the points come from facts of the unit and need no entry in a sheet.
    pub fn needs_no_entry(&self) -> bool {
        matches!(self, Self::Rating { .. } | Self::PassFail { fact: Some(_) })
    }
}

fn above(method: &Table) -> Above {
    match method.text("above") {
        Some("count") => Above::Count,
        Some("refuse") => Above::Refuse,
        _ => Above::Clamp,
    }
}

/// Bands in the order written; overlaps and disorder are errors.
fn rows(method: &Table, builder: &mut Builder<'_>) -> Vec<Band> {
    let mut rows: Vec<Band> = Vec::new();
    for row in method.tables("rows") {
        let (Some(when), Some(points)) = (row.interval("when"), row.decimal("points")) else {
            continue;
        };
        for earlier in &rows {
            if earlier.when.overlaps(when) {
                builder.error(
                    "overlapping-bands",
                    row.place("when"),
                    format!("khoảng `{when}` trùng với `{}`", earlier.when),
                    format!("the interval `{when}` overlaps `{}`", earlier.when),
                    "ghi rõ đầu mút: `[` `]` là gồm cả, `(` `)` là không gồm",
                    "write the ends on purpose: `[` `]` include the number, `(` `)` do not",
                );
            }
        }
        rows.push(Band { when, points });
    }
    let lows: Vec<Option<Decimal>> = rows.iter().map(|band| band.when.low()).collect();
    if !(lows.is_sorted() || lows.iter().rev().is_sorted()) {
        builder.error(
            "unordered-bands",
            method.place("rows"),
            "các khoảng không xếp theo thứ tự",
            "the intervals are not in order",
            "xếp các khoảng từ thấp đến cao hoặc từ cao đến thấp",
            "list them from low to high or from high to low",
        );
    }
    rows
}

fn bounds_in_order(method: &Table, builder: &mut Builder<'_>) {
    if let (Some(least), Some(most)) = (method.decimal("least"), method.decimal("most"))
        && most < least
    {
        builder.error(
            "empty-interval",
            method.place("most"),
            format!("mức cao nhất {most} thấp hơn mức thấp nhất {least}"),
            format!("the upper bound {most} is below the lower bound {least}"),
            "sửa `least` hoặc `most`",
            "correct `least` or `most`",
        );
    }
}
