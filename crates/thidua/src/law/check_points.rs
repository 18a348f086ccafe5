//! How the points of a rule refer to each other: no circles, none left over.

use crate::regulation::Builder;

use super::Point;
use super::build_point::PointBuilder;

fn parts_of(points: &[Point], at: usize) -> Vec<usize> {
    points
        .get(at)
        .map(|point| point.test.parts().into_iter().map(usize::from).collect())
        .unwrap_or_default()
}

impl PointBuilder<'_> {
    pub(super) fn no_cycles(&self, points: &[Point], builder: &mut Builder<'_>) {
        for start in 1..points.len() {
            let mut seen = vec![false; points.len()];
            let mut open: Vec<usize> = parts_of(points, start);
            while let Some(at) = open.pop() {
                if at == start {
                    let id = points
                        .get(start)
                        .map(|point| point.id.clone())
                        .unwrap_or_default();
                    let span = self
                        .tables
                        .get(start.saturating_sub(1))
                        .map(|(_, table)| table.span());
                    builder.error(
                        "cycle",
                        span.unwrap_or_default(),
                        format!("điểm `{id}` phụ thuộc chính nó"),
                        format!("the point `{id}` depends on itself"),
                        "bỏ một mắt xích của vòng",
                        "break the circle",
                    );
                    return;
                }
                match seen.get_mut(at) {
                    Some(seen) if !*seen => {
                        *seen = true;
                        open.extend(parts_of(points, at));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Every point is reached from the head, or it could never be decisive.
    pub(super) fn reached(&self, points: &[Point], builder: &mut Builder<'_>) {
        let mut seen = vec![false; points.len()];
        let mut open = vec![0_usize];
        while let Some(at) = open.pop() {
            match seen.get_mut(at) {
                Some(seen) if !*seen => {
                    *seen = true;
                    open.extend(parts_of(points, at));
                }
                _ => {}
            }
        }
        for (at, _) in seen.iter().enumerate().filter(|(_, seen)| !**seen) {
            if let Some((id, table)) = self.tables.get(at.saturating_sub(1)) {
                builder.error(
                    "unreached-point",
                    table.span().start..table.span().end.min(table.span().start.saturating_add(80)),
                    format!("điểm `{id}` không thuộc điểm nào và không ảnh hưởng kết quả"),
                    format!("the point `{id}` belongs to no other and decides nothing"),
                    "đưa nó vào `all` hoặc `any` của một điểm, hoặc bỏ nó",
                    "put it into the `all` or `any` of a point, or remove it",
                );
            }
        }
    }
}
