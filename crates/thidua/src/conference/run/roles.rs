use super::super::{BallotSubject, Remark, RolesOutcome};
use super::Run;
use crate::roles::RolesMode;

impl<'c> Run<'c> {
    /// Next year's head and deputies: by ballot, by rotation, by consensus, or assigned.
    pub(super) fn roles(&mut self) -> RolesOutcome<'c> {
        let (record, regulation) = (self.record, self.regulation);
        let rule = regulation.roles.as_ref();
        let named = record.next_roles.as_ref();
        let mut head = self.elected(&BallotSubject::Head, 1).first().copied();
        let most = rule.map_or(2, |rule| rule.deputies.1);
        let mut deputies = self.elected(&BallotSubject::Deputy, most);
        let mut by = (head.is_some() || !deputies.is_empty()).then_some("ballot");
        if head.is_none() {
            head = named.and_then(|named| named.head);
            by = by.or(named
                .filter(|named| named.head.is_some())
                .and_then(|named| named.by.as_deref()));
        }
        if deputies.is_empty() {
            deputies = named.map(|named| named.deputies.clone()).unwrap_or_default();
        }
        let current = record.roles.as_ref();
        if head.is_none()
            && let Some(rule) = rule.filter(|rule| rule.mode == RolesMode::Rotation)
        {
            let next = current.and_then(|roles| rule.next_in_rotation(self.id_of(roles.head)));
            head = next.and_then(|id| record.place_of(id));
            by = by.or(head.map(|_| "rotation"));
        }
        if let Some(head) = head {
            deputies.retain(|deputy| *deputy != head);
        }
        self.note_open_roles(head, &deputies);
        let id = |place: &usize| record.member(*place).map(|member| &*member.id);
        RolesOutcome {
            year: record.year.saturating_add(1),
            head: head.as_ref().and_then(id),
            deputies: deputies.iter().filter_map(id).collect(),
            by,
            current_head: current.map(|roles| &roles.head).and_then(id),
            current_deputies: current
                .map(|roles| roles.deputies.iter().filter_map(id).collect())
                .unwrap_or_default(),
            recognised_by: rule.and_then(|rule| rule.recognised_by.as_ref()),
            recognised: named.and_then(|named| named.recognised.as_deref()),
            cite: rule.map(|rule| &*rule.origin.cite),
            grade: rule.map(|rule| rule.origin.grade),
        }
    }

    /// The units that passed the last ballot on a role, most votes first, at most so many; none of a tie at the end.
    fn elected(&mut self, subject: &BallotSubject, most: usize) -> Vec<usize> {
        let last = self
            .record
            .ballots
            .iter()
            .zip(&self.ballots)
            .filter(|(record, _)| record.subject == *subject)
            .max_by_key(|(record, _)| record.round);
        let Some((_, outcome)) = last else {
            return Vec::new();
        };
        let mut passed: Vec<(u32, usize)> = outcome
            .results
            .iter()
            .filter(|line| line.share.passed)
            .filter_map(|line| Some((line.share.votes, self.record.place_of(line.unit)?)))
            .collect();
        let last_in = most
            .checked_sub(1)
            .and_then(|at| passed.get(at))
            .map(|(votes, _)| *votes);
        let first_out = passed.get(most).map(|(votes, _)| *votes);
        if last_in.is_some() && last_in == first_out {
            self.open.push(Remark::new(
                "tie-at-role",
                "bầu trưởng, phó trưởng khối: số phiếu bằng nhau, cần bầu lại",
                "election of head or deputies: equal votes, another ballot is due",
            ));
            // None of the tie, and none with fewer votes either.
            passed.retain(|(votes, _)| Some(*votes) > last_in);
        }
        passed.into_iter().take(most).map(|(_, place)| place).collect()
    }

    fn note_open_roles(&mut self, head: Option<usize>, deputies: &[usize]) {
        let next = self.record.year.saturating_add(1);
        let Some(rule) = self.regulation.roles.as_ref() else {
            return;
        };
        if head.is_none() {
            self.open.push(Remark::new(
                "no-head",
                format!("chưa có trưởng khối năm {next}"),
                format!("the head of {next} is not settled"),
            ));
        }
        let (least, most) = rule.deputies;
        if deputies.len() < least {
            self.open.push(Remark::new(
                "no-deputy",
                format!(
                    "mới có {} phó trưởng khối năm {next}, cần ít nhất {least}",
                    deputies.len()
                ),
                format!(
                    "{} deputies of {next} are settled, at least {least} are needed",
                    deputies.len()
                ),
            ));
        }
        if deputies.len() > most {
            self.breaches.push(Remark::new(
                "too-many-deputies",
                format!("{} phó trưởng khối năm {next}, nhiều nhất {most}", deputies.len()),
                format!("{} deputies of {next}, at most {most}", deputies.len()),
            ));
        }
    }
}
