//! Ratings: the systems of the State and of the Party, their levels, conditions and ceilings.

use super::{basis, cite, from, grade, id, name, note, text, until};
use crate::reader::{Key, Kind, Shape};

/// Classes of those who are rated.
pub(in crate::grammar) const RATED: &[&str] = &[
    "party-member",
    "party-leader",
    "party-organisation",
    "cadre",
    "civil-servant",
    "public-employee",
    "public-manager",
    "public-service-unit",
];

pub(super) static RATING_SYSTEM: Shape = Shape {
    name: "rating system",
    doc: "How some subjects are rated for a year; the system in force on the day of the rating decision.",
    keys: &[
        id(),
        name(),
        Key::required("subjects", Kind::List(&Kind::Word(RATED)), "who is rated by it"),
        from(),
        until(),
        Key::optional(
            "caps",
            Kind::Id,
            "name by which caps refer to it; its own where absent",
        ),
        Key::optional(
            "out_of",
            Kind::Decimal,
            "greatest number of points, where it has points",
        ),
        Key::required(
            "level",
            Kind::Tables(&LEVEL),
            "the levels, best first; the last one is what is left",
        ),
        Key::optional(
            "condition",
            Kind::Tables(&CONDITION),
            "conditions that levels ask for",
        ),
        Key::optional(
            "ceiling",
            Kind::Tables(&CEILING),
            "facts that allow at most a level",
        ),
        Key::optional("not_rated", Kind::Tables(&NOT_RATED), "who is not rated"),
        Key::optional(
            "head_at_most_unit",
            Kind::Boolean,
            "a head is rated at most as the unit",
        ),
        Key::optional(
            "finished_before",
            Kind::DayOfYear,
            "day before which the ratings are finished, excluded",
        ),
        Key::optional("periods", Kind::Bilingual, "periods that are rated"),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};

static LEVEL: Shape = Shape {
    name: "rating level",
    doc: "A level of a rating system for some of its subjects; a subject takes the best level whose points and conditions hold.",
    keys: &[
        Key::required("level", Kind::Id, "the level, `[[word]] of = \"level\"`"),
        Key::optional(
            "subjects",
            Kind::List(&Kind::Word(RATED)),
            "subjects it is for; all of the system where absent",
        ),
        Key::optional("at_least", Kind::Decimal, "least number of points"),
        Key::optional("conditions", Kind::List(&Kind::Id), "all of these conditions"),
        Key::optional(
            "otherwise",
            Kind::Boolean,
            "what is left where no better level holds",
        ),
        Key::optional(
            "not_known",
            Kind::Bilingual,
            "conditions that are not established",
        ),
        cite(),
        grade(),
    ],
};

static CONDITION: Shape = Shape {
    name: "rating condition",
    doc: "A condition of a level: one fact, one comparison; a fact that is not given is unknown.",
    keys: &[
        id(),
        name(),
        Key::required("fact", Kind::Id, "name of the fact"),
        Key::optional("is", Kind::Boolean, "true or false"),
        Key::optional("at_least", Kind::Ratio, "at least"),
        Key::optional("at_most", Kind::Ratio, "at most"),
        Key::optional("rated", Kind::Id, "the fact is a level, this one or better"),
        Key::optional("only_if", Kind::Id, "needed only where this fact is true"),
        cite(),
        grade(),
    ],
};

static CEILING: Shape = Shape {
    name: "rating ceiling",
    doc: "A fact that allows at most a level, whatever the points.",
    keys: &[
        id(),
        name(),
        Key::required("level", Kind::Id, "the best level allowed"),
        Key::optional(
            "subjects",
            Kind::List(&Kind::Word(RATED)),
            "subjects it is for; all where absent",
        ),
        Key::required("fact", Kind::Id, "name of the fact"),
        Key::optional("is", Kind::Boolean, "true or false"),
        Key::optional("at_least", Kind::Ratio, "at least"),
        Key::optional("less_than", Kind::Ratio, "and less than"),
        Key::optional("unless", Kind::Id, "not where this fact is true"),
        cite(),
        grade(),
    ],
};

static NOT_RATED: Shape = Shape {
    name: "not rated",
    doc: "Who is not rated: a fact that is true, or a number below a bound.",
    keys: &[
        id(),
        name(),
        Key::optional(
            "subjects",
            Kind::List(&Kind::Word(RATED)),
            "subjects it is for; all where absent",
        ),
        Key::required("fact", Kind::Id, "name of the fact"),
        Key::optional("is", Kind::Boolean, "true or false"),
        Key::optional("less_than", Kind::Ratio, "less than"),
        cite(),
        grade(),
    ],
};
