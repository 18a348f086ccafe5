//! The rules of procedure built from their tables.

use super::rules::{
    Consultation, Council, Declared, Document, Dossier, Filing, FilingYear, Processing, Publication,
    Revocation, Simplified, Start, Vote,
};
use super::{Entry, Scope};
use crate::Bilingual;
use crate::calendar::{DayCount, DayOfYear};
use crate::law::Codes;
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin};

/// What the rules are built from.
pub(super) struct Parts<'p, 't, 'b> {
    pub(super) root: &'t Table,
    pub(super) codes: &'p Codes,
    pub(super) builder: &'p mut Builder<'b>,
}

impl Parts<'_, '_, '_> {
    pub(super) fn entry(&mut self, table: &Table) -> Entry {
        Entry::build(self.root, table, self.codes, self.builder)
    }
}

impl Council {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        Self {
            entry: parts.entry(table),
            levels: words(table, "level"),
            chair: table.bilingual("chair"),
            vice_chairs: texts(table, "vice_chairs"),
            vice_chair_numbers: (
                number(table, "least_vice_chairs"),
                number(table, "most_vice_chairs"),
            ),
            member_numbers: (number(table, "least_members"), number(table, "most_members")),
            composition: table.bilingual("composition"),
            quorum: table.ratio("quorum"),
            meets: table.bilingual("meets"),
            local: flag(table, "local"),
        }
    }
}

impl Vote {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        let required = table.boolean("required").unwrap_or(true);
        let key = if required || table.has("at_least") || table.has("more_than") {
            parts
                .builder
                .exactly_one(table, &["at_least", "more_than"], "vote")
        } else {
            None
        };
        Self {
            entry: parts.entry(table),
            councils: words(table, "councils"),
            required,
            threshold: key.and_then(|key| table.ratio(key)),
            inclusive: key == Some("at_least"),
            of_present: table.text("of") == Some("present"),
            written: flag(table, "written"),
            secret: table.boolean("secret"),
            attendance: table.ratio("attendance"),
        }
    }
}

impl Consultation {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        Self {
            entry: parts.entry(table),
            asks: table.bilingual("asks").unwrap_or_default(),
            about: texts(table, "about"),
            applies_to: table.bilingual("applies_to"),
        }
    }
}

impl Dossier {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        let entry = parts.entry(table);
        let documents = table
            .tables("document")
            .map(|document| Document {
                name: document.bilingual("name").unwrap_or_default(),
                form: document.text("form").map(str::to_owned),
                only_if: document.bilingual("only_if"),
                scope: Scope::build(parts.root, document, parts.codes, parts.builder),
                origin: Origin::read(document, &entry.origin),
            })
            .collect();
        Self {
            entry,
            code: table.text("code").map(str::to_owned),
            sets: number(table, "sets"),
            original: flag(table, "original"),
            electronic: flag(table, "electronic"),
            simplified: flag(table, "simplified"),
            local: flag(table, "local"),
            addressed_to: table.bilingual("addressed_to"),
            documents,
            not_known: table.bilingual("not_known"),
        }
    }
}

impl Filing {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        let key = parts.builder.exactly_one(table, &["by", "before"], "filing");
        let year = match table.text("year") {
            Some("following") => FilingYear::Following,
            Some("congress") => FilingYear::Congress,
            _ => FilingYear::Filing,
        };
        if year == FilingYear::Following && !table.has("after") {
            parts.builder.missing_key(table, "after", "year");
        }
        Self {
            entry: parts.entry(table),
            opens: table.text("opens").and_then(DayOfYear::parse),
            last: key.and_then(|key| table.text(key)).and_then(DayOfYear::parse),
            inclusive: key == Some("by"),
            year,
            after: table
                .text("after")
                .and_then(|id| parts.codes.award(id, table.place("after"), parts.builder)),
        }
    }
}

impl Processing {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        Self {
            entry: parts.entry(table),
            starts: match table.text("starts") {
                Some("received") => Start::Received,
                Some("opinions") => Start::Opinions,
                Some("decision") => Start::Decision,
                Some("refusal") => Start::Refusal,
                Some("conclusion") => Start::Conclusion,
                _ => Start::FullDossier,
            },
            days: days(table, "days").unwrap_or(0),
            count: DayCount::read(table, "count"),
            done_by: table.bilingual("done_by"),
            revocation: table.text("matter") == Some("revocation"),
        }
    }
}

impl Publication {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        if table.has("days") && !table.has("relation") {
            parts.builder.missing_key(table, "relation", "days");
        }
        Self {
            entry: parts.entry(table),
            published_on: table.bilingual("published_on"),
            published_by: table.bilingual("published_by"),
            days: days(table, "days"),
            most_days: days(table, "most_days"),
            count: DayCount::read(table, "count"),
            before_meeting: table.text("relation") == Some("before-meeting"),
        }
    }
}

impl Simplified {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        Self {
            entry: parts.entry(table),
            code: table.text("code").map(str::to_owned),
        }
    }
}

impl Revocation {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        Self {
            entry: parts.entry(table),
            effect: table.string("effect"),
            grounds: texts(table, "grounds"),
            decided_by: table.bilingual("decided_by"),
        }
    }
}

impl Declared {
    pub(super) fn build(table: &Table, parts: &mut Parts<'_, '_, '_>) -> Self {
        Self {
            entry: parts.entry(table),
            parts: words(table, "parts"),
            kind: table.string("kind"),
        }
    }
}

fn words(table: &Table, key: &str) -> Vec<String> {
    table.texts(key).map(|(word, _)| word.to_owned()).collect()
}

fn texts(table: &Table, key: &str) -> Vec<Bilingual> {
    let tables = table.list(key).iter().filter_map(|value| match &value.datum {
        Datum::Table(table) => Some(table.as_bilingual()),
        _ => None,
    });
    tables.collect()
}

fn number(table: &Table, key: &str) -> Option<u32> {
    table.integer(key).and_then(|number| u32::try_from(number).ok())
}

fn days(table: &Table, key: &str) -> Option<u16> {
    table.integer(key).and_then(|number| u16::try_from(number).ok())
}

fn flag(table: &Table, key: &str) -> bool {
    table.boolean(key).unwrap_or(false)
}
