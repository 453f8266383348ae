//! Which theme, annotator, article a name in a question means: the one of exactly this name, else the one whose name is
//! alike when marks that were not typed do not count. Where that is none or several, the names most like it are told.

use super::needle::Needle;
use super::passage_fault::PassageFaultKind;
use super::passage_query::{Name, Named, PassageQuery};
use super::passage_scope::Scope;
use crate::model::codebook::{Codebook, split_name};
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::people::People;
use crate::text::decode::nfc;
use crate::text::fold::{Strength, fold};
use std::collections::{BTreeMap, BTreeSet};

/// How many names are told at most.
const MAX_SUGGESTED: usize = 5;

/// Something that can be named: by which names, and how it can be called without doubt.
struct Candidate<T> {
    names: Vec<String>,
    id: Option<String>,
    what: T,
}

/// The one that is meant.
fn choose<T: Clone + Ord>(
    what: Named,
    name: &Name,
    candidates: &[Candidate<T>],
) -> Result<T, PassageFaultKind> {
    let typed = match name {
        Name::Id(id) => {
            let found = candidates.iter().find(|candidate| candidate.id.as_ref() == Some(id));
            return found.map(|found| found.what.clone()).ok_or_else(|| unknown(what, name, candidates));
        }
        Name::Called(typed) => typed.as_str(),
    };
    let n_names = candidates.iter().map(|candidate| candidate.names.len()).max().unwrap_or_default();
    let needle = Needle::new(typed);
    let is_alike = |known: &str| {
        let hit = needle.find(known).map(|hit| hit.span);
        hit.is_some_and(|span| span.start == 0 && span.end == known.len())
    };
    let is_same = |known: &str| known == typed;
    let ways: [&dyn Fn(&str) -> bool; 2] = [&is_same, &is_alike];
    for way in ways {
        for at in 0..n_names {
            let is_it = |candidate: &&Candidate<T>| candidate.names.get(at).is_some_and(|known| way(known));
            let found: BTreeMap<&T, &Candidate<T>> =
                candidates.iter().filter(is_it).map(|found| (&found.what, found)).collect();
            match found.len() {
                0 => {}
                1 => {
                    return found.into_keys().next().cloned().ok_or_else(|| unknown(what, name, candidates));
                }
                _ => {
                    let suggested = called_without_doubt(&found.into_values().collect::<Vec<_>>());
                    return Err(PassageFaultKind::Ambiguous { what, name: typed.to_owned(), suggested });
                }
            }
        }
    }
    Err(unknown(what, name, candidates))
}

/// How each of several can be called: by its first name, by its id where others have that name.
fn called_without_doubt<T>(found: &[&Candidate<T>]) -> Vec<String> {
    let first = |candidate: &Candidate<T>| candidate.names.first().cloned().unwrap_or_default();
    let is_alone = |name: &String| found.iter().filter(|other| first(other) == *name).count() == 1;
    let call = |candidate: &&Candidate<T>| {
        let name = first(candidate);
        match &candidate.id {
            Some(id) if !is_alone(&name) => Name::Id(id.clone()),
            _ => Name::Called(name),
        }
    };
    found.iter().take(MAX_SUGGESTED).map(call).map(|name| super::passage_printer::print_name(&name)).collect()
}

fn unknown<T>(what: Named, name: &Name, candidates: &[Candidate<T>]) -> PassageFaultKind {
    let name = name.as_str().to_owned();
    let needle = Needle::new(&name);
    let folded = fold(&name, Strength::Base);
    let words: BTreeSet<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).collect();
    let likeness = |candidate: &&Candidate<T>| {
        let holds = |known: &String| needle.find(known).map(|hit| if hit.at_word_start { 200 } else { 100 });
        let shared = |known: &String| {
            let known = fold(known, Strength::Base);
            let known: BTreeSet<&str> = known.split(|c: char| !c.is_alphanumeric()).collect();
            words.intersection(&known).count()
        };
        candidate
            .names
            .iter()
            .map(|known| holds(known).unwrap_or_else(|| shared(known)))
            .max()
            .unwrap_or_default()
    };
    let mut like: Vec<(usize, &Candidate<T>)> = candidates
        .iter()
        .map(|candidate| (likeness(&candidate), candidate))
        .filter(|(n, _)| *n > 0)
        .collect();
    like.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let like: Vec<&Candidate<T>> = like.into_iter().map(|(_, candidate)| candidate).collect();
    PassageFaultKind::Unknown { what, name, suggested: called_without_doubt(&like) }
}

/// The same question with themes and annotators called by their ids, as far as their names mean one: so it goes on to
/// mean them when they are renamed.
#[must_use]
pub fn by_ids(query: &PassageQuery, codebook: &Codebook, people: &People) -> PassageQuery {
    query.renamed(&mut |what, name| {
        let id = match what {
            Named::Theme => theme(codebook, name).ok().map(|id| id.to_string()),
            Named::Annotator => {
                annotators(people, name).ok().and_then(|ids| ids.first().map(ToString::to_string))
            }
            _ => None,
        };
        id.map_or_else(|| name.clone(), Name::Id)
    })
}

/// The same question with themes and annotators called by their names, where these mean nobody else.
#[must_use]
pub fn by_names(query: &PassageQuery, codebook: &Codebook, people: &People) -> PassageQuery {
    query.renamed(&mut |what, name| {
        let Name::Id(id) = name else { return name.clone() };
        let called = match what {
            Named::Theme => {
                let id = id.parse().ok();
                id.and_then(|id| {
                    let id = codebook.resolve(&id);
                    let called = Name::Called(codebook.full_name(id));
                    (theme(codebook, &called).as_ref() == Ok(id)).then_some(called)
                })
            }
            Named::Annotator => {
                let person = id.parse().ok().and_then(|id| people.person(&id));
                person.map(|person| Name::Called(person.name.clone())).filter(|called| {
                    annotators(people, called).ok().as_ref() == person.map(|person| &person.ids)
                })
            }
            _ => None,
        };
        called.unwrap_or_else(|| name.clone())
    })
}

/// How a theme is called in a question: by its name, by its id where others have that too.
#[must_use]
pub fn name_of_theme(id: &ThemeId, codebook: &Codebook) -> Name {
    let called = Name::Called(codebook.full_name(id));
    if theme(codebook, &called).as_ref() == Ok(id) { called } else { Name::Id(id.to_string()) }
}

/// How each theme in use is called in a question.
#[must_use]
pub fn names_of_themes(codebook: &Codebook) -> BTreeMap<&ThemeId, Name> {
    let mut by_name: BTreeMap<String, Vec<&ThemeId>> = BTreeMap::new();
    for (id, ..) in codebook.rows() {
        by_name.entry(split_name(&codebook.full_name(id)).join(" / ")).or_default().push(id);
    }
    let mut names = BTreeMap::new();
    for (name, ids) in by_name {
        match ids.as_slice() {
            [only] => drop(names.insert(*only, Name::Called(name))),
            several => names.extend(several.iter().map(|id| (*id, Name::Id(id.to_string())))),
        }
    }
    names
}

/// The theme of a name: its whole name, else the last part of it. What was merged is what it was merged into; deleted
/// themes are found where no other has the name.
pub(super) fn theme(book: &Codebook, name: &Name) -> Result<ThemeId, PassageFaultKind> {
    let candidate = |id: &ThemeId, stands: &ThemeId| {
        let full = split_name(&book.full_name(id)).join(" / ");
        let own = book.theme(id).map(|theme| theme.name.clone()).unwrap_or_default();
        Candidate { names: vec![full, own], id: Some(id.to_string()), what: stands.clone() }
    };
    let in_use: Vec<_> = book.rows().map(|(id, ..)| candidate(id, id)).collect();
    let name = match name {
        Name::Called(name) if name.contains('/') => &Name::Called(split_name(name).join(" / ")),
        name => name,
    };
    choose(Named::Theme, name, &in_use).or_else(|fault| {
        if matches!(fault, PassageFaultKind::Ambiguous { .. }) {
            return Err(fault);
        }
        let gone = book.all().filter(|(id, _)| !book.is_in_use(id));
        let gone: Vec<_> = gone.map(|(id, _)| candidate(id, book.resolve(id))).collect();
        choose(Named::Theme, name, &gone)
            .map_err(|other| if matches!(other, PassageFaultKind::Ambiguous { .. }) { other } else { fault })
    })
}

/// The annotators of the person of a name: those of all their computers.
pub(super) fn annotators(people: &People, name: &Name) -> Result<Vec<AnnotatorId>, PassageFaultKind> {
    let people = people.all().iter().flat_map(|person| {
        let names = || vec![person.name.clone(), person.own_name.clone()];
        person.ids.iter().map(move |id| Candidate {
            names: names(),
            id: Some(id.to_string()),
            what: person.ids.clone(),
        })
    });
    choose(Named::Annotator, name, &people.collect::<Vec<_>>())
}

/// The articles of a name, as places in the scope: the one of just this path, else by number, file name or title; all of
/// a folder where the name ends in `/`.
pub(super) fn articles(scope: &Scope<'_>, name: &Name) -> Result<Vec<usize>, PassageFaultKind> {
    let lines = || scope.articles.iter().enumerate();
    let name = match name {
        Name::Called(name) => {
            if let Some((at, _)) = lines().find(|(_, line)| line.path.as_str() == name) {
                return Ok(vec![at]);
            }
            &Name::Called(name.trim().to_owned())
        }
        Name::Id(_) => name,
    };
    if let Some(folder) = Some(name.as_str()).filter(|name| name.ends_with('/')) {
        let within: Vec<usize> =
            lines().filter(|(_, line)| line.path.as_str().starts_with(folder)).map(|(at, _)| at).collect();
        if !within.is_empty() {
            return Ok(within);
        }
    }
    let candidates: Vec<_> = lines()
        .map(|(at, line)| {
            let path = line.path.to_string();
            let file = line.path.file_name().to_owned();
            let stem = file.rsplit_once('.').map_or(file.clone(), |(stem, _)| stem.to_owned());
            let number = scope.numbers.get(line.path).cloned().unwrap_or_default();
            let title = line.title.map(nfc).unwrap_or_default();
            let bare = number.trim_start_matches('0').to_owned();
            Candidate { names: vec![path, number, file, stem, title, bare], id: None, what: at }
        })
        .collect();
    choose(Named::Article, name, &candidates).map(|at| vec![at])
}

/// What is said of an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said<'p> {
    /// The article, by its place in the scope.
    pub(super) article: usize,
    pub(super) words: &'p str,
}

/// The articles of which this is said, among all that is said of articles.
pub(super) fn articles_that_say<'p>(
    what: Named,
    name: &Name,
    said: impl Iterator<Item = Said<'p>>,
) -> Result<Vec<usize>, PassageFaultKind> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for said in said {
        by_name.entry(said.words).or_default().push(said.article);
    }
    let candidates: Vec<_> = by_name
        .into_iter()
        .map(|(name, articles)| Candidate { names: vec![nfc(name)], id: None, what: articles })
        .collect();
    choose(what, name, &candidates)
}

/// The attribute of a name, among those of all articles: what is said of each of them.
pub(super) fn attribute<'p>(scope: &Scope<'p>, name: &Name) -> Result<Vec<Said<'p>>, PassageFaultKind> {
    let mut by_name: BTreeMap<&'p str, Vec<Said<'p>>> = BTreeMap::new();
    for (at, line) in scope.articles.iter().enumerate() {
        let notes = scope.project.article_notes(line.path).into_iter().flatten();
        let decided = notes.filter_map(|(_, record)| record.about.value.as_ref());
        let decided = decided.flat_map(|about| &about.attributes);
        let said: BTreeSet<&'p (String, String)> = decided.chain(line.attributes).collect();
        // What is left empty says nothing.
        for (name, value) in said.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
            by_name.entry(name).or_default().push(Said { article: at, words: value });
        }
    }
    let candidates: Vec<_> = by_name
        .into_iter()
        .map(|(name, said)| Candidate { names: vec![nfc(name)], id: None, what: said })
        .collect();
    choose(Named::Attribute, name, &candidates)
}
