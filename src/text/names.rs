//! What reads like the name of a person, and what only looks so: places, offices, institutions.

use crate::text::fold::{Strength, fold};
use crate::text::letters::is_bare_syllable;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words of one list, folded.
type Words = LazyLock<HashSet<&'static str>>;

/// Family names that are common enough to tell a person from a place.
static FAMILIES: Words = LazyLock::new(|| {
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn tạ mai lương cao tô châu \
     tống lâm trương quách chu kiều vương đào hứa tăng nông lò giàng lưu nghiêm phùng triệu khuất doãn diệp cù lại mạc \
     đàm thạch phó hoàng bạch ninh tôn thái hà"
        .split_ascii_whitespace()
        .collect()
});

static PLACES: Words = LazyLock::new(|| {
    "bình chánh; hóc môn; củ chi; nhà bè; cần giờ; gò vấp; tân bình; tân phú; bình tân; bình thạnh; phú nhuận; ba đình; \
     hoàn kiếm; đống đa; hai bà trưng; cầu giấy; long biên; tây hồ; từ liêm; nam từ liêm; bắc từ liêm; gia lâm; đông anh; \
     sóc sơn; mê linh; ba vì; chương mỹ; thanh trì; thạch thất; bắc hà; mường lay; nghĩa lộ; tam đảo; tam điệp; đồ sơn; \
     an giang; bà rịa - vũng tàu; bà rịa; vũng tàu; bắc giang; bắc kạn; bạc liêu; bắc ninh; bến tre; bình định; bình dương; \
     bình phước; bình thuận; cà mau; cần thơ; cao bằng; đà nẵng; đắk lắk; đăk lăk; đắc lắc; đắk nông; điện biên; đồng nai; \
     đồng tháp; gia lai; hà giang; hà nam; hà nội; hà tĩnh; hà tây; hải dương; hải phòng; hậu giang; hòa bình; hưng yên; \
     khánh hòa; kiên giang; kon tum; lai châu; lâm đồng; lạng sơn; lào cai; long an; nam định; nghệ an; ninh bình; \
     ninh thuận; phú thọ; phú yên; quảng bình; quảng nam; quảng ngãi; quảng ninh; quảng trị; sóc trăng; sơn la; tây ninh; \
     thái bình; thái nguyên; thanh hóa; thừa thiên huế; thừa thiên - huế; huế; tiền giang; trà vinh; tuyên quang; \
     vĩnh long; vĩnh phúc; yên bái; hồ chí minh; sài gòn; đà lạt; nha trang; hội an; buôn ma thuột; pleiku; biên hòa; \
     thủ đức; thủ dầu một; phan thiết; phan rang; quy nhơn; qui nhơn; tam kỳ; vinh; hạ long; móng cái; cẩm phả; mỹ tho; \
     long xuyên; châu đốc; rạch giá; phú quốc; côn đảo; trường sa; hoàng sa; sa pa; sapa; mộc châu; việt trì; tuy hòa; \
     cam ranh; đồng hới; đông hà; hà tiên; cao lãnh; sa đéc; tân an; bảo lộc; hà đông; sơn tây; chí linh; uông bí; \
     sông công; tam điệp; tây nguyên; tây bắc; đông bắc; tây nam bộ; đông nam bộ; nam bộ; bắc bộ; trung bộ; miền bắc; \
     miền trung; miền nam; miền tây; biển đông; việt nam; trung quốc; nhật bản; hàn quốc; thái lan; hoa kỳ; nga; mỹ; \
     bắc kinh; thượng hải; hồng kông; đài loan; đông nam á; châu âu; châu á; viêng chăn; phnôm pênh; \
     new york; new delhi; los angeles; san francisco; san diego; las vegas; hong kong; kuala lumpur; buenos aires; \
     rio de janeiro; são paulo; cape town; tel aviv; st. petersburg; saint petersburg; abu dhabi; addis ababa; \
     mexico city; new orleans; salt lake city; united states; united kingdom; new zealand; south africa; saudi arabia; \
     sri lanka; costa rica; puerto rico; el salvador; north korea; south korea; washington, d.c.; washington d.c.; \
     san juan; santa fe; san antonio; fort worth; kansas city; baton rouge; den haag; la paz; san josé; santo domingo; \
     bad homburg; le havre; la rochelle; clermont-ferrand; aix-en-provence; frankfurt am main; castilla y león; \
     castilla-la mancha; las palmas; la coruña; país vasco; santa cruz de tenerife"
        .split("; ")
        .collect()
});

/// Kinds of places and of institutions: their names begin with one.
static KINDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    "tp; tp.; tx; tx.; tt.; thành phố; tỉnh; huyện; quận; xã; phường; thị xã; thị trấn; thôn; ấp; làng; bản; khu; đảo; viện; \
     sở; bộ; cục; vụ; hội; ban; phòng; trung tâm; đại học; trường đại học; trường cao đẳng; trường trung; trường tiểu; trường mầm; trường thpt; trường thcs; học viện; công ty; tập đoàn; công an; công đoàn; ủy ban; \
     uỷ ban; quốc hội; chính phủ; đảng bộ; đảng ủy; huyện ủy; tỉnh ủy; thành ủy; thành đoàn; tỉnh đoàn; văn phòng; \
     nhà xuất bản; nhà hát; nhà máy; nxb; tòa soạn; báo; tạp chí; đài; liên đoàn; liên hiệp; tổng cục; tổng công ty; \
     hội đồng; mặt trận; thông tấn xã; cổng thông tin; câu lạc bộ; hợp tác xã; bệnh viện; tòa án; viện kiểm sát; \
     ngân hàng; đội; đoàn thanh niên; kỳ; bài; phần; tập; chương; theo; nguồn; ảnh; video; còn nữa; mời"
        .split("; ")
        .collect()
});

static OFFICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    "kt; kt.; tm; tm.; tl; tl.; tuq; tuq.; chủ tịch; phó chủ tịch; quyền chủ tịch; bộ trưởng; thứ trưởng; giám đốc; \
     phó giám đốc; tổng giám đốc; phó tổng giám đốc; thủ tướng; phó thủ tướng; tổng bí thư; bí thư; phó bí thư; \
     trưởng ban; phó trưởng ban; trưởng phòng; phó trưởng phòng; hiệu trưởng; phó hiệu trưởng; cục trưởng; \
     phó cục trưởng; vụ trưởng; tổng cục trưởng; chánh án; phó chánh án; viện trưởng; phó viện trưởng; chánh văn phòng; \
     tổng thư ký; thống đốc; phó thống đốc; tổng biên tập; phó tổng biên tập; tư lệnh; chính ủy; chủ nhiệm; trưởng đoàn; \
     tổng kiểm toán; tổng thanh tra; đại diện; thủ trưởng; người ký; thường trực; ban thường vụ; ban chấp hành"
        .split("; ")
        .collect()
});

/// Whether a line begins with one of `starts` as whole words, whatever its capitals.
fn begins_with_one(line: &str, starts: &[&str]) -> bool {
    let folded = fold(line, Strength::Case);
    starts
        .iter()
        .any(|start| folded.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether a short line names a place: "Đồng Nai", "Huyện Phú Lĩnh", "New York".
pub(super) fn is_place(line: &str) -> bool {
    let line = line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | '-' | '–' | '—' | '(' | ')' | ':')
    });
    line.len() <= 60
        && (PLACES.contains(fold(line, Strength::Case).as_str())
            || line
                .split_once(',')
                .is_some_and(|(town, _)| PLACES.contains(fold(town.trim(), Strength::Case).as_str())))
}

/// Whether a line names an office, as it stands above a signature: "KT. CHỦ TỊCH".
pub(super) fn is_office(line: &str) -> bool {
    line.len() <= 120 && begins_with_one(line, &OFFICES)
}

/// Whether a line stands at the head of Vietnamese official papers: who issues them, and the state's motto.
pub(super) fn is_letterhead(line: &str) -> bool {
    const LONGEST: usize = 160;
    const ISSUERS: [&str; 9] =
        ["quốc hội", "chính phủ", "bộ", "ủy ban", "uỷ ban", "hội đồng", "tỉnh ủy", "sở", "đảng bộ"];
    const STATES: [&str; 8] = [
        "cộng hòa xã hội",
        "cộng hoà xã hội",
        "độc lập - tự do",
        "đảng cộng sản việt nam",
        "cơ quan của",
        "cơ quan ngôn luận",
        "tiếng nói của",
        "diễn đàn của",
    ];
    if line.len() > LONGEST {
        return false;
    }
    let is_shouted = !line.contains(char::is_lowercase);
    let is_short = line.split_whitespace().nth(6).is_none();
    // "Số: 12/2023/NQ-HĐND"
    let is_number = begins_with_one(line, &["số", "luật số"])
        && line.contains('/')
        && line.contains(|c: char| c.is_ascii_digit());
    is_number
        || begins_with_one(line, &STATES)
        || (is_shouted && (begins_with_one(line, &["của"]) || (is_short && begins_with_one(line, &ISSUERS))))
}

/// Whether a line begins as names of places and institutions do: "Sở …", "Trung tâm …".
pub(super) fn is_institution(line: &str) -> bool {
    begins_with_one(line, &KINDS)
}

/// Whether a Vietnamese name begins with a family's: a place does not.
pub(super) fn has_family_name(name: &str) -> bool {
    let first = name.split_whitespace().find(|word| !is_degree(word));
    first.is_some_and(|word| FAMILIES.contains(fold(word, Strength::Case).as_str()))
        && name.split_whitespace().nth(1).is_some()
}

/// "TS.", "PGS.TS", "ThS.": what stands before a scholar's name.
fn is_degree(word: &str) -> bool {
    let n_upper = word.chars().filter(|c| c.is_uppercase()).count();
    word.ends_with('.') && n_upper >= 2 && word.chars().all(|c| c.is_alphabetic() || c == '.')
        || matches!(word, "TS" | "ThS" | "PGS" | "GS" | "BS" | "LS" | "KTS" | "NSND" | "NSƯT")
}

/// Whether words are the name of one person as Vietnamese writes it: two to five capitalised syllables, or initials.
pub(super) fn is_vietnamese_name(words: &str) -> bool {
    let words = words.trim();
    if are_initials(words) {
        return true;
    }
    let mut names = words.split_whitespace().skip_while(|word| is_degree(word)).peekable();
    let is_syllable = |word: &str| {
        let letters = word.trim_end_matches('.');
        let is_initial = word.ends_with('.') && letters.chars().count() == 1;
        let begins_big = letters.chars().next().is_some_and(char::is_uppercase);
        let is_one = letters.chars().all(char::is_alphabetic)
            && (word.len() == letters.len() || is_initial)
            && (is_initial || is_bare_syllable(&fold(letters, Strength::Base)));
        begins_big && is_one
    };
    let n_names = names.clone().count();
    // "Kim Tuyến PHẢN HỒI" is a name and a button.
    let is_shouted = |word: &str| word.chars().nth(1).is_some_and(char::is_uppercase);
    let n_shouted = names.clone().filter(|word| is_shouted(word)).count();
    let n_spoken = names.clone().filter(|word| word.chars().nth(1).is_some_and(char::is_lowercase)).count();
    (n_shouted == 0 || n_spoken == 0)
        && names.peek().is_some()
        && (2..=5).contains(&n_names)
        && names.all(is_syllable)
        && !is_place(words)
        && !is_office(words)
        && !is_institution(words)
}

/// "M.K", "N.V.A", "H. Thảo", "Đ.Tùng", "Q.DŨNG", "Nh.Thạch": letters with a full stop after each, and one name at most.
pub(super) fn are_initials(words: &str) -> bool {
    let parts: Vec<&str> = words.split(['.', ' ']).filter(|part| !part.is_empty()).collect();
    let begins_big = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let is_initial = |part: &&str| begins_big(part) && part.chars().count() == 1;
    let is_name = |part: &&str| begins_big(part) && is_bare_syllable(&fold(part, Strength::Base));
    let Some((first, rest)) = parts.split_first() else { return false };
    // "P.V" is any reporter.
    let is_anybody = words.trim_end_matches('.') == "P.V";
    let head = words.split('.').next().unwrap_or_default();
    let is_doubled = head.chars().count() == 2 && head.chars().nth(1).is_some_and(char::is_lowercase);
    let opens =
        begins_big(first) && head == *first && head.len() < words.len() && (is_initial(&head) || is_doubled);
    let n_initials = rest.iter().take_while(|part| is_initial(part)).count();
    let is_whole = n_initials == rest.len() && !is_doubled;
    let is_named = n_initials + 1 == rest.len() && rest.last().is_some_and(is_name);
    !is_anybody && (1..=3).contains(&rest.len()) && opens && (is_whole || is_named)
}

/// Whether a line without spaces may be a person's name: two to six Chinese or Japanese letters, a space between them, or a
/// foreign name in kana with points between its parts.
pub(super) fn is_unspaced_name(line: &str) -> bool {
    let letters = || line.chars().filter(|c| !c.is_whitespace());
    let is_letter = |c: char| matches!(u32::from(c), 0x3005..=0x3006 | 0x3041..=0x309F | 0x30A1..=0x30FA | 0x3400..=0x9FFF);
    let has_other =
        line.contains(['章', '節', '节', '回', '話', '话', '編', '编', '年', '月', '第', '訳', '译']);
    let is_kana = |c: char| matches!(u32::from(c), 0x30A1..=0x30FC);
    let is_foreign = line.contains('・') && letters().count() <= 20 && letters().all(is_kana);
    let is_short = (2..=6).contains(&letters().count()) && letters().all(is_letter);
    !has_other && (is_short || is_foreign) && line.split_whitespace().count() <= 2
}
