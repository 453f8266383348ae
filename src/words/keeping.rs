//! Messages about what was kept, merged, recovered and found again, in words.

use super::language::Words;
use super::messages::{problem, quoted, shown, step, write_error};
use crate::model::merge::Tally;
use crate::session::Notice;

/// A message about keeping, else about searching.
pub(super) fn of_keeping(words: &Words, notice: &Notice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match notice {
        Notice::NotLeft { is_kept: true } => words.say("notice-not-left-kept"),
        Notice::NotLeft { is_kept: false } => words.say("notice-not-left"),
        Notice::JournalNotWritten(error) => {
            with("notice-journal-not-written", "reason", &write_error(words, error))
        }
        Notice::ArticlesChanged { n_new, n_gone, n_changed } => {
            let parts = [
                ("notice-new-articles", n_new),
                ("notice-gone-articles", n_gone),
                ("notice-changed-articles", n_changed),
            ];
            let told = parts.into_iter().filter(|(_, n)| **n > 0).map(|(id, n)| words.say_n(id, *n));
            told.collect::<Vec<_>>().join(" ")
        }
        Notice::AlreadyAnnotated(id) => with("notice-already-annotated", "id", &id.to_string()),
        Notice::NothingToWriteAnew => words.say("notice-nothing-to-write-anew"),
        Notice::NotQuarantined(path, error) => {
            let reason = write_error(words, error);
            words.say_with("notice-not-put-aside", &[("path", &shown(path)), ("reason", &reason)])
        }
        Notice::FolderNotShown(path) => with("notice-folder-not-shown", "path", &path.display().to_string()),
        Notice::NothingToRestore => words.say("notice-nothing-to-restore"),
        Notice::NothingToSaveElsewhere => words.say("notice-nothing-to-save-elsewhere"),
        Notice::PassedOver(label) => with("notice-passed-over", "step", &step(words, label)),
        Notice::ReturnedInPart(label, n) => words.say_with(
            "notice-returned-in-part",
            &[("step", &step(words, label)), ("left", &words.say_n("notice-left-as-they-are", *n))],
        ),
        Notice::NoNamesakes => words.say("notice-no-namesakes"),
        Notice::LockedBy(names) => with("notice-locked-by", "names", names),
        Notice::LeftAsTheyAre(n) => words.say_n("notice-left-as-they-are", *n),
        Notice::Merged(tally) => merged(words, *tally),
        Notice::Recovered(n, tally) => {
            let told = words.say_n("notice-recovered", *n);
            format!("{told} {}", conflicting(words, *tally)).trim_end().to_owned()
        }
        Notice::JournalQuarantined(n) => words.say_n("notice-journal-put-aside", *n),
        Notice::FileWasGone(article) => {
            let name = article.as_ref().map_or_else(|| "codebook".to_owned(), ToString::to_string);
            with("notice-file-was-gone", "file", &name)
        }
        Notice::FileBroken(what) => with("notice-file-broken", "problem", &problem(words, what)),
        Notice::SelectToAttach(quote) => {
            words.say_with("notice-select-to-attach", &[("quote", &quoted(quote))])
        }
        Notice::NothingToAttach => words.say("notice-nothing-to-attach"),
        Notice::ArticleRenamed(from, to, 0) => {
            words.say_with("notice-article-renamed", &[("from", &shown(from)), ("to", &shown(to))])
        }
        Notice::ArticleRenamed(_, _, n) => words.say_n("notice-articles-renamed", n + 1),
        other => of_folders(words, other),
    }
}

/// A message about the project folder and others, else about searching.
fn of_folders(words: &Words, notice: &Notice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match notice {
        Notice::FolderAdded(names, n, n_bad) => {
            let files = words.say_n("notice-added-files", *n);
            let told = words.say_with("notice-folder-added", &[("names", &shown(names)), ("files", &files)]);
            let bad = if *n_bad == 0 { String::new() } else { words.say_n("n-problems", *n_bad) };
            format!("{told} {bad}").trim_end().to_owned()
        }
        Notice::FolderNotAdded(path, error) => {
            let (path, reason) = (shown(&path.display().to_string()), write_error(words, error));
            words.say_with("notice-folder-not-added", &[("path", &path), ("reason", &reason)])
        }
        Notice::SavedElsewhere(path, n) => {
            let files = words.say_n("n-files", *n);
            let path = shown(&path.display().to_string());
            words.say_with("notice-saved-elsewhere", &[("path", &path), ("files", &files)])
        }
        Notice::NotSavedElsewhere(path, error) => {
            let (path, reason) = (shown(&path.display().to_string()), write_error(words, error));
            words.say_with("notice-not-saved-elsewhere", &[("path", &path), ("reason", &reason)])
        }
        Notice::ProjectGone(error) => with("notice-project-gone", "reason", &write_error(words, error)),
        Notice::SecondFolder(name, other) => {
            words.say_with("notice-second-folder", &[("name", &shown(name)), ("folder", other.as_str())])
        }
        Notice::NotTakenOver(folder, error) => words.say_with(
            "notice-not-taken-over",
            &[("folder", folder.as_str()), ("reason", &write_error(words, error))],
        ),
        other => super::finding::of_finding(words, other),
    }
}

/// What others wrote and what became of it.
fn merged(words: &Words, tally: Tally) -> String {
    let told = words.say_n("notice-merged", tally.n_taken);
    format!("{told} {}", conflicting(words, tally)).trim_end().to_owned()
}

/// What a merge could not settle by itself; empty for nothing.
fn conflicting(words: &Words, tally: Tally) -> String {
    let counted = |id: &str, n: usize| (n > 0).then(|| words.say_n(id, n));
    let told = [counted("notice-clashes", tally.n_conflicts), counted("notice-revived", tally.n_revived)];
    told.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
