use super::{cite, grade, id, name};
use crate::reader::{Key, Kind, Shape};

pub(super) static STEP: Shape = Shape {
    name: "step",
    doc: "A step of the procedure; a step done before an earlier one is a breach.",
    keys: &[id(), name(), cite(), grade()],
};

pub(super) static WINDOW: Shape = Shape {
    name: "window",
    doc: "A window or a due date of the emulation year.",
    keys: &[
        id(),
        name(),
        Key::optional("from", Kind::DayOfYear, "first day").writes("J1"),
        Key::optional("by", Kind::DayOfYear, "last day, included").writes("J2"),
        Key::optional(
            "before",
            Kind::DayOfYear,
            "the day before which it must be done, excluded",
        )
        .writes("J2"),
        Key::optional(
            "year",
            Kind::Word(&["emulation", "following"]),
            "the year of these days; the emulation year where absent",
        )
        .writes("J4"),
        Key::optional(
            "days_before",
            Kind::Integer(0, 366),
            "at least so many days before the conference",
        )
        .writes("J3"),
        Key::optional(
            "days_after",
            Kind::Integer(0, 366),
            "at most so many days after the conference",
        )
        .writes("J3"),
        Key::optional(
            "days",
            Kind::Word(&["calendar", "working"]),
            "how these days are counted; calendar where absent",
        )
        .writes("C7 J3"),
        Key::optional(
            "unit_kinds",
            Kind::List(&Kind::Id),
            "kinds of unit it binds; all where absent",
        )
        .writes("J2"),
        Key::optional("step", Kind::Id, "the step it times"),
        Key::optional("stage", Kind::Id, "the stage of scoring it times"),
        cite(),
        grade(),
    ],
};

pub(super) static LATE: Shape = Shape {
    name: "late",
    doc: "What a unit suffers that is late with its first score sheet, or silent.",
    keys: &[
        Key::optional("silent", Kind::Word(EFFECTS), "no first sheet at all").writes("E6 D4"),
        Key::optional("late", Kind::Word(EFFECTS), "a first sheet after its window").writes("E6"),
        Key::optional(
            "points",
            Kind::Decimal,
            "points off, where the effect is a deduction",
        ),
        cite(),
        grade(),
    ],
};

const EFFECTS: &[&str] = &["exclude", "zero", "lowest-class", "deduct", "open"];

pub(super) static MOVEMENT_LENGTH: Shape = Shape {
    name: "movement_length",
    doc: "A length of movement that a thematic award asks for.",
    keys: &[
        id(),
        name(),
        Key::required("years", Kind::Integer(1, 30), "least number of years").writes("H10"),
        cite(),
        grade(),
    ],
};
