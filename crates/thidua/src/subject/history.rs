use rust_decimal::Decimal;
use time::Date;

use super::{Sex, SubjectKind};

/// A person, collective or household and its history; the codes are numbers of a rulebook's vocabulary.
///
/// Entries are sorted and free of repetitions, so that their order in the record never matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Identifier in the caller's records.
    pub id: Option<String>,
    /// Name as shown.
    pub name: Option<String>,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// Category; unknown where none.
    pub category: Option<u16>,
    /// Sex; unknown where none.
    pub sex: Option<Sex>,
    /// Day of birth.
    pub born: Option<Date>,
    /// First day of service.
    pub service_from: Option<Date>,
    /// Day of establishment.
    pub established: Option<Date>,
    /// Area.
    pub area: Option<u16>,
    /// Revolutionary period.
    pub period: Option<u16>,
    /// Whether it is posthumous.
    pub deceased: bool,
    /// Years for which each kind of entry is complete.
    pub complete: Complete,
    /// Ratings, by year.
    pub ratings: Vec<RatingEntry>,
    /// Titles and forms of commendation, by award and year.
    pub awards: Vec<AwardEntry>,
    /// Initiatives and topics, by year.
    pub initiatives: Vec<InitiativeEntry>,
    /// Disciplinary measures.
    pub discipline: Vec<DisciplineEntry>,
    /// Proceedings.
    pub proceedings: Vec<ProceedingEntry>,
    /// Absences.
    pub absences: Vec<AbsenceEntry>,
    /// Posts.
    pub posts: Vec<PostEntry>,
    /// Periods of service.
    pub service: Vec<ServiceEntry>,
    /// Results in movements.
    pub movements: Vec<MovementEntry>,
    /// Numbers of members.
    pub compositions: Vec<Composition>,
    /// Judgements of the assessing body.
    pub findings: Vec<FindingEntry>,
    /// Numbers and days.
    pub facts: Vec<FactEntry>,
    /// Histories of the members.
    pub members: Vec<Subject>,
}

impl Subject {
    /// A subject of a kind of which nothing is recorded.
    ///
    /// ```
    /// use thidua::subject::{Complete, Subject, SubjectKind};
    /// let unknown = Subject::of(SubjectKind::Household);
    /// assert!(unknown.awards.is_empty() && unknown.complete == Complete::NOTHING);
    /// ```
    pub fn of(kind: SubjectKind) -> Self {
        Self {
            id: None,
            name: None,
            kind,
            category: None,
            sex: None,
            born: None,
            service_from: None,
            established: None,
            area: None,
            period: None,
            deceased: false,
            complete: Complete::NOTHING,
            ratings: Vec::new(),
            awards: Vec::new(),
            initiatives: Vec::new(),
            discipline: Vec::new(),
            proceedings: Vec::new(),
            absences: Vec::new(),
            posts: Vec::new(),
            service: Vec::new(),
            movements: Vec::new(),
            compositions: Vec::new(),
            findings: Vec::new(),
            facts: Vec::new(),
            members: Vec::new(),
        }
    }
}

/// Kind of entry whose completeness is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// Ratings.
    Ratings,
    /// Awards.
    Awards,
    /// Initiatives.
    Initiatives,
    /// Discipline.
    Discipline,
    /// Proceedings.
    Proceedings,
    /// Absences.
    Absences,
    /// Posts.
    Posts,
    /// Service.
    Service,
    /// Movements.
    Movements,
}

impl EntryKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Ratings,
        Self::Awards,
        Self::Initiatives,
        Self::Discipline,
        Self::Proceedings,
        Self::Absences,
        Self::Posts,
        Self::Service,
        Self::Movements,
    ];

    /// The key of the form.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ratings => "ratings",
            Self::Awards => "awards",
            Self::Initiatives => "initiatives",
            Self::Discipline => "discipline",
            Self::Proceedings => "proceedings",
            Self::Absences => "absences",
            Self::Posts => "posts",
            Self::Service => "service",
            Self::Movements => "movements",
        }
    }
}

/// Years from `from` to `to`, both inside; `i32::MIN` and `i32::MAX` are open ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

impl Span {
    /// All years.
    pub const ALWAYS: Self = Self {
        from: i32::MIN,
        to: i32::MAX,
    };
    /// No year.
    pub const NEVER: Self = Self { from: 1, to: 0 };

    /// Whether a year lies inside.
    pub fn contains(self, year: i32) -> bool {
        self.from <= year && year <= self.to
    }

    /// Whether every year of another span lies inside; an empty span lies in every span.
    pub fn covers(self, other: Self) -> bool {
        other.from > other.to || (self.from <= other.from && other.to <= self.to)
    }
}

/// The years for which each kind of entry is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complete {
    spans: [Span; 9],
    /// The first year of service or establishment; years before it count as complete.
    begins: i32,
}

impl Complete {
    /// Nothing is declared complete.
    pub const NOTHING: Self = Self {
        spans: [Span::NEVER; 9],
        begins: i32::MIN,
    };
    /// Everything is complete for all years.
    pub const EVERYTHING: Self = Self {
        spans: [Span::ALWAYS; 9],
        begins: i32::MIN,
    };

    /// Sets the span of one kind.
    pub fn set(&mut self, kind: EntryKind, span: Span) {
        if let Some(own) = self.spans.get_mut(kind as usize) {
            *own = span;
        }
    }

    /// Sets the first year of service or establishment.
    pub fn begin(&mut self, year: i32) {
        self.begins = year;
    }

    /// The span declared for one kind.
    pub fn declared(&self, kind: EntryKind) -> Span {
        self.spans.get(kind as usize).copied().unwrap_or(Span::NEVER)
    }

    /// The first year of service or establishment; `i32::MIN` where it is not known.
    pub(crate) fn begins(&self) -> i32 {
        self.begins
    }

    /// Whether a kind of entry is complete for a year; the years before service or establishment are.
    pub fn contains(&self, kind: EntryKind, year: i32) -> bool {
        self.declared(kind).contains(year) || year < self.begins
    }

    /// The span of one kind, with the years before service or establishment.
    pub fn span(&self, kind: EntryKind) -> Span {
        let declared = self.declared(kind);
        let empty = declared.from > declared.to;
        if self.begins == i32::MIN || (!empty && declared.from > self.begins) {
            return declared;
        }
        Span {
            from: i32::MIN,
            to: if empty {
                self.begins.saturating_sub(1)
            } else {
                declared.to.max(self.begins.saturating_sub(1))
            },
        }
    }
}

/// The rating of a year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RatingEntry {
    /// Year.
    pub year: i32,
    /// Rank of the level, the greatest is best.
    pub level: u16,
    /// Day of the decision.
    pub on: Option<Date>,
}

/// A title or form of commendation obtained.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AwardEntry {
    /// Number of the award in the catalogue.
    pub award: u16,
    /// (Last) year of achievement.
    pub year: Option<i32>,
    /// First year of achievement.
    pub from_year: Option<i32>,
    /// Day of the decision.
    pub on: Option<Date>,
    /// Type of commendation.
    pub merit: Option<u16>,
    /// Ground of a title.
    pub ground: Option<u16>,
    /// Day on which it was revoked.
    pub revoked: Option<Date>,
    /// Number of the decision.
    pub number: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// Number of the decision that replaces it.
    pub replaced_by: Option<String>,
}

impl AwardEntry {
    /// The year of achievement, or the year of the decision where no period is stated.
    pub fn achieved(&self) -> Option<i32> {
        self.year.or_else(|| self.on.map(Date::year))
    }
}

/// A recognised initiative or an accepted topic.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InitiativeEntry {
    /// Year.
    pub year: i32,
    /// Identifier.
    pub id: Option<String>,
    /// Title.
    pub name: Option<String>,
    /// Kind.
    pub kind: Option<u16>,
    /// Rank of the scope.
    pub scope: Option<u16>,
    /// Not recognised, not applied or not accepted.
    pub void: bool,
    /// Who recognised it.
    pub recognised_by: Option<String>,
    /// Day of the recognition.
    pub on: Option<Date>,
    /// Whether it can be replicated.
    pub replicable: Option<bool>,
    /// Awards it carried.
    pub used: Vec<UseEntry>,
}

/// An award that an initiative carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UseEntry {
    /// The award.
    pub award: u16,
    /// Its year.
    pub year: Option<i32>,
}

/// A disciplinary measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DisciplineEntry {
    /// Day of the decision.
    pub on: Date,
    /// Number of the form in the list `discipline`.
    pub form: u16,
    /// Rank of the form, the greatest is gravest.
    pub rank: u16,
    /// Day on which the period has been served.
    pub served: Option<Date>,
    /// Day on which it was revoked.
    pub revoked: Option<Date>,
}

/// An inspection, investigation, complaint or press report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProceedingEntry {
    /// First day.
    pub from: Date,
    /// Kind.
    pub kind: u16,
    /// Day of the conclusion without wrongdoing.
    pub cleared: Option<Date>,
    /// Day on which it ended otherwise.
    pub closed: Option<Date>,
}

/// Leave or training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AbsenceEntry {
    /// First day.
    pub from: Date,
    /// First day no longer.
    pub until: Option<Date>,
    /// Kind.
    pub kind: u16,
}

impl AbsenceEntry {
    /// Whether it touches a year.
    pub fn touches(&self, year: i32) -> bool {
        let last = self.until.map_or(i32::MAX, |until| {
            until.previous_day().map_or(until.year(), Date::year)
        });
        self.from.year() <= year && year <= last
    }
}

/// A post held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PostEntry {
    /// First day.
    pub from: Date,
    /// First day no longer.
    pub until: Option<Date>,
    /// Number in the list `post`.
    pub post: u16,
}

/// A period of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ServiceEntry {
    /// First day.
    pub from: Date,
    /// First day no longer.
    pub until: Option<Date>,
    /// Number in the list `service`.
    pub kind: u16,
    /// Area of service.
    pub area: Option<u16>,
}

/// The result in a movement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MovementEntry {
    /// Name.
    pub name: Option<String>,
    /// Who launched it.
    pub launched_by: Option<u16>,
    /// First day.
    pub from: Option<Date>,
    /// First day after it, or the day of its review.
    pub until: Option<Date>,
    /// Whether it is thematic.
    pub thematic: Option<bool>,
    /// Review.
    pub review: Option<u16>,
    /// Result.
    pub result: Option<u16>,
    /// Year of the result.
    pub year: Option<i32>,
}

/// Numbers of members of a year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Composition {
    /// Year.
    pub year: i32,
    /// Number of each count.
    pub counts: Vec<(u16, u32)>,
}

impl Composition {
    /// The number of a count.
    pub fn count(&self, count: u16) -> Option<u32> {
        self.counts
            .iter()
            .find(|(known, _)| *known == count)
            .map(|(_, number)| *number)
    }
}

/// A judgement of the assessing body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindingEntry {
    /// The finding.
    pub finding: u16,
    /// Year, for findings made for single years.
    pub year: Option<i32>,
    /// Whether it holds.
    pub holds: bool,
}

/// A number or a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactEntry {
    /// Number of the fact in the list `fact`.
    pub fact: u16,
    /// Year.
    pub year: Option<i32>,
    /// The number.
    pub value: Option<Decimal>,
    /// The day.
    pub day: Option<Date>,
}

impl Subject {
    /// The rating of a year.
    pub fn rating(&self, year: i32) -> Option<&RatingEntry> {
        self.ratings.iter().find(|rating| rating.year == year)
    }

    /// The value of a finding for a year, or the one given without a year.
    pub fn finding(&self, finding: u16, year: i32) -> Option<bool> {
        let of = |wanted: Option<i32>| {
            self.findings
                .iter()
                .find(|entry| entry.finding == finding && entry.year == wanted)
                .map(|entry| entry.holds)
        };
        of(Some(year)).or_else(|| of(None))
    }

    /// The fact of a year, or the one given without a year.
    pub fn fact(&self, fact: u16, year: i32) -> Option<&FactEntry> {
        let of = |wanted: Option<i32>| {
            self.facts
                .iter()
                .find(|entry| entry.fact == fact && entry.year == wanted)
        };
        of(Some(year)).or_else(|| of(None))
    }
}
