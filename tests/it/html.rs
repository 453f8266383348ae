//! Web pages: what text they show, which of it is the article, and that no page stops the program.

use super::html_lines::{PROSE, article, lines};
use butda::documents::document::{Block, Document, DocumentFault, LeftOutKind, Limit};
use butda::documents::html_article::{read, read_decoded};
use butda::documents::html_scan::{Dialect, MAX_BYTES};
use butda::documents::html_text;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

fn text(html: &str) -> Document {
    html_text::read(html, Dialect::Html, &|_| None, &|| false).expect("text")
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    assert_eq!(lines(&text(html)), expected, "{html}");
}

#[test]
fn blocks_are_lines_and_white_space_is_one_blank() {
    check("<p>Một  hai\n\tba</p>  <p>bốn</p>", &["Một hai ba", "bốn"]);
    check("<div>Một<p>hai</p>ba</div>bốn", &["Một", "hai", "ba", "bốn"]);
    check("<p>một <b> hai </b> ba</p>", &["một hai ba"]);
    check("<p>một<span> hai</span><i>ba </i> bốn</p>", &["một haiba bốn"]);
    check("<p>&nbsp;một&nbsp;&nbsp;hai</p><p>&nbsp;</p><p> </p>", &["\u{a0}một\u{a0}\u{a0}hai"]);
    check("<pre>một\n  hai\n\nba</pre>", &["một\n  hai\n\nba"]);
    check("<p>m<!-- không -->ột</p><!doctype html><?xml?>", &["một"]);
}

#[test]
fn a_break_ends_a_line_and_two_end_a_paragraph() {
    check("một<br>hai", &["một\nhai"]);
    check("một<br><br>hai<br/> <br/>&nbsp;&nbsp;ba", &["một", "hai", "\u{a0}\u{a0}ba"]);
    check("<h2>một<br><br>hai</h2>", &["## một\n\nhai"]);
    check("<p>một<br></p><br><br>", &["một"]);
}

#[test]
fn headings_lists_quotations_and_captions_keep_their_kind() {
    check("<h1>A</h1><h3>B</h3><h7>C</h7>", &["# A", "### B", "C"]);
    check(
        "<ul><li>a<ol start=3><li>b<li>c</ol><li><p>d</p><p>e</p></ul>",
        &["- a", "  3. b", "  4. c", "- d", "e"],
    );
    check("<ol><li value=7>a</li><li>b</li></ol>", &["7. a", "8. b"]);
    check("<blockquote>a<p>b</p></blockquote>c", &["> a", "> b", "c"]);
    check("<figure><img src=a.jpg><figcaption>Ảnh: A</figcaption></figure>", &["Ảnh: A"]);
    check("<dl><dt>a<dd>b</dl>", &["a", "b"]);
}

#[test]
fn what_is_not_shown_is_not_read() {
    for unshown in [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript><p>x</p></noscript>",
        "<template>x</template>",
        "<svg><text>x</text></svg>",
        "<p hidden>x</p>",
        "<div style='color:red; DISPLAY : none'>x<p>y</p></div>",
        "<span aria-hidden=true>x</span>",
        "<span class='a sr-only'>x</span>",
        "<select><option>x</select>",
        "<button>x</button><textarea>x</textarea><input value=x>",
        "<iframe>x</iframe><video>x</video><object>x</object>",
        "<ruby><rp>(</rp><rt>x</rt></ruby>",
        "<title>x</title>",
    ] {
        check(&format!("<p>a</p>{unshown}<p>b</p>"), &["a", "b"]);
    }
    check("<form>a<label>b</label></form>", &["ab"]);
    check("Hà Nội<sup>1</sup>", &["Hà Nội1"]);
}

#[test]
fn tags_that_old_pages_leave_out_are_put_in() {
    check("<p>a<p>b<div>c</div>", &["a", "b", "c"]);
    check("<ul><li>a<li>b</ul>c", &["- a", "- b", "c"]);
    check("<table><tr><td>a<td>b<tr><td>c<td>d</table>e", &["=|a|b|", "|c|d|", "e"]);
    check("<head><title>t</title><p>a</p></body></html>b", &["a", "b"]);
    check("<b>a<p>b</b>c", &["a", "bc"]);
    check("a < b và b > c, x<3", &["a < b và b > c, x<3"]);
    check("<p title='>'>a</p", &["a"]);
}

#[test]
fn words_are_set_as_their_elements_say() {
    let page = "<p><b>a</b> <i>b</i> <a href='https://x.vn/?a=1&amp;b=2'>c</a> <span style='font-weight:700'>d</span></p>";
    let Block::Text { runs, .. } = text(page).blocks.remove(0) else { panic!("text") };
    let set: Vec<_> = runs
        .iter()
        .map(|run| (run.text.trim(), run.style.is_strong, run.style.is_emphasis, run.style.link.as_deref()))
        .collect();
    let link = Some("https://x.vn/?a=1&b=2");
    let expected = [("a", true, false, None), ("b", false, true, None), ("c", false, false, link)];
    assert_eq!(set.get(..3), Some(&expected[..]));
    assert_eq!(set.get(3), Some(&("d", true, false, None)));
}

#[test]
fn an_old_typeface_is_told_of_its_words_alone() {
    for (page, font) in [
        ("<font face='.VnTime'>x</font>", Some(".VnTime")),
        ("<font face='VNI-Times, Arial'>x</font>", Some("VNI-Times")),
        ("<span style='font-family: \".VnArialH\", serif'>x</span>", Some(".VnArialH")),
        ("<font face='.VnTime'><font face=Arial>x</font></font>", None),
        ("<font face='Times New Roman'>x</font>", None),
        ("<style>p.tin, li {font-family:\".VnTime\"}</style><p class=tin>x", Some(".VnTime")),
        ("<style>p.tin {font-family:.VnTime}</style><p>x", None),
        ("<p><font face='.VnTime'>y<p>x", Some(".VnTime")),
        ("<font face='VISCII Times'>x</font>", Some("VISCII Times")),
    ] {
        let document = text(page);
        let Some(Block::Text { runs, .. }) = document.blocks.last() else { panic!("text") };
        assert_eq!(runs.last().and_then(|run| run.style.font.as_deref()), font, "{page}");
    }
}

#[test]
fn a_table_of_data_is_rows_and_one_of_layout_is_not() {
    check(
        "<table><caption>Giá</caption><tr><th>a<th colspan=2>b<tr><td>c<td><p>d</p><p>e</p><td>f</table>",
        &["Giá", "=|a|b||", "|c|d\ne|f|"],
    );
    check("<table><tr><td>a</td><td>b</td></tr></table>", &["a", "b"]);
    check("<table><tr><td>a<tr><td>b</table>", &["a", "b"]);
    check(
        "<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table><td>e</table>",
        &["=|a|b|", "|c|d|", "e"],
    );
    let long = PROSE.repeat(8);
    check(&format!("<table><tr><td>a<td>b<tr><td>{long}<td>c</table>"), &["a", "b", &long, "c"]);
    check(
        "<table><tr><td>a<td>b<tr><td>c<td>d</table><table><tr><td>e<td>f<tr><td>g<td>h</table>",
        &["=|a|b|", "|c|d|", "=|e|f|", "|g|h|"],
    );
}

#[test]
fn pictures_come_from_the_page_or_its_archive_and_others_are_counted() {
    // The head of a PNG, and as many bytes as no counter of readers has.
    let data = format!("data:image/png;base64,iVBORw0KGgo{}", "A".repeat(200));
    let png: Arc<[u8]> = [b"\x89PNG".as_slice(), &[7; 200]].concat().into();
    let page = format!(
        "<p>a<img src='{data}' alt=' một  hai '>b</p><img src='x/c.png'><img src='x/c.png' alt=đây>\
         <img src=https://x.vn/d.jpg><img src=1.gif width=1>"
    );
    let find = |address: &str| (address == "x/c.png").then(|| Arc::clone(&png));
    let document = html_text::read(&page, Dialect::Html, &find, &|| false).expect("text");
    assert_eq!(lines(&document), ["ab", "[picture: một hai]", "[picture: c.png]", "[picture: đây]"]);
    assert_eq!(document.pictures.len(), 2);
    let left_out: Vec<_> = document.left_out.iter().map(|left_out| (left_out.what, left_out.n)).collect();
    assert_eq!(left_out, [(LeftOutKind::Pictures, 1)]);
}

#[test]
fn a_page_is_read_in_the_encoding_it_is_in() {
    let page = |charset: &str| format!("<meta charset={charset}><p>Đường phố</p>");
    let viet = |bytes: &[u8]| lines(&read(bytes, &|| false).expect("a page")).join("\n");
    assert_eq!(viet(page("utf-8").as_bytes()), "Đường phố");
    assert_eq!(viet(page("iso-8859-1").as_bytes()), "Đường phố");
    assert_eq!(viet(&[b"\xEF\xBB\xBF", page("x").as_bytes()].concat()), "Đường phố");
    let wide: Vec<u8> = page("x").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(viet(&wide), "Đường phố");
    assert_eq!(viet(&[b"\xFF\xFE".as_slice(), &wide].concat()), "Đường phố");
    // windows-1258 with and without saying so.
    let line =
        b"Ba\xCC con mang rau, ca\xEC, tra\xECi c\xE2y ra b\xEA\xECn, ghe na\xCCo cu\xDEng \xF0\xE2\xCCy";
    let declared = [b"<meta charset=windows-1258><p>".as_slice(), b"ba\xCC"].concat();
    assert_eq!(viet(&declared), "ba\u{300}");
    assert!(
        viet(&[b"<p>".as_slice(), line].concat())
            .starts_with("Ba\u{300} con mang rau, ca\u{301}, tra\u{301}i c\u{e2}y")
    );
    // TCVN3: the letters are the bytes' numbers, whatever the page says.
    for head in
        ["", "<meta charset=x-user-defined>", "<meta http-equiv=a content='text/html; charset=iso-8859-1'>"]
    {
        let page = [head.as_bytes(), b"<font face='.VnTime'>\xAE\xAD\xEA\xD6".as_slice()].concat();
        assert_eq!(viet(&page), "\u{ae}\u{ad}\u{ea}\u{d6}", "{head}");
    }
    // The soft hyphen is the letter ư there, and C1 letters are those of VISCII.
    let page = b"<font face='VISCII'>\x80\xFF\x9F".as_slice();
    assert_eq!(viet(page), "\u{80}\u{ff}\u{9f}");
}

#[test]
fn a_page_past_the_limits_is_refused_or_cut_without_losing_text() {
    let too_large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(read(&too_large, &|| false), Err(DocumentFault::TooLarge(Limit::Bytes)));
    let too_many = "<i>a</i>".repeat(200_001);
    assert_eq!(read(too_many.as_bytes(), &|| false), Err(DocumentFault::TooLarge(Limit::Parts)));
    let deep = format!("{}{PROSE}{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
    assert_eq!(lines(&article(&deep)), [PROSE]);
    let attributes = (0..60_000).fold("<p ".to_owned(), |mut tag, n| {
        let _ = write!(tag, "a{n}=b ");
        tag
    });
    assert_eq!(lines(&article(&format!("{attributes}>{PROSE}"))), [PROSE]);
}

#[test]
fn hostile_pages_are_read_to_their_end() {
    for (page, n_blocks) in [
        ("<p>a".repeat(60_000), 60_000),
        ("<p><font size=1>a".repeat(8000), 8000),
        ((0..8000).fold(String::new(), |page, n| page + &format!("<p><font size={n}>a")), 8000),
        (format!("a<!-- {}", "<p>b".repeat(1000)), 1000),
        (format!("a<!-- b --{}", "<!-- ".repeat(10_000)), 1),
        (format!("<p>a</p><title>{}", "<p>b".repeat(1000)), 1001),
        ("<b><i>".repeat(10_000) + "a", 1),
        ("<table><tr><td>".repeat(10_000) + "a", 1),
    ] {
        let document = text(&page);
        assert_eq!(document.blocks.len(), n_blocks, "{}", page.chars().take(40).collect::<String>());
    }
    for line in [
        "<a href=/x>Bài khác</a> ",
        "<div class=comment><a href=#>Trả lời</a>",
        "<div class=comment><a href=#>Trả lời</a></div>",
        "<div><h4><a href=/1>Giá vàng tăng mạnh chiều nay</a></h4><p>Người mua xếp hàng dài từ sáng sớm.</p></div>",
        "<div><div><p>Người mua xếp hàng dài từ sáng sớm, có người đợi cả đêm.</p></div><p>Mưa.</p>",
        "<header><time datetime=2020-01-02>a</time></header>",
        "<h3>Văn bản</h3><ul><li><a href=/1>a</a>",
        "<h3>Bình luận</h3><p>Người mua xếp hàng dài từ sáng sớm, có người đợi cả đêm.</p>",
        "<aside class=rating><p>Người mua xếp hàng dài từ sáng sớm, có người đợi cả đêm.</p></aside>",
        "<article><h1>Mưa</h1>",
    ] {
        let read = read(line.repeat(12_000).as_bytes(), &|| false);
        assert!(read.is_ok_and(|document| !document.blocks.is_empty()), "{line}");
    }
    for [before, repeated] in [["<div class=author>", "<br>"], ["", "<h3><a href=/1>Chợ</a></h3>"]] {
        let page =
            format!("{before}{}</div>{}", repeated.repeat(60_000), format!("<p>{PROSE}").repeat(12_000));
        assert!(
            read(page.as_bytes(), &|| false).is_ok_and(|document| !document.blocks.is_empty()),
            "{repeated}"
        );
    }
    let named = |n: usize| format!("<p class=a{n}>Chợ</p>");
    let page = (0..40_000).map(named).collect::<String>() + &format!("<p>{PROSE}");
    let page = page + &(40_000..80_000).map(named).collect::<String>();
    assert!(read(page.as_bytes(), &|| false).is_ok_and(|document| !document.blocks.is_empty()));
    let comments = "/*x".repeat(340_000);
    let page = format!("<script type=application/ld+json>{{{comments}</script><p>{PROSE}");
    assert_eq!(lines(&article(&page)), [PROSE]);
}

#[test]
fn reading_stops_when_it_is_told_to() {
    let page = format!("<p>{PROSE}").repeat(1000);
    assert_eq!(read(page.as_bytes(), &|| true), Err(DocumentFault::Stopped));
    assert_eq!(html_text::read(&page, Dialect::Html, &|_| None, &|| true), Err(DocumentFault::Stopped));
}

#[test]
fn in_xhtml_a_slash_closes_any_element() {
    let page = "<?xml version='1.0'?><html><head><title/><script src='a'/></head><body><p/><a id='x'/><p>một<![CDATA[ & hai]]></p></body></html>";
    let document = html_text::read(page, Dialect::Xhtml, &|_| None, &|| false).expect("text");
    assert_eq!(lines(&document), ["một & hai"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_page_can_be_read(page in "(<(/?)(p|div|b|font face=.VnTime|table|td|tr|li|ul|a href=x|br|h1|title|script|style|!--|pre|img src=x)>?|Chợ nổi, sáng nay\\. |&nbsp;|&#7843|\"|'|-->| ){0,60}") {
        let bytes = page.as_bytes();
        let _ = read(bytes, &|| false);
        let _ = html_text::read(&page, Dialect::Xhtml, &|_| None, &|| false);
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &|| false);
    }

    #[test]
    fn words_without_tags_are_kept_in_their_order(words in prop::collection::vec("[a-zà-ỹ]{1,8}", 1..40)) {
        let page = format!("<span>{}</span>", words.join("</span> <span>"));
        prop_assert_eq!(lines(&text(&page)).join(" "), words.join(" "));
        let read = read_decoded(&page, &|_| None, &|| false).expect("text");
        prop_assert_eq!(lines(&read).join(" "), words.join(" "));
    }
}
