//! Projects of Taguette: HTML becomes lines, and highlights stay on their words.

use crate::sqlite_support::{codes, lines, n_left_out, quoted, read, table, text, words};
use butda::documents::document::LeftOutKind;
use butda::exchange::found_study::FoundStudy;
use butda::model::theme::ThemeText;
use butda::text::decode::nfc;
use proptest::prelude::*;

/// A highlight: id, document, begin and end in bytes of the text nodes, snippet.
type Highlight<'t> = (i64, i64, usize, usize, &'t str);

/// The tables of a project.
#[derive(Default)]
struct Project<'t> {
    projects: &'t [&'t str],
    /// The rows (project, name, description, contents).
    documents: &'t [(i64, &'t str, &'t str, &'t str)],
    /// The rows (project, path).
    tags: &'t [(i64, &'t str)],
    highlights: &'t [Highlight<'t>],
    highlight_tags: &'t [&'t str],
    more: &'t str,
}

impl Project<'_> {
    fn sql(&self) -> String {
        let documents = self.documents.iter().zip(1..).map(|((project, name, description, contents), id)| {
            let [name, description, contents] = [name, description, contents].map(|text| quoted(text));
            format!("{id}, {project}, {name}, {description}, 'x.docx', 'LEFT_TO_RIGHT', {contents}")
        });
        let tags = self.tags.iter().zip(1..);
        let tags = tags.map(|((project, path), id)| format!("{id}, {project}, {}, ''", quoted(path)));
        let highlights = self.highlights.iter();
        let highlights = highlights.map(|(id, document, start, end, snippet)| {
            format!("{id}, {document}, {start}, {end}, {}", quoted(snippet))
        });
        let rows = |rows: Vec<String>, name: &str, columns: &str| {
            table(name, columns, &rows.iter().map(String::as_str).collect::<Vec<_>>())
        };
        [
            table("projects", "id INTEGER PRIMARY KEY, name, description, created", self.projects),
            rows(
                documents.collect(),
                "documents",
                "id INTEGER PRIMARY KEY, project_id, name, description, filename, text_direction, contents",
            ),
            rows(tags.collect(), "tags", "id INTEGER PRIMARY KEY, project_id, path, description"),
            rows(
                highlights.collect(),
                "highlights",
                "id INTEGER PRIMARY KEY, document_id, start_offset, end_offset, snippet",
            ),
            table("highlight_tags", "highlight_id, tag_id", self.highlight_tags),
            self.more.to_owned(),
        ]
        .concat()
    }

    fn read(&self) -> FoundStudy {
        read(&self.sql())
    }
}

const ONE: &[&str] = &["1, 'Luận văn', '', ''"];

/// The text of a document with these contents.
fn shown(contents: &str) -> String {
    let found = Project { projects: ONE, documents: &[(1, "a", "", contents)], ..Project::default() }.read();
    text(&found.study.sources[0])
}

#[test]
fn a_document_is_read_as_a_browser_shows_it() {
    for (contents, shown_as) in [
        ("<p>Giá xăng</p><p>tăng mạnh</p>", "Giá xăng\n\ntăng mạnh"),
        ("<p>Giá\n   <b>xăng</b> <i>tăng</i></p>\n\n<p> lên </p>", "Giá xăng tăng\n\nlên"),
        ("<h1>Tít</h1>dòng 1<br>dòng 2<br><br>đoạn 2", "Tít\n\ndòng 1\ndòng 2\n\nđoạn 2"),
        ("<ul><li>một</li><li>hai</li></ul>", "một\nhai"),
        ("<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        (
            "<p>a &amp; b &lt; c &#7843;&#x1EA3;&hellip;&nbsp;d &không; &</p>",
            "a & b < c ảả…\u{a0}d &không; &",
        ),
        ("<p>&#147;a&#148;</p>", "“a”"),
        ("<pre>\n  a\n  b</pre>", "  a\n  b"),
        ("<pre><b>\na</b></pre>", "\na"),
        ("<p title=\"a > b\">x<!-- không > --> y</p>", "x y"),
        ("1 < 2 </ 3> <?php ?>4", "1 < 2 4"),
        ("a<p", "a"),
    ] {
        assert_eq!(shown(contents), shown_as, "{contents}");
    }
}

#[test]
fn highlights_are_counted_in_bytes_of_the_text_nodes() {
    // "Giá xăng" is 10 bytes, the line end and its spaces 4, "tăng" 5.
    let found = Project {
        projects: ONE,
        documents: &[(1, "Bài 1.docx", "từ báo", "<p>Giá xăng\n   <b>tăng</b></p>\n<p>mạnh &amp; nhanh</p>")],
        tags: &[(1, "Giá"), (1, "Tăng")],
        highlights: &[
            (1, 1, 0, 10, "<p>Giá xăng</p>"),
            (2, 1, 14, 19, "<b>tăng</b>"),
            (3, 1, 5, 26, ""),
            (4, 1, 27, 28, "&amp;"),
            (5, 1, 900, 910, "<i>ở đâu</i>"),
            (6, 1, 900, 910, ""),
            (7, 9, 0, 3, "x"),
        ],
        highlight_tags: &["1, 1", "2, 1", "2, 2", "2, 99"],
        ..Project::default()
    }
    .read();
    assert_eq!(
        lines(&found),
        [
            "Bài 1: \"ở đâu\" []",
            "Bài 1: Giá xăng [Giá]",
            "Bài 1: xăng tăng\n\nmạnh []",
            "Bài 1: tăng [Giá; Tăng]",
            "Bài 1: & []",
        ]
    );
    assert_eq!(found.study.sources[0].memo.as_deref(), Some("từ báo"));
    assert_eq!(n_left_out(&found, LeftOutKind::PassagesOutside), 2);
}

#[test]
fn a_tag_is_parted_only_where_others_stand_below_the_same_name() {
    let tags = [
        "Kinh tế",
        "Kinh tế/Giá",
        "Kinh tế/Giá.Xăng",
        "người.bạn",
        "người.nhà",
        "và/hoặc",
        "TP. Hồ Chí Minh",
        "TP. Huế",
        "1.500",
        "1.600",
        "a.",
        "b/",
    ];
    let tags: Vec<(i64, &str)> = tags.iter().map(|tag| (1, *tag)).collect();
    let found = Project { projects: ONE, tags: &tags, ..Project::default() }.read();
    assert_eq!(
        codes(&found),
        [
            "Kinh tế",
            "Kinh tế / Giá",
            "Kinh tế / Giá / Xăng",
            "người",
            "người / bạn",
            "người / nhà",
            "và-hoặc",
            "TP. Hồ Chí Minh",
            "TP. Huế",
            "1.500",
            "1.600",
            "a.",
            "b-",
        ]
    );
}

#[test]
fn several_projects_are_kept_apart_by_their_names() {
    let found = Project {
        projects: &["1, 'Một', 'ghi', ''", "2, 'Hai', '', ''"],
        documents: &[(1, "bài", "", "<p>a</p>"), (2, "bài", "", "<p>b</p>")],
        tags: &[(1, "Giá"), (2, "Giá"), (2, "Giá.Xăng")],
        highlights: &[(1, 1, 0, 1, "a"), (2, 2, 0, 1, "b")],
        highlight_tags: &["1, 1", "2, 3"],
        ..Project::default()
    }
    .read();
    assert_eq!(codes(&found), ["Một", "Một / Giá", "Hai", "Hai / Giá", "Hai / Giá / Xăng"]);
    assert_eq!(lines(&found), ["Một - bài: a [Một / Giá]", "Hai - bài: b [Hai / Giá / Xăng]"]);
    assert_eq!(n_left_out(&found, LeftOutKind::Memos), 1);
}

#[test]
fn the_commands_of_a_server_tell_who_and_when() {
    let command = |date: &str, user: &str, highlight: i64| {
        format!(
            "'{date}', '{user}', '{{\"type\": \"highlight_add\", \"highlight_id\": {highlight}, \"tags\": []}}'"
        )
    };
    let commands = [
        command("2024-06-16 08:30:00.123456", "lan", 1),
        command("2024-06-17 09:00:00", "minh", 1),
        "'2024-06-17', 'minh', 'không phải JSON'".to_owned(),
    ];
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    let project = |more: String| {
        let documents = &[(1, "bài", "", "<p>a</p>")];
        Project {
            projects: ONE,
            documents,
            highlights: &[(1, 1, 0, 1, "a")],
            more: &more,
            ..Project::default()
        }
        .read()
    };
    let commands = table("commands", "date, user_login, payload", &commands);
    let found = project(format!("{}{commands}", table("users", "login", &["'admin'", "'lan'"])));
    assert_eq!(lines(&found), ["bài: a [] by lan"]);
    let coding = &found.study.codings[0];
    assert_eq!([&*coding.created, &*coding.modified], ["2024-06-16T08:30:00Z", "2024-06-17T09:00:00Z"]);
    let alone = commands.replace("lan", "admin");
    let found = project(format!("{}{alone}", table("users", "login", &["'admin'"])));
    assert_eq!(lines(&found), ["bài: a []"]);
}

#[test]
fn the_description_of_a_tag_is_its_definition() {
    let sql = Project { projects: ONE, ..Project::default() }.sql();
    let found = read(&format!("{sql} INSERT INTO tags VALUES (1, 1, 'Giá', ' giá cả ');"));
    assert_eq!(found.study.codes[0].theme.text(ThemeText::Definition), "giá cả");
}

/// Pieces of a document: what is written, and its text node's words where it has any.
fn piece() -> impl Strategy<Value = (String, String)> {
    let word =
        prop::sample::select(vec!["Giá", "xăng", "đô la", "😀", "e\u{301}", "ế\n  nhanh", "a", "\u{a0}"]);
    let markup = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<br/>",
        "<li>",
        "</li>",
        "<td>",
        "<a href=\"?a>b\">",
        "<!-- x -->",
    ]);
    prop_oneof![
        3 => word.prop_map(|word| (word.to_owned(), word.to_owned())),
        2 => Just((" ".to_owned(), " ".to_owned())),
        1 => Just(("&amp;".to_owned(), "&".to_owned())),
        1 => Just(("&ldquo;".to_owned(), "“".to_owned())),
        1 => Just(("&#7843;".to_owned(), "ả".to_owned())),
        2 => markup.prop_map(|markup| (markup.to_owned(), String::new())),
    ]
}

fn without_space(text: &str) -> String {
    nfc(text).chars().filter(|c| !matches!(c, ' ' | '\t' | '\n')).collect()
}

proptest! {
    #[test]
    fn every_highlight_lands_on_its_words(
        pieces in prop::collection::vec(piece(), 1..40),
        cuts in prop::collection::vec((0_usize..400, 1_usize..60), 1..6),
    ) {
        let html: String = pieces.iter().map(|(html, _)| html.as_str()).collect();
        let nodes: String = pieces.iter().map(|(_, words)| words.as_str()).collect();
        prop_assume!(!nodes.trim().is_empty());
        // Between letters that are composed with none beside them.
        let edges: Vec<usize> = nodes
            .char_indices()
            .filter(|(_, c)| *c != '\u{301}')
            .map(|(at, _)| at)
            .chain([nodes.len()])
            .collect();
        let ranges: Vec<(usize, usize)> = cuts
            .iter()
            .map(|(start, n)| (start % edges.len(), n))
            .map(|(start, n)| (edges[start], edges[(start + n).min(edges.len() - 1)]))
            .collect();
        let highlights: Vec<Highlight<'_>> = ranges
            .iter()
            .zip(1..)
            .map(|((start, end), id)| (id, 1, *start, *end, ""))
            .collect();
        let documents = [(1, "a", "", html.as_str())];
        let found = Project { projects: ONE, documents: &documents, highlights: &highlights, ..Project::default() }.read();
        for (id, (start, end)) in (1..).zip(&ranges) {
            let wanted = without_space(&nodes[*start..*end]);
            // Of two at one place, the first stands for both.
            let first = ranges.iter().position(|range| range == &(*start, *end)).expect("itself") + 1;
            let coding = found.study.codings.iter().find(|coding| coding.id == first.to_string());
            let landed = coding.map(|coding| without_space(&words(&found.study, coding)));
            prop_assert!(landed.clone().unwrap_or_default() == wanted, "{id}: {landed:?} {wanted:?} {html}");
        }
    }
}
