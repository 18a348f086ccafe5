//! One assessment with its explanation, side by side with the peers: the same rule (Luật 06/2022/QH15 Điều 22, the
//! ministry- or province-level title) written in the language of each, in `rules/`.
//!
//! All sides first answer a few thousand subjects, and must agree on each; then one subject is timed on all of them by
//! turns. Reading the input is not timed; each side has it in its own form.

mod axiom;
mod facts;
mod lemma_peer;
mod own;
mod peer;
mod rego;
mod zen;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use peer::{Peer, Result};
use thidua_benches::{Bar, Figure, Unit, report};

/// Rounds by turns, and assessments timed together in a round.
const ROUNDS: usize = 300;
const TOGETHER: usize = 20;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut peers: Vec<Box<dyn Peer>> = vec![
        Box::new(own::Own::new()?),
        Box::new(zen::Zen::new()?),
        Box::new(rego::Rego::new(true)?),
        Box::new(lemma_peer::Lemma::new()?),
        Box::new(axiom::Axiom::new()?),
        Box::new(rego::Rego::new(false)?),
        Box::new(axiom::AxiomEvaluator::new()?),
    ];
    let (subjects, awarded) = agree(&mut peers)?;
    println!("{subjects} subjects, {awarded} of them awarded: all sides agree");
    let times = time(&mut peers)?;
    let own = times.first().copied().ok_or("nothing timed")?;
    let mut figures = Vec::new();
    for (peer, (fastest, median)) in peers.iter().zip(&times) {
        let name = peer.name();
        for (what, value) in [("fastest", fastest), ("median", median)] {
            figures.push(Figure {
                what: format!("{name}: {what}"),
                value: *value,
                unit: Unit::Nanoseconds,
                bar: Bar::None,
            });
        }
    }
    // The bars: at least five times as fast as ZEN, faster than each of the others, with the explanation each can give.
    let explaining = 4;
    for (at, (peer, (fastest, median))) in peers.iter().zip(&times).enumerate().skip(1) {
        let bar = match at {
            1 => Bar::AtLeast(500),
            at if at <= explaining => Bar::AtLeast(101),
            _ => Bar::None,
        };
        for (what, theirs, ours, bar) in [
            ("fastest", *fastest, own.0, bar),
            ("median", *median, own.1, Bar::None),
        ] {
            figures.push(Figure {
                what: format!("{} against thidua: {what}", peer.name()),
                value: theirs.saturating_mul(100) / ours.max(1),
                unit: Unit::Times,
                bar,
            });
        }
    }
    Ok(report("peers", &figures))
}

/// Every side gives the same answer about every subject, and explains it.
fn agree(peers: &mut [Box<dyn Peer>]) -> Result<(usize, usize)> {
    let mut subjects = facts::all();
    subjects.push(facts::typical());
    let mut awarded = 0;
    for facts in &subjects {
        let mut answers = Vec::new();
        for peer in peers.iter_mut() {
            peer.prepare(facts, 1)?;
            let answer = peer.assess()?;
            if answer.explained == 0 {
                return Err(format!("{} does not explain {facts:?}", peer.name()).into());
            }
            answers.push((peer.name(), answer.award));
        }
        if answers.windows(2).any(|pair| pair[0].1 != pair[1].1) {
            return Err(format!("{facts:?}: {answers:?}").into());
        }
        awarded += usize::from(answers[0].1);
    }
    if awarded == 0 || awarded == subjects.len() {
        return Err("the subjects do not reach both answers".into());
    }
    Ok((subjects.len(), awarded))
}

/// Fastest and median time of one assessment in nanoseconds, for each side; the sides take turns, so that what disturbs
/// the machine disturbs all of them.
fn time(peers: &mut [Box<dyn Peer>]) -> Result<Vec<(u64, u64)>> {
    let typical = facts::typical();
    let mut samples: Vec<Vec<u64>> = vec![Vec::with_capacity(ROUNDS); peers.len()];
    for _ in 0..ROUNDS {
        for (peer, samples) in peers.iter_mut().zip(&mut samples) {
            peer.prepare(&typical, TOGETHER)?;
            let started = Instant::now();
            for _ in 0..TOGETHER {
                black_box(peer.assess()?);
            }
            let nanoseconds = u64::try_from(started.elapsed().as_nanos())?;
            samples.push(nanoseconds / TOGETHER as u64);
        }
    }
    Ok(samples
        .into_iter()
        .map(|mut samples| {
            samples.sort_unstable();
            (samples[0], samples[samples.len() / 2])
        })
        .collect())
}
