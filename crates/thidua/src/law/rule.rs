//! The criteria of an award for a class of recipients in a period.

use time::Date;

use crate::Bilingual;
use crate::reader::Table;
use crate::regulation::{Builder, Origin};
use crate::subject::{SubjectKind, SubjectKinds};

use super::build_point::PointBuilder;
use super::{AwardFilter, ChosenBy, Codes, Interval, Point, PointAt, Test};

/// One version of the criteria of an award for one class of recipients.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Class of recipients, for instance `ca-nhan`.
    pub id: String,
    /// The award.
    pub award: u16,
    /// Name of the class.
    pub name: Bilingual,
    /// Kinds of subject.
    pub recipients: SubjectKinds,
    /// Categories it is for; all where empty.
    pub categories: Vec<u16>,
    /// Categories that have a rule of their own.
    pub not_categories: Vec<u16>,
    /// Days in force.
    pub in_force: Interval,
    /// Date of the matter that selects the version.
    pub chosen_by: ChosenBy,
    /// The law chooses among those who qualify.
    pub selective: bool,
    /// The instrument.
    pub instrument: String,
    /// Instrument that made this version.
    pub amended_by: Option<String>,
    /// The points; the first is the head.
    pub points: Vec<Point>,
    /// Article, grade, basis.
    pub origin: Origin,
    /// Key of the `local` point that it fills; empty for a rule that stands by itself.
    pub fills: String,
    /// The authority whose bylaw it is; empty for State law.
    pub bylaw: String,
    /// Words of the provision.
    pub text: Option<String>,
    /// Remark.
    pub note: Option<Bilingual>,
}

impl Rule {
    pub(super) fn build(table: &Table, codes: &mut Codes, builder: &mut Builder<'_>) -> Option<Self> {
        let award = codes.award(table.text("award")?, table.place("award"), builder);
        let origin = builder.origin(table);
        let categories = codes.words(table, "categories", "category", builder);
        let not_categories = codes.words(table, "not_categories", "category", builder);
        let points = PointBuilder::new(table, &origin).build(codes, builder);
        Some(Self {
            id: table.string("id"),
            award: award?,
            name: table.bilingual("name").unwrap_or_default(),
            recipients: table
                .texts("recipients")
                .filter_map(|(kind, _)| SubjectKind::from_word(kind))
                .collect(),
            categories,
            not_categories,
            in_force: Interval::build(table, builder),
            chosen_by: ChosenBy::read(table),
            selective: table.boolean("selective").unwrap_or(false),
            instrument: table.string("instrument"),
            amended_by: table.text("amended_by").map(str::to_owned),
            points,
            origin,
            fills: table.string("fills"),
            bylaw: table.string("bylaw"),
            text: table.text("text").map(str::to_owned),
            note: table.bilingual("note"),
        })
    }

    /// The head: all or any of the named points.
    pub fn head(&self) -> Option<&Point> {
        self.points.first()
    }

    /// The point of a number.
    pub fn point(&self, at: PointAt) -> Option<&Point> {
        self.points.get(usize::from(at))
    }

    /// The point of a name.
    pub fn named(&self, id: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.id == id)
    }

    /// The filters of a `holds` point, or of an `any` of them.
    pub(crate) fn award_filters(&self, at: PointAt) -> Vec<&AwardFilter> {
        match self.point(at).map(|point| &point.test) {
            Some(Test::Holds(filter)) => vec![filter],
            Some(Test::Any(parts)) => parts
                .iter()
                .filter_map(|part| match self.point(*part).map(|point| &point.test) {
                    Some(Test::Holds(filter)) => Some(filter),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is in force on a day.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.in_force.contains(day)
    }

    /// Whether some point, the head included, has this operator.
    pub fn any_point(&self, wanted: impl Fn(&Test) -> bool) -> bool {
        self.points.iter().any(|point| wanted(&point.test))
    }
}
