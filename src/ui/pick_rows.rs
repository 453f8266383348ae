//! What a list offers to be chosen.

use super::context::Cx;
use super::pick_ui::Pick;
use super::theme_actions::is_possible;
use super::views::Views;
use crate::model::id::{ArticlePath, ThemeId};
use crate::model::theme::PALETTE;
use crate::search::Needle;
use crate::session::{
    AboutCommand, Action, Command, ReadingCommand, Session, ThemeChange, ThemeChoice, ThemingCommand,
};
use crate::text::structure::Label;
use crate::view::analysis::{SavedPageRow, saved_pages};
use crate::view::asking::attributes;
use crate::view::library::Condition;
use crate::view::palette::{Choice, PaletteView};
use crate::view::themes::ThemeRow;

/// Articles that are listed at most: letters find the others.
const MAX_ARTICLES: usize = 200;

/// What a row is called.
#[derive(Clone, Debug)]
pub enum RowName {
    /// As a theme is, with its path and its colour.
    Theme(Choice),
    /// As it says.
    Words(String),
    /// A colour, `#rrggbb`, and what it is called.
    Color(String, String),
}

impl RowName {
    /// The words that letters filter.
    #[must_use]
    fn words(&self) -> &str {
        match self {
            Self::Theme(Choice::Theme { path, .. }) => &path.name,
            Self::Theme(Choice::New(name)) | Self::Words(name) | Self::Color(name, _) => name,
        }
    }
}

/// A row of the list.
pub struct PickRow {
    /// What it is called.
    pub name: RowName,
    /// Whether it holds now.
    pub is_on: bool,
    /// What choosing it does.
    pub picked: Picked,
}

/// What was chosen.
pub enum Picked {
    /// A command of the session.
    Command(Box<Command>),
    /// A theme for the passages that are ticked.
    Bulk(ThemeChoice, ThemeChange),
    /// A theme for an action on it.
    Theme(Action, ThemeId),
    /// What listed articles have to have, or need not have any more.
    Condition(Condition),
    /// The text of a saved page.
    Page(String),
}

/// The rows whose names hold the letters of `filter`.
#[must_use]
pub fn rows(
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    conditions_on: &[Condition],
    pick: &Pick,
    filter: &str,
) -> Vec<PickRow> {
    match pick {
        Pick::Theme(action) => themes(session, filter, |id| {
            let row = views.themes.rows.iter().find(|row| row.id == *id);
            row.is_some_and(|row| is_possible(*action, row)).then(|| Picked::Theme(*action, id.clone()))
        }),
        Pick::MergeInto(from) => themes(session, filter, |into| {
            let merge = ThemingCommand::Merge { from: from.clone(), into: into.clone() };
            (from != into).then(|| theming(merge))
        }),
        Pick::Give => give(session, filter),
        Pick::Take(borne) => themes(session, filter, |id| {
            let is_borne = borne.contains(id);
            is_borne.then(|| Picked::Bulk(ThemeChoice::Known(id.clone()), ThemeChange::Take))
        }),
        Pick::Key(id) => filtered(keys(cx, views, id), filter),
        Pick::Color(id) => filtered(colors(cx, views, id), filter),
        Pick::LineLabel(byte) => filtered(labels(cx, views, *byte), filter),
        Pick::Beside => filtered(articles(session), filter).into_iter().take(MAX_ARTICLES).collect(),
        Pick::Condition => conditions(session, conditions_on, filter),
        Pick::SavedPage => filtered(pages(session), filter),
    }
}

fn theming(command: ThemingCommand) -> Picked {
    Picked::Command(Box::new(Command::Theming(command)))
}

fn filtered(rows: Vec<PickRow>, filter: &str) -> Vec<PickRow> {
    let needle = Needle::new(filter.trim());
    let is_wanted = |row: &PickRow| needle.is_empty() || needle.find(row.name.words()).is_some();
    rows.into_iter().filter(is_wanted).collect()
}

/// The themes in the order of the palette.
fn themes(session: &Session, filter: &str, picked: impl Fn(&ThemeId) -> Option<Picked>) -> Vec<PickRow> {
    let row = |choice: Choice| match &choice {
        Choice::Theme { id, .. } => picked(id).map(|picked| of_theme(choice, picked)),
        Choice::New(_) => None,
    };
    PaletteView::new(session, filter).choices.into_iter().filter_map(row).collect()
}

/// The themes for the passages that are ticked, and one to be made.
fn give(session: &Session, filter: &str) -> Vec<PickRow> {
    let row = |choice: Choice| {
        let theme = match &choice {
            Choice::Theme { id, .. } => ThemeChoice::Known(id.clone()),
            Choice::New(name) => ThemeChoice::Named(name.clone()),
        };
        of_theme(choice, Picked::Bulk(theme, ThemeChange::Give))
    };
    PaletteView::new(session, filter).choices.into_iter().map(row).collect()
}

/// A row of a theme. Whether the selected annotation has it is not what is asked.
fn of_theme(mut choice: Choice, picked: Picked) -> PickRow {
    if let Choice::Theme { is_on, .. } = &mut choice {
        *is_on = false;
    }
    PickRow { name: RowName::Theme(choice), is_on: false, picked }
}

fn theme<'v>(views: &'v Views, id: &ThemeId) -> Option<&'v ThemeRow> {
    views.themes.rows.iter().find(|row| row.id == *id)
}

fn keys(cx: &Cx<'_>, views: &Views, id: &ThemeId) -> Vec<PickRow> {
    let known = theme(views, id).and_then(|row| row.key.clone());
    let holder = |key: &String| views.themes.rows.iter().find(|row| row.key.as_ref() == Some(key));
    let of_key = |key: String| {
        let name = match holder(&key).filter(|row| row.id != *id) {
            Some(other) => format!("{key} · {}", other.name),
            None => key.clone(),
        };
        let is_on = known.as_ref() == Some(&key);
        let picked = theming(ThemingCommand::SetKey(id.clone(), Some(key)));
        PickRow { name: RowName::Words(name), is_on, picked }
    };
    let none = PickRow {
        name: RowName::Words(cx.words.say("no-key")),
        is_on: known.is_none(),
        picked: theming(ThemingCommand::SetKey(id.clone(), None)),
    };
    (1..=9).map(|n: u8| of_key(n.to_string())).chain([none]).collect()
}

fn colors(cx: &Cx<'_>, views: &Views, id: &ThemeId) -> Vec<PickRow> {
    let known = theme(views, id).map(|row| row.color.as_str()).unwrap_or_default();
    let of_color = |(at, color): (usize, &&str)| PickRow {
        name: RowName::Color(cx.words.say_n("color-n", at + 1), (*color).to_owned()),
        is_on: known.eq_ignore_ascii_case(color),
        picked: theming(ThemingCommand::Recolor(id.clone(), (*color).to_owned())),
    };
    PALETTE.iter().enumerate().map(of_color).collect()
}

fn labels(cx: &Cx<'_>, views: &Views, byte: usize) -> Vec<PickRow> {
    let Some(reader) = &views.reader else { return Vec::new() };
    let Some(block) = reader.blocks.get(reader.block_at(byte)) else { return Vec::new() };
    let set = |label: Option<Label>| {
        Picked::Command(Box::new(Command::About(AboutCommand::SetLabel { line: block.line, label })))
    };
    let of_label = |label: Label| PickRow {
        name: RowName::Words(cx.words.say(&format!("label-{}", label.name().replace('_', "-")))),
        is_on: block.label == label,
        picked: set(Some(label)),
    };
    let as_found =
        PickRow { name: RowName::Words(cx.words.say("label-as-found")), is_on: false, picked: set(None) };
    Label::ALL.into_iter().map(of_label).chain([as_found]).collect()
}

/// The attributes that articles have, and the themes; those that articles have to have by now are on.
fn conditions(session: &Session, on: &[Condition], filter: &str) -> Vec<PickRow> {
    let of_attribute = |(name, value): (&str, &str)| {
        let condition = Condition::Attribute(name.to_owned(), value.to_owned());
        let name = RowName::Words(format!("{name}: {value}"));
        PickRow { name, is_on: on.contains(&condition), picked: Picked::Condition(condition) }
    };
    let attributes = session.open_project().map(attributes).unwrap_or_default();
    let mut rows = filtered(attributes.into_iter().map(of_attribute).collect(), filter);
    let picked = |id: &ThemeId| Some(Picked::Condition(Condition::Theme(id.clone())));
    rows.extend(themes(session, filter, picked).into_iter().map(|mut row| {
        let is_on = matches!(&row.picked, Picked::Condition(condition) if on.contains(condition));
        if let RowName::Theme(Choice::Theme { is_on: shown, .. }) = &mut row.name {
            *shown = is_on;
        }
        PickRow { is_on, ..row }
    }));
    rows
}

fn pages(session: &Session) -> Vec<PickRow> {
    let of_page = |page: SavedPageRow| PickRow {
        name: RowName::Words(page.name),
        is_on: false,
        picked: Picked::Page(page.text),
    };
    saved_pages(session).into_iter().map(of_page).collect()
}

fn articles(session: &Session) -> Vec<PickRow> {
    let Some(open) = session.open_project() else { return Vec::new() };
    let here = session.reading().map(|reading| &reading.path);
    let of_article = |path: &ArticlePath| PickRow {
        name: RowName::Words(crate::view::library::title_of(path, open.library.get(path))),
        is_on: false,
        picked: Picked::Command(Box::new(Command::Reading(ReadingCommand::OpenBeside(path.clone())))),
    };
    open.library.keys().filter(|path| Some(*path) != here).map(of_article).collect()
}
