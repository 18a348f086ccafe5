//! Whether a vote of a council passes: the share of all members, the members present, the article.

use serde::Serialize;
use time::Date;

use super::{Council, ScopeFacts, Vote};
use crate::diagnostic::Diagnostic;
use crate::law::Readings;
use crate::number::Ratio;
use crate::{Bilingual, Rulebook, Verdict};

/// The votes on one candidate for an award.
#[derive(Clone, Copy, Debug)]
pub struct BallotVotes<'q> {
    /// Level of the council: `central`, `ministry`, `province`, `unit`.
    pub council: &'q str,
    /// All members.
    pub members: u32,
    /// Members present, where known.
    pub present: Option<u32>,
    /// Votes in favour of members present.
    pub yes: u32,
    /// Absent members who gave a written opinion, where known.
    pub written: Option<u32>,
    /// Written opinions in favour.
    pub written_yes: u32,
}

/// The answer of the law to a vote.
#[derive(Clone, Debug, Serialize)]
pub struct BallotAnswer<'r> {
    /// The award.
    pub award: &'r str,
    /// Name on the day.
    pub name: Bilingual,
    /// The day.
    pub on: Date,
    /// Whether it passes; unknown where no rule answers or the number present is missing.
    pub passes: Verdict,
    /// Whether the law requires a vote; unknown where no rule answers.
    pub required: Verdict,
    /// The rules that were applied, each with its share.
    pub votes: Vec<VoteAnswer<'r>>,
}

/// One rule applied to the votes.
#[derive(Clone, Debug, Serialize)]
pub struct VoteAnswer<'r> {
    /// The rule.
    #[serde(flatten)]
    pub rule: &'r Vote,
    /// Opinions in favour, written ones included where they count.
    pub in_favour: u32,
    /// What they are a share of.
    pub base: u32,
    /// Fewest opinions in favour that pass.
    pub needed: Option<u32>,
    /// Share in per cent, two places.
    pub percent: Option<rust_decimal::Decimal>,
    /// Whether the threshold is reached.
    pub reached: Verdict,
    /// Whether enough members were present.
    pub quorate: Verdict,
    /// Fewest members present.
    pub least_present: Option<u32>,
    /// The council whose quorum applies, where the vote has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quorum_of: Option<&'r Council>,
    /// Whether this rule is passed.
    pub passes: Verdict,
}

impl Rulebook {
    /// Whether a vote on an award passes on a day, with the article.
    ///
    /// # Errors
    /// Numbers that cannot be: more votes than voters, more present than members, no members.
    pub fn ballot(
        &self,
        award: u16,
        on: Date,
        votes: BallotVotes<'_>,
        readings: Option<&Readings>,
    ) -> Result<BallotAnswer<'_>, Vec<Diagnostic>> {
        let problems = votes.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        let readings = readings.unwrap_or_else(|| self.readings());
        let facts = ScopeFacts::default();
        let holds = |rule: &Vote| {
            rule.entry.applies(award, on, facts, readings) != Verdict::NotMet
                && (rule.councils.is_empty() || rule.councils.iter().any(|level| level == votes.council))
        };
        let rules: Vec<&Vote> = self.procedures.votes.iter().filter(|rule| holds(rule)).collect();
        let council = self.procedures.councils.iter().find(|council| {
            council.quorum.is_some()
                && council.levels.iter().any(|level| level == votes.council)
                && council.entry.applies(award, on, facts, readings) == Verdict::Met
        });
        let required = if rules.iter().any(|rule| rule.required) {
            Verdict::Met
        } else if rules.is_empty() {
            Verdict::Unknown
        } else {
            Verdict::NotMet
        };
        let with_threshold =
            |rule: &&Vote| rule.threshold.is_some() && (rule.required || required != Verdict::Met);
        let answers: Vec<VoteAnswer<'_>> = rules
            .iter()
            .copied()
            .filter(with_threshold)
            .map(|rule| votes.answer(rule, council))
            .collect();
        let passes = match answers.split_first() {
            None => Verdict::Unknown,
            Some((first, rest)) => rest
                .iter()
                .fold(first.passes, |all, answer| all.and(answer.passes)),
        };
        Ok(BallotAnswer {
            award: self.awards.id(award),
            name: self
                .awards
                .get(award)
                .map(|award| award.name(on))
                .unwrap_or_default(),
            on,
            passes,
            required,
            votes: answers,
        })
    }
}

impl Council {
    /// The fewest members present at a valid meeting; none where no quorum is known.
    pub fn least_present(&self, members: u32) -> Option<u32> {
        let quorum = self.quorum?;
        (0..=members).find(|present| reaches(*present, members, quorum, true))
    }
}

impl BallotVotes<'_> {
    fn answer<'r>(&self, rule: &'r Vote, council: Option<&'r Council>) -> VoteAnswer<'r> {
        let in_favour = self
            .yes
            .saturating_add(if rule.written { self.written_yes } else { 0 });
        let base = if rule.of_present {
            self.present
        } else {
            Some(self.members)
        };
        let reached = match (base, rule.threshold) {
            (Some(base), Some(threshold)) => reaches(in_favour, base, threshold, rule.inclusive).into(),
            _ => Verdict::Unknown,
        };
        let quorum = rule
            .attendance
            .or_else(|| council.and_then(|council| council.quorum));
        let quorate = match quorum {
            None => Verdict::Met,
            Some(quorum) => self.present.map_or(Verdict::Unknown, |present| {
                reaches(present, self.members, quorum, true).into()
            }),
        };
        let base = base.unwrap_or(0);
        let least = |share: Ratio, inclusive: bool, of: u32| {
            (0..=of).find(|number| reaches(*number, of, share, inclusive))
        };
        VoteAnswer {
            rule,
            in_favour,
            base,
            needed: rule
                .threshold
                .and_then(|share| least(share, rule.inclusive, base)),
            percent: Ratio::new(in_favour.into(), base.into()).and_then(Ratio::percent),
            reached,
            quorate,
            least_present: quorum.and_then(|share| least(share, true, self.members)),
            quorum_of: if rule.attendance.is_none() { council } else { None },
            passes: reached.and(quorate),
        }
    }

    fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let mut refuse = |wrong: bool, vi: String, en: String| {
            if wrong {
                problems.push(
                    Diagnostic::error("impossible-votes", Bilingual::new(vi, en)).help(Bilingual::new(
                        "đối chiếu với biên bản kiểm phiếu",
                        "compare with the record of the count",
                    )),
                );
            }
        };
        let Self {
            members,
            yes,
            written_yes,
            ..
        } = *self;
        refuse(
            members == 0,
            "hội đồng không có thành viên nào".to_owned(),
            "the council has no members".to_owned(),
        );
        let present = self.present.unwrap_or(members);
        refuse(
            present > members,
            format!("{present} người dự họp, hội đồng chỉ có {members} thành viên"),
            format!("{present} present, the council has {members} members"),
        );
        refuse(
            yes > present,
            format!("{yes} phiếu đồng ý, chỉ có {present} người dự họp"),
            format!("{yes} votes in favour, {present} present"),
        );
        let absent = members.saturating_sub(self.present.unwrap_or(yes.min(members)));
        let written = self.written.unwrap_or(written_yes);
        refuse(
            written > absent,
            format!("{written} ý kiến bằng văn bản, chỉ vắng {absent} người"),
            format!("{written} written opinions, {absent} absent"),
        );
        refuse(
            written_yes > written,
            format!("{written_yes} ý kiến đồng ý bằng văn bản trong số {written} ý kiến"),
            format!("{written_yes} written opinions in favour out of {written}"),
        );
        problems
    }
}

fn reaches(part: u32, whole: u32, share: Ratio, inclusive: bool) -> bool {
    let order = Ratio::new(part.into(), whole.into()).and_then(|own| own.compare(share));
    order.is_some_and(|order| order.is_gt() || (inclusive && order.is_eq()))
}
