//! The operators that count entries, members, time, numbers, from their tables.

use crate::calendar::DayOfYear;
use crate::reader::Table;
use crate::regulation::Builder;

use super::build_point::{PointBuilder, whole};
use super::point::{AwardFilter, Compare, CountSpan, MovementFilter, Service};
use super::{Codes, PointAt, Test};

pub(super) fn filter(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> AwardFilter {
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

impl PointBuilder<'_> {
    /// The operators that count entries, members, time, numbers.
    pub(super) fn counted(
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

    pub(super) fn span(&self, table: &Table, builder: &mut Builder<'_>) -> CountSpan {
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
    pub(super) fn opens_window(&self, at: PointAt, table: &Table, builder: &mut Builder<'_>) {
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
}
