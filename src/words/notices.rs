//! Messages of the status line, group by group.

use super::build_paths::without_build_paths;
use super::drafts::about;
use super::finding::hits_tagged;
use super::language::Words;
use super::messages::{problem, quoted, shown, write_error, wrong_key};
use super::steps::{step, step_after_colon};
use crate::model::id::AnnotatorId;
use crate::model::merge::Tally;
use crate::session::{
    DraftsNotice, FindingNotice, FolderNotice, KeepingNotice, Notice, PeopleNotice, ReadingNotice,
    StepNotice, ThemeNotice,
};
use crate::storage::atomic_write::WriteError;

/// A message of the status line.
#[must_use]
pub fn notice(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::People(notice) => people(words, notice),
        Notice::Drafts(notice) => drafts(words, notice),
        Notice::Keeping(notice) => keeping(words, notice),
        Notice::Folder(notice) => folder(words, notice),
        Notice::Steps(notice) => steps(words, notice),
        Notice::Themes(notice) => themes(words, notice),
        Notice::Codebook(notice) => super::codebooks::notice(words, notice),
        Notice::Import(notice) => super::imports::notice(words, notice),
        Notice::Page(notice) => super::printing::notice(words, notice),
        Notice::Finding(notice) => finding(words, notice),
        Notice::Reading(notice) => reading(words, notice),
        Notice::Failed(reason) => {
            words.say_with("notice-failed", &[("reason", &shown(&without_build_paths(reason)))])
        }
    }
}

/// A message about the other people who work on the project.
fn people(words: &Words, notice: &PeopleNotice) -> String {
    let person = |id: &str, name: &str, folder: &AnnotatorId| {
        words.say_with(id, &[("name", &shown(name)), ("folder", folder.as_str())])
    };
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match notice {
        PeopleNotice::OthersHidden => words.say("notice-others-hidden"),
        PeopleNotice::OthersShown => words.say("notice-others-shown"),
        PeopleNotice::SamePerson(name, folder) => person("notice-same-person", name, folder),
        PeopleNotice::IsSamePerson(name, folder) => person("notice-is-same-person", name, folder),
        PeopleNotice::IsSomebodyElse(name, folder) => person("notice-is-somebody-else", name, folder),
        PeopleNotice::OnOtherComputer(folder) => with("notice-on-other-computer", "folder", folder.as_str()),
        PeopleNotice::BlindBy(names) => with("notice-blind-by", "names", names),
        PeopleNotice::OpenedBy(names) if names.is_empty() => words.say("step-opened"),
        PeopleNotice::OpenedBy(names) => with("notice-opened-by", "names", names),
        PeopleNotice::NotBlind => words.say("notice-not-blind"),
        PeopleNotice::NothingToCopy => words.say("notice-nothing-to-copy"),
        PeopleNotice::PeopleHidden(n) => words.say_n("n-people-hidden", *n),
        PeopleNotice::NotYours(name) => with("notice-not-yours", "name", name),
    }
}

/// A message about what is typed and not decided.
fn drafts(words: &Words, notice: &DraftsNotice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match notice {
        DraftsNotice::DraftsKept(1, draft) => with("notice-draft-kept", "what", &about(words, draft)),
        DraftsNotice::DraftsKept(n, draft) => {
            let drafts = words.say_n("n-drafts", *n);
            words.say_with("notice-drafts-kept", &[("drafts", &drafts), ("what", &about(words, draft))])
        }
        DraftsNotice::DraftDiscarded(draft) => with("notice-draft-discarded", "what", &about(words, draft)),
        DraftsNotice::DraftOvertaken(draft) => with("notice-draft-overtaken", "what", &about(words, draft)),
        DraftsNotice::DraftsNotKept(error) => {
            with("notice-drafts-not-kept", "reason", &write_error(words, error))
        }
        DraftsNotice::DraftsNotRead(what) => with("notice-drafts-not-read", "problem", &problem(words, what)),
    }
}

/// A message about what is on disk and what is not.
fn keeping(words: &Words, notice: &KeepingNotice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    let why = |error: &WriteError| write_error(words, error);
    match notice {
        KeepingNotice::NotLeft { is_kept: true } => words.say("notice-not-left-kept"),
        KeepingNotice::NotLeft { is_kept: false } => words.say("notice-not-left"),
        KeepingNotice::JournalNotWritten(error) => {
            with("notice-journal-not-written", "reason", &write_error(words, error))
        }
        KeepingNotice::NothingToWriteAnew => words.say("notice-nothing-to-write-anew"),
        KeepingNotice::NotQuarantined(path, error) => {
            let reason = write_error(words, error);
            words.say_with("notice-not-quarantined", &[("path", &shown(path)), ("reason", &reason)])
        }
        KeepingNotice::NothingToRestore => words.say("notice-nothing-to-restore"),
        KeepingNotice::NothingToSaveElsewhere => words.say("notice-nothing-to-save-elsewhere"),
        KeepingNotice::Recovered(n, tally) => {
            let told = words.say_n("notice-recovered", *n);
            format!("{told} {}", conflicting(words, *tally)).trim_end().to_owned()
        }
        KeepingNotice::JournalQuarantined(n) => words.say_n("notice-journal-quarantined", *n),
        KeepingNotice::FileWasGone(article) => {
            let name = article.as_ref().map_or_else(|| words.say("the-codebook"), ToString::to_string);
            with("notice-file-was-gone", "file", &name)
        }
        KeepingNotice::FileBroken(what) => with("notice-file-broken", "problem", &problem(words, what)),
        KeepingNotice::SavedElsewhere(path, n) => {
            let files = words.say_n("n-files", *n);
            let path = shown(&path.display().to_string());
            words.say_with("notice-saved-elsewhere", &[("path", &path), ("files", &files)])
        }
        KeepingNotice::NotSavedElsewhere(path, error) => {
            let (path, reason) = (shown(&path.display().to_string()), write_error(words, error));
            words.say_with("notice-not-saved-elsewhere", &[("path", &path), ("reason", &reason)])
        }
        KeepingNotice::AllSaved => words.say("notice-all-saved"),
        KeepingNotice::NotWritable(what) => problem(words, what),
        KeepingNotice::SettingsNotSaved(error) => with("notice-settings-not-saved", "reason", &why(error)),
        KeepingNotice::SettingsNotRead(what) => {
            with("notice-settings-not-read", "problem", &problem(words, what))
        }
        KeepingNotice::KeysNotUsed(file, wrong) => {
            let lines: Vec<String> = wrong.iter().map(|wrong| wrong_key(words, wrong)).collect();
            let file = shown(&file.display().to_string());
            words.say_with("notice-keys-not-used", &[("path", &file), ("entries", &lines.join(" "))])
        }
        KeepingNotice::ReadingNotSaved(error) => with("notice-reading-not-saved", "reason", &why(error)),
        KeepingNotice::ReadingNotRead(what) => {
            with("notice-reading-not-read", "problem", &problem(words, what))
        }
        KeepingNotice::WindowNotSaved(error) => with("notice-window-not-saved", "reason", &why(error)),
        KeepingNotice::WindowNotRead(what) => {
            with("notice-window-not-read", "problem", &problem(words, what))
        }
    }
}

/// A message about the project folder and others.
fn folder(words: &Words, notice: &FolderNotice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    let why = |error: &WriteError| write_error(words, error);
    match notice {
        FolderNotice::ArticlesChanged { n_new, n_gone, n_changed } => {
            let parts = [
                ("notice-new-articles", n_new),
                ("notice-gone-articles", n_gone),
                ("notice-changed-articles", n_changed),
            ];
            let told = parts.into_iter().filter(|(_, n)| **n > 0).map(|(id, n)| words.say_n(id, *n));
            told.collect::<Vec<_>>().join(" ")
        }
        FolderNotice::FolderNotShown(path) => {
            with("notice-folder-not-shown", "path", &path.display().to_string())
        }
        FolderNotice::Merged(tally) => merged(words, *tally),
        FolderNotice::ArticleRenamed(from, to, 0) => {
            words.say_with("notice-article-renamed", &[("from", &shown(from)), ("to", &shown(to))])
        }
        FolderNotice::ArticleRenamed(_, _, n) => words.say_n("notice-articles-renamed", n + 1),
        FolderNotice::FolderAdded(names, n, n_bad) => {
            let files = words.say_n("notice-added-files", *n);
            let told = words.say_with("notice-folder-added", &[("names", &shown(names)), ("files", &files)]);
            let bad = if *n_bad == 0 { String::new() } else { words.say_n("n-problems", *n_bad) };
            format!("{told} {bad}").trim_end().to_owned()
        }
        FolderNotice::FolderNotAdded(path, error) => {
            let (path, reason) = (shown(&path.display().to_string()), write_error(words, error));
            words.say_with("notice-folder-not-added", &[("path", &path), ("reason", &reason)])
        }
        FolderNotice::ProjectGone(error) => with("notice-project-gone", "reason", &write_error(words, error)),
        FolderNotice::SecondFolder(name, other) => {
            words.say_with("notice-second-folder", &[("name", &shown(name)), ("folder", other.as_str())])
        }
        FolderNotice::NotTakenOver(folder, error) => words.say_with(
            "notice-not-taken-over",
            &[("folder", folder.as_str()), ("reason", &write_error(words, error))],
        ),
        FolderNotice::StillReading => words.say("notice-still-reading"),
        FolderNotice::ArticleProblem(what) => problem(words, what),
        FolderNotice::NotReopened(path) => with("notice-not-reopened", "path", &path.display().to_string()),
        FolderNotice::FolderNotOpened(path, reason) => words.say_with(
            "notice-folder-not-opened",
            &[("path", &shown(&path.display().to_string())), ("reason", &shown(reason))],
        ),
        FolderNotice::SamplesNotCopied(path, error) | FolderNotice::NotExported(path, error) => words
            .say_with(
                "notice-not-written",
                &[("path", &shown(&path.display().to_string())), ("reason", &why(error))],
            ),
        FolderNotice::ExportStopped(path) => {
            with("notice-export-stopped", "path", &path.display().to_string())
        }
        FolderNotice::TableSaved(path) => with("notice-table-saved", "path", &path.display().to_string()),
        FolderNotice::Exported(path, n) => words.say_with(
            "notice-exported",
            &[("path", &shown(&path.display().to_string())), ("passages", &words.say_n("n-passages", *n))],
        ),
    }
}

/// A message about steps that were made, and taken back.
fn steps(words: &Words, notice: &StepNotice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match notice {
        StepNotice::AlreadyAnnotated(id) => with("notice-already-annotated", "id", &id.to_string()),
        StepNotice::PassedOver(label) => with("notice-passed-over", "step", &step_after_colon(words, label)),
        StepNotice::ReturnedInPart(label, n) => words.say_with(
            "notice-returned-in-part",
            &[
                ("step", &step_after_colon(words, label)),
                ("left", &words.say_n("notice-left-as-they-are", *n)),
            ],
        ),
        StepNotice::LeftAsTheyAre(n) => words.say_n("notice-left-as-they-are", *n),
        StepNotice::MadeOfOwn { label, n_others } => {
            format!("{}. {}", step(words, label), words.say_n("notice-others-left", *n_others))
        }
        StepNotice::MadeOfOwnValues { label, n_others } => {
            format!("{}. {}", step(words, label), words.say_n("notice-others-values-left", *n_others))
        }
        StepNotice::ValuesStay => words.say("notice-values-stay"),
        StepNotice::NothingToChange { n_others: 0 } => words.say("notice-nothing-to-change"),
        StepNotice::NothingToChange { n_others } => {
            let left = words.say_n("notice-others-left", *n_others);
            format!("{} {left}", words.say("notice-nothing-to-change"))
        }
        StepNotice::Made(label) => step(words, label),
        StepNotice::MadeWhole(label, unit) => {
            with(&format!("notice-whole-{}", unit.name()), "step", &step(words, label))
        }
        StepNotice::Undone(label) => with("notice-undone", "step", &step_after_colon(words, label)),
        StepNotice::Redone(label) => with("notice-redone", "step", &step_after_colon(words, label)),
        StepNotice::AlreadyTagged(name) => with("notice-already-tagged", "theme", &quoted(name)),
        StepNotice::NothingToUndo => words.say("notice-nothing-to-undo"),
        StepNotice::NothingToRedo => words.say("notice-nothing-to-redo"),
        StepNotice::Stale => words.say("notice-stale"),
    }
}

/// A message about the codebook.
fn themes(words: &Words, notice: &ThemeNotice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match notice {
        ThemeNotice::NoNamesakes => words.say("notice-no-namesakes"),
        ThemeNotice::LockedBy(names) => with("notice-locked-by", "names", names),
        ThemeNotice::WhichTheme => words.say("notice-which-theme"),
        ThemeNotice::NoThemeOfKey(key) => with("notice-no-theme-of-key", "key", key),
        ThemeNotice::NoLastTheme => words.say("notice-no-last-theme"),
        ThemeNotice::ThemeExists(name) => with("notice-theme-exists", "theme", &quoted(name)),
        ThemeNotice::ThemeNameAmbiguous(name) => with("notice-theme-ambiguous", "theme", &quoted(name)),
        ThemeNotice::EmptyName => words.say("notice-empty-name"),
        ThemeNotice::Locked => words.say("notice-locked"),
        ThemeNotice::ThemeCircle => words.say("notice-theme-circle"),
        ThemeNotice::ThemeTooDeep(n_most) => with("notice-theme-too-deep", "n", &n_most.to_string()),
    }
}

/// A message about searches and queries.
fn finding(words: &Words, notice: &FindingNotice) -> String {
    match notice {
        FindingNotice::HitsTagged { theme, n_made: 0, n_skipped } => {
            let places = words.say_n("n-places", *n_skipped);
            words.say_with("notice-hits-had-it", &[("theme", &quoted(theme)), ("places", &places)])
        }
        FindingNotice::HitsTagged { theme, n_made, n_skipped: 0 } => hits_tagged(words, theme, *n_made),
        FindingNotice::HitsTagged { theme, n_made, n_skipped } => {
            let skipped = words.say_n("notice-hits-skipped", *n_skipped);
            format!("{}. {skipped}", hits_tagged(words, theme, *n_made))
        }
        FindingNotice::SearchedFromStart => words.say("notice-searched-from-start"),
        FindingNotice::SearchedFromEnd => words.say("notice-searched-from-end"),
        FindingNotice::NothingSought => words.say("notice-nothing-sought"),
        FindingNotice::HitsChanged => words.say("notice-hits-changed"),
        FindingNotice::NotFound(query) => words.say_with("notice-not-found", &[("words", &quoted(query))]),
        FindingNotice::NoFurtherHit => words.say("notice-no-further-hit"),
        FindingNotice::QueryWrong => words.say("notice-query-wrong"),
        FindingNotice::QueryKept(name) => words.say_with("notice-query-kept", &[("name", &quoted(name))]),
        FindingNotice::PageQueryWrong => words.say("notice-page-query-wrong"),
        FindingNotice::PageKept(name) => words.say_with("notice-page-kept", &[("name", &quoted(name))]),
        FindingNotice::PageNameTaken(name) => {
            words.say_with("notice-page-name-taken", &[("name", &quoted(name))])
        }
        FindingNotice::PageInPart(lines) => {
            words.say_with("notice-page-in-part", &[("choices", &quoted(lines))])
        }
    }
}

/// A message about the article that is read, and what is selected in it.
fn reading(words: &Words, notice: &ReadingNotice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match notice {
        ReadingNotice::SelectToAttach(quote) => {
            words.say_with("notice-select-to-attach", &[("quote", &quoted(quote))])
        }
        ReadingNotice::NothingToAttach => words.say("notice-nothing-to-attach"),
        ReadingNotice::MovingEdges => words.say("notice-moving-edges"),
        ReadingNotice::NoFurtherAnnotation => words.say("notice-no-further"),
        ReadingNotice::NothingReadBefore => words.say("notice-nothing-read-before"),
        ReadingNotice::NothingBeside => words.say("notice-nothing-beside"),
        ReadingNotice::NothingHere => words.say("notice-nothing-here"),
        ReadingNotice::NothingToJoin => words.say("notice-nothing-to-join"),
        ReadingNotice::LinesAreMarked => words.say("notice-lines-are-marked"),
        ReadingNotice::NothingSelected => words.say("notice-nothing-selected"),
        ReadingNotice::BookmarkSet(quote) => with("notice-bookmark-set", "quote", quote),
        ReadingNotice::BookmarkRemoved(quote) => with("notice-bookmark-removed", "quote", quote),
        ReadingNotice::NoFurtherBookmark => words.say("notice-no-further-bookmark"),
        ReadingNotice::Copied => words.say("notice-copied"),
        ReadingNotice::NoTypefaceFor(letters) => with("notice-no-typeface", "letters", letters),
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
    let told = [counted("notice-conflicts", tally.n_conflicts), counted("notice-revived", tally.n_revived)];
    told.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
