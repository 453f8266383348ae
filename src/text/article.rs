//! An article that was read: its text, what each of its lines is taken to be, how it is set, and what its head says.

use super::front_matter::{FrontMatter, HeadFacts, front_matter};
use super::positions::Span;
use super::reading_text::ReadingText;
use super::source_map::SourceMap;
use super::structure::Structure;
use super::styles::Styles;
use super::wrapping::{LineEnds, ends_inside_paragraphs};
use std::sync::Arc;

/// A text with its structure as the program sees it, before anyone corrected it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The words, and the positions in them.
    pub text: ReadingText,
    /// Title, date, lead, headings, captions, boilerplate.
    pub structure: Arc<Structure>,
    /// Lists, quotations, code, tables; emphasis and links. Nothing in plain text.
    pub styles: Arc<Styles>,
    /// What the head of the file says. It goes before what is found in the text.
    pub head: Arc<HeadFacts>,
    /// The line of the file (from 1) where its head could not be read; the head is part of the text then.
    pub unreadable_head: Option<usize>,
    /// How somebody wants its line ends to be read; `None` where that is left to the text itself.
    pub line_ends: Option<LineEnds>,
}

impl Article {
    /// Whether the text is the same, letter for letter.
    #[must_use]
    pub fn is_same_text(&self, other: &Self) -> bool {
        self.text.sha256() == other.text.sha256()
    }

    /// Whether the file held the same: not the text alone, but the marks in it and its head, too.
    #[must_use]
    pub fn is_same_file(&self, other: &Self) -> bool {
        let sources = [self, other].map(|article| article.text.source().map(SourceMap::sha256));
        self.is_same_text(other) && sources[0] == sources[1]
    }

    /// Looks at a plain text's lines. Its head, if it has one, tells its facts and is read as the text it is. Where lines
    /// were broken at a column they are read as the paragraphs they are.
    #[must_use]
    pub fn new(text: ReadingText) -> Self {
        Self::with_line_ends(text, None)
    }

    /// A text whose lines nobody looked at, for searching.
    #[must_use]
    pub fn unlabelled(text: ReadingText) -> Self {
        Self {
            text,
            structure: Arc::default(),
            styles: Arc::default(),
            head: Arc::default(),
            unreadable_head: None,
            line_ends: None,
        }
    }

    /// The same, its line ends read as somebody wants it.
    #[must_use]
    pub fn with_line_ends(text: ReadingText, line_ends: Option<LineEnds>) -> Self {
        let (text, front_matter) = arranged(text, line_ends);
        let (head, unreadable_head, span) = match front_matter {
            Some((FrontMatter::Read(head), span)) => (head, None, Some(span)),
            Some((FrontMatter::Unreadable { line }, span)) => (HeadFacts::default(), Some(line), Some(span)),
            None => (HeadFacts::default(), None, None),
        };
        let words = text.as_str();
        let structure = span.map_or_else(|| Structure::detect(words), |span| structure_below(words, span));
        let structure = Arc::new(structure.numbered_in(&text));
        let styles = Arc::default();
        Self { text, structure, styles, head: Arc::new(head), unreadable_head, line_ends }
    }

    /// Whether its line ends can be read in one way or another: those of a file with marks mean what its marks say.
    #[must_use]
    pub fn has_line_ends(&self) -> bool {
        self.text.source().is_none()
    }

    /// Whether its line ends read in this way give another text. No line is labelled to tell it.
    #[must_use]
    pub fn reads_otherwise(&self, line_ends: LineEnds) -> bool {
        let (other, _) = arranged(self.text.clone(), Some(line_ends));
        self.has_line_ends() && other.joints() != self.text.joints()
    }

    /// The article with its line ends read in another way; `None` where they are read so already, and in a file with
    /// marks.
    #[must_use]
    pub fn rearranged(&self, line_ends: Option<LineEnds>) -> Option<Self> {
        let is_other = self.has_line_ends() && line_ends != self.line_ends;
        is_other.then(|| Self::with_line_ends(self.text.clone(), line_ends))
    }

    /// Its beginning, up to the end of a line: at most `n_bytes` bytes, as an article of its own whose lines are taken for
    /// what they are in the whole. `None` where the whole is not much longer than that, or has no line end so early.
    #[must_use]
    pub fn beginning(&self, n_bytes: usize) -> Option<Self> {
        let words = self.text.as_str();
        if words.len() < 4 * n_bytes {
            return None;
        }
        let end = words.as_bytes().get(..n_bytes)?.iter().rposition(|byte| *byte == b'\n')? + 1;
        Some(Self {
            text: self.text.beginning(end),
            structure: Arc::new(self.structure.beginning(end)),
            styles: Arc::new(self.styles.beginning(end)),
            head: Arc::clone(&self.head),
            unreadable_head: self.unreadable_head,
            line_ends: self.line_ends,
        })
    }
}

/// A plain text with its line ends read as somebody wants it, and its head.
pub(super) fn arranged(
    text: ReadingText,
    line_ends: Option<LineEnds>,
) -> (ReadingText, Option<(FrontMatter, Span)>) {
    let text = text.with_joints(Vec::new());
    let front_matter = front_matter(text.as_str());
    let below = front_matter.as_ref().map_or(0, |(_, span)| span.end);
    let joints = ends_inside_paragraphs(text.as_str(), below, line_ends);
    (text.with_joints(joints), front_matter)
}

/// The lines of a text below its head, and those of the head as body.
fn structure_below(text: &str, head: Span) -> Structure {
    // Blank lines in the place of the head keep numbers as they are.
    let mut below: String = head.of(text).matches('\n').collect();
    let shift = head.end - below.len();
    below.push_str(text.get(head.end..).unwrap_or_default());
    let mut structure = Structure::detect(&below);
    for line in &mut structure.lines {
        line.span = Span { start: line.span.start + shift, end: line.span.end + shift };
    }
    let of_head = Structure::all_body(head.of(text));
    structure.lines.splice(0..0, of_head.lines);
    structure
}
