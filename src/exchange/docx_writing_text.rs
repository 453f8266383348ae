//! Words as Word's XML holds them: escaped, lines and tabs as elements, and nothing that XML forbids.

use std::borrow::Cow;

/// What stands for a character that no XML may hold.
const REPLACEMENT: char = '\u{fffd}';

/// What some program ends a line at.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Adds words to a run.
pub(super) fn words_to(out: &mut String, words: &str) {
    let mut is_open = false;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        if is_line_end(c) || c == '\t' {
            out.push_str(if std::mem::take(&mut is_open) { "</w:t>" } else { "" });
            out.push_str(if c == '\t' { "<w:tab/>" } else { "<w:br/>" });
            continue;
        }
        if !std::mem::replace(&mut is_open, true) {
            out.push_str("<w:t xml:space=\"preserve\">");
        }
        escaped_to(out, c);
    }
    if is_open {
        out.push_str("</w:t>");
    }
}

/// Adds words to an attribute, or to an element that knows no lines.
pub(super) fn attribute_to(out: &mut String, words: &str) {
    words.chars().for_each(|c| escaped_to(out, c));
}

/// Words of an element that knows no lines.
pub(super) fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    attribute_to(&mut out, words);
    out
}

fn escaped_to(out: &mut String, c: char) {
    match c {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '"' => out.push_str("&quot;"),
        '\u{fffe}' | '\u{ffff}' => out.push(REPLACEMENT),
        c if c.is_control() => out.push(REPLACEMENT),
        c => out.push(c),
    }
}

/// The paragraphs of a text: what blank lines part. None of them is empty, and they keep their lines.
pub(super) fn paragraphs(text: &str) -> Vec<Cow<'_, str>> {
    let text = text.trim();
    if !text.contains(is_line_end) {
        return if text.is_empty() { Vec::new() } else { vec![Cow::Borrowed(text)] };
    }
    let text = text.replace("\r\n", "\n");
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_new = true;
    for line in text.split(is_line_end) {
        match paragraphs.last_mut() {
            _ if line.trim().is_empty() => is_new = true,
            Some(last) if !is_new => last.extend(["\n", line]),
            Some(_) | None => {
                paragraphs.push(line.to_owned());
                is_new = false;
            }
        }
    }
    paragraphs.into_iter().map(Cow::Owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, words_to};

    fn written(words: &str) -> String {
        let mut out = String::new();
        words_to(&mut out, words);
        out.replace(" xml:space=\"preserve\"", "")
    }

    #[test]
    fn lines_and_tabs_are_elements_and_what_xml_forbids_is_replaced() {
        for (words, xml) in [
            ("", ""),
            ("a", "<w:t>a</w:t>"),
            ("a\r\nb\n\nc", "<w:t>a</w:t><w:br/><w:t>b</w:t><w:br/><w:br/><w:t>c</w:t>"),
            ("\tx\u{2028}", "<w:tab/><w:t>x</w:t><w:br/>"),
            ("]]> & \"<b>", "<w:t>]]&gt; &amp; &quot;&lt;b&gt;</w:t>"),
            (
                "\0\u{1}\u{1b}\u{7f}\u{fffe}\u{ffff}",
                "<w:t>\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}</w:t>",
            ),
        ] {
            assert_eq!(written(words), xml);
        }
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(paragraphs(" \n"), Vec::<String>::new());
        assert_eq!(paragraphs(" a "), ["a"]);
        assert_eq!(paragraphs("a\r\nb\r\n\r\n\n  c\u{2029}d\n \t\ne"), ["a\nb", "  c\nd", "e"]);
    }
}
