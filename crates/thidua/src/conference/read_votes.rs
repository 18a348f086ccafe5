use std::ops::Range;

use super::read::Reading;
use super::{BallotRecord, BallotSubject, Decision, Named, TieBreak};
use crate::award::Recipient;
use crate::ballot::{Count, Electorate};
use crate::reader::{Datum, Table};

impl Reading<'_> {
    pub(super) fn ballots(&mut self, root: &Table, head: &Table, members: usize) -> Vec<BallotRecord> {
        let rules: Vec<&str> = self
            .regulation
            .ballots
            .iter()
            .map(|rule| rule.id.as_str())
            .collect();
        let mut ballots: Vec<BallotRecord> = Vec::new();
        for table in root.tables("ballot") {
            let Some(rule_place) = self.place_in(table, "rule", "ballot", &rules) else {
                continue;
            };
            let Some(rule) = self.regulation.ballots.get(rule_place) else {
                continue;
            };
            let Some(subject) = self.subject(table) else {
                continue;
            };
            let electorate = match rule.electorate {
                Electorate::Units => u32::try_from(members).ok(),
                Electorate::Council => head.integer("council").and_then(|n| u32::try_from(n).ok()),
                Electorate::Staff => head.integer("staff").and_then(|n| u32::try_from(n).ok()),
            };
            let Some(electorate) = electorate else {
                self.error(
                    "no-electorate",
                    table.place("rule"),
                    (
                        "không biết tổng số người bỏ phiếu",
                        "the number of voters is not known",
                    ),
                    (
                        "ghi `council` (số thành viên hội đồng) hoặc `staff` trong `[conference]`",
                        "give `council` (members of the council) or `staff` in `[conference]`",
                    ),
                );
                continue;
            };
            let number = |key: &str| table.integer(key).and_then(|n| u32::try_from(n).ok());
            let present = number("present").unwrap_or(0);
            let written = number("written").unwrap_or(0);
            let cast = present.saturating_add(written);
            if cast > electorate {
                self.error(
                    "more-votes-than-voters",
                    table.place("present"),
                    (
                        format!("{cast} người tham gia, nhiều hơn tổng số {electorate}"),
                        format!("{cast} took part, more than the {electorate} who may vote"),
                    ),
                    ("kiểm tra `present` và `written`", "check `present` and `written`"),
                );
            }
            if written > 0 && !rule.written {
                self.error(
                    "no-written-votes",
                    table.place("written"),
                    (
                        "quy chế không tính phiếu lấy ý kiến bằng văn bản",
                        "the rule does not count votes in writing",
                    ),
                    ("bỏ `written`", "remove `written`"),
                );
            }
            let valid = number("valid");
            if valid.is_some_and(|valid| valid > cast) {
                self.error(
                    "more-votes-than-voters",
                    table.place("valid"),
                    (
                        format!("số phiếu hợp lệ nhiều hơn số người tham gia {cast}"),
                        format!("there are more valid ballots than the {cast} who took part"),
                    ),
                    ("kiểm tra `valid`", "check `valid`"),
                );
            }
            let count = Count {
                electorate,
                present,
                written,
                valid,
            };
            if !rule.quorate(count) {
                self.error(
                    "no-quorum",
                    table.place("present"),
                    (
                        format!("{present}/{electorate} người dự, chưa đủ để bỏ phiếu"),
                        format!("{present} of {electorate} are present, fewer than the quorum"),
                    ),
                    (
                        "tổ chức bỏ phiếu lại khi đủ số người",
                        "hold the ballot again with a quorum",
                    ),
                );
            }
            let round = number("round").unwrap_or(1);
            if round > rule.rounds {
                self.error(
                    "too-many-rounds",
                    table.place("round"),
                    (
                        format!("lần bỏ phiếu thứ {round}, quy chế chỉ cho {} lần", rule.rounds),
                        format!("ballot number {round}, the rule allows {}", rule.rounds),
                    ),
                    (
                        "người có thẩm quyền quyết định sau lần cuối",
                        "after the last ballot the fallback decides",
                    ),
                );
            }
            if ballots
                .iter()
                .any(|known| known.subject == subject && known.round == round)
            {
                self.error(
                    "ballot-twice",
                    table.place("rule"),
                    (
                        format!("kết quả lần bỏ phiếu thứ {round} đã được ghi"),
                        format!("ballot number {round} on this is given twice"),
                    ),
                    (
                        "ghi `round` khác hoặc bỏ một kết quả",
                        "give another `round` or remove one",
                    ),
                );
            }
            let votes = self.votes(
                table,
                valid.unwrap_or(cast),
                rule.base_of(count).max(1),
                rule.candidate_votes,
            );
            ballots.push(BallotRecord {
                rule: rule_place,
                subject,
                round,
                present,
                written,
                valid,
                votes,
            });
        }
        ballots.sort_by_key(|ballot| ballot.round);
        ballots
    }

    fn subject(&mut self, table: &Table) -> Option<BallotSubject> {
        let classes: Vec<&str> = self
            .regulation
            .classes
            .iter()
            .map(|class| class.id.as_str())
            .collect();
        let given = ["award", "class", "role"]
            .into_iter()
            .filter(|key| table.has(key))
            .collect::<Vec<_>>();
        match given.as_slice() {
            ["award"] => self.award(table, "award").map(BallotSubject::Award),
            ["class"] => self
                .place_in(table, "class", "class", &classes)
                .map(|_| BallotSubject::Class(table.string("class"))),
            ["role"] if table.text("role") == Some("deputy") => Some(BallotSubject::Deputy),
            ["role"] => Some(BallotSubject::Head),
            _ => {
                self.error(
                    "no-subject",
                    table.place("rule"),
                    (
                        "lần bỏ phiếu phải nói về đúng một việc: `award`, `class` hoặc `role`",
                        "a ballot is about exactly one of `award`, `class` and `role`",
                    ),
                    ("thêm một khóa", "add one of them"),
                );
                None
            }
        }
    }

    fn votes(&mut self, table: &Table, cast: u32, base: u32, candidate_votes: bool) -> Vec<(usize, u32)> {
        let mut votes = Vec::new();
        for (id, span, value) in table.table("votes").map(Table::entries).unwrap_or_default() {
            let place = self.unit_id(id, span.clone());
            let Datum::Number(number) = value.datum else {
                continue;
            };
            let Ok(number) = u32::try_from(number) else {
                self.error(
                    "negative-votes",
                    value.span.clone(),
                    (
                        format!("`{id}` có số phiếu âm"),
                        format!("`{id}` has a negative number of votes"),
                    ),
                    ("ghi số phiếu đồng ý", "write the number of votes in favour"),
                );
                continue;
            };
            let most = if candidate_votes { cast } else { cast.min(base) };
            if number > most {
                self.error(
                    "more-votes-than-voters",
                    value.span.clone(),
                    (
                        format!("`{id}` được {number} phiếu, nhiều hơn {most} người bỏ phiếu"),
                        format!("`{id}` has {number} votes, more than the {most} who voted"),
                    ),
                    ("kiểm tra biên bản kiểm phiếu", "check the count"),
                );
            }
            if let Some(place) = place {
                votes.push((place, number));
            }
        }
        votes
    }

    pub(super) fn tie_breaks(&mut self, root: &Table) -> Vec<TieBreak> {
        let mut breaks = Vec::new();
        for table in root.tables("tie_break") {
            let order = self.unit_list(table, "order");
            breaks.push(TieBreak {
                order,
                by: table.string("by"),
                note: table.text("note").map(str::to_owned),
            });
        }
        breaks
    }

    pub(super) fn named(&mut self, root: &Table) -> Vec<Named> {
        let mut named = Vec::new();
        for table in root.tables("named") {
            let (award, unit) = (self.award(table, "award"), self.unit(table, "unit"));
            let movement = table.text("movement");
            if let Some(id) = movement
                && !root
                    .tables("movement")
                    .any(|movement| movement.text("id") == Some(id))
            {
                let known: Vec<&str> = root
                    .tables("movement")
                    .filter_map(|movement| movement.text("id"))
                    .collect();
                let message = (
                    format!("không có phong trào `{id}` trong sổ"),
                    format!("the register has no movement `{id}`"),
                );
                self.error(
                    "unknown-reference",
                    table.place("movement"),
                    message,
                    crate::regulation::suggestion(id, &known, "movement"),
                );
            }
            let (Some(award), Some(unit)) = (award, unit) else {
                continue;
            };
            let person = table.text("person").map(str::to_owned);
            let recipient = self.regulation.award(&award).map(|rule| rule.recipient);
            match (recipient, &person) {
                (Some(Recipient::Individual), None) => self.error(
                    "no-person",
                    table.place("award"),
                    (
                        "khen thưởng cá nhân mà không ghi tên người",
                        "an award to a person without the person",
                    ),
                    ("thêm `person`", "add `person`"),
                ),
                (Some(Recipient::Collective), Some(_)) => self.error(
                    "no-person",
                    table.place("person"),
                    (
                        "hình thức này chỉ tặng tập thể",
                        "this award goes to collectives only",
                    ),
                    ("bỏ `person`", "remove `person`"),
                ),
                _ => {}
            }
            named.push(Named {
                award,
                unit,
                person,
                by: table.string("by"),
                movement: movement.map(str::to_owned),
                note: table.text("note").map(str::to_owned),
            });
        }
        named
    }

    pub(super) fn decisions(&mut self, root: &Table) -> Vec<Decision> {
        let mut decisions: Vec<(Decision, Range<usize>)> = Vec::new();
        for table in root.tables("decision") {
            let (award, unit) = (self.award(table, "award"), self.unit(table, "unit"));
            if let (Some(award), Some(unit), Some(on)) = (award, unit, table.date("on")) {
                let outcome = table.string("outcome");
                let number = table.text("number").map(str::to_owned);
                decisions.push((
                    Decision {
                        award,
                        unit,
                        outcome,
                        number,
                        on,
                    },
                    table.span(),
                ));
            }
        }
        decisions.into_iter().map(|(decision, _)| decision).collect()
    }
}
