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
pub static BLOC_REGULATIONS: &[LawText] = &[
    law!("vn.bac-kan.thuc-tien", "law/bac-kan-thuc-tien/quy-uoc.toml"),
    law!(
        "vn.cong-an.cong-thuc-dieu-6",
        "law/cong-thuc-dieu-6/bang-1000.toml"
    ),
    law!("vn.hcmc-2008", "law/hcmc-2008/bang-100.toml"),
    law!("vn.hd-01-2022-tra-on", "law/hd-01-2022-tra-on/xep-hang.toml"),
    law!("vn.hd-804-2018-hue", "law/hd-804-2018-hue/khung-950-50.toml"),
    law!(
        "vn.kh-157-2025-can-tho",
        "law/kh-157-2025-can-tho/bang-diem-va-xep-hang.toml"
    ),
    law!("vn.khung-chung", "law/khung-chung/cau-hoi-ngo.toml"),
    law!("vn.mttq-dong-nai-2025", "law/mttq-dong-nai/khung-100.toml"),
    law!(
        "vn.nd-91-2017.co-chinh-phu",
        "law/nd-91-2017/dieu-11-co-chinh-phu.toml"
    ),
    law!("vn.nd-98-2023.co-chinh-phu", "law/nd-98-2023/co-chinh-phu.toml"),
    law!("vn.qd-77-2025-nghe-an", "law/nghe-an/muc-san.toml"),
    law!(
        "vn.qd-212-2025-hai-phong",
        "law/qd-212-2025-hai-phong/quy-doi-tieu-chi.toml"
    ),
    law!(
        "vn.qd-24-2011-ninh-thuan",
        "law/qd-24-2011-ninh-thuan/trinh-tu.toml"
    ),
    law!(
        "vn.qd-2579-2025-can-tho",
        "law/qd-2579-2025-can-tho/xep-loai-dan-van.toml"
    ),
    law!(
        "vn.qd-809-2019-kien-giang",
        "law/qd-809-2019-kien-giang/khung-khoi-7.toml"
    ),
    law!(
        "vn.qd-86-2025-bac-ninh",
        "law/qd-86-2025-bac-ninh/thi-dua-khen-thuong.toml"
    ),
    law!("vn.so-tu-phap-dai-diem", "law/so-tu-phap/dai-diem.toml"),
    law!("vn.thai-nguyen-2025", "law/thai-nguyen-2025/chua-xac-dinh.toml"),
    law!("vn.tt-01-2019-vksnd", "law/tt-01-2019-vksnd/dieu-20.toml"),
    law!("vn.tt-01-2024-tand", "law/tt-01-2024-tand/dieu-29-bo-phieu.toml"),
    law!(
        "vn.tt-15-2023-bkhdt",
        "law/tt-15-2023-bkhdt/bang-diem-va-khoi.toml"
    ),
];
