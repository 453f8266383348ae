//! Small projects, tables and references that their readers can read, to be damaged.

use crate::refi_writer::{Code, Coded, Ends, Habits, Mark, Names, Passage, Project, Source, write, xml};
use crate::sqlite_support::{database, table};
use crate::xlsx_writing::{Sheet, workbook};

/// A study of one text with two passages.
fn study() -> Project {
    let code = |name: &str, parent| Code { name: name.to_owned(), parent };
    let passage = |start, end, code| Passage { start, end, codings: vec![Coded { user: 0, code }] };
    Project {
        users: vec!["Lan".to_owned()],
        codes: vec![code("Đò", None), code("Vui", Some(0))],
        sources: vec![Source {
            name: "Bến phà".to_owned(),
            text: "Bến phà đóng cửa 😀.\nHết.\n".to_owned(),
            passages: vec![passage(0, 11, 0), passage(5, 11, 1)],
        }],
    }
}

/// Projects of REFI-QDA with the habits of several programs, and one without an archive.
pub fn refi() -> Vec<Vec<u8>> {
    let of_nvivo = Habits { counts_units: true, mark: Mark::Passed, ends: Ends::CrLf, names: Names::None };
    let of_qualcoder = Habits { mark: Mark::Passed, names: Names::Words, ..Habits::default() };
    let all = [Habits::default(), of_nvivo, of_qualcoder];
    let archives = all.into_iter().map(|habits| write(&study(), habits));
    archives.chain([xml(&study(), Habits::default()).into_bytes()]).collect()
}

/// A codebook of REFI-QDA.
pub fn qdc() -> Vec<Vec<u8>> {
    let codes = "<Code guid=\"1\" name=\"Đò\" isCodable=\"true\" color=\"#0069b0\"><Description>Về đò</Description>\
                 <Code guid=\"2\" name=\"Vui\" isCodable=\"true\"/></Code>";
    let book =
        format!("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>{codes}</Codes><Sets/></CodeBook>");
    vec![book.into_bytes()]
}

/// Databases of Taguette, `QualCoder` and RQDA.
pub fn sqlite() -> Vec<Vec<u8>> {
    let taguette = [
        table("projects", "id INTEGER PRIMARY KEY, name, description, created", &["1, 'Báo', '', ''"]),
        table(
            "documents",
            "id INTEGER PRIMARY KEY, project_id, name, description, filename, text_direction, contents",
            &["1, 1, 'a', '', 'a.docx', 'LEFT_TO_RIGHT', '<p>Bến <b>phà</b> &amp; đò</p><p>Hết.</p>'"],
        ),
        table("tags", "id INTEGER PRIMARY KEY, project_id, path, description", &["1, 1, 'Đò.Vui', ''"]),
        table(
            "highlights",
            "id INTEGER PRIMARY KEY, document_id, start_offset, end_offset, snippet",
            &["1, 1, 5, 9, '<b>phà</b>'"],
        ),
        table("highlight_tags", "highlight_id, tag_id", &["1, 1"]),
    ];
    let qualcoder = [
        table(
            "source",
            "id, name, fulltext, mediapath, memo, owner, date",
            &["1, 'a.txt', 'Bến 😀 phà', NULL, '', 'Lan', '2024-06-16 08:30:00'"],
        ),
        table(
            "code_name",
            "cid, name, memo, catid, owner, date, color",
            &["1, 'Đò', '', NULL, 'Lan', '', '#ff0000'"],
        ),
        table("code_cat", "catid, name, owner, date, memo, supercatid", &["1, 'Nhóm', 'Lan', '', '', NULL"]),
        table(
            "code_text",
            "cid, fid, seltext, pos0, pos1, owner, date, memo",
            &["1, 1, 'phà', 6, 9, 'Lan', '', ''"],
        ),
    ];
    let rqda = [
        table("source", "id, name, file, memo, owner, status", &["1, 'a', 'Bến phà', '', 'Lan', 1"]),
        table("freecode", "id, name, memo, color, owner, status", &["1, 'Đò', '', '', 'Lan', 1"]),
        table(
            "coding",
            "cid, fid, seltext, selfirst, selend, status, owner, date, memo",
            &["1, 1, 'phà', 4, 7, 1, 'Lan', '', ''"],
        ),
    ];
    [taguette.concat(), qualcoder.concat(), rqda.concat()].iter().map(|sql| database(sql)).collect()
}

/// Tables of articles as values with something between them.
pub fn csv() -> Vec<Vec<u8>> {
    let comma = "\u{feff}Tiêu đề,Ngày,Nội dung\r\n\"Bến, phà\",16/06/2024,\"Bến phà \"\"cũ\"\" đóng cửa.\r\nHết.\"\r\n";
    let semicolon = "title;date;text\nPhà;2024-06-16;Bến phà đóng cửa.\n";
    [comma, semicolon].map(|text| text.as_bytes().to_vec()).to_vec()
}

/// The same as a workbook.
pub fn xlsx() -> Vec<Vec<u8>> {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>text</t></is></c></row>\
                <row r=\"2\"><c r=\"A2\" s=\"1\"><v>45459</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>Bến phà</t></is></c></row>";
    let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    vec![workbook(&[Sheet { state: "", rows }], "<si><t>date</t></si>", styles)]
}

/// The same as JSON.
pub fn jsonl() -> Vec<Vec<u8>> {
    let lines = "{\"title\":\"Phà\",\"text\":\"Bến phà đóng cửa.\",\"tags\":[\"đò\"]}\n{\"title\":\"Cầu\",\"text\":\"\"}\n";
    let list = "[{\"title\":\"Phà\",\"text\":\"Bến phà.\",\"n\":1.5e3,\"of\":{\"a\":null}}]";
    [lines, list].map(|text| text.as_bytes().to_vec()).to_vec()
}

/// References.
pub fn ris() -> Vec<Vec<u8>> {
    let one = "TY  - NEWS\r\nTI  - Bến phà\r\nT2  - Nhân dân\r\nAU  - Nguyễn, Lan\r\nDA  - 2024/06/16/\r\nKW  - đò\r\nER  - \r\n";
    vec![one.as_bytes().to_vec(), one.replace("\r\n", "\r").into_bytes()]
}

/// The same as CSL-JSON.
pub fn csl() -> Vec<Vec<u8>> {
    let one = "[{\"type\":\"article-newspaper\",\"title\":\"Bến phà\",\"container-title\":\"Nhân dân\",\
               \"issued\":{\"date-parts\":[[2024,6,16]]},\"author\":[{\"family\":\"Nguyễn\",\"given\":\"Lan\"}]}]";
    vec![one.as_bytes().to_vec()]
}
