//! The codebook as other programs get it and give it: one theme after another in the order of the tree, plain data.

use super::markdown::one_line;
use super::numbers::with_thousands;
use crate::model::codebook::{Codebook, Theme};
use crate::model::id::{ArticlePath, ThemeId};
use crate::model::project::Project;
use crate::model::theme::ThemeText;
use std::collections::{BTreeMap, BTreeSet};

/// A theme with everything said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookTheme {
    /// The names of the themes above it, the topmost first, then its own.
    pub path: Vec<String>,
    /// Its line colour, `#rrggbb`; empty where none is told.
    pub color: String,
    /// The keys of the annotator at this computer, with a space between them; empty for none.
    pub key: String,
    /// Its texts; those that say nothing are left out.
    pub texts: BTreeMap<ThemeText, String>,
    /// How many annotations bear it, of everyone.
    pub n_passages: usize,
    /// In how many articles they stand.
    pub n_articles: usize,
}

impl BookTheme {
    /// Its own name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.last().map(String::as_str).unwrap_or_default()
    }

    /// The full name of the theme above it; empty at the top.
    #[must_use]
    pub fn parent(&self) -> String {
        self.path.split_last().map(|(_, above)| full_name(above)).unwrap_or_default()
    }

    /// A text of it; empty for nothing said.
    #[must_use]
    pub fn text(&self, field: ThemeText) -> &str {
        self.texts.get(&field).map(String::as_str).unwrap_or_default()
    }
}

/// The names of a branch as one: `parent / child`.
#[must_use]
pub fn full_name(path: &[String]) -> String {
    path.join(SEPARATOR)
}

/// What stands between the names of a branch.
pub(super) const SEPARATOR: &str = " / ";

/// A codebook: its themes in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// What the project is called.
    pub project: String,
    /// The themes, each after the one above it.
    pub themes: Vec<BookTheme>,
}

impl Book {
    /// Gathers the codebook of a project, with the passages of everyone counted.
    #[must_use]
    pub fn gather(name: &str, project: &Project, codebook: &Codebook) -> Self {
        let counted = counted(project, codebook);
        let mut path: Vec<String> = Vec::new();
        let mut themes = Vec::new();
        for (id, depth, theme) in codebook.rows() {
            path.truncate(depth);
            path.push(one_line(&theme.name));
            let (n_passages, articles) = counted.get(id).cloned().unwrap_or_default();
            themes.push(BookTheme {
                path: path.clone(),
                color: theme.color.clone(),
                key: codebook.key_of(id).unwrap_or_default(),
                texts: texts_of(theme),
                n_passages,
                n_articles: articles.len(),
            });
        }
        Self { project: name.to_owned(), themes }
    }
}

pub(super) fn texts_of(theme: &Theme) -> BTreeMap<ThemeText, String> {
    let texts = ThemeText::ALL.into_iter().map(|field| (field, theme.text(field).to_owned()));
    texts.filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// How many annotations bear each theme, merged ones resolved, and the articles they stand in.
fn counted<'p>(
    project: &'p Project,
    codebook: &'p Codebook,
) -> BTreeMap<&'p ThemeId, (usize, BTreeSet<&'p ArticlePath>)> {
    let mut counted: BTreeMap<&ThemeId, (usize, BTreeSet<&ArticlePath>)> = BTreeMap::new();
    for (article, _) in project.articles() {
        for (.., annotation, _) in project.annotations(article) {
            let themes: BTreeSet<&ThemeId> =
                annotation.themes.iter().map(|id| codebook.resolve(id)).collect();
            for id in themes {
                let (n_passages, articles) = counted.entry(id).or_default();
                *n_passages += 1;
                articles.insert(article);
            }
        }
    }
    counted
}

/// The fixed words of a codebook that people read, in the person's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookWords {
    /// The language's tag, such as `vi`.
    pub language: String,
    /// What a codebook is called.
    pub title: String,
    /// The words before a theme's own name, key, numbers and texts, without a colon.
    pub name: String,
    pub key: String,
    pub passages: String,
    pub articles: String,
    pub include: String,
    pub exclude: String,
    pub example: String,
    pub memo: String,
    /// What is said of a codebook without themes.
    pub empty: String,
    /// Stands between thousands.
    pub thousands: String,
}

impl BookWords {
    /// The word before a text; a definition has none.
    pub(super) fn label(&self, field: ThemeText) -> Option<&str> {
        match field {
            ThemeText::Definition => None,
            ThemeText::Include => Some(&self.include),
            ThemeText::Exclude => Some(&self.exclude),
            ThemeText::Example => Some(&self.example),
            ThemeText::Memo => Some(&self.memo),
        }
    }

    /// The title of a codebook: what it is and whose.
    pub(super) fn title_of(&self, book: &Book) -> String {
        if book.project.is_empty() {
            self.title.clone()
        } else {
            format!("{}: {}", self.title, one_line(&book.project))
        }
    }

    /// A number with its thousands apart.
    pub(super) fn count(&self, n: usize) -> String {
        with_thousands(n, &self.thousands)
    }
}

/// The colour that some words name as `#rrggbb`: six or three hexadecimal digits, or eight of which the last two tell
/// how much shines through, with or without `#`.
pub(super) fn color_of(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix('#').unwrap_or(text);
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let digits = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 | 8 => digits.chars().take(6).collect::<String>(),
        _ => return None,
    };
    Some(format!("#{}", digits.to_ascii_lowercase()))
}

/// A text as files hold it: without control characters other than line ends and tabs.
pub(super) fn without_controls(text: &str) -> String {
    let text = text.trim().replace("\r\n", "\n");
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { ' ' } else { c }).collect()
}
