use crate::reader::{Key, Kind, Shape};

/// A history: a person, a collective or a household with dated entries.
pub static SUBJECT: Shape = Shape {
    name: "subject",
    doc: "A person, collective or household and its history.",
    keys: &[
        Key::optional("schema", Kind::Integer(1, 1), "version of the form: 1"),
        Key::optional("id", Kind::Text, "identifier in the caller's records"),
        Key::optional("name", Kind::Text, "name as shown"),
        Key::optional(
            "kind",
            Kind::Text,
            "kind of subject, for instance individual or collective; needed",
        ),
        Key::optional(
            "category",
            Kind::Text,
            "category of individual; missing = unknown",
        ),
        Key::optional("sex", Kind::Word(&["female", "male"]), "sex; missing = unknown"),
        Key::optional("born", Kind::Date, "day of birth"),
        Key::optional("service_from", Kind::Date, "first day of service"),
        Key::optional("established", Kind::Date, "day of establishment of a collective"),
        Key::optional("area", Kind::Text, "area"),
        Key::optional("period", Kind::Text, "revolutionary period, for devotion"),
        Key::optional("deceased", Kind::Boolean, "whether it is posthumous"),
        Key::optional(
            "complete",
            Kind::Table(&COMPLETE),
            "years for which the record is complete",
        ),
        Key::optional("ratings", Kind::Tables(&RATING), "ratings of years"),
        Key::optional(
            "awards",
            Kind::Tables(&AWARD_RECORD),
            "titles and forms of commendation",
        ),
        Key::optional(
            "initiatives",
            Kind::Tables(&INITIATIVE),
            "initiatives and research",
        ),
        Key::optional("discipline", Kind::Tables(&DISCIPLINE), "disciplinary measures"),
        Key::optional(
            "proceedings",
            Kind::Tables(&PROCEEDING),
            "inspections, investigations, complaints, press reports",
        ),
        Key::optional("absences", Kind::Tables(&ABSENCE), "leave and training"),
        Key::optional("posts", Kind::Tables(&POST), "posts held"),
        Key::optional("service", Kind::Tables(&SERVICE), "periods of service of a kind"),
        Key::optional(
            "movements",
            Kind::Tables(&MOVEMENT),
            "results in emulation movements",
        ),
        Key::optional(
            "compositions",
            Kind::List(&Kind::Map(&Kind::Fact)),
            "numbers of members of a year: `year` and codes of counts",
        ),
        Key::optional(
            "findings",
            Kind::Tables(&FINDING),
            "judgements of the assessing body",
        ),
        Key::optional("facts", Kind::Tables(&FACT), "numbers and days of a year"),
        Key::optional(
            "members",
            Kind::Tables(&SUBJECT),
            "histories of the members of a collective",
        ),
    ],
};

const fn year() -> Key {
    Key::required("year", Kind::Integer(1900, 2200), "year")
}

const fn optional_year(doc: &'static str) -> Key {
    Key::optional("year", Kind::Integer(1900, 2200), doc)
}

const FROM: Key = Key::required("from", Kind::Date, "first day");
const UNTIL: Key = Key::optional(
    "until",
    Kind::Date,
    "first day no longer; still going on where absent",
);
const TO: Key = Key::optional("to", Kind::Date, "last day itself, instead of `until`");

static SPAN: Shape = Shape {
    name: "span",
    doc: "Years for which a record is complete; a missing end is open.",
    keys: &[
        Key::optional("from", Kind::Integer(1900, 2200), "first year"),
        Key::optional("to", Kind::Integer(1900, 2200), "last year"),
    ],
};

static COMPLETE: Shape = Shape {
    name: "complete",
    doc: "Years for which the record is complete: for every kind of entry, and for single kinds.",
    keys: &[
        Key::optional("from", Kind::Integer(1900, 2200), "first year, for every kind"),
        Key::optional("to", Kind::Integer(1900, 2200), "last year, for every kind"),
        Key::optional("ratings", Kind::Table(&SPAN), "ratings"),
        Key::optional("awards", Kind::Table(&SPAN), "awards"),
        Key::optional("initiatives", Kind::Table(&SPAN), "initiatives"),
        Key::optional("discipline", Kind::Table(&SPAN), "discipline"),
        Key::optional("proceedings", Kind::Table(&SPAN), "proceedings"),
        Key::optional("absences", Kind::Table(&SPAN), "absences"),
        Key::optional("posts", Kind::Table(&SPAN), "posts"),
        Key::optional("service", Kind::Table(&SPAN), "service"),
        Key::optional("movements", Kind::Table(&SPAN), "movements"),
    ],
};

static RATING: Shape = Shape {
    name: "rating entry",
    doc: "The rating of a year.",
    keys: &[
        year(),
        Key::required("level", Kind::Text, "level: code, name or abbreviation"),
        Key::optional("on", Kind::Date, "day of the decision"),
        Key::optional("system", Kind::Text, "rating system"),
        Key::optional("number", Kind::Text, "number of the decision"),
    ],
};

static AWARD_RECORD: Shape = Shape {
    name: "award entry",
    doc: "A title or form of commendation obtained.",
    keys: &[
        Key::required("award", Kind::Text, "award: code, name or abbreviation"),
        optional_year("(last) year of achievement"),
        Key::optional(
            "from_year",
            Kind::Integer(1900, 2200),
            "first year of achievement",
        ),
        Key::optional("on", Kind::Date, "day of the decision"),
        Key::optional("number", Kind::Text, "number of the decision"),
        Key::optional("by", Kind::Text, "who decided"),
        Key::optional("merit", Kind::Text, "type of commendation"),
        Key::optional("ground", Kind::Text, "ground on which a title was given"),
        Key::optional("revoked", Kind::Date, "day on which the decision was revoked"),
        Key::optional(
            "replaced_by",
            Kind::Text,
            "number of the decision that replaces it",
        ),
    ],
};

static INITIATIVE: Shape = Shape {
    name: "initiative entry",
    doc: "A recognised initiative or an accepted topic.",
    keys: &[
        Key::optional("id", Kind::Text, "identifier"),
        Key::optional("name", Kind::Text, "title"),
        year(),
        Key::optional("kind", Kind::Text, "initiative or topic"),
        Key::optional("scope", Kind::Text, "scope of influence recognised"),
        Key::optional("recognised", Kind::Boolean, "false: not recognised"),
        Key::optional("recognised_by", Kind::Text, "who recognised it"),
        Key::optional("on", Kind::Date, "day of the recognition"),
        Key::optional("applied", Kind::Boolean, "false: not applied yet"),
        Key::optional("replicable", Kind::Boolean, "false: cannot be replicated"),
        Key::optional("accepted", Kind::Boolean, "topics: false: not accepted"),
        Key::optional("used", Kind::Tables(&USE), "awards it carried before"),
    ],
};

static USE: Shape = Shape {
    name: "use",
    doc: "An award that an initiative carried.",
    keys: &[
        Key::required("award", Kind::Text, "award"),
        optional_year("year of the award"),
    ],
};

static DISCIPLINE: Shape = Shape {
    name: "discipline entry",
    doc: "A disciplinary measure.",
    keys: &[
        Key::required("form", Kind::Text, "form"),
        Key::required("on", Kind::Date, "day of the decision"),
        Key::optional(
            "served",
            Kind::Date,
            "day on which the disciplinary period has been served",
        ),
        Key::optional("revoked", Kind::Date, "day on which the decision was revoked"),
        Key::optional("number", Kind::Text, "number of the decision"),
    ],
};

static PROCEEDING: Shape = Shape {
    name: "proceeding entry",
    doc: "An inspection, investigation, complaint or press report.",
    keys: &[
        Key::required("kind", Kind::Text, "kind"),
        FROM,
        Key::optional(
            "cleared",
            Kind::Date,
            "day of the conclusion that finds no wrongdoing",
        ),
        Key::optional("closed", Kind::Date, "day on which it ended otherwise"),
    ],
};

static ABSENCE: Shape = Shape {
    name: "absence entry",
    doc: "Leave or training.",
    keys: &[
        Key::required("kind", Kind::Text, "kind"),
        FROM,
        UNTIL,
        TO,
        Key::optional("result", Kind::Text, "result of a training"),
    ],
};

static POST: Shape = Shape {
    name: "post entry",
    doc: "A post held.",
    keys: &[
        Key::required("post", Kind::Text, "post or group of posts"),
        FROM,
        UNTIL,
        TO,
    ],
};

static SERVICE: Shape = Shape {
    name: "service entry",
    doc: "A period of service.",
    keys: &[
        Key::required("kind", Kind::Text, "kind of service"),
        FROM,
        UNTIL,
        TO,
        Key::optional("area", Kind::Text, "area of service"),
    ],
};

static MOVEMENT: Shape = Shape {
    name: "movement entry",
    doc: "The result in an emulation movement.",
    keys: &[
        Key::optional("name", Kind::Text, "name of the movement"),
        Key::optional("launched_by", Kind::Text, "who launched it"),
        Key::optional("from", Kind::Date, "first day of the movement"),
        Key::optional(
            "until",
            Kind::Date,
            "first day after the movement, or the day of its review",
        ),
        Key::optional("thematic", Kind::Boolean, "whether it is thematic"),
        Key::optional("review", Kind::Text, "at which review"),
        Key::optional("result", Kind::Text, "result"),
        optional_year("year of the result"),
    ],
};

static FINDING: Shape = Shape {
    name: "finding entry",
    doc: "A judgement of the assessing body.",
    keys: &[
        Key::required("id", Kind::Text, "the finding"),
        Key::required("holds", Kind::Boolean, "whether it holds"),
        optional_year("year, for findings made for single years"),
    ],
};

static FACT: Shape = Shape {
    name: "fact entry",
    doc: "A number or a day.",
    keys: &[
        Key::required("id", Kind::Id, "name of the fact"),
        Key::optional("value", Kind::Decimal, "the number"),
        Key::optional("day", Kind::Date, "the day"),
        optional_year("the year"),
    ],
};
