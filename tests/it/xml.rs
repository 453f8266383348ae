//! XML as its readers want it: names, characters, and what is refused.

use butda::documents::document::{DocumentFault, Limit};
use butda::documents::xml::{MAX_ATTRIBUTES, MAX_DEPTH, Namespace, Xml, XmlEvent};
use butda::documents::xml_text::XmlText;
use proptest::prelude::*;

const KNOWN: &[Namespace] = &[
    Namespace { prefix: "w", address: "urn:old" },
    Namespace { prefix: "w", address: "urn:new" },
    Namespace { prefix: "", address: "urn:bare" },
];

/// Everything a reader is given of a file, and how it ends.
fn events(bytes: &[u8]) -> String {
    let text = match XmlText::decoded(bytes) {
        Ok(text) => text,
        Err(fault) => return format!("{fault:?}"),
    };
    let mut xml = Xml::new(&text, KNOWN, &|| false);
    let mut told = Vec::new();
    loop {
        match xml.next_event() {
            Ok(Some(XmlEvent::Start(tag))) => {
                let attributes = ["a", "w:a", "?:a", "o:a", "xml:space"].iter();
                let attributes =
                    attributes.filter_map(|name| Some(format!(" {name}={}", tag.attribute(name)?)));
                told.push(format!("<{}{}>", tag.name, attributes.collect::<String>()));
            }
            Ok(Some(XmlEvent::End(name))) => told.push(format!("</{name}>")),
            Ok(Some(XmlEvent::Text(words))) => told.push(words.into_owned()),
            Ok(None) => return told.concat() + if xml.is_damaged() { " damaged" } else { "" },
            Err(fault) => return format!("{} {fault:?}", told.concat()),
        }
    }
}

#[test]
fn a_name_has_the_prefix_that_the_reader_gave_its_namespace_whatever_the_file_calls_it() {
    for (file, expected) in [
        (r#"<w:p xmlns:w="urn:old" w:a="1"/>"#, "<w:p w:a=1></w:p>"),
        (r#"<x:p xmlns:x="urn:new" x:a="1"/>"#, "<w:p w:a=1></w:p>"),
        // An attribute without a prefix is in no namespace.
        (r#"<p xmlns="urn:new" a="1"/>"#, "<w:p a=1></w:p>"),
        (r#"<x:p xmlns:x="urn:bare" x:a="1"/>"#, "<p a=1></p>"),
        (r#"<w:p xmlns:w="urn:other" w:a="1"/>"#, "<?:p ?:a=1></?:p>"),
        (r#"<p a="1" xml:space="preserve"/>"#, "<p a=1 xml:space=preserve></p>"),
        // What is not declared keeps its prefix.
        (r#"<o:p o:a="1"/>"#, "<o:p o:a=1></o:p>"),
        (
            r#"<x:a xmlns:x="urn:old"><x:b xmlns:x="urn:other"/><x:c/><d xmlns="urn:old"><e xmlns=""/></d></x:a>"#,
            "<w:a><?:b></?:b><w:c></w:c><w:d><e></e></w:d></w:a>",
        ),
    ] {
        assert_eq!(events(file.as_bytes()), expected, "{file}");
    }
}

#[test]
fn references_stand_for_their_characters_and_nothing_else_is_expanded() {
    for (file, expected) in [
        ("<a>Giá &lt;&#x1ec7;&#7879;&amp;&gt;&quot;&apos;</a>", "<a>Giá <ệệ&>\"'</a>"),
        ("<a>&nbsp;&x1;&#xFFFFFFFF;&#0;&#xD800; & &;</a>", "<a>&nbsp;&x1;&#xFFFFFFFF;&#0;&#xD800; & &;</a>"),
        ("<a><![CDATA[<b>&amp;]]></a>", "<a><b>&amp;</a>"),
        ("<a>1\r\n2\r3\n4</a>", "<a>1\n2\n3\n4</a>"),
        ("<a a='1\r\n2\t&#10;&lt;&nbsp;&'/>", "<a a=1 2 \n<&nbsp;&></a>"),
        ("<?xml version=\"1.0\"?><!-- b --><!DOCTYPE a PUBLIC \"b\" \"c\"><a><?b c?></a>", "<a></a>"),
    ] {
        assert_eq!(events(file.as_bytes()), expected, "{file}");
    }
    let bomb = r#"<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>"#;
    assert_eq!(events(bomb.as_bytes()), " Damaged(DocumentType)");
}

#[test]
fn a_file_that_breaks_off_gives_what_came_before_and_closes_what_is_open() {
    for (file, expected) in [
        ("<a><b>1</b><c>2", "<a><b>1</b><c>2</c></a> damaged"),
        ("<a><b>1</b><c", "<a><b>1</b></a> damaged"),
        ("<a><b>1</c></a>", "<a><b>1</b></a> damaged"),
        ("<a>1</a></b>", "<a>1</a> damaged"),
        ("<a a='1' b=2 c='3'>4</a>", "<a a=1>4</a> damaged"),
        ("", ""),
    ] {
        assert_eq!(events(file.as_bytes()), expected, "{file}");
    }
}

/// A text in UTF-16, with its high bytes first or last.
fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

#[test]
fn a_file_is_decoded_by_its_mark_or_by_what_it_says() {
    let declared = |encoding: &str, words: &[u8]| {
        [format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?><a>").as_bytes(), words, b"</a>"].concat()
    };
    let wide = "<?xml version='1.0' encoding='UTF-16'?><a>Giá điện</a>";
    let narrow = "<a>Giá điện</a>";
    for bytes in [
        narrow.into(),
        format!("\u{feff}{narrow}").into(),
        declared("utf-8", "Giá điện".as_bytes()),
        // A program that recodes a file may leave its declaration as it was.
        declared("UTF-16", "Giá điện".as_bytes()),
        utf16(wide, u16::to_le_bytes),
        utf16(wide, u16::to_be_bytes),
        utf16(&format!("\u{feff}{wide}"), u16::to_le_bytes),
        utf16(&format!("\u{feff}{wide}"), u16::to_be_bytes),
        declared("windows-1258", b"Gi\xE1 \xF0i\xEA\xF2n"),
    ] {
        let composed = butda::text::decode::nfc(&events(&bytes));
        assert_eq!(composed, "<a>Giá điện</a>", "{:?}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(events(b"<a>Gi\xE1</a>"), "<a>Gi\u{fffd}</a> damaged");
    assert_eq!(events(&declared("EBCDIC-9", b"")), "Damaged(Encoding(\"EBCDIC-9\"))");
}

#[test]
fn elements_lie_256_deep_and_have_a_thousand_attributes_at_most() {
    let deep = |n: usize| format!("{}1{}", "<a>".repeat(n), "</a>".repeat(n));
    assert!(events(deep(MAX_DEPTH).as_bytes()).ends_with("</a>"));
    let fault = events(deep(MAX_DEPTH + 1).as_bytes());
    assert!(fault.ends_with(&format!("{:?}", DocumentFault::TooLarge(Limit::Depth))), "{fault}");
    let attributes = |n: usize| (0..n).map(|n| format!(" a{n}='1'")).collect::<Vec<_>>().concat();
    let wide = |n: usize| format!("<a{}/>", attributes(n));
    assert_eq!(events(wide(MAX_ATTRIBUTES).as_bytes()), "<a></a>");
    assert_eq!(
        events(wide(MAX_ATTRIBUTES + 1).as_bytes()),
        format!(" {:?}", DocumentFault::TooLarge(Limit::Parts))
    );
}

#[test]
fn many_meanings_of_a_prefix_cost_no_more_than_their_bytes() {
    let many = " xmlns:a1='b' xmlns:a2='b' xmlns:a3='b'".repeat(300);
    let file = format!("{}{}", format!("<a{many}>").repeat(250), "<a1:b/>".repeat(300_000));
    assert!(events(file.as_bytes()).ends_with(" damaged"));
}

#[test]
fn a_reader_passes_over_an_element_or_takes_its_words() {
    let text = XmlText::decoded(b"<a><b><c>1</c><b/></b><d>2<e>3</e>&lt;</d>4</a>").expect("a text");
    let mut xml = Xml::new(&text, KNOWN, &|| false);
    let mut told = Vec::new();
    while let Some(event) = xml.next_event().expect("an event") {
        match event {
            XmlEvent::Start(tag) if tag.name == "b" => xml.skip().expect("an end"),
            XmlEvent::Start(tag) if tag.name == "d" => told.push(xml.text().expect("words")),
            XmlEvent::Start(tag) => told.push(tag.name),
            XmlEvent::Text(words) => told.push(words.into_owned()),
            XmlEvent::End(name) => told.push(name),
        }
    }
    assert_eq!(told, ["a", "23<", "4", "a"]);
}

#[test]
fn a_reader_stops_when_it_is_asked_to() {
    let text = XmlText::decoded("<a/>".repeat(1000).as_bytes()).expect("a text");
    let mut xml = Xml::new(&text, KNOWN, &|| true);
    let end = loop {
        match xml.next_event() {
            Ok(Some(_)) => {}
            other => break other,
        }
    };
    assert_eq!(end, Err(DocumentFault::Stopped));
}

proptest! {
    #[test]
    fn every_element_that_begins_ends(file in r"(<a>|</a>|<b:c d='e'>|</b:c>|<f/>|x|&lt;|<|>|<!--|-->| xmlns:b='urn:old'){0,20}") {
        let text = XmlText::decoded(file.as_bytes()).expect("a text");
        let mut xml = Xml::new(&text, KNOWN, &|| false);
        let mut open = Vec::new();
        while let Ok(Some(event)) = xml.next_event() {
            match event {
                XmlEvent::Start(tag) => open.push(tag.name),
                XmlEvent::End(name) => prop_assert_eq!(open.pop(), Some(name)),
                XmlEvent::Text(_) => {}
            }
            prop_assert_eq!(xml.depth(), open.len());
        }
        prop_assert!(open.is_empty());
    }
}
