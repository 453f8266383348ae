//! What is known of an article as a whole: what somebody decided, what the head of its file says, what was found in it.

use crate::model::id::ArticlePath;
use crate::model::project::Project;
use crate::text::article::Article;
use crate::text::structure::Label;
use std::collections::BTreeSet;

/// An article as exports name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFacts {
    /// Its path within the project.
    pub path: String,
    /// Its title: corrected by hand, else as found in the text.
    pub title: Option<String>,
    /// Its date of publication, ISO 8601.
    pub date: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its attributes by name: what annotators decided, and of what the head of its file says what none decided otherwise.
    /// None is empty: who decides that an attribute is empty takes away what the head says.
    pub attributes: Vec<(String, String)>,
    /// Length of the reading text, in code points; `None` where it cannot be read.
    pub characters: Option<usize>,
    /// SHA-256 of the reading text; `None` where it cannot be read.
    pub sha256: Option<String>,
}

/// What is known of an article: what someone decided comes before what the head of its file says, and that before what
/// was found in the text.
#[must_use]
pub fn facts_of(project: &Project, path: &ArticlePath, article: Option<&Article>) -> ArticleFacts {
    let mut facts = ArticleFacts { path: path.to_string(), ..ArticleFacts::default() };
    if let Some(article) = article {
        let labels = &*project.labels(path, None, &article.text);
        let corrected = (!labels.is_empty()).then(|| article.structure.as_ref().clone().relabelled(labels));
        let structure = corrected.as_ref().unwrap_or(&article.structure);
        let text = article.text.as_str();
        let is_decided = |label| labels.iter().any(|decided| decided.label == label);
        let of_head = |fact: &Option<String>, label| fact.clone().filter(|_| !is_decided(label));
        let (head, owned) = (&article.head, |fact: Option<&str>| fact.map(str::to_owned));
        facts.title = of_head(&head.title, Label::Title).or_else(|| owned(structure.title(text)));
        facts.date = of_head(&head.date, Label::Date).or_else(|| structure.date(text));
        facts.source = of_head(&head.source, Label::Source).or_else(|| owned(structure.source(text)));
        facts.author = of_head(&head.author, Label::Author).or_else(|| owned(structure.author(text)));
        facts.characters = Some(article.text.n_chars());
        facts.sha256 = Some(article.text.sha256().to_string());
    }
    let notes = project.article_notes(path).into_iter().flatten();
    for about in notes.filter_map(|(_, record)| record.about.value.as_deref()) {
        for (fact, decision) in [
            (&mut facts.title, &about.title),
            (&mut facts.date, &about.date),
            (&mut facts.source, &about.source),
            (&mut facts.author, &about.author),
        ] {
            if decision.is_some() {
                fact.clone_from(decision);
            }
        }
    }
    facts.attributes = attributes_of(project, path, article);
    facts
}

fn attributes_of(project: &Project, path: &ArticlePath, article: Option<&Article>) -> Vec<(String, String)> {
    let head = article.map(|article| article.head.attributes.as_slice()).unwrap_or_default();
    let notes = project.article_notes(path).into_iter().flatten();
    let decided = notes.filter_map(|(_, record)| record.about.value.as_deref());
    let decided: BTreeSet<_> = decided.flat_map(|about| &about.attributes).collect();
    let is_decided = |name: &str| decided.iter().any(|(decided, _)| decided == name);
    let of_head = head.iter().filter(|(name, _)| !is_decided(name));
    let all = of_head.chain(decided.iter().copied());
    all.filter(|(_, value)| !value.is_empty()).cloned().collect()
}
