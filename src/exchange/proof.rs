//! An export that this program can read, too, is read back before it is called done: every passage has to be in it, with
//! what its format keeps of a passage.

use super::codebook::full_name;
use super::codebook_reading::{MAX_THEMES, clean_name};
use super::format::{FormatId, ReadFrom};
use super::reading::{Input, NotRead};
use super::study::{Code, Study};
use super::told_text::CharSpan;
use crate::documents::document::{DocumentFault, IsStopped};
use std::collections::BTreeMap;

/// Which place of a passage a format keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptPlace {
    /// Where it was anchored.
    Anchored,
    /// Where it stands today; passages without such a place are kept in another way.
    Today,
    /// Where it stands today, else where it was anchored.
    TodayElseAnchored,
    /// The one or the other, as the words stand there: the words are compared.
    Words,
}

/// Why an export is not called done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// Nobody wants it any more.
    #[error("it was stopped")]
    Stopped,
    /// Something else is in it than was written.
    #[error("what was read back is not what was written")]
    Other,
}

impl FormatId {
    /// Whether exports in this format are read back.
    #[must_use]
    pub fn is_read_back(self) -> bool {
        self.study_writer().is_some_and(|writer| writer.keeps.is_some())
    }
}

/// Reads an export and compares it with the study that it was made of.
///
/// # Errors
/// Where passages are missing, or others than those of the study are in it.
pub fn prove(id: FormatId, study: &Study, bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<(), Unproven> {
    let kept = id.study_writer().and_then(|writer| writer.keeps);
    let Some((kept, ReadFrom::Project(read))) = kept.zip(id.format().read) else { return Ok(()) };
    let found = match read(Input::of(bytes), is_stopped) {
        Ok(found) => found,
        Err(NotRead::Document(DocumentFault::Stopped)) => return Err(Unproven::Stopped),
        // Importing has limits that exporting has not.
        Err(NotRead::Document(DocumentFault::TooLarge(_))) => return Ok(()),
        Err(_) => return Err(Unproven::Other),
    };
    if study.codes.len() > MAX_THEMES {
        return Ok(());
    }
    let is_same = counted(study, kept) == counted(&found.study, kept.as_read());
    if is_same { Ok(()) } else { Err(Unproven::Other) }
}

impl KeptPlace {
    /// The same of what was read: it knows no text of today.
    fn as_read(self) -> Self {
        match self {
            Self::Anchored | Self::Today | Self::TodayElseAnchored => Self::Anchored,
            Self::Words => Self::Words,
        }
    }
}

/// What is compared of a passage: its place or its words, its codes, who coded it, and the note.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kept<'s> {
    place: Option<CharSpan>,
    quote: &'s str,
    codes: Vec<String>,
    coder: String,
    note: Option<String>,
}

/// How many passages there are of each kind.
fn counted(study: &Study, place: KeptPlace) -> BTreeMap<Kept<'_>, usize> {
    let mut counted = BTreeMap::new();
    for coding in &study.codings {
        let anchored = CharSpan { start: coding.start, end: coding.end };
        let (place, quote) = match place {
            KeptPlace::Anchored => (Some(anchored), ""),
            KeptPlace::TodayElseAnchored => (coding.today.or(Some(anchored)), ""),
            KeptPlace::Today if coding.today.is_none() => continue,
            KeptPlace::Today => (coding.today, ""),
            KeptPlace::Words => (None, coding.quote.as_str()),
        };
        let mut codes: Vec<String> = study.codes(coding).map(name_of).collect();
        codes.sort();
        let note = coding.note.as_deref().map(normal).filter(|note| !note.is_empty());
        let kept = Kept { place, quote, codes, coder: plain_name(study.coder(coding)), note };
        *counted.entry(kept).or_default() += 1;
    }
    counted
}

/// The name of a code as readers have it.
fn name_of(code: &Code) -> String {
    full_name(&code.theme.path.iter().map(|name| plain_name(name)).collect::<Vec<_>>())
}

/// A name as readers have it: cleaned, and without the number that tells it from a namesake.
fn plain_name(name: &str) -> String {
    let name = clean_name(name);
    let number = name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let number = number.filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    number.map_or_else(|| name.clone(), |(before, _)| before.to_owned())
}

/// A note as formats keep it: its lines, without white space around the whole and without control characters, which some
/// replace.
fn normal(note: &str) -> String {
    let is_lost = |c: char| c.is_control() || c == '\u{fffd}';
    let lines = note.split(is_lost).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
