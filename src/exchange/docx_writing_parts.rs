//! The parts of a Word document beside its text: what the package holds, the fonts and the language, the foot of the page.
//! They are the least that Word asks for.

use super::docx_writing_styles::styles;
use super::docx_writing_text::plain;
use super::origin::{NAME, VERSION};
use super::sink::NotWritten;
use super::study_parts::utc_time;

/// What a document says of itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    /// The tag of the language of its words, such as `vi`.
    pub(super) language: &'a str,
    /// When what it tells was changed last, ISO 8601; empty for unknown.
    pub(super) modified: &'a str,
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#;

const PACKAGE: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"#;

const DOCUMENT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;

/// The fonts of headings and of text, which Word lets people change for the whole document: both have all Vietnamese letters
/// and come with Word. The colours and effects are those a theme must have.
const THEME: &str = r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Theme"><a:themeElements><a:clrScheme name="Theme"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="3B3A38"/></a:dk2><a:lt2><a:srgbClr val="EEECE8"/></a:lt2><a:accent1><a:srgbClr val="0069B0"/></a:accent1><a:accent2><a:srgbClr val="B65A00"/></a:accent2><a:accent3><a:srgbClr val="00815B"/></a:accent3><a:accent4><a:srgbClr val="8F4B8B"/></a:accent4><a:accent5><a:srgbClr val="8A6D00"/></a:accent5><a:accent6><a:srgbClr val="5D584F"/></a:accent6><a:hlink><a:srgbClr val="0069B0"/></a:hlink><a:folHlink><a:srgbClr val="8F4B8B"/></a:folHlink></a:clrScheme><a:fontScheme name="Theme"><a:majorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Theme"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"#;

const FOOTER: &str = r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"#;

/// Writes all parts except the text.
pub(super) fn write_parts(
    about: &About<'_>,
    write: &mut dyn FnMut(&str, &str) -> Result<(), NotWritten>,
) -> Result<(), NotWritten> {
    let language = language(about.language);
    for (name, content) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("docProps/core.xml", &core(about)),
        ("docProps/app.xml", &app()),
        ("word/_rels/document.xml.rels", DOCUMENT),
        ("word/styles.xml", &styles(&language)),
        ("word/settings.xml", &settings(&language)),
        ("word/theme/theme1.xml", THEME),
        ("word/footer1.xml", FOOTER),
    ] {
        write(name, &format!("{XML}{content}"))?;
    }
    Ok(())
}

/// The language as Word has it: with a country.
fn language(tag: &str) -> String {
    match tag {
        "vi" => "vi-VN".to_owned(),
        "en" | "" => "en-US".to_owned(),
        other => plain(other),
    }
}

/// Title, program and day. Without a day that is known there is none: today's would make each file another.
fn core(about: &About<'_>) -> String {
    let time = utc_time(about.modified);
    let time = if time.is_empty() {
        String::new()
    } else {
        let of = |name| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:{name}>");
        format!("{}{}", of("created"), of("modified"))
    };
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:creator>{NAME} {VERSION}</dc:creator>{time}</cp:coreProperties>",
        plain(about.title)
    )
}

fn app() -> String {
    format!(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{NAME} {VERSION}</Application></Properties>"
    )
}

/// Compatibility 15 is Word 2013 and later; a file without it opens in a mode of older ones.
fn settings(language: &str) -> String {
    let compatible = |name: &str, value: &str| {
        format!(
            "<w:compatSetting w:name=\"{name}\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"{value}\"/>"
        )
    };
    format!(
        "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>{}{}{}{}\
         </w:compat><w:themeFontLang w:val=\"{language}\"/><w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\" \
         w:bg2=\"light2\" w:t2=\"dark2\" w:accent1=\"accent1\" w:accent2=\"accent2\" w:accent3=\"accent3\" \
         w:accent4=\"accent4\" w:accent5=\"accent5\" w:accent6=\"accent6\" w:hyperlink=\"hyperlink\" \
         w:followedHyperlink=\"followedHyperlink\"/></w:settings>",
        compatible("compatibilityMode", "15"),
        compatible("overrideTableStyleFontSizeAndJustification", "1"),
        compatible("enableOpenTypeFeatures", "1"),
        compatible("doNotFlipMirrorIndents", "1"),
    )
}
