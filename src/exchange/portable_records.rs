//! The records of a portable study as they are taken, one after the other, and what they make together. Records name each
//! other by their places in the lists, so one that is damaged keeps its place.

use super::codebook::color_of;
use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::portable_cells::Cell;
use super::study::{Coder, Coding, KeptQuery, Source, SourceText, Study};
use super::study_parts::{StudyParts, ToldCode, fact, utc_time};
use crate::documents::document::{DocumentFault, LeftOutKind};
use crate::model::check::State;
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use std::collections::BTreeMap;

/// How many attributes an article may have.
const MAX_ATTRIBUTES: usize = 1_000;

/// How long a path may be, in code points.
const MAX_PATH_CHARS: usize = 4_096;

/// What a file told so far. `None` stands for a record that is damaged.
#[derive(Default)]
pub(super) struct Told {
    pub(super) format: Cell,
    pub(super) version: Cell,
    name: Cell,
    memo: Cell,
    modified: Cell,
    coders: Vec<Option<Coder>>,
    themes: Vec<Option<ToldTheme>>,
    /// Their codes are places among the themes that are told.
    sources: Vec<Option<Source>>,
    /// So are theirs, and their sources and coders places in the lists above.
    codings: Vec<Coding>,
    queries: Vec<KeptQuery>,
    /// How many records, and references of records, are damaged.
    pub(super) n_damaged: usize,
}

struct ToldTheme {
    code: ToldCode,
    key: String,
    texts: BTreeMap<ThemeText, String>,
}

impl Told {
    /// Where the value of a field goes that is no list; `None` for an unknown one.
    pub(super) fn place_of(&mut self, name: &str) -> Option<&mut Cell> {
        match name {
            "format" => Some(&mut self.format),
            "version" => Some(&mut self.version),
            "name" => Some(&mut self.name),
            "memo" => Some(&mut self.memo),
            "modified" => Some(&mut self.modified),
            _ => None,
        }
    }

    /// Counts something that is damaged.
    pub(super) fn note_damage(&mut self) {
        self.n_damaged = self.n_damaged.saturating_add(1);
    }

    pub(super) fn take_coder(&mut self, record: &Cell) {
        let text = |name| record.field(name).text().trim().to_owned();
        let coder = Coder { id: text("id"), name: text("name") };
        let coder = (coder != Coder::default() || *record.field("name") == Cell::Text(String::new()))
            .then_some(coder);
        self.n_damaged = self.n_damaged.saturating_add(usize::from(coder.is_none()));
        self.coders.push(coder);
    }

    pub(super) fn take_theme(&mut self, record: &Cell) {
        let path: Vec<String> =
            record.field("path").each().iter().take(MAX_LEVELS).map(|name| name.text().to_owned()).collect();
        let is_named = path.last().is_some_and(|name| !name.trim().is_empty());
        let texts = ThemeText::ALL.map(|field| (field, record.field(field.name()).text().to_owned()));
        let keys = record.field("key").text().split_whitespace();
        let keys: Vec<&str> = keys.filter(|key| matches!(key.as_bytes(), [b'1'..=b'9'])).collect();
        let theme = is_named.then(|| ToldTheme {
            code: ToldCode {
                path,
                id: record.field("id").text().to_owned(),
                color: color_of(record.field("color").text()).unwrap_or_default(),
            },
            key: keys.join(" "),
            texts: texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect(),
        });
        self.n_damaged = self.n_damaged.saturating_add(usize::from(theme.is_none()));
        self.themes.push(theme);
    }

    pub(super) fn take_article(&mut self, record: &Cell) {
        let path: String = record.field("path").text().chars().take(MAX_PATH_CHARS).collect();
        let known = |name| fact(record.field(name).text());
        let hash = record.field("sha256").text();
        let pairs = record.field("attributes").each().iter().take(MAX_ATTRIBUTES).filter_map(Cell::pair);
        let attributes = pairs.map(|[name, value]| (name.text().to_owned(), value.text().to_owned()));
        let facts = ArticleFacts {
            title: known("title"),
            date: known("date"),
            source: known("source"),
            author: known("author"),
            attributes: attributes.filter(|(name, value)| !name.is_empty() && !value.is_empty()).collect(),
            characters: record.field("characters").number(),
            sha256: is_hash(hash).then(|| hash.to_ascii_lowercase()),
            path,
        };
        let is_told = !facts.path.is_empty() || facts.sha256.is_some() || facts.title.is_some();
        let source = is_told.then(|| Source {
            facts,
            text: SourceText::Unknown,
            memo: record.field("memo").said(),
            codes: numbers(record.field("themes")),
            is_done: record.field("done").is_true(),
        });
        self.n_damaged = self.n_damaged.saturating_add(usize::from(source.is_none()));
        self.sources.push(source);
    }

    pub(super) fn take_passage(&mut self, record: &Cell) {
        let text = |name| record.field(name).text().to_owned();
        let number = |name| record.field(name).number();
        let place = number("start").zip(number("end")).filter(|(start, end)| start < end);
        let today = record.field("today").pair();
        let today = today
            .and_then(|[start, end]| start.number().zip(end.number()))
            .filter(|(start, end)| start < end);
        let (Some(source), Some((start, end))) = (number("article"), today.or(place)) else {
            return self.note_damage();
        };
        let hash = record.field("text").text();
        // The hash of the article, which may be told later, stands for none here.
        let is_of_another = today.is_none() && is_hash(hash);
        self.codings.push(Coding {
            id: text("id"),
            source,
            coder: number("coder").unwrap_or(usize::MAX),
            start,
            end,
            text: if is_of_another { hash.to_ascii_lowercase() } else { String::new() },
            place: record.field("place").said(),
            codes: numbers(record.field("themes")),
            note: record.field("note").said(),
            is_starred: record.field("starred").is_true(),
            state: state_of(record.field("state").text()),
            created: utc_time(&text("created")),
            modified: utc_time(&text("modified")),
            ..Coding::unplaced()
        });
    }

    pub(super) fn take_query(&mut self, record: &Cell) {
        let text = |name| record.field(name).text().to_owned();
        let query = KeptQuery { name: text("name"), query: text("query") };
        if query.query.trim().is_empty() {
            return self.note_damage();
        }
        self.queries.push(query);
    }

    /// The study that the records make.
    ///
    /// # Errors
    /// Where there are too many themes.
    pub(super) fn finish(self) -> Result<FoundStudy, DocumentFault> {
        let mut parts = StudyParts::default();
        let mut making = Making { n_damaged: self.n_damaged, ..Making::default() };
        making.codes = self.themes.into_iter().map(|theme| code_of(&mut parts, theme?)).collect();
        making.coders = places(&mut parts.study.coders, self.coders);
        for source in self.sources {
            let source = source.map(|source| Source { codes: making.codes_of(&source.codes), ..source });
            making.sources.extend(places(&mut parts.study.sources, vec![source]));
        }
        let mut n_outside = 0_usize;
        for coding in self.codings {
            match making.coding(&mut parts.study, coding) {
                Some(coding) => parts.study.codings.push(coding),
                None => n_outside = n_outside.saturating_add(1),
            }
        }
        parts.leave_out(LeftOutKind::PassagesOutside, n_outside);
        parts.leave_out(LeftOutKind::DamagedParts, making.n_damaged);
        self.name.text().clone_into(&mut parts.study.name);
        parts.study.memo = self.memo.said();
        parts.study.modified = utc_time(self.modified.text());
        parts.study.queries = self.queries;
        parts.finish()
    }
}

/// Where records stand in the study, by their places in the file.
#[derive(Default)]
struct Making {
    codes: Vec<Option<usize>>,
    coders: Vec<Option<usize>>,
    sources: Vec<Option<usize>>,
    /// The coder of passages that name none.
    nobody: Option<usize>,
    n_damaged: usize,
}

impl Making {
    /// The codes that stand for themes of the file, each once.
    fn codes_of(&mut self, told: &[usize]) -> Vec<usize> {
        let mut codes = Vec::new();
        for at in told {
            match self.codes.get(*at).copied().flatten() {
                Some(code) if codes.contains(&code) => {}
                Some(code) => codes.push(code),
                None => self.n_damaged = self.n_damaged.saturating_add(1),
            }
        }
        codes
    }

    /// A coding of the study; `None` where its article is not told.
    fn coding(&mut self, study: &mut Study, told: Coding) -> Option<Coding> {
        let source = self.sources.get(told.source).copied().flatten()?;
        let coder = self.coders.get(told.coder).copied().flatten().unwrap_or_else(|| {
            self.n_damaged = self.n_damaged.saturating_add(1);
            *self.nobody.get_or_insert_with(|| {
                study.coders.push(Coder::default());
                study.coders.len().saturating_sub(1)
            })
        });
        let of_article = study.sources.get(source).and_then(|source| source.facts.sha256.clone());
        let text = if told.text.is_empty() { of_article.unwrap_or_default() } else { told.text };
        let codes = self.codes_of(&told.codes);
        Some(Coding { source, coder, text, codes, ..told })
    }
}

/// Where each of a list stands behind others; `None` for one that is damaged.
fn places<T>(list: &mut Vec<T>, told: Vec<Option<T>>) -> Vec<Option<usize>> {
    let mut place = |told: T| {
        list.push(told);
        list.len().saturating_sub(1)
    };
    told.into_iter().map(|told| told.map(&mut place)).collect()
}

fn code_of(parts: &mut StudyParts, theme: ToldTheme) -> Option<usize> {
    let at = parts.code(&theme.code)?;
    let code = parts.study.codes.get_mut(at)?;
    code.theme.key = theme.key;
    code.theme.texts = theme.texts;
    Some(at)
}

fn numbers(list: &Cell) -> Vec<usize> {
    list.each().iter().filter_map(Cell::number).collect()
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The state of a name; an unknown one is found out by whoever has the text.
fn state_of(name: &str) -> State {
    let states = [State::Moved, State::Changed, State::Ambiguous, State::Lost];
    states.into_iter().find(|state| state.name() == name).unwrap_or(State::Exact)
}
