//! Typefaces of the computer beside the program's own: the family that somebody chose for reading, and one for each letter
//! that ours lack. They are looked for and read by a thread of their own, when the first is needed; a letter is a box until
//! its typeface is there.

use super::fonts;
use crate::storage::settings::{ReadingFont, Settings};
use crate::storage::system_fonts::{FamilyFonts, FontFile, SystemFonts};
use egui::Context;
use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// So many letters without a typeface are named at most.
const MOST_TOLD: usize = 5;

/// What the thread is asked for.
enum Asked {
    Families,
    Family(String),
    Letter(char),
}

/// What it finds.
enum Found {
    Families(Vec<String>),
    /// The fonts of a family; `None` where it is not installed.
    Family(String, Option<Box<FamilyFonts>>),
    /// A letter has a typeface now.
    Letter,
    /// No typeface of the computer has it.
    Nothing(char),
}

/// The typefaces of the computer, as far as they were needed.
#[derive(Default)]
pub struct FontSupply {
    /// `None` where the program keeps to its own typefaces.
    thread: Option<FontThread>,
    /// Families that can set Vietnamese; `None` until they are known.
    families: Option<Vec<String>>,
    are_families_asked: Cell<bool>,
    /// The family that reading text is set in, where it is one of the computer's.
    shown: Option<String>,
    /// Whether that family is not installed here.
    is_lacking: bool,
    /// Letters that no typeface has and nobody was told of yet.
    missing: BTreeSet<char>,
    /// Grows whenever text is set in other typefaces than before.
    version: u64,
}

struct FontThread {
    asked: Sender<Asked>,
    found: Receiver<Found>,
    shelf: Arc<Shelf>,
}

impl FontSupply {
    /// A supply that asks the computer.
    #[must_use]
    pub fn of_computer(ctx: &Context) -> Self {
        Self::of(ctx, SystemFonts::look)
    }

    /// The same with typefaces of the caller's choice; `look` runs on the thread, when the first is needed.
    #[must_use]
    pub fn of(ctx: &Context, look: impl FnOnce() -> SystemFonts + Send + 'static) -> Self {
        let (asked, questions) = channel();
        let (answers, found) = channel();
        let shelf = Shelf { asked: asked.clone(), fonts: Mutex::default(), letters: Mutex::default() };
        let shelf = Arc::new(shelf);
        let (theirs, wake) = (Arc::clone(&shelf), ctx.clone());
        let answer = move || answer_all(&questions, &answers, &theirs, look, || wake.request_repaint());
        // Without a thread the program keeps to its own typefaces.
        let thread = thread::Builder::new().name("butda-fonts".to_owned()).spawn(answer);
        ctx.set_font_providers(vec![Arc::clone(&shelf) as Arc<dyn FontProvider>]);
        Self { thread: thread.is_ok().then_some(FontThread { asked, found, shelf }), ..Self::default() }
    }

    /// Grows whenever text is set in other typefaces than before: what was measured then is void.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The families of the computer that can set Vietnamese, once they are known; asks for them where nobody did.
    #[must_use]
    pub fn families(&self) -> Option<&Vec<String>> {
        if let Some(thread) = self.thread.as_ref().filter(|_| !self.are_families_asked.get()) {
            self.are_families_asked.set(thread.asked.send(Asked::Families).is_ok());
        }
        self.families.as_ref()
    }

    /// Whether the family that the settings name is not installed here.
    #[must_use]
    pub fn lacks_chosen(&self) -> bool {
        self.is_lacking
    }

    /// Letters that no typeface has, a few, each with its number in Unicode; once.
    pub fn take_missing(&mut self) -> Option<String> {
        let told = |letter: &char| format!("{letter} (U+{:04X})", u32::from(*letter));
        let mut letters: Vec<String> = self.missing.iter().take(MOST_TOLD).map(told).collect();
        if self.missing.len() > MOST_TOLD {
            letters.push("…".to_owned());
        }
        self.missing.clear();
        (!letters.is_empty()).then(|| letters.join(", "))
    }

    /// Takes in what was found, then asks for the family that the settings name.
    pub fn follow(&mut self, ctx: &Context, settings: &Settings) {
        let Some(thread) = &self.thread else { return };
        let mut has_letters = false;
        for found in thread.found.try_iter() {
            match found {
                Found::Families(families) => self.families = Some(families),
                Found::Family(name, fonts) if self.shown.as_ref() == Some(&name) => {
                    self.is_lacking = fonts.is_none();
                    ctx.set_fonts(fonts::definitions(fonts.as_deref()));
                    self.version += 1;
                }
                // Another was chosen meanwhile.
                Found::Family(..) => {}
                Found::Letter => has_letters = true,
                Found::Nothing(letter) => {
                    self.missing.insert(letter);
                }
            }
        }
        if has_letters {
            ctx.set_font_providers(vec![Arc::clone(&thread.shelf) as Arc<dyn FontProvider>]);
            self.version += 1;
        }
        let wanted = (settings.reading.font == ReadingFont::System).then(|| settings.system_font.clone());
        if self.shown != wanted {
            self.shown.clone_from(&wanted);
            self.is_lacking = false;
            match wanted {
                Some(name) => {
                    let _ = thread.asked.send(Asked::Family(name));
                }
                None => ctx.set_fonts(fonts::definitions(None)),
            }
        }
    }
}

/// Answers one question after the other until nobody asks any more.
fn answer_all(
    questions: &Receiver<Asked>,
    answers: &Sender<Found>,
    shelf: &Shelf,
    look: impl FnOnce() -> SystemFonts,
    wake: impl Fn(),
) {
    let Ok(mut asked) = questions.recv() else { return };
    let fonts = look();
    loop {
        let found = match asked {
            Asked::Families => Found::Families(fonts.reading_families()),
            Asked::Family(name) => {
                let found = fonts.family(&name).map(Box::new);
                Found::Family(name, found)
            }
            Asked::Letter(letter) if shelf.font_with(letter).is_some() => Found::Letter,
            Asked::Letter(letter) => match fonts.covering(letter) {
                Some(font) => {
                    shelf.add(font);
                    Found::Letter
                }
                None => Found::Nothing(letter),
            },
        };
        if answers.send(found).is_err() {
            return;
        }
        wake();
        match questions.recv() {
            Ok(next) => asked = next,
            Err(_) => return,
        }
    }
}

/// The typefaces that were read for letters ours lack, as the toolkit asks for them while it lays text out.
struct Shelf {
    asked: Sender<Asked>,
    fonts: Mutex<Vec<FontFile>>,
    /// The letters that were asked for.
    letters: Mutex<BTreeSet<char>>,
}

impl Shelf {
    fn add(&self, font: FontFile) {
        self.fonts.lock().unwrap_or_else(PoisonError::into_inner).push(font);
    }

    fn font_with(&self, letter: char) -> Option<FontFile> {
        let fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        fonts.iter().find(|font| font.has(letter)).cloned()
    }
}

impl FontProvider for Shelf {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let letter = request.cluster.chars().next()?;
        if let Some(font) = self.font_with(letter) {
            return Some(FontInsert::new(&font.name, fonts::data_of(&font), Vec::new()));
        }
        let is_new = self.letters.lock().unwrap_or_else(PoisonError::into_inner).insert(letter);
        if is_new {
            // Where the thread is gone the letter stays a box.
            let _ = self.asked.send(Asked::Letter(letter));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::FontSupply;
    use crate::storage::settings::{ReadingFont, Settings};
    use crate::storage::system_fonts::SystemFonts;
    use crate::ui::fonts::{self, Face, reading};
    use egui::{Color32, Context};
    use std::path::Path;
    use std::time::Duration;

    /// The typefaces of the program itself, as if they were those of a computer.
    fn installed() -> SystemFonts {
        SystemFonts::of_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts")))
    }

    /// A window whose supply has the computer's typefaces.
    struct Stage {
        ctx: Context,
        supply: FontSupply,
        settings: Settings,
    }

    impl Stage {
        fn new(settings: Settings) -> Self {
            let ctx = Context::default();
            ctx.set_fonts(fonts::definitions(None));
            let supply = FontSupply::of(&ctx, installed);
            Self { ctx, supply, settings }
        }

        /// Draws words again and again until something is so; their width in the end, in px.
        fn until(&mut self, words: &str, is_so: impl Fn(&mut FontSupply) -> bool) -> f32 {
            let mut n_frames = 0;
            while !is_so(&mut self.supply) {
                n_frames += 1;
                assert!(n_frames < 30_000, "nothing was found");
                self.frame(words);
                std::thread::sleep(Duration::from_millis(2));
            }
            self.frame(words)
        }

        fn frame(&mut self, words: &str) -> f32 {
            let mut width = 0.0;
            self.supply.follow(&self.ctx, &self.settings);
            let output = self.ctx.run_ui(egui::RawInput::default(), |ui| {
                let font = reading(self.settings.reading.font, Face::Regular, 20.0);
                let galley = ui
                    .fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), font.clone(), Color32::BLACK));
                width = galley.size().x;
            });
            output.drop_without_applying_deltas();
            width
        }
    }

    fn system(name: &str) -> Settings {
        let mut settings = Settings { system_font: name.to_owned(), ..Settings::default() };
        settings.reading.font = ReadingFont::System;
        settings
    }

    #[test]
    fn reading_text_is_set_in_the_family_that_was_chosen_and_in_ours_until_it_is_there() {
        let words = "Nhân dân đánh giá cao";
        let mut literata = Stage::new(Settings::default());
        let ours = literata.frame(words);
        let mut stage = Stage::new(system("Be Vietnam Pro"));
        assert!((stage.frame(words) - ours).abs() < 0.5);
        let theirs = stage.until(words, |supply| supply.version() > 0);
        assert!((theirs - ours).abs() > 2.0, "{ours} px in Literata, {theirs} px in Be Vietnam Pro");
        assert!(!stage.supply.lacks_chosen());
    }

    #[test]
    fn a_family_that_is_not_installed_leaves_the_text_in_ours_and_says_so() {
        let mut stage = Stage::new(system("No Such Font"));
        let before = stage.frame("Nhân dân");
        let after = stage.until("Nhân dân", |supply| supply.version() > 0);
        assert!(stage.supply.lacks_chosen() && (before - after).abs() < 0.5);
    }

    #[test]
    fn letters_that_no_typeface_has_are_told_once() {
        let mut stage = Stage::new(Settings::default());
        let told = std::cell::RefCell::new(Vec::new());
        stage.until("Tin 漢", |supply| {
            told.borrow_mut().extend(supply.take_missing());
            !told.borrow().is_empty()
        });
        stage.frame("Tin 漢");
        assert_eq!((told.into_inner(), stage.supply.take_missing()), (vec!["漢 (U+6F22)".to_owned()], None));
    }
}
