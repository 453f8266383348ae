//! What records hold as the texts that drafts are compared with, and decisions about an article made of such texts.

use super::article::About;
use super::codebook::Theme;
use super::draft::{DraftField, DraftText, Texts};
use super::id::ThemeId;

/// What `Done` holds where an annotator is through with an article.
const YES: &str = "yes";

/// The texts of one field, and nothing where it is empty.
#[must_use]
pub fn one(field: DraftField, text: &str) -> Texts {
    Texts::from([(field, text.to_owned())])
}

/// What is decided about an article, by field.
#[must_use]
pub fn texts_of_about(about: &About) -> Texts {
    let optional = [
        (DraftField::Title, &about.title),
        (DraftField::Date, &about.date),
        (DraftField::Source, &about.source),
        (DraftField::Author, &about.author),
        (DraftField::Memo, &about.memo),
    ];
    let mut texts: Texts =
        optional.into_iter().map(|(field, text)| (field, text.clone().unwrap_or_default())).collect();
    texts.insert(DraftField::Done, if about.is_done { YES.to_owned() } else { String::new() });
    let themes: Vec<&str> = about.themes.iter().map(ThemeId::as_str).collect();
    texts.insert(DraftField::Themes, themes.join("\n"));
    let on_one_line = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let line = |(name, value): &(String, String)| format!("{}\t{}", on_one_line(name), on_one_line(value));
    let attributes: Vec<String> = about.attributes.iter().map(line).collect();
    texts.insert(DraftField::Attributes, attributes.join("\n"));
    texts
}

/// The decisions about an article with these texts in place of what stands in their fields.
#[must_use]
pub fn about_with(about: &About, texts: &[DraftText]) -> About {
    let mut about = about.clone();
    for DraftText { field, text, .. } in texts {
        let some = || (!text.trim().is_empty()).then(|| text.clone());
        match field {
            DraftField::Title => about.title = some(),
            DraftField::Date => about.date = some(),
            DraftField::Source => about.source = some(),
            DraftField::Author => about.author = some(),
            DraftField::Memo => about.memo = some(),
            DraftField::Done => about.is_done = !text.is_empty(),
            DraftField::Themes => about.themes = text.lines().filter_map(|id| id.parse().ok()).collect(),
            DraftField::Attributes => {
                let pair = |line: &str| {
                    let (name, value) = line.split_once('\t').unwrap_or((line, ""));
                    (name.to_owned(), value.to_owned())
                };
                about.attributes = text.lines().map(pair).collect();
            }
            DraftField::Note
            | DraftField::Name
            | DraftField::Definition
            | DraftField::Include
            | DraftField::Exclude
            | DraftField::Example
            | DraftField::Spellings
            | DraftField::Summary => {}
        }
    }
    about
}

/// What is known of a theme, by field.
#[must_use]
pub fn texts_of_theme(theme: &Theme) -> Texts {
    let texts = [
        (DraftField::Name, &theme.name),
        (DraftField::Definition, &theme.definition),
        (DraftField::Include, &theme.include),
        (DraftField::Exclude, &theme.exclude),
        (DraftField::Example, &theme.example),
        (DraftField::Memo, &theme.memo),
    ];
    texts.into_iter().map(|(field, text)| (field, text.clone())).collect()
}
