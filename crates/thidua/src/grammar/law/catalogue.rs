use super::{basis, cite, from, grade, id, name, note, text, until};
use crate::reader::{Key, Kind, Shape};

pub(super) static WORD: Shape = Shape {
    name: "word",
    doc: "A code that histories and rules may use.",
    keys: &[
        id(),
        Key::required(
            "of",
            Kind::Word(&[
                "level",
                "merit",
                "category",
                "scope",
                "initiative-kind",
                "discipline",
                "proceeding",
                "absence",
                "launcher",
                "review",
                "result",
                "service",
                "area",
                "period",
                "post",
                "post-group",
                "authority",
                "organisation-rating",
                "ground",
                "sector",
            ]),
            "the list it belongs to",
        ),
        name(),
        Key::optional(
            "rank",
            Kind::Integer(0, 1000),
            "place in an ordered list, the greatest is best or gravest",
        ),
        Key::optional("groups", Kind::List(&Kind::Id), "groups that a post belongs to"),
        Key::optional(
            "aliases",
            Kind::List(&Kind::Text),
            "other spellings and abbreviations",
        ),
        cite(),
        grade(),
        note(),
    ],
};

pub(super) static FINDING: Shape = Shape {
    name: "finding",
    doc: "A judgement that the assessing body makes and the library takes as an input.",
    keys: &[
        id(),
        name(),
        Key::optional(
            "each_year",
            Kind::Boolean,
            "it is made for single years; once for the whole proposal where absent",
        ),
        Key::optional(
            "achievement",
            Kind::Boolean,
            "it states an achievement or a status that must be shown (a feat, a prize, an invention), not a judgement of conduct",
        ),
        Key::optional("made_by", Kind::Bilingual, "who makes it"),
        cite(),
        note(),
    ],
};

pub(super) static COUNT: Shape = Shape {
    name: "count",
    doc: "A number of members of a collective in a year: recorded, or counted from the members' own histories.",
    keys: &[
        id(),
        name(),
        Key::optional("everybody", Kind::Boolean, "all individuals of the collective"),
        Key::optional(
            "titles",
            Kind::List(&Kind::Id),
            "members who hold one of these titles for the year",
        ),
        Key::optional(
            "rated",
            Kind::Id,
            "members rated at this level or better in the year",
        ),
        Key::optional(
            "disciplined",
            Kind::Id,
            "members disciplined in the year at this form or a graver one",
        ),
        Key::optional("sex", Kind::Word(&["female", "male"]), "members of this sex"),
        note(),
    ],
};

pub(super) static AWARD: Shape = Shape {
    name: "award",
    doc: "A title or a form of commendation.",
    keys: &[
        id(),
        Key::required("names", Kind::Tables(&AWARD_NAME), "its names by period"),
        Key::optional(
            "aliases",
            Kind::List(&Kind::Text),
            "abbreviations and other spellings",
        ),
        Key::required(
            "kind",
            Kind::Word(&[
                "title",
                "order",
                "medal",
                "honorary-title",
                "prize",
                "commemorative-medal",
                "certificate",
                "letter",
                "badge",
                "party",
            ]),
            "kind of award",
        ),
        Key::optional(
            "state_level",
            Kind::Boolean,
            "whether it is a State-level title or form",
        ),
        Key::required(
            "rank",
            Kind::Integer(1, 1000),
            "place in the order of the law, 1 is highest among its kind and recipients",
        ),
        Key::optional(
            "group",
            Kind::Id,
            "family it belongs to, for instance `huan-chuong-lao-dong`",
        ),
        Key::required(
            "recipients",
            Kind::Tables(&RECIPIENTS),
            "who can receive it, by period",
        ),
        Key::required("frequency", Kind::Tables(&FREQUENCY), "how often, by period"),
        Key::required("deciders", Kind::Tables(&DECIDER), "who decides, by period"),
        Key::optional(
            "merits",
            Kind::List(&Kind::Id),
            "types of commendation it is given for",
        ),
        cite(),
        grade(),
        note(),
    ],
};

static AWARD_NAME: Shape = Shape {
    name: "award name",
    doc: "Names of an award in a period.",
    keys: &[
        from(),
        until(),
        Key::required("vi", Kind::Text, "Vietnamese"),
        Key::required("en", Kind::Text, "English"),
        cite(),
        grade(),
    ],
};

/// The kinds of subject.
pub(super) const SUBJECT_KINDS: &[&str] = &[
    "individual",
    "collective",
    "enterprise",
    "household",
    "community",
    "commune",
    "province",
    "overseas-individual",
    "overseas-collective",
    "foreign-individual",
    "foreign-collective",
    "party-member",
    "party-organisation",
];

static RECIPIENTS: Shape = Shape {
    name: "recipients",
    doc: "Kinds of subject that can receive an award in a period; none for a period without the award.",
    keys: &[
        from(),
        until(),
        Key::required(
            "kinds",
            Kind::List(&Kind::Word(SUBJECT_KINDS)),
            "kinds of subject",
        ),
        Key::optional("posthumous", Kind::Boolean, "also after death"),
        cite(),
        grade(),
        note(),
    ],
};

static FREQUENCY: Shape = Shape {
    name: "frequency",
    doc: "How often an award is given in a period.",
    keys: &[
        from(),
        until(),
        Key::required(
            "every",
            Kind::Word(&[
                "year",
                "review",
                "cycle",
                "once",
                "five-years",
                "school-year",
                "unknown",
            ]),
            "each year, at a review, after each cycle of lower titles, once",
        ),
        Key::optional("text", Kind::Bilingual, "in words"),
        cite(),
        grade(),
    ],
};

static DECIDER: Shape = Shape {
    name: "decider",
    doc: "Authority that decides on an award in a period.",
    keys: &[
        from(),
        until(),
        Key::required(
            "authorities",
            Kind::List(&Kind::Id),
            "codes of authorities, `[[word]] of = \"authority\"`; empty where not known",
        ),
        Key::optional(
            "code",
            Kind::Text,
            "code of the rule on competence in the sources",
        ),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};
