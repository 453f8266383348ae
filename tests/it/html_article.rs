//! Articles in web pages: what is theirs, what is the site's, and what the page says of them elsewhere.

use super::html_lines::{PROSE, article, lines, words};
use butda::documents::document::{Block, DocumentFault, TextKind};
use butda::documents::html_article::read;
use std::fs;
use std::path::Path;

/// A page of a newspaper around these words.
fn page(head: &str, body: &str) -> String {
    let menu =
        "<nav><ul><li><a href=/>Trang chủ</a><li><a href=/a>Thời sự</a><li><a href=/b>Kinh tế</a></ul></nav>";
    let more =
        "<ul><li><a href=/1>Một bài báo khác của hôm nay</a><li><a href=/2>Và thêm một bài nữa</a></ul>";
    format!(
        "<html><head>{head}</head><body>{menu}<div>{body}</div>{more}<footer>© Báo</footer></body></html>"
    )
}

#[test]
fn the_title_comes_first_and_once() {
    let title = "Chợ nổi tìm cách giữ ghe";
    let expected = ["# Chợ nổi tìm cách giữ ghe", PROSE, PROSE];
    for (head, body) in [
        ("", format!("<h1>{title}</h1><p>{PROSE}<p>{PROSE}")),
        (
            "<title>Chợ nổi tìm cách giữ ghe - Báo Miền Tây</title>",
            format!("<h2>{title}</h2><p>{PROSE}<p>{PROSE}"),
        ),
        (
            "<meta property=og:title content='Chợ nổi tìm cách giữ ghe'><meta property=og:site_name content=Báo>",
            format!("<p>{PROSE}<p>{PROSE}"),
        ),
        (
            "<title>Cho noi tim cach giu ghe</title>",
            format!("<p><font size=5>{title}</font><p><b>{title}</b><p>{PROSE}<p>{PROSE}"),
        ),
    ] {
        let document = article(&page(head, &body));
        assert_eq!(lines(&document), expected, "{head}{body}");
        assert_eq!(document.facts.title.as_deref(), Some(title), "{head}{body}");
    }
}

#[test]
fn a_lead_that_stands_in_the_description_alone_is_taken_from_there() {
    let lead = "Ghe ít dần, người mua thưa, bà con mang rau, cá, trái cây ra bến rồi lại chở về, cười nói vẫn rộn ràng.";
    let head = format!("<meta name=description content='{lead}'><title>Chợ nổi buổi sáng</title>");
    let body = format!("<h1>Chợ nổi buổi sáng</h1><p>{PROSE}</p><p>{PROSE} Hết.</p>");
    let expected = ["# Chợ nổi buổi sáng", lead, PROSE, &format!("{PROSE} Hết.")];
    assert_eq!(lines(&article(&page(&head, &body))), expected);
    let with_lead =
        format!("<h1>Chợ nổi buổi sáng</h1><h2>(Báo) - {lead}</h2><p>{PROSE}</p><p>{PROSE} Hết.</p>");
    let read = lines(&article(&page(&head, &with_lead)));
    assert_eq!(read.iter().filter(|line| line.contains("Ghe ít dần")).count(), 1, "{read:?}");
    // What is cut off, or tells of the site, is no lead.
    for other in [
        "Ghe ít dần, người mua thưa, bà con mang rau, cá ra bến...",
        "Trang tin nhanh nhất Việt Nam về bóng đá, giải trí",
    ] {
        let head = format!("<meta name=description content='{other}'>");
        assert!(!lines(&article(&page(&head, &body))).iter().any(|line| line == other), "{other}");
    }
}

#[test]
fn facts_are_what_the_page_says_outside_its_text() {
    let data = r#"<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Một bài",
        "datePublished":"2024-03-18T08:12:00+07:00","author":[{"name":"An Bình"},{"@id":"x"},"An Bình"],
        "publisher":{"name":"Báo A"}},{"@id":"x","name":"Thu
        Hà"}]}</script>"#;
    let head = "<link rel=canonical href='https://www.bao.vn/a.html'>";
    let facts = article(&page(&format!("{head}{data}"), &format!("<p>{PROSE}<p>{PROSE}"))).facts;
    assert_eq!(facts.title.as_deref(), Some("Một bài"));
    assert_eq!(facts.date.as_deref(), Some("2024-03-18T08:12:00+07:00"));
    assert_eq!(facts.author.as_deref(), Some("An Bình, Thu Hà"));
    assert_eq!(facts.source.as_deref(), Some("Báo A"));
    assert_eq!(facts.address.as_deref(), Some("https://www.bao.vn/a.html"));
    let body = format!(
        "<h1>Một bài báo hay</h1><span class=author>Thu Hà</span><i>Thứ ba, 14/10/2003</i><p>{PROSE}<p>{PROSE}"
    );
    let facts = article(&page(head, &body)).facts;
    assert_eq!(facts.date.as_deref(), Some("Thu HàThứ ba, 14/10/2003"));
    assert_eq!((facts.author.as_deref(), facts.source.as_deref()), (Some("Thu Hà"), Some("bao.vn")));
    let head = "<meta property=article:author content='https://x.vn/a'><meta name=author content='Lê Na'>\
                <meta property=article:published_time content=2020-01-02>";
    let facts = article(&page(head, &body)).facts;
    assert_eq!((facts.author.as_deref(), facts.date.as_deref()), (Some("Lê Na"), Some("2020-01-02")));
}

#[test]
fn a_page_with_no_site_around_it_is_taken_whole() {
    let list = "<ul><li>một</ul><table><tr><td>a<td>b<tr><td>c<td>d</table>";
    let expected =
        ["# Tên", "Ngày 1/2/2003", PROSE, "- một", "=|a|b|", "|c|d|", "Hết", "Lê Na", "Hà Nội", "2003"];
    let body = format!("<p>Tên<p>Ngày 1/2/2003<p>{PROSE}{list}<p>Hết<p>Lê Na<p>Hà Nội<p>2003");
    for head in ["<title>Tên</title>", "<title>Tên</title><meta name=Generator content='Microsoft Word 15'>"]
    {
        assert_eq!(lines(&article(&format!("{head}{body}"))), expected, "{head}");
    }
    let word =
        format!("<meta name=Generator content='Microsoft Word 15'><p><a href=https://x.vn>{PROSE}</a><p>a");
    assert_eq!(lines(&article(&word)), [PROSE, "a"]);
    assert_eq!(lines(&article("một dòng")), ["một dòng"]);
}

#[test]
fn a_page_without_text_is_said_to_have_none() {
    for page in ["", "<html><body></body></html>", "<script>x</script>", "<p>&nbsp;</p><img src=a.png>"] {
        assert_eq!(read(page.as_bytes(), &|| false), Err(DocumentFault::NoText), "{page}");
    }
}

/// The letters of TCVN3 as Unicode, for the page that is in it.
fn from_tcvn3(text: &str) -> String {
    const LETTERS: &str = "àµả¶ã·á¸ạ¹ă¨ằ»ẳ¼ẵ½ắ¾ặÆâ©ầÇẩÈẫÉấÊậËèÌẻÎẽÏéÐẹÑêªềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäô«ồåổæỗçốèộéơ¬ờêởëỡìớíợîùïủñũòúóụôư\u{ad}ừõửöữ÷ứøựùỳúỷûỹüýýỵþđ®Ă¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§";
    let pairs: Vec<char> = LETTERS.chars().collect();
    let letter = |c: char| pairs.chunks_exact(2).find(|pair| pair[1] == c).map_or(c, |pair| pair[0]);
    text.chars().map(letter).collect()
}

#[test]
fn every_page_of_the_press_gives_its_article_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pages");
    let mut names: Vec<_> =
        fs::read_dir(folder).expect("the pages").flatten().map(|entry| entry.path()).collect();
    names.sort();
    let pages = names.iter().filter(|path| path.extension().is_some_and(|end| end == "html"));
    let mut n_pages = 0;
    for path in pages {
        n_pages += 1;
        let document = read(&fs::read(path).expect("a page"), &|| false).expect("an article");
        let is_old = path.ends_with("vntime.html");
        let line = |block: &Block| match block {
            Block::Text { runs, .. } => words(runs).replace('\n', " "),
            Block::Row { cells, .. } => cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("\t"),
            Block::Picture { .. } => String::new(),
        };
        let read = document.blocks.iter().map(line);
        let read: Vec<String> = read.map(|line| if is_old { from_tcvn3(&line) } else { line }).collect();
        let truth = fs::read_to_string(path.with_extension("txt")).expect("its truth");
        let truth: Vec<&str> = truth.lines().collect();
        assert_eq!(read, truth, "{}", path.display());
        assert!(matches!(document.blocks.first(), Some(Block::Text { kind: TextKind::Heading(1), .. })));
    }
    assert_eq!(n_pages, 20);
}
