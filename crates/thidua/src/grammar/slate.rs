use super::subject::SUBJECT;
use crate::reader::{Key, Kind, Shape};

/// A list of candidates.
pub static SLATE_FILE: Shape = Shape {
    name: "slate file",
    doc: "A list of candidates for awards on one day: caps, exclusions and order are checked over the whole list.",
    keys: &[
        Key::required("schema", Kind::Integer(1, 1), "version of the form: 1"),
        Key::required("slate", Kind::Table(&HEAD), "the day and the numbers given"),
        Key::required("candidate", Kind::Tables(&CANDIDATE), "the candidates"),
    ],
};

static HEAD: Shape = Shape {
    name: "slate",
    doc: "What holds for the whole list.",
    keys: &[
        Key::optional("name", Kind::Text, "name of the list"),
        Key::required("on", Kind::Date, "day of the decision"),
        Key::optional("received", Kind::Date, "day on which the dossiers were received"),
        Key::optional("year", Kind::Integer(1900, 2200), "year under review"),
        Key::optional(
            "grant_findings",
            Kind::Boolean,
            "absent findings are taken as true",
        ),
        Key::optional("readings", Kind::Map(&Kind::Text), "readings of doubts"),
        Key::optional(
            "given",
            Kind::Map(&Kind::Integer(0, 10_000_000)),
            "numbers that caps are a share of: codes of awards (holders), of counts (members) or names of the law",
        ),
        Key::optional(
            "raised",
            Kind::List(&Kind::Id),
            "caps that the competent level has raised",
        ),
    ],
};

static CANDIDATE: Shape = Shape {
    name: "candidate",
    doc: "A subject proposed for an award.",
    keys: &[
        Key::required("id", Kind::Text, "identifier of the proposal"),
        Key::required("award", Kind::Text, "the award"),
        Key::optional("group", Kind::Text, "group whose cap holds by itself"),
        Key::optional(
            "score",
            Kind::Decimal,
            "score by which candidates are ordered, the greatest first",
        ),
        Key::optional(
            "order",
            Kind::Integer(1, 100_000),
            "order given by the council, 1 first",
        ),
        Key::optional("subject", Kind::Table(&SUBJECT), "the history"),
        Key::optional("same_as", Kind::Text, "the candidate whose subject this one is"),
    ],
};
