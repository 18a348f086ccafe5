use super::subject::SUBJECT;
use crate::reader::{Key, Kind, Shape};

/// A file of cases: facts, dates, and the answer expected.
pub static CASE_FILE: Shape = Shape {
    name: "case file",
    doc: "Cases written as data; one shape in TOML and JSON.",
    keys: &[
        Key::required("schema", Kind::Integer(1, 1), "version of the form: 1"),
        Key::required("case", Kind::Tables(&CASE), "the cases"),
    ],
};

static CASE: Shape = Shape {
    name: "case",
    doc: "One case.",
    keys: &[
        Key::required("id", Kind::Text, "identifier, unique in the file"),
        Key::optional("source", Kind::Text, "where the example comes from"),
        Key::optional("note", Kind::Text, "remark"),
        Key::required("award", Kind::Text, "the award asked for"),
        Key::required("on", Kind::Date, "day of the decision"),
        Key::optional("received", Kind::Date, "day on which the dossier was received"),
        Key::optional("proposed", Kind::Date, "day of the proposal"),
        Key::optional("year", Kind::Integer(1900, 2200), "year under review"),
        Key::optional(
            "grant_findings",
            Kind::Boolean,
            "absent findings are taken as true",
        ),
        Key::optional("readings", Kind::Map(&Kind::Text), "readings of doubts"),
        Key::optional(
            "law",
            Kind::List(&Kind::Text),
            "further law files beside the case file, for instance a bylaw",
        ),
        Key::optional(
            "verdict",
            Kind::Word(&["met", "not-met", "unknown"]),
            "verdict expected",
        ),
        Key::optional("selective", Kind::Boolean, "whether it is selective"),
        Key::optional("barred", Kind::Boolean, "whether a bar applies"),
        Key::optional(
            "grade",
            Kind::Word(&["confirmed", "reported", "recalled", "assumed"]),
            "grade it rests on",
        ),
        Key::optional(
            "decisive",
            Kind::List(&Kind::Text),
            "points that must be among the deciding ones",
        ),
        Key::optional(
            "not_decisive",
            Kind::List(&Kind::Text),
            "points that must not be among them",
        ),
        Key::optional(
            "missing",
            Kind::List(&Kind::Map(&Kind::Fact)),
            "facts that must be listed as missing",
        ),
        Key::optional(
            "provided",
            Kind::List(&Kind::Text),
            "findings under which it would be met",
        ),
        Key::optional(
            "base",
            Kind::Text,
            "an earlier case whose subject this one changes",
        ),
        Key::optional(
            "subject",
            Kind::Table(&SUBJECT),
            "the history, or the keys that differ from `base`",
        ),
    ],
};
