//! Which article of the project is meant by what came without a text: the one of its hash, its path or its title, else the
//! one in which the words of its passages stand.

use super::snapshot::{Library, LibraryEntry};
use crate::exchange::facts::ArticleFacts;
use crate::exchange::study::{Coding, Source, SourceText};
use crate::model::id::ArticlePath;
use crate::text::decode::nfc;
use crate::text::fold::{Strength, fold};
use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How many passages of a source are looked for in the articles, the longest first.
const N_PROBES: usize = 5;

/// How long words must be to tell which article they are of, and how much of them is looked for, in code points.
const MIN_PROBE_CHARS: usize = 20;
const MAX_PROBE_CHARS: usize = 80;

/// The articles of a project, by what others may call them.
pub(super) struct Homes<'l> {
    library: &'l Library,
    by_text: HashMap<Arc<str>, &'l ArticlePath>,
}

/// The articles by the names that people know; `None` where several have one.
#[derive(Default)]
struct Names<'l> {
    by_name: BTreeMap<String, Option<&'l ArticlePath>>,
    /// The same by the addresses where they were published.
    by_address: BTreeMap<&'l str, Option<&'l ArticlePath>>,
}

impl<'l> Names<'l> {
    /// The articles by the names of their files, with their endings and without, and by their titles.
    fn of(library: &'l Library) -> Self {
        let mut names = Self::default();
        for (path, entry) in library {
            let file = path.file_name();
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            let own: BTreeSet<String> = [Some(file), Some(stem), entry.facts.title.as_deref()]
                .into_iter()
                .flatten()
                .map(plain)
                .collect();
            for name in own {
                names.by_name.entry(name).and_modify(|known| *known = None).or_insert(Some(path));
            }
            if let Some(address) = address_of(&entry.facts) {
                names.by_address.entry(address).and_modify(|known| *known = None).or_insert(Some(path));
            }
        }
        names
    }

    /// The one article that goes by a name.
    fn named(&self, name: &str) -> Option<&'l ArticlePath> {
        self.by_name.get(&plain(name)).copied().flatten()
    }

    /// The one article that was published at the address of a source.
    fn of_address(&self, source: &Source) -> Option<&'l ArticlePath> {
        self.by_address.get(address_of(&source.facts)?).copied().flatten()
    }
}

fn plain(name: &str) -> String {
    fold(name.trim(), Strength::Case)
}

impl<'l> Homes<'l> {
    pub(super) fn new(library: &'l Library) -> Self {
        let texts = library.iter().filter_map(|(path, entry)| Some((entry.article.as_ref()?, path)));
        let by_text = texts.map(|(article, path)| (Arc::clone(article.text.sha256()), path)).collect();
        Self { library, by_text }
    }

    /// The article that has a text.
    pub(super) fn of_text(&self, sha256: &str) -> Option<&'l ArticlePath> {
        self.by_text.get(sha256).copied()
    }

    /// The articles that sources without a text mean, each with its codings; `None` for those that have one.
    pub(super) fn of_sources(
        &self,
        sources: &[Source],
        codings: &[Vec<Coding>],
    ) -> Vec<Option<&'l ArticlePath>> {
        let has_none = |source: &Source| source.text == SourceText::Unknown;
        if !sources.iter().any(has_none) {
            return vec![None; sources.len()];
        }
        let names = Names::of(self.library);
        let mut homes: Vec<Option<&ArticlePath>> = sources
            .iter()
            .zip(codings)
            .map(|(source, codings)| self.told(source, codings, &names).filter(|_| has_none(source)))
            .collect();
        let unknown: Vec<Probes> = (0..)
            .zip(sources.iter().zip(codings).zip(&homes))
            .filter(|(_, ((source, _), home))| home.is_none() && has_none(source))
            .map(|(at, ((_, codings), _))| Probes { source: at, words: probes(codings) })
            .collect();
        for found in self.by_words(&unknown) {
            if let Some(home) = homes.get_mut(found.source) {
                *home = Some(found.home);
            }
        }
        homes
    }

    /// The article that the hash of a text, a path, an address or a name tells.
    fn told(&self, source: &Source, codings: &[Coding], names: &Names<'l>) -> Option<&'l ArticlePath> {
        let ArticleFacts { path, title, sha256, .. } = &source.facts;
        let hashes =
            sha256.iter().map(String::as_str).chain(codings.iter().map(|coding| coding.text.as_str()));
        let of_text = || hashes.filter(|hash| !hash.is_empty()).find_map(|hash| self.of_text(hash));
        let of_path = || self.library.get_key_value(path.as_str()).map(|(path, _)| path);
        of_text()
            .or_else(of_path)
            .or_else(|| title.as_deref().and_then(|title| names.named(title)))
            .or_else(|| names.of_address(source))
            .or_else(|| names.named(path))
    }

    /// The articles in which the most of the words of sources stand, where that is one.
    fn by_words(&self, sources: &[Probes]) -> Vec<Home<'l>> {
        let all: Vec<Probe<'_>> = sources
            .iter()
            .flat_map(|probes| probes.words.iter().map(|words| Probe { source: probes.source, words }))
            .collect();
        let Some(automaton) =
            AhoCorasick::new(all.iter().map(|probe| probe.words)).ok().filter(|_| !all.is_empty())
        else {
            return Vec::new();
        };
        let articles: Vec<(&ArticlePath, &LibraryEntry)> = self.library.iter().collect();
        let found: Vec<(&ArticlePath, BTreeMap<usize, usize>)> = articles
            .par_iter()
            .filter_map(|(path, entry)| {
                let text = entry.article.as_ref()?.text.as_str();
                let seen: BTreeSet<usize> =
                    automaton.find_overlapping_iter(text).map(|found| found.pattern().as_usize()).collect();
                let mut by_source: BTreeMap<usize, usize> = BTreeMap::new();
                for probe in seen.into_iter().filter_map(|at| all.get(at)) {
                    *by_source.entry(probe.source).or_default() += 1;
                }
                (!by_source.is_empty()).then_some((*path, by_source))
            })
            .collect();
        let best = |probes: &Probes| {
            let votes = found.iter().filter_map(|(path, votes)| Some((*votes.get(&probes.source)?, *path)));
            let most = votes.clone().map(|(n, _)| n).max()?;
            let mut homes = votes.filter(|(n, _)| *n == most).map(|(_, path)| path);
            let home = homes.next().filter(|_| homes.next().is_none())?;
            Some(Home { source: probes.source, home })
        };
        sources.iter().filter_map(best).collect()
    }
}

fn address_of(facts: &ArticleFacts) -> Option<&str> {
    facts.attributes.iter().find(|(name, _)| name == "url").map(|(_, address)| address.as_str())
}

/// The words of a source's passages that are looked for: its index.
struct Probes {
    source: usize,
    words: Vec<String>,
}

/// Words of a source.
struct Probe<'p> {
    source: usize,
    words: &'p str,
}

/// The article that a source means.
struct Home<'l> {
    source: usize,
    home: &'l ArticlePath,
}

/// The beginnings of the longest passages, as far as a line of the text may hold them.
fn probes(codings: &[Coding]) -> Vec<String> {
    let mut words: Vec<String> = codings
        .iter()
        .map(|coding| nfc(coding.quote.trim().lines().next().unwrap_or_default()))
        .map(|line| line.chars().take(MAX_PROBE_CHARS).collect::<String>())
        .filter(|words| words.chars().count() >= MIN_PROBE_CHARS)
        .collect();
    words.sort_by_key(|words| std::cmp::Reverse(words.len()));
    words.dedup();
    words.truncate(N_PROBES);
    words
}
