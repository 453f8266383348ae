//! What is no text or has no place here: counted, and what can be read of it taken.

use crate::refi_writer::{guid, read_files, read_one, selection, source, words};
use butda::documents::document::LeftOutKind;
use butda::exchange::found_study::FoundStudy;
use butda::exchange::study::SourceText;

fn counts(found: &FoundStudy) -> Vec<(LeftOutKind, usize)> {
    let mut counts: Vec<_> = found.left_out.iter().map(|left_out| (left_out.what, left_out.n)).collect();
    counts.sort_by_key(|(what, _)| what.name());
    counts
}

#[test]
fn pictures_audio_and_video_are_counted_with_their_passages_unless_there_are_words() {
    let content = "<Sources><PictureSource guid=\"a\" name=\"Ảnh.jpg\" path=\"internal://a.jpg\"><PictureSelection guid=\"p\" firstX=\"0\" \
        firstY=\"0\" secondX=\"9\" secondY=\"9\"><Coding><CodeRef targetGUID=\"c\"/></Coding></PictureSelection></PictureSource>\
        <VideoSource guid=\"v\" name=\"Phim.mp4\"><VideoSelection guid=\"q\" begin=\"0\" end=\"9\"/></VideoSource>\
        <AudioSource guid=\"b\" name=\"Ghi âm.mp3\"><Description>Ở chợ</Description><Transcript guid=\"t\" plainTextPath=\"internal://a.txt\">\
        <SyncPoint guid=\"1\" timeStamp=\"0\" position=\"4\"/><SyncPoint guid=\"2\" timeStamp=\"9\" position=\"8\"/>\
        <TranscriptSelection guid=\"s\" fromSyncPoint=\"1\" toSyncPoint=\"2\"><Coding><CodeRef targetGUID=\"c\"/></Coding></TranscriptSelection>\
        </Transcript><AudioSelection guid=\"r\" begin=\"0\" end=\"9\"/></AudioSource></Sources>";
    let found = read_one(content, "Giá xăng tăng");
    assert_eq!(counts(&found), [(LeftOutKind::Media, 2), (LeftOutKind::PassagesOfMedia, 3)]);
    let [source] = &found.study.sources[..] else { panic!("one source") };
    assert_eq!((source.facts.path.as_str(), source.memo.as_deref()), ("Ghi âm", Some("Ở chợ")));
    assert_eq!(words("Giá xăng tăng", &found.study.codings[0]), "xăng");
}

#[test]
fn pages_have_the_text_that_represents_them_and_areas_without_words_are_counted() {
    let area = |content: &str| {
        format!(
            "<PDFSelection guid=\"{}\" page=\"0\" firstX=\"0\" firstY=\"0\" secondX=\"9\" secondY=\"9\">{content}</PDFSelection>",
            guid('a', content.len())
        )
    };
    let coding = format!("<Coding><CodeRef targetGUID=\"{}\"/></Coding>", guid('c', 0));
    let content = format!(
        "<CodeBook><Codes><Code guid=\"{}\" name=\"A\"/></Codes></CodeBook><Sources><PDFSource guid=\"d\" name=\"Bài.pdf\" path=\"internal://d.pdf\">\
         {}{}{}<Representation guid=\"r\" name=\"r.txt\" plainTextPath=\"internal://a.txt\">{}</Representation></PDFSource></Sources>",
        guid('c', 0),
        area(&coding),
        area(&format!(
            "<Representation guid=\"x\"><PlainTextSelection startPosition=\"0\" endPosition=\"3\"/></Representation>{coding}"
        )),
        area(&format!(
            "<Representation guid=\"y\"><PlainTextContent>xăng tăng</PlainTextContent></Representation>{coding}"
        )),
        selection(4, 8, "", "")
    );
    let found = read_one(&content, "Giá xăng tăng");
    assert_eq!(counts(&found), [(LeftOutKind::PassagesOfMedia, 1)]);
    assert_eq!(found.study.sources[0].facts.path, "Bài");
    let told: Vec<(String, &str)> = found
        .study
        .codings
        .iter()
        .map(|coding| (words("Giá xăng tăng", coding), coding.quote.as_str()))
        .collect();
    assert_eq!(told, [(String::new(), "xăng tăng"), ("Giá".to_owned(), ""), ("xăng".to_owned(), "")]);
    assert!(found.study.codings.iter().all(|coding| coding.codes == [0]));
}

#[test]
fn cases_and_variables_are_attributes_of_the_sources() {
    let value = |variable: &str, kind: &str, value: &str| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"{variable}\"/><{kind}>{value}</{kind}></VariableValue>"
        )
    };
    let content = format!(
        "<Variables><Variable guid=\"v1\" name=\"Tuổi\" typeOfVariable=\"Integer\"/><Variable guid=\"v2\" name=\"Báo\" typeOfVariable=\"Text\"/>\
         </Variables><Cases><Case guid=\"k\" name=\"Chị Lan\">{}{}<SourceRef targetGUID=\"{}\"/></Case><Case guid=\"l\" name=\"Anh\">\
         <SelectionRef targetGUID=\"p\"/></Case></Cases>{}",
        value("v1", "IntegerValue", "34"),
        value("v2", "TextValue", ""),
        guid('s', 0),
        source(&value("v2", "TextValue", "Tuổi Trẻ"))
    );
    let found = read_one(&content, "Giá xăng tăng");
    let attributes = [("Báo", "Tuổi Trẻ"), ("case", "Chị Lan"), ("Tuổi", "34")];
    assert_eq!(
        found.study.sources[0].facts.attributes,
        attributes.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(counts(&found), [(LeftOutKind::Sets, 1)]);
}

#[test]
fn sets_links_drawings_and_notes_of_the_project_are_counted() {
    let content = format!(
        "{}<Notes><Note guid=\"n\"><PlainTextContent>Về cả dự án</PlainTextContent></Note><Note guid=\"m\"><PlainTextContent>Về bài</PlainTextContent>\
         <PlainTextSelection startPosition=\"0\" endPosition=\"2\"><Coding><CodeRef targetGUID=\"c\"/></Coding></PlainTextSelection></Note></Notes>\
         <Links><Link guid=\"l\"/><Link guid=\"k\"/></Links><Sets><Set guid=\"s\" name=\"Nhóm\"/></Sets><Graphs><Graph guid=\"g\"/></Graphs>\
         <Description>Dự án</Description><NoteRef targetGUID=\"n\"/>",
        source("<Description>Bài hay</Description><NoteRef targetGUID=\"m\"/>")
    );
    let found = read_one(&content, "Giá xăng tăng");
    assert_eq!(found.study.sources[0].memo.as_deref(), Some("Bài hay\n\nVề bài"));
    assert_eq!(
        counts(&found),
        [
            (LeftOutKind::Drawings, 1),
            (LeftOutKind::Links, 2),
            (LeftOutKind::Memos, 2),
            (LeftOutKind::PassagesOutside, 1),
            (LeftOutKind::Sets, 1)
        ]
    );
}

#[test]
fn a_source_whose_text_is_missing_keeps_the_passages_whose_words_are_told() {
    let long = "giá xăng dầu tăng mạnh trong tháng";
    let selections = [selection(4, 8, "", ""), selection(9, 43, &format!("name=\"{long}\""), "")].concat();
    let found = read_files(&source(&selections), &[]);
    assert_eq!(found.study.sources[0].text, SourceText::Unknown);
    assert_eq!(found.study.codings.iter().map(|coding| coding.quote.as_str()).collect::<Vec<_>>(), [long]);
    assert_eq!(counts(&found), [(LeftOutKind::MissingTexts, 1), (LeftOutKind::PassagesWithoutText, 1)]);
}

#[test]
fn codes_on_a_source_as_a_whole_mark_all_its_words() {
    let content = source("<Coding guid=\"g\"><CodeRef targetGUID=\"c\"/></Coding>");
    let found = read_one(&content, "\n Giá xăng tăng \n");
    assert_eq!(words("\n Giá xăng tăng \n", &found.study.codings[0]), "Giá xăng tăng");
}
