//! Texts of every example and conference of the tests, in both languages: the report and the minutes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot read its case fails"
)]

use std::fs;

use thidua::Language;
use thidua_tests::{conference, root};

#[test]
fn reports_and_minutes_in_both_languages() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path(root().join("tests/texts"));
    settings.bind(|| {
        let mut seen = 0_usize;
        for folder in ["examples", "tests/conference"] {
            for entry in fs::read_dir(root().join(folder)).unwrap().flatten() {
                let path = entry.path().join("conference.toml");
                if !path.exists() {
                    continue;
                }
                let name = entry.file_name().to_string_lossy().into_owned();
                let conference = conference(&path).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
                let outcome = conference.outcome();
                for (language, word) in [(Language::Vi, "vi"), (Language::En, "en")] {
                    let mut text = outcome.to_text(language);
                    text.push_str(&conference.differing_readings_text(language));
                    insta::assert_snapshot!(format!("{name}.{word}"), text);
                    insta::assert_snapshot!(
                        format!("{name}.minutes.{word}"),
                        outcome.minutes(language).to_markdown()
                    );
                }
                seen = seen.saturating_add(1);
            }
        }
        assert!(seen >= 6);
    });
}
