use crate::reader::{Key, Kind, Shape};

pub(super) static MOVEMENT: Shape = Shape {
    name: "movement",
    doc: "A movement launched by an authority.",
    keys: &[
        Key::required("id", Kind::Id, "identifier"),
        Key::required("name", Kind::Bilingual, "name"),
        Key::required("launched_by", Kind::Bilingual, "launching authority"),
        Key::required(
            "kind",
            Kind::Word(&["regular", "thematic"]),
            "regular or thematic",
        ),
        Key::optional(
            "from",
            Kind::Integer(1948, 2200),
            "first year; not known where absent",
        ),
        Key::optional(
            "until",
            Kind::Integer(1948, 2200),
            "last year, included; open where absent",
        ),
        Key::optional("launched", Kind::Date, "day of the launch"),
        Key::optional("ended", Kind::Date, "day of the end, excluded"),
        Key::optional(
            "continues",
            Kind::Boolean,
            "declared by the conference to go on next year",
        ),
        Key::optional("source", Kind::Text, "source"),
    ],
};

pub(super) static PACT: Shape = Shape {
    name: "pact",
    doc: "The pact signed at the start of the year.",
    keys: &[
        Key::optional("signed", Kind::Date, "day of signature"),
        Key::optional("by", Kind::List(&Kind::Id), "units that signed"),
        Key::optional("target", Kind::Tables(&TARGET), "its targets"),
    ],
};

pub(super) static TARGET: Shape = Shape {
    name: "target",
    doc: "A target of the pact, met or not over the bloc.",
    keys: &[
        Key::required("id", Kind::Id, "identifier"),
        Key::required("name", Kind::Bilingual, "the target"),
        Key::optional("class", Kind::Id, "counts the units of this class or better"),
        Key::optional("award", Kind::Id, "or the units nominated for this award"),
        Key::optional(
            "fact",
            Kind::Id,
            "or the units for which this boolean fact is true",
        ),
        Key::optional("share", Kind::Ratio, "least share of the members"),
        Key::optional("number", Kind::Integer(0, 10_000), "least number"),
        Key::optional(
            "next_year",
            Kind::Boolean,
            "a target for the coming year, not checked now",
        ),
    ],
};

pub(super) static MODEL: Shape = Shape {
    name: "model",
    doc: "An advanced model; `fact` lets a criterion or a condition use it.",
    keys: &[
        Key::required("id", Kind::Id, "identifier"),
        Key::required("name", Kind::Bilingual, "the model"),
        Key::required("unit", Kind::Id, "unit that has it"),
        Key::required(
            "state",
            Kind::Word(&["discovered", "fostered", "replicated", "publicised"]),
            "state reached",
        ),
        Key::optional("on", Kind::Date, "since when"),
        Key::optional(
            "fact",
            Kind::Id,
            "number fact of the unit raised by one for each model",
        ),
    ],
};

pub(super) static INSPECTION: Shape = Shape {
    name: "inspection",
    doc: "An inspection of emulation work in a unit.",
    keys: &[
        Key::required("unit", Kind::Id, "unit inspected"),
        Key::required("on", Kind::Date, "day"),
        Key::required("by", Kind::Bilingual, "who inspected"),
        Key::required("result", Kind::Bilingual, "result"),
        Key::optional("fact", Kind::Id, "boolean fact of the unit that the result sets"),
        Key::optional("holds", Kind::Boolean, "the value set"),
    ],
};

pub(super) static DIRECTIVE: Shape = Shape {
    name: "directive",
    doc: "A directive or programme that the conference declares to stay in force.",
    keys: &[
        Key::required("number", Kind::Text, "number"),
        Key::required("name", Kind::Bilingual, "name"),
        Key::optional("issued", Kind::Date, "day of issue"),
        Key::optional("source", Kind::Text, "source"),
    ],
};
