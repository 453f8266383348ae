//! What a vault is made of: the study, the names of all notes, the ids of all passages, and what stands below what.

use super::code_tree::parents;
use super::facts::ArticleFacts;
use super::markdown::Headings;
use super::obsidian::{ARTICLES, ObsidianWords, QUERIES, THEMES};
use super::obsidian_links::{block_id, link};
use super::obsidian_names::{NoteNames, safe_name};
use super::origin::NAME;
use super::study::{Code, Coding, Study};
use std::collections::HashMap;

/// How long the name of the vault's folder is at most, in bytes.
const MAX_FOLDER_BYTES: usize = 80;

/// A study with the names of all its notes.
pub(super) struct Vault<'a> {
    pub(super) study: &'a Study,
    pub(super) headings: &'a Headings<'a>,
    pub(super) words: &'a ObsidianWords,
    /// The name of its folder.
    pub(super) folder: String,
    /// The names of the notes of articles, themes and queries, in the order of the study.
    pub(super) articles: Vec<String>,
    pub(super) themes: Vec<String>,
    pub(super) queries: Vec<String>,
    /// Of each coding, the id of its block, without `^`.
    pub(super) blocks: Vec<String>,
    /// The codings of each article, and of each code.
    pub(super) by_source: Vec<Vec<usize>>,
    pub(super) by_code: Vec<Vec<usize>>,
    /// The articles that each code is one of as a whole.
    pub(super) about: Vec<Vec<usize>>,
    /// The code above each, and those below each.
    pub(super) parents: Vec<Option<usize>>,
    pub(super) children: Vec<Vec<usize>>,
}

impl<'a> Vault<'a> {
    pub(super) fn of(study: &'a Study, headings: &'a Headings<'a>, words: &'a ObsidianWords) -> Self {
        let codings = || study.codings.iter().enumerate();
        let by_source =
            grouped(study.sources.len(), codings().map(|(at, coding)| Member { group: coding.source, at }));
        let is_known = |coding: &Coding| coding.source < study.sources.len();
        let of_codes = codings().filter(|(_, coding)| is_known(coding));
        let of_codes = of_codes
            .flat_map(|(at, coding)| coding.codes.iter().map(move |code| Member { group: *code, at }));
        let by_code = grouped(study.codes.len(), of_codes);
        let sources = study.sources.iter().enumerate();
        let about =
            sources.flat_map(|(at, source)| source.codes.iter().map(move |code| Member { group: *code, at }));
        let about = grouped(study.codes.len(), about);
        let parents = parents(study);
        let below =
            parents.iter().enumerate().filter_map(|(at, parent)| Some(Member { group: (*parent)?, at }));
        let children = grouped(study.codes.len(), below);
        let folder = Some(safe_name(&study.name, MAX_FOLDER_BYTES)).filter(|name| !name.is_empty());
        let folder = folder.unwrap_or_else(|| NAME.to_owned());
        let (articles, themes, queries) = (article_names(study), theme_names(study), query_names(study));
        let blocks = block_ids(study);
        Self {
            study,
            headings,
            words,
            folder,
            articles,
            themes,
            queries,
            blocks,
            by_source,
            by_code,
            about,
            parents,
            children,
        }
    }

    /// A link to the note of an article, called by its title; to a block of it where one is told.
    pub(super) fn article_link(&self, source: usize, block: Option<&str>, label: &str) -> String {
        let name = self.articles.get(source).map(String::as_str).unwrap_or_default();
        let target = match block {
            Some(block) => format!("{ARTICLES}/{name}#^{block}"),
            None => format!("{ARTICLES}/{name}"),
        };
        link(&target, label, name)
    }

    /// A link to the note of a theme, called by its full name.
    pub(super) fn theme_link(&self, code: usize) -> String {
        let name = self.themes.get(code).map(String::as_str).unwrap_or_default();
        let label = self.study.codes.get(code).map(Code::full_name).unwrap_or_default();
        link(&format!("{THEMES}/{name}"), &label, name)
    }

    /// A link to the note of a query.
    pub(super) fn query_link(&self, query: usize) -> String {
        let name = self.queries.get(query).map(String::as_str).unwrap_or_default();
        let label = self.study.queries.get(query).map(|query| query.name.as_str()).unwrap_or_default();
        link(&format!("{QUERIES}/{name}"), label, name)
    }

    /// What embeds a passage.
    pub(super) fn embedded(&self, source: usize, coding: usize) -> String {
        let name = self.articles.get(source).map(String::as_str).unwrap_or_default();
        let block = self.blocks.get(coding).map(String::as_str).unwrap_or_default();
        format!("![[{ARTICLES}/{name}#^{block}]]")
    }

    /// What an article is called.
    pub(super) fn title_of(facts: &ArticleFacts) -> &str {
        facts.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&facts.path)
    }
}

/// Something that belongs to a group.
struct Member {
    group: usize,
    at: usize,
}

/// What belongs to each of `n`, in order.
fn grouped(n: usize, members: impl Iterator<Item = Member>) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); n];
    for Member { group, at } in members {
        groups.get_mut(group).into_iter().for_each(|group: &mut Vec<usize>| group.push(at));
    }
    groups
}

/// An article's note is called by its title, else by its file.
fn article_names(study: &Study) -> Vec<String> {
    let mut names = NoteNames::default();
    let name = |facts: &ArticleFacts| {
        let title = facts.title.as_deref().unwrap_or_default();
        names.name([title, stem_of(&facts.path)], "article")
    };
    study.sources.iter().map(|source| &source.facts).map(name).collect()
}

/// A theme's note is called by its own name; of several themes of one name, each by its full one.
fn theme_names(study: &Study) -> Vec<String> {
    let mut n_of_name: HashMap<String, usize> = HashMap::new();
    for code in &study.codes {
        *n_of_name.entry(code.theme.name().to_lowercase()).or_default() += 1;
    }
    let mut names = NoteNames::default();
    let name = |code: &Code| {
        let own = code.theme.name();
        let is_one = n_of_name.get(&own.to_lowercase()).is_none_or(|n| *n == 1);
        let whole = code.theme.path.join(" - ");
        names.name([if is_one { own } else { &whole }, own], "theme")
    };
    study.codes.iter().map(name).collect()
}

fn query_names(study: &Study) -> Vec<String> {
    let mut names = NoteNames::default();
    study.queries.iter().map(|query| names.name([&query.name, &query.query], "query")).collect()
}

/// Ids of blocks, each its own, also where a study has one id twice.
fn block_ids(study: &Study) -> Vec<String> {
    let mut n_of_id: HashMap<String, usize> = HashMap::new();
    let id = |coding: &Coding| {
        let id = block_id(&coding.id);
        let n = n_of_id.entry(id.clone()).or_default();
        *n += 1;
        if *n == 1 { id } else { format!("{id}-{n}") }
    };
    study.codings.iter().map(id).collect()
}

/// The name of a file without its folders and its ending.
pub(super) fn stem_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
