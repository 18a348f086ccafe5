use time::Date;

use crate::Bilingual;
use crate::calendar::Holidays;
use crate::fact::{FactValue, RecordedFact};
use crate::number::Ratio;
use crate::regulation::BlocKind;
use crate::scoring::{NoPoints, Scored};

/// What a conference file records, with every identifier resolved to a place in a list.
#[derive(Clone, Debug)]
pub struct Record {
    /// Name of the conference.
    pub name: Bilingual,
    /// Bloc of the register.
    pub bloc: String,
    /// Name of the bloc.
    pub bloc_name: Bilingual,
    /// Kind of the bloc.
    pub bloc_kind: BlocKind,
    /// Emulation year.
    pub year: i32,
    /// Day of the conference.
    pub date: Date,
    /// Day of the awarding decision, where it is known.
    pub decision_date: Option<Date>,
    /// Place.
    pub place: Option<Bilingual>,
    /// Remark printed with the outcome.
    pub note: Option<Bilingual>,
    /// Where the record was read.
    pub source: Option<String>,
    /// Members of the council.
    pub council: Option<u32>,
    /// Staff.
    pub staff: Option<u32>,
    /// The units.
    pub members: Vec<Member>,
    /// The score sheets.
    pub sheets: Vec<Sheet>,
    /// Requests to score again.
    pub revisions: Vec<Revision>,
    /// Who checks whom: places of checker and unit.
    pub cross_checks: Vec<(usize, usize)>,
    /// Steps done: place of the step and day.
    pub done: Vec<(usize, Date)>,
    /// Who was present.
    pub attendance: Option<Attendance>,
    /// Counts of ballots.
    pub ballots: Vec<BallotRecord>,
    /// Ties settled: places of units, best first, and by whom.
    pub tie_breaks: Vec<TieBreak>,
    /// Nominees named without a count.
    pub named: Vec<Named>,
    /// Decisions of the authority.
    pub decisions: Vec<Decision>,
    /// Numbers given from outside.
    pub given: Vec<(String, u32)>,
    /// This year's roles.
    pub roles: Option<Roles>,
    /// Next year's roles, where named.
    pub next_roles: Option<NextRoles>,
    /// Register of movements.
    pub movements: Vec<MovementRecord>,
    /// Directives that stay in force.
    pub directives: Vec<Directive>,
    /// The pact.
    pub pact: Option<Pact>,
    /// Register of advanced models.
    pub models: Vec<ModelRecord>,
    /// Inspections.
    pub inspections: Vec<Inspection>,
    /// Days that are not working days.
    pub holidays: Holidays,
}

/// A unit of the bloc.
#[derive(Clone, Debug)]
pub struct Member {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Kind of unit.
    pub kind: Option<String>,
    /// Group of units.
    pub group: Option<String>,
    /// Place of its scoring table in the regulation.
    pub table: Option<usize>,
    /// Facts of the emulation year.
    pub facts: Vec<RecordedFact>,
    /// Facts of earlier years.
    pub years: Vec<(i32, Vec<RecordedFact>)>,
    /// Places of the criteria not assigned to it.
    pub not_assigned: Vec<usize>,
}

/// The score sheet of one unit at one stage.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Place of the unit.
    pub unit: usize,
    /// Place of the stage.
    pub stage: usize,
    /// Day of the sheet.
    pub on: Option<Date>,
    /// Place of the unit that scored.
    pub by: Option<usize>,
    /// Who signed.
    pub scorer: Option<String>,
    /// The scores.
    pub entries: Vec<Entry>,
}

/// One score of a sheet.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Place of the criterion in the unit's table.
    pub criterion: usize,
    /// Its inputs.
    pub inputs: Vec<(String, FactValue)>,
    /// Reason for the score or the change.
    pub note: Option<String>,
    /// Evidence.
    pub evidence: Option<String>,
    /// The points the entry comes to by itself, or why it has none yet.
    pub scored: Result<Scored, NoPoints>,
}

/// A request to score again.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Place of the unit.
    pub unit: usize,
    /// Place of the stage that starts over.
    pub stage: usize,
    /// Day.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// Who was present.
#[derive(Clone, Debug)]
pub struct Attendance {
    /// Places of the units.
    pub present: Vec<usize>,
    /// Guests.
    pub guests: Vec<Bilingual>,
    /// Who chaired.
    pub chair: Option<Bilingual>,
    /// Who kept the minutes.
    pub secretary: Option<Bilingual>,
}

/// What a ballot was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BallotSubject {
    /// Nominees for an award.
    Award(String),
    /// Confirmation of a class.
    Class(String),
    /// Election of the head.
    Head,
    /// Election of the deputies.
    Deputy,
}

/// The count of one ballot.
#[derive(Clone, Debug)]
pub struct BallotRecord {
    /// Place of the rule.
    pub rule: usize,
    /// What it was about.
    pub subject: BallotSubject,
    /// First, second … ballot.
    pub round: u32,
    /// Voters present.
    pub present: u32,
    /// Votes in writing.
    pub written: u32,
    /// Valid ballots.
    pub valid: Option<u32>,
    /// Place of the unit and votes in favour.
    pub votes: Vec<(usize, u32)>,
}

/// A tie settled.
#[derive(Clone, Debug)]
pub struct TieBreak {
    /// Places of the units, best first.
    pub order: Vec<usize>,
    /// `ballot` or `authority`.
    pub by: String,
    /// Remark.
    pub note: Option<String>,
}

/// A nominee named without a count.
#[derive(Clone, Debug)]
pub struct Named {
    /// Award.
    pub award: String,
    /// Place of the unit.
    pub unit: usize,
    /// The person, for an award to individuals.
    pub person: Option<String>,
    /// Who named it, as written.
    pub by: String,
    /// The movement, for a thematic award.
    pub movement: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// A decision of the authority on a proposal.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Award.
    pub award: String,
    /// Place of the unit.
    pub unit: usize,
    /// `awarded`, `refused` or `forwarded`.
    pub outcome: String,
    /// Number.
    pub number: Option<String>,
    /// Date.
    pub on: Date,
}

/// Head and deputies of the year.
#[derive(Clone, Debug)]
pub struct Roles {
    /// Place of the head.
    pub head: usize,
    /// Places of the deputies.
    pub deputies: Vec<usize>,
}

/// Next year's roles where they were named.
#[derive(Clone, Debug)]
pub struct NextRoles {
    /// Place of the head.
    pub head: Option<usize>,
    /// Places of the deputies.
    pub deputies: Vec<usize>,
    /// `consensus`, `acclamation` or `assigned`.
    pub by: Option<String>,
    /// Number of the act that recognised them.
    pub recognised: Option<String>,
}

/// A movement of the register.
#[derive(Clone, Debug)]
pub struct MovementRecord {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Launching authority.
    pub launched_by: Bilingual,
    /// Thematic instead of regular.
    pub thematic: bool,
    /// First year.
    pub from: Option<i32>,
    /// Last year, included.
    pub until: Option<i32>,
    /// Day of the launch.
    pub launched: Option<Date>,
    /// Day of the end, excluded.
    pub ended: Option<Date>,
    /// Declared to go on next year.
    pub continues: Option<bool>,
    /// Source.
    pub source: Option<String>,
}

/// A directive that stays in force.
#[derive(Clone, Debug)]
pub struct Directive {
    /// Number.
    pub number: String,
    /// Name.
    pub name: Bilingual,
    /// Day of issue.
    pub issued: Option<Date>,
}

/// The pact signed at the start of the year.
#[derive(Clone, Debug)]
pub struct Pact {
    /// Day of signature.
    pub signed: Option<Date>,
    /// Places of the units that signed.
    pub by: Vec<usize>,
    /// Its targets.
    pub targets: Vec<Target>,
}

/// A target of the pact.
#[derive(Clone, Debug)]
pub struct Target {
    /// Identifier.
    pub id: String,
    /// The target.
    pub name: Bilingual,
    /// What is counted.
    pub counts: TargetCount,
    /// Least share of the members.
    pub share: Option<Ratio>,
    /// Least number.
    pub number: Option<u32>,
    /// A target for the coming year.
    pub next_year: bool,
}

/// What a target counts.
#[derive(Clone, Debug)]
pub enum TargetCount {
    /// Units of a class or better: place of the class.
    Class(usize),
    /// Units nominated for an award.
    Award(String),
    /// Units for which a boolean fact is true.
    Fact(String),
    /// Nothing that can be counted here.
    Nothing,
}

/// An advanced model.
#[derive(Clone, Debug)]
pub struct ModelRecord {
    /// Identifier.
    pub id: String,
    /// The model.
    pub name: Bilingual,
    /// Place of the unit that has it.
    pub unit: usize,
    /// `discovered`, `fostered`, `replicated` or `publicised`.
    pub state: String,
    /// Since when.
    pub on: Option<Date>,
}

/// An inspection of emulation work.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// Place of the unit.
    pub unit: usize,
    /// Day.
    pub on: Date,
    /// Who inspected.
    pub by: Bilingual,
    /// Result.
    pub result: Bilingual,
}

impl Record {
    /// The unit at a place.
    pub fn member(&self, place: usize) -> Option<&Member> {
        self.members.get(place)
    }

    /// The place of a unit.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.members.iter().position(|member| member.id == id)
    }
}

impl Member {
    /// A fact of the emulation year or of an earlier one.
    pub fn fact(&self, id: &str, year: i32, emulation_year: i32) -> Option<&FactValue> {
        let facts = if year == emulation_year {
            &self.facts
        } else {
            &self.years.iter().find(|(own, _)| *own == year)?.1
        };
        facts.iter().find(|fact| fact.id == id).map(|fact| &fact.value)
    }
}
