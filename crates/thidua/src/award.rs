//! Awards a bloc nominates for: the pool, the quota, the way of choosing.

use crate::Bilingual;
use crate::quota::QuotaRule;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};

/// Identifiers of awards in the order in which they are voted.
pub type VoteOrder = Vec<String>;

/// An award the bloc nominates for.
#[derive(Clone, Debug)]
pub struct AwardRule {
    /// Identifier of the catalogue, for instance `co-thi-dua-bo-tinh`.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Who receives it.
    pub recipient: Recipient,
    /// Kinds of unit that can get it; all where empty.
    pub unit_kinds: Vec<String>,
    /// The pool: conditions that all must hold.
    pub needs: Vec<String>,
    /// How nominees are found.
    pub choice: Choice,
    /// Only the unit with the highest score may be nominated.
    pub highest_only: bool,
    /// Whether this year's head may be nominated.
    pub head_may_win: bool,
    /// Most nominees; none where the regulation sets no number.
    pub quota: Option<QuotaRule>,
    /// A thematic award outside the yearly quota.
    pub outside_quota: bool,
    /// Least length of the movement in years, for a thematic award.
    pub movement_years: Option<i64>,
    /// Awards a nominee may not hold at the same conference.
    pub not_with: Vec<String>,
    /// Fact that names the bloc a nominee leads.
    pub leads: Option<String>,
    /// Authority that decides.
    pub decided_by: Option<Bilingual>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Who receives an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Recipient {
    /// Units.
    Collective,
    /// Persons.
    Individual,
    /// Units or persons, counted together.
    Either,
}

/// How nominees are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// By rank: these ranks, or from the top where none is listed.
    Rank(Vec<u32>),
    /// By ballot inside the pool, the most votes first.
    Ballot(String),
    /// Every unit of the pool that got no other award.
    AllOthers,
    /// Named by review, consensus or acclamation.
    Named,
}

impl AwardRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        builder.references(table, "unit_kinds", "unit_kind");
        builder.references(table, "needs", "condition");
        builder.references(table, "not_with", "award");
        builder.reference(table, "ballot", "ballot");
        builder.reference(table, "leads", "fact");
        let choice = match table.text("choose")? {
            "rank" => {
                let ranks = table.list("ranks").iter().filter_map(|value| match value.datum {
                    crate::reader::Datum::Number(rank) => u32::try_from(rank).ok(),
                    _ => None,
                });
                Choice::Rank(ranks.collect())
            }
            "ballot" => {
                if !table.has("ballot") {
                    builder.missing_key(table, "ballot", "choose");
                }
                Choice::Ballot(table.string("ballot"))
            }
            "all-others" => Choice::AllOthers,
            _ => Choice::Named,
        };
        if matches!(choice, Choice::Rank(_)) && builder.entries("ranking").next().is_none() {
            builder.missing_key(table, "ranking", "choose");
        }
        Some(Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            recipient: match table.text("recipient") {
                Some("individual") => Recipient::Individual,
                Some("either") => Recipient::Either,
                _ => Recipient::Collective,
            },
            unit_kinds: table.texts("unit_kinds").map(|(id, _)| id.to_owned()).collect(),
            needs: table.texts("needs").map(|(id, _)| id.to_owned()).collect(),
            choice,
            highest_only: table.boolean("highest_only").unwrap_or(false),
            head_may_win: table.boolean("head_may_win").unwrap_or(true),
            quota: table
                .table("quota")
                .and_then(|quota| QuotaRule::build(quota, builder)),
            outside_quota: table.boolean("outside_quota").unwrap_or(false),
            movement_years: table.integer("movement_years"),
            not_with: table.texts("not_with").map(|(id, _)| id.to_owned()).collect(),
            leads: table.text("leads").map(str::to_owned),
            decided_by: table.bilingual("decided_by"),
            origin: builder.origin(table),
        })
    }

    /// Whether units of a kind can get the award.
    pub fn suits(&self, kind: Option<&str>) -> bool {
        self.unit_kinds.is_empty() || kind.is_some_and(|kind| self.unit_kinds.iter().any(|id| id == kind))
    }
}
