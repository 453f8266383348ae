//! Words that tell whether a full stop after them, or before them, ends a sentence: abbreviations of Vietnamese and of the
//! languages that are quoted in it, words that are numbered, words that sentences begin with. All in lower case.

/// What a full stop after a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Something always follows: a title and its name.
    Title,
    /// A number, or a name, follows; else what begins like a sentence is one.
    Open,
    /// A number follows, else it is a word that ends a sentence.
    Numbered,
    /// It ends a list: what follows in upper case is another sentence.
    Closing,
}

const TITLES: &str = "\
    ts ths th.s gs pgs bs bsckii bscki bsck2 bsck1 ks kts cn ls ds đ/c đc nxb nsnd nsưt nghs ttưt ckii \
    cki ck1 ck2 tskh mr mrs ms dr prof gen sen rep gov capt lt sgt rev hon messrs vs e.g i.e cf viz \
    approx z.b d.h u.a o.ä h.c bzw ca evtl ggf inkl vgl hr fr frl ing dipl med phil rer nat jur hl mme \
    mlle sra dña डॉ प्रो श्री पं कु ड রা ডা ড";

const OPEN: &str = "\
    tp tx tt tnhh st mt q p h x t.ư t.w tw inc ltd co corp bros llc plc jr sr a.m p.m u.s u.k u.n e.u \
    d.c s.a ph.d m.d b.a m.a dept univ assn ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec \
    okt dez mio mrd std str vol fig ch sec eq ed eds ex mon tue tues wed thu thurs fri sat sun ft lb oz \
    v.chr n.chr";

const NUMBERED: &str = "\
    no nos nr nrn số tr pp art abs abb tab bd kap hrsg tel đt đthoại fax núm n.º op नं सं रु rs";

const CLOSING: &str = "\
    v.v vv v.v.v etc usw ff u.s.w usf vvv al";

/// Words that are numbered where a sentence begins with them: "Điều 5. Phạm vi".
const PARTS: &str = "\
    điều chương mục phần bài khoản điểm bước tiết câu hình bảng biểu tập quyển lục hồi kỳ cách chapter \
    section article part step figure table rule lesson unit volume book appendix exercise question \
    kapitel abschnitt teil artikel schritt abbildung tabelle anhang § chapitre partie étape annexe \
    capítulo artículo sección parte paso अध्याय अनुच्छेद धारा المادة الفصل الباب";

/// Words after which one capital is what they are told by: "35 độ C", "vitamin C".
const LETTERED: &str = "\
    độ vitamin vitamine nhóm loại khối lớp hạng điểm án hoạch gan cúm tổ bảng khu giải đề mục phần tuyến \
    tòa toà lô dãy nhà cổng cấp máu bậc kiểu mẫu chữ đoàn hepatitis type typ group plan class grade \
    phase option appendix section part block zone gate hall team category degrees exhibit letter \
    schedule gruppe klasse teil grad stufe reihe groupe classe grupo clase plano serie series hepatite";

/// Words that German puts before an ordinal, which is written with a full stop.
const BEFORE_ORDINALS: &str = "\
    der die das dem den des im am vom zum zur beim ab bis ein eine einem einen seit jeden jeder ihrem \
    seinem ihren seinen zwischen ende mitte anfang";

const MONTHS: &str = "\
    januar jänner februar märz april mai juni juli august september oktober november dezember jan feb \
    aug sept okt nov dez jahrhundert weltkrieg";

const STARTERS: &str = "\
    các những trong theo tuy ngoài đây đó khi nếu vì để do từ tại với sau trước hiện đến ông bà họ tôi \
    chúng nhưng và hay hoặc còn thì nên cũng đồng bên mặt qua về trên dưới giữa ở có không chỉ mỗi mọi \
    nhiều một hôm ngày lúc nhờ song dù mặc bởi cùng cả riêng nay vậy thế như kể việc người nó đã được bị \
    đang sẽ phải cần trời hai the a in on at it he she we they you i this that these those there here \
    but and or if when while after before for from with without by as of not his her its our their your \
    what who how why where which then now one two some many most all each every both also however \
    meanwhile although though because since until once only even still yet such another other nobody \
    everyone people later today der die das den dem des ein eine einen er sie es wir ich ihr im am auf \
    an bei mit nach von vor zu aus für über unter um durch wenn weil dass aber und oder doch auch so \
    dann da dort hier nun jetzt seit bis als ob wie was wer diese dieser dieses man nur noch schon \
    danach dabei dazu darum deshalb seine ihre kein keine viele alle beim le la les un une il elle ils \
    nous vous ce cette dans mais et pour avec el los las una en pero cuando este esta";

fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// A word as the lists have it; no word of theirs is longer, and a long "word" is not worth lower-casing.
fn listed(word: &str) -> Option<String> {
    (!word.is_empty() && word.len() <= 32).then(|| word.to_lowercase())
}

/// What a full stop after this word is, where it is an abbreviation.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    let kinds = [
        (TITLES, Abbreviation::Title),
        (OPEN, Abbreviation::Open),
        (NUMBERED, Abbreviation::Numbered),
        (CLOSING, Abbreviation::Closing),
    ];
    let word = listed(word)?;
    let known = kinds.into_iter().find(|(words, _)| is_one_of(words, &word)).map(|(_, kind)| kind);
    // German streets: "Goethestr. 12".
    known.or_else(|| word.ends_with("str").then_some(Abbreviation::Numbered))
}

pub fn is_part(word: &str) -> bool {
    listed(word).is_some_and(|word| is_one_of(PARTS, &word))
}

pub fn is_lettered(word: &str) -> bool {
    listed(word).is_some_and(|word| is_one_of(LETTERED, &word))
}

pub fn is_before_ordinals(word: &str) -> bool {
    listed(word).is_some_and(|word| is_one_of(BEFORE_ORDINALS, &word))
}

pub fn is_month(word: &str) -> bool {
    listed(word).is_some_and(|word| is_one_of(MONTHS, &word))
}

pub fn is_starter(word: &str) -> bool {
    listed(word).is_some_and(|word| is_one_of(STARTERS, &word))
}
