use super::catalogue::SUBJECT_KINDS;
use super::{basis, cite, from, grade, id, name, note, text, until};
use crate::reader::{Key, Kind, Shape};

/// The tables of the decrees on award money: emulation titles, and the forms of commendation.
const TABLES: &[&str] = &[
    "title",
    "order",
    "medal",
    "honorary-title",
    "prize",
    "commemorative-medal",
    "certificate",
    "letter",
    "party",
];

/// `instrument` of an entry.
const fn instrument() -> Key {
    Key::optional(
        "instrument",
        Kind::Id,
        "instrument it stands in; that of the file where absent",
    )
}

/// `reading` of an entry.
const fn reading() -> Key {
    Key::optional(
        "reading",
        Kind::Text,
        "key of the doubt under one reading of which it holds; always where absent",
    )
}

/// `option` of an entry.
const fn option() -> Key {
    Key::optional("option", Kind::Id, "the reading under which it holds")
}

const fn kinds() -> Key {
    Key::optional(
        "kinds",
        Kind::List(&Kind::Word(TABLES)),
        "tables of the decree it concerns; all where absent",
    )
}

pub(super) static BASE_SALARY: Shape = Shape {
    name: "base salary",
    doc: "The base salary (mức lương cơ sở) of a period, in đồng a month.",
    keys: &[
        from(),
        until(),
        Key::required("amount", Kind::Integer(1, 1_000_000_000), "đồng a month"),
        instrument(),
        cite(),
        grade(),
        basis(),
        note(),
        Key::optional("source", Kind::Text, "where it was read"),
    ],
};

pub(super) static MULTIPLIER: Shape = Shape {
    name: "multiplier",
    doc: "How many times the base salary awards carry in a period, by kind of recipient.",
    keys: &[
        id(),
        Key::required("awards", Kind::List(&Kind::Id), "awards of the row"),
        Key::required("kind", Kind::Word(TABLES), "table of the decree it stands in"),
        from(),
        until(),
        Key::optional(
            "givers",
            Kind::List(&Kind::Id),
            "givers it is for; every giver without a row of its own where absent",
        ),
        Key::required("pay", Kind::Tables(&PAY), "figures by kind of recipient"),
        Key::optional(
            "ceiling",
            Kind::Boolean,
            "the figure is the greatest allowed: the giving body fixes its own",
        ),
        Key::optional(
            "per",
            Kind::Bilingual,
            "what one sum is for, where not one recipient",
        ),
        instrument(),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};

static PAY: Shape = Shape {
    name: "pay",
    doc: "The figure of a kind of recipient.",
    keys: &[
        Key::required(
            "recipients",
            Kind::List(&Kind::Word(SUBJECT_KINDS)),
            "kinds of recipient",
        ),
        Key::optional(
            "times",
            Kind::Decimal,
            "multiple of the base salary; no amount under this reading where absent",
        ),
        reading(),
        option(),
        instrument(),
        cite(),
        grade(),
        basis(),
    ],
};

pub(super) static NO_MONEY: Shape = Shape {
    name: "no money",
    doc: "Declared: awards without money in a period, or whose money is not known.",
    keys: &[
        id(),
        Key::optional("awards", Kind::List(&Kind::Id), "awards; all where absent"),
        Key::optional(
            "recipients",
            Kind::List(&Kind::Word(SUBJECT_KINDS)),
            "kinds of recipient; all where absent",
        ),
        Key::optional("givers", Kind::List(&Kind::Id), "givers; all where absent"),
        from(),
        until(),
        Key::required(
            "because",
            Kind::Word(&["none", "unknown", "absent", "by-form"]),
            "the law gives none, it is not known, there is no such award, or the form given decides",
        ),
        Key::required("reason", Kind::Bilingual, "why"),
        instrument(),
        cite(),
        grade(),
        basis(),
    ],
};

pub(super) static MONEY_RULE: Shape = Shape {
    name: "money rule",
    doc: "A rule on award money: coverage, rounding, other recipients, several awards at once, who pays.",
    keys: &[
        id(),
        name(),
        Key::required(
            "rule",
            Kind::Word(&[
                "coverage",
                "amount",
                "rounding",
                "scale",
                "several-titles",
                "several-forms",
                "title-and-form",
                "posthumous",
                "payer",
                "remark",
            ]),
            "what it rules",
        ),
        from(),
        until(),
        kinds(),
        Key::optional(
            "awards",
            Kind::List(&Kind::Id),
            "awards it concerns; all where absent",
        ),
        Key::optional(
            "of",
            Kind::List(&Kind::Word(SUBJECT_KINDS)),
            "scale: recipients without a figure of their own",
        ),
        Key::optional(
            "as",
            Kind::Word(SUBJECT_KINDS),
            "scale: the recipient whose figure is taken",
        ),
        Key::optional("times", Kind::Decimal, "scale: factor put into the multiplier"),
        Key::optional(
            "to",
            Kind::Integer(1, 1_000_000),
            "rounding: to multiples of this, in đồng",
        ),
        Key::optional(
            "mode",
            Kind::Word(&["ceiling", "floor", "half-up", "unknown"]),
            "rounding: direction; `unknown` gives the amount before rounding",
        ),
        Key::optional(
            "same",
            Kind::Word(&["all", "highest", "unknown"]),
            "several: what is paid for the same counted time or achievement",
        ),
        Key::optional(
            "different",
            Kind::Word(&["all", "highest", "unknown"]),
            "several: what is paid for different counted times or achievements",
        ),
        reading(),
        option(),
        instrument(),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};
