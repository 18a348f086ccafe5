//! Contradictions inside a history.

use std::collections::BTreeMap;

use super::Subject;
use super::build::SubjectBuilder;
use crate::law::in_force;
use crate::reader::Table;

pub(super) fn check(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    two_ratings(subject, table, builder);
    two_findings(subject, table, builder);
    before_service(subject, table, builder);
    before_the_award(subject, table, builder);
    order_of_days(subject, table, builder);
    replacements(subject, table, builder);
    same_post_twice(subject, table, builder);
    parts_of_the_whole(subject, table, builder);
    for (member, table) in subject.members.iter().zip(table.tables("members")) {
        check(member, table, builder);
    }
}

/// The last entry of a list that fits; the whole list where none does.
fn entry(table: &Table, list: &str, fits: impl Fn(&Table) -> bool) -> std::ops::Range<usize> {
    table
        .tables(list)
        .filter(|entry| fits(entry))
        .last()
        .map_or_else(|| table.place(list), Table::span)
}

fn two_ratings(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    for pair in subject.ratings.windows(2) {
        let [one, other] = pair else { continue };
        if one.year == other.year && one.level != other.level {
            let year = one.year;
            builder.error(
                "contradiction",
                entry(table, "ratings", |entry| {
                    entry.integer("year") == Some(year.into())
                }),
                (
                    format!("năm {year} có hai kết quả xếp loại khác nhau"),
                    format!("two different ratings for {year}"),
                ),
                (
                    "giữ kết quả còn hiệu lực".to_owned(),
                    "keep the one that stands".to_owned(),
                ),
            );
        }
    }
}

fn two_findings(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    for pair in subject.findings.windows(2) {
        let [one, other] = pair else { continue };
        if one.finding == other.finding && one.year == other.year && one.holds != other.holds {
            let id = builder
                .rulebook
                .vocabulary
                .list("finding")
                .id(one.finding)
                .to_owned();
            builder.error(
                "contradiction",
                entry(table, "findings", |entry| {
                    entry.text("id") == Some(&id) && entry.boolean("holds") == Some(other.holds)
                }),
                (
                    format!("nhận định `{id}` vừa đúng vừa không"),
                    format!("the finding `{id}` both holds and does not"),
                ),
                ("giữ một giá trị".to_owned(), "keep one value".to_owned()),
            );
        }
    }
}

fn before_service(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    let Some(begins) = subject.service_from.or(subject.established) else {
        return;
    };
    for award in &subject.awards {
        let early = award.achieved().is_some_and(|year| year < begins.year());
        let posthumous = subject.deceased;
        if early && !posthumous {
            let id = builder.rulebook.awards.id(award.award).to_owned();
            let year = award.achieved().unwrap_or_default();
            builder.error(
                "contradiction",
                entry(table, "awards", |entry| {
                    entry.integer("year") == award.year.map(i64::from) && entry.date("on") == award.on
                }),
                (
                    format!("`{id}` năm {year} trước khi bắt đầu công tác, thành lập ({begins})"),
                    format!("`{id}` of {year} lies before the beginning on {begins}"),
                ),
                (
                    "sửa năm, hoặc ngày bắt đầu".to_owned(),
                    "correct the year or the first day".to_owned(),
                ),
            );
        }
    }
}

/// An entry dated when the award did not exist for this kind of subject.
fn before_the_award(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    for entry in &subject.awards {
        let Some(award) = builder.rulebook.awards.get(entry.award) else {
            continue;
        };
        let Some(on) = entry.on else { continue };
        let exists = in_force(&award.recipients, on).map(|dated| !dated.value.is_empty());
        if exists == Some(false) {
            let id = award.id.clone();
            builder.error(
                "award-did-not-exist",
                self::entry(table, "awards", |entry| entry.date("on") == Some(on)),
                (
                    format!("`{id}` quyết định ngày {on} khi chưa có, hoặc không còn hình thức này"),
                    format!("`{id}` decided on {on}, when the award did not exist"),
                ),
                (
                    "kiểm tra tên và ngày quyết định".to_owned(),
                    "check the award and the day of the decision".to_owned(),
                ),
            );
        }
    }
}

/// An achievement after its decision, a revocation before it, a discipline served before it was decided.
fn order_of_days(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    for award in &subject.awards {
        let id = builder.rulebook.awards.id(award.award).to_owned();
        let own = |entry: &Table| {
            entry.integer("year") == award.year.map(i64::from) && entry.date("on") == award.on
        };
        if let (Some(year), Some(on)) = (award.year, award.on)
            && year > on.year()
        {
            builder.error(
                "contradiction",
                entry(table, "awards", own),
                (
                    format!("`{id}` của năm {year} quyết định ngày {on}, trước khi năm đó bắt đầu"),
                    format!("`{id}` of {year} was decided on {on}, before that year began"),
                ),
                (
                    "`year` là năm của thành tích; sửa năm, hoặc ngày quyết định".to_owned(),
                    "`year` is the year of the achievement; correct it, or the day of the decision"
                        .to_owned(),
                ),
            );
        }
        if let (Some(from), Some(year)) = (award.from_year, award.year)
            && from > year
        {
            builder.error(
                "contradiction",
                entry(table, "awards", own),
                (
                    format!("`{id}`: thành tích từ năm {from}, sau năm cuối {year}"),
                    format!("`{id}`: the achievement begins in {from}, after its last year {year}"),
                ),
                (
                    "sửa `from_year` hoặc `year`".to_owned(),
                    "correct `from_year` or `year`".to_owned(),
                ),
            );
        }
        if let (Some(revoked), Some(on)) = (award.revoked, award.on)
            && revoked < on
        {
            builder.error(
                "contradiction",
                entry(table, "awards", own),
                (
                    format!("`{id}` bị hủy ngày {revoked}, trước ngày quyết định {on}"),
                    format!("`{id}` was revoked on {revoked}, before its decision of {on}"),
                ),
                (
                    "sửa `revoked` hoặc `on`".to_owned(),
                    "correct `revoked` or `on`".to_owned(),
                ),
            );
        }
    }
    for discipline in &subject.discipline {
        let ends = [("served", discipline.served), ("revoked", discipline.revoked)];
        for (key, day) in ends {
            let Some(day) = day.filter(|day| *day < discipline.on) else {
                continue;
            };
            let on = discipline.on;
            builder.error(
                "contradiction",
                entry(table, "discipline", |entry| {
                    entry.date("on") == Some(on) && entry.date(key) == Some(day)
                }),
                (
                    format!("kỷ luật ngày {on} có `{key}` {day} sớm hơn"),
                    format!("the discipline of {on} has `{key}` {day}, which is earlier"),
                ),
                (
                    format!("sửa `{key}` hoặc `on`"),
                    format!("correct `{key}` or `on`"),
                ),
            );
        }
    }
}

fn replacements(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    let next: BTreeMap<&str, &str> = subject
        .awards
        .iter()
        .filter_map(|award| Some((award.number.as_deref()?, award.replaced_by.as_deref()?)))
        .collect();
    for start in next.keys() {
        let mut at = *start;
        for _ in 0..=next.len() {
            match next.get(at) {
                Some(to) if to == start => {
                    let number = (*start).to_owned();
                    builder.error(
                        "cycle",
                        entry(table, "awards", |entry| entry.text("number") == Some(&number)),
                        (
                            format!("quyết định `{number}` được thay thế vòng tròn"),
                            format!("the decision `{number}` is replaced in a circle"),
                        ),
                        ("sửa `replaced_by`".to_owned(), "correct `replaced_by`".to_owned()),
                    );
                    return;
                }
                Some(to) => at = to,
                None => break,
            }
        }
    }
}

/// Several posts at once are possible; the same post twice at once is not.
fn same_post_twice(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    let mut posts = subject.posts.clone();
    posts.sort_by_key(|post| (post.post, post.from));
    for pair in posts.windows(2) {
        let [one, other] = pair else { continue };
        if one.post == other.post && one.until.is_none_or(|until| other.from < until) {
            let id = builder.rulebook.vocabulary.list("post").id(one.post).to_owned();
            let from = other.from;
            builder.error(
                "contradiction",
                entry(table, "posts", |entry| entry.date("from") == Some(from)),
                (
                    format!("chức vụ `{id}` có hai khoảng thời gian trùng nhau từ {from}"),
                    format!("the post `{id}` is held twice at once from {from}"),
                ),
                (
                    "gộp hoặc sửa ngày".to_owned(),
                    "join them or correct the days".to_owned(),
                ),
            );
        }
    }
}

/// No part of a collective is greater than the whole.
fn parts_of_the_whole(subject: &Subject, table: &Table, builder: &mut SubjectBuilder<'_>) {
    let Some(whole) = builder.rulebook.everybody() else {
        return;
    };
    for composition in &subject.compositions {
        let Some(all) = composition.count(whole) else {
            continue;
        };
        for (count, number) in &composition.counts {
            if *number > all {
                let id = builder.rulebook.vocabulary.list("count").id(*count).to_owned();
                let year = composition.year;
                builder.error(
                    "impossible-number",
                    entry(table, "compositions", |entry| {
                        entry.integer("year") == Some(year.into()) && entry.has(&id)
                    }),
                    (
                        format!("năm {year}: `{id}` là {number}, nhiều hơn tổng số {all}"),
                        format!("{year}: `{id}` is {number}, more than all {all}"),
                    ),
                    ("sửa số liệu".to_owned(), "correct the numbers".to_owned()),
                );
            }
        }
    }
}
