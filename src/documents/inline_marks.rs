//! The words of a block in Markdown: escaped, with emphasis, links and the numbers of footnotes.

use super::document::{Run, RunStyle};

/// Writes the runs of a block; `further` stands before each of its lines but the first.
pub(super) fn write_runs(to: &mut String, runs: &[Run], further: &str) {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut at = 0;
    let mut line_start = to.len();
    for run in &set_alike(runs) {
        for (n, part) in run.text.split('\n').enumerate() {
            if n > 0 {
                to.push_str("\\\n");
                to.push_str(further);
                at += 1;
                line_start = to.len();
            }
            let before = whole.get(..at).and_then(|text| text.chars().next_back());
            at += part.len();
            if part.is_empty() {
                continue;
            }
            let after = whole.get(at..).and_then(|text| text.chars().next());
            write_part(to, run, part, Beside { before, after, line_start });
        }
    }
}

/// The runs, those that look alike as one: where remarks begin and end is not written.
fn set_alike(runs: &[Run]) -> Vec<Run> {
    let mut alike: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        let style = RunStyle { remarks: Vec::new(), font: None, ..run.style.clone() };
        match alike.last_mut().filter(|before| before.style == style) {
            Some(before) => before.text.push_str(&run.text),
            None => alike.push(Run { text: run.text.clone(), style }),
        }
    }
    alike
}

/// What stands beside a part of a line.
#[derive(Clone, Copy)]
struct Beside {
    before: Option<char>,
    after: Option<char>,
    /// Where the words of its line begin in what is written, in bytes.
    line_start: usize,
}

/// Writes a part of a line that is set alike.
fn write_part(to: &mut String, run: &Run, part: &str, beside: Beside) {
    if run.style.is_note_number {
        let number = part.trim_start_matches('[').trim_end_matches(']');
        to.push_str("[^");
        to.push_str(number);
        to.push(']');
        return;
    }
    let words = part.trim_matches(' ');
    let (spaces, words) = match part.find(words).filter(|_| !words.is_empty()) {
        Some(start) => (start, words),
        None => (part.len(), ""),
    };
    let n_after = part.len() - spaces - words.len();
    to.push_str(part.get(..spaces).unwrap_or_default());
    if !words.is_empty() {
        let marks = if can_be_emphasised(words, spaces, n_after, beside) { marks_of(run) } else { "" };
        // Brackets right after brackets belong to them.
        let link = run.style.link.as_deref().filter(|address| is_address(address) && !to.ends_with(']'));
        to.push_str(marks);
        if link.is_some() {
            to.push('[');
        }
        escape(to, words, beside.line_start);
        if let Some(address) = link {
            to.push_str("](<");
            to.push_str(address);
            to.push_str(">)");
        }
        to.push_str(marks);
    }
    to.push_str(&" ".repeat(n_after));
}

fn marks_of(run: &Run) -> &'static str {
    match (run.style.is_strong, run.style.is_emphasis) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    }
}

/// Whether stars beside these words open and close an emphasis and do nothing else (`CommonMark` 0.31, section 6.2): a
/// star opens before a letter, or after a blank before a sign; it closes the other way round.
fn can_be_emphasised(words: &str, n_before: usize, n_after: usize, beside: Beside) -> bool {
    let edge = |c: Option<char>, n_spaces: usize| match c {
        _ if n_spaces > 0 => Edge::Blank,
        None => Edge::Blank,
        Some(c) if c.is_whitespace() => Edge::Blank,
        Some(c) if c.is_alphanumeric() => Edge::Letter,
        Some(c) if c.is_ascii_punctuation() => Edge::Sign,
        Some(_) => Edge::Other,
    };
    let is_open = |outer: Edge, inner: Edge| match (outer, inner) {
        (Edge::Blank, Edge::Letter | Edge::Sign) | (Edge::Sign, Edge::Letter) => true,
        (Edge::Blank | Edge::Sign, Edge::Blank | Edge::Other)
        | (Edge::Sign, Edge::Sign)
        | (Edge::Letter | Edge::Other, _) => false,
    };
    let first = edge(words.chars().next(), 0);
    let last = edge(words.chars().next_back(), 0);
    is_open(edge(beside.before, n_before), first) && is_open(edge(beside.after, n_after), last)
}

/// What stands at an edge of emphasised words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Blank,
    Letter,
    Sign,
    Other,
}

/// Whether an address can stand in pointed brackets and is worth keeping.
fn is_address(address: &str) -> bool {
    const MAX_BYTES: usize = 2_000;
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let is_known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '\\');
    is_known && address.len() <= MAX_BYTES && address.chars().all(is_plain)
}

/// Writes words so that they are read as they stand. What is written of their line, also of words that are set in another
/// way, tells whether a sign would begin a list or a heading.
fn escape(to: &mut String, words: &str, line_start: usize) {
    let is_after_bracket = to.ends_with(']');
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let line = to.get(line_start..).unwrap_or_default().trim_start_matches(' ');
        let is_special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '{' | '}' => true,
            // An address or a definition would follow.
            '(' | ':' => is_after_bracket && at == 0,
            // A picture begins so.
            '!' => next.is_none(),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
            '#' | '+' | '-' | '=' | '>' => line.is_empty() || c == '#',
            '.' | ')' => !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if is_special {
            to.push('\\');
        }
        to.push(c);
    }
}
