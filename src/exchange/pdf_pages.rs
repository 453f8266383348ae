//! The PDF of a study: its articles one after another, each as the PDF of an article, with page numbers that run through, an
//! outline of all of them and, where they are several, their contents in front. Everything is put in its place twice, first
//! to count the pages: so no more than one article is in memory as shapes.

use super::article_page::{ArticlePage, PdfWords};
use super::pdf::{Layout, chapter, feet};
use super::pdf_back::Remark;
use super::pdf_contents::{Contents, ContentsRow, sheets};
use super::pdf_drawing::{About, Drawing};
use super::pdf_fonts::Fonts;
use super::pdf_shapes::OutlineRow;
use super::sink::{NotWritten, Sink};
use super::study::Study;
use super::study_pages::{StudyPages, StudyPagesWords, number_of, stamp_of, title_of};

/// Writes the PDF.
///
/// # Errors
/// Where it cannot be put together, or `out` cannot be written to.
pub fn write(
    study: &Study,
    words: &PdfWords,
    pages_words: &StudyPagesWords,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let pages = StudyPages::new(study, words);
    let mut setter = Setter { study, words, pages_words, pages: &pages, fonts: Fonts::load() };
    let mut drawing = Drawing::new();
    let is_single = study.sources.len() == 1;
    let inks = *pages.inks();
    let mut contents = setter.contents();
    let mut n_sheets = 0;
    if !is_single {
        n_sheets = sheets(&mut setter.fonts, &contents, &inks, words).all.len();
    }
    for at in 0..study.sources.len() {
        let n_before = n_sheets;
        n_sheets += setter.chapter(at, n_before).layout.sheets.all.len();
        if let Some(row) = contents.rows.get_mut(at) {
            row.n_before = n_before;
        }
    }
    if !is_single {
        let mut front = sheets(&mut setter.fonts, &contents, &inks, words);
        feet(&mut setter.fonts, &contents.title, &inks, &mut front, n_sheets);
        drawing.add(&front);
        drawing.add_chapter(&contents.heading, &[], &front);
    }
    for (at, row) in contents.rows.iter().enumerate() {
        let Chapter { page, layout: Layout { mut sheets, outline, .. } } = setter.chapter(at, row.n_before);
        feet(&mut setter.fonts, &page.title, &inks, &mut sheets, n_sheets);
        drawing.add(&sheets);
        if is_single {
            drawing.add_outline(&outline, &sheets);
        } else {
            drawing.add_chapter(&page.title, &below_title(&outline, &page.title), &sheets);
        }
    }
    let about =
        About { title: &contents.title, language: &words.language, modified: stamp_of(&study.modified) };
    let bytes = drawing.finish(&about).map_err(|error| NotWritten::Library(error.to_string()))?;
    Ok(out.write_all(&bytes)?)
}

/// An article and where everything of it lies.
struct Chapter {
    page: ArticlePage,
    layout: Layout,
}

struct Setter<'s> {
    study: &'s Study,
    words: &'s PdfWords,
    pages_words: &'s StudyPagesWords,
    pages: &'s StudyPages<'s>,
    fonts: Fonts,
}

impl Setter<'_> {
    fn chapter(&mut self, source: usize, n_before: usize) -> Chapter {
        let mut page = self.pages.page(source).page;
        if self.study.sources.get(source).is_some_and(|source| source.is_done) {
            page.facts.push(self.pages_words.done.clone());
        }
        if self.study.article(source).is_none() {
            page.facts.push(self.pages_words.unreadable.clone());
        }
        let remarks = self.remarks(source);
        let layout = chapter(&mut self.fonts, &page, self.words, &remarks, n_before);
        Chapter { page, layout }
    }

    /// What is said of an article as a whole.
    fn remarks(&self, source: usize) -> Vec<Remark> {
        let Some(told) = self.study.sources.get(source) else { return Vec::new() };
        let mut remarks = Vec::new();
        let labels: Vec<&str> = told.codes.iter().map(|code| self.pages.label(*code)).collect();
        let attributes: Vec<String> =
            told.facts.attributes.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let memo = told.memo.clone().unwrap_or_default();
        let themes = (&self.pages_words.article_themes, labels.join(", "));
        let about = [attributes.join("\n"), memo].join("\n");
        for (name, text) in [themes, (&self.pages_words.memo, about)] {
            if !text.trim().is_empty() {
                remarks.push(Remark { name: name.clone(), text });
            }
        }
        remarks
    }

    fn contents(&self) -> Contents {
        let study = self.study;
        let first = study.sources.first().filter(|_| study.sources.len() == 1);
        let name = first.map_or_else(|| study.name.clone(), |source| title_of(&source.facts));
        let heading = self.pages_words.contents.clone();
        let day = study.modified.get(..10).map(|day| self.words.date_of(day));
        let mut from = 0;
        let row = |(at, source): (usize, &super::study::Source)| {
            let rest = study.codings.get(from..).unwrap_or_default();
            let n = rest.iter().take_while(|coding| coding.source == at).count();
            from += n;
            let number = number_of(source, rest.get(..n).unwrap_or_default());
            let title = number.into_iter().map(str::to_owned).chain([title_of(&source.facts)]);
            ContentsRow {
                title: title.collect::<Vec<_>>().join("  "),
                facts: self.pages.known_of(&source.facts).join("  ·  "),
                n_before: 0,
            }
        };
        Contents {
            title: if name.trim().is_empty() { heading.clone() } else { name },
            facts: day.into_iter().collect(),
            memo: study.memo.clone().unwrap_or_default(),
            rows: study.sources.iter().enumerate().map(row).collect(),
            heading,
        }
    }
}

/// The headings under that of an article: without its title, and all at one level or the one below.
fn below_title(outline: &[OutlineRow], title: &str) -> Vec<OutlineRow> {
    let has_title = outline.first().is_some_and(|first| first.name.trim() == title);
    let below = outline.iter().enumerate();
    below
        .map(|(at, row)| OutlineRow {
            // A row without a name holds the place of one that is left out.
            name: if at == 0 && has_title { String::new() } else { row.name.clone() },
            is_under: row.is_under && !has_title,
        })
        .collect()
}
