//! What is exported, gathered from a project: every coded passage with all names resolved.

use super::codebook::{BookTheme, texts_of};
use super::facts::facts_of;
use super::markdown::one_line;
use super::place::{numbers_of, place_of};
use super::study::{Code, Coder, Coding, Source, Study};
use crate::model::article::standing;
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::model::located::Located;
use crate::model::project::Project;
use crate::text::article::Article;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The articles of a project that could be read, by path.
pub type Articles = BTreeMap<ArticlePath, Arc<Article>>;

/// What a study is gathered from.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// What people decided.
    pub project: &'a Project,
    /// Where passages of changed articles stand.
    pub located: &'a Located,
    /// All themes.
    pub codebook: &'a Codebook,
}

/// Whether a passage is to be in it.
pub type IsWanted<'a> = &'a dyn Fn(&ArticlePath, &AnnotatorId, AnnotationId) -> bool;

impl Study {
    /// Gathers every annotation of a project that is wanted. `paths` are all its articles, readable or not.
    #[must_use]
    pub fn gather(
        from: Whole<'_>,
        articles: &Articles,
        paths: impl IntoIterator<Item = ArticlePath>,
        is_wanted: IsWanted<'_>,
    ) -> Self {
        let mut all: BTreeSet<ArticlePath> = paths.into_iter().collect();
        let numbers = numbers_of(&all);
        all.extend(
            from.project
                .articles()
                .filter(|(_, notes)| standing(Some(notes)).next().is_some())
                .map(|(p, _)| p.clone()),
        );
        let mut gatherer = Gatherer::new(from);
        for path in all {
            let article = articles.get(&path).map(Arc::as_ref);
            let number = numbers.get(&path).map(String::as_str).unwrap_or_default();
            let mut codings = gatherer.codings_of(&path, number, article, is_wanted);
            codings.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
            gatherer.study.codings.extend(codings);
            let facts = facts_of(from.project, &path, article);
            gatherer.study.sources.push(Source { facts, ..Source::default() });
        }
        gatherer.study
    }
}

/// A study while it is gathered.
struct Gatherer<'a> {
    from: Whole<'a>,
    study: Study,
    coders: HashMap<&'a AnnotatorId, usize>,
    codes: HashMap<ThemeId, usize>,
}

impl<'a> Gatherer<'a> {
    /// Begins with the themes in use, in the order of the tree.
    fn new(from: Whole<'a>) -> Self {
        let (study, coders, codes) = Default::default();
        let mut gatherer = Self { from, study, coders, codes };
        let mut path: Vec<String> = Vec::new();
        for (id, depth, theme) in from.codebook.rows() {
            path.truncate(depth);
            path.push(one_line(&theme.name));
            gatherer.add_code(id, path.clone());
        }
        gatherer
    }

    fn add_code(&mut self, id: &ThemeId, path: Vec<String>) -> usize {
        let theme = self.from.codebook.theme(id);
        let theme = BookTheme {
            path,
            color: theme.map(|theme| theme.color.clone()).unwrap_or_default(),
            key: self.from.codebook.key_of(id).unwrap_or_default(),
            texts: theme.map(texts_of).unwrap_or_default(),
            ..BookTheme::default()
        };
        self.study.codes.push(Code { id: id.to_string(), theme });
        let at = self.study.codes.len() - 1;
        self.codes.insert(id.clone(), at);
        at
    }

    /// The code that stands for a theme today. One that is not in use, or was recorded by nobody, comes after the others.
    fn code_of(&mut self, id: &ThemeId) -> usize {
        let id = self.from.codebook.resolve(id);
        let known = self.codes.get(id).copied();
        known.unwrap_or_else(|| self.add_code(id, self.from.codebook.path_of(id)))
    }

    fn coder_of(&mut self, who: &'a AnnotatorId) -> usize {
        let (coders, project) = (&mut self.study.coders, self.from.project);
        *self.coders.entry(who).or_insert_with(|| {
            coders.push(Coder { name: project.annotator_name(who).to_owned() });
            coders.len() - 1
        })
    }

    /// The codings of an article, which has this number where it is cited.
    fn codings_of(
        &mut self,
        path: &ArticlePath,
        number: &str,
        article: Option<&Article>,
        is_wanted: IsWanted<'_>,
    ) -> Vec<Coding> {
        let from = self.from;
        let mut codings = Vec::new();
        for (who, id, annotation, slot) in from.project.annotations(path) {
            if !is_wanted(path, who, id) {
                continue;
            }
            let anchor = &annotation.anchor;
            let found = article.map(|article| (article, from.located.place_or_search(anchor, &article.text)));
            let place = found.as_ref();
            let place =
                place.and_then(|(article, place)| place_of(number, &article.structure, place.span()?));
            let mut codes = Vec::with_capacity(annotation.themes.len());
            for theme in &annotation.themes {
                let code = self.code_of(theme);
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            codings.push(Coding {
                id: id.to_string(),
                source: self.study.sources.len(),
                coder: self.coder_of(who),
                start: anchor.start,
                end: anchor.end,
                quote: anchor.quote.clone(),
                place,
                prefix: anchor.prefix.clone(),
                suffix: anchor.suffix.clone(),
                text: anchor.text.to_string(),
                codes,
                note: annotation.note.clone(),
                is_starred: annotation.starred,
                state: found.map_or(State::Lost, |(_, place)| State::of_place(&place)),
                created: annotation.created.to_string(),
                modified: slot.modified.to_string(),
            });
        }
        codings
    }
}
