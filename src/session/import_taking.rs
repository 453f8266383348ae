//! What becomes of an import that was written: its articles are in the library, other people's annotations among what they
//! keep, and what is one's own is one step.

use super::arriving::listed_again;
use super::cx::Cx;
use super::merging::take_looked;
use super::showing::show_article;
use crate::model::article::About;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::workers::importing::{WrittenArticle, WrittenImport};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An import was written: what is kept of it is one step. Whether that was made.
pub(super) fn take_written(cx: &mut Cx<'_>, written: WrittenImport, themes: Vec<Edit>) -> bool {
    let WrittenImport { files, articles, n_of_others, seen } = written;
    let first = articles.first().map(|article| article.path.clone());
    listed_again(cx, seen.listed);
    take_looked(cx, seen.looked);
    let Some(annotator) = cx.own() else { return false };
    let n_themes = themes.iter().filter(|edit| makes_theme(edit)).count();
    let mut edits = themes;
    edits.retain(|edit| still_applies(cx, edit));
    let mut n_annotations = n_of_others;
    let n_articles = articles.iter().filter(|article| article.is_new).count();
    let mut said: BTreeMap<ArticlePath, Told> = BTreeMap::new();
    for article in articles {
        n_annotations += article.annotations.len();
        let told =
            said.entry(article.path.clone()).or_insert_with(|| Told::of(cx, &article.path, &annotator));
        told.take(&article);
        edits.extend(edits_of_annotations(cx, article, &annotator));
    }
    edits.extend(said.into_iter().filter_map(|(path, told)| told.edit(path, &annotator)));
    let label = StepLabel::Imported { n_articles, n_annotations, n_themes, files };
    let is_made = cx.make_of_files(edits, label);
    if let Some(first) = first.filter(|_| is_made) {
        show_article(cx, first, None);
    }
    is_made
}

fn makes_theme(edit: &Edit) -> bool {
    match edit {
        Edit::Theme { change, .. } => change.from.is_none(),
        Edit::Annotation { .. } | Edit::Article { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => false,
    }
}

/// Whether a theme, or the settings, are as they were when the import was planned; somebody's changes of them stand.
fn still_applies(cx: &Cx<'_>, edit: &Edit) -> bool {
    match edit {
        Edit::Theme { annotator, id, change } => {
            let record = cx.open.project.codebook_record(annotator);
            let value = record.and_then(|record| record.themes.get(id)?.value.as_ref());
            value == change.from.as_ref()
        }
        Edit::Codebook { annotator, change } => {
            let record = cx.open.project.codebook_record(annotator);
            record.and_then(|record| record.settings.value.as_ref()) == change.from.as_ref()
        }
        Edit::Annotation { .. } | Edit::Article { .. } | Edit::Saved { .. } => true,
    }
}

/// What the annotator says of an article before and after an import: several files may tell of one article.
struct Told {
    from: Option<Arc<About>>,
    to: About,
}

impl Told {
    fn of(cx: &Cx<'_>, path: &ArticlePath, annotator: &AnnotatorId) -> Self {
        let from = cx.open.project.about(path, annotator).cloned();
        let to = from.as_deref().cloned().unwrap_or_default();
        Self { from, to }
    }

    /// Takes all that is told of an article that is new, and of another what is not said of it yet.
    fn take(&mut self, article: &WrittenArticle) {
        self.to = if article.is_new { article.about.clone() } else { completed(&self.to, &article.about) };
    }

    fn edit(self, path: ArticlePath, annotator: &AnnotatorId) -> Option<Edit> {
        let Self { from, to } = self;
        let is_news = from.as_deref().map_or(to != About::default(), |from| *from != to);
        let change = Change::new(from, Some(to));
        is_news.then(|| Edit::Article { article: path, annotator: annotator.clone(), change })
    }
}

/// What is said of an article, with what completes it.
fn completed(from: &About, told: &About) -> About {
    let mut about = from.clone();
    for (known, told) in [
        (&mut about.title, &told.title),
        (&mut about.date, &told.date),
        (&mut about.source, &told.source),
        (&mut about.author, &told.author),
    ] {
        if known.is_none() {
            known.clone_from(told);
        }
    }
    let new = |name: &str| about.attributes.iter().all(|(known, _)| known != name);
    let attributes: Vec<(String, String)> =
        told.attributes.iter().filter(|(name, _)| new(name)).cloned().collect();
    about.attributes.extend(attributes);
    let themes = told.themes.iter().filter(|theme| !about.themes.contains(theme)).cloned();
    about.themes.extend(themes.collect::<Vec<_>>());
    about
}

fn edits_of_annotations(cx: &mut Cx<'_>, article: WrittenArticle, annotator: &AnnotatorId) -> Vec<Edit> {
    let WrittenArticle { path, annotations, .. } = article;
    let edit = |annotation: crate::model::annotation::Annotation| Edit::Annotation {
        article: path.clone(),
        annotator: annotator.clone(),
        id: cx.ids.annotation(annotation.created),
        change: Change { from: None, to: Some(Arc::new(annotation)), rivals: None },
    };
    annotations.into_iter().map(edit).collect()
}
