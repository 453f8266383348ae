//! RTF: what of its control words becomes a document, and what of damaged files is read.

use super::document_notation::lines;
use butda::documents::document::{Document, DocumentFault, LeftOut, LeftOutKind, Limit, Remark};
use butda::documents::rtf;

fn read(body: &str) -> Document {
    let head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset163 Arial;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset128 MS Mincho;}{\f4\fcharset2 Symbol;}{\f5\fcharset0{\*\panose 020b7200}.VnTime;}{\f6 VNI-Times;}}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s7\outlinelevel2 Phan;}{\*\cs1 heading 4;}}";
    rtf::read(format!("{head}{body}}}").as_bytes(), &|| false).expect("a document")
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(lines(&read(body)), expected, "{body}");
}

#[test]
fn letters_are_in_the_code_page_of_their_typeface() {
    for (body, expected) in [
        (r"caf\'e9 \'93x\'94", "p: café “x”"),
        (r"{\f1 Ti\'ea\'ecng Vi\'ea\'f2t}", "p: Tiê\u{301}ng Viê\u{323}t"),
        (r"{\f2 \'cc\'ee\'f1\'ea\'e2\'e0}", "p: Москва"),
        (r"{\f3 \'93\'fa\'96\'7b}", "p: 日本"),
        (r"{\f4 \'b7 a}", "p: • α"),
        (r"{\f5 ViÖt \'ad}", "p: ViÖt \u{ad}"),
        (r"{\f6 Vieät \'f6}", "p: Vieät ö"),
    ] {
        let latin1: Vec<u8> = body.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
        let head = br"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset163 Arial;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset128 MS Mincho;}{\f4\fcharset2 Symbol;}{\f5\fcharset0 .VnTime;}{\f6 VNI-Times;}}";
        let document = rtf::read(&[head, &latin1[..], b"}"].concat(), &|| false).expect("a document");
        assert_eq!(lines(&document), [expected]);
    }
}

#[test]
fn a_unicode_character_replaces_what_stands_after_it_for_older_programs() {
    for (body, expected) in [
        (r"\u7897?x", "p: ộx"),
        (r"\u7897\'3fx", "p: ộx"),
        (r"\uc2\u7897??x", "p: ộx"),
        (r"\uc0\u7897 x", "p: ộx"),
        (r"{\uc2 a}\u7897?x", "p: aộx"),
        (r"\u-10179?\u-8704?", "p: 😀"),
        (r"\u7897\par x", "p: ộ"),
        (r"{\u7897}?x", "p: ộ?x"),
        (r"\u65000?", "p: \u{fde8}"),
    ] {
        let document = read(body);
        assert_eq!(lines(&document).first().map(String::as_str), Some(expected), "{body}");
    }
}

#[test]
fn control_words_for_characters_are_characters() {
    check(
        r"a\~b\_c\-d\{e\}\\\emdash\endash\lquote\rquote\ldblquote\rdblquote\bullet",
        &["p: a\u{a0}b\u{2011}cd{e}\\—–‘’“”•"],
    );
    check("a\\tab b\\line c\\\nd", &["p: a\tb\nc", "p: d"]);
}

#[test]
fn paragraphs_headings_and_how_words_are_set_are_kept() {
    check(
        r"\pard\s1 Title\par\pard\s7 Part\par\pard\outlinelevel0 Big\par\pard a {\b strong} {\i slanted\i0  b}\par\par c",
        &["h1: Title", "h3: Part", "h1: Big", "p: a *strong* _slanted_ b", "p: c"],
    );
}

#[test]
fn the_marker_of_an_item_is_not_its_text() {
    check(
        r"\pard{\listtext\f4\'b7\tab}\ls1\ilvl0 one\par\pard{\listtext 2.\tab}\ls1\ilvl1 two\par\pard{\pntext\f0 (3)\tab}{\*\pn\pnlvlbody{\pntxtb (}}three\par\pard four",
        &["item1: one", "item2 2: two", "p: (3) three", "p: four"],
    );
}

#[test]
fn a_marker_that_is_no_plain_number_stands_in_the_text() {
    check(
        r"\pard{\listtext \u272?i\u7873?u 5.\tab}\ls1 one\par\pard{\listtext 5.1.\tab}\ls1\ilvl1 two\par\pard{\listtext a)\tab}\ls1\ilvl2 three\par\pard{\listtext\f4 o\tab}\ls1 four\par\pard{\listtext IV.\tab}\ls1\par",
        &["p: Điều 5. one", "p: 5.1. two", "p: a) three", "item1: four"],
    );
}

#[test]
fn rows_and_their_cells_are_a_table() {
    check(
        r"\trowd\pard\intbl a\cell b\par c\cell\row\trowd\pard\intbl\cell d\cell\row\pard e\par\trowd\pard\intbl f\cell\row",
        &["first row: a | b\nc", "row:  | d", "p: e", "first row: f"],
    );
}

#[test]
fn footnotes_stand_at_the_end_and_what_repeats_on_each_page_does_not() {
    check(
        r"{\header head}a{\super\chftn{\footnote\pard\plain{\super\chftn} Note {\b one}.}} b{\footnote\ftnalt two}\par{\footer foot}{\*\ftnsep\chftnsep}c",
        &["p: a^[1]^ b^[2]^", "p: c", "note 1: Note *one*.", "note 2: two"],
    );
}

#[test]
fn a_link_is_the_address_of_its_field() {
    check(
        r#"{\field{\*\fldinst{HYPERLINK "https://example.org/a" \\l "x"}}{\fldrslt{\b words}}} b {\field{\*\fldinst PAGE}{\fldrslt 3}}{\field{\*\fldinst HYPERLINK \\l "part"}{\fldrslt here}}"#,
        &["p: <https://example.org/a|*words*> b 3here"],
    );
}

#[test]
fn hidden_and_deleted_words_are_left_out() {
    check(r"a{\v hidden}\v x\v0 b{\deleted gone}{\revised new}", &["p: abnew"]);
}

#[test]
fn a_remark_is_about_the_words_between_its_marks() {
    let document = read(
        r"a {\*\atrfstart 1}b c{\*\atrfend 1}{\*\atnid NA}{\*\atnauthor Nguyen An}\chatn{\*\annotation{\*\atnref 1}{\*\atndate 1}\pard\plain why?} d {\*\atrfstart 2}e{\*\atrfend 2}",
    );
    assert_eq!(lines(&document), ["p: a (b c #0) d e"]);
    let remark = Remark { author: Some("Nguyen An".to_owned()), words: "why?".to_owned(), color: None };
    assert_eq!(document.remarks, [remark]);
}

#[test]
fn a_picture_is_taken_once_and_others_than_png_and_jpeg_are_counted() {
    let document = read(
        "a{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv A market}}}\\pngblip\\picw1\n 8950\n4e47}}{\\nonshppict{\\pict\\wmetafile8 00}} b\\par{\\pict\\jpegblip\\bin3 \x01}\x02}{\\pict\\emfblip 00}",
    );
    assert_eq!(lines(&document), ["p: a b", "picture 0: A market", "picture 1: 2.jpg"]);
    let bytes: Vec<&[u8]> = document.pictures.iter().map(|picture| &*picture.bytes).collect();
    assert_eq!(bytes, [&b"\x89PNG"[..], b"\x01}\x02"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::Pictures, n: 1 }]);
}

#[test]
fn the_words_of_a_box_come_after_the_paragraph_that_it_hangs_on() {
    check(
        r"a{\shp{\*\shpinst{\sp{\sn fLine}{\sv 0}}{\shptxt\pard boxed\par}}{\shprslt{\*\do{\dptxbxtext twice}}}} b\par c",
        &["p: a b", "p: boxed", "p: c"],
    );
}

#[test]
fn groups_that_are_unknown_or_for_other_programs_are_left_out() {
    check(
        r"a{\*\unknown x{y}}{\colortbl;\red0;}{\*\generator z;}{\object{\*\objdata 00}{\result shown}}b",
        &["p: ashownb"],
    );
    check(r"{\upr{words in bytes}{\*\ud{words \u7897?}}}", &["p: words ộ"]);
}

#[test]
fn the_files_own_title_and_author_are_facts() {
    let document = read(r"{\info{\title Th\'f4ng b\'e1o}{\author An}{\operator x}{\creatim\yr2003\mo8}}a");
    assert_eq!(document.facts.title.as_deref(), Some("Thông báo"));
    assert_eq!(document.facts.author.as_deref(), Some("An"));
    assert_eq!(lines(&document), ["p: a"]);
}

#[test]
fn a_file_that_breaks_off_or_has_a_brace_too_many_is_read_and_said_to_be_damaged() {
    let damaged = [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }];
    for (bytes, expected) in [
        (&br"{\rtf1 a{\b b"[..], vec!["p: a*b*"]),
        (br"{\rtf1 a}\par b\par}", vec!["p: a", "p: b"]),
        (br"{\rtf1 a\par{\pict\pngblip 89", vec!["p: a", "picture 0: 1.png"]),
    ] {
        let document = rtf::read(bytes, &|| false).expect("a document");
        assert_eq!(lines(&document), expected);
        assert_eq!(document.left_out, damaged);
    }
}

#[test]
fn what_is_no_rtf_or_too_much_is_refused() {
    assert_eq!(rtf::read(b"hello", &|| false), Err(DocumentFault::OtherKind));
    assert_eq!(rtf::read(b"", &|| false), Err(DocumentFault::OtherKind));
    let many = format!("{{\\rtf1 {}}}", r"\b a\b0 a".repeat(300_000));
    assert_eq!(rtf::read(many.as_bytes(), &|| false), Err(DocumentFault::TooLarge(Limit::Parts)));
    assert_eq!(rtf::read(many.as_bytes(), &|| true), Err(DocumentFault::Stopped));
}

#[test]
fn groups_that_lie_too_deep_are_left_out_and_the_text_behind_them_is_not() {
    let deep = format!("{{\\rtf1 a{}x{}b}}", "{".repeat(100_000), "}".repeat(100_000));
    let document = rtf::read(deep.as_bytes(), &|| false).expect("a document");
    assert_eq!(lines(&document), ["p: ab"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }]);
}
