//! The database that [`super::sqlite_writing`] makes, read back: everything of a study but the texts of its articles, which
//! are not in it.

use super::codebook::color_of;
use super::codebook_reading::{MAX_NAME_CHARS, MAX_THEMES, clean_name};
use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::sqlite_database::{Database, Row};
use super::study::{Code, Coder, Coding, KeptQuery, Source, Study};
use super::told_text::CharSpan;
use crate::documents::document::{DocumentFault, LeftOut, LeftOutKind, Limit};
use crate::model::check::State;
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use std::collections::HashMap;

/// Where the things stand in the study that rows have these numbers for.
type Places = HashMap<i64, usize>;

/// Whether the tables are ours.
pub(super) fn is_ours(database: &Database<'_>) -> bool {
    database.has("study", &["program", "version", "format"])
        && database.has("articles", &["id", "path", "sha256"])
        && database.has("themes", &["id", "uid", "parent_id", "full_name"])
        && database.has("passages", &["id", "uid", "article_id", "annotator_id", "anchored_start", "quote"])
}

/// Reads a study. Of a later format it reads what is as in this one.
///
/// # Errors
/// A damaged database, one that is too large, or a stop.
pub(super) fn read(database: &Database<'_>) -> Result<FoundStudy, DocumentFault> {
    let mut study = Study::default();
    database.each("study", &["name", "memo", "modified"], |row| {
        study.name = row.words("name");
        study.memo = row.text("memo");
        study.modified = row.words("modified");
    })?;
    study.queries = database.rows("queries", &["name", "query"], |row| {
        Some(KeptQuery { name: row.words("name"), query: row.words("query") })
    })?;
    let themes = read_themes(database, &mut study)?;
    let articles = read_articles(database, &themes, &mut study)?;
    let n_outside = read_passages(database, &themes, &articles, &mut study)?;
    let lost = LeftOut { what: LeftOutKind::PassagesOutside, n: n_outside };
    let left_out = if n_outside > 0 { vec![lost] } else { Vec::new() };
    Ok(FoundStudy { study, left_out, unsure: None })
}

const THEME_COLUMNS: [&str; 11] =
    ["id", "uid", "parent_id", "name", "color", "key", "definition", "include", "exclude", "example", "memo"];

/// Adds the themes. They come after the one above them; where that does not come first they are at the top.
fn read_themes(database: &Database<'_>, study: &mut Study) -> Result<Places, DocumentFault> {
    let mut places = Places::new();
    database.try_each("themes", &THEME_COLUMNS, |row| {
        if study.codes.len() >= MAX_THEMES {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        let above = row.number("parent_id").and_then(|id| places.get(&id));
        let above = above.and_then(|at| study.codes.get(*at)).map(|code| code.theme.path.as_slice());
        let mut path = above.unwrap_or_default().to_vec();
        path.truncate(MAX_LEVELS.saturating_sub(1));
        path.push(clean_name(&row.words("name")).chars().take(MAX_NAME_CHARS).collect());
        if let Some(id) = row.number("id") {
            places.insert(id, study.codes.len());
        }
        study.codes.push(code(row, path));
        Ok(())
    })?;
    Ok(places)
}

fn code(row: &Row<'_>, path: Vec<String>) -> Code {
    let mut code = Code { id: row.words("uid"), ..Code::default() };
    let theme = &mut code.theme;
    theme.path = path;
    theme.color = color_of(&row.words("color")).unwrap_or_default();
    theme.key = row.words("key");
    theme.texts = ThemeText::ALL
        .into_iter()
        .filter_map(|field| Some((field, row.text(field.name()).filter(|text| !text.is_empty())?)))
        .collect();
    code
}

const ARTICLE_COLUMNS: [&str; 11] = [
    "id",
    "path",
    "title",
    "date",
    "date_text",
    "source",
    "author",
    "characters",
    "sha256",
    "memo",
    "is_done",
];

fn read_articles(
    database: &Database<'_>,
    themes: &Places,
    study: &mut Study,
) -> Result<Places, DocumentFault> {
    let mut places = Places::new();
    database.each("articles", &ARTICLE_COLUMNS, |row| {
        if let Some(id) = row.number("id") {
            places.insert(id, study.sources.len());
        }
        let facts = ArticleFacts {
            path: row.words("path"),
            title: row.text("title"),
            date: row.text("date_text").or_else(|| row.text("date")),
            source: row.text("source"),
            author: row.text("author"),
            attributes: Vec::new(),
            characters: size(row, "characters"),
            sha256: row.text("sha256"),
        };
        let is_done = is_so(row, "is_done");
        study.sources.push(Source { facts, memo: row.text("memo"), is_done, ..Source::default() });
    })?;
    let place = |row: &Row<'_>| places.get(&row.number("article_id")?).copied();
    database.each("article_attributes", &["article_id", "name", "value"], |row| {
        if let Some(source) = place(row).and_then(|at| study.sources.get_mut(at)) {
            source.facts.attributes.push((row.words("name"), row.words("value")));
        }
    })?;
    database.each("article_themes", &["article_id", "theme_id"], |row| {
        let theme = row.number("theme_id").and_then(|id| themes.get(&id));
        if let (Some(source), Some(theme)) = (place(row).and_then(|at| study.sources.get_mut(at)), theme)
            && !source.codes.contains(theme)
        {
            source.codes.push(*theme);
        }
    })?;
    Ok(places)
}

const PASSAGE_COLUMNS: [&str; 18] = [
    "id",
    "uid",
    "article_id",
    "annotator_id",
    "anchored_start",
    "anchored_end",
    "today_start",
    "today_end",
    "quote",
    "prefix",
    "suffix",
    "text_sha256",
    "place",
    "note",
    "is_starred",
    "state",
    "created",
    "modified",
];

/// Adds the passages; tells how many stand in no article.
fn read_passages(
    database: &Database<'_>,
    themes: &Places,
    articles: &Places,
    study: &mut Study,
) -> Result<usize, DocumentFault> {
    let mut annotators = Places::new();
    database.each("annotators", &["id", "uid", "name"], |row| {
        if let Some(id) = row.number("id") {
            annotators.insert(id, study.coders.len());
        }
        study.coders.push(Coder { id: row.words("uid"), name: row.words("name") });
    })?;
    let mut codes: HashMap<i64, Vec<usize>> = HashMap::new();
    database.each("passage_themes", &["passage_id", "theme_id"], |row| {
        let theme = row.number("theme_id").and_then(|id| themes.get(&id));
        if let (Some(passage), Some(theme)) = (row.number("passage_id"), theme) {
            codes.entry(passage).or_default().push(*theme);
        }
    })?;
    let (mut n_outside, mut nobody) = (0, None);
    database.each("passages", &PASSAGE_COLUMNS, |row| {
        let Some(source) = row.number("article_id").and_then(|id| articles.get(&id)) else {
            n_outside += 1;
            return;
        };
        let coder = row.number("annotator_id").and_then(|id| annotators.get(&id)).copied();
        let coder = coder.unwrap_or_else(|| {
            *nobody.get_or_insert_with(|| {
                study.coders.push(Coder::default());
                study.coders.len() - 1
            })
        });
        let mut codes = row.number("id").and_then(|id| codes.remove(&id)).unwrap_or_default();
        let mut seen = Vec::new();
        codes.retain(|code| {
            !seen.contains(code) && {
                seen.push(*code);
                true
            }
        });
        study.codings.push(Coding { source: *source, coder, codes, ..coding(row) });
    })?;
    Ok(n_outside)
}

fn coding(row: &Row<'_>) -> Coding {
    let today = size(row, "today_start").zip(size(row, "today_end"));
    Coding {
        id: row.words("uid"),
        start: size(row, "anchored_start").unwrap_or_default(),
        end: size(row, "anchored_end").unwrap_or_default(),
        quote: row.words("quote"),
        today: today.map(|(start, end)| CharSpan { start, end }),
        place: row.text("place"),
        prefix: row.words("prefix"),
        suffix: row.words("suffix"),
        text: row.words("text_sha256"),
        note: row.text("note"),
        is_starred: is_so(row, "is_starred"),
        state: state(&row.words("state")),
        created: row.words("created"),
        modified: row.words("modified"),
        ..Coding::unplaced()
    }
}

fn size(row: &Row<'_>, column: &str) -> Option<usize> {
    row.number(column).and_then(|number| usize::try_from(number).ok())
}

fn is_so(row: &Row<'_>, column: &str) -> bool {
    row.number(column) == Some(1)
}

/// The state of a name; one that is not known counts for nothing, as those of other programs do.
fn state(name: &str) -> State {
    let states = [State::Exact, State::Moved, State::Changed, State::Ambiguous, State::Lost];
    states.into_iter().find(|state| state.name() == name).unwrap_or(State::Exact)
}
