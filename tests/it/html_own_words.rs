//! Words of an article that look like those of its site: they stay. A page's own menus and lists go all the same.

use super::html_lines::{ROAD, article, lines, paragraphs};

const LATER: [&str; 3] = [
    "Năm sau tôi trở lại, bản đã có điện, có sóng điện thoại, mỗi nhà một bể nước bằng bê tông sạch sẽ.",
    "Già làng bảo đám trẻ giờ không còn sợ con chữ, đứa nào cũng đọc được tên mình trên bìa vở.",
    "Giờ người ta lo chuyện khác, là bán ngô cho ai, giữ rừng thế nào, và ai ở lại với bản.",
];

/// A page of a newspaper around an article's element.
fn page(inner: &str) -> String {
    format!(
        "<html><head><title>Đường lên bản</title></head><body><header><nav><ul><li><a href=/a>Thời sự</a>\
         <li><a href=/b>Xã hội</a></ul></nav></header><div class=main><article class=detail>\
         <h1 class=title>Đường lên bản</h1><div class=meta><span>02/10/2020 08:00</span></div>\
         <div class=art-body>{inner}</div></article><div class=related><ul>\
         <li><a href=/x>Bài khác về vùng cao Tây Bắc mùa này</a></ul></div></div><footer>© Báo Núi</footer></body></html>"
    )
}

fn article_lines(page: &str) -> Vec<String> {
    lines(&article(page))
}

/// Checks that an article comes with its title and these lines.
#[track_caller]
fn check(inner: &str, expected: &[&[&str]]) {
    let title = ["# Đường lên bản"].as_slice();
    let expected: Vec<&str> =
        std::iter::once(&title).chain(expected).flat_map(|lines| lines.iter().copied()).collect();
    assert_eq!(article_lines(&page(inner)), expected, "{inner}");
}

#[test]
fn no_cell_of_a_table_of_data_is_left_out() {
    let table = "<table border=1><tr><td>Tỉnh<td>Vắng<td>Ốm<td>Chủ đề<tr><td>Lai Châu<td>0<td>12<td>Thẻ\
                 <tr><td>Sơn La<td>–<td>-<td>In</table>";
    let rows = ["=|Tỉnh|Vắng|Ốm|Chủ đề|", "|Lai Châu|0|12|Thẻ|", "|Sơn La|–|-|In|"].as_slice();
    let (road, later) = (paragraphs(&ROAD), paragraphs(&LATER));
    check(&format!("{road}{later}{table}{}", paragraphs(&ROAD[..1])), &[&ROAD, &LATER, rows, &ROAD[..1]]);
    check(&format!("{table}{road}"), &[rows, &ROAD]);
    check(&format!("{road}{table}"), &[&ROAD, rows]);
}

#[test]
fn a_sentence_that_begins_as_an_imprint_does_is_the_article_s() {
    let asked = [
        "Tôi xây nhà từ tháng ba, đến nay vẫn chưa được cấp số nhà, hàng xóm thì đã có từ lâu.",
        "Trả lời:",
        "Theo Điều 89 Luật Xây dựng, nhà ở riêng lẻ tại đô thị phải có giấy phép trước khi khởi công.",
        "Giấy phép xây dựng gồm bản vẽ, vị trí lô đất và chỉ giới đường đỏ theo quy hoạch.",
        "Trụ sở: nếu là doanh nghiệp thì phải ghi rõ địa chỉ trong đơn đề nghị.",
        "Giấy phép có thời hạn 12 tháng, quá hạn phải xin gia hạn theo khoản 2 Điều 99.",
    ];
    check(&paragraphs(&asked), &[&asked]);
    let said = [
        "Cơ quan chủ quản dự án là Ban Dân tộc tỉnh, theo quyết định năm 2019.",
        "Chịu trách nhiệm về việc chậm trễ là nhà thầu, theo kết luận thanh tra.",
        "Tổng biên tập tờ báo ấy đã xin lỗi bạn đọc ngay trong số sau.",
        "Điện thoại: 0912, ông đọc cho tôi ghi vào sổ tay giữa cơn mưa.",
        "Chủ đề: con đường và cái chữ, được ông nhắc đi nhắc lại suốt buổi tối hôm ấy.",
        "Tiêu điểm: ba bản chưa có điện, theo báo cáo của huyện gửi tỉnh hồi tháng trước.",
        "Liên quan: vụ sạt lở năm ngoái cũng ở quãng đường này, làm hai người bị thương.",
        "* * *",
        "Đánh giá",
    ];
    let inner = [&ROAD[..], &said, &LATER].map(paragraphs).concat();
    check(&inner, &[&ROAD, &said, &LATER]);
}

#[test]
fn an_imprint_and_buttons_behind_the_article_are_the_site_s() {
    let imprint = "<div class=x><p>Cơ quan chủ quản: Liên đoàn, tòa soạn tại số 6 Phạm Văn Bạch, Hà Nội.</p>\
                   <p>Tổng biên tập: Lê Na. Giấy phép số 2013/GP-BTTTT do Bộ Thông tin cấp.</p></div>";
    let buttons =
        "<p>Chia sẻ</p><p>Mời bạn đọc theo dõi các chương trình đã phát sóng của Đài Truyền hình.</p>";
    let whole = page(&format!("{}{buttons}", paragraphs(&ROAD)))
        .replace("</article>", &format!("{imprint}</article>"));
    let expected: Vec<&str> = ["# Đường lên bản"].iter().chain(&ROAD).copied().collect();
    assert_eq!(article_lines(&whole), expected);
}

#[test]
fn headings_that_sites_have_too_open_sections_of_the_article() {
    for label in [
        "Thảo luận",
        "Nhận xét",
        "Bình luận",
        "Phản hồi",
        "Discussion",
        "4. Thảo luận",
        "Trả lời",
        "Theo dõi",
        "Tiêu điểm",
    ] {
        let heading = format!("## {label}");
        let [road, later] = [&ROAD, &LATER].map(|words| paragraphs(words));
        check(&format!("{road}{later}<h2>{label}</h2>{road}"), &[&ROAD, &LATER, &[&heading], &ROAD]);
        // Each section in an element of its own.
        let sections = format!(
            "<section class=a><h2>Mở đầu</h2>{road}</section><section class=b><h2>Cách làm</h2>{later}</section>\
             <section class=c><h2>{label}</h2>{road}</section>"
        );
        check(&sections, &[&["## Mở đầu"], &ROAD, &["## Cách làm"], &LATER, &[&heading], &ROAD]);
    }
    let said = "3 nhận xét của đoàn kiểm tra đều nói đến con đường ấy, và đều đúng.";
    let inner = [&ROAD[..], &LATER, &[said], &ROAD].map(paragraphs).concat();
    check(&inner, &[&ROAD, &LATER, &[said], &ROAD]);
}

#[test]
fn what_readers_say_is_left_out() {
    let said =
        "Tôi thấy ở đâu cũng vậy, đường có tốt thì dân mới khá lên được, mong nhà nước quan tâm hơn nữa.";
    let road = paragraphs(&ROAD);
    let expected: Vec<&str> = ["# Đường lên bản"].iter().chain(&ROAD).copied().collect();
    for readers in [
        format!("<div><h3>2 bình luận</h3><div><b>Lan</b> {said}</div><div><b>Minh</b> {said}</div></div>"),
        format!("<div><h3>3 thoughts on “Đường lên bản”</h3><ol><li><p>{said}</p></li></ol></div>"),
        format!("<h3>Nhận xét</h3><form><textarea></textarea></form><p>{said}</p><p>{said}</p>"),
        format!(
            "<h3>Bình luận</h3><p>{said}</p><p><a href=#1>Trả lời</a></p><p>{said}</p><p><a href=#2>Trả lời</a></p>"
        ),
    ] {
        assert_eq!(article_lines(&page(&format!("{road}{readers}"))), expected, "{readers}");
    }
}

#[test]
fn short_lines_before_and_behind_the_paragraphs_stay() {
    for short in [
        ["– Ai đấy?", "– Tôi.", "– Vào đi!", "Cửa mở.", "Không ai nói gì."],
        ["Ai lên Tây Bắc thì lên", "Tây Bắc mùa này", "Hoa ban nở trắng", "Mưa.", "(Ca dao)"],
        ["Hỏi: Bao giờ xong?", "Đáp: Cuối năm.", "Kỳ 1", "Rồi nắng.", "Mưa suốt ba ngày."],
    ] {
        check(&format!("{}{}", paragraphs(&short), paragraphs(&ROAD)), &[&short, &ROAD]);
        check(&format!("{}{}", paragraphs(&ROAD), paragraphs(&short)), &[&ROAD, &short]);
    }
    let verse = "<p>Ai lên Tây Bắc thì lên<br>Hoa ban nở trắng</p>";
    check(&format!("{verse}{}", paragraphs(&ROAD)), &[&["Ai lên Tây Bắc thì lên\nHoa ban nở trắng"], &ROAD]);
    let end = "<h3>Còn nữa</h3><p>Kỳ sau: Người giữ rừng</p>";
    check(&format!("{}{end}", paragraphs(&ROAD)), &[&ROAD, &["### Còn nữa", "Kỳ sau: Người giữ rừng"]]);
    // A date among them is known elsewhere.
    check(&format!("<p>Thứ Hai, 05/10/2020</p><p>Mưa.</p>{}", paragraphs(&ROAD)), &[&["Mưa."], &ROAD]);
}

#[test]
fn links_that_an_article_gives_stay_and_those_to_other_articles_go() {
    let road = paragraphs(&ROAD);
    let list = "<p>Văn bản phải đọc là:</p><ul><li><a href=/1>Nghị định 76/2019/NĐ-CP</a><li><a href=/2>Thông tư 05</a></ul>";
    let read = ["Văn bản phải đọc là:", "- Nghị định 76/2019/NĐ-CP", "- Thông tư 05"].as_slice();
    check(&format!("{road}{list}{road}"), &[&ROAD, read, &ROAD]);
    let sources = "<h3>Tài liệu tham khảo</h3><ol><li><a href=https://a.vn/1>Lê Văn A (2019), Đường lên vùng cao</a></ol>";
    check(
        &format!("{road}{sources}"),
        &[&ROAD, &["### Tài liệu tham khảo", "1. Lê Văn A (2019), Đường lên vùng cao"]],
    );
    let alone = "<p><a href=https://chinhphu.vn/nd>Nghị định 76/2019/NĐ-CP về vùng khó khăn</a></p>";
    check(&format!("{road}{alone}{road}"), &[&ROAD, &["Nghị định 76/2019/NĐ-CP về vùng khó khăn"], &ROAD]);
    let table =
        "<table><tr><th>Văn bản<th>Năm<tr><td><a href=/1>Nghị định 76 về vùng khó khăn</a><td>2019</table>";
    check(&format!("{road}{table}"), &[&ROAD, &["=|Văn bản|Năm|", "|Nghị định 76 về vùng khó khăn|2019|"]]);
    for others in [
        "<p><a href=/3>Một bài khác của báo về vùng cao</a></p>",
        "<p><a href=https://facebook.com/sharer>Chia sẻ bài này trên Facebook</a></p>",
        "<p>Tin liên quan:</p><ul><li><a href=/1>Bài thứ nhất về bản</a><li><a href=/2>Bài thứ hai về bản</a></ul>",
        "<ul><li><a href=/1>Bài thứ nhất về bản</a><li><a href=/2>Bài thứ hai về bản</a></ul>",
    ] {
        check(&format!("{road}{others}{road}"), &[&ROAD, &ROAD]);
    }
}

#[test]
fn the_first_of_a_list_of_places_keeps_its_heading() {
    let place = |n: usize, name: &str| {
        format!(
            "<h2><a href=/p/{n}>{n}. {name}</a></h2><p>Nơi này hợp với người thích yên tĩnh, giá vé {n}0.000 đồng.</p>"
        )
    };
    let inner = [place(1, "Phố cổ Hội An"), place(2, "Đèo Hải Vân"), place(3, "Biển An Bàng")].concat();
    let headings: Vec<String> =
        article_lines(&page(&inner)).into_iter().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## 1. Phố cổ Hội An", "## 2. Đèo Hải Vân", "## 3. Biển An Bàng"]);
}

#[test]
fn a_paragraph_is_no_part_of_the_site_for_its_class() {
    for class in ["commentary", "relationship", "rating", "widget", "print-only", "promotion"] {
        let marked = "Đoạn này là lời của bài báo, có đủ chủ vị, dù nó mang tên gì.";
        let inner = format!("{}<p class={class}>{marked}</p>{}", paragraphs(&ROAD), paragraphs(&LATER));
        check(&inner, &[&ROAD, &[marked], &LATER]);
    }
}

#[test]
fn what_a_box_in_the_article_says_stays_whatever_its_class() {
    let said = "Điểm của đoàn cho con đường: tám trên mười, vì còn hai cây cầu tạm chưa xong.";
    let (road, later) = (paragraphs(&ROAD), paragraphs(&LATER));
    for class in ["rating", "tools", "print", "vote", "commentary", "poll"] {
        check(&format!("{road}<div class={class}><p>{said}</p></div>{later}"), &[&ROAD, &[said], &LATER]);
    }
    for class in ["newsletter", "promo-box", "related-news", "comment-form"] {
        check(&format!("{road}<div class={class}><p>{said}</p></div>{later}"), &[&ROAD, &LATER]);
    }
}

#[test]
fn words_of_a_table_of_one_column_stay() {
    let table = "<table><tr><td>Thẻ<tr><td>0<tr><td>In</table>";
    let (road, later) = (paragraphs(&ROAD), paragraphs(&LATER));
    check(&format!("{road}{table}{later}"), &[&ROAD, &["Thẻ", "0", "In"], &LATER]);
}

#[test]
fn verse_in_an_element_of_its_own_stays_and_a_bar_of_buttons_goes() {
    let verse = ["Ai lên", "Tây Bắc", "Thì lên", "Hoa ban", "Nở trắng"];
    let road = paragraphs(&ROAD);
    let one_block = format!("{road}<div class=tho>{}</div>", verse.join("<br>"));
    check(&one_block, &[&ROAD, &[&verse.join("\n")]]);
    for inner in [paragraphs(&verse), verse.map(|line| format!("<div>{line}</div>")).concat()] {
        check(&format!("{road}<div class=tho>{inner}</div>"), &[&ROAD, &verse]);
    }
    let bar = "<div class=bar><div>Chia sẻ</div><div>Lưu</div><div>Cỡ chữ</div><div><a href=/x>Zalo</a></div></div>";
    check(&format!("{road}{bar}"), &[&ROAD]);
}

#[test]
fn a_short_lead_stays_before_the_paragraphs() {
    for class in ["sapo", "lead", "standfirst"] {
        check(
            &format!("<p class={class}>Hai ngày đường</p>{}", paragraphs(&ROAD)),
            &[&["Hai ngày đường"], &ROAD],
        );
    }
    check(&format!("<p class=date>05/10/2020</p>{}", paragraphs(&ROAD)), &[&ROAD]);
}

#[test]
fn the_last_lines_of_an_article_may_begin_as_an_imprint() {
    let list = ["Giấy phép xây dựng", "Giấy phép có hạn 12 tháng.", "Điện thoại: hỏng."];
    check(&format!("{}{}", paragraphs(&ROAD), paragraphs(&list)), &[&ROAD, &list]);
    let imprint = ["Giấy phép số 2013/GP-BTTTT", "Tổng biên tập: Lê Na"];
    check(&format!("{}{}", paragraphs(&ROAD), paragraphs(&imprint)), &[&ROAD]);
}

#[test]
fn lists_under_a_heading_stay_where_the_article_goes_on_or_they_lead_to_files() {
    let links = |end: &str| {
        format!(
            "<h3>Văn bản</h3><ul><li><a href=/1{end}>Nghị định 76</a><li><a href=/2{end}>Thông tư 05</a></ul>"
        )
    };
    let read = ["### Văn bản", "- Nghị định 76", "- Thông tư 05"].as_slice();
    let road = paragraphs(&ROAD);
    check(&format!("{road}{}{road}", links("")), &[&ROAD, read, &ROAD]);
    check(&format!("{road}{}", links(".pdf")), &[&ROAD, read]);
    let site = links("").replace("Văn bản", "Tin liên quan");
    check(&format!("{road}{site}{road}"), &[&ROAD, &ROAD]);
}

#[test]
fn a_name_that_others_lead_to_is_no_link() {
    let inner = format!(
        "<h2><a name=mot>Phần một</a></h2>{}<p><a id=hai>Chuyện ở bản</a></p>{}",
        paragraphs(&ROAD),
        paragraphs(&LATER)
    );
    check(&inner, &[&["## Phần một"], &ROAD, &["Chuyện ở bản"], &LATER]);
}

#[test]
fn readers_words_in_a_list_are_told_by_their_buttons() {
    let said = "Tôi thấy ở đâu cũng vậy, đường có tốt thì dân mới khá lên được, mong nhà nước quan tâm hơn.";
    let item = format!("<li><b>Lan</b><p>{said}</p><p>{said}</p><a href=#>Trả lời</a></li>");
    for n in 1..4 {
        let readers = format!("<h3>Ý kiến bạn đọc</h3><ul>{}</ul>", item.repeat(n));
        check(&format!("{}{}{readers}", paragraphs(&ROAD), paragraphs(&LATER)), &[&ROAD, &LATER]);
    }
    let letters =
        "<h3>Ý kiến bạn đọc</h3><ul><li>Ông An: đường tốt.</li><li>Bà Bình: cần thêm đèn.</li></ul>";
    let read = ["### Ý kiến bạn đọc", "- Ông An: đường tốt.", "- Bà Bình: cần thêm đèn."].as_slice();
    check(&format!("{}{letters}{}", paragraphs(&ROAD), paragraphs(&LATER)), &[&ROAD, read, &LATER]);
}
