//! The state of what stands beside the criteria: caps, bars, exclusions, money, procedure.

use time::Date;

use super::{Part, State, States};
use crate::law::procedure::{Entry, ScopeFacts};
use crate::render::law::procedure_words;
use crate::{Bilingual, Language, Rulebook, Verdict};

impl Rulebook {
    pub(super) fn states_beside(&self, award: u16, on: Date, states: &mut States) {
        for cap in self
            .caps
            .iter()
            .filter(|cap| cap.award == Some(award) && cap.in_force.contains(on))
        {
            if cap.holds(self.readings()) == Verdict::Met {
                let state = State::of(cap.name.clone(), Bilingual::default(), &cap.origin, "");
                states.add((Part::Cap, String::new(), cap.id.clone()), state);
            }
        }
        for bar in self
            .bars
            .iter()
            .filter(|bar| bar.awards.contains(&award) && bar.in_force.contains(on))
        {
            let state = State::of(bar.name.clone(), Bilingual::default(), &bar.origin, "");
            states.add((Part::Bar, String::new(), bar.id.clone()), state);
        }
        let named =
            |rule: &&crate::law::ExclusionRule| rule.awards.contains(&award) && rule.in_force.contains(on);
        for rule in self.exclusions.iter().filter(named) {
            let state = State::of(rule.name.clone(), Bilingual::default(), &rule.origin, "");
            states.add((Part::Exclusion, String::new(), rule.id.clone()), state);
        }
        self.money_states(award, on, states);
        self.procedure_states(award, on, states);
    }

    fn money_states(&self, award: u16, on: Date, states: &mut States) {
        let rows = self.money.multipliers.iter();
        for row in rows.filter(|row| row.awards.contains(&award) && row.in_force.contains(on)) {
            for pay in &row.pay {
                let holds = pay
                    .under
                    .is_none_or(|under| self.readings().taken(under.doubt) == Some(under.option));
                let Some(times) = pay.times.filter(|_| holds) else {
                    continue;
                };
                let who = |language: Language| {
                    let names: Vec<String> = pay
                        .recipients
                        .iter()
                        .map(|kind| crate::render::kind_name(kind).in_language(language).to_owned())
                        .collect();
                    let most = match (row.ceiling, language) {
                        (false, _) => "",
                        (true, Language::Vi) => "không quá ",
                        (true, Language::En) => "at most ",
                    };
                    let times = crate::render::number(Some(times), language);
                    match language {
                        Language::Vi => format!("{}: {most}{times} lần mức lương cơ sở", names.join(", ")),
                        Language::En => format!("{}: {most}{times} × base salary", names.join(", ")),
                    }
                };
                let kinds: Vec<&str> = pay
                    .recipients
                    .iter()
                    .map(crate::subject::SubjectKind::word)
                    .collect();
                let key = format!("{} {}", kinds.join("+"), row.givers.join("+"));
                let text = Bilingual::new(who(Language::Vi), who(Language::En));
                let state = State::of(
                    Bilingual::default(),
                    text,
                    &pay.origin,
                    &self.number(&pay.instrument),
                );
                states.add((Part::Money, String::new(), key), state);
            }
        }
    }

    fn procedure_states(&self, award: u16, on: Date, states: &mut States) {
        let rules = &self.procedures;
        let mut add = |part: Part, entry: &Entry, text: Bilingual| {
            let applies = entry.applies(award, on, ScopeFacts::default(), self.readings());
            if applies != Verdict::NotMet {
                let state = State::of(
                    entry.name.clone(),
                    text,
                    &entry.origin,
                    &self.number(&entry.instrument),
                );
                states.add((part, String::new(), entry.id.clone()), state);
            }
        };
        let both =
            |words: &dyn Fn(Language) -> String| Bilingual::new(words(Language::Vi), words(Language::En));
        for vote in &rules.votes {
            add(
                Part::Vote,
                &vote.entry,
                both(&|language| procedure_words::vote(vote, language)),
            );
        }
        for rule in &rules.consultations {
            add(Part::Consultation, &rule.entry, rule.asks.clone());
        }
        for rule in &rules.dossiers {
            add(
                Part::Dossier,
                &rule.entry,
                both(&|language| procedure_words::documents(rule, award, language)),
            );
        }
        for rule in &rules.filings {
            add(
                Part::Filing,
                &rule.entry,
                both(&|language| procedure_words::filing(rule, language)),
            );
        }
        for rule in rules.processing.iter().filter(|rule| !rule.revocation) {
            add(
                Part::Processing,
                &rule.entry,
                both(&|language| procedure_words::days(rule.days, rule.count, language)),
            );
        }
        for rule in &rules.publications {
            add(
                Part::Publication,
                &rule.entry,
                both(&|language| procedure_words::publication(rule, language)),
            );
        }
    }
}
