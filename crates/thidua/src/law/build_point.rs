use std::collections::BTreeMap;

use crate::Bilingual;
use crate::calendar::DayOfYear;
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin, suggestion};
use crate::subject::ClosedFact;

use super::point::{AwardFilter, Compare, CountSpan, Finding, MovementFilter, Run, Service};
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
    tables: Vec<(&'t str, &'t Table)>,
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

    fn parts(&self, table: &Table, key: &str, builder: &mut Builder<'_>) -> Vec<PointAt> {
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

    fn number(&self, id: &str, span: std::ops::Range<usize>, builder: &mut Builder<'_>) -> Option<PointAt> {
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

    fn point_at(&self, table: &Table, key: &str, builder: &mut Builder<'_>) -> Option<PointAt> {
        self.number(table.text(key)?, table.place(key), builder)
    }

    fn span(&self, table: &Table, builder: &mut Builder<'_>) -> CountSpan {
        if table.text("of_year").is_some() {
            return CountSpan::Review;
        }
        match self.point_at(table, "within", builder) {
            Some(at) => {
                self.opens_window(at, table, builder);
                CountSpan::Within(at)
            }
            None => CountSpan::Ever,
        }
    }

    /// `within` must name a run that reaches the year under review, year by year.
    fn opens_window(&self, at: PointAt, table: &Table, builder: &mut Builder<'_>) {
        let run = usize::from(at)
            .checked_sub(1)
            .and_then(|at| self.tables.get(at))
            .and_then(|(_, point)| point.table("run"));
        let opens = run.is_some_and(|run| run.text("to") != Some("any") && !run.has("every"));
        if !opens {
            builder.error(
                "no-window",
                table.place("within"),
                "`within` phải chỉ tới một điểm `run` kéo dài tới năm xét",
                "`within` must name a `run` point that reaches the year under review",
                "chỉ tới điểm đếm số năm liên tục, hoặc bỏ `within`",
                "name the point that counts consecutive years, or leave `within` out",
            );
        }
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

    /// The operators that count entries, members, time, numbers.
    fn counted(
        &self,
        operator: &str,
        inner: &Table,
        codes: &mut Codes,
        builder: &mut Builder<'_>,
    ) -> Option<Test> {
        match operator {
            "rated_years" => {
                let within = self.point_at(inner, "within", builder)?;
                self.opens_window(within, inner, builder);
                Some(Test::RatedYears {
                    level: codes.rank(inner, "level", "level", builder)?,
                    at_least: whole(inner, "at_least")?,
                    within,
                })
            }
            "times" => Some(Test::Times {
                filter: filter(inner, codes, builder),
                at_least: whole(inner, "at_least")?,
                span: self.span(inner, builder),
            }),
            "initiatives" => Some(Test::Initiatives {
                kinds: codes.words(inner, "kind", "initiative-kind", builder),
                scope: codes.rank(inner, "scope", "scope", builder)?,
                at_least: whole(inner, "at_least")?,
                span: self.span(inner, builder),
                fresh: inner.boolean("fresh").unwrap_or(true),
            }),
            "service" => Some(Test::Service(service(inner, codes, builder))),
            "post" => Some(Test::Post {
                posts: posts(inner, codes, builder),
                years: whole(inner, "years").unwrap_or(0),
                under_years: whole(inner, "under_years"),
                periods: codes.words(inner, "period", "period", builder),
            }),
            "share" => {
                let key = builder.exactly_one(inner, &["at_least", "more_than"], "share")?;
                Some(Test::Share {
                    part: codes.word_at(inner, "part", "count", builder)?,
                    whole: codes.word_at(inner, "whole", "count", builder)?,
                    share: inner.ratio(key)?,
                    inclusive: key == "at_least",
                })
            }
            "members" => Some(Test::Members {
                count: codes.word_at(inner, "count", "count", builder)?,
                at_least: inner.integer("at_least").and_then(|n| u32::try_from(n).ok()),
                at_most: inner.integer("at_most").and_then(|n| u32::try_from(n).ok()),
            }),
            "movement" => Some(Test::Movement(MovementFilter {
                launched_by: codes.words(inner, "launched_by", "launcher", builder),
                years: whole(inner, "years"),
                reviews: codes.words(inner, "review", "review", builder),
                results: codes.words(inner, "result", "result", builder),
                thematic: inner.boolean("thematic"),
            })),
            "number" => {
                let key = builder.exactly_one(
                    inner,
                    &["at_least", "more_than", "at_most", "less_than"],
                    "number",
                )?;
                Some(Test::Number {
                    fact: codes.vocabulary.declare("fact", inner.text("fact")?),
                    compare: match key {
                        "at_least" => Compare::AtLeast,
                        "more_than" => Compare::MoreThan,
                        "at_most" => Compare::AtMost,
                        _ => Compare::LessThan,
                    },
                    bound: inner.decimal(key)?,
                })
            }
            _ => {
                let key = builder.exactly_one(inner, &["before", "by"], "day")?;
                Some(Test::Day {
                    fact: codes.vocabulary.declare("fact", inner.text("fact")?),
                    last: DayOfYear::parse(inner.text(key)?)?,
                    inclusive: key == "by",
                })
            }
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
            match declared.option(word) {
                Some(option) => built.extend(number.map(|number| (option, number))),
                None => {
                    let known: Vec<&str> = declared.options.iter().map(|option| option.id.as_str()).collect();
                    let (help_vi, help_en) = suggestion(word, &known, "reading.option");
                    builder.error(
                        "unknown-option",
                        span.clone(),
                        format!("câu hỏi `{}` không có cách hiểu `{word}`", declared.key),
                        format!("the doubt `{}` has no reading `{word}`", declared.key),
                        help_vi,
                        help_en,
                    );
                }
            }
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

    fn no_cycles(&self, points: &[Point], builder: &mut Builder<'_>) {
        for start in 1..points.len() {
            let mut seen = vec![false; points.len()];
            let mut open: Vec<usize> = parts_of(points, start);
            while let Some(at) = open.pop() {
                if at == start {
                    let id = points
                        .get(start)
                        .map(|point| point.id.clone())
                        .unwrap_or_default();
                    let span = self
                        .tables
                        .get(start.saturating_sub(1))
                        .map(|(_, table)| table.span());
                    builder.error(
                        "cycle",
                        span.unwrap_or_default(),
                        format!("điểm `{id}` phụ thuộc chính nó"),
                        format!("the point `{id}` depends on itself"),
                        "bỏ một mắt xích của vòng",
                        "break the circle",
                    );
                    return;
                }
                match seen.get_mut(at) {
                    Some(seen) if !*seen => {
                        *seen = true;
                        open.extend(parts_of(points, at));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Every point is reached from the head, or it could never be decisive.
    fn reached(&self, points: &[Point], builder: &mut Builder<'_>) {
        let mut seen = vec![false; points.len()];
        let mut open = vec![0_usize];
        while let Some(at) = open.pop() {
            match seen.get_mut(at) {
                Some(seen) if !*seen => {
                    *seen = true;
                    open.extend(parts_of(points, at));
                }
                _ => {}
            }
        }
        for (at, _) in seen.iter().enumerate().filter(|(_, seen)| !**seen) {
            if let Some((id, table)) = self.tables.get(at.saturating_sub(1)) {
                builder.error(
                    "unreached-point",
                    table.span().start..table.span().end.min(table.span().start.saturating_add(80)),
                    format!("điểm `{id}` không thuộc điểm nào và không ảnh hưởng kết quả"),
                    format!("the point `{id}` belongs to no other and decides nothing"),
                    "đưa nó vào `all` hoặc `any` của một điểm, hoặc bỏ nó",
                    "put it into the `all` or `any` of a point, or remove it",
                );
            }
        }
    }
}

fn parts_of(points: &[Point], at: usize) -> Vec<usize> {
    points
        .get(at)
        .map(|point| point.test.parts().into_iter().map(usize::from).collect())
        .unwrap_or_default()
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

fn whole(table: &Table, key: &str) -> Option<u16> {
    table.integer(key).and_then(|number| u16::try_from(number).ok())
}

fn filter(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> AwardFilter {
    AwardFilter {
        awards: codes.awards(table, "award", builder),
        merits: codes.words(table, "merit", "merit", builder),
    }
}

fn service(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Service {
    let months = |years: Option<i64>, months: Option<i64>| {
        let total = years
            .unwrap_or(0)
            .saturating_mul(12)
            .saturating_add(months.unwrap_or(0));
        u32::try_from(total).unwrap_or(0)
    };
    Service {
        kinds: codes.words(table, "kind", "service", builder),
        months: months(table.integer("years"), table.integer("months")),
        under_months: table
            .integer("under_years")
            .map(|years| months(Some(years), None)),
        continuous: table.boolean("continuous").unwrap_or(false),
        factor: whole(table, "factor").unwrap_or(1),
        areas: codes.words(table, "areas", "area", builder),
    }
}

/// Posts by identifier, and all posts of the groups named.
fn posts(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Vec<u16> {
    let list = codes.vocabulary.list("post");
    let groups = codes.vocabulary.list("post-group");
    let mut found = Vec::new();
    for (id, span) in table.texts("posts") {
        if groups.iter().any(|group| group.id == id) {
            found.extend(
                (0_u16..)
                    .zip(list.iter())
                    .filter(|(_, post)| post.groups.iter().any(|group| group == id))
                    .map(|(at, _)| at),
            );
        } else {
            found.extend(codes.word(id, "post", span, builder));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
