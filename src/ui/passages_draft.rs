//! What the list of passages keeps between frames: the query being typed, what is ticked and opened, how it is laid out.

use super::dialog_drafts::Naming;
use super::list_sight::ListSight;
use crate::model::id::{SavedId, ThemeId};
use crate::session::MarkKey;
use crate::session::Passage;
use crate::session::Stamp;
use crate::storage::settings::ReadingFont;
use crate::view::asking::{Choice, ChoiceKind};
use crate::view::passages::PassagesView;
use crate::workers::asking::{PassageHit, PassageSort};
use egui::Id;
use std::collections::BTreeSet;
use std::ops::Range;

/// The draft.
#[derive(Clone, Debug, Default)]
pub struct PassagesDraft {
    /// The query being typed.
    pub typed: String,
    /// What the list is sorted by.
    pub sort: PassageSort,
    /// The theme that the query was made of; `None` once it was changed by hand.
    pub shown: Option<ThemeId>,
    /// Of which state of the project the theme's name is.
    pub shown_at: Option<Stamp>,
    /// Where the cursor is to be put in the query, in code points, and the keyboard with it.
    pub cursor_to: Option<usize>,
    /// The passages that are ticked.
    pub ticked: BTreeSet<MarkKey>,
    /// How many were ticked when they were copied last.
    pub n_copied: Option<usize>,
    /// Those whose context is open.
    pub opened: BTreeSet<MarkKey>,
    /// The row that is to be brought into sight once it is laid out.
    pub reveal: Option<usize>,
    /// Where a range of ticks begins.
    pub last_ticked: Option<usize>,
    /// The query whose list the keyboard is to go into once that is there.
    pub enters: Option<String>,
    /// The row that has, or had, the keyboard.
    pub cursor: Option<Id>,
    /// Which one that is.
    pub at: usize,
    /// The part of the list that is in sight.
    pub sight: ListSight,
    /// The name under which the query is to be kept, while it is typed; with what it begins with, before it is.
    pub naming: Option<Naming>,
    pub wants_name: Option<String>,
    /// What a query can be built of, worked out when that was opened in the menu.
    pub choices: Option<(ChoiceKind, Vec<Choice>)>,
    /// The saved query that is to be deleted.
    pub deleted: Option<SavedId>,
    /// Where the rows stand.
    pub layout: Layout,
    /// The answer that was last shown, and its query.
    seen: (u64, String),
}

/// Where rows of different heights stand.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What it was made for: the answer, and what heights depend on.
    made_for: Option<(u64, Measure)>,
    /// Where each row begins, in px; one place more for the end.
    tops: Vec<f32>,
}

/// What the heights of rows depend on, beside the passages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Width of the list, in px.
    pub width: f32,
    /// The type that is read in, and its size in px.
    pub font: ReadingFont,
    pub size_px: f32,
    /// How many dots of the screen a px has.
    pub pixels_per_point: f32,
    /// How many rows are open.
    pub n_open: usize,
}

impl PassagesDraft {
    /// Puts a query in place of what was typed.
    pub fn ask(&mut self, typed: String) {
        self.typed = typed;
        self.shown = None;
    }

    /// Takes in an answer: what is no longer listed is not ticked either. Says whether it answers another query.
    pub fn take_up(&mut self, view: &PassagesView) -> bool {
        if self.seen.0 == view.answer {
            return false;
        }
        let is_another = self.seen.1 != view.asked;
        self.seen = (view.answer, view.asked.clone());
        if !self.ticked.is_empty() || !self.opened.is_empty() {
            let listed: BTreeSet<MarkKey> = view.found.hits.iter().map(PassageHit::key).collect();
            self.ticked.retain(|key| listed.contains(key));
            self.opened.retain(|key| listed.contains(key));
        }
        self.last_ticked = None;
        is_another
    }

    /// Ticks a passage or takes its tick away; with all from the one ticked last, where a range is wanted.
    pub fn tick(&mut self, view: &PassagesView, at: usize, is_range: bool) {
        let hits = &view.found.hits;
        if let Some(from) = self.last_ticked.filter(|_| is_range) {
            let range = from.min(at)..from.max(at) + 1;
            self.ticked.extend(hits.get(range).into_iter().flatten().map(PassageHit::key));
        } else if let Some(key) = hits.get(at).map(PassageHit::key)
            && !self.ticked.remove(&key)
        {
            self.ticked.insert(key);
        }
        self.last_ticked = Some(at);
        self.n_copied = None;
    }

    /// Opens the context of a passage, or closes it.
    pub fn open(&mut self, at: usize, key: &MarkKey, is_open: bool) {
        self.reveal = Some(at);
        if is_open {
            self.opened.insert(key.clone());
        } else {
            self.opened.remove(key);
        }
        self.layout.made_for = None;
    }

    /// The passages that are ticked, in the order they are listed.
    #[must_use]
    pub fn chosen(&self, view: &PassagesView) -> Vec<Passage> {
        let chosen =
            view.found.hits.iter().map(|hit| Passage { article: hit.article.clone(), key: hit.key() });
        chosen.filter(|passage| self.ticked.contains(&passage.key)).collect()
    }
}

impl Layout {
    /// Lays the rows out where they are others, or their heights.
    pub fn fit(&mut self, view: &PassagesView, measure: Measure, height_of: impl Fn(&PassageHit) -> f32) {
        let made_for = Some((view.answer, measure));
        if self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        self.tops.clear();
        let mut y = 0.0;
        self.tops.push(y);
        for hit in &view.found.hits {
            y += height_of(hit);
            self.tops.push(y);
        }
    }

    /// Height of everything, in px.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The rows between two heights.
    #[must_use]
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let n = self.tops.len().saturating_sub(1);
        let first = self.tops.partition_point(|y| *y <= top).saturating_sub(1).min(n);
        first..self.tops.partition_point(|y| *y < bottom).clamp(first, n)
    }

    /// Where a row begins and ends, in px.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<(f32, f32)> {
        Some((*self.tops.get(at)?, *self.tops.get(at + 1)?))
    }

    /// How far the list is to be scrolled to have a row in sight; `None` where it is.
    #[must_use]
    pub fn scroll_to(&self, at: usize, sight: ListSight) -> Option<f32> {
        let (top, bottom) = self.row(at)?;
        sight.scroll_to(top, bottom)
    }
}
