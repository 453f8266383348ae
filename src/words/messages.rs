//! What values of the lower floors are in words: problems, notices, steps, reasons.

use super::build_paths::without_build_paths;
use super::language::{Words, without_doubled_quotes};
use crate::exchange::export_words::ExportWords;
use crate::exchange::sink::Limited;
use crate::model::id::NameFault;
use crate::session::{KeyFault, WrongKey};
use crate::storage::atomic_write::WriteError;
use crate::storage::misreading::{Misreading, ReadingFault};
use crate::storage::picture::PictureFault;
use crate::storage::problem::{FilePlace, Problem, ProblemKind};
use crate::text::decode::DecodeError;
use crate::text::shortened::shortened;

/// A problem in full: where, what is wrong, and what can be done.
#[must_use]
pub fn problem(words: &Words, problem: &Problem) -> String {
    format!("{}: {}", problem_place(words, problem), problem_kind(words, &problem.kind))
}

/// The file, with line and column where they are known.
#[must_use]
pub fn problem_place(words: &Words, problem: &Problem) -> String {
    let file = shown(&problem.path);
    problem.place.map_or_else(|| file.clone(), |place| format!("{file}, {}", file_place(words, place)))
}

fn file_place(words: &Words, place: FilePlace) -> String {
    let (line, column) = (place.line.to_string(), place.column.to_string());
    words.say_with("problem-place", &[("line", &line), ("column", &column)])
}

/// What is wrong, and what can be done.
#[must_use]
pub fn problem_kind(words: &Words, kind: &ProblemKind) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match kind {
        ProblemKind::Unreadable(reason) => with("problem-unreadable", "reason", reason),
        ProblemKind::NotRegular => words.say("problem-not-regular"),
        ProblemKind::TooManyFiles(n) => words.say_n("problem-too-many-files", *n),
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
        ProblemKind::UnreadableHead(line) => {
            words.say_with("problem-unreadable-head", &[("line", &line.to_string())])
        }
        ProblemKind::NotRon(why) => with("problem-not-ron", "reason", &misreading(words, why)),
        ProblemKind::WrongName(NameFault::NoId(id)) => with("problem-no-id", "id", id),
        ProblemKind::WrongName(NameFault::NoPath(path)) => with("problem-no-path", "path", path),
        ProblemKind::NewerFormat(format) => with("problem-newer-format", "format", &format.to_string()),
        ProblemKind::UnknownField(field) => with("problem-unknown-field", "field", field),
        ProblemKind::ForeignKind(kind) => with("problem-foreign-kind", "kind", kind),
        ProblemKind::DamagedLine(why) => with("problem-damaged-line", "reason", &misreading(words, why)),
        ProblemKind::SecondCopy => words.say("problem-second-copy"),
        ProblemKind::DuplicateId(id) => with("problem-duplicate-id", "id", id),
        ProblemKind::EndBeforeStart(id) => with("problem-end-before-start", "id", id),
        ProblemKind::WrongPositions(id) => with("problem-wrong-positions", "id", id),
        ProblemKind::UnknownTheme { id, theme } => {
            words.say_with("problem-unknown-theme", &[("id", &shown(id)), ("theme", &shown(theme))])
        }
        ProblemKind::UnknownLabel(label) => with("problem-unknown-label", "label", label),
        ProblemKind::NoCodebook(why) => super::codebooks::misread(words, why),
    }
}

/// Why a text is not understood, in the person's language, with what the reader says in brackets.
fn misreading(words: &Words, why: &Misreading) -> String {
    let fault = words.say(match why.fault {
        ReadingFault::NotUtf8 => "misread-not-utf8",
        ReadingFault::EndsEarly => "misread-ends-early",
        ReadingFault::GoesOn => "misread-goes-on",
        ReadingFault::SignMissing => "misread-sign-missing",
        ReadingFault::WrongValue => "misread-wrong-value",
        ReadingFault::FieldMissing => "misread-field-missing",
        ReadingFault::FieldTwice => "misread-field-twice",
        ReadingFault::UnknownName => "misread-unknown-name",
        ReadingFault::CheckSum => "misread-check-sum",
        ReadingFault::Other => "misread-other",
    });
    let told = without_build_paths(&why.told);
    words.say_with("misread", &[("fault", &fault), ("told", told.trim_end_matches('.'))])
}

pub(super) fn undecodable(words: &Words, error: &DecodeError) -> String {
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
            words.say_with("waiting-files", &[("path", &shown(path)), ("n", &words.count(more.len()))])
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
        WriteError::NameTaken => words.say("write-name-taken"),
        WriteError::KeepsChanging => words.say("write-keeps-changing"),
        WriteError::Locked => words.say("write-locked"),
        WriteError::Stopped => words.say("write-stopped"),
        WriteError::NotAsWritten => words.say("write-not-as-written"),
        WriteError::TooMuch { what, most } => {
            let id = match what {
                Limited::Rows => "write-too-many-rows",
                Limited::Columns => "write-too-many-columns",
                Limited::Bytes => "write-too-many-bytes",
                Limited::Pixels => "write-too-many-pixels",
            };
            words.say_with(id, &[("most", &words.count(*most))])
        }
        WriteError::Nothing => words.say("write-nothing"),
        WriteError::WrongQuery(fault) => super::asking::fault(words, fault),
        WriteError::Other(reason) => words.say_with("write-other", &[("reason", &shown(reason))]),
    }
}

/// An entry of the settings' keys that is not used: where, what, why.
#[must_use]
pub fn wrong_key(words: &Words, wrong: &WrongKey) -> String {
    let place = wrong.place.map(|place| format!("{}: ", file_place(words, place)));
    let entry = shown(&wrong.entry.to_string());
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
        also: words.say("report-also"),
        note: words.say("report-note"),
        without_theme: words.say("no-theme"),
        moved: words.say("state-moved"),
        changed: words.say("state-changed"),
        ambiguous: words.say("state-ambiguous"),
        lost: words.say("state-lost"),
        book: super::codebooks::book_words(words),
        page: super::printing::pdf_words(words),
        pages: Box::new(super::exports::pages_words(words)),
        docx: Box::new(super::exports::docx_words(words)),
        refi: Box::new(super::exports::refi_words(words)),
        vault: Box::new(super::exports::vault_words(words)),
        sheets: Box::new(super::exports::sheet_words(words)),
        grid: Box::new(super::tables::grid_words(words)),
        colors: super::imports::color_names(words),
    }
}

/// Code points of a name, a query or a passage that a message holds, at most.
const QUOTED_CHARS: usize = 160;

/// A name, a query or a passage as a message holds it: so much of it that the message stays a line.
#[must_use]
pub fn quoted(words: &str) -> String {
    shown(&shortened(words, QUOTED_CHARS))
}

/// A passage or a name between quotation marks.
#[must_use]
pub fn in_quotes(words: &str) -> String {
    without_doubled_quotes(format!("“{words}”"))
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

/// Why a picture that an article names is not shown.
#[must_use]
pub fn picture_fault(words: &Words, address: &str, fault: PictureFault) -> String {
    let why = match fault {
        PictureFault::Elsewhere => "picture-elsewhere",
        PictureFault::Outside => "picture-outside",
        PictureFault::Missing => "picture-missing",
        PictureFault::UnknownKind => "picture-unknown-kind",
        PictureFault::TooLarge => "picture-too-large",
        PictureFault::Unreadable => "picture-unreadable",
    };
    words.say_with(why, &[("address", &shown(address))])
}
