//! What the entries of sixty-four subjects say, gathered in one pass over each table.

use super::histories::Histories;
use super::lanes::{Each, LANES, Lanes, Words, at, bit, set, years};
use super::plan::Law;
use super::slots::{Bounds, Tally, When};
use super::tables::NO_DAY;
use crate::subject::{ClosedFact, EntryKind, Span, SubjectKind};

/// The dates and options of a run, as numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// Day of the decision.
    pub(super) on: i32,
    /// Its year.
    pub(super) on_year: i32,
    /// The year under review, where it does not depend on the history.
    pub(super) year: Option<i32>,
    /// The year of the proposal.
    pub(super) proposal: i32,
    /// Whether that year is under review once it is rated.
    pub(super) if_rated: bool,
    pub(super) grant: bool,
    /// Only judgements of conduct are granted.
    pub(super) grant_conduct: bool,
}

/// What the entries of a block say.
pub(super) struct Block {
    pub(super) first: usize,
    pub(super) lanes: u64,
    pub(super) year: Each<i32>,
    pub(super) kinds: [u64; 13],
    pub(super) spans: Each<[Span; 9]>,
    pub(super) rated: Each<u64>,
    pub(super) at_least: Vec<Each<u64>>,
    /// Unrated years that an absence stands for, by level; and all years that one touches.
    pub(super) absent_met: Vec<Each<u64>>,
    pub(super) absent: Each<u64>,
    has_absences: bool,
    pub(super) counts: Vec<Tally>,
    pub(super) follows: Vec<Bounds>,
    pub(super) uses: Vec<Bounds>,
    pub(super) restart: Bounds,
    pub(super) initiatives: Vec<Tally>,
    /// Subjects with an initiative that carried an award before.
    pub(super) used: u64,
    pub(super) findings: Vec<Words>,
    dated: Vec<u64>,
    pub(super) no_findings: bool,
}

impl Block {
    pub(super) fn new(law: &Law<'_>, findings: usize) -> Self {
        Self {
            first: 0,
            lanes: 0,
            year: [0; LANES],
            kinds: [0; 13],
            spans: [[Span::NEVER; 9]; LANES],
            rated: [0; LANES],
            at_least: vec![[0; LANES]; law.levels.len()],
            absent_met: vec![[0; LANES]; law.levels.len()],
            absent: [0; LANES],
            has_absences: false,
            counts: vec![Tally::new(); law.counts.len()],
            follows: vec![Bounds::new(i32::MAX); law.follows.len()],
            uses: vec![Bounds::new(i32::MIN); law.uses.len()],
            restart: Bounds::new(i32::MIN),
            initiatives: vec![Tally::new(); law.initiatives.len()],
            used: 0,
            findings: vec![Words::default(); findings],
            dated: vec![0; findings],
            no_findings: true,
        }
    }

    /// Gathers the subjects from a row on.
    pub(super) fn gather(
        &mut self,
        law: &Law<'_>,
        asked: Asked,
        rows: &Histories,
        first: usize,
        count: usize,
    ) {
        self.first = first;
        self.lanes = super::lanes::low(i64::try_from(count.min(LANES)).unwrap_or(0));
        self.kinds = [0; 13];
        let kinds = rows
            .kind
            .get(first..first.saturating_add(count))
            .unwrap_or_default();
        for (lane, kind) in kinds.iter().enumerate() {
            if let Some(lanes) = self.kinds.get_mut(*kind as usize) {
                *lanes |= bit(lane);
            }
            set(&mut self.spans, lane, rows.spans(first.wrapping_add(lane)));
        }
        self.review(asked, rows);
        if law.asks_ratings {
            self.ratings(law, asked, rows);
            self.absences(law, rows);
        }
        self.awards(law, asked, rows);
        self.initiatives(law, asked, rows);
        if law.counting.restarts {
            self.restart(asked, rows);
        }
        if law.asks_findings {
            self.findings(rows);
        }
    }

    pub(super) fn row(&self, lane: usize) -> usize {
        self.first.wrapping_add(lane)
    }

    pub(super) fn span(&self, lane: usize, kind: EntryKind) -> Span {
        let spans = self.spans.get(lane);
        spans
            .and_then(|spans| spans.get(kind as usize))
            .copied()
            .unwrap_or(Span::NEVER)
    }

    /// Years back from the year under review that lie in the complete span of a kind.
    pub(super) fn spanned(&self, lane: usize, kind: EntryKind) -> u64 {
        let span = self.span(lane, kind);
        years(at(&self.year, lane), span.from, span.to)
    }

    /// Years back for which a kind is complete, those before service or establishment among them.
    pub(super) fn complete(&self, rows: &Histories, lane: usize, kind: EntryKind) -> u64 {
        let (span, begins) = rows.declared(self.row(lane), kind);
        let review = at(&self.year, lane);
        let before = if begins == i32::MIN {
            0
        } else {
            years(review, i32::MIN, begins.saturating_sub(1))
        };
        years(review, span.from, span.to) | before
    }

    /// Whether a kind is complete for every year up to one.
    pub(super) fn complete_to(&self, lane: usize, kind: EntryKind, year: i32) -> bool {
        let span = self.span(lane, kind);
        span.from == i32::MIN && span.to >= year
    }

    /// The value of a closed fact.
    pub(super) fn fact(&self, rows: &Histories, lane: usize, fact: ClosedFact) -> Option<u16> {
        let row = self.row(lane);
        match fact {
            ClosedFact::Kind => rows.kind.get(row).map(|kind| *kind as u16),
            ClosedFact::Category => rows.category.get(row),
            ClosedFact::Sex => rows.sex.get(row).map(u16::from),
            ClosedFact::Area => rows.area.get(row),
            ClosedFact::Period => rows.period.get(row),
        }
    }

    /// Subjects whose kind is one of some.
    pub(super) fn of_kinds(&self, wanted: impl Fn(SubjectKind) -> bool) -> u64 {
        SubjectKind::all()
            .zip(&self.kinds)
            .filter(|(kind, _)| wanted(*kind))
            .fold(0, |all, (_, lanes)| all | lanes)
    }

    fn review(&mut self, asked: Asked, rows: &Histories) {
        if let Some(year) = asked.year {
            self.year = [year; LANES];
            return;
        }
        let before = asked.proposal.saturating_sub(1);
        self.year = [before; LANES];
        if !asked.if_rated {
            return;
        }
        for lane in Lanes(self.lanes) {
            let (from, to) = rows.ratings.rows.of(self.row(lane));
            let own = rows.ratings.year.get(from..to).unwrap_or_default();
            let found = own.iter().position(|year| *year == asked.proposal);
            let rated = found.is_some_and(|entry| {
                let on = rows.ratings.on.raw(from.wrapping_add(entry));
                on == NO_DAY || on <= asked.on
            });
            if rated {
                set(&mut self.year, lane, asked.proposal);
            }
        }
    }

    fn ratings(&mut self, law: &Law<'_>, asked: Asked, rows: &Histories) {
        self.rated = [0; LANES];
        for level in &mut self.at_least {
            *level = [0; LANES];
        }
        let undated = rows.ratings.on.is_absent();
        for lane in Lanes(self.lanes) {
            let (from, to) = rows.ratings.rows.of(self.row(lane));
            let review = at(&self.year, lane);
            let years = rows.ratings.year.get(from..to).unwrap_or_default();
            let levels = rows.ratings.level.get(from..to).unwrap_or_default();
            let mut before = None;
            let mut rated = 0_u64;
            for (entry, (year, level)) in (from..to).zip(years.iter().zip(levels)) {
                // Of several ratings of a year the first one counts.
                if before.replace(*year) == Some(*year) {
                    continue;
                }
                let on = if undated {
                    NO_DAY
                } else {
                    rows.ratings.on.raw(entry)
                };
                if on != NO_DAY && on > asked.on {
                    continue;
                }
                let When::Bit(year) = When::of(*year, review) else {
                    continue;
                };
                rated |= year;
                for (rank, at_least) in law.levels.iter().zip(&mut self.at_least) {
                    if let Some(own) = at_least.get_mut(lane) {
                        *own |= if level >= rank { year } else { 0 };
                    }
                }
            }
            set(&mut self.rated, lane, rated);
        }
    }

    fn absences(&mut self, law: &Law<'_>, rows: &Histories) {
        if self.has_absences {
            self.absent = [0; LANES];
            for level in &mut self.absent_met {
                *level = [0; LANES];
            }
            self.has_absences = false;
        }
        if rows.absences.is_empty() || law.absences.is_empty() {
            return;
        }
        for lane in Lanes(self.lanes) {
            let review = at(&self.year, lane);
            for absence in rows.absences.row(self.row(lane)) {
                let Some(plan) = law
                    .absences
                    .iter()
                    .find(|plan| plan.kinds.contains(&absence.kind))
                else {
                    continue;
                };
                self.has_absences = true;
                let last = absence.until.map_or(i32::MAX, |until| {
                    until.previous_day().map_or(until.year(), time::Date::year)
                });
                // The first absence that touches a year stands for it.
                let new = years(review, absence.from.year(), last) & !at(&self.absent, lane);
                for (rank, met) in law.levels.iter().zip(&mut self.absent_met) {
                    if let Some(own) = met.get_mut(lane) {
                        *own |= if *rank <= plan.up_to { new } else { 0 };
                    }
                }
                if let Some(own) = self.absent.get_mut(lane) {
                    *own |= new;
                }
            }
        }
    }

    fn findings(&mut self, rows: &Histories) {
        if !self.no_findings {
            self.findings.fill(Words::default());
            self.dated.fill(0);
        }
        self.no_findings = true;
        if rows.findings.is_empty() {
            return;
        }
        for lane in Lanes(self.lanes) {
            let (own, review) = (bit(lane), at(&self.year, lane));
            for entry in rows.findings.row(self.row(lane)) {
                let code = usize::from(entry.finding);
                let (Some(words), Some(dated)) = (self.findings.get_mut(code), self.dated.get_mut(code))
                else {
                    continue;
                };
                // The finding of the year goes before one without a year; of two the first counts.
                let counts = match entry.year {
                    None => (words.met | words.not) & own == 0,
                    Some(year) if year == review && *dated & own == 0 => {
                        *dated |= own;
                        true
                    }
                    Some(_) => false,
                };
                if counts {
                    self.no_findings = false;
                    words.met = (words.met & !own) | if entry.holds { own } else { 0 };
                    words.not = (words.not & !own) | if entry.holds { 0 } else { own };
                }
            }
        }
    }
}

/// The first year from which entries that could cut a run are all recorded.
pub(super) fn recorded(span: Span, on_year: i32) -> i32 {
    if span.to < on_year { i32::MAX } else { span.from }
}
