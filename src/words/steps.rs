//! What steps did, in words: by themselves, and after what undo and redo say of them.

use super::imports::Amounts;
use super::language::Words;
use super::messages::quoted;
use crate::model::history::{CodebookStep, StepLabel};
use crate::model::theme::Blind;
use crate::storage::versions::{Differing, VersionDifference};

/// What a step did, as a sentence of its own.
#[must_use]
pub fn step(words: &Words, label: &StepLabel) -> String {
    let theme = |id: &str, name: &str| words.say_with(id, &[("theme", &quoted(name))]);
    let with_n = |id: &str, name: &str, n: usize| {
        words.say_with(id, &[("theme", &quoted(name)), ("passages", &words.say_n("n-passages", n))])
    };
    match label {
        StepLabel::Highlighted => words.say("step-highlighted"),
        StepLabel::Tagged(name) => theme("step-tagged", name),
        StepLabel::CodingUnit(unit) => words.say(&format!("step-unit-{}", unit.name())),
        StepLabel::Blind(None) => words.say("step-not-blind"),
        StepLabel::Blind(Some(Blind::UntilDone)) => words.say("step-blind"),
        StepLabel::Blind(Some(Blind::Opened)) => words.say("step-opened"),
        StepLabel::CopiedToMine(n) => words.say_n("step-copied-to-mine", *n),
        StepLabel::HitsTagged(name, n) => super::finding::hits_tagged(words, name, *n),
        StepLabel::Untagged(name) => theme("step-untagged", name),
        StepLabel::Extended(name) => theme("step-extended", name),
        StepLabel::NoteChanged => words.say("step-note"),
        StepLabel::NoteAdded => words.say("step-note-added"),
        StepLabel::NoteRemoved => words.say("step-note-removed"),
        StepLabel::Starred => words.say("step-star"),
        StepLabel::StarSet => words.say("step-star-set"),
        StepLabel::StarRemoved => words.say("step-star-removed"),
        StepLabel::AnnotationRemoved => words.say("step-removed"),
        StepLabel::AnchorAccepted(n) => words.say_n("step-anchor-accepted", *n),
        StepLabel::AnnotationsMoved(from, to) => {
            words.say_with("step-annotations-moved", &[("from", from), ("to", to)])
        }
        StepLabel::EdgeMoved => words.say("step-edge"),
        StepLabel::ThemeMade(name) => theme("step-theme-made", name),
        StepLabel::ThemeChanged(name) => theme("step-theme-changed", name),
        StepLabel::ThemesUnited(n) => words.say_n("step-themes-united", *n),
        StepLabel::ThemeMerged(from, into) => {
            words.say_with("step-theme-merged", &[("from", &quoted(from)), ("into", &quoted(into))])
        }
        StepLabel::ThemeDeleted(name) => theme("step-theme-deleted", name),
        StepLabel::TaggedAll(name, n) => with_n("step-tagged-all", name, *n),
        StepLabel::UntaggedAll(name, n) => with_n("step-untagged-all", name, *n),
        StepLabel::QuerySaved(name) => words.say_with("step-query-saved", &[("name", &quoted(name))]),
        StepLabel::QueryDeleted(name) => words.say_with("step-query-deleted", &[("name", &quoted(name))]),
        StepLabel::PageSaved(name) => words.say_with("step-page-saved", &[("name", &quoted(name))]),
        StepLabel::PageRenamed { from, to } => {
            words.say_with("step-page-renamed", &[("from", &quoted(from)), ("to", &quoted(to))])
        }
        StepLabel::PageDeleted(name) => words.say_with("step-page-deleted", &[("name", &quoted(name))]),
        StepLabel::CodebookChanged => words.say("step-codebook"),
        StepLabel::Codebook(changed) => codebook(words, changed),
        StepLabel::ArticleChanged => words.say("step-article"),
        StepLabel::SummaryChanged(name) => theme("step-summary", name),
        StepLabel::ValuesSet { n_values, n_articles } => values_set(words, *n_values, *n_articles),
        StepLabel::AttributeRenamed { from, to, n_articles } => renamed_in(words, from, to, *n_articles),
        StepLabel::AttributeDeleted { name, n_articles } => deleted_in(words, name, *n_articles),
        StepLabel::ArticleDone => words.say("step-article-done"),
        StepLabel::ArticleNotDone => words.say("step-article-not-done"),
        StepLabel::LineLabelled => words.say("step-line-labelled"),
        StepLabel::LinesJoined => words.say("step-lines-joined"),
        StepLabel::LinesKept => words.say("step-lines-kept"),
        StepLabel::WentBack(at) => words.say_with("step-went-back", &[("time", &words.date_second(*at))]),
        StepLabel::ConflictResolved => words.say("step-conflict-resolved"),
        StepLabel::Imported { n_articles, n_annotations, n_themes, .. } => {
            let (articles, passages, themes) = (*n_articles, *n_annotations, *n_themes);
            match (Amounts { articles, passages, themes, completed: 0 }).told(words) {
                told if told.is_empty() => words.say("step-imported-facts"),
                told => words.say_with("step-imported", &[("what", &told)]),
            }
        }
        StepLabel::Restored(until) => {
            words.say_with("step-restored", &[("time", &words.date_second(*until))])
        }
    }
}

/// How many values of how many articles were changed.
fn values_set(words: &Words, n_values: usize, n_articles: usize) -> String {
    let (values, articles) = (words.say_n("n-values", n_values), words.say_n("n-articles", n_articles));
    words.say_with("step-values-set", &[("values", &values), ("articles", &articles)])
}

/// In how many articles an attribute was renamed.
fn renamed_in(words: &Words, from: &str, to: &str, n_articles: usize) -> String {
    let articles = words.say_n("n-articles", n_articles);
    let told = [("from", &*quoted(from)), ("to", &*quoted(to)), ("articles", &*articles)];
    words.say_with("step-attribute-renamed", &told)
}

/// In how many articles an attribute was deleted.
fn deleted_in(words: &Words, name: &str, n_articles: usize) -> String {
    let articles = words.say_n("n-articles", n_articles);
    words.say_with("step-attribute-deleted", &[("name", &quoted(name)), ("articles", &articles)])
}

/// What was changed of the codebook.
fn codebook(words: &Words, changed: &CodebookStep) -> String {
    let theme = |id: &str, name: &str| words.say_with(id, &[("theme", &quoted(name))]);
    let renamed =
        |id: &str, from: &str, to: &str| words.say_with(id, &[("from", &quoted(from)), ("to", &quoted(to))]);
    match changed {
        CodebookStep::Locked => words.say("step-codebook-locked"),
        CodebookStep::Unlocked => words.say("step-codebook-unlocked"),
        CodebookStep::MemoChanged => words.say("step-project-memo"),
        CodebookStep::SpellingsChanged => words.say("step-spellings"),
        CodebookStep::StopWordAdded(word) => {
            words.say_with("step-stop-word-added", &[("word", &quoted(word))])
        }
        CodebookStep::StopWordsAdded(n) => words.say_n("step-stop-words-added", *n),
        CodebookStep::StopWordRemoved(word) => {
            words.say_with("step-stop-word-removed", &[("word", &quoted(word))])
        }
        CodebookStep::StopWordsRestored => words.say("step-stop-words-restored"),
        CodebookStep::Renamed { from, to } => renamed("step-theme-renamed", from, to),
        CodebookStep::Rewritten { from, to } => renamed("step-theme-rewritten", from, to),
        CodebookStep::Described(name) => theme("step-theme-described", name),
        CodebookStep::ThemeMemoChanged(name) => theme("step-theme-memo", name),
        CodebookStep::Recolored(name) => theme("step-theme-recolored", name),
        CodebookStep::KeyGiven { theme: name, key } => {
            words.say_with("step-theme-key-given", &[("theme", &quoted(name)), ("key", key)])
        }
        CodebookStep::KeyTaken(name) => theme("step-theme-key-taken", name),
        CodebookStep::MovedUnder { theme: name, parent } => {
            words.say_with("step-theme-moved-under", &[("theme", &quoted(name)), ("parent", &quoted(parent))])
        }
        CodebookStep::MovedToTop(name) => theme("step-theme-moved-to-top", name),
        CodebookStep::Reordered(name) => theme("step-theme-reordered", name),
        CodebookStep::Imported { n_made, n_filled } => {
            let (made, filled) =
                (words.say_n("n-themes-made", *n_made), words.say_n("n-themes-filled", *n_filled));
            words.say_with("step-codebook-imported", &[("made", &made), ("filled", &filled)])
        }
    }
}

/// What a step did, as it follows a colon: it begins small, and without the word that only says that it is past.
#[must_use]
pub fn step_after_colon(words: &Words, label: &StepLabel) -> String {
    let told = step(words, label);
    let past = words.say("step-past");
    let rest = told.strip_prefix(&past).map_or(told.as_str(), str::trim_start);
    let mut letters = rest.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// What restoring an earlier version of a file would change, as a sentence.
#[must_use]
pub fn version_difference(words: &Words, difference: &VersionDifference) -> String {
    let of = |what: &str, differing: Differing| {
        let counts =
            [("back", differing.n_back), ("gone", differing.n_gone), ("otherwise", differing.n_otherwise)];
        let told = counts.into_iter().filter(|(_, n)| *n > 0);
        told.map(|(how, n)| words.say_n(&format!("versions-{what}-{how}"), n)).collect::<Vec<_>>()
    };
    let others = (difference.n_others > 0).then(|| words.say_n("versions-others", difference.n_others));
    let passages = of("passages", difference.annotations);
    let parts: Vec<String> =
        passages.into_iter().chain(of("themes", difference.themes)).chain(others).collect();
    if parts.is_empty() {
        words.say("versions-same")
    } else {
        words.say_with("versions-differs", &[("what", &parts.join(", "))])
    }
}
