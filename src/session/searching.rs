//! Searching: what is looked for in the article that is read and in all, whose places are lit, and what F3 goes through.

use super::coding_hits::HitTagging;
use super::direction::Direction;
use super::everywhere::Everywhere;
use super::finding::{LitHits, Wish};
use super::hit_order::HitSort;
use super::notice::Notice;
use super::reading::{Reading, Selection};
use super::sitting::{Now, Session};
use crate::search::{Finder, QueryFault, TextQuery};
use crate::workers::report::SearchReport;
use std::sync::Arc;

/// A decision about a search.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchCommand {
    /// Open the bar over the article; selected words become what is looked for.
    FindHere,
    /// Look for this in the article that is read.
    Here(TextQuery),
    /// Close the bar over the article.
    CloseBar,
    /// Go over to the search in all articles, for selected words.
    FindEverywhere,
    /// Look in all articles for the words of the selected annotation.
    FindTheSame,
    /// Look for this in all articles.
    Everywhere(TextQuery),
    /// List places that are coded already, too.
    ShowCoded,
    /// Order the places that were found in all articles.
    Sort(HitSort),
    /// Leave places outside of the articles themselves out of the list, or not.
    LeaveOutBoilerplate(bool),
    /// Go to one of the places that were found in all articles.
    JumpToHit(usize),
    /// Go to the next or the previous place of the search that is lit.
    Step(Direction),
    /// Tag what was found.
    Tag(Box<HitTagging>),
    /// Stop searching.
    Cancel,
}

impl SearchCommand {
    /// Whether it bears the annotator's name.
    pub(super) fn needs_name(&self) -> bool {
        matches!(self, Self::Tag(_))
    }
}

/// One of the two searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In the article that is read.
    Here,
    /// In all articles.
    Everywhere,
}

/// What is looked for, made ready.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// As it was asked.
    pub query: TextQuery,
    /// Made ready; `None` where there is nothing to look for, or a fault.
    pub finder: Option<Arc<Finder>>,
    /// Why it cannot be asked.
    pub fault: Option<QueryFault>,
}

impl Question {
    /// Makes a query ready.
    #[must_use]
    pub fn of(query: TextQuery) -> Self {
        if query.is_empty() {
            return Self { query, ..Self::default() };
        }
        match query.prepare() {
            Ok(finder) => Self { query, finder: Some(Arc::new(finder)), fault: None },
            Err(fault) => Self { query, finder: None, fault: Some(fault) },
        }
    }
}

/// Both searches of a project.
#[derive(Debug, Default)]
pub struct Searching {
    /// What is looked for in the article.
    pub here: Question,
    /// Whether the bar over the article is open.
    pub is_bar_open: bool,
    /// The search in all articles.
    pub everywhere: Everywhere,
    /// The places in the article that are lit.
    pub lit: LitHits,
    scope: Option<Scope>,
    /// The one that was lit last.
    last_scope: Option<Scope>,
}

impl Searching {
    /// Whose places are lit and gone through by F3.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// Whether what is selected was selected by going to a place, in a search that is lit still.
    #[must_use]
    pub fn is_found(&self, reading: &Reading) -> bool {
        let selected = reading.selection.map(Selection::span);
        self.scope.is_some() && selected.is_some() && selected == self.lit.last_in(reading)
    }

    /// From now on this search is the one that is lit and gone through.
    pub(super) fn light(&mut self, scope: Option<Scope>) {
        if self.scope != scope {
            self.lit.wish(None);
        }
        self.is_bar_open &= scope == Some(Scope::Here);
        self.last_scope = scope.or(self.last_scope);
        self.scope = scope;
    }

    /// What is lit.
    pub(super) fn lit_finder(&self) -> Option<Arc<Finder>> {
        match self.scope? {
            Scope::Here => self.here.finder.clone(),
            Scope::Everywhere => self.everywhere.question.finder.clone(),
        }
    }
}

impl Session {
    pub(super) fn obey_search(&mut self, command: SearchCommand, now: Now) {
        match command {
            SearchCommand::FindHere => self.find_here(),
            SearchCommand::Here(query) => self.sought_here(query),
            SearchCommand::CloseBar => self.close_bar(),
            SearchCommand::FindEverywhere => self.find_everywhere(),
            SearchCommand::FindTheSame => self.find_the_same(now),
            SearchCommand::JumpToHit(at) => self.jump_to_hit(at, now),
            SearchCommand::Step(direction) => self.step_hit(direction, now),
            SearchCommand::Tag(tagging) => self.tag_hits(&tagging, now),
            SearchCommand::Everywhere(query) => {
                let Some(open) = &mut self.open else { return };
                open.searching.everywhere.ask(query);
                open.searching.light(Some(Scope::Everywhere));
                self.renew_list();
            }
            SearchCommand::ShowCoded => self.change_list(Everywhere::show_coded),
            SearchCommand::Sort(sort) => self.change_list(|list| list.sort = sort),
            SearchCommand::LeaveOutBoilerplate(is_left_out) => {
                self.change_list(|list| list.leaves_out_boilerplate = is_left_out);
            }
            SearchCommand::Cancel => self.change_list(Everywhere::stop),
        }
    }

    pub(super) fn hear_search(&mut self, number: u64, report: SearchReport, now: Now) {
        match report {
            SearchReport::Everywhere(found) => self.searched(number, *found, now),
            SearchReport::Here(spans) => self.found_in(number, spans, now),
        }
    }

    fn change_list(&mut self, change: impl FnOnce(&mut Everywhere)) {
        if let Some(open) = &mut self.open {
            change(&mut open.searching.everywhere);
            self.renew_list();
        }
    }

    /// Goes to the next or the previous place of the search that is lit; where none is, of the last one.
    fn step_hit(&mut self, direction: Direction, now: Now) {
        let Some(open) = &mut self.open else { return };
        let searching = &mut open.searching;
        if searching.scope.is_none() {
            match searching.last_scope {
                Some(Scope::Here) if searching.here.finder.is_some() => {
                    searching.light(Some(Scope::Here));
                    return searching.lit.wish(Some(Wish::Step(direction)));
                }
                Some(Scope::Everywhere) => searching.light(Some(Scope::Everywhere)),
                _ => return self.say(Notice::NothingSought, now),
            }
        }
        match searching.scope {
            Some(Scope::Everywhere) => self.step_everywhere(direction, now),
            _ if searching.here.finder.is_none() => self.say(Notice::NothingSought, now),
            _ => self.step_here(direction, now),
        }
    }

    /// Has looked for what is to be looked for and is not yet; called after everything that may have changed it.
    pub(super) fn follow_search(&mut self) {
        self.follow_everywhere();
        self.follow_lit();
    }

    /// A worker broke down: if it was searching, that is over.
    pub(super) fn searching_failed(&mut self, number: u64) {
        self.finding_failed(number);
        if let Some(open) = &mut self.open
            && open.searching.everywhere.ticket.as_ref().is_some_and(|ticket| ticket.number == number)
        {
            open.searching.everywhere.ticket = None;
            open.searching.everywhere.version += 1;
        }
    }
}
