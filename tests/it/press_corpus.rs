//! A press of made-up articles: house styles by the rules of newspaper layout, filled with made-up words.
//!
//! `press/SHAPE.txt` holds the styles of a shape, `press/words.LANGUAGE.txt` the words. A style is a text with slots; the
//! slots `title`, `author`, `source` and `date` say what is true of what they make, all others make what only looks so.
//! A line of a style may be left out (`? line`), may have variants (`one || other`), and `!any date` says that any date
//! would do. A style marked `unread` and every third word are kept for the part that no rule was made by.

use std::collections::HashMap;
use std::fmt::Write as _;

const SHAPES: [(&str, &str); 13] = [
    ("vi_daily", include_str!("press/vi_daily.txt")),
    ("vi_portal", include_str!("press/vi_portal.txt")),
    ("vi_agency", include_str!("press/vi_agency.txt")),
    ("vi_review", include_str!("press/vi_review.txt")),
    ("en_web", include_str!("press/en_web.txt")),
    ("en_wire", include_str!("press/en_wire.txt")),
    ("fr", include_str!("press/fr.txt")),
    ("de", include_str!("press/de.txt")),
    ("es", include_str!("press/es.txt")),
    ("wrapped", include_str!("press/wrapped.txt")),
    ("wrapped_vi", include_str!("press/wrapped_vi.txt")),
    ("headless", include_str!("press/headless.txt")),
    ("pages", include_str!("press/pages.txt")),
];
const WORDS: [(&str, &str); 5] = [
    ("vi", include_str!("press/words.vi.txt")),
    ("en", include_str!("press/words.en.txt")),
    ("fr", include_str!("press/words.fr.txt")),
    ("de", include_str!("press/words.de.txt")),
    ("es", include_str!("press/words.es.txt")),
];
const N_OF_EACH_STYLE: usize = 5;

/// Which part of the corpus a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The rules were made with an eye on it.
    Read,
    /// Nobody looked at it before the rules were made.
    Unread,
}

/// What is true of a text, by field: `title`, `date`, `source`, `author`.
pub type Truth = HashMap<&'static str, String>;

/// A made-up article with the truth about it.
pub struct Printed {
    /// Shape, style and number.
    pub name: String,
    pub part: Part,
    pub text: String,
    pub truth: Truth,
    /// Fields of which any value would do.
    pub open: Vec<String>,
}

/// All texts of the corpus, always the same.
pub fn corpus() -> Vec<Printed> {
    SHAPES.iter().flat_map(|(shape, styles)| printed(shape, styles)).collect()
}

fn printed(shape: &str, styles: &str) -> Vec<Printed> {
    let (head, styles) = styles.split_once("\n== ").expect("a style");
    let language = head.trim_start_matches("= ");
    let words = WORDS.iter().find(|(name, _)| *name == language).expect("words of the language").1;
    let mut texts = Vec::new();
    for style in styles.split("\n== ") {
        let (name, lines) = style.split_once('\n').expect("a style's name");
        let (part, name) = name.split_once(' ').expect("read or unread");
        let part = if part == "unread" { Part::Unread } else { Part::Read };
        for number in 0..N_OF_EACH_STYLE {
            let name = format!("{shape}/{name}/{number}");
            let mut press = Press::new(&name, part, language, words, number);
            press.print(lines);
            texts.push(Printed { name, part, text: press.text, truth: press.truth, open: press.open });
        }
    }
    texts
}

/// Prints one text.
struct Press {
    language: String,
    lists: HashMap<String, Vec<String>>,
    /// Where each list was left.
    at: HashMap<String, usize>,
    number: usize,
    day: [u32; 3],
    text: String,
    truth: Truth,
    open: Vec<String>,
}

impl Press {
    fn new(name: &str, part: Part, language: &str, words: &str, number: usize) -> Self {
        let mut lists: HashMap<String, Vec<String>> = HashMap::new();
        for list in words.split('[').skip(1) {
            let (name, items) = list.split_once("]\n").expect("a list's name");
            let is_ours = |at: usize| (at % 3 == 2) == (part == Part::Unread);
            let all: Vec<String> = items.lines().map(str::to_owned).collect();
            let ours: Vec<String> =
                all.iter().enumerate().filter(|(at, _)| is_ours(*at)).map(|(_, word)| word.clone()).collect();
            lists.insert(name.to_owned(), if ours.is_empty() { all } else { ours });
        }
        let seed = hash(name);
        let at = lists.keys().map(|list| (list.clone(), hash(&format!("{name} {list}")) as usize)).collect();
        let day = [2008 + seed % 16, 1 + seed / 16 % 12, 1 + seed / 192 % 27];
        let (text, truth, open) = (String::new(), HashMap::new(), Vec::new());
        Self { language: language.to_owned(), lists, at, number, day, text, truth, open }
    }

    fn print(&mut self, lines: &str) {
        for (row, line) in lines.lines().enumerate() {
            if let Some(field) = line.strip_prefix("!any ") {
                self.open.push(field.to_owned());
                continue;
            }
            let (is_optional, line) = line.strip_prefix("? ").map_or((false, line), |line| (true, line));
            if is_optional && (self.number + row) % 2 == 1 {
                continue;
            }
            let variants: Vec<&str> = line.split(" || ").collect();
            let line = self.filled(variants[(self.number + row) % variants.len()]);
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    /// A line with its slots filled.
    fn filled(&mut self, line: &str) -> String {
        let mut out = String::new();
        let mut rest = line;
        let mut width = None;
        while let Some((before, slot)) = rest.split_once('{') {
            out.push_str(before);
            let (slot, after) = slot.split_once('}').expect("a slot's end");
            if let Some(columns) = slot.strip_prefix("wrap:") {
                width = columns.parse::<usize>().ok();
            }
            out.push_str(&self.slot(slot));
            rest = after;
        }
        out.push_str(rest);
        width.map_or(out.clone(), |width| wrapped(&out, width))
    }

    fn slot(&mut self, slot: &str) -> String {
        if let Some((field, words)) = slot.split_once('=') {
            let words: Vec<&str> = words.split('|').collect();
            let word = words[self.number % words.len()].to_owned();
            return self.is_true(field, word);
        }
        if let Some(format) = slot.strip_prefix("title+") {
            let title = self.next("title") + &self.dated(format, self.day);
            return self.is_true("title", title);
        }
        let (name, more) = slot.split_once(':').map_or((slot, ""), |(name, more)| (name, more));
        let [year, month, day] = self.day;
        match name {
            "title" => self.drawn("title", "title"),
            "TITLE" => {
                let title = self.next("title").to_uppercase();
                self.is_true("title", title)
            }
            "author" => self.drawn("author", if more.is_empty() { "name" } else { more }),
            "author2" => {
                let (first, second) = (self.truth["author"].clone(), self.next("name"));
                self.is_true("author", format!("{first}, {second}"));
                second
            }
            "AUTHOR" => {
                let name = self.next("name").to_uppercase();
                self.is_true("author", name)
            }
            "source" => self.drawn("source", if more.is_empty() { "outlet" } else { more }),
            "date" => {
                self.is_true("date", format!("{year}-{month:02}-{day:02}"));
                self.dated(more, self.day)
            }
            "visit" => self.dated(more, [2026, 3, 14]),
            "later" => self.dated(more, [year, month, day + 1]),
            "older" => self.dated(more, [year - 2, 1 + month % 12, 1 + day % 28]),
            "year" => year.to_string(),
            "digits" => (day + 11).to_string(),
            _ => self.prose(name, more),
        }
    }

    /// What slots make that say nothing true about the text.
    fn prose(&mut self, name: &str, more: &str) -> String {
        match name {
            "headline" => self.next("title"),
            "PLACE" => self.next("place").to_uppercase(),
            "lead." => self.next("lead").trim_end_matches('.').to_owned(),
            "para" | "wrap" => self.sentences(3),
            "one" => self.sentences(6),
            "body" => {
                [self.sentences(2), self.sentences(3), self.next("short"), self.sentences(2)].join("\n\n")
            }
            "tight" => [self.sentences(2), self.sentences(2), self.sentences(3)].join("\n"),
            "hbody" => [self.sentences(2), self.next("heading"), self.sentences(3), self.next("sentence")]
                .join("\n\n"),
            "menu" | "related" => {
                let list = if name == "menu" { "menu" } else { "title" };
                let (n, prefix) = more.split_once(':').unwrap_or((more, ""));
                let items = (0..n.parse().expect("how many")).map(|_| format!("{prefix}{}", self.next(list)));
                items.collect::<Vec<_>>().join("\n")
            }
            "row" => {
                let (n, between) = more.split_once(':').expect("what stands between");
                let items: Vec<String> =
                    (0..n.parse().expect("how many")).map(|_| self.next("menu")).collect();
                items.join(between)
            }
            list => self.next(list),
        }
    }

    /// A word of a list, the same wherever the text names the field.
    fn drawn(&mut self, field: &'static str, list: &str) -> String {
        let known = self.truth.get(field).cloned();
        known.unwrap_or_else(|| {
            let word = self.next(list);
            self.is_true(field, word)
        })
    }

    fn is_true(&mut self, field: &str, value: String) -> String {
        let fields = ["title", "author", "source", "date"];
        let field = fields.into_iter().find(|known| *known == field).expect("a field");
        self.truth.insert(field, value.clone());
        value
    }

    fn next(&mut self, list: &str) -> String {
        let at = self.at.get_mut(list).unwrap_or_else(|| panic!("no list {list}"));
        *at = at.wrapping_add(1);
        let words = &self.lists[list];
        words[*at % words.len()].clone()
    }

    fn sentences(&mut self, n: usize) -> String {
        (0..n).map(|_| self.next("sentence")).collect::<Vec<_>>().join(" ")
    }

    /// A day in a form: `%d %m` bare, `%D %M` with two digits, `%Y`, `%B %b` the month's name, `%W` the weekday's.
    fn dated(&self, format: &str, [year, month, day]: [u32; 3]) -> String {
        let names = Names::of(&self.language);
        let mut out = String::new();
        let mut chars = format.chars();
        while let Some(c) = chars.next() {
            let written = if c == '%' { chars.next().unwrap_or_default() } else { '\0' };
            let _ = match written {
                'd' => write!(out, "{day}"),
                'D' => write!(out, "{day:02}"),
                'm' => write!(out, "{month}"),
                'M' => write!(out, "{month:02}"),
                'Y' => write!(out, "{year}"),
                'H' => write!(out, "{}", 8 + day % 10),
                'I' => write!(out, "{:02}", month * 4),
                'B' => write!(out, "{}", names.month(month)),
                'b' => write!(out, "{}", names.month(month).chars().take(3).collect::<String>()),
                'W' => write!(out, "{}", names.weekday(year, month, day)),
                _ => write!(out, "{c}"),
            };
        }
        out
    }
}

/// A number that differs wherever names do: FNV-1a, its bits mixed as `MurmurHash3` does at its end.
fn hash(name: &str) -> u32 {
    let fnv =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mixed = (fnv ^ (fnv >> 16)).wrapping_mul(0x85eb_ca6b);
    let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
    mixed ^ (mixed >> 16)
}

/// Names of months and of weekdays, Sunday first.
struct Names {
    months: Vec<&'static str>,
    weekdays: Vec<&'static str>,
}

impl Names {
    fn of(language: &str) -> Self {
        let (months, weekdays) = match language {
            "fr" => (
                "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
                "Dimanche Lundi Mardi Mercredi Jeudi Vendredi Samedi",
            ),
            "de" => (
                "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
                "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag",
            ),
            "es" => (
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
                "Domingo Lunes Martes Miércoles Jueves Viernes Sábado",
            ),
            "vi" => (
                "Một Hai Ba Tư Năm Sáu Bảy Tám Chín Mười Mười-một Mười-hai",
                "Chủ_nhật Thứ_hai Thứ_ba Thứ_tư Thứ_năm Thứ_sáu Thứ_bảy",
            ),
            _ => (
                "January February March April May June July August September October November December",
                "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
            ),
        };
        Self { months: months.split(' ').collect(), weekdays: weekdays.split(' ').collect() }
    }

    fn month(&self, month: u32) -> &'static str {
        self.months[month as usize - 1]
    }

    /// By Sakamoto's rule.
    fn weekday(&self, year: u32, month: u32, day: u32) -> String {
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = if month < 3 { year - 1 } else { year };
        let at = (year + year / 4 - year / 100 + year / 400 + shifts[month as usize - 1] + day) % 7;
        self.weekdays[at as usize].replace('_', " ")
    }
}

/// A paragraph with lines of at most so many characters.
fn wrapped(paragraph: &str, width: usize) -> String {
    let mut out = String::new();
    let mut n_chars = 0;
    for word in paragraph.split(' ') {
        let n_more = word.chars().count();
        if n_chars > 0 {
            let is_full = n_chars + 1 + n_more > width;
            out.push(if is_full { '\n' } else { ' ' });
            n_chars = if is_full { 0 } else { n_chars + 1 };
        }
        out.push_str(word);
        n_chars += n_more;
    }
    out
}
