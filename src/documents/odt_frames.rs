//! Pictures of an ODF text: a frame holds one, in one form or several, with a title and a description.

use super::archive::Archive;
use super::pictures::Pictures;

/// A frame that is open.
#[derive(Default)]
struct Frame {
    /// Where its picture stands; `None` where that is not in the file.
    places: Vec<Option<String>>,
    title: String,
    description: String,
}

/// A picture and the words that stand for it.
pub(super) struct Shown {
    pub(super) picture: usize,
    pub(super) words: String,
}

/// The frames that are open, and the pictures taken so far.
pub(super) struct Frames<'a, 'b> {
    archive: Option<&'a mut Archive<'b>>,
    open: Vec<Frame>,
    pub(super) pictures: Pictures,
}

impl<'a, 'b> Frames<'a, 'b> {
    pub(super) fn new(archive: Option<&'a mut Archive<'b>>) -> Self {
        Self { archive, open: Vec::new(), pictures: Pictures::default() }
    }

    pub(super) fn open(&mut self) {
        self.open.push(Frame::default());
    }

    pub(super) fn take_title(&mut self, words: String) {
        if let Some(frame) = self.open.last_mut() {
            frame.title = words;
        }
    }

    pub(super) fn take_description(&mut self, words: String) {
        if let Some(frame) = self.open.last_mut() {
            frame.description = words;
        }
    }

    pub(super) fn take_place(&mut self, address: Option<&str>) {
        let is_inside = |address: &&str| !address.contains("://") && !address.starts_with("../");
        if let Some(frame) = self.open.last_mut() {
            let place = address.filter(is_inside);
            frame.places.push(place.map(|place| place.trim_start_matches("./").to_owned()));
        }
    }

    /// Closes a frame and gives the first form of its picture that can be shown.
    pub(super) fn close(&mut self) -> Option<Shown> {
        let frame = self.open.pop()?;
        let archive = self.archive.as_mut();
        let picture = archive.and_then(|archive| {
            frame.places.iter().flatten().find_map(|place| self.pictures.take(archive, place))
        });
        let Some(picture) = picture else {
            if !frame.places.is_empty() {
                self.pictures.leave_out();
            }
            return None;
        };
        let said = [frame.description, frame.title].into_iter().find(|words| !words.trim().is_empty());
        Some(Shown { picture, words: said.unwrap_or_else(|| self.pictures.name(picture)) })
    }
}
