//! From the letters of a page of a PDF to its lines: a file places glyphs, and seldom says where words and lines end.

use super::pdf_gutters::{Gutter, gutters};
use super::pdf_letters::{Letter, Letters};
use super::pdf_marks::Marks;
use super::pdf_measures::median;
use std::ops::Range;

/// Beyond this distance, in em, letters are not shown together; what stands further on the line is another part of it. It
/// is small, since a second font may fill the gaps that the first one leaves.
const MAX_GAP: f64 = 0.3;

/// A distance between parts of a line, in em, that no space has: they are cells of a row.
const CELL_GAP: f64 = 2.5;

/// A distance that is a space, in em: in lines whose spaces are letters of their own, and in others.
const SPACE_BESIDE_SPACES: f64 = 0.25;
const SPACE: f64 = 0.16;

/// Letters that are spaced by more than this, in em, are words of one letter.
const MAX_LETTER_SPACING: f64 = 0.6;

/// How far a bullet stands from its words, in sizes, and how many of them are looked at on a page.
const MAX_BULLET_GAP: f64 = 3.0;
const MAX_BULLETS: usize = 500;

/// How far before a line, in em, a part of it stands that is shown after it.
const MAX_GAP_BACK: f64 = 2.0;

/// The most parts of a line.
const MAX_SEGMENTS: usize = 200;

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) face: usize,
    pub(super) mark: usize,
    /// Whether they stand small above the line, as the numbers of notes do.
    pub(super) is_raised: bool,
}

/// Words that are set alike.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) words: String,
    pub(super) manner: Manner,
}

/// A line, or the part of one that stands in a column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) page: usize,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// Its baseline.
    pub(super) y: f64,
    /// The size of its largest letters.
    pub(super) size: f64,
    pub(super) pieces: Vec<Piece>,
    /// How far its first word goes.
    pub(super) first_word: f64,
    /// In how many places its parts stand as far apart as the cells of a row.
    pub(super) n_cell_gaps: usize,
}

impl Line {
    pub(super) fn words(&self) -> String {
        self.pieces.iter().map(|piece| piece.words.as_str()).collect()
    }

    pub(super) fn first_char(&self) -> Option<char> {
        self.pieces.iter().flat_map(|piece| piece.words.chars()).next()
    }

    /// Whether they stand one above the other.
    pub(super) fn is_over_or_under(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1
    }
}

/// Letters that are shown one after the other on a line.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    letters: Range<usize>,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    em: f64,
}

impl Segment {
    fn new(at: usize, letter: &Letter) -> Self {
        Self {
            letters: at..at + 1,
            x0: letter.x,
            x1: letter.x1(),
            y: letter.y,
            size: letter.size,
            em: letter.em,
        }
    }

    fn take(&mut self, letter: &Letter) {
        self.letters.end += 1;
        self.x0 = self.x0.min(letter.x);
        self.x1 = self.x1.max(letter.x1());
        if letter.size > self.size * 1.15 {
            (self.y, self.size, self.em) = (letter.y, letter.size, letter.em);
        }
    }

    /// Whether a baseline is that of this line, or that of small letters raised or lowered on it.
    fn is_on_line(&self, y: f64, size: f64, is_adjacent: bool) -> bool {
        let (dy, small, large) = ((self.y - y).abs(), self.size.min(size), self.size.max(size));
        // One large letter is the first of a paragraph, which hangs down beside several lines.
        let is_initial = self.letters.len() <= 2 && size < self.size * 0.45;
        dy <= small * 0.3 || is_adjacent && !is_initial && small <= large * 0.85 && dy <= large * 0.6
    }
}

/// The lines of a page in the order in which the file shows them.
pub(super) fn lines(page: usize, letters: &Letters, marks: &mut Marks) -> Vec<Line> {
    let segments = segments(letters);
    let gutters = gutters(&segments);
    let mut lines = Vec::new();
    let mut start = 0;
    for end in 1..=segments.len() {
        let goes_on = segments
            .get(start..end)
            .zip(segments.get(end))
            .is_some_and(|(line, next)| line.len() < MAX_SEGMENTS && goes_on(line, next, &gutters));
        if !goes_on {
            let mut line = segments.get(start..end).unwrap_or_default().to_vec();
            start = end;
            line.sort_by(|one, other| one.x0.total_cmp(&other.x0));
            lines.extend(written(page, letters, &line, marks));
        }
    }
    with_bullets(lines)
}

/// Puts bullets and numbers that a file shows by themselves before the line they stand on.
fn with_bullets(mut lines: Vec<Line>) -> Vec<Line> {
    let is_bullet = |line: &Line| {
        let words = line.words();
        let is_number = words.ends_with(['.', ')']) && words.chars().filter(char::is_ascii_digit).count() > 0;
        words.chars().count() <= 3 && (is_number || !words.chars().any(char::is_alphanumeric))
    };
    let bullets: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_bullet(line))
        .map(|(at, _)| at)
        .take(MAX_BULLETS)
        .collect();
    for at in bullets {
        let Some(bullet) = lines.get(at).cloned() else { continue };
        let words = lines.iter_mut().filter(|line| {
            let gap = line.x0 - bullet.x1;
            (line.y - bullet.y).abs() < line.size * 0.3 && gap >= 0.0 && gap < line.size * MAX_BULLET_GAP
        });
        if let Some(line) = words.min_by(|one, other| one.x0.total_cmp(&other.x0)) {
            line.put_before(&bullet);
            if let Some(bullet) = lines.get_mut(at) {
                bullet.pieces.clear();
            }
        }
    }
    lines.retain(|line| !line.pieces.is_empty());
    lines
}

/// Whether a segment is a part of the line that those shown before it make up.
fn goes_on(line: &[Segment], next: &Segment, gutters: &[Gutter]) -> bool {
    let is_apart = line.iter().any(|segment| {
        let (left, right) = if segment.x0 <= next.x0 { (segment, next) } else { (next, segment) };
        let overlap = (left.x1 - right.x0).max(0.0);
        let narrow = (left.x1 - left.x0).min(right.x1 - right.x0).max(1.0);
        overlap > narrow * 0.5 || gutters.iter().any(|gutter| left.x1 <= gutter.x1 && gutter.x0 <= right.x0)
    });
    let start = line.iter().map(|segment| segment.x0).fold(f64::INFINITY, f64::min);
    let is_on_line = line.iter().any(|segment| {
        let gap = (next.x0 - segment.x1).max(segment.x0 - next.x1);
        segment.is_on_line(next.y, next.size, gap.abs() < segment.em.max(next.em) * 0.5)
    });
    is_on_line && !is_apart && start - next.x1 < next.em * MAX_GAP_BACK
}

/// The letters that are shown together, without those that are shown twice to look bold.
fn segments(letters: &Letters) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut before: Option<&Letter> = None;
    for (at, letter) in letters.all.iter().enumerate() {
        let gap = before.map_or(f64::INFINITY, |before| letter.x - before.x1() - before.spacing);
        let says = letters.says(letter);
        let is_accent = says.chars().next().is_some_and(|c| ('\u{300}'..='\u{36F}').contains(&c));
        let back = if is_accent { 1.2 } else { 0.4 };
        let is_beside = -letter.em * back <= gap && gap <= letter.em * MAX_GAP;
        match segments.last_mut() {
            Some(segment)
                if is_beside
                    && segment.letters.end == at
                    && segment.is_on_line(letter.y, letter.size, gap < letter.em * 0.5) =>
            {
                segment.take(letter);
            }
            _ => {
                drop_if_twice(letters, &mut segments);
                segments.push(Segment::new(at, letter));
            }
        }
        before = Some(letter);
    }
    drop_if_twice(letters, &mut segments);
    segments
}

/// Takes the last segment away where one of those before it says the same at the same place.
fn drop_if_twice(letters: &Letters, segments: &mut Vec<Segment>) {
    const N_BEFORE: usize = 48;
    let Some((last, before)) = segments.split_last() else { return };
    let of = |segment: &Segment| letters.all.get(segment.letters.clone()).unwrap_or_default();
    let is_near = |one: f64, other: f64| (one - other).abs() < last.size * 0.25;
    let is_twice = before.iter().rev().take(N_BEFORE).any(|segment| {
        segment.letters.len() == last.letters.len()
            && is_near(segment.x0, last.x0)
            && is_near(segment.x1, last.x1)
            && is_near(segment.y, last.y)
            && of(segment).iter().zip(of(last)).all(|(one, other)| letters.says(one) == letters.says(other))
    });
    if is_twice {
        segments.pop();
    }
}

/// A line in words; `None` where it has none.
fn written(page: usize, letters: &Letters, segments: &[Segment], marks: &mut Marks) -> Option<Line> {
    let largest = segments.iter().max_by(|one, other| {
        let area = |segment: &Segment| (segment.x1 - segment.x0) * segment.size;
        area(one).total_cmp(&area(other))
    })?;
    let mut line = Line {
        page,
        x0: f64::INFINITY,
        x1: f64::NEG_INFINITY,
        y: largest.y,
        size: largest.size,
        pieces: Vec::new(),
        first_word: 0.0,
        n_cell_gaps: 0,
    };
    let shown =
        segments.iter().flat_map(|segment| letters.all.get(segment.letters.clone()).unwrap_or_default());
    let shown: Vec<&Letter> = shown.collect();
    let space = space(letters, &shown);
    // The last letter that says something, and whether white space was shown since.
    let (mut before, mut is_white): (Option<&Letter>, bool) = (None, false);
    let (mut reached, mut n_words) = (f64::INFINITY, 1);
    for letter in shown {
        let gap = (letter.x - reached) / before.map_or(letter.em, |before| before.em).min(letter.em).max(0.1);
        is_white |= gap > space;
        line.n_cell_gaps += usize::from(gap > CELL_GAP);
        reached = letter.x1() + letter.spacing;
        let says = letters.says(letter);
        let words = says.trim_start_matches(' ');
        is_white |= words.len() < says.len();
        if words.is_empty() {
            continue;
        }
        if let Some(before) = before.filter(|_| is_white) {
            let mark = marks.common(before.mark, letter.mark);
            line.write(" ", Manner { face: before.face, mark, is_raised: false });
            n_words += 1;
        }
        let is_raised = letter.size < line.size * 0.85 && letter.y < line.y - line.size * 0.2;
        line.write(words, Manner { face: letter.face, mark: letter.mark, is_raised });
        if n_words == 1 {
            line.first_word = letter.x1();
        }
        line.x0 = line.x0.min(letter.x);
        line.x1 = line.x1.max(letter.x1());
        (before, is_white) = (Some(letter), false);
    }
    line.trim();
    line.first_word -= line.x0;
    (!line.pieces.is_empty()).then_some(line)
}

/// From which distance on there is a space between two letters, in em. Where letters are spaced, it is more.
fn space(letters: &Letters, shown: &[&Letter]) -> f64 {
    let is_white = |letter: &&Letter| letters.says(letter).starts_with(' ');
    let mut gaps: Vec<f64> = shown
        .iter()
        .zip(shown.iter().skip(1))
        .filter(|(left, right)| !is_white(left) && !is_white(right))
        .map(|(left, right)| (right.x - left.x1() - left.spacing) / right.em.max(0.1))
        .collect();
    let smallest = gaps.iter().copied().fold(f64::INFINITY, f64::min);
    let largest = gaps.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let spacing = match gaps.len() {
        0 | 1 => 0.0,
        2..5 if largest - smallest > 0.05 => 0.0,
        _ => median(&mut gaps).unwrap_or(0.0),
    };
    let spacing = if spacing > MAX_LETTER_SPACING { 0.0 } else { spacing.max(0.0) };
    spacing + if shown.iter().any(is_white) { SPACE_BESIDE_SPACES } else { SPACE }
}

impl Line {
    fn write(&mut self, words: &str, manner: Manner) {
        match self.pieces.last_mut() {
            Some(piece) if piece.words.ends_with(' ') && words == " " => {}
            Some(piece) if piece.manner == manner => piece.words.push_str(words),
            Some(_) | None => self.pieces.push(Piece { words: words.to_owned(), manner }),
        }
    }

    fn put_before(&mut self, bullet: &Self) {
        let mut pieces = bullet.pieces.clone();
        if let Some(last) = pieces.last_mut() {
            last.words.push(' ');
        }
        pieces.append(&mut self.pieces);
        self.pieces = pieces;
        self.first_word = bullet.first_word;
        self.x0 = bullet.x0;
    }

    fn trim(&mut self) {
        while let Some(piece) = self.pieces.last_mut() {
            piece.words.truncate(piece.words.trim_end_matches(' ').len());
            if !piece.words.is_empty() {
                break;
            }
            self.pieces.pop();
        }
    }
}
