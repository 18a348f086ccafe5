use super::law::procedure::COUNCILS;
use crate::reader::{Key, Kind, Shape};

/// A sitting of a council with its votes.
pub static BALLOT_FILE: Shape = Shape {
    name: "ballot file",
    doc: "A sitting of an emulation and commendation council: who took part, and the votes on each candidate.",
    keys: &[
        Key::required("schema", Kind::Integer(1, 1), "version of the language: 1"),
        Key::required("ballot", Kind::Table(&SITTING), "the sitting"),
        Key::optional(
            "member",
            Kind::Tables(&MEMBER),
            "the members by name, instead of numbers",
        ),
        Key::required(
            "candidate",
            Kind::Tables(&CANDIDATE),
            "the candidates with their votes",
        ),
    ],
};

static SITTING: Shape = Shape {
    name: "sitting",
    doc: "Day, council, numbers of members.",
    keys: &[
        Key::required(
            "on",
            Kind::Date,
            "day that selects the law: the day of the decision",
        ),
        Key::required("council", Kind::Word(COUNCILS), "level of the council"),
        Key::optional("members", Kind::Integer(1, 10_000), "number of all members"),
        Key::optional("present", Kind::Integer(0, 10_000), "number of members present"),
        Key::optional(
            "written",
            Kind::Integer(0, 10_000),
            "absent members who gave a written opinion",
        ),
        Key::optional(
            "readings",
            Kind::Map(&Kind::Id),
            "readings of doubts: key → word, for instance `D-54 = \"khong-can\"`",
        ),
    ],
};

static MEMBER: Shape = Shape {
    name: "council member",
    doc: "A member of the council.",
    keys: &[
        Key::required("name", Kind::Text, "name"),
        Key::required(
            "takes_part",
            Kind::Word(&["present", "written", "absent"]),
            "present, absent with a written opinion, absent",
        ),
    ],
};

static CANDIDATE: Shape = Shape {
    name: "vote on a candidate",
    doc: "A candidate for an award, and the opinions in favour.",
    keys: &[
        Key::required("name", Kind::Text, "name of the candidate"),
        Key::required("award", Kind::Text, "award: identifier, name or abbreviation"),
        Key::required(
            "yes",
            Kind::Integer(0, 10_000),
            "votes in favour of members present",
        ),
        Key::optional(
            "written_yes",
            Kind::Integer(0, 10_000),
            "written opinions in favour of absent members",
        ),
    ],
};
