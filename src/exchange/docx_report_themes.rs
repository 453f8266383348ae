//! A Word report by theme: the tree of themes as headings, below each what it means and its passages; then passages without
//! a theme, themes without passages, and the articles.

use super::codebook::{BookTheme, color_of};
use super::docx_report::{OwnEntry, Report};
use super::docx_report_passages::Within;
use super::docx_writing::{Mark, Page, Paragraph};
use super::docx_writing_styles::{N_CONTENTS, Style};
use super::markdown::one_line;
use super::sink::NotWritten;
use crate::model::theme::ThemeText;

impl Report<'_, '_> {
    /// Writes the body of the report.
    pub(super) fn by_theme(&mut self) -> Result<(), NotWritten> {
        let has_passages = |code: usize| self.by_code.get(code).is_some_and(|codings| !codings.is_empty());
        let is_shown = self.tree.with_those_above(has_passages);
        let is_shown = |code: usize| is_shown.get(code).copied().unwrap_or_default();
        let (shown, others): (Vec<_>, Vec<_>) =
            self.tree.order.iter().copied().partition(|place| is_shown(place.code));
        let mut entries: Vec<OwnEntry> =
            shown.iter().map(|place| self.theme_entry(place.code, place.level)).collect();
        let plain = self.without_theme();
        let without_theme = OwnEntry::top(Mark::WithoutTheme, &self.words.page.without_theme);
        let other_themes = OwnEntry::top(Mark::OtherThemes, &self.more.unused_themes);
        let told = self.told_articles();
        let articles = OwnEntry::top(Mark::Back, &self.more.articles);
        let last = [
            (!plain.is_empty(), &without_theme),
            (!others.is_empty(), &other_themes),
            (!told.is_empty(), &articles),
        ];
        let themes = entries.len();
        entries.extend(last.iter().filter(|(is_there, _)| *is_there).map(|(_, entry)| (*entry).clone()));
        self.contents(N_CONTENTS, &entries)?;
        entries.truncate(themes);

        for (place, entry) in shown.iter().zip(&entries) {
            let codings = self.by_code.get(place.code).cloned().unwrap_or_default();
            let color = self.color(place.code);
            self.heading(entry, color.as_deref())?;
            self.about_theme(place.code, &codings)?;
            for coding in codings {
                self.passage(coding, Within::Theme(Some(place.code)))?;
            }
        }
        if !plain.is_empty() {
            self.heading(&without_theme, None)?;
            for coding in plain {
                self.passage(coding, Within::Theme(None))?;
            }
        }
        if !others.is_empty() {
            self.heading(&other_themes, None)?;
            for place in others {
                self.other_theme(place.code)?;
            }
        }
        self.article_list(&articles, &told)
    }

    /// All codes with what they mean, for a report that has no section for each.
    pub(super) fn theme_list(&mut self, heading: &OwnEntry) -> Result<(), NotWritten> {
        if self.tree.order.is_empty() {
            return Ok(());
        }
        self.heading(heading, None)?;
        for place in self.tree.order.clone() {
            let codings = self.by_code.get(place.code).cloned().unwrap_or_default();
            self.theme_name(place.code)?;
            self.about_theme(place.code, &codings)?;
        }
        Ok(())
    }

    /// The heading of a code.
    fn theme_entry(&self, code: usize, level: usize) -> OwnEntry {
        let theme = self.study.codes.get(code).map(|code| &code.theme);
        let path = theme.map(|theme| theme.path.as_slice()).unwrap_or_default();
        let own = theme.map(BookTheme::name).unwrap_or_default();
        let name = if self.tree.is_torn(code, path) { self.full_name(code) } else { one_line(own) };
        OwnEntry { level, mark: Mark::Theme(code), name }
    }

    /// How often a code was given, and what is said of it.
    fn about_theme(&mut self, code: usize, codings: &[usize]) -> Result<(), NotWritten> {
        let study = self.study;
        let counts = self.counts(codings);
        let is_last =
            codings.is_empty() && study.codes.get(code).is_none_or(|code| code.theme.texts.is_empty());
        let page = if is_last { Page::AsItComes } else { Page::WithNext };
        self.pieces_in(Paragraph { page, ..Paragraph::of(Style::Facts) }, counts)?;
        let Some(code) = study.codes.get(code) else { return Ok(()) };
        for field in ThemeText::ALL {
            let label = self.words.book.label(field).unwrap_or_default();
            self.text(Style::Text, label, code.theme.text(field))?;
        }
        Ok(())
    }

    /// A code that no passage bears: its name and its definition.
    fn other_theme(&mut self, code: usize) -> Result<(), NotWritten> {
        let study = self.study;
        self.theme_name(code)?;
        let definition = study.codes.get(code).map(|code| code.theme.text(ThemeText::Definition));
        self.text(Style::Text, "", definition.unwrap_or_default())
    }

    fn theme_name(&mut self, code: usize) -> Result<(), NotWritten> {
        let color = self.color(code);
        let (bar, mark) = (color.as_deref(), Some(Mark::Theme(code)));
        self.docx.open(Paragraph { bar, mark, ..Paragraph::of(Style::Entry) });
        let name = self.full_name(code);
        self.docx.words(&name);
        self.docx.close()
    }

    fn full_name(&self, code: usize) -> String {
        self.study.codes.get(code).map(|code| one_line(&code.full_name())).unwrap_or_default()
    }

    /// The colour of a code, `#rrggbb`.
    fn color(&self, code: usize) -> Option<String> {
        color_of(&self.study.codes.get(code)?.theme.color)
    }

    /// The passages without a theme that is known.
    fn without_theme(&self) -> Vec<usize> {
        let n_codes = self.study.codes.len();
        let codings = self.study.codings.iter().enumerate();
        codings
            .filter(|(_, coding)| !coding.codes.iter().any(|code| *code < n_codes))
            .map(|(at, _)| at)
            .collect()
    }
}
