//! How many passages are found again after their article was changed, by kind of change and length of passage. The
//! table of `docs/anchoring.md` is printed by `BUTDA_ANCHORING=300 cargo test anchoring`, where the
//! number is that of passages for each row; without it thirty are looked at.

use crate::support::{SEEDS, seed};
use butda::text::anchor::{Anchor, Place, occurrences};
use butda::text::positions::Span;
use butda::text::reading_text::ReadingText;
use butda::text::refinding::Refinder;
use std::fmt::Write as _;
use std::io::Write as _;
use unicode_normalization::UnicodeNormalization;

/// Per cents of a row that may stand at a wrong place, and be told so: one of the thirty of a usual run.
const MOST_WRONG: f64 = 3.5;

const LENGTHS: [usize; 6] = [5, 12, 30, 45, 70, 150];

/// Numbers that look like chance and are the same each time (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n.max(1) as u64).expect("small")
    }
}

/// A code point, and which one of the text of before it is, or stands for.
pub type Traced = (char, Option<usize>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// A paragraph is deleted, one comes in, one is moved, half of the others get small edits.
    Update,
    /// The same, in an article so long that only parts of it are compared closely.
    LongUpdate,
    /// So many of a hundred code points of the whole text are edited.
    Edited(usize),
    /// The passage's paragraph is deleted; its words stand nowhere else.
    Deleted,
    /// The same, but its words stand elsewhere too, as in captions that say what the text says.
    DeletedTwin,
    /// Other line ends, decomposed letters.
    Bytes,
}

const CHANGES: [(Change, &str); 8] = [
    (Change::Update, "update"),
    (Change::LongUpdate, "update, long article"),
    (Change::Edited(1), "1 % edited"),
    (Change::Edited(10), "10 % edited"),
    (Change::Edited(30), "30 % edited"),
    (Change::Deleted, "deleted"),
    (Change::DeletedTwin, "deleted, words elsewhere too"),
    (Change::Bytes, "NFD, CRLF"),
];

#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    n: usize,
    right: usize,
    wrong: usize,
    lost: usize,
    ambiguous: usize,
    falsely_exact: usize,
}

pub fn paragraphs() -> Vec<Vec<String>> {
    let of = |name: &&str| {
        seed(name)
            .nfc()
            .collect::<String>()
            .replace("\r\n", "\n")
            .split_inclusive('\n')
            .map(str::to_owned)
            .collect()
    };
    SEEDS.iter().map(of).collect()
}

/// A seed, or for every other one an article made of paragraphs of all.
pub fn article(all: &[Vec<String>], chance: &mut Chance) -> String {
    if chance.below(2) == 0 {
        return all[chance.below(all.len())].concat();
    }
    let mut pool: Vec<&String> =
        all.iter().flatten().filter(|line| line.trim().chars().count() > 40).collect();
    let mut made = String::new();
    for _ in 0..(10 + chance.below(15)).min(pool.len()) {
        made += pool.swap_remove(chance.below(pool.len()));
        made += "\n";
    }
    made
}

pub fn edit(text: &mut Vec<Traced>, from: usize, to: usize, n_edits: usize, chance: &mut Chance) {
    let letters: Vec<char> = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềệớờợ ,".chars().collect();
    let mut to = to;
    for _ in 0..n_edits {
        if to <= from {
            return;
        }
        let at = from + chance.below(to - from);
        let new = letters[chance.below(letters.len())];
        match chance.below(3) {
            0 => text[at].0 = new,
            1 => {
                text.insert(at, (new, None));
                to += 1;
            }
            _ => {
                text.remove(at);
                to -= 1;
            }
        }
    }
}

pub fn lines(text: &[Traced]) -> Vec<Vec<Traced>> {
    text.split_inclusive(|(c, _)| *c == '\n').map(<[Traced]>::to_vec).collect()
}

fn change(text: &str, kind: Change, (start, end): (usize, usize), chance: &mut Chance) -> Vec<Traced> {
    let mut traced: Vec<Traced> = text.chars().enumerate().map(|(at, c)| (c, Some(at))).collect();
    let mut lines = lines(&traced);
    match kind {
        Change::Update | Change::LongUpdate => {
            lines.remove(chance.below(lines.len()));
            let moved = lines.remove(chance.below(lines.len()));
            let new: Vec<Traced> =
                "Đoạn này mới được thêm vào sau khi bài đã đăng, do tòa soạn cập nhật tin.\n"
                    .chars()
                    .map(|c| (c, None))
                    .collect();
            lines.insert(chance.below(lines.len() + 1), new);
            lines.insert(chance.below(lines.len() + 1), moved);
            for line in &mut lines {
                if chance.below(2) == 0 {
                    let (n, n_edits) = (line.len(), 1 + chance.below(3));
                    edit(line, 0, n.saturating_sub(1), n_edits, chance);
                }
            }
            lines.concat()
        }
        Change::Edited(percent) => {
            let n = traced.len();
            edit(&mut traced, 0, n, n * percent / 100, chance);
            traced
        }
        Change::Deleted | Change::DeletedTwin => {
            let is_in = |at: &Option<usize>| at.is_some_and(|at| (start..end).contains(&at));
            lines.retain(|line| !line.iter().any(|(_, at)| is_in(at)));
            lines.concat()
        }
        Change::Bytes => traced,
    }
}

/// A passage of whole words, about so long.
pub fn passage(text: &[char], length: usize, chance: &mut Chance) -> Option<(usize, usize)> {
    let is_inside = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    let is_start = |at: usize| is_inside(at) && (at == 0 || !is_inside(at - 1));
    let start = (0..50).map(|_| chance.below(text.len())).find(|at| is_start(*at))?;
    let end = (start + length..text.len()).find(|at| is_inside(at - 1) && !is_inside(*at))?;
    (!text[start..end].contains(&'\n') || length > 100).then_some((start, end))
}

/// Where the passage is now: from its first code point that is left to its last; `None` if hardly any is.
pub fn truth(now: &[Traced], start: usize, end: usize) -> Option<(usize, usize)> {
    let mut left =
        now.iter().enumerate().filter(|(_, (_, at))| at.is_some_and(|at| (start..end).contains(&at)));
    let (first, last) = (left.clone().next()?.0, left.next_back()?.0);
    let n_left = now.iter().filter(|(_, at)| at.is_some_and(|at| (start..end).contains(&at))).count();
    (n_left * 2 >= end - start && last + 1 - first <= 2 * (end - start)).then_some((first, last + 1))
}

fn is_same((a, b): (usize, usize), (c, d): (usize, usize)) -> bool {
    let (shared, whole) = (b.min(d).saturating_sub(a.max(c)), b.max(d) - a.min(c));
    shared * 3 >= whole * 2
}

fn look(kind: Change, length: usize, n_wanted: usize) -> Outcome {
    let all = paragraphs();
    let mut chance = Chance(length as u64 * 1000);
    let mut outcome = Outcome::default();
    let is_deleting = matches!(kind, Change::Deleted | Change::DeletedTwin);
    while outcome.n < n_wanted {
        let text = match kind {
            Change::LongUpdate => all.concat().concat(),
            _ => article(&all, &mut chance),
        };
        let chars: Vec<char> = text.chars().collect();
        let before = ReadingText::from_bytes(text.as_bytes()).expect("a text");
        let passages: Vec<(usize, usize)> = match kind {
            Change::Deleted | Change::DeletedTwin => {
                passage(&chars, length, &mut chance).into_iter().collect()
            }
            _ => (0..10).filter_map(|_| passage(&chars, length, &mut chance)).collect(),
        };
        let Some(first) = passages.first() else { continue };
        let changed = change(&text, kind, *first, &mut chance);
        let mut words: String = changed.iter().map(|(c, _)| *c).collect();
        if kind == Change::Bytes {
            words = words.replace('\n', "\r\n").nfd().collect();
        }
        let Ok(now) = ReadingText::from_bytes(words.as_bytes()) else { continue };
        let refinder = Refinder::new(&now);
        for (start, end) in passages {
            let span = before.span_of_chars(start, end).expect("a passage");
            let truth = truth(&changed, start, end);
            let has_twin = occurrences(before.as_str(), span.of(before.as_str())).len() > 1;
            if is_deleting != truth.is_none() || (is_deleting && has_twin != (kind == Change::DeletedTwin)) {
                continue;
            }
            outcome.count(&refinder.place_of(&Anchor::of(&before, span)), truth, &now);
        }
    }
    outcome
}

impl Outcome {
    fn count(&mut self, place: &Place, truth: Option<(usize, usize)>, now: &ReadingText) {
        self.n += 1;
        let is_right = |span: &Span| truth.is_some_and(|truth| is_same(now.chars_of(*span), truth));
        match place {
            Place::Exact(span) | Place::Moved(span) | Place::Changed(span) if is_right(span) => {
                self.right += 1;
            }
            Place::Exact(_) => {
                self.wrong += 1;
                self.falsely_exact += 1;
            }
            Place::Moved(_) | Place::Changed(_) => self.wrong += 1,
            Place::Ambiguous(_) => self.ambiguous += 1,
            Place::Lost if truth.is_none() => self.right += 1,
            Place::Lost => self.lost += 1,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a table of per cents")]
    fn percent(self, n: usize) -> f64 {
        100.0 * n as f64 / self.n.max(1) as f64
    }
}

/// How many passages a row looks at: so many as `BUTDA_ANCHORING` says, else so many times the usual as
/// `BUTDA_DURABILITY` does.
pub fn n_wanted(usual: usize) -> usize {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    number("BUTDA_ANCHORING").unwrap_or(usual * number("BUTDA_DURABILITY").unwrap_or(1))
}

/// Shows a table to whoever asked for one.
pub fn print(table: &str) {
    if std::env::var("BUTDA_ANCHORING").is_ok() {
        std::io::stderr().write_all(table.as_bytes()).expect("a table");
    }
}

#[test]
fn the_anchoring_table_keeps_its_promises() {
    let n_wanted = n_wanted(30);
    let mut table = String::from(
        "| change | length | passages | right % | wrong % | lost % | ambiguous % | falsely exact |\n|---|---|---|---|---|---|---|---|\n",
    );
    let mut broken = Vec::new();
    for (kind, name) in CHANGES {
        for length in LENGTHS {
            if kind == Change::DeletedTwin && length > 45 {
                continue; // too rare
            }
            let o = look(kind, length, n_wanted);
            let cells =
                [o.right, o.wrong, o.lost, o.ambiguous].map(|n| format!("{:.1}", o.percent(n))).join(" | ");
            writeln!(table, "| {name} | {length} | {} | {cells} | {} |", o.n, o.falsely_exact)
                .expect("a line");
            let least = match kind {
                Change::Bytes => 100.0,
                Change::Update | Change::LongUpdate | Change::Edited(1) if length > 12 => 98.0,
                _ => 0.0,
            };
            let most_wrong = if kind == Change::DeletedTwin { 100.0 } else { MOST_WRONG };
            if o.falsely_exact > 0 || o.percent(o.right) < least || o.percent(o.wrong) > most_wrong {
                broken.push(format!("{name}, {length}: {o:?}"));
            }
        }
    }
    print(&table);
    assert!(broken.is_empty(), "{broken:#?}\n{table}");
}
