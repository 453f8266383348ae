//! What a page counts, as a sentence whose parts can be changed.

use super::analysis_draft::AnalysisDraft;
use super::analysis_numbers_ui::{guest_ui, nearness_ui};
use super::context::Cx;
use crate::analysis::axis::Axis;
use crate::analysis::coded::Below;
use crate::analysis::counting_unit::CountingUnit;
use crate::analysis::page::PageKind;
use crate::analysis::saturation::SaturationOrder;
use crate::analysis::time_step::TimeStep;
use crate::analysis::word_reading::WordUnit;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::text::shortened::shortened;
use crate::view::analysis::AnalysisView;
use crate::words::messages::shown;
use egui::{ComboBox, PopupCloseBehavior, RichText, TextEdit, Ui};
use std::collections::BTreeSet;

/// How much is shown of a name that is chosen, in code points.
const NAME_CHARS: usize = 28;

/// Width of the field for a word, in px.
const WORD_PX: f32 = 140.0;

/// Width of the list of themes, and its height at most, in px.
const THEMES_PX: f32 = 300.0;
const THEMES_HEIGHT_PX: f32 = 360.0;

/// Draws the sentence.
pub fn choices_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnalysisView, draft: &mut AnalysisDraft) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        match draft.question.kind {
            PageKind::Frequencies => {
                say(ui, cx, "analysis-count");
                unit_ui(ui, cx, &mut draft.question.unit);
            }
            PageKind::Matrix => {
                say(ui, cx, "analysis-count");
                unit_ui(ui, cx, &mut draft.question.unit);
                say(ui, cx, "analysis-rows");
                axis_ui(ui, cx, view, "analysis-rows", &mut draft.question.rows);
                say(ui, cx, "analysis-columns");
                axis_ui(ui, cx, view, "analysis-columns", &mut draft.question.columns);
            }
            PageKind::Together => {
                say(ui, cx, "analysis-pairs");
                nearness_ui(ui, cx, &mut draft.question.nearness);
            }
            PageKind::Timeline => {
                say(ui, cx, "analysis-over-time");
                let named = |step: &TimeStep| cx.words.say(&format!("analysis-step-{}", step.name()));
                choice_ui(ui, cx, "analysis-step", &mut draft.question.step, TimeStep::ALL, named);
            }
            PageKind::Portraits => {
                say(ui, cx, "analysis-portraits-of");
                portraits_by_ui(ui, cx, view, &mut draft.question.portraits_by);
            }
            PageKind::Summaries => say(ui, cx, "analysis-summaries-of"),
            PageKind::Words => {
                say(ui, cx, "analysis-count");
                word_unit_ui(ui, cx, &mut draft.question.words);
            }
            PageKind::Context => {
                say(ui, cx, "analysis-places-of");
                let hint = cx.words.say("analysis-word-hint");
                let field = TextEdit::singleline(&mut draft.question.word).hint_text(&hint);
                ui.add(field.desired_width(WORD_PX)).accessible_name(cx.words.say("analysis-word-field"));
                say(ui, cx, "analysis-counted-as");
                word_unit_ui(ui, cx, &mut draft.question.words);
            }
            PageKind::Saturation => {
                say(ui, cx, "analysis-new-themes");
                let named =
                    |order: &SaturationOrder| cx.words.say(&format!("analysis-saturation-{}", order.name()));
                let order = &mut draft.question.saturation;
                choice_ui(ui, cx, "analysis-saturation-order", order, SaturationOrder::ALL, named);
                guest_ui(ui, cx, &mut draft.question.guest);
            }
        }
        say(ui, cx, "analysis-of-themes");
        branches_ui(ui, cx, view, &mut draft.question.branches);
        below_ui(ui, cx, &mut draft.question.below);
        say(ui, cx, "analysis-by");
        people_ui(ui, cx, view, &mut draft.question.people);
        say(ui, cx, "analysis-where");
        let hint = cx.words.say("analysis-every-passage");
        let field = TextEdit::singleline(&mut draft.question.query).hint_text(&hint).desired_width(220.0);
        ui.add(field).accessible_name(cx.words.say("query-field"));
    });
}

pub(super) fn say(ui: &mut Ui, cx: &Cx<'_>, id: &str) {
    ui.label(RichText::new(cx.words.say(id)).color(cx.look.soft));
}

/// A list to choose one thing from.
pub(super) fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    chosen: &mut T,
    all: impl IntoIterator<Item = T>,
    named: impl Fn(&T) -> String,
) {
    let list = ComboBox::from_id_salt(name).selected_text(shortened(&named(chosen), NAME_CHARS));
    let shown = list.height(360.0).show_ui(ui, |ui| {
        for value in all {
            let words = named(&value);
            ui.selectable_value(chosen, value, words);
        }
    });
    shown.response.accessible_name(cx.words.say(name));
}

fn unit_ui(ui: &mut Ui, cx: &Cx<'_>, unit: &mut CountingUnit) {
    let named = |unit: &CountingUnit| cx.words.say(&format!("analysis-unit-{}", unit.name()));
    choice_ui(ui, cx, "analysis-unit", unit, CountingUnit::ALL, named);
}

fn word_unit_ui(ui: &mut Ui, cx: &Cx<'_>, unit: &mut WordUnit) {
    let named = |unit: &WordUnit| cx.words.say(&format!("analysis-words-{}", unit.name()));
    choice_ui(ui, cx, "analysis-word-unit", unit, WordUnit::ALL, named);
}

/// What portraits are ordered by: the articles' dates, or the share of a theme.
fn portraits_by_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnalysisView, by: &mut Option<ThemeId>) {
    let is_known = |id: &ThemeId| view.themes.is_empty() || view.themes.iter().any(|theme| theme.id == *id);
    by.take_if(|id| !is_known(id));
    let named = |by: &Option<ThemeId>| {
        let theme = by.as_ref().and_then(|id| view.themes.iter().find(|theme| theme.id == *id));
        match theme {
            Some(theme) => cx.words.say_with("analysis-by-share", &[("theme", &*shown(&theme.name))]),
            None => cx.words.say("analysis-by-date"),
        }
    };
    let themes = view.themes.iter().map(|theme| Some(theme.id.clone()));
    choice_ui(ui, cx, "analysis-portraits-order", by, std::iter::once(None).chain(themes), named);
}

fn axis_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnalysisView, name: &str, axis: &mut Axis) {
    let attributes = view.attributes.iter().cloned().map(Axis::Attribute);
    let named = |axis: &Axis| match axis {
        Axis::Attribute(name) => shown(name),
        Axis::Theme | Axis::Article | Axis::Annotator | Axis::Source | Axis::Year | Axis::Month => {
            cx.words.say(&format!("analysis-axis-{}", axis.name()))
        }
    };
    choice_ui(ui, cx, name, axis, Axis::NAMED.into_iter().chain(attributes), named);
}

fn below_ui(ui: &mut Ui, cx: &Cx<'_>, below: &mut Below) {
    let mut is_counted = *below == Below::Counted;
    if ui.checkbox(&mut is_counted, cx.words.say("analysis-below")).changed() {
        *below = if is_counted { Below::Counted } else { Below::Left };
    }
}

fn people_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnalysisView, people: &mut BTreeSet<AnnotatorId>) {
    let chosen: Vec<&str> = view
        .people
        .iter()
        .filter(|person| person.ids.iter().any(|id| people.contains(id)))
        .map(|person| person.name.as_str())
        .collect();
    let label = match chosen.as_slice() {
        [] => cx.words.say("analysis-everyone"),
        [name] => shown(&shortened(name, NAME_CHARS)),
        [_, _, ..] => cx.words.say_n("n-people", chosen.len()),
    };
    let list = ComboBox::from_id_salt("analysis-people").selected_text(label).height(360.0);
    let list = list.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let listed = list.show_ui(ui, |ui| {
        if ui.selectable_label(people.is_empty(), cx.words.say("analysis-everyone")).clicked() {
            people.clear();
        }
        for person in &view.people {
            let mut is_on = person.ids.iter().any(|id| people.contains(id));
            if ui.checkbox(&mut is_on, shown(&person.name)).changed() {
                for id in &person.ids {
                    if is_on {
                        people.insert(id.clone())
                    } else {
                        people.remove(id)
                    };
                }
            }
        }
    });
    listed.response.accessible_name(cx.words.say("analysis-by-name"));
}

fn branches_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnalysisView, branches: &mut BTreeSet<ThemeId>) {
    branches.retain(|id| view.themes.is_empty() || view.themes.iter().any(|theme| theme.id == *id));
    let mut chosen = view.themes.iter().filter(|theme| branches.contains(&theme.id));
    let label = match (branches.len(), chosen.next()) {
        (0, _) | (_, None) => cx.words.say("analysis-all-themes"),
        (1, Some(theme)) => shown(&shortened(&theme.name, NAME_CHARS)),
        (n, Some(_)) => cx.words.say_n("analysis-n-branches", n),
    };
    let list = ComboBox::from_id_salt("analysis-branches").selected_text(label).height(THEMES_HEIGHT_PX);
    let list = list.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let listed = list.show_ui(ui, |ui| {
        ui.set_width(THEMES_PX);
        if ui.selectable_label(branches.is_empty(), cx.words.say("analysis-all-themes")).clicked() {
            branches.clear();
        }
        for theme in &view.themes {
            let mut is_on = branches.contains(&theme.id);
            let depth = u8::try_from(theme.depth).unwrap_or(u8::MAX);
            ui.horizontal(|ui| {
                ui.add_space(f32::from(depth) * 14.0);
                if ui.checkbox(&mut is_on, shown(&theme.name)).changed() {
                    if is_on {
                        branches.insert(theme.id.clone())
                    } else {
                        branches.remove(&theme.id)
                    };
                }
            });
        }
    });
    listed.response.accessible_name(cx.words.say("analysis-of-themes-name"));
}
