//! Rules that hold across awards: counting of years, bars, exclusions, caps, reuse, reductions.

use time::Date;

use crate::Bilingual;
use crate::number::Ratio;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};
use crate::subject::Sex;

use super::{Codes, Interval};

/// How years of achievement are counted; each field may be said by an entry of its own.
#[derive(Clone, Debug)]
pub struct CountingRule {
    /// Identifier.
    pub id: String,
    /// Days in force.
    pub in_force: Interval,
    /// The year under review is the year of the proposal once it is rated.
    pub review_if_rated: Option<bool>,
    /// The first year after a decision without a period is the next one.
    pub start_after: Option<bool>,
    /// A year without a rating breaks a run.
    pub unrated_breaks: Option<bool>,
    /// Doubt whose options are the words of this entry.
    pub doubt: Option<u16>,
    /// Absences that count as time.
    pub absences: Vec<u16>,
    /// Rank of the level that such a year stands for.
    pub up_to: u16,
    /// Achievement starts anew once a discipline has been served.
    pub restart: bool,
    /// Source.
    pub origin: Origin,
}

impl CountingRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        Self {
            id: table.string("id"),
            in_force: Interval::build(table, builder),
            review_if_rated: table.text("review_year").map(|word| word == "proposal-if-rated"),
            start_after: table.text("start").map(|word| word == "year-after-decision"),
            unrated_breaks: table.text("unrated_year").map(|word| word == "break"),
            doubt: codes.doubt(table, "reading", builder),
            absences: codes.words(table, "absences", "absence", builder),
            up_to: codes.rank(table, "up_to", "level", builder).unwrap_or(0),
            restart: table.boolean("restart").unwrap_or(false),
            origin: builder.origin(table),
        }
    }
}

/// The answer under one option of a doubt: yes, no, or unknown (none).
pub type OptionAnswer = (u8, Option<bool>);

/// Whether a used initiative counts again.
#[derive(Clone, Debug)]
pub struct ReuseRule {
    /// Identifier.
    pub id: String,
    /// Days in force.
    pub in_force: Interval,
    /// Whether it is to carry a title now.
    pub target_title: bool,
    /// Whether it carried a title before.
    pub used_for_title: bool,
    /// Whether it counts: yes, no, or unknown (none).
    pub counts: Option<bool>,
    /// Doubt, and the answer under each option.
    pub doubt: Option<(u16, Vec<OptionAnswer>)>,
    /// Source.
    pub origin: Origin,
}

impl ReuseRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let answer = |word: Option<&str>| match word {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        };
        let doubt = codes.doubt(table, "reading", builder).and_then(|at| {
            let declared = codes.doubts.get(usize::from(at))?;
            let options = table.table("options").map(Table::entries).unwrap_or_default();
            let answers = options
                .iter()
                .filter_map(|(word, _, _)| {
                    let option = declared.option(word)?;
                    Some((option, answer(table.table("options")?.text(word))))
                })
                .collect();
            Some((at, answers))
        });
        Self {
            id: table.string("id"),
            in_force: Interval::build(table, builder),
            target_title: table.text("target") == Some("title"),
            used_for_title: table.text("used_for") == Some("title"),
            counts: answer(table.text("counts")),
            doubt,
            origin: builder.origin(table),
        }
    }
}

/// Years that women need less for devotion.
#[derive(Clone, Debug)]
pub struct ReductionRule {
    /// Identifier.
    pub id: String,
    /// Days in force.
    pub in_force: Interval,
    /// Whom it favours.
    pub sex: Sex,
    /// Share of the bound taken off.
    pub share: Option<Ratio>,
    /// Years taken off.
    pub years: u16,
    /// Categories that follow the general rule.
    pub not_for: Vec<u16>,
    /// Source.
    pub origin: Origin,
}

impl ReductionRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        builder.exactly_one(table, &["share", "years"], "reduction");
        Self {
            id: table.string("id"),
            in_force: Interval::build(table, builder),
            sex: Sex::from_word(table.text("sex").unwrap_or_default()).unwrap_or(Sex::Female),
            share: table.ratio("share"),
            years: table
                .integer("years")
                .and_then(|years| u16::try_from(years).ok())
                .unwrap_or(0),
            not_for: codes.words(table, "not_for", "category", builder),
            origin: builder.origin(table),
        }
    }
}

/// A state of affairs in which nothing is awarded or proposed.
#[derive(Clone, Debug)]
pub struct BarRule {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Days in force.
    pub in_force: Interval,
    /// Kinds of proceeding that bar while open.
    pub proceedings: Vec<u16>,
    /// Forms of discipline that bar until served.
    pub disciplines: Vec<u16>,
    /// Awards it concerns; all where empty.
    pub awards: Vec<u16>,
    /// Words of the provision.
    pub text: Option<String>,
    /// Source.
    pub origin: Origin,
}

impl BarRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            proceedings: codes.words(table, "proceedings", "proceeding", builder),
            disciplines: codes.words(table, "disciplines", "discipline", builder),
            awards: codes.awards(table, "awards", builder),
            text: table.text("text").map(str::to_owned),
            origin: builder.origin(table),
        }
    }
}

/// What an earlier or parallel award excludes.
#[derive(Clone, Debug)]
pub struct ExclusionRule {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Days in force.
    pub in_force: Interval,
    /// What is compared.
    pub rule: ExclusionKind,
    /// Whether it excludes or only warns.
    pub excludes: bool,
    /// Types of commendation left out.
    pub except_merits: Vec<u16>,
    /// Awards it concerns; all where empty.
    pub awards: Vec<u16>,
    /// Source.
    pub origin: Origin,
}

/// What an exclusion compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExclusionKind {
    /// One achievement, one form.
    SameAchievement,
    /// Two State-level forms in one calendar year.
    StateLevelInOneYear,
    /// One initiative for two awards.
    InitiativeTwice,
    /// One form for a sudden or thematic achievement.
    OneFormPerFeat,
    /// A title and a commendation letter of one year.
    TitleAndLetter,
}

impl ExclusionRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            rule: match table.text("rule") {
                Some("state-level-in-one-year") => ExclusionKind::StateLevelInOneYear,
                Some("initiative-twice") => ExclusionKind::InitiativeTwice,
                Some("one-form-per-feat") => ExclusionKind::OneFormPerFeat,
                Some("title-and-letter") => ExclusionKind::TitleAndLetter,
                _ => ExclusionKind::SameAchievement,
            },
            excludes: table.text("effect") == Some("excludes"),
            except_merits: codes.words(table, "except_merits", "merit", builder),
            awards: codes.awards(table, "awards", builder),
            origin: builder.origin(table),
        }
    }
}

/// Who is preferred among equals.
#[derive(Clone, Debug)]
pub struct TieBreakRule {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Days in force.
    pub in_force: Interval,
    /// The individual preferred.
    pub sex: Option<Sex>,
    /// Counts part and whole, and the share that makes a collective preferred.
    pub share: Option<(u16, u16, Ratio)>,
    /// Source.
    pub origin: Origin,
}

impl TieBreakRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let part = codes.word_at(table, "count", "count", builder);
        let whole = codes.word_at(table, "whole", "count", builder);
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            sex: table.text("sex").and_then(Sex::from_word),
            share: match (part, whole, table.ratio("share")) {
                (Some(part), Some(whole), Some(share)) => Some((part, whole, share)),
                _ => None,
            },
            origin: builder.origin(table),
        }
    }
}

/// A general rule in words.
#[derive(Clone, Debug)]
pub struct Principle {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Days in force.
    pub in_force: Interval,
    /// Awards it concerns; all where empty.
    pub awards: Vec<u16>,
    /// Words of the provision.
    pub text: Option<String>,
    /// Source.
    pub origin: Origin,
}

impl Principle {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            awards: codes.awards(table, "awards", builder),
            text: table.text("text").map(str::to_owned),
            origin: builder.origin(table),
        }
    }
}

/// A declared gap of the criteria.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Identifier.
    pub id: String,
    /// Awards; all where empty.
    pub awards: Vec<u16>,
    /// Kinds of subject; all where empty.
    pub recipients: crate::subject::SubjectKinds,
    /// Days.
    pub in_force: Interval,
    /// What the gap is.
    pub kind: GapKind,
    /// Why.
    pub reason: Bilingual,
    /// Source.
    pub origin: Origin,
}

/// What a gap is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// Criteria are not known.
    Unknown,
    /// There is no such award.
    Absent,
    /// Left to a local rule of this authority.
    Local(String),
}

impl Gap {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        Self {
            id: table.string("id"),
            awards: codes.awards(table, "awards", builder),
            recipients: table
                .texts("recipients")
                .filter_map(|(kind, _)| crate::subject::SubjectKind::from_word(kind))
                .collect(),
            in_force: Interval::build(table, builder),
            kind: match table.text("kind") {
                Some("absent") => GapKind::Absent,
                Some("local") => GapKind::Local(table.text("to").unwrap_or("province").to_owned()),
                _ => GapKind::Unknown,
            },
            reason: table.bilingual("reason").unwrap_or_default(),
            origin: builder.origin(table),
        }
    }

    /// Whether it covers an award for a kind of subject on a day.
    pub fn covers(&self, award: u16, kind: crate::subject::SubjectKind, on: Date) -> bool {
        self.in_force.contains(on)
            && (self.awards.is_empty() || self.awards.contains(&award))
            && (self.recipients.is_empty() || self.recipients.contains(kind))
    }
}
