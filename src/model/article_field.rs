//! A field of what is decided about an article as a whole, and putting a value into it: what a table of articles and
//! attributes has its columns of.

use super::article::About;

/// What can be said of an article in a word or two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleField {
    /// Its title.
    Title,
    /// Its date of publication.
    Date,
    /// Where it was published.
    Source,
    /// Who wrote it.
    Author,
    /// The attribute of this name.
    Attribute(String),
}

impl ArticleField {
    /// Those that every article has room for, in the order they are shown.
    pub const NAMED: [Self; 4] = [Self::Title, Self::Date, Self::Source, Self::Author];

    /// The name of the attribute it is.
    #[must_use]
    pub fn attribute(&self) -> Option<&str> {
        match self {
            Self::Attribute(name) => Some(name),
            Self::Title | Self::Date | Self::Source | Self::Author => None,
        }
    }
}

/// What is to happen where an attribute is emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emptied {
    /// Nobody says anything of it any more.
    Unsaid,
    /// The head of the article's file says something: it is decided that there is no value.
    DecidedEmpty,
}

impl About {
    /// What is decided about a field; an attribute may have several values, and one that is empty is none.
    pub fn values(&self, field: &ArticleField) -> impl Iterator<Item = &str> {
        let (one, name) = match field {
            ArticleField::Title => (self.title.as_deref(), None),
            ArticleField::Date => (self.date.as_deref(), None),
            ArticleField::Source => (self.source.as_deref(), None),
            ArticleField::Author => (self.author.as_deref(), None),
            ArticleField::Attribute(name) => (None, Some(name)),
        };
        let of_name = self.attributes.iter().filter(move |(known, _)| Some(known) == name);
        one.into_iter().chain(of_name.map(|(_, value)| value.as_str())).filter(|value| !value.is_empty())
    }

    /// Puts a value in the place of all there are; none is left where it is empty.
    pub fn put(&mut self, field: &ArticleField, value: &str, emptied: Emptied) {
        let said = || (!value.is_empty()).then(|| value.to_owned());
        match field {
            ArticleField::Title => self.title = said(),
            ArticleField::Date => self.date = said(),
            ArticleField::Source => self.source = said(),
            ArticleField::Author => self.author = said(),
            ArticleField::Attribute(name) => {
                let place = self.attributes.iter().position(|(known, _)| known == name);
                self.attributes.retain(|(known, _)| known != name);
                if !value.is_empty() || emptied == Emptied::DecidedEmpty {
                    let place = place.unwrap_or(usize::MAX).min(self.attributes.len());
                    self.attributes.insert(place, (name.clone(), value.to_owned()));
                }
            }
        }
    }

    /// Gives an attribute another name. Where the other one has values already, all are kept.
    pub fn rename_attribute(&mut self, from: &str, to: &str) {
        for (name, _) in &mut self.attributes {
            if name == from {
                to.clone_into(name);
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        self.attributes.retain(|pair| pair.0 != to || seen.insert(pair.clone()));
        let has_value = self.attributes.iter().any(|(name, value)| name == to && !value.is_empty());
        self.attributes.retain(|(name, value)| name != to || !has_value || !value.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleField, Emptied};
    use crate::model::article::About;

    fn about(pairs: &[(&str, &str)]) -> About {
        let attributes = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        About { attributes: attributes.collect(), ..About::default() }
    }

    fn field(name: &str) -> ArticleField {
        ArticleField::Attribute(name.to_owned())
    }

    #[test]
    fn a_value_takes_the_place_of_all_there_are_and_stands_where_they_stood() {
        let mut told = about(&[("tỉnh", "A"), ("loại", "tin"), ("tỉnh", "B")]);
        told.put(&field("tỉnh"), "C", Emptied::Unsaid);
        assert_eq!(told, about(&[("tỉnh", "C"), ("loại", "tin")]));
        told.put(&field("vùng"), "bắc", Emptied::Unsaid);
        assert_eq!(told, about(&[("tỉnh", "C"), ("loại", "tin"), ("vùng", "bắc")]));
    }

    #[test]
    fn emptying_leaves_nothing_but_where_the_file_says_something() {
        let mut told = about(&[("tỉnh", "A")]);
        told.put(&field("tỉnh"), "", Emptied::Unsaid);
        assert_eq!(told, About::default());
        told.put(&field("tỉnh"), "", Emptied::DecidedEmpty);
        assert_eq!(told, about(&[("tỉnh", "")]));
        assert_eq!(told.values(&field("tỉnh")).count(), 0);
        told.put(&ArticleField::Title, "Bài", Emptied::Unsaid);
        assert_eq!(told.values(&ArticleField::Title).collect::<Vec<_>>(), ["Bài"]);
        told.put(&ArticleField::Title, "", Emptied::DecidedEmpty);
        assert_eq!(told.title, None);
    }

    #[test]
    fn renaming_onto_another_attribute_loses_no_value() {
        let mut told = about(&[("tỉnh", "A"), ("Tỉnh", "B"), ("Tỉnh", "A")]);
        told.rename_attribute("tỉnh", "Tỉnh");
        assert_eq!(told, about(&[("Tỉnh", "A"), ("Tỉnh", "B")]));
        let mut told = about(&[("tỉnh", ""), ("Tỉnh", "B")]);
        told.rename_attribute("tỉnh", "Tỉnh");
        assert_eq!(told, about(&[("Tỉnh", "B")]));
    }
}
