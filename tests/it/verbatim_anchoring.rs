//! How many passages are found again whose own words stand as they stood while what was around them did not; and of those
//! with small edits, whether what is found takes in more than they became. `BUTDA_ANCHORING=300 cargo test anchoring::`
//! prints the tables of `docs/anchoring.md`.

use crate::anchoring::{Chance, article, n_wanted, paragraphs, passage, print, truth};
use crate::around_anchoring::{Around, Own, changed, with_own};
use butda::text::anchor::{Anchor, Place, occurrences};
use butda::text::boundaries::{Unit, sentences, unit_at};
use butda::text::neighbours::{Placed, told_by_neighbours};
use butda::text::positions::Span;
use butda::text::reading_text::ReadingText;
use butda::text::refinding::Refinder;

/// Of about so many code points, or a whole sentence.
const LENGTHS: [usize; 7] = [5, 12, 30, 45, 70, 150, SENTENCE];
const SENTENCE: usize = 0;

const BOTH_DELETED: Around = Around::Deleted { before: true, after: true };
const BOTH_INSERTED: Around = Around::Inserted { before: true, after: true };

const ALL_AROUND: [(Around, &str); 13] = [
    (Around::Deleted { before: true, after: false }, "sentence before deleted"),
    (Around::Deleted { before: false, after: true }, "sentence after deleted"),
    (BOTH_DELETED, "both deleted"),
    (Around::RestDeleted, "rest of the paragraph deleted"),
    (Around::Inserted { before: true, after: false }, "sentence inserted before"),
    (Around::Inserted { before: false, after: true }, "sentence inserted after"),
    (BOTH_INSERTED, "inserted on both sides"),
    (Around::Split, "paragraph split"),
    (Around::Joined, "paragraphs joined"),
    (Around::Swapped, "paragraphs swapped"),
    (Around::SentenceMoved, "sentence moved"),
    (Around::Twice, "article twice"),
    (Around::TwiceBelow, "article twice, below a new line"),
];

/// Less than a fifth of the article is left.
const REPLACED: [(Around, &str); 2] = [
    (Around::Replaced, "article replaced, the sentence left"),
    (Around::HeadLeft, "article replaced, the paragraph left at its head"),
];

const HEAD: &str = "| change | length | passages | right % | wrong % | lost % | ambiguous % | falsely exact | grown |\n\
    |---|---|---|---|---|---|---|---|---|\n";

#[derive(Clone, Copy, Debug)]
struct Case {
    around: Around,
    own: Own,
    length: usize,
    /// Whether the passage's words stand once in both texts.
    is_unique: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Outcome {
    n: usize,
    right: usize,
    wrong: usize,
    lost: usize,
    ambiguous: usize,
    /// Exact, but elsewhere.
    falsely_exact: usize,
    /// Right, but with words that the passage did not become.
    grown: usize,
    exact: usize,
    changed: usize,
}

impl Outcome {
    fn count(&mut self, place: &Place, truth: (usize, usize), now: &ReadingText) {
        self.n += 1;
        self.exact += usize::from(matches!(place, Place::Exact(_)));
        self.changed += usize::from(matches!(place, Place::Changed(_)));
        match place {
            Place::Exact(span) | Place::Moved(span) | Place::Changed(span) => {
                let found = now.chars_of(*span);
                let shared = found.1.min(truth.1).saturating_sub(found.0.max(truth.0));
                let is_right = shared * 3 >= (truth.1 - truth.0) * 2;
                let whole = whole_words(now, truth);
                self.right += usize::from(is_right);
                self.wrong += usize::from(!is_right);
                self.falsely_exact += usize::from(!is_right && matches!(place, Place::Exact(_)));
                self.grown += usize::from(is_right && (found.0 < whole.0 || whole.1 < found.1));
            }
            Place::Ambiguous(_) => self.ambiguous += 1,
            Place::Lost => self.lost += 1,
        }
    }

    fn share(self, part: usize) -> f64 {
        let number = |n: usize| f64::from(u32::try_from(n).expect("small"));
        100.0 * number(part) / number(self.n.max(1))
    }

    fn row(self, name: &str, length: usize) -> String {
        let Self { n, right, wrong, lost, ambiguous, falsely_exact, grown, .. } = self;
        let length = if length == SENTENCE { "sentence".to_owned() } else { length.to_string() };
        let shares =
            [right, wrong, lost, ambiguous].map(|part| format!("{:.1}", self.share(part))).join(" | ");
        format!("| {name} | {length} | {n} | {shares} | {falsely_exact} | {grown} |\n")
    }
}

/// The true place with all of the syllables at its ends.
fn whole_words(now: &ReadingText, (start, end): (usize, usize)) -> (usize, usize) {
    let words = now.as_str();
    let span = now.span_of_chars(start, end).expect("a place");
    let last = words.floor_char_boundary(span.end - 1);
    let first = unit_at(words, span.start, Unit::Syllable);
    now.chars_of(first.union(unit_at(words, last, Unit::Syllable)))
}

/// A sentence of twelve code points or more.
fn sentence(text: &str, chance: &mut Chance) -> Option<(usize, usize)> {
    let all: Vec<Span> = sentences(text).filter(|span| span.of(text).chars().count() >= 12).collect();
    let span = all.get(chance.below(all.len()))?;
    let n_chars = |byte: usize| text[..byte].chars().count();
    Some((n_chars(span.start), n_chars(span.end)))
}

fn passage_of(text: &str, length: usize, chance: &mut Chance) -> Option<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let range = match length {
        SENTENCE => sentence(text, chance),
        length => passage(&chars, length, chance),
    };
    range.filter(|range| !chars[range.0..range.1].contains(&'\n'))
}

fn anchor_of(text: &ReadingText, (start, end): (usize, usize)) -> Anchor {
    Anchor::of(text, text.span_of_chars(start, end).expect("a passage"))
}

/// Where the passage stands, as others of its text tell.
fn place_among_others(anchor: &Anchor, others: &[Anchor], now: &ReadingText) -> Place {
    let refinder = Refinder::new(now);
    let mut all: Vec<&Anchor> = others.iter().chain([anchor]).collect();
    all.sort();
    let places: Vec<Place> = all.iter().map(|anchor| refinder.place_of(anchor)).collect();
    let placed = |(anchor, place)| Placed { anchor, place, are_its_words: true };
    let placed: Vec<Placed<'_>> = all.iter().copied().zip(&places).map(placed).collect();
    let at = all.iter().position(|one| *one == anchor).expect("the passage");
    told_by_neighbours(&placed).remove(&at).unwrap_or_else(|| places[at].clone())
}

fn look(case: Case, n_wanted: usize) -> Outcome {
    let all = paragraphs();
    let mut chance = Chance(case.length as u64 * 7919);
    let mut outcome = Outcome::default();
    for _ in 0..n_wanted * 100 {
        if outcome.n == n_wanted {
            break;
        }
        let text = article(&all, &mut chance);
        let Some(range) = passage_of(&text, case.length, &mut chance) else { continue };
        let before = ReadingText::from_bytes(text.as_bytes()).expect("a text");
        let anchor = anchor_of(&before, range);
        if (occurrences(&text, &anchor.quote).len() == 1) != case.is_unique {
            continue;
        }
        let Some(now) = changed(&text, case.around, range, &mut chance) else { continue };
        let now = with_own(now, case.own, range, &mut chance);
        let words: String = now.iter().map(|(c, _)| *c).collect();
        let after = ReadingText::from_bytes(words.as_bytes()).expect("a text");
        let n_copies = 1 + usize::from(matches!(case.around, Around::Twice | Around::TwiceBelow));
        let n_now = occurrences(after.as_str(), &anchor.quote).len();
        let came_in_elsewhere = case.is_unique && case.own == Own::Stay && n_now != n_copies;
        let Some(truth) = truth(&now, range.0, range.1) else { continue };
        if came_in_elsewhere || before.sha256() == after.sha256() {
            continue;
        }
        let is_replaced = matches!(case.around, Around::Replaced | Around::HeadLeft);
        let n_others = if is_replaced { 40 } else { 0 };
        let others: Vec<Anchor> = (0..n_others)
            .filter_map(|_| Some(anchor_of(&before, passage_of(&text, 45, &mut chance)?)))
            .collect();
        outcome.count(&place_among_others(&anchor, &others, &after), truth, &after);
    }
    outcome
}

/// A table of rows, and what in it breaks the promise.
fn tell(rows: &[(Around, &str)], own: Own, is_unique: bool, promise: impl Fn(Outcome, usize) -> bool) {
    let mut table = String::from(HEAD);
    let mut broken = Vec::new();
    for (around, name) in rows {
        // Long passages hardly ever stand twice.
        for length in LENGTHS.into_iter().filter(|length| is_unique || *length <= 45) {
            let outcome = look(Case { around: *around, own, length, is_unique }, n_wanted(20));
            table += &outcome.row(name, length);
            let is_grown = is_telling(length) && outcome.grown * 100 > outcome.n;
            // The same words in the same surroundings may come to stand where the passage stood.
            let most_falsely_exact = if is_unique { 0 } else { outcome.n / 100 };
            if outcome.falsely_exact > most_falsely_exact || is_grown || !promise(outcome, length) {
                broken.push(format!("{name}, {length}: {outcome:?}"));
            }
        }
    }
    print(&table);
    assert!(broken.is_empty(), "{broken:#?}\n{table}");
}

fn is_telling(length: usize) -> bool {
    length == SENTENCE || length >= 12
}

#[test]
fn words_that_stand_once_are_found_whatever_happens_around_them() {
    tell(&ALL_AROUND, Own::Stay, true, |o, length| !is_telling(length) || o.right == o.n && o.changed == 0);
}

#[test]
fn words_that_stand_several_times_are_told_by_what_stands_around_them_or_ambiguous() {
    tell(&ALL_AROUND, Own::Stay, false, |o, length| !is_telling(length) || o.lost == 0);
}

#[test]
fn words_that_are_left_of_a_replaced_article_have_moved() {
    // How much is left is told by where the others are: by chance many of them stood in the paragraph that is left.
    let are_moved = |o: Outcome| o.exact * 50 <= o.n;
    tell(&REPLACED, Own::Stay, true, |o, length| are_moved(o) && (!is_telling(length) || o.right == o.n));
}

#[test]
fn words_set_in_capitals_have_changed() {
    let rows = [
        (Around::Nothing, "capitals"),
        (BOTH_DELETED, "capitals, both deleted"),
        (Around::Swapped, "capitals, paragraphs swapped"),
    ];
    let are_changed =
        |o: Outcome| o.wrong + o.lost == 0 && o.ambiguous * 50 <= o.n && o.changed * 50 >= o.n * 48;
    tell(&rows, Own::Capitals, true, |o, length| !is_telling(length) || are_changed(o));
}

#[test]
fn what_is_found_of_edited_words_is_what_they_became_and_no_more() {
    let rows = [
        (BOTH_DELETED, "two edits, both deleted"),
        (BOTH_INSERTED, "two edits, inserted on both sides"),
        (Around::RestDeleted, "two edits, rest of the paragraph deleted"),
        (Around::Swapped, "two edits, paragraphs swapped"),
        (Around::Joined, "two edits, paragraphs joined"),
        (Around::Split, "two edits, paragraph split"),
    ];
    tell(&rows, Own::Edited(2), true, |o, length| length < 70 || o.share(o.right) >= 90.0);
}
