//! Writes small PDFs: pages of lines at places, in a font whose codes are UTF-16 and whose letters are half an em wide.

use butda::documents::document::{Block, Document, Run, TextKind};
use butda::documents::pdf;
use std::fmt::Write as _;

/// The font of most tests, in regular, bold and italics, and one of bytes.
pub const PLAIN: &str = "F";
pub const BOLD: &str = "B";
pub const ITALIC: &str = "I";
pub const OLD: &str = "V";

/// Width and height of a page, in points.
pub const WIDTH: f64 = 595.0;
pub const HEIGHT: f64 = 842.0;

/// A page while it is written.
#[derive(Clone, Default)]
pub struct Page {
    pub content: String,
    /// Annotations, each the inside of a dictionary.
    pub annotations: Vec<String>,
    /// What else the page says.
    pub more: String,
}

/// What is written of a file beside its pages.
#[derive(Clone, Default)]
pub struct Extras {
    /// The inside of the dictionary that the file says itself.
    pub info: String,
    pub trailer: String,
    /// Objects from 100 on.
    pub objects: Vec<String>,
    /// What else pages may use: the inside of a dictionary.
    pub resources: String,
    pub catalog: String,
}

impl Page {
    /// A line in the plain font, its baseline so far below the page's upper edge.
    #[must_use]
    pub fn line(self, x: f64, y: f64, size: f64, words: &str) -> Self {
        self.set(PLAIN, x, y, size, words)
    }

    /// A line in a font.
    #[must_use]
    pub fn set(mut self, font: &str, x: f64, y: f64, size: f64, words: &str) -> Self {
        let y = HEIGHT - y;
        let codes = if font == OLD { latin_codes(words) } else { codes(words) };
        let _ = writeln!(self.content, "BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET");
        self
    }

    /// Lines one below the other.
    #[must_use]
    pub fn lines(self, x: f64, y: f64, size: f64, lines: &[&str]) -> Self {
        let places = lines.iter().scan(y, |y, line| {
            let at = *y;
            *y += size * 1.4;
            Some((at, line))
        });
        places.fold(self, |page, (y, line)| page.line(x, y, size, line))
    }

    /// Operators as they are.
    #[must_use]
    pub fn raw(mut self, operators: &str) -> Self {
        self.content.push_str(operators);
        self.content.push('\n');
        self
    }

    #[must_use]
    pub fn annotation(mut self, inside: &str) -> Self {
        self.annotations.push(inside.to_owned());
        self
    }
}

/// A page with nothing on it yet.
pub fn page() -> Page {
    Page::default()
}

/// A string of codes for words, in hexadecimal.
pub fn codes(words: &str) -> String {
    words.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<Vec<_>>().concat()
}

fn latin_codes(words: &str) -> String {
    words.chars().map(|c| format!("{:02X}", u32::from(c))).collect::<Vec<_>>().concat()
}

/// A file of pages.
pub fn file(pages: &[Page]) -> Vec<u8> {
    file_with(pages, &Extras::default())
}

/// A file of pages that says more.
pub fn file_with(pages: &[Page], extras: &Extras) -> Vec<u8> {
    let n = pages.len();
    let kids = (0..n).map(|at| format!("{} 0 R ", 20 + 2 * at)).collect::<Vec<_>>().concat();
    let mut objects = vec![
        (1, format!("<</Type/Catalog/Pages 2 0 R {}>>", extras.catalog)),
        (2, format!("<</Type/Pages/Kids[{kids}]/Count {n}/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources 3 0 R>>")),
        (
            3,
            format!(
                "<</Font<</{PLAIN} 5 0 R/{BOLD} 6 0 R/{ITALIC} 7 0 R/{OLD} 8 0 R/H 9 0 R>>{}>>",
                extras.resources
            ),
        ),
        (4, stream("", TO_UNICODE)),
        (5, font("ABCDEF+NotoSerif")),
        (6, font("ABCDEF+NotoSerif-Bold")),
        (7, font("ABCDEF+NotoSerif-Italic")),
        (8, old_font()),
        (9, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned()),
        (10, format!("<<{}>>", extras.info)),
    ];
    for (at, page) in pages.iter().enumerate() {
        let annotations = page.annotations.iter().map(|inside| format!("<</Type/Annot{inside}>>"));
        let annotations = annotations.collect::<Vec<_>>().concat();
        let (number, content) = (20 + 2 * at, 21 + 2 * at);
        let more = &page.more;
        objects.push((
            number,
            format!("<</Type/Page/Parent 2 0 R/Contents {content} 0 R/Annots[{annotations}]{more}>>"),
        ));
        objects.push((content, stream("", &page.content)));
    }
    objects.extend(extras.objects.iter().enumerate().map(|(at, object)| (100_000 + at, object.clone())));
    written(&objects, &extras.trailer)
}

/// Objects by their numbers, with a table of where they stand.
pub fn written(objects: &[(usize, String)], trailer: &str) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = String::new();
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let size = objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let _ = write!(
        file,
        "xref\n{table}trailer\n<</Size {size}/Root 1 0 R/Info 10 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
    );
    file.into_bytes()
}

pub fn stream(inside: &str, content: &str) -> String {
    format!("<</Length {}{inside}>>\nstream\n{content}\nendstream", content.len())
}

/// Every code is the letter with its number; one is a ligature.
const TO_UNICODE: &str = "/CMapName /X def 1 begincodespacerange <0000> <FFFF> endcodespacerange \
    3 beginbfrange <0000> <DFFF> <0000> <E001> <F8FF> <E001> <F900> <FFFF> <F900> endbfrange \
    1 beginbfchar <E000> <00540068> endbfchar endcmap";

fn font(name: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</Type/Font\
         /Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
         /DW 500/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4>>>>]>>"
    )
}

fn old_font() -> String {
    let widths = "500 ".repeat(224);
    format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+#2EVnTimeH,Bold/Encoding/WinAnsiEncoding/FirstChar 32\
         /LastChar 255/Widths[{widths}]/FontDescriptor<</Type/FontDescriptor/FontName/#2EVnTimeH/Flags 32>>>>"
    )
}

/// What is read of a file that can be read.
#[track_caller]
pub fn read(file: &[u8]) -> Document {
    pdf::read(file, &|| false).expect("a document")
}

/// The blocks of pages as text, headings with `#` for each level.
#[track_caller]
pub fn blocks(pages: &[Page]) -> Vec<String> {
    read(&file(pages)).blocks.iter().map(shown).collect()
}

fn shown(block: &Block) -> String {
    let Block::Text { kind, runs } = block else { return "?".to_owned() };
    let words = text(runs);
    match kind {
        TextKind::Paragraph => words,
        TextKind::Heading(level) => format!("{} {words}", "#".repeat(usize::from(*level))),
        TextKind::Item { .. } | TextKind::Quotation | TextKind::Note { .. } => "?".to_owned(),
    }
}

pub fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The runs of all blocks.
pub fn runs(document: &Document) -> Vec<Run> {
    let of = |block: &Block| match block {
        Block::Text { runs, .. } => runs.clone(),
        Block::Row { .. } | Block::Picture { .. } => Vec::new(),
    };
    document.blocks.iter().flat_map(of).collect()
}

/// Words set into lines of so many letters at most.
pub fn wrapped(words: &str, n_letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= n_letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text of many words, in sentences.
pub const TEXT: &str = "Đảng bộ thành phố đã lãnh đạo thực hiện tốt các nhiệm vụ được giao trong năm qua và đạt nhiều kết \
    quả quan trọng trên mọi mặt của đời sống xã hội. Các cấp ủy đã tập trung chỉ đạo phát triển kinh tế, nâng cao đời sống \
    nhân dân và giữ vững quốc phòng, an ninh ở địa phương. Công tác xây dựng Đảng được chú trọng thường xuyên, nhiều cách \
    làm mới được áp dụng và nhân rộng ra toàn tỉnh.";
