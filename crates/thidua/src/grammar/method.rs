use super::name;
use crate::reader::{Key, Kind, Shape};

pub(super) static JUDGED: Shape = Shape {
    name: "judged",
    doc: "Any value from 0 to the maximum; input `points`.",
    keys: &[
        Key::optional(
            "step",
            Kind::Decimal,
            "step of the points, where it differs from the table's",
        )
        .writes("C1 D3"),
        Key::optional("places", Kind::Integer(0, 9), "decimal places allowed"),
    ],
};

pub(super) static PASS_FAIL: Shape = Shape {
    name: "pass_fail",
    doc: "The maximum or nothing; input `done`.",
    keys: &[Key::optional(
        "fact",
        Kind::Id,
        "the fact of the unit that decides, instead of an input",
    )],
};

pub(super) static PER_COUNT: Shape = Shape {
    name: "per_count",
    doc: "min(maximum, count × points); input `count`.",
    keys: &[
        Key::required("points", Kind::Decimal, "points for each"),
        Key::optional("floor", Kind::Decimal, "least points of the leaf"),
    ],
};

pub(super) static PROPORTIONAL: Shape = Shape {
    name: "proportional",
    doc: "maximum × part / whole, clamped at the maximum unless the overshoot counts.",
    keys: &[
        Key::required("part", Kind::Id, "input above the line"),
        Key::required("whole", Kind::Id, "input below the line"),
        Key::optional(
            "above",
            Kind::Word(&["clamp", "count", "refuse"]),
            "what happens where the part exceeds the whole; clamp where absent",
        ),
    ],
};

pub(super) static TARGET: Shape = Shape {
    name: "target",
    doc: "maximum × actual / target; inputs `actual` and `target`.",
    keys: &[
        Key::optional(
            "above",
            Kind::Word(&["clamp", "count"]),
            "what happens above the target; clamp where absent",
        ),
        Key::optional("at_most", Kind::Decimal, "most points where the overshoot counts"),
    ],
};

pub(super) static BANDS: Shape = Shape {
    name: "bands",
    doc: "Ordered intervals that do not overlap; a number in a declared gap gets 0.",
    keys: &[
        Key::optional("input", Kind::Id, "the number"),
        Key::optional(
            "part",
            Kind::Id,
            "or a share in per cent: the input above the line",
        ),
        Key::optional("whole", Kind::Id, "and the input below it"),
        Key::required("rows", Kind::Tables(&BAND), "the intervals with their points"),
        Key::optional(
            "gap",
            Kind::Word(&["zero", "refuse"]),
            "a number outside every interval; refused where absent",
        ),
    ],
};

pub(super) static BAND: Shape = Shape {
    name: "band",
    doc: "One interval.",
    keys: &[
        Key::required("when", Kind::Interval, "interval with explicit ends").writes("C6"),
        Key::required("points", Kind::Decimal, "points of the interval"),
    ],
};

pub(super) static LATENESS: Shape = Shape {
    name: "late",
    doc: "Points by days late; input `days_late`, or inputs `due` and `done_on`.",
    keys: &[
        Key::optional(
            "days",
            Kind::Word(&["calendar", "working"]),
            "how days are counted; calendar where absent",
        )
        .writes("C7"),
        Key::required(
            "rows",
            Kind::Tables(&BAND),
            "the intervals with their points; on time is 0 days",
        ),
    ],
};

pub(super) static PER_EVENT: Shape = Shape {
    name: "per_event",
    doc: "count × points, at most the maximum where there is one; input `count`.",
    keys: &[Key::required("points", Kind::Decimal, "points for each event")],
};

pub(super) static BONUS_PENALTY: Shape = Shape {
    name: "bonus_penalty",
    doc: "bonus × `good` − penalty × `bad`, clamped to [least, most].",
    keys: &[
        Key::required("bonus", Kind::Decimal, "points for each good count"),
        Key::required("penalty", Kind::Decimal, "points for each bad count"),
        Key::required("least", Kind::Decimal, "lower bound"),
        Key::required("most", Kind::Decimal, "upper bound"),
    ],
};

pub(super) static LINEAR: Shape = Shape {
    name: "linear",
    doc: "base + up × (per cent above plan) or base − down × (per cent below), within bounds; input `percent`.",
    keys: &[
        Key::required("base", Kind::Decimal, "points at 100 %"),
        Key::required("up", Kind::Decimal, "points for each per cent above"),
        Key::required("down", Kind::Decimal, "points for each per cent below"),
        Key::required("least", Kind::Decimal, "lower bound"),
        Key::required("most", Kind::Decimal, "upper bound"),
    ],
};

pub(super) static LEADER: Shape = Shape {
    name: "leader_relative",
    doc: "Measured against the best ratio actual / target among the units; inputs `actual` and `target`. \
          Units without a target form a group of their own.",
    keys: &[
        Key::required(
            "at_target",
            Kind::Ratio,
            "share of the maximum for just reaching the target",
        )
        .writes("C10"),
        Key::optional(
            "peers",
            Kind::Word(&["bloc", "group"]),
            "who is compared; the bloc where absent",
        ),
        Key::optional(
            "without_target",
            Kind::Word(&["own-group", "refuse"]),
            "units without a target; own-group where absent",
        )
        .writes("C11"),
    ],
};

pub(super) static SAMPLE: Shape = Shape {
    name: "sample",
    doc: "points × `confirmed`, of a sample of fixed size.",
    keys: &[
        Key::required("size", Kind::Integer(1, 100_000), "number of probes"),
        Key::required("points", Kind::Decimal, "points for each confirmed probe"),
    ],
};

pub(super) static AWARDS: Shape = Shape {
    name: "awards",
    doc: "Points for awards received in the year; each input is a count.",
    keys: &[
        Key::required(
            "rows",
            Kind::Tables(&AWARD_POINTS),
            "the awards with their points",
        ),
        Key::optional(
            "each",
            Kind::Boolean,
            "points for each award received; once for any where absent",
        ),
    ],
};

pub(super) static AWARD_POINTS: Shape = Shape {
    name: "award row",
    doc: "An award or group of awards and its points.",
    keys: &[
        Key::required("input", Kind::Id, "input that counts them"),
        name(),
        Key::required("points", Kind::Decimal, "points"),
    ],
};

pub(super) static RATING: Shape = Shape {
    name: "rating",
    doc: "Points for a level given by another procedure.",
    keys: &[
        Key::required("fact", Kind::Id, "the level fact of the unit"),
        Key::required(
            "rows",
            Kind::Tables(&LEVEL_POINTS),
            "levels with their points; a level not listed gives 0",
        ),
    ],
};

pub(super) static LEVEL_POINTS: Shape = Shape {
    name: "level row",
    doc: "A level and its points.",
    keys: &[
        Key::required("level", Kind::Id, "the level"),
        Key::required("points", Kind::Decimal, "points"),
    ],
};
