/// The known name nearest to a word, if the edit distance is short: at most a third of its letters.
///
/// ```
/// use thidua::diagnostic::nearest;
/// assert_eq!(nearest("critera", ["criterion", "criteria"].into_iter()), Some("criteria"));
/// assert_eq!(nearest("quota", ["window"].into_iter()), None);
/// ```
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let letters: Vec<char> = word.chars().take(LONGEST).collect();
    let most = letters.len().checked_div(3).unwrap_or(0).max(1);
    known
        .map(|name| (distance(&letters, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Longer words are not compared to their end.
const LONGEST: usize = 64;

/// Letters to insert, remove or change (Levenshtein).
fn distance(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in to.chars().take(LONGEST).enumerate() {
        let mut diagonal = line;
        let mut left = line.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (own, cell) in from.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal.saturating_add(usize::from(*own != letter));
            diagonal = *cell;
            left = changed.min(left.saturating_add(1)).min(cell.saturating_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}
