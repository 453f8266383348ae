//! What the lines of articles of other makes are taken for: newspapers, menus, Markdown, poems, plain text.

use butda::text::structure::Structure;

const LONG: &str = "Ủy ban nhân dân tỉnh vừa tổ chức hội nghị đánh giá kết quả thực hiện nhiệm vụ phát triển \
    kinh tế - xã hội sáu tháng đầu năm, triển khai phương hướng, nhiệm vụ sáu tháng cuối năm. Các đại biểu đã thảo \
    luận nhiều giải pháp để hoàn thành kế hoạch.";

/// Each line is `label: text`, a blank line stays one, `LONG` is a paragraph of 60 words.
#[track_caller]
fn check(article: &str) -> (String, Structure) {
    let mut text = String::new();
    let mut expected = Vec::new();
    for line in article.trim().lines().map(str::trim) {
        if !line.is_empty() {
            let (label, words) = line.split_once(": ").expect("label: text");
            expected.push((label.to_owned(), words.replace("LONG", LONG)));
            text.push_str(&words.replace("LONG", LONG));
        }
        text.push('\n');
    }
    let structure = Structure::detect(&text);
    let found: Vec<(String, String)> = structure
        .lines
        .iter()
        .map(|line| (line.label.name().to_owned(), line.span.of(&text).to_owned()))
        .collect();
    assert_eq!(found, expected);
    (text, structure)
}

/// Also compares title, date, source and author.
#[track_caller]
fn check_facts(article: &str, facts: [Option<&str>; 4]) {
    let (text, structure) = check(article);
    let date = structure.date(&text);
    let found = [structure.title(&text), date.as_deref(), structure.source(&text), structure.author(&text)];
    assert_eq!(found, facts);
}

#[track_caller]
fn check_all_body(text: &str) {
    let lines = text.trim().lines().map(str::trim);
    let lines = lines.map(|line| if line.is_empty() { String::new() } else { format!("body: {line}") });
    check_facts(&lines.collect::<Vec<_>>().join("\n"), [None; 4]);
}

#[test]
fn a_newspaper_with_section_date_title_and_short_lead_is_read() {
    check_facts(
        "
        section: Thời sự
        date: Thứ hai, 20/7/2019, 08:36 (GMT+7)
        title: Hà Nội mở thêm ba tuyến xe buýt điện
        lead: Ba tuyến buýt điện mới nối trung tâm với các khu đô thị phía tây.

        body: LONG
        body: LONG
        body: Dự kiến các tuyến vận hành từ tháng 9.

        author: Võ Hải
        navigation: Chia sẻ
        navigation: Bình luận (12)
        navigation: Ý kiến bạn đọc
        ",
        [Some("Hà Nội mở thêm ba tuyến xe buýt điện"), Some("2019-07-20"), None, Some("Võ Hải")],
    );
}

#[test]
fn a_site_with_menu_hotline_and_related_news_is_read() {
    check_facts(
        "
        navigation: Trang chủ | Giới thiệu | Liên hệ
        site_date: Thứ ba, 01/06/2021 Hotline: 0208 3855 123
        section: Trang chủ > Tin tức > Chính trị

        title: Thái Nguyên: Sơ kết công tác xây dựng Đảng sáu tháng đầu năm

        date: 20/07/2019 08:36

        lead: LONG
        body: LONG

        source: Theo VnExpress

        navigation: Tin liên quan
        navigation: Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ mười
        navigation: Khởi công tuyến đường nối hai huyện (15/07/2019)
        navigation: Đang truy cập: 15
        navigation: Bản quyền thuộc về Cổng thông tin điện tử tỉnh
        ",
        [
            Some("Thái Nguyên: Sơ kết công tác xây dựng Đảng sáu tháng đầu năm"),
            Some("2019-07-20"),
            Some("VnExpress"),
            None,
        ],
    );
}

#[test]
fn an_agency_opening_and_a_credit_are_body_and_caption() {
    check_facts(
        "
        title: Giá xăng tăng lần thứ năm liên tiếp
        author: Nguyễn Văn A
        date: Ngày 20 tháng 7 năm 2019

        lead: (TN&MT) - LONG

        caption: Người dân mua xăng tại một cửa hàng ở Hà Nội. Ảnh: TTXVN

        body: LONG

        heading: Áp lực lên giá cước vận tải

        body: LONG

        author: Bài, ảnh: Thu Thảo
        ",
        [
            Some("Giá xăng tăng lần thứ năm liên tiếp"),
            Some("2019-07-20"),
            Some("TN&MT"),
            Some("Nguyễn Văn A"),
        ],
    );
}

#[test]
fn a_title_may_ask_and_the_update_is_not_the_date() {
    check_facts(
        "
        title: Vì sao nông sản Việt vẫn khó vào siêu thị châu Âu?

        date: 07:30 | 07/02/2017
        site_date: Cập nhật: 08/02/2017 09:15

        lead: LONG

        heading: Thiếu chứng nhận

        body: LONG
        body: LONG

        source: (Nguồn: Báo Công Thương)
        ",
        [
            Some("Vì sao nông sản Việt vẫn khó vào siêu thị châu Âu?"),
            Some("2017-02-07"),
            Some("Báo Công Thương"),
            None,
        ],
    );
}

#[test]
fn a_place_before_the_date_and_doctors_as_authors_are_read() {
    check_facts(
        "
        title: Đổi mới phương thức lãnh đạo của Đảng trong tình hình mới
        date: Hà Nội, 3-2-2020

        lead: LONG
        body: LONG

        author: TS. Nguyễn Minh Tuấn, Học viện Chính trị quốc gia Hồ Chí Minh
        source: Nguồn: Tạp chí Cộng sản
        ",
        [
            Some("Đổi mới phương thức lãnh đạo của Đảng trong tình hình mới"),
            Some("2020-02-03"),
            Some("Tạp chí Cộng sản"),
            Some("TS. Nguyễn Minh Tuấn"),
        ],
    );
}

#[test]
fn short_paragraphs_under_a_title_and_a_date_are_an_article() {
    check_facts(
        "
        title: Khai mạc giải bóng đá thiếu niên
        date: 20/07/2019

        lead: Sáng nay, giải bóng đá thiếu niên đã khai mạc tại sân vận động huyện.
        body: Giải có tám đội tham dự và kéo dài đến hết tuần sau.
        author: Hoàng Nam (tổng hợp)
        ",
        [Some("Khai mạc giải bóng đá thiếu niên"), Some("2019-07-20"), None, Some("Hoàng Nam")],
    );
}

#[test]
fn markdown_headings_keep_their_level() {
    check_facts(
        "
        title: # Báo cáo thực địa

        body: LONG

        heading: ## Phương pháp

        body: - quan sát
        body: - phỏng vấn sâu

        heading: ### Giới thiệu

        body: LONG

        body: ```
        body: # chú thích trong mã
        body: ```

        heading: # Kết luận

        body: Ngắn.
        ",
        [Some("Báo cáo thực địa"), None, None, None],
    );
}

#[test]
fn english_news_is_read_too() {
    check_facts(
        "
        title: City council approves new riverside park
        author: By Jane Smith
        date: March 3, 2020

        lead: The city council voted on Tuesday to approve a new park along the river, ending two years of debate over the future of the abandoned docks and the families who still live beside them.

        body: Opponents said that the money, about 12 million dollars over five years, would be better spent on schools, and promised to bring the matter before the court in the coming weeks.

        source: Source: Reuters
        ",
        [Some("City council approves new riverside park"), Some("2020-03-03"), Some("Reuters"), Some("Jane Smith")],
    );
}

#[test]
fn a_poem_is_body() {
    check_all_body(
        "
        Quê hương là chùm khế ngọt
        Cho con trèo hái mỗi ngày
        Quê hương là đường đi học
        Con về rợp bướm vàng bay

        Quê hương là con diều biếc
        Tuổi thơ con thả trên đồng
        ",
    );
    check_all_body(
        "
        Trăm năm trong cõi người ta,
        Chữ tài chữ mệnh khéo là ghét nhau.
        Trải qua một cuộc bể dâu,
        Những điều trông thấy mà đau đớn lòng.
        ",
    );
}

#[test]
fn plain_paragraphs_are_body() {
    check_all_body("LONG\n\nLONG\n\nLONG");
    check_all_body("LONG LONG LONG");
    check_all_body("Xin chào");
    check_all_body("Đăng nhập");
    check_all_body("");
}

#[test]
fn hard_wrapped_english_is_body() {
    check_all_body(
        "
        It was the best of times, it was the worst of times, it was the
        age of wisdom, it was the age of foolishness, it was the epoch of
        belief it was the epoch of incredulity it was the season of light
        it was the season of darkness and so on until the end of the book.
        ",
    );
}

#[test]
fn a_menu_word_alone_is_a_heading() {
    check_facts(
        "
        title: Sổ tay của người làm nghiên cứu

        heading: Giới thiệu

        body: LONG LONG

        heading: Kinh tế

        body: LONG

        heading: Liên hệ

        body: LONG
        ",
        [Some("Sổ tay của người làm nghiên cứu"), None, None, None],
    );
}

#[test]
fn a_list_inside_the_body_is_body() {
    check_facts(
        "
        title: Danh sách các xã đạt chuẩn nông thôn mới năm nay

        lead: LONG

        body: Các xã gồm:
        body: - Xã Tân Thái
        body: - Xã Phúc Xuân
        body: Xã Quyết Thắng

        body: LONG
        ",
        [Some("Danh sách các xã đạt chuẩn nông thôn mới năm nay"), None, None, None],
    );
}

#[test]
fn a_picture_s_slug_and_caption_are_found() {
    check_facts(
        "
        title: Lễ hội chùa Hang thu hút hàng vạn du khách
        site_date: Ngày đăng:

        lead: LONG

        slug: le hoi chua hang thu hut hang van du khach
        caption: Du khách dâng hương tại lễ hội.

        body: LONG

        slug: le-hoi-chua-hang-2.jpg
        caption: Trò chơi dân gian

        body: LONG

        author: Tin và ảnh: Minh Hằng
        ",
        [Some("Lễ hội chùa Hang thu hút hàng vạn du khách"), None, None, Some("Minh Hằng")],
    );
}

#[test]
fn unaccented_messages_are_no_slugs() {
    check_all_body(
        "
        hom nay troi dep qua di choi thoi

        Ừ, đi thôi

        may gio di the ban oi
        ",
    );
}

#[test]
fn a_short_title_is_not_hidden_by_a_lead_without_stop() {
    check_facts(
        "
        title: Giá xăng lại tăng mạnh

        date: 20/07/2019

        heading: Người dân lo chi phí đi lại tăng theo trong những ngày tới

        lead: LONG
        body: LONG
        ",
        [Some("Giá xăng lại tăng mạnh"), Some("2019-07-20"), None, None],
    );
}

#[test]
fn alike_items_and_a_lone_address_are_body() {
    check_facts(
        "
        title: Các quán ăn ngon nhất ở phố cổ năm nay

        lead: LONG
        body: LONG
        body: Quán số một bán bún chả từ sáng
        body: Quán số một bán bún chả buổi chiều tối

        body: LONG

        body: Địa chỉ: 12 Lê Lợi, Huế
        ",
        [Some("Các quán ăn ngon nhất ở phố cổ năm nay"), None, None, None],
    );
}
