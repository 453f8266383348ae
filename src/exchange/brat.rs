//! brat stand-off (brat 1.3): a zip with `NAME.txt` and `NAME.ann` an article, and what brat needs to show them.
//!
//! Positions are code points, as Python counts them. A passage over line ends is written in fragments, since brat shows no
//! annotation across them. Its reader takes what `str.splitlines` takes for line ends, so fragments end there, too.

use super::archive_writing::{ArchiveWriter, archive_in, deflated, finish};
use super::ascii_names::ascii_names;
use super::brat_conf::{BratNames, annotation_conf, visual_conf};
use super::by_article::{Placed, by_article};
use super::cited::stem;
use super::markdown::one_line;
use super::sink::{NotWritten, Sink};
use super::spans_jsonl::{Names, Row, rows_of};
use super::study::{Coding, Study};
use super::told_text::CharSpan;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write as _;

/// What holds passages without a place, as a line of JSON each.
pub const UNPLACED: &str = "unplaced.jsonl";

/// Writes the archive. A passage is one annotation a theme, or a `Highlight` where it has none; attributes tell its
/// annotator and its star, a note of the first annotation what is noted. Passages that have no place in the text of
/// today stand in [`UNPLACED`] with the path of their article.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let names = BratNames::of(study);
    let documents = document_names(study);
    let mut archive = Archive { zip: archive_in(out) };
    archive.add("annotation.conf", &annotation_conf(study, &names))?;
    archive.add("visual.conf", &visual_conf(study, &names))?;
    let mut unplaced: Vec<Unplaced<'_>> = Vec::new();
    let mut annotations = String::new();
    for (part, document) in by_article(study).zip(documents.iter().map(Some).chain(std::iter::repeat(None))) {
        annotations.clear();
        let mut lines =
            Lines { names: &names, out: &mut annotations, n_spans: 0, n_attributes: 0, n_notes: 0 };
        for coding in part.codings {
            let fragments = part.placed(coding).map(fragments_of).unwrap_or_default();
            if fragments.is_empty() {
                unplaced.push(Unplaced { path: part.path(), coding });
            } else {
                lines.add(coding, &fragments);
            }
        }
        if let (Some(article), Some(document)) = (part.article, document) {
            archive.add(&format!("{document}.txt"), article.text.as_str())?;
            archive.add(&format!("{document}.ann"), &annotations)?;
        }
    }
    archive.add_unplaced(study, &unplaced)?;
    finish(archive.zip)
}

/// What the articles are called in the archive, by source.
fn document_names(study: &Study) -> Vec<String> {
    let stems: Vec<&str> = study.sources.iter().map(|source| stem(&source.facts.path)).collect();
    ascii_names(&stems, "article")
}

/// A passage without a place.
struct Unplaced<'s> {
    /// The path of its article.
    path: &'s str,
    coding: &'s Coding,
}

/// The line that tells of it.
#[derive(Serialize)]
struct UnplacedLine<'n> {
    path: &'n str,
    #[serde(flatten)]
    row: Row<'n>,
}

struct Archive<'o> {
    zip: ArchiveWriter<'o>,
}

impl Archive<'_> {
    fn begin(&mut self, name: &str) -> Result<(), NotWritten> {
        Ok(self.zip.start_file(name, deflated())?)
    }

    fn add(&mut self, name: &str, text: &str) -> Result<(), NotWritten> {
        self.begin(name)?;
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    fn add_unplaced(&mut self, study: &Study, unplaced: &[Unplaced<'_>]) -> Result<(), NotWritten> {
        if unplaced.is_empty() {
            return Ok(());
        }
        self.begin(UNPLACED)?;
        let names = Names::of(study);
        for Unplaced { path, coding } in unplaced {
            for row in rows_of(&names, coding, None) {
                serde_json::to_writer(&mut self.zip, &UnplacedLine { path, row })?;
                self.zip.write_all(b"\n")?;
            }
        }
        Ok(())
    }
}

/// A part of a passage within a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fragment<'t> {
    span: CharSpan,
    words: &'t str,
}

/// The parts of a passage between line ends; those without a word are none.
fn fragments_of(placed: Placed<'_>) -> Vec<Fragment<'_>> {
    let mut fragments = Vec::new();
    let mut start = placed.span.start;
    for words in placed.words.split(ends_line) {
        let end = start.saturating_add(words.chars().count());
        if !words.trim().is_empty() {
            fragments.push(Fragment { span: CharSpan { start, end }, words });
        }
        start = end.saturating_add(1);
    }
    fragments
}

/// Whether Python's `str.splitlines` ends a line at it.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines of an article's annotations.
struct Lines<'o> {
    names: &'o BratNames,
    out: &'o mut String,
    n_spans: usize,
    n_attributes: usize,
    n_notes: usize,
}

impl Lines<'_> {
    /// Adds a passage. What is written to a text in memory is always written.
    fn add(&mut self, coding: &Coding, fragments: &[Fragment<'_>]) {
        let first = self.n_spans.saturating_add(1);
        let names = self.names;
        let known: Vec<&str> =
            coding.codes.iter().filter_map(|code| names.themes.get(*code)).map(String::as_str).collect();
        let plain = [names.highlight.as_str()];
        for kind in if known.is_empty() { plain.as_slice() } else { &known } {
            self.add_span(kind, fragments);
            if let Some(annotator) = names.annotators.get(coding.coder) {
                self.add_attribute("Annotator", annotator);
            }
            if coding.is_starred {
                self.add_attribute("Starred", "");
            }
        }
        let note = one_line(coding.note.as_deref().unwrap_or_default());
        if !note.is_empty() {
            self.n_notes += 1;
            let _ = writeln!(self.out, "#{}\tAnnotatorNotes T{first}\t{note}", self.n_notes);
        }
    }

    fn add_span(&mut self, kind: &str, fragments: &[Fragment<'_>]) {
        self.n_spans += 1;
        let _ = write!(self.out, "T{}\t{kind}", self.n_spans);
        for (at, Fragment { span, .. }) in fragments.iter().enumerate() {
            let before = if at == 0 { ' ' } else { ';' };
            let _ = write!(self.out, "{before}{} {}", span.start, span.end);
        }
        for (at, fragment) in fragments.iter().enumerate() {
            self.out.push(if at == 0 { '\t' } else { ' ' });
            self.out.push_str(fragment.words);
        }
        self.out.push('\n');
    }

    fn add_attribute(&mut self, name: &str, value: &str) {
        self.n_attributes += 1;
        let _ = write!(self.out, "A{}\t{name} T{}", self.n_attributes, self.n_spans);
        if !value.is_empty() {
            let _ = write!(self.out, " {value}");
        }
        self.out.push('\n');
    }
}
