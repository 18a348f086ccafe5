use super::{basis, cite, from, grade, id, name, note, text, until};
use crate::reader::{Key, Kind, Shape};

pub(super) static COUNTING: Shape = Shape {
    name: "counting",
    doc: "How years of achievement are counted in a period. Each key may stand in an entry of its own.",
    keys: &[
        id(),
        from(),
        until(),
        Key::optional(
            "review_year",
            Kind::Word(&["proposal-if-rated", "year-before"]),
            "last year that counts: the year of the proposal once it is rated, else the year before",
        ),
        Key::optional(
            "start",
            Kind::Word(&["year-after-decision", "decision-year"]),
            "first year after an award whose decision states no period",
        ),
        Key::optional(
            "unrated_year",
            Kind::Word(&["unknown", "break"]),
            "a year for which no rating was made",
        ),
        Key::optional(
            "reading",
            Kind::Text,
            "key of the doubt whose options are the words of this entry",
        ),
        Key::optional(
            "absences",
            Kind::List(&Kind::Id),
            "absences that count as time, so that a year without rating goes on",
        ),
        Key::optional("up_to", Kind::Id, "the level that such a year stands for at most"),
        Key::optional(
            "restart",
            Kind::Boolean,
            "achievement starts anew on the day a discipline has been served",
        ),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};

pub(super) static REUSE: Shape = Shape {
    name: "reuse",
    doc: "Whether an initiative or topic that carried an earlier award may carry this one.",
    keys: &[
        id(),
        from(),
        until(),
        Key::required(
            "target",
            Kind::Word(&["title", "form"]),
            "what it is to carry now",
        ),
        Key::required(
            "used_for",
            Kind::Word(&["title", "form"]),
            "what it carried before",
        ),
        Key::required(
            "counts",
            Kind::Word(&["yes", "no", "unknown"]),
            "whether it counts again",
        ),
        Key::optional("reading", Kind::Text, "key of the doubt"),
        Key::optional(
            "options",
            Kind::Map(&Kind::Word(&["yes", "no", "unknown"])),
            "answer under each reading of the doubt",
        ),
        cite(),
        grade(),
        basis(),
        text(),
    ],
};

pub(super) static REDUCTION: Shape = Shape {
    name: "reduction",
    doc: "Time in leading posts that women need less for devotion awards.",
    keys: &[
        id(),
        from(),
        until(),
        Key::required("sex", Kind::Word(&["female", "male"]), "whom it favours"),
        Key::optional("share", Kind::Ratio, "share of the bound taken off"),
        Key::optional("years", Kind::Integer(1, 20), "years taken off"),
        Key::optional(
            "not_for",
            Kind::List(&Kind::Id),
            "categories that follow the general rule",
        ),
        cite(),
        grade(),
        basis(),
        text(),
    ],
};

pub(super) static PRINCIPLE: Shape = Shape {
    name: "principle",
    doc: "A general rule in words, printed beside the criteria; it computes nothing by itself.",
    keys: &[
        id(),
        name(),
        from(),
        until(),
        Key::optional(
            "awards",
            Kind::List(&Kind::Id),
            "awards it concerns; all where absent",
        ),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};
