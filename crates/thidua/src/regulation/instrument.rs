use time::{Date, Duration};

use super::{Builder, Origin};
use crate::number::{Interval, Ratio};
use crate::reader::Table;
use crate::{Basis, Bilingual, Grade};

/// The instrument that carries a regulation.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Identifier, for instance `vn.tt-15-2023-bkhdt`.
    pub id: String,
    /// Number; none where it is not known.
    pub number: Option<String>,
    /// Name.
    pub name: Bilingual,
    /// Issuing body.
    pub issuer: Bilingual,
    /// Day of signature.
    pub signed: Option<Date>,
    /// First day in force.
    pub from: Option<Date>,
    /// First day no longer in force.
    pub until: Option<Date>,
    /// Emulation years it scores; all where none.
    pub years: Option<Interval>,
    /// Numbers of the instruments it replaces.
    pub replaces: Vec<String>,
    /// The regulation whose frame it fills.
    pub fills: Option<String>,
    /// Grade and kind of its source.
    pub origin: Origin,
    /// Where the text was read.
    pub source: String,
    /// Remarks that stand beside every result.
    pub caveats: Vec<Caveat>,
}

/// A remark that stands beside every result, or from a date on.
#[derive(Clone, Debug)]
pub struct Caveat {
    /// The remark.
    pub text: Bilingual,
    /// Only for conferences from this day.
    pub from: Option<Date>,
}

impl Instrument {
    pub(super) fn build(table: &Table, builder: &mut Builder<'_>) -> Self {
        let signed = table.date("signed");
        let offset = table.integer("days_after_signing");
        let from = match (table.date("from"), offset) {
            (Some(_), Some(_)) => {
                builder.error(
                    "two-dates",
                    table.place("days_after_signing"),
                    "vừa có `from` vừa có `days_after_signing`",
                    "both `from` and `days_after_signing` are given",
                    "giữ một trong hai",
                    "keep one of them",
                );
                None
            }
            (Some(from), None) => Some(from),
            (None, Some(days)) => {
                let from = signed.and_then(|signed| signed.checked_add(Duration::days(days)));
                if from.is_none() {
                    builder.missing_key(table, "signed", "days_after_signing");
                }
                from
            }
            (None, None) => None,
        };
        let until = table.date("until");
        builder.not_empty(table, from, until);
        Self {
            id: table.string("id"),
            number: table.text("number").map(str::to_owned),
            name: table.bilingual("name").unwrap_or_default(),
            issuer: table.bilingual("issuer").unwrap_or_default(),
            signed,
            from,
            until,
            years: table.interval("years"),
            replaces: table
                .texts("replaces")
                .map(|(number, _)| number.to_owned())
                .collect(),
            fills: table.text("fills").map(str::to_owned),
            origin: Origin::read(
                table,
                &Origin {
                    cite: String::new(),
                    grade: Grade::Recalled,
                    basis: Basis::Practice,
                },
            ),
            source: table.string("source"),
            caveats: table
                .tables("caveat")
                .map(|caveat| Caveat {
                    text: caveat.bilingual("text").unwrap_or_default(),
                    from: caveat.date("from"),
                })
                .collect(),
        }
    }

    /// Whether the regulation is in force on a day; a day before a first day that is not known counts as in force.
    ///
    /// The interval is half-open: the day `from` is inside, the day `until` is not.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether it scores an emulation year.
    pub fn scores_year(&self, year: i32) -> bool {
        self.years
            .is_none_or(|years| years.contains(Ratio::whole(year.into())))
    }
}
