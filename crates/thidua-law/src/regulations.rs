use crate::LawText;

/// Text of a file beside this crate's manifest.
macro_rules! law {
    ($id:literal, $path:literal) => {
        LawText {
            id: $id,
            path: $path,
            text: include_str!(concat!("../", $path)),
        }
    };
}

/// Every bundled regulation on blocs, in the order of its path.
pub static BLOC_REGULATIONS: &[LawText] =
    &[law!("vn.bac-kan.thuc-tien", "law/bac-kan-thuc-tien/quy-uoc.toml")];
