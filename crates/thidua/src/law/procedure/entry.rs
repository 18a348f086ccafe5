//! What every rule of procedure shares: whom it concerns, when, under which reading, where it stands.

use std::collections::BTreeSet;

use serde::Serialize;
use time::Date;

use crate::law::{Codes, Interval, Readings};
use crate::reader::Table;
use crate::regulation::{Builder, Origin};
use crate::subject::{SubjectKind, SubjectKinds};
use crate::{Bilingual, Verdict};

/// The common part of a rule of procedure.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Days in force.
    pub in_force: Interval,
    /// Whom it concerns.
    #[serde(skip)]
    pub scope: Scope,
    /// The doubt it depends on, and the option under which it holds.
    #[serde(skip)]
    pub reading: Option<(u16, u8)>,
    /// The instrument of its file.
    pub instrument: String,
    /// Article, grade, basis.
    #[serde(flatten)]
    pub origin: Origin,
    /// Words of the provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

/// Whom a rule of procedure concerns.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Awards; all where none.
    pub awards: Option<BTreeSet<u16>>,
    /// Types of commendation; all where empty.
    pub merits: Vec<u16>,
    /// Types left out.
    pub not_merits: Vec<u16>,
    /// Kinds of subject; all where empty.
    pub recipients: SubjectKinds,
    /// Sectors; all where empty.
    pub sectors: Vec<u16>,
    /// Sectors left out.
    pub not_sectors: Vec<u16>,
}

/// What is known of a matter when its procedure is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct ScopeFacts {
    /// Type of commendation.
    pub merit: Option<u16>,
    /// Kind of subject.
    pub kind: Option<SubjectKind>,
    /// Sector; [`NO_SECTOR`] for none of those with rules of their own.
    pub sector: Option<u16>,
}

/// The sector of a matter that belongs to none with rules of its own.
pub const NO_SECTOR: u16 = u16::MAX;

impl Entry {
    pub(super) fn build(root: &Table, table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let reading = codes.doubt(table, "reading", builder).and_then(|doubt| {
            let option = codes.option(table, doubt, builder)?;
            Some((doubt, option))
        });
        if table.has("option") && !table.has("reading") {
            builder.missing_key(table, "reading", "option");
        }
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            scope: Scope::build(root, table, codes, builder),
            reading,
            instrument: table.string("instrument"),
            origin: builder.origin(table),
            text: table.text("text").map(str::to_owned),
            note: table.bilingual("note"),
        }
    }

    /// Whether it holds for an award on a day: met, not met, or unknown where a fact or a reading is open.
    pub fn applies(&self, award: u16, on: Date, facts: ScopeFacts, readings: &Readings) -> Verdict {
        if !self.in_force.contains(on) {
            return Verdict::NotMet;
        }
        let reading = match self.reading {
            None => Verdict::Met,
            Some((doubt, option)) => match readings.taken(doubt) {
                None => Verdict::Unknown,
                Some(taken) if taken == option => Verdict::Met,
                Some(_) => Verdict::NotMet,
            },
        };
        reading.and(self.scope.covers(award, facts))
    }
}

impl Scope {
    pub(super) fn build(root: &Table, table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let named = codes.awards(table, "awards", builder);
        let except = codes.awards(table, "except_awards", builder);
        let kinds: Vec<&str> = table.texts("award_kinds").map(|(kind, _)| kind).collect();
        let groups: Vec<&str> = table.texts("award_groups").map(|(group, _)| group).collect();
        let limited = ["awards", "award_kinds", "award_groups"]
            .iter()
            .any(|key| table.has(key));
        for (group, span) in table.texts("award_groups") {
            if !root
                .tables("award")
                .any(|award| award.text("group") == Some(group))
            {
                let known: Vec<&str> = root
                    .tables("award")
                    .filter_map(|award| award.text("group"))
                    .collect();
                let (help_vi, help_en) = crate::regulation::suggestion(group, &known, "award");
                builder.error(
                    "unknown-reference",
                    span,
                    format!("không có nhóm khen thưởng nào mang mã `{group}`"),
                    format!("no family of awards has the id `{group}`"),
                    help_vi,
                    help_en,
                );
            }
        }
        let mut awards: BTreeSet<u16> = named.into_iter().collect();
        for (at, award) in (0_u16..).zip(root.tables("award")) {
            let kind = award.text("kind").unwrap_or("title");
            let group = award.text("group").unwrap_or_default();
            if (!limited && !except.is_empty()) || kinds.contains(&kind) || groups.contains(&group) {
                awards.insert(at);
            }
        }
        for award in &except {
            awards.remove(award);
        }
        Self {
            awards: (limited || !except.is_empty()).then_some(awards),
            merits: codes.words(table, "merits", "merit", builder),
            not_merits: codes.words(table, "not_merits", "merit", builder),
            recipients: table
                .texts("recipients")
                .filter_map(|(kind, _)| SubjectKind::from_word(kind))
                .collect(),
            sectors: codes.words(table, "sectors", "sector", builder),
            not_sectors: codes.words(table, "not_sectors", "sector", builder),
        }
    }

    /// Whether it names the award; every award where it names none.
    pub fn names(&self, award: u16) -> bool {
        self.awards.as_ref().is_none_or(|awards| awards.contains(&award))
    }

    /// Whether it covers a matter; unknown where a fact it asks for is missing.
    pub fn covers(&self, award: u16, facts: ScopeFacts) -> Verdict {
        if !self.names(award) {
            return Verdict::NotMet;
        }
        let recipient = if self.recipients.is_empty() {
            Verdict::Met
        } else {
            facts
                .kind
                .map_or(Verdict::Unknown, |kind| self.recipients.contains(kind).into())
        };
        listed(&self.merits, &self.not_merits, facts.merit)
            .and(listed(&self.sectors, &self.not_sectors, facts.sector))
            .and(recipient)
    }
}

/// Whether a value is among the wanted and not among those left out.
fn listed(wanted: &[u16], left_out: &[u16], value: Option<u16>) -> Verdict {
    if wanted.is_empty() && left_out.is_empty() {
        return Verdict::Met;
    }
    value.map_or(Verdict::Unknown, |value| {
        ((wanted.is_empty() || wanted.contains(&value)) && !left_out.contains(&value)).into()
    })
}
