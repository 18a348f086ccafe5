//! The explaining evaluator: one pass over the points of a rule, every part evaluated, one tree.

use time::Date;

use super::matter::Matter;
use super::node::{Evidence, Missing, Node, Observed, Why, Window};
use crate::law::{ChosenBy, CountSpan, Finding, Point, PointAt, Readings, Rule, Test};
use crate::subject::{ClosedFact, EntryKind, Subject};
use crate::{Grade, Rulebook, Verdict};

/// Deepest nesting of criteria of other awards.
pub(crate) const MOST_DEPTH: u8 = 6;

/// What the points of a rule are evaluated against.
pub(crate) struct Evaluator<'r> {
    pub(crate) law: &'r Rulebook,
    pub(crate) subject: &'r Subject,
    pub(crate) on: Date,
    pub(crate) law_of: Date,
    pub(crate) year: i32,
    pub(crate) readings: Readings,
    pub(crate) grant: bool,
    pub(crate) grant_conduct: bool,
    pub(crate) start_after: Choice,
    pub(crate) start_grade: Option<Grade>,
    pub(crate) unrated_breaks: bool,
    pub(crate) restarts: bool,
    received: Option<Date>,
    depth: u8,
}

/// Which answers a rule on counting may have: both while its doubt is undecided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) yes: bool,
    pub(crate) no: bool,
}

impl Choice {
    fn only(answer: bool) -> Self {
        Self {
            yes: answer,
            no: !answer,
        }
    }

    /// The answer of an entry; under a doubt the words of the options stand in for the word of the entry.
    fn of(
        law: &Rulebook,
        readings: &Readings,
        doubt: Option<u16>,
        own: bool,
        meaning: fn(&str) -> Option<bool>,
    ) -> Self {
        let Some((at, doubt)) = doubt.and_then(|at| Some((at, law.doubts.get(usize::from(at))?))) else {
            return Self::only(own);
        };
        let taken = readings.taken(at);
        let mut found = Self {
            yes: false,
            no: false,
        };
        for (option, declared) in (0_u8..).zip(&doubt.options) {
            if taken.is_none_or(|taken| taken == option) {
                let answer = meaning(&declared.id);
                found.yes |= answer == Some(true);
                found.no |= answer == Some(false);
            }
        }
        if found.yes || found.no {
            found
        } else {
            Self::only(own)
        }
    }
}

/// How years are counted under the rules of a day.
pub(crate) struct Counting {
    pub(crate) start_after: Choice,
    pub(crate) start_grade: Option<Grade>,
    pub(crate) unrated_breaks: bool,
    pub(crate) restarts: bool,
}

impl Counting {
    pub(crate) fn of(law: &Rulebook, readings: &Readings, law_of: Date) -> Self {
        let mut counting = Self {
            start_after: Choice::only(true),
            start_grade: None,
            unrated_breaks: false,
            restarts: false,
        };
        for rule in law.counting_on(law_of) {
            if let Some(after) = rule.start_after {
                counting.start_after = Choice::of(law, readings, rule.doubt, after, |word| match word {
                    "year-after-decision" => Some(true),
                    "decision-year" => Some(false),
                    _ => None,
                });
                counting.start_grade = Some(rule.origin.grade);
            }
            if let Some(breaks) = rule.unrated_breaks {
                let breaks = Choice::of(law, readings, rule.doubt, breaks, |word| match word {
                    "break" => Some(true),
                    "unknown" => Some(false),
                    _ => None,
                });
                counting.unrated_breaks = breaks.yes && !breaks.no;
            }
            counting.restarts = counting.restarts || rule.restart;
        }
        counting
    }
}

/// What one leaf answers.
pub(super) struct Leaf {
    pub(super) verdict: Verdict,
    pub(super) observed: Observed,
    pub(super) counted: Vec<Evidence>,
    pub(super) not_counted: Vec<(Evidence, Why)>,
    pub(super) missing: Vec<Missing>,
    pub(super) weakest: Option<Grade>,
}

impl Leaf {
    pub(super) fn new(verdict: Verdict, observed: Observed) -> Self {
        Self {
            verdict,
            observed,
            counted: Vec::new(),
            not_counted: Vec::new(),
            missing: Vec::new(),
            weakest: None,
        }
    }

    pub(super) fn missing(mut self, missing: Missing) -> Self {
        if self.verdict == Verdict::Unknown {
            self.missing.push(missing);
        }
        self
    }
}

/// One rule under evaluation: the windows of its runs are worked out once.
pub(super) struct RuleRun<'e, 'r> {
    pub(super) with: &'e Evaluator<'r>,
    rule: &'r Rule,
    award: u16,
    windows: Vec<Option<Window>>,
}

impl<'r> Evaluator<'r> {
    /// The evaluator of a matter on the law of a day.
    pub(crate) fn new(
        law: &'r Rulebook,
        subject: &'r Subject,
        matter: &Matter,
        readings: &Readings,
        law_of: Date,
        grant: bool,
    ) -> Self {
        let mut evaluator = Self {
            law,
            subject,
            on: matter.on,
            law_of,
            year: matter.review_year(law, subject),
            readings: readings.clone(),
            grant,
            grant_conduct: matter.grant_conduct,
            start_after: Choice::only(true),
            start_grade: None,
            unrated_breaks: false,
            restarts: false,
            received: matter.received,
            depth: 0,
        };
        let counting = Counting::of(law, readings, law_of);
        evaluator.start_after = counting.start_after;
        evaluator.start_grade = counting.start_grade;
        evaluator.unrated_breaks = counting.unrated_breaks;
        evaluator.restarts = counting.restarts;
        evaluator
    }

    /// The tree of a rule.
    pub(crate) fn explain(&self, rule: &'r Rule) -> Option<Node<'r>> {
        self.explain_for(rule, rule.award)
    }

    /// The tree of a rule for an award, which may be another than that of the rule of a bylaw.
    fn explain_for(&self, rule: &'r Rule, award: u16) -> Option<Node<'r>> {
        let mut run = RuleRun {
            with: self,
            rule,
            award,
            windows: vec![None; rule.points.len()],
        };
        run.node(0)
    }

    /// One leaf alone, with its window where it is a run: what the columnar evaluator opens in unusual histories.
    pub(crate) fn leaf_alone(&self, rule: &'r Rule, award: u16, at: PointAt) -> (Verdict, Option<Window>) {
        let Some(point) = rule.point(at) else {
            return (Verdict::Unknown, None);
        };
        let mut run = RuleRun {
            with: self,
            rule,
            award,
            windows: vec![None; rule.points.len()],
        };
        let verdict = run.leaf(at, point).verdict;
        (verdict, run.windows.get(usize::from(at)).copied().flatten())
    }

    /// The rule of a bylaw that fills a hole of the statute; none where bylaws refer to each other without end.
    fn filling(&self, key: &str) -> Option<&'r Rule> {
        self.law
            .rules
            .iter()
            .find(|rule| rule.fills == key && rule.in_force_on(self.law_of) && self.depth < MOST_DEPTH)
    }

    /// The day on which a rule must be in force to apply.
    pub(crate) fn day_of(&self, rule: &Rule) -> Date {
        match rule.chosen_by {
            ChosenBy::Decision => self.law_of,
            ChosenBy::Received => self.received.unwrap_or(self.law_of),
            ChosenBy::Achievement => {
                Date::from_calendar_date(self.year, time::Month::December, 31).unwrap_or(self.law_of)
            }
        }
    }

    /// The same one step deeper: criteria of another award, the rule of a bylaw.
    fn deeper(&self) -> Self {
        Self {
            depth: self.depth.saturating_add(1),
            law: self.law,
            subject: self.subject,
            on: self.on,
            law_of: self.law_of,
            year: self.year,
            readings: self.readings.clone(),
            grant: self.grant,
            grant_conduct: self.grant_conduct,
            start_after: self.start_after,
            start_grade: self.start_grade,
            unrated_breaks: self.unrated_breaks,
            restarts: self.restarts,
            received: self.received,
        }
    }

    /// The tree of the criteria of another award.
    fn criteria(&self, award: u16) -> (Verdict, Vec<Node<'r>>, Option<Missing>) {
        let inner = self.deeper();
        let unknown = || Some(Missing::Criterion(self.law.awards.id(award).to_owned()));
        if inner.depth > MOST_DEPTH {
            return (Verdict::Unknown, Vec::new(), unknown());
        }
        let mut verdict = None;
        let mut nodes = Vec::new();
        let mut missing = None;
        for rule in self.law.rules_of(award) {
            let applies = super::assessment::applies(rule, self.subject, self.day_of(rule));
            if applies == Verdict::NotMet {
                continue;
            }
            let Some(mut node) = inner.explain(rule) else {
                continue;
            };
            let answer = applies.and(node.verdict);
            if applies == Verdict::Unknown {
                // The rule carries nothing as long as it may not be for this subject.
                missing = Some(Missing::Fact(ClosedFact::Category));
                node.verdict = answer;
                node.grade = node.grade.filter(|_| answer != Verdict::Unknown);
                node.missing
                    .extend((answer == Verdict::Unknown).then_some(Missing::Fact(ClosedFact::Category)));
            }
            verdict = Some(verdict.map_or(answer, |so_far: Verdict| so_far.or(answer)));
            nodes.push(node);
        }
        match verdict {
            Some(verdict) => {
                let may_apply = nodes.iter().map(|node| node.rule);
                let beyond = self
                    .law
                    .beyond_categories(self.subject, award, self.law_of, may_apply);
                (verdict.or(beyond), nodes, missing)
            }
            None => match self.law.without(self.subject.kind, award, self.law_of).verdict() {
                Verdict::Unknown => (Verdict::Unknown, nodes, unknown()),
                verdict => (verdict, nodes, None),
            },
        }
    }
}

impl<'r> RuleRun<'_, 'r> {
    fn node(&mut self, at: PointAt) -> Option<Node<'r>> {
        let rule = self.rule;
        let point = rule.point(at)?;
        Some(match &point.test {
            Test::All(parts) | Test::Any(parts) | Test::AtLeastOf(_, parts) | Test::Agree(parts) => {
                let children = self.children(parts);
                let verdict = joined(&point.test, &children);
                self.joined_node(point, verdict, Observed::Parts, children)
            }
            Test::Not(part) => {
                let children = self.children(&[*part]);
                let verdict = children
                    .first()
                    .map_or(Verdict::Unknown, |child| child.verdict.not());
                self.joined_node(point, verdict, Observed::Parts, children)
            }
            Test::Reading { doubt, options } => self.reading(point, *doubt, options),
            Test::Case {
                fact,
                points,
                otherwise,
            } => self.case(point, *fact, points, *otherwise),
            Test::Criteria(award) => {
                let (verdict, children, missing) = self.with.criteria(*award);
                let mut node = self.joined_node(point, verdict, Observed::Parts, children);
                if verdict == Verdict::Unknown {
                    node.missing.extend(missing);
                } else if node.children.is_empty() {
                    node.grade = Some(point.origin.grade);
                }
                node
            }
            Test::Local { key, .. } if self.with.filling(key).is_some() => {
                let children: Vec<Node<'r>> = self
                    .with
                    .filling(key)
                    .and_then(|rule| self.with.deeper().explain_for(rule, self.award))
                    .into_iter()
                    .collect();
                let verdict = children.first().map_or(Verdict::Unknown, |child| child.verdict);
                self.joined_node(point, verdict, Observed::Parts, children)
            }
            _ => {
                let leaf = self.leaf(at, point);
                self.leaf_node(point, leaf)
            }
        })
    }

    fn children(&mut self, parts: &[PointAt]) -> Vec<Node<'r>> {
        let mut children = Vec::with_capacity(parts.len());
        children.extend(parts.iter().filter_map(|part| self.node(*part)));
        children
    }

    fn joined_node(
        &self,
        point: &'r Point,
        verdict: Verdict,
        observed: Observed,
        children: Vec<Node<'r>>,
    ) -> Node<'r> {
        let grade = grade_of(&point.test, verdict, &children).map(|grade| grade.min(point.origin.grade));
        Node {
            rule: self.rule,
            point,
            verdict,
            grade,
            observed,
            counted: Vec::new(),
            not_counted: Vec::new(),
            missing: Vec::new(),
            children,
        }
    }

    fn leaf_node(&self, point: &'r Point, leaf: Leaf) -> Node<'r> {
        let grade = match leaf.verdict {
            Verdict::Unknown => None,
            _ => Some(
                leaf.weakest
                    .map_or(point.origin.grade, |weakest| weakest.min(point.origin.grade)),
            ),
        };
        Node {
            rule: self.rule,
            point,
            verdict: leaf.verdict,
            grade,
            observed: leaf.observed,
            counted: leaf.counted,
            not_counted: leaf.not_counted,
            missing: if leaf.verdict == Verdict::Unknown {
                leaf.missing
            } else {
                Vec::new()
            },
            children: Vec::new(),
        }
    }

    /// The point of the reading taken, or all readings where none is.
    fn reading(&mut self, point: &'r Point, doubt: u16, options: &[(u8, PointAt)]) -> Node<'r> {
        let taken = self.with.readings.taken(doubt);
        let observed = Observed::Reading { doubt, option: taken };
        let wanted: Vec<PointAt> = options
            .iter()
            .filter(|(option, _)| taken.is_none_or(|taken| taken == *option))
            .map(|(_, part)| *part)
            .collect();
        let children = self.children(&wanted);
        let verdict = agreed(&children);
        let mut node = self.joined_node(point, verdict, observed, children);
        if verdict == Verdict::Unknown
            && node
                .children
                .iter()
                .all(|child| child.verdict != Verdict::Unknown)
        {
            node.missing.push(Missing::Reading(doubt));
        }
        node
    }

    fn case(
        &mut self,
        point: &'r Point,
        fact: ClosedFact,
        points: &[(u16, PointAt)],
        otherwise: Option<PointAt>,
    ) -> Node<'r> {
        let value = self.closed(fact);
        let wanted: Vec<PointAt> = match value {
            Some(value) => points
                .iter()
                .find(|(known, _)| *known == value)
                .map(|(_, part)| *part)
                .or(otherwise)
                .into_iter()
                .collect(),
            None => points.iter().map(|(_, part)| *part).chain(otherwise).collect(),
        };
        let children = self.children(&wanted);
        let open = value.is_none() && otherwise.is_none() && fact != ClosedFact::Sex;
        let verdict = if children.is_empty() {
            if value.is_some() {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        } else if open {
            agreed(&children).and(Verdict::Unknown)
        } else {
            agreed(&children)
        };
        let mut node = self.joined_node(point, verdict, Observed::Fact(fact, value), children);
        if verdict == Verdict::Unknown && value.is_none() {
            node.missing.push(Missing::Fact(fact));
        }
        if node.children.is_empty() && verdict != Verdict::Unknown {
            node.grade = Some(point.origin.grade);
        }
        node
    }

    pub(super) fn closed(&self, fact: ClosedFact) -> Option<u16> {
        let subject = self.with.subject;
        match fact {
            ClosedFact::Kind => Some(subject.kind as u16),
            ClosedFact::Category => subject.category,
            ClosedFact::Sex => subject.sex.map(|sex| sex as u16),
            ClosedFact::Area => subject.area,
            ClosedFact::Period => subject.period,
        }
    }

    fn leaf(&mut self, at: PointAt, point: &'r Point) -> Leaf {
        let with = self.with;
        match &point.test {
            Test::Finding(finding) => self.finding(*finding),
            Test::Rated(level) => self.rated(*level),
            Test::Run(run) => {
                let filters = run.after.map(|after| self.rule.award_filters(after));
                let answer = with.run(run, filters.as_deref());
                if let Some(window) = self.windows.get_mut(usize::from(at)) {
                    *window = Some(answer.window);
                }
                Leaf {
                    verdict: answer.verdict,
                    observed: Observed::Years(answer.window),
                    counted: answer.counted,
                    not_counted: answer.not_counted,
                    missing: answer.missing,
                    weakest: answer.weakest,
                }
            }
            Test::RatedYears {
                level,
                at_least,
                within,
            } => {
                let window = self.window(*within);
                self.rated_years(*level, *at_least, window)
            }
            Test::Holds(filter) => self.holds(filter),
            Test::Times {
                filter,
                at_least,
                span,
            } => {
                let years = self.years(*span);
                self.times(filter, *at_least, years)
            }
            Test::Initiatives {
                kinds,
                scope,
                at_least,
                span,
                fresh,
            } => {
                let years = self.years(*span);
                let target = with.law.awards.get(self.award);
                self.initiatives(kinds, *scope, *at_least, years, fresh.then_some(target).flatten())
            }
            Test::Service(service) => self.service(service),
            Test::Established(years) => self.established(*years),
            Test::Post {
                posts,
                years,
                under_years,
                periods,
            } => self.post(posts, *years, *under_years, periods),
            Test::Share {
                part,
                whole,
                share,
                inclusive,
            } => self.share(*part, *whole, *share, *inclusive),
            Test::Members {
                count,
                at_least,
                at_most,
            } => self.members(*count, *at_least, *at_most),
            Test::Movement(filter) => self.movement(filter),
            Test::Undisciplined(rank) => self.undisciplined(*rank),
            Test::Subject { fact, values } => {
                let value = self.closed(*fact);
                let verdict = value.map_or(Verdict::Unknown, |value| Verdict::from(values.contains(&value)));
                Leaf::new(verdict, Observed::Fact(*fact, value)).missing(Missing::Fact(*fact))
            }
            Test::Number { fact, compare, bound } => self.number(*fact, *compare, *bound),
            Test::Day {
                fact,
                last,
                inclusive,
            } => self.day(*fact, *last, *inclusive),
            Test::Local { key, .. } => {
                Leaf::new(Verdict::Unknown, Observed::Parts).missing(Missing::Local(key.clone()))
            }
            _ => Leaf::new(Verdict::Unknown, Observed::Parts).missing(Missing::Criterion(point.id.clone())),
        }
    }

    fn finding(&self, finding: Finding) -> Leaf {
        let with = self.with;
        let given = with.subject.finding(finding.code, with.year);
        let verdict = with.found(finding, with.year);
        let observed = if given.is_none() && verdict == Verdict::Met {
            Observed::Granted
        } else {
            Observed::Finding(given)
        };
        let mut leaf = Leaf::new(verdict, observed).missing(Missing::Finding {
            finding: finding.code,
            year: finding.each_year.then_some(with.year),
            achievement: finding.achievement,
        });
        let entry = (0_u32..).zip(&with.subject.findings).find(|(_, entry)| {
            entry.finding == finding.code && entry.year.is_none_or(|year| year == with.year)
        });
        leaf.counted.extend(entry.map(|(at, _)| Evidence::Finding(at)));
        leaf
    }

    fn rated(&self, level: u16) -> Leaf {
        let with = self.with;
        let (verdict, observed) = with.rated(level, with.year);
        let year = with.year;
        let mut leaf = Leaf::new(
            verdict,
            Observed::Level {
                year,
                level: observed,
            },
        )
        .missing(with.missing_rating(year));
        let at = with.subject.ratings.partition_point(|rating| rating.year < year);
        if observed.is_some() {
            leaf.counted.extend(u32::try_from(at).ok().map(Evidence::Rating));
        }
        leaf
    }

    /// The window of a run point; worked out here where its own node comes later.
    fn window(&mut self, at: PointAt) -> Window {
        if let Some(Some(window)) = self.windows.get(usize::from(at)) {
            return *window;
        }
        let rule = self.rule;
        let window = match rule.point(at).map(|point| &point.test) {
            Some(Test::Run(run)) => {
                let filters = run.after.map(|after| self.rule.award_filters(after));
                self.with.run(run, filters.as_deref()).window
            }
            _ => Window {
                end: self.with.year,
                certain: 0,
                possible: 0,
                every: 1,
            },
        };
        if let Some(known) = self.windows.get_mut(usize::from(at)) {
            *known = Some(window);
        }
        window
    }

    /// Certain and possible years of a count.
    fn years(&mut self, span: CountSpan) -> CountYears {
        let year = self.with.year;
        match span {
            CountSpan::Ever => CountYears {
                certain: (i32::MIN, year),
                possible: (i32::MIN, year),
            },
            CountSpan::Review => CountYears {
                certain: (year, year),
                possible: (year, year),
            },
            CountSpan::Within(at) => {
                let window = self.window(at);
                CountYears {
                    certain: (window.certain_from(), window.end),
                    possible: (window.possible_from(), window.end),
                }
            }
        }
    }

    fn undisciplined(&self, rank: u16) -> Leaf {
        let with = self.with;
        let found = (0_u32..).zip(&with.subject.discipline).find(|(_, entry)| {
            entry.rank >= rank
                && entry.on.year() == with.year
                && entry.on <= with.on
                && entry.revoked.is_none_or(|day| day > with.on)
        });
        let complete = with.subject.complete.contains(EntryKind::Discipline, with.year);
        let verdict = match (found.is_some(), complete) {
            (true, _) => Verdict::NotMet,
            (false, true) => Verdict::Met,
            (false, false) => Verdict::Unknown,
        };
        let count = u32::from(found.is_some());
        let mut leaf = Leaf::new(
            verdict,
            Observed::Count {
                certain: count,
                possible: complete.then_some(count),
            },
        )
        .missing(EntryKind::Discipline.missing(with.year, with.year));
        leaf.counted.extend(found.map(|(at, _)| Evidence::Discipline(at)));
        leaf
    }
}

/// The years in which entries certainly, and possibly, count.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountYears {
    pub(super) certain: (i32, i32),
    pub(super) possible: (i32, i32),
}

/// The verdict of an operator over its parts.
fn joined(test: &Test, children: &[Node<'_>]) -> Verdict {
    match test {
        Test::All(_) => children
            .iter()
            .fold(Verdict::Met, |all, child| all.and(child.verdict)),
        Test::Any(_) => children
            .iter()
            .fold(Verdict::NotMet, |any, child| any.or(child.verdict)),
        Test::AtLeastOf(number, _) => {
            let count = |wanted| children.iter().filter(|child| child.verdict == wanted).count();
            let met = count(Verdict::Met);
            if met >= usize::from(*number) {
                Verdict::Met
            } else if met.saturating_add(count(Verdict::Unknown)) < usize::from(*number) {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        }
        _ => agreed(children),
    }
}

/// All the same, or unknown.
fn agreed(children: &[Node<'_>]) -> Verdict {
    let Some(first) = children.first() else {
        return Verdict::Unknown;
    };
    if children.iter().all(|child| child.verdict == first.verdict) {
        first.verdict
    } else {
        Verdict::Unknown
    }
}

/// How a grade travels through a tree (docs/award-rules.md §6).
fn grade_of(test: &Test, verdict: Verdict, children: &[Node<'_>]) -> Option<Grade> {
    let of = |wanted: Verdict| {
        children
            .iter()
            .filter(move |child| child.verdict == wanted)
            .filter_map(|child| child.grade)
    };
    match (test, verdict) {
        (_, Verdict::Unknown) => None,
        (Test::All(_), Verdict::NotMet) => of(Verdict::NotMet).max(),
        (Test::Any(_) | Test::Criteria(_), Verdict::Met) => of(Verdict::Met).max(),
        (Test::AtLeastOf(number, _), Verdict::Met) => {
            let mut grades: Vec<Grade> = of(Verdict::Met).collect();
            grades.sort_unstable_by(|one, other| other.cmp(one));
            grades.get(usize::from(*number).saturating_sub(1)).copied()
        }
        (Test::Not(_), _) => children.first().and_then(|child| child.grade),
        _ => children.iter().filter_map(|child| child.grade).min(),
    }
}
