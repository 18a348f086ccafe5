//! Ratings: which system applies, the class of points and facts, the check of a list of ratings.

mod build;
mod class;
mod slate;

pub use class::{ClassAnswer, ClassStep, RatingFacts};
pub use slate::{GroupCap, HeadAboveUnit, RatedSubject, RatingSlate, SlateAnswer};

use serde::Serialize;
use time::Date;

use super::Interval;
use crate::calendar::DayOfYear;
use crate::number::Ratio;
use crate::regulation::Origin;
use crate::{Bilingual, Rulebook};

/// A system of rating.
#[derive(Clone, Debug, Serialize)]
pub struct RatingSystem {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Who is rated by it.
    pub subjects: Vec<RatedKind>,
    /// Days of the rating decisions.
    pub in_force: Interval,
    /// Name by which caps refer to it.
    #[serde(skip)]
    pub caps: String,
    /// Greatest number of points, where it has points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of: Option<rust_decimal::Decimal>,
    /// Levels, best first.
    #[serde(skip)]
    pub levels: Vec<RatingLevel>,
    /// Conditions of the levels.
    #[serde(skip)]
    pub conditions: Vec<RatingCondition>,
    /// Facts that allow at most a level.
    #[serde(skip)]
    pub ceilings: Vec<RatingCeiling>,
    /// Who is not rated.
    #[serde(skip)]
    pub not_rated: Vec<NotRated>,
    /// A head is rated at most as the unit.
    pub head_at_most_unit: bool,
    /// Day before which the ratings are finished.
    #[serde(skip)]
    pub finished_before: Option<DayOfYear>,
    /// Periods that are rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<Bilingual>,
    /// The instrument.
    pub instrument: String,
    /// Source.
    #[serde(flatten)]
    pub origin: Origin,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

/// A class of those who are rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatedKind {
    /// Đảng viên.
    PartyMember,
    /// Cán bộ lãnh đạo trong hệ thống chính trị, do Đảng xếp loại.
    PartyLeader,
    /// Tổ chức đảng, tập thể lãnh đạo.
    PartyOrganisation,
    /// Cán bộ.
    Cadre,
    /// Công chức.
    CivilServant,
    /// Viên chức không giữ chức vụ quản lý.
    PublicEmployee,
    /// Viên chức quản lý.
    PublicManager,
    /// Đơn vị sự nghiệp công lập.
    PublicServiceUnit,
}

impl RatedKind {
    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "party-member" => Self::PartyMember,
            "party-leader" => Self::PartyLeader,
            "party-organisation" => Self::PartyOrganisation,
            "cadre" => Self::Cadre,
            "civil-servant" => Self::CivilServant,
            "public-employee" => Self::PublicEmployee,
            "public-manager" => Self::PublicManager,
            "public-service-unit" => Self::PublicServiceUnit,
            _ => return None,
        })
    }
}

/// A level for some subjects of a system.
#[derive(Clone, Debug)]
pub struct RatingLevel {
    /// Number of the level in the list `level`.
    pub level: u16,
    /// Its rank, the greatest is best.
    pub rank: u16,
    /// Subjects; all of the system where empty.
    pub subjects: Vec<RatedKind>,
    /// Least number of points.
    pub at_least: Option<rust_decimal::Decimal>,
    /// Conditions, by their number in the system.
    pub conditions: Vec<usize>,
    /// What is left where no better level holds.
    pub otherwise: bool,
    /// Conditions that are not established.
    pub not_known: Option<Bilingual>,
    /// Source.
    pub origin: Origin,
}

/// A condition of a level.
#[derive(Clone, Debug)]
pub struct RatingCondition {
    /// Identifier.
    pub id: String,
    /// What it asks.
    pub name: Bilingual,
    /// The fact.
    pub fact: String,
    /// The comparison.
    pub test: RatingTest,
    /// Needed only where this fact is true.
    pub only_if: Option<String>,
    /// Source.
    pub origin: Origin,
}

/// A comparison of a fact.
#[derive(Clone, Copy, Debug)]
pub enum RatingTest {
    /// True or false.
    Is(bool),
    /// At least.
    AtLeast(Ratio),
    /// At most.
    AtMost(Ratio),
    /// Less than.
    LessThan(Ratio),
    /// At least, and less than.
    Between(Ratio, Ratio),
    /// A level of this rank or better.
    Rated(u16),
}

/// A fact that allows at most a level.
#[derive(Clone, Debug)]
pub struct RatingCeiling {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Rank of the best level allowed.
    pub rank: u16,
    /// Subjects; all where empty.
    pub subjects: Vec<RatedKind>,
    /// The fact.
    pub fact: String,
    /// The comparison.
    pub test: RatingTest,
    /// Not where this fact is true.
    pub unless: Option<String>,
    /// Source.
    pub origin: Origin,
}

/// Who is not rated.
#[derive(Clone, Debug)]
pub struct NotRated {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub name: Bilingual,
    /// Subjects; all where empty.
    pub subjects: Vec<RatedKind>,
    /// The fact.
    pub fact: String,
    /// The comparison.
    pub test: RatingTest,
    /// Source.
    pub origin: Origin,
}

impl Rulebook {
    /// The system by which a class of subjects is rated when the rating is decided on a day; none where no rule of
    /// the State or of the Party is known, or where the body has rules of its own.
    pub fn rating_system_on(&self, kind: RatedKind, day: Date) -> Option<&RatingSystem> {
        self.ratings
            .iter()
            .find(|system| system.in_force.contains(day) && system.subjects.contains(&kind))
    }

    /// The system with this identifier.
    pub fn rating_system(&self, id: &str) -> Option<&RatingSystem> {
        self.ratings.iter().find(|system| system.id == id)
    }
}
