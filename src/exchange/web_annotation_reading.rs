//! Web Annotations (W3C Recommendation of 23 February 2017) as a study: our own export, those of other programs, and what
//! the API and the browser of Hypothesis give. Positions of others refer to a page as a browser holds it, so the words
//! decide where a passage stands.

use super::found_study::FoundStudy;
use super::json::Json;
use super::study::Coding;
use super::study_parts::{StudyParts, add_words, utc_time};
use super::web_annotation_parts::{Said, Selected, creator_of, facts_of, hash_of, source_of, title_of};
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind, Limit};
use std::collections::{HashMap, HashSet};

/// The fields that are read.
const NAMES: &[&str] = &[
    "@context",
    "@graph",
    "@id",
    "@included",
    "@type",
    "annotations",
    "body",
    "bodyValue",
    "chars",
    "created",
    "creator",
    "dc:title",
    "dcterms:bibliographicCitation",
    "dcterms:title",
    "display_name",
    "document",
    "email",
    "end",
    "exact",
    "first",
    "foaf:name",
    "format",
    "id",
    "included",
    "items",
    "label",
    "last",
    "modified",
    "motivation",
    "name",
    "next",
    "nickname",
    "prefix",
    "purpose",
    "references",
    "refinedBy",
    "rows",
    "schema:identifier",
    "schema:name",
    "schema:sha256",
    "selector",
    "source",
    "start",
    "state",
    "suffix",
    "tags",
    "target",
    "text",
    "title",
    "type",
    "updated",
    "uri",
    "url",
    "user",
    "user_info",
    "value",
];

/// What holds annotations or pages of them.
const CONTAINERS: [&str; 8] =
    ["first", "items", "next", "@included", "included", "@graph", "rows", "annotations"];

/// How much is copied where an annotation has several targets, in bytes.
const MAX_COPIED_BYTES: usize = 16 << 20;

/// After how many annotations it is asked whether to stop.
const ANNOTATIONS_BETWEEN_QUESTIONS: usize = 256;

/// Reads annotations. Those about the whole of a text become its memo and its attribute `tags`; answers are added to the
/// note of what they answer, with the name of whoever answers.
///
/// # Errors
/// Where the bytes hold no Web Annotations, are damaged or too large, or a stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<FoundStudy, DocumentFault> {
    let json = Json::read(bytes, NAMES, is_stopped)?;
    let mut reading = Reading::new(is_stopped);
    reading.walk(&json, "")?;
    if reading.n_annotations == 0 && !is_of_annotations(&json) {
        return Err(DocumentFault::OtherKind);
    }
    reading.add_answers();
    reading.parts.finish()
}

/// Whether an object without annotations is one that could hold some.
fn is_of_annotations(json: &Json) -> bool {
    let is_ours = |kind: &Json| kind.text().contains("Annotation");
    let kinds = [json.field("type"), json.field("@type")];
    kinds.iter().any(|kinds| kinds.each().iter().any(is_ours))
        || matches!((json.field("rows"), json.field("annotations")), (Json::List(_), _) | (_, Json::List(_)))
}

/// Whether an object is an annotation.
fn is_annotation(json: &Json) -> bool {
    let kinds = [json.field("type"), json.field("@type")];
    let is_one = |kind: &Json| kind.text().rsplit([':', '#']).next() == Some("Annotation");
    json.field("target").is_told()
        || kinds.iter().any(|kinds| kinds.each().iter().any(is_one))
        || (json.field("uri").is_told() && json.field("user").is_told())
}

/// What an annotation says of another.
struct Answer {
    /// The id of what it answers.
    to: String,
    source: usize,
    words: String,
}

struct Reading<'r> {
    parts: StudyParts,
    /// Where the codings of an id stand.
    codings: HashMap<String, usize>,
    answers: Vec<Answer>,
    n_annotations: usize,
    n_copied_bytes: usize,
    is_stopped: IsStopped<'r>,
}

impl<'r> Reading<'r> {
    fn new(is_stopped: IsStopped<'r>) -> Self {
        let parts = StudyParts::default();
        let (codings, answers) = (HashMap::new(), Vec::new());
        Self { parts, codings, answers, n_annotations: 0, n_copied_bytes: 0, is_stopped }
    }

    /// Goes through what holds annotations; `label` is that of the page. The reader of JSON bounds the depth.
    fn walk(&mut self, json: &Json, label: &str) -> Result<(), DocumentFault> {
        match json {
            Json::List(values) => values.iter().try_for_each(|value| self.walk(value, label)),
            Json::Object(_) if is_annotation(json) => self.take(json, label),
            Json::Object(_) => {
                let label = json.field("label").text();
                CONTAINERS.iter().try_for_each(|name| self.walk(json.field(name), label))
            }
            Json::Nothing | Json::Number(_) | Json::Text(_) => Ok(()),
        }
    }

    fn take(&mut self, annotation: &Json, label: &str) -> Result<(), DocumentFault> {
        self.n_annotations += 1;
        if self.n_annotations.is_multiple_of(ANNOTATIONS_BETWEEN_QUESTIONS) && (self.is_stopped)() {
            return Err(DocumentFault::Stopped);
        }
        let said = Said::read(annotation, self.is_stopped)?;
        let targets = annotation.field("target").each();
        let whole = [Json::Nothing];
        for (at, target) in if targets.is_empty() { &whole } else { targets }.iter().enumerate() {
            if at > 0 {
                let n_bytes = said.notes.iter().map(String::len).sum::<usize>() + 8 * said.codes.len();
                self.n_copied_bytes = self.n_copied_bytes.saturating_add(n_bytes);
            }
            if self.n_copied_bytes > MAX_COPIED_BYTES {
                return Err(DocumentFault::TooLarge(Limit::Parts));
            }
            self.take_target(annotation, target, label, &said);
        }
        Ok(())
    }

    fn take_target(&mut self, annotation: &Json, target: &Json, label: &str, said: &Said) {
        let selected = Selected::read(target);
        if selected.is_of_media {
            return self.parts.leave_out(LeftOutKind::PassagesOfMedia, 1);
        }
        let address = source_of(target, annotation);
        let answered = annotation.field("references").text();
        if !answered.is_empty() || (!selected.is_part && self.codings.contains_key(plain_id(address))) {
            let to = plain_id(if answered.is_empty() { address } else { answered }).to_owned();
            let source = self.source_at(annotation, target, label);
            let words = format!("{}: {}", creator_of(annotation), said.notes.join("\n\n"));
            return self.answers.push(Answer { to, source, words });
        }
        let source = self.source_at(annotation, target, label);
        if !selected.is_part {
            return self.take_whole(source, said);
        }
        if selected.quote.trim().is_empty() && selected.end == 0 {
            self.parts.leave_out(LeftOutKind::PassagesOutside, 1);
            return self.parts.add_memo(source, &said.notes.join("\n\n"));
        }
        self.take_passage(annotation, target, Coding { source, ..coding_of(selected) }, said);
    }

    fn source_at(&mut self, annotation: &Json, target: &Json, label: &str) -> usize {
        let address = source_of(target, annotation);
        let title = title_of(target, annotation);
        let title = if title.is_empty() { label } else { title };
        let address = address.split('#').next().unwrap_or_default();
        self.parts.source(address, || facts_of(address, title))
    }

    fn take_passage(&mut self, annotation: &Json, target: &Json, coding: Coding, said: &Said) {
        let coder = self.parts.coder(&creator_of(annotation));
        let mut codes: Vec<usize> = said.codes.iter().filter_map(|code| self.parts.code(code)).collect();
        let mut is_new = HashSet::new();
        codes.retain(|code| is_new.insert(*code));
        let mut note = None;
        said.notes.iter().for_each(|words| add_words(&mut note, words));
        let id = plain_id(annotation.text_of(&["id", "@id"])).to_owned();
        let place = target.field("dcterms:bibliographicCitation").text();
        if !id.is_empty() {
            self.codings.insert(id.clone(), self.parts.study.codings.len());
        }
        self.parts.study.codings.push(Coding {
            id,
            coder,
            codes,
            note,
            is_starred: said.is_starred,
            place: (!place.is_empty()).then(|| place.to_owned()),
            text: hash_of(target).to_owned(),
            created: utc_time(annotation.field("created").text()),
            modified: utc_time(annotation.text_of(&["modified", "updated"])),
            ..coding
        });
    }

    /// Takes what is said of the whole of a text.
    fn take_whole(&mut self, source: usize, said: &Said) {
        said.notes.iter().for_each(|words| self.parts.add_memo(source, words));
        let names: Vec<String> = said.codes.iter().map(|code| code.path.join(" / ")).collect();
        let Some(source) = self.parts.study.sources.get_mut(source).filter(|_| !names.is_empty()) else {
            return;
        };
        let attributes = &mut source.facts.attributes;
        match attributes.iter_mut().find(|(name, _)| name == "tags") {
            Some((_, tags)) => {
                tags.push_str(", ");
                tags.push_str(&names.join(", "));
            }
            None => attributes.push(("tags".to_owned(), names.join(", "))),
        }
    }

    /// Adds answers to the notes of what they answer, or to the memo of its text where that did not come along.
    fn add_answers(&mut self) {
        for answer in std::mem::take(&mut self.answers) {
            let coding = self.codings.get(&answer.to).and_then(|at| self.parts.study.codings.get_mut(*at));
            match coding {
                Some(coding) => add_words(&mut coding.note, &answer.words),
                None => self.parts.add_memo(answer.source, &answer.words),
            }
        }
    }
}

/// An id as we give it: without the name of its kind.
fn plain_id(id: &str) -> &str {
    id.strip_prefix("urn:uuid:").unwrap_or(id)
}

fn coding_of(selected: Selected) -> Coding {
    let Selected { start, end, quote, prefix, suffix, .. } = selected;
    Coding { start, end, quote, prefix, suffix, ..Coding::unplaced() }
}
