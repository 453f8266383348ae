//! Passages as a report in Markdown, by theme or by article: quotation, note and source, with front matter and links
//! as Obsidian and every `CommonMark` reader take them.
//!
//! Quotations, notes and names are other people's text: whatever Markdown or HTML they hold is escaped and reads as
//! it was written. Every word of the report's own comes from the caller, who knows the language.

use super::co_occurrence::codes_around;
use super::date_words::DateWords;
pub(super) use super::markdown_escaping::{escaped_line, escaped_lines, one_line};
use super::numbers::with_thousands;
use super::origin::mark;
use super::sink::{NotWritten, Sink};
use super::study::{Code, Coding, Study};
use super::web_annotation::relative_iri;
use crate::model::check::State;
use crate::model::theme::ThemeText;
use crate::text::order::sort_key;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write as _};

/// What the report is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// A section a theme that passages bear, in the order of the dictionary, a child after its parent; a passage with
    /// several themes stands in each; passages without a theme have the last section.
    #[default]
    Theme,
    /// A section an article of which something was said, each passage once with its themes.
    Article,
}

/// The report's own words, in the language of the person. Labels have no colon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headings<'a> {
    /// The report's title.
    pub title: &'a str,
    /// Stands before the themes of a passage, or of an article.
    pub themes: &'a str,
    /// Stands before the other themes of a passage and those of passages that overlap it.
    pub also: &'a str,
    /// Stands before a note.
    pub note: &'a str,
    /// Stands before what is said of the project, an article or a theme as a whole.
    pub memo: &'a str,
    /// Stand before what belongs to a theme, what does not, and a passage that shows it.
    pub include: &'a str,
    pub exclude: &'a str,
    pub example: &'a str,
    /// Stand before how many passages a theme has, and in how many articles.
    pub passages: &'a str,
    pub articles: &'a str,
    /// Stands between the thousands of a number.
    pub thousands: &'a str,
    /// How dates are written.
    pub dates: DateWords<'a>,
    /// The section of passages without a theme.
    pub without_theme: &'a str,
    /// Said of a passage found at another position.
    pub moved: &'a str,
    /// Said of a passage found with other words.
    pub changed: &'a str,
    /// Said of a passage found at several positions.
    pub ambiguous: &'a str,
    /// Said of a passage that was not found.
    pub lost: &'a str,
}

impl<'a> Headings<'a> {
    /// What is said of a passage that is not where it was; nothing of one that is.
    pub(super) fn state(&self, state: State) -> &'a str {
        match state {
            State::Exact => "",
            State::Moved => self.moved,
            State::Changed => self.changed,
            State::Ambiguous => self.ambiguous,
            State::Lost => self.lost,
        }
    }

    /// The word before a text of a theme; a definition has none.
    pub(super) fn label(&self, field: ThemeText) -> &'a str {
        match field {
            ThemeText::Definition => "",
            ThemeText::Include => self.include,
            ThemeText::Exclude => self.exclude,
            ThemeText::Example => self.example,
            ThemeText::Memo => self.memo,
        }
    }

    /// How many passages and articles there are, on one line.
    pub(super) fn counts(&self, n_passages: usize, n_articles: usize) -> String {
        let count =
            |label: &str, n| format!("{}: {}", escaped_line(label), with_thousands(n, self.thousands));
        format!("{} · {}", count(self.passages, n_passages), count(self.articles, n_articles))
    }
}

/// Writes the report.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, by: By, headings: &Headings<'_>, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut report = Report { study, headings, around: codes_around(study), out: BufWriter::new(out) };
    report.out.write_all(front_matter(study, headings.title).as_bytes())?;
    report.block(&format!("# {}", escaped_line(headings.title)))?;
    report.labelled(headings.memo, &escaped_lines(study.memo.as_deref().unwrap_or_default(), ""))?;
    match by {
        By::Theme => report.write_by_theme()?,
        By::Article => report.write_by_article()?,
    }
    Ok(report.out.flush()?)
}

struct Report<'a> {
    study: &'a Study,
    headings: &'a Headings<'a>,
    /// Of each coding, the codes of passages that overlap it.
    around: Vec<Vec<usize>>,
    out: BufWriter<&'a mut dyn Sink>,
}

impl Report<'_> {
    fn write_by_theme(&mut self) -> io::Result<()> {
        let study = self.study;
        let mut by_code: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, coding) in study.codings.iter().enumerate() {
            for code in &coding.codes {
                by_code.entry(*code).or_default().push(at);
            }
        }
        let known = |(at, codings)| study.codes.get(at).map(|code: &Code| (at, code, codings));
        let mut sections: Vec<(usize, &Code, Vec<usize>)> = by_code.into_iter().filter_map(known).collect();
        sections.sort_by_cached_key(|(_, code, _)| {
            (code.theme.path.iter().map(|name| sort_key(name)).collect::<Vec<_>>(), code.full_name())
        });
        for (code, theme, codings) in sections {
            self.write_theme(theme, &codings)?;
            for at in codings {
                self.write_with_source(at, Some(code))?;
            }
        }
        let is_without = |(at, coding): (usize, &Coding)| coding.codes.is_empty().then_some(at);
        let mut without_theme = study.codings.iter().enumerate().filter_map(is_without).peekable();
        if without_theme.peek().is_some() {
            self.block(&format!("## {}", escaped_line(self.headings.without_theme)))?;
        }
        without_theme.try_for_each(|at| self.write_with_source(at, None))
    }

    /// The heading of a theme, its numbers and its texts.
    fn write_theme(&mut self, code: &Code, codings: &[usize]) -> io::Result<()> {
        self.block(&format!("## {}", escaped_line(&code.full_name())))?;
        let articles =
            codings.iter().filter_map(|at| self.study.codings.get(*at)).map(|coding| coding.source);
        let n_articles = articles.collect::<BTreeSet<_>>().len();
        self.block(&self.headings.counts(codings.len(), n_articles))?;
        for field in ThemeText::ALL {
            let said = escaped_lines(code.theme.text(field), "");
            match self.headings.label(field) {
                "" => self.block(&said)?,
                label => self.labelled(label, &said)?,
            }
        }
        Ok(())
    }

    fn write_by_article(&mut self) -> io::Result<()> {
        let study = self.study;
        let mut by_source: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, coding) in study.codings.iter().enumerate() {
            by_source.entry(coding.source).or_default().push(at);
        }
        for (at, source) in study.sources.iter().enumerate() {
            if source.memo.is_some() || !source.codes.is_empty() {
                by_source.entry(at).or_default();
            }
        }
        for (source, codings) in by_source {
            self.write_article(source, codings.first().copied())?;
            for at in codings {
                self.write_of_article(at)?;
            }
        }
        Ok(())
    }

    /// The heading of an article, and what is known and said of it as a whole.
    fn write_article(&mut self, source: usize, coding: Option<usize>) -> io::Result<()> {
        let study = self.study;
        let source = study.sources.get(source);
        let coding = coding.and_then(|at| study.codings.get(at));
        let of_coding = coding.map(|coding| study.facts(coding));
        let Some(facts) = source.map(|source| &source.facts).or(of_coding) else { return Ok(()) };
        self.block(&format!("## {}", escaped_line(facts.title.as_ref().unwrap_or(&facts.path))))?;
        self.block(&joined([
            self.date(facts.date.as_deref()),
            known(facts.source.as_ref()),
            known(facts.author.as_ref()),
            link(&facts.path),
        ]))?;
        let attribute =
            |(name, value): &(String, String)| format!("{}: {}", escaped_line(name), escaped_line(value));
        self.block(&joined(facts.attributes.iter().map(attribute)))?;
        let Some(source) = source else { return Ok(()) };
        self.labelled(self.headings.themes, &self.names(&source.codes))?;
        self.labelled(self.headings.memo, &escaped_lines(source.memo.as_deref().unwrap_or_default(), ""))
    }

    /// A passage below its article.
    fn write_of_article(&mut self, at: usize) -> io::Result<()> {
        let Some(coding) = self.study.codings.get(at) else { return Ok(()) };
        self.block(&quoted(&coding.quote))?;
        self.labelled(self.headings.themes, &self.names(&coding.codes))?;
        self.labelled(self.headings.also, &self.names(&self.around_of(at)))?;
        self.write_note(coding)?;
        let place = known(coding.place.as_ref());
        self.write_source_line(&joined([place].into_iter().chain(self.said_of(coding))))
    }

    /// A passage with where it is from, in the section of a code or of those without any.
    fn write_with_source(&mut self, at: usize, section: Option<usize>) -> io::Result<()> {
        let Some(coding) = self.study.codings.get(at) else { return Ok(()) };
        self.block(&quoted(&coding.quote))?;
        let own = coding.codes.iter().copied().filter(|code| Some(*code) != section);
        let others: Vec<usize> = own.chain(self.around_of(at)).collect();
        self.labelled(self.headings.also, &self.names(&others))?;
        self.write_note(coding)?;
        let facts = self.study.facts(coding);
        let source = [
            known(facts.title.as_ref()),
            self.date(facts.date.as_deref()),
            known(facts.source.as_ref()),
            known(coding.place.as_ref()),
            link(&facts.path),
        ];
        self.write_source_line(&joined(source.into_iter().chain(self.said_of(coding))))
    }

    fn date(&self, iso: Option<&str>) -> String {
        iso.map(|iso| escaped_line(&self.headings.dates.date_of(iso))).unwrap_or_default()
    }

    fn around_of(&self, at: usize) -> Vec<usize> {
        self.around.get(at).cloned().unwrap_or_default()
    }

    /// The full names of codes, with semicolons between them.
    fn names(&self, codes: &[usize]) -> String {
        let codes = codes.iter().filter_map(|code| self.study.codes.get(*code));
        codes.map(|code| escaped_line(&code.full_name())).collect::<Vec<_>>().join("; ")
    }

    fn write_source_line(&mut self, line: &str) -> io::Result<()> {
        if line.is_empty() { Ok(()) } else { self.block(&format!("— {line}")) }
    }

    /// Who marked the passage, what became of it, whether it is starred.
    fn said_of(&self, coding: &Coding) -> [String; 3] {
        let star = if coding.is_starred { "★" } else { "" };
        let state = self.headings.state(coding.state);
        [escaped_line(self.study.coder(coding)), escaped_line(state), star.to_owned()]
    }

    fn write_note(&mut self, coding: &Coding) -> io::Result<()> {
        let note = coding.note.as_deref().unwrap_or_default();
        self.labelled(self.headings.note, &escaped_lines(note, ""))
    }

    fn labelled(&mut self, label: &str, text: &str) -> io::Result<()> {
        if text.is_empty() { Ok(()) } else { self.block(&format!("**{}:** {text}", escaped_line(label))) }
    }

    /// Adds a block after an empty line, so that it stays apart from what stands before; an empty one is left out.
    fn block(&mut self, block: &str) -> io::Result<()> {
        if block.is_empty() { Ok(()) } else { write!(self.out, "\n{block}\n") }
    }
}

/// The properties Obsidian shows and asks by. A string of JSON is one of YAML too.
fn front_matter(study: &Study, title: &str) -> String {
    let codes: BTreeSet<usize> = study.codings.iter().flat_map(|coding| &coding.codes).copied().collect();
    let n_themes = codes.len();
    let modified = match study.modified.as_str() {
        "" => String::new(),
        modified => format!("modified: {}\n", serde_json::Value::from(one_line(modified))),
    };
    format!(
        "---\n{}\ntitle: {}\n{modified}articles: {}\npassages: {}\nthemes: {n_themes}\n---\n",
        mark(),
        serde_json::Value::from(one_line(title)),
        study.sources.len(),
        study.codings.len(),
    )
}

fn known(fact: Option<&String>) -> String {
    fact.map(|fact| escaped_line(fact)).unwrap_or_default()
}

fn link(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("[{}]({})", escaped_line(path), relative_iri(path)) }
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn quoted(quote: &str) -> String {
    let lines = escaped_lines(quote, "> ");
    if lines.is_empty() { ">".to_owned() } else { lines }
}
