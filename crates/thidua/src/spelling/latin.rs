use super::letters::LETTERS;

/// Whether a text is in form NFC, as far as Latin letters go.
pub(crate) fn is_composed(text: &str) -> bool {
    // Without a combining mark there is nothing to compose.
    !text.chars().any(is_mark) || composed(text) == text
}

/// The text in form NFC, as far as Latin letters go.
pub(crate) fn composed(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    let mut base: Option<char> = None;
    // Marks that do not combine with the letter before them, and the class of the last of them.
    let mut left = String::new();
    let mut last = 0_u8;
    for letter in decomposed(text) {
        let class = class(letter);
        let joined = base.and_then(|base| compose(base, letter));
        match joined {
            Some(whole) if last < class || (last == 0 && left.is_empty()) => base = Some(whole),
            _ if class == 0 => {
                composed.extend(base.replace(letter));
                composed.push_str(&left);
                left.clear();
                last = 0;
            }
            _ => {
                left.push(letter);
                last = class;
            }
        }
    }
    composed.extend(base);
    composed.push_str(&left);
    composed
}

/// The letters in form NFD, as far as Latin letters go.
pub(crate) fn decomposed(text: &str) -> impl Iterator<Item = char> {
    let mut letters = Vec::with_capacity(text.len());
    for letter in text.chars() {
        decompose(letter, &mut letters);
    }
    for run in letters.chunk_by_mut(|_, next| class(*next) != 0) {
        // The first of a run is a letter, or a mark at the very start.
        let start = usize::from(run.first().is_some_and(|first| class(*first) == 0));
        if let Some(marks) = run.get_mut(start..) {
            marks.sort_by_key(|mark| class(*mark));
        }
    }
    letters.into_iter()
}

fn decompose(letter: char, into: &mut Vec<char>) {
    let found = u16::try_from(u32::from(letter))
        .ok()
        .and_then(|code| LETTERS.binary_search_by_key(&code, |(whole, _, _)| *whole).ok())
        .and_then(|at| LETTERS.get(at));
    match found {
        Some((_, base, mark)) => {
            // A base may be composed itself: "ộ" is "ọ" with a circumflex.
            into.extend(
                char::from_u32(u32::from(*base))
                    .map(|base| {
                        let mut inner = Vec::new();
                        decompose(base, &mut inner);
                        inner
                    })
                    .unwrap_or_default(),
            );
            into.extend(char::from_u32(u32::from(*mark)));
        }
        None => into.push(letter),
    }
}

fn compose(base: char, mark: char) -> Option<char> {
    let base = u16::try_from(u32::from(base)).ok()?;
    let mark = u16::try_from(u32::from(mark)).ok()?;
    LETTERS
        .iter()
        .find(|(_, one, other)| *one == base && *other == mark)
        .and_then(|(whole, _, _)| char::from_u32(u32::from(*whole)))
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Canonical combining class: marks of different classes change places freely.
fn class(letter: char) -> u8 {
    match letter {
        '\u{334}'..='\u{338}' => 1,
        '\u{321}' | '\u{322}' | '\u{327}' | '\u{328}' => 202,
        '\u{31b}' => 216,
        '\u{316}'..='\u{319}'
        | '\u{31c}'..='\u{320}'
        | '\u{323}'..='\u{326}'
        | '\u{329}'..='\u{333}'
        | '\u{339}'..='\u{33c}'
        | '\u{347}'..='\u{349}'
        | '\u{34d}'
        | '\u{34e}'
        | '\u{353}'..='\u{356}'
        | '\u{359}'
        | '\u{35a}' => 220,
        '\u{315}' | '\u{31a}' | '\u{358}' => 232,
        '\u{35c}' | '\u{35f}' | '\u{362}' => 233,
        '\u{35d}' | '\u{35e}' | '\u{360}' | '\u{361}' => 234,
        '\u{345}' => 240,
        '\u{34f}' => 0,
        '\u{300}'..='\u{36f}' => 230,
        _ => 0,
    }
}
