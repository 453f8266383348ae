//! Marking as scripts do it: a passage, themes by name, a note and an annotator, as a new annotation and in one step
//! with the themes it has to make. What the annotator has already is not made again.

use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::model::annotation::Annotation;
use crate::model::codebook::{Codebook, split_name};
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use crate::text::boundaries::snap_to_graphemes;
use crate::text::decode::{nfc, normalised};
use crate::text::positions::Span;
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

impl Session {
    /// Makes the annotation, or says why not and leaves the project as it was.
    pub(super) fn annotate(&mut self, quotation: Quotation, now: Now) {
        let Some(article) = self.article_read(&quotation.article, now) else { return };
        let span = snap_to_graphemes(article.text.as_str(), quotation.span);
        if span.is_empty() {
            return self.say(Notice::NothingSelected, now);
        }
        let Some(who) = self.annotator().cloned() else { return };
        let (mut edits, themes) = match self.themes_by_names(&quotation.themes, &who, now) {
            Ok(themes) => themes,
            Err(notice) => return self.say(notice, now),
        };
        let note = normalised(quotation.note.trim());
        if edits.is_empty()
            && let Some(id) = self.same_annotation(&quotation.article, (&article, span), (&themes, &note))
        {
            return self.say(Notice::AlreadyAnnotated(id), now);
        }
        let annotation = Annotation {
            themes,
            note: (!note.is_empty()).then_some(note),
            ..Annotation::plain(Anchor::of(&article.text, span), now.moment)
        };
        let label = label_of(&quotation.themes);
        let (id, change) = (self.ids.annotation(now.moment), Change::new(None, Some(annotation)));
        edits.push(Edit::Annotation { article: quotation.article, annotator: who, id, change });
        match self.what_blocks(&edits) {
            Some(problem) => self.say(problem, now),
            None => self.make(edits, label, now),
        }
    }

    /// An annotation of the annotator that has this passage and these themes, and this note where one is given.
    fn same_annotation(
        &self,
        path: &ArticlePath,
        (article, span): (&Article, Span),
        (themes, note): (&[ThemeId], &str),
    ) -> Option<AnnotationId> {
        let open = self.open.as_ref()?;
        let words = span.of(article.text.as_str());
        let is_same = |annotation: &Annotation| {
            let has_theme =
                |theme: &ThemeId| annotation.themes.iter().any(|own| open.codebook.resolve(own) == theme);
            let has_note = note.is_empty() || annotation.note.as_deref() == Some(note);
            let place = || open.locating.found().place_or_search(&annotation.anchor, &article.text);
            has_note
                && themes.iter().all(has_theme)
                && annotation.anchor.quote == words
                && place().span() == Some(span)
        };
        let mut own = open.project.record(path, self.annotator()?)?.standing();
        own.find(|(_, annotation, _)| is_same(annotation)).map(|(id, ..)| id)
    }

    /// The article, if everyone's annotations and its text were read.
    fn article_read(&mut self, path: &ArticlePath, now: Now) -> Option<Arc<Article>> {
        let entry = self.open.as_ref().filter(|open| open.is_ready())?.library.get(path)?;
        let (article, problem) = (entry.article.clone(), entry.problem.clone());
        if let Some(problem) = problem {
            self.say(Notice::ArticleProblem(Box::new(problem)), now);
        }
        article
    }

    /// The themes of these names, each once, and the edits that make those that are missing.
    fn themes_by_names(
        &mut self,
        names: &[String],
        who: &AnnotatorId,
        now: Now,
    ) -> Result<(Vec<Edit>, Vec<ThemeId>), Notice> {
        let before = self.open.as_ref().map(|open| open.project.clone()).unwrap_or_default();
        self.see_codebook(who);
        let mut edits = Vec::new();
        let mut themes: Vec<ThemeId> = Vec::new();
        let mut result = Ok(());
        for name in names {
            let theme = match self.theme_or_edits(&nfc(name), who) {
                Ok((new, theme)) => {
                    // The next name may stand under this one: the codebook has to know it already.
                    for edit in &new {
                        let applied = self.open.as_mut().map(|open| open.project.apply(edit, now.moment));
                        result = result.and(applied.unwrap_or(Ok(())).map_err(|_stale| Notice::Stale));
                    }
                    self.see_codebook(who);
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
        if let Some(open) = &mut self.open {
            open.project = before;
        }
        self.see_codebook(who);
        result.map(|()| (edits, themes))
    }

    fn see_codebook(&mut self, who: &AnnotatorId) {
        if let Some(open) = &mut self.open {
            open.codebook = Codebook::of(&open.project, Some(who));
        }
    }

    /// The theme of this name, with what makes it if it is missing.
    fn theme_or_edits(&mut self, name: &str, who: &AnnotatorId) -> Result<(Vec<Edit>, ThemeId), Notice> {
        let parts = split_name(name);
        let Some(open) = self.open.as_ref().filter(|_| !parts.is_empty()) else {
            return Err(Notice::EmptyName);
        };
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
            None if open.codebook.is_locked => Err(Notice::Locked),
            None => self.edits_for_new_theme(name, None, who),
        }
    }

    /// Why the edits could not be saved, where that is known before they are made.
    fn what_blocks(&self, edits: &[Edit]) -> Option<Notice> {
        let open = self.open.as_ref()?;
        let (who, _) = self.settings.annotator.as_ref()?;
        let problem = edits.iter().find_map(|edit| open.what_blocks(&(who.clone(), edit.article().cloned())));
        problem.map(|problem| Notice::NotWritable(Box::new(problem.clone())))
    }
}

fn label_of(themes: &[String]) -> StepLabel {
    let names: Vec<String> = themes.iter().map(|name| split_name(name).join(" / ")).collect();
    if names.is_empty() { StepLabel::Highlighted } else { StepLabel::Tagged(names.join(", ")) }
}
