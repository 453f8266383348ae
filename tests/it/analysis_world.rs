//! Projects made by chance for whatever is counted: themes that stand under others, were merged, deleted or never heard of;
//! people at two computers; passages that overlap, touch, are lost or being looked for; articles that are gone, awaited,
//! or of which nothing is known.

use crate::support::{moment, named};
use butda::model::annotation::Annotation;
use butda::model::article::Slot;
use butda::model::codebook::Codebook;
use butda::model::id::{AnnotationId, AnnotatorId, ArticlePath, IdSource, ThemeId};
use butda::model::located::{Found, Located};
use butda::model::people::People;
use butda::model::project::{Annotator, CodebookRecord, Project};
use butda::model::theme::ThemeRecord;
use butda::search::passage_scope::{ArticleLine, EveryAnnotator, Scope};
use butda::text::anchor::{Anchor, Place};
use butda::text::article::Article;
use butda::text::boundaries::snap_to_graphemes;
use butda::text::positions::Span;
use butda::text::reading_text::ReadingText;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// What texts are put together from.
const PIECES: [&str; 14] = [
    "Giá xăng tăng. ",
    "Dân lo. ",
    "Kết luận đã rõ",
    "! ",
    "\n",
    "\n",
    "\n\n",
    "  \n",
    "  ",
    "TP. Hồ Chí Minh họp. ",
    "Ai? Không rõ. ",
    "x\u{323}\u{302}y ",
    "👩‍👩‍👧 về. ",
    "Đúng 2,5 tấn… ",
];
/// The first two are one person; the last is nobody that the project knows.
pub const PEOPLE: [&str; 4] = ["ncv-1-aaaaaa", "ncv-1-bbbbbb", "ncv-2-aaaaaa", "la-mat-aaaaaa"];
const N_KNOWN_PEOPLE: usize = 3;
/// A theme that no codebook records.
pub const UNKNOWN: &str = "khong-ai-biet-0000";

/// A theme as it is made up: the theme it stands under, what it was merged into, whether it was deleted.
#[derive(Clone, Debug)]
pub struct ThemePlan {
    parent: Option<usize>,
    merged_into: Option<usize>,
    is_deleted: bool,
    order: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePlan {
    Read,
    Awaited,
    /// There is no such file any more: it was deleted, or has another name now.
    Gone,
}

#[derive(Clone, Debug)]
pub struct ArticlePlan {
    words: String,
    file: FilePlan,
    title: Option<&'static str>,
    date: Option<&'static str>,
    source: Option<&'static str>,
    attributes: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Exact,
    Moved,
    Changed,
    Ambiguous,
    Lost,
    Sought,
    /// It was taken back.
    Deleted,
}

#[derive(Clone, Debug)]
pub struct PassagePlan {
    article: usize,
    who: usize,
    start: usize,
    len: usize,
    themes: Vec<usize>,
    fate: Fate,
    is_starred: bool,
}

#[derive(Clone, Debug)]
pub struct Plan {
    pub themes: Vec<ThemePlan>,
    pub articles: Vec<ArticlePlan>,
    pub passages: Vec<PassagePlan>,
}

/// Where a passage has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    At(Span),
    Nowhere,
    Sought,
}

/// A passage of a world that stands in its records.
#[derive(Clone, Debug)]
pub struct Made {
    pub id: AnnotationId,
    pub article: usize,
    pub who: AnnotatorId,
    /// As they are recorded.
    pub themes: Vec<ThemeId>,
    pub stands: Stands,
    pub is_starred: bool,
    /// Where it was marked, in code points.
    pub marked: (usize, usize),
}

/// A project, and what is in it.
pub struct World {
    plan: Plan,
    pub project: Project,
    pub located: Located,
    pub codebook: Codebook,
    pub people: People,
    pub paths: Vec<ArticlePath>,
    /// The texts, of articles that are gone too.
    pub articles: Vec<Arc<Article>>,
    numbers: BTreeMap<ArticlePath, String>,
    /// The passages in the order that questions give them in.
    pub made: Vec<Made>,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.plan.fmt(f)
    }
}

pub fn theme_id(at: usize) -> ThemeId {
    named(format!("chu-de-{at:04}"))
}

fn codebook_record(plans: &[ThemePlan]) -> CodebookRecord {
    let id = |at: usize| if at < plans.len() { theme_id(at) } else { named(UNKNOWN) };
    let record = |(at, plan): (usize, &ThemePlan)| {
        let record = ThemeRecord {
            name: Some(format!("Chủ đề {}", at % 6)),
            parent: plan.parent.map(|parent| Some(id(parent))),
            merged_into: plan.merged_into.map(|into| Some(id(into))),
            deleted: plan.is_deleted.then_some(true),
            order: Some(plan.order),
            ..ThemeRecord::default()
        };
        (theme_id(at), Slot::of(Some(Arc::new(record)), 1, moment(0)))
    };
    let themes = plans.iter().enumerate().map(record).collect();
    CodebookRecord { themes, ..CodebookRecord::default() }
}

impl World {
    /// What the records hold of a passage.
    pub fn recorded(&self, made: &Made) -> &Annotation {
        self.project.annotation(&self.paths[made.article], &made.who, made.id).expect("it is recorded")
    }

    pub fn new(plan: Plan) -> Self {
        let mut project = Project::default();
        for (at, id) in PEOPLE.iter().enumerate().take(N_KNOWN_PEOPLE) {
            let same = (at == 1).then(|| named(PEOPLE[0]));
            let annotator = Annotator { name: format!("NCV {}", at.max(1)), same_person_as: same };
            project.put_annotator(&named(id), annotator);
        }
        project.put_codebook(&named(PEOPLE[2]), codebook_record(&plan.themes));
        let article = |article: &ArticlePlan| {
            let text = ReadingText::from_bytes(article.words.as_bytes()).expect("a text");
            Arc::new(Article::new(text))
        };
        let mut world = Self {
            codebook: Codebook::of(&project, None),
            people: People::of(&project, None, &BTreeMap::new()),
            paths: (0..plan.articles.len()).map(|at| named(format!("{}/{at:03}.txt", at % 2))).collect(),
            articles: plan.articles.iter().map(article).collect(),
            project,
            located: Located::default(),
            numbers: BTreeMap::new(),
            made: Vec::new(),
            plan,
        };
        world.paths.sort();
        let mut ids = IdSource::new([7; 32]);
        for passage in world.plan.passages.clone() {
            world.mark(&passage, ids.annotation(moment(0)));
        }
        world.made.sort_by_key(|made| (made.article, made.marked, made.id));
        world
    }

    fn mark(&mut self, plan: &PassagePlan, id: AnnotationId) {
        let article = plan.article % self.articles.len();
        let text = &self.articles[article].text;
        let n = text.n_chars();
        if n == 0 {
            return;
        }
        let start = plan.start % n;
        let span = text.span_of_chars(start, (start + 1 + plan.len).min(n)).expect("a passage");
        let span = snap_to_graphemes(text.as_str(), span);
        let mut anchor = Anchor::of(text, span);
        let place = match plan.fate {
            Fate::Moved => Some(Place::Moved(span)),
            Fate::Changed => {
                let other = text.span_of_chars(0, 3.min(n)).expect("a passage");
                Some(Place::Changed(snap_to_graphemes(text.as_str(), other)))
            }
            Fate::Ambiguous => Some(Place::Ambiguous(vec![span, span])),
            Fate::Lost => Some(Place::Lost),
            Fate::Exact | Fate::Sought | Fate::Deleted => None,
        };
        if !matches!(plan.fate, Fate::Exact | Fate::Deleted) {
            anchor.text = Arc::from(format!("elsewhere {id}"));
        }
        if let Some(place) = place.clone() {
            let found = Found { place, suggested: Vec::new(), are_its_words: false };
            self.located.take(text.sha256(), BTreeMap::from([(anchor.clone(), found)]));
        }
        let stands = match (self.plan.articles[article].file, plan.fate, place) {
            (FilePlan::Gone, ..) => Stands::Nowhere,
            (FilePlan::Awaited, ..) | (FilePlan::Read, Fate::Sought, _) => Stands::Sought,
            (FilePlan::Read, _, None) => Stands::At(span),
            (FilePlan::Read, _, Some(place)) => place.span().map_or(Stands::Nowhere, Stands::At),
        };
        let n_themes = self.plan.themes.len();
        let theme = |at: &usize| if *at < n_themes { theme_id(*at) } else { named(UNKNOWN) };
        let themes: Vec<ThemeId> = plan.themes.iter().map(theme).collect();
        let who: AnnotatorId = named(PEOPLE[plan.who]);
        let marked = (anchor.start, anchor.end);
        let annotation = Annotation {
            themes: themes.clone(),
            starred: plan.is_starred,
            ..Annotation::plain(anchor, moment(0))
        };
        let value = (plan.fate != Fate::Deleted).then(|| Arc::new(annotation));
        let is_there = value.is_some();
        let path = &self.paths[article];
        let mut record = self.project.record(path, &who).cloned().unwrap_or_default();
        record.annotations.insert(id, Slot::of(value, 1, moment(0)));
        self.project.put_record(path, &who, record);
        if is_there {
            let is_starred = plan.is_starred;
            self.made.push(Made { id, article, who, themes, stands, is_starred, marked });
        }
    }

    /// What is known of the articles; of those that are gone nothing.
    pub fn lines(&self) -> Vec<ArticleLine<'_>> {
        let line = |(at, plan): (usize, &'_ ArticlePlan)| (at, plan.file);
        let lines = self.plan.articles.iter().enumerate().map(line);
        lines
            .map(|(at, file)| {
                let plan = &self.plan.articles[at];
                if file == FilePlan::Gone {
                    return ArticleLine::unknown(&self.paths[at]);
                }
                ArticleLine {
                    title: plan.title,
                    date: plan.date,
                    source: plan.source,
                    attributes: &plan.attributes,
                    article: (file == FilePlan::Read).then_some(&*self.articles[at]),
                    is_awaited: file == FilePlan::Awaited,
                    ..ArticleLine::unknown(&self.paths[at])
                }
            })
            .collect()
    }

    pub fn scope<'p>(&'p self, lines: &'p [ArticleLine<'p>]) -> Scope<'p> {
        Scope {
            project: &self.project,
            located: &self.located,
            codebook: &self.codebook,
            people: &self.people,
            articles: lines,
            numbers: &self.numbers,
            filter: &EveryAnnotator,
        }
    }
}

fn any_theme() -> impl Strategy<Value = ThemePlan> {
    let merged_into = prop_oneof![5 => Just(None), 1 => (0_usize..9).prop_map(Some)];
    let is_deleted = prop::bool::weighted(0.1);
    (of(0_usize..9), merged_into, is_deleted, 0_i64..3).prop_map(
        |(parent, merged_into, is_deleted, order)| ThemePlan { parent, merged_into, is_deleted, order },
    )
}

fn any_article() -> impl Strategy<Value = ArticlePlan> {
    let file =
        prop_oneof![6 => Just(FilePlan::Read), 1 => Just(FilePlan::Awaited), 1 => Just(FilePlan::Gone)];
    let dates = ["2019", "2019-07", "2019-07-20", "2020-01-02", "2020-01"];
    let facts = (of(select(vec!["Một", "Hai"])), of(select(dates.to_vec())));
    let sources = of(select(vec!["Tuổi Trẻ", "Đất Việt", "Nhân Dân", "nhân dân"]));
    let values = select(vec!["", "Đà Nẵng", "Ẩm", "An Giang", "an giang"]);
    let attribute = (select(vec!["tỉnh", "loại"]), values);
    // A text of white space alone is none.
    let words = vec(select(PIECES.to_vec()), 0..14)
        .prop_map(|pieces| pieces.concat())
        .prop_map(|words| if words.trim().is_empty() { words + "Một" } else { words });
    (words, file, facts, sources, vec(attribute, 0..4)).prop_map(
        |(words, file, facts, source, attributes)| {
            let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
            ArticlePlan {
                words,
                file,
                title: facts.0,
                date: facts.1,
                source,
                attributes: attributes.collect(),
            }
        },
    )
}

fn any_passage() -> impl Strategy<Value = PassagePlan> {
    let fate = prop_oneof![
        14 => Just(Fate::Exact),
        2 => select(vec![Fate::Moved, Fate::Changed]),
        2 => select(vec![Fate::Ambiguous, Fate::Lost, Fate::Sought, Fate::Deleted]),
    ];
    // Places of a coarse grid are often the same, touch or hold each other.
    let place = prop_oneof![
        3 => (0_usize..12, 1_usize..6).prop_map(|(start, len)| (5 * start, 5 * len - 1)),
        1 => (0_usize..120, 0_usize..40),
    ];
    let who = 0..PEOPLE.len();
    (0_usize..5, who, place, vec(0_usize..9, 0..5), fate, prop::bool::ANY).prop_map(
        |(article, who, (start, len), themes, fate, is_starred)| PassagePlan {
            article,
            who,
            start,
            len,
            themes,
            fate,
            is_starred,
        },
    )
}

/// Up to 8 themes, 5 articles and 24 passages.
pub fn any_world() -> impl Strategy<Value = World> {
    (vec(any_theme(), 0..9), vec(any_article(), 1..6), vec(any_passage(), 0..25))
        .prop_map(|(themes, articles, passages)| World::new(Plan { themes, articles, passages }))
}

/// A world of one text, with passages by one person: from which code point to which, and their themes. The last of the
/// themes stands under the one before it.
pub fn one_text(words: &str, n_themes: usize, passages: &[(usize, usize, &[usize])]) -> World {
    let theme = |at: usize| ThemePlan {
        parent: (at > 0 && at + 1 == n_themes).then(|| at - 1),
        merged_into: None,
        is_deleted: false,
        order: i64::try_from(at).expect("a small number"),
    };
    let passage = |(start, end, themes): &(usize, usize, &[usize])| PassagePlan {
        article: 0,
        who: 0,
        start: *start,
        len: end - start - 1,
        themes: themes.to_vec(),
        fate: Fate::Exact,
        is_starred: false,
    };
    let article = ArticlePlan {
        words: words.to_owned(),
        file: FilePlan::Read,
        title: None,
        date: None,
        source: None,
        attributes: Vec::new(),
    };
    World::new(Plan {
        themes: (0..n_themes).map(theme).collect(),
        articles: vec![article],
        passages: passages.iter().map(passage).collect(),
    })
}
