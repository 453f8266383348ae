//! The pictures of an article: how large they are and how they look is found out by a thread of its own, once they are
//! needed, so that no frame waits for a file.

use crate::model::id::ArticlePath;
use crate::storage::picture::{Picture, PictureFault, PicturePlace, PictureSize};
use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureId, TextureOptions, Vec2, vec2};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// So many bytes of pictures are kept ready to be painted besides those in sight.
const MOST_BYTES: usize = 96 << 20;

/// A picture is at most this high, as a share of the width of its column.
const MOST_HEIGHT: f32 = 0.9;

/// What the thread is asked for.
enum Asked {
    Size(PicturePlace),
    Picture(PicturePlace),
}

/// What it finds.
enum Found {
    Size(PicturePlace, Result<PictureSize, PictureFault>),
    Picture(PicturePlace, Result<Box<ColorImage>, PictureFault>),
}

/// What is known of a picture.
#[derive(Default)]
struct Known {
    /// `None` while it is being found out.
    size: Option<Result<PictureSize, PictureFault>>,
    is_asked: bool,
    texture: Option<TextureHandle>,
    /// The frame it was last painted in.
    painted_in: u64,
}

/// A picture in a line, without the pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureBox {
    /// As the article names it.
    pub address: Arc<str>,
    /// How large it is drawn, in px.
    pub size: Vec2,
}

/// The pictures of the article that is shown.
#[derive(Default)]
pub struct Pictures {
    of: Option<(PathBuf, ArticlePath)>,
    thread: RefCell<Option<(Sender<Asked>, Receiver<Found>)>>,
    known: RefCell<HashMap<Arc<str>, Known>>,
    frame: Cell<u64>,
}

impl Pictures {
    /// Begins with an article of a project: nothing is known of its pictures.
    #[must_use]
    pub fn of(root: &Path, article: &ArticlePath) -> Self {
        Self { of: Some((root.to_owned(), article.clone())), ..Self::default() }
    }

    /// Takes in what was found since the last frame; tells which pictures are known by now.
    pub fn follow(&self, ctx: &Context) -> Vec<Arc<str>> {
        self.frame.set(self.frame.get() + 1);
        let mut sized = Vec::new();
        if let Some((_, found)) = &*self.thread.borrow() {
            let mut known = self.known.borrow_mut();
            for found in found.try_iter() {
                match found {
                    Found::Size(place, size) => {
                        known.entry(Arc::clone(&place.address)).or_default().size = Some(size);
                        sized.push(place.address);
                    }
                    Found::Picture(place, Ok(image)) => {
                        let known = known.entry(Arc::clone(&place.address)).or_default();
                        let options = TextureOptions::LINEAR.with_mipmap_mode(Some(TextureFilter::Linear));
                        known.texture = Some(ctx.load_texture(&*place.address, *image, options));
                    }
                    Found::Picture(place, Err(fault)) => {
                        known.entry(Arc::clone(&place.address)).or_default().size = Some(Err(fault));
                        sized.push(place.address);
                    }
                }
            }
        }
        self.forget_unseen();
        sized
    }

    /// Of many pictures those that were not in sight for longest are let go of.
    fn forget_unseen(&self) {
        let mut known = self.known.borrow_mut();
        let bytes_of = |known: &Known| known.texture.as_ref().map_or(0, TextureHandle::byte_size);
        let mut n_bytes: usize = known.values().map(bytes_of).sum();
        while n_bytes > MOST_BYTES {
            let unseen = known.values_mut().filter(|known| known.texture.is_some());
            let oldest = unseen.min_by_key(|known| known.painted_in);
            let Some(oldest) = oldest.filter(|oldest| oldest.painted_in + 1 < self.frame.get()) else {
                return;
            };
            n_bytes -= bytes_of(oldest);
            oldest.texture = None;
            oldest.is_asked = false;
        }
    }

    /// How large a picture is drawn in a column of some width, in px; `None` where it is not shown, or not known yet: then
    /// it is found out.
    #[must_use]
    pub fn size(&self, ctx: &Context, address: &Arc<str>, width: f32) -> Option<Vec2> {
        let mut known = self.known.borrow_mut();
        if !known.contains_key(address) {
            known.insert(Arc::clone(address), Known::default());
            self.ask(ctx, address, Asked::Size);
        }
        let PictureSize { width: w, height: h } = known.get(address)?.size?.ok()?;
        #[expect(clippy::cast_precision_loss, reason = "at most 16 million pixels")]
        let size = vec2(w.max(1) as f32, h.max(1) as f32);
        let share = (width / size.x).min(width * MOST_HEIGHT / size.y).min(1.0);
        Some((size * share).round())
    }

    /// Why a picture is not shown, once that is known.
    #[must_use]
    pub fn fault(&self, address: &str) -> Option<PictureFault> {
        self.known.borrow().get(address)?.size?.err()
    }

    /// The picture as it is painted in this frame; `None` while it is being read.
    #[must_use]
    pub fn texture(&self, ctx: &Context, address: &Arc<str>) -> Option<TextureId> {
        let mut all = self.known.borrow_mut();
        let known = all.entry(Arc::clone(address)).or_default();
        known.painted_in = self.frame.get();
        if !known.is_asked {
            known.is_asked = true;
            self.ask(ctx, address, Asked::Picture);
        }
        known.texture.as_ref().map(TextureHandle::id)
    }

    fn ask(&self, ctx: &Context, address: &Arc<str>, asked: impl FnOnce(PicturePlace) -> Asked) {
        let Some((root, article)) = &self.of else { return };
        let (root, article) = (root.clone(), article.clone());
        let mut thread = self.thread.borrow_mut();
        let (questions, _) = thread.get_or_insert_with(|| start(ctx));
        // Without a thread the words that stand for a picture are all that is shown.
        let _ = questions.send(asked(PicturePlace { root, article, address: Arc::clone(address) }));
    }
}

/// Starts the thread; it ends with whoever asks it.
fn start(ctx: &Context) -> (Sender<Asked>, Receiver<Found>) {
    let ((asked, questions), (answers, found)) = (channel(), channel());
    let wake = ctx.clone();
    let answer_all = move || {
        for question in questions {
            if answers.send(answer(question)).is_err() {
                return;
            }
            wake.request_repaint();
        }
    };
    let _ = thread::Builder::new().name("butda-pictures".to_owned()).spawn(answer_all);
    (asked, found)
}

fn answer(asked: Asked) -> Found {
    // What takes a picture apart was not written for every damaged file there is.
    match asked {
        Asked::Size(place) => {
            let size = catch_unwind(AssertUnwindSafe(|| place.size()));
            Found::Size(place, size.unwrap_or(Err(PictureFault::Unreadable)))
        }
        Asked::Picture(place) => {
            let read =
                catch_unwind(AssertUnwindSafe(|| place.read().map(|picture| Box::new(image(&picture)))));
            Found::Picture(place, read.unwrap_or(Err(PictureFault::Unreadable)))
        }
    }
}

fn image(picture: &Picture) -> ColorImage {
    let Picture { size: PictureSize { width, height }, rgba } = picture;
    let side = |n: u32| usize::try_from(n).unwrap_or_default();
    ColorImage::from_rgba_unmultiplied([side(*width), side(*height)], rgba)
}
