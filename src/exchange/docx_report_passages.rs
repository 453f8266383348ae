//! A passage in a Word report: its words, where they stand, which themes it has and meets, and the note.

use super::codebook::color_of;
use super::docx_report::{Group, Piece, Report};
use super::docx_writing::{Mark, Paragraph};
use super::docx_writing_styles::Style;
use super::markdown::one_line;
use super::sink::NotWritten;
use super::study::{Coding, Study};
use crate::model::check::State;

/// Where in the report a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// In the section of a code, or of passages without one: the article is told.
    Theme(Option<usize>),
    /// In the section of its article: all its themes are told.
    Article,
}

impl Report<'_, '_> {
    /// Writes a passage.
    pub(super) fn passage(&mut self, at: usize, within: Within) -> Result<(), NotWritten> {
        let study = self.study;
        let Some(coding) = study.codings.get(at) else { return Ok(()) };
        let shown = match within {
            Within::Theme(code) => code,
            Within::Article => coding.codes.first().copied(),
        };
        let color = shown.and_then(|code| color_of(&study.codes.get(code)?.theme.color));
        self.docx.open(Paragraph { bar: color.as_deref(), ..Paragraph::of(Style::Quote) });
        self.docx.words(coding.quote.trim());
        self.docx.close()?;
        self.source(coding, within)?;
        self.themes(at, coding, within)?;
        self.text(Style::Note, &self.words.note, coding.note.as_deref().unwrap_or_default())
    }

    /// Where a passage stands, who marked it, whether it is starred, what became of it.
    fn source(&mut self, coding: &Coding, within: Within) -> Result<(), NotWritten> {
        let mut pieces = Vec::new();
        if within != Within::Article {
            pieces.push(Piece::Link(Mark::Article(coding.source), name_of(self.study, coding.source)));
            let facts = self.study.facts(coding);
            pieces.push(Piece::of(facts.source.as_deref().unwrap_or_default()));
            pieces.push(self.date(facts.date.as_deref()));
        }
        let words = self.words;
        let state = match coding.state {
            State::Exact => "",
            State::Moved => &words.moved,
            State::Changed => &words.changed,
            State::Ambiguous => &words.ambiguous,
            State::Lost => &words.lost,
        };
        let star = if coding.is_starred { "★" } else { "" };
        let place = coding.place.as_deref().unwrap_or_default();
        pieces.extend([place, self.study.coder(coding), star, state].map(Piece::of));
        self.pieces(Style::Source, pieces)
    }

    /// Its themes that the section does not tell, and those of passages that overlap it.
    fn themes(&mut self, at: usize, coding: &Coding, within: Within) -> Result<(), NotWritten> {
        let (label, own) = match within {
            Within::Theme(code) => (&self.words.also, code),
            Within::Article => (&self.words.themes, None),
        };
        let others = self.names(coding.codes.iter().copied().filter(|code| Some(*code) != own));
        let together = self.names(self.together.get(at).into_iter().flatten().copied());
        self.groups(
            Style::Themes,
            vec![Group { label, pieces: others }, Group { label: &self.more.overlapping, pieces: together }],
        )
    }

    /// A day as the language writes it.
    pub(super) fn date(&self, date: Option<&str>) -> Piece {
        Piece::of(&self.words.page.date_of(date.unwrap_or_default()))
    }
}

/// What an article is called: by its title, else by its path; a heading without words would be none.
pub(super) fn name_of(study: &Study, source: usize) -> String {
    let facts = study.sources.get(source).map(|source| &source.facts);
    let names = facts.map(|facts| [facts.title.as_deref().unwrap_or_default(), facts.path.as_str()]);
    let name = names.into_iter().flatten().map(one_line).find(|name| !name.is_empty());
    name.unwrap_or_else(|| "?".to_owned())
}
