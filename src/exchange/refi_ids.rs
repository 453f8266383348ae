//! The ids by which the parts of a REFI-QDA project refer to each other: each is kept once and stands as a number
//! elsewhere, since a large project says some of them a hundred thousand times.

use std::collections::HashMap;
use std::rc::Rc;

/// An id of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Id(usize);

/// The ids of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    texts: Vec<Rc<str>>,
    places: HashMap<Rc<str>, usize>,
}

impl Ids {
    /// The id that a text says; `None` where it says none.
    pub(super) fn id(&mut self, text: Option<&str>) -> Option<Id> {
        let text = clean_id(text?);
        if text.is_empty() {
            return None;
        }
        if let Some(place) = self.places.get(text.as_str()) {
            return Some(Id(*place));
        }
        let text: Rc<str> = text.into();
        let place = self.texts.len();
        self.texts.push(Rc::clone(&text));
        self.places.insert(text, place);
        Some(Id(place))
    }

    /// What an id is called; empty for none.
    pub(super) fn text(&self, id: Option<Id>) -> &str {
        id.and_then(|Id(place)| self.texts.get(place)).map(|text| &**text).unwrap_or_default()
    }
}

/// An id without braces, a GUID in small letters: files write one id in different ways. `qc` has ids that are no GUIDs,
/// and those stay as they are.
pub(super) fn clean_id(text: &str) -> String {
    let text = text.trim();
    let bare = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
    let is_of_guid = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    if bare.len() == 36 && bare.bytes().enumerate().all(is_of_guid) {
        bare.to_ascii_lowercase()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, clean_id};

    #[test]
    fn a_guid_is_one_however_it_is_written_and_another_id_is_as_it_stands() {
        let guid = "5c94bc9e-db8c-4f1d-9cd6-e900c7440860";
        assert_eq!(clean_id(" {5C94BC9E-DB8C-4F1D-9CD6-E900C7440860} "), guid);
        assert_eq!(clean_id("Code_1"), "Code_1");
        let mut ids = Ids::default();
        let id = ids.id(Some(guid));
        assert_eq!(id, ids.id(Some(&format!("{{{guid}}}"))));
        assert_ne!(id, ids.id(Some("code")));
        assert_eq!(ids.text(id), guid);
        assert_eq!(ids.id(Some(" ")), None);
    }
}
