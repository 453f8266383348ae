//! What becomes of an import that was written: its articles are in the library, other people's annotations among what they
//! keep, and what is one's own is one step.

use super::arriving::listed_again;
use super::cx::Cx;
use super::merging::take_looked;
use super::showing::show_article;
use crate::model::article::About;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::AnnotatorId;
use crate::workers::importing::{WrittenArticle, WrittenImport};
use std::sync::Arc;

/// An import was written: what is kept of it is one step.
pub(super) fn take_written(cx: &mut Cx<'_>, written: WrittenImport, themes: Vec<Edit>) {
    let WrittenImport { files, articles, n_of_others, seen } = written;
    let first = articles.first().map(|article| article.path.clone());
    listed_again(cx, seen.listed);
    take_looked(cx, seen.looked);
    let Some(annotator) = cx.own() else { return };
    let n_themes = themes.iter().filter(|edit| makes_theme(edit)).count();
    let mut edits = themes;
    edits.retain(|edit| still_applies(cx, edit));
    let mut n_annotations = n_of_others;
    let n_articles = articles.iter().filter(|article| article.is_new).count();
    for article in articles {
        n_annotations += article.annotations.len();
        edits.extend(edit_of_article(cx, &article, &annotator));
        edits.extend(edits_of_annotations(cx, article, &annotator));
    }
    cx.make(edits, StepLabel::Imported { n_articles, n_annotations, n_themes, files });
    if let Some(first) = first {
        show_article(cx, first, None);
    }
}

fn makes_theme(edit: &Edit) -> bool {
    match edit {
        Edit::Theme { change, .. } => change.from.is_none(),
        Edit::Annotation { .. } | Edit::Article { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => false,
    }
}

/// Whether a theme is as it was when the import was planned; somebody's changes of it stand.
fn still_applies(cx: &Cx<'_>, edit: &Edit) -> bool {
    match edit {
        Edit::Theme { annotator, id, change } => {
            let record = cx.open.project.codebook_record(annotator);
            let value = record.and_then(|record| record.themes.get(id)?.value.as_ref());
            value == change.from.as_ref()
        }
        Edit::Annotation { .. } | Edit::Article { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => true,
    }
}

/// What the annotator says of an article: all of it where it is new, else what is not said of it yet.
fn edit_of_article(cx: &Cx<'_>, article: &WrittenArticle, annotator: &AnnotatorId) -> Option<Edit> {
    let (path, about) = (&article.path, &article.about);
    let from = cx.open.project.about(path, annotator).cloned();
    let about = if article.is_new { about.clone() } else { completed(from.as_deref(), about) };
    let is_news = from.as_deref().map_or(about != About::default(), |from| *from != about);
    is_news.then(|| Edit::Article {
        article: path.clone(),
        annotator: annotator.clone(),
        change: Change::new(from, Some(about)),
    })
}

/// What is said of an article, with what completes it.
fn completed(from: Option<&About>, told: &About) -> About {
    let mut about = from.cloned().unwrap_or_default();
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
    let told: Vec<(String, String)> = told.attributes.iter().filter(|(name, _)| new(name)).cloned().collect();
    about.attributes.extend(told);
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
