//! The questions asked: every case over the bundled law, and random ones over random law.

use std::sync::OnceLock;

use proptest::prelude::*;
use serde_json::Value;
use thidua::assess::Matter;
use thidua::subject::Subject;
use thidua::{Rulebook, Verdict};
use thidua_tests::{assess_cases, batch_law, law, question, random_requests};

/// A question with its history in the JSON form.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) law: usize,
    pub(crate) subject: Value,
    pub(crate) award: u16,
    pub(crate) matter: Matter,
}

pub(crate) struct World {
    pub(crate) laws: Vec<Rulebook>,
    /// The text of a random rulebook; none for the bundled law.
    pub(crate) texts: Vec<Option<Value>>,
    pub(crate) questions: Vec<Question>,
}

/// Every case over the bundled law; random questions over random law where a Python is there to make them.
pub(crate) fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let bundled = law();
        let mut questions = Vec::new();
        for (_, file) in assess_cases() {
            if !file.law_files().is_empty() {
                continue;
            }
            for case in file.cases(&bundled).unwrap() {
                questions.push(Question {
                    law: 0,
                    subject: case.subject.to_json(&bundled),
                    award: case.award,
                    matter: case.matter,
                });
            }
        }
        let (mut laws, mut texts) = (vec![bundled], vec![None]);
        let lines = random_requests(77, 150);
        if lines.is_none() {
            eprintln!("without random law: no python3 of version 3.11 or later on PATH");
        }
        for line in lines.iter().flat_map(|lines| lines.lines()) {
            let batch: Value = serde_json::from_str(line).unwrap();
            let law = batch_law(&batch["batch"]);
            for request in batch["requests"].as_array().unwrap() {
                let (subject, award, matter) = question(&law, request).unwrap();
                questions.push(Question {
                    law: laws.len(),
                    subject: subject.to_json(&law),
                    award,
                    matter,
                });
            }
            laws.push(law);
            texts.push(Some(batch["batch"].clone()));
        }
        World {
            laws,
            texts,
            questions,
        }
    })
}

/// Half of the questions over the bundled law, half over random law.
pub(crate) fn any_question() -> impl Strategy<Value = &'static Question> {
    let questions = &world().questions;
    let split = questions
        .iter()
        .position(|one| one.law > 0)
        .unwrap_or(questions.len());
    let random = if split < questions.len() {
        split..questions.len()
    } else {
        0..split
    };
    prop_oneof![0..split, random].prop_map(move |at| &questions[at])
}

pub(crate) fn read(question: &Question, subject: &Value) -> Option<Subject> {
    Subject::from_json("subject", subject, &world().laws[question.law]).ok()
}

pub(crate) fn verdict(question: &Question, subject: &Subject, matter: &Matter) -> (Verdict, i32) {
    let answer = world().laws[question.law]
        .assess(subject, question.award, matter)
        .unwrap();
    (answer.verdict, answer.year)
}

/// The year under review fixed, absent findings not granted.
pub(crate) fn strict(question: &Question) -> (Subject, Matter, Verdict, i32) {
    let subject = read(question, &question.subject).unwrap();
    let mut matter = question.matter.clone();
    matter.grant_findings = false;
    let (_, year) = verdict(question, &subject, &matter);
    matter.year = Some(year);
    let (verdict, _) = verdict(question, &subject, &matter);
    (subject, matter, verdict, year)
}
