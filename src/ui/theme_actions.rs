//! What can be done with a theme: from its menu, by keys on its row, and from the list of commands, where the theme is
//! chosen first.

use super::drafts::{Drafts, Wish};
use super::pick_ui::Pick;
use super::themes_ui::Renaming;
use crate::session::{Action, Command, ThemePlace, ThemingCommand};
use crate::view::themes::ThemeRow;

/// The actions, in the groups of the menu.
pub const GROUPS: [&[Action]; 4] = [
    &[Action::ThemePassages, Action::DescribeTheme, Action::RenameTheme, Action::NewChildTheme],
    &[Action::ThemeKey, Action::ThemeColor],
    &[Action::ThemeUp, Action::ThemeDown, Action::ThemeIntoPrevious, Action::ThemeToTop],
    &[Action::MergeTheme, Action::JoinNamesakes, Action::DeleteTheme],
];

/// Whether an action is one on a theme.
#[must_use]
pub fn is_on_theme(action: Action) -> bool {
    GROUPS.iter().any(|group| group.contains(&action))
}

/// Whether it can be done with this theme.
#[must_use]
pub fn is_possible(action: Action, row: &ThemeRow) -> bool {
    match action {
        Action::ThemeUp | Action::ThemeDown | Action::ThemeIntoPrevious | Action::ThemeToTop => {
            place(action, row).is_some()
        }
        Action::JoinNamesakes => !row.namesakes.is_empty(),
        _ => true,
    }
}

/// Does it.
pub fn act(action: Action, row: &ThemeRow, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let id = || row.id.clone();
    match action {
        Action::ThemePassages => drafts.show_theme(&row.id),
        Action::DescribeTheme => drafts.wish = Some(Wish::DescribeTheme(id())),
        Action::RenameTheme => {
            drafts.show_tree();
            drafts.themes.renaming = Some(Renaming::of(row));
        }
        Action::NewChildTheme => drafts.wish = Some(Wish::NewThemeUnder(id())),
        Action::ThemeKey => drafts.wish = Some(Wish::Pick(Pick::Key(id()))),
        Action::ThemeColor => drafts.wish = Some(Wish::Pick(Pick::Color(id()))),
        Action::MergeTheme => drafts.wish = Some(Wish::Pick(Pick::MergeInto(id()))),
        Action::JoinNamesakes => {
            let merge = |(from, _): &(crate::model::id::ThemeId, String)| {
                Command::Theming(ThemingCommand::Merge { from: from.clone(), into: id() })
            };
            out.extend(row.namesakes.iter().map(merge));
        }
        Action::DeleteTheme => out.push(Command::Theming(ThemingCommand::Delete(id()))),
        _ => {
            let place = place(action, row);
            out.extend(place.map(|place| Command::Theming(ThemingCommand::Move(id(), place))));
        }
    }
}

/// Where an action moves a theme; `None` where it cannot.
fn place(action: Action, row: &ThemeRow) -> Option<ThemePlace> {
    let parent = row.parent.clone();
    match action {
        Action::ThemeUp => row.previous.clone().map(|before| ThemePlace { parent, before: Some(before) }),
        Action::ThemeDown => row.next.as_ref().map(|_| ThemePlace { parent, before: row.after_next.clone() }),
        Action::ThemeIntoPrevious => {
            row.previous.clone().map(|above| ThemePlace { parent: Some(above), before: None })
        }
        Action::ThemeToTop => parent.map(|_| ThemePlace { parent: None, before: None }),
        _ => None,
    }
}
