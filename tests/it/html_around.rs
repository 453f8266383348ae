//! What stands around an article in its page: boxes of others, readers' words, the clock; and what pages say of author and
//! source.

use super::html_lines::{article, lines, paragraphs};
use butda::documents::document::DocumentFacts;

const WALK: [&str; 4] = [
    "– Bác ơi, trụ sở ở đâu ạ?",
    "– Đi thẳng, rẽ trái.",
    "Tôi rẽ trái. Trước mắt là một dãy nhà cấp bốn, mái tôn đã gỉ.",
    "Ông nói ngày nào cũng có người tới hỏi đất đai, hộ tịch, bảo hiểm.",
];

fn facts(head: &str, above: &str, below: &str) -> DocumentFacts {
    let page = format!(
        "<html><head>{head}</head><body><header><nav><a href=/a>Trang chủ</a></nav><div class=now>Thứ Tư, 02/12/2026</div>\
         </header><article><h1>Đường lên bản</h1>{above}<div class=body>{}{below}</div></article></body></html>",
        paragraphs(&WALK)
    );
    article(&page).facts
}

#[test]
fn a_short_article_is_not_widened_by_the_boxes_behind_it() {
    let one = "<div class=lst><h3>Tin mới nhất</h3><p>Chiều nay, giá vàng SJC tăng thêm 200 nghìn đồng mỗi lượng.</p></div>";
    let two = "<div class=lst><h3>Đừng bỏ lỡ</h3><div><h4><a href=/1>Giá vàng tăng mạnh chiều nay</a></h4><p>Chiều nay, giá \
               vàng SJC tăng thêm 200 nghìn đồng mỗi lượng, người mua xếp hàng dài.</p></div><div><h4><a href=/2>Bão số 5 vào \
               Biển Đông</a></h4><p>Tâm bão cách đất liền 500 km, gió mạnh cấp 10, dự báo còn mạnh thêm trong 24 giờ tới.</p></div></div>";
    let expected: Vec<&str> = ["# Một ngày ở xã"].iter().chain(&WALK).copied().collect();
    for boxes in [one, two] {
        for [open, close] in [
            ["<article><h1>Một ngày ở xã</h1><div class=art-body>", "</div></article>"],
            ["<div><h1>Một ngày ở xã</h1><div itemprop=articleBody>", "</div></div>"],
        ] {
            let page = format!(
                "<title>Một ngày ở xã</title><body><div class=w><div><a href=/c>Công đoàn</a><a href=/t>Thời sự</a></div>\
                 {open}{}{close}{boxes}</div>",
                paragraphs(&WALK)
            );
            assert_eq!(lines(&article(&page)), expected, "{page}");
        }
    }
}

#[test]
fn readers_words_are_no_article_however_many_they_are() {
    let said =
        "Tôi cho rằng ngành đường sắt cần đầu tư nhiều hơn nữa, vì năm nào cũng xảy ra chuyện như thế này.";
    let words =
        format!("<div class=item><p>{said}</p><a href=#>Thích</a> <a href=#>Trả lời</a></div>").repeat(9);
    let told = [
        "Chiều 3/2, tàu SE8 trật bánh ở ga Lăng Cô, không ai bị thương.",
        "Đường sắt thông tuyến lúc 21h cùng ngày.",
    ];
    for class in ["box-comment", "binh-luan", "box_comment_vne", "comments"] {
        for [before, after] in [["</div>", ""], ["", "</div>"]] {
            let page = format!(
                "<title>Tàu SE8 trật bánh</title><section class=page><div class=sidebar-1><h1>Tàu SE8 trật bánh</h1>\
                 <article class=detail><p>{}</p><p>{}</p></article>{before}<div class={class}><h3>Ý kiến (9)</h3>{words}</div>{after}",
                told[0], told[1]
            );
            let read = lines(&article(&page));
            assert_eq!(read, ["# Tàu SE8 trật bánh", told[0], told[1]], "{class} {before}");
        }
    }
}

#[test]
fn the_day_a_page_was_saved_is_not_its_article_s() {
    assert_eq!(facts("", "", "").date, None);
    assert_eq!(
        facts("", "<div>Thứ Hai, 05/10/2020, 07:30</div>", "").date.as_deref(),
        Some("Thứ Hai, 05/10/2020, 07:30")
    );
}

#[test]
fn linked_data_is_read_through_what_hides_it_from_old_browsers() {
    let data = r#"{"@type":"NewsArticle","url":"https://x.vn/a//b","datePublished":"2020-10-05","author":["Lê An","Trần Bình",],"description":"a /* b */, } // c",}"#;
    for [open, close] in [
        ["", ""],
        ["\n//<![CDATA[\n", "\n//]]>"],
        ["/*<![CDATA[*/", "/*]]>*/"],
        ["<!--", "-->"],
        ["// Bài\n", ";"],
        ["", "\n/* Hết"],
    ] {
        let facts = facts(&format!("<script type=application/ld+json>{open}{data}{close}</script>"), "", "");
        assert_eq!(facts.date.as_deref(), Some("2020-10-05"), "{open}");
        assert_eq!(facts.author.as_deref(), Some("Lê An, Trần Bình"), "{open}");
        assert_eq!(facts.address.as_deref(), Some("https://x.vn/a//b"), "{open}");
    }
}

#[test]
fn an_author_is_a_name_without_what_is_written_around_it() {
    for (author, expected) in [
        ("<div class=author>HOÀNG YẾN <a href=mailto:y@plo.vn>y@plo.vn</a></div>", Some("HOÀNG YẾN")),
        ("<span class=post-author>Người đăng: <b>Lan Trần</b></span>", Some("Lan Trần")),
        ("<p class=author>Bài và ảnh: Lê An - Trần Bình</p>", Some("Lê An, Trần Bình")),
        ("<div class=wp-block-post-author__name>Hà Vũ</div>", Some("Hà Vũ")),
        (
            "<div class=author><b>PGS, TS. HOÀNG VĂN LỢI</b><br><i>Học viện Chính trị quốc gia</i></div>",
            Some("HOÀNG VĂN LỢI"),
        ),
        ("<span id=story_byline>Cao Nguyên, RFA</span>", Some("Cao Nguyên")),
        ("<span class=author>Đăng bởi admin</span>", None),
        ("<a rel=author>Quản trị viên</a>", None),
        ("<span class=author>Báo Yên Bái điện tử</span>", None),
    ] {
        assert_eq!(facts("", author, "").author.as_deref(), expected, "{author}");
    }
    for account in ["admin", "Administrator", "admin123", "Báo Điện tử Chính phủ"] {
        assert_eq!(
            facts(&format!("<meta name=author content='{account}'>"), "", "").author,
            None,
            "{account}"
        );
    }
}

#[test]
fn a_newspaper_in_the_window_s_title_is_the_source() {
    for (title, source) in [
        ("Đường lên bản - Báo Yên Bái", Some("Báo Yên Bái")),
        ("Báo Quảng Nam Online - Đường lên bản", Some("Báo Quảng Nam Online")),
        ("Đường lên bản | Tạp chí Cộng sản", Some("Tạp chí Cộng sản")),
        ("Đường lên bản - Báo động đỏ", None),
    ] {
        assert_eq!(facts(&format!("<title>{title}</title>"), "", "").source.as_deref(), source, "{title}");
    }
    let head = "<title>Kênh Vĩnh Tế – Wikipedia tiếng Việt</title><link rel=canonical href=https://vi.wikipedia.org/wiki/K>\
                <meta property=og:title content='Kênh Vĩnh Tế – Wikipedia tiếng Việt'>";
    assert_eq!(facts(head, "", "").title.as_deref(), Some("Kênh Vĩnh Tế"));
    let edited = "<h2>Lịch sử<span class=mw-editsection>[<a href=/e>sửa</a> | <a href=/s>sửa mã nguồn</a>]</span></h2>";
    let page = format!(
        "<title>Kênh</title><nav><a href=/a>Trang</a></nav><h1>Kênh</h1>{edited}{}",
        paragraphs(&WALK)
    );
    assert_eq!(lines(&article(&page))[1], "## Lịch sử");
}
