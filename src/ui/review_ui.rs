//! What needs a look after articles were changed: each annotation with its words as they were and as they are, and what
//! can be said of it.

use super::context::Cx;
use super::fonts::{Face, bold, plain, reading};
use super::overlay_ui::{Fate, title_ui};
use super::still_list::StillList;
use crate::model::check::State;
use crate::model::id::ArticlePath;
use crate::session::{Action, Answer, Command, MarkKey, ReadingCommand};
use crate::text::differences::Part;
use crate::text::shortened::shortened;
use crate::view::marks::ThemeLine;
use crate::view::review::{PlaceView, ReviewArticle, ReviewItem, ReviewView};
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, Color32, Frame, Id, RichText, ScrollArea, Stroke, Ui};
use std::collections::BTreeSet;

/// Sizes of the words, in px.
const WORDS_PX: f32 = 15.0;
const SMALL_PX: f32 = 12.0;

/// Code points of a passage that a button is named with.
const QUOTE_CHARS: usize = 60;

/// Draws the list.
pub fn review_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: Option<&ReviewView>,
    skipped: &mut BTreeSet<MarkKey>,
    out: &mut Vec<Command>,
) -> Fate {
    let mut fate = title_ui(ui, cx, &cx.action_name(Action::Review));
    let Some(view) = view else { return fate };
    if view.is_looking {
        ui.label(small(&cx.words.say("review-looking"), cx.look.soft));
    } else if view.articles.is_empty() {
        ui.label(cx.words.say("review-none"));
    }
    let height = (ui.ctx().content_rect().height() - 150.0).clamp(160.0, 620.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            let head_id = |article: &ReviewArticle| Id::unique(("review-article", &article.path));
            let item_id = |item: &ReviewItem| Id::unique(("review-item", &item.key));
            let shown = |item: &&ReviewItem| !skipped.contains(&item.key);
            let ids = view.articles.iter().flat_map(|article| {
                let items = article.items.iter().filter(shown).map(item_id);
                std::iter::once(head_id(article)).chain(items)
            });
            let mut list = StillList::begin(ui, Id::unique("review"), ids);
            for article in &view.articles {
                list.row(ui, head_id(article), |ui| article_ui(ui, cx, article, out));
                for item in &article.items {
                    if skipped.contains(&item.key) {
                        continue;
                    }
                    let drawn = list.row(ui, item_id(item), |ui| {
                        ui.push_id(&item.key, |ui| item_ui(ui, cx, article, item, skipped, out)).inner
                    });
                    if drawn == Fate::Closes {
                        fate = Fate::Closes;
                    }
                }
                ui.add_space(10.0);
            }
            list.end(ui);
            let n_listed: usize = view.articles.iter().map(|article| article.items.len()).sum();
            if n_listed < view.n_items {
                ui.label(small(&cx.words.say_n("review-more", view.n_items - n_listed), cx.look.soft));
            }
        },
    );
    fate
}

fn article_ui(ui: &mut Ui, cx: &Cx<'_>, article: &ReviewArticle, out: &mut Vec<Command>) {
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&article.title).font(bold(14.0)).color(cx.look.ink));
        if !article.is_there {
            ui.label(small(&cx.words.say("review-article-gone"), cx.look.warning));
        }
        for (state, n) in [(State::Moved, article.n_moved), (State::Changed, article.n_changed)] {
            if n > 0 && button(ui, &cx.words.say_n(&format!("review-accept-all-{}", state.name()), n)) {
                out.push(Command::Answer(Answer::AcceptAll(article.path.clone(), state)));
            }
        }
    });
}

fn item_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    article: &ReviewArticle,
    item: &ReviewItem,
    skipped: &mut BTreeSet<MarkKey>,
    out: &mut Vec<Command>,
) -> Fate {
    let mut fate = Fate::Stays;
    Frame::NONE.stroke(Stroke::new(1.0, cx.look.hairline)).corner_radius(6).inner_margin(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        head_ui(ui, cx, item);
        let is_compared = matches!(item.state, State::Changed | State::Moved);
        let was = cx.words.say(if is_compared { "review-was" } else { "review-words" });
        words_ui(ui, cx, &was, &item.around.0, &item.old, &item.around.1);
        for place in &item.places {
            place_ui(ui, cx, &article.path, item, place, out);
        }
        ui.horizontal_wrapped(|ui| {
            let quote = quote_of(item);
            let named = |ui: &mut Ui, id: &str| button_for(ui, &cx.words.say(id), &quote);
            if article.is_there && named(ui, "review-go") {
                out.push(Command::Reading(ReadingCommand::JumpTo(article.path.clone(), item.key.clone())));
                fate = Fate::Closes;
            }
            if item.is_own {
                if named(ui, "review-by-hand") {
                    out.push(Command::Answer(Answer::AttachByHand(article.path.clone(), item.key.clone())));
                    fate = Fate::Closes;
                }
                if named(ui, "review-skip") {
                    skipped.insert(item.key.clone());
                }
            }
        });
    });
    fate
}

/// State, themes, whose it is, note.
fn head_ui(ui: &mut Ui, cx: &Cx<'_>, item: &ReviewItem) {
    let state = cx.words.say(&format!("state-{}", item.state.name()));
    let themes: Vec<String> = item.themes.iter().map(ThemeLine::label).collect();
    let whose = (!item.is_own).then(|| item.annotator.clone());
    let parts = [Some(themes.join(", ")).filter(|names| !names.is_empty()), whose, item.note.clone()];
    let rest = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(state).font(bold(SMALL_PX)).color(cx.look.warning));
        ui.label(small(&rest, cx.look.soft));
    });
}

fn place_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    article: &ArticlePath,
    item: &ReviewItem,
    place: &PlaceView,
    out: &mut Vec<Command>,
) {
    let (name, answer, verb) = match item.state {
        State::Moved | State::Changed => {
            ("review-is", Answer::Accept(article.clone(), item.key.clone()), "review-accept")
        }
        State::Ambiguous => ("review-place", attach(article, item, place), "review-choose"),
        _ => ("review-suggested", attach(article, item, place), "review-choose"),
    };
    words_ui(ui, cx, &cx.words.say(name), &place.before, &place.words, &place.after);
    let words: String = place.words.iter().map(|part| part.words.as_str()).collect();
    if item.is_own && button_for(ui, &cx.words.say(verb), &shortened(&words, QUOTE_CHARS)) {
        out.push(Command::Answer(answer));
    }
}

fn attach(article: &ArticlePath, item: &ReviewItem, place: &PlaceView) -> Answer {
    let (article, key) = (article.clone(), item.key.clone());
    Answer::Attach { article, key, start: place.span.start, end: place.span.end }
}

/// Words in their surroundings; what only one side has is underlined and set in brackets, so that it is also heard.
fn words_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, before: &str, words: &[Part], after: &str) {
    let font = reading(cx.settings.reading.font, Face::Regular, WORDS_PX);
    let format = |color: Color32| TextFormat { font_id: font.clone(), color, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    let flat = |text: &str| text.replace('\n', " ");
    job.append(&format!("{name}  "), 0.0, TextFormat { font_id: plain(SMALL_PX), ..format(cx.look.soft) });
    job.append(&format!("…{}", flat(before)), 0.0, format(cx.look.soft));
    for part in words {
        if part.is_only_here && !part.words.trim().is_empty() {
            let line = Stroke::new(2.0, cx.look.warning);
            let text = format!("[{}]", flat(&part.words));
            job.append(&text, 0.0, TextFormat { underline: line, ..format(cx.look.ink) });
        } else {
            job.append(&flat(&part.words), 0.0, format(cx.look.ink));
        }
    }
    job.append(&format!("{}…", flat(after)), 0.0, format(cx.look.soft));
    job.wrap.max_width = ui.available_width();
    ui.label(job);
}

fn button(ui: &mut Ui, words: &str) -> bool {
    ui.add(Button::new(words)).clicked()
}

/// A button that a screen reader names with the words it is about.
fn button_for(ui: &mut Ui, words: &str, about: &str) -> bool {
    let response = ui.add(Button::new(words));
    let name = format!("{words}: {about}");
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response.clicked()
}

fn quote_of(item: &ReviewItem) -> String {
    let words: String = item.old.iter().map(|part| part.words.as_str()).collect();
    shortened(&words, QUOTE_CHARS)
}

fn small(words: &str, color: Color32) -> RichText {
    RichText::new(words).font(plain(SMALL_PX)).color(color)
}
