//! Procedure: councils, votes, consultation, dossiers, filing, processing, publication, simplified cases, revocation.

use super::catalogue::SUBJECT_KINDS;
use super::{basis, cite, from, grade, id, name, note, text, until};
use crate::reader::{Key, Kind, Shape};

/// A table of procedure: whom it concerns and when, its own keys, its source.
macro_rules! entry {
    ($name:literal, $doc:literal, [$($key:expr),* $(,)?]) => {
        Shape {
            name: $name,
            doc: $doc,
            keys: &[
                id(),
                name(),
                from(),
                until(),
                Key::optional("awards", Kind::List(&Kind::Id), "awards it concerns; all where no list is given"),
                Key::optional("award_kinds", Kind::List(&Kind::Word(AWARD_KINDS)), "and all awards of these kinds"),
                Key::optional("award_groups", Kind::List(&Kind::Id), "and all awards of these families"),
                Key::optional("except_awards", Kind::List(&Kind::Id), "awards left out"),
                Key::optional("merits", Kind::List(&Kind::Id), "types of commendation it is for; all where absent"),
                Key::optional("not_merits", Kind::List(&Kind::Id), "types of commendation left out"),
                Key::optional("recipients", Kind::List(&Kind::Word(SUBJECT_KINDS)), "kinds of subject; all where absent"),
                Key::optional("sectors", Kind::List(&Kind::Id), "sectors it is for, `[[word]] of = \"sector\"`; all where absent"),
                Key::optional("not_sectors", Kind::List(&Kind::Id), "sectors that have a rule of their own"),
                Key::optional("reading", Kind::Text, "key of the doubt it depends on"),
                Key::optional("option", Kind::Id, "the reading under which it holds"),
                $($key,)*
                cite(),
                grade(),
                basis(),
                text(),
                note(),
            ],
        }
    };
}

const AWARD_KINDS: &[&str] = &[
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
];

/// Levels of council.
pub(in crate::grammar) const COUNCILS: &[&str] = &["central", "ministry", "province", "unit"];

const DAYS: Kind = Kind::Word(&["calendar", "working"]);

pub(super) static COUNCIL: Shape = entry!(
    "council",
    "An emulation and commendation council: who sits in it, when it can decide.",
    [
        Key::required("level", Kind::List(&Kind::Word(COUNCILS)), "level of the council"),
        Key::optional("chair", Kind::Bilingual, "who presides"),
        Key::optional(
            "vice_chairs",
            Kind::List(&Kind::Bilingual),
            "the vice-chairs, the standing one included"
        ),
        Key::optional(
            "least_vice_chairs",
            Kind::Integer(0, 50),
            "least number of vice-chairs"
        ),
        Key::optional(
            "most_vice_chairs",
            Kind::Integer(0, 50),
            "greatest number of vice-chairs"
        ),
        Key::optional("least_members", Kind::Integer(1, 500), "least number of members"),
        Key::optional(
            "most_members",
            Kind::Integer(1, 500),
            "greatest number of members"
        ),
        Key::optional(
            "composition",
            Kind::Bilingual,
            "who else belongs to it, or who fixes it"
        ),
        Key::optional("quorum", Kind::Ratio, "least share of all members present"),
        Key::optional("meets", Kind::Bilingual, "how often it meets"),
        Key::optional("local", Kind::Boolean, "left to the ministry or province"),
    ]
);

pub(super) static VOTE: Shape = entry!(
    "vote",
    "The vote of a council on an award: its threshold, a share of all members unless another base is named.",
    [
        Key::optional(
            "councils",
            Kind::List(&Kind::Word(COUNCILS)),
            "levels of council that vote; any where absent"
        ),
        Key::optional(
            "required",
            Kind::Boolean,
            "whether a vote is required; it is where absent"
        ),
        Key::optional("at_least", Kind::Ratio, "share in favour, itself enough"),
        Key::optional("more_than", Kind::Ratio, "share in favour, itself not enough"),
        Key::optional(
            "of",
            Kind::Word(&["all", "present"]),
            "what the share is taken of; all members where absent"
        ),
        Key::optional(
            "written",
            Kind::Boolean,
            "absent members are asked in writing and their opinions count"
        ),
        Key::optional("secret", Kind::Boolean, "secret ballot; not stated where absent"),
        Key::optional(
            "attendance",
            Kind::Ratio,
            "least share of all members present for these awards"
        ),
    ]
);

pub(super) static CONSULTATION: Shape = entry!(
    "consultation",
    "An opinion that must be asked for before the award is proposed.",
    [
        Key::required("asks", Kind::Bilingual, "whose opinion"),
        Key::required("about", Kind::List(&Kind::Bilingual), "on what"),
        Key::optional("applies_to", Kind::Bilingual, "candidates it is needed for"),
    ]
);

pub(super) static DOSSIER: Shape = entry!(
    "dossier",
    "What a dossier consists of.",
    [
        Key::optional("code", Kind::Text, "code of the dossier in the sources"),
        Key::optional("sets", Kind::Integer(1, 20), "number of sets"),
        Key::optional("original", Kind::Boolean, "the sets are originals"),
        Key::optional(
            "electronic",
            Kind::Boolean,
            "also as files through the electronic system, State secrets excepted"
        ),
        Key::optional(
            "simplified",
            Kind::Boolean,
            "the dossier of the simplified procedure"
        ),
        Key::optional("local", Kind::Boolean, "set by the ministry or province"),
        Key::optional("addressed_to", Kind::Bilingual, "where it goes"),
        Key::optional("document", Kind::Tables(&DOCUMENT), "the documents"),
        Key::optional("not_known", Kind::Bilingual, "what is not established"),
    ]
);

static DOCUMENT: Shape = Shape {
    name: "document",
    doc: "One document of a dossier.",
    keys: &[
        name(),
        Key::optional(
            "form",
            Kind::Text,
            "number of the form, for instance \"Mẫu số 05\"",
        ),
        Key::optional(
            "only_if",
            Kind::Bilingual,
            "when it is needed; always where absent",
        ),
        Key::optional(
            "recipients",
            Kind::List(&Kind::Word(SUBJECT_KINDS)),
            "kinds of subject; all where absent",
        ),
        Key::optional(
            "merits",
            Kind::List(&Kind::Id),
            "types of commendation; all where absent",
        ),
        Key::optional(
            "awards",
            Kind::List(&Kind::Id),
            "awards; all of the dossier where absent",
        ),
        cite(),
        grade(),
    ],
};

pub(super) static FILING: Shape = entry!(
    "filing",
    "The day by which a dossier must be filed.",
    [
        Key::optional("opens", Kind::DayOfYear, "first day"),
        Key::optional("by", Kind::DayOfYear, "last day, included"),
        Key::optional(
            "before",
            Kind::DayOfYear,
            "the day before which it must be filed, excluded"
        ),
        Key::optional(
            "year",
            Kind::Word(&["filing", "following", "congress"]),
            "the year of these days: the year of filing, the year after the decision on `after`, the year of the national congress",
        ),
        Key::optional("after", Kind::Id, "the award whose decision the year follows"),
    ]
);

pub(super) static PROCESSING: Shape = entry!(
    "processing",
    "A time within which a step must be done.",
    [
        Key::required(
            "starts",
            Kind::Word(STARTS),
            "what it runs from: receipt of the dossier or of the full dossier, all opinions agreed, the decision, a refusal, a conclusion",
        ),
        Key::required("days", Kind::Integer(1, 366), "number of days"),
        Key::required("count", DAYS, "calendar or working days"),
        Key::optional("done_by", Kind::Bilingual, "who must do it"),
        Key::optional(
            "matter",
            Kind::Word(&["award", "revocation"]),
            "awarding, or revoking an award; awarding where absent"
        ),
    ]
);

const STARTS: &[&str] = &[
    "received",
    "full-dossier",
    "opinions",
    "decision",
    "refusal",
    "conclusion",
];

pub(super) static PUBLICATION: Shape = entry!(
    "publication",
    "Names published for comment.",
    [
        Key::optional("published_on", Kind::Bilingual, "where"),
        Key::optional("published_by", Kind::Bilingual, "who publishes"),
        Key::optional(
            "days",
            Kind::Integer(1, 366),
            "least number of days; not known where absent"
        ),
        Key::optional("most_days", Kind::Integer(1, 366), "greatest number of days"),
        Key::optional("count", DAYS, "calendar or working days"),
        Key::optional(
            "relation",
            Kind::Word(&["lasts", "before-meeting"]),
            "so many days long, or at least so many days before the meeting of the council",
        ),
    ]
);

pub(super) static SIMPLIFIED: Shape = entry!(
    "simplified case",
    "A case in which the simplified procedure applies.",
    [Key::optional(
        "code",
        Kind::Text,
        "code of the case in the sources"
    )]
);

pub(super) static REVOCATION: Shape = entry!(
    "revocation",
    "When an award is annulled, stripped or restored, and by whom.",
    [
        Key::required(
            "effect",
            Kind::Word(&["annul", "strip", "restore"]),
            "what happens"
        ),
        Key::required("grounds", Kind::List(&Kind::Bilingual), "any of these grounds"),
        Key::optional("decided_by", Kind::Bilingual, "who decides"),
    ]
);

pub(super) static NO_PROCEDURE: Shape = entry!(
    "no procedure",
    "A part of the procedure declared absent, left to a local rule, or not known.",
    [
        Key::required("parts", Kind::List(&Kind::Word(PARTS)), "parts of the procedure"),
        Key::required(
            "kind",
            Kind::Word(&["none", "local", "unknown"]),
            "none, left to the ministry or province, not known"
        ),
    ]
);

/// Parts of the procedure that every award has, or is declared not to have.
pub(crate) const PARTS: &[&str] = &[
    "vote",
    "consultation",
    "dossier",
    "filing",
    "processing",
    "publication",
];

pub(super) static HOLIDAY: Shape = Shape {
    name: "holiday",
    doc: "A day of the week without work, or a day of the weekend with work.",
    keys: &[
        Key::required("day", Kind::Date, "the day"),
        name(),
        Key::optional("worked", Kind::Boolean, "a day of the weekend worked in exchange"),
        cite(),
        grade(),
    ],
};
