use super::{basis, cite, grade, id, name, text};
use crate::reader::{Key, Kind, Shape};

pub(super) static FACT: Shape = Shape {
    name: "fact",
    doc: "A fact about a unit that conditions, lookups and events ask for.",
    keys: &[
        id(),
        name(),
        Key::required(
            "kind",
            Kind::Word(&["boolean", "number", "date", "level", "word"]),
            "kind of its value",
        ),
        Key::optional("words", Kind::List(&Kind::Id), "the words a `word` fact may take"),
        Key::optional("made_by", Kind::Id, "procedure that makes it").writes("A7"),
        Key::optional("supplied_by", Kind::Bilingual, "third party that supplies it").writes("F1"),
        cite(),
    ],
};

pub(super) static CONDITION: Shape = Shape {
    name: "condition",
    doc: "One named point: one operator and one citation. A missing fact makes it unknown, never false.",
    keys: &[
        id(),
        name(),
        Key::optional("all", Kind::List(&Kind::Id), "all of these conditions"),
        Key::optional("any", Kind::List(&Kind::Id), "at least one of these conditions"),
        Key::optional("none", Kind::List(&Kind::Id), "none of these conditions"),
        Key::optional("fact", Kind::Id, "the fact tested, with one of the tests below"),
        Key::optional("is", Kind::Fact, "the fact has this value"),
        Key::optional("one_of", Kind::List(&Kind::Id), "the fact is one of these words"),
        Key::optional("at_least", Kind::Decimal, "the number is at least this"),
        Key::optional("more_than", Kind::Decimal, "the number is greater than this"),
        Key::optional("at_most", Kind::Decimal, "the number is at most this"),
        Key::optional("less_than", Kind::Decimal, "the number is less than this"),
        Key::optional("rated", Kind::Id, "the level is this one or better").writes("C15"),
        Key::optional(
            "whole",
            Kind::Id,
            "the fact that holds the whole, of which `fact` is a part",
        ),
        Key::optional(
            "share",
            Kind::Ratio,
            "part / whole is at least this, by cross-multiplication",
        )
        .writes("F4"),
        Key::optional(
            "more_than_share",
            Kind::Ratio,
            "part / whole is greater than this",
        ),
        Key::optional(
            "months",
            Kind::Integer(1, 1200),
            "at least so many whole months from the date fact to the day of reference",
        )
        .writes("F1"),
        Key::optional(
            "counted_to",
            Kind::Word(&["conference", "year-end"]),
            "day of reference; the conference where absent",
        ),
        Key::optional(
            "years_in_row",
            Kind::Integer(1, 60),
            "the test of the fact, or of the conditions of `all`, `any`, `none`, holds in each of so many years, the emulation year being the last",
        )
        .writes("F1"),
        Key::optional(
            "points",
            Kind::Interval,
            "the total for the class lies in this interval",
        )
        .writes("F2"),
        Key::optional("class", Kind::Id, "the class is this one or better").writes("H7"),
        Key::optional("rank", Kind::Integer(1, 1000), "the rank is this or better").writes("H7"),
        cite(),
        grade(),
        basis(),
        text(),
    ],
};
