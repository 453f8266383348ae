//! What lies over the window and has the keyboard, one thing at a time: commands, settings, help, problems, details.

use super::context::Cx;
use super::dialog_drafts::{RecordDraft, TextDraft};
use super::draft_ui::Foot;
use super::drafts::{Drafts, Overlay, PathWish};
use super::fonts::bold;
use super::icons::ButtonColors;
use super::views::Views;
use super::{
    about_ui, article_ui, codebook_ui, commands_ui, conflicts_ui, draft_list_ui, draft_ui, export_ui,
    help_ui, history_ui, import_ui, people_ui, pick_ui, problems_ui, review_ui, settings_ui, spellings_ui,
    stop_words_ui, tag_hits_ui, theme_ui, typing, versions_ui,
};
use crate::model::draft::DraftField;
use crate::model::draft_texts::one;
use crate::session::{
    AboutCommand, CodebookCommand, Command, DraftCommand, ReadingCommand, SavingCommand, SearchCommand,
    Session, ThemingCommand,
};
use egui::{Id, Key, Modal, RichText, TextEdit, Ui, UiKind};
use std::path::PathBuf;

/// What became of an overlay in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Stays,
    Closes,
    /// It closes, and what was typed in it is decided.
    Keeps,
    /// It closes, and what was typed in it is not wanted.
    Discards,
}

/// Draws it, where there is one.
pub fn overlay_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let Some(mut overlay) = drafts.overlay.take() else { return };
    let id = id_of(&overlay);
    let width = (ui.ctx().content_rect().width() - 48.0).min(width_of(&overlay));
    let shown = Modal::new(id).frame(super::style::card(ui)).show(ui, |ui| {
        ui.set_width(width);
        match &mut overlay {
            Overlay::Commands(filter, at) => commands_ui::commands_ui(ui, cx, views, filter, at, out),
            Overlay::Settings(draft) => {
                settings_ui::settings_ui(ui, cx, session, &mut drafts.person, draft, out)
            }
            Overlay::Drafts => draft_list_ui::draft_list_ui(ui, cx, session, &mut drafts.wish, out),
            Overlay::Help => help_ui::help_ui(ui, cx),
            Overlay::About => about_ui::about_ui(ui, cx),
            Overlay::Problems => {
                problems_ui::problems_ui(ui, cx, views.problems.as_ref(), &mut drafts.wish, out)
            }
            Overlay::History => history_ui::history_ui(ui, cx, session, out),
            Overlay::Conflicts => {
                conflicts_ui::conflicts_ui(ui, cx, views.conflicts.as_deref().unwrap_or_default(), out)
            }
            Overlay::Versions => versions_ui::versions_ui(ui, cx, session, out),
            Overlay::People => people_ui::people_ui(ui, cx, &views.people, out),
            Overlay::Review(skipped) => review_ui::review_ui(ui, cx, views.review.as_ref(), skipped, out),
            Overlay::TagHits(draft) => tag_hits_ui::tag_hits_ui(ui, cx, session, draft, out),
            Overlay::Export => export_ui::export_ui(ui, cx, views.export.as_ref(), drafts, out),
            Overlay::ExportCodebook => codebook_ui::export_ui(ui, cx, drafts),
            Overlay::ImportCodebook => codebook_ui::import_ui(ui, cx, views.import.as_ref(), out),
            Overlay::ImportArticles(draft) => {
                import_ui::import_ui(ui, cx, views.articles.as_ref(), draft, out)
            }
            Overlay::Record(RecordDraft::Article(draft)) => {
                article_ui::article_ui(ui, cx, session, draft, out)
            }
            Overlay::Record(RecordDraft::Theme(draft)) => theme_ui::new_theme_ui(ui, cx, draft, out),
            Overlay::Record(RecordDraft::Memo(draft)) => memo_ui(ui, cx, draft, out),
            Overlay::Record(RecordDraft::Spellings(draft)) => spellings_ui::spellings_ui(ui, cx, draft, out),
            Overlay::StopWords(typed) => {
                stop_words_ui::stop_words_ui(ui, cx, session, views.stop_list.as_ref(), typed, out)
            }
            Overlay::Pick(draft) => pick_ui::pick_ui(ui, cx, session, views, draft, drafts, out),
            Overlay::Path(wish, path) => path_ui(ui, cx, *wish, path, drafts, out),
        }
    });
    let is_left = shown.inner == Fate::Stays && shown.should_close();
    let fate = typing::decided(&mut overlay, if is_left { Fate::Closes } else { shown.inner });
    if matches!(overlay, Overlay::Export) && fate != Fate::Stays {
        out.push(drafts.export.close());
    }
    match fate {
        // A command may have opened another overlay meanwhile; that one stands, and what was typed is a draft.
        Fate::Stays => drafts.overlay = drafts.overlay.take().or(Some(overlay)),
        Fate::Closes => {}
        Fate::Keeps => {
            if let Overlay::Record(record) = &overlay {
                keep_typed(session, record, out);
            }
        }
        Fate::Discards => {
            if let Overlay::Record(record) = &overlay {
                let subject = record.typing().subject.clone();
                out.push(Command::Draft(DraftCommand::DiscardTyped(subject)));
            }
        }
    }
}

/// Makes a decision of what was typed.
fn keep_typed(session: &Session, record: &RecordDraft, out: &mut Vec<Command>) {
    match record {
        RecordDraft::Theme(draft) => theme_ui::keep(session, draft, out),
        RecordDraft::Memo(draft) => {
            if !draft.typing.typed(&record.texts()).is_empty() {
                out.push(Command::Theming(ThemingCommand::SetMemo(draft.text.clone())));
            }
        }
        RecordDraft::Spellings(draft) => {
            if !draft.typing.typed(&record.texts()).is_empty() {
                out.push(Command::Search(SearchCommand::SetSpellings(draft.text.clone())));
            }
        }
        RecordDraft::Article(draft) => {
            let today = session.records().map(|records| records.about_of(&draft.path)).unwrap_or_default();
            let about = article_ui::kept(draft, &today);
            let reading = session.reading();
            if reading.is_none_or(|reading| reading.path != draft.path) {
                // The decisions are about this article, and another is shown: what was typed is a draft until it is.
                out.push(Command::Reading(ReadingCommand::OpenArticle(draft.path.clone())));
            } else if about != today {
                out.push(Command::About(AboutCommand::SetAbout(Box::new(about))));
            }
        }
    }
}

/// The field that has the keyboard when it comes up.
#[must_use]
pub fn first_field(overlay: &Overlay) -> Option<Id> {
    match overlay {
        Overlay::Commands(..) => Some(commands_ui::field_id()),
        Overlay::TagHits(_) => Some(tag_hits_ui::field_id()),
        Overlay::Record(RecordDraft::Memo(_)) => Some(memo_id()),
        Overlay::Record(RecordDraft::Spellings(_)) => Some(spellings_ui::field_id()),
        Overlay::Record(RecordDraft::Theme(_)) => Some(theme_ui::name_id()),
        Overlay::StopWords(_) => Some(stop_words_ui::field_id()),
        Overlay::Pick(_) => Some(pick_ui::field_id()),
        Overlay::Path(..) => Some(path_id()),
        Overlay::Record(RecordDraft::Article(_)) => Some(article_ui::title_id()),
        Overlay::Settings(_)
        | Overlay::Help
        | Overlay::About
        | Overlay::Problems
        | Overlay::History
        | Overlay::Conflicts
        | Overlay::Versions
        | Overlay::People
        | Overlay::Review(_)
        | Overlay::Export
        | Overlay::ExportCodebook
        | Overlay::ImportCodebook
        | Overlay::ImportArticles(_)
        | Overlay::Drafts => None,
    }
}

fn path_id() -> Id {
    Id::unique("path")
}

fn width_of(overlay: &Overlay) -> f32 {
    match overlay {
        Overlay::Commands(..)
        | Overlay::People
        | Overlay::Record(RecordDraft::Theme(_) | RecordDraft::Memo(_)) => 520.0,
        Overlay::Review(_) => 760.0,
        Overlay::Settings(_)
        | Overlay::Help
        | Overlay::Record(RecordDraft::Article(_) | RecordDraft::Spellings(_))
        | Overlay::Problems
        | Overlay::ImportCodebook
        | Overlay::ImportArticles(_)
        | Overlay::Drafts => 640.0,
        Overlay::About => 460.0,
        Overlay::History | Overlay::Conflicts | Overlay::Versions => 560.0,
        Overlay::Export => 920.0,
        Overlay::ExportCodebook
        | Overlay::Path(..)
        | Overlay::Pick(_)
        | Overlay::TagHits(_)
        | Overlay::StopWords(_) => 420.0,
    }
}

/// Each has its own, so that none comes up with the size and the scroll of another.
fn id_of(overlay: &Overlay) -> Id {
    let record = match overlay {
        Overlay::Record(record) => Some(std::mem::discriminant(record)),
        _ => None,
    };
    Id::unique(("overlay", std::mem::discriminant(overlay), record))
}

/// The title of an overlay, with what closes it; says whether it is to close. The ellipsis of the entry that opens it is
/// none of the title's.
pub fn title_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str) -> Fate {
    let title = title.trim_end_matches('…');
    name_dialog(ui, title);
    head_ui(ui, cx, title)
}

/// Names the dialog that is drawn into, for who listens.
pub fn name_dialog(ui: &Ui, name: &str) {
    let modal = ui.stack().iter().find(|part| part.kind() == Some(UiKind::Modal)).map(|part| part.unique_id);
    if let Some(id) = modal {
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    }
}

/// A title with what closes it.
pub fn head_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str) -> Fate {
    let mut fate = Fate::Stays;
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(bold(16.0)).color(cx.look.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let colors = ButtonColors::of(cx.look);
            if super::icons::button(ui, super::icons::Icon::Close, &cx.words.say("close"), colors).clicked() {
                fate = Fate::Closes;
            }
        });
    });
    ui.add_space(4.0);
    fate
}

/// The id of the field of the project's memo, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn memo_id() -> Id {
    Id::unique("memo")
}

/// The project's memo.
fn memo_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut TextDraft, out: &mut Vec<Command>) -> Fate {
    let name = cx.words.say("project-memo");
    let fate = title_ui(ui, cx, &name);
    let now = one(DraftField::Memo, &draft.text);
    for text in draft_ui::offered_ui(ui, cx, &mut draft.typing, &now, out) {
        draft.text = text.text;
    }
    let field =
        TextEdit::multiline(&mut draft.text).id(memo_id()).desired_rows(8).desired_width(f32::INFINITY);
    let response = ui.add(field);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(name);
    let foot = draft_ui::foot_ui(ui, cx, &draft.typing, &one(DraftField::Memo, &draft.text), Foot::OF_DIALOG);
    if foot == Fate::Stays { fate } else { foot }
}

/// A path typed by hand, where the desktop has no file dialogs.
fn path_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    wish: PathWish,
    path: &mut String,
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
        out.extend(match wish {
            PathWish::SavePdf => drafts.save_pdf_command(path),
            PathWish::Open => Some(Command::OpenFolder(path)),
            PathWish::Samples => Some(Command::CopySamples(path)),
            PathWish::SaveElsewhere => Some(Command::Saving(SavingCommand::Elsewhere(path))),
            PathWish::Export(format) => Some(drafts.export.command(format, path)),
            PathWish::SaveTable(format) => drafts.save_table_command(format, path),
            PathWish::ExportCodebook(format) => {
                Some(Command::Codebook(CodebookCommand::Export(format, path)))
            }
            PathWish::ImportFiles | PathWish::ImportFolder => Some(super::picked::read_paths(vec![path])),
            PathWish::ImportCodebook => {
                drafts.overlay = Some(Overlay::ImportCodebook);
                Some(Command::Codebook(CodebookCommand::Read(path)))
            }
        });
        return Fate::Closes;
    }
    fate
}
