//! The law on award money from the tables of the files, with its checks.

use rust_decimal::Decimal;

use crate::law::{Codes, Interval};
use crate::reader::Table;
use crate::regulation::{Builder, Origin};
use crate::subject::{SubjectKind, SubjectKinds};

use super::rules::{
    AwardEntries, BaseSalary, Because, Concurrence, Effect, MoneyRounding, MoneyRule, MoneyRules, MoneyTable,
    Multiplier, NoMoney, PaidPart, Pay, UnderReading,
};

impl MoneyRules {
    /// Builds the law on award money and checks it: no two figures of one day, no reference into nothing.
    pub(crate) fn build(root: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        let mut money = Self {
            salaries: root
                .tables("base_salary")
                .filter_map(|table| BaseSalary::build(table, builder))
                .collect(),
            multipliers: root
                .tables("multiplier")
                .filter_map(|table| Multiplier::build(table, codes, builder))
                .collect(),
            none: root
                .tables("no_money")
                .map(|table| NoMoney::build(table, codes, builder))
                .collect(),
            rules: root
                .tables("money_rule")
                .filter_map(|table| MoneyRule::build(table, codes, builder))
                .collect(),
            ..Self::default()
        };
        money.salaries.sort_by_key(|salary| salary.in_force.from);
        money.index(codes.awards.len());
        super::overlap::check(&money, root, builder);
        money
    }

    fn index(&mut self, awards: usize) {
        self.by_award = vec![AwardEntries::default(); awards];
        for (at, row) in (0_u16..).zip(&self.multipliers) {
            for award in &row.awards {
                if let Some(entries) = self.by_award.get_mut(usize::from(*award)) {
                    entries.rows.push(at);
                }
            }
        }
        for (at, none) in (0_u16..).zip(&self.none) {
            if none.awards.is_empty() {
                self.none_of_all.push(at);
            }
            for award in &none.awards {
                if let Some(entries) = self.by_award.get_mut(usize::from(*award)) {
                    entries.none.push(at);
                }
            }
        }
        self.scales = (0_u16..)
            .zip(&self.rules)
            .filter(|(_, rule)| matches!(rule.effect, Effect::Scale { .. }))
            .map(|(at, _)| at)
            .collect();
        let pays = self.multipliers.iter().flat_map(|row| &row.pay);
        let under = pays
            .filter_map(|pay| pay.under)
            .chain(self.rules.iter().filter_map(|rule| rule.under));
        self.doubts = under.map(|under| under.doubt).collect();
        self.doubts.sort_unstable();
        self.doubts.dedup();
    }
}

impl BaseSalary {
    fn build(table: &Table, builder: &mut Builder<'_>) -> Option<Self> {
        Some(Self {
            in_force: Interval::build(table, builder),
            amount: table.decimal("amount")?,
            instrument: table.string("instrument"),
            origin: builder.origin(table),
        })
    }
}

impl Multiplier {
    fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Option<Self> {
        let origin = builder.origin(table);
        let instrument = table.string("instrument");
        Some(Self {
            id: table.string("id"),
            awards: codes.awards(table, "awards", builder),
            table: MoneyTable::from_word(table.text("kind")?)?,
            in_force: Interval::build(table, builder),
            givers: texts(table, "givers"),
            pay: table
                .tables("pay")
                .map(|pay| Pay::build(pay, &origin, &instrument, codes, builder))
                .collect(),
            ceiling: table.boolean("ceiling").unwrap_or(false),
            per: table.bilingual("per"),
            note: table.bilingual("note"),
        })
    }
}

impl Pay {
    fn build(
        table: &Table,
        inherited: &Origin,
        instrument: &str,
        codes: &Codes,
        builder: &mut Builder<'_>,
    ) -> Self {
        if let Some(times) = table.decimal("times") {
            positive(table, "times", times, builder);
        }
        Self {
            recipients: kinds(table, "recipients"),
            times: table.decimal("times"),
            under: under(table, codes, builder),
            instrument: table.text("instrument").unwrap_or(instrument).to_owned(),
            origin: Origin::read(table, inherited),
        }
    }
}

impl NoMoney {
    fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Self {
        Self {
            id: table.string("id"),
            awards: codes.awards(table, "awards", builder),
            recipients: kinds(table, "recipients"),
            givers: texts(table, "givers"),
            in_force: Interval::build(table, builder),
            because: match table.text("because") {
                Some("none") => Because::None,
                Some("absent") => Because::Absent,
                Some("by-form") => Because::ByForm,
                _ => Because::Unknown,
            },
            reason: table.bilingual("reason").unwrap_or_default(),
            instrument: table.string("instrument"),
            origin: builder.origin(table),
        }
    }
}

impl MoneyRule {
    fn build(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Option<Self> {
        Some(Self {
            id: table.string("id"),
            name: table.bilingual("name").unwrap_or_default(),
            in_force: Interval::build(table, builder),
            tables: table
                .texts("kinds")
                .filter_map(|(word, _)| MoneyTable::from_word(word))
                .collect(),
            awards: codes.awards(table, "awards", builder),
            under: under(table, codes, builder),
            effect: effect(table, builder)?,
            instrument: table.string("instrument"),
            origin: builder.origin(table),
            text: table.text("text").map(str::to_owned),
            note: table.bilingual("note"),
        })
    }
}

fn effect(table: &Table, builder: &mut Builder<'_>) -> Option<Effect> {
    let concurrence = || Concurrence {
        same: part(table, "same"),
        different: part(table, "different"),
    };
    Some(match table.text("rule")? {
        "coverage" => Effect::Coverage,
        "amount" => Effect::Amount,
        "rounding" => Effect::Rounding(rounding(table, builder)),
        "scale" => {
            for key in ["of", "as"] {
                if !table.has(key) {
                    builder.missing_key(table, key, "rule");
                }
            }
            let times = table.decimal("times").unwrap_or(Decimal::ONE);
            positive(table, "times", times, builder);
            Effect::Scale {
                of: kinds(table, "of"),
                from: SubjectKind::from_word(table.text("as")?)?,
                times,
            }
        }
        "several-titles" => Effect::SeveralTitles(concurrence()),
        "several-forms" => Effect::SeveralForms(concurrence()),
        "title-and-form" => Effect::TitleAndForm(concurrence()),
        "posthumous" => Effect::Posthumous,
        "payer" => Effect::Payer,
        _ => Effect::Remark,
    })
}

fn rounding(table: &Table, builder: &mut Builder<'_>) -> Option<MoneyRounding> {
    if table.text("mode") == Some("unknown") {
        return None;
    }
    match (table.decimal("to"), table.rounding("mode")) {
        (Some(to), Some(mode)) => Some(MoneyRounding { to, mode }),
        (None, _) => {
            builder.missing_key(table, "to", "rule");
            None
        }
        (_, None) => {
            builder.missing_key(table, "mode", "rule");
            None
        }
    }
}

fn part(table: &Table, key: &str) -> Option<PaidPart> {
    Some(match table.text(key)? {
        "all" => PaidPart::All,
        "highest" => PaidPart::Highest,
        _ => PaidPart::Unknown,
    })
}

fn under(table: &Table, codes: &Codes, builder: &mut Builder<'_>) -> Option<UnderReading> {
    if !table.has("reading") {
        builder.refuse_key(table, "option", "`reading`");
        return None;
    }
    let doubt = codes.doubt(table, "reading", builder)?;
    let option = codes.option(table, doubt, builder)?;
    Some(UnderReading { doubt, option })
}

fn positive(table: &Table, key: &str, number: Decimal, builder: &mut Builder<'_>) {
    if number <= Decimal::ZERO {
        builder.error(
            "number-range",
            table.place(key),
            format!("hệ số `{number}` không lớn hơn 0"),
            format!("the multiplier `{number}` is not greater than 0"),
            "ghi hệ số dương; không có tiền thưởng thì khai báo `[[no_money]]`",
            "write a positive multiplier; declare `[[no_money]]` where there is none",
        );
    }
}

fn kinds(table: &Table, key: &str) -> SubjectKinds {
    table
        .texts(key)
        .filter_map(|(word, _)| SubjectKind::from_word(word))
        .collect()
}

fn texts(table: &Table, key: &str) -> Vec<String> {
    table.texts(key).map(|(text, _)| text.to_owned()).collect()
}
