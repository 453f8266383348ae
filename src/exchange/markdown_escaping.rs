//! Other people's text in Markdown: whatever marks, links, tags or HTML it holds is escaped and reads as it was written, in
//! `CommonMark` and with what GitHub and Obsidian add to it.

/// Text of several lines, each after `margin`. Lines stay lines (two spaces at the end are a line break everywhere),
/// empty lines part paragraphs, those around the text go.
pub(super) fn escaped_lines(text: &str, margin: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let lines: Vec<String> = text.split(ends_line).map(escaped).collect();
    let mut out = String::with_capacity(text.len());
    for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
        let end = match next {
            None => "",
            Some(next) if next.is_empty() || line.is_empty() => "\n",
            Some(_) => "  \n",
        };
        let margin = if line.is_empty() { margin.trim_end() } else { margin };
        out.extend([margin, line, end]);
    }
    out
}

/// Text as one line.
pub(super) fn escaped_line(text: &str) -> String {
    escaped(&one_line(text))
}

/// The words of all lines in one, without control characters.
pub(super) fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| ends_line(c) || c.is_control()).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What some reader of Markdown ends a line at.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A line as plain words, wherever it is put. `<`, `>` and `&` become entities, as not every reader knows a
/// backslash before them; signs that mean something only doubled, or only first in a line, are left alone elsewhere.
fn escaped(line: &str) -> String {
    let line = line.trim_matches(|c: char| c == ' ' || c.is_control());
    let list_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_number = line.len() - list_number.len();
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((byte, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_doubled = before == Some(c) || next == Some(c);
        let is_significant = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '^' => true,
            '=' | ':' if byte == 0 || is_doubled => true,
            ':' => next == Some('/'),
            '%' => is_doubled,
            '-' | '+' => byte == 0,
            // GitHub makes a link of `www.`, too.
            '.' if out.ends_with("www") || out.ends_with("WWW") => true,
            '.' | ')' => byte > 0 && byte == after_number,
            _ => false,
        };
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c if is_significant => out.extend(['\\', c]),
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}
