use serde::Serialize;
use time::Date;

use super::filing::PlanFiling;
use super::needs::Needs;
use crate::assess::{Assessment, Matter};
use crate::diagnostic::Diagnostic;
use crate::subject::{AwardEntry, Composition, EntryKind, InitiativeEntry, RatingEntry, Span, Subject};
use crate::{Rulebook, Verdict};

/// Members of a collective in a planned year, where the record gives none.
const MEMBERS: u32 = 10;

/// The way to an award.
#[derive(Clone, Debug)]
pub struct Path<'r> {
    /// The award.
    pub award: &'r crate::law::Award,
    /// The verdict now, absent findings granted.
    pub now: Verdict,
    /// The earliest day of a decision; none within the years looked ahead.
    pub earliest: Option<Date>,
    /// The year under review at that decision.
    pub year: Option<i32>,
    /// What must happen, in order of the years.
    pub steps: Vec<PlanStep>,
    /// By when the dossiers of the planned awards and of the award itself must be filed.
    pub filings: Vec<PlanFiling<'r>>,
    /// The last year looked at.
    pub looked_to: i32,
}

/// One thing that must happen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PlanStep {
    /// The year of achievement.
    pub year: i32,
    /// What.
    pub kind: StepKind,
    /// Day of the decision, for awards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// What must happen in a year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// A rating at this rank of level or better.
    Rating(u16),
    /// An initiative or topic: kind and rank of scope.
    Initiative(u16, u16),
    /// Numbers of members as the criteria ask for.
    Composition,
    /// An award.
    Award(u16),
}

impl Rulebook {
    /// Every award that the subject can be proposed for now: its criteria are met, or only judgements of the assessing
    /// body are open.
    ///
    /// # Errors
    /// As [`Rulebook::assess`].
    pub fn proposable<'r>(
        &'r self,
        subject: &'r Subject,
        matter: &Matter,
    ) -> Result<Vec<Assessment<'r>>, Box<Diagnostic>> {
        let mut found = Vec::new();
        for (award, entry) in self.awards.iter() {
            if entry.is_for(subject.kind, matter.on) != Some(true) {
                continue;
            }
            let assessment = self.assess(subject, award, matter)?;
            let open = assessment
                .provided()
                .is_some_and(|findings| findings.iter().all(crate::assess::Missing::is_conduct));
            if assessment.verdict == Verdict::Met || open {
                found.push(assessment);
            }
        }
        found.sort_by_key(|assessment| (assessment.award.kind, assessment.award.rank));
        Ok(found)
    }

    /// The earliest decision by which the subject can have an award, and what must happen until then, year by year.
    ///
    /// Judgements of conduct are granted; every future year may be rated excellent and carry initiatives; awards of the ladder are
    /// obtained as soon as their own criteria are met. Time in posts and service goes on.
    ///
    /// # Errors
    /// As [`Rulebook::assess`].
    pub fn path<'r>(
        &'r self,
        subject: &Subject,
        award: u16,
        matter: &Matter,
        years_ahead: u8,
    ) -> Result<Path<'r>, Box<Diagnostic>> {
        let granted = self.granted(award, subject, matter);
        let first = self.assess(subject, award, &granted)?;
        let (now, year) = (first.verdict, first.year);
        let Some(asked) = self.awards.get(award) else {
            return Err(Box::new(crate::cases::unknown_award(self, "")));
        };
        let mut planner = Planner {
            law: self,
            base: subject,
            matter: matter.clone(),
            needs: Needs::of(self, award, subject, matter.on),
            steps: Vec::new(),
        };
        let looked_to = year.saturating_add(i32::from(years_ahead));
        let mut path = Path {
            award: asked,
            now,
            earliest: (now == Verdict::Met).then_some(matter.on),
            year: Some(year),
            steps: Vec::new(),
            filings: Vec::new(),
            looked_to,
        };
        if now == Verdict::Met {
            path.filings = self.filings_of(subject, matter, &[], (award, matter.on));
            return Ok(path);
        }
        // The year under review itself may still lack what a plan can add; then the years that follow.
        for ahead in 0..=i32::from(years_ahead) {
            let year = year.saturating_add(ahead);
            let Some(on) = planner.decision_day(year) else {
                break;
            };
            if planner.year(award, year, on) {
                path.earliest = Some(on);
                path.year = Some(year);
                planner.take_away(award, year, on);
                path.steps = planner.steps;
                // Within a year a plan stays in the order of the ladder: what an award rests on comes before it.
                path.steps.sort_by_key(|step| step.year);
                path.filings = self.filings_of(subject, matter, &path.steps, (award, on));
                return Ok(path);
            }
        }
        path.year = None;
        Ok(path)
    }
}

impl Rulebook {
    /// A plan does not count on feats, prizes and inventions: only judgements of conduct are granted. Titles and flags of
    /// collectives rest on findings altogether, so there all of them are.
    fn granted(&self, award: u16, subject: &Subject, matter: &Matter) -> Matter {
        let title = self.awards.get(award).is_some_and(|award| award.kind.is_title());
        Matter {
            grant_findings: title && subject.established.is_some(),
            grant_conduct: true,
            ..matter.clone()
        }
    }
}

struct Planner<'p, 'r> {
    law: &'r Rulebook,
    base: &'p Subject,
    matter: Matter,
    needs: Needs,
    steps: Vec<PlanStep>,
}

impl Planner<'_, '_> {
    /// The same day of the year after the year under review; the day in question itself for the first year.
    fn decision_day(&self, year: i32) -> Option<Date> {
        let on = self.matter.on;
        let wanted = year.checked_add(1)?.max(on.year());
        on.replace_year(wanted)
            .ok()
            .or_else(|| Date::from_ordinal_date(wanted, 59).ok())
    }

    /// Plans a year with everything good, takes the awards of the ladder that it allows; whether it reaches the award.
    fn year(&mut self, award: u16, year: i32, on: Date) -> bool {
        if self.base.rating(year).is_none() {
            let best = self
                .law
                .vocabulary
                .list("level")
                .iter()
                .map(|word| word.rank)
                .max()
                .unwrap_or(0);
            self.steps.push(PlanStep {
                year,
                kind: StepKind::Rating(best),
                on: None,
            });
        }
        for kind in self.needs.kinds.clone() {
            for _ in 0..self.needs.initiatives.max(1) {
                self.steps.push(PlanStep {
                    year,
                    kind: StepKind::Initiative(kind, self.needs.scope),
                    on: None,
                });
            }
        }
        let collective = self.base.established.is_some() || !self.base.compositions.is_empty();
        if collective && !self.base.compositions.iter().any(|entry| entry.year == year) {
            self.steps.push(PlanStep {
                year,
                kind: StepKind::Composition,
                on: None,
            });
        }
        for step in self.needs.awards.clone() {
            let held = self
                .base
                .awards
                .iter()
                .any(|entry| entry.award == step && entry.achieved() == Some(year));
            if held || step == award || self.verdict(&self.steps, step, year, on) != Verdict::Met {
                continue;
            }
            self.steps.push(PlanStep {
                year,
                kind: StepKind::Award(step),
                on: Some(on),
            });
        }
        self.verdict(&self.steps, award, year, on) == Verdict::Met
    }

    fn verdict(&self, steps: &[PlanStep], award: u16, year: i32, on: Date) -> Verdict {
        let subject = self.subject(steps);
        let matter = Matter {
            on,
            received: None,
            proposed: None,
            year: Some(year),
            ..self.law.granted(award, self.base, &self.matter)
        };
        self.law
            .assess(&subject, award, &matter)
            .map_or(Verdict::Unknown, |answer| answer.verdict)
    }

    /// The history with the steps of the plan; the record is taken as complete for the planned years.
    fn subject(&self, steps: &[PlanStep]) -> Subject {
        let mut subject = self.base.clone();
        for kind in EntryKind::ALL {
            let span = subject.complete.declared(kind);
            if span.from <= span.to {
                subject.complete.set(
                    kind,
                    Span {
                        from: span.from,
                        to: i32::MAX,
                    },
                );
            }
        }
        for (at, step) in steps.iter().enumerate() {
            match step.kind {
                StepKind::Rating(level) => subject.ratings.push(RatingEntry {
                    year: step.year,
                    level,
                    on: None,
                }),
                StepKind::Initiative(kind, scope) => subject.initiatives.push(InitiativeEntry {
                    year: step.year,
                    id: Some(format!("plan-{at}")),
                    name: None,
                    kind: Some(kind),
                    scope: Some(scope),
                    void: false,
                    recognised_by: None,
                    on: None,
                    replicable: None,
                    used: Vec::new(),
                }),
                StepKind::Composition => subject.compositions.push(self.composition(step.year)),
                StepKind::Award(award) => subject.awards.push(AwardEntry {
                    award,
                    year: Some(step.year),
                    from_year: None,
                    on: step.on,
                    merit: self.law.vocabulary.list("merit").find("cong-trang"),
                    ground: None,
                    revoked: None,
                    number: None,
                    by: None,
                    replaced_by: None,
                }),
            }
        }
        subject.sort();
        subject
    }

    /// A collective in which everybody has what can be counted, and nobody is disciplined.
    fn composition(&self, year: i32) -> Composition {
        let last = self.base.compositions.last();
        let everybody = self.law.everybody();
        let whole = everybody
            .and_then(|count| last.and_then(|entry| entry.count(count)))
            .unwrap_or(MEMBERS);
        let counts = (0_u16..)
            .zip(&self.law.counts)
            .map(|(at, rule)| (at, if rule.disciplined.is_some() { 0 } else { whole }))
            .collect();
        Composition { year, counts }
    }

    /// Takes away, one after the other, what the award does not need: later rungs first, then initiatives, then ratings
    /// lowered step by step. Awards that stay must remain earned.
    fn take_away(&mut self, award: u16, year: i32, on: Date) {
        let mut order: Vec<PlanStep> = self.steps.clone();
        // Within a year the higher rungs stand after those they rest on.
        order.reverse();
        order.sort_by_key(|step| {
            let (turn, kind) = match step.kind {
                StepKind::Award(_) => (0, 0),
                // A topic is harder to come by than an initiative.
                StepKind::Initiative(kind, _) => (1, kind),
                StepKind::Composition => (2, 0),
                StepKind::Rating(_) => (3, 0),
            };
            (turn, std::cmp::Reverse(kind), std::cmp::Reverse(step.year))
        });
        for step in order {
            let Some(at) = self.steps.iter().position(|own| *own == step) else {
                continue;
            };
            let kept = self.steps.remove(at);
            if self.still(award, year, on) {
                continue;
            }
            self.steps.insert(at, kept);
            if let StepKind::Rating(best) = step.kind {
                self.lower(at, best, award, year, on);
            }
        }
    }

    /// The lowest rating that is still enough.
    fn lower(&mut self, at: usize, best: u16, award: u16, year: i32, on: Date) {
        for level in 1..best {
            if let Some(step) = self.steps.get_mut(at) {
                step.kind = StepKind::Rating(level);
            }
            if self.still(award, year, on) {
                return;
            }
        }
        if let Some(step) = self.steps.get_mut(at) {
            step.kind = StepKind::Rating(best);
        }
    }

    /// Whether the award is still reached, and every planned award is still earned.
    fn still(&self, award: u16, year: i32, on: Date) -> bool {
        if self.verdict(&self.steps, award, year, on) != Verdict::Met {
            return false;
        }
        // What comes after an award, itself included, must not speak for or against it.
        self.steps
            .iter()
            .enumerate()
            .all(|(at, step)| match (&step.kind, step.on) {
                (StepKind::Award(rung), Some(day)) => {
                    let before = self.steps.get(..at).unwrap_or_default();
                    self.verdict(before, *rung, step.year, day) == Verdict::Met
                }
                _ => true,
            })
    }
}
