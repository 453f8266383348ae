//! What is said of importing articles: why a file was not read, what was left out, messages.

use super::language::Words;
use super::messages::{shown, undecodable, write_error};
use crate::documents::damage::Damage;
use crate::documents::document::{DocumentFault, LeftOut};
use crate::documents::old_encodings::Encoding;
use crate::exchange::color_names::ColorNames;
use crate::exchange::reading::{ForeignProgram, NotRead};
use crate::exchange::table_columns::Role;
use crate::exchange::told_text::{Counting, Unit};
use crate::model::imported::Origin;
use crate::session::ImportNotice;
use crate::workers::importing::ImportFault;

/// How much comes in by an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amounts {
    pub articles: usize,
    pub passages: usize,
    pub themes: usize,
    /// Articles of which more is known now.
    pub completed: usize,
}

impl Amounts {
    /// What there is any of, one after another: *3 articles, 35 passages*.
    #[must_use]
    pub fn told(self, words: &Words) -> String {
        let amounts = [
            ("n-articles", self.articles),
            ("n-passages", self.passages),
            ("n-themes", self.themes),
            ("n-articles-completed", self.completed),
        ];
        let told = amounts.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| words.say_n(id, n));
        told.collect::<Vec<_>>().join(", ")
    }
}

/// What a coder is called; one of whom no name is told too.
#[must_use]
pub fn coder(words: &Words, name: &str) -> String {
    if name.trim().is_empty() { words.say("import-coder-unnamed") } else { shown(name) }
}

/// What the colours of highlights are called.
#[must_use]
pub fn color_names(words: &Words) -> ColorNames {
    let names = ["yellow", "red", "green", "blue", "purple", "magenta", "orange", "gray", "black"];
    ColorNames(names.map(|name| words.say(&format!("highlight-{name}"))))
}

/// What a column of a table holds.
#[must_use]
pub fn role(words: &Words, role: Role) -> String {
    words.say(match role {
        Role::Text => "column-text",
        Role::Title => "column-title",
        Role::Date => "column-date",
        Role::Source => "column-source",
        Role::Author => "column-author",
        Role::Address => "column-address",
        Role::Attribute => "column-attribute",
        Role::Ignored => "column-ignored",
    })
}

/// How positions are counted.
#[must_use]
pub fn counting(words: &Words, counting: Counting) -> String {
    let unit = match counting.unit {
        Unit::CodePoints => "counting-code-points",
        Unit::Utf16 => "counting-utf-16",
        Unit::Utf8Bytes => "counting-bytes",
    };
    let mut told = vec![words.say(unit)];
    told.extend(counting.has_joined_ends.then(|| words.say("counting-joined-ends")));
    told.extend(counting.has_mark.then(|| words.say("counting-mark")));
    told.join(", ")
}

/// Why nothing was read of a file, as it goes on after the file's name.
#[must_use]
pub fn not_read(words: &Words, why: &NotRead) -> String {
    let with_reason = |id: &str, reason: &str| words.say_with(id, &[("reason", &shown(reason))]);
    match why {
        NotRead::Document(DocumentFault::OtherKind) => words.say("not-read-other-kind"),
        NotRead::Document(DocumentFault::Damaged(how)) => {
            words.say_with("not-read-damaged", &[("reason", &damage(words, how))])
        }
        NotRead::Document(DocumentFault::Newer(_)) => words.say("not-read-newer"),
        NotRead::Document(DocumentFault::Encrypted) => words.say("not-read-encrypted"),
        NotRead::Document(DocumentFault::TooLarge(_)) => words.say("not-read-too-large"),
        NotRead::Document(DocumentFault::NoText) => words.say("not-read-no-text"),
        NotRead::Document(DocumentFault::Stopped) => words.say("not-read-stopped"),
        NotRead::Text(error) => undecodable(words, error),
        NotRead::Noise => words.say("not-read-noise"),
        NotRead::OtherTable => words.say("not-read-other-table"),
        NotRead::NoTextColumn => words.say("not-read-no-text-column"),
        NotRead::Foreign(ForeignProgram::NVivo) => words.say("not-read-nvivo"),
        NotRead::Foreign(ForeignProgram::AtlasTi) => words.say("not-read-atlas-ti"),
        NotRead::Foreign(ForeignProgram::Maxqda) => words.say("not-read-maxqda"),
        NotRead::Unknown => words.say("not-read-unknown"),
        NotRead::Unreadable(reason) => with_reason("not-read-unreadable", reason),
        NotRead::BrokeDown => words.say("not-read-broke-down"),
    }
}

/// How a file is damaged.
fn damage(words: &Words, damage: &Damage) -> String {
    let named = |id: &str, name: &str| words.say_with(id, &[("name", &shown(name))]);
    match damage {
        Damage::Part(name) => named("damage-part", name),
        Damage::MissingPart(name) => named("damage-missing-part", name),
        Damage::SizeOfPart(name) => named("damage-size-of-part", name),
        Damage::Contents => words.say("damage-contents"),
        Damage::SameNames => words.say("damage-same-names"),
        Damage::Overlap => words.say("damage-overlap"),
        Damage::DocumentType => words.say("damage-document-type"),
        Damage::Encoding(name) => named("damage-encoding", name),
        Damage::NoPackage => words.say("damage-no-package"),
        Damage::TextElsewhere => words.say("damage-text-elsewhere"),
        Damage::EndlessObjects => words.say("damage-endless-objects"),
        Damage::NoPages => words.say("damage-no-pages"),
        Damage::Decryption => words.say("damage-decryption"),
        Damage::NoRow => words.say("damage-no-row"),
        Damage::Json { line, column } => {
            let (line, column) = (words.count(*line), words.count(*column));
            words.say_with("damage-json", &[("line", &line), ("column", &column)])
        }
        Damage::Database => words.say("damage-database"),
        Damage::SlowTable => words.say("damage-slow-table"),
        Damage::OtherLog => words.say("damage-other-log"),
    }
}

/// What could not be taken of a file.
#[must_use]
pub fn left_out(words: &Words, left_out: LeftOut) -> String {
    words.say_n(&format!("left-out-{}", left_out.what.name()), left_out.n)
}

/// What an encoding is called.
#[must_use]
pub fn encoding(words: &Words, encoding: Encoding) -> String {
    words.say(&format!("encoding-{}", encoding.name()))
}

/// Where an article comes from.
#[must_use]
pub fn origin(words: &Words, origin: &Origin) -> String {
    let (file, time) = (shown(&origin.file), words.date_time(origin.at));
    match origin.part {
        None => words.say_with("article-origin", &[("file", &file), ("time", &time)]),
        Some(part) => {
            let part = words.count(part);
            words.say_with("article-origin-part", &[("file", &file), ("part", &part), ("time", &time)])
        }
    }
}

/// A message about an import.
pub(super) fn notice(words: &Words, notice: &ImportNotice) -> String {
    let failed = |id: &str, error| words.say_with(id, &[("reason", &write_error(words, error))]);
    match notice {
        ImportNotice::NothingNew => words.say("notice-import-nothing-new"),
        ImportNotice::NoFiles => words.say("notice-import-no-files"),
        ImportNotice::StillAtIt => words.say("notice-import-busy"),
        ImportNotice::Stopped => words.say("notice-import-stopped"),
        ImportNotice::NotWritten(ImportFault { file: None, error }) => {
            failed("notice-import-not-written", error)
        }
        ImportNotice::NotWritten(ImportFault { file: Some(file), error }) => {
            let told = [("file", file.as_str()), ("reason", &write_error(words, error))];
            words.say_with("notice-import-file-not-written", &told)
        }
        ImportNotice::LeftInFolder(n) => words.say_n("notice-import-left", *n),
        ImportNotice::NotPutBack(n) => words.say_n("notice-import-not-put-back", *n),
        ImportNotice::NotMoved(error) => failed("notice-import-not-moved", error),
    }
}
