//! What every export is made of: articles and their annotated passages with all names resolved, plain data.

use super::place::{numbers_of, place_of};
use crate::model::article::standing;
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath};
use crate::model::located::Located;
use crate::model::project::Project;
use crate::text::article::Article;
use crate::text::structure::Label;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An article as exports name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFacts {
    /// Its path within the project.
    pub path: String,
    /// Its title: corrected by hand, else as found in the text.
    pub title: Option<String>,
    /// Its date of publication, ISO 8601.
    pub date: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its attributes by name: what annotators decided, and of what the head of its file says what none decided otherwise.
    pub attributes: Vec<(String, String)>,
    /// Length of the reading text, in code points; `None` where it cannot be read.
    pub characters: Option<usize>,
    /// SHA-256 of the reading text; `None` where it cannot be read.
    pub sha256: Option<String>,
}

/// A theme as exports name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFacts {
    /// Its id.
    pub id: String,
    /// Its name, a child's as `parent / child`.
    pub name: String,
    /// Its line colour, `#rrggbb`.
    pub color: String,
    /// Its definition; empty for none.
    pub definition: String,
}

/// An annotated passage with everything said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The annotation's id.
    pub id: String,
    /// Which of the articles it stands in: index into `Passages::articles`.
    pub article: usize,
    /// The annotator's name.
    pub annotator: String,
    /// First code point of the reading text, as anchored.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// Where they stand today, as people cite it: "002 §15"; `None` for a passage without a place.
    pub place: Option<String>,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
    /// SHA-256 of the text the position refers to.
    pub text: String,
    /// The themes, merged ones resolved, each once.
    pub themes: Vec<ThemeFacts>,
    /// The note.
    pub note: Option<String>,
    /// Whether it is starred.
    pub is_starred: bool,
    /// How it stands to the text of today.
    pub state: State,
    /// When it was made, ISO 8601.
    pub created: String,
    /// When it was last changed, ISO 8601.
    pub modified: String,
}

/// All that is exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passages {
    /// The articles, in order of their paths; those that are gone but have annotations included.
    pub articles: Vec<ArticleFacts>,
    /// Their passages, by article, start, end and id.
    pub passages: Vec<Passage>,
}

/// The articles of a project that could be read, by path.
pub type Articles = BTreeMap<ArticlePath, Arc<Article>>;

/// What passages are gathered from.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// What people decided.
    pub project: &'a Project,
    /// Where passages of changed articles stand.
    pub located: &'a Located,
    /// All themes.
    pub codebook: &'a Codebook,
}

impl Whole<'_> {
    /// The passages of an article, which has this number where it is cited.
    fn passages_of(
        self,
        path: &ArticlePath,
        number: &str,
        article: Option<&Article>,
        is_wanted: &dyn Fn(&ArticlePath, &AnnotatorId, AnnotationId) -> bool,
    ) -> Vec<Passage> {
        let passage = |(who, id, annotation, slot): (
            &_,
            _,
            &Arc<crate::model::annotation::Annotation>,
            &crate::model::article::Slot<_>,
        )| {
            let anchor = &annotation.anchor;
            let found = article.map(|article| (article, self.located.place_or_search(anchor, &article.text)));
            Passage {
                id: format!("{id}"),
                article: 0,
                annotator: self.project.annotator_name(who).to_owned(),
                start: anchor.start,
                end: anchor.end,
                quote: anchor.quote.clone(),
                place: found
                    .as_ref()
                    .and_then(|(article, place)| place_of(number, &article.structure, place.span()?)),
                prefix: anchor.prefix.clone(),
                suffix: anchor.suffix.clone(),
                text: anchor.text.to_string(),
                themes: theme_facts(self.codebook, &annotation.themes),
                note: annotation.note.clone(),
                is_starred: annotation.starred,
                state: found.map_or(State::Lost, |(_, place)| State::of_place(&place)),
                created: annotation.created.to_string(),
                modified: slot.modified.to_string(),
            }
        };
        self.project
            .annotations(path)
            .filter(|(who, id, ..)| is_wanted(path, who, *id))
            .map(passage)
            .collect()
    }
}

impl Passages {
    /// Gathers every annotation of a project that is wanted. `paths` are all its articles, readable or not.
    #[must_use]
    pub fn gather(
        from: Whole<'_>,
        articles: &Articles,
        paths: impl IntoIterator<Item = ArticlePath>,
        is_wanted: &dyn Fn(&ArticlePath, &AnnotatorId, AnnotationId) -> bool,
    ) -> Self {
        let mut all: BTreeSet<ArticlePath> = paths.into_iter().collect();
        let numbers = numbers_of(&all);
        all.extend(
            from.project
                .articles()
                .filter(|(_, notes)| standing(Some(notes)).next().is_some())
                .map(|(p, _)| p.clone()),
        );
        let mut gathered = Self::default();
        for path in all {
            let article = articles.get(&path);
            let number = numbers.get(&path).map(String::as_str).unwrap_or_default();
            let mut passages = from.passages_of(&path, number, article.map(Arc::as_ref), is_wanted);
            for passage in &mut passages {
                passage.article = gathered.articles.len();
            }
            passages.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
            gathered.passages.extend(passages);
            gathered.articles.push(facts_of(from.project, &path, article.map(Arc::as_ref)));
        }
        gathered
    }
}

/// What is known of an article: what someone decided comes before what the head of its file says, and that before what
/// was found in the text.
#[must_use]
pub fn facts_of(project: &Project, path: &ArticlePath, article: Option<&Article>) -> ArticleFacts {
    let mut facts = ArticleFacts { path: path.to_string(), ..ArticleFacts::default() };
    if let Some(article) = article {
        let labels = &*project.labels(path, None, &article.text);
        let corrected = (!labels.is_empty()).then(|| article.structure.as_ref().clone().relabelled(labels));
        let structure = corrected.as_ref().unwrap_or(&article.structure);
        let text = article.text.as_str();
        let is_decided = |label| labels.iter().any(|decided| decided.label == label);
        let of_head = |fact: &Option<String>, label| fact.clone().filter(|_| !is_decided(label));
        let (head, owned) = (&article.head, |fact: Option<&str>| fact.map(str::to_owned));
        facts.title = of_head(&head.title, Label::Title).or_else(|| owned(structure.title(text)));
        facts.date = of_head(&head.date, Label::Date).or_else(|| structure.date(text));
        facts.source = of_head(&head.source, Label::Source).or_else(|| owned(structure.source(text)));
        facts.author = of_head(&head.author, Label::Author).or_else(|| owned(structure.author(text)));
        facts.characters = Some(article.text.n_chars());
        facts.sha256 = Some(article.text.sha256().to_string());
    }
    let notes = project.article_notes(path).into_iter().flatten();
    for about in notes.filter_map(|(_, record)| record.about.value.as_deref()) {
        for (fact, decision) in [
            (&mut facts.title, &about.title),
            (&mut facts.date, &about.date),
            (&mut facts.source, &about.source),
            (&mut facts.author, &about.author),
        ] {
            if decision.is_some() {
                fact.clone_from(decision);
            }
        }
    }
    facts.attributes = attributes_of(project, path, article);
    facts
}

fn attributes_of(project: &Project, path: &ArticlePath, article: Option<&Article>) -> Vec<(String, String)> {
    let head = article.map(|article| article.head.attributes.as_slice()).unwrap_or_default();
    let notes = project.article_notes(path).into_iter().flatten();
    let decided = notes.filter_map(|(_, record)| record.about.value.as_deref());
    let decided: BTreeSet<_> = decided.flat_map(|about| &about.attributes).collect();
    let is_decided = |name: &str| decided.iter().any(|(decided, _)| decided == name);
    let of_head = head.iter().filter(|(name, _)| !is_decided(name));
    of_head.chain(decided.iter().copied()).cloned().collect()
}

fn theme_facts(codebook: &Codebook, themes: &[crate::model::id::ThemeId]) -> Vec<ThemeFacts> {
    let mut facts: Vec<ThemeFacts> = Vec::with_capacity(themes.len());
    for id in themes {
        let id = codebook.resolve(id);
        if facts.iter().any(|known| known.id == id.as_str()) {
            continue;
        }
        let theme = codebook.theme(id);
        facts.push(ThemeFacts {
            id: id.to_string(),
            name: codebook.full_name(id),
            color: theme.map(|theme| theme.color.clone()).unwrap_or_default(),
            definition: theme.map(|theme| theme.definition.clone()).unwrap_or_default(),
        });
    }
    facts
}
