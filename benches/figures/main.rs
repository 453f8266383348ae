//! The figures of `docs/performance.md`, each beside the base it is compared with, in one run:
//!
//! ```text
//! cargo bench                          every figure this program can measure itself
//! cargo bench -- frames opening        these
//! cargo bench -- corpus DIR 1000 10000 writes a project of 1,000 articles and 10,000 annotations
//! cargo bench -- empty-window          opens the window that starting is compared with
//! ```

mod analysis;
mod analysis_page;
mod anchoring;
mod change;
mod corpus;
mod empty_window;
mod exporting;
mod frames;
mod importing;
mod importing_files;
mod importing_frames;
mod markdown;
mod opening;
mod passages;
mod project;
mod saving;
mod searching;
mod stage;
mod taking_apart;
mod tell;

use std::path::Path;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["corpus", folder, articles, annotations] => {
            let number = |text: &str| text.parse().expect("a number");
            corpus::write(Path::new(folder), number(articles), number(annotations));
        }
        ["exporting-alone", folder, format] => exporting::measure_alone(Path::new(folder), format),
        ["empty-window", ..] => empty_window::open(),
        names => {
            let is_wanted = |name: &str| names.is_empty() || names.contains(&name);
            if is_wanted("frames") {
                frames::measure();
            }
            if is_wanted("markdown") {
                markdown::measure();
            }
            if is_wanted("change") {
                change::measure();
            }
            if is_wanted("opening") {
                opening::measure();
            }
            if is_wanted("project") {
                project::measure();
            }
            if is_wanted("search") {
                searching::measure();
            }
            if is_wanted("long-lines") {
                searching::measure_long_lines();
            }
            if is_wanted("passages") {
                passages::measure();
            }
            if is_wanted("analysis") {
                analysis::measure();
            }
            if is_wanted("analysis-page") {
                analysis_page::measure();
            }
            if is_wanted("saving") {
                saving::measure();
            }
            if is_wanted("importing") {
                importing::measure();
                importing_frames::measure();
            }
            if is_wanted("exporting") {
                exporting::measure();
            }
            if is_wanted("anchoring") {
                anchoring::measure();
            }
        }
    }
}
