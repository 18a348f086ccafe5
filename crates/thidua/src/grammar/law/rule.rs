use super::catalogue::SUBJECT_KINDS;
use super::point::POINT;
use super::{basis, cite, from, grade, id, name, note, text, until};
use crate::reader::{Key, Kind, Shape};

pub(super) static RULE: Shape = Shape {
    name: "rule",
    doc: "The criteria of an award for a class of recipients in a period: named points joined by all or any.",
    keys: &[
        Key::required(
            "id",
            Kind::Id,
            "class of recipients, for instance `ca-nhan`: with the award it names the rule across periods",
        ),
        Key::required("award", Kind::Id, "the award"),
        name(),
        Key::optional(
            "fills",
            Kind::Id,
            "key of a `local` point of the statute that this rule of a bylaw fills",
        ),
        Key::required(
            "recipients",
            Kind::List(&Kind::Word(SUBJECT_KINDS)),
            "kinds of subject",
        ),
        Key::optional(
            "categories",
            Kind::List(&Kind::Id),
            "categories of individual it is for; all where absent",
        ),
        Key::optional(
            "not_categories",
            Kind::List(&Kind::Id),
            "categories that have a rule of their own",
        ),
        from(),
        until(),
        Key::required(
            "chosen_by",
            Kind::Word(&["decision", "received", "achievement"]),
            "date of the matter that selects the version",
        ),
        Key::optional(
            "selective",
            Kind::Boolean,
            "the law chooses among those who qualify: necessary, not sufficient",
        ),
        Key::optional("amended_by", Kind::Id, "instrument that made this version"),
        Key::optional("all", Kind::List(&Kind::Id), "all of these points"),
        Key::optional("any", Kind::List(&Kind::Id), "at least one of these points"),
        Key::required("point", Kind::Map(&Kind::Table(&POINT)), "the points by name"),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};

pub(super) static GAP: Shape = Shape {
    name: "gap",
    doc: "A declared gap: a period in which the criteria of awards are not known, or the award does not exist.",
    keys: &[
        id(),
        Key::optional("awards", Kind::List(&Kind::Id), "awards; all where absent"),
        Key::optional(
            "recipients",
            Kind::List(&Kind::Word(SUBJECT_KINDS)),
            "kinds of subject; all where absent",
        ),
        from(),
        until(),
        Key::required(
            "kind",
            Kind::Word(&["unknown", "absent", "local"]),
            "criteria not known, no such award, or left to a local rule",
        ),
        Key::optional(
            "to",
            Kind::Word(&["ministry", "province", "party"]),
            "who fills a local gap",
        ),
        Key::required("reason", Kind::Bilingual, "why"),
        cite(),
        grade(),
        note(),
    ],
};

pub(super) static BAR: Shape = Shape {
    name: "bar",
    doc: "A state of affairs in which nothing is awarded or proposed, whatever the criteria say.",
    keys: &[
        id(),
        name(),
        from(),
        until(),
        Key::optional(
            "proceedings",
            Kind::List(&Kind::Id),
            "kinds of proceeding that bar while they are open",
        ),
        Key::optional(
            "disciplines",
            Kind::List(&Kind::Id),
            "forms of discipline that bar until they are served",
        ),
        Key::optional(
            "awards",
            Kind::List(&Kind::Id),
            "awards it concerns; all where absent",
        ),
        Key::optional(
            "merits",
            Kind::List(&Kind::Id),
            "types of commendation it concerns; all where absent",
        ),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};

pub(super) static EXCLUSION: Shape = Shape {
    name: "exclusion",
    doc: "What an earlier or parallel award excludes; reported apart from the criteria.",
    keys: &[
        id(),
        name(),
        from(),
        until(),
        Key::required(
            "rule",
            Kind::Word(&[
                "same-achievement",
                "state-level-in-one-year",
                "initiative-twice",
                "one-form-per-feat",
                "title-and-letter",
            ]),
            "what is compared",
        ),
        Key::required(
            "effect",
            Kind::Word(&["excludes", "warns"]),
            "whether it excludes or only warns",
        ),
        Key::optional("kinds", Kind::List(&Kind::Id), "kinds of award it concerns"),
        Key::optional(
            "except_merits",
            Kind::List(&Kind::Id),
            "types of commendation left out",
        ),
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

pub(super) static CAP: Shape = Shape {
    name: "cap",
    doc: "Greatest number of an award, or of a rating, over a list of candidates.",
    keys: &[
        id(),
        name(),
        Key::optional("award", Kind::Id, "the award capped"),
        Key::optional("rating", Kind::Id, "the level of rating capped"),
        from(),
        until(),
        Key::optional("share", Kind::Ratio, "share of the base"),
        Key::optional("number", Kind::Integer(0, 100_000), "a fixed number"),
        Key::optional(
            "base",
            Kind::Word(&["holders", "rated", "members", "given", "candidates"]),
            "what the share is taken of: holders of `base_awards`, those finally at `base_level`, all members, a number given",
        ),
        Key::optional(
            "base_awards",
            Kind::List(&Kind::Id),
            "awards whose holders are the base",
        ),
        Key::optional("base_level", Kind::Id, "level whose holders are the base"),
        Key::optional(
            "base_given",
            Kind::Id,
            "name of a number given, for instance `dat-tieu-chuan-co`",
        ),
        Key::optional(
            "per_group",
            Kind::Boolean,
            "taken for each group of candidates by itself",
        ),
        Key::optional(
            "small_base",
            Kind::Integer(1, 1000),
            "below this number of members `small_number` holds",
        ),
        Key::optional(
            "small_number",
            Kind::Integer(0, 1000),
            "greatest number for a small base",
        ),
        Key::optional(
            "raised_share",
            Kind::Ratio,
            "share where the competent level raises it",
        ),
        Key::optional(
            "raised_grade",
            Kind::Word(&["confirmed", "reported", "recalled", "assumed"]),
            "grade of the raised share; that of the cap where absent",
        ),
        Key::optional("raised_if", Kind::Bilingual, "when it may be raised"),
        Key::optional(
            "rounding",
            Kind::Word(&["floor", "ceiling", "half-up"]),
            "rounding of the share",
        ),
        Key::optional("reading", Kind::Text, "key of the doubt on the rounding"),
        Key::optional(
            "under",
            Kind::Map(&Kind::List(&Kind::Id)),
            "readings of other doubts under which the cap holds: key → words; always where absent",
        ),
        Key::optional(
            "except_routes",
            Kind::List(&Kind::Id),
            "points of the criteria whose candidates do not count",
        ),
        Key::optional("system", Kind::Id, "rating system it belongs to"),
        Key::optional(
            "local",
            Kind::Word(&["ministry", "province"]),
            "who may set a lower share",
        ),
        cite(),
        grade(),
        basis(),
        text(),
        note(),
    ],
};

pub(super) static TIE_BREAK: Shape = Shape {
    name: "tie break",
    doc: "Who is preferred among candidates that are equal.",
    keys: &[
        id(),
        name(),
        from(),
        until(),
        Key::optional("sex", Kind::Word(&["female", "male"]), "the individual preferred"),
        Key::optional(
            "count",
            Kind::Id,
            "count of members whose share makes a collective preferred",
        ),
        Key::optional("whole", Kind::Id, "count that is the whole"),
        Key::optional("share", Kind::Ratio, "least share"),
        cite(),
        grade(),
        basis(),
        text(),
    ],
};
