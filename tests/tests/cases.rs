//! Every case of `tests/cases/assess` through the library: verdict, remarks, deciding points, missing facts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot read its cases fails"
)]

use std::collections::BTreeSet;

use thidua_tests::{assess_cases, law_with};

/// Every case has a name of its own, says where it comes from, and gives what it expects.
#[test]
fn every_case_gives_what_it_expects() {
    let bundled = law_with(&[]);
    let mut passed = 0;
    let mut failed = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, file) in assess_cases() {
        // Cases that name bylaws are answered from the law with them.
        let with_bylaws = Some(file.law_files())
            .filter(|files| !files.is_empty())
            .map(|files| law_with(&files));
        let rulebook = with_bylaws.as_ref().unwrap_or(&bundled);
        let cases = file
            .cases(rulebook)
            .unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert!(!cases.is_empty(), "{name} holds no case");
        for case in cases {
            assert!(
                seen.insert(case.id.clone()),
                "{name}: the case `{}` stands twice",
                case.id
            );
            let sourced = case.source.as_ref().is_some_and(|source| !source.is_empty());
            assert!(sourced, "{name} {} has no source", case.id);
            let (assessment, result) = case.run(rulebook).unwrap();
            if result.differences.is_empty() {
                passed += 1;
            } else {
                failed.push(format!("{name} {}: {:?}", result.id, result.differences));
            }
            assert_eq!(assessment.verdict, result.verdict, "{name} {}", result.id);
        }
    }
    println!("{passed} passed, {} failed", failed.len());
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(passed > 2_600, "only {passed} cases were found");
}
