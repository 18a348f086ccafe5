//! Head and deputies of a bloc: units, for one year.

use serde::Serialize;

use crate::Bilingual;
use crate::reader::{Datum, Table};
use crate::regulation::{Builder, Origin};

/// How the roles of a year are settled.
#[derive(Clone, Debug)]
pub struct RolesRule {
    /// The way.
    pub mode: RolesMode,
    /// Least and greatest number of deputies.
    pub deputies: (usize, usize),
    /// Order of rotation.
    pub rotation: Vec<String>,
    /// Ballot rule of the election.
    pub ballot: Option<String>,
    /// Authority that recognises them.
    pub recognised_by: Option<Bilingual>,
    /// Where it comes from.
    pub origin: Origin,
}

/// The way the roles of a year are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RolesMode {
    /// Elected by the members.
    Elected,
    /// By a fixed order.
    Rotation,
    /// Assigned by an authority.
    Assigned,
}

impl RolesRule {
    pub(crate) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        builder.reference(table, "ballot", "ballot");
        let numbers: Vec<usize> = table
            .list("deputies")
            .iter()
            .filter_map(|value| match value.datum {
                Datum::Number(number) => usize::try_from(number).ok(),
                _ => None,
            })
            .collect();
        let least = numbers.first().copied().unwrap_or(0);
        let most = numbers.last().copied().unwrap_or(least);
        if most < least || numbers.len() > 2 {
            builder.error(
                "empty-interval",
                table.place("deputies"),
                "số phó trưởng khối ghi sai",
                "the numbers of deputies are not a least and a greatest number",
                "ghi [ít nhất, nhiều nhất], ví dụ [1, 2]",
                "write [least, greatest], for instance [1, 2]",
            );
        }
        Self {
            mode: match table.text("mode") {
                Some("rotation") => RolesMode::Rotation,
                Some("assigned") => RolesMode::Assigned,
                _ => RolesMode::Elected,
            },
            deputies: (least, most.max(least)),
            rotation: table.texts("rotation").map(|(id, _)| id.to_owned()).collect(),
            ballot: table.text("ballot").map(str::to_owned),
            recognised_by: table.bilingual("recognised_by"),
            origin: builder.origin(table),
        }
    }

    /// The unit that follows in the order of rotation; the first after the last.
    pub fn next_in_rotation(&self, head: &str) -> Option<&str> {
        let at = self.rotation.iter().position(|unit| unit == head)?;
        let next = self
            .rotation
            .get(at.saturating_add(1))
            .or_else(|| self.rotation.first());
        next.map(String::as_str)
    }
}
