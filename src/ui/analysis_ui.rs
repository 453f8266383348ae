//! The page of numbers: what is counted in a sentence whose parts can be changed, and the table that comes of it. A number
//! opens the passages behind it.

use super::analysis_chart::ChartWords;
use super::analysis_choices_ui::choices_ui;
use super::analysis_draft::AnalysisDraft;
use super::analysis_tests::{places_words, saturation_words, tests_words};
use super::chart_ui::chart_ui;
use super::context::Cx;
use super::drafts::{Drafts, Tab, Wish};
use super::fonts::{bold, plain};
use super::grid_ui::{GridAsked, GridLook, grid_ui};
use super::input_method::type_into;
use super::summary_ui::summary_ui;
use super::{saved_pages_ui, stop_words_ui};
use crate::analysis::page::{Extent, PageKind};
use crate::exchange::grid::{Grid, GridNumbers};
use crate::exchange::grid_files::{GridFile, GridFormat};
use crate::exchange::grid_opens::GridOpens;
use crate::search::passage_names::by_names;
use crate::search::passage_printer::print;
use crate::search::passage_query::PassageQuery;
use crate::session::{Action, Command, OpenProject, ReadingCommand, Session};
use crate::view::analysis::AnalysisView;
use crate::words::asking::{fault, spelling};
use egui::{ComboBox, Frame, Margin, RichText, TextEdit, Ui};

/// What a bar to scroll by takes beside a chart, in px.
const SCROLL_PX: f32 = 14.0;

/// A chart is no wider, in px: wider ones are no easier to read.
const MAX_CHART_PX: f32 = 1_100.0;

/// Draws the page.
pub fn analysis_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &AnalysisView,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    Frame::NONE.inner_margin(Margin { left: 24, right: 24, top: 12, bottom: 10 }).show(ui, |ui| {
        let draft = &mut drafts.analysis;
        kinds_ui(ui, cx, draft);
        saved_pages_ui::name_ui(ui, cx, draft, out);
        ui.add_space(8.0);
        choices_ui(ui, cx, view, draft);
        if let Some(wrong) = &view.fault {
            let place = (wrong.char_idx + 1).to_string();
            let told = [("place", &*place), ("reason", &*fault(cx.words, wrong))];
            let words = cx.words.say_with("query-wrong-at", &told);
            ui.label(RichText::new(words).font(plain(12.0)).color(cx.look.warning));
        }
        if view.is_blind {
            super::people_ui::blind_ui(ui, cx);
        }
        ui.add_space(6.0);
        let wish = tools_ui(ui, cx, session, view, draft, out);
        draft.ask(session, out);
        drafts.wish = wish.or(drafts.wish.take());
        extent_ui(ui, cx, session, view);
        ui.add_space(4.0);
        if let Some(opened) = table_ui(ui, cx, session, view, &mut drafts.analysis, out) {
            open(ui, cx, session, drafts, opened, out);
        }
    });
}

/// The pages, and those that were saved.
fn kinds_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut AnalysisDraft) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 5.0;
        for kind in PageKind::ALL {
            let is_on = draft.question.kind == kind;
            let name = cx.words.say(&format!("analysis-{}", kind.name()));
            let color = if is_on { cx.look.ink } else { cx.look.soft };
            let font = if is_on { bold(13.0) } else { plain(13.0) };
            let response =
                ui.add(egui::Button::selectable(is_on, RichText::new(&name).font(font).color(color)));
            super::style::tell_choice(&response, egui::Role::Tab, is_on, || name.clone());
            if response.clicked() {
                draft.turn_to(kind);
            }
        }
    });
}

/// Which numbers, which rows, and what can be done with the table.
fn tools_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &AnalysisView,
    draft: &mut AnalysisDraft,
    out: &mut Vec<Command>,
) -> Option<Wish> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        let has_chart = draft.question.kind != PageKind::Context;
        let forms = [(false, "analysis-as-table"), (true, "analysis-as-chart")];
        for (is_chart, words) in forms.into_iter().filter(|_| has_chart) {
            let (is_on, name) = (draft.is_chart == is_chart, cx.words.say(words));
            let response = ui.add(egui::Button::selectable(is_on, &name));
            super::style::tell_choice(&response, egui::Role::RadioButton, is_on, || name.clone());
            if response.clicked() {
                draft.is_chart = is_chart;
            }
        }
        let hint = cx.words.say("analysis-filter");
        let field = TextEdit::singleline(&mut draft.filter).hint_text(&hint).desired_width(160.0);
        ui.add(field).accessible_name(&hint);
        let known = GridNumbers::of(draft.question.kind);
        if known.len() > 1 {
            let named = |numbers: GridNumbers| cx.words.say(&format!("grid-numbers-{}", numbers.name()));
            let mut chosen = draft.numbers();
            let list = ComboBox::from_id_salt("grid-numbers").width(170.0).selected_text(named(chosen));
            let shown = list.show_ui(ui, |ui| {
                for numbers in known {
                    ui.selectable_value(&mut chosen, *numbers, named(*numbers));
                }
            });
            shown.response.accessible_name(cx.words.say("grid-numbers"));
            if chosen != draft.numbers() {
                draft.show(chosen);
            }
        }
        if draft.question.kind == PageKind::Matrix && ui.button(cx.words.say("analysis-transpose")).clicked()
        {
            let question = &mut draft.question;
            std::mem::swap(&mut question.rows, &mut question.columns);
            draft.sort = None;
        }
        if draft.question.kind == PageKind::Words && ui.button(cx.action_name(Action::StopWords)).clicked() {
            out.push(Command::Act(Action::StopWords));
        }
        if let Some(grid) = &view.grid {
            if ui.button(cx.words.say("copy-table")).clicked() {
                ui.copy_text(grid.tab_separated());
                draft.is_copied = true;
            }
            ui.menu_button(cx.words.say("analysis-save"), |ui| {
                for format in
                    GridFormat::ALL.into_iter().filter(|format| grid.has_chart() || !format.is_chart())
                {
                    if ui.button(cx.words.say(&format!("analysis-save-{}", format.ending()))).clicked() {
                        (*draft.saved_words).clone_from(session.export_words());
                        draft.saved = Some(file_of(cx, session, view, draft, grid));
                        wish = Some(Wish::SaveTable(format));
                    }
                }
            });
        }
        saved_pages_ui::menu_ui(ui, cx, session, view, draft, out);
        if draft.is_copied {
            ui.label(RichText::new(cx.words.say("notice-copied")).font(plain(12.0)).color(cx.look.soft));
        }
    });
    wish
}

/// The table as a file, with what was counted.
fn file_of(
    cx: &Cx<'_>,
    session: &Session,
    view: &AnalysisView,
    draft: &mut AnalysisDraft,
    grid: &Grid,
) -> GridFile {
    let title = cx.words.say(&format!("analysis-{}", grid.answer().question.kind.name()));
    let told = view.extent().map(|extent| extent_words(cx, extent, view)).unwrap_or_default();
    let words = ChartWords { title: &title, description: &told, grid: &session.export_words().grid };
    let figure = draft.chart.for_file(cx, grid, &words);
    let mut said = vec![told];
    said.extend(tests_words(cx, grid.answer(), &session.export_words().grid));
    said.extend(saturation_words(cx, grid.answer()));
    GridFile { grid: grid.clone(), title, told: said, figure }
}

/// How much was counted, and what has no part in it.
fn extent_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, view: &AnalysisView) {
    let words = match view.extent() {
        _ if view.is_failed => cx.words.say("query-failed"),
        None => cx.words.say("analysis-counting"),
        Some(extent) => extent_words(cx, extent, view),
    };
    ui.label(RichText::new(words).font(plain(12.0)).color(cx.look.soft));
    let said = view.answer().map(|answer| tests_words(cx, answer, &session.export_words().grid));
    let saturation = view.answer().and_then(|answer| saturation_words(cx, answer));
    for words in said.into_iter().flatten().chain(saturation) {
        ui.label(RichText::new(words).font(plain(12.0)).color(cx.look.soft));
    }
}

fn extent_words(cx: &Cx<'_>, extent: Extent, view: &AnalysisView) -> String {
    let told = [
        ("passages", &*cx.words.say_n("n-annotations", extent.passages)),
        ("articles", &*cx.words.say_n("n-articles", extent.articles)),
        ("all", &*cx.words.count(extent.all_articles)),
        ("people", &*cx.words.say_n("n-people", extent.people)),
    ];
    let mut said = vec![cx.words.say_with("analysis-extent", &told)];
    if extent.nowhere > 0 {
        said.push(cx.words.say_n("analysis-nowhere", extent.nowhere));
    }
    if extent.sought > 0 {
        said.push(cx.words.say_n("analysis-sought", extent.sought));
    }
    if view.grid.as_ref().is_some_and(Grid::has_repeated) {
        said.push(cx.words.say("analysis-repeated"));
    }
    if let Some(n) = view.grid.as_ref().map(Grid::n_lopsided).filter(|n| *n > 0) {
        said.push(cx.words.say_n("analysis-lopsided", n));
    }
    if let Some(n) = view.grid.as_ref().map(|grid| grid.n_filtered).filter(|n| *n > 0) {
        said.push(cx.words.say_n("analysis-filtered", n));
    }
    said.extend(view.answer().and_then(|answer| places_words(cx, answer)));
    if !view.is_counted {
        said.push(cx.words.say("analysis-counting"));
    }
    said.join(" ")
}

/// Draws the table, or its chart; returns what is to be opened.
fn table_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &AnalysisView,
    draft: &mut AnalysisDraft,
    out: &mut Vec<Command>,
) -> Option<GridOpens> {
    let grid = view.grid.as_ref()?;
    if grid.is_empty() {
        ui.add_space(24.0);
        // While the annotations are read nobody knows what there will be to count.
        let is_ready = session.open_project().is_some_and(OpenProject::is_ready);
        let words = cx.words.say(if is_ready { empty_words(grid, view) } else { "analysis-counting" });
        ui.vertical_centered(|ui| ui.label(RichText::new(words).color(cx.look.soft)));
        return None;
    }
    let name = cx.words.say(&format!("analysis-{}", grid.answer().question.kind.name()));
    if draft.is_chart && grid.has_chart() {
        let told = view.extent().map(|extent| extent_words(cx, extent, view)).unwrap_or_default();
        let words = ChartWords { title: &name, description: &told, grid: &session.export_words().grid };
        let room_px = (ui.available_width() - SCROLL_PX).min(MAX_CHART_PX);
        let figure = draft.chart.shown(cx, grid, view.n_tables, room_px, &words);
        if grid.is_drawn_in_part() {
            ui.label(
                RichText::new(cx.words.say("analysis-chart-part")).font(plain(12.0)).color(cx.look.soft),
            );
        }
        let clicked = chart_ui(ui, &figure, &name).map(|datum| grid.place_of_datum(datum));
        return clicked.and_then(|at| grid.opens(at.row, Some(at.column)));
    }
    if grid.has_summaries() {
        if let Some(at) = draft.summary.take_wanted(grid) {
            draft.grid.at = at;
        }
        summary_ui(ui, cx, session, grid, draft.grid.at, &mut draft.summary, out);
    }
    let look = GridLook { grid, sort: draft.sort, is_old: !view.is_counted, name: &name };
    // A part of its own, so that a screen reader finds the cells in the table and nothing else.
    let asked = ui.scope(|ui| grid_ui(ui, cx, &look, &mut draft.grid)).inner;
    stop_words_ui::word_ui(ui, cx, grid, draft.grid.at, out);
    match asked {
        Some(GridAsked::Sort(sort)) => {
            draft.sort = Some(sort);
            None
        }
        Some(GridAsked::Open(at)) => grid.opens(at.in_row()?, at.in_column()),
        None => None,
    }
}

/// Why there is nothing in a table.
fn empty_words(grid: &Grid, view: &AnalysisView) -> &'static str {
    let question = &grid.answer().question;
    match question.kind {
        PageKind::Context if question.word.trim().is_empty() => "analysis-context-no-word",
        PageKind::Context => "analysis-context-none",
        PageKind::Words => "analysis-nothing",
        PageKind::Frequencies
        | PageKind::Matrix
        | PageKind::Together
        | PageKind::Timeline
        | PageKind::Portraits
        | PageKind::Saturation
        | PageKind::Summaries => {
            if view.themes.is_empty() {
                "analysis-no-themes"
            } else {
                "analysis-nothing"
            }
        }
    }
}

/// Opens what is behind a place of the table.
fn open(
    ui: &Ui,
    cx: &Cx<'_>,
    session: &Session,
    drafts: &mut Drafts,
    opened: GridOpens,
    out: &mut Vec<Command>,
) {
    match opened {
        GridOpens::Passages(query) => list(ui, cx, session, drafts, &query),
        GridOpens::Summary(query) => {
            list(ui, cx, session, drafts, &query);
            // Beside the passages one goes on writing.
            drafts.passages.enters = None;
            drafts.analysis.summary.wants_focus = true;
        }
        GridOpens::Context(word) => drafts.analysis.show_places_of(word),
        GridOpens::Place(place) => out.push(ReadingCommand::JumpToText(place.article, place.span).into()),
    }
}

/// Lists the passages of a query beside the page.
fn list(ui: &Ui, cx: &Cx<'_>, session: &Session, drafts: &mut Drafts, query: &PassageQuery) {
    let Some(project) = session.open_project() else { return };
    let named = by_names(query, &project.codebook, project.visibility.people());
    drafts.passages.ask(print(&named, spelling(cx.words.tongue())));
    drafts.themes.shown = None;
    drafts.tab = Tab::Passages;
    drafts.is_themes_open = Some(true);
    drafts.passages.enters = Some(drafts.passages.typed.clone());
    type_into(ui.ctx(), super::query_ui::query_id());
}
