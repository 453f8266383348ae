//! Text of people as HTML holds it: between tags, and between quotation marks.

/// Text as it stands between tags and in values of attributes. Letters that HTML cannot hold become U+FFFD, one for one.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    add_escaped(&mut out, text);
    out
}

/// Adds text as [`escaped`] gives it.
pub(super) fn add_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_held(c) => out.push(c),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

/// Whether HTML can hold a letter as it is: no control character but tab, line feed and form feed, and no number that
/// Unicode keeps free for ever.
fn is_held(c: char) -> bool {
    match c {
        '\t' | '\n' | '\u{c}' => true,
        '\u{fdd0}'..='\u{fdef}' => false,
        c => !c.is_control() && u32::from(c) & 0xFFFE != 0xFFFE,
    }
}

/// An address that a link may lead to: of the web, or of mail. Others mean nothing outside of the article's folder, or run
/// something.
pub(super) fn is_followed(address: &str) -> bool {
    let begins =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    ["https://", "http://", "mailto:"].into_iter().any(begins)
}
