//! The class that points and facts give under a rating system.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::{NotRated, RatedKind, RatingCeiling, RatingCondition, RatingLevel, RatingSystem, RatingTest};
use crate::number::Ratio;
use crate::{FactValue, Grade, Rulebook, Verdict};

/// What is known of a subject when it is rated.
#[derive(Clone, Debug)]
pub struct RatingFacts {
    /// Class of subject.
    pub kind: RatedKind,
    /// Points, where the system has points.
    pub points: Option<Decimal>,
    /// Facts by name: shares as decimals (`0.3`), numbers, booleans, levels as words.
    pub facts: BTreeMap<String, FactValue>,
}

/// The class found.
#[derive(Clone, Debug, Serialize)]
pub struct ClassAnswer<'r> {
    /// The system.
    pub system: &'r str,
    /// Whether the subject is rated at all.
    pub rated: Verdict,
    /// The level; none where it is not rated or not known.
    pub level: Option<&'r str>,
    /// The levels that are still possible, best first, where facts are missing.
    pub possible: Vec<&'r str>,
    /// The levels tried, best first.
    pub steps: Vec<ClassStep<'r>>,
    /// Articles that keep the subject from being rated, or from a better level.
    pub because: Vec<String>,
    /// Facts that are missing.
    pub missing: Vec<String>,
    /// Weakest grade of the rules that decided.
    pub grade: Grade,
}

/// One level tried.
#[derive(Clone, Debug, Serialize)]
pub struct ClassStep<'r> {
    /// The level.
    pub level: &'r str,
    /// Whether its points and conditions hold.
    pub holds: Verdict,
    /// Conditions that do not hold.
    pub failed: Vec<&'r str>,
    /// Article.
    pub cite: &'r str,
}

impl RatingFacts {
    /// Whether a fact passes a test; unknown where it is not given or of another kind.
    fn passes(&self, fact: &str, test: RatingTest, rulebook: &Rulebook) -> Verdict {
        let Some(value) = self.facts.get(fact) else {
            return Verdict::Unknown;
        };
        let number = || value.number().map(Ratio::whole);
        let found = match test {
            RatingTest::Is(wanted) => value.boolean().map(|own| own == wanted),
            RatingTest::AtLeast(least) => number().map(|own| own.at_least(least)),
            RatingTest::AtMost(most) => number().map(|own| most.at_least(own)),
            RatingTest::LessThan(bound) => number().map(|own| !own.at_least(bound)),
            RatingTest::Between(least, bound) => {
                number().map(|own| own.at_least(least) && !own.at_least(bound))
            }
            RatingTest::Rated(rank) => value.word().and_then(|word| {
                let list = rulebook.vocabulary.list("level");
                list.find(word)
                    .and_then(|at| list.get(at))
                    .map(|word| word.rank >= rank)
            }),
        };
        found.map_or(Verdict::Unknown, Verdict::from)
    }

    fn is_true(&self, fact: &str) -> Verdict {
        self.facts
            .get(fact)
            .and_then(FactValue::boolean)
            .map_or(Verdict::Unknown, Verdict::from)
    }

    fn concerns(&self, subjects: &[RatedKind]) -> bool {
        subjects.is_empty() || subjects.contains(&self.kind)
    }

    fn condition(&self, condition: &RatingCondition, rulebook: &Rulebook) -> Verdict {
        let holds = self.passes(&condition.fact, condition.test, rulebook);
        match &condition.only_if {
            None => holds,
            Some(fact) => holds.or(self.is_true(fact).not()),
        }
    }

    fn ceiling(&self, ceiling: &RatingCeiling, rulebook: &Rulebook) -> Verdict {
        let applies = self.passes(&ceiling.fact, ceiling.test, rulebook);
        match &ceiling.unless {
            None => applies,
            Some(fact) => applies.and(self.is_true(fact).not()),
        }
    }
}

impl RatingSystem {
    /// The class of a subject: the best level whose points and conditions hold, within the ceilings.
    ///
    /// Points and conditions that are not given leave a level open. A ceiling, or a ground for not being rated, counts
    /// only where its fact is given: it is an exception that somebody must assert.
    pub fn class_of<'r>(&'r self, facts: &RatingFacts, rulebook: &'r Rulebook) -> ClassAnswer<'r> {
        let words = rulebook.vocabulary.list("level");
        let mut answer = ClassAnswer {
            system: &self.id,
            rated: Verdict::Met,
            level: None,
            possible: Vec::new(),
            steps: Vec::new(),
            because: Vec::new(),
            missing: Vec::new(),
            grade: Grade::Confirmed,
        };
        let excluded = |rule: &&NotRated| {
            facts.concerns(&rule.subjects) && facts.passes(&rule.fact, rule.test, rulebook) == Verdict::Met
        };
        if let Some(rule) = self.not_rated.iter().find(excluded) {
            answer.rated = Verdict::NotMet;
            answer.because.push(rule.origin.cite.clone());
            answer.grade = rule.origin.grade;
            return answer;
        }
        let mut most = u16::MAX;
        for ceiling in self
            .ceilings
            .iter()
            .filter(|ceiling| facts.concerns(&ceiling.subjects))
        {
            if facts.ceiling(ceiling, rulebook) == Verdict::Met && ceiling.rank < most {
                most = ceiling.rank;
                answer.because = vec![ceiling.origin.cite.clone()];
                answer.grade = ceiling.origin.grade;
            }
        }
        let mut open = false;
        for level in self.levels.iter().filter(|level| facts.concerns(&level.subjects)) {
            let name = words.id(level.level);
            let (holds, failed) = self.holds(level, facts, rulebook, &mut answer.missing);
            let holds = if level.rank > most { Verdict::NotMet } else { holds };
            answer.steps.push(ClassStep {
                level: name,
                holds,
                failed,
                cite: &level.origin.cite,
            });
            match holds {
                Verdict::NotMet => {}
                Verdict::Unknown => {
                    open = true;
                    answer.possible.push(name);
                }
                Verdict::Met => {
                    answer.grade = answer.grade.min(level.origin.grade);
                    answer.possible.push(name);
                    if !open {
                        answer.level = Some(name);
                        answer.possible.clear();
                        answer.missing.clear();
                    }
                    break;
                }
            }
        }
        if answer.level.is_none() {
            answer.rated = Verdict::Unknown;
        }
        answer
    }

    fn holds<'r>(
        &'r self,
        level: &RatingLevel,
        facts: &RatingFacts,
        rulebook: &Rulebook,
        missing: &mut Vec<String>,
    ) -> (Verdict, Vec<&'r str>) {
        if level.otherwise {
            return (Verdict::Met, Vec::new());
        }
        let mut ask = |fact: &str| {
            if !missing.iter().any(|known| known == fact) {
                missing.push(fact.to_owned());
            }
        };
        let mut holds = Verdict::Met;
        if level.not_known.is_some() {
            holds = Verdict::Unknown;
        }
        if let Some(least) = level.at_least {
            match facts.points {
                Some(points) => holds = holds.and((points >= least).into()),
                None => {
                    ask("points");
                    holds = holds.and(Verdict::Unknown);
                }
            }
        }
        let mut failed = Vec::new();
        for condition in level.conditions.iter().filter_map(|at| self.conditions.get(*at)) {
            let own = facts.condition(condition, rulebook);
            match own {
                Verdict::NotMet => failed.push(condition.id.as_str()),
                Verdict::Unknown => ask(&condition.fact),
                Verdict::Met => {}
            }
            holds = holds.and(own);
        }
        (holds, failed)
    }
}
