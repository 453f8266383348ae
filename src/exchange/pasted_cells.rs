//! Cells as spreadsheets put them on the clipboard: lines of text with tabs, where a cell with a tab, a line end or a
//! quotation mark stands in quotation marks.

use super::csv::{guarded, is_formula};

/// The mark that a cell stands in.
const QUOTE: char = '"';

/// The rows of a pasted text. What is quoted is taken out of its marks, line ends within a cell become spaces, and the
/// mark that kept a cell from being run is taken away.
#[must_use]
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| plain(rest));
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        rest = if let Some(next) = after.strip_prefix('\t') {
            next
        } else if let Some(next) = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])) {
            rows.push(Vec::new());
            next
        } else {
            return rows;
        };
    }
}

/// Rows as text with tabs between cells, none of which a spreadsheet runs, and a line end between rows.
pub fn written<'r>(rows: impl IntoIterator<Item = &'r [String]>) -> String {
    let line = |row: &'r [String]| {
        row.iter().map(|cell| guarded(&flat(cell)).into_owned()).collect::<Vec<_>>().join("\t")
    };
    rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A cell up to the tab or the end of the line, with what follows.
fn plain(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (unguarded(cell), after)
}

/// A cell in quotation marks, in which two of them are one; `None` where it does not end as such a cell does.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix(QUOTE)?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once(QUOTE)?;
        cell.push_str(before);
        if let Some(next) = after.strip_prefix(QUOTE) {
            cell.push(QUOTE);
            rest = next;
        } else {
            let is_end = after.is_empty() || after.starts_with(['\t', '\n', '\r']);
            return is_end.then(|| (unguarded(&cell), after));
        }
    }
}

fn flat(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unguarded(cell: &str) -> String {
    let cell = flat(cell);
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        Some(_) | None => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{cells, written};

    #[track_caller]
    fn check(text: &str, rows: &[&[&str]]) {
        assert_eq!(cells(text), rows);
    }

    #[test]
    fn lines_are_rows_and_tabs_part_cells() {
        check("a\tb\nc\td\n", &[&["a", "b"], &["c", "d"]]);
        check("a\r\n\r\nb", &[&["a"], &[""], &["b"]]);
        check("", &[&[""]]);
        check("a\t\tb\t", &[&["a", "", "b", ""]]);
    }

    #[test]
    fn a_cell_in_quotation_marks_holds_tabs_and_lines() {
        check("\"a\nb\"\tc", &[&["a b", "c"]]);
        check("\"nói \"\"được\"\"\"\tc", &[&["nói \"được\"", "c"]]);
        check("\"Bút Dạ\" là gì\tc", &[&["\"Bút Dạ\" là gì", "c"]]);
        check("\"a", &[&["\"a"]]);
    }

    #[test]
    fn what_is_copied_is_pasted_as_it_was() {
        let rows = [["=1+1", "-5"], ["'a", "Thái Nguyên"]].map(|row| row.map(str::to_owned).to_vec());
        let text = written(rows.iter().map(Vec::as_slice));
        assert_eq!(text, "'=1+1\t'-5\n'a\tThái Nguyên");
        assert_eq!(cells(&text), rows);
    }
}
