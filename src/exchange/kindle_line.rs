//! The second line of a clipping of a Kindle: what it is, where it stands and when it was made, in the language of the
//! device. Kinds are known by the words of the languages that Kindles speak; places are numbers in all of them.

use super::study_parts::whole_seconds;
use jiff::civil::DateTime;

/// What a clipping is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClippingKind {
    Highlight,
    Note,
    Bookmark,
    /// Its words are of no language that is known here.
    Unknown,
}

/// What places count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PlaceUnit {
    #[default]
    Location,
    Page,
}

/// Where a clipping stands in its book, last place included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ClippingPlace {
    pub(super) unit: PlaceUnit,
    pub(super) start: u64,
    pub(super) end: u64,
}

/// What the line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClippingLine {
    pub(super) kind: ClippingKind,
    pub(super) place: Option<ClippingPlace>,
    /// The time of the device, which does not tell its zone, as if it were UTC; empty where it cannot be read.
    pub(super) created: String,
}

const BOOKMARKS: [&str; 14] = [
    "bookmark",
    "lesezeichen",
    "signet",
    "marcador",
    "segnalibro",
    "bladwijzer",
    "закладк",
    "ブックマーク",
    "しおり",
    "书签",
    "書籤",
    "북마크",
    "dấu trang",
    "đánh dấu trang",
];

const NOTES: [&str; 12] = [
    "note",
    "notiz",
    "nota",
    "notitie",
    "заметк",
    "メモ",
    "笔记",
    "筆記",
    "메모",
    "ghi chú",
    "anmerkung",
    "標註筆記",
];

const HIGHLIGHTS: [&str; 24] = [
    "highlight",
    "clip",
    "markierung",
    "ausschnitt",
    "surlignement",
    "surlignage",
    "extrait",
    "subrayado",
    "recorte",
    "resaltado",
    "evidenziazione",
    "ritaglio",
    "destaque",
    "markering",
    "knipsel",
    "выделен",
    "вырезк",
    "ハイライト",
    "クリップ",
    "标注",
    "標註",
    "하이라이트",
    "đánh dấu",
    "tô sáng",
];

const PAGES: [&str; 12] = [
    "page",
    "seite",
    "página",
    "pagina",
    "страниц",
    "ページ",
    "頁",
    "页",
    "페이지",
    "trang",
    "blz",
    "strona",
];

const LOCATIONS: [&str; 12] = [
    "loc",
    "posi",
    "emplacement",
    "locatie",
    "местоположен",
    "позици",
    "位置",
    "위치",
    "vị trí",
    "ubicación",
    "position",
    "#",
];

impl ClippingLine {
    /// Reads the line, which begins with a hyphen.
    pub(super) fn read(line: &str) -> Self {
        let pieces: Vec<&str> = line.split(['|', '｜']).collect();
        // The time is the last piece; a line of one piece has none.
        let (time, before) = match pieces.split_last() {
            Some((time, before)) if !before.is_empty() => (*time, before),
            Some(_) | None => ("", pieces.as_slice()),
        };
        let words = before.join(" | ").to_lowercase();
        Self { kind: kind_of(&words), place: place_of(&words), created: time_of(time) }
    }
}

fn kind_of(words: &str) -> ClippingKind {
    let has_any = |known: &[&str]| known.iter().any(|word| words.contains(word));
    if has_any(&BOOKMARKS) {
        ClippingKind::Bookmark
    } else if has_any(&NOTES) {
        ClippingKind::Note
    } else if has_any(&HIGHLIGHTS) {
        ClippingKind::Highlight
    } else {
        ClippingKind::Unknown
    }
}

/// The last number or range of numbers; it counts pages where only a page is spoken of.
fn place_of(words: &str) -> Option<ClippingPlace> {
    let digits_end = words.rfind(|c: char| c.is_ascii_digit())? + 1;
    let before = words.get(..digits_end)?;
    let is_in_range = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '—');
    let range = before.rsplit(|c| !is_in_range(c)).next()?;
    let mut numbers = range.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let first = numbers.next()?;
    let start: u64 = first.parse().ok()?;
    let end = numbers.next().map_or(Some(start), |last| end_of_range(first, last))?;
    let has_any = |known: &[&str]| known.iter().any(|word| words.contains(word));
    let is_page = has_any(&PAGES) && !has_any(&LOCATIONS);
    let unit = if is_page { PlaceUnit::Page } else { PlaceUnit::Location };
    Some(ClippingPlace { unit, start, end: end.max(start) })
}

/// The end of a range, which old devices write without the digits that it has in common with the beginning: `680-82`.
fn end_of_range(first: &str, last: &str) -> Option<u64> {
    let n_common = first.len().saturating_sub(last.len());
    let whole = format!("{}{last}", first.get(..n_common)?);
    whole.parse().ok()
}

/// How months begin, in English, German, French, Spanish, Portuguese, Italian, Dutch and Russian, where no day of the week
/// begins so.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв"],
    &["feb", "fév", "fev", "фев"],
    &["march", "märz", "mars", "março", "marzo", "maart", "мар"],
    &["apr", "avr", "abr", "апр"],
    &["may", "mai", "mag", "mei", "май", "мая"],
    &["jun", "juin", "giu", "июн"],
    &["jul", "juil", "lug", "июл"],
    &["aug", "aoû", "ago", "авг"],
    &["sep", "set", "сен"],
    &["oct", "okt", "out", "ott", "окт"],
    &["nov", "ноя"],
    &["dec", "dez", "déc", "dic", "дек"],
];

/// A time in words.
fn time_of(words: &str) -> String {
    let words = words.to_lowercase();
    let numbers: Vec<&str> = words.split(|c: char| !c.is_ascii_digit() && c != ':').collect();
    let clock = numbers.iter().copied().find(|number| number.trim_matches(':').contains(':'));
    let numbers = numbers.into_iter().filter(|number| !number.contains(':'));
    let numbers: Vec<i16> = numbers.filter_map(|number| number.parse().ok()).collect();
    let found = date_of(&words, &numbers).and_then(|date| at_clock(date, &words, clock.unwrap_or_default()));
    found.and_then(whole_seconds).unwrap_or_default()
}

fn date_of(words: &str, numbers: &[i16]) -> Option<DateTime> {
    let name = words.split(|c: char| !c.is_alphabetic()).filter_map(month_of).next_back();
    let is_year = |number: i16| number >= 1_000;
    let [year, month, day] = match (name, numbers) {
        (Some(month), [year, day, ..] | [day, year, ..]) if is_year(*year) => [*year, month, *day],
        (None, [year, month, day, ..] | [day, month, year, ..]) if is_year(*year) => [*year, *month, *day],
        (Some(_) | None, _) => return None,
    };
    DateTime::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?, 0, 0, 0, 0).ok()
}

fn month_of(word: &str) -> Option<i16> {
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    i16::try_from(at + 1).ok()
}

fn at_clock(date: DateTime, words: &str, clock: &str) -> Option<DateTime> {
    let mut parts = clock.split(':').map(|part| part.parse::<i8>().unwrap_or_default());
    let mut part = || parts.next().unwrap_or_default();
    let (hour, minute, second) = (part(), part(), part());
    let has_any = |known: &[&str]| known.iter().any(|word| words.contains(word));
    let hour = match hour {
        1..12 if has_any(&[" pm", "下午", "午後", "오후"]) => hour + 12,
        12 if has_any(&[" am", "上午", "午前", "오전"]) => 0,
        hour => hour,
    };
    date.with().hour(hour).minute(minute).second(second).build().ok()
}
