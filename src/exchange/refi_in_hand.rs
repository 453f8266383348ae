//! The sources of a REFI-QDA project with their texts in hand; those that have no words are counted.

use super::refi_held::Held;
use super::refi_ids::Id;
use super::refi_package::Package;
use super::refi_sources::{SourceOf, ToldSource};
use super::refi_tally::Tally;
use super::refi_texts::{About, Selection, TextPart};
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind};

/// A source with its text.
#[derive(Debug)]
pub(super) struct InHand {
    pub(super) held: Held,
    /// The file of the text.
    pub(super) path: String,
    pub(super) selections: Vec<Selection>,
    /// What is said of it: the nearer first.
    pub(super) abouts: [About; 2],
}

impl InHand {
    fn new(held: Held, part: TextPart, about: About, kind: SourceOf) -> Self {
        let TextPart { about: own, plain_path: path, selections, .. } = part;
        // The text of pages is named after its file; a transcript has a name of its own.
        let abouts = match kind {
            SourceOf::Words => [about, own],
            SourceOf::Media => [own, about],
        };
        Self { held, path, selections, abouts }
    }

    /// Its id.
    pub(super) fn id(&self) -> Option<Id> {
        self.abouts.iter().find_map(|about| about.id)
    }
}

/// Reads the texts of a source, and counts what has none.
///
/// # Errors
/// Where a file is encrypted, or it is asked to stop.
pub(super) fn in_hand(
    source: ToldSource,
    package: &mut Package<'_>,
    tally: &mut Tally,
    is_stopped: IsStopped<'_>,
) -> Result<Vec<InHand>, DocumentFault> {
    let ToldSource { kind, mut about, texts, n_areas } = source;
    let mut found = Vec::new();
    let mut n_without_words = n_areas;
    for mut part in texts {
        let held = Held::of(&mut part, package, is_stopped)?;
        let is_missing = matches!(held, Held::Nothing);
        if is_missing && kind == SourceOf::Media {
            n_without_words = n_without_words.saturating_add(part.selections.len());
            continue;
        }
        tally.add(LeftOutKind::MissingTexts, usize::from(is_missing));
        if let Held::Document(document) = &held {
            document.left_out.iter().for_each(|left_out| tally.add(left_out.what, left_out.n));
        }
        // What is said of a film with several transcripts is said of the first.
        found.push(InHand::new(held, part, std::mem::take(&mut about), kind));
    }
    if found.is_empty() {
        tally.add(LeftOutKind::Media, 1);
        n_without_words = n_without_words.saturating_add(about.applied.len());
    }
    tally.add(LeftOutKind::PassagesOfMedia, n_without_words);
    Ok(found)
}
