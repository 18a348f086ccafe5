//! Counting entries: awards, rated years, initiatives, movements.

use time::Date;

use super::evaluate::RuleRun;
use super::leaf::{CountYears, Leaf};
use super::node::{Evidence, Missing, Observed, Why, Window};
use super::years::Fit;
use crate::law::{Award, AwardFilter, MovementFilter, PointAt};
use crate::subject::{EntryKind, InitiativeEntry, MovementEntry, Span};
use crate::{Grade, Verdict};

/// Entries counted so far.
struct Tally {
    certain: u32,
    possible: u32,
    counted: Vec<Evidence>,
    not_counted: Vec<(Evidence, Why)>,
    /// What each entry that counts only possibly lacks to count.
    lacking: Vec<Lack>,
}

/// What an entry lacks to count for certain.
struct Lack {
    /// A property of its own.
    own: Option<Missing>,
    /// That its year belongs to the window.
    year: Option<i32>,
}

impl Tally {
    fn new() -> Self {
        Self {
            certain: 0,
            possible: 0,
            counted: Vec::new(),
            not_counted: Vec::new(),
            lacking: Vec::new(),
        }
    }

    fn certain(&mut self, evidence: Evidence) {
        self.certain = self.certain.saturating_add(1);
        self.possible = self.possible.saturating_add(1);
        self.counted.push(evidence);
    }

    fn possible(&mut self, evidence: Evidence, lacks: Lack) {
        self.possible = self.possible.saturating_add(1);
        self.not_counted.push((evidence, Why::NotStated));
        self.lacking.push(lacks);
    }

    /// The answer: certain ones reach the number, or possible ones cannot and nothing may be unrecorded. `to_window` says
    /// what would bring a year into the certain window.
    fn leaf(
        self,
        at_least: u16,
        complete: bool,
        open: Missing,
        to_window: impl Fn(i32) -> Vec<Missing>,
    ) -> Leaf {
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
        if verdict == Verdict::Unknown {
            let wanted = usize::try_from(needed.saturating_sub(self.certain)).unwrap_or(usize::MAX);
            leaf.missing = nearest(self.lacking, wanted, to_window);
            if !complete && self.possible < needed {
                leaf.missing.push(open);
            }
        }
        leaf
    }
}

/// What so many of the entries lack, those first that lack least.
fn nearest(lacking: Vec<Lack>, wanted: usize, to_window: impl Fn(i32) -> Vec<Missing>) -> Vec<Missing> {
    let mut sets: Vec<Vec<Missing>> = lacking
        .into_iter()
        .map(|lack| {
            let mut set = lack.year.map(&to_window).unwrap_or_default();
            set.extend(lack.own);
            super::missing::tidy(&mut set);
            set
        })
        .collect();
    sets.sort_by_key(Vec::len);
    sets.into_iter().take(wanted).flatten().collect()
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
            within: None,
        };
        let tally = self.awards(filter, years);
        let complete = self.complete_to_decision(EntryKind::Awards);
        let open = EntryKind::Awards.missing(i32::MIN, self.with.on.year());
        tally.leaf(1, complete, open, |_| Vec::new())
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
            |year| self.missing_to(years.within, year),
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
                (fit, Some(year)) if inside(year, years.possible) => {
                    let lacks = Lack {
                        own: (fit == Fit::Possible).then_some(Missing::Detail(evidence)),
                        year: (!inside(year, years.certain)).then_some(year),
                    };
                    tally.possible(evidence, lacks);
                }
                (_, Some(_)) => tally.not_counted.push((evidence, Why::OutsideYears)),
                // Without any year it may lie inside, unless all years count anyway.
                (Fit::Certain, None) if years.certain == (i32::MIN, i32::MAX) => tally.certain(evidence),
                (_, None) if years.possible.0 <= years.possible.1 => {
                    let lacks = Lack {
                        own: Some(Missing::Detail(evidence)),
                        year: (years.certain.0 > years.certain.1).then_some(years.possible.1),
                    };
                    tally.possible(evidence, lacks);
                }
                (_, None) => tally.not_counted.push((evidence, Why::NoYear)),
            }
        }
        tally
    }

    pub(super) fn rated_years(&self, level: u16, at_least: u16, window: Window, within: PointAt) -> Leaf {
        let mut tally = Tally::new();
        for year in window.possible_from()..=window.end {
            let at = self
                .with
                .subject
                .ratings
                .partition_point(|rating| rating.year < year);
            let outside = (year < window.certain_from()).then_some(year);
            match (self.with.rating(year), u32::try_from(at)) {
                (Some(rating), Ok(at)) if rating < level => {
                    tally.not_counted.push((Evidence::Rating(at), Why::BelowLevel));
                }
                (Some(_), Ok(at)) if year >= window.certain_from() => tally.certain(Evidence::Rating(at)),
                (Some(_), Ok(at)) => {
                    let lacks = Lack {
                        own: None,
                        year: outside,
                    };
                    tally.possible(Evidence::Rating(at), lacks);
                }
                _ => {
                    tally.possible = tally.possible.saturating_add(1);
                    tally.lacking.push(Lack {
                        own: Some(self.with.missing_rating(year)),
                        year: outside,
                    });
                }
            }
        }
        let open = EntryKind::Ratings.missing(window.possible_from(), window.end);
        tally.leaf(at_least, true, open, |year| self.missing_to(Some(within), year))
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
                None => {
                    let stated = entry.kind.is_some() && entry.scope.is_some() && reused == Some(true);
                    let lacks = Lack {
                        own: (!stated).then_some(Missing::Detail(evidence)),
                        year: (!inside(entry.year, years.certain)).then_some(entry.year),
                    };
                    tally.possible(evidence, lacks);
                }
            }
        }
        let complete = self
            .with
            .subject
            .complete
            .span(EntryKind::Initiatives)
            .covers(span(years.possible));
        let open = EntryKind::Initiatives.missing(years.possible.0, years.possible.1);
        let mut leaf = tally.leaf(at_least, complete, open, |year| {
            self.missing_to(years.within, year)
        });
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
                Ok(false) => {
                    let lacks = Lack {
                        own: Some(Missing::Detail(evidence)),
                        year: None,
                    };
                    tally.possible(evidence, lacks);
                }
                Err(why) => tally.not_counted.push((evidence, why)),
            }
        }
        let complete = self.complete_to_decision(EntryKind::Movements);
        tally.leaf(
            1,
            complete,
            EntryKind::Movements.missing(i32::MIN, self.with.on.year()),
            |_| Vec::new(),
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
