//! Taking somebody else's annotations over as one's own: the same passage, the same themes, the same note.

use super::cx::Cx;
use super::mark_key::MarkKey;
use super::marking::edit_of;
use super::meeting::show_own;
use super::notices::PeopleNotice;
use super::reading::Mark;
use super::targets::can_mark;
use crate::model::annotation::Annotation;
use crate::model::codebook::Codebook;
use crate::model::edit::Edit;
use crate::model::history::StepLabel;
use crate::model::id::AnnotationId;
use crate::model::people::People;
use crate::text::anchor::Anchor;
use crate::text::positions::Span;
use std::sync::Arc;

/// An annotation of one's own as it is to be.
struct Copy {
    id: AnnotationId,
    span: Span,
    from: Option<Arc<Annotation>>,
    to: Annotation,
}

/// Copies the annotations of the open article that are wanted and somebody else's, in one step. Where one's own has
/// just the range, the themes are added to it, and the note where it has none.
pub(super) fn copy_to_mine(cx: &mut Cx<'_>, is_wanted: impl Fn(&Mark, &People) -> bool) {
    let Some(own) = cx.own() else { return };
    if !can_mark(cx) {
        return;
    }
    show_own(cx);
    let Some((open, reading)) = cx.reading() else { return };
    let is_theirs = |mark: &&Mark| mark.key.annotator != own && is_wanted(mark, open.visibility.people());
    let theirs: Vec<Mark> = reading.marks.iter().filter(is_theirs).cloned().collect();
    let ids: Vec<AnnotationId> = theirs.iter().map(|_| cx.ids.annotation(cx.now.moment)).collect();
    let Some((open, reading)) = cx.reading() else { return };
    let mut copies: Vec<Copy> = Vec::new();
    for (mark, id) in theirs.iter().zip(ids) {
        let at = copies.iter().position(|copy| copy.span == mark.span).unwrap_or_else(|| {
            let known = reading.marks.iter().find(|m| m.key.annotator == own && m.span == mark.span);
            copies.push(match known {
                Some(known) => Copy {
                    id: known.key.id,
                    span: known.span,
                    from: Some(Arc::clone(&known.annotation)),
                    to: known.annotation.as_ref().clone(),
                },
                None => Copy {
                    id,
                    span: mark.span,
                    from: None,
                    to: Annotation::plain(Anchor::of(&reading.article.text, mark.span), cx.now.moment),
                },
            });
            copies.len() - 1
        });
        if let Some(copy) = copies.get_mut(at) {
            take_over(&mut copy.to, &mark.annotation, &open.codebook);
        }
    }
    copies.retain(|copy| copy.from.as_deref() != Some(&copy.to));
    let key_of = |copy: &Copy| MarkKey { annotator: own.clone(), id: copy.id };
    let last = copies.first().filter(|_| copies.len() == 1).map(key_of);
    let n = copies.len();
    let edit = |copy: Copy| edit_of(reading, &key_of(&copy), copy.from, Some(copy.to));
    let edits: Vec<Edit> = copies.into_iter().map(edit).collect();
    if edits.is_empty() {
        return cx.say(PeopleNotice::NothingToCopy);
    }
    cx.make(edits, StepLabel::CopiedToMine(n));
    if let (Some(key), Some(reading)) = (last, cx.reader.reading.as_mut()) {
        let sight = reading.sight;
        reading.select_mark(&key);
        reading.sight = sight;
    }
}

/// Gives an annotation the themes of another, and its note where it has none.
fn take_over(to: &mut Annotation, from: &Annotation, codebook: &Codebook) {
    for id in from.themes.iter().map(|id| codebook.resolve(id)) {
        if !to.themes.iter().any(|known| codebook.resolve(known) == id) {
            to.themes.push(id.clone());
        }
    }
    if to.note.is_none() {
        to.note.clone_from(&from.note);
    }
}
