//! The leaves: each is answered once for all awards, for sixty-four subjects in a row.

use super::given::Given;
use super::lanes::{Each, LANES, Lanes, Words, at, bit, low, set};
use super::plan::{Law, Leaf, LeafAt, Test, Where};
use super::slots::{MANY, OLD, Tally, YEARLESS};
use super::slow::Slow;
use crate::Verdict;
use crate::assess::months_between;
use crate::subject::{ClosedFact, EntryKind};

/// Certain and possible length of a run for each subject of a block.
type Lengths = Box<Each<(u8, u8)>>;

/// Answers of the leaves for the block at hand.
pub(super) struct Leaves {
    words: Vec<Words>,
    done: Vec<u64>,
    /// Certain and possible length of the runs.
    windows: Vec<Option<Lengths>>,
}

impl Leaves {
    pub(super) fn new(law: &Law<'_>) -> Self {
        let window = |leaf: &Leaf<'_>| matches!(leaf.test, Test::Run(_)).then(|| Box::new([(0, 0); LANES]));
        Self {
            words: vec![Words::default(); law.leaves.len()],
            done: vec![0; law.leaves.len()],
            windows: law.leaves.iter().map(window).collect(),
        }
    }

    pub(super) fn next_block(&mut self) {
        self.done.fill(0);
    }

    /// The answers of a leaf, worked out for the subjects that still lack it.
    pub(super) fn answer(
        &mut self,
        given: &Given<'_, '_>,
        slow: &mut Slow<'_>,
        leaf: LeafAt,
        lanes: u64,
    ) -> Words {
        let number = leaf as usize;
        let done = self.done.get(number).copied().unwrap_or(u64::MAX);
        let open = lanes & !done;
        if open == 0 {
            return self.words.get(number).copied().unwrap_or_default();
        }
        let Some(plan) = given.law.leaves.get(number) else {
            return Words::default();
        };
        let new = self.work(given, slow, number, plan, open);
        if let Some(done) = self.done.get_mut(number) {
            *done |= open;
        }
        let Some(words) = self.words.get_mut(number) else {
            return new;
        };
        words.met = (words.met & !open) | (new.met & open);
        words.not = (words.not & !open) | (new.not & open);
        *words
    }

    fn work(
        &mut self,
        given: &Given<'_, '_>,
        slow: &mut Slow<'_>,
        number: usize,
        plan: &Leaf<'_>,
        open: u64,
    ) -> Words {
        let block = given.block;
        let mut opened = Opened { given, slow, plan };
        match &plan.test {
            Test::Unknown => Words::default(),
            Test::Finding(finding) => given.finding(*finding, open),
            Test::Rated(level) => each(open, |lane| {
                let (met, not) = given.rated(lane, *level);
                decided(met & 1 != 0, not & 1 != 0)
            }),
            Test::Run(run) => {
                let mut windows = self.windows.get_mut(number).and_then(Option::take);
                let words = each(open, |lane| {
                    let (verdict, certain, possible) = if run.anywhere {
                        (opened.verdict(lane), 0, 0)
                    } else {
                        given.run(lane, run)
                    };
                    if let Some(windows) = &mut windows {
                        set(windows, lane, (certain, possible));
                    }
                    verdict
                });
                if let Some(place) = self.windows.get_mut(number) {
                    *place = windows;
                }
                words
            }
            Test::RatedYears { level, at_least, run } => {
                self.answer(given, opened.slow, *run, open);
                let none = [0; LANES];
                let reached = block.at_least.get(*level).unwrap_or(&none);
                each(open, |lane| {
                    let (certain, possible) = self.window(*run, lane);
                    let (rated, reached) = (at(&block.rated, lane), at(reached, lane));
                    let certain = (reached & certain).count_ones();
                    let possible = ((reached | !rated) & possible).count_ones();
                    enough(certain, possible, *at_least, true)
                })
            }
            Test::Holds(slot) => given.holds(*slot, open),
            Test::Times { slot, at_least, span } => {
                let (from, to) = self.years(given, opened.slow, *span, open);
                let Some(tally) = block.counts.get(*slot) else {
                    return Words::default();
                };
                let odd = if *span == Where::Ever {
                    YEARLESS | MANY | OLD
                } else {
                    YEARLESS | MANY
                };
                each(open, |lane| {
                    if at(&tally.flags, lane) & odd != 0 {
                        return opened.verdict(lane);
                    }
                    let complete = given.complete(lane, EntryKind::Awards, *span, at(&to, lane));
                    count(tally, lane, at(&from, lane), at(&to, lane), *at_least, complete)
                })
            }
            Test::Initiatives {
                slot,
                target,
                at_least,
                span,
            } => {
                let (from, to) = self.years(given, opened.slow, *span, open);
                let Some(tally) = block.initiatives.get(*slot) else {
                    return Words::default();
                };
                let odd = if *span == Where::Ever { MANY | OLD } else { MANY };
                let used = if target.is_some() { block.used } else { 0 };
                each(open, |lane| {
                    if at(&tally.flags, lane) & odd != 0 || used & bit(lane) != 0 {
                        return opened.verdict(lane);
                    }
                    let complete = given.complete(lane, EntryKind::Initiatives, *span, at(&to, lane));
                    count(tally, lane, at(&from, lane), at(&to, lane), *at_least, complete)
                })
            }
            Test::Undisciplined(rank) => each(open, |lane| given.undisciplined(lane, *rank)),
            Test::Closed { fact, values } => each(open, |lane| {
                let value = block.fact(given.rows, lane, *fact);
                value.map_or(Verdict::Unknown, |value| Verdict::from(values.contains(&value)))
            }),
            Test::Established(years) => each(open, |lane| {
                let day = super::tables::day(given.rows.established.raw(block.row(lane)));
                day.map_or(Verdict::Unknown, |day| {
                    let months = months_between(day, opened.slow.matter.on).0;
                    Verdict::from(months >= u32::from(*years).saturating_mul(12))
                })
            }),
            Test::Service(kinds, least, under) if kinds.is_empty() => each(open, |lane| {
                let day = super::tables::day(given.rows.service_from.raw(block.row(lane)));
                day.map_or(Verdict::Unknown, |day| {
                    let months = months_between(day, opened.slow.matter.on).0;
                    Verdict::from(months >= *least && under.is_none_or(|under| months < under))
                })
            }),
            Test::Service(kinds, least, under) => each(open, |lane| {
                let entries = given.rows.service.row(block.row(lane));
                if entries.iter().any(|entry| kinds.contains(&entry.kind)) {
                    return opened.verdict(lane);
                }
                let complete = block.complete_to(lane, EntryKind::Service, given.asked.on_year);
                match (*least == 0, complete) {
                    _ if *under == Some(0) => Verdict::NotMet,
                    (true, true) => Verdict::Met,
                    (true, false) if under.is_none() => Verdict::Met,
                    (false, true) => Verdict::NotMet,
                    _ => Verdict::Unknown,
                }
            }),
            Test::Post { posts, periods } => each(open, |lane| {
                let entries = given.rows.posts.row(block.row(lane));
                if entries.iter().any(|entry| posts.contains(&entry.post)) {
                    return opened.verdict(lane);
                }
                let in_period = match block.fact(given.rows, lane, ClosedFact::Period) {
                    _ if periods.is_empty() => Verdict::Met,
                    Some(period) => Verdict::from(periods.contains(&period)),
                    None => Verdict::Unknown,
                };
                in_period.and(given.absent(lane, EntryKind::Posts))
            }),
            Test::Movement => each(open, |lane| {
                if given.rows.movements.row(block.row(lane)).is_empty() {
                    given.absent(lane, EntryKind::Movements)
                } else {
                    opened.verdict(lane)
                }
            }),
            Test::Count { at_least, at_most } => each(open, |lane| {
                if given.has_numbers(lane) {
                    return opened.verdict(lane);
                }
                let open = at_least.is_some_and(|bound| bound > 0) || at_most.is_some();
                if open { Verdict::Unknown } else { Verdict::Met }
            }),
            Test::Share { attainable } => each(open, |lane| {
                if given.has_numbers(lane) {
                    opened.verdict(lane)
                } else if *attainable {
                    Verdict::Unknown
                } else {
                    Verdict::NotMet
                }
            }),
            Test::Fact => each(open, |lane| {
                if given.rows.facts.row(block.row(lane)).is_empty() {
                    Verdict::Unknown
                } else {
                    opened.verdict(lane)
                }
            }),
        }
    }

    /// Certain and possible years of a run, as bits back from the year under review.
    fn window(&self, run: LeafAt, lane: usize) -> (u64, u64) {
        let windows = self.windows.get(run as usize).and_then(Option::as_ref);
        let (certain, possible) = windows.map_or((0, 0), |windows| at(windows, lane));
        (low(i64::from(certain)), low(i64::from(possible)))
    }

    fn years(
        &mut self,
        given: &Given<'_, '_>,
        slow: &mut Slow<'_>,
        span: Where,
        open: u64,
    ) -> (Each<u64>, Each<u64>) {
        match span {
            Where::Ever => ([u64::MAX; LANES], [u64::MAX; LANES]),
            Where::Review => ([1; LANES], [1; LANES]),
            Where::Within(run) => {
                self.answer(given, slow, run, open);
                let (mut from, mut to) = ([0; LANES], [0; LANES]);
                for lane in Lanes(open) {
                    let (certain, possible) = self.window(run, lane);
                    set(&mut from, lane, certain);
                    set(&mut to, lane, possible);
                }
                (from, to)
            }
        }
    }
}

/// A leaf that the explaining evaluator may open.
struct Opened<'o, 'g, 'r, 's> {
    given: &'o Given<'g, 'r>,
    slow: &'o mut Slow<'s>,
    plan: &'o Leaf<'r>,
}

impl Opened<'_, '_, '_, '_> {
    #[cold]
    fn verdict(&mut self, lane: usize) -> Verdict {
        let first = self.given.block.first;
        let answer = self.slow.leaf(
            self.given.rows,
            first,
            lane,
            self.plan.rule,
            self.plan.award,
            self.plan.at,
        );
        answer.0
    }
}

pub(super) fn each(lanes: u64, mut answer: impl FnMut(usize) -> Verdict) -> Words {
    let mut words = Words::default();
    for lane in Lanes(lanes) {
        match answer(lane) {
            Verdict::Met => words.met |= bit(lane),
            Verdict::NotMet => words.not |= bit(lane),
            Verdict::Unknown => {}
        }
    }
    words
}

pub(super) fn decided(met: bool, not: bool) -> Verdict {
    match (met, not) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::NotMet,
        (false, false) => Verdict::Unknown,
    }
}

fn enough(certain: u32, possible: u32, at_least: u16, complete: bool) -> Verdict {
    let needed = u32::from(at_least);
    decided(certain >= needed, possible < needed && complete)
}

fn count(tally: &Tally, lane: usize, certain: u64, possible: u64, at_least: u16, complete: bool) -> Verdict {
    enough(
        tally.certain(lane, certain),
        tally.all(lane, possible),
        at_least,
        complete,
    )
}
