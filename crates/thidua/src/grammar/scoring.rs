use super::method::{
    AWARDS, BANDS, BONUS_PENALTY, JUDGED, LATENESS, LEADER, LINEAR, PASS_FAIL, PER_COUNT, PER_EVENT,
    PROPORTIONAL, RATING, SAMPLE, TARGET,
};
use super::{cite, grade, id, name, text};
use crate::reader::{Key, Kind, Shape};

pub(super) static STAGE: Shape = Shape {
    name: "stage",
    doc: "A stage of scoring; the score in force is that of the last stage decided.",
    keys: &[
        id(),
        name(),
        Key::required(
            "scorer",
            Kind::Word(&[
                "unit",
                "other-unit",
                "head",
                "head-and-deputies",
                "council",
                "agency",
            ]),
            "who scores",
        )
        .writes("E2 E3"),
        Key::optional(
            "agency",
            Kind::Bilingual,
            "the agency, where `scorer` is an agency",
        ),
        Key::optional(
            "explains",
            Kind::Boolean,
            "true for a round of explanation (\"giải trình\"): notes, no points",
        )
        .writes("E4"),
        Key::optional(
            "change_needs_reason",
            Kind::Boolean,
            "a score that differs from the stage before needs a note",
        )
        .writes("E4"),
        Key::optional(
            "optional",
            Kind::Boolean,
            "true where the result is final without this stage",
        ),
        cite(),
        grade(),
    ],
};

pub(super) static TABLE: Shape = Shape {
    name: "table",
    doc: "A scoring table: a tree of criteria of any depth, written as a flat list.",
    keys: &[
        id(),
        name(),
        Key::optional(
            "frame",
            Kind::Boolean,
            "true where only the totals are fixed and each bloc writes its criteria",
        )
        .writes("A5"),
        Key::optional(
            "fills",
            Kind::Id,
            "the frame table of the base regulation that this table fills",
        )
        .writes("A5"),
        Key::required(
            "scale",
            Kind::Decimal,
            "points of the scale, for display and for the check of the roots",
        ),
        Key::required(
            "total",
            Kind::Text,
            "total as a sum over groups: \"i + ii - iii\"",
        )
        .writes("D1"),
        Key::optional(
            "children",
            Kind::Word(CHILDREN),
            "children add up to their parent exactly, at most, or unchecked; exactly where absent",
        )
        .writes("B1"),
        Key::optional(
            "class_cap",
            Kind::Decimal,
            "cap of the total for the class; the rank uses the uncapped total",
        )
        .writes("D2"),
        Key::optional(
            "bonus_cap",
            Kind::Decimal,
            "cap over all bonus groups of the table",
        )
        .writes("B4"),
        Key::optional(
            "deduction_cap",
            Kind::Decimal,
            "cap over all deductions of the table",
        )
        .writes("B5"),
        Key::optional(
            "bonus_needs_full_base",
            Kind::Boolean,
            "bonus points count only where every standard group is full",
        )
        .writes("D5"),
        Key::optional(
            "step",
            Kind::Decimal,
            "step of judged points: \"0.25\"; free where absent",
        )
        .writes("C1"),
        Key::optional("places", Kind::Integer(0, 9), "decimal places of computed points").writes("D3"),
        Key::optional(
            "rounding",
            Kind::Word(ROUNDINGS),
            "how computed points are rounded",
        )
        .writes("D3"),
        Key::optional("total_places", Kind::Integer(0, 9), "decimal places of the total").writes("D3"),
        Key::optional(
            "total_rounding",
            Kind::Word(ROUNDINGS),
            "how the total is rounded",
        )
        .writes("D3"),
        Key::optional(
            "above_maximum",
            Kind::Word(&["refuse", "clamp"]),
            "a judged value above the maximum; refused where absent",
        )
        .writes("D5"),
        Key::optional(
            "missing",
            Kind::Word(&["zero", "block", "exclude", "lowest-class"]),
            "a missing leaf; block where absent",
        )
        .writes("D4"),
        Key::optional(
            "not_assigned",
            Kind::Word(&["refuse", "drop", "rescale", "full"]),
            "criteria not assigned to a unit; refused where absent",
        )
        .writes("A6"),
        Key::required(
            "criterion",
            Kind::Tables(&CRITERION),
            "the criteria, parents before children",
        )
        .writes("B1"),
        cite(),
        grade(),
    ],
};

const CHILDREN: &[&str] = &["equal", "at-most", "unchecked"];
const ROUNDINGS: &[&str] = &["half-up", "floor", "ceiling"];

static CRITERION: Shape = Shape {
    name: "criterion",
    doc: "A node of the tree: a group, or a leaf with exactly one method.",
    keys: &[
        id(),
        Key::optional("parent", Kind::Id, "the node above; a root where absent").writes("B1"),
        name(),
        Key::optional(
            "max",
            Kind::Decimal,
            "most points; a zero-point criterion has 0, an uncapped bonus has none",
        )
        .writes("B1 B6"),
        Key::optional(
            "role",
            Kind::Word(&["standard", "bonus", "deduction", "note"]),
            "what its points do; that of the parent where absent",
        )
        .writes("B4 B5 B6"),
        Key::optional(
            "combine",
            Kind::Word(&["sum", "one-of"]),
            "children add up, or exactly one applies",
        )
        .writes("B2 B3"),
        Key::optional(
            "children",
            Kind::Word(CHILDREN),
            "check of the children's maxima, where it differs from the table's",
        )
        .writes("B1"),
        Key::optional(
            "bonus_max",
            Kind::Decimal,
            "most bonus points of this leaf beside its maximum",
        )
        .writes("B4"),
        Key::optional(
            "reserved_to",
            Kind::List(&Kind::Id),
            "only these stages may score it",
        )
        .writes("E2"),
        Key::optional("locked_after", Kind::Id, "no change after this stage").writes("E4"),
        Key::optional(
            "not_assignable",
            Kind::Boolean,
            "true where the criterion may be left unassigned",
        )
        .writes("A6"),
        Key::optional("gate", Kind::Id, "input that must be true, else the leaf is 0").writes("C13"),
        Key::optional(
            "already",
            Kind::Id,
            "input that, when true, gives full points: met before the start",
        )
        .writes("C16"),
        Key::optional("judged", Kind::Table(&JUDGED), "points judged by the scorer").writes("C1"),
        Key::optional("pass_fail", Kind::Table(&PASS_FAIL), "all or nothing").writes("C2"),
        Key::optional(
            "per_count",
            Kind::Table(&PER_COUNT),
            "points for each item counted",
        )
        .writes("C3"),
        Key::optional(
            "proportional",
            Kind::Table(&PROPORTIONAL),
            "maximum × part / whole",
        )
        .writes("C4"),
        Key::optional("target", Kind::Table(&TARGET), "maximum × actual / target").writes("C5"),
        Key::optional(
            "bands",
            Kind::Table(&BANDS),
            "points by the interval in which a number lies",
        )
        .writes("C6"),
        Key::optional("late", Kind::Table(&LATENESS), "points by days late").writes("C7"),
        Key::optional(
            "per_event",
            Kind::Table(&PER_EVENT),
            "so many points for each event, in a deduction",
        )
        .writes("C8"),
        Key::optional(
            "bonus_penalty",
            Kind::Table(&BONUS_PENALTY),
            "count × bonus − count × penalty, within bounds",
        )
        .writes("C8"),
        Key::optional(
            "linear",
            Kind::Table(&LINEAR),
            "so much for each per cent above or below plan",
        )
        .writes("C9"),
        Key::optional(
            "leader_relative",
            Kind::Table(&LEADER),
            "measured against the best unit of the bloc",
        )
        .writes("C10 C11"),
        Key::optional(
            "sample",
            Kind::Table(&SAMPLE),
            "points for each probe of a random sample",
        )
        .writes("C12"),
        Key::optional(
            "awards",
            Kind::Table(&AWARDS),
            "points for awards received in the year",
        )
        .writes("C14"),
        Key::optional(
            "rating",
            Kind::Table(&RATING),
            "points for a level given elsewhere",
        )
        .writes("C15"),
        cite(),
        grade(),
        text(),
    ],
};
