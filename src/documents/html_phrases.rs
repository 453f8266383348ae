//! What sites write around and into articles: labels of lists of other articles, buttons, requests to follow and subscribe.
//!
//! Phrases are compared after the L1 fold (lower case, one placement of tones), without signs at their ends.

use crate::text::fold::{Strength, fold};
use std::collections::HashSet;
use std::sync::LazyLock;

type Phrases = LazyLock<HashSet<&'static str>>;

fn set(phrases: &'static str) -> HashSet<&'static str> {
    phrases.split("; ").collect()
}

/// What stands above other articles, or before one: `Xem thêm: …`.
static LISTS: Phrases = LazyLock::new(|| {
    set("\
    tin liên quan; có liên quan; bài liên quan; tin bài liên quan; tin, bài liên quan; các tin liên quan; các bài liên quan; \
    bài viết liên quan; các bài viết liên quan; chủ đề liên quan; sự kiện liên quan; nội dung liên quan; \
    tin tức liên quan; liên quan; xem thêm; đọc thêm; đọc tiếp; xem tiếp; bài viết khác; các bài viết khác; \
    bài khác; các bài khác; tin khác; các tin khác; tin bài khác; tin cùng chuyên mục; bài cùng chuyên mục; \
    cùng chuyên mục; tin cùng chủ đề; cùng chủ đề; cùng sự kiện; cùng tác giả; bài cùng tác giả; tin mới; \
    tin mới nhất; tin nóng; tin nổi bật; tin cũ hơn; tin mới hơn; các tin đã đưa; tin đã đưa; tin đọc nhiều; \
    đọc nhiều; đọc nhiều nhất; xem nhiều; xem nhiều nhất; tin tiêu điểm; tiêu điểm; có thể bạn quan tâm; \
    có thể bạn muốn biết; có thể bạn sẽ thích; bạn có thể quan tâm; bạn có thể thích; bạn nên đọc; nên đọc; \
    mời bạn đọc; mời xem thêm; mời bạn xem thêm; mời bạn đọc thêm; mời đọc thêm; bài trước; bài sau; \
    tin trước; tin sau; bài cũ hơn; bài mới hơn; dành cho bạn; gợi ý cho bạn; đề xuất cho bạn; \
    đừng bỏ lỡ; đang được quan tâm; chủ đề; từ khoá; từ khóa; thẻ; tags; tag; video đang xem nhiều; \
    related; related articles; related posts; related stories; related news; related topics; related content; \
    read more; see also; see more; more; more on this story; more stories; more news; most read; most popular; \
    popular; read also; read next; also read; trending; trending now; you may also like; you might also like; \
    recommended; recommended for you; latest news; up next; in this article; filed under; topics; categories; \
    à lire aussi; lire aussi; sur le même sujet; à lire; articles liés; mots-clés; \
    mehr zum thema; lesen sie auch; auch interessant; weitere artikel; ähnliche artikel; das könnte sie auch \
    interessieren; schlagwörter; schlagworte; lesen sie mehr zum thema; zum thema; mehr zu; lesetipps; \
    lea también; lee también; te puede interesar; noticias relacionadas; etiquetas")
});

/// After which readers speak.
static COMMENTS: Phrases = LazyLock::new(|| {
    set("\
    bình luận; ý kiến; ý kiến bạn đọc; ý kiến độc giả; bình luận của bạn; gửi bình luận; viết bình luận; \
    bình luận bài viết; để lại bình luận; để lại một bình luận; gửi ý kiến của bạn; phản hồi; ý kiến của bạn; \
    đăng nhận xét; nhận xét; tổng số bình luận; các bình luận; xem các bình luận trước; thảo luận; \
    comments; comment; leave a comment; leave a reply; post a comment; add a comment; no comments; \
    join the conversation; write a comment; responses; discussion; \
    kommentare; kommentar schreiben; kommentieren; leserkommentare; schreibe einen kommentar; \
    commentaires; laisser un commentaire; comentarios; deja un comentario; dejar un comentario")
});

/// Buttons, counters and marks that stand alone in a line.
static BUTTONS: Phrases = LazyLock::new(|| {
    set("\
    chia sẻ; chia sẻ bài viết; chia sẻ facebook; chia sẻ trên facebook; chia sẻ qua facebook; chia sẻ zalo; \
    lưu; lưu bài; lưu bài viết; lưu tin; in; in bài; in bài viết; in trang; bản in; gửi email; \
    gửi mail; email; sao chép; sao chép liên kết; copy link; copy; facebook; twitter; zalo; linkedin; \
    pinterest; telegram; whatsapp; messenger; google news; youtube; tiktok; instagram; rss; print; share; \
    tweet; pin; follow; nghe đọc bài; nghe bài; nghe bài viết; nghe; nghe tin; phát; tạm dừng; cỡ chữ; \
    giọng nam; giọng nữ; aa; a+; a-; về trang chủ; trang chủ; trở lại; quay lại; quay lại trang chủ; \
    lên đầu trang; về đầu trang; đầu trang; theo dõi; theo dõi chúng tôi; đăng ký; đăng nhập; mục lục; \
    xem ảnh lớn; phóng to; toàn màn hình; tắt; đóng; tải thêm; xem thêm bình luận; share this; share on \
    facebook; share this article; sign up; subscribe; log in; login; register; back to top; close; menu; \
    báo lỗi; báo vi phạm; đánh giá; bình chọn; gửi; tặng sao; tặng quà; 0; hotline; \
    drucken; teilen; merken; facebook messenger; per mail teilen; imprimer; partager; envoyer; print article; \
    link đã được sao chép; bản quyền thuộc về")
});

/// What readers press to answer one another.
pub(super) const ANSWERS: [&str; 6] = ["trả lời", "phản hồi", "reply", "antworten", "répondre", "responder"];

/// What stands above what is paid for.
static ADVERTS: Phrases = LazyLock::new(|| {
    set("quảng cáo; advertisement; advertisements; advertising; anzeige; werbung; publicité; publicidad")
});

/// How lines begin that speak for the site and not in the article.
const REQUESTS: [&str; 44] = [
    "mời quý độc giả",
    "mời quý vị",
    "mời bạn đọc",
    "mời độc giả",
    "quý độc giả có thể",
    "bạn đọc có thể gửi",
    "mọi ý kiến đóng góp",
    "theo dõi báo",
    "theo dõi chúng tôi",
    "theo dõi kênh",
    "theo dõi trang",
    "đăng ký nhận",
    "đăng ký kênh",
    "nhập email",
    "nhấn vào đây",
    "bấm vào đây",
    "vui lòng nhập",
    "vui lòng đăng nhập",
    "bạn cần đăng nhập",
    "chưa có bình luận",
    "hãy là người đầu tiên",
    "tải ứng dụng",
    "tải app",
    "bản quyền thuộc",
    "bản quyền ©",
    "© ",
    "copyright",
    "all rights reserved",
    "ghi rõ nguồn",
    "mã số bài",
    "sign up for",
    "subscribe to",
    "follow us",
    "like us on",
    "get our",
    "your email address will not be published",
    "click here to",
    "this article was originally published",
    "the post ",
    "bookmark the permalink",
    "posted in ",
    "filed under",
    "folgen sie uns",
    "zur startseite",
];

/// How lines of an imprint begin, and many a sentence.
const IMPRINT: [&str; 11] = [
    "cơ quan chủ quản",
    "cơ quan của",
    "tòa soạn:",
    "trụ sở:",
    "tổng biên tập",
    "chịu trách nhiệm",
    "giấy phép",
    "số giấy phép",
    "liên hệ quảng cáo",
    "đường dây nóng",
    "điện thoại:",
];

/// What a line is, if it is none of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SitePhrase {
    /// Stands above or before other articles.
    List,
    /// Stands above what readers say.
    Comments,
    Button,
    /// A button of readers' words: beside other links alone, as interviews have such lines, too.
    Reply,
    /// Stands above what is paid for.
    Advert,
    /// Asks readers to do something.
    Request,
    /// Begins as lines of an imprint do.
    Imprint,
}

/// What a line says that the site says, not the article.
pub(super) fn site_phrase(line: &str) -> Option<SitePhrase> {
    let folded = fold(line, Strength::Case);
    let line = bare(&folded);
    if REQUESTS.iter().any(|request| line.starts_with(request)) {
        return Some(SitePhrase::Request);
    }
    if IMPRINT.iter().any(|begin| line.starts_with(begin)) {
        return Some(SitePhrase::Imprint);
    }
    if line.chars().count() <= 60 {
        if BUTTONS.contains(line) || line.chars().all(|c| !c.is_alphanumeric()) {
            return Some(SitePhrase::Button);
        }
        if ADVERTS.contains(line) {
            return Some(SitePhrase::Advert);
        }
        let uncounted = bare(line.trim_matches(|c: char| c.is_ascii_digit() || "()[].,: ".contains(c)));
        if COMMENTS.contains(uncounted) {
            return Some(SitePhrase::Comments);
        }
        if ANSWERS.contains(&line) || matches!(line, "thích" | "like") {
            return Some(SitePhrase::Reply);
        }
        if line.starts_with("chia sẻ:") || line.starts_with("share:") {
            return Some(SitePhrase::Button);
        }
        if LISTS.contains(uncounted) {
            return Some(SitePhrase::List);
        }
    }
    if is_count_of_comments(line) {
        return Some(SitePhrase::Comments);
    }
    let (label, _) = line.split_once([':', '>', '|'])?;
    LISTS.contains(bare(label)).then_some(SitePhrase::List)
}

/// "2 bình luận", "2 bình luận về “…”", "3 thoughts on “…”": the whole line.
fn is_count_of_comments(line: &str) -> bool {
    const SAID: [&str; 12] = [
        "bình luận",
        "nhận xét",
        "phản hồi",
        "comments",
        "comment",
        "responses",
        "response",
        "thoughts",
        "kommentare",
        "kommentar",
        "antworten",
        "antwort",
    ];
    const OF: [&str; 9] = ["về", "cho", "trong", "on", "to", "for", "zu", "auf", "à"];
    let words = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    if words.len() == line.len() {
        return false;
    }
    let Some(rest) = SAID.iter().find_map(|said| words.strip_prefix(said)) else { return false };
    let rest = bare(rest);
    let of = OF.iter().find_map(|of| rest.strip_prefix(of)).unwrap_or(rest).trim_start();
    rest.is_empty() || of.starts_with(['“', '"', '‘', '\'', '«', '„', ':'])
}

/// A line without the signs that decorate it.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || "*>»›:.…-–—•·|▶►→▪■◆❖“”\"()[]".contains(c))
}
