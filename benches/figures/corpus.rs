//! Projects of any size, made from the five sample articles by putting their paragraphs together anew: the same every
//! time. Annotations have 1 to 3 of 41 themes; 70 % are 20 to 200 code points long, 25 % 200 to 900, 5 % 3 to 12.

use butda::model::annotation::Annotation;
use butda::model::article::{ArticleRecord, Slot, TextIdentity};
use butda::model::id::{AnnotatorId, ArticlePath, IdSource, ThemeId};
use butda::model::moment::Moment;
use butda::model::project::{Annotator, CodebookRecord};
use butda::model::theme::{PALETTE, ThemeRecord};
use butda::storage::{annotations_file, codebook_file};
use butda::text::anchor::Anchor;
use butda::text::reading_text::ReadingText;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// How many themes the codebook has.
const N_THEMES: usize = 41;

const SEEDS: [&str; 5] = [
    include_str!("../../seeds/000_96773ac29977ea1a.txt"),
    include_str!("../../seeds/001_03e8ab6feff05417.txt"),
    include_str!("../../seeds/002_c5379a05707e3bb3.txt"),
    include_str!("../../seeds/003_46e91b8406453aef.txt"),
    include_str!("../../seeds/004_4066fd13f0d8e872.txt"),
];

/// Numbers that look random and are the same every time (`xorshift64*`).
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap_or_default() % bound.max(1)
    }
}

/// A text of about so many bytes: the head of a sample article and paragraphs of all of them.
pub fn text(numbers: &mut Numbers, n_bytes: usize) -> String {
    let paragraphs: Vec<&str> =
        SEEDS.iter().flat_map(|seed| seed.lines()).filter(|line| line.len() > 120).collect();
    let mut text = format!("Bài số {}\n\n", numbers.below(100_000));
    while text.len() < n_bytes {
        if let Some(paragraph) = paragraphs.get(numbers.below(paragraphs.len())) {
            text.push_str(paragraph);
            text.push_str("\n\n");
        }
    }
    text
}

/// Writes a project of so many articles of 10 kB and so many annotations by one annotator.
pub fn write(folder: &Path, n_articles: usize, n_annotations: usize) {
    let mut project = Writer::new(folder);
    for at in 0..n_articles {
        let n_here = n_annotations * (at + 1) / n_articles - n_annotations * at / n_articles;
        let text = text(&mut project.numbers, 10_000);
        project.article(&format!("{at:05}.txt"), &text, n_here);
    }
}

/// Writes one article of about so many bytes with so many annotations.
pub fn write_one(folder: &Path, n_bytes: usize, n_annotations: usize) {
    let mut project = Writer::new(folder);
    let text = text(&mut project.numbers, n_bytes);
    project.article("article.txt", &text, n_annotations);
}

/// The length of a passage, in code points.
pub fn length(numbers: &mut Numbers) -> usize {
    match numbers.below(100) {
        0..70 => 20 + numbers.below(181),
        70..95 => 200 + numbers.below(701),
        _ => 3 + numbers.below(10),
    }
}

/// Who made every annotation of such a project.
pub fn annotator() -> (AnnotatorId, Annotator) {
    let annotator = Annotator { name: "NCV 1".to_owned(), same_person_as: None };
    (ids().annotator(&annotator.name), annotator)
}

fn ids() -> IdSource {
    IdSource::new([3; 32])
}

struct Writer<'f> {
    folder: &'f Path,
    numbers: Numbers,
    ids: IdSource,
    annotator: (AnnotatorId, Annotator),
    themes: Vec<ThemeId>,
}

impl<'f> Writer<'f> {
    /// A project with its codebook and nothing else.
    fn new(folder: &'f Path) -> Self {
        let (mut ids, annotator) = (ids(), annotator());
        let mut record = CodebookRecord::default();
        let mut themes = Vec::new();
        for at in 0..N_THEMES {
            let name = format!("Chủ đề {}", at + 1);
            let id = ids.theme(&name);
            let color = PALETTE.get(at % PALETTE.len()).map(|color| (*color).to_owned());
            let theme = ThemeRecord { name: Some(name), color, ..ThemeRecord::default() };
            record.themes.insert(id.clone(), slot(theme));
            themes.push(id);
        }
        let own = folder.join("annotations").join(annotator.0.as_str());
        fs::create_dir_all(&own).expect("a folder for the corpus");
        let book = codebook_file::write(&annotator.0, &annotator.1, &record).expect("RON");
        fs::write(own.join("codebook.ron"), book).expect("a codebook");
        Self { folder, numbers: Numbers(0x5EED), ids, annotator, themes }
    }

    fn article(&mut self, name: &str, words: &str, n_annotations: usize) {
        fs::write(self.folder.join(name), words).expect("an article");
        let text = ReadingText::from_bytes(words.as_bytes()).expect("UTF-8");
        let mut record = ArticleRecord::default();
        for _ in 0..n_annotations {
            let id = self.ids.annotation(Moment::UNKNOWN);
            record.annotations.insert(id, slot(self.annotation(&text)));
        }
        let today = TextIdentity { sha256: Arc::clone(text.sha256()), characters: text.n_chars() };
        let path = name.parse::<ArticlePath>().expect("a path");
        let (id, annotator) = (&self.annotator.0, &self.annotator.1);
        let file = annotations_file::write(id, annotator, &path, &record, &today).expect("RON");
        let own = self.folder.join("annotations").join(self.annotator.0.as_str());
        fs::write(own.join(format!("{name}.ron")), file).expect("annotations");
    }

    fn annotation(&mut self, text: &ReadingText) -> Annotation {
        let numbers = &mut self.numbers;
        let n_chars = length(numbers);
        let start = numbers.below(text.n_chars().saturating_sub(n_chars));
        let span = text.span_of_chars(start, start + n_chars).expect("a range of the text");
        let themes = (0..=numbers.below(3))
            .filter_map(|_| self.themes.get(numbers.below(N_THEMES)).cloned())
            .collect();
        Annotation { themes, ..Annotation::plain(Anchor::of(text, span), Moment::UNKNOWN) }
    }
}

fn slot<T: PartialEq>(value: T) -> Slot<T> {
    Slot::of(Some(Arc::new(value)), 1, Moment::UNKNOWN)
}
