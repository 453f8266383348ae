//! What happens around a passage, each letter of the article traced: sentences and paragraphs deleted, added, moved, split
//! and joined, an article replaced, doubled or set in capitals.

use crate::anchoring::{Chance, Traced, edit, lines, paragraphs};
use butda::text::boundaries::sentences_in_line;
use butda::text::positions::Span;

/// What happens around a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// The sentences beside it go: before, after.
    Deleted { before: bool, after: bool },
    /// Nothing of its paragraph is left but the passage.
    RestDeleted,
    /// Sentences come in beside it.
    Inserted { before: bool, after: bool },
    /// Line ends come in on both sides of it.
    Split,
    /// Its paragraph is one with those beside it.
    Joined,
    /// The paragraphs are put in another order.
    Swapped,
    /// Its sentence stands in another paragraph.
    SentenceMoved,
    /// Its sentence is all that is left, within another article.
    Replaced,
    /// Its paragraph is all that is left, at the head of another article.
    HeadLeft,
    /// Nothing.
    Nothing,
    /// The article stands twice.
    Twice,
    /// The same, below a new line.
    TwiceBelow,
}

const ADDED: [&str; 4] = [
    "Theo ghi nhận của phóng viên, tình hình tại chỗ đã ổn định trở lại. ",
    "Hồi đầu năm nay, đại diện đơn vị cũng đã nói như vậy. ",
    "Ông cho biết thêm: “Việc này cần làm sớm”. ",
    "Tòa soạn sẽ tiếp tục cập nhật. ",
];

/// What happens to the words of the passage itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    Stay,
    /// So many letters are edited.
    Edited(usize),
    /// All letters become capitals, those of the whole article.
    Capitals,
}

pub type Line = Vec<Traced>;

fn new_words(words: &str) -> Line {
    words.chars().map(|c| (c, None)).collect()
}

fn is_of(range: (usize, usize)) -> impl Fn(&Traced) -> bool {
    move |(_, at)| at.is_some_and(|at| (range.0..range.1).contains(&at))
}

/// Where the passage stands in its line, the line cut at the sentences the passage reaches into.
struct Cut {
    at: usize,
    before: Line,
    middle: Line,
    after: Line,
}

/// Cuts the article at the passage, or at the sentences that hold it.
fn cut(all: &[Line], range: (usize, usize), at_sentences: bool) -> Option<Cut> {
    let at = all.iter().position(|line| line.iter().any(is_of(range)))?;
    let line = all[at].clone();
    let first = line.iter().position(is_of(range))?;
    let last = line.iter().rposition(is_of(range))? + 1;
    if !at_sentences {
        let (before, middle, after) = (&line[..first], &line[first..last], &line[last..]);
        return Some(Cut { at, before: before.to_vec(), middle: middle.to_vec(), after: after.to_vec() });
    }
    let words: String = line.iter().map(|(c, _)| *c).filter(|c| *c != '\n').collect();
    let n_chars = |byte: usize| words[..byte].chars().count();
    let sentences = sentences_in_line(&words, Span::new(0, words.len()));
    let start = sentences.iter().map(|s| n_chars(s.start)).filter(|start| *start <= first).max()?;
    let end = sentences.iter().map(|s| n_chars(s.end)).find(|end| *end >= last)?;
    Some(Cut {
        at,
        before: line[..start].to_vec(),
        middle: line[start..end].to_vec(),
        after: line[end..].to_vec(),
    })
}

fn without_end(line: &Line) -> Line {
    line.iter().copied().filter(|(c, _)| *c != '\n').collect()
}

fn last_sentence_gone(line: &Line) -> Line {
    let words: String = line.iter().map(|(c, _)| *c).collect();
    let last = sentences_in_line(&words, Span::new(0, words.len())).last().map_or(0, |span| span.start);
    line[..words[..last].chars().count()].to_vec()
}

fn first_sentence_gone(line: &Line) -> Line {
    let words: String = line.iter().map(|(c, _)| *c).filter(|c| *c != '\n').collect();
    let first = sentences_in_line(&words, Span::new(0, words.len())).first().map_or(0, |span| span.end);
    line[words[..first].chars().count()..].to_vec()
}

pub fn changed(text: &str, around: Around, range: (usize, usize), chance: &mut Chance) -> Option<Line> {
    let traced: Line = text.chars().enumerate().map(|(at, c)| (c, Some(at))).collect();
    let mut all = lines(&traced);
    let added = |chance: &mut Chance| new_words(ADDED[chance.below(ADDED.len())]);
    match around {
        Around::Deleted { before, after } => {
            let mut cut = cut(&all, range, true)?;
            if before {
                cut.before = last_sentence_gone(&cut.before);
            }
            if after {
                cut.after = first_sentence_gone(&cut.after);
            }
            all[cut.at] = [cut.before, cut.middle, cut.after].concat();
        }
        Around::RestDeleted => {
            let cut = cut(&all, range, false)?;
            all[cut.at] = [cut.middle, new_words("\n")].concat();
        }
        Around::Inserted { before, after } => {
            let mut cut = cut(&all, range, true)?;
            if before {
                cut.before.extend(added(chance));
            }
            if after {
                cut.after.splice(0..0, [new_words(" "), without_end(&added(chance))].concat());
            }
            all[cut.at] = [cut.before, cut.middle, cut.after].concat();
        }
        Around::Split => {
            let cut = cut(&all, range, chance.below(2) == 0)?;
            let end = new_words("\n\n");
            all[cut.at] = [cut.before, end.clone(), cut.middle, end, cut.after].concat();
        }
        Around::Joined => {
            for line in &mut all {
                let is_blank = line.iter().all(|(c, _)| c.is_whitespace());
                *line = without_end(line);
                if !is_blank {
                    line.extend(new_words(" "));
                }
            }
        }
        Around::Swapped => {
            for at in (1..all.len()).rev() {
                let other = chance.below(at + 1);
                all.swap(at, other);
            }
        }
        Around::SentenceMoved => {
            let cut = cut(&all, range, true)?;
            all[cut.at] = [cut.before, cut.after].concat();
            let moved = [without_end(&cut.middle), new_words(" ")].concat();
            let to = chance.below(all.len());
            all[to].splice(0..0, moved);
        }
        Around::Nothing => {}
        Around::Replaced | Around::HeadLeft => all = replaced(text, around, &all, range, chance)?,
        Around::Twice | Around::TwiceBelow => {
            let copy: Line = text.chars().map(|c| (c, None)).collect();
            let head = if around == Around::Twice { "" } else { "Tin mới cập nhật lúc 9 giờ.\n" };
            all = vec![new_words(head), all.concat(), new_words("\n"), copy];
        }
    }
    Some(all.concat())
}

/// Another article, with what is left of this one.
fn replaced(
    text: &str,
    around: Around,
    all: &[Line],
    range: (usize, usize),
    chance: &mut Chance,
) -> Option<Vec<Line>> {
    let mut other = other_article(text, chance);
    if around == Around::HeadLeft {
        other.insert(0, all.iter().find(|line| line.iter().any(is_of(range)))?.clone());
    } else {
        let cut = cut(all, range, true)?;
        let to = chance.below(other.len());
        other[to].splice(0..0, [without_end(&cut.middle), new_words(" ")].concat());
    }
    Some(other)
}

/// The paragraphs of the seeds that are none of this article.
fn other_article(text: &str, chance: &mut Chance) -> Vec<Line> {
    let all = paragraphs();
    let mut pool: Vec<&String> = all
        .iter()
        .flatten()
        .filter(|line| line.trim().chars().count() > 40 && !text.contains(line.trim()))
        .collect();
    let wanted = 12.min(pool.len());
    (0..wanted).map(|_| new_words(pool.swap_remove(chance.below(pool.len())))).collect()
}

pub fn with_own(mut now: Line, own: Own, range: (usize, usize), chance: &mut Chance) -> Line {
    match own {
        Own::Stay => {}
        Own::Edited(n_edits) => {
            let (Some(first), Some(last)) =
                (now.iter().position(is_of(range)), now.iter().rposition(is_of(range)))
            else {
                return now;
            };
            edit(&mut now, first, last + 1, n_edits, chance);
        }
        Own::Capitals => {
            now = now.into_iter().flat_map(|(c, at)| c.to_uppercase().map(move |c| (c, at))).collect();
        }
    }
    now
}
