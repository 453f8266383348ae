//! Where the passages of a text stand in its reading text, and what their words are.

use super::refi_held::Held;
use super::refi_in_hand::InHand;
use super::refi_notes::Notes;
use super::refi_offsets::{ByteSpan, Ranges};
use super::refi_passages::{Passage, Passages};
use super::refi_tally::Tally;
use super::refi_texts::{About, Selection};
use super::refi_words::{MAX_SEARCHED_BYTES, Said, Searched};
use super::study::{Coder, Coding, SourceText};
use super::told_text::{CharSpan, Counting, ToldSpan, ToldText};
use crate::documents::document::LeftOutKind;

/// Places the passages of one text after the other.
pub(super) struct Placing<'p> {
    passages: Passages<'p>,
    notes: &'p mut Notes,
    tally: &'p mut Tally,
    n_bytes_left: u64,
}

impl<'p> Placing<'p> {
    /// Adds to these passages.
    pub(super) fn new(passages: Passages<'p>, notes: &'p mut Notes, tally: &'p mut Tally) -> Self {
        Self { passages, notes, tally, n_bytes_left: MAX_SEARCHED_BYTES }
    }

    /// Places the passages of a source, and gives its text.
    pub(super) fn place(&mut self, source: usize, id: &str, text: InHand, counting: Counting) -> SourceText {
        let InHand { held, selections, abouts, .. } = text;
        let whole = whole_of(id, abouts);
        match held {
            Held::Told(told) => {
                let saids = self.saids(&told, &selections, counting);
                let told = ToldText::new(told);
                let spans = reading_spans(&told, &selections, counting);
                let passages = selections.into_iter().zip(saids).zip(spans);
                let passage = |((selection, said), span)| Passage { source, span, said, selection };
                self.add_all(passages.map(passage));
                let span = whole.is_some().then(|| whole_span(&told)).flatten();
                self.add_whole(source, whole, span);
                told.source_text()
            }
            Held::Document(document) => {
                let plain = document.plain_text().text;
                self.add_unplaced(source, &plain, selections);
                self.add_whole(source, whole, None);
                SourceText::Document(document)
            }
            Held::Nothing => {
                self.add_without_text(source, selections);
                self.tally.add(LeftOutKind::PassagesWithoutText, usize::from(whole.is_some()));
                SourceText::Unknown
            }
        }
    }

    fn saids(&mut self, told: &str, selections: &[Selection], counting: Counting) -> Vec<Said> {
        let spans = Ranges::new(told, selections.iter().map(|selection| selection.range)).spans(counting);
        let mut searched = Searched::new(told, self.n_bytes_left);
        let saids =
            selections.iter().zip(spans).map(|(one, span): (_, Option<ByteSpan>)| searched.said(one, span));
        let saids = saids.collect();
        self.n_bytes_left = searched.n_bytes_left;
        saids
    }

    /// Adds passages of which only the words count.
    fn add_unplaced(&mut self, source: usize, text: &str, selections: Vec<Selection>) {
        let mut searched = Searched::new(text, self.n_bytes_left);
        let saids: Vec<Said> = selections.iter().map(|selection| searched.said(selection, None)).collect();
        self.n_bytes_left = searched.n_bytes_left;
        let passage = |(selection, said)| Passage { source, span: None, said, selection };
        self.add_all(selections.into_iter().zip(saids).map(passage));
    }

    /// Adds passages of a text that is not there, as far as their words are told.
    fn add_without_text(&mut self, source: usize, selections: Vec<Selection>) {
        let mut searched = Searched::new("", self.n_bytes_left);
        let passages = selections.into_iter().map(|selection| {
            let said = searched.said(&selection, None);
            Passage { source, span: None, said, selection }
        });
        let (known, lost): (Vec<Passage>, Vec<Passage>) =
            passages.partition(|passage| !passage.said.quote.is_empty());
        self.tally.add(LeftOutKind::PassagesWithoutText, lost.len());
        self.add_all(known.into_iter());
    }

    fn add_all(&mut self, passages: impl Iterator<Item = Passage>) {
        for passage in passages {
            self.passages.add(passage, self.notes, self.tally);
        }
    }

    fn add_whole(&mut self, source: usize, whole: Option<Selection>, span: Option<CharSpan>) {
        if let Some(selection) = whole {
            let passage = Passage { source, span, said: Said::default(), selection };
            self.passages.add(passage, self.notes, self.tally);
        }
    }

    /// Who coded, and the codings.
    pub(super) fn finish(self) -> (Vec<Coder>, Vec<Coding>) {
        self.passages.finish()
    }
}

/// The codes that were applied to a source as a whole: a passage that is all of it.
fn whole_of(id: &str, abouts: [About; 2]) -> Option<Selection> {
    let applied: Vec<_> = abouts.into_iter().flat_map(|about| about.applied).collect();
    (!applied.is_empty()).then(|| Selection { id: id.to_owned(), applied, ..Selection::default() })
}

/// All of a text but the white space around it.
fn whole_span(told: &ToldText) -> Option<CharSpan> {
    let text = told.reading();
    let n_before = text.chars().take_while(|c| c.is_whitespace()).count();
    let end = n_before.saturating_add(text.trim().chars().count());
    (n_before < end).then_some(CharSpan { start: n_before, end })
}

/// Where selections stand in the reading text.
fn reading_spans(told: &ToldText, selections: &[Selection], counting: Counting) -> Vec<Option<CharSpan>> {
    let nowhere = ToldSpan { start: 0, end: 0 };
    let ranges: Vec<ToldSpan> = selections
        .iter()
        .map(|selection| selection.range.filter(|range| range.start < range.end).unwrap_or(nowhere))
        .collect();
    told.spans(counting, &ranges)
}
