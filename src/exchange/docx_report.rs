//! Passages as a Word document, by theme or by article: for a supervisor, and to write on in. It says what the report in
//! Markdown says, and of each passage which themes occur with it.
//!
//! Headings are Word's own, so that the navigation pane and the table of contents know them. Names of themes and titles lead
//! to where they are told of.

use super::co_occurrence::codes_around;
use super::docx_words::DocxWords;
use super::docx_writing::{DocxWriter, Entry, Mark, Page, Paragraph};
use super::docx_writing_parts::About;
use super::docx_writing_styles::Style;
use super::docx_writing_text::paragraphs;
use super::export_options::By;
use super::export_words::ExportWords;
use super::markdown::one_line;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::{Coding, Study};
use super::theme_tree::ThemeTree;
use std::collections::BTreeSet;

/// Stands between the parts of a line.
pub(super) const BETWEEN: &str = " · ";

/// A report while it is written.
pub(super) struct Report<'o, 's> {
    pub(super) docx: DocxWriter<'o>,
    pub(super) study: &'s Study,
    pub(super) words: &'s ExportWords,
    pub(super) more: &'s DocxWords,
    pub(super) tree: ThemeTree,
    /// The codings of each code, as places in `Study::codings`.
    pub(super) by_code: Vec<Vec<usize>>,
    /// Of each coding the codes of those that overlap it.
    pub(super) together: Vec<Vec<usize>>,
    /// Whether what comes next begins the page after the title.
    is_first_section: bool,
}

/// Pieces behind a label.
pub(super) struct Group<'g> {
    pub(super) label: &'g str,
    pub(super) pieces: Vec<Piece>,
}

/// Words of a line, some of which lead somewhere.
pub(super) enum Piece {
    Words(String),
    Link(Mark, String),
}

impl Piece {
    /// Words on one line.
    pub(super) fn of(words: &str) -> Self {
        Self::Words(one_line(words))
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) | Self::Link(_, words) => words.is_empty(),
        }
    }
}

/// Writes the report.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(
    study: &Study,
    by: By,
    words: &ExportWords,
    more: &DocxWords,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let title = title_of(study, words);
    let about = About { title: &title, language: &words.book.language, modified: &study.modified };
    let mut by_code: Vec<Vec<usize>> = vec![Vec::new(); study.codes.len()];
    for (at, coding) in study.codings.iter().enumerate() {
        for code in &coding.codes {
            if let Some(codings) = by_code.get_mut(*code) {
                codings.push(at);
            }
        }
    }
    let mut report = Report {
        docx: DocxWriter::begin(out, &about)?,
        study,
        words,
        more,
        tree: ThemeTree::of(study),
        by_code,
        together: codes_around(study),
        is_first_section: true,
    };
    report.title_block(&title)?;
    match by {
        By::Theme => report.by_theme()?,
        By::Article => report.by_article()?,
    }
    report.docx.finish()
}

fn title_of(study: &Study, words: &ExportWords) -> String {
    let name = one_line(&study.name);
    if name.is_empty() { words.title.clone() } else { name }
}

impl Report<'_, '_> {
    /// What the report is, what it holds, of when and by what program it is, and what is said of the project.
    fn title_block(&mut self, title: &str) -> Result<(), NotWritten> {
        let (study, words, more) = (self.study, self.words, self.more);
        self.docx.line(Style::Title, title)?;
        if *title != words.title {
            self.docx.line(Style::Subtitle, &words.title)?;
        }
        let used: BTreeSet<usize> = study.codings.iter().flat_map(|coding| &coding.codes).copied().collect();
        let counts = [
            (&words.book.passages, study.codings.len()),
            (&words.book.articles, study.sources.len()),
            (&words.themes, used.len()),
            (&words.page.people, study.coders.len()),
        ];
        let counts = counts.map(|(label, n)| labelled(label, &words.book.count(n)));
        self.pieces(Style::Facts, counts)?;
        if study.coders.len() > 1 {
            let names = study.coders.iter().map(|coder| Piece::of(&coder.name));
            self.group(Style::Facts, &words.page.people, names.collect())?;
        }
        let day = study.modified.split('T').next().unwrap_or_default();
        let day = words.page.date_of(day);
        let modified = if day.is_empty() { Piece::Words(day) } else { labelled(&more.modified, &day) };
        self.pieces(Style::Facts, [modified, labelled(&more.made_by, &format!("{NAME} {VERSION}"))])?;
        self.text(Style::Memo, &words.book.memo, study.memo.as_deref().unwrap_or_default())
    }

    /// The table of contents, where there is something in it.
    pub(super) fn contents(&mut self, n_levels: usize, entries: &[OwnEntry]) -> Result<(), NotWritten> {
        if entries.is_empty() {
            return Ok(());
        }
        let heading = self.more.contents.as_str();
        self.docx.contents(heading, n_levels, entries.iter().map(OwnEntry::entry))
    }

    /// A heading, which begins a page where it is the first.
    pub(super) fn heading(&mut self, entry: &OwnEntry, bar: Option<&str>) -> Result<(), NotWritten> {
        let is_first = std::mem::take(&mut self.is_first_section);
        let page = if is_first { Page::Before } else { Page::AsItComes };
        let (style, mark) = (Style::Heading(entry.level), Some(entry.mark));
        self.docx.open(Paragraph { style, bar, mark, page });
        self.docx.words(&entry.name);
        self.docx.close()
    }

    /// A text that may have several paragraphs, the first behind a label; nothing where it says nothing.
    pub(super) fn text(&mut self, style: Style, label: &str, text: &str) -> Result<(), NotWritten> {
        for (at, words) in paragraphs(text).iter().enumerate() {
            self.docx.open(Paragraph::of(style));
            if at == 0 && !label.is_empty() {
                self.docx.strong(&format!("{label}: "));
            }
            self.docx.words(words);
            self.docx.close()?;
        }
        Ok(())
    }

    /// A line of pieces; nothing where all are empty.
    pub(super) fn pieces(
        &mut self,
        style: Style,
        pieces: impl IntoIterator<Item = Piece>,
    ) -> Result<(), NotWritten> {
        self.pieces_in(Paragraph::of(style), pieces)
    }

    /// A paragraph of pieces; nothing where all are empty.
    pub(super) fn pieces_in(
        &mut self,
        paragraph: Paragraph<'_>,
        pieces: impl IntoIterator<Item = Piece>,
    ) -> Result<(), NotWritten> {
        let pieces: Vec<Piece> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        if pieces.is_empty() {
            return Ok(());
        }
        self.docx.open(paragraph);
        self.add_pieces(&pieces);
        self.docx.close()
    }

    /// A line of pieces behind a label; nothing where all are empty.
    pub(super) fn group(&mut self, style: Style, label: &str, pieces: Vec<Piece>) -> Result<(), NotWritten> {
        self.groups(style, vec![Group { label, pieces }])
    }

    /// Several such groups in a line.
    pub(super) fn groups(&mut self, style: Style, groups: Vec<Group<'_>>) -> Result<(), NotWritten> {
        let groups: Vec<_> =
            groups.into_iter().filter(|group| group.pieces.iter().any(|piece| !piece.is_empty())).collect();
        if groups.is_empty() {
            return Ok(());
        }
        self.docx.open(Paragraph::of(style));
        for (at, Group { label, pieces }) in groups.iter().enumerate() {
            self.docx.words(if at > 0 { "\u{2003}" } else { "" });
            self.docx.strong(&format!("{label}: "));
            self.add_pieces(pieces);
        }
        self.docx.close()
    }

    fn add_pieces(&mut self, pieces: &[Piece]) {
        for (at, piece) in pieces.iter().filter(|piece| !piece.is_empty()).enumerate() {
            self.docx.words(if at > 0 { BETWEEN } else { "" });
            match piece {
                Piece::Words(words) => self.docx.words(words),
                Piece::Link(mark, words) => self.docx.link(*mark, words),
            }
        }
    }

    /// The names of codes, which lead to where these are told of.
    pub(super) fn names(&self, codes: impl IntoIterator<Item = usize>) -> Vec<Piece> {
        let name =
            |at: usize| Some(Piece::Link(Mark::Theme(at), one_line(&self.study.codes.get(at)?.full_name())));
        codes.into_iter().filter_map(name).collect()
    }

    /// How many passages there are, and in how many articles.
    pub(super) fn counts(&self, codings: &[usize]) -> [Piece; 2] {
        let source = |at: &usize| self.study.codings.get(*at).map(|coding: &Coding| coding.source);
        let articles: BTreeSet<usize> = codings.iter().filter_map(source).collect();
        let book = &self.words.book;
        [(&book.passages, codings.len()), (&book.articles, articles.len())]
            .map(|(label, n)| labelled(label, &book.count(n)))
    }
}

/// A heading of the report.
#[derive(Clone, Debug)]
pub(super) struct OwnEntry {
    pub(super) level: usize,
    pub(super) mark: Mark,
    pub(super) name: String,
}

impl OwnEntry {
    /// One of the highest level.
    pub(super) fn top(mark: Mark, name: &str) -> Self {
        Self { level: 1, mark, name: name.to_owned() }
    }

    fn entry(&self) -> Entry<'_> {
        Entry { level: self.level, mark: self.mark, name: &self.name }
    }
}

/// A word and what it says.
pub(super) fn labelled(label: &str, words: &str) -> Piece {
    Piece::Words(format!("{label}: {words}"))
}
