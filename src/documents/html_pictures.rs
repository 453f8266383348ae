//! The pictures of a page: those it holds itself (`data:`), those that lie in the same archive, and how many lie elsewhere.

use super::document::{LeftOut, LeftOutKind, Picture};
use super::html_tree::{NodeAt, Tree};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::sync::Arc;

/// Finds the bytes of a picture by its address, in the archive that the page is of.
pub type FindPicture<'a> = &'a dyn Fn(&str) -> Option<Arc<[u8]>>;

/// The largest picture, in bytes.
pub const MAX_PICTURE_BYTES: usize = 8 << 20;
/// All pictures of a page together, in bytes.
const MAX_BYTES_OF_ALL: usize = 128 << 20;
/// Smaller ones stand in for a picture that a script would load, or count readers.
const MIN_PICTURE_BYTES: usize = 100;

/// The pictures so far.
pub(super) struct Shelf<'a> {
    find: FindPicture<'a>,
    pub(super) pictures: Vec<Picture>,
    places: HashMap<Arc<str>, usize>,
    n_bytes: usize,
    n_left_out: usize,
}

/// A picture in the text: an index into the pictures, and what is said in its place.
pub(super) struct Shown {
    pub(super) picture: usize,
    pub(super) words: String,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(find: FindPicture<'a>) -> Self {
        Self { find, pictures: Vec::new(), places: HashMap::new(), n_bytes: 0, n_left_out: 0 }
    }

    /// What was left out so far.
    pub(super) fn left_out(&self) -> Option<LeftOut> {
        (self.n_left_out > 0).then_some(LeftOut { what: LeftOutKind::Pictures, n: self.n_left_out })
    }

    /// Takes the picture of an `img`.
    pub(super) fn take(&mut self, tree: &Tree<'_>, at: NodeAt) -> Option<Shown> {
        const ADDRESSES: [&str; 6] =
            ["src", "data-src", "data-original", "data-lazy-src", "data-lazy", "srcset"];
        if is_speck(tree, at) {
            return None;
        }
        let addresses = ADDRESSES.iter().filter_map(|name| tree.attribute(at, name));
        let mut addresses: Vec<_> = addresses.filter(|address| !address.trim().is_empty()).collect();
        // What a script would load comes before what stands in for it.
        addresses.sort_by_key(|address| is_data(address));
        if addresses.is_empty() {
            return None;
        }
        let found = addresses.iter().find_map(|address| self.place(address.trim()));
        let Some(picture) = found else {
            self.n_left_out += 1;
            return None;
        };
        let words = tree.attribute(at, "alt").map(|alt| alt.split_whitespace().collect::<Vec<_>>().join(" "));
        let name = self.pictures.get(picture).map(|picture| picture.name.clone());
        let words = words.filter(|words| !words.is_empty()).or(name).unwrap_or_default();
        Some(Shown { picture, words })
    }

    /// The picture at this address, taken once however often it is shown.
    fn place(&mut self, address: &str) -> Option<usize> {
        if let Some(picture) = self.places.get(address) {
            return Some(*picture);
        }
        let bytes = if is_data(address) { data(address) } else { (self.find)(address) }?;
        let kind = kind_of(&bytes)?;
        let is_of_size = (MIN_PICTURE_BYTES..=MAX_PICTURE_BYTES).contains(&bytes.len());
        if !is_of_size || self.n_bytes + bytes.len() > MAX_BYTES_OF_ALL {
            return None;
        }
        self.n_bytes += bytes.len();
        let picture = self.pictures.len();
        let name = name_of(address).unwrap_or_else(|| format!("picture-{}.{kind}", picture + 1));
        self.pictures.push(Picture { name, bytes });
        // The address of a `data:` picture is the picture: it is not kept a second time.
        if !is_data(address) {
            self.places.insert(address.into(), picture);
        }
        Some(picture)
    }
}

/// Whether it is of one or two pixels: such pictures count readers.
fn is_speck(tree: &Tree<'_>, at: NodeAt) -> bool {
    let size = |name| tree.attribute(at, name).and_then(|size| size.trim().parse::<u32>().ok());
    size("width").is_some_and(|width| width <= 2) || size("height").is_some_and(|height| height <= 2)
}

/// Whether a picture stands for letters among words: a smiley, a formula, a flag.
pub(super) fn is_letter(tree: &Tree<'_>, at: NodeAt) -> bool {
    const MAX_PX: u32 = 60;
    let class = tree.attribute(at, "class").unwrap_or_default().to_ascii_lowercase();
    let size = |name| tree.attribute(at, name).and_then(|size| size.trim().parse::<u32>().ok());
    let is_small = |name| size(name).is_some_and(|size| size <= MAX_PX);
    let is_named = ["emoji", "smiley", "icon", "math", "tex"].iter().any(|name| class.contains(name));
    is_named || is_small("width") || is_small("height")
}

fn is_data(address: &str) -> bool {
    address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

/// The kind of a picture that can be shown, told by its first bytes.
pub(super) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// The bytes of a `data:` address.
fn data(address: &str) -> Option<Arc<[u8]>> {
    let (head, body) = address.get(5..)?.split_once(',')?;
    // Before it is decoded: base64 is longer by a third, and by line ends.
    if body.len() > MAX_PICTURE_BYTES * 3 / 2 {
        return None;
    }
    let is_base64 = head.rsplit(';').next().is_some_and(|word| word.trim().eq_ignore_ascii_case("base64"));
    let body = percent_decode_str(body);
    if !is_base64 {
        return Some(body.collect::<Vec<u8>>().into());
    }
    Some(from_base64(&body.collect::<Vec<u8>>()).into())
}

/// Bytes written as base64 (RFC 4648, also with the signs of addresses); what is no sign of it is passed over.
pub(super) fn from_base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut n_bits) = (0_u32, 0_u32);
    for sign in text {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (bits, n_bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = ((bits << 6) | u32::from(value)) & 0xFFFF;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.extend(u8::try_from((bits >> n_bits) & 0xFF));
        }
    }
    bytes
}

/// The name of the file at an address, without folders.
fn name_of(address: &str) -> Option<String> {
    if is_data(address) {
        return None;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let name = percent_decode_str(name).decode_utf8_lossy().into_owned();
    let name: String =
        name.chars().filter(|c| !c.is_control() && !matches!(c, '/' | '\\')).take(200).collect();
    Some(name).filter(|name| !name.trim().is_empty())
}
