//! What a PDF says of itself. Programs write the name of the file into the title, or nothing of use; the date is that
//! of the file, not of the article.

use super::document::DocumentFacts;
use super::pdf_streams::decoded;
use super::pdf_strings::words;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream};

/// The largest metadata that are read, in bytes.
const MAX_METADATA_BYTES: usize = 1 << 20;

/// The longest title and author, in characters.
const MAX_CHARS: usize = 500;

/// What the file says of the article.
pub(super) fn facts(pdf: &Pdf) -> DocumentFacts {
    let info = pdf.metadata();
    let said = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(words).filter(|words| !words.is_empty());
    let xmp = xmp(pdf).unwrap_or_default();
    let title =
        said(&info.title).into_iter().chain(first_item(&xmp, "dc:title")).find(|title| is_title(title));
    let author =
        said(&info.author).into_iter().chain(first_item(&xmp, "dc:creator")).find(|author| is_author(author));
    DocumentFacts {
        title: title.as_deref().map(one_line),
        author: author.as_deref().map(one_line),
        ..DocumentFacts::default()
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn xmp(pdf: &Pdf) -> Option<String> {
    let xref = pdf.xref();
    let stream = xref.get::<Dict<'_>>(xref.root_id())?.get::<Stream<'_>>("Metadata")?;
    let bytes = decoded(&stream, MAX_METADATA_BYTES)?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The first item of a list in XMP, which is RDF: `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">…</rdf:li>`.
fn first_item(xmp: &str, property: &str) -> Option<String> {
    let (_, rest) = xmp.split_once(&format!("<{property}"))?;
    let (list, _) = rest.split_once(&format!("</{property}>"))?;
    let (_, item) = list.split_once("<rdf:li")?;
    let (_, item) = item.split_once('>')?;
    let (item, _) = item.split_once("</rdf:li>")?;
    let item = ["&lt;", "&gt;", "&quot;", "&apos;", "&#39;", "&amp;"]
        .into_iter()
        .zip(["<", ">", "\"", "'", "'", "&"])
        .fold(item.to_owned(), |item, (entity, c)| item.replace(entity, c));
    Some(item.trim().to_owned()).filter(|item| !item.is_empty())
}

/// Whether a title is one: no name of a file or of a program, and not what programs write where there is none.
fn is_title(title: &str) -> bool {
    const ENDS: [&str; 22] = [
        ".doc", ".docx", ".rtf", ".odt", ".pdf", ".txt", ".htm", ".html", ".indd", ".qxd", ".qxp", ".pmd",
        ".p65", ".pub", ".ppt", ".pptx", ".xls", ".xlsx", ".tex", ".dvi", ".wps", ".tif",
    ];
    const NONE: [&str; 12] = [
        "untitled",
        "document",
        "document1",
        "title",
        "no title",
        "about:blank",
        "tài liệu",
        "không tên",
        "(anonymous)",
        "null",
        "none",
        "unspecified",
    ];
    let lower = title.trim().to_lowercase();
    let is_path =
        lower.contains(":\\") || ["file:", "http", "www."].iter().any(|start| lower.starts_with(start));
    let is_of_program = lower.starts_with("microsoft ") && lower.contains(" - ");
    let has_words = lower.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    has_words
        && !is_path
        && !is_of_program
        && lower.chars().count() <= MAX_CHARS
        && !lower.contains('\u{FFFD}')
        && !ENDS.iter().any(|end| lower.ends_with(end))
        && !NONE.contains(&lower.as_str())
}

/// Whether an author is one, not the name of an account.
fn is_author(author: &str) -> bool {
    const ACCOUNTS: [&str; 14] = [
        "user",
        "admin",
        "administrator",
        "owner",
        "unknown",
        "anonymous",
        "(anonymous)",
        "author",
        "pc",
        "hp",
        "dell",
        "home",
        "computer",
        "none",
    ];
    let lower = author.trim().to_lowercase();
    lower.chars().any(char::is_alphabetic)
        && lower.chars().count() <= MAX_CHARS
        && !lower.contains('\u{FFFD}')
        && !lower.starts_with("microsoft")
        && !ACCOUNTS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::{first_item, is_author, is_title};

    #[test]
    fn the_name_of_a_file_is_no_title() {
        for (title, expected) in [
            ("Giá xăng tăng mạnh", true),
            ("Microsoft Word - bai bao.doc", false),
            ("bai-bao.pdf", false),
            ("C:\\bai\\a", false),
            ("https://vnexpress.net/a", false),
            ("untitled", false),
            ("12", false),
            ("", false),
        ] {
            assert_eq!(is_title(title), expected, "{title}");
        }
        assert!(is_author("Nguyễn Văn A") && !is_author("Administrator"));
    }

    #[test]
    fn a_title_is_found_in_the_metadata() {
        let xmp =
            r#"<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Giá &amp; xăng</rdf:li></rdf:Alt></dc:title>"#;
        assert_eq!(first_item(xmp, "dc:title").as_deref(), Some("Giá & xăng"));
        assert_eq!(first_item(xmp, "dc:creator"), None);
        assert_eq!(first_item("<dc:title>", "dc:title"), None);
    }
}
