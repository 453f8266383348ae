//! The menus above: at most a dozen rows each, in groups, with a check where something is on. Every other action is in the
//! list of commands.

use super::bar_ui::is_possible;
use super::context::Cx;
use super::drafts::Drafts;
use super::icons::{self, Icon};
use super::pages::Page;
use super::reader_veil::Veil;
use super::views::Views;
use super::words_button::bar_button;
use crate::model::theme::CodingUnit;
use crate::session::{Action, Command, Menu};
use egui::accesskit::Toggled;
use egui::containers::menu::MenuConfig;
use egui::{
    Button, Id, Popup, Rect, Response, ScrollArea, SetOpenCommand, Ui, UiKind, UiStackInfo, pos2, vec2,
};

/// A row of a menu.
#[derive(Clone, Copy, Debug)]
enum Row {
    /// An action.
    Do(Action),
    /// The projects that were opened lately.
    Recent,
    /// Articles from files of other programs, and passages for them.
    Exchange,
    /// The codebook as a file.
    Codebook,
    /// The article on paper.
    Paper,
    /// What the study codes in, and whether blind.
    Study,
    /// What the middle of the window shows.
    Pages,
}

use Row::{Codebook, Do, Exchange, Pages, Paper, Recent, Study};

/// The rows of a menu, in groups.
const fn groups(menu: Menu) -> &'static [&'static [Row]] {
    match menu {
        Menu::Project => &[
            &[Do(Action::OpenFolder), Recent],
            &[Do(Action::SaveNow), Exchange, Codebook, Paper],
            &[Do(Action::Review), Do(Action::Problems), Do(Action::Versions)],
            &[Do(Action::Settings), Do(Action::CloseProject), Do(Action::Quit)],
        ],
        Menu::Edit => &[
            &[Do(Action::Undo), Do(Action::Redo), Do(Action::History)],
            &[Do(Action::Copy), Do(Action::CopyWithSource)],
            &[Do(Action::SelectAll), Do(Action::ExpandSelection), Do(Action::ContractSelection)],
            &[Do(Action::FindHere), Do(Action::FindEverywhere)],
            &[Do(Action::ArticleDetails), Do(Action::ToggleDone)],
        ],
        Menu::Mark => &[
            &[Do(Action::OpenPalette), Do(Action::TagAgain), Do(Action::TagInVivo), Do(Action::Highlight)],
            &[Do(Action::Note), Do(Action::Star), Do(Action::EdgeMode), Do(Action::Remove)],
            &[Do(Action::NewTheme), Do(Action::LockCodebook), Study, Do(Action::ProjectMemo)],
        ],
        Menu::Go => &[
            &[Do(Action::JumpBack), Do(Action::JumpForward)],
            &[Do(Action::PreviousArticle), Do(Action::NextArticle), Do(Action::RecentArticles)],
            &[Do(Action::PreviousAnnotation), Do(Action::NextAnnotation), Do(Action::FindPassages)],
            &[Do(Action::PreviousHit), Do(Action::NextHit)],
            &[Do(Action::ToggleBookmark), Do(Action::NextBookmark)],
        ],
        Menu::View => &[
            &[Do(Action::ToggleLibrary), Do(Action::ToggleThemes), Do(Action::SideBySide)],
            &[Pages, Do(Action::ToggleOthers)],
            &[Do(Action::FocusMode), Do(Action::DimUncoded), Do(Action::ShowBoilerplate)],
            &[Do(Action::LargerType), Do(Action::SmallerType), Do(Action::FullScreen)],
        ],
        Menu::Help => {
            &[&[Do(Action::Commands), Do(Action::Help), Do(Action::OpenSamples)], &[Do(Action::About)]]
        }
    }
}

/// A menu in a menu: the message that is its name, and its rows in groups.
#[derive(Clone, Copy)]
struct Submenu {
    name: &'static str,
    groups: &'static [&'static [Action]],
}

/// Articles from files of other programs, and passages for them.
const EXCHANGE: Submenu = Submenu {
    name: "menu-exchange",
    groups: &[&[Action::ImportFiles, Action::ImportFolder], &[Action::Export]],
};

/// The codebook as a file.
const CODEBOOK: Submenu = Submenu {
    name: "menu-codebook",
    groups: &[&[Action::ExportCodebook, Action::PrintCodebook, Action::ImportCodebook]],
};

/// The article on paper.
const PAPER: Submenu = Submenu { name: "menu-paper", groups: &[&[Action::SavePdf, Action::Print]] };

/// The article, and the pages in its place.
const PAGES: Submenu = Submenu {
    name: "menu-pages",
    groups: &[
        &[Action::ShowArticle, Action::PeopleTable, Action::Analysis, Action::Attributes],
        &[Action::SavedPages, Action::SavePage, Action::StopWords],
    ],
};

/// What the study codes in, whether blind, and which spellings mean the same.
const STUDY: Submenu = Submenu {
    name: "menu-study",
    groups: &[
        &[Action::CodeAnyRange, Action::CodeSentences, Action::CodeParagraphs],
        &[Action::CodeBlind, Action::OpenRound],
        &[Action::Spellings],
    ],
};

/// Draws the menus.
pub fn menus_ui(ui: &mut Ui, cx: &Cx<'_>, views: &Views, drafts: &Drafts, out: &mut Vec<Command>) {
    for menu in Menu::ALL {
        let button = bar_button(ui, &cx.words.say(&format!("menu-{}", menu.name())), cx.look.ink, false);
        let Some(popup) = opened(ui, &button) else { continue };
        popup.show(|ui| {
            ui.set_min_width(270.0);
            // In a low window a long menu is scrolled.
            let height = (ui.ctx().content_rect().height() - 60.0).max(120.0);
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
                for (at, group) in groups(menu).iter().enumerate() {
                    if at > 0 {
                        ui.separator();
                    }
                    for row in *group {
                        row_ui(ui, cx, *row, views, drafts, out);
                    }
                }
            });
        });
    }
}

/// What a button of the bar opens, where it is open or opens now: at a click, or under the pointer while another menu of
/// the bar is open.
fn opened<'b>(ui: &Ui, button: &'b Response) -> Option<Popup<'b>> {
    let (id, last) = (Popup::default_response_id(button), Id::unique("open-menu"));
    let is_beside_open = || {
        let other = ui.data(|data| data.get_temp::<Id>(last)).filter(|other| *other != id);
        other.is_some_and(|other| Popup::is_id_open(ui.ctx(), other))
    };
    let is_taken_over = button.hovered() && !button.clicked() && is_beside_open();
    if !is_taken_over && !button.clicked() && !Popup::is_id_open(ui.ctx(), id) {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(last, id));
    let tag = MenuConfig::MENU_CONFIG_TAG;
    let info = UiStackInfo::new(UiKind::Menu).with_tag_value(tag, MenuConfig::default());
    let popup = Popup::menu(button).info(info);
    Some(if is_taken_over { popup.open_memory(SetOpenCommand::Bool(true)) } else { popup })
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: Row, views: &Views, drafts: &Drafts, out: &mut Vec<Command>) {
    match row {
        Do(action) => action_ui(ui, cx, action, views, drafts, out),
        Recent => {
            let folders = &cx.settings.recent;
            ui.add_enabled_ui(!folders.is_empty(), |ui| {
                ui.menu_button(indented(&cx.words.say("menu-recent")), |ui| {
                    ui.set_min_width(240.0);
                    for folder in folders {
                        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
                        let button = ui.button(name).on_hover_text(folder.display().to_string());
                        if button.clicked() {
                            out.push(Command::OpenFolder(folder.clone()));
                            ui.close();
                        }
                    }
                });
            });
        }
        Exchange => submenu_ui(ui, cx, EXCHANGE, views, drafts, out),
        Codebook => submenu_ui(ui, cx, CODEBOOK, views, drafts, out),
        Paper => submenu_ui(ui, cx, PAPER, views, drafts, out),
        Study => submenu_ui(ui, cx, STUDY, views, drafts, out),
        Pages => submenu_ui(ui, cx, PAGES, views, drafts, out),
    }
}

fn submenu_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    submenu: Submenu,
    views: &Views,
    drafts: &Drafts,
    out: &mut Vec<Command>,
) {
    ui.menu_button(indented(&cx.words.say(submenu.name)), |ui| {
        ui.set_min_width(240.0);
        for (at, group) in submenu.groups.iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            for action in *group {
                action_ui(ui, cx, *action, views, drafts, out);
            }
        }
    });
}

/// Room before a name for the check.
fn indented(name: &str) -> String {
    format!("      {name}")
}

fn action_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    action: Action,
    views: &Views,
    drafts: &Drafts,
    out: &mut Vec<Command>,
) {
    let is_on = is_on(action, cx, views, drafts);
    let name = cx.action_name(action);
    ui.add_enabled_ui(is_possible(action, views), |ui| {
        let button = Button::new(indented(&name)).shortcut_text(cx.keys.name_of(action));
        let response = ui.add(button);
        if is_on == Some(true) {
            check_ui(ui, cx, &response);
        }
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name.clone());
            if let Some(is_on) = is_on {
                node.set_toggled(Toggled::from(is_on));
            }
        });
        if response.clicked() {
            out.push(Command::Act(action));
            ui.close();
        }
    });
}

fn check_ui(ui: &Ui, cx: &Cx<'_>, row: &Response) {
    let center = pos2(row.rect.left() + 14.0, row.rect.center().y);
    icons::paint(ui.painter(), Rect::from_center_size(center, vec2(12.0, 12.0)), Icon::Check, cx.look.accent);
}

/// Whether something is on now; `None` for an action that switches nothing.
fn is_on(action: Action, cx: &Cx<'_>, views: &Views, drafts: &Drafts) -> Option<bool> {
    let status = views.status.as_ref();
    let unit = status.map(|status| status.unit).unwrap_or_default();
    Some(match action {
        Action::ToggleLibrary => drafts.is_left_open,
        Action::ToggleThemes => drafts.is_right_open,
        Action::SideBySide => drafts.has_two,
        Action::ShowArticle => drafts.pages.page == Page::Article,
        Action::PeopleTable => drafts.pages.page == Page::PeopleTable,
        Action::Analysis => drafts.pages.page == Page::Analysis,
        Action::Attributes => drafts.pages.page == Page::Attributes,
        Action::ToggleOthers => status.is_some_and(|status| status.n_hidden == 0),
        Action::FocusMode => drafts.reader.veil == Veil::AllButTarget,
        Action::DimUncoded => drafts.reader.veil == Veil::AllButMarked,
        Action::ShowBoilerplate => drafts.reader.shows_boilerplate(),
        Action::FullScreen => drafts.is_full_screen,
        Action::ToggleParagraphNumbers => cx.settings.shows_numbers,
        Action::LockCodebook => views.themes.is_locked,
        Action::CodeAnyRange => unit == CodingUnit::Free,
        Action::CodeSentences => unit == CodingUnit::Sentence,
        Action::CodeParagraphs => unit == CodingUnit::Paragraph,
        Action::CodeBlind => views.themes.is_blind,
        Action::Star => views.annotation.as_ref().is_some_and(|annotation| annotation.is_starred),
        Action::ToggleDone => status.is_some_and(|status| status.is_done),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Menu, Row, groups};

    #[test]
    fn a_menu_has_a_dozen_rows_at_most_and_no_row_twice() {
        for menu in Menu::ALL {
            let rows: Vec<&Row> = groups(menu).iter().copied().flatten().collect();
            assert!(rows.len() <= 12, "{menu:?} has {} rows", rows.len());
            let mut names: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), rows.len());
        }
    }
}
