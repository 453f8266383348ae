//! Word documents: how words and paragraphs are set, and what that says of them.

use super::docx_writing::{
    check, check_with, document_with, paragraph, read_all, relation, with_entries, words,
};
use super::shown::shown;
use butda::documents::document::{LeftOut, LeftOutKind};

#[test]
fn a_link_leads_where_its_relationship_says() {
    let body = "<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>a</w:t></w:r></w:hyperlink>\
                <w:hyperlink r:id=\"rId1\" w:anchor=\"b\"><w:r><w:t>c</w:t></w:r></w:hyperlink>\
                <w:hyperlink w:anchor=\"b\"><w:r><w:t>d</w:t></w:r></w:hyperlink>\
                <w:hyperlink r:id=\"rId9\"><w:r><w:t>e</w:t></w:r></w:hyperlink></w:p>";
    let link = relation("rId1", "hyperlink", "https://a.vn/?b=1&amp;c=2", "TargetMode=\"External\"");
    let document = read_all(&document_with(body, &[], &link));
    assert_eq!(shown(&document), ["<https://a.vn/?b=1&c=2 a><https://a.vn/?b=1&c=2#b c>de"]);
}

/// A style of paragraphs.
fn style(id: &str, name: &str, base: &str, rest: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{base}\"/>{rest}\
         </w:style>"
    )
}

#[test]
fn headings_and_quotations_are_told_by_outline_level_or_by_the_name_of_the_style() {
    let styles = [
        style("u1", "heading 1", "", ""),
        style("a", "Tít", "u1", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>"),
        style("b", "Tít con", "a", ""),
        style("c", "Thân bài", "a", "<w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>"),
        // In letters and marks apart, as a Mac may have it.
        style("d", "Tie\u{302}u \u{111}e\u{302}\u{300} 2", "", ""),
        style("Tiu", "Title", "", ""),
        style("e", "Intense Quote", "", ""),
        style("f", "Trích", "e", ""),
        style("loop", "x", "loop", ""),
    ];
    let styles = styles.concat();
    for (properties, expected) in [
        ("<w:pStyle w:val=\"u1\"/>", "# a"),
        ("<w:pStyle w:val=\"a\"/>", "### a"),
        ("<w:pStyle w:val=\"b\"/>", "### a"),
        ("<w:pStyle w:val=\"c\"/>", "a"),
        ("<w:pStyle w:val=\"d\"/>", "## a"),
        ("<w:pStyle w:val=\"Tiu\"/>", "# a"),
        ("<w:pStyle w:val=\"e\"/>", "> a"),
        ("<w:pStyle w:val=\"f\"/>", "> a"),
        ("<w:pStyle w:val=\"loop\"/>", "a"),
        ("<w:pStyle w:val=\"b\"/><w:outlineLvl w:val=\"9\"/>", "a"),
        ("<w:outlineLvl w:val=\"8\"/>", "###### a"),
        // Styles that the file does not describe.
        ("<w:pStyle w:val=\"Heading2\"/>", "## a"),
        ("<w:pStyle w:val=\"Tiêuđề3\"/>", "### a"),
        ("<w:pStyle w:val=\"HeadingX\"/>", "a"),
        // What the paragraph was before a change.
        ("<w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange>", "a"),
    ] {
        check_with(&paragraph(properties, "a"), &[("styles", &styles)], &[expected]);
    }
}

#[test]
fn items_of_lists_count_by_list_and_level_from_their_start() {
    let level = |level: u8, format: &str, start: u32| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"S\"/></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>\
         </w:lvlOverride></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>",
        level(0, "decimal", 3),
        level(1, "lowerLetter", 1),
        level(2, "none", 1),
        level(0, "bullet", 1),
    );
    let styles = style("S", "x", "", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
    let item = |list: &str, level: &str, words: &str| {
        let place = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        paragraph(&place, words)
    };
    let body = [
        item("1", "0", "a"),
        item("1", "1", "b"),
        item("1", "1", "c"),
        item("2", "0", "d"),
        item("1", "0", "e"),
        item("1", "1", "f"),
        item("1", "2", "g"),
        paragraph("<w:pStyle w:val=\"S\"/>", "h"),
        paragraph("<w:pStyle w:val=\"S\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "i"),
        item("3", "0", "j"),
        item("3", "0", "k"),
        item("4", "0", "l"),
        item("9", "0", "m"),
        item("1", "99", "n"),
    ];
    check_with(
        &body.concat(),
        &[("numbering", &numbering), ("styles", &styles)],
        &[
            "3. a",
            "  1. b",
            "  2. c",
            "- d",
            "4. e",
            "  1. f",
            "    - g",
            "5. h",
            "i",
            "7. j",
            "8. k",
            "9. l",
            "m",
            "                1. n",
        ],
    );
}

#[test]
fn a_switch_of_a_style_is_turned_over_by_another_and_overruled_by_the_words() {
    let bold = "<w:rPr><w:b/></w:rPr>";
    let styles = [
        style("B", "x", "", bold),
        style("H", "heading 1", "", "<w:rPr><w:b/><w:i/></w:rPr>"),
        style("Q", "Quote", "", "<w:rPr><w:i/></w:rPr>"),
        format!("<w:style w:type=\"character\" w:styleId=\"C\"><w:name w:val=\"y\"/>{bold}</w:style>"),
    ];
    for (paragraph, run, expected) in [
        ("", "<w:b/>", "*a*"),
        ("", "<w:b w:val=\"1\"/><w:i w:val=\"on\"/>", "_*a*_"),
        ("", "<w:b w:val=\"false\"/><w:bCs/>", "a"),
        ("", "<w:rStyle w:val=\"C\"/>", "*a*"),
        ("B", "", "*a*"),
        ("B", "<w:rStyle w:val=\"C\"/>", "a"),
        ("B", "<w:rStyle w:val=\"C\"/><w:b/>", "*a*"),
        ("B", "<w:b w:val=\"0\"/>", "a"),
        ("B", "<w:rPrChange><w:rPr><w:b w:val=\"0\"/></w:rPr></w:rPrChange>", "*a*"),
        // That all of a heading is bold and all of a quotation slanted stresses nothing.
        ("H", "", "# a"),
        ("Q", "", "> a"),
        ("Q", "<w:b/>", "> *a*"),
    ] {
        let body = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{paragraph}\"/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>a</w:t></w:r></w:p>"
        );
        check_with(&body, &[("styles", &styles.concat())], &[expected]);
    }
}

#[test]
fn an_old_vietnamese_typeface_is_told_run_by_run_through_styles_and_defaults() {
    let fonts = |ascii: &str, other: &str| format!("<w:rFonts w:ascii=\"{ascii}\" w:hAnsi=\"{other}\"/>");
    let styles = [
        format!(
            "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>",
            fonts("ABC", "ABC")
        ),
        style("A", "x", "", &format!("<w:rPr>{}</w:rPr>", fonts(".VnTime", ".VnTime"))),
        style("B", "y", "A", ""),
    ];
    for (paragraph, run, expected) in [
        ("", String::new(), "{ABC:a}"),
        ("A", String::new(), "{.VnTime:a}"),
        ("B", String::new(), "{.VnTime:a}"),
        ("B", fonts("VNI-Times", "VNI-Times"), "{VNI-Times:a}"),
        ("B", fonts("Arial", "Arial"), "a"),
        ("B", fonts("Arial", "Vni-Helve"), "{Vni-Helve:a}"),
        ("B", fonts("VISCII-Arial", "Arial"), "{VISCII-Arial:a}"),
        (
            "B",
            "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\" w:ascii=\".VnTime\"/>".into(),
            "a",
        ),
    ] {
        let body = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{paragraph}\"/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>a</w:t></w:r></w:p>"
        );
        check_with(&body, &[("styles", &styles.concat())], &[expected]);
    }
    let run = |font: &str, words: &str| format!("<w:r><w:rPr>{font}</w:rPr><w:t>{words}</w:t></w:r>");
    let old = fonts(".VnTime", ".VnTime");
    check(
        &format!(
            "<w:p>{}{}{}</w:p>",
            run(&old, "Gi¸ "),
            run(&old, "x¨ng"),
            run(&fonts("Arial", "Arial"), " tăng")
        ),
        &["{.VnTime:Gi¸ x¨ng} tăng"],
    );
}

#[test]
fn a_sign_of_a_typeface_of_signs_is_its_letter_or_counted_as_left_out() {
    let sign = |font: &str, code: &str| format!("<w:sym w:font=\"{font}\" w:char=\"{code}\"/>");
    let signs = [
        sign("Wingdings", "F0FC"),
        sign("Wingdings", "00D8"),
        sign("Symbol", "F061"),
        sign("Symbol", "F0B7"),
        sign("Wingdings 2", "F0A3"),
        sign("Arial", "0110"),
        sign("Wingdings", "F08C"),
        // A letter of an old Vietnamese typeface.
        sign(".VnTime", "F0B8"),
        sign("Wingdings", "F001"),
        sign("Webdings", "F061"),
        sign("Chữ lạ", "F061"),
        sign("Symbol", "x"),
    ];
    let symbol =
        "<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>x\u{f0b3}</w:t></w:r>";
    let body = format!("<w:p><w:r>{}</w:r>{symbol}</w:p>", signs.concat());
    let document = read_all(&document_with(&body, &[], ""));
    assert_eq!(shown(&document), ["✓➢α•□Đ❶{.VnTime:¸}ξ≥"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::Letters, n: 4 }]);
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nxxxx";

#[test]
fn pictures_stand_before_the_words_of_their_paragraph_or_behind_them() {
    let picture = |id: &str, words: &str| {
        format!(
            "<w:r><w:drawing><wp:inline><wp:docPr descr=\"{words}\"/><a:graphic><a:blip r:embed=\"{id}\"/></a:graphic>\
             </wp:inline></w:drawing></w:r>"
        )
    };
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}</w:p><w:p>{}{}{}{}<w:r><w:pict><v:shape><v:imagedata r:id=\"rId1\"/></v:shape></w:pict></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p>{}</w:p>{}</w:tc></w:tr></w:tbl>",
        picture("rId1", "Chợ quê"),
        run("a"),
        picture("rId1", ""),
        picture("rId2", ""),
        picture("rId3", ""),
        picture("rId4", ""),
        picture("rId5", ""),
        picture("rId1", "Trong bảng"),
        words("b"),
    );
    let relations = [
        relation("rId1", "image", "media/%E1%BA%A3nh.PNG", ""),
        relation("rId2", "image", "media/b.emf", ""),
        relation("rId3", "image", "media/none.png", ""),
        relation("rId4", "image", "https://a.vn/a.png", "TargetMode=\"External\""),
        relation("rId5", "image", "../fake.png", ""),
    ];
    let document = document_with(&body, &[], &relations.concat());
    // The pictures are added to the archive: they are no text.
    let bytes = with_entries(
        &document,
        &[("word/media/ảnh.png", PNG), ("word/media/b.emf", b"\x01\0"), ("fake.png", b"GIF")],
    );
    let document = read_all(&bytes);
    assert_eq!(
        shown(&document),
        [
            "![Chợ quê](ảnh.PNG)",
            "a",
            "![ảnh.PNG](ảnh.PNG)",
            "![ảnh.PNG](ảnh.PNG)",
            "![Trong bảng](ảnh.PNG)",
            "|= b"
        ]
    );
    assert_eq!(document.pictures.len(), 1);
    assert_eq!(&*document.pictures[0].bytes, PNG);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::Pictures, n: 4 }]);
}
