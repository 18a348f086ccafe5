//! The law in its compact form: the same answers as from the texts, and no panic on any bytes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its case fails"
)]

use std::fs;

use proptest::prelude::*;
use thidua::Rulebook;
use thidua::cases::CaseFile;
use thidua::diagnostic::Source;
use thidua_tests::root;

fn texts() -> Vec<Source> {
    thidua_law::LAW_FILES
        .iter()
        .map(|file| Source::new(file.path, file.text))
        .collect()
}

#[test]
fn baked_and_parsed_agree_on_every_case() {
    let parsed = Rulebook::read(&texts()).unwrap();
    let baked = Rulebook::from_baked(thidua_law::BAKED).unwrap();
    assert_eq!(parsed.digest, baked.digest);
    assert_eq!(format!("{:?}", parsed.rules), format!("{:?}", baked.rules));
    let mut cases = 0;
    for entry in fs::read_dir(root().join("tests/cases/assess")).unwrap() {
        let path = entry.unwrap().path();
        let file = CaseFile::read(&path.display().to_string(), &fs::read_to_string(&path).unwrap()).unwrap();
        if !file.law_files().is_empty() {
            continue;
        }
        let ours = file.cases(&baked).unwrap();
        for (one, other) in file.cases(&parsed).unwrap().iter().zip(&ours) {
            let (one, _) = one.run(&parsed).unwrap();
            let (other, _) = other.run(&baked).unwrap();
            assert_eq!(one.to_json(), other.to_json());
            cases += 1;
        }
    }
    assert!(cases > 100, "{cases} cases");
}

#[test]
fn further_files_stand_on_the_baked_law() {
    let bylaw = Source::new(
        "quy-che.toml",
        "schema = 1\n[law]\ninstrument = \"vn.x\"\nbylaw = \"ministry\"\nsubject = \"x\"\n\
         [[instrument]]\nid = \"vn.x\"\nnumber = \"1/X\"\nname = \"X\"\nissuer = \"X\"\nkind = \"decision\"\n",
    );
    let baked = Rulebook::from_baked(thidua_law::BAKED).unwrap();
    let both = baked.with_files(std::slice::from_ref(&bylaw)).unwrap();
    let mut files = texts();
    files.push(bylaw);
    assert_eq!(both.digest, Rulebook::read(&files).unwrap().digest);
    assert_eq!(both.instruments.len(), baked.instruments.len() + 1);
    let broken = baked.with_files(&[Source::new("hong.toml", "schema = 1\n[law]\nsubjet = \"x\"\n")]);
    assert_eq!(broken.unwrap_err()[0].labels[0].source, "hong.toml");
}

#[test]
fn what_is_no_baked_law_is_refused_by_name() {
    let code = |bytes: &[u8]| Rulebook::from_baked(bytes).unwrap_err()[0].code;
    assert_eq!(code(b""), "baked-format");
    assert_eq!(code(b"thidua\x63rest of a later version"), "baked-version");
    assert_eq!(code(b"thidua\x01"), "baked-damaged");
    let mut bytes = thidua_law::BAKED.to_vec();
    bytes[5000] ^= 1;
    assert_eq!(code(&bytes), "baked-damaged");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The checksum is mended, so that the reader behind it meets the damage.
    #[test]
    fn damaged_bytes_never_panic(changes in prop::collection::vec((15_usize..400_000, any::<u8>()), 1..4)) {
        let mut bytes = thidua_law::BAKED.to_vec();
        for (at, byte) in changes {
            let at = at.checked_rem(bytes.len()).unwrap_or(15).max(15);
            bytes[at] = byte;
        }
        let sum = bytes[15..].iter().fold(0xcbf2_9ce4_8422_2325_u64, |state, byte| {
            (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        bytes[7..15].copy_from_slice(&sum.to_le_bytes());
        let _ = Rulebook::from_baked(&bytes);
    }
}
