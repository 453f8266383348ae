//! The reading text of a marked-up file while it is made: line by line, with styles and with what each word was read from.

use super::decode::{composed, nfc};
use super::positions::Span;
use super::styles::{Block, BlockKind, Marks, Run, Styles};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// The bytes of the file that words are written for.
struct Origin {
    from: Range<usize>,
    /// Whether they are those bytes letter for letter.
    is_copy: bool,
}

/// A part of the file's text that is shown, both in bytes.
pub(super) struct Part {
    pub(super) from: Range<usize>,
    pub(super) to: Range<usize>,
    pub(super) is_copy: bool,
}

/// How words are set that are written now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) marks: Marks,
    pub(super) link: Option<Arc<str>>,
    pub(super) image: Option<Arc<str>>,
}

/// What line is begun next, if words come.
#[derive(Clone, Copy)]
pub(super) struct NextLine {
    pub(super) kind: BlockKind,
    pub(super) list_depth: u8,
    pub(super) quote_depth: u8,
    pub(super) is_continued: bool,
    pub(super) is_after_rule: bool,
}

/// The text so far.
pub(super) struct Sheet<'r> {
    raw: &'r str,
    pub(super) text: String,
    pub(super) parts: Vec<Part>,
    pub(super) styles: Styles,
    n_lines: usize,
    open_at: Option<usize>,
}

impl<'r> Sheet<'r> {
    pub(super) fn new(raw: &'r str) -> Self {
        let text = String::with_capacity(raw.len());
        Self { raw, text, parts: Vec::new(), styles: Styles::default(), n_lines: 0, open_at: None }
    }

    /// Whether a line was begun and nothing ended it.
    pub(super) fn is_line_open(&self) -> bool {
        self.open_at.is_some()
    }

    /// Whether words would be the first of their line.
    pub(super) fn is_at_line_start(&self) -> bool {
        self.open_at.is_none_or(|start| start == self.text.len())
    }

    /// Begins a line, which starts with a marker that stands nowhere in the file.
    pub(super) fn begin_line(&mut self, next: NextLine, marker: &str) {
        let start = self.text.len();
        self.open_at = Some(start);
        self.n_lines += 1;
        self.styles.blocks.push(Block {
            line: self.n_lines,
            span: Span { start, end: start },
            kind: next.kind,
            list_depth: next.list_depth,
            quote_depth: next.quote_depth,
            is_continued: next.is_continued,
            is_after_rule: next.is_after_rule,
        });
        self.text.push_str(marker);
    }

    /// Ends the line: without white space at its end, and not at all where it holds nothing else, except in code.
    pub(super) fn end_line(&mut self) {
        let Some(start) = self.open_at.take() else { return };
        let is_code = self.styles.blocks.last().is_some_and(|block| block.kind == BlockKind::Code);
        let words = self.text.get(start..).unwrap_or_default();
        if !is_code && words.trim().is_empty() {
            self.cut(start);
            self.styles.blocks.pop();
            self.n_lines -= 1;
            return;
        }
        if !is_code {
            self.cut(start + words.trim_end_matches(' ').len());
        }
        if let Some(block) = self.styles.blocks.last_mut() {
            block.span.end = self.text.len();
        }
        self.text.push('\n');
    }

    /// Takes away what stands behind a byte.
    fn cut(&mut self, end: usize) {
        self.text.truncate(end);
        while let Some(part) = self.parts.last_mut().filter(|part| part.to.end > end) {
            if part.to.start >= end {
                self.parts.pop();
                continue;
            }
            if part.is_copy {
                part.from.end -= part.to.end - end;
            }
            part.to.end = end;
        }
        while let Some(run) = self.styles.runs.last_mut().filter(|run| run.span.end > end) {
            run.span.end = end;
            if run.span.start >= end {
                self.styles.runs.pop();
            }
        }
    }

    /// Writes what stands in these bytes of the file, which hold no line end.
    pub(super) fn copy(&mut self, from: Range<usize>, setting: &Setting) {
        let raw = self.raw;
        self.write(raw.get(from.clone()).unwrap_or_default(), Some(Origin { from, is_copy: true }), setting);
    }

    /// Writes words that stand for these bytes of the file.
    pub(super) fn say(&mut self, words: &str, from: Range<usize>, setting: &Setting) {
        let words = words.replace(['\n', '\r'], " ");
        // What a parser makes up, such as the blanks of a tab, stands for nothing in the file.
        let origin = (!from.is_empty()).then_some(Origin { from, is_copy: false });
        self.write(&words, origin, setting);
    }

    /// Writes words that stand nowhere in the file.
    pub(super) fn add(&mut self, words: &str) {
        self.write(words, None, &Setting::default());
    }

    fn write(&mut self, words: &str, origin: Option<Origin>, setting: &Setting) {
        if words.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        let end = self.text.len();
        if let Some(Origin { from, is_copy }) = origin {
            match self.parts.last_mut() {
                Some(last)
                    if is_copy && last.is_copy && last.from.end == from.start && last.to.end == start =>
                {
                    last.from.end = from.end;
                    last.to.end = end;
                }
                _ => self.parts.push(Part { from, to: start..end, is_copy }),
            }
        }
        if *setting == Setting::default() {
            return;
        }
        let Setting { marks, link, image } = setting;
        match self.styles.runs.last_mut() {
            Some(run)
                if run.span.end == start
                    && run.marks == *marks
                    && run.link == *link
                    && run.image == *image =>
            {
                run.span.end = end;
            }
            _ => self.styles.runs.push(Run {
                span: Span { start, end },
                marks: *marks,
                link: link.clone(),
                image: image.clone(),
            }),
        }
    }

    /// Composes what came together only when the marks between were left out.
    pub(super) fn compose(&mut self) {
        if matches!(composed(&self.text), Cow::Borrowed(_)) {
            return;
        }
        let mut whole = String::with_capacity(self.text.len());
        // Where each stretch that composes by itself begins, before and after.
        let mut starts = vec![(0, 0)];
        let (mut stretch, mut before) = (0, '\n');
        for (at, c) in self.text.char_indices() {
            let stands_alone =
                canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
            // Nothing composes with a line end.
            let begins = stands_alone || before == '\n';
            before = c;
            if begins && at > stretch {
                whole.push_str(&nfc(self.text.get(stretch..at).unwrap_or_default()));
                stretch = at;
                starts.push((at, whole.len()));
            }
        }
        whole.push_str(&nfc(self.text.get(stretch..).unwrap_or_default()));
        let end = whole.len();
        // Within a stretch nothing stands by itself any more: what was there is at its end.
        let moved = |byte: usize| {
            let at = starts.partition_point(|(before, _)| *before < byte);
            starts.get(at).map_or(end, |(_, after)| *after)
        };
        for part in &mut self.parts {
            let to = moved(part.to.start)..moved(part.to.end);
            let is_same = self.text.get(part.to.clone()) == whole.get(to.clone());
            part.is_copy &= is_same;
            part.to = to;
        }
        self.parts.retain(|part| !part.to.is_empty());
        for span in self
            .styles
            .blocks
            .iter_mut()
            .map(|block| &mut block.span)
            .chain(self.styles.runs.iter_mut().map(|run| &mut run.span))
        {
            *span = Span { start: moved(span.start), end: moved(span.end) };
        }
        self.styles.runs.retain(|run| !run.span.is_empty());
        self.text = whole;
    }
}
