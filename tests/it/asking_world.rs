//! A small project for queries of passages, and the obvious way of answering them: each passage is looked at, and for
//! relations all others too.

use crate::support::{moment, named};
use butda::exchange::facts::ArticleFacts;
use butda::model::annotation::Annotation;
use butda::model::article::{About, ArticleRecord, Slot};
use butda::model::check::State;
use butda::model::codebook::Codebook;
use butda::model::id::{AnnotationId, AnnotatorId, ArticlePath, IdSource, ThemeId};
use butda::model::located::{Found, Located};
use butda::model::people::People;
use butda::model::project::{Annotator, CodebookRecord, Project};
use butda::model::theme::ThemeRecord;
use butda::search::passage_fault::PassageFaultKind;
use butda::search::passage_query::{DateOrder, Name, PassageQuery, Relation, Test, WordsTest};
use butda::search::passage_scope::EveryAnnotator;
use butda::text::anchor::{Anchor, Place};
use butda::text::article::Article;
use butda::text::fold::{Strength, fold};
use butda::text::positions::Span;
use butda::text::reading_text::ReadingText;
use butda::text::sentences::sentences;
use butda::workers::asking::{AskedArticle, Asking, PassageSort};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub const TEXTS: [(&str, &str); 3] = [
    ("001_a.txt", "Giá xăng tăng. Người dân lo. Đảng bộ họp bàn.\nKết luận đã rõ. Dân mừng. Giá giảm."),
    (
        "002_b.txt",
        "Cán bộ nêu gương. Dân tin Đảng.\n\nXăng rẻ. Họp dân. Nghe dân.\n  \nĐối thoại thẳng thắn với dân.",
    ),
    ("x/003_c.txt", "Một câu thôi"),
];
pub const DATES: [Option<&str>; 3] = [Some("2019-01-31"), Some("2020-05"), None];
pub const SOURCES: [Option<&str>; 3] = [Some("Nhân Dân"), Some("Tuổi Trẻ"), None];

/// Name, parent, what it was merged into.
pub const THEMES: [(&str, &str, Option<&str>, Option<&str>); 5] = [
    ("lanh-dao-0001", "Lãnh đạo", None, None),
    ("neu-guong-0002", "Nêu gương", Some("lanh-dao-0001"), None),
    ("doi-thoai-0003", "Đối thoại", None, None),
    ("minh-bach-0004", "Minh bạch", None, None),
    ("cong-khai-0005", "Công khai", None, Some("minh-bach-0004")),
];
/// The first two are one person.
pub const PEOPLE: [(&str, &str); 3] =
    [("ncv-1-aaaaaa", "NCV 1"), ("ncv-1-bbbbbb", "NCV 1"), ("ncv-2-aaaaaa", "NCV 2")];

/// An annotation as it is made up: article, annotator, where it begins and how far it reaches, themes, what became of
/// its place, note, star.
pub type MadeUp = (usize, usize, (usize, usize), Vec<usize>, usize, Option<&'static str>, bool);

#[derive(Debug)]
pub struct Made {
    pub id: AnnotationId,
    pub article: usize,
    who: usize,
    pub themes: Vec<usize>,
    place: Place,
    quote: String,
    note: Option<&'static str>,
    is_starred: bool,
}

pub struct World {
    pub asking: Asking,
    texts: Vec<String>,
    pub made: Vec<Made>,
}

pub fn codebook_record() -> CodebookRecord {
    let slot = |(_, name, parent, merged): (&str, &str, Option<&str>, Option<&str>)| {
        let record = ThemeRecord {
            name: Some(name.to_owned()),
            parent: parent.map(|id| Some(named(id))),
            merged_into: merged.map(|id| Some(named(id))),
            ..ThemeRecord::default()
        };
        Slot::of(Some(Arc::new(record)), 1, moment(0))
    };
    let themes = THEMES.into_iter().map(|theme| (named::<ThemeId>(theme.0), slot(theme))).collect();
    CodebookRecord { themes, ..CodebookRecord::default() }
}

pub fn about(article: usize) -> About {
    let of = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let attributes = match article {
        0 => vec![of("tỉnh", "Thái Nguyên")],
        1 => vec![of("tỉnh", "Thái Bình"), of("loại", "tin")],
        _ => Vec::new(),
    };
    About { attributes, ..About::default() }
}

/// The articles, with what is known of them.
fn asked(articles: Vec<Arc<Article>>) -> Vec<AskedArticle> {
    let asked = articles.into_iter().enumerate().map(|(at, article)| AskedArticle {
        path: named(TEXTS[at].0),
        facts: Some(Arc::new(ArticleFacts {
            path: TEXTS[at].0.to_owned(),
            title: Some(format!("Bài số {at}")),
            date: DATES[at].map(str::to_owned),
            source: SOURCES[at].map(str::to_owned),
            ..ArticleFacts::default()
        })),
        article: Some(article),
        is_awaited: false,
    });
    asked.collect()
}

impl World {
    pub fn new(made_up: &[MadeUp]) -> Self {
        let articles: Vec<Arc<Article>> = TEXTS
            .iter()
            .map(|(_, text)| {
                Arc::new(Article::new(ReadingText::from_bytes(text.as_bytes()).expect("a text")))
            })
            .collect();
        let mut project = Project::default();
        let mut located = Located::default();
        for (id, name) in PEOPLE {
            let same = (id == PEOPLE[1].0).then(|| named(PEOPLE[0].0));
            project.put_annotator(&named(id), Annotator { name: name.to_owned(), same_person_as: same });
        }
        project.put_codebook(&named(PEOPLE[0].0), codebook_record());
        let mut ids = IdSource::new([3; 32]);
        let mut made = Vec::new();
        for (article, who, (start, len), themes, fate, note, is_starred) in made_up.iter().cloned() {
            let text = &articles[article].text;
            let n = text.n_chars();
            let start = start % n;
            let span = text.span_of_chars(start, (start + 1 + len).min(n)).expect("a passage");
            let mut anchor = Anchor::of(text, span);
            let id = ids.annotation(moment(0));
            let place = match fate {
                0 => Place::Moved(span),
                1 => Place::Changed(text.span_of_chars(0, 3.min(n)).expect("a passage")),
                2 => Place::Ambiguous(vec![span, span]),
                3 => Place::Lost,
                _ => Place::Exact(span),
            };
            if fate < 4 {
                anchor.text = Arc::from(format!("elsewhere {id}"));
                let found = Found { place: place.clone(), suggested: Vec::new(), are_its_words: false };
                located.take(text.sha256(), BTreeMap::from([(anchor.clone(), found)]));
            }
            let quote = anchor.quote.clone();
            let annotation = Annotation {
                themes: themes.iter().map(|at| named(THEMES[*at].0)).collect(),
                note: note.map(str::to_owned),
                starred: is_starred,
                ..Annotation::plain(anchor, moment(0))
            };
            let (path, annotator) =
                (named::<ArticlePath>(TEXTS[article].0), named::<AnnotatorId>(PEOPLE[who].0));
            let mut record = project.record(&path, &annotator).cloned().unwrap_or_default();
            record.annotations.insert(id, Slot::of(Some(Arc::new(annotation)), 1, moment(0)));
            project.put_record(&path, &annotator, record);
            made.push(Made { id, article, who, themes, place, quote, note, is_starred });
        }
        for (at, (path, _)) in TEXTS.iter().enumerate() {
            let (path, annotator) = (named::<ArticlePath>(*path), named::<AnnotatorId>(PEOPLE[2].0));
            let record = project.record(&path, &annotator).cloned().unwrap_or_default();
            let about = Slot::of(Some(Arc::new(about(at))), 1, moment(0));
            project.put_record(&path, &annotator, ArticleRecord { about, ..record });
        }
        let texts = articles.iter().map(|article| article.text.as_str().to_owned()).collect();
        let asking = Asking {
            typed: String::new(),
            sort: PassageSort::Article,
            codebook: Codebook::of(&project, None),
            people: People::of(&project, None, &BTreeMap::new()),
            project,
            located,
            articles: asked(articles),
            filter: Box::new(EveryAnnotator),
        };
        Self { asking, texts, made }
    }

    pub fn found(&mut self, typed: &str, sort: PassageSort) -> Vec<AnnotationId> {
        typed.clone_into(&mut self.asking.typed);
        self.asking.sort = sort;
        let found = self.asking.answer(&|| false).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
        found.hits.iter().map(|hit| hit.id).collect()
    }

    pub fn fault(&mut self, typed: &str) -> (usize, usize, PassageFaultKind) {
        typed.clone_into(&mut self.asking.typed);
        let fault = self.asking.answer(&|| false).expect_err("it is wrong");
        (fault.char_idx, fault.char_end, fault.kind)
    }

    pub fn meets(&self, query: &PassageQuery, at: usize) -> bool {
        match query {
            PassageQuery::Is(test) => self.passes(test, &self.made[at]),
            PassageQuery::Not(inner) => !self.meets(inner, at),
            PassageQuery::All(parts) => parts.iter().all(|part| self.meets(part, at)),
            PassageQuery::Any(parts) => parts.iter().any(|part| self.meets(part, at)),
            PassageQuery::Related(of, relation, to) => {
                let is_so = |other: usize| self.meets(to, other) && self.are_related(at, *relation, other);
                self.meets(of, at) && (0..self.made.len()).any(is_so)
            }
        }
    }

    fn are_related(&self, one: usize, relation: Relation, other: usize) -> bool {
        let (one, other) = (&self.made[one], &self.made[other]);
        if one.article != other.article {
            return false;
        }
        let (Some(a), Some(b)) = (one.place.span(), other.place.span()) else {
            return relation == Relation::SameArticle;
        };
        let number = |byte: usize| self.sentence_at(one.article, byte);
        match relation {
            Relation::Within => b.start <= a.start && a.end <= b.end,
            Relation::Overlaps => (a.start..a.end).any(|byte| b.contains(byte)),
            Relation::Before => a.end <= b.start,
            Relation::After => b.end <= a.start,
            Relation::Near(n) => self.n_between(one.article, a, b) <= n,
            Relation::SameParagraph => {
                let ours = self.paragraphs_of(one.article, a);
                self.paragraphs_of(one.article, b).iter().any(|paragraph| ours.contains(paragraph))
            }
            Relation::SameArticle => true,
            Relation::FollowedBy(n) => a.end <= b.start && number(b.start) - number(a.end - 1) <= n,
            Relation::Follows(n) => b.end <= a.start && number(a.start) - number(b.end - 1) <= n,
        }
    }

    /// How many sentences begin up to a byte.
    fn sentence_at(&self, article: usize, byte: usize) -> usize {
        sentences(&self.texts[article]).filter(|sentence| sentence.start <= byte).count()
    }

    /// The lines in which something of a passage can be seen.
    fn paragraphs_of(&self, article: usize, span: Span) -> BTreeSet<usize> {
        let text = &self.texts[article];
        let seen = span.of(text).char_indices().filter(|(_, c)| !c.is_whitespace());
        seen.map(|(at, _)| text[..span.start + at].matches('\n').count()).collect()
    }

    /// How many sentences one has to go from one passage to the other.
    fn n_between(&self, article: usize, a: Span, b: Span) -> usize {
        let number = |byte: usize| self.sentence_at(article, byte);
        let numbers = |span: Span| (span.start..span.end).map(number).collect::<BTreeSet<usize>>();
        let distances = numbers(a)
            .into_iter()
            .flat_map(|x| numbers(b).into_iter().map(move |y| x.abs_diff(y)).collect::<Vec<_>>());
        distances.min().expect("a passage holds something")
    }

    fn passes(&self, test: &Test, made: &Made) -> bool {
        let holds = |text: &str, test: &WordsTest| {
            if test.is_exact {
                fold(text, Strength::Case).contains(&fold(&test.words, Strength::Case))
            } else {
                holds_letters(text, &test.words)
            }
        };
        let is = |name: &Name, known: &str| name.as_str() == known;
        match test {
            // None of them has an author.
            Test::Anything | Test::Unsigned => true,
            Test::Theme { name, is_alone } => made.themes.iter().any(|at| {
                let (id, own, parent, merged) = THEMES[*at];
                let (id, own) = if merged.is_some() { ("minh-bach-0004", "Minh bạch") } else { (id, own) };
                is(name, own) || is(name, id) || (!is_alone && parent.is_some() && is(name, "Lãnh đạo"))
            }),
            Test::Untagged => made.themes.is_empty(),
            Test::Annotator(name) => is(name, PEOPLE[made.who].1),
            Test::Article(name) => {
                let path = TEXTS[made.article].0;
                is(name, path)
                    || is(name, ["001", "002", "003"][made.article])
                    || (is(name, "x/") && made.article == 2)
            }
            Test::Attribute { name, value } => about(made.article)
                .attributes
                .iter()
                .any(|(known, says)| is(name, known) && value.as_ref().is_none_or(|value| is(value, says))),
            Test::Source(name) => SOURCES[made.article].is_some_and(|source| is(name, source)),
            Test::Unsourced => SOURCES[made.article].is_none(),
            Test::Author(_) => false,
            Test::Date(order, asked) => DATES[made.article].is_some_and(|date| {
                let date = &date[..date.len().min(asked.len())];
                match order {
                    DateOrder::Before => date < asked.as_str(),
                    DateOrder::UpTo => date <= asked.as_str(),
                    DateOrder::At => date == asked,
                    DateOrder::From => date >= asked.as_str(),
                    DateOrder::After => date > asked.as_str(),
                }
            }),
            Test::Undated => DATES[made.article].is_none(),
            Test::Note(test) => {
                made.note.is_some_and(|note| test.as_ref().is_none_or(|test| holds(note, test)))
            }
            Test::Words(test) => match &made.place {
                Place::Changed(span) => holds(span.of(&self.texts[made.article]), test),
                _ => holds(&made.quote, test),
            },
            Test::Starred => made.is_starred,
            Test::State(state) => State::of_place(&made.place) == *state,
        }
    }
}

/// Whether words stand in a text: a letter typed with a tone has it there, one typed with a hat, horn or đ has that, and
/// any other has the same base.
fn holds_letters(text: &str, words: &str) -> bool {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = |text: &str, strength| fold(text, strength).chars().collect::<Vec<char>>();
    let all = [Strength::Case, Strength::Tones, Strength::Base];
    let (text, words) =
        (all.map(|strength| folded(text, strength)), all.map(|strength| folded(&words, strength)));
    let n = words[0].len();
    let is_met = |at: usize, from: usize| {
        let has_tone = words[0][at] != words[1][at];
        let has_shape = words[1][at] != words[2][at];
        let strength = if has_tone {
            0
        } else if has_shape {
            1
        } else {
            2
        };
        text[strength][from + at] == words[strength][at]
    };
    n > 0 && (0..(text[0].len() + 1).saturating_sub(n)).any(|from| (0..n).all(|at| is_met(at, from)))
}
