//! The annotations of the article that is read, arranged for drawing: what is filled, which lanes lie where, what lies
//! under a place. Made once for each state of the annotations; asked for what is in sight in every frame.

use crate::model::annotation::Annotation;
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::initials::initials_of;
use crate::model::theme_path::ThemePath;
use crate::session::{MarkKey, OpenProject, Reading, Session};
use crate::text::lanes::{Intervals, innermost, lanes_of};
use crate::text::positions::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::sync::Arc;

/// Lanes that can be drawn under a line of text at most; what lies deeper is counted.
pub const MAX_LANES: usize = 6;

/// From this many passages over one another on, no one's colour fills the text: a patchwork of every word's innermost
/// says less than its lanes.
const CROWD: usize = 4;

/// The line under a passage without a theme: dotted, unlike the solid neutral line of one with several.
const UNTAGGED_PATTERN: usize = 2;

/// How a theme is drawn and named.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeLine {
    /// Which theme; `None` for an annotation without one.
    pub id: Option<ThemeId>,
    /// Its own name.
    pub name: String,
    /// The names above it that tell it from others of its name, `Nông dân › Đối thoại`; empty for a name of its own.
    pub apart: String,
    /// Two letters or a few more that no other theme has.
    pub short: String,
    /// Its line colour, `#rrggbb`; `None` for an annotation without theme.
    pub color: Option<String>,
    /// 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub pattern: usize,
}

impl ThemeLine {
    /// What an annotation without theme is drawn with.
    #[must_use]
    pub fn none() -> Self {
        Self {
            id: None,
            name: String::new(),
            apart: String::new(),
            short: String::new(),
            color: None,
            pattern: UNTAGGED_PATTERN,
        }
    }

    /// Its name as it stands alone: `Khoán`, or `Khoán (Nông nghiệp)` where another theme is called so too.
    #[must_use]
    pub fn label(&self) -> String {
        if self.apart.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, self.apart) }
    }

    fn of(codebook: &Codebook, id: &ThemeId) -> Self {
        let theme = codebook.theme(id);
        Self {
            id: Some(id.clone()),
            name: theme.map_or_else(|| id.to_string(), |theme| theme.name.clone()),
            apart: ThemePath::of(codebook, id).apart(),
            short: codebook.names().short(id).unwrap_or_default().to_owned(),
            color: theme.map(|theme| theme.color.clone()),
            pattern: theme.map_or(0, |theme| theme.pattern),
        }
    }
}

/// A passage with one of its themes: a lane under the text and a bar beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whose passage: its place among the marks.
    pub mark: usize,
    /// Its range.
    pub span: Span,
    /// Its lane, 0 nearest to the text.
    pub lane: usize,
    /// How it is drawn.
    pub theme: Arc<ThemeLine>,
}

/// An annotation in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkView {
    /// Which one.
    pub key: MarkKey,
    /// Its range; while its edges are moved, as it would be.
    pub span: Span,
    /// How it stands to the text.
    pub state: State,
    /// Its themes, merged ones resolved.
    pub themes: Vec<Arc<ThemeLine>>,
    /// What it says.
    pub annotation: Arc<Annotation>,
    /// Who made it.
    pub annotator: Arc<str>,
    /// Their initials, which nobody else here has.
    pub initials: Arc<str>,
    /// Whether it is one's own, made here or at another computer of one's own.
    pub is_own: bool,
    /// Whether it was made at this computer, and so can be changed.
    pub can_change: bool,
}

impl MarkView {
    /// The names of its themes; nothing where it has none.
    #[must_use]
    pub fn theme_names(&self) -> String {
        let names: Vec<String> = self.themes.iter().map(|theme| theme.label()).collect();
        names.join(", ")
    }
}

/// What all marks of an annotator have in common.
struct Maker {
    name: Arc<str>,
    initials: Arc<str>,
    is_own: bool,
    can_change: bool,
}

/// All annotations of an article that have a place in its text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The annotations, by start, end and id.
    list: Vec<MarkView>,
    intervals: Intervals,
    /// The stretches that are marked, each with the innermost mark, or none in a crowd.
    fills: Vec<(Span, Option<usize>)>,
    fill_intervals: Intervals,
    /// The lanes that can be drawn, by start, and those that lie too deep.
    lanes: Vec<Lane>,
    lane_intervals: Intervals,
    deep: Counted,
    /// The ends of passages with a note, in order, each with its mark.
    notes: Vec<(usize, usize)>,
}

impl Marks {
    /// The annotations of the open article that are shown.
    #[must_use]
    pub fn new(session: &Session, open: &OpenProject, reading: &Reading) -> Self {
        // By the theme an annotation names, which may have been merged into another.
        let mut themes: HashMap<&ThemeId, Arc<ThemeLine>> = HashMap::new();
        let people = open.visibility.people();
        let initials: Vec<Arc<str>> = initials_of(people).into_iter().map(Arc::from).collect();
        let mut makers: BTreeMap<&AnnotatorId, Maker> = BTreeMap::new();
        let mut list: Vec<MarkView> = Vec::with_capacity(reading.marks.len());
        for mark in reading.marks.iter() {
            let mut lines: Vec<Arc<ThemeLine>> = Vec::with_capacity(mark.annotation.themes.len());
            for id in &mark.annotation.themes {
                let known = themes.get(id).cloned();
                let line = known.unwrap_or_else(|| {
                    let today = open.codebook.resolve(id);
                    let line = themes.entry(today);
                    let line =
                        Arc::clone(line.or_insert_with(|| ThemeLine::of(&open.codebook, today).into()));
                    themes.insert(id, Arc::clone(&line));
                    line
                });
                if !lines.iter().any(|known| Arc::ptr_eq(known, &line)) {
                    lines.push(line);
                }
            }
            let who = &mark.key.annotator;
            let maker = makers.entry(who).or_insert_with(|| Maker {
                name: Arc::from(people.name(who)),
                initials: people.place(who).and_then(|at| initials.get(at)).cloned().unwrap_or_default(),
                is_own: people.is_own(who),
                can_change: session.annotator() == Some(who),
            });
            list.push(MarkView {
                key: mark.key.clone(),
                span: reading.span_of(mark),
                state: mark.state,
                themes: lines,
                annotation: Arc::clone(&mark.annotation),
                annotator: Arc::clone(&maker.name),
                initials: Arc::clone(&maker.initials),
                is_own: maker.is_own,
                can_change: maker.can_change,
            });
        }
        Self::arranged(list)
    }

    /// Arranges annotations for drawing.
    #[must_use]
    pub fn arranged(mut list: Vec<MarkView>) -> Self {
        list.sort_by_key(|mark| (mark.span, mark.key.id));
        let spans: Vec<Span> = list.iter().map(|mark| mark.span).collect();
        let fills = innermost(&spans, CROWD);
        let (lanes, deep) = lanes(&list);
        let noted = list.iter().enumerate().filter(|(_, mark)| mark.annotation.note.is_some());
        let mut notes: Vec<(usize, usize)> = noted.map(|(at, mark)| (mark.span.end, at)).collect();
        notes.sort_unstable();
        Self {
            intervals: Intervals::new(spans),
            fill_intervals: Intervals::new(fills.iter().map(|(span, _)| *span).collect()),
            fills,
            lane_intervals: Intervals::new(lanes.iter().map(|lane| lane.span).collect()),
            lanes,
            deep: Counted::new(&deep),
            notes,
            list,
        }
    }

    /// All of them, by start, end and id.
    #[must_use]
    pub fn all(&self) -> &[MarkView] {
        &self.list
    }

    /// The mark at a place among all.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&MarkView> {
        self.list.get(at)
    }

    /// Where an annotation stands among all.
    #[must_use]
    pub fn place_of(&self, key: &MarkKey) -> Option<usize> {
        self.list.iter().position(|mark| mark.key.id == key.id && mark.key.annotator == key.annotator)
    }

    /// The marks that overlap a range, by start.
    pub fn within(&self, span: Span) -> impl Iterator<Item = usize> {
        self.intervals.overlapping(span)
    }

    /// The marks over a byte, the innermost (shortest) first.
    #[must_use]
    pub fn at(&self, byte: usize) -> Vec<usize> {
        let mut found: Vec<usize> = self.within(Span { start: byte, end: byte + 1 }).collect();
        found.sort_by_key(|at| self.list.get(*at).map_or(0, |mark| mark.span.len()));
        found
    }

    /// The innermost (shortest) of the marks over a byte that meet a condition. It is asked of as few as can be, for there may
    /// be hundreds, and the pointer asks in every frame.
    #[must_use]
    pub fn innermost_at(&self, byte: usize, is_it: impl Fn(&MarkView) -> bool) -> Option<usize> {
        let over = self.within(Span { start: byte, end: byte + 1 });
        let by_length = over.filter_map(|at| Some(Reverse((self.list.get(at)?.span.len(), at))));
        let mut shortest_first: BinaryHeap<Reverse<(usize, usize)>> = by_length.collect();
        std::iter::from_fn(|| shortest_first.pop())
            .map(|Reverse((_, at))| at)
            .find(|at| self.list.get(*at).is_some_and(&is_it))
    }

    /// The stretches of a range that are marked, each with the innermost mark, or none in a crowd.
    pub fn fills(&self, span: Span) -> impl Iterator<Item = (Span, Option<usize>)> {
        self.fill_intervals.overlapping(span).filter_map(|at| self.fills.get(at).copied())
    }

    /// The lanes of a range that can be drawn, by start: each with its place among them.
    pub fn lanes(&self, span: Span) -> impl Iterator<Item = (usize, &Lane)> {
        self.lane_intervals.overlapping(span).filter_map(|at| Some((at, self.lanes.get(at)?)))
    }

    /// The marks with a note that end in a range, its first byte excluded and its end included.
    pub fn notes_ending(&self, span: Span) -> impl Iterator<Item = usize> {
        let first = self.notes.partition_point(|(end, _)| *end <= span.start);
        let last = self.notes.partition_point(|(end, _)| *end <= span.end);
        self.notes.get(first..last).unwrap_or_default().iter().map(|(_, at)| *at)
    }

    /// How many lanes over a range lie too deep to be drawn.
    #[must_use]
    pub fn n_deep(&self, span: Span) -> usize {
        self.deep.n_overlapping(span)
    }
}

/// Gives every passage and theme its lane; those that lie too deep to be drawn come back as ranges.
fn lanes(marks: &[MarkView]) -> (Vec<Lane>, Vec<Span>) {
    let none = Arc::new(ThemeLine::none());
    let mut all: Vec<Lane> = Vec::with_capacity(marks.len());
    for (mark, view) in marks.iter().enumerate() {
        let lane = |theme: &Arc<ThemeLine>| Lane { mark, span: view.span, lane: 0, theme: Arc::clone(theme) };
        if view.themes.is_empty() {
            all.push(lane(&none));
        }
        all.extend(view.themes.iter().map(lane));
    }
    let spans: Vec<Span> = all.iter().map(|lane| lane.span).collect();
    for (lane, number) in all.iter_mut().zip(lanes_of(&spans)) {
        lane.lane = number;
    }
    let deep = all.iter().filter(|lane| lane.lane >= MAX_LANES).map(|lane| lane.span).collect();
    all.retain(|lane| lane.lane < MAX_LANES);
    (all, deep)
}

/// Ranges that are only counted.
#[derive(Clone, Debug, Default)]
struct Counted {
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Counted {
    fn new(spans: &[Span]) -> Self {
        let mut starts: Vec<usize> = spans.iter().map(|span| span.start).collect();
        let mut ends: Vec<usize> = spans.iter().map(|span| span.end).collect();
        starts.sort_unstable();
        ends.sort_unstable();
        Self { starts, ends }
    }

    /// Those that began before the end of `span`, less those that were over before its start.
    fn n_overlapping(&self, span: Span) -> usize {
        let n_begun = self.starts.partition_point(|start| *start < span.end);
        let n_over = self.ends.partition_point(|end| *end <= span.start);
        n_begun.saturating_sub(n_over)
    }
}

/// How themes are drawn, merged ones resolved, each once.
#[must_use]
pub fn theme_lines(codebook: &Codebook, themes: &[ThemeId]) -> Vec<ThemeLine> {
    let mut lines: Vec<ThemeLine> = Vec::with_capacity(themes.len());
    for id in themes {
        let id = codebook.resolve(id);
        if !lines.iter().any(|line| line.id.as_ref() == Some(id)) {
            lines.push(ThemeLine::of(codebook, id));
        }
    }
    lines
}
