//! Above the list of passages: what it is sorted by and the queries that were kept; below it, where passages are ticked,
//! what can be done to them all.

use super::context::Cx;
use super::drafts::{Drafts, Overlay, Wish};
use super::fonts::plain;
use super::icons::{self, ButtonColors, Icon};
use super::passages_draft::PassagesDraft;
use super::pick_ui::Pick;
use crate::exchange::citation::Template;
use crate::model::id::ThemeId;
use crate::session::Session;
use crate::view::passages::PassagesView;
use crate::workers::asking::{PassageHit, PassageSort};
use egui::{ComboBox, RichText, ScrollArea, Ui};
use std::collections::BTreeSet;

/// Draws the box that ticks all, the order, and the saved queries.
pub fn head_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PassagesView, draft: &mut PassagesDraft) {
    ui.horizontal_wrapped(|ui| {
        all_ui(ui, cx, view, draft);
        let name = |sort: PassageSort| cx.words.say(&format!("passages-by-{}", sort.name()));
        let label = cx.words.say("sort-by");
        let combo = ComboBox::from_id_salt("passages-sort").selected_text(name(draft.sort)).width(110.0);
        let shown = combo.truncate().show_ui(ui, |ui| {
            for sort in PassageSort::ALL {
                ui.selectable_value(&mut draft.sort, sort, name(sort));
            }
        });
        shown.response.accessible_name(&label).on_hover_text(label);
        ui.menu_button(cx.words.say("query-saved"), |ui| saved_ui(ui, cx, view, draft));
    });
}

/// The box that ticks all passages, or none.
fn all_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PassagesView, draft: &mut PassagesDraft) {
    super::style::outline_controls(ui, cx.look);
    let n = view.found.hits.len();
    let mut is_all = n > 0 && draft.ticked.len() == n;
    let name = cx.words.say("tick-all-passages");
    let response = ui.add_enabled(n > 0, egui::Checkbox::without_text(&mut is_all));
    if response.changed() {
        draft.ticked =
            if is_all { view.found.hits.iter().map(PassageHit::key).collect() } else { BTreeSet::new() };
        draft.last_ticked = None;
    }
    response.accessible_name(&name).on_hover_text(name);
}

/// The saved queries, and the way to keep this one.
fn saved_ui(ui: &mut Ui, cx: &Cx<'_>, view: &PassagesView, draft: &mut PassagesDraft) {
    ui.set_max_width(280.0);
    let can_keep = !draft.typed.trim().is_empty() && view.fault.is_none();
    let keep = egui::Button::new(cx.words.say("query-keep"));
    if ui.add_enabled(can_keep, keep).clicked() {
        let known = view.saved.iter().find(|saved| saved.text == draft.typed);
        draft.wants_name = Some(known.map(|saved| saved.name.clone()).unwrap_or_default());
        ui.memory_mut(|memory| memory.request_focus(super::builder_ui::name_id()));
        ui.close();
    }
    ui.separator();
    if view.saved.is_empty() {
        ui.label(cx.words.say("query-none-saved"));
    }
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for saved in &view.saved {
            ui.horizontal(|ui| {
                let name = cx.words.say_with("query-delete", &[("name", &saved.name)]);
                if icons::button(ui, Icon::Close, &name, ButtonColors::of(cx.look)).clicked() {
                    draft.deleted = Some(saved.id.clone());
                }
                let label = crate::text::shortened::shortened(&saved.name, 48);
                if ui.button(label).on_hover_text(&saved.text).clicked() {
                    draft.ask(saved.text.clone());
                    ui.close();
                }
            });
        }
    });
}

/// Draws what can be done to the passages that are ticked.
pub fn bulk_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, view: &PassagesView, drafts: &mut Drafts) {
    ui.horizontal_wrapped(|ui| {
        ui.label(cx.words.say_n("n-ticked", drafts.passages.ticked.len()));
        if ui.button(cx.words.say("bulk-give")).clicked() {
            drafts.wish = Some(Wish::Pick(Pick::Give));
        }
        if ui.button(cx.words.say("bulk-take")).clicked() {
            drafts.wish = Some(Wish::Pick(Pick::Take(themes_of(session, view, &drafts.passages))));
        }
        if ui.button(cx.words.say("bulk-copy")).clicked() {
            copy(ui, cx, session, &drafts.passages.chosen(view));
            drafts.passages.n_copied = Some(drafts.passages.ticked.len());
        }
        if ui.button(cx.words.say("bulk-export")).clicked() {
            let chosen = drafts.passages.chosen(view);
            drafts.export.begin(chosen);
            drafts.overlay = Some(Overlay::Export);
        }
        let name = cx.words.say("bulk-clear");
        if icons::button(ui, Icon::Close, &name, ButtonColors::of(cx.look)).clicked() {
            drafts.passages.ticked.clear();
        }
        if drafts.passages.n_copied == Some(drafts.passages.ticked.len()) {
            ui.label(RichText::new(cx.words.say("notice-copied")).font(plain(12.0)).color(cx.look.soft));
        }
    });
}

/// The themes that any of the ticked passages has.
fn themes_of(session: &Session, view: &PassagesView, draft: &PassagesDraft) -> BTreeSet<ThemeId> {
    let Some(open) = session.open_project() else { return BTreeSet::new() };
    let ticked = view.found.hits.iter().filter(|hit| draft.ticked.contains(&hit.key()));
    let annotations = ticked.filter_map(|hit| open.project.recorded(&hit.article, &hit.annotator, hit.id));
    annotations
        .flat_map(|(_, annotation)| &annotation.themes)
        .map(|id| open.codebook.resolve(id).clone())
        .collect()
}

/// Copies passages with their sources, as the person has them.
fn copy(ui: &Ui, cx: &Cx<'_>, session: &Session, passages: &[crate::session::Passage]) {
    let template = Template::of_person(&cx.settings.citation);
    let quotations = session.open_project().map(|open| open.quotations_of(passages)).unwrap_or_default();
    let quotations = quotations.into_iter().map(|mut values| {
        values.date = cx.words.date(&values.date);
        template.fill(&values)
    });
    ui.ctx().copy_text(quotations.collect::<Vec<_>>().join("\n\n"));
}
