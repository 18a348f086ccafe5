use unicode_normalization::UnicodeNormalization as _;

/// Whether a text is in form NFC.
pub(crate) fn is_composed(text: &str) -> bool {
    unicode_normalization::is_nfc(text)
}

/// The text in form NFC.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The letters in form NFD.
pub(crate) fn decomposed(text: &str) -> impl Iterator<Item = char> {
    text.nfd()
}
