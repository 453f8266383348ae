//! From what a REFI-QDA project tells to a study: texts are read, positions counted, passages placed.

use super::facts::ArticleFacts;
use super::found_study::{FoundStudy, UnsureCounting};
use super::refi_attributes::Attributes;
use super::refi_codes::Codes;
use super::refi_counting::{Trial, Tried, Verdict, judge};
use super::refi_held::Held;
use super::refi_ids::Id;
use super::refi_in_hand::{InHand, in_hand};
use super::refi_names::source_name;
use super::refi_notes::{Notes, joined};
use super::refi_package::Package;
use super::refi_passages::Passages;
use super::refi_placing::Placing;
use super::refi_project::ToldProject;
use super::study::{Source, Study};
use super::told_text::Counting;
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind};
use std::collections::HashMap;

/// Makes a study of a project.
///
/// # Errors
/// Where a file is encrypted, there is too much, or it is asked to stop.
pub(super) fn study_of(
    told: ToldProject,
    package: &mut Package<'_>,
    counting: Option<Counting>,
    is_stopped: IsStopped<'_>,
) -> Result<FoundStudy, DocumentFault> {
    let mut tally = told.tally;
    let mut notes = Notes::gather(told.notes, package, is_stopped)?;
    let codes = Codes::gather(told.codes, &told.ids, &mut notes, told.is_ours)?;
    let counting = counting.or(told.is_ours.then_some(Counting::CODE_POINTS));
    let mut texts: Vec<InHand> = Vec::new();
    for source in told.sources {
        texts.extend(in_hand(source, package, &mut tally, is_stopped)?);
    }
    let mut sources = Vec::new();
    let mut places: HashMap<Id, usize> = HashMap::new();
    let mut attributes = Attributes::new(&told.ids, &told.variables);
    for (at, text) in texts.iter_mut().enumerate() {
        let annotations = text.abouts.iter_mut().flat_map(|about| notes.take_annotations(&mut about.notes));
        text.selections.extend(annotations);
        let path = source_name(text, told.ids.text(text.id()));
        let facts = ArticleFacts { path, ..ArticleFacts::default() };
        let memo = memo_of(text, &mut notes);
        // Of other programs they are codings of all of its text.
        let applied =
            text.abouts.iter_mut().filter(|_| told.is_ours).flat_map(|about| about.applied.drain(..));
        let whole = applied.filter_map(|applied| codes.places.get(&applied.code?).copied()).collect();
        sources.push(Source { facts, memo, codes: whole, ..Source::default() });
        for about in &text.abouts {
            if let Some(id) = about.id {
                places.entry(id).or_insert(at);
            }
            attributes.add_values(&mut sources, at, &about.values);
        }
    }
    for case in &told.cases {
        let is_taken = attributes.add_case(&mut sources, case, &places);
        tally.add(LeftOutKind::Sets, usize::from(!is_taken));
    }
    let verdict = verdict_of(&texts, counting, is_stopped)?;
    let passages = Passages::new(&codes.places, &told.users, told.is_ours);
    let mut placing = Placing::new(passages, &mut notes, &mut tally);
    for (at, (text, counting)) in texts.into_iter().zip(verdict.countings).enumerate() {
        if is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        let id = told.ids.text(text.id()).to_owned();
        let text = placing.place(at, &id, text, counting);
        if let Some(source) = sources.get_mut(at) {
            source.text = text;
        }
    }
    let (coders, codings) = placing.finish();
    notes.count_left(&mut tally);
    let study = Study { sources, coders, codes: codes.list, codings, ..Study::default() };
    Ok(FoundStudy { study, left_out: tally.into_left_out(), unsure: verdict.unsure })
}

/// What is said of a source as a whole.
fn memo_of(text: &InHand, notes: &mut Notes) -> Option<String> {
    let said: Vec<&str> = text.abouts.iter().map(|about| about.description.as_str()).collect();
    let ids: Vec<Id> = text.abouts.iter().flat_map(|about| &about.notes).copied().collect();
    let words = notes.say(&ids, &said);
    let memo = joined(said.into_iter().chain([words.as_str()]));
    (!memo.is_empty()).then_some(memo)
}

/// How each text was counted: as somebody says, or as is found out.
fn verdict_of(
    texts: &[InHand],
    counting: Option<Counting>,
    is_stopped: IsStopped<'_>,
) -> Result<Verdict, DocumentFault> {
    if let Some(counting) = counting {
        return Ok(Verdict { countings: vec![counting; texts.len()], unsure: None::<UnsureCounting> });
    }
    let trials: Vec<Trial<'_>> = texts
        .iter()
        .map(|text| {
            let told = match &text.held {
                Held::Told(told) => told.as_str(),
                Held::Document(_) | Held::Nothing => "",
            };
            let tried = text.selections.iter().map(|selection| Tried {
                range: selection.range.filter(|range| range.start < range.end),
                words: [&selection.name, &selection.description],
            });
            Trial { text: told, selections: tried.collect() }
        })
        .collect();
    judge(&trials, is_stopped)
}
