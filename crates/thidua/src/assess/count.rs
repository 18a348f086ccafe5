//! Counting entries: awards, rated years, initiatives, movements.

use time::Date;

use super::evaluate::RuleRun;
use super::leaf::{CountYears, Leaf};
use super::node::{Evidence, Missing, Observed, Why, Window};
use super::years::Fit;
use crate::law::{Award, AwardFilter, MovementFilter};
use crate::subject::{EntryKind, InitiativeEntry, MovementEntry, Span};
use crate::{Grade, Verdict};

/// Entries counted so far.
struct Tally {
    certain: u32,
    possible: u32,
    counted: Vec<Evidence>,
    not_counted: Vec<(Evidence, Why)>,
    details: Vec<Missing>,
}

impl Tally {
    fn new() -> Self {
        Self {
            certain: 0,
            possible: 0,
            counted: Vec::new(),
            not_counted: Vec::new(),
            details: Vec::new(),
        }
    }

    fn certain(&mut self, evidence: Evidence) {
        self.certain = self.certain.saturating_add(1);
        self.possible = self.possible.saturating_add(1);
        self.counted.push(evidence);
    }

    fn possible(&mut self, evidence: Evidence) {
        self.possible = self.possible.saturating_add(1);
        self.not_counted.push((evidence, Why::NotStated));
        self.details.push(Missing::Detail(evidence));
    }

    /// The answer: certain ones reach the number, or possible ones cannot and nothing may be unrecorded.
    fn leaf(self, at_least: u16, complete: bool, open: Missing) -> Leaf {
        let needed = u32::from(at_least);
        let verdict = if self.certain >= needed {
            Verdict::Met
        } else if self.possible < needed && complete {
            Verdict::NotMet
        } else {
            Verdict::Unknown
        };
        let mut leaf = Leaf::new(
            verdict,
            Observed::Count {
                certain: self.certain,
                possible: complete.then_some(self.possible),
            },
        );
        leaf.counted = self.counted;
        leaf.not_counted = self.not_counted;
        leaf.missing = self.details;
        if !complete {
            leaf.missing.push(open);
        }
        leaf
    }
}

fn inside(year: i32, (from, to): (i32, i32)) -> bool {
    from <= year && year <= to
}

fn span((from, to): (i32, i32)) -> Span {
    Span { from, to }
}

impl RuleRun<'_, '_> {
    pub(super) fn holds(&self, filter: &AwardFilter) -> Leaf {
        let years = CountYears {
            certain: (i32::MIN, i32::MAX),
            possible: (i32::MIN, i32::MAX),
        };
        let tally = self.awards(filter, years);
        let complete = self.complete_to_decision(EntryKind::Awards);
        tally.leaf(1, complete, EntryKind::Awards.missing(i32::MIN, self.with.year))
    }

    pub(super) fn times(&self, filter: &AwardFilter, at_least: u16, years: CountYears) -> Leaf {
        let tally = self.awards(filter, years);
        let complete = self
            .with
            .subject
            .complete
            .span(EntryKind::Awards)
            .covers(span(years.possible));
        tally.leaf(
            at_least,
            complete,
            EntryKind::Awards.missing(years.possible.0, years.possible.1),
        )
    }

    fn awards(&self, filter: &AwardFilter, years: CountYears) -> Tally {
        let mut tally = Tally::new();
        for (at, award) in (0_u32..).zip(&self.with.subject.awards) {
            if !filter.awards.contains(&award.award) {
                continue;
            }
            let evidence = Evidence::Award(at);
            let fit = self.with.fit(filter, award);
            match (fit, award.achieved()) {
                (Fit::No(why), _) => tally.not_counted.push((evidence, why)),
                (Fit::Certain, Some(year)) if inside(year, years.certain) => tally.certain(evidence),
                (_, Some(year)) if inside(year, years.possible) => tally.possible(evidence),
                (_, Some(_)) => tally.not_counted.push((evidence, Why::OutsideYears)),
                // Without any year it may lie inside, unless all years count anyway.
                (Fit::Certain, None) if years.certain == (i32::MIN, i32::MAX) => tally.certain(evidence),
                (_, None) if years.possible.0 <= years.possible.1 => tally.possible(evidence),
                (_, None) => tally.not_counted.push((evidence, Why::NoYear)),
            }
        }
        tally
    }

    pub(super) fn rated_years(&self, level: u16, at_least: u16, window: Window) -> Leaf {
        let mut tally = Tally::new();
        let mut open = None;
        for year in window.possible_from()..=window.end {
            let at = self
                .with
                .subject
                .ratings
                .partition_point(|rating| rating.year < year);
            match (self.with.rating(year), u32::try_from(at)) {
                (Some(rating), Ok(at)) if rating < level => {
                    tally.not_counted.push((Evidence::Rating(at), Why::BelowLevel));
                }
                (Some(_), Ok(at)) if year >= window.certain_from() => tally.certain(Evidence::Rating(at)),
                (Some(_), Ok(at)) => tally.possible(Evidence::Rating(at)),
                _ => {
                    tally.possible = tally.possible.saturating_add(1);
                    open.get_or_insert(self.with.missing_rating(year));
                }
            }
        }
        let mut leaf = tally.leaf(
            at_least,
            true,
            EntryKind::Ratings.missing(window.possible_from(), window.end),
        );
        if leaf.verdict == Verdict::Unknown {
            leaf.missing.extend(open);
        }
        leaf
    }

    pub(super) fn initiatives(
        &self,
        kinds: &[u16],
        scope: u16,
        at_least: u16,
        years: CountYears,
        target: Option<&Award>,
    ) -> Leaf {
        let mut tally = Tally::new();
        let mut weakest: Option<Grade> = None;
        for (at, entry) in (0_u32..).zip(&self.with.subject.initiatives) {
            let evidence = Evidence::Initiative(at);
            if entry.kind.is_some_and(|kind| !kinds.contains(&kind)) {
                continue;
            }
            let (reused, grade) = target.map_or((Some(true), None), |target| self.reused(entry, target));
            if let Some(grade) = grade {
                weakest = Some(weakest.map_or(grade, |weakest| weakest.min(grade)));
            }
            let why = if entry.on.is_some_and(|day| day > self.with.on) {
                Some(Why::Later)
            } else if entry.void {
                Some(Why::Void)
            } else if entry.scope.is_some_and(|own| own < scope) {
                Some(Why::SmallScope)
            } else if !inside(entry.year, years.possible) {
                Some(Why::OutsideYears)
            } else if reused == Some(false) {
                Some(Why::Used)
            } else {
                None
            };
            let certain = entry.kind.is_some()
                && entry.scope.is_some()
                && reused == Some(true)
                && inside(entry.year, years.certain);
            match why {
                Some(why) => tally.not_counted.push((evidence, why)),
                None if certain => tally.certain(evidence),
                None => tally.possible(evidence),
            }
        }
        let complete = self
            .with
            .subject
            .complete
            .span(EntryKind::Initiatives)
            .covers(span(years.possible));
        let open = EntryKind::Initiatives.missing(years.possible.0, years.possible.1);
        let mut leaf = tally.leaf(at_least, complete, open);
        if leaf.verdict == Verdict::NotMet {
            leaf.weakest = weakest;
        }
        leaf
    }

    /// Whether an initiative may carry the award in question after its earlier uses, and the grade of that rule.
    fn reused(&self, entry: &InitiativeEntry, target: &Award) -> (Option<bool>, Option<Grade>) {
        let mut answer = Some(true);
        let mut grade = None;
        for used in &entry.used {
            let Some(carried) = self.with.law.awards.get(used.award) else {
                continue;
            };
            if carried.id == target.id && used.year.is_none_or(|year| year == self.with.year) {
                continue;
            }
            for rule in &self.with.law.reuse {
                let concerns = rule.in_force.contains(self.with.law_of)
                    && rule.target_title == target.kind.is_title()
                    && rule.used_for_title == carried.kind.is_title();
                if !concerns {
                    continue;
                }
                let counts = match &rule.doubt {
                    Some((doubt, answers)) => match self.with.readings.taken(*doubt) {
                        Some(option) => answers
                            .iter()
                            .find(|(known, _)| *known == option)
                            .map_or(rule.counts, |(_, counts)| *counts),
                        None => agreed(answers, rule.counts),
                    },
                    None => rule.counts,
                };
                match counts {
                    Some(true) => {}
                    Some(false) => {
                        answer = Some(false);
                        grade = Some(rule.origin.grade);
                    }
                    None if answer == Some(true) => answer = None,
                    None => {}
                }
            }
        }
        (answer, grade)
    }

    /// Whether entries of a kind are complete for every year up to that of the decision.
    fn complete_to_decision(&self, kind: EntryKind) -> bool {
        self.with.subject.complete.span(kind).covers(Span {
            from: i32::MIN,
            to: self.with.on.year(),
        })
    }

    pub(super) fn movement(&self, filter: &MovementFilter) -> Leaf {
        let mut tally = Tally::new();
        for (at, entry) in (0_u32..).zip(&self.with.subject.movements) {
            let evidence = Evidence::Movement(at);
            match moved(filter, entry, self.with.on) {
                Ok(true) => tally.certain(evidence),
                Ok(false) => tally.possible(evidence),
                Err(why) => tally.not_counted.push((evidence, why)),
            }
        }
        let complete = self.complete_to_decision(EntryKind::Movements);
        tally.leaf(
            1,
            complete,
            EntryKind::Movements.missing(i32::MIN, self.with.year),
        )
    }
}

/// The answer on which all options of an undecided doubt agree.
fn agreed(answers: &[(u8, Option<bool>)], own: Option<bool>) -> Option<bool> {
    let Some((_, first)) = answers.first() else {
        return own;
    };
    if answers.iter().all(|(_, answer)| answer == first) {
        *first
    } else {
        None
    }
}

/// Whether a movement certainly (or possibly: `false`) has all properties.
fn moved(filter: &MovementFilter, entry: &MovementEntry, on: Date) -> Result<bool, Why> {
    let mut certain = true;
    let mut listed = |list: &[u16], value: Option<u16>| match value {
        _ if list.is_empty() => Ok(()),
        Some(value) if list.contains(&value) => Ok(()),
        Some(_) => Err(Why::OtherMerit),
        None => {
            certain = false;
            Ok(())
        }
    };
    listed(&filter.launched_by, entry.launched_by)?;
    listed(&filter.reviews, entry.review)?;
    listed(&filter.results, entry.result)?;
    if let Some(thematic) = filter.thematic {
        match entry.thematic {
            Some(own) if own != thematic => return Err(Why::OtherMerit),
            Some(_) => {}
            None => certain = false,
        }
    }
    if let Some(years) = filter.years {
        match (entry.from, entry.until) {
            (Some(from), Some(until)) => {
                let months = u32::from(years).saturating_mul(12);
                if super::duration::months_between(from, until.min(on)).0 < months {
                    return Err(Why::TooShort);
                }
            }
            _ => certain = false,
        }
    }
    Ok(certain)
}
