//! What news sites write around an article: menus, counters, lists of other articles, section names.
//!
//! Phrases are compared after the L1 fold (lower case, old-style tones), so the lists are written that way.
//! A phrase alone never makes a line boilerplate: `layout` also asks where the line stands.

use crate::text::fold::{Strength, fold};
use crate::text::letters::is_bare_syllable;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Whole phrases, folded.
type Phrases = LazyLock<HashSet<&'static str>>;

fn set(phrases: &'static str) -> HashSet<&'static str> {
    phrases.split("; ").collect()
}

/// A whole line that is a menu, a button or a counter.
static NAVIGATION: Phrases = LazyLock::new(|| {
    set("\
    truy cập nội dung luôn; đăng nhập; đăng ký; đăng xuất; trang chủ; menu; rss; sitemap; \
    sơ đồ trang; sơ đồ site; sơ đồ cổng; phản hồi; gửi phản hồi; ý kiến bạn đọc; gửi bình luận; \
    gửi ý kiến; thư viện ảnh; thư viện video; liên kết website; liên kết web; mới nhất; đọc nhiều; \
    xem nhiều; tin nổi bật; tin nóng; thống kê truy cập; đang truy cập; tổng truy cập; lượt truy cập; \
    số lượt truy cập; đang online; lượt xem; số lượt xem; chia sẻ; chia sẻ facebook; in bài viết; \
    in trang; in bài; bản in; gửi email; gửi mail; gửi bài viết; lưu bài viết; lưu bài; \
    về trang trước; lên đầu trang; về đầu trang; quảng cáo; nghe đọc bài; nghe bài viết; cỡ chữ; \
    tăng giảm cỡ chữ; phóng to; tiếng việt; english; tin trước; tin sau; trang trước; trang sau; \
    xem tiếp; xem thêm bình luận; theo dõi chúng tôi; đặt báo; báo giấy; e-paper; fanpage; hotline; \
    đường dây nóng; báo lỗi; sao chép liên kết; copy link; bỏ qua nội dung; tweet; print; comments; \
    login; log in; sign in; sign up; subscribe; skip to content; skip to main content; advertisement; \
    back to top; viết bình luận; chuyển đến nội dung chính; bình chọn; đánh giá bài viết; \
    bạn cần đăng nhập để bình luận; bỏ qua để đến nội dung; in trang; nghe đọc bài; nghe bài; lưu bài; \
    xem với cỡ chữ; \
    jump to navigation; jump to content; skip navigation; skip to navigation; skip to main; \
    skip to main navigation; go to content; main menu; toggle navigation; open menu; close menu; close; \
    accept; accept all; accept cookies; log out; my account; register; share this; share this article; \
    share this story; email this; copy url; leave a comment; post a comment; view comments; no comments; \
    comment; advertise; newsletters; listen to article; listen to this article; save article; save for later; \
    continue reading; scroll to continue; story continues below advertisement; \
    aller au contenu; aller au contenu principal; aller au menu; passer au contenu; se connecter; s'abonner; \
    s’abonner; connexion; inscription; partager; partager cet article; partager l'article; imprimer; publicité; \
    accueil; commenter; commentaires; réagir; mentions légales; \
    zum inhalt springen; zum hauptinhalt springen; direkt zum inhalt; zur navigation springen; anmelden; \
    abmelden; registrieren; abonnieren; artikel teilen; teilen; drucken; anzeige; werbung; startseite; \
    kommentare; kommentieren; impressum; datenschutz; merken; vorlesen; \
    saltar al contenido; ir al contenido; ir al contenido principal; saltar al contenido principal; \
    iniciar sesión; suscríbete; suscribirse; registrarse; compartir; comparte esta noticia; imprimir; \
    publicidad; inicio; comentarios; comentar; aviso legal; menú")
});

/// A whole line that is a menu only beside another one: alone it may be a headline.
static WEAK_NAVIGATION: Phrases = LazyLock::new(|| {
    set("\
    giới thiệu; liên hệ; tìm kiếm; bình luận; ý kiến; thống kê; hôm nay; hôm qua; thích; yêu thích; \
    liên kết; trực tuyến; search; home; contact; share; thu nhỏ; đầu trang; quay lại; trở về; \
    trở lại; các ý kiến; bài trước; bài sau; \
    tuần này; tháng này; tổng số; khách; views")
});

/// A whole line after which other articles are listed.
static LISTS: Phrases = LazyLock::new(|| {
    set("\
    tin liên quan; bài liên quan; các tin liên quan; các bài liên quan; bài viết liên quan; \
    tin bài liên quan; tin, bài liên quan; các tin khác; tin khác; các bài khác; các bài viết khác; \
    bài viết khác; tin cùng chuyên mục; bài cùng chuyên mục; cùng chuyên mục; cùng chủ đề; \
    tin cùng chủ đề; tin mới; tin mới nhất; tin cũ hơn; tin mới hơn; các tin mới hơn; các tin cũ hơn; \
    các tin đã đưa; các tin đã đăng; tin đã đưa; có thể bạn quan tâm; bạn có thể quan tâm; đọc thêm; \
    xem thêm; tin đọc nhiều; đọc nhiều nhất; xem nhiều nhất; tin xem nhiều; tin tiêu điểm; tiêu điểm; \
    xem thêm bài cũ; xem thêm tin; bài cũ; tin cũ; tin bài khác; bài đọc nhiều; mời bạn đọc; \
    related; related articles; related posts; related stories; related news; read more; most read; read also; \
    read next; more stories; more from; most popular; trending; you may also like; \
    à lire aussi; lire aussi; sur le même sujet; les plus lus; articles liés; \
    mehr zum thema; lesen sie auch; auch interessant; meistgelesen; weitere artikel; \
    te puede interesar; lee también; leer más; lea también; más leídas; lo más leído; noticias relacionadas")
});

/// What a label before a colon must be for the line to be boilerplate after the body.
static FOOTERS: Phrases = LazyLock::new(|| {
    set("\
    hotline; điện thoại; đt; tel; fax; email; e-mail; website; địa chỉ; tòa soạn; trụ sở; giấy phép; \
    giấy phép số; giấy phép xuất bản; tổng biên tập; phó tổng biên tập; chịu trách nhiệm nội dung; \
    chịu trách nhiệm chính; chịu trách nhiệm; cơ quan chủ quản; thiết kế bởi; phát triển bởi; tags; \
    tag; từ khóa; từ khoá; chia sẻ; lượt xem; lượt đọc; số lượt xem; số lượt đọc; đã xem; \
    tổng truy cập; đang truy cập; tổng lượt truy cập; số lượt truy cập; lượt truy cập; \
    thống kê truy cập; \
    xem thêm; đọc thêm")
});

static SOCIAL: Phrases = LazyLock::new(|| {
    set("\
    rss; youtube; facebook; twitter; zalo; tiktok; instagram; google; google+; linkedin; pinterest; \
    telegram; email; print; share; tweet; x; messenger; viber")
});

static SECTIONS: Phrases = LazyLock::new(|| {
    set("\
    thời sự; chính trị; kinh tế; xã hội; văn hóa; thể thao; giáo dục; pháp luật; thế giới; quốc tế; \
    đời sống; sức khỏe; khoa học; công nghệ; du lịch; giải trí; kinh doanh; bạn đọc; nhà đất; \
    bất động sản; môi trường; quốc phòng; an ninh; quốc phòng - an ninh; an ninh - quốc phòng; \
    xây dựng đảng; tin tức; tin trong nước; tin tức - sự kiện; tin tức sự kiện; tin hoạt động; \
    trong nước; trong tỉnh; nông nghiệp; y tế; góc nhìn; chính trị - xã hội; văn hóa - xã hội; \
    văn hóa - giải trí; khoa học - công nghệ; tài chính; chứng khoán; doanh nghiệp; thị trường; \
    giao thông; nhịp sống trẻ; bạn đọc viết; phóng sự - ghi chép; ghi chép; ý kiến; tâm sự; số hóa; thời luận; \
    xã luận; chuyện đời; chuyện quản lý; nhân ái; tuyển sinh; podcast; video; photo; infographic; longform; emagazine; gia đình; pháp luật - bạn đọc; tin địa phương; phóng sự; bình luận; \
    tin tức trong tỉnh; hoạt động của lãnh đạo; nghiên cứu - trao đổi; nghiên cứu trao đổi; \
    thực tiễn - kinh nghiệm; chuyển đổi số; việt nam; news; politics; business; sport; sports; world; \
    local; local news; national; international; opinion; life & style; lifestyle; life; culture; arts; travel; weather; \
    technology; tech; science; health; education; environment; entertainment; economy; money; features; home & garden; \
    société; économie; politique; monde; région; culture; faits divers; actualités; france; europe; justice; santé; \
    politik; wirtschaft; kultur; region; panorama; lokales; meinung; wissen; feuilleton; nachrichten; ausland; inland; \
    sociedad; economía; política; internacional; nacional; cultura; deportes; opinión; noticias; sucesos")
});

fn has(phrases: &Phrases, phrase: &str) -> bool {
    phrases.contains(phrase)
}

/// The L1 fold of a line that may be a phrase; `None` for one that is too long to be one.
fn phrase(line: &str) -> Option<String> {
    const LONGEST: usize = 160;
    let line =
        line.trim().trim_matches(|c: char| matches!(c, ':' | '.' | '»' | '›' | '>' | '<' | '|' | '+' | '…'));
    (line.len() <= LONGEST).then(|| fold(line.trim(), Strength::Case))
}

/// Whether a line without any letter or digit says nothing.
pub(super) fn is_junk(line: &str) -> bool {
    line.len() <= 200 && !line.contains(char::is_alphanumeric)
}

pub(super) fn is_list_opener(line: &str) -> bool {
    phrase(line).is_some_and(|phrase| has(&LISTS, phrase.as_str()))
}

/// Whether a line leads to another article: "Xem thêm: …", "Read also: …".
pub(super) fn is_link_to_another(line: &str) -> bool {
    let leads = |label: &str| is_list_opener(label) || label.trim().to_lowercase() == "see also";
    leads(line) || line.split_once(':').is_some_and(|(label, _)| label.len() <= 60 && leads(label))
}

/// How sure it is that a line is navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Navigation {
    Surely,
    /// Only if the line before or after it is navigation too.
    AmongOthers,
}

/// Whether a line is a menu, a button or a counter: "Đăng nhập", "Đang truy cập: 1", "RSS Youtube Facebook".
pub(super) fn navigation(line: &str) -> Option<Navigation> {
    const SKIPS: [&str; 9] = [
        "skip to ",
        "jump to ",
        "skip ad",
        "aller au ",
        "aller à la ",
        "zum inhalt",
        "zur navigation",
        "saltar al ",
        "ir al contenido",
    ];
    let phrase = phrase(line)?;
    let is_count = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | ':' | '.' | ',');
    let bare = phrase.trim_end_matches(is_count);
    let is_known = |phrase: &str| has(&NAVIGATION, phrase) || has(&LISTS, phrase);
    let mut words = phrase.split([' ', '|', ',']).filter(|word| !word.is_empty()).peekable();
    let is_social = words.peek().is_some() && words.all(|word| has(&SOCIAL, word));
    let parts: Vec<&str> = phrase.split(['|', '·', '•']).map(str::trim).collect();
    let is_part = |part: &&str| is_known(part) || has(&WEAK_NAVIGATION, part) || has(&SECTIONS, part);
    let is_skip = || SKIPS.iter().any(|skip| phrase.starts_with(skip)) && phrase.split(' ').count() <= 5;
    let is_counter = || is_counter(&phrase) || is_skip();
    if is_known(&phrase)
        || is_known(bare)
        || is_social
        || is_counter()
        || (parts.len() > 1 && parts.iter().all(is_part))
    {
        Some(Navigation::Surely)
    } else {
        has(&WEAK_NAVIGATION, bare).then_some(Navigation::AmongOthers)
    }
}

/// "12 comments", "4 min read", "0 bình luận".
fn is_counter(phrase: &str) -> bool {
    const COUNTED: [&str; 22] = [
        "comment",
        "comments",
        "min read",
        "mins read",
        "minute read",
        "minutes read",
        "views",
        "shares",
        "likes",
        "bình luận",
        "lượt xem",
        "phút đọc",
        "commentaire",
        "commentaires",
        "min de lecture",
        "kommentare",
        "min. lesezeit",
        "kommentar",
        "comentarios",
        "comentario",
        "min de lectura",
        "minutes",
    ];
    let rest = phrase.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < phrase.len() && COUNTED.contains(&rest.trim_start())
}

/// Whether a line is what stands at the foot of a site: address, licence, counters, tags.
pub(super) fn is_footer(line: &str) -> bool {
    let starts_so = |folded: &str| {
        [
            "©",
            "copyright",
            "bản quyền",
            "giấy phép",
            "® ",
            "ghi rõ nguồn",
            "all rights reserved",
            "powered by",
        ]
        .iter()
        .any(|start| folded.starts_with(start))
    };
    let label = line.split(':').next().unwrap_or_default();
    if label.len() == line.len() || label.len() > 60 {
        let head: String = line.chars().take(40).collect();
        return starts_so(&fold(&head, Strength::Case));
    }
    let label = fold(label.trim(), Strength::Case);
    has(&FOOTERS, label.as_str()) || starts_so(&label)
}

/// Whether a line names a section of a newspaper: "Thời sự", "Trang chủ > Tin tức".
pub(super) fn is_section(line: &str) -> bool {
    let Some(phrase) = phrase(line) else { return false };
    if has(&SECTIONS, phrase.as_str()) {
        return true;
    }
    let parts: Vec<&str> = phrase.split(['>', '»', '›', '/', '|']).map(str::trim).collect();
    let is_short = |part: &&str| !part.is_empty() && part.split(' ').count() <= 6;
    let is_known = |part: &&str| has(&SECTIONS, part) || *part == "trang chủ" || *part == "home";
    parts.len() > 1 && parts.iter().all(is_short) && parts.iter().any(is_known)
}

/// Whether a line is an unaccented copy of a title or the name of a picture file, as sites put into `alt`.
pub(super) fn is_slug_shaped(line: &str) -> bool {
    if line.len() > 250 || !line.is_ascii() {
        return false;
    }
    let is_slug_byte = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if line.bytes().all(|byte| is_slug_byte(byte) || byte == b' ') {
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let n_syllables = words.iter().filter(|word| is_bare_syllable(word)).count();
        return words.len() >= 4 && n_syllables * 4 >= words.len() * 3;
    }
    is_slug_file(line)
}

/// `xay-dung-dang-he-thong` or `anh-1.jpg`: a word no reader misses.
pub(super) fn is_slug_file(line: &str) -> bool {
    if line.len() > 250
        || line.contains(char::is_whitespace)
        || line.contains("//")
        || line.contains(['(', '[', '<'])
    {
        return false;
    }
    let name = line.to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp"].iter().any(|ending| name.ends_with(ending))
        || (name == *line
            && line.matches('-').count() >= 3
            && line.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && line.split('-').all(|word| !word.is_empty()))
}
