//! Small files of every kind that readers read, with as much in them as such files may have: what the fuzzer damages.

use super::old_bytes;
use crate::docx_writing::{document_with, paragraph, relation, words};
use crate::exchange_support::written;
use crate::pdf_writer::{self, BOLD, Extras, OLD, TEXT, page, stream, wrapped};
use crate::word_file::WordFile;
use crate::zip_writing::zipped;
use butda::exchange::codebook::{Book, BookTheme, BookWords};
use butda::exchange::codebook_markdown;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::study::{Code, Coder, Coding, Source, Study};
use butda::exchange::web_annotation;
use butda::model::check::State;
use butda::model::theme::ThemeText;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;
use std::path::Path;

/// The files of a folder of these tests, by an ending of their names.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(folder);
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(ending));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a file")).collect()
}

fn strings<const N: usize>(texts: [&str; N]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// The head of a PNG and nothing after it.
fn png() -> Vec<u8> {
    [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02"[..], &[7; 200]].concat()
}

pub fn docx() -> Vec<Vec<u8>> {
    let note = |id: u8| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", words("Chú thích"));
    let parts = [
        ("footnotes", format!("{}{}", note(2), note(3))),
        ("comments", format!("<w:comment w:id=\"5\" w:author=\"Lan\">{}</w:comment>", words("Xem lại"))),
        (
            "numbering",
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>\
             </w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                .to_owned(),
        ),
        (
            "styles",
            "<w:style w:styleId=\"H\" w:type=\"paragraph\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"N\"/></w:style>\
             <w:style w:styleId=\"N\" w:type=\"paragraph\"><w:name w:val=\"x\"/><w:rPr><w:b/></w:rPr></w:style>"
                .to_owned(),
        ),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, content)| (*name, content.as_str())).collect();
    let picture = "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr=\"Chợ\"/><a:graphic><a:graphicData><pic:pic>\
                   <pic:blipFill><a:blip r:embed=\"rId9\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>\
                   </w:drawing></w:r></w:p>";
    let body = [
        paragraph("<w:pStyle w:val=\"H\"/>", "Giá xăng tăng"),
        paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "một"),
        "<w:p><w:r><w:t>a</w:t></w:r><w:commentRangeStart w:id=\"5\"/><w:r><w:rPr><w:i/><w:highlight w:val=\"yellow\"/>\
         </w:rPr><w:t xml:space=\"preserve\">b </w:t><w:tab/><w:br/></w:r><w:commentRangeEnd w:id=\"5\"/><w:r>\
         <w:footnoteReference w:id=\"2\"/></w:r><w:ins><w:r><w:t>c</w:t></w:r></w:ins><w:del><w:r><w:delText>d</w:delText></w:r>\
         </w:del><w:r><w:footnoteReference w:id=\"3\"/><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r></w:p>"
            .to_owned(),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"https://bao.vn\"</w:instrText><w:fldChar \
         w:fldCharType=\"separate\"/><w:t>báo</w:t><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink r:id=\"rId8\"><w:r>\
         <w:t>đây</w:t></w:r></w:hyperlink></w:p>"
            .to_owned(),
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>khung\
         </w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"
            .to_owned(),
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p/>\
         </w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr>\
         </w:tbl><w:sdt><w:sdtContent><w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>"
            .to_owned(),
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>ViÖt Nam ®Êt n−íc</w:t></w:r></w:p>".to_owned(),
        picture.to_owned(),
    ];
    let relations = relation("rId8", "hyperlink", "https://bao.vn/x", "TargetMode=\"External\"")
        + &relation("rId9", "image", "media/a.png", "");
    let whole = document_with(&body.concat(), &parts, &relations);
    let whole = super::docx_writing::with_entries(&whole, &[("word/media/a.png", &png())]);
    vec![whole, document_with(&words("Một đoạn."), &[], "")]
}

pub fn odt() -> Vec<Vec<u8>> {
    const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
        xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
        xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
        xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";
    let styles = "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        <text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" text:start-value=\"3\"/></text:list-style>";
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion></text:changed-region>\
        </text:tracked-changes><text:h text:outline-level=\"1\">Giá xăng</text:h><text:p>a<text:s text:c=\"2\"/>b<text:tab/>\
        <text:line-break/><text:span text:style-name=\"B\">đậm</text:span><text:note text:note-class=\"footnote\"><text:note-citation>1\
        </text:note-citation><text:note-body><text:p>chú</text:p></text:note-body></text:note><office:annotation office:name=\"n\">\
        <dc:creator>Lan</dc:creator><text:p>xem</text:p></office:annotation>c<office:annotation-end office:name=\"n\"/></text:p>\
        <text:list text:style-name=\"L\"><text:list-item text:start-value=\"8\"><text:p>k</text:p><text:list><text:list-item><text:p>l\
        </text:p></text:list-item></text:list></text:list-item></text:list><table:table><table:table-row \
        table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"><text:p>1</text:p></table:table-cell>\
        <table:covered-table-cell/></table:table-row></table:table><text:p><draw:frame><draw:image xlink:href=\"Pictures/a.png\"/>\
        <draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame><text:a xlink:href=\"https://bao.vn\">đây</text:a></text:p>";
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let flat = content.replace("office:document-content", "office:document");
    let png = png();
    let whole = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", format!("<office:document-styles {NAMESPACES}/>").as_bytes()),
        ("Pictures/a.png", &png),
    ]);
    vec![whole, flat.into_bytes()]
}

pub fn epub() -> Vec<Vec<u8>> {
    let container = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"O/a.opf\" \
        media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let package = "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
        <metadata><dc:title>Chợ nổi</dc:title><dc:creator>Lê Na</dc:creator><dc:date>2020</dc:date></metadata><manifest>\
        <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/><item id=\"c1\" \
        href=\"t/c%201.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"c2\" href=\"t/c2.xhtml\" \
        media-type=\"application/xhtml+xml\"/><item id=\"p\" href=\"1.png\" media-type=\"image/png\"/></manifest><spine toc=\"ncx\">\
        <itemref idref=\"nav\"/><itemref idref=\"c1\"/><itemref idref=\"c2\"/></spine></package>";
    let nav = "<html xmlns:epub=\"x\"><body><nav epub:type=\"toc\"><ol><li><a href=\"t/c%201.xhtml\">Mở đầu</a></li></ol></nav></body></html>";
    let chapter = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>Bến <br/>sông</h1><p>Một <b>hai</b></p><ol start=\"3\"><li>ba</li>\
        </ol><table><tr><td colspan=\"2\">1</td></tr></table><img src=\"../1.png\" alt=\"Ghe\"/><p><a epub:type=\"noteref\" href=\"#n\">1</a>\
        </p><aside epub:type=\"footnote\" id=\"n\">chú</aside></body></html>";
    let png = png();
    vec![zipped(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("O/a.opf", package.as_bytes()),
        ("O/nav.xhtml", nav.as_bytes()),
        ("O/t/c 1.xhtml", chapter.as_bytes()),
        ("O/t/c2.xhtml", b"<html><body><p>Hai</p></body></html>"),
        ("O/1.png", &png),
    ])]
}

pub fn rtf() -> Vec<Vec<u8>> {
    let head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset163 Arial;}{\f3\fcharset128 MS Mincho;}{\f4\fcharset2 Symbol;}{\f5\fcharset0{\*\panose 020b}.VnTime;}{\f6 VNI-Times;}}{\colortbl;\red255\green255\blue0;}{\stylesheet{\s1\b heading 1;}}{\info{\title Gi\'e1}{\author Lan}}";
    let body = r#"\pard\s1 Gi\u225?\par{\f1 Ti\'ea\'ecng}{\f5 Vi\'d6t}{\f6 Vie\'e4t}{\f3 \'93\'fa}{\f4 \'b7}\b0\ul x\ulnone{\highlight1 y}\uc2\u7897??\u-10179?\u-8704?\line{\*\unknown{\b z}}\par{\footnote ch\'fa}\trowd\cellx100\cellx200 a\cell b\cell\row\pard{\pntext 1.\tab}{\*\pn\pnlvlbody\pnstart3}m\'f4t\par{\field{\*\fldinst HYPERLINK "https://bao.vn"}{\fldrslt \'f0\'e2y}}{\pict\pngblip\picw16\pich16 89504e470d0a1a0a0000}{\*\atrfstart 1}c{\*\atrfend 1}{\*\atnauthor Lan}\chatn{\*\annotation{\*\atnref 1}xem}{\pict\bin4 abcd}\par}"#;
    let mut seeds = files("viet-legacy", ".rtf");
    seeds.extend(strings([&format!("{head}{body}"), r"{\rtf1 a\par b}"]));
    seeds
}

pub fn doc() -> Vec<Vec<u8>> {
    let text = "Tiêu đề\r“Phố” cổ\u{b}Hà Nội \u{2}\ra\u{1e}b\td\rx\u{7}y\u{7}\u{7}\u{13} HYPERLINK \"https://bao.vn\" \u{14}đây\u{15}\r\u{2} chú\r\r";
    let mut file = WordFile::new(text);
    file.n_footnote = 7;
    file.n_body -= file.n_footnote;
    file.fonts = vec!["Arial", ".VnTime"];
    file.letters =
        vec![(2, vec![]), (7, vec![0x35, 0x08, 1]), (13, vec![0x36, 0x08, 1]), (60, vec![0x4F, 0x4A, 1, 0])];
    file.paragraphs =
        vec![(8, 0, vec![0x40, 0x26, 0]), (26, 0, vec![0x0B, 0x46, 1, 0]), (60, 0, vec![0x16, 0x24, 1])];
    let bytes = WordFile { is_in_bytes: true, ..WordFile::new("“caf\u{e9}” – x\r") };
    let mut seeds = files("viet-legacy", ".doc");
    seeds.extend([file.bytes(), bytes.bytes()]);
    seeds
}

pub fn html() -> Vec<Vec<u8>> {
    let mut seeds = files("pages", ".html");
    seeds.extend(strings([
        "<!DOCTYPE html><meta charset=windows-1258><title>Giá</title><style>.x{display:none}</style><article><h1>Giá &amp; xăng</h1>\
         <p class=x>ẩn<p>Một <b>hai</b><ul><li>ba<li>bốn</ul><table><tr><th>1<td rowspan=3 colspan=2>2</table><pre>a\n b</pre>\
         <script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Giá\",\"author\":[{\"name\":\"Lê\"}]}</script>\
         <img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=x><font face=\".VnTime\">ViÖt</font>&#x1F600;&nbsp;&unknown;<!-- a --></article>",
    ]));
    seeds
}

pub fn mhtml() -> Vec<Vec<u8>> {
    strings([
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bao.vn/cho.html\r\nSubject: =?utf-8?Q?Ch=E1=BB=A3?=\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--abc--\"\r\n\r\n----abc--\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://bao.vn/cho.html\
         \r\n\r\n<html><body><h1>Ch=E1=BB=A3</h1><p>B=C3=A0 con mang rau, c=C3=A1 ra b=E1=BA=BFn.</p><img src=3D\"a.png\"></body>=\r\n\
         </html>\r\n----abc--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://bao.vn/a.png\
         \r\n\r\niVBORw0KGgoAAAAAAAAA\r\n----abc----\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n\
         --y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+R2nDoSB4xINuZzwvcD4=\r\n--y--\r\n--x--\r\n",
    ])
}

pub fn pdf() -> Vec<Vec<u8>> {
    let lines = wrapped(TEXT, 40);
    let column = |x: f64| {
        let lines = lines.iter().enumerate();
        lines.fold(page(), |page, (at, line)| {
            page.line(x, 100.0 + 14.0 * f64::from(u8::try_from(at).unwrap_or(0)), 10.0, line)
        })
    };
    let mut two = column(50.0);
    two.content.push_str(&column(320.0).content);
    let mark = "/Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[50 742 200 742 50 730 200 730]/C[1 0.5 0]/T(Lan)/Contents<FEFF0078>";
    let two = two
        .annotation(mark)
        .raw(&format!("BT /{OLD} 12 Tf 1 0 0 1 50 60 Tm <56 69 D6 74> Tj [(a) -300 (b)] TJ ET"));
    let bold = page().raw(&format!(
        "BT /{BOLD} 20 Tf 50 780 Td <0047006900E1> Tj ET q 1 0 0 1 5 5 cm /X Do Q BI /W 2 /H 2 ID ab EI"
    ));
    let extras = Extras {
        info: "/Title<FEFF00470069>/Author(Lan)/CreationDate(D:20240616)".to_owned(),
        objects: vec![stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "BT /F 9 Tf <0061> Tj /X Do ET")],
        resources: "/XObject<</X 100000 0 R>>".to_owned(),
        ..Extras::default()
    };
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(two.content.as_bytes()).expect("memory");
    let packed: Vec<String> =
        packed.finish().expect("memory").iter().map(|byte| format!("{byte:02X}")).collect();
    let inside = "/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Filter[/ASCIIHexDecode/FlateDecode]";
    let form = Extras { objects: vec![stream(inside, &packed.concat())], ..extras.clone() };
    vec![
        pdf_writer::file_with(&[two, bold.clone()], &extras),
        pdf_writer::file_with(&[bold], &form),
        pdf_writer::file(&[page().line(50.0, 100.0, 12.0, "Giá xăng tăng.")]),
    ]
}

pub fn text() -> Vec<Vec<u8>> {
    let text = TEXT.replace(". ", ".\r\n");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tcvn3 = old_bytes::tcvn3(&text);
    let letters = old_bytes::as_letters(&tcvn3).into_bytes();
    vec![[b"\xFF\xFE", utf16.as_slice()].concat(), old_bytes::vni(&text), tcvn3, letters, text.into_bytes()]
}

pub fn codebook() -> Vec<Vec<u8>> {
    let path = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let theme = |names: &[&str]| BookTheme {
        path: path(names),
        color: "#0072b2".to_owned(),
        texts: [(ThemeText::Definition, "Về tiền.\n\n- a".to_owned())].into(),
        ..BookTheme::default()
    };
    let book = Book {
        project: "Báo".to_owned(),
        themes: vec![theme(&["Kinh tế"]), theme(&["Kinh tế", "Giá"])],
    };
    let mut seeds = strings([
        "\u{feff}theme,parent,color,key,definition\r\nKinh tế,,#0072b2,1,\"Về \"\"tiền\"\"\"\r\nGiá,Kinh tế,,,\"hai\ndòng\"\r\n",
        "path;description\nA > B > C;x\nA > D;y\n",
    ]);
    seeds.push(codebook_markdown::write(&book, &BookWords::default()));
    seeds
}

pub fn web_annotation() -> Vec<Vec<u8>> {
    let source = |path: &str| Source {
        facts: ArticleFacts {
            path: path.to_owned(),
            title: Some("Giá".to_owned()),
            ..ArticleFacts::default()
        },
        ..Source::default()
    };
    let theme = BookTheme { path: vec!["Kinh tế".to_owned(), "Giá".to_owned()], ..BookTheme::default() };
    let coding = |source: usize| Coding {
        id: format!("0199f3c2-0000-7000-8000-00000000000{source}"),
        source,
        coder: 0,
        start: 4,
        end: 8,
        quote: "xăng".to_owned(),
        place: None,
        prefix: "giá ".to_owned(),
        suffix: ".".to_owned(),
        text: "c0de".to_owned(),
        codes: vec![0],
        today: None,
        note: Some("Vì sao?".to_owned()),
        is_starred: true,
        state: State::Exact,
        created: "2026-11-21T10:00:00Z".to_owned(),
        modified: String::new(),
    };
    let study = Study {
        sources: vec![source("2019/giá xăng.txt"), source("b.txt")],
        coders: vec![Coder { name: "Lan".to_owned(), ..Coder::default() }],
        codes: vec![Code { id: "1".to_owned(), theme }],
        codings: vec![coding(0), coding(1)],
        ..Study::default()
    };
    let mut seeds = strings([
        r#"{"total":2,"rows":[{"id":"a","user":"acct:na@hypothes.is","uri":"https://bao.vn/a.html#x","text":"Vì sao?","tags":["giá"],"document":{"title":["Giá"]},"created":"2024-06-16T08:30:00.1+00:00","updated":"","target":[{"source":"https://bao.vn/a.html","selector":[{"type":"TextPositionSelector","start":10,"end":14},{"type":"TextQuoteSelector","exact":"xăng","prefix":"","suffix":"."}]}]},{"id":"b","user":"x","uri":"urn:x","text":"Đúng","references":["a"],"body":{"type":"Choice","items":[{"value":"<p>a","format":"text/html"}]}}]}"#,
    ]);
    seeds.push(written(&|out| web_annotation::write(&study, "Giá", out)));
    seeds
}

pub fn kindle() -> Vec<Vec<u8>> {
    strings([
        "\u{feff}Mắt biếc (Nguyễn Nhật Ánh)\r\n- Your Highlight on page 12 | location 180-182 | Added on Monday, July 20, 2020 12:58:07 AM\r\n\r\n\
         Đo Đo\r\n==========\r\nMắt biếc (Nguyễn Nhật Ánh)\r\n- Your Note on page 12 | location 182 | Added on Monday, 20 July 2020 0:58:07\r\n\r\n\
         Ghi\r\n==========\r\nMắt biếc (Nguyễn Nhật Ánh)\r\n- Your Highlight on page 12 | location 180-184 | Added on x\r\n\r\nĐo Đo là\r\n==========\r\n",
        "B (（A）)\n- 您在第 7 页（位置 #114-116）的标注 | 添加于 2019年9月30日星期一 下午6:00:39\n\n字\n==========\nB\n- 7ページ｜位置No. 116のメモ | 作成日: x\n\n字\n\
         ==========\n",
    ])
}

pub fn zotero() -> Vec<Vec<u8>> {
    strings([
        r##"{"config":{"label":"BetterBibTeX JSON"},"items":[{"itemType":"newspaperArticle","title":"Giá","date":"2024-06-16","publicationTitle":"Nhân Dân","url":"https://nhandan.vn/a","citationKey":"le2024","tags":[{"tag":"đọc"}],"creators":[{"creatorType":"author","firstName":"Na","lastName":"Lê"},{"name":"TTXVN"}],"notes":[{"note":"<p>Một &amp; hai</p>"}],"attachments":[{"path":"C:\\a\\b.pdf","annotations":[{"key":"A","annotationType":"highlight","annotationText":"xăng","annotationComment":"So <i>với</i>","annotationColor":"#ffd400","annotationPageLabel":"3","tags":[{"tag":"x"}],"dateAdded":"2024-06-16T08:30:00Z","dateModified":"2024-06-17 09:00:00","annotationAuthorName":"An"},{"annotationType":"image"}]}]},{"itemType":"book"}]}"##,
    ])
}
