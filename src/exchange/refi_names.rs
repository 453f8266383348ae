//! What a source of a REFI-QDA project is called, without folders and without the ending of the file it was made from.

use super::refi_in_hand::InHand;
use crate::text::decode::nfc;

/// The endings of files that sources are made from; anything else after a dot is part of a name.
const ENDINGS: [&str; 31] = [
    "txt", "text", "md", "docx", "doc", "rtf", "odt", "pdf", "html", "htm", "mhtml", "mht", "epub", "csv",
    "xml", "srt", "vtt", "mp3", "mp4", "m4a", "m4v", "wav", "ogg", "wma", "wmv", "mov", "avi", "jpg", "jpeg",
    "png", "gif",
];

/// What a source is called: by its own name, else by the file of its text, else by its id.
pub(super) fn source_name(text: &InHand, id: &str) -> String {
    let names = text.abouts.iter().map(|about| about.name.as_str());
    let said = names.chain([text.path.as_str(), id]);
    said.map(bare_name).find(|name| !name.is_empty()).unwrap_or_default()
}

fn bare_name(name: &str) -> String {
    let name = name.split_once("://").map_or(name, |(_, path)| path).trim();
    let file = name.rsplit(is_between_folders(name)).next().unwrap_or_default().trim();
    let bare = file.rsplit_once('.').filter(|(stem, ending)| {
        !stem.is_empty() && ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
    });
    nfc(bare.map_or(file, |(stem, _)| stem)).replace(['/', '\\'], "-")
}

/// What stands between folders: a slash that is not part of a date.
fn is_between_folders(name: &str) -> fn(char) -> bool {
    let bytes = name.as_bytes();
    let is_of_date = bytes.windows(3).any(|three| matches!(three, [b'0'..=b'9', b'/', b'0'..=b'9']));
    if is_of_date { |c| c == '\\' } else { |c| matches!(c, '/' | '\\') }
}

#[cfg(test)]
mod tests {
    use super::bare_name;

    #[test]
    fn a_name_is_without_folders_and_without_the_ending_of_a_file() {
        for (told, expected) in [
            ("002 Giá xăng.docx", "002 Giá xăng"),
            ("Bài 1.5", "Bài 1.5"),
            ("Internals\\\\Báo chí\\Bài 2.TXT", "Bài 2"),
            ("báo/bài 3.txt", "bài 3"),
            ("Phỏng vấn 12/3/2024", "Phỏng vấn 12-3-2024"),
            ("internal://5c94.txt", "5c94"),
            (".txt", ".txt"),
            ("Ba\u{300}i", "Bài"),
            (" ", ""),
        ] {
            assert_eq!(bare_name(told), expected, "{told}");
        }
    }
}
