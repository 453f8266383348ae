//! Reading files of other programs, beside crates that do the same work as far as they go: `dom_query` builds the tree of a web
//! page, `dom_smoothie` finds its article, `hayro-interpret` finds the letters of a PDF and their places, `zip` and `quick-xml`
//! take a Word document apart. The files are those of `cargo bench -- importing`, and so is the way of measuring.

#[path = "../../figures/corpus.rs"]
#[expect(dead_code, reason = "only its articles are used")]
mod corpus;
#[path = "../../figures/importing_files.rs"]
mod importing_files;
mod others;
#[path = "../../figures/taking_apart.rs"]
mod taking_apart;
#[path = "../../figures/tell.rs"]
#[expect(dead_code, reason = "what tells processor time is not used")]
mod tell;

use butda::exchange::reading::{Input, read};
use importing_files::{Files, files};
use std::hint::black_box;
use std::time::Duration;
use tell::{line, passed, percentile, ratio};

/// How often both sides are measured in turn.
const N_RUNS: usize = 5;

/// A crate that does part of what reading a file takes.
struct Other {
    name: &'static str,
    does: fn(&[u8]) -> usize,
}

fn main() {
    let Files { docx, html, pdf } = files();
    line("Reading files, to crates that do part of it, on one thread:");
    compare("docx", &docx, &[Other { name: "zip and quick-xml", does: taking_apart::letters_of_docx }]);
    let of_pages = [
        Other { name: "dom_query, the tree", does: others::tree_of_page },
        Other { name: "dom_smoothie, the article", does: others::article_of_page },
    ];
    compare("html", &html, &of_pages);
    compare("pdf", &pdf, &[Other { name: "hayro-interpret, the letters", does: others::letters_of_pdf }]);
}

/// Prints what reading files costs beside each of the others, the middle of some runs in turn.
fn compare(ending: &str, files: &[Vec<u8>], others: &[Other]) {
    let name = format!("x.{ending}");
    let ours = |bytes: &[u8]| {
        let input = Input { name: &name, ..Input::of(bytes) };
        usize::from(black_box(read(input, &|| false)).is_ok())
    };
    for other in others {
        let mut times: [Vec<Duration>; 2] = Default::default();
        for _ in 0..N_RUNS {
            let of = |does: &dyn Fn(&[u8]) -> usize| {
                passed(|| {
                    black_box(files.iter().map(|bytes| does(bytes)).sum::<usize>());
                })
            };
            times[0].push(of(&ours));
            times[1].push(of(&other.does));
        }
        let [ours, theirs] = times.map(|mut times| percentile(&mut times, 50));
        line(&format!("  {} {ending}, to {:<30} {}", files.len(), other.name, ratio(ours, theirs)));
    }
}
