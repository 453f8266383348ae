//! The panel of the search in all articles: what is looked for, how much there is, the list of places, and what can be
//! done with them.

use super::context::Cx;
use super::drafts::Drafts;
use super::find_draft::{FindDraft, panel_field_id};
use super::find_list_ui::list_ui;
use super::find_options_ui::{QueryField, fault_ui, field_ui, options_ui};
use super::fonts::plain;
use super::icons::{self, ButtonColors, Icon};
use super::list_keys;
use super::spellings_ui;
use crate::search::{TextQuery, Way};
use crate::session::{Action, Command, HitSection, HitSort, SearchCommand};
use crate::view::find::{FindRow, FindView, Stage};
use egui::{Align, Color32, ComboBox, Frame, Layout, Margin, RichText, Ui};

/// Height of the row below the list, in px.
const FOOT_PX: f32 = 40.0;

/// Draws the panel.
pub fn find_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindView, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let draft = &mut drafts.find;
    draft.panel.follow(&view.query);
    draft.follow_list(view);
    let mut asked = Vec::new();
    Frame::NONE.inner_margin(Margin { left: 14, right: 12, top: 8, bottom: 4 }).show(ui, |ui| {
        query_ui(ui, cx, view, draft, &mut asked);
        fault_ui(ui, cx, view.fault.as_ref());
        if !view.query.is_empty() && view.fault.is_none() {
            tally_ui(ui, cx, view, &mut asked);
            lists_ui(ui, cx, view, &mut asked);
        }
    });
    // What was typed counts before what is done with it.
    draft.panel.ask_everywhere(out);
    out.append(&mut asked);
    if view.query.is_empty() {
        return empty_ui(ui, cx, view, draft, out);
    }
    if view.rows.is_empty() {
        return nothing_ui(ui, cx, view, out);
    }
    let height = (ui.available_height() - FOOT_PX).max(60.0);
    list_ui(ui, cx, view, height, draft, out);
    foot_ui(ui, cx, view, draft, out);
}

/// The field and how its words are meant. Enter goes to the place one is at in the list, or the first.
fn query_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindView, draft: &mut FindDraft, out: &mut Vec<Command>) {
    let keys = if ui.memory(|memory| memory.has_focus(panel_field_id())) {
        // The arrow down leads into the list.
        let has_down = ui.input(|input| input.key_pressed(egui::Key::ArrowDown));
        if has_down && view.rows.iter().any(|row| matches!(row, FindRow::Hit { .. })) {
            super::find_list_ui::enter_list(ui, draft);
        }
        list_keys::take(ui)
    } else {
        list_keys::ListKeys::default()
    };
    let hint = cx.words.say("find-everywhere-hint");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = ui.available_width() - 48.0;
        let field = QueryField { id: panel_field_id(), hint: &hint, width };
        field_ui(ui, cx, field, &mut draft.panel, view.fault.as_ref());
        let colors = ButtonColors::of(cx.look);
        let can_clear = !draft.panel.query.words.is_empty();
        let name = cx.words.say("find-clear");
        let shown = ui.add_enabled_ui(can_clear, |ui| icons::button(ui, Icon::Close, &name, colors));
        if shown.inner.clicked() {
            draft.panel.query.words.clear();
            ui.memory_mut(|memory| memory.request_focus(panel_field_id()));
        }
    });
    if keys.enter.is_some() {
        out.push(Command::Act(Action::NextHit));
    }
    ui.add_space(2.0);
    let query = &mut draft.panel.query;
    ui.horizontal_wrapped(|ui| options_ui(ui, cx, "everywhere", query, &view.spellings));
    spellings_ui::line_ui(ui, cx, &view.spellings, query.is_literal, out);
}

/// How much there is; told aloud when it changes.
fn tally_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindView, out: &mut Vec<Command>) {
    let tally = &view.found.tally;
    if tally.n_hits == 0 && view.stage == Stage::Done && !view.is_loading {
        return;
    }
    let places = cx.words.say_n("n-places", tally.n_hits);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let words = match (view.stage, tally.n_hits) {
            (Stage::Pending, 0) => cx.words.say("find-searching"),
            (Stage::Pending, _) => cx.words.say_with("find-searching-found", &[("places", &places)]),
            (Stage::Stopped, _) => cx.words.say_with("find-stopped", &[("places", &places)]),
            (Stage::Done, 0) => String::new(),
            (Stage::Done, _) => {
                let articles = cx.words.say_n("n-articles", tally.n_articles);
                cx.words.say_with("find-tally", &[("places", &places), ("articles", &articles)])
            }
        };
        let response = ui.label(small(&words, cx.look.ink));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if view.found.hits.len() < tally.n_hits {
            ui.label(small(&cx.words.say_n("find-first", view.found.hits.len()), cx.look.soft));
        }
        if view.stage == Stage::Pending && ui.small_button(cx.words.say("cancel")).clicked() {
            out.push(Command::Search(SearchCommand::Cancel));
        }
        if view.is_loading {
            ui.label(small(&cx.words.say("find-loading"), cx.look.soft));
        }
    });
}

/// What is listed, and in which order.
fn lists_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindView, out: &mut Vec<Command>) {
    if let Some(theme) = &view.uncoded {
        ui.horizontal_wrapped(|ui| {
            let words = match theme.as_str() {
                "" => cx.words.say("find-uncoded-any"),
                theme => cx.words.say_with("find-uncoded", &[("theme", theme)]),
            };
            ui.label(small(&words, cx.look.ink));
            if view.listed.len() < view.found.hits.len() && !view.listed.is_empty() {
                ui.label(small(&cx.words.say_n("find-listed", view.listed.len()), cx.look.soft));
            }
            if ui.small_button(cx.words.say("find-show-coded")).clicked() {
                out.push(Command::Search(SearchCommand::ShowCoded));
            }
        });
    }
    let is_boilerplate = |hit: &&crate::search::CorpusHit| HitSection::of(hit) == HitSection::Boilerplate;
    let n_boilerplate = view.found.hits.iter().filter(is_boilerplate).count();
    if view.found.hits.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let name = |sort: HitSort| cx.words.say(&format!("hit-sort-{}", sort.name()));
        let words = cx.words.say_with("find-sort", &[("choice", &name(view.sort))]);
        let mut sort = view.sort;
        let text = RichText::new(&words).font(plain(12.0));
        let shown = ComboBox::from_id_salt("hit-sort").selected_text(text).width(0.0).show_ui(ui, |ui| {
            for choice in HitSort::ALL {
                ui.selectable_value(&mut sort, choice, name(choice));
            }
        });
        shown.response.accessible_name(words);
        if sort != view.sort {
            out.push(Command::Search(SearchCommand::Sort(sort)));
        }
        if n_boilerplate > 0 {
            let words = if view.leaves_out_boilerplate {
                cx.words.say("boilerplate-list")
            } else {
                cx.words.say_n("boilerplate-leave-out", n_boilerplate)
            };
            if ui.button(small(&words, cx.look.ink)).clicked() {
                let is_left_out = !view.leaves_out_boilerplate;
                out.push(Command::Search(SearchCommand::LeaveOutBoilerplate(is_left_out)));
            }
        }
    });
}

/// Before anything is looked for: how it is done, and what was searched for lately.
fn empty_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindView, draft: &mut FindDraft, out: &mut Vec<Command>) {
    Frame::NONE.inner_margin(14).show(ui, |ui| {
        ui.label(RichText::new(cx.words.say("find-empty")).color(cx.look.soft));
        if view.searches.is_empty() {
            return;
        }
        ui.add_space(10.0);
        ui.label(small(&cx.words.say("find-lately"), cx.look.soft));
        for words in &view.searches {
            if ui.add(egui::Button::new(words).truncate()).clicked() {
                draft.panel.query.words.clone_from(words);
                draft.panel.ask_everywhere(out);
                ui.memory_mut(|memory| memory.request_focus(panel_field_id()));
            }
        }
    });
}

/// Nothing was found, or nothing is listed: why, and what may have been meant.
fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindView, out: &mut Vec<Command>) {
    if view.stage != Stage::Done || view.fault.is_some() {
        return;
    }
    Frame::NONE.inner_margin(14).show(ui, |ui| {
        let words = if view.found.tally.n_hits == 0 {
            cx.words.say_with("find-nothing", &[("words", &view.query.words)])
        } else if view.uncoded.is_some() {
            cx.words.say("find-all-coded")
        } else {
            String::new()
        };
        let response = ui.add(egui::Label::new(RichText::new(words).color(cx.look.soft)).wrap());
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        for meant in &view.meant {
            let words = cx.words.say_with("find-meant", &[("words", meant)]);
            if ui.add(egui::Button::new(words).wrap()).clicked() {
                let query = TextQuery { words: meant.clone(), way: Way::Words, ..view.query.clone() };
                out.push(Command::Search(SearchCommand::Everywhere(query)));
                ui.memory_mut(|memory| memory.request_focus(panel_field_id()));
            }
        }
    });
}

/// What can be done with what is listed, or ticked.
fn foot_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindView, draft: &mut FindDraft, out: &mut Vec<Command>) {
    let line = ui.available_rect_before_wrap();
    ui.painter().hline(line.x_range(), line.top() + 0.5, (1.0, cx.look.hairline));
    Frame::NONE.inner_margin(Margin { left: 14, right: 12, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let n_ticked = draft.ticked().len();
            let words = match n_ticked {
                0 => cx.words.say_n("tag-all", view.listed.len()),
                n => cx.words.say_n("tag-ticked", n),
            };
            if ui.button(words).clicked() {
                // It is these that are meant, even where the article is searched for something else meanwhile.
                out.push(Command::Search(SearchCommand::Everywhere(view.query.clone())));
                out.push(Command::Act(Action::TagHits));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = cx.words.say(if n_ticked > 0 { "tick-none" } else { "tick-all" });
                if ui.add(egui::Button::new(small(&words, cx.look.soft)).frame(false)).clicked() {
                    draft.tick(&view.listed, n_ticked == 0);
                }
            });
        });
    });
}

fn small(words: &str, color: Color32) -> RichText {
    RichText::new(words).font(plain(12.0)).color(color)
}
