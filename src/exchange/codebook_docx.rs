//! The codebook as a Word document: the tree of themes as headings, below each its facts in a line and what is said of it.
//! Our reader takes it back: names, tree, colours, keys and texts.

use super::codebook::{Book, BookTheme, BookWords, color_of, full_name};
use super::codebook_columns::column_of;
use super::docx_words::DocxWords;
use super::docx_writing::{DocxWriter, Entry, Mark, Page, Paragraph};
use super::docx_writing_parts::About;
use super::docx_writing_styles::{N_CONTENTS, Style};
use super::docx_writing_text::paragraphs;
use super::markdown::one_line;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use crate::model::theme::ThemeText;
use std::borrow::Cow;

/// Up to which level readers of Word documents tell headings apart; the heading of a deeper theme is its full name.
pub(super) const N_LEVELS_TOLD: usize = 6;

/// Stands between the facts of a theme.
pub(super) const BETWEEN_FACTS: &str = " · ";

/// From how many themes on a codebook has a table of contents.
const MIN_CONTENTS: usize = 12;

/// Writes the document.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(book: &Book, words: &BookWords, more: &DocxWords, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let title = words.title_of(book);
    let about = About { title: &title, language: &words.language, modified: "" };
    let mut docx = DocxWriter::begin(out, &about)?;
    docx.line(Style::Title, &title)?;
    docx.line(Style::Facts, &format!("{NAME} {VERSION}"))?;
    if book.themes.is_empty() {
        docx.line(Style::Text, &words.empty)?;
    }
    let names: Vec<String> = book.themes.iter().map(heading).collect();
    if book.themes.len() >= MIN_CONTENTS {
        let entries = names.iter().zip(&book.themes).enumerate().map(|(at, (name, theme))| Entry {
            level: theme.path.len(),
            mark: Mark::Theme(at),
            name,
        });
        docx.contents(&more.contents, N_CONTENTS, entries)?;
    }
    for (at, (theme, name)) in book.themes.iter().zip(&names).enumerate() {
        let color = color_of(&theme.color);
        let (style, mark) = (Style::Heading(theme.path.len()), Some(Mark::Theme(at)));
        docx.open(Paragraph { bar: color.as_deref(), mark, ..Paragraph::of(style) });
        docx.words(name);
        docx.close()?;
        facts(&mut docx, theme, words, more)?;
        for field in ThemeText::ALL {
            text(&mut docx, theme.text(field), words.label(field), more)?;
        }
    }
    docx.finish()
}

fn heading(theme: &BookTheme) -> String {
    let is_told = theme.path.len() <= N_LEVELS_TOLD;
    one_line(&if is_told { theme.name().to_owned() } else { full_name(&theme.path) })
}

/// Colour, key and numbers in a line: the reader takes a line of such facts for no text.
fn facts(
    docx: &mut DocxWriter<'_>,
    theme: &BookTheme,
    words: &BookWords,
    more: &DocxWords,
) -> Result<(), NotWritten> {
    let page = if theme.texts.is_empty() { Page::AsItComes } else { Page::WithNext };
    docx.open(Paragraph { page, ..Paragraph::of(Style::Facts) });
    if let Some(color) = color_of(&theme.color) {
        docx.words(&format!("{}: ", more.color));
        docx.swatch(&color);
        docx.words(&format!("{color}{BETWEEN_FACTS}"));
    }
    if !theme.key.is_empty() {
        docx.words(&format!("{}: {}{BETWEEN_FACTS}", words.key, one_line(&theme.key)));
    }
    let counts = [(&words.passages, theme.n_passages), (&words.articles, theme.n_articles)];
    docx.words(&counts.map(|(label, n)| format!("{label}: {}", words.count(n))).join(BETWEEN_FACTS));
    docx.close()
}

/// A text of a theme. What in it could be taken for a label stands behind the text's own.
fn text(
    docx: &mut DocxWriter<'_>,
    text: &str,
    label: Option<&str>,
    more: &DocxWords,
) -> Result<(), NotWritten> {
    let mut parts = paragraphs(text);
    if parts.iter().skip(1).any(|part| begins_with_label(part)) {
        parts = vec![Cow::Owned(parts.join("\n"))];
    }
    let is_unclear = parts.first().is_some_and(|part| begins_with_label(part));
    let label = label.or(is_unclear.then_some(more.definition.as_str()));
    for (at, part) in parts.iter().enumerate() {
        docx.open(Paragraph::of(Style::Text));
        if let Some(label) = label.filter(|_| at == 0) {
            docx.strong(&format!("{label}: "));
        }
        docx.words(part);
        docx.close()?;
    }
    Ok(())
}

fn begins_with_label(words: &str) -> bool {
    words.split_once(':').is_some_and(|(label, _)| column_of(label).is_some())
}
