//! What a query of passages can be built of: the names that can be asked for, each as it is written in a query.

use crate::exchange::facts::ArticleFacts;
use crate::model::check::State;
use crate::model::id::ArticlePath;
use crate::search::passage_names::names_of_themes;
use crate::search::passage_parser::is_unfinished;
use crate::search::passage_printer::{print, print_relation, print_test};
use crate::search::passage_query::{DateOrder, Name, PassageQuery, Relation, Test};
use crate::search::passage_spelling::{Connective, Spelling};
use crate::session::{OpenProject, Session};
use crate::text::order;
use std::collections::BTreeSet;

/// A choice: what is shown of it, and what it puts into the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is shown.
    pub label: String,
    /// What is put into the query.
    pub text: String,
}

/// What can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    Theme,
    Annotator,
    Article,
    Attribute,
    Source,
    Author,
    Date,
    State,
}

impl ChoiceKind {
    /// All of them, as they stand in the menu.
    pub const ALL: [Self; 8] = [
        Self::Theme,
        Self::Annotator,
        Self::Article,
        Self::Attribute,
        Self::Source,
        Self::Author,
        Self::Date,
        Self::State,
    ];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Annotator => "annotator",
            Self::Article => "article",
            Self::Attribute => "attribute",
            Self::Source => "source",
            Self::Author => "author",
            Self::Date => "date",
            Self::State => "state",
        }
    }
}

/// What is shown for that something is not known.
const NOT_KNOWN: &str = "?";

/// How many choices of a kind are offered at most; the rest can be typed.
const MAX_CHOICES: usize = 200;

/// The choices of a kind.
#[must_use]
pub fn choices(session: &Session, kind: ChoiceKind, spelling: Spelling) -> Vec<Choice> {
    let Some(open) = session.open_project() else { return Vec::new() };
    let of_test = |label: String, test: &Test| Choice { label, text: print_test(test, spelling) };
    let called = |name: &str| Name::Called(name.to_owned());
    match kind {
        ChoiceKind::Theme => themes(open, spelling),
        ChoiceKind::Annotator => {
            let people =
                open.visibility.people().all().iter().filter(|person| !open.visibility.is_hidden(person));
            people
                .filter(|person| !person.name.is_empty())
                .map(|person| of_test(person.name.clone(), &Test::Annotator(called(&person.name))))
                .collect()
        }
        ChoiceKind::Article => articles(session, open, spelling),
        ChoiceKind::Attribute => attributes(open)
            .into_iter()
            .map(|(name, value)| {
                let test = Test::Attribute { name: called(name), value: Some(called(value)) };
                of_test(format!("{name}: {value}"), &test)
            })
            .collect(),
        ChoiceKind::Source => said(
            open,
            |facts| facts.source.as_deref(),
            |name| {
                let test = name.map_or(Test::Unsourced, |name| Test::Source(called(name)));
                of_test(name.unwrap_or(NOT_KNOWN).to_owned(), &test)
            },
        ),
        ChoiceKind::Author => said(
            open,
            |facts| facts.author.as_deref(),
            |name| {
                let test = name.map_or(Test::Unsigned, |name| Test::Author(called(name)));
                of_test(name.unwrap_or(NOT_KNOWN).to_owned(), &test)
            },
        ),
        ChoiceKind::Date => dates(open, spelling),
        ChoiceKind::State => [State::Exact, State::Moved, State::Changed, State::Ambiguous, State::Lost]
            .into_iter()
            .map(|state| {
                let label = crate::search::passage_spelling::state_word(state, spelling).to_owned();
                of_test(label, &Test::State(state))
            })
            .collect(),
    }
}

/// The articles, the one that is read first.
fn articles(session: &Session, open: &OpenProject, spelling: Spelling) -> Vec<Choice> {
    let here = session.reading().map(|reading| &reading.path);
    let others = open.library.keys().filter(|path| Some(*path) != here);
    let choice = |path: &ArticlePath| {
        let label = super::library::title_of(path, open.library.get(path));
        Choice { label, text: print_test(&Test::Article(Name::Called(path.to_string())), spelling) }
    };
    here.into_iter().chain(others).take(MAX_CHOICES).map(choice).collect()
}

/// The themes in use, those below others further in.
fn themes(open: &OpenProject, spelling: Spelling) -> Vec<Choice> {
    let book = &open.codebook;
    let names = names_of_themes(book);
    let choice = |(id, depth, theme): (&_, usize, &crate::model::codebook::Theme)| {
        let label = format!("{}{}", "    ".repeat(depth), theme.name);
        Some(Choice { label, text: print(&PassageQuery::of_theme(names.get(id)?.clone()), spelling) })
    };
    book.rows().filter_map(choice).collect()
}

/// The years articles were published in: that year, from it on, before it; and no date.
fn dates(open: &OpenProject, spelling: Spelling) -> Vec<Choice> {
    let year = |entry: &'_ crate::session::LibraryEntry| {
        entry.facts.date.as_ref().and_then(|date| date.get(..4)).map(str::to_owned)
    };
    let years: BTreeSet<String> = open.library.values().filter_map(year).collect();
    let orders = [("", DateOrder::At), ("≥ ", DateOrder::From), ("< ", DateOrder::Before)];
    let of_year = |year: String| {
        orders.map(|(sign, order)| Choice {
            label: format!("{sign}{year}"),
            text: print_test(&Test::Date(order, year.clone()), spelling),
        })
    };
    let undated = Choice { label: NOT_KNOWN.to_owned(), text: print_test(&Test::Undated, spelling) };
    years.into_iter().rev().flat_map(of_year).chain([undated]).collect()
}

/// What articles say of themselves; and that they do not.
fn said<'o>(
    open: &'o OpenProject,
    of: impl Fn(&'o ArticleFacts) -> Option<&'o str>,
    choice: impl Fn(Option<&str>) -> Choice,
) -> Vec<Choice> {
    let said: BTreeSet<&str> = open.library.values().filter_map(|entry| of(&entry.facts)).collect();
    let mut said: Vec<&str> = said.into_iter().take(MAX_CHOICES).collect();
    said.sort_by(|one, other| order::compare(one, other));
    said.into_iter().map(Some).chain([None]).map(choice).collect()
}

/// The attributes that articles have, given by anyone or by their heads: name and value.
#[must_use]
pub fn attributes(open: &OpenProject) -> BTreeSet<(&str, &str)> {
    let of_gone = open.project.articles().filter(|(path, _)| !open.library.contains_key(*path));
    let of_gone =
        of_gone.flat_map(|(_, notes)| notes.values()).filter_map(|record| record.about.value.as_ref());
    let of_gone = of_gone.flat_map(|about| &about.attributes);
    let of_articles = open.library.values().flat_map(|entry| &entry.facts.attributes);
    of_articles
        .chain(of_gone)
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .take(MAX_CHOICES)
        .collect()
}

/// What joins what is there with what comes: the words for it.
#[must_use]
pub fn joints(spelling: Spelling) -> Vec<String> {
    let both = [Connective::And, Connective::Or].map(|joint| joint.word(spelling).to_owned());
    let not = format!("{} {}", both[0], Connective::Not.word(spelling));
    let relations = [
        Relation::Within,
        Relation::Overlaps,
        Relation::Near(2),
        Relation::SameParagraph,
        Relation::SameArticle,
        Relation::FollowedBy(2),
        Relation::Follows(2),
        Relation::Before,
        Relation::After,
    ];
    let relations = relations.map(|relation| print_relation(relation, spelling));
    let [and, or] = both;
    [and, or, not].into_iter().chain(relations).collect()
}

/// A query with something more at its end; where nothing joins the two, `and` does.
#[must_use]
pub fn with_more(typed: &str, more: &str, spelling: Spelling) -> String {
    let typed = typed.trim_end();
    if is_unfinished(typed) {
        let gap = if typed.is_empty() || typed.ends_with('(') { "" } else { " " };
        format!("{typed}{gap}{more}")
    } else {
        format!("{typed} {} {more}", Connective::And.word(spelling))
    }
}
