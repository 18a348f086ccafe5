use unicode_normalization::UnicodeNormalization as _;

/// Whether a text is in form NFC.
pub(crate) fn is_composed(text: &str) -> bool {
    surely_composed(text) || unicode_normalization::is_nfc(text)
}

/// The text in form NFC.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The letters in form NFD.
pub(crate) fn decomposed(text: &str) -> impl Iterator<Item = char> {
    text.nfd()
}

/// Characters of Latin letters with marks already composed, all that Vietnamese is written with: never changed by
/// NFC and never joined to what stands before them. Everything else takes the long way.
fn surely_composed(text: &str) -> bool {
    text.chars()
        .all(|character| matches!(character, '\u{0}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}'))
}
