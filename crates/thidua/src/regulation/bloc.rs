use super::{Builder, Origin};
use crate::Bilingual;
use crate::number::{Interval, Ratio};
use crate::reader::{Datum, Table};

/// Whether the units of a bloc are alike in function or in geography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlocKind {
    /// "Khối": alike in function.
    Function,
    /// "Cụm": alike in geography.
    Area,
}

impl BlocKind {
    /// The kind written as `function` or `area`.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        match word {
            "function" => Some(Self::Function),
            "area" => Some(Self::Area),
            _ => None,
        }
    }
}

/// A bloc or cluster of the register.
#[derive(Clone, Debug)]
pub struct Bloc {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Function or area.
    pub kind: BlocKind,
    /// Body that organises it.
    pub organiser: Option<Bilingual>,
    /// Emulation years in which it has these members.
    pub years: Option<Interval>,
    /// Least number of members.
    pub minimum: Option<usize>,
    /// Kind of its members.
    pub unit_kind: Option<String>,
    /// Whether others than the listed members may be named.
    pub open: bool,
    /// Members: identifier and name.
    pub members: Vec<(String, Bilingual)>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Bloc {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.reference(table, "unit_kind", "unit_kind");
        let members: Vec<(String, Bilingual)> = table
            .table("members")
            .map(Table::entries)
            .unwrap_or_default()
            .iter()
            .filter_map(|(id, _, value)| match &value.datum {
                Datum::Table(name) => Some((id.clone(), name.as_bilingual())),
                _ => None,
            })
            .collect();
        let minimum = table
            .integer("minimum")
            .and_then(|least| usize::try_from(least).ok());
        if let Some(least) = minimum
            && members.len() < least
        {
            builder.error(
                "bloc-too-small",
                table.place("members"),
                format!("khối có {} đơn vị, ít hơn mức tối thiểu {least}", members.len()),
                format!(
                    "the bloc has {} units, fewer than its minimum {least}",
                    members.len()
                ),
                "bổ sung thành viên hoặc sửa `minimum`",
                "add members or correct `minimum`",
            );
        }
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            kind: table
                .text("kind")
                .and_then(BlocKind::from_word)
                .unwrap_or(BlocKind::Function),
            organiser: table.bilingual("organiser"),
            years: table.interval("years"),
            minimum,
            unit_kind: table.text("unit_kind").map(str::to_owned),
            open: table.boolean("open").unwrap_or(false),
            members,
            origin: builder.origin(table),
        }
    }

    /// Whether these members hold in an emulation year.
    pub fn covers(&self, year: i32) -> bool {
        self.years
            .is_none_or(|years| years.contains(Ratio::whole(year.into())))
    }
}

/// A kind of unit.
#[derive(Clone, Debug)]
pub struct UnitKind {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Scoring table of this kind.
    pub table: Option<String>,
    /// Group of units for quotas and ranks.
    pub group: Option<String>,
}

impl UnitKind {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.reference(table, "table", "table");
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            table: table.text("table").map(str::to_owned),
            group: table.text("group").map(str::to_owned),
        }
    }
}

/// A level of a rating made elsewhere.
#[derive(Clone, Debug)]
pub struct Level {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
}

/// Another procedure whose result is an input here.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Procedures whose results it needs itself.
    pub after: Vec<String>,
}

/// A length of movement that a thematic award asks for.
#[derive(Clone, Debug)]
pub struct MovementLength {
    /// Identifier.
    pub id: String,
    /// What it is needed for.
    pub name: Bilingual,
    /// Least number of years.
    pub years: i64,
    /// Where it comes from.
    pub origin: Origin,
}
