//! What the two searches keep between frames: the words being typed, which places are ticked, what is folded.

use super::list_sight::ListSight;
use crate::search::TextQuery;
use crate::session::{Command, SearchCommand};
use crate::view::find::{FindView, HitGroup};
use egui::text::{CCursor, CCursorRange};
use egui::{Context, Id, TextEdit};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A query that is being typed.
#[derive(Clone, Debug, Default)]
pub struct QueryDraft {
    /// As it is typed.
    pub query: TextQuery,
    /// As the session had it last.
    known: TextQuery,
}

impl QueryDraft {
    /// Takes up what the session looks for, where that has become something else than was typed.
    pub fn follow(&mut self, sought: &TextQuery) {
        if self.known != *sought {
            self.known = sought.clone();
            self.query = sought.clone();
        }
    }

    /// The query, where it is another than the session's.
    fn changed(&self) -> Option<TextQuery> {
        (self.query != self.known).then(|| self.query.clone())
    }

    /// Asks for what was typed in the article that is read.
    pub fn ask_here(&self, out: &mut Vec<Command>) {
        out.extend(self.changed().map(|query| Command::Search(SearchCommand::Here(query))));
    }

    /// Asks for what was typed in all articles.
    pub fn ask_everywhere(&self, out: &mut Vec<Command>) {
        out.extend(self.changed().map(|query| Command::Search(SearchCommand::Everywhere(query))));
    }
}

/// What the searches keep between frames.
#[derive(Clone, Debug, Default)]
pub struct FindDraft {
    /// In the bar over the article.
    pub bar: QueryDraft,
    /// In the panel.
    pub panel: QueryDraft,
    /// Whether the bar was drawn in the last frame.
    pub is_bar_shown: bool,
    /// Whether the bar's field had the keyboard in the last frame.
    pub is_bar_typed_in: bool,
    /// The places that are ticked, by their place among those found, and in which list.
    ticked: (u64, BTreeSet<usize>),
    /// What was listed in the last frame.
    listed: Arc<Vec<usize>>,
    /// Articles whose places are folded away.
    pub folded: BTreeSet<HitGroup>,
    /// Grows with every change of what is folded.
    pub n_folds: u64,
    /// The row that has, or had, the keyboard: its place and its id.
    pub cursor: Option<(usize, Id)>,
    /// The part of the list that is in sight.
    pub sight: ListSight,
    /// The place gone to that was last brought into sight.
    pub seen_at: Option<usize>,
    /// Width of the right column while its edge is dragged, in px.
    pub column_px: Option<f32>,
}

impl FindDraft {
    /// The places that are ticked.
    #[must_use]
    pub fn ticked(&self) -> &BTreeSet<usize> {
        &self.ticked.1
    }

    /// Takes in what is listed: ticks are of one list only, and of what stands in it.
    pub fn follow_list(&mut self, view: &FindView) {
        if self.ticked.0 != view.list {
            self.ticked = (view.list, BTreeSet::new());
            self.seen_at = None;
        }
        if !Arc::ptr_eq(&self.listed, &view.listed) {
            self.listed = Arc::clone(&view.listed);
            let listed: BTreeSet<usize> = view.listed.iter().copied().collect();
            self.ticked.1.retain(|at| listed.contains(at));
        }
    }

    /// Ticks places, or takes their ticks away.
    pub fn tick(&mut self, places: &[usize], is_ticked: bool) {
        for at in places {
            if is_ticked {
                self.ticked.1.insert(*at);
            } else {
                self.ticked.1.remove(at);
            }
        }
    }

    /// Folds an article's places away, or unfolds them.
    pub fn fold(&mut self, group: &HitGroup, is_folded: bool) {
        let has_changed =
            if is_folded { self.folded.insert(group.clone()) } else { self.folded.remove(group) };
        self.n_folds += u64::from(has_changed);
    }
}

/// The id of the field in the bar over the article.
#[must_use]
pub fn bar_field_id() -> Id {
    Id::unique("find-here-field")
}

/// The id of the field in the panel.
#[must_use]
pub fn panel_field_id() -> Id {
    Id::unique("find-everywhere-field")
}

/// Gives a field the keyboard with all its words selected, so that typing replaces them.
pub fn take_up(ctx: &Context, field: Id, words: &str) {
    ctx.memory_mut(|memory| memory.request_focus(field));
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(words.chars().count()));
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(ctx, field, state);
}
