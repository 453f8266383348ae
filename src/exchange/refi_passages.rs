//! The passages of a REFI-QDA project as codings: a selection that several people coded is a coding of each of them, and
//! selections of one person at one place are one coding.

use super::refi_descriptions::Remark;
use super::refi_ids::Id;
use super::refi_notes::{Notes, joined};
use super::refi_tally::Tally;
use super::refi_texts::Selection;
use super::refi_times::iso;
use super::refi_words::Said;
use super::study::{Coder, Coding};
use super::told_text::CharSpan;
use crate::documents::document::LeftOutKind;
use std::collections::{HashMap, HashSet};

/// The passages so far.
pub(super) struct Passages<'p> {
    /// Where codes stand by their ids.
    codes: &'p HashMap<Id, usize>,
    /// The names of users.
    users: &'p HashMap<Id, String>,
    /// Whether this program wrote the file: stars stand in its notes.
    is_ours: bool,
    coders: Vec<Coder>,
    coder_places: HashMap<&'p str, usize>,
    codings: Vec<Coding>,
}

/// A passage: its source, its place in the reading text where it has one, and what it says of itself.
pub(super) struct Passage {
    pub(super) source: usize,
    pub(super) span: Option<CharSpan>,
    pub(super) said: Said,
    pub(super) selection: Selection,
}

/// What one person said of a passage.
#[derive(Default)]
struct Share {
    coder: usize,
    codes: Vec<usize>,
    notes: Vec<Id>,
    created: Option<i64>,
}

impl<'p> Passages<'p> {
    /// No passages yet, of these codes and users.
    pub(super) fn new(codes: &'p HashMap<Id, usize>, users: &'p HashMap<Id, String>, is_ours: bool) -> Self {
        Self { codes, users, is_ours, coders: Vec::new(), coder_places: HashMap::new(), codings: Vec::new() }
    }

    /// Adds a passage, or counts it where neither its place nor its words are known.
    pub(super) fn add(&mut self, passage: Passage, notes: &mut Notes, tally: &mut Tally) {
        let Passage { source, span, said, selection } = passage;
        if span.is_none() && said.quote.is_empty() {
            tally.add(LeftOutKind::PassagesOutside, 1);
            return;
        }
        let span = span.unwrap_or(CharSpan { start: 0, end: 0 });
        let mut shares = self.shares(&selection);
        // What is said of the passage as a whole is said by whoever made it, else by the first who coded it.
        let maker = selection.user.map(|user| self.name_of(Some(user)));
        let maker = maker.and_then(|name| self.coder_places.get(name)).copied();
        let first = shares.iter().position(|share| Some(share.coder) == maker).unwrap_or_default();
        let told: Vec<&str> = said.notes.iter().map(String::as_str).collect();
        if let Some(share) = shares.get_mut(first) {
            share.notes.extend(&selection.notes);
        }
        for (at, share) in shares.into_iter().enumerate() {
            let told = if at == first { told.as_slice() } else { &[] };
            let words = notes.say(&share.notes, told);
            let note = joined(told.iter().copied().chain([words.as_str()]));
            let Remark { note, is_starred, .. } =
                if self.is_ours { Remark::read(&note) } else { Remark { note, ..Remark::default() } };
            let id = match at {
                0 => selection.id.clone(),
                at if selection.id.is_empty() => at.to_string(),
                at => format!("{}-{at}", selection.id),
            };
            self.codings.push(Coding {
                id,
                source,
                coder: share.coder,
                start: span.start,
                end: span.end,
                quote: said.quote.clone(),
                codes: share.codes,
                note: (!note.is_empty()).then_some(note),
                is_starred,
                created: iso(share.created.or(selection.created)),
                modified: iso(selection.modified),
                ..Coding::unplaced()
            });
        }
    }

    /// What each person said of a selection; one without codes is whose who made it.
    fn shares(&mut self, selection: &Selection) -> Vec<Share> {
        let mut shares: Vec<Share> = Vec::new();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for applied in &selection.applied {
            let coder = self.coder(applied.user.or(selection.user));
            let place = *places.entry(coder).or_insert(shares.len());
            if place == shares.len() {
                shares.push(Share { coder, ..Share::default() });
            }
            let Some(share) = shares.get_mut(place) else { continue };
            share.codes.extend(applied.code.and_then(|code| self.codes.get(&code)));
            share.notes.extend(&applied.notes);
            share.created = share.created.into_iter().chain(applied.created).min();
        }
        if shares.is_empty() {
            shares.push(Share { coder: self.coder(selection.user), ..Share::default() });
        }
        shares
    }

    /// The name of a user; empty for one that the file does not list.
    fn name_of(&self, user: Option<Id>) -> &'p str {
        user.and_then(|user| self.users.get(&user)).map(String::as_str).unwrap_or_default()
    }

    fn coder(&mut self, user: Option<Id>) -> usize {
        let name = self.name_of(user);
        *self.coder_places.entry(name).or_insert_with(|| {
            self.coders.push(Coder { name: name.to_owned(), ..Coder::default() });
            self.coders.len().saturating_sub(1)
        })
    }

    /// The coders, and the codings in their order, those of one person at one place as one.
    pub(super) fn finish(mut self) -> (Vec<Coder>, Vec<Coding>) {
        // Of ours each is a coding, however many of one person stand at one place. Where no place is known, the words are it.
        let is_ours = self.is_ours;
        let words =
            |coding: &Coding| if coding.start < coding.end { String::new() } else { coding.quote.clone() };
        self.codings.sort_by_cached_key(|coding| {
            (coding.source, coding.coder, coding.start, coding.end, words(coding))
        });
        let is_one = |one: &Coding, next: &Coding| {
            !is_ours
                && (one.source, one.coder, one.start, one.end)
                    == (next.source, next.coder, next.start, next.end)
                && (one.start < one.end || one.quote == next.quote)
        };
        let mut codings: Vec<Coding> = self.codings.chunk_by(is_one).filter_map(merged).collect();
        codings.sort_by(|one, other| {
            let place = |coding: &Coding| (coding.source, coding.start, coding.end);
            place(one).cmp(&place(other)).then_with(|| one.id.cmp(&other.id))
        });
        let mut ids = HashSet::new();
        for (at, coding) in codings.iter_mut().enumerate() {
            if coding.id.is_empty() || !ids.insert(coding.id.clone()) {
                coding.id = format!("{}#{at}", coding.id);
            }
        }
        (self.coders, codings)
    }
}

/// Codings of one person at one place as one.
fn merged(codings: &[Coding]) -> Option<Coding> {
    let (first, others) = codings.split_first()?;
    let mut coding = first.clone();
    let mut known = HashSet::new();
    let codes = codings.iter().flat_map(|coding| &coding.codes).copied();
    coding.codes = codes.filter(|code| known.insert(*code)).collect();
    if !others.is_empty() {
        coding.is_starred = codings.iter().any(|coding| coding.is_starred);
        let note = joined(codings.iter().filter_map(|coding| coding.note.as_deref()));
        coding.note = (!note.is_empty()).then_some(note);
        let told = |time: fn(&Coding) -> &String| codings.iter().map(time).filter(|time| !time.is_empty());
        coding.created = told(|coding| &coding.created).min().cloned().unwrap_or_default();
        coding.modified = told(|coding| &coding.modified).max().cloned().unwrap_or_default();
        if coding.quote.is_empty() {
            coding.quote = others
                .iter()
                .map(|other| &other.quote)
                .find(|quote| !quote.is_empty())
                .cloned()
                .unwrap_or_default();
        }
    }
    Some(coding)
}
