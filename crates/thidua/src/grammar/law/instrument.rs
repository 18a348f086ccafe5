use super::{basis, cite, from, grade, id, name, note, text, until};
use crate::reader::{Key, Kind, Shape};

pub(super) static INSTRUMENT: Shape = Shape {
    name: "instrument",
    doc: "A law, decree, circular, decision, letter or Party regulation.",
    keys: &[
        id(),
        Key::required(
            "number",
            Kind::Text,
            "number as printed, for instance \"06/2022/QH15\"",
        ),
        name(),
        Key::required("issuer", Kind::Bilingual, "issuing body"),
        Key::required(
            "kind",
            Kind::Word(&[
                "law",
                "ordinance",
                "decree",
                "circular",
                "decision",
                "letter",
                "party",
                "consolidation",
                "guidance",
            ]),
            "kind of instrument",
        ),
        Key::optional(
            "group",
            Kind::Id,
            "axis it belongs to: commendation, rating, salary, culture, party, local",
        ),
        Key::optional("issued", Kind::Date, "day of signature; not known where absent"),
        from(),
        until(),
        Key::optional("replaces", Kind::List(&Kind::Id), "instruments it replaces"),
        Key::optional("amends", Kind::List(&Kind::Id), "instruments it amends"),
        Key::optional("implements", Kind::List(&Kind::Id), "instruments it details"),
        cite(),
        grade(),
        basis(),
        note(),
        Key::optional("source", Kind::Text, "where it was read"),
        Key::optional("digest", Kind::Text, "digest of the signed text, where known"),
    ],
};

pub(super) static REGIME: Shape = Shape {
    name: "regime",
    doc: "A period of the law under one set of instruments.",
    keys: &[
        id(),
        name(),
        from(),
        until(),
        Key::required(
            "instruments",
            Kind::List(&Kind::Id),
            "the instruments of the period",
        ),
        cite(),
        grade(),
        note(),
    ],
};

pub(super) static TRANSITION: Shape = Shape {
    name: "transition",
    doc: "Dossiers on their way when the law changes.",
    keys: &[
        id(),
        name(),
        Key::required("at", Kind::Date, "first day of the new law"),
        Key::required(
            "chosen_by",
            Kind::Word(&["decision", "received", "achievement"]),
            "date of the matter that selects the version",
        ),
        Key::required(
            "earlier",
            Kind::Word(&["old", "old-unless-better", "new"]),
            "law for a matter whose date lies before `at`",
        ),
        Key::optional(
            "applies",
            Kind::List(&Kind::Word(&["criteria", "procedure", "money"])),
            "questions it governs; all where absent",
        ),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};

pub(super) static READING: Shape = Shape {
    name: "reading",
    doc: "A doubt of the law: the default is encoded, the other readings are switches.",
    keys: &[
        Key::required("key", Kind::Text, "key of the doubt, for instance \"D-02\""),
        Key::required("question", Kind::Bilingual, "the doubt"),
        Key::required(
            "default",
            Kind::Id,
            "word of the reading taken; `undecided` evaluates all of them and is unknown where they differ",
        ),
        Key::required(
            "option",
            Kind::Tables(&READING_OPTION),
            "the readings, the default among them",
        ),
        cite(),
        grade(),
        note(),
    ],
};

static READING_OPTION: Shape = Shape {
    name: "reading option",
    doc: "One reading of a doubt.",
    keys: &[
        id(),
        name(),
        grade(),
        Key::optional("source", Kind::Text, "who reads it so"),
    ],
};

pub(super) static CAVEAT: Shape = Shape {
    name: "caveat",
    doc: "A remark that stands beside every answer that rests on an instrument in a period.",
    keys: &[
        id(),
        Key::required("text", Kind::Bilingual, "the remark"),
        from(),
        until(),
        Key::optional(
            "instruments",
            Kind::List(&Kind::Id),
            "instruments it concerns; all where absent",
        ),
        Key::optional(
            "questions",
            Kind::List(&Kind::Word(&["criteria", "procedure", "money", "rating"])),
            "questions it concerns; all where absent",
        ),
        cite(),
        grade(),
    ],
};
