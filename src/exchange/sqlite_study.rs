//! A study while it is gathered from the tables of another program: coders by name, codings of one place united, and what
//! is left out counted.

use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::study::{Code, Coder, Coding, Source, SourceText, Study};
use super::told_text::CharSpan;
use crate::documents::document::{LeftOut, LeftOutKind};
use std::collections::HashMap;

/// Endings that a source's name has from the file it came from.
const ENDINGS: [&str; 17] = [
    "csv", "doc", "docx", "epub", "htm", "html", "md", "mht", "mhtml", "odt", "pdf", "rtf", "srt", "text",
    "txt", "vtt", "xml",
];

/// A coding as a program tells it: in most, one for each code.
#[derive(Clone, Debug, Default)]
pub(super) struct ToldCoding {
    pub(super) id: String,
    /// The source, of the study.
    pub(super) source: usize,
    pub(super) coder: String,
    /// What tells its place from others of its source, in the program's own numbers: those of one coder at one place are
    /// one coding.
    pub(super) place: [i64; 2],
    /// Where it stands in the reading text; `None` where that is not known.
    pub(super) span: Option<CharSpan>,
    pub(super) quote: String,
    /// The codes, of the study.
    pub(super) codes: Vec<usize>,
    pub(super) note: Option<String>,
    pub(super) is_starred: bool,
    /// ISO 8601, or empty.
    pub(super) created: String,
    pub(super) modified: String,
    /// The page as the program names it.
    pub(super) page: Option<String>,
}

/// Whose coding it is, and where: what is told twice of it is one.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    source: usize,
    coder: usize,
    place: [i64; 2],
}

/// A study that is not whole yet.
#[derive(Default)]
pub(super) struct StudyBuilder {
    study: Study,
    left_out: Vec<LeftOut>,
    coders: HashMap<String, usize>,
    codings: HashMap<Key, usize>,
}

impl StudyBuilder {
    /// Adds a source; tells which it is.
    pub(super) fn add_source(&mut self, source: Source) -> usize {
        self.study.sources.push(source);
        self.study.sources.len() - 1
    }

    pub(super) fn source_mut(&mut self, source: usize) -> Option<&mut Source> {
        self.study.sources.get_mut(source)
    }

    pub(super) fn take_codes(&mut self, codes: Vec<Code>) {
        self.study.codes = codes;
    }

    /// Counts what could not be taken.
    pub(super) fn leave_out(&mut self, what: LeftOutKind, n: usize) {
        if n == 0 {
            return;
        }
        match self.left_out.iter_mut().find(|left_out| left_out.what == what) {
            Some(left_out) => left_out.n = left_out.n.saturating_add(n),
            None => self.left_out.push(LeftOut { what, n }),
        }
    }

    /// Adds a coding, to the one at its place if there is one. One without place and words is left out.
    pub(super) fn add_coding(&mut self, told: ToldCoding) {
        if told.span.is_none() && told.quote.trim().is_empty() {
            return self.leave_out(LeftOutKind::PassagesOutside, 1);
        }
        let coder = self.coder(&told.coder);
        let key = Key { source: told.source, coder, place: told.place };
        let known = self.codings.get(&key).and_then(|at| self.study.codings.get_mut(*at));
        if let Some(known) = known {
            return unite(known, told);
        }
        self.codings.insert(key, self.study.codings.len());
        self.study.codings.push(coding(told, coder));
    }

    fn coder(&mut self, name: &str) -> usize {
        let name = name.trim();
        if let Some(at) = self.coders.get(name) {
            return *at;
        }
        let at = self.study.coders.len();
        self.study.coders.push(Coder { name: name.to_owned(), ..Coder::default() });
        self.coders.insert(name.to_owned(), at);
        at
    }

    /// The study, its codings in the order of the text; those without a place in the order they were told.
    pub(super) fn finished(mut self) -> FoundStudy {
        self.study.codings.sort_by_key(|coding| (coding.source, coding.start, coding.end));
        FoundStudy { study: self.study, left_out: self.left_out, unsure: None }
    }
}

fn coding(told: ToldCoding, coder: usize) -> Coding {
    let span = told.span.unwrap_or(CharSpan { start: 0, end: 0 });
    Coding {
        id: told.id,
        source: told.source,
        coder,
        start: span.start,
        end: span.end,
        quote: told.quote,
        place: told.page,
        codes: told.codes,
        note: told.note,
        is_starred: told.is_starred,
        created: told.created,
        modified: told.modified,
        ..Coding::unplaced()
    }
}

/// Adds what is told of a coding once more.
fn unite(known: &mut Coding, told: ToldCoding) {
    for code in told.codes {
        if !known.codes.contains(&code) {
            known.codes.push(code);
        }
    }
    if let Some(note) = told.note {
        add_words(&mut known.note, note);
    }
    if known.quote.trim().is_empty() {
        known.quote = told.quote;
    }
    known.is_starred |= told.is_starred;
    if known.created.is_empty() || (!told.created.is_empty() && told.created < known.created) {
        known.created = told.created;
    }
    if told.modified > known.modified {
        known.modified = told.modified;
    }
}

/// Adds words below others, unless they stand there already.
pub(super) fn add_words(to: &mut Option<String>, words: String) {
    match to {
        Some(known) if known.split("\n\n").any(|part| part == words) => {}
        Some(known) => {
            known.push_str("\n\n");
            known.push_str(&words);
        }
        None => *to = Some(words),
    }
}

/// A source of this name with this text.
pub(super) fn source(name: &str, text: SourceText, memo: Option<String>) -> Source {
    Source {
        facts: ArticleFacts { path: source_name(name), ..ArticleFacts::default() },
        text,
        memo,
        ..Source::default()
    }
}

/// Adds an attribute; a second value of the same name stands beside the first.
pub(super) fn add_attribute(source: &mut Source, name: &str, value: &str) {
    let (name, value) = (name.trim(), value.trim());
    if name.is_empty() || value.is_empty() {
        return;
    }
    let attributes = &mut source.facts.attributes;
    match attributes.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) if known.split(", ").any(|part| part == value) => {}
        Some((_, known)) => {
            known.push_str(", ");
            known.push_str(value);
        }
        None => attributes.push((name.to_owned(), value.to_owned())),
    }
}

/// The name of a source without folders and without the ending of the file it came from.
pub(super) fn source_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let is_ending = |ending: &str| ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.trim().is_empty() && is_ending(ending) => stem.trim_end().to_owned(),
        Some(_) | None => name.to_owned(),
    }
}
