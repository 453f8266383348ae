//! Marking as scripts do it: a passage, themes by name, a note and an annotator, as a new annotation and in one step
//! with the themes it has to make. What the annotator has already is not made again.

use super::cx::Cx;
use super::notice::Notice;
use super::notices::{FolderNotice, KeepingNotice, ReadingNotice, StepNotice, ThemeNotice};
use super::theme_edits::edits_for_new_theme;
use crate::model::annotation::Annotation;
use crate::model::codebook::{Codebook, split_name};
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::storage::project_folder::FileKey;
use crate::text::anchor::{Anchor, are_same_words};
use crate::text::article::Article;
use crate::text::boundaries::snap_to_graphemes;
use crate::text::decode::normalised;
use crate::text::positions::Span;
use crate::text::tidy_name::tidy_name;
use std::sync::Arc;

/// An annotation as a script asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The article; it must have been read.
    pub article: ArticlePath,
    /// The passage.
    pub span: Span,
    /// Names of themes, `parent / child`; those that are not there are made.
    pub themes: Vec<String>,
    /// The note; empty for none.
    pub note: String,
}

/// Makes the annotation, or says why not and leaves the project as it was.
pub(super) fn annotate(cx: &mut Cx<'_>, quotation: Quotation) {
    let Some(article) = article_read(cx, &quotation.article) else { return };
    let span = snap_to_graphemes(article.text.as_str(), quotation.span);
    if span.is_empty() {
        return cx.say(ReadingNotice::NothingSelected);
    }
    let Some(who) = cx.own() else { return };
    let (mut edits, themes) = match themes_by_names(cx, &quotation.themes, &who) {
        Ok(themes) => themes,
        Err(notice) => return cx.say(notice),
    };
    let note = normalised(quotation.note.trim());
    if edits.is_empty()
        && let Some(id) = same_annotation(cx, &quotation.article, &article, span, &themes, &note)
    {
        return cx.say(StepNotice::AlreadyAnnotated(id));
    }
    let annotation = Annotation {
        themes,
        note: (!note.is_empty()).then_some(note),
        ..Annotation::plain(Anchor::of(&article.text, span), cx.now.moment)
    };
    let label = label_of(&quotation.themes);
    let (id, change) = (cx.ids.annotation(cx.now.moment), Change::new(None, Some(annotation)));
    edits.push(Edit::Annotation { article: quotation.article, annotator: who, id, change });
    match what_blocks(cx, &edits) {
        Some(problem) => cx.say(problem),
        None => cx.make(edits, label),
    }
}

/// An annotation of the annotator that has this passage and these themes, and this note where one is given.
fn same_annotation(
    cx: &Cx<'_>,
    path: &ArticlePath,
    article: &Article,
    span: Span,
    themes: &[ThemeId],
    note: &str,
) -> Option<AnnotationId> {
    let open = &*cx.open;
    let words = span.of(article.text.as_str());
    let is_same = |annotation: &Annotation| {
        let has_theme =
            |theme: &ThemeId| annotation.themes.iter().any(|own| open.codebook.resolve(own) == theme);
        let has_note = note.is_empty() || annotation.note.as_deref() == Some(note);
        let place = || open.locating.found().place_or_search(&annotation.anchor, &article.text);
        has_note
            && themes.iter().all(has_theme)
            && are_same_words(&annotation.anchor.quote, words)
            && place().span() == Some(span)
    };
    let mut own = open.project.record(path, cx.annotator()?)?.standing();
    own.find(|(_, annotation, _)| is_same(annotation)).map(|(id, ..)| id)
}

/// The article, if everyone's annotations and its text were read.
fn article_read(cx: &mut Cx<'_>, path: &ArticlePath) -> Option<Arc<Article>> {
    let entry = Some(&*cx.open).filter(|open| open.is_ready())?.library.get(path)?;
    let (article, problem) = (entry.article.clone(), entry.problem.clone());
    if let Some(problem) = problem {
        cx.say(FolderNotice::ArticleProblem(Box::new(problem)));
    }
    article
}

/// The themes of these names, each once, and the edits that make those that are missing.
fn themes_by_names(
    cx: &mut Cx<'_>,
    names: &[String],
    who: &AnnotatorId,
) -> Result<(Vec<Edit>, Vec<ThemeId>), Notice> {
    let before = cx.open.project.clone();
    see_codebook(cx, who);
    let mut edits = Vec::new();
    let mut themes: Vec<ThemeId> = Vec::new();
    let mut result = Ok(());
    for name in names {
        let theme = match theme_or_edits(cx, &tidy_name(name), who) {
            Ok((new, theme)) => {
                // The next name may stand under this one: the codebook has to know it already.
                for edit in &new {
                    let applied = cx.open.project.apply(edit, cx.now.moment);
                    result = result.and(applied.map_err(|_stale| Notice::Steps(StepNotice::Stale)));
                }
                see_codebook(cx, who);
                edits.extend(new);
                theme
            }
            Err(notice) => {
                result = result.and(Err(notice));
                break;
            }
        };
        if !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    let open = &mut *cx.open;
    open.project = before;
    see_codebook(cx, who);
    result.map(|()| (edits, themes))
}

fn see_codebook(cx: &mut Cx<'_>, who: &AnnotatorId) {
    let open = &mut *cx.open;
    open.codebook = Codebook::of(&open.project, Some(who));
}

/// The theme of this name, with what makes it if it is missing.
fn theme_or_edits(cx: &mut Cx<'_>, name: &str, who: &AnnotatorId) -> Result<(Vec<Edit>, ThemeId), Notice> {
    let parts = split_name(name);
    if parts.is_empty() {
        return Err(Notice::Themes(ThemeNotice::EmptyName));
    }
    let open = &*cx.open;
    let mut found = None;
    for depth in 1..=parts.len() {
        let branch = parts.iter().take(depth).copied().collect::<Vec<_>>().join(" / ");
        found = match open.codebook.named(&branch).as_slice() {
            [] => None,
            several => open.meant(several, Some(who)).cloned(),
        };
    }
    match found {
        Some(theme) => Ok((Vec::new(), theme)),
        None if open.codebook.is_locked => Err(Notice::Themes(ThemeNotice::Locked)),
        None => edits_for_new_theme(cx.open, cx.ids, name, None, who),
    }
}

/// Why the edits could not be saved, where that is known before they are made.
fn what_blocks(cx: &Cx<'_>, edits: &[Edit]) -> Option<Notice> {
    let open = &*cx.open;
    let who = cx.annotator()?;
    let problem = edits.iter().find_map(|edit| {
        open.what_blocks(&FileKey { annotator: who.clone(), article: edit.article().cloned() })
    });
    problem.map(|problem| Notice::Keeping(KeepingNotice::NotWritable(Box::new(problem.clone()))))
}

fn label_of(themes: &[String]) -> StepLabel {
    let names: Vec<String> = themes.iter().map(|name| split_name(name).join(" / ")).collect();
    if names.is_empty() { StepLabel::Highlighted } else { StepLabel::Tagged(names.join(", ")) }
}
