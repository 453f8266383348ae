//! Searching: what is looked for in the article that is read and in all, whose places are lit, and what F3 goes through.

use super::coding_hits::HitTagging;
use super::coding_hits::tag_hits;
use super::cx::Cx;
use super::direction::Direction;
use super::everywhere::Everywhere;
use super::finding::{close_bar, find_here, follow_lit, found_in, sought_here, step_here};
use super::finding_everywhere::{
    find_everywhere, find_the_same, follow_everywhere, jump_to_hit, renew_list, searched, step_everywhere,
};
use super::hit_order::HitSort;
use super::lit_hits::Wish;
use super::notices::FindingNotice;
use super::part_command::PartCommand;
use super::question::Scope;
use super::searches::Searching;
use super::spellings;
use crate::model::draft::Subject;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::search::TextQuery;
use crate::workers::report::SearchReport;

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
    /// Have these spellings mean the same: a group a line, semicolons between its spellings.
    SetSpellings(String),
}

impl PartCommand for SearchCommand {
    fn needs_name(&self) -> bool {
        matches!(self, Self::Tag(_) | Self::SetSpellings(_))
    }

    fn subject(&self, _own: Option<&AnnotatorId>, _article: Option<&ArticlePath>) -> Option<Subject> {
        matches!(self, Self::SetSpellings(_)).then_some(Subject::Spellings)
    }
}

pub(super) fn obey(searching: &mut Searching, cx: &mut Cx<'_>, command: SearchCommand) {
    match command {
        SearchCommand::FindHere => find_here(searching, cx),
        SearchCommand::Here(query) => sought_here(searching, cx, query),
        SearchCommand::CloseBar => close_bar(searching),
        SearchCommand::FindEverywhere => find_everywhere(searching, cx),
        SearchCommand::FindTheSame => find_the_same(searching, cx),
        SearchCommand::JumpToHit(at) => jump_to_hit(searching, cx, at),
        SearchCommand::Step(direction) => step_hit(searching, cx, direction),
        SearchCommand::Tag(tagging) => tag_hits(cx, &tagging),
        SearchCommand::SetSpellings(text) => spellings::set(cx, &text),
        SearchCommand::Everywhere(query) => {
            searching.everywhere.ask(query, &cx.open.equivalents);
            searching.light(Some(Scope::Everywhere));
            renew_list(searching, cx);
        }
        SearchCommand::ShowCoded => change_list(searching, cx, Everywhere::show_coded),
        SearchCommand::Sort(sort) => change_list(searching, cx, |list| list.sort = sort),
        SearchCommand::LeaveOutBoilerplate(is_left_out) => {
            change_list(searching, cx, |list| list.leaves_out_boilerplate = is_left_out);
        }
        SearchCommand::Cancel => change_list(searching, cx, Everywhere::stop),
    }
}

pub(super) fn hear(searching: &mut Searching, cx: &mut Cx<'_>, number: u64, report: SearchReport) {
    match report {
        SearchReport::Everywhere(found) => searched(searching, cx, number, *found),
        SearchReport::Here(spans) => found_in(searching, cx, number, spans),
    }
}

fn change_list(searching: &mut Searching, cx: &mut Cx<'_>, change: impl FnOnce(&mut Everywhere)) {
    change(&mut searching.everywhere);
    renew_list(searching, cx);
}

/// Goes to the next or the previous place of the search that is lit; where none is, of the last one.
fn step_hit(searching: &mut Searching, cx: &mut Cx<'_>, direction: Direction) {
    if searching.scope.is_none() {
        match searching.last_scope {
            Some(Scope::Here) if searching.here.finder.is_some() => {
                searching.light(Some(Scope::Here));
                return searching.lit.wish(Some(Wish::Step(direction)));
            }
            Some(Scope::Everywhere) => searching.light(Some(Scope::Everywhere)),
            _ => return cx.say(FindingNotice::NothingSought),
        }
    }
    match searching.scope {
        Some(Scope::Everywhere) => step_everywhere(searching, cx, direction),
        _ if searching.here.finder.is_none() => cx.say(FindingNotice::NothingSought),
        _ => step_here(searching, cx, direction),
    }
}

/// Has looked for what is to be looked for and is not yet; called after everything that may have changed it.
pub(super) fn follow(searching: &mut Searching, cx: &mut Cx<'_>) {
    searching.here.follow(&cx.open.equivalents);
    searching.everywhere.question.follow(&cx.open.equivalents);
    follow_everywhere(searching, cx);
    follow_lit(searching, cx);
}

/// A worker broke down: if it was searching, that is over.
pub(super) fn failed(searching: &mut Searching, number: u64) {
    searching.lit.failed(number);
    searching.everywhere.failed(number);
}

/// Leaves the search by one step back; tells whether there was one to leave before anything else is left.
pub(super) fn leave(searching: &mut Searching, cx: &Cx<'_>) -> bool {
    let reading = cx.reader.reading.as_ref();
    if reading.is_some_and(|reading| reading.edges.is_some()) {
        return false;
    }
    let has_more =
        reading.is_some_and(|r| r.selection.is_some() || r.selected.is_some() || r.sentence.is_some());
    let is_left = searching.is_bar_open || (searching.scope().is_some() && !has_more);
    if is_left {
        close_bar(searching);
    }
    is_left
}
