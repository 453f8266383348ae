//! A passage that is counted. There are as many as annotations, so that it is kept small.

use crate::model::annotation::Annotation;
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use std::ops::Range;

/// Where a passage stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Here, in bytes of the reading text.
    At(Span),
    /// Nowhere: it was not found, or several places fit.
    Nowhere,
    /// It is being looked for, or its article is not read yet.
    Sought,
}

/// A passage that is counted.
#[derive(Clone, Copy, Debug)]
pub struct CodedPassage<'p> {
    /// What was recorded of it.
    pub annotation: &'p Annotation,
    article: u32,
    person: u32,
    bytes: Narrow,
    /// Its code points, where the text it was taken from tells them.
    chars: Narrow,
    themes: Narrow,
}

/// A range of numbers below 2³²: no text that is read is as long, and nothing has as many themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Narrow {
    start: u32,
    end: u32,
}

impl Narrow {
    const NOWHERE: Self = Self { start: u32::MAX, end: 0 };
    const SOUGHT: Self = Self { start: u32::MAX, end: 1 };

    fn of(range: Span) -> Self {
        Self { start: narrow(range.start), end: narrow(range.end) }
    }

    fn range(self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<'p> CodedPassage<'p> {
    /// A passage of an article, by a person, that is still looked for and bears no themes.
    pub(super) fn new(annotation: &'p Annotation, article: usize, person: Option<usize>) -> Self {
        Self {
            annotation,
            article: narrow(article),
            person: person.map_or(u32::MAX, narrow),
            bytes: Narrow::SOUGHT,
            chars: Narrow::NOWHERE,
            themes: Narrow { start: 0, end: 0 },
        }
    }

    /// Its article, as a place among the articles.
    #[must_use]
    pub fn article(&self) -> usize {
        self.article as usize
    }

    /// Who made it, as a place among the people; `None` where nobody knows them.
    #[must_use]
    pub fn person(&self) -> Option<usize> {
        (self.person != u32::MAX).then_some(self.person as usize)
    }

    /// Where it stands today.
    #[must_use]
    pub fn whereabouts(&self) -> Whereabouts {
        match self.bytes {
            Narrow::NOWHERE => Whereabouts::Nowhere,
            Narrow::SOUGHT => Whereabouts::Sought,
            bytes => Whereabouts::At(bytes.range()),
        }
    }

    /// Its place, where it has one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        (self.bytes.start != u32::MAX).then(|| self.bytes.range())
    }

    /// The code points of its article's text that it covers; `None` where it stands nowhere.
    pub(super) fn chars_in(&self, text: &ReadingText) -> Option<Span> {
        if self.chars.start != u32::MAX {
            return Some(self.chars.range());
        }
        let (start, end) = text.chars_of(self.span()?);
        Some(Span::new(start, end))
    }

    /// Its themes, as places among those of all passages that were gathered with it.
    pub(super) fn themes(&self) -> Range<usize> {
        self.themes.start as usize..self.themes.end as usize
    }

    /// Says which these are.
    pub(super) fn bear(&mut self, themes: Range<usize>) {
        self.themes = Narrow { start: narrow(themes.start), end: narrow(themes.end) };
    }

    /// Says that it stands where it was marked, its code points as the annotation has them.
    pub(super) fn stand_unmoved(&mut self, bytes: Span) {
        self.bytes = Narrow::of(bytes);
        self.chars = Narrow::of(Span::new(self.annotation.anchor.start, self.annotation.anchor.end));
    }

    /// Says where it stands.
    pub(super) fn stand(&mut self, whereabouts: Whereabouts) {
        self.bytes = match whereabouts {
            Whereabouts::At(span) => Narrow::of(span),
            Whereabouts::Nowhere => Narrow::NOWHERE,
            Whereabouts::Sought => Narrow::SOUGHT,
        };
    }
}
