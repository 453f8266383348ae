//! The views of the panels, each kept while the session and what it was made from are the same.

use super::drafts::{Drafts, Overlay, Tab};
use crate::model::id::ThemeId;
use crate::session::open_project::Stamp;
use crate::session::{OpenProject, Session};
use crate::view::annotation::AnnotationView;
use crate::view::clashes::{ClashRow, clashes};
use crate::view::library::{LibraryView, Query};
use crate::view::passages::PassagesView;
use crate::view::people::PeopleView;
use crate::view::problems::ProblemsView;
use crate::view::reader::ReaderView;
use crate::view::review::ReviewView;
use crate::view::status::StatusView;
use crate::view::table::{TableSort, TableView};
use crate::view::themes::ThemesView;

/// All views.
#[derive(Default)]
pub struct Views {
    revision: Option<u64>,
    stamp: Option<Stamp>,
    library_for: Option<(Query, u64)>,
    passages_for: Option<(Option<ThemeId>,)>,
    has_people: bool,
    table_for: Option<TableSort>,
    pub library: LibraryView,
    pub reader: Option<ReaderView>,
    /// The article beside it.
    pub beside: Option<ReaderView>,
    pub themes: ThemesView,
    pub passages: PassagesView,
    pub annotation: Option<AnnotationView>,
    /// What needs a look, while that is shown.
    pub review: Option<ReviewView>,
    /// What two sides changed otherwise, while that is shown.
    pub clashes: Option<Vec<ClashRow>>,
    /// What is wrong with files, while that is shown.
    pub problems: Option<ProblemsView>,
    pub status: Option<StatusView>,
    /// Who works on the project, while that is shown.
    pub people: PeopleView,
    /// What each of them has done, while that is shown.
    pub table: TableView,
}

impl Views {
    /// Makes everything anew at the next frame.
    pub fn forget(&mut self) {
        self.revision = None;
        self.stamp = None;
        self.library_for = None;
    }

    /// Makes anew what is no longer true.
    pub fn refresh(&mut self, session: &Session, drafts: &Drafts) {
        let has_changed = self.revision != Some(session.revision());
        let wants_problems = matches!(drafts.overlay, Some(Overlay::Problems));
        if !wants_problems {
            self.problems = None;
        } else if has_changed || self.problems.is_none() {
            self.problems = Some(ProblemsView::new(session));
        }
        if has_changed {
            self.revision = Some(session.revision());
            (self.reader, self.beside) =
                ReaderView::both(session, [self.reader.as_ref(), self.beside.as_ref()]);
            self.annotation = AnnotationView::new(session);
            self.status = Some(StatusView::new(session));
        }
        // The lists go through everything: they are made anew only when what they list has changed.
        let stamp = session.open_project().map(OpenProject::stamp);
        let is_stale = self.stamp != stamp || self.library_for.is_none();
        self.stamp = stamp;
        if is_stale {
            self.themes = ThemesView::new(session);
        }
        match drafts.overlay {
            Some(Overlay::Clashes) if is_stale || self.clashes.is_none() => {
                self.clashes = Some(clashes(session));
            }
            Some(Overlay::Review(_)) if is_stale || self.review.is_none() => {
                self.review = Some(ReviewView::new(session));
            }
            Some(Overlay::Clashes | Overlay::Review(_)) => {}
            _ => self.review = None,
        }
        let library_for = (drafts.library.query(), session.progress().version());
        if is_stale || self.library_for.as_ref() != Some(&library_for) {
            self.library = std::mem::take(&mut self.library).renewed(session, &library_for.0);
            self.library_for = Some(library_for);
        }
        let wants_people = matches!(drafts.overlay, Some(Overlay::People));
        if wants_people && (is_stale || !self.has_people) {
            self.people = PeopleView::new(session);
        }
        self.has_people = wants_people;
        let table_for = match &drafts.overlay {
            Some(Overlay::Table(draft)) => Some(draft.sort),
            _ => None,
        };
        if let Some(sort) = table_for.filter(|_| is_stale || self.table_for != table_for) {
            self.table = TableView::new(session, sort);
        }
        self.table_for = table_for;
        let passages_for = (drafts.themes.shown.clone(),);
        let is_shown = drafts.tab == Tab::Passages;
        if is_shown && (is_stale || self.passages_for.as_ref() != Some(&passages_for)) {
            self.passages = PassagesView::new(session, passages_for.0.as_ref());
            self.passages_for = Some(passages_for);
        } else if is_stale {
            self.passages_for = None;
        }
    }
}
