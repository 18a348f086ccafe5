//! The tables of a file of State law: instruments, awards, criteria, money, procedure, ratings.

mod catalogue;
mod counting;
mod instrument;
mod money;
mod point;
pub(super) mod procedure;
pub(super) mod rating;
mod rule;

use super::{basis, cite, grade, id, name, text};
use crate::reader::{Key, Kind, Shape};

/// A file of the law.
pub static LAW_FILE: Shape = Shape {
    name: "law file",
    doc: "One subject matter of one instrument. Files are read together; their order does not matter.",
    keys: &[
        Key::required("schema", Kind::Integer(1, 1), "version of the rule language: 1"),
        Key::required(
            "law",
            Kind::Table(&HEAD),
            "the instrument and what every entry inherits",
        ),
        Key::optional(
            "instrument",
            Kind::Tables(&instrument::INSTRUMENT),
            "instruments with their dates",
        ),
        Key::optional(
            "regime",
            Kind::Tables(&instrument::REGIME),
            "periods of the law, half-open",
        ),
        Key::optional(
            "transition",
            Kind::Tables(&instrument::TRANSITION),
            "which dossiers keep the old law",
        ),
        Key::optional(
            "reading",
            Kind::Tables(&instrument::READING),
            "doubts with a default and other readings",
        ),
        Key::optional(
            "caveat",
            Kind::Tables(&instrument::CAVEAT),
            "remarks that stand beside every answer of a period",
        ),
        Key::optional(
            "word",
            Kind::Tables(&catalogue::WORD),
            "codes of the law: levels, types, scopes, posts, …",
        ),
        Key::optional(
            "finding",
            Kind::Tables(&catalogue::FINDING),
            "judgements that the assessing body makes",
        ),
        Key::optional(
            "count",
            Kind::Tables(&catalogue::COUNT),
            "numbers of members of a collective",
        ),
        Key::optional(
            "award",
            Kind::Tables(&catalogue::AWARD),
            "awards: names, recipients, who decides",
        ),
        Key::optional(
            "gap",
            Kind::Tables(&rule::GAP),
            "periods without known criteria, or without the award",
        ),
        Key::optional("rule", Kind::Tables(&rule::RULE), "criteria of awards"),
        Key::optional(
            "bar",
            Kind::Tables(&rule::BAR),
            "states of affairs in which nothing is awarded or proposed",
        ),
        Key::optional(
            "exclusion",
            Kind::Tables(&rule::EXCLUSION),
            "what an earlier or parallel award excludes",
        ),
        Key::optional(
            "cap",
            Kind::Tables(&rule::CAP),
            "greatest numbers over a list of candidates",
        ),
        Key::optional(
            "tie_break",
            Kind::Tables(&rule::TIE_BREAK),
            "who is preferred among equals",
        ),
        Key::optional(
            "counting",
            Kind::Tables(&counting::COUNTING),
            "how years of achievement are counted",
        ),
        Key::optional(
            "reuse",
            Kind::Tables(&counting::REUSE),
            "whether an initiative used before counts again",
        ),
        Key::optional(
            "reduction",
            Kind::Tables(&counting::REDUCTION),
            "years that women need less",
        ),
        Key::optional(
            "principle",
            Kind::Tables(&counting::PRINCIPLE),
            "general rules printed beside the criteria",
        ),
        Key::optional(
            "base_salary",
            Kind::Tables(&money::BASE_SALARY),
            "base salaries by period",
        ),
        Key::optional(
            "multiplier",
            Kind::Tables(&money::MULTIPLIER),
            "award money as multiples of the base salary",
        ),
        Key::optional(
            "no_money",
            Kind::Tables(&money::NO_MONEY),
            "awards without money, or whose money is not known",
        ),
        Key::optional(
            "money_rule",
            Kind::Tables(&money::MONEY_RULE),
            "rounding, several awards at once, who pays",
        ),
        Key::optional("council", Kind::Tables(&procedure::COUNCIL), "councils"),
        Key::optional("vote", Kind::Tables(&procedure::VOTE), "votes of councils"),
        Key::optional(
            "consultation",
            Kind::Tables(&procedure::CONSULTATION),
            "opinions to be asked for",
        ),
        Key::optional(
            "dossier",
            Kind::Tables(&procedure::DOSSIER),
            "contents of dossiers",
        ),
        Key::optional(
            "filing",
            Kind::Tables(&procedure::FILING),
            "days by which dossiers are filed",
        ),
        Key::optional(
            "processing",
            Kind::Tables(&procedure::PROCESSING),
            "times within which steps are done",
        ),
        Key::optional(
            "publication",
            Kind::Tables(&procedure::PUBLICATION),
            "publication of names for comment",
        ),
        Key::optional(
            "simplified",
            Kind::Tables(&procedure::SIMPLIFIED),
            "cases of the simplified procedure",
        ),
        Key::optional(
            "revocation",
            Kind::Tables(&procedure::REVOCATION),
            "annulling, stripping, restoring",
        ),
        Key::optional(
            "no_procedure",
            Kind::Tables(&procedure::NO_PROCEDURE),
            "parts of the procedure declared absent, local or not known",
        ),
        Key::optional(
            "holiday",
            Kind::Tables(&procedure::HOLIDAY),
            "days without work, days of the weekend with work",
        ),
        Key::optional(
            "rating_system",
            Kind::Tables(&rating::RATING_SYSTEM),
            "systems of rating",
        ),
    ],
};

static HEAD: Shape = Shape {
    name: "law",
    doc: "The instrument of the file; grade, basis and source are inherited by every entry that gives none.",
    keys: &[
        Key::required(
            "instrument",
            Kind::Id,
            "identifier of the instrument, declared in an `[[instrument]]`",
        ),
        Key::required("subject", Kind::Bilingual, "what the file is about"),
        Key::optional(
            "bylaw",
            Kind::Word(&["ministry", "province", "party"]),
            "the file is a local rule: it fills what the statute leaves open and may not contradict it",
        ),
        grade(),
        basis(),
        Key::optional("source", Kind::Text, "where the texts were read"),
    ],
};

/// `from` of a dated entry.
const fn from() -> Key {
    Key::optional("from", Kind::Date, "first day; since always where absent")
}

/// `until` of a dated entry.
const fn until() -> Key {
    Key::optional("until", Kind::Date, "first day no longer; open where absent")
}

/// `note` of an entry.
const fn note() -> Key {
    Key::optional("note", Kind::Bilingual, "remark printed beside it")
}
