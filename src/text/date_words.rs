//! The words that stand around dates: months, weekdays, what a date says of an article.
//!
//! Vietnamese, English, French, German and Spanish; a date spelled in another language is none.

use crate::text::fold::{Strength, fold};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The months from January on, with all their names and the short forms that newspapers use.
static MONTHS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let names = [
        "january jan janvier janv januar jänner enero ene",
        "february feb février févr fév februar febrero",
        "march mar mars märz mär mrz marzo",
        "april apr avril avr abril abr",
        "may mai mayo",
        "june jun juin juni junio",
        "july jul juillet juil juli julio",
        "august aug août agosto ago",
        "september sep sept septembre septiembre setiembre",
        "october oct octobre oktober okt octubre",
        "november nov novembre noviembre",
        "december dec décembre déc dezember dez diciembre dic",
    ];
    let months = (1..).zip(names);
    months.flat_map(|(month, names)| names.split(' ').map(move |name| (name, month))).collect()
});

const MONTHS_VI: [(&str, u16); 16] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("mười một", 11),
    ("mười hai", 12),
    ("giêng", 1),
    ("bốn", 4),
    ("bẩy", 7),
    ("chạp", 12),
];

/// Words, folded, that make no name of the line they stand in.
static TIME_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "thứ hai ba tư bốn năm sáu bảy bẩy chủ nhật cn ngày lúc giờ phút gmt utc am pm sa ch cập đăng xuất bản cuối lần viết \
     sáng chiều tối trưa lượt xem thời gian tạo \
     on at date published updated posted last first modified created monday tuesday wednesday thursday friday saturday \
     sunday views sent gửi min mins minute minutes read a m p by \
     lundi mardi mercredi jeudi vendredi samedi dimanche le à publié publiée mis mise jour modifié modifiée posté et \
     heure heures de \
     montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag uhr stand am um den vom veröffentlicht \
     erstellt aktualisiert zuletzt geändert \
     lunes martes miércoles jueves viernes sábado domingo publicado publicada actualizado actualizada el la las los a \
     hora horas hrs del"
        .split_ascii_whitespace()
        .collect()
});

/// What stands in a date's line or alone, so that the line is about a date even without one.
const LABELS: [&str; 15] = [
    "cập nhật",
    "ngày đăng",
    "đăng ngày",
    "đăng lúc",
    "xuất bản",
    "published",
    "updated",
    "posted",
    "publié le",
    "mis à jour",
    "veröffentlicht",
    "aktualisiert",
    "publicado",
    "actualizado",
    "last modified",
];

/// What says that an article was changed on that day.
const UPDATES: [&str; 10] = [
    "cập nhật",
    "update",
    "modified",
    "mis à jour",
    "mise à jour",
    "modifié",
    "aktualisiert",
    "geändert",
    "actualizad",
    "sửa đổi",
];

/// The number of a month by its name in a Western language; `word` is in lower case.
pub(super) fn month_named(word: &str) -> Option<u16> {
    MONTHS.get(word).copied()
}

/// The number of a month as Vietnamese counts it: "bảy", "mười hai", "chạp".
pub(super) fn month_counted(word: &str) -> Option<u16> {
    MONTHS_VI.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

pub(super) fn is_time_word(folded: &str) -> bool {
    TIME_WORDS.contains(folded) || MONTHS.contains_key(folded)
}

/// Whether a line has a label for a date: "Ngày đăng:".
pub(super) fn has_date_label(line: &str) -> bool {
    has_any(&LABELS, line)
}

/// Whether what stands before a date says that it is the day of a change.
pub(super) fn is_about_an_update(before: &str) -> bool {
    has_any(&UPDATES, before)
}

fn has_any(words: &[&str], line: &str) -> bool {
    let folded = fold(line, Strength::Case);
    words.iter().any(|word| folded.contains(word))
}
