//! Normal forms of text: composed (NFC), as every text of the library is, and decomposed, for comparisons.
//!
//! With the feature `unicode` for every script; without it for Latin letters, which is what Vietnamese is written in:
//! the tables of all scripts are a fifth of a WebAssembly module. Letters of other scripts are then left as they are.

#[cfg(feature = "unicode")]
mod full;
#[cfg(any(test, not(feature = "unicode")))]
mod latin;
#[cfg(any(test, not(feature = "unicode")))]
mod letters;

#[cfg(feature = "unicode")]
pub(crate) use full::{composed, decomposed, is_composed};
#[cfg(all(feature = "toml", not(feature = "unicode")))]
pub(crate) use latin::composed;
#[cfg(not(feature = "unicode"))]
pub(crate) use latin::{decomposed, is_composed};

#[cfg(all(test, feature = "unicode"))]
mod tests {
    use proptest::prelude::*;

    use super::{full, latin};

    fn agree(text: &str) {
        assert_eq!(full::is_composed(text), latin::is_composed(text), "{text:?}");
        assert_eq!(full::composed(text), latin::composed(text), "{text:?}");
        let (one, other): (String, String) = (
            full::decomposed(text).collect(),
            latin::decomposed(text).collect(),
        );
        assert_eq!(one, other, "{text:?}");
    }

    #[test]
    fn every_letter_agrees() {
        for letter in ('\u{0}'..='\u{36f}').chain('\u{1e00}'..='\u{1eff}') {
            // U+0340 to U+0344 and U+1E9B stand for others and occur in no Vietnamese text.
            if !matches!(letter, '\u{340}'..='\u{345}' | '\u{1e9b}') {
                agree(&letter.to_string());
                agree(&full::decomposed(&letter.to_string()).collect::<String>());
            }
        }
    }

    proptest! {
        #[test]
        fn latin_texts_agree(text in "[a-zA-ZđĐơưÂêộẾ \u{300}-\u{303}\u{306}\u{309}\u{31b}\u{323}\u{c0}-\u{1b0}\u{1ea0}-\u{1ef9}]{0,12}") {
            agree(&text);
        }
    }
}
