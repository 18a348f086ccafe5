//! Laws of the assessment on the histories of the cases, over the bundled law, and on random ones, over random law.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::print_stderr,
    reason = "a test that cannot build its question fails"
)]

mod change;
mod world;

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use thidua::Verdict;
use thidua::assess::{Assessment, Node, Observed};
use thidua::law::Test;
use thidua::subject::Subject;
use thidua_tests::batch_law;

use change::{Dice, codes, filled, monotone, push, raise};
use world::{any_question, read, strict, verdict, world};

fn order(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotMet => 0,
        Verdict::Unknown => 1,
        Verdict::Met => 2,
    }
}

/// The verdict of a node from those of its children; of a leaf its own.
fn recomputed(node: &Node<'_>, subject: &Subject) -> Verdict {
    let parts: Vec<Verdict> = node
        .children
        .iter()
        .map(|child| recomputed(child, subject))
        .collect();
    let agreed = |parts: &[Verdict]| match parts.first() {
        Some(first) if parts.iter().all(|part| part == first) => *first,
        _ => Verdict::Unknown,
    };
    let all = parts.iter().fold(Verdict::Met, |all, part| all.and(*part));
    let any = parts.iter().fold(Verdict::NotMet, |any, part| any.or(*part));
    if parts.is_empty() {
        return node.verdict;
    }
    // A subject without category may be of one for which the other award has no rule.
    let categorised =
        |rule: &thidua::law::Rule| !(rule.categories.is_empty() && rule.not_categories.is_empty());
    if matches!(node.point.test, Test::Criteria(_))
        && subject.category.is_none()
        && node.verdict == Verdict::Unknown
        && node.children.iter().all(|child| categorised(child.rule))
    {
        return any.or(Verdict::Unknown);
    }
    let own = match &node.point.test {
        Test::All(_) => all,
        Test::Any(_) | Test::Criteria(_) => any,
        Test::Not(_) => parts[0].not(),
        Test::AtLeastOf(number, _) => {
            let met = parts.iter().filter(|part| **part == Verdict::Met).count();
            let open = parts.iter().filter(|part| **part == Verdict::Unknown).count();
            match (met >= usize::from(*number), met + open < usize::from(*number)) {
                (true, _) => Verdict::Met,
                (_, true) => Verdict::NotMet,
                _ => Verdict::Unknown,
            }
        }
        Test::Case { otherwise, fact, .. } => {
            let closed = otherwise.is_some()
                || fact.list() == "sex"
                || !matches!(node.observed, Observed::Fact(_, None));
            if closed {
                agreed(&parts)
            } else {
                agreed(&parts).and(Verdict::Unknown)
            }
        }
        _ => agreed(&parts),
    };
    // The head of a rule inside the criteria of another award stands with the test of the category.
    let for_some = !node.rule.categories.is_empty() || !node.rule.not_categories.is_empty();
    if node.point.id.is_empty() && for_some && subject.category.is_none() && node.rule.fills.is_empty() {
        own.and(Verdict::Unknown)
    } else {
        own
    }
}

fn whole(answer: &Assessment<'_>) -> Verdict {
    let mut verdict: Option<Verdict> = None;
    for version in &answer.versions {
        let rules = version
            .rules
            .iter()
            .map(|rule| rule.applies.and(recomputed(&rule.node, answer.subject)));
        let open = version.rules.iter().all(|rule| rule.applies == Verdict::Unknown);
        let own = rules.reduce(Verdict::or).unwrap_or(version.verdict);
        // Only rules for some categories, and the category is missing: no rule may apply at all.
        let own = if open && version.verdict == Verdict::Unknown {
            own.or(Verdict::Unknown)
        } else {
            own
        };
        verdict = Some(verdict.map_or(own, |so_far| so_far.or(own)));
    }
    verdict.unwrap()
}

/// The first year that any run looks at, the one that ends it included; none where a run may lie anywhere.
fn first_year_seen(node: &Node<'_>, year: i32) -> Option<i32> {
    let own = match (&node.point.test, node.observed) {
        (Test::Run(run), _) if run.anywhere || run.every > 1 => return None,
        (Test::Run(_), Observed::Years(window)) => window.possible_from() - 1,
        _ => year,
    };
    node.children
        .iter()
        .try_fold(own, |first, child| Some(first.min(first_year_seen(child, year)?)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600.max(ProptestConfig::default().cases), max_global_rejects: 200_000, ..ProptestConfig::default() })]

    #[test]
    fn filling_what_is_unknown_never_flips_an_answer(question in any_question(), seed in any::<u64>()) {
        let (mut subject, matter, before, year) = strict(question);
        prop_assume!(before != Verdict::Unknown);
        let law = &world().laws[question.law];
        let mut dice = Dice::new(seed);
        let mut form = question.subject.clone();
        for _ in 0..6 {
            let Some(next) = filled(law, &subject, &form, year, &mut dice) else { continue };
            // A contradictory history is refused and is no completion.
            if let Some(read) = read(question, &next) {
                (subject, form) = (read, next);
            }
            let (after, _) = verdict(question, &subject, &matter);
            prop_assert_eq!(after, before, "{} for {}", form, law.awards.id(question.award));
        }
    }

    #[test]
    fn more_merit_never_hurts(question in any_question(), seed in any::<u64>()) {
        let law = &world().laws[question.law];
        let (subject, matter, before, year) = strict(question);
        prop_assume!(monotone(law, question.award, &matter));
        let mut dice = Dice::new(seed);
        let mut form = question.subject.clone();
        let levels = codes(law, "level");
        let best = levels.iter().max_by_key(|id| law.vocabulary.list("level").iter().find(|word| word.id == **id).map(|word| word.rank)).unwrap();
        let y = year - dice.below(6) as i32;
        match dice.below(3) {
            0 => {
                if let Some(ratings) = form.get_mut("ratings").and_then(Value::as_array_mut) {
                    ratings.retain(|rating| rating["year"] != y);
                }
                push(&mut form, "ratings", json!({ "year": y, "level": best }));
            }
            1 => {
                let ids: Vec<String> = law.awards.iter().map(|(_, award)| award.id.clone()).collect();
                push(&mut form, "awards", json!({ "award": dice.one(&ids), "year": y, "merit": dice.one(&codes(law, "merit")) }));
            }
            _ => {
                let scopes = codes(law, "scope");
                push(&mut form, "initiatives", json!({ "year": y, "kind": dice.one(&codes(law, "initiative-kind")), "scope": dice.one(&scopes) }));
            }
        }
        let _ = subject;
        let Some(more) = read(question, &form) else { return Ok(()) };
        let (after, _) = verdict(question, &more, &matter);
        prop_assert!(order(after) >= order(before), "{before:?} became {after:?}: {form}");
    }

    #[test]
    fn order_and_duplicates_do_not_matter(question in any_question(), seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut form = question.subject.clone();
        for (key, list) in form.as_object_mut().unwrap() {
            let Some(entries) = list.as_array_mut().filter(|_| key != "members") else { continue };
            if !entries.is_empty() {
                let again = dice.one(entries).clone();
                entries.push(again);
            }
            for at in (1..entries.len()).rev() {
                entries.swap(at, dice.below(at + 1));
            }
        }
        prop_assert_eq!(read(question, &form), read(question, &question.subject));
    }

    #[test]
    fn the_verdict_is_read_off_the_tree(question in any_question()) {
        let subject = read(question, &question.subject).unwrap();
        let answer = world().laws[question.law].assess(&subject, question.award, &question.matter).unwrap();
        prop_assert_eq!(whole(&answer), answer.verdict);
        for rule in answer.versions.iter().flat_map(|version| &version.rules) {
            for (_, leaf) in answer.deciding() {
                prop_assert!(leaf.verdict == Verdict::Unknown || leaf.missing.is_empty());
            }
            prop_assert!(rule.node.grade.is_none() == (rule.node.verdict == Verdict::Unknown), "{}", rule.rule.id);
        }
    }

    #[test]
    fn facts_outside_the_windows_change_nothing(question in any_question(), seed in any::<u64>()) {
        let law = &world().laws[question.law];
        let (subject, matter, before, year) = strict(question);
        let answer = law.assess(&subject, question.award, &matter).unwrap();
        let mut dice = Dice::new(seed);
        let mut form = question.subject.clone();
        let later = year.max(matter.on.year()) + 1 + dice.below(3) as i32;
        let level = dice.one(&codes(law, "level")).clone();
        push(&mut form, "ratings", json!({ "year": later, "level": level }));
        push(&mut form, "initiatives", json!({ "year": later, "kind": dice.one(&codes(law, "initiative-kind")), "scope": dice.one(&codes(law, "scope")) }));
        let ids: Vec<String> = law.awards.iter().map(|(_, award)| award.id.clone()).collect();
        push(&mut form, "awards", json!({ "award": dice.one(&ids), "on": format!("{later}-05-01") }));
        push(&mut form, "discipline", json!({ "form": dice.one(&codes(law, "discipline")), "on": format!("{later}-05-01") }));
        push(&mut form, "absences", json!({ "kind": dice.one(&codes(law, "absence")), "from": format!("{later}-05-01"), "until": format!("{later}-06-01") }));
        let trees = answer.versions.iter().flat_map(|version| &version.rules);
        let first = trees.map(|rule| first_year_seen(&rule.node, year)).try_fold(year, |first, own| Some(first.min(own?)));
        if let Some(first) = first {
            let earlier = first - 1 - dice.below(3) as i32;
            if subject.rating(earlier).is_none() {
                push(&mut form, "ratings", json!({ "year": earlier, "level": level }));
            }
        }
        let Some(other) = read(question, &form) else { return Ok(()) };
        let (after, _) = verdict(question, &other, &matter);
        prop_assert_eq!(after, before, "{}", form);
    }

    #[test]
    fn a_higher_threshold_never_turns_not_met_into_met(question in any_question(), more in 1_u32..3) {
        let Some(batch) = &world().texts[question.law] else { return Ok(()) };
        let law = &world().laws[question.law];
        let (subject, matter, before, _) = strict(question);
        prop_assume!(monotone(law, question.award, &matter));
        let mut raised = batch.clone();
        let text = raised["law_toml"].as_array_mut().unwrap().last_mut().unwrap();
        *text = json!(raise(text.as_str().unwrap(), more));
        let stricter = batch_law(&raised);
        let again = Subject::from_json("subject", &subject.to_json(law), &stricter).unwrap();
        let after = stricter.assess(&again, question.award, &matter).unwrap().verdict;
        prop_assert!(order(after) <= order(before), "{before:?} became {after:?}");
    }

    #[test]
    fn a_history_comes_back_from_its_json(question in any_question()) {
        let law = &world().laws[question.law];
        let subject = read(question, &question.subject).unwrap();
        let form = subject.to_json(law);
        let again = Subject::from_json("subject", &form, law).unwrap();
        prop_assert_eq!(&again, &subject);
        prop_assert_eq!(again.to_json(law), form);
    }
}

#[test]
fn enough_questions_are_asked() {
    let world = world();
    let mut verdicts: BTreeMap<bool, usize> = BTreeMap::new();
    for question in &world.questions {
        *verdicts
            .entry(monotone(
                &world.laws[question.law],
                question.award,
                &question.matter,
            ))
            .or_default() += 1;
    }
    assert!(
        world.questions.len() > 2_500 && verdicts[&true] > 1_000,
        "{verdicts:?}"
    );
}
