//! What values of the lower floors are in words: problems, notices, steps, reasons.

use super::build_paths::without_build_paths;
use super::language::Words;
use crate::model::history::StepLabel;
use crate::model::id::NameFault;
use crate::model::theme::Blind;
use crate::session::{KeyFault, Notice, WrongKey};
use crate::storage::atomic_write::WriteError;
use crate::storage::problem::{Problem, ProblemKind};
use crate::text::decode::DecodeError;
use crate::text::shortened::shortened;
use crate::workers::task::ExportWords;

/// A problem in full: where, what is wrong, and what can be done.
#[must_use]
pub fn problem(words: &Words, problem: &Problem) -> String {
    format!("{}: {}", problem_place(words, problem), problem_kind(words, &problem.kind))
}

/// The file, with line and column where they are known.
#[must_use]
pub fn problem_place(words: &Words, problem: &Problem) -> String {
    let file = shown(&problem.path);
    let Some((line, column)) = problem.place else { return file };
    let place = [("line", &*line.to_string()), ("column", &*column.to_string())];
    format!("{file}, {}", words.say_with("problem-place", &place))
}

/// What is wrong, and what can be done.
#[must_use]
pub fn problem_kind(words: &Words, kind: &ProblemKind) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match kind {
        ProblemKind::Unreadable(reason) => with("problem-unreadable", "reason", reason),
        ProblemKind::NotRegular => words.say("problem-not-regular"),
        ProblemKind::TooLarge(bytes) => {
            with("problem-too-large", "megabytes", &(bytes / (1024 * 1024)).to_string())
        }
        ProblemKind::LinkOutside => words.say("problem-link-outside"),
        ProblemKind::LinkNowhere => words.say("problem-link-nowhere"),
        ProblemKind::LinkNotFollowed => words.say("problem-link-not-followed"),
        ProblemKind::OwnReport => words.say("problem-own-report"),
        ProblemKind::SameName => words.say("problem-same-name"),
        ProblemKind::NameNotUnicode => words.say("problem-name-not-unicode"),
        ProblemKind::Undecodable(error) => undecodable(words, error),
        ProblemKind::NotRon(reason) => with("problem-not-ron", "reason", reason),
        ProblemKind::WrongName(NameFault::NoId(id)) => with("problem-no-id", "id", id),
        ProblemKind::WrongName(NameFault::NoPath(path)) => with("problem-no-path", "path", path),
        ProblemKind::NewerFormat(format) => with("problem-newer-format", "format", &format.to_string()),
        ProblemKind::UnknownField(field) => with("problem-unknown-field", "field", field),
        ProblemKind::ForeignKind(kind) => with("problem-foreign-kind", "kind", kind),
        ProblemKind::DamagedLine(reason) => {
            words.say_with("problem-damaged-line", &[("reason", &shown(reason))])
        }
        ProblemKind::SecondCopy => words.say("problem-second-copy"),
        ProblemKind::DuplicateId(id) => with("problem-duplicate-id", "id", id),
        ProblemKind::EndBeforeStart(id) => with("problem-end-before-start", "id", id),
        ProblemKind::WrongPositions(id) => with("problem-wrong-positions", "id", id),
        ProblemKind::UnknownTheme { id, theme } => {
            words.say_with("problem-unknown-theme", &[("id", &shown(id)), ("theme", &shown(theme))])
        }
        ProblemKind::UnknownLabel(label) => with("problem-unknown-label", "label", label),
    }
}

fn undecodable(words: &Words, error: &DecodeError) -> String {
    match error {
        DecodeError::Empty => words.say("problem-empty"),
        DecodeError::Utf16 => words.say("problem-utf16"),
        DecodeError::Binary { byte } => words.say_with("problem-binary", &[("byte", &byte.to_string())]),
        DecodeError::NotUtf8 { line, byte, value } => words.say_with(
            "problem-not-utf8",
            &[("line", &line.to_string()), ("byte", &byte.to_string()), ("value", &format!("0x{value:02X}"))],
        ),
    }
}

/// What a disk that does not answer has not taken yet: these files, or the last change where none is being written.
#[must_use]
pub fn waiting(words: &Words, files: &[String], is_kept: bool) -> String {
    let files = match files {
        [] => words.say("waiting-last-change"),
        [path] => shown(path),
        [path, more @ ..] => {
            words.say_with("waiting-files", &[("path", &shown(path)), ("n", &more.len().to_string())])
        }
    };
    words.say_with(if is_kept { "waiting-kept" } else { "waiting-not-kept" }, &[("files", &files)])
}

/// Why a file was not written, and what can be done.
#[must_use]
pub fn write_error(words: &Words, error: &WriteError) -> String {
    match error {
        WriteError::ChangedOnDisk => words.say("write-changed-on-disk"),
        WriteError::NotAllowed(reason) => words.say_with("write-not-allowed", &[("reason", &shown(reason))]),
        WriteError::Link => words.say("write-link"),
        WriteError::NotAFile => words.say("write-not-a-file"),
        WriteError::NotUnderstood(kind) => problem_kind(words, kind),
        WriteError::OfProject => words.say("write-of-project"),
        WriteError::WouldBeArticle => words.say("write-would-be-article"),
        WriteError::IsFolder => words.say("write-is-folder"),
        WriteError::LinkElsewhere => words.say("write-link-elsewhere"),
        WriteError::NobodyReads => words.say("write-nobody-reads"),
        WriteError::DiskFull => words.say("write-disk-full"),
        WriteError::NoFolder(folder) => words.say_with("write-no-folder", &[("folder", &shown(folder))]),
        WriteError::FolderGone(reason) => words.say_with("write-folder-gone", &[("reason", &shown(reason))]),
        WriteError::TooLarge(bytes) => {
            let megabytes = bytes.div_ceil(1024 * 1024).to_string();
            words.say_with("write-too-large", &[("megabytes", &megabytes)])
        }
        WriteError::ProjectGone(folder) => {
            words.say_with("write-project-gone", &[("folder", &shown(folder))])
        }
        WriteError::OtherComputer => words.say("write-other-computer"),
        WriteError::KeepsChanging => words.say("write-keeps-changing"),
        WriteError::Locked => words.say("write-locked"),
        WriteError::Other(reason) => words.say_with("write-other", &[("reason", &shown(reason))]),
    }
}

/// What a step did.
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
        StepLabel::Starred => words.say("step-star"),
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
        StepLabel::CodebookChanged => words.say("step-codebook"),
        StepLabel::ArticleChanged => words.say("step-article"),
        StepLabel::WentBack(moment) => words.say_with("step-went-back", &[("time", &moment.local_second())]),
        StepLabel::ConflictSettled => words.say("step-clash-settled"),
        StepLabel::Restored(until) => words.say_with("step-restored", &[("time", &until.local_second())]),
    }
}

/// A message about the other people who work on the project.
fn of_others(words: &Words, notice: &Notice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    let (name, id) = match notice {
        Notice::SamePerson(name, id) | Notice::IsSamePerson(name, id) | Notice::IsSomebodyElse(name, id) => {
            (shown(name), id.as_str())
        }
        _ => (String::new(), ""),
    };
    let person = [("name", name.as_str()), ("folder", id)];
    match notice {
        Notice::OthersHidden => words.say("notice-others-hidden"),
        Notice::OthersShown => words.say("notice-others-shown"),
        Notice::SamePerson(..) => words.say_with("notice-same-person", &person),
        Notice::IsSamePerson(..) => words.say_with("notice-is-same-person", &person),
        Notice::IsSomebodyElse(..) => words.say_with("notice-is-somebody-else", &person),
        Notice::OnOtherComputer(folder) => with("notice-on-other-computer", "folder", folder.as_str()),
        Notice::BlindBy(names) => with("notice-blind-by", "names", names),
        Notice::OpenedBy(names) if names.is_empty() => words.say("step-opened"),
        Notice::OpenedBy(names) => with("notice-opened-by", "names", names),
        Notice::NotBlind => words.say("notice-not-blind"),
        Notice::NothingToCopy => words.say("notice-nothing-to-copy"),
        Notice::PeopleHidden(n) => words.say_n("n-people-hidden", *n),
        _ => String::new(),
    }
}

/// A message of the status line.
#[must_use]
pub fn notice(words: &Words, notice: &Notice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    let why = |error: &WriteError| write_error(words, error);
    match notice {
        Notice::Made(label) => step(words, label),
        Notice::MadeWhole(label, unit) => {
            with(&format!("notice-whole-{}", unit.name()), "step", &step(words, label))
        }
        Notice::Undone(label) => with("notice-undone", "step", &step(words, label)),
        Notice::Redone(label) => with("notice-redone", "step", &step(words, label)),
        Notice::AlreadyTagged(name) => with("notice-already-tagged", "theme", &quoted(name)),
        Notice::MovingEdges => words.say("notice-moving-edges"),
        Notice::NoFurtherAnnotation => words.say("notice-no-further"),
        Notice::StillReading => words.say("notice-still-reading"),
        Notice::NothingBeside => words.say("notice-nothing-beside"),
        Notice::NothingHere => words.say("notice-nothing-here"),
        Notice::OthersHidden
        | Notice::OthersShown
        | Notice::PeopleHidden(_)
        | Notice::SamePerson(..)
        | Notice::IsSamePerson(..)
        | Notice::IsSomebodyElse(..)
        | Notice::OnOtherComputer(_)
        | Notice::BlindBy(_)
        | Notice::OpenedBy(_)
        | Notice::NotBlind
        | Notice::NothingToCopy => of_others(words, notice),
        Notice::NothingToUndo => words.say("notice-nothing-to-undo"),
        Notice::NothingToRedo => words.say("notice-nothing-to-redo"),
        Notice::Stale => words.say("notice-stale"),
        Notice::AllSaved => words.say("notice-all-saved"),
        Notice::NothingSelected => words.say("notice-nothing-selected"),
        Notice::NotYours(name) => with("notice-not-yours", "name", name),
        Notice::WhichTheme => words.say("notice-which-theme"),
        Notice::NoThemeOfKey(key) => with("notice-no-theme-of-key", "key", key),
        Notice::NoLastTheme => words.say("notice-no-last-theme"),
        Notice::ThemeExists(name) => with("notice-theme-exists", "theme", &quoted(name)),
        Notice::ThemeNameAmbiguous(name) => with("notice-theme-ambiguous", "theme", &quoted(name)),
        Notice::EmptyName => words.say("notice-empty-name"),
        Notice::Locked => words.say("notice-locked"),
        Notice::ThemeCircle => words.say("notice-theme-circle"),
        Notice::ThemeTooDeep(n_most) => with("notice-theme-too-deep", "n", &n_most.to_string()),
        Notice::ArticleProblem(what) | Notice::NotWritable(what) => problem(words, what),
        Notice::FolderNotOpened(path, reason) => words.say_with(
            "notice-folder-not-opened",
            &[("path", &shown(&path.display().to_string())), ("reason", &shown(reason))],
        ),
        Notice::SamplesNotCopied(path, error) | Notice::NotExported(path, error) => words.say_with(
            "notice-not-written",
            &[("path", &shown(&path.display().to_string())), ("reason", &why(error))],
        ),
        Notice::Exported(path, n) => words.say_with(
            "notice-exported",
            &[("path", &shown(&path.display().to_string())), ("passages", &words.say_n("n-passages", *n))],
        ),
        Notice::SettingsNotSaved(error) => with("notice-settings-not-saved", "reason", &why(error)),
        Notice::SettingsNotRead(what) => with("notice-settings-not-read", "problem", &problem(words, what)),
        Notice::KeysNotUsed(file, wrong) => {
            let lines: Vec<String> = wrong.iter().map(|wrong| wrong_key(words, wrong)).collect();
            let file = shown(&file.display().to_string());
            words.say_with("notice-keys-not-used", &[("path", &file), ("entries", &lines.join(" "))])
        }
        Notice::BookmarkSet(quote) => with("notice-bookmark-set", "quote", quote),
        Notice::BookmarkRemoved(quote) => with("notice-bookmark-removed", "quote", quote),
        Notice::NoFurtherBookmark => words.say("notice-no-further-bookmark"),
        Notice::ReadingNotSaved(error) => with("notice-reading-not-saved", "reason", &why(error)),
        Notice::ReadingNotRead(what) => with("notice-reading-not-read", "problem", &problem(words, what)),
        Notice::Failed(reason) => with("notice-failed", "reason", &without_build_paths(reason)),
        Notice::Copied => words.say("notice-copied"),
        other => super::drafts::of_drafts(words, other),
    }
}

/// An entry of the settings' keys that is not used: where, what, why.
#[must_use]
pub fn wrong_key(words: &Words, wrong: &WrongKey) -> String {
    let place = wrong.place.map(|(line, column)| {
        let place = [("line", &*line.to_string()), ("column", &*column.to_string())];
        format!("{}: ", words.say_with("problem-place", &place))
    });
    let (action, key) = &wrong.entry;
    let entry = shown(&format!("(\"{action}\", \"{key}\")"));
    format!("{}{entry} – {}", place.unwrap_or_default(), key_fault(words, wrong.fault))
}

/// Why a key cannot be an action's.
#[must_use]
pub fn key_fault(words: &Words, fault: KeyFault) -> String {
    match fault {
        KeyFault::NoAction => words.say("key-no-action"),
        KeyFault::NoKey => words.say("key-no-key"),
        KeyFault::NeverAlone => words.say("key-never-alone"),
        KeyFault::Reserved => words.say("key-reserved"),
        KeyFault::TakenBy(action) => {
            let name = words.say(&format!("action-{}", action.name()));
            words.say_with("key-taken", &[("action", &name)])
        }
    }
}

/// The fixed words of a report.
#[must_use]
pub fn export_words(words: &Words) -> ExportWords {
    ExportWords {
        title: words.say("report-title"),
        themes: words.say("report-themes"),
        note: words.say("report-note"),
        without_theme: words.say("no-theme"),
        moved: words.say("state-moved"),
        changed: words.say("state-changed"),
        ambiguous: words.say("state-ambiguous"),
        lost: words.say("state-lost"),
    }
}

/// Code points of a name, a query or a passage that a message holds, at most.
const QUOTED_CHARS: usize = 160;

/// A name, a query or a passage as a message holds it: so much of it that the message stays a line.
#[must_use]
pub fn quoted(words: &str) -> String {
    shown(&shortened(words, QUOTED_CHARS))
}

/// A name from outside as it is shown: control characters and those that turn the direction of writing as marks.
#[must_use]
pub fn shown(name: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !name.chars().any(is_hidden) {
        return name.to_owned();
    }
    name.chars().map(|c| if is_hidden(c) { '�' } else { c }).collect()
}
