//! A quotation with its source, as a template a person writes: `“{quote}”[ ({title}[, {date}][, {place}])]`.
//!
//! A name in braces stands for a value. What stands in brackets is left out where none of its values is known; the
//! comma or space it begins with goes too where nothing stands before it, at the start or after an opening bracket.
//! Brackets without a name in them are brackets; `\[`, `\]`, `\{`, `\}` and `\\` are the signs themselves.

/// The template people have until they write their own.
pub const USUAL: &str = "“{quote}”[ ({title}[, {date}][, {source}][, {place}])]";

/// How deep brackets may stand in one another.
const MAX_DEPTH: usize = 8;

/// What a template can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The words.
    Quote,
    /// The title of the article.
    Title,
    /// Its date of publication.
    Date,
    /// Where it was published.
    Source,
    /// Who wrote it.
    Author,
    /// The number of the article and the paragraph.
    Place,
    /// The path of the article's file.
    Article,
    /// The themes of the annotation.
    Themes,
    /// Its note.
    Note,
}

impl Placeholder {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Quote,
        Self::Title,
        Self::Date,
        Self::Source,
        Self::Author,
        Self::Place,
        Self::Article,
        Self::Themes,
        Self::Note,
    ];

    /// The name in templates; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Title => "title",
            Self::Date => "date",
            Self::Source => "source",
            Self::Author => "author",
            Self::Place => "place",
            Self::Article => "article",
            Self::Themes => "themes",
            Self::Note => "note",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|placeholder| placeholder.name() == name)
    }
}

/// What is known of a quotation; empty where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// The words.
    pub quote: String,
    /// The title of the article.
    pub title: String,
    /// Its date, as it is to be read.
    pub date: String,
    /// Where it was published.
    pub source: String,
    /// Who wrote it.
    pub author: String,
    /// The number of the article and the paragraph.
    pub place: String,
    /// The path of the article's file.
    pub article: String,
    /// The themes of the annotation.
    pub themes: String,
    /// Its note.
    pub note: String,
}

impl Values {
    fn of(&self, placeholder: Placeholder) -> &str {
        match placeholder {
            Placeholder::Quote => &self.quote,
            Placeholder::Title => &self.title,
            Placeholder::Date => &self.date,
            Placeholder::Source => &self.source,
            Placeholder::Author => &self.author,
            Placeholder::Place => &self.place,
            Placeholder::Article => &self.article,
            Placeholder::Themes => &self.themes,
            Placeholder::Note => &self.note,
        }
    }
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// Where: the code point, from 1.
    pub at: usize,
    /// What.
    pub fault: Fault,
}

/// A fault of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A name that stands for nothing.
    UnknownName(String),
    /// A brace or bracket that is opened and not closed.
    NotClosed(char),
    /// Brackets stand too deep in one another.
    TooDeep,
}

/// A template that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Value(Placeholder),
    Group(Vec<Part>),
}

impl Template {
    /// Reads a template; one without a name in braces is what it is, word for word.
    ///
    /// # Errors
    /// The first fault, with its position.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        if !text.contains('{') {
            return Ok(Self { parts: vec![Part::Words(text.to_owned())] });
        }
        // What is open, the outermost first: where it was opened, and its parts so far.
        let mut open: Vec<(usize, Vec<Part>)> = Vec::new();
        let mut parts: Vec<Part> = Vec::new();
        let mut chars = (1..).zip(text.chars()).peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => {
                    let sign = chars.next_if(|(_, next)| matches!(next, '[' | ']' | '{' | '}' | '\\'));
                    push(&mut parts, sign.map_or(c, |(_, sign)| sign));
                }
                '{' => {
                    let mut name = String::new();
                    loop {
                        match chars.next() {
                            Some((_, '}')) => break,
                            Some((_, letter)) => name.push(letter),
                            None => return Err(TemplateError { at, fault: Fault::NotClosed(c) }),
                        }
                    }
                    match Placeholder::of_name(name.trim()) {
                        Some(placeholder) => parts.push(Part::Value(placeholder)),
                        None => return Err(TemplateError { at, fault: Fault::UnknownName(name) }),
                    }
                }
                '[' if open.len() >= MAX_DEPTH => return Err(TemplateError { at, fault: Fault::TooDeep }),
                '[' => open.push((at, std::mem::take(&mut parts))),
                ']' => match open.pop() {
                    Some((_, outer)) => {
                        let group = std::mem::replace(&mut parts, outer);
                        parts.push(Part::Group(group));
                    }
                    None => push(&mut parts, c),
                },
                c => push(&mut parts, c),
            }
        }
        match open.pop() {
            Some((at, _)) => Err(TemplateError { at, fault: Fault::NotClosed('[') }),
            None => Ok(Self { parts }),
        }
    }

    /// A person's template, or the usual one where they wrote none, or a wrong one.
    #[must_use]
    pub fn of_person(text: &str) -> Self {
        let wanted = if text.trim().is_empty() { USUAL } else { text };
        Self::parse(wanted).or_else(|_| Self::parse(USUAL)).unwrap_or(Self { parts: Vec::new() })
    }

    /// The template with its values put in.
    #[must_use]
    pub fn fill(&self, values: &Values) -> String {
        let mut out = Filling { text: String::new(), is_beginning: false };
        out.write(&self.parts, values);
        out.text
    }
}

fn push(parts: &mut Vec<Part>, c: char) {
    if let Some(Part::Words(words)) = parts.last_mut() {
        words.push(c);
    } else {
        parts.push(Part::Words(c.to_string()));
    }
}

struct Filling {
    text: String,
    /// Whether a group has begun where nothing stands before it.
    is_beginning: bool,
}

impl Filling {
    fn write(&mut self, parts: &[Part], values: &Values) {
        for part in parts {
            match part {
                Part::Words(words) => self.write_words(words),
                Part::Value(placeholder) => {
                    let value = values.of(*placeholder);
                    self.is_beginning &= value.is_empty();
                    self.text.push_str(value);
                }
                Part::Group(parts) if !has_name(parts) => {
                    self.write_words("[");
                    self.write(parts, values);
                    self.write_words("]");
                }
                Part::Group(parts) if is_known(parts, values) => {
                    self.is_beginning = begins(&self.text);
                    self.write(parts, values);
                    self.is_beginning = false;
                }
                Part::Group(_) => {}
            }
        }
    }

    fn write_words(&mut self, words: &str) {
        let is_separator = |c: char| c.is_whitespace() || ",;.:·•|/–—-".contains(c);
        let words = if self.is_beginning { words.trim_start_matches(is_separator) } else { words };
        self.is_beginning &= words.is_empty();
        self.text.push_str(words);
    }
}

/// Whether nothing stands before what comes next: the text is empty or ends with something opened.
fn begins(text: &str) -> bool {
    let before = text.trim_end();
    before.is_empty() || before.ends_with(['(', '[', '{', '“', '‘', '«'])
}

fn has_name(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Words(_) => false,
        Part::Value(_) => true,
        Part::Group(parts) => has_name(parts),
    })
}

fn is_known(parts: &[Part], values: &Values) -> bool {
    parts.iter().any(|part| match part {
        Part::Words(_) => false,
        Part::Value(placeholder) => !values.of(*placeholder).is_empty(),
        Part::Group(parts) => is_known(parts, values),
    })
}
