//! What people and programs call the columns of a table with a row an article, in Vietnamese and English.

use super::table_columns::Role;
use crate::text::fold::{Strength, fold};

/// The names of columns by their role, folded to base letters and without anything between them; those first that say it
/// best. When a text was gathered or last changed is not when it was published.
const NAMES: [(Role, &str); 6] = [
    (
        Role::Text,
        "noidung content fulltext articletext articlebody maintext body text toanvan vanban thanbai \
         noidungbaiviet noidungbaibao noidungbai noidungchinh noidungtin noidungchitiet contents \
         textcontent bodytext cleantext cleanedtext rawtext baiviet baibao article story document \
         transcript chitiet contenthtml html",
    ),
    (
        Role::Title,
        "tieude title headline tenbai tenbaiviet tenbaibao tieudebai tieudebaiviet tieudebaibao \
         articletitle nhande daude dautua tuade tua tit tentin heading",
    ),
    (
        Role::Date,
        "ngaydang ngayxuatban ngayphathanh ngaydangbai ngaydangtai datepublished published publishedat \
         publisheddate publishdate publicationdate pubdate publishedtime publishtime publishedon \
         datepublish thoigiandang ngaygiodang giodang ngay date ngaythang thoigianxuatban issued posted \
         postedat postdate datetime thoigian ngaygio time timestamp",
    ),
    (
        Role::Source,
        "bao tobao tenbao nguon nguontin source sourcename outlet newspaper publication publisher toasoan \
         coquanbaochi tentobao trangbao journal media mediaoutlet sitename nguonbao tennguon noidang kenh \
         website site domain nhaxuatban",
    ),
    (
        Role::Author,
        "tacgia author authors byline nguoiviet phongvien nhabao butdanh writer reporter journalist \
         tentacgia authorname creator by",
    ),
    (
        Role::Address,
        "url link lienket duongdan duonglink linkbai linkbaiviet linkbaibao articleurl sourceurl \
         originalurl canonicalurl permalink diachi diachiweb href uri weblink",
    ),
];

/// What only numbers the rows: Vietnamese tables do so as a rule, pandas where it is not forbidden.
const COUNTERS: [&str; 5] = ["stt", "sothutu", "unnamed0", "index", "tt"];

/// What the name of a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// How well it says so: less is better.
    pub(super) rank: usize,
    pub(super) role: Role,
}

/// How long the name of a column may be, in code points.
const MAX_NAME_CHARS: usize = 60;

/// What is added to the rank of a name that only begins as a known one: `ngày đăng bài (GMT+7)`.
const ONLY_BEGINS: usize = 1_000;

/// The role that a name tells, if it tells one.
pub(super) fn named(name: &str) -> Option<Named> {
    if !may_be_name(name) {
        return None;
    }
    let folded = fold(name, Strength::Base);
    let (before, within) = folded.split_once('(').unwrap_or((&folded, ""));
    [folded.as_str(), before, within].into_iter().find_map(|name| ranked(&key_of(name))).or_else(|| {
        // Two words at least: a "nguồn ảnh" is no "nguồn".
        let words: Vec<String> = folded.split_whitespace().map(key_of).collect();
        let begin = (2..words.len()).rev().find_map(|n| ranked(&words.get(..n)?.concat()))?;
        Some(Named { rank: begin.rank.saturating_add(ONLY_BEGINS), ..begin })
    })
}

/// Whether words are short enough for a name. A cell may hold all of a damaged file.
pub(super) fn may_be_name(words: &str) -> bool {
    words.chars().nth(MAX_NAME_CHARS).is_none()
}

/// Whether a name is one as columns have it, as a whole.
pub(super) fn is_well_known(name: &str) -> bool {
    named(name).is_some_and(|named| named.rank < ONLY_BEGINS) || is_counter(name)
}

/// Whether a column of this name numbers the rows.
pub(super) fn is_counter(name: &str) -> bool {
    may_be_name(name) && COUNTERS.contains(&key_of(&fold(name, Strength::Base)).as_str())
}

fn ranked(key: &str) -> Option<Named> {
    NAMES.iter().find_map(|(role, names)| {
        let rank = names.split_ascii_whitespace().position(|known| known == key)?;
        Some(Named { rank, role: *role })
    })
}

fn key_of(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::exchange::table_columns::Role;

    #[test]
    fn a_name_is_known_however_it_is_spelt() {
        for (name, role) in [
            ("Tiêu đề", Some(Role::Title)),
            ("TIEU DE", Some(Role::Title)),
            ("Ngày đăng:", Some(Role::Date)),
            ("publishedAt", Some(Role::Date)),
            ("published_at", Some(Role::Date)),
            ("Ngày đăng bài (GMT+7)", Some(Role::Date)),
            ("Nội dung (full text)", Some(Role::Text)),
            ("Tờ báo", Some(Role::Source)),
            ("Tác giả", Some(Role::Author)),
            ("Link bài", Some(Role::Address)),
            ("Đường dẫn", Some(Role::Address)),
            ("Nguồn ảnh", None),
            ("title length", None),
            ("Chủ đề", None),
            ("", None),
        ] {
            assert_eq!(named(name).map(|named| named.role), role, "{name}");
        }
    }
}
