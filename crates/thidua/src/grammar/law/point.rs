use super::{basis, cite, grade, name, text};
use crate::reader::{Key, Kind, Shape};

/// One named point of a rule.
pub(super) static POINT: Shape = Shape {
    name: "point",
    doc: "One point: one operator, one citation. What each operator answers is written in docs/award-rules.md.",
    keys: &[
        name(),
        text(),
        cite(),
        grade(),
        basis(),
        Key::optional("all", Kind::List(&Kind::Id), "all of these points"),
        Key::optional("any", Kind::List(&Kind::Id), "at least one of these points"),
        Key::optional("not", Kind::Id, "this point does not hold"),
        Key::optional(
            "at_least_of",
            Kind::Table(&AT_LEAST_OF),
            "so many of these points",
        ),
        Key::optional(
            "agree",
            Kind::List(&Kind::Id),
            "these points answer the same; unknown where they differ",
        ),
        Key::optional(
            "reading",
            Kind::Text,
            "key of a doubt: the point is the one of the reading taken",
        ),
        Key::optional(
            "options",
            Kind::Map(&Kind::Id),
            "with `reading`: the point of each reading",
        ),
        Key::optional("finding", Kind::Id, "the assessing body finds it so"),
        Key::optional(
            "rated",
            Kind::Id,
            "rated at this level or better in the year under review",
        ),
        Key::optional("run", Kind::Table(&RUN), "consecutive years"),
        Key::optional(
            "rated_years",
            Kind::Table(&RATED_YEARS),
            "years of a level inside a window",
        ),
        Key::optional("holds", Kind::Table(&HOLDS), "an award obtained before"),
        Key::optional("times", Kind::Table(&TIMES), "an award obtained so many times"),
        Key::optional(
            "initiatives",
            Kind::Table(&INITIATIVES),
            "recognised initiatives or accepted topics",
        ),
        Key::optional("service", Kind::Table(&SERVICE), "length of service"),
        Key::optional(
            "established",
            Kind::Table(&ESTABLISHED),
            "years since the collective was established",
        ),
        Key::optional("post", Kind::Table(&POST), "time in posts, for devotion"),
        Key::optional(
            "share",
            Kind::Table(&SHARE),
            "share of the members in the year under review",
        ),
        Key::optional(
            "members",
            Kind::Table(&MEMBERS),
            "number of members of a kind in the year under review",
        ),
        Key::optional(
            "movement",
            Kind::Table(&MOVEMENT),
            "result in an emulation movement",
        ),
        Key::optional(
            "undisciplined",
            Kind::Table(&UNDISCIPLINED),
            "no discipline of a form in the year under review",
        ),
        Key::optional(
            "subject",
            Kind::Table(&SUBJECT),
            "a closed fact about the subject",
        ),
        Key::optional(
            "case",
            Kind::Table(&CASE),
            "one point for each value of a closed fact",
        ),
        Key::optional(
            "number",
            Kind::Table(&NUMBER),
            "a number recorded for the year under review",
        ),
        Key::optional(
            "day",
            Kind::Table(&DAY),
            "a day recorded for the year under review",
        ),
        Key::optional("criteria", Kind::Id, "the criteria of this other award hold"),
        Key::optional(
            "not_known",
            Kind::Bilingual,
            "the criterion is not known: always unknown",
        ),
        Key::optional("local", Kind::Table(&LOCAL), "left to a ministry or province"),
    ],
};

static AT_LEAST_OF: Shape = Shape {
    name: "at least of",
    doc: "A number of points.",
    keys: &[
        Key::required("number", Kind::Integer(1, 100), "how many at least"),
        Key::required("of", Kind::List(&Kind::Id), "the points"),
    ],
};

static RUN: Shape = Shape {
    name: "run",
    doc: "At least so many consecutive years, each of which passes one of the yearly tests.",
    keys: &[
        Key::required(
            "years",
            Kind::Integer(1, 60),
            "least number of years (of titles, with `every`)",
        ),
        Key::optional("rated", Kind::Id, "yearly test: rated at this level or better"),
        Key::optional(
            "titles",
            Kind::List(&Kind::Id),
            "yearly test: one of these titles for the year",
        ),
        Key::optional(
            "finding",
            Kind::Id,
            "yearly test: the assessing body finds it so for the year",
        ),
        Key::optional(
            "every",
            Kind::Integer(2, 10),
            "titles for blocks of so many years, adjoining and not overlapping",
        ),
        Key::optional(
            "after",
            Kind::Id,
            "a `holds` point: the years lie after that award",
        ),
        Key::optional(
            "to",
            Kind::Word(&["review", "any"]),
            "the run reaches the year under review (default), or lies anywhere",
        ),
        Key::optional(
            "used_up_by",
            Kind::List(&Kind::Id),
            "awards that use up the years they were given for",
        ),
        Key::optional(
            "used_up_merit",
            Kind::List(&Kind::Id),
            "with `used_up_by`: only where given for one of these types of commendation",
        ),
    ],
};

static RATED_YEARS: Shape = Shape {
    name: "rated years",
    doc: "Years rated at a level or better, inside a window.",
    keys: &[
        Key::required("level", Kind::Id, "the level"),
        Key::required("at_least", Kind::Integer(1, 60), "how many"),
        Key::required("within", Kind::Id, "a `run` point, whose years are the window"),
    ],
};

static HOLDS: Shape = Shape {
    name: "holds",
    doc: "An award obtained before the proposal and still in force.",
    keys: &[
        Key::required("award", Kind::List(&Kind::Id), "one of these awards"),
        Key::optional(
            "merit",
            Kind::List(&Kind::Id),
            "given for one of these types of commendation",
        ),
    ],
};

static TIMES: Shape = Shape {
    name: "times",
    doc: "An award obtained at least so many times.",
    keys: &[
        Key::required("award", Kind::List(&Kind::Id), "one of these awards"),
        Key::required("at_least", Kind::Integer(1, 60), "how many times"),
        Key::optional("within", Kind::Id, "a `run` point, whose years are the window"),
        Key::optional("of_year", Kind::Word(&["review"]), "for the year under review"),
        Key::optional(
            "merit",
            Kind::List(&Kind::Id),
            "given for one of these types of commendation",
        ),
    ],
};

static INITIATIVES: Shape = Shape {
    name: "initiatives",
    doc: "Recognised initiatives or accepted topics of a scope.",
    keys: &[
        Key::required(
            "kind",
            Kind::List(&Kind::Id),
            "kinds: codes of `[[word]] of = \"initiative-kind\"`",
        ),
        Key::required("scope", Kind::Id, "least scope"),
        Key::required("at_least", Kind::Integer(1, 60), "how many"),
        Key::optional("within", Kind::Id, "a `run` point, whose years are the window"),
        Key::optional("of_year", Kind::Word(&["review"]), "of the year under review"),
        Key::optional(
            "fresh",
            Kind::Boolean,
            "false: one used for an earlier award counts too; by the rule on reuse where absent",
        ),
    ],
};

static SERVICE: Shape = Shape {
    name: "service",
    doc: "Length of service up to the decision.",
    keys: &[
        Key::optional(
            "kind",
            Kind::List(&Kind::Id),
            "kinds of service; the whole service where absent",
        ),
        Key::optional("years", Kind::Integer(0, 100), "least number of years"),
        Key::optional("months", Kind::Integer(0, 1200), "and of months"),
        Key::optional("under_years", Kind::Integer(1, 100), "fewer than so many years"),
        Key::optional("continuous", Kind::Boolean, "without a break up to the decision"),
        Key::optional(
            "factor",
            Kind::Integer(2, 3),
            "service in one of `areas` counts so many times",
        ),
        Key::optional("areas", Kind::List(&Kind::Id), "areas where service counts more"),
    ],
};

static ESTABLISHED: Shape = Shape {
    name: "established",
    doc: "Years from the establishment of the collective to the decision.",
    keys: &[Key::required(
        "years",
        Kind::Integer(1, 200),
        "least number of years",
    )],
};

static POST: Shape = Shape {
    name: "post",
    doc: "Time in posts, added up; the reduction for women applies.",
    keys: &[
        Key::required(
            "posts",
            Kind::List(&Kind::Id),
            "posts or groups of posts, higher ones included",
        ),
        Key::optional("years", Kind::Integer(0, 60), "least time; any time where absent"),
        Key::optional("under_years", Kind::Integer(1, 60), "less than so many years"),
        Key::optional(
            "period",
            Kind::List(&Kind::Id),
            "revolutionary period of the subject",
        ),
    ],
};

static SHARE: Shape = Shape {
    name: "share",
    doc: "part / whole of the members in the year under review, compared by cross-multiplication.",
    keys: &[
        Key::required("part", Kind::Id, "a `[[count]]`"),
        Key::required("whole", Kind::Id, "a `[[count]]`"),
        Key::optional("at_least", Kind::Ratio, "share, itself enough"),
        Key::optional("more_than", Kind::Ratio, "share, itself not enough"),
    ],
};

static MEMBERS: Shape = Shape {
    name: "members",
    doc: "A number of members in the year under review.",
    keys: &[
        Key::required("count", Kind::Id, "a `[[count]]`"),
        Key::optional("at_least", Kind::Integer(0, 1_000_000), "at least"),
        Key::optional("at_most", Kind::Integer(0, 1_000_000), "at most"),
    ],
};

static MOVEMENT: Shape = Shape {
    name: "movement point",
    doc: "Some emulation movement with these properties.",
    keys: &[
        Key::optional("launched_by", Kind::List(&Kind::Id), "who launched it"),
        Key::optional("years", Kind::Integer(1, 30), "it lasted at least so many years"),
        Key::optional(
            "review",
            Kind::List(&Kind::Id),
            "at which review the result was found",
        ),
        Key::required("result", Kind::List(&Kind::Id), "the result"),
        Key::optional("thematic", Kind::Boolean, "a thematic movement"),
    ],
};

static UNDISCIPLINED: Shape = Shape {
    name: "undisciplined",
    doc: "No discipline of a form, or a graver one, decided in the year under review.",
    keys: &[Key::required(
        "from_form",
        Kind::Id,
        "the mildest form that counts",
    )],
};

/// The closed facts of a subject.
const CLOSED_FACTS: &[&str] = &["kind", "category", "sex", "area", "period"];

static SUBJECT: Shape = Shape {
    name: "subject point",
    doc: "A closed fact about the subject.",
    keys: &[
        Key::required("fact", Kind::Word(CLOSED_FACTS), "the fact"),
        Key::required("one_of", Kind::List(&Kind::Id), "its values"),
    ],
};

static CASE: Shape = Shape {
    name: "case",
    doc: "One point for each value of a closed fact; where the fact is missing the points that are still possible must agree.",
    keys: &[
        Key::required("fact", Kind::Word(CLOSED_FACTS), "the fact"),
        Key::required("points", Kind::Map(&Kind::Id), "value → point"),
        Key::optional("otherwise", Kind::Id, "point for every other value"),
    ],
};

static NUMBER: Shape = Shape {
    name: "number point",
    doc: "A number recorded for the year under review.",
    keys: &[
        Key::required("fact", Kind::Id, "name of the number"),
        Key::optional("at_least", Kind::Decimal, "at least"),
        Key::optional("more_than", Kind::Decimal, "more than"),
        Key::optional("at_most", Kind::Decimal, "at most"),
        Key::optional("less_than", Kind::Decimal, "less than"),
    ],
};

static DAY: Shape = Shape {
    name: "day point",
    doc: "A day recorded for the year under review.",
    keys: &[
        Key::required("fact", Kind::Id, "name of the day"),
        Key::optional("before", Kind::DayOfYear, "before this day, exclusive"),
        Key::optional("by", Kind::DayOfYear, "by this day, inclusive"),
    ],
};

static LOCAL: Shape = Shape {
    name: "local hole",
    doc: "What the law leaves to a ministry or province: unknown until a local file fills it.",
    keys: &[
        Key::required(
            "to",
            Kind::Word(&["ministry", "province", "party"]),
            "who fills it",
        ),
        Key::required(
            "key",
            Kind::Id,
            "name of the hole, filled by `fills` of a local rule",
        ),
    ],
};
