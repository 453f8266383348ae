//! Coding from what was found: places become annotations with a theme, each by itself, its sentence or its paragraph, in
//! one step. What has the theme already is passed over, and so counted.

use super::cx::Cx;
use super::marking::passage_of;
use super::notice::Notice;
use super::notices::{FindingNotice, StepNotice, ThemeNotice};
use super::open_project::OpenProject;
use super::tagging::use_theme;
use super::targets::can_mark;
use super::theme_edits::edits_for_new_theme;
use crate::model::annotation::Annotation;
use crate::model::codebook::split_name;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::search::TextQuery;
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use crate::text::boundaries::Unit;
use crate::text::positions::Span;
use crate::text::tidy_name::tidy_name;
use crate::text::unit_finder::UnitFinder;
use crate::workers::coded::Coded;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A place where something was found, with what stands there: where the text has changed since, it is no place any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPlace {
    /// Its article.
    pub article: ArticlePath,
    /// Where in it.
    pub span: Span,
    /// What stands there.
    pub words: String,
}

/// How much of the text around a place is tagged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// What was found.
    #[default]
    Words,
    /// The sentences it reaches into.
    Sentence,
    /// The paragraphs it reaches into.
    Paragraph,
}

impl Extent {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Words, Self::Sentence, Self::Paragraph];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
        }
    }

    fn of(self, units: &mut UnitFinder<'_>, span: Span) -> Span {
        match self {
            Self::Words => span,
            Self::Sentence => units.covering(span, Unit::Sentence),
            Self::Paragraph => units.covering(span, Unit::Paragraph),
        }
    }
}

/// A theme by itself, or by a name that may be new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    Known(ThemeId),
    Named(String),
}

/// Tagging what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitTagging {
    /// Which places.
    pub places: Vec<FoundPlace>,
    /// What was looked for.
    pub query: TextQuery,
    /// How much around each.
    pub extent: Extent,
    /// The group of the regular expression that is tagged, from 1; 0 for the whole.
    pub group: usize,
    /// With what.
    pub theme: ThemeChoice,
}

/// Ranges to be tagged, by article.
type Ranges = BTreeMap<ArticlePath, (Arc<Article>, BTreeSet<Span>)>;

/// What tagging comes to.
#[derive(Default)]
struct Tagged {
    edits: Vec<Edit>,
    n_skipped: usize,
}

/// Tags what was found with a theme, in one step.
pub(super) fn tag_hits(cx: &mut Cx<'_>, tagging: &HitTagging) {
    if !can_mark(cx) {
        return;
    }
    let Some(annotator) = cx.own() else { return };
    let Some((mut edits, theme)) = theme_of(cx, &tagging.theme, &annotator) else { return };
    let open = &*cx.open;
    let Some(ranges) = open.ranges(tagging) else { return cx.say(FindingNotice::HitsChanged) };
    let n_ranges = ranges.values().map(|(_, spans)| spans.len()).sum();
    if n_ranges == 0 {
        return cx.say(FindingNotice::NothingSought);
    }
    let ids: Vec<AnnotationId> = (0..n_ranges).map(|_| cx.ids.annotation(cx.now.moment)).collect();
    let open = &*cx.open;
    let name = name_of(open, &tagging.theme, &theme);
    let mut ids = ids.into_iter();
    let mut tagged = Tagged::default();
    for (path, (article, spans)) in &ranges {
        let known = open.own_by_span(path, &annotator);
        for span in spans {
            match known.get(span).map(Vec::as_slice).unwrap_or_default() {
                all if all.iter().any(|(_, a)| open.has_theme(a, &theme)) => tagged.n_skipped += 1,
                [] => {
                    let annotation = Annotation {
                        themes: vec![theme.clone()],
                        ..Annotation::plain(Anchor::of(&article.text, *span), cx.now.moment)
                    };
                    let change = Change::new(None, Some(annotation));
                    let Some(id) = ids.next() else { break };
                    let (article, annotator) = (path.clone(), annotator.clone());
                    tagged.edits.push(Edit::Annotation { article, annotator, id, change });
                }
                [(id, _), ..] => tagged.edits.extend(open.themed(path, &annotator, *id, &theme)),
            }
        }
    }
    let (n_made, n_skipped) = (tagged.edits.len(), tagged.n_skipped);
    let told = Notice::Finding(FindingNotice::HitsTagged { theme: name.clone(), n_made, n_skipped });
    if n_made > 0 {
        edits.append(&mut tagged.edits);
        let label = StepLabel::HitsTagged(name, n_made);
        cx.make(edits, label.clone());
        if !cx.out.has_said(&Notice::Steps(StepNotice::Made(label))) {
            return;
        }
    }
    cx.say(told);
    use_theme(cx, &theme);
}

/// The full name of a theme that was chosen; one that is made in the same step is in no codebook yet.
pub(super) fn name_of(open: &OpenProject, choice: &ThemeChoice, theme: &ThemeId) -> String {
    match choice {
        ThemeChoice::Named(name) => split_name(&tidy_name(name)).join(" / "),
        ThemeChoice::Known(_) => open.codebook.full_name(theme),
    }
}

/// The theme that was chosen, with the edits that make it where there is none; what stands against it is said.
pub(super) fn theme_of(
    cx: &mut Cx<'_>,
    choice: &ThemeChoice,
    annotator: &AnnotatorId,
) -> Option<(Vec<Edit>, ThemeId)> {
    let book = &cx.open.codebook;
    let name = match choice {
        ThemeChoice::Known(id) => return Some((Vec::new(), book.resolve(id).clone())),
        ThemeChoice::Named(name) => tidy_name(name),
    };
    let refusal = match book.named(&name).as_slice() {
        _ if split_name(&name).is_empty() => Notice::Themes(ThemeNotice::EmptyName),
        [] if book.is_locked => Notice::Themes(ThemeNotice::Locked),
        [] => match edits_for_new_theme(cx.open, cx.ids, &name, None, annotator) {
            Ok(made) => return Some(made),
            Err(refusal) => refusal,
        },
        [only] => return Some((Vec::new(), (*only).clone())),
        _ => Notice::Themes(ThemeNotice::ThemeNameAmbiguous(name)),
    };
    cx.say(refusal);
    None
}

impl OpenProject {
    /// The ranges that tagging covers: whole graphemes without white space around, in the units of the study; `None`
    /// where an article is no longer what the places were found in.
    fn ranges(&self, tagging: &HitTagging) -> Option<Ranges> {
        let finder = if tagging.group == 0 { None } else { tagging.query.prepare().ok() };
        let mut ranges = Ranges::new();
        let mut finders: BTreeMap<&ArticlePath, UnitFinder<'_>> = BTreeMap::new();
        for place in &tagging.places {
            let article = self.library.get(&place.article)?.article.as_ref()?;
            let text = article.text.as_str();
            if place.span.of(text) != place.words {
                return None;
            }
            let units = finders.entry(&place.article).or_insert_with(|| UnitFinder::new(text));
            let span = match &finder {
                Some(finder) => {
                    let groups = finder.groups_in(text, units.line(place.span.start), place.span);
                    groups.get(tagging.group).copied().flatten()
                }
                None => Some(place.span),
            };
            let span = span.and_then(|span| passage_of(text, tagging.extent.of(units, span)));
            let unit = self.codebook.unit.of_text();
            let span = span.map(|span| unit.map_or(span, |unit| units.covering(span, unit)));
            let entry = ranges.entry(place.article.clone());
            entry.or_insert_with(|| (Arc::clone(article), BTreeSet::new())).1.extend(span);
        }
        Some(ranges)
    }

    /// One's own annotations of an article that have a place in it, by their range.
    fn own_by_span<'p>(
        &'p self,
        path: &'p ArticlePath,
        own: &AnnotatorId,
    ) -> BTreeMap<Span, Vec<(AnnotationId, &'p Arc<Annotation>)>> {
        let mut by_span: BTreeMap<Span, Vec<_>> = BTreeMap::new();
        let all = self.project.annotations(path).filter(|(who, ..)| *who == own);
        for (_, id, annotation, _) in all {
            if let Some(span) = self.place_in(path, &annotation.anchor).and_then(|place| place.span()) {
                by_span.entry(span).or_default().push((id, annotation));
            }
        }
        by_span
    }

    fn has_theme(&self, annotation: &Annotation, theme: &ThemeId) -> bool {
        annotation.themes.iter().any(|id| self.codebook.resolve(id) == theme)
    }

    /// The edit that gives one's own annotation a theme besides those it has.
    fn themed(
        &self,
        path: &ArticlePath,
        own: &AnnotatorId,
        id: AnnotationId,
        theme: &ThemeId,
    ) -> Option<Edit> {
        let (article, from) = self.project.recorded(path, own, id)?;
        let mut to = from.as_ref().clone();
        to.themes.push(theme.clone());
        let change = Change::new(Some(Arc::clone(from)), Some(to));
        Some(Edit::Annotation { article: article.clone(), annotator: own.clone(), id, change })
    }

    /// What the annotator has coded with one of some themes; with any, where none are named.
    pub(super) fn coded(&self, own: &AnnotatorId, themes: &[ThemeId]) -> Coded {
        Coded {
            project: self.project.clone(),
            located: self.locating.found().clone(),
            codebook: self.codebook.clone(),
            own: own.clone(),
            themes: themes.to_vec(),
        }
    }
}
