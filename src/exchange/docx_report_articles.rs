//! A Word report by article: a heading an article with what is known and said of it, its passages in their order; then the
//! themes. And the list of articles that stands at the end of a report by theme.

use super::docx_report::{OwnEntry, Piece, Report, labelled};
use super::docx_report_passages::{Within, name_of};
use super::docx_writing::{Mark, Paragraph};
use super::docx_writing_styles::Style;
use super::sink::NotWritten;
use super::study::Source;
use std::collections::BTreeMap;

/// An article of which something is told, by its place in the study, and its passages.
pub(super) struct Told {
    source: usize,
    codings: Vec<usize>,
}

impl Report<'_, '_> {
    /// Writes the body of the report.
    pub(super) fn by_article(&mut self) -> Result<(), NotWritten> {
        let told = self.told_articles();
        let mut entries: Vec<OwnEntry> = told
            .iter()
            .map(|told| OwnEntry::top(Mark::Article(told.source), &name_of(self.study, told.source)))
            .collect();
        let themes = OwnEntry::top(Mark::Back, &self.words.themes);
        if !self.tree.order.is_empty() {
            entries.push(themes.clone());
        }
        self.contents(1, &entries)?;
        for (told, entry) in told.iter().zip(&entries) {
            self.heading(entry, None)?;
            self.about_article(told, Within::Article)?;
            for coding in &told.codings {
                self.passage(*coding, Within::Article)?;
            }
        }
        self.theme_list(&themes)?;
        self.other_articles(&told)
    }

    /// The articles of which something is told, in their order; with their passages one is never left out.
    pub(super) fn told_articles(&self) -> Vec<Told> {
        let mut told: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, coding) in self.study.codings.iter().enumerate() {
            told.entry(coding.source).or_default().push(at);
        }
        let is_said = |source: &Source| source.memo.is_some() || !source.codes.is_empty() || source.is_done;
        for (at, _) in self.study.sources.iter().enumerate().filter(|(_, source)| is_said(source)) {
            told.entry(at).or_default();
        }
        told.into_iter().map(|(source, codings)| Told { source, codings }).collect()
    }

    /// The articles with what is known and said of each.
    pub(super) fn article_list(&mut self, heading: &OwnEntry, told: &[Told]) -> Result<(), NotWritten> {
        if !told.is_empty() {
            self.heading(heading, None)?;
        }
        for told in told {
            let mark = Some(Mark::Article(told.source));
            self.docx.open(Paragraph { mark, ..Paragraph::of(Style::Entry) });
            let name = name_of(self.study, told.source);
            self.docx.words(&name);
            self.docx.close()?;
            self.about_article(told, Within::Theme(None))?;
        }
        self.other_articles(told)
    }

    /// What is known of an article, and what is said of it as a whole.
    fn about_article(&mut self, told: &Told, within: Within) -> Result<(), NotWritten> {
        let (study, words) = (self.study, self.words);
        let Some(source) = study.sources.get(told.source) else { return Ok(()) };
        let facts = &source.facts;
        let known = |fact: &Option<String>| Piece::of(fact.as_deref().unwrap_or_default());
        let done = if source.is_done { self.more.done.as_str() } else { "" };
        let n = labelled(&words.book.passages, &words.book.count(told.codings.len()));
        let date = self.date(facts.date.as_deref());
        let path = Piece::of(&facts.path);
        let pieces = [known(&facts.source), date, known(&facts.author), path, n, Piece::of(done)];
        self.pieces(Style::Facts, pieces)?;
        let attributes = facts.attributes.iter();
        let attributes = attributes.map(|(name, value)| Piece::of(&format!("{name}: {value}")));
        self.pieces(Style::Facts, attributes)?;
        let style = match within {
            Within::Article => Style::Text,
            Within::Theme(_) => Style::Facts,
        };
        let themes = self.names(source.codes.iter().copied());
        self.group(style, &words.themes, themes)?;
        self.text(style, &words.book.memo, source.memo.as_deref().unwrap_or_default())
    }

    /// How many articles there are of which nothing is said.
    fn other_articles(&mut self, told: &[Told]) -> Result<(), NotWritten> {
        let n_told = told.iter().filter(|told| told.source < self.study.sources.len()).count();
        let n_others = self.study.sources.len().saturating_sub(n_told);
        if n_others == 0 {
            return Ok(());
        }
        let n = labelled(&self.more.other_articles, &self.words.book.count(n_others));
        self.pieces(Style::Facts, [n])
    }
}
