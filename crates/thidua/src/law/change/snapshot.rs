//! The state of the law and of an award on a day.

use time::Date;

use super::{Part, State, States};
use crate::law::{GapKind, Point, Rule, Test, in_force};
use crate::regulation::Origin;
use crate::render::law::Needs;
use crate::{Bilingual, Language, Rulebook};

impl State {
    /// A state whose content is its text.
    pub(super) fn of(name: Bilingual, text: Bilingual, origin: &Origin, instrument: &str) -> Self {
        let signature = format!("{}|{}", name.vi, text.vi);
        Self {
            name,
            text,
            cite: origin.cite.clone(),
            instrument: instrument.to_owned(),
            grade: origin.grade,
            signature,
            order: 0,
            parts: Vec::new(),
        }
    }
}

impl Rulebook {
    pub(super) fn states_of_law(&self, on: Date) -> States {
        let mut states = States::default();
        for regime in self.regimes_on(on) {
            let state = State::of(regime.name.clone(), Bilingual::default(), &regime.origin, "");
            states.add((Part::Regime, String::new(), regime.id.clone()), state);
        }
        for instrument in &self.instruments {
            if instrument.in_force.contains(on) && instrument.in_force.from.is_some() {
                let name = Bilingual::new(
                    format!("{} {}", instrument.number, instrument.name.vi),
                    format!(
                        "{} {}",
                        instrument.number,
                        instrument.name.in_language(Language::En)
                    ),
                );
                let state = State::of(name, Bilingual::default(), &instrument.origin, &instrument.number);
                states.add((Part::Instrument, String::new(), instrument.id.clone()), state);
            }
        }
        for salary in self
            .money
            .salaries
            .iter()
            .filter(|salary| salary.in_force.contains(on))
        {
            let amount = crate::render::number(Some(salary.amount), Language::En);
            let text = Bilingual::new(format!("{amount} đồng/tháng"), format!("{amount} đồng a month"));
            let name = Bilingual::new("Mức lương cơ sở", "base salary");
            let state = State::of(name, text, &salary.origin, &self.number(&salary.instrument));
            states.add((Part::Money, String::new(), "muc-luong-co-so".to_owned()), state);
        }
        for system in self.ratings.iter().filter(|system| system.in_force.contains(on)) {
            let state = State::of(
                system.name.clone(),
                Bilingual::default(),
                &system.origin,
                &self.number(&system.instrument),
            );
            states.add((Part::Rating, String::new(), system.id.clone()), state);
        }
        states
    }

    pub(super) fn states_of_award(&self, award: u16, on: Date) -> States {
        let mut states = States::default();
        self.catalogue_states(award, on, &mut states);
        for rule in self.rules_of(award).filter(|rule| rule.in_force_on(on)) {
            self.rule_states(rule, &mut states);
        }
        for gap in self
            .gaps
            .iter()
            .filter(|gap| gap.in_force.contains(on) && gap.awards.contains(&award))
        {
            let kind = match &gap.kind {
                GapKind::Absent => Bilingual::new("không có hình thức này", "no such award"),
                GapKind::Unknown => Bilingual::new("tiêu chuẩn chưa xác lập", "criteria not established"),
                GapKind::Local(_) => Bilingual::new("do bộ, tỉnh quy định", "left to a local rule"),
            };
            let state = State::of(gap.reason.clone(), kind, &gap.origin, "");
            states.add((Part::Gap, String::new(), gap.id.clone()), state);
        }
        self.states_beside(award, on, &mut states);
        states
    }

    fn catalogue_states(&self, award: u16, on: Date, states: &mut States) {
        let Some(known) = self.awards.get(award) else {
            return;
        };
        let mut add = |part: Part, text: Bilingual, origin: &Origin| {
            let state = State::of(Bilingual::default(), text, origin, "");
            states.add((part, String::new(), String::new()), state);
        };
        if let Some(name) = in_force(&known.names, on) {
            add(Part::Name, name.value.clone(), &name.origin);
        }
        if let Some(kinds) = in_force(&known.recipients, on) {
            let names = |language: Language| {
                let names: Vec<String> = kinds
                    .value
                    .iter()
                    .map(|kind| crate::render::kind_name(*kind).in_language(language).to_owned())
                    .collect();
                names.join(", ")
            };
            let none = Bilingual::new("không có hình thức này", "no such award");
            let text = if kinds.value.is_empty() {
                none
            } else {
                Bilingual::new(names(Language::Vi), names(Language::En))
            };
            add(Part::Recipients, text, &kinds.origin);
        }
        if let Some(frequency) = in_force(&known.frequency, on)
            && let Some(text) = &frequency.value.text
        {
            add(Part::Frequency, text.clone(), &frequency.origin);
        }
        if let Some(decider) = in_force(&known.deciders, on)
            && !decider.value.authorities.is_empty()
        {
            let names = |language: Language| decider.value.names(&self.vocabulary, language).join("; ");
            add(
                Part::Decider,
                Bilingual::new(names(Language::Vi), names(Language::En)),
                &decider.origin,
            );
        }
    }

    fn rule_states(&self, rule: &Rule, states: &mut States) {
        let instrument = self.number(&rule.instrument);
        let head = Bilingual::new(
            joined(
                self.head_words(rule, Language::Vi),
                rule.selective.then_some("chọn trong số đủ tiêu chuẩn"),
            ),
            joined(
                self.head_words(rule, Language::En),
                rule.selective.then_some("chosen among those who qualify"),
            ),
        );
        let mut state = State::of(rule.name.clone(), head, &rule.origin, &instrument);
        if let Some(head) = rule.head() {
            state.signature = format!("{}|{}", rule.selective, self.signature(rule, head));
            state.parts = parts(rule, head);
        }
        states.add((Part::Criteria, rule.id.clone(), String::new()), state);
        for (order, point) in rule.points.iter().enumerate().skip(1) {
            let text = |language| {
                let needs = Needs {
                    law: self,
                    rule,
                    language,
                };
                needs.of_point(point)
            };
            let mut state = State::of(
                point.name.clone(),
                Bilingual::new(text(Language::Vi), text(Language::En)),
                &point.origin,
                &instrument,
            );
            state.signature = self.signature(rule, point);
            state.order = order;
            state.parts = parts(rule, point);
            states.add((Part::Point, rule.id.clone(), point.id.clone()), state);
        }
    }

    fn head_words(&self, rule: &Rule, language: Language) -> String {
        let needs = Needs {
            law: self,
            rule,
            language,
        };
        rule.head().map(|head| needs.of(&head.test)).unwrap_or_default()
    }

    /// What a point asks, apart from its article: the operator with its numbers, the points it joins, and for a
    /// finding also its words.
    fn signature(&self, rule: &Rule, point: &Point) -> String {
        let needs = Needs {
            law: self,
            rule,
            language: Language::Vi,
        };
        let mut signature = needs.of(&point.test);
        for (id, _) in parts(rule, point) {
            signature.push('|');
            signature.push_str(&id);
        }
        if matches!(point.test, Test::Finding(_)) {
            signature.push('|');
            signature.push_str(&point.name.vi);
        }
        signature
    }

    /// The number of an instrument as printed.
    pub(crate) fn number(&self, instrument: &str) -> String {
        self.instrument(instrument)
            .map_or_else(|| instrument.to_owned(), |known| known.number.clone())
    }
}

fn joined(text: String, more: Option<&str>) -> String {
    match more {
        Some(more) => format!("{text}; {more}"),
        None => text,
    }
}

/// The points that a point joins, in alphabetical order.
fn parts(rule: &Rule, point: &Point) -> Vec<(String, Bilingual)> {
    let parts = point.test.parts();
    let mut named: Vec<(String, Bilingual)> = parts
        .into_iter()
        .filter_map(|part| rule.point(part))
        .map(|part| (part.id.clone(), part.name.clone()))
        .collect();
    named.sort_by(|one, other| one.0.cmp(&other.0));
    named
}
