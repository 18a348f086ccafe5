//! Spellings made comparable: case, diacritics and common variants do not matter.

use crate::spelling::decomposed;

/// A spelling without case, diacritics, punctuation and double spaces, `y` read as `i`.
///
/// ```
/// use thidua::law::fold;
/// assert_eq!(fold("Chiến sỹ thi đua"), fold("chien si THI ĐUA"));
/// assert_eq!(fold("Huân chương Lao động – hạng Ba"), "huan chuong lao dong hang ba");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in decomposed(text) {
        let letter = match letter {
            '\u{300}'..='\u{36f}' => continue,
            'đ' | 'Đ' => 'd',
            other => other,
        };
        for lower in letter.to_lowercase() {
            if lower.is_alphanumeric() {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(if lower == 'y' { 'i' } else { lower });
            } else {
                gap = true;
            }
        }
    }
    folded
}
