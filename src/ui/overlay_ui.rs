//! What lies over the window and has the keyboard, one thing at a time: commands, settings, help, problems, details.

use super::context::Cx;
use super::drafts::{Drafts, Overlay, PathWish, Wish};
use super::fonts::bold;
use super::views::Views;
use super::{
    article_ui, clashes_ui, commands_ui, help_ui, history_ui, people_ui, problems_ui, review_ui, settings_ui,
    table_ui, tag_hits_ui, theme_ui, versions_ui,
};
use crate::session::{Command, Session};
use crate::workers::task::ExportFormat;
use egui::{Id, Key, Modal, RichText, TextEdit, Ui};
use std::path::PathBuf;

/// What became of an overlay in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Stays,
    Closes,
}

/// Draws it, where there is one.
pub fn overlay_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (session, views): (&Session, &Views),
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let Some(mut overlay) = drafts.overlay.take() else { return };
    let width = (ui.ctx().content_rect().width() - 48.0).min(width_of(&overlay));
    let shown = Modal::new(Id::unique("overlay")).frame(super::style::card(ui)).show(ui, |ui| {
        ui.set_width(width);
        match &mut overlay {
            Overlay::Commands(filter, at) => commands_ui::commands_ui(ui, cx, views, (filter, at), out),
            Overlay::Settings(draft) => settings_ui::settings_ui(ui, cx, draft, out),
            Overlay::Help => help_ui::help_ui(ui, cx),
            Overlay::Problems => {
                problems_ui::problems_ui(ui, cx, views.problems.as_ref(), (&mut drafts.wish, out))
            }
            Overlay::History => history_ui::history_ui(ui, cx, session, out),
            Overlay::Clashes => {
                clashes_ui::clashes_ui(ui, cx, views.clashes.as_deref().unwrap_or_default(), out)
            }
            Overlay::Versions => versions_ui::versions_ui(ui, cx, session, out),
            Overlay::Table(draft) => table_ui::table_ui(ui, cx, &views.table, draft, out),
            Overlay::People => people_ui::people_ui(ui, cx, &views.people, out),
            Overlay::Review(skipped) => review_ui::review_ui(ui, cx, views.review.as_ref(), skipped, out),
            Overlay::TagHits(draft) => tag_hits_ui::tag_hits_ui(ui, cx, session, draft, out),
            Overlay::Export => export_ui(ui, cx, drafts),
            Overlay::Article(draft) => article_ui::article_ui(ui, cx, (session, draft)),
            Overlay::Theme(draft) => theme_ui::theme_ui(ui, cx, draft, out),
            Overlay::Memo(memo, _) => memo_ui(ui, cx, memo),
            Overlay::Path(wish, path) => path_ui(ui, cx, (*wish, path), drafts, out),
        }
    });
    // A command may have opened another overlay meanwhile; that one stands.
    let stays = shown.inner == Fate::Stays && !shown.should_close();
    if drafts.overlay.is_none() && stays {
        drafts.overlay = Some(overlay);
    } else {
        keep_typed(&overlay, out);
    }
}

/// What was typed about a theme or an article is kept however its window is closed; it can be undone.
fn keep_typed(overlay: &Overlay, out: &mut Vec<Command>) {
    match overlay {
        Overlay::Theme(draft) => {
            let is_changed = (&draft.name, &draft.texts) != (&draft.before.0, &draft.before.1);
            if draft.id.is_some() && is_changed {
                theme_ui::keep(draft, out);
            }
        }
        Overlay::Article(draft) => {
            let about = article_ui::kept(draft);
            if about != draft.before {
                // Another article may have come up meanwhile: the decisions are about this one.
                out.push(Command::OpenArticle(draft.path.clone()));
                out.push(Command::SetAbout(Box::new(about)));
            }
        }
        Overlay::Memo(memo, before) if memo != before => out.push(Command::SetProjectMemo(memo.clone())),
        _ => {}
    }
}

/// The field that has the keyboard when it comes up.
#[must_use]
pub fn first_field(overlay: &Overlay) -> Option<Id> {
    match overlay {
        Overlay::Commands(..) => Some(commands_ui::field_id()),
        Overlay::Theme(_) => Some(theme_ui::name_id()),
        Overlay::TagHits(_) => Some(tag_hits_ui::field_id()),
        Overlay::Memo(..) => Some(memo_id()),
        Overlay::Path(..) => Some(path_id()),
        Overlay::Settings(_)
        | Overlay::Help
        | Overlay::Problems
        | Overlay::History
        | Overlay::Clashes
        | Overlay::Versions
        | Overlay::People
        | Overlay::Table(_)
        | Overlay::Review(_)
        | Overlay::Export
        | Overlay::Article(_) => None,
    }
}

fn memo_id() -> Id {
    Id::unique("memo")
}

fn path_id() -> Id {
    Id::unique("path")
}

fn width_of(overlay: &Overlay) -> f32 {
    match overlay {
        Overlay::Commands(..) | Overlay::Theme(_) | Overlay::Memo(..) | Overlay::People => 520.0,
        Overlay::Review(_) => 760.0,
        Overlay::Settings(_) | Overlay::Help | Overlay::Article(_) | Overlay::Problems => 640.0,
        Overlay::History | Overlay::Clashes | Overlay::Versions => 560.0,
        Overlay::Export | Overlay::Path(..) | Overlay::TagHits(_) => 420.0,
        Overlay::Table(_) => 1100.0,
    }
}

/// The title of an overlay, with what closes it; says whether it is to close.
pub fn title_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str) -> Fate {
    let mut fate = Fate::Stays;
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(bold(16.0)).color(cx.look.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let colors = (cx.look.soft, cx.look.hover);
            if super::icons::button(ui, super::icons::Icon::Close, &cx.words.say("close"), colors).clicked() {
                fate = Fate::Closes;
            }
        });
    });
    ui.add_space(4.0);
    fate
}

/// The project's memo; it is kept when the window closes.
fn memo_ui(ui: &mut Ui, cx: &Cx<'_>, memo: &mut String) -> Fate {
    let name = cx.words.say("project-memo");
    let fate = title_ui(ui, cx, &name);
    let field = TextEdit::multiline(memo).id(memo_id()).desired_rows(8).desired_width(f32::INFINITY);
    let response = ui.add(field);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(name);
    if ui.button(cx.words.say("keep")).clicked() { Fate::Closes } else { fate }
}

fn export_ui(ui: &mut Ui, cx: &Cx<'_>, drafts: &mut Drafts) -> Fate {
    let title = match &drafts.export_only {
        Some(passages) => cx.words.say_n("export-title-of", passages.len()),
        None => cx.words.say("export-title"),
    };
    let mut fate = title_ui(ui, cx, &title);
    for format in ExportFormat::ALL {
        let button = egui::Button::new(cx.words.say(&format!("export-{}", format.name())));
        if ui.add(button.min_size(egui::vec2(ui.available_width(), 34.0))).clicked() {
            drafts.wish = Some(Wish::Export(format));
            fate = Fate::Closes;
        }
    }
    fate
}

/// A path typed by hand, where the desktop has no file dialogs.
fn path_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (wish, path): (PathWish, &mut String),
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("path-title"));
    ui.label(RichText::new(cx.words.say("path-help")).color(cx.look.soft));
    let response = ui.add(TextEdit::singleline(path).id(path_id()).desired_width(f32::INFINITY));
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !is_entered && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(cx.words.say("path-title"));
    if (ui.button(cx.words.say("ok")).clicked() || is_entered) && !path.trim().is_empty() {
        let path = PathBuf::from(path.trim());
        out.push(match wish {
            PathWish::Open => Command::OpenFolder(path),
            PathWish::Samples => Command::CopySamples(path),
            PathWish::SaveElsewhere => Command::SaveElsewhere(path),
            PathWish::Export(format) => drafts.export_command(format, path),
        });
        return Fate::Closes;
    }
    fate
}
