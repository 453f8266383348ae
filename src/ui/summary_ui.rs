//! The summary of the cell where the keyboard is in a summary grid: what others wrote, and a field for one's own. It is kept
//! when the field is left, as a note is.

use super::context::Cx;
use super::draft_ui;
use super::fonts::{bold, plain};
use super::grid_ui::{GridPlace, place_id};
use super::typing::Typing;
use crate::analysis::page::Numbers;
use crate::exchange::grid::Grid;
use crate::model::draft::{DraftField, Subject};
use crate::model::draft_texts::one;
use crate::model::id::{ArticlePath, ThemeId};
use crate::session::{AboutCommand, Command, Session};
use crate::words::messages::shown;
use egui::{Frame, Id, Key, Label, Margin, Modifiers, Panel, RichText, ScrollArea, TextEdit, Ui};

/// The share of the page's height that the pane takes, and its height at least and at most, in px.
const SHARE: f32 = 0.36;
const PANE_PX: std::ops::RangeInclusive<f32> = 150.0..=300.0;

/// What a summary is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryOf {
    pub article: ArticlePath,
    pub theme: ThemeId,
}

/// A summary that is being typed.
#[derive(Clone, Debug, Default)]
pub struct SummaryDraft {
    /// What it is about.
    of: Option<SummaryOf>,
    /// What is typed.
    text: String,
    /// Whether it was typed at and is not kept in the project.
    is_changed: bool,
    /// What was kept about it.
    typing: Option<Typing>,
    /// Whether the keyboard is to go to it.
    pub wants_focus: bool,
    /// What is to be summed up as soon as its cell is there.
    pub wanted: Option<SummaryOf>,
}

impl SummaryDraft {
    /// What is being typed, where it is no decision yet.
    #[must_use]
    pub fn typing(&self) -> Option<(&Typing, &str)> {
        self.typing.as_ref().filter(|_| self.is_changed).map(|typing| (typing, self.text.as_str()))
    }

    /// The command that keeps what was typed, if anything was; it then counts as kept.
    pub fn take_change(&mut self) -> Option<Command> {
        let is_changed = std::mem::take(&mut self.is_changed);
        let SummaryOf { article, theme } = self.of.clone().filter(|_| is_changed)?;
        if let Some(typing) = &mut self.typing {
            typing.begin_anew(one(DraftField::Summary, self.text.trim()));
        }
        Some(Command::About(AboutCommand::Summarise { article, theme, text: self.text.clone() }))
    }

    /// Where the cell is that waits to be opened; the keyboard is to go to its field then.
    pub fn take_wanted(&mut self, grid: &Grid) -> Option<GridPlace> {
        let of = self.wanted.as_ref()?;
        let column = grid.theme_column(&of.theme)?;
        let row = grid.article_row(&of.article)?;
        (self.wanted, self.wants_focus) = (None, true);
        Some(GridPlace { row: row + 1, column: column + 1 })
    }

    /// Turns to a cell; what was typed for another is kept.
    fn turn_to(&mut self, session: &Session, of: Option<SummaryOf>, out: &mut Vec<Command>) {
        if self.of != of {
            out.extend(self.take_change());
            self.of = of;
        } else if self.is_changed {
            return;
        }
        let Some(SummaryOf { article, theme }) = self.of.clone() else {
            self.typing = None;
            return self.text.clear();
        };
        let typing = Typing::of(session, Subject::Summary(article, theme));
        if self.typing.as_ref().is_none_or(|known| !known.is_of_same(&typing)) {
            self.text = typing.first(DraftField::Summary);
            self.typing = Some(typing);
        }
    }
}

/// The id of the field, for giving it the keyboard.
#[must_use]
pub fn summary_id() -> Id {
    Id::unique("summary")
}

/// Draws the pane below the grid.
pub fn summary_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    grid: &Grid,
    at: GridPlace,
    draft: &mut SummaryDraft,
    out: &mut Vec<Command>,
) {
    let summed_up = at.in_row().zip(at.in_column()).and_then(|(row, column)| grid.summed_up(row, column));
    let of = summed_up.map(|of| SummaryOf { article: of.article.path.clone(), theme: of.theme.id.clone() });
    draft.turn_to(session, of, out);
    let height = (ui.available_height() * SHARE).clamp(*PANE_PX.start(), *PANE_PX.end());
    let panel = Panel::bottom("summary").exact_size(height).resizable(false);
    let frame = Frame::NONE.inner_margin(Margin { left: 0, right: 0, top: 8, bottom: 0 });
    panel.frame(frame).show(ui, |ui| {
        let Some(of) = summed_up else {
            ui.label(RichText::new(cx.words.say("summary-choose")).color(cx.look.soft));
            return;
        };
        ui.horizontal(|ui| {
            ui.label(RichText::new(shown(&of.theme.name)).font(bold(13.0)).color(cx.look.ink));
            let title = Label::new(RichText::new(shown(&of.article.title)).color(cx.look.soft)).truncate();
            ui.add(title);
        });
        ScrollArea::vertical().id_salt("summary").auto_shrink(false).show(ui, |ui| {
            others_ui(ui, cx, session, grid, at);
            field_ui(ui, cx, at, draft, out);
        });
    });
}

/// What others wrote.
fn others_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, grid: &Grid, at: GridPlace) {
    let own = session.open_project().zip(session.annotator());
    let own = own.and_then(|(open, who)| open.visibility.people().place(who));
    let Numbers::Summaries(_) = &grid.answer().numbers else { return };
    let (Some(row), Some(column)) = (at.in_row(), at.in_column()) else { return };
    for written in grid.written_summaries(row, column).iter().filter(|written| written.person != own) {
        ui.label(RichText::new(shown(&written.name)).font(plain(11.5)).color(cx.look.soft));
        let text = RichText::new(shown(&written.text)).color(cx.look.ink);
        ui.add(Label::new(text).wrap().selectable(true));
        ui.add_space(4.0);
    }
}

fn field_ui(ui: &mut Ui, cx: &Cx<'_>, at: GridPlace, draft: &mut SummaryDraft, out: &mut Vec<Command>) {
    drafts_ui(ui, cx, draft, out);
    let field = TextEdit::multiline(&mut draft.text).id(summary_id()).hint_text(cx.words.say("summary-hint"));
    let response = ui.add(field.desired_rows(4).desired_width(f32::INFINITY).margin(Margin::same(8)));
    if std::mem::take(&mut draft.wants_focus) {
        response.request_focus();
    }
    draft.is_changed |= response.changed();
    let is_finished = draft_ui::is_finished(ui) && response.has_focus();
    // A draft that was kept is a decision once the person says so.
    let is_draft = draft.typing.as_ref().is_some_and(|typing| typing.offered.loaded.is_some());
    draft.is_changed |= is_draft && is_finished;
    if is_finished || response.lost_focus() {
        out.extend(draft.take_change());
    }
    let is_left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if is_finished || is_left {
        // The key is spent: the cell that has the keyboard next would take it for a click.
        ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        response.surrender_focus();
        ui.memory_mut(|memory| memory.request_focus(place_id(at)));
    }
    response.accessible_name(cx.words.say("summary"));
}

/// What was kept of the summary while it was typed, with the ways to make a decision of it.
fn drafts_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut SummaryDraft, out: &mut Vec<Command>) {
    let Some(typing) = &mut draft.typing else { return };
    let now = one(DraftField::Summary, &draft.text);
    let texts = draft_ui::offered_ui(ui, cx, typing, &now, out);
    if let Some(text) = texts.into_iter().next() {
        // A draft that was discarded leaves the summary as it is.
        draft.is_changed = typing.offered.loaded.is_some();
        draft.text = text.text;
    }
}
