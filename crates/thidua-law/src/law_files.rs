use crate::LawText;

/// Text of a file of the State law or of the Party; its identifier is its path without `law/` and `.toml`.
macro_rules! law {
    ($path:literal) => {
        LawText {
            id: $path,
            path: concat!("law/", $path, ".toml"),
            text: include_str!(concat!("../law/", $path, ".toml")),
        }
    };
}

/// Every bundled law file, in the order of its path. A rulebook is built from all of them together.
pub static LAW_FILES: &[LawText] = &[
    law!("dang/tien-thuong-dang"),
    law!("danh-muc/bang-khen-giay-khen"),
    law!("danh-muc/danh-hieu-ca-nhan"),
    law!("danh-muc/danh-hieu-tap-the"),
    law!("danh-muc/danh-hieu-vinh-du"),
    law!("danh-muc/giai-thuong"),
    law!("danh-muc/huan-chuong"),
    law!("danh-muc/huy-chuong"),
    law!("danh-muc/khen-thuong-dang"),
    law!("luong-co-so/nd-161-2026"),
    law!("luong-co-so/nd-24-2023"),
    law!("luong-co-so/nd-38-2019"),
    law!("luong-co-so/nd-47-2016"),
    law!("luong-co-so/nd-47-2017"),
    law!("luong-co-so/nd-66-2013"),
    law!("luong-co-so/nd-72-2018"),
    law!("luong-co-so/nd-73-2024"),
    law!("nd-152-2025/tien-thuong"),
    law!("nd-91-2017/tien-thuong"),
    law!("nd-98-2023/tien-thuong"),
    law!("tien-thuong/quy-dinh-chung"),
    law!("tu-vung/can-cu-danh-hieu"),
    law!("tu-vung/chuc-vu"),
    law!("tu-vung/cong-tac"),
    law!("tu-vung/dia-ban"),
    law!("tu-vung/dip-binh-xet"),
    law!("tu-vung/doi-tuong-cong-hien"),
    law!("tu-vung/doi-tuong"),
    law!("tu-vung/ket-qua"),
    law!("tu-vung/ky-luat"),
    law!("tu-vung/loai-hinh-khen-thuong"),
    law!("tu-vung/muc-xep-loai"),
    law!("tu-vung/nhan-dinh-huan-chuong"),
    law!("tu-vung/pham-vi"),
    law!("tu-vung/phat-dong"),
    law!("tu-vung/sang-kien"),
    law!("tu-vung/tham-quyen"),
    law!("tu-vung/thoi-gian-vang"),
    law!("tu-vung/thoi-ky"),
    law!("tu-vung/vu-viec"),
    law!("van-ban/cau-hoi-ngo"),
    law!("van-ban/che-do"),
    law!("van-ban/dang"),
    law!("van-ban/dia-phuong"),
    law!("van-ban/luat"),
    law!("van-ban/luong"),
    law!("van-ban/nghi-dinh"),
    law!("van-ban/thong-tu"),
    law!("van-ban/xep-loai"),
];
