//! A short digest of texts, so that a result can say exactly what it rests on.

/// A 64-bit FNV-1a digest of texts in order, as 16 hexadecimal digits.
///
/// It finds changes; it is no protection against forgery.
///
/// ```
/// assert_eq!(thidua::digest::digest(&["a"]), thidua::digest::digest(&["a"]));
/// assert_ne!(thidua::digest::digest(&["ab", "c"]), thidua::digest::digest(&["a", "bc"]));
/// ```
pub fn digest(texts: &[&str]) -> String {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |byte: u8| state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for text in texts {
        text.bytes().for_each(&mut take);
        take(0xff); // no UTF-8 text holds this byte
    }
    format!("{state:016x}")
}
