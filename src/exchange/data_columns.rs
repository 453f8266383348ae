//! The columns of the tables that databases get. No name is a reserved word of SQL, so that none has to be quoted.

use super::data_tables::{Column, Kind};

pub(super) static STUDY: [Column; 6] = [
    Column::new("name", Kind::Text, "What the project is called").nullable(),
    Column::new("memo", Kind::Text, "What is said of it as a whole").nullable(),
    Column::new("modified", Kind::Timestamp, "When anything of it was changed last").nullable(),
    Column::new("program", Kind::Text, "The program that wrote these tables"),
    Column::new("version", Kind::Text, "The version of that program"),
    Column::new("format", Kind::Integer, "The number of the definition of these tables"),
];

pub(super) static ARTICLES: [Column; 11] = [
    Column::new("id", Kind::Integer, "Number of the row, from 1; another one in the next export"),
    Column::new("path", Kind::Text, "Its path within the project, with /"),
    Column::new("title", Kind::Text, "Its title").nullable(),
    Column::new("date", Kind::Date, "The day of its publication; null where it is not known to the day")
        .nullable(),
    Column::new("date_text", Kind::Text, "Its date as it is recorded, ISO 8601").nullable(),
    Column::new("source", Kind::Text, "Where it was published").nullable(),
    Column::new("author", Kind::Text, "Who wrote it").nullable(),
    Column::new(
        "characters",
        Kind::Integer,
        "Length of its text of today, in Unicode code points; null where it cannot be read",
    )
    .nullable(),
    Column::new("sha256", Kind::Text, "SHA-256 of that text in UTF-8; null where it cannot be read")
        .nullable(),
    Column::new(
        "memo",
        Kind::Text,
        "What is said of it as a whole; of several people, each after a blank line",
    )
    .nullable(),
    Column::new("is_done", Kind::Boolean, "Whether somebody is through with it"),
];

pub(super) static ARTICLE_ATTRIBUTES: [Column; 4] = [
    Column::new("article_id", Kind::Integer, "The article").refers_to("articles"),
    Column::new("position", Kind::Integer, "Place among the attributes of its article, from 1"),
    Column::new("name", Kind::Text, "What the attribute is called"),
    Column::new("value", Kind::Text, "What it is"),
];

pub(super) static ANNOTATORS: [Column; 3] = [
    Column::new("id", Kind::Integer, "Number of the row, from 1; another one in the next export"),
    Column::new(
        "uid",
        Kind::Text,
        "Their id in the files of the project, the same in every export; null where it is not known",
    )
    .nullable(),
    Column::new("name", Kind::Text, "Their name; two people may have the same"),
];

pub(super) static THEMES: [Column; 14] = [
    Column::new("id", Kind::Integer, "Number of the row, from 1; another one in the next export"),
    Column::new(
        "uid",
        Kind::Text,
        "Its id in the files of the project, the same in every export; null where it is not known",
    )
    .nullable(),
    Column::new("parent_id", Kind::Integer, "The theme above it; null at the top")
        .refers_to("themes")
        .nullable(),
    Column::new(
        "position",
        Kind::Integer,
        "Place in the codebook, from 1; each theme comes after the one above it",
    ),
    Column::new("level", Kind::Integer, "How many names lead to it: 1 at the top"),
    Column::new("name", Kind::Text, "What it is called"),
    Column::new("full_name", Kind::Text, "Its name after those above it, with ' / ' between them"),
    Column::new("color", Kind::Text, "Its colour, #rrggbb").nullable(),
    Column::new(
        "key",
        Kind::Text,
        "The keys by which the person who exported gives it, with a space between them",
    )
    .nullable(),
    Column::new("definition", Kind::Text, "What it means").nullable(),
    Column::new("include", Kind::Text, "What belongs to it").nullable(),
    Column::new("exclude", Kind::Text, "What does not belong to it").nullable(),
    Column::new("example", Kind::Text, "A passage that shows it").nullable(),
    Column::new("memo", Kind::Text, "Thoughts about it").nullable(),
];

pub(super) static THEME_PATHS: [Column; 3] = [
    Column::new("ancestor_id", Kind::Integer, "A theme: this one, or one above it").refers_to("themes"),
    Column::new("descendant_id", Kind::Integer, "The theme").refers_to("themes"),
    Column::new(
        "distance",
        Kind::Integer,
        "How many levels lie between them: 0 for the theme itself, 1 for its parent",
    ),
];

pub(super) static ARTICLE_THEMES: [Column; 2] = [
    Column::new("article_id", Kind::Integer, "The article").refers_to("articles"),
    Column::new("theme_id", Kind::Integer, "A theme that it bears as a whole").refers_to("themes"),
];

pub(super) static PASSAGES: [Column; 18] = [
    Column::new("id", Kind::Integer, "Number of the row, from 1; another one in the next export"),
    Column::new(
        "uid",
        Kind::Text,
        "Its id in the files of the project, the same in every export; in a copied article the same passage has the same",
    ),
    Column::new("article_id", Kind::Integer, "The article it stands in").refers_to("articles"),
    Column::new("annotator_id", Kind::Integer, "Who coded it").refers_to("annotators"),
    Column::new(
        "anchored_start",
        Kind::Integer,
        "Its first code point, counted from 0, in the text it was marked in",
    ),
    Column::new("anchored_end", Kind::Integer, "The code point after its last one"),
    Column::new(
        "today_start",
        Kind::Integer,
        "Its first code point in the text of today; null where it was not found in one place",
    )
    .nullable(),
    Column::new(
        "today_end",
        Kind::Integer,
        "The code point after its last one; null where it was not found in one place",
    )
    .nullable(),
    Column::new("quote", Kind::Text, "Its words as they were marked"),
    Column::new("prefix", Kind::Text, "Up to 32 code points before them"),
    Column::new("suffix", Kind::Text, "Up to 32 code points after them"),
    Column::new("text_sha256", Kind::Text, "SHA-256 of the text it was marked in"),
    Column::new(
        "place",
        Kind::Text,
        "Where it stands today, as people cite it: number of the article and paragraph",
    )
    .nullable(),
    Column::new("note", Kind::Text, "The note on it").nullable(),
    Column::new("is_starred", Kind::Boolean, "Whether it is starred"),
    Column::new(
        "state",
        Kind::Text,
        "How it stands to the text of today: exact, moved, changed, ambiguous or lost",
    ),
    Column::new("created", Kind::Timestamp, "When it was made; null where it is not known").nullable(),
    Column::new("modified", Kind::Timestamp, "When it was last changed; null where it is not known")
        .nullable(),
];

pub(super) static PASSAGE_THEMES: [Column; 2] = [
    Column::new("passage_id", Kind::Integer, "The passage").refers_to("passages"),
    Column::new("theme_id", Kind::Integer, "A theme that it bears").refers_to("themes"),
];

pub(super) static QUERIES: [Column; 3] = [
    Column::new("id", Kind::Integer, "Number of the row, from 1; another one in the next export"),
    Column::new("name", Kind::Text, "What it is called"),
    Column::new("query", Kind::Text, "What is asked"),
];
