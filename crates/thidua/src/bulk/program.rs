//! A rulebook compiled for a question, and its run over histories.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use time::Date;

use super::block::{Asked, Block};
use super::code::{Code, Reasons, TooManyPoints};
use super::compile::Compiler;
use super::given::Given;
use super::histories::Histories;
use super::lanes::{LANES, Lanes, Words};
use super::leaves::Leaves;
use super::plan::Law;
use super::points::{Points, same};
use super::slow::Slow;
use super::verdicts::{Part, Verdicts};
use crate::assess::{Matter, Reason};
use crate::diagnostic::Diagnostic;
use crate::law::Readings;
use crate::subject::SubjectKind;
use crate::{Bilingual, Rulebook, Verdict};

/// Subjects that one thread takes at a time.
const PART: usize = 16_384;

/// Awards of a day compiled once: what they share is evaluated once.
#[derive(Clone, Debug)]
pub struct Program<'r> {
    rulebook: &'r Rulebook,
    matter: Matter,
    readings: Readings,
    awards: Vec<u16>,
    laws: Vec<Law<'r>>,
    reasons: Reasons<'r>,
    asked: Asked,
}

impl<'r> Program<'r> {
    /// Compiles awards, given by their numbers in the catalogue, for a question.
    ///
    /// # Errors
    /// The day lies before the law files; an award is unknown; the awards have too many points together.
    pub fn compile(rulebook: &'r Rulebook, matter: &Matter, awards: &[u16]) -> Result<Self, Box<Diagnostic>> {
        rulebook.covered(matter.on)?;
        if awards.iter().any(|award| rulebook.awards.get(*award).is_none()) {
            return Err(Box::new(Diagnostic::error(
                "unknown-award",
                Bilingual::new("không có danh hiệu, hình thức này", "there is no such award"),
            )));
        }
        let readings = matter
            .readings
            .clone()
            .unwrap_or_else(|| rulebook.readings().clone());
        let mut reasons = Reasons::default();
        let (days, _) = rulebook.law_days(matter);
        let laws: Result<Vec<Law<'r>>, TooManyPoints> = days
            .into_iter()
            .map(|day| Compiler::compile(rulebook, matter, &readings, day, awards, &mut reasons))
            .collect();
        let laws = laws.map_err(|problem| {
            Box::new(Diagnostic::error(
                "too-many-points",
                Bilingual::new(
                    "các danh hiệu, hình thức được hỏi có hơn 16.000 điểm; hãy hỏi ít hơn mỗi lần",
                    problem.to_string(),
                ),
            ))
        })?;
        let if_rated = rulebook
            .counting_on(matter.on)
            .find_map(|rule| rule.review_if_rated);
        Ok(Self {
            rulebook,
            asked: Asked {
                on: matter.on.to_julian_day(),
                on_year: matter.on.year(),
                year: matter.year,
                proposal: matter.proposal().year(),
                if_rated: if_rated.unwrap_or(false),
                grant: matter.grant_findings,
                grant_conduct: matter.grant_conduct,
            },
            matter: matter.clone(),
            readings,
            awards: awards.to_vec(),
            laws,
            reasons,
        })
    }

    /// Every award that exists for some kind of subject on a day.
    pub fn awards_in_force(rulebook: &Rulebook, on: Date) -> Vec<u16> {
        rulebook
            .awards
            .iter()
            .filter(|(number, award)| {
                SubjectKind::all().any(|kind| award.is_for(kind, on) == Some(true))
                    || rulebook
                        .rules_of(*number)
                        .any(|rule| rule.in_force_on(on) && rule.fills.is_empty())
            })
            .map(|(number, _)| number)
            .collect()
    }

    /// The awards, in the order of the columns of the verdicts.
    pub fn awards(&self) -> &[u16] {
        &self.awards
    }

    /// The rulebook.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// The question.
    pub fn matter(&self) -> &Matter {
        &self.matter
    }

    /// What a code names: the point that decides, or why no rule answers.
    pub fn reason(&self, code: Code) -> Option<Reason<'r>> {
        self.reasons.list.get(usize::from(code.point())).copied()
    }

    /// The number of reasons; the point of every code is smaller.
    pub fn reasons(&self) -> usize {
        self.reasons.list.len()
    }

    /// Evaluates every row, on so many threads; the answer does not depend on their number.
    pub fn run(&self, rows: &Histories, threads: usize) -> Verdicts {
        let parts = rows.len().div_ceil(PART);
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<(usize, Part)>> = Mutex::new(Vec::with_capacity(parts));
        let work = || {
            let mut bench: Vec<Bench<'_, 'r>> = self.laws.iter().map(|law| Bench::new(self, law)).collect();
            loop {
                let part = next.fetch_add(1, Ordering::Relaxed);
                if part >= parts {
                    break;
                }
                let first = part.saturating_mul(PART);
                let answers = self.part(
                    &mut bench,
                    rows,
                    first,
                    PART.min(rows.len().saturating_sub(first)),
                );
                match done.lock() {
                    Ok(mut done) => done.push((part, answers)),
                    Err(poisoned) => poisoned.into_inner().push((part, answers)),
                }
            }
        };
        if threads <= 1 || parts <= 1 {
            work();
        } else {
            thread::scope(|scope| {
                for _ in 1..threads.min(parts) {
                    // Where no thread can be started, the others do the work.
                    let _started = thread::Builder::new().spawn_scoped(scope, work);
                }
                work();
            });
        }
        let mut done = done.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        done.sort_unstable_by_key(|(number, _)| *number);
        let mut verdicts = Verdicts::new(self.awards.len());
        for (_, part) in done {
            verdicts.push(part);
        }
        verdicts
    }

    fn part(&self, bench: &mut [Bench<'_, 'r>], rows: &Histories, first: usize, count: usize) -> Part {
        let mut part = Part::new(self.awards.len(), count);
        let end = first.saturating_add(count);
        for start in (first..end).step_by(LANES) {
            let lanes = LANES.min(end.saturating_sub(start));
            for law in bench.iter_mut() {
                law.answer(self.asked, rows, start, lanes);
            }
            for at in 0..self.awards.len() {
                let mut codes = [0_u16; LANES];
                self.award(bench, rows, at, &mut codes);
                part.extend(at, codes.get(..lanes).unwrap_or_default());
            }
            part.advance(lanes);
        }
        for law in bench.iter_mut() {
            part.opened = part.opened.saturating_add(std::mem::take(&mut law.slow.leaves));
        }
        part
    }

    /// The codes of one award for the block at hand.
    fn award(&self, bench: &[Bench<'_, 'r>], rows: &Histories, at: usize, codes: &mut [u16; LANES]) {
        let answers: Vec<(Words, u64)> = bench.iter().map(|law| law.award(at)).collect();
        let mut overall = Words {
            met: 0,
            not: u64::MAX,
        };
        for (words, _) in &answers {
            overall.met |= words.met;
            overall.not &= words.not;
        }
        let Some(first) = bench.first() else { return };
        let mut lanes = first.block.lanes;
        for (law, (words, any)) in bench.iter().zip(answers) {
            let carries = lanes & same(words, overall);
            let given = law.given(self.asked, rows);
            let rules = law.law.awards.get(at).map(Vec::as_slice).unwrap_or_default();
            law.points.reasons(&given, rules, overall, carries & any, codes);
            if let Some(without) = law.law.without.get(at) {
                for (code, kind) in without.iter().zip(&law.block.kinds) {
                    for lane in Lanes(carries & !any & kind) {
                        super::lanes::set(codes, lane, *code);
                    }
                }
            }
            lanes &= !carries;
            if lanes == 0 {
                break;
            }
        }
    }
}

/// Room for the block at hand under one law.
struct Bench<'p, 'r> {
    law: &'p Law<'r>,
    block: Block,
    leaves: Leaves,
    points: Points,
    slow: Slow<'p>,
}

impl<'p, 'r> Bench<'p, 'r> {
    fn new(program: &'p Program<'r>, law: &'p Law<'r>) -> Self {
        let findings = program.rulebook.vocabulary.list("finding").len();
        Self {
            law,
            block: Block::new(law, findings),
            leaves: Leaves::new(law),
            points: Points::new(law),
            slow: Slow::new(program.rulebook, &program.matter, &program.readings, law.law_of),
        }
    }

    fn given<'g>(&'g self, asked: Asked, rows: &'g Histories) -> Given<'g, 'r> {
        Given {
            law: self.law,
            rows,
            block: &self.block,
            asked,
        }
    }

    fn answer(&mut self, asked: Asked, rows: &Histories, first: usize, count: usize) {
        self.block.gather(self.law, asked, rows, first, count);
        self.leaves.next_block();
        self.slow.next_block();
        let given = Given {
            law: self.law,
            rows,
            block: &self.block,
            asked,
        };
        self.points.answer(&given, &mut self.leaves, &mut self.slow);
    }

    /// The answer of one award, and the subjects that some rule is for.
    fn award(&self, at: usize) -> (Words, u64) {
        let rules = self.law.awards.get(at).map(Vec::as_slice).unwrap_or_default();
        let (mut words, any) = self.points.best(self.law, rules);
        let beyond = self.points.beyond_categories(self.law, rules);
        if let Some(without) = self.law.without.get(at) {
            for (code, kind) in without.iter().zip(&self.block.kinds) {
                let lanes = kind & !any;
                match Code(*code).verdict() {
                    Verdict::Met => words.met |= lanes,
                    Verdict::NotMet => words.not |= lanes,
                    Verdict::Unknown => words.not &= !(kind & beyond),
                }
            }
        }
        (words, any)
    }
}
