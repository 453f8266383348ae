//! Pages whose site says more than their article: readers' words, boxes of other articles, the clock; articles of short lines;
//! and one that stands in its page twice.

use super::html_lines::{ROAD, article, lines, paragraphs};
use butda::documents::document::{Document, DocumentFacts};

const SAID: &str =
    "Tôi thấy ở đâu cũng vậy, đường có tốt thì dân mới khá lên được, mong nhà nước quan tâm hơn.";

/// A page whose title is "Mưa ở bản", with these elements below a menu.
fn page(head: &str, inner: &str) -> Document {
    let page = format!(
        "<html><head><title>Mưa ở bản</title>{head}</head><body><div class=top><a href=/>Trang chủ</a> <a href=/a>Thời sự</a></div>\
         <div class=w>{inner}</div><footer>© Báo Núi</footer></body></html>"
    );
    article(&page)
}

#[track_caller]
fn check(inner: &str, expected: &[&str]) {
    let all: Vec<&str> = std::iter::once(&"# Mưa ở bản").chain(expected).copied().collect();
    assert_eq!(lines(&page("", inner)), all, "{inner}");
}

fn facts(head: &str, above: &str) -> DocumentFacts {
    page(head, &format!("<article>{above}<div class=body>{}</div></article>", paragraphs(&ROAD))).facts
}

#[test]
fn readers_words_go_where_readers_can_answer_however_short_the_article_is() {
    let told = ["Chiều 3/2, tàu SE8 trật bánh ở ga Lăng Cô, không ai bị thương."];
    let words =
        format!("<div><b>Lan</b><p>{SAID}</p><span>2 giờ trước</span><a href=#>Trả lời</a></div>").repeat(6);
    for class in ["fb-comments", "ykien", "comment-list", "phan-hoi"] {
        let readers = format!("<div class={class}>{words}</div>");
        let own = paragraphs(&told);
        check(&format!("<h1>Mưa ở bản</h1><div>{own}</div>{readers}"), &told);
        check(&format!("<article><h1>Mưa ở bản</h1><div>{own}{readers}</div></article>"), &told);
    }
    // A column that is called so.
    let column = format!("<h1>Mưa ở bản</h1><div class=y-kien-comment>{}</div>", paragraphs(&ROAD));
    check(&column, &ROAD);
}

#[test]
fn lists_that_tell_of_others_go_and_places_that_an_article_lists_stay() {
    let told = |n: usize| {
        format!(
            "<div class=item><h4><a href=/{n}>Giá vàng tăng mạnh chiều nay, lần {n}</a></h4><p>Người mua xếp hàng dài, có người đợi từ sáng sớm, giá vẫn còn tăng thêm.</p></div>"
        )
    };
    let told = (1..6).map(told).collect::<Vec<_>>().concat();
    for short in [&ROAD[..1], &ROAD[..2]] {
        let own = paragraphs(short);
        check(&format!("<h1>Mưa ở bản</h1><div class=c>{own}</div><div class=lst>{told}</div>"), short);
        check(
            &format!("<article><h1>Mưa ở bản</h1><div>{own}</div></article><div class=lst>{told}</div>"),
            short,
        );
        check(&format!("<div><h1>Mưa ở bản</h1><div>{own}</div></div><ul>{told}</ul>"), short);
    }
    let own = format!(
        "<h1>Mưa ở bản</h1><div class=c>{}<div class=places>{told}</div></div>",
        paragraphs(&ROAD[..1])
    );
    assert_eq!(lines(&page("", &own)).len(), 2 + 2 * 5);
}

#[test]
fn an_article_of_short_lines_comes_without_its_site() {
    let short = ["– Ai đấy?", "– Tôi.", "– Vào đi!", "Cửa mở.", "Không ai nói gì."];
    let others =
        "<div class=sb><h3>Tin khác</h3><ul><li><a href=/1>Nắng</a><li><a href=/2>Gió</a></ul></div>";
    for inner in
        [paragraphs(&short), short.map(|line| format!("<div>{line}</div>")).concat(), short.join("<br><br>")]
    {
        check(&format!("<h1>Mưa ở bản</h1><div class=c>{inner}</div>{others}"), &short);
        check(&format!("<article><h1>Mưa ở bản</h1>{inner}</article>{others}"), &short);
    }
}

#[test]
fn the_clock_of_a_site_and_the_days_of_other_articles_are_not_the_date() {
    let title = "<h1>Mưa ở bản</h1>";
    for clock in [
        "<header><time datetime=2026-12-02>Thứ Tư</time></header>",
        "<div class=related><time datetime=2026-12-02>hôm qua</time></div>",
        "<aside><span itemprop=datePublished>02/12/2026</span></aside>",
    ] {
        assert_eq!(facts("", &format!("{clock}{title}")).date, None, "{clock}");
    }
    assert_eq!(facts("<meta http-equiv=date content='Wed, 02 Dec 2026 07:00:00 GMT'>", title).date, None);
    assert_eq!(facts("<meta name=date content=2020-10-05>", title).date.as_deref(), Some("2020-10-05"));
    for own in [
        "<header><h1>Mưa ở bản</h1><time datetime=2020-10-05>5/10</time></header>",
        "<h1>Mưa ở bản</h1><time datetime=2020-10-05>5/10</time>",
    ] {
        assert_eq!(facts("", own).date.as_deref(), Some("2020-10-05"), "{own}");
    }
    let bar = "<html><head><title>Mưa ở bản</title></head><body><div class=top>Hôm nay, Thứ Tư, 02/12/2026</div><div class=w>";
    let whole = |above: &str| {
        format!(
            "{bar}{above}<h1>Mưa ở bản</h1><div>{}</div></div><footer>© Báo</footer></body>",
            paragraphs(&ROAD)
        )
    };
    let date = |page: String| article(&page).facts.date;
    assert_eq!(date(whole("")), None);
    assert_eq!(date(whole("<p>05/10/2020</p>")).as_deref(), Some("05/10/2020"));
}

#[test]
fn an_author_is_cut_out_of_what_stands_glued_to_it() {
    for (author, expected) in [
        ("<div class=author><img src=a.png><span>Lê An</span><span>02/10/2020</span></div>", Some("Lê An")),
        ("<div class=author-info><a>Lê An</a></div>", Some("Lê An")),
        ("<span class=byline>By <b>John Smith</b></span>", Some("John Smith")),
        ("<p class=author>Theo Lê An/Báo Núi</p>", Some("Lê An")),
        ("<p class=author>Lê An | 02/10/2020 08:00</p>", Some("Lê An")),
        ("<p class=author>(Theo TTXVN)</p>", None),
        ("<p class=author>Nhóm PV</p>", Some("Nhóm PV")),
    ] {
        assert_eq!(facts("", &format!("<h1>Mưa ở bản</h1>{author}")).author.as_deref(), expected, "{author}");
    }
}

#[test]
fn an_article_that_stands_twice_is_taken_once_and_a_refrain_as_often_as_it_is_said() {
    let own = paragraphs(&ROAD);
    let title = "<h1>Mưa ở bản</h1>";
    check(&format!("<div class=desktop>{title}{own}</div><div class=mobile>{title}{own}</div>"), &ROAD);
    check(&format!("<article>{title}{own}</article><article>{title}{own}</article>"), &ROAD);
    check(&format!("<div>{title}{own}<div class=small>{own}</div></div>"), &ROAD);
    let again = [ROAD[0], ROAD[1], ROAD[0], ROAD[2], ROAD[0]];
    check(&format!("{title}<div>{}</div>", paragraphs(&again)), &again);
    let verse = ["Ai lên Tây Bắc thì lên,", "đường xa mấy dốc, mấy đèo cũng qua."];
    let refrain = format!("<blockquote>{}</blockquote>", paragraphs(&verse));
    let read = page("", &format!("{title}<div>{refrain}{own}{refrain}</div>"));
    assert_eq!(lines(&read).len(), 1 + 2 + 3 + 2);
}

#[test]
fn a_name_right_behind_the_article_signs_it() {
    for name in ["QUỐC HỒNG", "Lê An", "Bài và ảnh: Lê An", "(TTXVN/Vietnam+)"] {
        let inner = format!(
            "<h1>Mưa ở bản</h1><div itemprop=articleBody>{}</div><div>{name}</div><ul><li><a href=/1>Nắng</a></ul>",
            paragraphs(&ROAD)
        );
        check(&inner, &[&ROAD[..], &[name]].concat());
    }
    for other in ["<div><h3>Có liên quan</h3></div>", "<div>Chia sẻ</div>", "<div><a href=/a>Lê An</a></div>"]
    {
        let inner = format!(
            "<h1>Mưa ở bản</h1><div itemprop=articleBody>{}</div>{other}<ul><li><a href=/1>Nắng</a></ul>",
            paragraphs(&ROAD)
        );
        check(&inner, &ROAD);
    }
}

#[test]
fn captions_of_pictures_beside_each_other_are_lines_of_their_own() {
    let own = paragraphs(&ROAD);
    let captions = ["Bản Pá Lau nhìn từ trên đèo cao.", "Già làng và đám trẻ con trong bản."];
    let spans = captions.map(|words| format!("<img src=a.jpg><span>{words}</span>")).concat();
    let figures = captions
        .map(|words| format!("<figure><img src=a.jpg><figcaption>{words}</figcaption></figure>"))
        .concat();
    for pictures in [spans, figures] {
        let inner = format!("<h1>Mưa ở bản</h1><div>{own}<div>{pictures}</div>{own}</div>");
        check(&inner, &[&ROAD[..], &captions, &ROAD].concat());
    }
    let figure = "<figure><img src=a.jpg><figcaption><span>Bản Pá Lau.</span><span>Ảnh: Lê An</span></figcaption></figure>";
    check(
        &format!("<h1>Mưa ở bản</h1><div>{figure}{own}</div>"),
        &[&["Bản Pá Lau. Ảnh: Lê An"], &ROAD[..]].concat(),
    );
    // A smiley stands within its line.
    let line = format!("<div>{} <img class=emoji alt=☺ src=a.png> Cười.</div>", ROAD[0]);
    let said = format!("{} ☺ Cười.", ROAD[0]);
    check(&format!("<h1>Mưa ở bản</h1><div>{line}<div>{}</div></div>", ROAD[1]), &[&said, ROAD[1]]);
}
