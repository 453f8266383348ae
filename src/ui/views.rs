//! The views of the panels, each kept while the session and what it was made from are the same.

use super::drafts::{Drafts, Overlay, Tab};
use super::pages::Page;
use crate::analysis::stop_list::StopList;
use crate::search::passage_spelling::Spelling;
use crate::session::Session;
use crate::session::Stamp;
use crate::view::analysis::AnalysisView;
use crate::view::annotation::AnnotationView;
use crate::view::attributes::AttributesView;
use crate::view::codebook_import::ImportView;
use crate::view::conflicts::{ConflictRow, conflicts};
use crate::view::export::ExportView;
use crate::view::find::{FindBarView, FindView};
use crate::view::import::ArticlesView;
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
    has_passages: bool,
    has_people: bool,
    table_for: Option<TableSort>,
    find_for: Option<(u64, u64)>,
    pub library: LibraryView,
    pub reader: Option<ReaderView>,
    /// The article beside it.
    pub beside: Option<ReaderView>,
    pub themes: ThemesView,
    pub passages: PassagesView,
    pub annotation: Option<AnnotationView>,
    /// What was found in all articles, while that is shown.
    pub find: FindView,
    /// The bar over the article, while it is open.
    pub find_bar: Option<FindBarView>,
    /// What needs a look, while that is shown.
    pub review: Option<ReviewView>,
    /// What two sides changed differently, while that is shown.
    pub conflicts: Option<Vec<ConflictRow>>,
    /// What is wrong with files, while that is shown.
    pub problems: Option<ProblemsView>,
    /// What a codebook would bring, while that is shown.
    pub import: Option<ImportView>,
    /// What articles an import would make.
    pub articles: Option<ArticlesView>,
    /// The words that tables of words leave out, while they are shown.
    pub stop_list: Option<StopList>,
    /// What an export would hold, while that is shown.
    pub export: Option<ExportView>,
    pub status: Option<StatusView>,
    /// Who works on the project, while that is shown.
    pub people: PeopleView,
    /// What each of them has done, while that is shown.
    pub table: TableView,
    /// The numbers that are counted, while they are shown.
    pub analysis: AnalysisView,
    /// Articles and attributes, while they are shown.
    pub attributes: AttributesView,
}

impl Views {
    /// Makes everything anew at the next frame.
    pub fn forget(&mut self) {
        self.revision = None;
        self.stamp = None;
        self.library_for = None;
        self.has_passages = false;
    }

    /// Makes anew what is no longer true.
    pub fn refresh(&mut self, session: &Session, drafts: &Drafts, spelling: Spelling) {
        let is_new = self.revision != Some(session.revision());
        self.refresh_dialogs(session, drafts, is_new);
        if is_new {
            self.revision = Some(session.revision());
            (self.reader, self.beside) =
                ReaderView::both(session, [self.reader.as_ref(), self.beside.as_ref()]);
            self.annotation = AnnotationView::new(session);
            self.find_bar = FindBarView::new(session);
            self.status = Some(StatusView::new(session));
        }
        // The lists go through everything: they are made anew only when what they list has changed.
        let stamp = session.stamp();
        let is_stale = self.stamp != stamp || self.library_for.is_none();
        let version = |stamp: &Option<Stamp>| stamp.as_ref().map(|stamp| (stamp.opening, stamp.version));
        let is_another = version(&self.stamp) != version(&stamp) || self.library_for.is_none();
        if is_another {
            self.themes = ThemesView::new(session);
        } else if is_stale {
            self.themes.count_here(session);
        }
        self.stamp = stamp;
        match drafts.overlay {
            Some(Overlay::Conflicts) if is_stale || self.conflicts.is_none() => {
                self.conflicts = Some(conflicts(session));
            }
            Some(Overlay::Review(_)) if is_stale || self.review.is_none() => {
                self.review = Some(ReviewView::new(session));
            }
            Some(Overlay::Conflicts | Overlay::Review(_)) => {}
            _ => self.review = None,
        }
        self.refresh_library(session, drafts, is_stale);
        let wants_people = matches!(drafts.overlay, Some(Overlay::People));
        if wants_people && (is_stale || !self.has_people) {
            self.people = PeopleView::new(session);
        }
        self.has_people = wants_people;
        let table_for = match drafts.pages.page {
            Page::PeopleTable => Some(drafts.pages.table.sort),
            Page::Article | Page::Analysis | Page::Attributes => None,
        };
        if let Some(sort) = table_for.filter(|_| is_stale || self.table_for != table_for) {
            self.table = TableView::new(session, sort);
        }
        self.table_for = table_for;
        if drafts.pages.page == Page::Analysis {
            let form = drafts.analysis.form();
            self.analysis = std::mem::take(&mut self.analysis).renewed(session, &form, is_stale);
        }
        if drafts.pages.page == Page::Attributes {
            self.attributes = std::mem::take(&mut self.attributes).renewed(session, &drafts.attributes.form);
        }
        self.refresh_find(session, drafts, is_another);
        let is_listing = drafts.tab == Tab::Passages;
        if is_listing && (is_stale || !self.has_passages) {
            self.passages = PassagesView::new(session, spelling);
        } else if is_listing && is_new {
            self.passages = std::mem::take(&mut self.passages).renewed(session);
        }
        self.has_passages = is_listing;
    }

    /// Makes anew what lies over the window.
    fn refresh_dialogs(&mut self, session: &Session, drafts: &Drafts, is_new: bool) {
        let wants_problems = matches!(drafts.overlay, Some(Overlay::Problems));
        if !wants_problems {
            self.problems = None;
        } else if is_new || self.problems.is_none() {
            self.problems = Some(ProblemsView::new(session));
        }
        let wants_import = matches!(drafts.overlay, Some(Overlay::ImportCodebook));
        if !wants_import {
            self.import = None;
        } else if is_new || self.import.is_none() {
            self.import = Some(ImportView::new(session));
        }
        let wants_articles = matches!(drafts.overlay, Some(Overlay::ImportArticles(_)));
        if !wants_articles {
            self.articles = None;
        } else if is_new || self.articles.is_none() {
            self.articles = ArticlesView::new(session);
        }
        let wants_stop_list = matches!(drafts.overlay, Some(Overlay::StopWords(_)));
        if !wants_stop_list {
            self.stop_list = None;
        } else if is_new || self.stop_list.is_none() {
            self.stop_list = session.open_project().map(|open| StopList::of(&open.project));
        }
        let wants_export = matches!(drafts.overlay, Some(Overlay::Export));
        if !wants_export {
            self.export = None;
        } else if is_new || self.export.is_none() {
            self.export = ExportView::new(session);
        }
    }

    /// Makes the library anew where it has changed, and has the codebook count the articles it lists.
    fn refresh_library(&mut self, session: &Session, drafts: &Drafts, is_stale: bool) {
        let library_for = (drafts.library.query(), session.progress().changes().version());
        if is_stale || self.library_for.as_ref() != Some(&library_for) {
            self.library = std::mem::take(&mut self.library).renewed(session, &library_for.0);
            self.library_for = Some(library_for);
            let narrows = self.library_for.as_ref().is_some_and(|(query, _)| query.narrows());
            if narrows || self.themes.n_listed.is_some() {
                self.themes.count_listed(session, narrows.then_some(self.library.rows.as_slice()));
            }
        }
    }

    /// Makes the list of what was found anew where it is shown and has changed, or the project has.
    fn refresh_find(&mut self, session: &Session, drafts: &Drafts, is_another: bool) {
        let everywhere = session.searching().map(|searching| &searching.everywhere);
        self.find.at = everywhere.and_then(|everywhere| everywhere.at);
        let find_for = everywhere.map(|everywhere| (everywhere.version, drafts.find.n_folds));
        let is_shown = drafts.tab == Tab::Find;
        if is_shown && (is_another || self.find_for != find_for) {
            self.find = FindView::new(session, &drafts.find.folded);
            self.find_for = find_for;
        } else if is_another {
            self.find_for = None;
        }
    }
}
