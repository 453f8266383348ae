//! What becomes of articles that were written by an import: they are in the library, and what is kept of them is one step.

use super::arriving::listed_again;
use super::cx::Cx;
use super::marking::passage_of;
use super::showing::show_article;
use crate::exchange::study::Coding;
use crate::model::annotation::Annotation;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::AnnotatorId;
use crate::text::anchor::Anchor;
use crate::workers::importing::{WrittenArticle, WrittenImport};

/// Articles were written: what is kept of them is one step.
pub(super) fn take_written(cx: &mut Cx<'_>, written: WrittenImport, takes_remarks: bool) {
    let WrittenImport { files, articles, listed } = written;
    let first = articles.first().map(|article| article.path.clone());
    listed_again(cx, listed);
    let Some(annotator) = cx.own() else { return };
    let mut edits = Vec::with_capacity(articles.len());
    let mut n_annotations = 0;
    for article in &articles {
        edits.push(edit_of(article, &annotator));
        if takes_remarks {
            let annotations = annotations_of(cx, article, &annotator);
            n_annotations += annotations.len();
            edits.extend(annotations);
        }
    }
    let n_articles = articles.len();
    cx.make(edits, StepLabel::Imported { n_articles, n_annotations, files });
    if let Some(first) = first {
        show_article(cx, first, None);
    }
}

fn edit_of(article: &WrittenArticle, annotator: &AnnotatorId) -> Edit {
    Edit::Article {
        article: article.path.clone(),
        annotator: annotator.clone(),
        change: Change::new(None, Some(article.about.clone())),
    }
}

/// The remarks in an article as annotations; one that names its author says so in its note.
fn annotations_of(cx: &mut Cx<'_>, article: &WrittenArticle, annotator: &AnnotatorId) -> Vec<Edit> {
    let entry = cx.open.library.get(&article.path);
    let Some(read) = entry.and_then(|entry| entry.article.clone()) else { return Vec::new() };
    let at = cx.now.moment;
    let mut edit = |coding: &Coding| {
        let span = read.text.span_of_chars(coding.start, coding.end)?;
        let span = passage_of(read.text.as_str(), span)?;
        let annotation = Annotation {
            anchor: Anchor::of(&read.text, span),
            themes: Vec::new(),
            note: coding.note.clone(),
            starred: false,
            created: at,
        };
        Some(Edit::Annotation {
            article: article.path.clone(),
            annotator: annotator.clone(),
            id: cx.ids.annotation(at),
            change: Change::new(None, Some(annotation)),
        })
    };
    article.codings.iter().filter_map(&mut edit).collect()
}
