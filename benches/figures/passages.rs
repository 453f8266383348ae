//! Queries of passages: and, or, not of themes over a whole project, beside one pass over its records that looks for
//! one theme; relations in one article; and the whole answer, with places and order, as a worker gives it.

use super::corpus::{Numbers, text};
use super::tell::{Busy, line, percentile, ratio};
use butda::exchange::facts::ArticleFacts;
use butda::model::annotation::Annotation;
use butda::model::article::{ArticleRecord, Slot};
use butda::model::codebook::Codebook;
use butda::model::id::{AnnotatorId, ArticlePath, IdSource, ThemeId};
use butda::model::located::Located;
use butda::model::moment::Moment;
use butda::model::people::People;
use butda::model::project::{Annotator, CodebookRecord, Project};
use butda::model::theme::ThemeRecord;
use butda::search::passage_parser::parse;
use butda::search::passage_question::Question;
use butda::search::passage_scope::{ArticleLine, EveryAnnotator, Scope};
use butda::text::anchor::Anchor;
use butda::text::article::Article;
use butda::text::reading_text::ReadingText;
use butda::workers::asking::{AskedArticle, Asking, PassageSort};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

const N_THEMES: usize = 41;
const N_RUNS: usize = 15;
const QUERY: &str = "(\"Chủ đề 1\" or \"Chủ đề 2\" or \"Chủ đề 3\") and not \"Chủ đề 4\"";

/// Prints the figures.
pub fn measure() {
    line("Passages: and, or, not of themes, to one pass over the records that looks for one theme:");
    for (n_articles, n_annotations) in [(1_000, 10_000), (10_000, 100_000), (20_000, 200_000)] {
        let asking = project(n_articles, n_annotations);
        let one = asking.codebook.named("Chủ đề 1").first().map(|id| (*id).clone()).expect("a theme");
        let base = median(|| pass(&asking.project, &one));
        let figure = median(|| answer(&asking, QUERY));
        line(&format!("  {n_annotations:<8} {}", ratio(figure, base)));
        let whole = median(|| asking.answer(&|| false).expect("a query").hits.len());
        line(&format!("           with places and order, in a worker: {}", ratio(whole, base)));
    }
    line("Relations in one article, each passage overlapping some hundred others:");
    for n_annotations in [1_000, 10_000, 100_000] {
        let asking = project(1, n_annotations);
        let base = median(|| answer(&asking, QUERY));
        for relation in ["within", "overlaps", "near 2", "before", "same paragraph", "followed by 2"] {
            let typed = format!("\"Chủ đề 1\" {relation} \"Chủ đề 2\"");
            let figure = median(|| answer(&asking, &typed));
            line(&format!("  {n_annotations:<8} {relation:<14} to themes alone {}", ratio(figure, base)));
        }
    }
}

fn median(mut work: impl FnMut() -> usize) -> Duration {
    let mut run = || {
        let busy = Busy::now();
        assert!(std::hint::black_box(work()) > 0, "something is found");
        busy.elapsed()
    };
    let mut times: Vec<Duration> = (0..N_RUNS).map(|_| run()).collect();
    percentile(&mut times, 50)
}

/// Goes through all records and counts those of a theme.
pub fn pass(project: &Project, theme: &ThemeId) -> usize {
    let notes = project.articles().flat_map(|(_, notes)| notes.values());
    let annotations = notes.flat_map(ArticleRecord::standing).map(|(_, annotation, _)| annotation);
    annotations.filter(|annotation| annotation.themes.contains(theme)).count()
}

/// Reads a query, looks up its names and finds its passages.
fn answer(asking: &Asking, typed: &str) -> usize {
    let numbers = BTreeMap::new();
    let lines: Vec<ArticleLine<'_>> = asking
        .articles
        .iter()
        .map(|asked| ArticleLine { article: asked.article.as_deref(), ..ArticleLine::unknown(&asked.path) })
        .collect();
    let scope = Scope {
        project: &asking.project,
        located: &asking.located,
        codebook: &asking.codebook,
        people: &asking.people,
        articles: &lines,
        numbers: &numbers,
        filter: &EveryAnnotator,
    };
    let parsed = parse(typed).expect("a query");
    Question::new(&parsed, &scope).expect("known names").answer(&scope, &|| false).len()
}

/// A project whose articles all have one text of 10 kB.
pub fn project(n_articles: usize, n_annotations: usize) -> Asking {
    let mut numbers = Numbers(0x5EED);
    let words = text(&mut numbers, 10_000);
    let article = Arc::new(Article::new(ReadingText::from_bytes(words.as_bytes()).expect("UTF-8")));
    let mut ids = IdSource::new([3; 32]);
    let own = "ncv-1-aaaaaa".parse::<AnnotatorId>().expect("an id");
    let mut project = Project::default();
    project.put_annotator(&own, Annotator { name: "NCV 1".to_owned(), same_person_as: None });
    let names: Vec<String> = (1..=N_THEMES).map(|at| format!("Chủ đề {at}")).collect();
    let themes: Vec<ThemeId> = names.iter().map(|name| ids.theme(name)).collect();
    let slot = |name: &String| {
        let record = ThemeRecord { name: Some(name.clone()), ..ThemeRecord::default() };
        Slot::of(Some(Arc::new(record)), 1, Moment::UNKNOWN)
    };
    let records = themes.iter().cloned().zip(names.iter().map(slot)).collect();
    project.put_codebook(&own, CodebookRecord { themes: records, ..CodebookRecord::default() });
    let paths: Vec<ArticlePath> =
        (0..n_articles).map(|at| format!("{at:05}.txt").parse().expect("a path")).collect();
    for path in &paths {
        let mut record = ArticleRecord::default();
        for _ in 0..n_annotations / n_articles {
            let n_chars = article.text.n_chars();
            let start = numbers.below(n_chars - 200);
            let span = article.text.span_of_chars(start, start + 20 + numbers.below(180)).expect("a passage");
            let mut annotation = Annotation::plain(Anchor::of(&article.text, span), Moment::UNKNOWN);
            let n_themes = 1 + numbers.below(3);
            annotation.themes =
                (0..n_themes).filter_map(|_| themes.get(numbers.below(N_THEMES)).cloned()).collect();
            let value = Some(Arc::new(annotation));
            record.annotations.insert(ids.annotation(Moment::UNKNOWN), Slot::of(value, 1, Moment::UNKNOWN));
        }
        project.put_record(path, &own, record);
    }
    let facts = Arc::new(ArticleFacts::default());
    let asked = paths.into_iter().map(|path| AskedArticle {
        path,
        facts: Some(Arc::clone(&facts)),
        article: Some(Arc::clone(&article)),
        is_awaited: false,
    });
    Asking {
        typed: QUERY.to_owned(),
        sort: PassageSort::Article,
        articles: asked.collect(),
        located: Located::default(),
        codebook: Codebook::of(&project, None),
        people: People::of(&project, None, &BTreeMap::new()),
        project,
        filter: Box::new(EveryAnnotator),
    }
}
