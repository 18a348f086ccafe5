use std::collections::BTreeMap;

use super::super::Remark;
use super::Run;
use super::nominations::Chosen;
use crate::Language;
use crate::award::AwardRule;
use crate::quota::{Quota, QuotaSize};

impl<'c> Run<'c> {
    pub(super) fn quotas(&self, award: &'c AwardRule) -> (Option<Quota>, BTreeMap<&'c str, Quota>) {
        let Some(rule) = &award.quota else {
            return (None, BTreeMap::new());
        };
        let mut groups = BTreeMap::new();
        if let QuotaSize::Groups(own) = &rule.size {
            groups.extend(
                own.iter()
                    .map(|(group, _)| (&**group, rule.number(Some(group), self))),
            );
        }
        (Some(rule.number(None, self)), groups)
    }

    /// The first so many of the chosen; a tie at the last place is open, and nobody of the tie is taken.
    pub(super) fn within_quota(
        &mut self,
        award: &'c AwardRule,
        chosen: Vec<Chosen<'c>>,
        quota: Option<&Quota>,
        groups: &BTreeMap<&'c str, Quota>,
    ) -> Vec<Chosen<'c>> {
        let Some(quota) = quota.filter(|_| !award.outside_quota) else {
            return chosen;
        };
        if groups.is_empty() {
            return self.first_of(award, chosen, quota);
        }
        let mut kept = Vec::new();
        let mut by_group: BTreeMap<Option<&'c str>, Vec<Chosen<'c>>> = BTreeMap::new();
        for chosen in chosen {
            let group = self
                .record
                .member(chosen.unit)
                .and_then(|member| member.group.as_deref());
            by_group.entry(group).or_default().push(chosen);
        }
        for (group, chosen) in by_group {
            match group.and_then(|group| groups.get(group)) {
                Some(quota) => kept.extend(self.first_of(award, chosen, quota)),
                None => self.open.push(Remark::new(
                    "no-group",
                    format!(
                        "\"{}\": có đơn vị chưa thuộc nhóm nào để tính số lượng",
                        award.name.vi
                    ),
                    format!("\"{}\": a unit belongs to no group of the quota", award.id),
                )),
            }
        }
        kept
    }

    fn first_of(&mut self, award: &AwardRule, mut chosen: Vec<Chosen<'c>>, quota: &Quota) -> Vec<Chosen<'c>> {
        let Some(most) = quota.number else {
            if !chosen.is_empty() {
                let missing = quota.missing.clone().unwrap_or_default();
                self.open.push(Remark::new(
                    "quota-unknown",
                    format!(
                        "\"{}\": chưa có số liệu \"{missing}\" để tính số lượng được đề nghị",
                        award.name.vi
                    ),
                    format!(
                        "\"{}\": the number \"{missing}\" that the quota rests on is missing",
                        award.id
                    ),
                ));
            }
            return Vec::new();
        };
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if chosen.len() <= most {
            return chosen;
        }
        let key = |chosen: &Chosen<'_>| (chosen.rank, chosen.votes.map(|share| share.votes));
        let last_in = most.checked_sub(1).and_then(|at| chosen.get(at)).map(key);
        let first_out = chosen.get(most).map(key);
        let comparable = last_in.is_some_and(|(rank, votes)| rank.is_some() || votes.is_some());
        if most > 0 && last_in == first_out && comparable {
            let tied: Vec<usize> = chosen
                .iter()
                .filter(|chosen| Some(key(chosen)) == last_in)
                .map(|chosen| chosen.unit)
                .collect();
            match self.settled_order(&tied) {
                Some(order) => {
                    let place = |unit: usize| order.iter().position(|known| *known == unit);
                    chosen.sort_by_key(|chosen| {
                        (
                            chosen.rank,
                            chosen.votes.map(|share| std::cmp::Reverse(share.votes)),
                            place(chosen.unit),
                        )
                    });
                }
                None => {
                    self.tie_at_quota(award, &tied, most);
                    // Nobody of the tie, and nobody after it either.
                    let before = chosen
                        .iter()
                        .take_while(|chosen| Some(key(chosen)) != last_in)
                        .count();
                    chosen.truncate(before);
                }
            }
        }
        for cut in chosen.iter().skip(most) {
            if cut.by == "review" || cut.by == "unit" || cut.by == "consensus" || cut.by == "acclamation" {
                let name = self.name_of(cut.unit);
                self.breaches.push(
                    Remark::new(
                        "over-quota",
                        format!(
                            "{}: vượt số lượng được đề nghị \"{}\" ({most})",
                            name.vi, award.name.vi
                        ),
                        format!(
                            "{}: beyond the quota of \"{}\" ({most})",
                            name.in_language(Language::En),
                            award.id
                        ),
                    )
                    .about(self.id_of(cut.unit)),
                );
            }
        }
        chosen.truncate(most);
        chosen
    }

    fn settled_order(&self, tied: &[usize]) -> Option<Vec<usize>> {
        let tie = self
            .record
            .tie_breaks
            .iter()
            .find(|tie| tied.iter().all(|unit| tie.order.contains(unit)))?;
        Some(tie.order.clone())
    }

    fn tie_at_quota(&mut self, award: &AwardRule, tied: &[usize], most: usize) {
        let vi: Vec<&str> = tied.iter().map(|unit| &*self.name_of(*unit).vi).collect();
        let en: Vec<&str> = tied
            .iter()
            .map(|unit| self.name_of(*unit).in_language(Language::En))
            .collect();
        self.open.push(Remark::new(
            "tie-at-quota",
            format!(
                "\"{}\": {} bằng nhau, chỉ được đề nghị {most}; cần phân định",
                award.name.vi,
                vi.join(", ")
            ),
            format!(
                "\"{}\": {} are equal and only {most} may be nominated",
                award.id,
                en.join(", ")
            ),
        ));
    }
}
