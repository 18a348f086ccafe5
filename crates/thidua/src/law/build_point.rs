use std::collections::BTreeMap;

use crate::Bilingual;
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin, suggestion};
use crate::subject::ClosedFact;

use super::build_counted::filter;
use super::point::{AwardFilter, Finding, Run};
use super::{Codes, Point, PointAt, Test};

/// The keys of which a point has exactly one.
const OPERATORS: &[&str] = &[
    "all",
    "any",
    "not",
    "at_least_of",
    "agree",
    "reading",
    "finding",
    "rated",
    "run",
    "rated_years",
    "holds",
    "times",
    "initiatives",
    "service",
    "established",
    "post",
    "share",
    "members",
    "movement",
    "undisciplined",
    "subject",
    "case",
    "number",
    "day",
    "criteria",
    "not_known",
    "local",
];

/// Builds the points of one rule and checks how they refer to each other.
pub(super) struct PointBuilder<'t> {
    rule: &'t Table,
    inherited: Origin,
    numbers: BTreeMap<&'t str, PointAt>,
    pub(super) tables: Vec<(&'t str, &'t Table)>,
}

impl<'t> PointBuilder<'t> {
    pub(super) fn new(rule: &'t Table, inherited: &Origin) -> Self {
        let tables: Vec<(&str, &Table)> = rule
            .table("point")
            .map(Table::entries)
            .unwrap_or_default()
            .iter()
            .filter_map(|(id, _, value)| match &value.datum {
                Datum::Table(table) => Some((id.as_str(), table)),
                _ => None,
            })
            .collect();
        let numbers = (1_u16..).zip(&tables).map(|(at, (id, _))| (*id, at)).collect();
        Self {
            rule,
            inherited: inherited.clone(),
            numbers,
            tables,
        }
    }

    pub(super) fn build(&self, codes: &mut Codes, builder: &mut Builder<'_>) -> Vec<Point> {
        let head = match builder.exactly_one(self.rule, &["all", "any"], "rule") {
            Some("any") => Test::Any(self.parts(self.rule, "any", builder)),
            _ => Test::All(self.parts(self.rule, "all", builder)),
        };
        let mut points = vec![Point {
            id: String::new(),
            name: self.rule.bilingual("name").unwrap_or_default(),
            text: self.rule.text("text").map(str::to_owned),
            origin: self.inherited.clone(),
            test: head,
        }];
        for (id, table) in &self.tables {
            let test = self.test(table, codes, builder);
            points.push(Point {
                id: (*id).to_owned(),
                name: table.bilingual("name").unwrap_or_default(),
                text: table.text("text").map(str::to_owned),
                origin: Origin::read(table, &self.inherited),
                test: test.unwrap_or_else(|| Test::NotKnown(Bilingual::default())),
            });
            if table.bilingual("name").is_none() {
                builder.missing_key(table, "name", "point");
            }
        }
        self.no_cycles(&points, builder);
        self.reached(&points, builder);
        points
    }

    pub(super) fn parts(&self, table: &Table, key: &str, builder: &mut Builder<'_>) -> Vec<PointAt> {
        let parts: Vec<PointAt> = table
            .texts(key)
            .filter_map(|(id, span)| self.number(id, span, builder))
            .collect();
        if parts.is_empty() {
            builder.error(
                "no-points",
                table.place(key),
                format!("`{key}` không có điểm nào"),
                format!("`{key}` names no point"),
                "ghi ít nhất một điểm",
                "name at least one point",
            );
        }
        parts
    }

    pub(super) fn number(
        &self,
        id: &str,
        span: std::ops::Range<usize>,
        builder: &mut Builder<'_>,
    ) -> Option<PointAt> {
        let found = self.numbers.get(id).copied();
        if found.is_none() {
            let known: Vec<&str> = self.numbers.keys().copied().collect();
            let (help_vi, help_en) = suggestion(id, &known, "rule.point");
            builder.error(
                "unknown-point",
                span,
                format!("quy định không có điểm `{id}`"),
                format!("the rule has no point `{id}`"),
                help_vi,
                help_en,
            );
        }
        found
    }

    pub(super) fn point_at(&self, table: &Table, key: &str, builder: &mut Builder<'_>) -> Option<PointAt> {
        self.number(table.text(key)?, table.place(key), builder)
    }

    fn finding(table: &Table, key: &str, codes: &Codes, builder: &mut Builder<'_>) -> Option<Finding> {
        let code = codes.word_at(table, key, "finding", builder)?;
        Some(Finding {
            code,
            each_year: codes.each_year.get(usize::from(code)).copied().unwrap_or(false),
            achievement: codes
                .vocabulary
                .list("finding")
                .get(code)
                .is_some_and(|word| word.achievement),
        })
    }

    fn test(&self, table: &Table, codes: &mut Codes, builder: &mut Builder<'_>) -> Option<Test> {
        let operator = builder.exactly_one(table, OPERATORS, "point")?;
        let inner = table.table(operator);
        match operator {
            "all" => Some(Test::All(self.parts(table, "all", builder))),
            "any" => Some(Test::Any(self.parts(table, "any", builder))),
            "agree" => Some(Test::Agree(self.parts(table, "agree", builder))),
            "not" => self.point_at(table, "not", builder).map(Test::Not),
            "at_least_of" => {
                let inner = inner?;
                Some(Test::AtLeastOf(
                    whole(inner, "number")?,
                    self.parts(inner, "of", builder),
                ))
            }
            "reading" => self.reading(table, codes, builder),
            "finding" => Self::finding(table, "finding", codes, builder).map(Test::Finding),
            "rated" => codes.rank(table, "rated", "level", builder).map(Test::Rated),
            "criteria" => codes
                .award(table.text("criteria")?, table.place("criteria"), builder)
                .map(Test::Criteria),
            "not_known" => Some(Test::NotKnown(table.bilingual("not_known")?)),
            "run" => self.run(inner?, codes, builder),
            "holds" => Some(Test::Holds(filter(inner?, codes, builder))),
            "undisciplined" => codes
                .rank(inner?, "from_form", "discipline", builder)
                .map(Test::Undisciplined),
            "established" => whole(inner?, "years").map(Test::Established),
            "subject" | "case" => self.closed(operator, inner?, codes, builder),
            "local" => Some(Test::Local {
                to: inner?.string("to"),
                key: inner?.string("key"),
            }),
            _ => self.counted(operator, inner?, codes, builder),
        }
    }

    fn reading(&self, table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Option<Test> {
        let doubt = codes.doubt(table, "reading", builder)?;
        let Some(options) = table.table("options") else {
            builder.missing_key(table, "options", "reading");
            return None;
        };
        let declared = codes.doubts.get(usize::from(doubt))?;
        let mut built = Vec::new();
        for (word, span, value) in options.entries() {
            let Datum::Text(point) = &value.datum else {
                continue;
            };
            let number = self.number(point, value.span.clone(), builder);
            let option = codes.option_at(doubt, word, span.clone(), builder);
            built.extend(option.zip(number));
        }
        if let Some(missing) = declared.options.iter().find(|option| !options.has(&option.id)) {
            builder.error(
                "missing-option",
                table.place("options"),
                format!(
                    "thiếu điểm cho cách hiểu `{}` của câu hỏi `{}`",
                    missing.id, declared.key
                ),
                format!(
                    "no point for the reading `{}` of the doubt `{}`",
                    missing.id, declared.key
                ),
                "ghi một điểm cho mỗi cách hiểu",
                "name a point for each reading",
            );
        }
        Some(Test::Reading {
            doubt,
            options: built,
        })
    }

    fn run(&self, inner: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Option<Test> {
        if !["rated", "titles", "finding"].iter().any(|key| inner.has(key)) {
            builder.exactly_one(inner, &["rated", "titles", "finding"], "run");
        }
        let after = self.point_at(inner, "after", builder);
        if let Some(at) = after {
            let holds = usize::from(at).checked_sub(1).and_then(|at| self.tables.get(at));
            if !holds.is_some_and(|(_, point)| is_holding(point, self)) {
                builder.error(
                    "not-a-holding",
                    inner.place("after"),
                    "`after` phải chỉ tới một điểm `holds`, hoặc một điểm `any` gồm toàn `holds`",
                    "`after` must name a `holds` point, or an `any` of such points",
                    "chỉ tới điểm nói về khen thưởng phải có trước",
                    "name the point about the award that must come first",
                );
            }
        }
        Some(Test::Run(Run {
            years: whole(inner, "years")?,
            rated: codes.rank(inner, "rated", "level", builder),
            titles: codes.awards(inner, "titles", builder),
            finding: Self::finding(inner, "finding", codes, builder),
            every: whole(inner, "every").unwrap_or(1),
            after,
            anywhere: inner.text("to") == Some("any"),
            used_up_by: AwardFilter {
                awards: codes.awards(inner, "used_up_by", builder),
                merits: codes.words(inner, "used_up_merit", "merit", builder),
            },
        }))
    }

    fn closed(
        &self,
        operator: &str,
        inner: &Table,
        codes: &Codes,
        builder: &mut Builder<'_>,
    ) -> Option<Test> {
        let fact = ClosedFact::from_word(inner.text("fact")?)?;
        let value = |id: &str, span, builder: &mut Builder<'_>| match fact.own_value(id) {
            Some(own) => Some(own),
            None => codes.word(id, fact.list(), span, builder),
        };
        if operator == "subject" {
            let values = inner
                .texts("one_of")
                .filter_map(|(id, span)| value(id, span, builder))
                .collect();
            return Some(Test::Subject { fact, values });
        }
        let mut points = Vec::new();
        for (id, span, point) in inner.table("points").map(Table::entries).unwrap_or_default() {
            let Datum::Text(name) = &point.datum else { continue };
            let number = self.number(name, point.span.clone(), builder);
            points.extend(value(id, span.clone(), builder).zip(number));
        }
        Some(Test::Case {
            fact,
            points,
            otherwise: self.point_at(inner, "otherwise", builder),
        })
    }
}

/// A `holds` point, or an `any` of them.
fn is_holding(point: &Table, builder: &PointBuilder<'_>) -> bool {
    point.has("holds")
        || point.has("any")
            && point.texts("any").all(|(id, _)| {
                builder
                    .tables
                    .iter()
                    .any(|(known, table)| *known == id && table.has("holds"))
            })
}

pub(super) fn whole(table: &Table, key: &str) -> Option<u16> {
    table.integer(key).and_then(|number| u16::try_from(number).ok())
}
