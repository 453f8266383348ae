//! Conflicts over the window: what two sides changed differently, side by side, with this, that and both.

use super::context::Cx;
use super::overlay_ui::{Fate, title_ui};
use super::still_list::StillList;
use crate::model::edit::SlotKey;
use crate::model::saved::{SavedKey, SavedList};
use crate::session::{Choice, Command};
use crate::text::shortened::shortened;
use crate::view::conflicts::{ConflictRow, FieldText, SET};
use crate::words::messages::shown;
use egui::{Id, RichText, ScrollArea, Ui};

/// Height of the list at most, in px.
const LIST_PX: f32 = 440.0;

/// How much of a title or passage is said, in code points.
const N_CHARS: usize = 90;

/// Draws them.
pub fn conflicts_ui(ui: &mut Ui, cx: &Cx<'_>, rows: &[ConflictRow], out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("conflicts-title"));
    let help = if rows.is_empty() { "conflicts-none" } else { "conflicts-help" };
    ui.label(RichText::new(cx.words.say(help)).color(cx.look.soft));
    let area = ScrollArea::vertical().max_height(LIST_PX).min_scrolled_height(LIST_PX);
    area.auto_shrink([false, true]).show(ui, |ui| {
        let id = |row: &ConflictRow| Id::unique(("conflict", &row.place));
        let mut list = StillList::begin(ui, Id::unique("conflicts"), rows.iter().map(id));
        for row in rows {
            list.row(ui, id(row), |ui| {
                ui.add_space(10.0);
                row_ui(ui, cx, row, out);
                ui.separator();
            });
        }
        list.end(ui);
    });
    fate
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &ConflictRow, out: &mut Vec<Command>) {
    let kind = cx.words.say(match row.place {
        SlotKey::Annotation(..) => "conflict-annotation",
        SlotKey::Article(..) => "conflict-article",
        SlotKey::Theme(..) => "conflict-theme",
        SlotKey::Saved(_, SavedKey { list: SavedList::Queries, .. }) => "conflict-query",
        SlotKey::Saved(_, SavedKey { list: SavedList::Equivalents, .. }) => "conflict-spellings",
        SlotKey::Saved(_, SavedKey { list: SavedList::Pages, .. }) => "conflict-page",
        SlotKey::Saved(_, SavedKey { list: SavedList::StopWords, .. }) => "conflict-stop-word",
        SlotKey::Codebook(_) => "conflict-codebook",
    });
    let about: Vec<String> = row.about.iter().map(|words| shortened(&shown(words), N_CHARS)).collect();
    let head = std::iter::once(kind).chain(about).collect::<Vec<_>>().join(" · ");
    ui.label(RichText::new(&head).color(cx.look.ink).strong());
    if !row.is_own {
        ui.label(cx.words.say_with("conflict-of", &[("name", &shown(&row.annotator))]));
    }
    for (at, side) in row.sides.iter().enumerate() {
        ui.add_space(6.0);
        side_ui(ui, cx, side);
        let choice = at.checked_sub(1).map_or(Choice::Standing, Choice::Rival);
        let words = cx.words.say(if at == 0 { "conflict-keep-this" } else { "conflict-keep-that" });
        let button = ui.add_enabled(row.is_own, egui::Button::new(&words));
        let button = button.accessible_name(format!("{words}: {}", told(cx, side)));
        if button.clicked() {
            out.push(Command::Resolve(row.place.clone(), choice));
        }
    }
    let can_have_both = matches!(row.place, SlotKey::Annotation(..));
    if can_have_both
        && ui.add_enabled(row.is_own, egui::Button::new(cx.words.say("conflict-keep-both"))).clicked()
    {
        out.push(Command::Resolve(row.place.clone(), Choice::Both));
    }
}

fn side_ui(ui: &mut Ui, cx: &Cx<'_>, side: &[FieldText]) {
    if side.is_empty() {
        ui.label(RichText::new(cx.words.say("conflict-removed")).italics());
    }
    for FieldText { field, text } in side {
        ui.horizontal_wrapped(|ui| {
            ui.label(
                RichText::new(format!("{}:", cx.words.say(&format!("field-{field}")))).color(cx.look.soft),
            );
            ui.label(RichText::new(said(cx, field, text)).color(cx.look.ink));
        });
    }
}

/// A side in one line, for those who hear it.
fn told(cx: &Cx<'_>, side: &[FieldText]) -> String {
    let field = |FieldText { field, text }: &FieldText| {
        format!("{}: {}", cx.words.say(&format!("field-{field}")), said(cx, field, text))
    };
    side.iter().map(field).collect::<Vec<_>>().join("; ")
}

fn said(cx: &Cx<'_>, field: &str, text: &str) -> String {
    match (field, text) {
        (_, "") => cx.words.say("field-empty"),
        (_, SET) => cx.words.say("yes"),
        ("date", iso) => cx.words.date(iso),
        (_, text) => shown(text),
    }
}
