//! Where in a text a Web Annotation's passage stands: both selectors select its words in the one text that the state
//! names.
//!
//! That is the text of today where the same words stand in it, which is the text that others are likely to have. Words
//! that were changed or not found are told as they were marked, in the text they were marked in.

use super::by_article::ArticlePart;
use super::study::Coding;
use super::told_text::CharSpan;
use serde::{Serialize, Serializer};

/// How many code points stand before and after the words at most.
const CONTEXT_CHARS: usize = 32;

/// What an annotation is about.
pub(super) enum Target<'a> {
    /// The whole of an article, by its IRI.
    Whole(&'a str),
    /// A passage.
    Part(PartOfText<'a>),
}

impl Serialize for Target<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(source) => source.serialize(serializer),
            Self::Part(part) => part.serialize(serializer),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "type", rename = "SpecificResource")]
pub(super) struct PartOfText<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<TextState<'a>>,
    selector: [Selector<'a>; 2],
    /// Article and paragraph as people cite them.
    #[serde(rename = "dcterms:bibliographicCitation", skip_serializing_if = "Option::is_none")]
    citation: Option<&'a str>,
}

/// The version of the text. The model's own states are a time and HTTP headers, so this is one of the vocabulary's
/// general class, named by a hash (RFC 6920) that schema.org's property repeats for people and scripts.
#[derive(Serialize)]
#[serde(tag = "type", rename = "oa:State")]
struct TextState<'a> {
    id: String,
    #[serde(rename = "schema:sha256")]
    sha256: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextPositionSelector { start: usize, end: usize },
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
}

/// Words in a text.
struct Words<'a> {
    /// The SHA-256 of the text.
    text: &'a str,
    span: CharSpan,
    prefix: &'a str,
    suffix: &'a str,
}

/// Where a passage of an article stands.
pub(super) fn target_of<'a>(part: &ArticlePart<'a>, coding: &'a Coding, source: &'a str) -> Target<'a> {
    let marked = Words {
        text: &coding.text,
        span: CharSpan { start: coding.start, end: coding.end },
        prefix: &coding.prefix,
        suffix: &coding.suffix,
    };
    let words = today(part, coding).unwrap_or(marked);
    Target::Part(PartOfText {
        source,
        state: (!words.text.is_empty())
            .then(|| TextState { id: format!("nih:sha-256;{}", words.text), sha256: words.text }),
        selector: [
            Selector::TextPositionSelector { start: words.span.start, end: words.span.end },
            Selector::TextQuoteSelector { exact: &coding.quote, prefix: words.prefix, suffix: words.suffix },
        ],
        citation: coding.place.as_deref(),
    })
}

/// The words in the text of today, where that is another than the one they were marked in and has them.
fn today<'a>(part: &ArticlePart<'a>, coding: &Coding) -> Option<Words<'a>> {
    let text = &part.article?.text;
    let placed = part.placed(coding).filter(|placed| placed.words == coding.quote)?;
    if **text.sha256() == *coding.text {
        return None;
    }
    let bytes = text.span_of_chars(placed.span.start, placed.span.end)?;
    let (before, after) = (text.as_str().get(..bytes.start)?, text.as_str().get(bytes.end..)?);
    let first = before.char_indices().rev().take(CONTEXT_CHARS).last().map_or(before.len(), |(at, _)| at);
    let last = after.char_indices().nth(CONTEXT_CHARS).map_or(after.len(), |(at, _)| at);
    Some(Words {
        text: text.sha256(),
        span: placed.span,
        prefix: before.get(first..)?,
        suffix: after.get(..last)?,
    })
}
