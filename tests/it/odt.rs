//! ODF texts: what is read of them, in which order, and what is left out.

use super::shown::shown;
use super::zip_writing::zipped;
use butda::documents::damage::Damage;
use butda::documents::document::{Document, DocumentFault, LeftOut, LeftOutKind, Limit, Remark};
use butda::documents::odt::read;
use proptest::prelude::*;

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/""#;

const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// A file of the archive, with this content in an element of the office namespace.
fn part(element: &str, content: &str) -> String {
    format!("<office:{element} {NAMESPACES}>{content}</office:{element}>")
}

/// The file that holds the text.
fn content(styles: &str, body: &str) -> String {
    let styles = format!("<office:automatic-styles>{styles}</office:automatic-styles>");
    part("document-content", &format!("{styles}<office:body><office:text>{body}</office:text></office:body>"))
}

/// A text with styles of its own, and files beside it.
fn document_with(styles: &str, body: &str, beside: &[(&str, &[u8])]) -> Vec<u8> {
    let content = content(styles, body);
    let mut entries = vec![("mimetype", MEDIA_TYPE), ("content.xml", content.as_bytes())];
    entries.extend(beside);
    zipped(&entries)
}

fn read_all(bytes: &[u8]) -> Document {
    read(bytes, &|| false).expect("a document")
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    check_with("", body, expected);
}

#[track_caller]
fn check_with(styles: &str, body: &str, expected: &[&str]) {
    let document = read_all(&document_with(styles, body, &[]));
    assert_eq!(shown(&document), expected, "{body}");
    assert_eq!(document.left_out, [], "{body}");
}

#[test]
fn words_are_read_in_order_with_white_space_as_the_format_has_it() {
    check(
        "<text:p>\n  Giá  <text:span> xăng</text:span><text:s text:c=\"2\"/>tăng<text:tab/>9<text:line-break/>%\
         <text:soft-page-break/>!</text:p>\n words outside <text:p/><text:p>a<text:s/><text:s text:c=\"9000000\"/>b</text:p>",
        &["Giá xăng  tăng\t9\n%!", &format!("a{}b", " ".repeat(101))],
    );
    check(
        "<text:p>a<text:page-number>7</text:page-number></text:p><text:section><text:p>b</text:p></text:section>\
         <text:section text:display=\"none\"><text:p>c</text:p></text:section>",
        &["a7", "b"],
    );
}

#[test]
fn what_was_deleted_and_how_an_index_is_made_is_left_out() {
    check(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion>\
         </text:changed-region></text:tracked-changes><text:p>a<text:change text:change-id=\"1\"/>\
         <text:change-start text:change-id=\"2\"/>b<text:change-end text:change-id=\"2\"/></text:p>\
         <text:table-of-content><text:table-of-content-source><text:index-title-template>x</text:index-title-template>\
         </text:table-of-content-source><text:index-body><text:p>Mục lục</text:p></text:index-body>\
         </text:table-of-content>",
        &["ab", "Mục lục"],
    );
}

#[test]
fn headings_and_quotations_are_told_by_their_element_or_the_name_of_the_style() {
    let styles = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_3\"/>\
                  <style:style style:name=\"P2\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>\
                  <style:style style:name=\"P3\" style:family=\"paragraph\" style:parent-style-name=\"x\"/>\
                  <style:style style:name=\"x\" style:display-name=\"Block Quotation\" style:family=\"paragraph\"/>\
                  <style:style style:name=\"P4\" style:family=\"paragraph\" style:default-outline-level=\"2\"/>\
                  <style:style style:name=\"loop\" style:family=\"paragraph\" style:parent-style-name=\"loop\"/>";
    for (element, expected) in [
        ("text:h text:outline-level=\"2\"", "## a"),
        ("text:h text:outline-level=\"10\"", "###### a"),
        ("text:h", "# a"),
        ("text:p text:style-name=\"P1\"", "### a"),
        ("text:p text:style-name=\"P2\"", "# a"),
        ("text:p text:style-name=\"P3\"", "> a"),
        ("text:p text:style-name=\"P4\"", "## a"),
        ("text:p text:style-name=\"Quotations\"", "> a"),
        ("text:p text:style-name=\"loop\"", "a"),
    ] {
        let name = element.split(' ').next().expect("a name");
        check_with(styles, &format!("<{element}>a</{name}>"), &[expected]);
    }
}

#[test]
fn words_are_set_as_their_styles_say_those_of_the_whole_document_included() {
    let style = |name: &str, family: &str, parent: &str, look: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"{family}\" style:parent-style-name=\"{parent}\">\
             <style:text-properties {look}/></style:style>"
        )
    };
    let styles = [
        "<style:font-face style:name=\"F1\" svg:font-family=\"'VNI-Times', serif\"/>".to_owned(),
        style("B", "text", "", "fo:font-weight=\"bold\""),
        style("I", "text", "", "fo:font-style=\"italic\""),
        style("N", "text", "B", "fo:font-weight=\"normal\" fo:font-style=\"oblique\""),
        style("F", "text", "", "style:font-name=\"F1\""),
        style("G", "text", "", "fo:font-family=\"Arial\""),
        style("X", "text", "", "text:display=\"none\""),
        style("PB", "paragraph", "", "fo:font-weight=\"700\""),
        style("PF", "paragraph", "PB", "style:font-name=\".VnTime\" fo:font-weight=\"400\""),
    ];
    let span = |name: &str, words: &str| format!("<text:span text:style-name=\"{name}\">{words}</text:span>");
    for (element, content, expected) in [
        ("text:p", span("B", "a"), "*a*"),
        ("text:p", span("B", &("a".to_owned() + &span("I", "b") + "c")), "*a*_*b*_*c*"),
        ("text:p", span("N", "a"), "_a_"),
        ("text:p", span("F", "a") + "b", "{VNI-Times:a}b"),
        ("text:p", span("X", "a") + "b", "b"),
        ("text:p text:style-name=\"PB\"", "a".to_owned(), "*a*"),
        ("text:p text:style-name=\"PF\"", "a".to_owned() + &span("G", "b"), "{.VnTime:a}b"),
        // That all of a heading is bold stresses nothing.
        ("text:h text:style-name=\"PB\"", "a".to_owned() + &span("I", "b"), "# a_b_"),
    ] {
        let name = element.split(' ').next().expect("a name");
        check_with(&styles.concat(), &format!("<{element}>{content}</{name}>"), &[expected]);
    }
    let of_all = part(
        "document-styles",
        "<office:styles><style:default-style style:family=\"paragraph\"><style:text-properties \
         style:font-name=\"VNI-Helve\"/></style:default-style></office:styles><office:automatic-styles>\
         <style:style style:name=\"P\" style:family=\"paragraph\"><style:text-properties fo:font-weight=\"bold\"/>\
         </style:style></office:automatic-styles><office:master-styles><style:header><text:p>x</text:p></style:header>\
         </office:master-styles>",
    );
    let bytes =
        document_with("", "<text:p text:style-name=\"P\">a</text:p>", &[("styles.xml", of_all.as_bytes())]);
    assert_eq!(shown(&read_all(&bytes)), ["{VNI-Helve:a}"]);
}

#[test]
fn items_count_by_list_and_level_and_a_list_may_go_on_with_another() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" \
                  style:num-format=\"1\" text:start-value=\"3\"/><text:list-level-style-bullet text:level=\"2\"/>\
                  <text:list-level-style-number text:level=\"3\" style:num-format=\"\"/></text:list-style>";
    let item = |content: &str| format!("<text:list-item>{content}</text:list-item>");
    let p = |words: &str| format!("<text:p>{words}</text:p>");
    let list = |attributes: &str, items: &str| format!("<text:list {attributes}>{items}</text:list>");
    let body = [
        list(
            "text:style-name=\"L\" xml:id=\"one\"",
            &[
                item(&(p("a") + &p("b"))),
                // An item that only holds a list does not count.
                item(&list("", &(item(&p("c")) + &item(&list("", &item(&p("d"))))))),
                item("<text:h text:outline-level=\"2\">e</text:h>"),
                "<text:list-header><text:p>f</text:p></text:list-header>".to_owned(),
                item(&p("g")),
            ]
            .concat(),
        ),
        list("text:style-name=\"L\"", &item(&p("h"))),
        list("text:style-name=\"L\" text:continue-numbering=\"true\"", &item(&p("i"))),
        list("text:style-name=\"L\" text:continue-list=\"one\"", &item(&p("j"))),
        list(
            "text:style-name=\"L\"",
            "<text:list-item text:start-value=\"8\"><text:p>k</text:p></text:list-item>",
        ),
        list("text:style-name=\"unknown\"", &item(&p("l"))),
    ];
    check_with(
        styles,
        &body.concat(),
        &["3. a", "b", "  - c", "    - d", "## e", "- f", "5. g", "3. h", "4. i", "6. j", "8. k", "- l"],
    );
}

#[test]
fn a_row_is_one_line_and_what_is_there_many_times_stays_small() {
    let cell = |attributes: &str, words: &str| {
        format!("<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>")
    };
    let nested = format!(
        "<table:table><table:table-row>{}{}</table:table-row></table:table>",
        cell("", "b"),
        cell("", "c")
    );
    let table = format!(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p>{nested}\
         <text:p>d</text:p></table:table-cell>{}</table:table-row></table:table-header-rows><table:table-row>{}\
         <table:covered-table-cell><text:p>x</text:p></table:covered-table-cell></table:table-row><table:table-row \
         table:number-rows-repeated=\"2\">{}</table:table-row><table:table-row table:number-rows-repeated=\"1000000\">{}\
         </table:table-row></table:table>",
        cell("", "e"),
        cell("table:number-columns-spanned=\"2\"", "f"),
        cell("table:number-columns-repeated=\"2\"", "g"),
        cell("table:number-columns-repeated=\"1000000\"", ""),
    );
    check(&table, &["|= a b c d | e", "| f | ", "| g | g", "| g | g"]);
    let many = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"9999999\">{}</table:table-row></table:table>",
        cell("table:number-columns-repeated=\"9999999\"", &"x".repeat(10_000))
    );
    let document = read_all(&document_with("", &many, &[]));
    assert!(shown(&document).concat().len() < 2_000_000);
}

#[test]
fn notes_stand_at_the_end_and_their_numbers_where_they_are_referred_to() {
    let note = |content: &str| {
        format!(
            "<text:note text:note-class=\"footnote\"><text:note-citation>7</text:note-citation><text:note-body>{content}\
             </text:note-body></text:note>"
        )
    };
    check(
        &format!(
            "<text:p>a{} b{}</text:p><text:p>c</text:p>",
            note("<text:p>một</text:p><text:p>hai</text:p>"),
            note("<text:p>ba</text:p>")
        ),
        &["a^[1] b^[2]", "c", "[^1] một\nhai", "[^2] ba"],
    );
}

#[test]
fn comments_are_remarks_on_the_words_of_their_range() {
    let comment = |name: &str, words: &str| {
        format!(
            "<office:annotation office:name=\"{name}\"><dc:creator>Lan</dc:creator><dc:date>2024-05-01</dc:date>\
             <text:p>{words}</text:p><text:p>!</text:p></office:annotation>"
        )
    };
    let end = |name: &str| format!("<office:annotation-end office:name=\"{name}\"/>");
    let body = format!(
        "<text:p>a{}b</text:p><text:p>c{}d{}e{}{}</text:p>",
        comment("1", "x"),
        end("1"),
        comment("no end", "y"),
        comment("3", "z"),
        end("3")
    );
    let document = read_all(&document_with("", &body, &[]));
    assert_eq!(shown(&document), ["a«0:b»", "«0:c»«1:d»«2:e»"]);
    let remark = |words: &str| Remark { author: Some("Lan".into()), words: words.into(), color: None };
    assert_eq!(document.remarks, [remark("x\n!"), remark("y\n!"), remark("z\n!")]);
}

#[test]
fn text_boxes_links_and_pictures_are_read() {
    let image = |place: &str| format!("<draw:image xlink:href=\"{place}\"><text:p/></draw:image>");
    let frame = |content: &str| format!("<draw:frame>{content}</draw:frame>");
    let body = [
        format!(
            "<text:p>a{}b</text:p>",
            frame("<draw:text-box>\n <text:p>hộp</text:p>\n</draw:text-box><svg:title>x</svg:title>")
        ),
        "<text:p><text:a xlink:href=\"https://a.vn\">c</text:a><text:a xlink:href=\"#d\">d</text:a></text:p>"
            .to_owned(),
        // A picture in two forms, of which the second is shown.
        format!(
            "<text:p>{}e</text:p>",
            frame(&(image("Pictures/a.svg") + &image("./Pictures/a.png") + "<svg:title>Chợ</svg:title>"))
        ),
        format!("<text:p>{}</text:p>", frame(&image("Pictures/a.png"))),
        format!(
            "<text:p>{}{}</text:p>",
            frame(&image("https://a.vn/a.png")),
            frame(&image("Pictures/b.emf"))
        ),
        "<text:p><draw:custom-shape><text:p>hình</text:p></draw:custom-shape></text:p>".to_owned(),
    ];
    let beside: [(&str, &[u8]); 2] =
        [("Pictures/a.png", b"\x89PNG\r\n\x1a\nx"), ("Pictures/a.svg", b"<svg/>")];
    let document = read_all(&document_with("", &body.concat(), &beside));
    assert_eq!(
        shown(&document),
        ["ab", "hộp", "<https://a.vn c>d", "![Chợ](a.png)", "e", "![a.png](a.png)", "hình"]
    );
    assert_eq!(
        (document.pictures.len(), document.left_out),
        (1, vec![LeftOut { what: LeftOutKind::Pictures, n: 2 }])
    );
}

#[test]
fn title_and_first_author_are_told_and_the_day_of_the_file_is_not() {
    let meta = part(
        "document-meta",
        "<office:meta><dc:title>Giá xăng</dc:title><dc:creator>Minh</dc:creator><meta:initial-creator>Lan\
         </meta:initial-creator><meta:creation-date>2024-05-01</meta:creation-date></office:meta>",
    );
    let facts = read_all(&document_with("", "<text:p>a</text:p>", &[("meta.xml", meta.as_bytes())])).facts;
    assert_eq!((facts.title.as_deref(), facts.author.as_deref()), (Some("Giá xăng"), Some("Lan")));
    assert_eq!((facts.date, facts.source, facts.address), (None, None, None));
}

#[test]
fn a_text_in_one_file_is_read_without_its_pictures() {
    let flat = part(
        "document",
        "<office:meta><dc:title>Giá xăng</dc:title></office:meta><office:styles><style:style style:name=\"B\" \
         style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style></office:styles>\
         <office:master-styles><style:header><text:p>x</text:p></style:header></office:master-styles><office:body>\
         <office:text><text:p>a<text:span text:style-name=\"B\">b</text:span><draw:frame><draw:image>\
         <office:binary-data>iVBOR</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body>",
    );
    let document = read_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{flat}").as_bytes());
    assert_eq!(shown(&document), ["a*b*"]);
    assert_eq!(document.facts.title.as_deref(), Some("Giá xăng"));
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::Pictures, n: 1 }]);
}

#[test]
fn what_is_no_text_is_told_from_one_that_is_encrypted_damaged_or_empty() {
    let fault = |bytes: &[u8]| read(bytes, &|| false).expect_err("no document");
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
                    <manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let encrypted = document_with("", "", &[("META-INF/manifest.xml", manifest.as_bytes())]);
    assert_eq!(fault(&encrypted), DocumentFault::Encrypted);
    let sheet: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    assert_eq!(fault(&zipped(&[("mimetype", sheet), ("content.xml", b"<a/>")])), DocumentFault::OtherKind);
    assert_eq!(fault(&zipped(&[("content.xml", b"<a/>")])), DocumentFault::OtherKind);
    assert_eq!(fault(&zipped(&[("a", b"")])), DocumentFault::OtherKind);
    assert_eq!(fault(b"<html><p>a</p></html>"), DocumentFault::OtherKind);
    assert_eq!(fault(&document_with("", "<text:p> </text:p>", &[])), DocumentFault::NoText);
    let cut = content("", "<text:p>");
    let cut = &cut[..cut.find("</text:p>").unwrap_or(cut.len() - 40)];
    assert_eq!(
        fault(&zipped(&[("content.xml", cut.as_bytes())])),
        DocumentFault::Damaged(Damage::Part("content.xml".to_owned()))
    );
    let deep = format!("{}{}", "<text:section>".repeat(300), "</text:section>".repeat(300));
    assert_eq!(fault(&document_with("", &deep, &[])), DocumentFault::TooLarge(Limit::Depth));
    let stopped = read(&document_with("", &"<text:p>a</text:p>".repeat(200), &[]), &|| true);
    assert_eq!(stopped, Err(DocumentFault::Stopped));
}

#[test]
fn a_text_that_breaks_off_gives_what_came_before() {
    let whole = content("", "<text:p>a</text:p><text:p>b<text:span>cd</text:span></text:p>");
    let cut = &whole[..whole.find("d</text:span>").expect("the words")];
    let document = read_all(&zipped(&[("content.xml", cut.as_bytes())]));
    assert_eq!(shown(&document), ["a", "bc"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }]);
}

proptest! {
    #[test]
    fn a_damaged_text_is_read_or_refused_and_never_falls(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..30, "[<>/\"&=:tp0-9]{0,4}"), 1..4),
    ) {
        let table = "<table:table><table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>a</text:p>\
                     </table:table-cell><table:covered-table-cell/></table:table-row></table:table>";
        let list = format!("<text:list><text:list-item><text:p>b</text:p>{table}</text:list-item></text:list>");
        let note = format!("<text:p><text:note><text:note-body>{list}</text:note-body></text:note></text:p>");
        let mut body = content("", &[table, &list, &note].concat());
        for (at, n_chars, put) in cuts {
            let mut chars: Vec<char> = body.chars().collect();
            let at = at.index(chars.len());
            let end = (at + n_chars).min(chars.len());
            chars.splice(at..end, put.chars());
            body = chars.into_iter().collect();
        }
        // It returns.
        let _ = read(&zipped(&[("content.xml", body.as_bytes())]), &|| false);
    }
}
