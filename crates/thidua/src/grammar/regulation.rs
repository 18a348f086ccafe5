use super::{award, basis, calendar, cite, condition, grade, id, name, scoring, text};
use crate::reader::{Key, Kind, Shape};

/// A regulation: its frame, blocs, scoring tables, classes, ranking, awards, votes and calendar.
pub static REGULATION_FILE: Shape = Shape {
    name: "regulation file",
    doc: "One regulation on emulation in blocs, in one version.",
    keys: &[
        Key::required("schema", Kind::Integer(1, 1), "version of the rule language; 1"),
        Key::required("regulation", Kind::Table(&REGULATION), "the instrument itself").writes("A1"),
        Key::optional(
            "reading",
            Kind::Tables(&READING),
            "open questions with a default and switches",
        ),
        Key::optional("bloc", Kind::Tables(&BLOC), "register of blocs").writes("A2"),
        Key::optional(
            "unit_kind",
            Kind::Tables(&UNIT_KIND),
            "kinds of unit, each scored by one table",
        )
        .writes("A4 F6"),
        Key::optional("roles", Kind::Table(&ROLES), "head and deputies of the bloc").writes("A3"),
        Key::optional(
            "level",
            Kind::Tables(&LEVEL),
            "levels of a rating made elsewhere, best first",
        )
        .writes("C15 F1"),
        Key::optional(
            "procedure",
            Kind::Tables(&PROCEDURE),
            "other procedures whose results enter here",
        )
        .writes("A7"),
        Key::optional(
            "fact",
            Kind::Tables(&condition::FACT),
            "facts about a unit that the rules ask for",
        )
        .writes("F1"),
        Key::optional(
            "condition",
            Kind::Tables(&condition::CONDITION),
            "named conditions over the facts",
        )
        .writes("F1 F4"),
        Key::optional(
            "eligibility",
            Kind::Table(&ELIGIBILITY),
            "which units are reviewed at all (\"không xét\")",
        )
        .writes("F1"),
        Key::optional(
            "stage",
            Kind::Tables(&scoring::STAGE),
            "stages of scoring, in order",
        )
        .writes("E1"),
        Key::optional(
            "step",
            Kind::Tables(&calendar::STEP),
            "steps of the procedure, in binding order",
        )
        .writes("E5"),
        Key::optional("table", Kind::Tables(&scoring::TABLE), "scoring tables").writes("A4 B1"),
        Key::optional("class", Kind::Tables(&award::CLASS), "classes, best first").writes("F2"),
        Key::optional(
            "event",
            Kind::Tables(&award::EVENT),
            "events that fix or cap a class",
        )
        .writes("F5"),
        Key::optional("ranking", Kind::Tables(&award::RANKING), "how units are ordered").writes("G1"),
        Key::optional("ballot", Kind::Tables(&award::BALLOT), "rules of voting").writes("I1"),
        Key::optional(
            "award",
            Kind::Tables(&award::AWARD),
            "awards the bloc nominates for, with quotas",
        )
        .writes("H1"),
        Key::optional(
            "vote_order",
            Kind::List(&Kind::Id),
            "awards in the order in which they are voted",
        )
        .writes("I6"),
        Key::optional(
            "window",
            Kind::Tables(&calendar::WINDOW),
            "dates and windows of the year",
        )
        .writes("J1"),
        Key::optional(
            "movement_length",
            Kind::Tables(&calendar::MOVEMENT_LENGTH),
            "lengths of movements that thematic awards ask for",
        )
        .writes("H10"),
        Key::optional(
            "late",
            Kind::Table(&calendar::LATE),
            "what a late or silent unit suffers",
        )
        .writes("E6 J5"),
    ],
};

static REGULATION: Shape = Shape {
    name: "regulation",
    doc: "The instrument: number, issuer, dates and grade.",
    keys: &[
        id(),
        Key::optional(
            "number",
            Kind::Text,
            "number of the instrument; absent where it is not known",
        ),
        name(),
        Key::required("issuer", Kind::Bilingual, "issuing body"),
        Key::optional("signed", Kind::Date, "date of signature"),
        Key::optional("from", Kind::Date, "first day in force").writes("A1"),
        Key::optional(
            "days_after_signing",
            Kind::Integer(0, 3660),
            "in force so many days after signature",
        )
        .writes("A1 J3"),
        Key::optional("until", Kind::Date, "first day no longer in force").writes("A1"),
        Key::optional(
            "years",
            Kind::Interval,
            "emulation years it scores: \"[2024, 2027)\"; all where absent",
        )
        .writes("A1 J4"),
        Key::optional(
            "replaces",
            Kind::List(&Kind::Text),
            "numbers of the instruments it replaces",
        ),
        Key::optional(
            "fills",
            Kind::Id,
            "the regulation whose frame this local file fills",
        )
        .writes("A5"),
        Key::required("basis", Kind::Word(super::BASES), "law, guidance or practice"),
        Key::required(
            "grade",
            Kind::Word(super::GRADES),
            "how well the source is established",
        ),
        Key::required("source", Kind::Text, "where the text was read"),
        Key::optional(
            "caveat",
            Kind::Tables(&CAVEAT),
            "remarks that stand beside every result",
        ),
    ],
};

static CAVEAT: Shape = Shape {
    name: "caveat",
    doc: "A remark that stands beside every result, or from a date on.",
    keys: &[
        Key::required("text", Kind::Bilingual, "the remark"),
        Key::optional("from", Kind::Date, "only for conferences from this day"),
    ],
};

static READING: Shape = Shape {
    name: "reading",
    doc: "An open question: the default is what the file says, each option replaces values of it.",
    keys: &[
        Key::required("key", Kind::Text, "key of the question, for instance O-09"),
        Key::required("question", Kind::Bilingual, "the question"),
        Key::required(
            "default",
            Kind::Id,
            "word of the reading that the file itself encodes",
        ),
        Key::optional("default_name", Kind::Bilingual, "what the default says, in words"),
        Key::optional(
            "grade",
            Kind::Word(super::GRADES),
            "grade of the default; assumed where absent",
        ),
        Key::optional("option", Kind::Tables(&OPTION), "the other readings"),
    ],
};

static OPTION: Shape = Shape {
    name: "option",
    doc: "Another reading of an open question.",
    keys: &[
        id(),
        name(),
        Key::required(
            "set",
            Kind::Map(&Kind::Anything),
            "replacements by path, for instance \"award/bang-khen-bo-tinh/quota/rounding\" = \"ceiling\"; the text \"-\" removes the key",
        ),
    ],
};

static BLOC: Shape = Shape {
    name: "bloc",
    doc: "A bloc or cluster and its members, in all years or in some.",
    keys: &[
        id(),
        name(),
        Key::required(
            "kind",
            Kind::Word(&["function", "area"]),
            "units alike in function (\"khối\") or in geography (\"cụm\")",
        ),
        Key::optional("organiser", Kind::Bilingual, "body that organises the bloc"),
        Key::optional(
            "years",
            Kind::Interval,
            "emulation years in which it has these members; all where absent",
        ),
        Key::optional("minimum", Kind::Integer(1, 1000), "least number of members"),
        Key::optional("unit_kind", Kind::Id, "kind of its members"),
        Key::optional(
            "open",
            Kind::Boolean,
            "true where not all members are known: others may be named",
        ),
        Key::required(
            "members",
            Kind::Map(&Kind::Bilingual),
            "members: identifier = { vi = name, en = name }",
        ),
        cite(),
        grade(),
    ],
};

static UNIT_KIND: Shape = Shape {
    name: "unit_kind",
    doc: "A kind of unit; every unit is of one kind and scored by one table.",
    keys: &[
        id(),
        name(),
        Key::optional("table", Kind::Id, "scoring table of this kind"),
        Key::optional("group", Kind::Id, "group of units for quotas and ranks").writes("G5 H5"),
        cite(),
    ],
};

static ROLES: Shape = Shape {
    name: "roles",
    doc: "Who heads the bloc: units, for one year.",
    keys: &[
        Key::required(
            "mode",
            Kind::Word(&["elected", "rotation", "assigned"]),
            "how next year's roles are settled",
        ),
        Key::required(
            "deputies",
            Kind::List(&Kind::Integer(0, 9)),
            "least and greatest number of deputies, or one number",
        ),
        Key::optional("rotation", Kind::List(&Kind::Id), "order of rotation"),
        Key::optional("ballot", Kind::Id, "ballot rule of the election"),
        Key::optional("recognised_by", Kind::Bilingual, "authority that recognises them"),
        cite(),
        grade(),
        basis(),
    ],
};

static LEVEL: Shape = Shape {
    name: "level",
    doc: "A level of a rating made by another procedure; the list goes from best to worst.",
    keys: &[id(), name()],
};

static PROCEDURE: Shape = Shape {
    name: "procedure",
    doc: "Another procedure whose result is an input here; the graph has no cycles.",
    keys: &[
        id(),
        name(),
        Key::optional(
            "after",
            Kind::List(&Kind::Id),
            "procedures whose results it needs itself",
        ),
        cite(),
        text(),
    ],
};

static ELIGIBILITY: Shape = Shape {
    name: "eligibility",
    doc: "Conditions without which a unit is not reviewed.",
    keys: &[
        Key::required("needs", Kind::List(&Kind::Id), "conditions that all must hold"),
        cite(),
        grade(),
    ],
};
