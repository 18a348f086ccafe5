//! Instruments, regimes, transitions and remarks.

use serde::Serialize;
use time::Date;

use crate::Bilingual;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};

use super::Interval;

/// A law, decree, circular, decision or letter.
#[derive(Clone, Debug, Serialize)]
pub struct LawInstrument {
    /// Identifier.
    pub id: String,
    /// Number as printed.
    pub number: String,
    /// Name.
    pub name: Bilingual,
    /// Issuing body.
    pub issuer: Bilingual,
    /// Kind: `law`, `decree`, …
    pub kind: String,
    /// Axis: `commendation`, `rating`, `salary`, `culture`, `party`, `local`.
    pub group: String,
    /// Day of signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// Days in force.
    pub in_force: Interval,
    /// Instruments it replaces.
    pub replaces: Vec<String>,
    /// Instruments it amends.
    pub amends: Vec<String>,
    /// Instruments it details.
    pub implements: Vec<String>,
    /// Grade and kind of its source.
    pub origin: Origin,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

impl LawInstrument {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let ids = |key: &str| table.texts(key).map(|(id, _)| id.to_owned()).collect();
        for key in ["replaces", "amends", "implements"] {
            builder.references(table, key, "instrument");
        }
        Self {
            id: table.string("id"),
            number: table.string("number"),
            name: table.bilingual("name").unwrap_or_default(),
            issuer: table.bilingual("issuer").unwrap_or_default(),
            kind: table.string("kind"),
            group: table.text("group").unwrap_or("commendation").to_owned(),
            issued: table.date("issued"),
            in_force: Interval::build(table, builder),
            replaces: ids("replaces"),
            amends: ids("amends"),
            implements: ids("implements"),
            origin: builder.origin(table),
            note: table.bilingual("note"),
        }
    }
}

/// A period of the law.
#[derive(Clone, Debug, Serialize)]
pub struct Regime {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Days.
    pub in_force: Interval,
    /// Its instruments.
    pub instruments: Vec<String>,
    /// Grade of its dates.
    pub origin: Origin,
}

impl Regime {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.references(table, "instruments", "instrument");
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            instruments: table.texts("instruments").map(|(id, _)| id.to_owned()).collect(),
            origin: builder.origin(table),
        }
    }
}

/// Which law a matter on its way at a change follows.
#[derive(Clone, Debug, Serialize)]
pub struct Transition {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// First day of the new law.
    pub at: Date,
    /// Date of the matter that selects the version.
    pub chosen_by: ChosenBy,
    /// Law for a matter whose date lies before `at`.
    pub earlier: Earlier,
    /// Whether it governs criteria.
    pub criteria: bool,
    /// Whether it governs the procedure.
    pub procedure: bool,
    /// Source.
    pub origin: Origin,
}

/// The date of a matter that selects the version of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChosenBy {
    /// Day of the decision.
    Decision,
    /// Day on which the dossier was received.
    Received,
    /// End of the achievement period.
    Achievement,
}

impl ChosenBy {
    pub(super) fn read(table: &Table) -> Self {
        match table.text("chosen_by") {
            Some("received") => Self::Received,
            Some("achievement") => Self::Achievement,
            _ => Self::Decision,
        }
    }
}

/// The law for a dossier that was on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Earlier {
    /// The law before the change.
    Old,
    /// The law before the change, unless the new one is more favourable.
    OldUnlessBetter,
    /// The new law at once.
    New,
}

impl Transition {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        let governs = |question: &str| {
            !table.has("applies") || table.texts("applies").any(|(word, _)| word == question)
        };
        Some(Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            at: table.date("at")?,
            chosen_by: ChosenBy::read(table),
            earlier: match table.text("earlier") {
                Some("old") => Earlier::Old,
                Some("old-unless-better") => Earlier::OldUnlessBetter,
                _ => Earlier::New,
            },
            criteria: governs("criteria"),
            procedure: governs("procedure"),
            origin: builder.origin(table),
        })
    }
}

/// A remark beside every answer of a period.
#[derive(Clone, Debug, Serialize)]
pub struct LawCaveat {
    /// Identifier.
    pub id: String,
    /// The remark.
    pub text: Bilingual,
    /// Days.
    #[serde(skip)]
    pub in_force: Interval,
    /// Instruments it concerns; all where empty.
    #[serde(skip)]
    pub instruments: Vec<String>,
    /// Questions it concerns; all where empty.
    #[serde(skip)]
    pub questions: Vec<String>,
    /// Source.
    pub origin: Origin,
}

impl LawCaveat {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.references(table, "instruments", "instrument");
        let ids = |key: &str| table.texts(key).map(|(id, _)| id.to_owned()).collect();
        Self {
            id: table.string("id"),
            text: table.bilingual("text").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            instruments: ids("instruments"),
            questions: ids("questions"),
            origin: builder.origin(table),
        }
    }

    /// Whether it stands beside an answer to a question on a day that rests on an instrument.
    pub fn concerns(&self, question: &str, instrument: &str, on: Date) -> bool {
        self.in_force.contains(on)
            && (self.questions.is_empty() || self.questions.iter().any(|known| known == question))
            && (self.instruments.is_empty() || self.instruments.iter().any(|known| known == instrument))
    }
}
