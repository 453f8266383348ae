//! What is exported, gathered from a project: every coded passage with all names resolved.

use super::codebook::{BookTheme, texts_of};
use super::facts::facts_of;
use super::markdown::one_line;
use super::place::{numbers_of, place_of};
use super::study::{Code, Coder, Coding, KeptQuery, Source, SourceText, Study};
use super::told_text::CharSpan;
use crate::model::article::standing;
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::model::located::Located;
use crate::model::moment::Moment;
use crate::model::project::Project;
use crate::model::saved::{Saved, SavedList, saved_in};
use crate::text::article::Article;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The articles of a project that could be read, by path.
pub type Articles = BTreeMap<ArticlePath, Arc<Article>>;

/// What a study is gathered from.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// What the project is called.
    pub name: &'a str,
    /// What people decided.
    pub project: &'a Project,
    /// Where passages of changed articles stand.
    pub located: &'a Located,
    /// All themes.
    pub codebook: &'a Codebook,
}

/// Whether a passage is to be in it.
pub type IsWanted<'a> = &'a dyn Fn(&ArticlePath, &AnnotatorId, AnnotationId) -> bool;

/// What of a project is to be in a study.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The passages.
    pub passages: IsWanted<'a>,
    /// Whether an article without such a passage is to be in it, too.
    pub articles: &'a dyn Fn(&ArticlePath) -> bool,
    /// Whose words on articles as wholes.
    pub people: &'a dyn Fn(&AnnotatorId) -> bool,
    /// Asked before each article, with how many were gone through, whether to go on.
    pub goes_on: &'a dyn Fn(usize) -> bool,
}

impl Wanted<'static> {
    /// Everything.
    pub const ALL: Self =
        Self { passages: &|_, _, _| true, articles: &|_| true, people: &|_| true, goes_on: &|_| true };
}

impl Study {
    /// Gathers the annotations of a project that are wanted; where it is not to go on, those of the first articles. `paths`
    /// are all its articles, readable or not.
    #[must_use]
    pub fn gather(
        from: Whole<'_>,
        articles: &Articles,
        paths: impl IntoIterator<Item = ArticlePath>,
        wanted: Wanted<'_>,
    ) -> Self {
        let records = from.project.articles().flat_map(|(_, notes)| notes.values());
        let mut codings = Vec::with_capacity(records.map(|record| record.annotations.len()).sum());
        let mut study =
            Self::gather_each(from, articles, paths, wanted, &mut |study| codings.append(&mut study.codings));
        // Of a small part of a project there are far fewer.
        codings.shrink_to_fit();
        study.codings = codings;
        study
    }

    /// The same without codings: `each` is given the study after each article that is in it, with its codings, to take them.
    pub fn gather_each(
        from: Whole<'_>,
        articles: &Articles,
        paths: impl IntoIterator<Item = ArticlePath>,
        wanted: Wanted<'_>,
        each: &mut dyn FnMut(&mut Self),
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
        for (n_done, path) in all.into_iter().enumerate() {
            if !(wanted.goes_on)(n_done) {
                break;
            }
            let article = articles.get(&path);
            let number = numbers.get(&path).map(String::as_str).unwrap_or_default();
            let mut codings = gatherer.codings_of(&path, number, article.map(Arc::as_ref), wanted.passages);
            if codings.is_empty() && !(wanted.articles)(&path) {
                continue;
            }
            codings.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
            let source = gatherer.source_of(&path, article, wanted.people);
            gatherer.study.sources.push(source);
            gatherer.study.codings = codings;
            each(&mut gatherer.study);
            gatherer.study.codings.clear();
        }
        gatherer.finished()
    }
}

/// A study while it is gathered.
struct Gatherer<'a> {
    from: Whole<'a>,
    study: Study,
    coders: HashMap<&'a AnnotatorId, usize>,
    codes: HashMap<ThemeId, usize>,
    /// When anything of it was changed last.
    modified: Moment,
}

impl<'a> Gatherer<'a> {
    /// Begins with the themes in use, in the order of the tree.
    fn new(from: Whole<'a>) -> Self {
        let (coders, codes, modified) = (HashMap::new(), HashMap::new(), Moment::UNKNOWN);
        let study = Study {
            name: from.name.to_owned(),
            memo: Some(from.codebook.memo.clone()).filter(|memo| !memo.trim().is_empty()),
            ..Study::default()
        };
        let mut gatherer = Self { from, study, coders, codes, modified };
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
            coders.push(Coder { id: who.to_string(), name: project.annotator_name(who).to_owned() });
            coders.len() - 1
        })
    }

    /// The codes that stand for themes today, each once.
    fn codes_of<'t>(&mut self, themes: impl IntoIterator<Item = &'t ThemeId>) -> Vec<usize> {
        let mut codes = Vec::new();
        for theme in themes {
            let code = self.code_of(theme);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// An article with everything said of it as a whole.
    fn source_of(
        &mut self,
        path: &ArticlePath,
        article: Option<&Arc<Article>>,
        is_wanted: &dyn Fn(&AnnotatorId) -> bool,
    ) -> Source {
        let project = self.from.project;
        let facts = facts_of(project, path, article.map(Arc::as_ref));
        let text = article.map_or(SourceText::Unknown, |article| {
            let labels = &*project.labels(path, None, &article.text);
            SourceText::Article(if labels.is_empty() {
                Arc::clone(article)
            } else {
                let structure = Arc::new(article.structure.as_ref().clone().relabelled(labels));
                Arc::new(Article { structure, ..article.as_ref().clone() })
            })
        });
        let (mut memos, mut codes, mut is_done) = (Vec::new(), Vec::new(), false);
        let records = project.article_notes(path).into_iter().flatten();
        for (_, record) in records.filter(|(who, _)| is_wanted(who)) {
            let Some(about) = record.about.value.as_deref() else { continue };
            self.modified = self.modified.max(record.about.modified);
            memos.extend(about.memo.as_deref().map(str::trim).filter(|memo| !memo.is_empty()));
            codes.extend(&about.themes);
            is_done |= about.is_done;
        }
        let memo = (!memos.is_empty()).then(|| memos.join("\n\n"));
        Source { facts, text, memo, codes: self.codes_of(codes), is_done }
    }

    /// The study, once everything is in it.
    fn finished(mut self) -> Study {
        let project = self.from.project;
        for (_, record) in project.codebook_records() {
            let of_themes = record.themes.values().map(|slot| slot.modified);
            let of_saved = record.saved.values().map(|slot| slot.modified);
            let newest = of_themes.chain(of_saved).max();
            self.modified = self.modified.max(newest.unwrap_or(Moment::UNKNOWN));
        }
        let queries = saved_in(project, SavedList::Queries).into_iter();
        let query = |(_, query): (_, Saved)| KeptQuery { name: query.name, query: query.text };
        self.study.queries = queries.map(query).collect();
        if self.modified != Moment::UNKNOWN {
            self.study.modified = self.modified.to_string();
        }
        self.study
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
            let span = found.as_ref().and_then(|(article, place)| Some((*article, place.span()?)));
            let today = span.map(|(article, span)| {
                let (start, end) = article.text.chars_of(span);
                CharSpan { start, end }
            });
            let place = span.and_then(|(article, span)| place_of(number, &article.structure, span));
            let codes = self.codes_of(&annotation.themes);
            self.modified = self.modified.max(slot.modified);
            codings.push(Coding {
                id: id.to_string(),
                source: self.study.sources.len(),
                coder: self.coder_of(who),
                start: anchor.start,
                end: anchor.end,
                quote: anchor.quote.clone(),
                today,
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
