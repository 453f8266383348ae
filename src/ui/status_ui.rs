//! The status bar: the truth about saving, what was just done with its undo, who annotates, long work.

use super::context::Cx;
use super::drafts::Drafts;
use super::fonts::plain;
use super::kept_text::{self, Letters};
use super::style::told;
use super::views::Views;
use super::wishes::Wish;
use super::words_button;
use crate::model::theme::CodingUnit;
use crate::session::SaveStatus;
use crate::session::{
    Action, CodebookNotice, Command, DraftCommand, DraftsNotice, ExportCommand, FindingNotice, FolderCommand,
    FolderNotice, KeepingNotice, Notice, PageNotice, PeopleCommand, PeopleNotice, ReadingNotice, StepNotice,
    Weight,
};
use crate::view::status::StatusView;
use crate::words::{messages, notices};
use crate::workers::report::ExportProgress;
use egui::{Align, Color32, Layout, RichText, Sense, Ui, vec2};

/// How long a passing message stays, in milliseconds.
pub const PASSING_MILLIS: u64 = 8_000;

/// Size of the words, in px.
const SMALL_PX: f32 = 12.0;

/// Below this width the bar tells only what is needed at once, in px.
const NARROW_PX: f32 = 900.0;

/// Draws the bar.
pub fn status_ui(ui: &mut Ui, cx: &Cx<'_>, views: &Views, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let line = ui.max_rect();
    ui.painter().hline(line.x_range(), line.top() + 0.5, (1.0, cx.look.hairline));
    let Some(status) = &views.status else { return };
    ui.horizontal_centered(|ui| {
        ui.add_space(10.0);
        let is_narrow = line.width() < NARROW_PX;
        let is_failed = matches!(status.saved, Some(SaveStatus::Failed(..) | SaveStatus::Waiting(_)));
        // In a narrow bar what could not be saved comes before all that can wait.
        let has_room = !(is_narrow && is_failed);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(10.0);
            let hint = format!("{} {}", cx.keys.name_of(Action::Commands), cx.words.say("all-commands"));
            if has_room && link(ui, &hint, cx.look.soft).clicked() {
                out.push(Command::Act(Action::Commands));
            }
            let place =
                status.place.zip(drafts.reader.place.sight()).filter(|_| has_room && views.reader.is_some());
            if let Some((percent, n_minutes)) = place.map(|(place, sight)| place.at(sight)) {
                let (share, minutes) = (percent.to_string(), n_minutes.to_string());
                let words = match n_minutes {
                    0 => cx.words.say_with("place-percent", &[("percent", &share)]),
                    _ => cx.words.say_with("place-left", &[("percent", &share), ("n", &minutes)]),
                };
                told(words_ui(ui, &words, cx.look.soft), || cx.words.say("place-in-article"));
            }
            if status.unit != CodingUnit::Free {
                let words = cx.words.say(&format!("unit-{}", status.unit.name()));
                told(words_ui(ui, &words, cx.look.soft), || cx.words.say("unit-help"));
            }
            if let Some(name) = status.annotator.as_ref().filter(|_| !is_narrow) {
                let name = &crate::text::shortened::shortened(name, 28);
                told(words_ui(ui, name, cx.look.soft), || cx.words.say("annotator"));
            }
            if let Some(n) = status.n_here.filter(|_| !is_narrow) {
                words_ui(ui, &cx.words.say_n("n-annotations", n), cx.look.soft);
            }
            hidden_ui(ui, cx, status, out);
            if status.n_problems > 0
                && link(ui, &cx.words.say_n("n-problems", status.n_problems), cx.look.warning).clicked()
            {
                out.push(Command::Act(Action::Problems));
            }
            if status.drafts.n_waiting > 0
                && link(ui, &cx.words.say_n("n-drafts", status.drafts.n_waiting), cx.look.accent).clicked()
            {
                out.push(Command::Act(Action::Drafts));
            }
            work_ui(ui, cx, status, views.library.n_to_review, out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let is_past = |said: &u64| drafts.millis > said + PASSING_MILLIS;
                let notice = status.notice.as_ref();
                let staying = notice.filter(|(notice, _)| notice.weight() == Weight::Staying);
                // What could not be saved has the bar to itself, but for a message that has to be read.
                if let Some(saved) = status.saved.as_ref().filter(|_| !is_failed || staying.is_none()) {
                    let is_typed = drafts.note.is_changed && !status.drafts.is_typing;
                    saving_ui(ui, cx, saved, status, is_typed, out);
                }
                let passing = notice.filter(|(_, said)| !is_failed && !is_past(said));
                if let Some((notice, _)) = staying.or(passing) {
                    notice_ui(ui, cx, notice, drafts, out);
                }
            });
        });
    });
}

/// Whose marks are left out, and why; a click shows them, or tells more.
fn hidden_ui(ui: &mut Ui, cx: &Cx<'_>, status: &StatusView, out: &mut Vec<Command>) {
    if status.is_blind_here {
        let hint = cx.words.say("blind-help");
        if link(ui, &cx.words.say("blind-here"), cx.look.accent).on_hover_text(hint).clicked() {
            out.push(Command::Act(Action::People));
        }
    }
    if status.n_hidden > 0 {
        let words = cx.words.say_n("n-people-hidden", status.n_hidden);
        let hint = cx.action_hint(Action::ShowEveryone);
        let name = format!("{words} · {hint}");
        let shown = link(ui, &words, cx.look.accent).on_hover_text(&hint);
        if shown.clicked() {
            out.push(Command::Act(Action::ShowEveryone));
        }
        shown.accessible_name(name);
    }
}

/// Conflicts and annotations that need a look, and long work with a way to stop it.
fn work_ui(ui: &mut Ui, cx: &Cx<'_>, status: &StatusView, n_to_review: usize, out: &mut Vec<Command>) {
    if status.n_conflicts > 0
        && link(ui, &cx.words.say_n("n-conflicts", status.n_conflicts), cx.look.warning).clicked()
    {
        out.push(Command::Act(Action::Conflicts));
    }
    if n_to_review > 0 && link(ui, &cx.words.say_n("n-to-review", n_to_review), cx.look.warning).clicked() {
        out.push(Command::Act(Action::Review));
    }
    // One thing after the other, so that the figures that are shown never fall: while articles come in, so do annotations.
    if let Some((n_found, n)) = status.locating.filter(|_| status.loading.is_none()) {
        let counts = [("n", &*cx.words.count(n_found)), ("all", &*cx.words.count(n))];
        if link(ui, &cx.words.say("cancel"), cx.look.accent).clicked() {
            out.push(Command::Folder(FolderCommand::StopReading));
        }
        words_ui(ui, &cx.words.say_with("locating", &counts), cx.look.soft);
    }
    if let Some(export) = &status.exporting {
        if link(ui, &cx.words.say("cancel"), cx.look.accent).clicked() {
            out.push(Command::Export(ExportCommand::Stop));
        }
        let name = messages::shown(&crate::text::shortened::shortened(&export.name, 40));
        let named = |id: &str| cx.words.say_with(id, &[("name", &name)]);
        let words = match export.progress {
            None => named("exporting"),
            Some(ExportProgress::Writing) => named("exporting-writing"),
            Some(ExportProgress::Comparing) => named("exporting-comparing"),
            Some(ExportProgress::Gathered { n_done, n_all }) => {
                let (n, all) = (cx.words.count(n_done), cx.words.count(n_all));
                cx.words.say_with("exporting-of", &[("name", &name), ("n", &n), ("all", &all)])
            }
        };
        words_ui(ui, &words, cx.look.soft);
    }
    if let Some((n_read, n)) = status.loading {
        let words = cx
            .words
            .say_with("reading-folder", &[("n", &cx.words.count(n_read)), ("all", &cx.words.count(n))]);
        if link(ui, &cx.words.say("cancel"), cx.look.accent).clicked() {
            out.push(Command::Folder(FolderCommand::StopReading));
        }
        words_ui(ui, &words, cx.look.soft);
    }
}

/// What is saved, and what is being typed: “saved” is not said while that is not kept. `is_typed` where something was
/// typed in this very frame.
fn saving_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    saved: &SaveStatus,
    status: &StatusView,
    is_typed: bool,
    out: &mut Vec<Command>,
) {
    let is_saved = matches!(saved, SaveStatus::Saved(_));
    if is_saved && (status.drafts.is_unkept || is_typed) {
        dot_ui(ui, cx.look.faint);
        return draft_ui(ui, cx, &cx.words.say("draft-typing"));
    }
    saved_ui(ui, cx, saved, status.is_kept, out);
    if is_saved && status.drafts.is_typing {
        draft_ui(ui, cx, &cx.words.say("draft-kept"));
    }
}

fn saved_ui(ui: &mut Ui, cx: &Cx<'_>, saved: &SaveStatus, is_kept: bool, out: &mut Vec<Command>) {
    let (color, words) = match saved {
        SaveStatus::Saved(None) => (cx.look.ok, cx.words.say("all-saved")),
        SaveStatus::Saved(Some(at)) => {
            (cx.look.ok, cx.words.say_with("saved-at", &[("time", &at.local_time())]))
        }
        SaveStatus::Saving => (cx.look.faint, cx.words.say("saving")),
        SaveStatus::Waiting(files) => (cx.look.warning, messages::waiting(cx.words, files, is_kept)),
        SaveStatus::Failed(path, error) => {
            let why = messages::write_error(cx.words, error);
            let told = cx.words.say_with("not-saved", &[("reason", &why)]);
            let kept = cx.words.say(if is_kept { "kept-in-journal" } else { "kept-nowhere" });
            // What is wrong before which file: a narrow bar may have room for the first only.
            let file = cx.words.say_with("not-saved-file", &[("path", &messages::shown(path))]);
            (cx.look.error, format!("{told} {kept} {file}"))
        }
    };
    dot_ui(ui, color);
    match saved {
        SaveStatus::Saved(_) | SaveStatus::Saving => drop(words_ui(ui, &words, cx.look.soft)),
        SaveStatus::Waiting(_) => {
            elsewhere_ui(ui, cx, out);
            let help = cx.words.say(if is_kept { "waiting-kept-help" } else { "waiting-help" });
            told(ui.add(egui::Label::new(small(&words, color)).truncate()), || format!("{words}\n{help}"));
        }
        SaveStatus::Failed(..) => {
            // The way out first: the reason may be longer than the bar, and is told in full on hover.
            if link(ui, &cx.words.say("try-again"), cx.look.accent).clicked() {
                out.push(Command::Act(Action::SaveNow));
            }
            elsewhere_ui(ui, cx, out);
            ui.add(egui::Label::new(small(&words, color)).truncate()).on_hover_text(&words);
        }
    }
    ui.add_space(8.0);
}

fn elsewhere_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let elsewhere = link(ui, &cx.words.say("save-elsewhere"), cx.look.accent);
    if elsewhere.on_hover_text(cx.words.say("save-elsewhere-help")).clicked() {
        out.push(Command::Act(Action::SaveElsewhere));
    }
}

/// What is said of text that is being typed and is no decision yet.
fn draft_ui(ui: &mut Ui, cx: &Cx<'_>, words: &str) {
    told(words_ui(ui, words, cx.look.soft), || cx.words.say("draft-kept-help"));
    ui.add_space(8.0);
}

fn dot_ui(ui: &mut Ui, color: Color32) {
    let (dot, _) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
    ui.painter().circle_filled(dot.center(), 3.5, color);
}

fn notice_ui(ui: &mut Ui, cx: &Cx<'_>, notice: &Notice, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let words = notices::notice(cx.words, notice);
    let is_asking = matches!(
        notice,
        Notice::People(PeopleNotice::SamePerson(..))
            | Notice::Folder(FolderNotice::SecondFolder(..))
            | Notice::Reading(ReadingNotice::SelectToAttach(_))
    );
    let is_good = matches!(
        notice,
        Notice::Keeping(KeepingNotice::SavedElsewhere(..) | KeepingNotice::Recovered(..))
            | Notice::Drafts(DraftsNotice::DraftsKept(..))
    );
    let is_error = notice.weight() == Weight::Staying && !is_asking && !is_good;
    let color = if is_error { cx.look.error } else { cx.look.ink };
    // What can be done about it has its place, however long the message is.
    let ways_out = ways_out(cx, notice);
    let width_of = |words: &str| {
        let font = plain(SMALL_PX);
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font, color)).size().x + 28.0
    };
    let taken: f32 = ways_out.iter().map(|(words, _)| width_of(words)).sum();
    let room = (ui.available_width() - taken).max(40.0);
    let label = egui::Label::new(small(&words, color)).truncate();
    let response = ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(label)
    });
    let response = response.inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    told(response, || words);
    for (words, command) in ways_out {
        if link(ui, &words, cx.look.accent).clicked() {
            match command {
                WayOut::Command(command) => out.push(command),
                WayOut::Wish(wish) => drafts.wish = Some(wish),
            }
        }
    }
}

/// What can be done about a message.
#[derive(Clone)]
enum WayOut {
    Command(Command),
    Wish(Wish),
}

/// What can be done about a message, each with its words.
fn ways_out(cx: &Cx<'_>, notice: &Notice) -> Vec<(String, WayOut)> {
    match notice {
        Notice::People(PeopleNotice::SamePerson(_, folder)) => [
            ("yes", Command::People(PeopleCommand::SamePerson(folder.clone(), true))),
            ("no", Command::People(PeopleCommand::SamePerson(folder.clone(), false))),
            ("take-over", Command::Folder(FolderCommand::TakeOver(folder.clone()))),
        ]
        .map(|(word, command)| (cx.words.say(word), WayOut::Command(command)))
        .to_vec(),
        Notice::Folder(FolderNotice::SecondFolder(_, folder)) => [
            ("take-over", Command::Folder(FolderCommand::TakeOver(folder.clone()))),
            ("close", Command::DismissNotice),
        ]
        .map(|(word, command)| (cx.words.say(word), WayOut::Command(command)))
        .to_vec(),
        Notice::Steps(StepNotice::Made(_) | StepNotice::MadeWhole(..))
        | Notice::Finding(FindingNotice::HitsTagged { n_made: 1.., .. }) => {
            vec![(cx.action_hint(Action::Undo), WayOut::Command(Command::Act(Action::Undo)))]
        }
        Notice::Reading(ReadingNotice::SelectToAttach(_)) => {
            vec![(cx.action_hint(Action::AttachHere), WayOut::Command(Command::Act(Action::AttachHere)))]
        }
        Notice::Drafts(DraftsNotice::DraftsKept(..) | DraftsNotice::DraftOvertaken(_)) => {
            vec![
                (cx.words.say("drafts-show"), WayOut::Command(Command::Act(Action::Drafts))),
                (cx.words.say("close"), WayOut::Command(Command::DismissNotice)),
            ]
        }
        Notice::Drafts(DraftsNotice::DraftDiscarded(_)) => {
            vec![(cx.words.say("draft-bring-back"), WayOut::Command(Command::Draft(DraftCommand::BringBack)))]
        }
        Notice::Folder(FolderNotice::Exported(path, _))
        | Notice::Codebook(CodebookNotice::Exported(path, _))
        | Notice::Page(PageNotice::Saved(path, _)) => {
            let folder = path.parent().map(|folder| Wish::ShowFolder(folder.to_owned()));
            let open = (cx.words.say("export-open"), WayOut::Wish(Wish::OpenFile(path.clone())));
            let show = folder.map(|wish| (cx.words.say("export-show"), WayOut::Wish(wish)));
            std::iter::once(open).chain(show).collect()
        }
        _ if notice.weight() == Weight::Staying => {
            vec![(cx.words.say("close"), WayOut::Command(Command::DismissNotice))]
        }
        _ => Vec::new(),
    }
}

/// Words that stay as they are for a while, or come back: how far one has read.
fn words_ui(ui: &mut Ui, words: &str, color: Color32) -> egui::Response {
    let galley = kept_text::row(ui, words, Letters::new(plain(SMALL_PX), color));
    ui.add(egui::Label::new(galley))
}

fn small(words: &str, color: Color32) -> RichText {
    RichText::new(words).font(plain(SMALL_PX)).color(color)
}

fn link(ui: &mut Ui, words: &str, color: Color32) -> egui::Response {
    words_button::link(ui, words, Letters::new(plain(SMALL_PX), color))
}
