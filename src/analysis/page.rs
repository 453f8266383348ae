//! A page of numbers: what is counted, as a value that can be kept, and what comes of it.

use super::axis::{Axis, title_of};
use super::behind::Counted;
use super::coded::{Below, Coded};
use super::coded_passage::CodedPassage;
use super::counting_unit::CountingUnit;
use super::cross::Cross;
use super::cross_tests::CrossTests;
use super::frequencies::Frequencies;
use super::kept_counts::KeptCounts;
pub use super::page_kind::PageKind;
use super::portraits::{PortraitOrder, Portraits};
use super::saturation::{CountedThemes, GuestMethod, Saturation, SaturationOrder};
use super::stop_list::StopList;
use super::summaries::Summaries;
use super::time_step::TimeStep;
use super::timeline::{TimePlace, Timeline};
use super::together::{Nearness, Together};
use super::word_contexts::WordContexts;
use super::word_counts::WordTable;
use super::word_page::words_of;
use super::word_reading::WordUnit;
use super::word_texts::Cancelled;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::search::passage_fault::PassageFault;
use crate::search::passage_parser::{Parsed, parse};
use crate::search::passage_query::{DateOrder, Name, PassageQuery, Test, WordsTest};
use crate::search::passage_scope::{ArticleLine, Scope};
use std::collections::BTreeSet;

/// What a page counts. What its kind does not ask for stays as it was chosen for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageQuestion {
    /// What it shows.
    pub kind: PageKind,
    /// Which passages count, as the query was typed; empty for all.
    pub query: String,
    /// Whose, by the annotators that people go by; everyone's where it is empty.
    pub people: BTreeSet<AnnotatorId>,
    /// Which branches of themes; all where it is empty.
    pub branches: BTreeSet<ThemeId>,
    /// Whether themes count with those below them.
    pub below: Below,
    /// What is counted one by one.
    pub unit: CountingUnit,
    /// The rows of a matrix.
    pub rows: Axis,
    /// Its columns.
    pub columns: Axis,
    /// What standing together means.
    pub nearness: Nearness,
    /// How long the periods of a timeline are.
    pub step: TimeStep,
    /// What words are.
    pub words: WordUnit,
    /// In which order articles come for saturation.
    pub saturation: SaturationOrder,
    /// With which numbers saturation is told.
    pub guest: GuestMethod,
    /// The theme by whose share of the text portraits are ordered; by date where it is `None`, or no theme of the page.
    pub portraits_by: Option<ThemeId>,
    /// The word whose places are listed, as it was typed.
    pub word: String,
}

impl Default for PageQuestion {
    fn default() -> Self {
        Self {
            kind: PageKind::default(),
            query: String::new(),
            people: BTreeSet::new(),
            branches: BTreeSet::new(),
            below: Below::default(),
            unit: CountingUnit::default(),
            rows: Axis::Theme,
            columns: Axis::Source,
            nearness: Nearness::default(),
            step: TimeStep::Month,
            words: WordUnit::Word,
            saturation: SaturationOrder::Coding,
            guest: GuestMethod::default(),
            portraits_by: None,
            word: String::new(),
        }
    }
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct PageAnswer {
    /// The question.
    pub question: PageQuestion,
    /// Which passages counted.
    pub counted: Counted,
    /// How much was counted.
    pub extent: Extent,
    /// The themes that were looked at, in the order of the tree.
    pub themes: Vec<PageTheme>,
    /// The articles that the numbers name by their places here; none where they name none.
    pub articles: Vec<PageArticle>,
    /// The numbers.
    pub numbers: Numbers,
    /// What a matrix tells beyond them.
    pub tests: Option<CrossTests>,
}

/// An article of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageArticle {
    /// Its path.
    pub path: ArticlePath,
    /// Its title, else its path.
    pub title: String,
}

/// A theme of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTheme {
    /// Which one.
    pub id: ThemeId,
    /// Its own name.
    pub name: String,
    /// Its name with those above it, as `parent / child`.
    pub full_name: String,
    /// Its line colour, `#rrggbb`.
    pub color: String,
    /// How many of the themes of the page stand above it.
    pub depth: usize,
}

/// How much was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Passages.
    pub passages: usize,
    /// Articles that they stand in.
    pub articles: usize,
    /// Articles of the project.
    pub all_articles: usize,
    /// People who made them.
    pub people: usize,
    /// Passages that were not found in today's text, or that several places fit: they have no part in characters, nor in
    /// what stands together.
    pub nowhere: usize,
    /// Passages whose place is still being looked for.
    pub sought: usize,
    /// Whether the articles were gone through to the end.
    pub is_whole: bool,
}

/// The numbers of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Numbers {
    Frequencies(Frequencies),
    Matrix(Cross),
    Together(Together),
    Timeline(Box<Timeline>),
    Portraits(Portraits),
    Words(WordTable),
    Context(WordContexts),
    Saturation(Saturation),
    Summaries(Summaries),
}

impl PageQuestion {
    /// Answers it, with what counting found in the texts before; where it is no longer wanted, with what the first articles
    /// hold.
    ///
    /// # Errors
    /// What is wrong with the query.
    pub fn answer(
        &self,
        scope: &Scope<'_>,
        kept: &KeptCounts,
        is_cancelled: Cancelled<'_>,
    ) -> Result<PageAnswer, PassageFault> {
        let parsed = parse(&self.query)?;
        let counted = Counted {
            query: parsed.query,
            people: self.people.iter().cloned().collect(),
            branches: self.branches.iter().cloned().collect(),
            below: self.below,
        };
        // The query's own names come first: a fault in one of them is told where it was typed.
        let asked = Parsed { query: counted.all(), ..parsed };
        let coded = Coded::gather(scope, &asked, &self.branches, is_cancelled)?.with_kept(kept);
        let numbers = self.numbers(&coded, scope, is_cancelled);
        let themes = coded.themes.iter().map(|theme| PageTheme {
            id: theme.id.clone(),
            name: theme.name.to_owned(),
            full_name: scope.codebook.full_name(theme.id),
            color: theme.color.to_owned(),
            depth: theme.depth,
        });
        let extent = Extent::of(&coded, !is_cancelled());
        let articles = self.articles(&coded);
        Ok(PageAnswer {
            question: self.clone(),
            counted,
            extent,
            themes: themes.collect(),
            articles,
            tests: tests_of(&numbers),
            numbers,
        })
    }

    /// Whether it looks at some passages, and not at all there are: words are then those of passages, compared with the rest.
    #[must_use]
    pub fn narrows_passages(&self) -> bool {
        !self.query.trim().is_empty() || !self.people.is_empty() || !self.branches.is_empty()
    }

    fn portrait_order(&self, coded: &Coded<'_>) -> PortraitOrder {
        let wanted = self.portraits_by.as_ref();
        let theme = wanted.and_then(|id| coded.themes.iter().position(|theme| theme.id == id));
        theme.map_or(PortraitOrder::Date, PortraitOrder::Theme)
    }

    fn articles(&self, coded: &Coded<'_>) -> Vec<PageArticle> {
        let article = |line: &ArticleLine<'_>| PageArticle { path: line.path.clone(), title: title_of(line) };
        match self.kind {
            PageKind::Portraits | PageKind::Context | PageKind::Saturation | PageKind::Summaries => {
                coded.articles.iter().map(article).collect()
            }
            PageKind::Frequencies
            | PageKind::Matrix
            | PageKind::Together
            | PageKind::Timeline
            | PageKind::Words => Vec::new(),
        }
    }

    fn numbers(&self, coded: &Coded<'_>, scope: &Scope<'_>, is_cancelled: Cancelled<'_>) -> Numbers {
        match self.kind {
            PageKind::Frequencies => Numbers::Frequencies(Frequencies::of(coded, self.unit, is_cancelled)),
            PageKind::Matrix => {
                let [rows, columns] = [&self.rows, &self.columns].map(|axis| axis.laid(coded, self.below));
                Numbers::Matrix(Cross::of(coded, rows, columns, self.unit, is_cancelled))
            }
            PageKind::Together => {
                Numbers::Together(Together::of(coded, self.nearness, self.below, is_cancelled))
            }
            PageKind::Timeline => {
                Numbers::Timeline(Box::new(Timeline::of(coded, self.step, self.below, is_cancelled)))
            }
            PageKind::Portraits => {
                Numbers::Portraits(Portraits::of(coded, self.portrait_order(coded), self.below, is_cancelled))
            }
            PageKind::Words => {
                let stop_words = StopList::of(scope.project).words();
                let narrows = self.narrows_passages();
                Numbers::Words(words_of(coded, self.words, narrows, &stop_words, is_cancelled))
            }
            PageKind::Context => {
                let narrows = self.narrows_passages();
                let contexts = WordContexts::of(coded, &self.word, self.words, narrows, is_cancelled);
                Numbers::Context(contexts)
            }
            PageKind::Saturation => {
                let saturation =
                    Saturation::of(coded, self.saturation, CountedThemes::with(self.below), is_cancelled);
                Numbers::Saturation(saturation)
            }
            PageKind::Summaries => {
                Numbers::Summaries(Summaries::of(scope, coded, &self.people, self.below, is_cancelled))
            }
        }
    }
}

fn tests_of(numbers: &Numbers) -> Option<CrossTests> {
    let Numbers::Matrix(cross) = numbers else { return None };
    CrossTests::of(cross)
}

impl Extent {
    fn of(coded: &Coded<'_>, is_whole: bool) -> Self {
        let people: BTreeSet<usize> = coded.passages().filter_map(CodedPassage::person).collect();
        Self {
            passages: coded.n_passages(),
            articles: coded.n_articles(),
            all_articles: coded.articles.len(),
            people: people.len(),
            nowhere: coded.n_nowhere(),
            sought: coded.n_sought(),
            is_whole,
        }
    }
}

impl PageAnswer {
    /// The passages of a theme.
    #[must_use]
    pub fn behind_theme(&self, theme: usize, below: Below) -> Option<PassageQuery> {
        self.themes.get(theme).map(|theme| self.counted.of_theme(&theme.id, below))
    }

    /// The passages of a theme in a period of a timeline, or among articles without such a date.
    #[must_use]
    pub fn behind_time(&self, theme: Option<usize>, place: TimePlace) -> Option<PassageQuery> {
        let Numbers::Timeline(timeline) = &self.numbers else { return None };
        let date = match place {
            TimePlace::In(_) => {
                let period = timeline.period(place)?.name.clone();
                Test::Date(DateOrder::At, period)
            }
            TimePlace::Undated => Test::Undated,
            TimePlace::LessPrecise => return None,
        };
        Some(self.counted.of_theme_and(self.theme_id(theme), PassageQuery::Is(date)))
    }

    /// The passages of a theme in an article.
    #[must_use]
    pub fn behind_article(&self, article: usize, theme: Option<usize>) -> Option<PassageQuery> {
        let path = self.articles.get(article)?.path.to_string();
        let here = PassageQuery::Is(Test::Article(Name::Called(path)));
        Some(self.counted.of_theme_and(self.theme_id(theme), here))
    }

    /// The passages that hold a word.
    #[must_use]
    pub fn behind_word(&self, word: &str) -> PassageQuery {
        let test = WordsTest { words: word.to_owned(), is_exact: true };
        self.counted.of_theme_and(None, PassageQuery::Is(Test::Words(test)))
    }

    fn theme_id(&self, theme: Option<usize>) -> Option<&ThemeId> {
        theme.and_then(|theme| self.themes.get(theme)).map(|theme| &theme.id)
    }

    /// The passages of two themes that stand together.
    #[must_use]
    pub fn behind_pair(&self, one: usize, other: usize) -> Option<PassageQuery> {
        let (one, other) = (self.themes.get(one)?, self.themes.get(other)?);
        Some(self.counted.together(&one.id, &other.id, self.question.nearness))
    }
}
