//! The palette at the selection: themes by recent use, filtered by the letters of their names.

use crate::model::codebook::split_name;
use crate::model::id::ThemeId;
use crate::model::theme_path::ThemePath;
use crate::search::Needle;
use crate::session::Session;
use crate::text::positions::Span;

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A theme that exists.
    Theme {
        /// Which one.
        id: ThemeId,
        /// Its line colour, `#rrggbb`, and its line pattern.
        color: String,
        pattern: usize,
        /// Its own name and those above it.
        path: ThemePath,
        /// What the letters found in its name, in bytes of the name.
        found: Option<Span>,
        /// Its key.
        key: Option<String>,
        /// The first line of its definition.
        definition: String,
        /// Whether the selected annotation has it.
        is_on: bool,
    },
    /// A new theme of this name.
    New(String),
}

/// The choices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaletteView {
    /// In the order they are offered; the first is taken by Enter.
    pub choices: Vec<Choice>,
    /// Whether new themes are refused.
    pub is_locked: bool,
}

impl PaletteView {
    /// The themes whose names hold the letters of `filter`, marks optional, word starts first.
    #[must_use]
    pub fn new(session: &Session, filter: &str) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let book = &open.codebook;
        let filter = crate::text::decode::nfc(filter.trim());
        let needle = Needle::new(&filter);
        let on: Vec<&ThemeId> = session
            .reading()
            .filter(|reading| reading.selection.is_none())
            .and_then(|reading| reading.selected_mark())
            .map(|mark| mark.annotation.themes.iter().map(|id| book.resolve(id)).collect())
            .unwrap_or_default();
        let recency = |id: &ThemeId| open.recent_themes.iter().position(|recent| recent == id);
        let mut ranked: Vec<((u8, usize, usize), Choice)> = Vec::new();
        for (at, (id, _, theme)) in book.rows().enumerate() {
            let full = book.full_name(id);
            let own = needle.find(&theme.name);
            let rank = match &own {
                _ if needle.is_empty() => 0,
                Some(found) if found.span.start == 0 => 0,
                Some(found) if found.at_word_start => 1,
                Some(_) => 2,
                None if needle.find(&full).is_some() => 3,
                None => continue,
            };
            let choice = Choice::Theme {
                id: id.clone(),
                color: theme.color.clone(),
                pattern: theme.pattern,
                path: ThemePath::of(book, id),
                found: own.map(|found| found.span).filter(|_| !needle.is_empty()),
                key: book.key_of(id),
                definition: theme.definition.lines().next().unwrap_or_default().to_owned(),
                is_on: on.contains(&id),
            };
            ranked.push(((rank, recency(id).unwrap_or(usize::MAX), at), choice));
        }
        ranked.sort_by_key(|(rank, _)| *rank);
        let mut choices: Vec<Choice> = ranked.into_iter().map(|(_, choice)| choice).collect();
        let parts = split_name(&filter);
        if !parts.is_empty() && book.named(&filter).is_empty() && !book.is_locked {
            choices.push(Choice::New(parts.join(" / ")));
        }
        Self { choices, is_locked: book.is_locked }
    }
}
