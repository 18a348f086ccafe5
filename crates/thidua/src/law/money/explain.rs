//! A question about money is answered: the entries, the sources, who pays, remarks, other readings.

use time::Date;

use crate::diagnostic::Diagnostic;
use crate::law::{Doubt, DoubtOption, LawCaveat, Readings, Rulebook, in_force};
use crate::regulation::Origin;
use crate::{Bilingual, Grade};

use super::answer::{Differing, Money, MoneyPart, MoneyRemark, MoneySource, MoneyState, Payer, RoundingUsed};
use super::price::{Matter, Priced};
use super::question::MoneyQuestion;
use super::rules::{Because, Effect, MoneyRule, MoneyTable};

impl Rulebook {
    /// The money that a decision carries.
    ///
    /// # Errors
    /// An unknown award, reading or kind of recipient, a day outside the data, a multiplier above the ceiling.
    pub fn money(&self, question: &MoneyQuestion) -> Result<Money<'_>, Vec<Diagnostic>> {
        let readings = self.readings_with(&question.readings)?;
        self.money_under(question, &readings)
            .map_err(|problem| vec![*problem])
    }

    /// The same under readings that are already switched.
    ///
    /// # Errors
    /// As [`Self::money`].
    pub fn money_under(
        &self,
        question: &MoneyQuestion,
        readings: &Readings,
    ) -> Result<Money<'_>, Box<Diagnostic>> {
        let award = self.award_of(&question.award)?;
        let giver = self.giver_of(question.giver.as_deref());
        let matter = Matter {
            award,
            recipient: question.recipient,
            on: question.on,
            giver: giver.as_deref(),
            own: question.own,
        };
        let priced = self.priced(matter, readings)?;
        let mut money = self.explained(matter, &priced, question.posthumous, readings);
        money.payer = self.payer(question.giver.as_deref(), award, question.on, money.table);
        Ok(money)
    }

    pub(super) fn award_of(&self, spelling: &str) -> Result<u16, Box<Diagnostic>> {
        self.awards
            .find(spelling)
            .ok_or_else(|| Box::new(self.unknown_award(spelling)))
    }

    /// The code of the giver, or the giver as named.
    pub(super) fn giver_of(&self, giver: Option<&str>) -> Option<String> {
        let giver = giver?;
        let authorities = self.vocabulary.list("authority");
        let code = authorities.find(giver).and_then(|at| authorities.get(at));
        Some(code.map_or_else(|| giver.to_owned(), |word| word.id.clone()))
    }

    pub(super) fn priced(
        &self,
        matter: Matter<'_>,
        readings: &Readings,
    ) -> Result<Priced<'_>, Box<Diagnostic>> {
        self.money
            .price(matter, readings)
            .map_err(|refusal| Box::new(super::refuse::diagnostic(self, &refusal, matter, readings)))
    }

    fn explained<'r>(
        &'r self,
        matter: Matter<'_>,
        priced: &Priced<'r>,
        posthumous: bool,
        readings: &Readings,
    ) -> Money<'r> {
        let award = self.awards.get(matter.award);
        let mut money = Money {
            award: award.map_or("", |award| award.id.as_str()),
            name: award.map(|award| award.name(matter.on)).unwrap_or_default(),
            recipient: matter.recipient,
            on: matter.on,
            state: state(priced),
            amount: priced.amount.filter(|_| !priced.at_most),
            at_most: priced.amount.filter(|_| priced.at_most),
            multiplier: priced.times,
            base_salary: priced.salary.map(|salary| salary.amount),
            product: priced.product,
            rounding: priced.rounding.and_then(rounding_used),
            per: priced.row.and_then(|row| row.per.as_ref()),
            reason: self.reason(priced),
            articles: self.articles(matter, priced, posthumous, readings),
            grade: priced.grade(),
            payer: Payer::default(),
            caveats: Vec::new(),
            differs: self.differing(matter, priced, readings),
            table: priced.row.map(|row| row.table),
        };
        self.left_open(matter, readings, &mut money);
        money.caveats = self.remarks(matter.on, priced, &money.articles);
        money
    }

    /// A doubt that is left open: every reading is worked out, and the sum stands only where they agree.
    fn left_open(&self, matter: Matter<'_>, readings: &Readings, money: &mut Money<'_>) {
        let open = self
            .money
            .doubts
            .iter()
            .find(|doubt| readings.taken(**doubt).is_none());
        let Some((doubt, declared)) = open.and_then(|at| Some((*at, self.doubts.get(usize::from(*at))?)))
        else {
            return;
        };
        let mut sums = (0_u8..).take(declared.options.len()).map(|option| {
            let under = readings.with(doubt, Some(option));
            let mut own = self.money.price(matter, &under).ok().map(|priced| priced.amount);
            // Further open doubts are worked out in their turn.
            if self
                .money
                .doubts
                .iter()
                .any(|other| under.taken(*other).is_none())
                && let Ok(priced) = self.money.price(matter, &under)
            {
                own = Some(self.explained(matter, &priced, false, &under).amount);
            }
            own.flatten()
        });
        let first = sums.next().flatten();
        if first.is_some() && sums.all(|sum| sum == first) {
            money.amount = first.filter(|_| money.at_most.is_none() && money.state != MoneyState::Ceiling);
            money.state = if money.state == MoneyState::Unknown {
                MoneyState::Known
            } else {
                money.state
            };
        } else if money.amount.is_none() && money.reason.is_none() {
            money.reason = Some(Bilingual::new(
                format!("các cách hiểu của `{}` cho số tiền khác nhau", declared.key),
                format!("the readings of `{}` give different sums", declared.key),
            ));
        }
    }

    fn reason(&self, priced: &Priced<'_>) -> Option<Bilingual> {
        if let Some(none) = priced.none {
            return Some(none.reason.clone());
        }
        let pay = priced.pay?;
        if pay.times.is_none() {
            let under = pay.under?;
            let doubt = self.doubts.get(usize::from(under.doubt))?;
            let option = doubt.options.get(usize::from(under.option))?;
            return Some(Bilingual::new(
                format!("{}: {}", doubt.key, option.name.vi),
                format!("{}: {}", doubt.key, option.name.en),
            ));
        }
        if priced.salary.is_none() {
            return Some(Bilingual::new(
                "chưa rõ mức lương cơ sở của ngày quyết định",
                "the base salary of the day of the decision is not known",
            ));
        }
        None
    }

    fn articles<'r>(
        &'r self,
        matter: Matter<'_>,
        priced: &Priced<'r>,
        posthumous: bool,
        readings: &Readings,
    ) -> Vec<MoneySource<'r>> {
        let mut articles = Vec::with_capacity(6);
        if let Some(none) = priced.none {
            articles.push(self.source(MoneyPart::NoMoney, &none.instrument, &none.origin, None));
            return articles;
        }
        if let Some(pay) = priced.pay {
            articles.push(self.source(MoneyPart::Multiplier, &pay.instrument, &pay.origin, None));
        }
        for rule in priced.steps.iter().flatten() {
            articles.push(self.ruled(MoneyPart::Recipient, rule));
        }
        if let Some(salary) = priced.salary {
            articles.push(self.source(MoneyPart::BaseSalary, &salary.instrument, &salary.origin, None));
        }
        let table = priced.row.map(|row| row.table);
        let rule = |test: fn(&Effect) -> bool| self.money.rule(matter.on, table, readings, test);
        if let Some(amount) = rule(|effect| *effect == Effect::Amount) {
            articles.push(self.ruled(MoneyPart::Amount, amount));
        }
        // A rounding that is not known is no source; it stands among the remarks.
        let known = |rule: &&MoneyRule| rule.effect != Effect::Rounding(None);
        if let Some(rounding) = priced.rounding.filter(known) {
            articles.push(self.ruled(MoneyPart::Rounding, rounding));
        }
        if posthumous && let Some(same) = rule(|effect| *effect == Effect::Posthumous) {
            articles.push(self.ruled(MoneyPart::Posthumous, same));
        }
        if let Some(payer) = rule(|effect| *effect == Effect::Payer) {
            articles.push(self.ruled(MoneyPart::Payer, payer));
        }
        articles
    }

    pub(super) fn ruled<'r>(&'r self, part: MoneyPart, rule: &'r MoneyRule) -> MoneySource<'r> {
        self.source(part, &rule.instrument, &rule.origin, Some(&rule.name))
    }

    fn source<'r>(
        &'r self,
        part: MoneyPart,
        instrument: &'r str,
        origin: &'r Origin,
        says: Option<&'r Bilingual>,
    ) -> MoneySource<'r> {
        MoneySource {
            part,
            instrument,
            number: self
                .instrument(instrument)
                .map_or("", |known| known.number.as_str()),
            cite: &origin.cite,
            grade: origin.grade,
            basis: origin.basis,
            says,
        }
    }

    fn remarks<'r>(
        &'r self,
        on: Date,
        priced: &Priced<'r>,
        articles: &[MoneySource<'r>],
    ) -> Vec<MoneyRemark<'r>> {
        let mut remarks: Vec<MoneyRemark<'r>> = Vec::new();
        let pay = priced.pay;
        let notes = [priced
            .row
            .and_then(|row| row.note.as_ref())
            .zip(pay.map(|pay| pay.origin.grade))];
        let steps = priced
            .steps
            .iter()
            .flatten()
            .map(|rule| rule.note.as_ref().zip(Some(Grade::Assumed)));
        for (text, grade) in notes.into_iter().chain(steps).flatten() {
            remarks.push(MoneyRemark { text, grade });
        }
        let not_rounded = priced
            .rounding
            .filter(|rule| rule.effect == Effect::Rounding(None));
        remarks.extend(not_rounded.map(|rule| MoneyRemark {
            text: &rule.name,
            grade: rule.origin.grade,
        }));
        let concerns = |caveat: &&LawCaveat| {
            articles
                .iter()
                .any(|article| caveat.concerns("money", article.instrument, on))
        };
        remarks.extend(self.caveats.iter().filter(concerns).map(|caveat| MoneyRemark {
            text: &caveat.text,
            grade: caveat.origin.grade,
        }));
        remarks
    }

    fn differing<'r>(
        &'r self,
        matter: Matter<'_>,
        priced: &Priced<'r>,
        readings: &Readings,
    ) -> Vec<Differing<'r>> {
        let mut differs = Vec::new();
        for (doubt, option, others) in self.other_money_readings(readings) {
            let Ok(other) = self.money.price(matter, &others) else {
                continue;
            };
            if other.amount != priced.amount {
                differs.push(Differing {
                    doubt: &doubt.key,
                    reading: &option.id,
                    name: &option.name,
                    amount: other.amount,
                });
            }
        }
        differs
    }

    /// Every reading of a doubt on money that is not taken, each alone in its place.
    pub(super) fn other_money_readings(
        &self,
        readings: &Readings,
    ) -> impl Iterator<Item = (&Doubt, &DoubtOption, Readings)> {
        let doubts = self.money.doubts.iter();
        doubts
            .filter_map(|at| Some((*at, self.doubts.get(usize::from(*at))?)))
            .flat_map(move |(at, doubt)| {
                (0_u8..)
                    .zip(&doubt.options)
                    .filter(move |(number, _)| readings.taken(at) != Some(*number))
                    .map(move |(number, option)| (doubt, option, readings.with(at, Some(number))))
            })
    }

    /// Who pays: the giver where it was said, else whoever decides on the day, if a rule says that the decider pays.
    pub(super) fn payer<'r>(
        &'r self,
        giver: Option<&str>,
        award: u16,
        on: Date,
        table: Option<MoneyTable>,
    ) -> Payer<'r> {
        let authorities = self.vocabulary.list("authority");
        if let Some(giver) = giver {
            let word = authorities.find(giver).and_then(|at| authorities.get(at));
            return Payer {
                codes: word.iter().map(|word| word.id.as_str()).collect(),
                names: vec![word.map_or_else(|| Bilingual::vi(giver), |word| word.name.clone())],
                given: true,
            };
        }
        let award = self.awards.get(award).filter(|_| self.pays(on, table));
        let decider = award.and_then(|award| in_force(&award.deciders, on));
        let Some(decider) = decider else {
            return Payer::default();
        };
        let codes: Vec<&str> = decider.value.authorities.iter().map(String::as_str).collect();
        let name = |code: &&str| {
            let word = authorities.find(code).and_then(|at| authorities.get(at));
            word.map_or_else(|| Bilingual::vi(*code), |word| word.name.clone())
        };
        Payer {
            names: codes.iter().map(name).collect(),
            codes,
            given: false,
        }
    }
}

impl Rulebook {
    /// Whether a rule of the day says that the decider pays.
    pub(super) fn pays(&self, on: Date, table: Option<MoneyTable>) -> bool {
        self.money.rules.iter().any(|rule| {
            rule.effect == Effect::Payer
                && rule.in_force.contains(on)
                && table.is_some_and(|table| rule.tables.is_empty() || rule.tables.contains(&table))
        })
    }
}

pub(super) fn state(priced: &Priced<'_>) -> MoneyState {
    match priced.none.map(|none| none.because) {
        Some(Because::None) => MoneyState::None,
        Some(Because::Absent) => MoneyState::Absent,
        Some(Because::Unknown | Because::ByForm) => MoneyState::Unknown,
        None if priced.amount.is_none() => MoneyState::Unknown,
        None if priced.at_most => MoneyState::Ceiling,
        None => MoneyState::Known,
    }
}

fn rounding_used(rule: &MoneyRule) -> Option<RoundingUsed> {
    match rule.effect {
        Effect::Rounding(Some(rounding)) => Some(RoundingUsed {
            mode: rounding.mode.word(),
            to: rounding.to,
        }),
        _ => None,
    }
}
