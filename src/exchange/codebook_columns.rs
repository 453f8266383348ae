//! What other programs, and people, call the columns of a codebook and its labels, in both languages.

use crate::model::theme::ThemeText;

/// What a column of a codebook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// The names of the whole branch.
    Path,
    /// The theme's own name, or the whole branch where no column has that.
    Name,
    /// The theme above it.
    Parent,
    Color,
    Key,
    Text(ThemeText),
    /// What is told and never read: numbers of passages, ids and the like.
    Told,
}

/// What columns go by, in small letters. `tag` and `number of highlights` are Taguette's, `category` is `QualCoder`'s.
const NAMES: [(Column, &[&str]); 11] = [
    (
        Column::Path,
        &[
            "path",
            "full path",
            "full name",
            "code path",
            "theme path",
            "hierarchy",
            "đường dẫn",
            "tên đầy đủ",
        ],
    ),
    (
        Column::Name,
        &[
            "name",
            "code",
            "code name",
            "codename",
            "theme",
            "theme name",
            "tag",
            "node",
            "label",
            "tên",
            "chủ đề",
            "tên chủ đề",
            "mã",
            "tên mã",
            "nhãn",
        ],
    ),
    (
        Column::Parent,
        &[
            "parent",
            "parent code",
            "parent name",
            "parent path",
            "parent theme",
            "under",
            "category",
            "code group",
            "group",
            "cha",
            "cấp trên",
            "chủ đề cha",
            "mã cha",
            "thuộc",
            "nằm trong",
            "nhóm",
        ],
    ),
    (Column::Color, &["color", "colour", "code color", "code colour", "màu", "màu sắc"]),
    (Column::Key, &["key", "shortcut", "phím"]),
    (
        Column::Text(ThemeText::Definition),
        &["definition", "description", "code description", "meaning", "định nghĩa", "mô tả", "ý nghĩa"],
    ),
    (
        Column::Text(ThemeText::Include),
        &["include", "includes", "inclusion", "inclusion criteria", "when to use", "bao gồm", "khi nào dùng"],
    ),
    (
        Column::Text(ThemeText::Exclude),
        &[
            "exclude",
            "excludes",
            "exclusion",
            "exclusion criteria",
            "when not to use",
            "không bao gồm",
            "loại trừ",
            "khi nào không dùng",
        ],
    ),
    (Column::Text(ThemeText::Example), &["example", "examples", "ví dụ"]),
    (
        Column::Text(ThemeText::Memo),
        &["memo", "code memo", "comment", "note", "notes", "ghi chú", "ghi chú phân tích"],
    ),
    (
        Column::Told,
        &[
            "passages",
            "articles",
            "id",
            "guid",
            "number of highlights",
            "highlight_count",
            "count",
            "frequency",
            "số đoạn",
            "số bài",
        ],
    ),
];

/// What a column of this name holds, if that is known.
pub(super) fn column_of(name: &str) -> Option<Column> {
    let name = name.trim().trim_end_matches(':').to_lowercase().replace(['_', '-'], " ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    NAMES
        .iter()
        .find(|(_, names)| names.iter().any(|known| known.replace('_', " ") == name))
        .map(|(column, _)| *column)
}

#[cfg(test)]
mod tests {
    use super::{Column, column_of};
    use crate::exchange::codebook_csv::COLUMNS;
    use crate::model::theme::ThemeText;

    #[test]
    fn the_columns_that_are_written_are_read() {
        assert!(COLUMNS.iter().all(|name| column_of(name).is_some()), "{COLUMNS:?}");
    }

    #[test]
    fn a_column_is_known_however_its_name_is_spelt() {
        assert_eq!(column_of(" Code_Name "), Some(Column::Name));
        assert_eq!(column_of("ĐỊNH NGHĨA:"), Some(Column::Text(ThemeText::Definition)));
        assert_eq!(column_of("weight"), None);
    }
}
