//! A study while a reader puts it together: sources, coders and codes by what names them, each once, within limits that
//! keep a file made to fill the memory from doing so.

use super::codebook_reading::{MAX_NAME_CHARS, MAX_THEMES, clean_name};
use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::study::{Code, Coder, Coding, Source, Study};
use crate::documents::document::{DocumentFault, LeftOut, LeftOutKind, Limit};
use jiff::civil::DateTime;
use jiff::{Timestamp, Unit};
use std::collections::HashMap;

/// How long what is known of a source may be, in code points: it is copied to each source of a work.
const MAX_FACT_CHARS: usize = 1_000;

/// A code as a file tells it.
#[derive(Clone, Debug, Default)]
pub(super) struct ToldCode {
    /// Its names from the top, as they are written, not more than there may be levels.
    pub(super) path: Vec<String>,
    /// Its id; empty where none is told.
    pub(super) id: String,
    /// `#rrggbb`, or empty.
    pub(super) color: String,
}

/// A study while it is put together.
#[derive(Default)]
pub(super) struct StudyParts {
    pub(super) study: Study,
    left_out: Vec<LeftOut>,
    sources: HashMap<String, usize>,
    coders: HashMap<String, usize>,
    /// The codes by path.
    codes: HashMap<Vec<String>, usize>,
    /// The codes that have an id, by path as it is told and id.
    known: HashMap<Vec<String>, usize>,
    /// How many codes with ids bear a path, the first of them as it is told.
    n_namesakes: HashMap<Vec<String>, usize>,
    is_too_large: bool,
}

impl StudyParts {
    /// The source that a file names by `key`.
    pub(super) fn source(&mut self, key: &str, facts: impl FnOnce() -> ArticleFacts) -> usize {
        if let Some(at) = self.sources.get(key) {
            return *at;
        }
        let at = self.study.sources.len();
        self.sources.insert(key.to_owned(), at);
        self.study.sources.push(Source { facts: facts(), ..Source::default() });
        at
    }

    /// The coder of a name.
    pub(super) fn coder(&mut self, name: &str) -> usize {
        if let Some(at) = self.coders.get(name) {
            return *at;
        }
        let at = self.study.coders.len();
        self.coders.insert(name.to_owned(), at);
        self.study.coders.push(Coder { name: name.to_owned(), ..Coder::default() });
        at
    }

    /// A code, with those above it; `None` where it has no name. Two codes of one path but of two ids are two: the second is
    /// called `name (2)`.
    pub(super) fn code(&mut self, told: &ToldCode) -> Option<usize> {
        let mut path = clean_path(&told.path)?;
        if told.id.is_empty() {
            return self.code_at(&path, told);
        }
        let key: Vec<String> = path.iter().chain([&told.id]).cloned().collect();
        if let Some(at) = self.known.get(&key) {
            return Some(*at);
        }
        let mut n = self.n_namesakes.get(&path).copied().unwrap_or_default();
        let (told_path, name) = (path.clone(), path.pop()?);
        loop {
            n += 1;
            path.push(if n == 1 { name.clone() } else { format!("{name} ({n})") });
            let taken = self.codes.get(&path).and_then(|at| self.study.codes.get(*at));
            if taken.is_none_or(|code| code.id.is_empty()) {
                break;
            }
            path.pop();
        }
        self.n_namesakes.insert(told_path, n);
        let at = self.code_at(&path, told)?;
        if let Some(code) = self.study.codes.get_mut(at) {
            code.id.clone_from(&told.id);
        }
        self.known.insert(key, at);
        Some(at)
    }

    fn code_at(&mut self, path: &[String], told: &ToldCode) -> Option<usize> {
        let mut last = None;
        for n in 1..=path.len() {
            last = self.one_code(path.get(..n)?);
        }
        let code = self.study.codes.get_mut(last?)?;
        if code.theme.color.is_empty() {
            code.theme.color.clone_from(&told.color);
        }
        last
    }

    fn one_code(&mut self, path: &[String]) -> Option<usize> {
        if let Some(at) = self.codes.get(path) {
            return Some(*at);
        }
        let at = self.study.codes.len();
        if at >= MAX_THEMES {
            self.is_too_large = true;
            return None;
        }
        let mut code = Code::default();
        code.theme.path = path.to_vec();
        self.study.codes.push(code);
        self.codes.insert(path.to_vec(), at);
        Some(at)
    }

    /// Adds to what is said of a source as a whole.
    pub(super) fn add_memo(&mut self, source: usize, words: &str) {
        if let Some(source) = self.study.sources.get_mut(source) {
            add_words(&mut source.memo, words);
        }
    }

    /// Counts what could not be taken.
    pub(super) fn leave_out(&mut self, what: LeftOutKind, n: usize) {
        if n == 0 {
            return;
        }
        match self.left_out.iter_mut().find(|left_out| left_out.what == what) {
            Some(left_out) => left_out.n += n,
            None => self.left_out.push(LeftOut { what, n }),
        }
    }

    /// The study, its codings by source and place.
    ///
    /// # Errors
    /// Where there are too many codes.
    pub(super) fn finish(mut self) -> Result<FoundStudy, DocumentFault> {
        if self.is_too_large {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        let of_place = |coding: &Coding| (coding.source, coding.start, coding.end);
        self.study.codings.sort_by_key(of_place);
        Ok(FoundStudy { study: self.study, left_out: self.left_out, unsure: None })
    }
}

/// The names of a branch as codes have them; `None` where there are none.
fn clean_path(told: &[String]) -> Option<Vec<String>> {
    let names = told.iter().map(|name| clean_name(name).chars().take(MAX_NAME_CHARS).collect::<String>());
    let path: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    (!path.is_empty()).then_some(path)
}

/// Adds words to others, with a blank line between them.
pub(super) fn add_words(words: &mut Option<String>, more: &str) {
    if more.trim().is_empty() {
        return;
    }
    match words {
        Some(words) => {
            words.push_str("\n\n");
            words.push_str(more);
        }
        None => *words = Some(more.to_owned()),
    }
}

/// What is known of a source, on one line; `None` for nothing.
pub(super) fn fact(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: String = words.chars().take(MAX_FACT_CHARS).collect();
    (!words.is_empty()).then_some(words)
}

/// A time as `2024-06-16T08:30:00Z`; one without a zone counts as UTC, and what is no time is empty.
pub(super) fn utc_time(told: &str) -> String {
    let told = told.trim();
    if let Ok(time) = told.parse::<Timestamp>() {
        let seconds = time.round(Unit::Second).unwrap_or(time);
        return seconds.to_string();
    }
    told.parse::<DateTime>().ok().and_then(whole_seconds).unwrap_or_default()
}

/// A time of a calendar as if in UTC.
pub(super) fn whole_seconds(time: DateTime) -> Option<String> {
    let time = time.with().subsec_nanosecond(0).build().ok()?;
    Some(format!("{time}Z"))
}
