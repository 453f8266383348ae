//! Earlier versions of one's own files over the window: of the article that is read, and of the codebook.

use super::context::Cx;
use super::overlay_ui::{Fate, title_ui};
use crate::model::moment::Moment;
use crate::session::{Command, ReturningCommand, Session};
use crate::storage::project_folder::FileKey;
use crate::words::messages::shown;
use crate::words::steps::version_difference;
use egui::{Align, Layout, RichText, ScrollArea, Ui};

/// Height of a row, in px.
const ROW_PX: f32 = 40.0;

/// The files of one's own whose versions can be looked at: the open article's, then the codebook.
fn keys(session: &Session) -> Vec<FileKey> {
    let Some(annotator) = session.annotator() else { return Vec::new() };
    let reading = session.reading();
    let article = reading.map(|reading| FileKey::of_article(annotator, &reading.path));
    let codebook = FileKey::of_codebook(annotator);
    let usual: Vec<FileKey> = article.into_iter().chain(std::iter::once(codebook)).collect();
    // A file that is not understood, whose versions were asked for where it is told.
    let open = session.open_project();
    let asked = session.versions().map(|versions| &versions.key);
    let is_blocked = |key: &&FileKey| open.is_some_and(|open| open.what_blocks(key).is_some());
    let asked = asked.filter(|key| key.annotator == *annotator && !usual.contains(key)).filter(is_blocked);
    asked.into_iter().cloned().chain(usual.iter().cloned()).collect()
}

/// Draws them.
pub fn versions_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("versions-title"));
    ui.label(RichText::new(cx.words.say("versions-help")).color(cx.look.soft));
    let keys = keys(session);
    let reading = session.reading();
    let here = reading.map(|reading| &reading.path);
    let known = session.versions();
    let chosen = known.map(|versions| versions.key.clone()).filter(|key| keys.contains(key));
    ui.horizontal(|ui| {
        for key in &keys {
            let words = match &key.article {
                Some(article) if Some(article) != here => shown(article.as_str()),
                Some(_) => cx.words.say("versions-article"),
                None => cx.words.say("versions-codebook"),
            };
            if ui.selectable_label(chosen.as_ref() == Some(key), words).clicked() {
                out.push(Command::Returning(ReturningCommand::ListVersions(key.clone())));
            }
        }
    });
    let Some(key) = chosen else {
        out.extend(keys.first().cloned().map(ReturningCommand::ListVersions).map(Command::Returning));
        return fate;
    };
    if session.open_project().is_some_and(|open| open.what_blocks(&key).is_some()) {
        ui.label(RichText::new(cx.words.say("versions-of-broken")).color(cx.look.warning));
    }
    let list = known.map(|versions| versions.list.as_slice()).unwrap_or_default();
    if list.is_empty() {
        ui.label(cx.words.say("versions-none"));
    }
    let area = ScrollArea::vertical().max_height(380.0).min_scrolled_height(380.0);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for (at, version) in list.iter().enumerate() {
            let until = Moment::try_from(version.until.clone());
            let time = until.map_or_else(|_| version.until.clone(), |until| cx.words.date_second(until));
            let words = cx.words.say_with("versions-until", &[("time", &time)]);
            let size = egui::vec2(ui.available_width(), ROW_PX);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                let button = ui.button(cx.words.say("versions-restore"));
                let button = button.accessible_name(format!("{}: {words}", cx.words.say("versions-restore")));
                if button.clicked() {
                    out.push(Command::Returning(ReturningCommand::RestoreVersion(
                        key.clone(),
                        version.name.clone(),
                    )));
                }
                let difference = known.and_then(|known| known.differences.get(at));
                let differs = match difference {
                    Some(Some(difference)) => version_difference(cx.words, difference),
                    Some(None) => cx.words.say("versions-unreadable"),
                    None => cx.words.say("versions-comparing"),
                };
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.label(&words);
                    ui.add(egui::Label::new(RichText::new(differs).small().color(cx.look.soft)).truncate());
                });
            });
        }
    });
    fate
}
