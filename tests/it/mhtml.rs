//! Pages saved as one file by browsers and Word: the page, its letters and its pictures.

use butda::documents::document::{Block, Document, DocumentFault, LeftOutKind};
use butda::documents::mhtml::read;
use proptest::prelude::*;

const CHROME: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bao.vn/xa-hoi/cho.html\r\n\
Subject: =?utf-8?Q?Ch=E1=BB=A3?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\t\
boundary=\"----MultipartBoundary--abc----\"\r\n\r\n\r\n------MultipartBoundary--abc----\r\n\
Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n\
Content-Location: https://bao.vn/xa-hoi/cho.html\r\n\r\n<html><head><meta http-equiv=3D\"Content-Type\" content=3D\"text/h=\r\n\
tml; charset=3DUTF-8\"></head><body><h1>Ch=E1=BB=A3 n=E1=BB=95i</h1><p>B=C3=A0 con mang rau, c=C3=A1, tr=C3=A1i c=\r\n\
=C3=A2y ra b=E1=BA=BFn, ghe n=C3=A0o c=C5=A9ng =C4=91=E1=BA=A7y, vui l=E1=BA=AFm.</p><img src=3D\"../anh/1.png\" alt=3DGhe>\
<img src=3D\"cid:p2@x\"><img src=3D\"https://cdn.vn/kh=C3=B4ng.png\"></body></html>\r\n\
------MultipartBoundary--abc----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
Content-Location: https://bao.vn/anh/1.png\r\n\r\nPNG64\r\n------MultipartBoundary--abc----\r\n\
Content-Type: image/png\r\nContent-ID: <p2@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nPNG64\r\n\
------MultipartBoundary--abc------\r\n";

/// The head of a PNG and 200 bytes of nothing, in base64.
fn png() -> String {
    format!("iVBORw0KGgo{}\r\n{}", "A".repeat(60), "A".repeat(240))
}

fn chrome() -> String {
    CHROME.replace("PNG64", &png())
}

fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Text { runs, .. } => runs.iter().map(|run| run.text.as_str()).collect(),
        Block::Row { cells, .. } => cells.iter().flatten().map(|run| run.text.as_str()).collect(),
        Block::Picture { words, .. } => format!("[{words}]"),
    };
    document.blocks.iter().map(line).collect()
}

#[test]
fn a_page_saved_by_chrome_has_its_text_its_pictures_and_its_address() {
    let document = read(chrome().as_bytes(), &|| false).expect("a page");
    let prose = "Bà con mang rau, cá, trái cây ra bến, ghe nào cũng đầy, vui lắm.";
    assert_eq!(lines(&document), ["Chợ nổi", prose, "[Ghe]", "[p2@x]"]);
    assert_eq!(document.facts.address.as_deref(), Some("https://bao.vn/xa-hoi/cho.html"));
    assert_eq!(document.facts.source.as_deref(), Some("bao.vn"));
    assert_eq!(document.pictures.len(), 2);
    let left_out: Vec<_> = document.left_out.iter().map(|left_out| (left_out.what, left_out.n)).collect();
    assert_eq!(left_out, [(LeftOutKind::Pictures, 1)]);
}

#[test]
fn a_page_saved_by_word_is_in_its_own_charset_and_names_pictures_by_folder() {
    let page = format!(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"=_b\"\n\nThis is one file.\n\n--=_b\n\
         Content-Location: file:///C:/AB/tai.htm\nContent-Transfer-Encoding: quoted-printable\n\
         Content-Type: text/html; charset=\"windows-1258\"\n\n\
         <html><meta name=3DGenerator content=3D\"Microsoft Word 11\"><body><p>Ba=CC con</p><img src=3D\"tai_files/image001.png\"></body></html>\n\n\
         --=_b\nContent-Location: file:///C:/AB/tai_files/image001.png\nContent-Transfer-Encoding: base64\nContent-Type: image/png\n\n{}\n--=_b--\n",
        png()
    );
    let document = read(page.as_bytes(), &|| false).expect("a page");
    assert_eq!(lines(&document), ["Ba\u{300} con", "[image001.png]"]);
    assert_eq!(document.facts.address, None);
}

#[test]
fn a_page_within_parts_within_parts_is_found() {
    let inner = "--b\nContent-Type: text/plain\n\nkhông\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>có</p>\n--b--\n";
    let page = format!(
        "Content-Type: multipart/related; boundary=a; start=\"<x>\"\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n{inner}--a--\n"
    );
    assert_eq!(lines(&read(page.as_bytes(), &|| false).expect("a page")), ["có"]);
    let start = "Content-Type: multipart/related; boundary=a; start=\"<x>\"\n\n--a\nContent-Type: text/html\n\nmột\n--a\n\
                 Content-ID: <x>\nContent-Type: text/html\n\nhai\n--a--\n";
    assert_eq!(lines(&read(start.as_bytes(), &|| false).expect("a page")), ["hai"]);
    // Deeper than any mail: what lies there is not looked for.
    let deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(10_000);
    assert_eq!(read(deep.as_bytes(), &|| false), Err(DocumentFault::NoText));
}

#[test]
fn a_file_that_breaks_off_gives_what_is_there_and_says_so() {
    let whole = chrome();
    let half =
        whole.split("------MultipartBoundary--abc----\r\nContent-Type: image/png").next().expect("a page");
    let document = read(half.as_bytes(), &|| false).expect("a page");
    assert_eq!(lines(&document).len(), 2);
    assert!(document.left_out.iter().any(|left_out| left_out.what == LeftOutKind::DamagedParts));
}

#[test]
fn other_files_are_told_from_pages() {
    for other in ["", "một dòng", "<html><p>a", "Content-Type: image/png\n\nx", "Subject: a\n\nb"] {
        assert_eq!(read(other.as_bytes(), &|| false), Err(DocumentFault::OtherKind), "{other}");
    }
    let without = "Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx\n--a--";
    assert_eq!(read(without.as_bytes(), &|| false), Err(DocumentFault::NoText));
    assert_eq!(read(chrome().as_bytes(), &|| true), Err(DocumentFault::Stopped));
}

#[test]
fn quoted_printable_that_is_damaged_stands_as_it_is() {
    for (written, read_as) in
        [("a=3Db", "a=b"), ("a=\nb", "ab"), ("a= \t\r\nb", "ab"), ("a=ZZb=", "a=ZZb="), ("a=+1b", "a=+1b")]
    {
        let page =
            format!("Content-Type: text/html\nContent-Transfer-Encoding: Quoted-Printable\n\n{written}");
        assert_eq!(lines(&read(page.as_bytes(), &|| false).expect("a page")), [read_as], "{written}");
    }
}

proptest! {
    #[test]
    fn any_damage_to_a_page_is_survived(at in 0..3000_usize, n in 0..200_usize, put in prop::collection::vec(any::<u8>(), 0..20)) {
        let mut bytes = chrome().into_bytes();
        let from = at.min(bytes.len());
        let to = (from + n).min(bytes.len());
        bytes.splice(from..to, put);
        let _ = read(&bytes, &|| false);
    }
}
