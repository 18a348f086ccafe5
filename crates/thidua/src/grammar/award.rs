use super::{basis, cite, grade, id, name, text};
use crate::reader::{Key, Kind, Shape};

pub(super) static CLASS: Shape = Shape {
    name: "class",
    doc: "A class, best first: the unit gets the first whose every requirement holds.",
    keys: &[
        id(),
        name(),
        Key::optional("points", Kind::Interval, "interval of the total for the class").writes("F2"),
        Key::optional(
            "points_for",
            Kind::Map(&Kind::Interval),
            "the interval for single kinds of unit",
        )
        .writes("F6"),
        Key::optional(
            "unit_kinds",
            Kind::List(&Kind::Id),
            "kinds of unit that can get it; all where absent",
        )
        .writes("F6"),
        Key::optional(
            "every_criterion",
            Kind::Ratio,
            "every standard leaf reaches this share of its maximum",
        )
        .writes("F3"),
        Key::optional("no_zero", Kind::Boolean, "no standard leaf is at 0").writes("F3"),
        Key::optional("needs", Kind::List(&Kind::Id), "further conditions").writes("F4"),
        Key::optional("vote", Kind::Id, "ballot rule by which it is confirmed").writes("F7"),
        Key::optional("quota", Kind::Table(&QUOTA), "most units of the class").writes("F8"),
        Key::optional("level", Kind::Id, "level of the common four that it stands for"),
        cite(),
        grade(),
        basis(),
        text(),
    ],
};

pub(super) static EVENT: Shape = Shape {
    name: "event",
    doc: "An event of the year that fixes or caps the class whatever the points.",
    keys: &[
        id(),
        name(),
        Key::required("when", Kind::Id, "the condition"),
        Key::optional("class", Kind::Id, "class given").writes("F5"),
        Key::optional("ceiling", Kind::Id, "best class possible").writes("F5"),
        cite(),
        grade(),
        text(),
    ],
};

pub(super) static RANKING: Shape = Shape {
    name: "ranking",
    doc: "An order of units.",
    keys: &[
        id(),
        Key::optional(
            "unit_kinds",
            Kind::List(&Kind::Id),
            "kinds of unit ordered; all where absent",
        ),
        Key::optional(
            "over",
            Kind::Word(&["bloc", "group"]),
            "one order for the bloc, or one for each group of units",
        )
        .writes("G5"),
        Key::required("keys", Kind::Tables(&RANK_KEY), "what is compared, in order").writes("G1 G2"),
        Key::required(
            "ties",
            Kind::Word(&["shared", "ballot", "authority"]),
            "last resort for equal units",
        )
        .writes("G3"),
        Key::optional("ballot", Kind::Id, "ballot rule that breaks ties"),
        Key::optional(
            "style",
            Kind::Word(&["1224", "1223"]),
            "numbers after a shared rank; 1224 where absent",
        )
        .writes("G4"),
        Key::optional(
            "labels",
            Kind::List(&Kind::Bilingual),
            "labels of the first ranks",
        )
        .writes("G4"),
        cite(),
        grade(),
    ],
};

static RANK_KEY: Shape = Shape {
    name: "rank key",
    doc: "One comparison: the total, criteria, or raw measures.",
    keys: &[
        Key::optional("by", Kind::Word(&["total", "class-total", "percent"]), "a total"),
        Key::optional(
            "criteria",
            Kind::List(&Kind::Id),
            "the sum of the points of these criteria",
        ),
        Key::optional(
            "measures",
            Kind::List(&Kind::Text),
            "the sum of these inputs: \"criterion:input\"",
        )
        .writes("G2"),
        Key::optional(
            "facts",
            Kind::List(&Kind::Id),
            "the sum of these facts of the unit",
        ),
        Key::optional("over", Kind::Text, "divided by this input or fact"),
        Key::optional(
            "order",
            Kind::Word(&["descending", "ascending"]),
            "descending where absent",
        ),
        Key::required("name", Kind::Bilingual, "what is compared, in words"),
    ],
};

pub(super) static BALLOT: Shape = Shape {
    name: "ballot",
    doc: "A rule of voting.",
    keys: &[
        id(),
        name(),
        Key::required(
            "electorate",
            Kind::Word(&["units", "council", "staff"]),
            "who votes",
        )
        .writes("I1"),
        Key::optional(
            "candidate_votes",
            Kind::Boolean,
            "whether a candidate votes on itself; allowed where absent",
        )
        .writes("I1"),
        Key::required(
            "form",
            Kind::Word(&["secret", "ballot", "show-of-hands", "consensus", "acclamation"]),
            "form of the vote",
        )
        .writes("I2"),
        Key::optional("at_least", Kind::Ratio, "share of votes in favour, at least").writes("I3"),
        Key::optional("more_than", Kind::Ratio, "share of votes in favour, more than").writes("I3"),
        Key::optional(
            "of",
            Kind::Word(&["all", "present", "valid"]),
            "base of the share; all members where absent",
        )
        .writes("I3"),
        Key::optional("quorum", Kind::Ratio, "least share of members present").writes("I4"),
        Key::optional(
            "written",
            Kind::Boolean,
            "absent members vote in writing and count",
        )
        .writes("I4"),
        Key::optional(
            "quorum_counts_written",
            Kind::Boolean,
            "written votes count towards the quorum",
        )
        .writes("I4"),
        Key::optional("rounds", Kind::Integer(1, 10), "most ballots of one round").writes("I5"),
        Key::optional(
            "fallback",
            Kind::Word(&["head-and-deputies", "authority", "none"]),
            "who decides after the last ballot",
        )
        .writes("I5"),
        cite(),
        grade(),
        basis(),
        text(),
    ],
};

pub(super) static AWARD: Shape = Shape {
    name: "award",
    doc: "An award the bloc nominates for: pool, quota, way of choosing.",
    keys: &[
        id(),
        name(),
        Key::optional(
            "recipient",
            Kind::Word(&["collective", "individual", "either"]),
            "who receives it; collectives where absent",
        )
        .writes("H5"),
        Key::optional(
            "unit_kinds",
            Kind::List(&Kind::Id),
            "kinds of unit that can get it; all where absent",
        ),
        Key::optional(
            "needs",
            Kind::List(&Kind::Id),
            "the pool: conditions that all must hold",
        )
        .writes("F1 H7"),
        Key::required(
            "choose",
            Kind::Word(&["rank", "ballot", "all-others", "named"]),
            "how nominees are found",
        )
        .writes("H7 I7"),
        Key::optional(
            "ranks",
            Kind::List(&Kind::Integer(1, 1000)),
            "ranks that receive it, where chosen by rank",
        )
        .writes("H7"),
        Key::optional("ballot", Kind::Id, "ballot rule").writes("I7"),
        Key::optional(
            "highest_only",
            Kind::Boolean,
            "only the unit with the highest score may be nominated",
        )
        .writes("H7"),
        Key::optional(
            "head_may_win",
            Kind::Boolean,
            "whether this year's head may be nominated; allowed where absent",
        ),
        Key::optional("quota", Kind::Table(&QUOTA), "most nominees").writes("H1"),
        Key::optional(
            "outside_quota",
            Kind::Boolean,
            "thematic awards outside the yearly quota",
        )
        .writes("H10"),
        Key::optional(
            "movement_years",
            Kind::Integer(1, 30),
            "least length of the movement, for a thematic award",
        )
        .writes("H10"),
        Key::optional(
            "not_with",
            Kind::List(&Kind::Id),
            "awards a nominee may not hold at the same conference",
        )
        .writes("H8"),
        Key::optional("leads", Kind::Id, "fact that names the bloc a nominee leads").writes("H6"),
        Key::optional(
            "decided_by",
            Kind::Bilingual,
            "authority that decides; the bloc only proposes",
        )
        .writes("H9"),
        cite(),
        grade(),
        basis(),
        text(),
    ],
};

static QUOTA: Shape = Shape {
    name: "quota",
    doc: "Most nominees: a number, steps by size, a share of a named base, or a number given each year.",
    keys: &[
        Key::optional("number", Kind::Integer(0, 100_000), "a fixed number").writes("H1"),
        Key::optional(
            "steps",
            Kind::Tables(&QUOTA_STEP),
            "a number by the size of the bloc",
        )
        .writes("H2"),
        Key::optional("share", Kind::Ratio, "a share of the base").writes("H3"),
        Key::optional(
            "base",
            Kind::Word(&["members", "eligible", "given", "condition", "class"]),
            "what the share is taken of",
        )
        .writes("H3"),
        Key::optional(
            "base_given",
            Kind::Id,
            "name of the number given, where `base` is given",
        ),
        Key::optional("base_condition", Kind::Id, "condition whose units are counted"),
        Key::optional("base_class", Kind::Id, "class whose units are counted").writes("F8"),
        Key::optional(
            "rounding",
            Kind::Word(&["floor", "ceiling", "half-up"]),
            "rounding of the share; floor where absent",
        )
        .writes("H3"),
        Key::optional("minimum", Kind::Integer(0, 1000), "at least this many").writes("H3"),
        Key::optional("given", Kind::Id, "name of a number given from outside each year").writes("H4"),
        Key::optional(
            "groups",
            Kind::Map(&Kind::Integer(0, 100_000)),
            "a number for each group of units",
        )
        .writes("H5"),
        cite(),
        grade(),
    ],
};

static QUOTA_STEP: Shape = Shape {
    name: "quota step",
    doc: "A number for blocs of some size.",
    keys: &[
        Key::required("members", Kind::Interval, "size of the bloc").writes("H2"),
        Key::required("number", Kind::Integer(0, 100_000), "nominees"),
    ],
};
