//! The texts of lists, kept from frame to frame as they were laid out: a list of rows has a hundred of them, and asking
//! the toolkit for each in each frame takes as long as drawing it.

use super::bidi_layout::laid_out;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Galley, Id, Pos2, Ui};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// So many texts are kept at most; beyond, all are laid out anew.
const MOST: usize = 4_096;

#[derive(Default)]
struct Kept {
    /// By the hash of the words and of how they are set.
    texts: HashMap<u64, (Box<str>, Arc<Galley>)>,
    /// A text that is laid out in every frame. Where that is done anew, the fonts' picture was drawn anew, and what was
    /// laid out before it has its letters elsewhere.
    sample: Option<Arc<Galley>>,
    /// The pass of the window it was looked at in.
    pass: u64,
    /// Grows whenever the fonts' picture was drawn anew.
    version: u64,
}

/// How a text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Letters {
    pub font: FontId,
    pub color: Color32,
}

impl Letters {
    /// Letters of a font in a colour.
    #[must_use]
    pub fn new(font: FontId, color: Color32) -> Self {
        Self { font, color }
    }
}

/// The room a text has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// In px.
    pub width: f32,
    /// Rows at most.
    pub rows: usize,
}

impl Room {
    /// Room for one row.
    #[must_use]
    pub fn row(width: f32) -> Self {
        Self { width, rows: 1 }
    }
}

/// Draws text with its top left corner at a place, with an ellipsis where it is longer than its room.
pub fn text(ui: &Ui, words: &str, letters: Letters, pos: Pos2, room: Room) {
    let color = letters.color;
    ui.painter().galley(pos, cut(ui, words, letters, room), color);
}

/// Text in one row, however long.
pub fn row(ui: &Ui, words: &str, letters: Letters) -> Arc<Galley> {
    cut(ui, words, letters, Room::row(f32::INFINITY))
}

/// Grows whenever letters have come to lie elsewhere in the fonts' picture: what was made of shaped text before is void.
pub fn version(ui: &Ui) -> u64 {
    with_kept(ui, |kept| kept.version)
}

fn with_kept<T>(ui: &Ui, ask: impl FnOnce(&mut Kept) -> T) -> T {
    let id = Id::unique("kept-text");
    let kept = ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<Kept>>>(id)));
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.follow(ui);
    ask(&mut kept)
}

/// Text with an ellipsis where it is longer than its room.
pub fn cut(ui: &Ui, words: &str, letters: Letters, room: Room) -> Arc<Galley> {
    let (Letters { font, color }, Room { width, rows }) = (letters, room);
    let size = (font.size.to_bits(), width.to_bits(), rows);
    let key = egui::epaint::util::hash((words, size, &font.family, color));
    with_kept(ui, |kept| {
        if let Some((known, galley)) = kept.texts.get(&key)
            && **known == *words
        {
            return Arc::clone(galley);
        }
        let mut job = LayoutJob::simple(words.to_owned(), font, color, width);
        job.wrap = TextWrapping { max_width: width, max_rows: rows, ..Default::default() };
        let galley = laid_out(ui, job);
        kept.texts.insert(key, (words.into(), Arc::clone(&galley)));
        galley
    })
}

impl Kept {
    /// Forgets, once a frame, what is not true any more.
    fn follow(&mut self, ui: &Ui) {
        let pass = ui.ctx().cumulative_pass_nr();
        if self.pass == pass && self.sample.is_some() {
            return;
        }
        self.pass = pass;
        let sample = ui.fonts_mut(|fonts| {
            fonts.layout_no_wrap("Ộ".to_owned(), super::fonts::plain(13.0), Color32::BLACK)
        });
        let is_same = self.sample.as_ref().is_some_and(|known| Arc::ptr_eq(known, &sample));
        if !is_same || self.texts.len() > MOST {
            self.texts.clear();
        }
        if !is_same {
            self.version += 1;
            self.sample = Some(sample);
        }
    }
}
