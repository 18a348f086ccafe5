//! Caps: the greatest number of an award or of a rating over a list of candidates.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use crate::number::{Ratio, Rounding, RoundingMode};
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin};
use crate::{Bilingual, Grade, Rulebook, Verdict};

use super::{Codes, Interval, Readings};

/// Greatest number over a list of candidates.
#[derive(Clone, Debug)]
pub struct CapRule {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Award capped.
    pub award: Option<u16>,
    /// Rank of the level of rating capped.
    pub level: Option<u16>,
    /// Days in force.
    pub in_force: Interval,
    /// Share of the base.
    pub share: Option<Ratio>,
    /// Fixed number.
    pub number: Option<u32>,
    /// What the share is taken of.
    pub base: CapBase,
    /// Taken for each group by itself.
    pub per_group: bool,
    /// Below so many members, so many.
    pub small: Option<(u32, u32)>,
    /// Share where the competent level raises it.
    pub raised_share: Option<Ratio>,
    /// Grade of the raised share.
    pub raised_grade: Option<Grade>,
    /// When it may be raised.
    pub raised_if: Option<Bilingual>,
    /// Rounding.
    pub rounding: RoundingMode,
    /// Doubt on the rounding.
    pub doubt: Option<u16>,
    /// Readings under which the cap holds: doubt and options; always where empty.
    pub under: Vec<(u16, Vec<u8>)>,
    /// Points of the criteria whose candidates do not count.
    pub except_routes: Vec<String>,
    /// Rating system.
    pub system: Option<String>,
    /// Source.
    pub origin: Origin,
}

/// What a cap is a share of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CapBase {
    /// Holders of these awards in the year.
    Holders(Vec<u16>),
    /// Those finally at this rank of level.
    Rated(u16),
    /// All members.
    Members,
    /// A number given, by name.
    Given(String),
    /// The candidates themselves.
    Candidates,
}

impl CapRule {
    pub(super) fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let number = |key: &str| table.integer(key).and_then(|n| u32::try_from(n).ok());
        builder.exactly_one(table, &["share", "number"], "cap");
        builder.exactly_one(table, &["award", "rating"], "cap");
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            award: table
                .text("award")
                .and_then(|id| codes.award(id, table.place("award"), builder)),
            level: codes.rank(table, "rating", "level", builder),
            in_force: Interval::build(table, builder),
            share: table.ratio("share"),
            number: number("number"),
            base: match table.text("base") {
                Some("holders") => CapBase::Holders(codes.awards(table, "base_awards", builder)),
                Some("rated") => {
                    CapBase::Rated(codes.rank(table, "base_level", "level", builder).unwrap_or(0))
                }
                Some("given") => CapBase::Given(table.string("base_given")),
                Some("candidates") => CapBase::Candidates,
                _ => CapBase::Members,
            },
            per_group: table.boolean("per_group").unwrap_or(false),
            small: number("small_base").zip(number("small_number")),
            raised_share: table.ratio("raised_share"),
            raised_grade: table.text("raised_grade").and_then(crate::regulation::grade),
            raised_if: table.bilingual("raised_if"),
            rounding: table.rounding("rounding").unwrap_or(RoundingMode::Floor),
            doubt: codes.doubt(table, "reading", builder),
            under: under(table, codes, builder),
            except_routes: table
                .texts("except_routes")
                .map(|(id, _)| id.to_owned())
                .collect(),
            system: table.text("system").map(str::to_owned),
            origin: builder.origin(table),
        }
    }
}

/// Readings of doubts under which an entry holds.
fn under(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Vec<(u16, Vec<u8>)> {
    let Some(under) = table.table("under") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (key, span, value) in under.entries() {
        let Some(at) = codes.doubts.iter().position(|doubt| doubt.key == *key) else {
            let known: Vec<&str> = codes.doubts.iter().map(|doubt| doubt.key.as_str()).collect();
            super::codes::unknown(key, "reading", span.clone(), &known, builder);
            continue;
        };
        let (Some(doubt), Ok(number), Datum::List(_)) =
            (codes.doubts.get(at), u16::try_from(at), &value.datum)
        else {
            continue;
        };
        let known: Vec<&str> = doubt.options.iter().map(|option| option.id.as_str()).collect();
        let mut options = Vec::new();
        for (word, span) in under.texts(key) {
            match doubt.option(word) {
                Some(option) => options.push(option),
                None => super::codes::unknown(word, "option", span, &known, builder),
            }
        }
        found.push((number, options));
    }
    found
}

/// What is capped.
#[derive(Clone, Copy, Debug)]
pub enum Capped<'q> {
    /// An award.
    Award(u16),
    /// A rank of level under the rating system, or family of systems, that the caps name.
    Rating(u16, &'q str),
}

/// The numbers that caps are taken of; a number that is not given leaves its caps open.
#[derive(Clone, Debug, Default)]
pub struct CapCounts {
    /// Holders of each award in the year.
    pub holders: BTreeMap<u16, u32>,
    /// Those finally at each rank of level.
    pub rated: BTreeMap<u16, u32>,
    /// All members, staff or units.
    pub members: Option<u32>,
    /// Numbers given by name.
    pub given: BTreeMap<String, u32>,
    /// Candidates.
    pub candidates: Option<u32>,
    /// Whether the competent level has raised the share.
    pub raised: bool,
}

/// The greatest number under all caps.
#[derive(Clone, Debug, Serialize)]
pub struct CapAnswer<'r> {
    /// The greatest number: the least over the caps that could be worked out; none where there is no cap.
    pub greatest: Option<u32>,
    /// Whether every cap could be worked out.
    pub settled: bool,
    /// Each cap.
    pub caps: Vec<CapFigure<'r>>,
}

/// One cap worked out.
#[derive(Clone, Debug, Serialize)]
pub struct CapFigure<'r> {
    /// Identifier of the cap.
    pub cap: &'r str,
    /// What it says.
    pub name: &'r Bilingual,
    /// The number its share is taken of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<u32>,
    /// The share taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// Whether it is the raised share.
    pub raised: bool,
    /// Whether the number for a small base was taken.
    pub small: bool,
    /// The greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greatest: Option<u32>,
    /// Article.
    pub cite: &'r str,
    /// How well the figure is established: for a raised share its own grade.
    pub grade: Grade,
}

impl CapRule {
    /// Whether it holds under the readings taken.
    pub fn holds(&self, readings: &Readings) -> Verdict {
        self.under.iter().fold(Verdict::Met, |all, (doubt, options)| {
            all.and(match readings.taken(*doubt) {
                None => Verdict::Unknown,
                Some(taken) => options.contains(&taken).into(),
            })
        })
    }

    /// The number the share is taken of; none where it is not given.
    pub fn base_of(&self, counts: &CapCounts) -> Option<u32> {
        match &self.base {
            CapBase::Holders(awards) => {
                let mut known = awards
                    .iter()
                    .filter_map(|award| counts.holders.get(award))
                    .peekable();
                known.peek()?;
                Some(known.fold(0_u32, |sum, number| sum.saturating_add(*number)))
            }
            CapBase::Rated(rank) => counts.rated.get(rank).copied(),
            CapBase::Members => counts.members,
            CapBase::Given(name) => counts.given.get(name).copied(),
            CapBase::Candidates => counts.candidates,
        }
    }

    /// The cap worked out.
    pub fn figure(&self, counts: &CapCounts, rounding: RoundingMode) -> CapFigure<'_> {
        let small = self
            .small
            .filter(|(below, _)| counts.members.is_some_and(|members| members < *below))
            .map(|(_, number)| number);
        let raised = small.is_none() && counts.raised && self.raised_share.is_some();
        let share = if raised { self.raised_share } else { self.share };
        let base = self.base_of(counts);
        let rounding = Rounding {
            mode: rounding,
            places: 0,
        };
        let of_share = || {
            let product = share?.times(Decimal::from(base?), Some(rounding))?;
            u32::try_from(product).ok()
        };
        CapFigure {
            cap: &self.id,
            name: &self.name,
            base: if small.is_some() || self.number.is_some() {
                None
            } else {
                base
            },
            share: if small.is_some() {
                None
            } else {
                share.map(Ratio::written)
            },
            raised,
            small: small.is_some(),
            greatest: small.or(self.number).or_else(of_share),
            cite: &self.origin.cite,
            grade: self.raised_grade.filter(|_| raised).unwrap_or(self.origin.grade),
        }
    }
}

impl Rulebook {
    /// The caps of an award, or of a level under a rating system, in force on a day.
    pub fn caps_on<'r>(&'r self, what: Capped<'_>, on: Date, readings: &Readings) -> Vec<&'r CapRule> {
        let concerns = |cap: &CapRule| match what {
            Capped::Award(award) => cap.award == Some(award),
            Capped::Rating(rank, system) => cap.level == Some(rank) && cap.system.as_deref() == Some(system),
        };
        self.caps
            .iter()
            .filter(|cap| {
                concerns(cap) && cap.in_force.contains(on) && cap.holds(readings) != Verdict::NotMet
            })
            .collect()
    }

    /// The greatest number of an award, or of a level of rating, over a list: each cap, and the strictest of them.
    pub fn cap<'r>(
        &'r self,
        what: Capped<'_>,
        on: Date,
        counts: &CapCounts,
        readings: &Readings,
    ) -> CapAnswer<'r> {
        self.strictest(self.caps_on(what, on, readings), counts, readings)
    }

    /// Each of some caps worked out, and the strictest of them.
    pub fn strictest<'r>(
        &self,
        caps: Vec<&'r CapRule>,
        counts: &CapCounts,
        readings: &Readings,
    ) -> CapAnswer<'r> {
        let caps: Vec<CapFigure<'r>> = caps
            .into_iter()
            .map(|cap| cap.figure(counts, self.rounding_of(cap, readings)))
            .collect();
        CapAnswer {
            greatest: caps.iter().filter_map(|cap| cap.greatest).min(),
            settled: caps.iter().all(|cap| cap.greatest.is_some()),
            caps,
        }
    }

    /// The rounding of a cap under the readings taken: the options of its doubt are modes of rounding.
    fn rounding_of(&self, cap: &CapRule, readings: &Readings) -> RoundingMode {
        cap.doubt
            .and_then(|doubt| self.option_word(doubt, readings))
            .and_then(RoundingMode::from_word)
            .unwrap_or(cap.rounding)
    }
}
