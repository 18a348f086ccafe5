use crate::Bilingual;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};

/// A stage of scoring; the score in force is that of the last stage decided.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Who scores.
    pub scorer: Scorer,
    /// The agency, where an agency scores.
    pub agency: Option<Bilingual>,
    /// A round of explanation: notes, no points.
    pub explains: bool,
    /// A score that differs from the stage before needs a note.
    pub change_needs_reason: bool,
    /// The result may be final without this stage.
    pub optional: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// Who scores at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scorer {
    /// The unit itself.
    Unit,
    /// Another unit, by the plan of cross-checks.
    OtherUnit,
    /// The head of the bloc.
    Head,
    /// The head and the deputies.
    HeadAndDeputies,
    /// The council or its standing body.
    Council,
    /// A named agency.
    Agency,
}

impl Stage {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let scorer = match table.text("scorer") {
            Some("other-unit") => Scorer::OtherUnit,
            Some("head") => Scorer::Head,
            Some("head-and-deputies") => Scorer::HeadAndDeputies,
            Some("council") => Scorer::Council,
            Some("agency") => Scorer::Agency,
            _ => Scorer::Unit,
        };
        if scorer == Scorer::Agency && !table.has("agency") {
            builder.missing_key(table, "agency", "scorer");
        }
        Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            scorer,
            agency: table.bilingual("agency"),
            explains: table.boolean("explains").unwrap_or(false),
            change_needs_reason: table.boolean("change_needs_reason").unwrap_or(false),
            optional: table.boolean("optional").unwrap_or(false),
            origin: builder.origin(table),
        }
    }
}
