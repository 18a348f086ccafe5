use super::register::{DIRECTIVE, INSPECTION, MODEL, MOVEMENT, PACT};
use crate::reader::{Key, Kind, Shape};

/// The file of one year-end conference of a bloc.
pub static CONFERENCE_FILE: Shape = Shape {
    name: "conference file",
    doc: "The year-end conference of one bloc: who, when, under which regulation, sheets, ballots, roles.",
    keys: &[
        Key::required("schema", Kind::Integer(1, 1), "version of the rule language; 1"),
        Key::required("conference", Kind::Table(&CONFERENCE), "the conference itself"),
        Key::required("member", Kind::Tables(&MEMBER), "the units of the bloc"),
        Key::optional("sheet", Kind::Tables(&SHEET), "score sheets written here"),
        Key::optional(
            "revision",
            Kind::Tables(&REVISION),
            "requests to score again: later stages start over",
        )
        .writes("E4"),
        Key::optional(
            "cross_check",
            Kind::Tables(&CROSS_CHECK),
            "which unit checks which",
        )
        .writes("E3"),
        Key::optional("done", Kind::Tables(&DONE), "steps done, with their dates").writes("E5"),
        Key::optional("attendance", Kind::Table(&ATTENDANCE), "who was present"),
        Key::optional("ballot", Kind::Tables(&BALLOT), "results of ballots").writes("I1"),
        Key::optional(
            "tie_break",
            Kind::Tables(&TIE_BREAK),
            "ties settled by ballot or authority",
        )
        .writes("G3"),
        Key::optional(
            "named",
            Kind::Tables(&NAMED),
            "nominees named by review, consensus or the fallback decider",
        )
        .writes("H7 I5"),
        Key::optional(
            "decision",
            Kind::Tables(&DECISION),
            "decisions of the authority on earlier proposals",
        )
        .writes("H9"),
        Key::optional(
            "given",
            Kind::Map(&Kind::Integer(0, 10_000_000)),
            "numbers given from outside",
        )
        .writes("H4"),
        Key::optional("roles", Kind::Table(&ROLES), "this year's head and deputies").writes("A3"),
        Key::optional(
            "next_roles",
            Kind::Table(&NEXT_ROLES),
            "next year's head and deputies",
        )
        .writes("A3"),
        Key::optional(
            "movement",
            Kind::Tables(&MOVEMENT),
            "register of movements (\"phong trào\")",
        )
        .writes("H10"),
        Key::optional(
            "directive",
            Kind::Tables(&DIRECTIVE),
            "directives that stay in force",
        ),
        Key::optional(
            "pact",
            Kind::Table(&PACT),
            "the pact (\"giao ước thi đua\") and its targets",
        ),
        Key::optional(
            "model",
            Kind::Tables(&MODEL),
            "register of advanced models (\"điển hình tiên tiến\")",
        ),
        Key::optional(
            "inspection",
            Kind::Tables(&INSPECTION),
            "inspections of emulation work",
        ),
        Key::optional(
            "holidays",
            Kind::List(&Kind::Date),
            "days that are not working days beside weekends",
        )
        .writes("J3"),
    ],
};

static CONFERENCE: Shape = Shape {
    name: "conference",
    doc: "Bloc, year, dates, regulation.",
    keys: &[
        Key::required("name", Kind::Bilingual, "name of the conference"),
        Key::required("bloc", Kind::Id, "bloc of the regulation's register"),
        Key::optional(
            "bloc_name",
            Kind::Bilingual,
            "name of the bloc, where the register has none",
        ),
        Key::optional(
            "bloc_kind",
            Kind::Word(&["function", "area"]),
            "kind of the bloc, where the register has none",
        ),
        Key::required("year", Kind::Integer(1948, 2200), "emulation year").writes("J4"),
        Key::required("date", Kind::Date, "day of the conference").writes("J4"),
        Key::optional(
            "decision_date",
            Kind::Date,
            "day of the awarding decision; selects the law of the awards",
        )
        .writes("J4"),
        Key::optional("place", Kind::Bilingual, "place"),
        Key::required(
            "regulation",
            Kind::Text,
            "identifier of a bundled regulation, or a file beside this one",
        )
        .writes("A1"),
        Key::optional(
            "table",
            Kind::Text,
            "file with the bloc's own table that fills the frame",
        )
        .writes("A5"),
        Key::optional(
            "sheets",
            Kind::List(&Kind::Text),
            "files with score sheets: CSV or Excel",
        ),
        Key::optional(
            "readings",
            Kind::Map(&Kind::Id),
            "chosen readings of open questions",
        ),
        Key::optional("note", Kind::Bilingual, "remark printed with the outcome"),
        Key::optional("source", Kind::Text, "where the record was read"),
        Key::optional(
            "council",
            Kind::Integer(1, 1000),
            "members of the council, where a council votes",
        ),
        Key::optional(
            "staff",
            Kind::Integer(1, 1_000_000),
            "staff, where the staff votes",
        ),
    ],
};

static MEMBER: Shape = Shape {
    name: "member",
    doc: "A unit of the bloc.",
    keys: &[
        Key::required("id", Kind::Id, "identifier of the unit"),
        Key::optional("name", Kind::Bilingual, "name; that of the register where absent"),
        Key::optional("kind", Kind::Id, "kind of unit; that of the bloc where absent").writes("A4"),
        Key::optional("group", Kind::Id, "group of units; that of the kind where absent").writes("G5 H5"),
        Key::optional("facts", Kind::Map(&Kind::Fact), "facts of the emulation year").writes("F1 A7"),
        Key::optional(
            "years",
            Kind::Map(&Kind::Map(&Kind::Fact)),
            "facts of earlier years: years.2022 = { … }",
        )
        .writes("F1"),
        Key::optional(
            "not_assigned",
            Kind::List(&Kind::Id),
            "criteria not assigned to this unit",
        )
        .writes("A6"),
    ],
};

static SHEET: Shape = Shape {
    name: "sheet",
    doc: "The score sheet of one unit at one stage.",
    keys: &[
        Key::required("unit", Kind::Id, "the unit scored"),
        Key::required("stage", Kind::Id, "the stage of scoring").writes("E1"),
        Key::optional(
            "year",
            Kind::Integer(1948, 2200),
            "year written on the sheet; must be the emulation year",
        ),
        Key::optional("on", Kind::Date, "day of the sheet"),
        Key::optional("by", Kind::Id, "unit that scored, where it is another unit").writes("E3"),
        Key::optional("scorer", Kind::Text, "who signed"),
        Key::required(
            "scores",
            Kind::Map(&Kind::Fact),
            "criterion = points, or criterion = { input = value, … }",
        ),
        Key::optional("notes", Kind::Map(&Kind::Text), "reason for a score or a change").writes("E4"),
        Key::optional("evidence", Kind::Map(&Kind::Text), "evidence (\"minh chứng\")"),
    ],
};

static REVISION: Shape = Shape {
    name: "revision",
    doc: "A request to score again: sheets of the later stages made before it no longer count.",
    keys: &[
        Key::required("unit", Kind::Id, "the unit"),
        Key::required("stage", Kind::Id, "the stage that starts over"),
        Key::required("on", Kind::Date, "day of the request"),
        Key::required("reason", Kind::Text, "why"),
    ],
};

static CROSS_CHECK: Shape = Shape {
    name: "cross_check",
    doc: "One unit checks another.",
    keys: &[
        Key::required("checker", Kind::Id, "unit that checks"),
        Key::required("unit", Kind::Id, "unit checked"),
    ],
};

static DONE: Shape = Shape {
    name: "done",
    doc: "A step done.",
    keys: &[
        Key::required("step", Kind::Id, "the step"),
        Key::required("on", Kind::Date, "the day"),
    ],
};

static ATTENDANCE: Shape = Shape {
    name: "attendance",
    doc: "Who was present at the conference.",
    keys: &[
        Key::required("present", Kind::List(&Kind::Id), "units present"),
        Key::optional(
            "guests",
            Kind::List(&Kind::Bilingual),
            "bodies present beside the members",
        ),
        Key::optional("chair", Kind::Bilingual, "who chaired"),
        Key::optional("secretary", Kind::Bilingual, "who kept the minutes"),
    ],
};

static BALLOT: Shape = Shape {
    name: "ballot",
    doc: "The count of one ballot.",
    keys: &[
        Key::required("rule", Kind::Id, "ballot rule of the regulation"),
        Key::optional("award", Kind::Id, "award voted on"),
        Key::optional("class", Kind::Id, "or class confirmed"),
        Key::optional("role", Kind::Word(&["head", "deputy"]), "or role elected"),
        Key::optional(
            "round",
            Kind::Integer(1, 10),
            "first, second … ballot; 1 where absent",
        )
        .writes("I5"),
        Key::required("present", Kind::Integer(0, 1_000_000), "voters present").writes("I4"),
        Key::optional(
            "written",
            Kind::Integer(0, 1_000_000),
            "absent voters who voted in writing",
        )
        .writes("I4"),
        Key::optional(
            "valid",
            Kind::Integer(0, 1_000_000),
            "valid ballots, where the rule counts them",
        )
        .writes("I3"),
        Key::required(
            "votes",
            Kind::Map(&Kind::Integer(-1_000_000, 1_000_000)),
            "votes in favour of each unit",
        ),
        Key::optional("on", Kind::Date, "day of the ballot"),
    ],
};

static TIE_BREAK: Shape = Shape {
    name: "tie_break",
    doc: "How a tie was settled.",
    keys: &[
        Key::required("order", Kind::List(&Kind::Id), "the tied units, best first"),
        Key::required("by", Kind::Word(&["ballot", "authority"]), "who settled it"),
        Key::optional("note", Kind::Text, "remark for the minutes"),
    ],
};

static NAMED: Shape = Shape {
    name: "named",
    doc: "A nominee named without a count of ballots, or after the last ballot.",
    keys: &[
        Key::required("award", Kind::Id, "the award"),
        Key::required("unit", Kind::Id, "the unit, or the unit of the person"),
        Key::optional("person", Kind::Text, "the person, for an award to individuals").writes("H5"),
        Key::required(
            "by",
            Kind::Word(&[
                "consensus",
                "acclamation",
                "review",
                "head-and-deputies",
                "authority",
                "unit",
            ]),
            "who named it",
        ),
        Key::optional("movement", Kind::Id, "the movement, for a thematic award").writes("H10"),
        Key::optional("note", Kind::Text, "remark for the minutes"),
    ],
};

static DECISION: Shape = Shape {
    name: "decision",
    doc: "The authority's decision on a proposal; a proposal without one stays a proposal.",
    keys: &[
        Key::required("award", Kind::Id, "the award"),
        Key::required("unit", Kind::Id, "the unit"),
        Key::required(
            "outcome",
            Kind::Word(&["awarded", "refused", "forwarded"]),
            "what was decided",
        )
        .writes("H9"),
        Key::optional("number", Kind::Text, "number of the decision"),
        Key::required("on", Kind::Date, "date of the decision"),
    ],
};

static ROLES: Shape = Shape {
    name: "roles",
    doc: "Head and deputies of the year.",
    keys: &[
        Key::required("head", Kind::Id, "head unit"),
        Key::optional("deputies", Kind::List(&Kind::Id), "deputy units"),
    ],
};

static NEXT_ROLES: Shape = Shape {
    name: "next_roles",
    doc: "Roles of the next year where no ballot count settles them.",
    keys: &[
        Key::optional("head", Kind::Id, "head unit"),
        Key::optional("deputies", Kind::List(&Kind::Id), "deputy units"),
        Key::optional("by", Kind::Word(&["consensus", "acclamation", "assigned"]), "how"),
        Key::optional("recognised", Kind::Text, "number of the act that recognised them"),
    ],
};
