//! What people say of passages, of articles and of the whole, as the one text that descriptions and notes hold alike: some
//! programs read the first, the standard means the second, and our reader takes two that are the same for one.

use super::export_words::ExportWords;
use super::refi_descriptions::{Remark, STAR, with_line_ends};
use super::refi_writing::RefiWords;
use super::study::{Coding, Source, Study};
use super::told_text::comparable;
use crate::model::check::State;

/// Makes the texts, with the words of the person's language.
#[derive(Clone, Copy)]
pub(super) struct Remarks<'a> {
    pub(super) study: &'a Study,
    pub(super) words: &'a ExportWords,
    pub(super) own: &'a RefiWords,
}

impl Remarks<'_> {
    /// What is said of a passage that stands on these words: the note, the words as they were marked where they have
    /// changed, the star. Empty for nothing.
    pub(super) fn of_passage(self, coding: &Coding, words: &str) -> String {
        let is_changed = coding.state == State::Changed && comparable(words) != comparable(&coding.quote);
        let was = is_changed.then(|| format!("{}: “{}”", self.words.changed, coding.quote));
        let (note, was) = (coding.note.clone().unwrap_or_default(), was.unwrap_or_default());
        Remark { note, was, is_starred: coding.is_starred }.told()
    }

    /// What is said of an article: its memo, and the passages that have no place in its text.
    pub(super) fn of_source(self, source: &Source, unplaced: &[&Coding]) -> String {
        let heading = (!unplaced.is_empty()).then(|| format!("{}:", self.own.unplaced));
        let passages: Vec<String> = unplaced.iter().map(|coding| self.unplaced(coding)).collect();
        let memo = [source.memo.as_deref(), heading.as_deref()].into_iter().flatten();
        joined(memo.chain(passages.iter().map(String::as_str)), "\n\n")
    }

    /// A passage without a place, with everything that is said of it.
    fn unplaced(self, coding: &Coding) -> String {
        let themes: Vec<String> = self.study.codes(coding).map(super::study::Code::full_name).collect();
        let state = match coding.state {
            State::Exact => "",
            State::Moved => &self.words.moved,
            State::Changed => &self.words.changed,
            State::Ambiguous => &self.words.ambiguous,
            State::Lost => &self.words.lost,
        };
        let facts = [
            self.study.coder(coding),
            &themes.join("; "),
            coding.created.as_str(),
            state,
            if coding.is_starred { STAR } else { "" },
        ];
        let quote = format!("“{}”", coding.quote.trim());
        let facts = joined(facts.into_iter(), " · ");
        let note = coding.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        let note = note.map(|note| format!("{}: {note}", self.words.note)).unwrap_or_default();
        joined([quote.as_str(), &facts, &note].into_iter(), "\n")
    }

    /// What is said of the whole: its memo, and the queries that are kept.
    pub(super) fn of_study(self) -> String {
        let heading = (!self.study.queries.is_empty()).then(|| format!("{}:", self.own.queries));
        let queries = self.study.queries.iter().map(|query| format!("{}: {}", query.name, query.query));
        let queries = joined(heading.into_iter().chain(queries), "\n");
        joined([self.study.memo.as_deref().unwrap_or_default(), queries.as_str()].into_iter(), "\n\n")
    }
}

/// Texts one after the other; those that say nothing are left out.
fn joined<T: AsRef<str>>(texts: impl Iterator<Item = T>, between: &str) -> String {
    let texts = texts.map(|text| with_line_ends(text.as_ref()).trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}
