//! The people who work on the project: how much each has marked, and whose marks are shown.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::overlay_ui::{Fate, title_ui};
use crate::model::id::AnnotatorId;
use crate::model::theme::Blind;
use crate::session::{Action, Command, PeopleCommand, ThemingCommand};
use crate::view::people::{PeopleView, PersonRow};
use egui::{Align, Layout, RichText, ScrollArea, Sense, Ui, vec2};

/// Width of the column of initials and of each column of numbers, in px.
const INITIALS_PX: f32 = 44.0;
const NUMBER_PX: f32 = 64.0;

/// Draws the list.
pub fn people_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PeopleView, out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("people-title"));
    let height = (ui.ctx().content_rect().height() - 180.0).max(160.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            super::style::outline_controls(ui, cx.look);
            if ui.button(cx.action_name(Action::PeopleTable)).clicked() {
                out.push(Command::Act(Action::PeopleTable));
            }
            ui.add_space(4.0);
            questions_ui(ui, cx, view, out);
            if view.rows.is_empty() {
                ui.label(RichText::new(cx.words.say("people-none")).color(cx.look.soft));
            } else {
                head_ui(ui, cx);
            }
            for row in &view.rows {
                row_ui(ui, cx, row, view.rows.len() > 1, out);
            }
            ui.add_space(8.0);
            same_person_ui(ui, cx, view, out);
            namesakes_ui(ui, cx, view, out);
            blinding_ui(ui, cx, view, out);
            if view.n_hidden > 0 {
                let words = cx.words.say_n("n-people-hidden", view.n_hidden);
                ui.label(RichText::new(words).color(cx.look.ink));
                if ui.button(cx.action_name(Action::ShowEveryone)).clicked() {
                    out.push(Command::Act(Action::ShowEveryone));
                }
            }
        },
    );
    fate
}

/// Folders of one's own name that nobody spoke of yet.
fn questions_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PeopleView, out: &mut Vec<Command>) {
    for folder in &view.questions {
        let answers = &[Answer { is_same: true, words: "yes" }, Answer { is_same: false, words: "no" }];
        let line = SamePersonLine { folder, words: "notice-same-person", answers };
        same_person_line(ui, cx, view, line, out);
    }
}

/// Folders of one's own name that are one's own, or are not, each with the way to say otherwise.
fn same_person_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PeopleView, out: &mut Vec<Command>) {
    let own = view.rows.iter().filter(|row| row.is_own);
    for folder in own.flat_map(|row| row.folders.iter().skip(1)) {
        let answers = &[Answer { is_same: false, words: "not-same-person" }];
        let line = SamePersonLine { folder, words: "notice-is-same-person", answers };
        same_person_line(ui, cx, view, line, out);
    }
    for folder in view.rows.iter().filter(|row| row.is_denied).flat_map(|row| &row.folders) {
        let answers = &[Answer { is_same: true, words: "same-person-after-all" }];
        let line = SamePersonLine { folder, words: "notice-is-somebody-else", answers };
        same_person_line(ui, cx, view, line, out);
    }
}

/// What can be answered: whether a folder is one's own, and the message that says so.
struct Answer {
    is_same: bool,
    words: &'static str,
}

/// A folder of one's own name, the message that tells of it, and the answers that can be given.
#[derive(Clone, Copy)]
struct SamePersonLine<'a> {
    folder: &'a AnnotatorId,
    words: &'static str,
    answers: &'a [Answer],
}

/// What is known of a folder, with the answers that can be given.
fn same_person_line(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &PeopleView,
    line: SamePersonLine<'_>,
    out: &mut Vec<Command>,
) {
    let SamePersonLine { folder, words, answers } = line;
    let name = view.rows.iter().find(|row| row.is_own).map(|row| row.name.as_str()).unwrap_or_default();
    let told = [("name", name), ("folder", folder.as_str())];
    ui.label(RichText::new(cx.words.say_with(words, &told)).color(cx.look.ink));
    ui.horizontal_wrapped(|ui| {
        for Answer { is_same, words } in answers {
            if ui.button(cx.words.say(words)).clicked() {
                out.push(Command::People(PeopleCommand::SamePerson(folder.clone(), *is_same)));
            }
        }
    });
    ui.add_space(6.0);
}

/// Themes of one name, with who made each and what joins them.
fn namesakes_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PeopleView, out: &mut Vec<Command>) {
    for (name, themes) in &view.namesakes {
        let makers: Vec<&str> = themes.iter().map(|(_, maker)| maker.as_str()).collect();
        let told = [("theme", name.as_str()), ("names", &makers.join(", "))];
        ui.label(RichText::new(cx.words.say_with("theme-namesakes", &told)).color(cx.look.ink));
        if let Some(((into, _), from)) = themes.split_first()
            && ui.button(cx.words.say_with("join-themes", &[("theme", name)])).clicked()
        {
            out.extend(from.iter().map(|(id, _)| {
                Command::Theming(ThemingCommand::Merge { from: id.clone(), into: into.clone() })
            }));
        }
        ui.add_space(6.0);
    }
}

/// Whether the study codes blind, who said so, and what can be done about it.
fn blinding_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PeopleView, out: &mut Vec<Command>) {
    let names = view.blind_by.join(", ");
    let (words, actions): (_, &[Action]) = match view.blind {
        None => (cx.words.say("blind-not"), &[Action::CodeBlind]),
        Some(Blind::UntilDone) => {
            (cx.words.say_with("blind-by", &[("names", &names)]), &[Action::OpenRound, Action::CodeBlind])
        }
        Some(Blind::Opened) => (cx.words.say_with("opened-by", &[("names", &names)]), &[Action::CodeBlind]),
    };
    ui.label(RichText::new(words).color(cx.look.ink));
    if view.blind == Some(Blind::UntilDone) {
        ui.label(RichText::new(cx.words.say("blind-help")).font(plain(12.0)).color(cx.look.soft));
    }
    ui.horizontal_wrapped(|ui| {
        for action in actions {
            if ui.button(cx.action_name(*action)).clicked() {
                out.push(Command::Act(*action));
            }
        }
    });
    ui.add_space(8.0);
}

/// Why counts and lists leave something out, in a line.
pub fn blind_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let words = RichText::new(cx.words.say("blind-in-lists")).font(plain(11.5)).color(cx.look.soft);
    ui.label(words).on_hover_text(cx.words.say("blind-help"));
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(cx.words.say("people-shown")).font(plain(11.5)).color(cx.look.soft));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for words in ["people-all", "people-here"] {
                cell(ui, NUMBER_PX, RichText::new(cx.words.say(words)).font(plain(11.5)).color(cx.look.soft));
            }
        });
    });
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &PersonRow, has_others: bool, out: &mut Vec<Command>) {
    let here = row.n_here.map_or_else(|| "–".to_owned(), |n| cx.words.count(n));
    let response = ui.horizontal(|ui| {
        let mut is_shown = row.is_shown;
        let name = if row.is_own {
            cx.words.say_with("person-own", &[("name", &row.name)])
        } else {
            row.name.clone()
        };
        let checkbox = ui.checkbox(&mut is_shown, "");
        let told = [("name", name.as_str()), ("here", &here), ("all", &cx.words.count(row.n_all))];
        checkbox.widget_info(|| {
            let words = cx.words.say_with("person-row", &told);
            egui::WidgetInfo::selected(egui::Role::CheckBox, true, row.is_shown, words)
        });
        if checkbox.changed() {
            out.push(Command::People(PeopleCommand::Show(row.key.clone(), is_shown)));
        }
        let soft = |words: &str| RichText::new(words).font(plain(12.0)).color(cx.look.soft);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            cell(ui, NUMBER_PX, soft(&cx.words.count(row.n_all)));
            cell(ui, NUMBER_PX, soft(&here));
            ui.spacing_mut().item_spacing.x = 8.0;
            if !row.is_own && row.is_shown && row.n_here.is_some_and(|n| n > 0) {
                let all = cx.words.say_with("copy-all-to-mine", &[("name", &row.name)]);
                let button = ui.button(cx.words.say("copy-here")).on_hover_text(&all);
                if button.clicked() {
                    out.push(Command::People(PeopleCommand::CopyAll(row.key.clone())));
                }
                button.accessible_name(all);
            }
            if has_others {
                let only = cx.words.say_with("show-only-name", &[("name", &row.name)]);
                let button = ui.button(cx.words.say("show-only"));
                if button.clicked() {
                    out.push(Command::People(PeopleCommand::ShowOnly(row.key.clone())));
                }
                button.accessible_name(only);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                cell(ui, INITIALS_PX, RichText::new(&row.initials).font(bold(12.0)).color(cx.look.soft));
                let label = egui::Label::new(RichText::new(&name).font(bold(13.0)).color(cx.look.ink));
                let folders: Vec<&str> = row.folders.iter().map(AnnotatorId::as_str).collect();
                ui.add(label.truncate()).on_hover_text(folders.join(", "));
            });
        });
    });
    let line = response.response.rect;
    ui.painter().hline(line.x_range(), line.bottom() + 1.0, (1.0, cx.look.hairline));
}

/// A word in a column of its own.
fn cell(ui: &mut Ui, width: f32, words: RichText) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    ui.put(rect, egui::Label::new(words).truncate());
}
