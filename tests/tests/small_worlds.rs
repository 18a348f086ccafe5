//! All trees to depth 3 over two facts with three values each: the operators against brute force over completions.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world fails"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use thidua::assess::Matter;
use thidua::diagnostic::Source;
use thidua::subject::Subject;
use thidua::{Rulebook, Verdict};

/// A tree by the numbers of its parts, which come earlier in the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tree {
    Fact(usize),
    Not(usize),
    All(usize, usize),
    Any(usize, usize),
    AtLeast(usize, usize, usize),
    Agree(usize, usize),
}

/// Every tree over the trees known so far, once more deep.
fn deeper(known: &[Tree]) -> Vec<Tree> {
    let mut trees: BTreeSet<Tree> = known.iter().cloned().collect();
    let mut found = known.to_vec();
    let mut add = |tree: Tree| {
        if trees.insert(tree.clone()) {
            found.push(tree);
        }
    };
    for one in 0..known.len() {
        add(Tree::Not(one));
        for other in one..known.len() {
            add(Tree::All(one, other));
            add(Tree::Any(one, other));
            add(Tree::AtLeast(1, one, other));
            add(Tree::AtLeast(2, one, other));
            add(Tree::Agree(one, other));
        }
    }
    found
}

fn law(trees: &[Tree]) -> Rulebook {
    let mut text = String::from(
        r#"
schema = 1
[law]
instrument = "vn.thu"
subject = { vi = "Thử", en = "trial" }
grade = "assumed"
basis = "practice"
[[instrument]]
id = "vn.thu"
number = "1"
name = { vi = "Thử", en = "trial" }
issuer = { vi = "Thử", en = "trial" }
kind = "decision"
[[finding]]
id = "f-0"
name = { vi = "Một", en = "one" }
[[finding]]
id = "f-1"
name = { vi = "Hai", en = "two" }
[[award]]
id = "x"
names = [{ vi = "Thử", en = "trial" }]
kind = "title"
rank = 1
recipients = [{ kinds = ["individual"] }]
frequency = [{ every = "year" }]
deciders = [{ authorities = [] }]
[[rule]]
id = "r"
award = "x"
name = { vi = "Thử", en = "trial" }
recipients = ["individual"]
chosen_by = "decision"
cite = "Điều 1"
"#,
    );
    let names: Vec<String> = (0..trees.len()).map(|at| format!("\"t-{at}\"")).collect();
    writeln!(text, "any = [{}]", names.join(", ")).unwrap();
    for (at, tree) in trees.iter().enumerate() {
        let operator = match tree {
            Tree::Fact(fact) => format!("finding = \"f-{fact}\""),
            Tree::Not(one) => format!("not = \"t-{one}\""),
            Tree::All(one, other) => format!("all = [\"t-{one}\", \"t-{other}\"]"),
            Tree::Any(one, other) => format!("any = [\"t-{one}\", \"t-{other}\"]"),
            Tree::Agree(one, other) => format!("agree = [\"t-{one}\", \"t-{other}\"]"),
            Tree::AtLeast(number, one, other) => {
                format!("at_least_of = {{ number = {number}, of = [\"t-{one}\", \"t-{other}\"] }}")
            }
        };
        writeln!(
            text,
            "[rule.point.t-{at}]\nname = {{ vi = \"Điểm\", en = \"point\" }}\n{operator}"
        )
        .unwrap();
    }
    Rulebook::read(&[Source::new("thu.toml", text)])
        .unwrap_or_else(|problems| panic!("{:#?}", &problems[..1]))
}

/// The values a tree may have when both facts are known; `agree` may have either where its parts differ.
fn known(trees: &[Tree], at: usize, facts: [bool; 2]) -> BTreeSet<bool> {
    let each = |one: usize, other: usize, join: &dyn Fn(bool, bool) -> Vec<bool>| -> BTreeSet<bool> {
        let (one, other) = (known(trees, one, facts), known(trees, other, facts));
        one.iter()
            .flat_map(|a| other.iter().flat_map(move |b| join(*a, *b)))
            .collect()
    };
    match trees[at] {
        Tree::Fact(fact) => BTreeSet::from([facts[fact]]),
        Tree::Not(one) => known(trees, one, facts).into_iter().map(|value| !value).collect(),
        Tree::All(one, other) | Tree::AtLeast(2, one, other) => each(one, other, &|a, b| vec![a && b]),
        Tree::Any(one, other) | Tree::AtLeast(_, one, other) => each(one, other, &|a, b| vec![a || b]),
        Tree::Agree(one, other) => each(one, other, &|a, b| {
            if a == b { vec![a] } else { vec![true, false] }
        }),
    }
}

/// How often each fact stands in a tree.
fn uses(trees: &[Tree], at: usize) -> [usize; 2] {
    match trees[at] {
        Tree::Fact(0) => [1, 0],
        Tree::Fact(_) => [0, 1],
        Tree::Not(one) => uses(trees, one),
        Tree::All(one, other)
        | Tree::Any(one, other)
        | Tree::Agree(one, other)
        | Tree::AtLeast(_, one, other) => {
            let (one, other) = (uses(trees, one), uses(trees, other));
            [one[0] + other[0], one[1] + other[1]]
        }
    }
}

const VALUES: [Option<bool>; 3] = [Some(true), Some(false), None];

#[test]
fn every_small_tree_answers_as_its_completions_do() {
    let trees = deeper(&deeper(&[Tree::Fact(0), Tree::Fact(1)]));
    assert!(trees.len() > 900, "{}", trees.len());
    let law = law(&trees);
    let mut exact = 0;
    for one in VALUES {
        for other in VALUES {
            let given: Vec<String> = [one, other]
                .iter()
                .enumerate()
                .filter_map(|(at, value)| Some(format!("{{ id = \"f-{at}\", holds = {} }}", (*value)?)))
                .collect();
            let text = format!("kind = \"individual\"\nfindings = [{}]", given.join(", "));
            let subject = Subject::from_toml("ho-so", &text, &law).unwrap();
            let answer = law
                .assess(&subject, 0, &Matter::on(time::macros::date!(2025 - 06 - 01)))
                .unwrap();
            let nodes = &answer.versions[0].rules[0].node.children;
            assert_eq!(nodes.len(), trees.len());
            for (at, tree) in trees.iter().enumerate() {
                let mut possible = BTreeSet::new();
                for first in [true, false]
                    .into_iter()
                    .filter(|value| one.is_none_or(|own| own == *value))
                {
                    for second in [true, false]
                        .into_iter()
                        .filter(|value| other.is_none_or(|own| own == *value))
                    {
                        possible.extend(known(&trees, at, [first, second]));
                    }
                }
                let truth = match (possible.contains(&true), possible.contains(&false)) {
                    (true, true) => Verdict::Unknown,
                    (true, false) => Verdict::Met,
                    _ => Verdict::NotMet,
                };
                let found = nodes[at].verdict;
                assert!(
                    found == truth || found == Verdict::Unknown,
                    "{tree:?} with {one:?}, {other:?}: {found:?}"
                );
                // Where no fact is asked twice the tables lose nothing.
                if uses(&trees, at).iter().all(|count| *count < 2) {
                    assert_eq!(found, truth, "{tree:?} with {one:?}, {other:?}");
                    exact += 1;
                }
                let same = match tree {
                    Tree::AtLeast(1, one, other) => Some(Tree::Any(*one, *other)),
                    Tree::AtLeast(_, one, other) => Some(Tree::All(*one, *other)),
                    _ => None,
                };
                if let Some(same) = same {
                    let twin = trees.iter().position(|tree| *tree == same).unwrap();
                    assert_eq!(found, nodes[twin].verdict, "{tree:?} is {same:?}");
                }
                if let Tree::Not(inner) = tree {
                    assert_eq!(found.not(), nodes[*inner].verdict, "{tree:?}");
                }
            }
        }
    }
    assert!(exact > 100, "{exact} exact answers");
}
