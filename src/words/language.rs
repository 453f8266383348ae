//! The two languages and the messages of each (Fluent). A message both lack is a fault that a test finds.

use super::figures::grouped;
use crate::storage::settings::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::cell::RefCell;
use std::collections::HashMap;

/// So many messages are kept as they were said; then all are forgotten and begun anew.
const MAX_SAID: usize = 2_000;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    Vietnamese,
    English,
}

impl Tongue {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// The language of a setting; `system` is the system's, such as `vi_VN.UTF-8`.
    #[must_use]
    pub fn of(setting: Language, system: Option<&str>) -> Self {
        match setting {
            Language::Vietnamese => Self::Vietnamese,
            Language::System if system.is_some_and(|name| name.starts_with("vi")) => Self::Vietnamese,
            Language::English | Language::System => Self::English,
        }
    }

    /// The language tag, for screen readers.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// What the window says, what it says of searching, queries, drafts, codebooks as files, imports, exports, articles on paper and numbers, what the command line says besides and its help.
    fn sources(self) -> [&'static str; 12] {
        match self {
            Self::Vietnamese => [
                include_str!("../../assets/locales/vi.ftl"),
                include_str!("../../assets/locales/find-vi.ftl"),
                include_str!("../../assets/locales/query-vi.ftl"),
                include_str!("../../assets/locales/draft-vi.ftl"),
                include_str!("../../assets/locales/codebook-vi.ftl"),
                include_str!("../../assets/locales/import-vi.ftl"),
                include_str!("../../assets/locales/export-vi.ftl"),
                include_str!("../../assets/locales/page-vi.ftl"),
                include_str!("../../assets/locales/analysis-vi.ftl"),
                include_str!("../../assets/locales/attributes-vi.ftl"),
                include_str!("../../assets/locales/cli-vi.ftl"),
                include_str!("../../assets/locales/help-vi.ftl"),
            ],
            Self::English => [
                include_str!("../../assets/locales/en.ftl"),
                include_str!("../../assets/locales/find-en.ftl"),
                include_str!("../../assets/locales/query-en.ftl"),
                include_str!("../../assets/locales/draft-en.ftl"),
                include_str!("../../assets/locales/codebook-en.ftl"),
                include_str!("../../assets/locales/import-en.ftl"),
                include_str!("../../assets/locales/export-en.ftl"),
                include_str!("../../assets/locales/page-en.ftl"),
                include_str!("../../assets/locales/analysis-en.ftl"),
                include_str!("../../assets/locales/attributes-en.ftl"),
                include_str!("../../assets/locales/cli-en.ftl"),
                include_str!("../../assets/locales/help-en.ftl"),
            ],
        }
    }
}

/// The messages of one language.
pub struct Words {
    tongue: Tongue,
    bundle: FluentBundle<FluentResource>,
    said: RefCell<Said>,
}

/// What was said before: a window says the same in every frame.
#[derive(Default)]
struct Said {
    messages: HashMap<String, String>,
    /// What the message asked for goes by: its name and what stands in it.
    key: String,
}

impl Words {
    /// Reads the messages of a language.
    #[must_use]
    pub fn new(tongue: Tongue) -> Self {
        let mut bundle = FluentBundle::new(tongue.tag().parse().into_iter().collect());
        bundle.set_use_isolating(false);
        for source in tongue.sources() {
            // What cannot be parsed is left out and the rest stands; a test reads all files strictly.
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { tongue, bundle, said: RefCell::default() }
    }

    /// The language.
    #[must_use]
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// A message.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.once(|key| key.push_str(id), || self.format(id, None))
    }

    /// A message with a number in it, as `n`.
    #[must_use]
    pub fn say_n(&self, id: &str, n: usize) -> String {
        let format = || {
            let mut args = FluentArgs::new();
            args.set("n", FluentValue::String(grouped(n, self.tongue).into()));
            args.set("count", n);
            self.format(id, Some(&args))
        };
        self.once(|key| key.extend([id, "\0", &n.to_string()]), format)
    }

    /// A message with words in it.
    #[must_use]
    pub fn say_with(&self, id: &str, words: &[(&str, &str)]) -> String {
        let format = || {
            let mut args = FluentArgs::new();
            for (name, value) in words {
                args.set(*name, FluentValue::String((*value).into()));
            }
            self.format(id, Some(&args))
        };
        let name = |key: &mut String| {
            key.push_str(id);
            key.extend(words.iter().flat_map(|(name, value)| ["\0", name, "\0", value]));
        };
        self.once(name, format)
    }

    /// The message that goes by a key: as it was said before, else formatted.
    fn once(&self, name: impl FnOnce(&mut String), format: impl FnOnce() -> String) -> String {
        let mut said = self.said.borrow_mut();
        let Said { messages, key } = &mut *said;
        key.clear();
        name(key);
        if let Some(words) = messages.get(key) {
            return words.clone();
        }
        let words = format();
        if messages.len() >= MAX_SAID {
            messages.clear();
        }
        messages.insert(key.clone(), words.clone());
        words
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        without_doubled_quotes(self.bundle.format_pattern(pattern, args, &mut errors).into_owned())
    }
}

/// A message in which what is quoted may begin or end with a quotation mark of its own: one is enough.
pub(super) fn without_doubled_quotes(told: String) -> String {
    const DOUBLED: [(&str, &str); 4] = [("““", "“"), ("””", "”"), ("“\"", "“"), ("\"”", "”")];
    let is_doubled = |told: &str| DOUBLED.iter().any(|(doubled, _)| told.contains(doubled));
    if !is_doubled(&told) {
        return told;
    }
    DOUBLED.iter().fold(told, |told, (doubled, single)| told.replace(doubled, single))
}
