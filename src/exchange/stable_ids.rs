//! Ids that stay the same from export to export, made of what names a thing in the project: version 5 of RFC 9562.

use uuid::Uuid;

/// The namespace of the program's ids. It never changes.
pub(super) const NAMESPACE: Uuid = Uuid::from_u128(0x6f3b_52c4_1d0e_4c7a_9a58_27d6_e0b1_43f9);

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// An article, by its path.
    Article,
    /// What is said of an article as a whole, by the article's path.
    AboutArticle,
}

/// The id of a thing that the project names so.
pub(super) fn stable_id(kind: Named, name: &str) -> Uuid {
    let kind = match kind {
        Named::Article => "article",
        Named::AboutArticle => "about",
    };
    Uuid::new_v5(&NAMESPACE, format!("{kind}:{name}").as_bytes())
}
