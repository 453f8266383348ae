//! The rules of the tree: the disk, the clock and the window have one floor each, files stay small, no test is forgotten.
//! Who may name whom is tested in `dependencies`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

const MAX_LINES: usize = 400;

/// Who may ask what time it is.
const MAY_ASK_THE_CLOCK: [&str; 3] = ["main.rs", "cli/", "ui/"];

struct Source {
    /// Within `src` or `tests/it`, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// The lines that are no comment, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn floor(&self) -> Option<&str> {
        self.path.split_once('/').map(|(floor, _)| floor)
    }

    /// Faults, where a line of code holds one of `words`.
    fn faults(&self, words: &[&str]) -> Vec<String> {
        let is_at_fault = |line: &str| words.iter().any(|word| line.contains(word));
        let faulty = self.code().filter(|(_, line)| is_at_fault(line));
        faulty.map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim())).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<Source> {
    let base = root().join(folder);
    let mut sources = Vec::new();
    let mut folders: Vec<PathBuf> = vec![base.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some("rs".as_ref()) {
                let name =
                    path.strip_prefix(&base).expect("a path below").to_string_lossy().replace('\\', "/");
                sources.push(Source { path: name, text: fs::read_to_string(&path).expect("a source file") });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// The floors, lowest first, as `lib.rs` lists them.
fn floors() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let names = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

#[track_caller]
fn check(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_folder_of_src_is_a_floor_and_every_floor_a_folder() {
    let mut floors = floors();
    assert!(floors.len() >= 8 && floors.first().is_some_and(|floor| floor == "text"), "{floors:?}");
    let position = |name: &str| floors.iter().position(|floor| floor == name);
    assert!(position("cli").is_none_or(|cli| position("words").is_some_and(|words| words < cli)));
    assert!(position("ui").is_none_or(|ui| ui == floors.len() - 1));
    let entries = fs::read_dir(root().join("src")).expect("src").flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let with_files = folders.filter(|entry| entry.path().join("mod.rs").exists());
    let mut folders: Vec<String> = with_files.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    folders.sort();
    floors.sort();
    assert_eq!(folders, floors);
}

#[test]
fn there_are_no_side_doors() {
    let doors = ["super::super", "super::*", "crate::*", "crate::{", "#[path"];
    check(&sources("src").iter().flat_map(|source| source.faults(&doors)).collect::<Vec<_>>());
}

#[test]
fn only_the_floor_of_the_window_knows_the_window() {
    let others = sources("src").into_iter().filter(|s| s.floor() != Some("ui") && s.path != "main.rs");
    check(
        &others.flat_map(|source| source.faults(&["egui", "eframe", "rfd::", "winit"])).collect::<Vec<_>>(),
    );
}

#[test]
fn only_storage_touches_the_disk() {
    let disk = ["std::fs", "fs::", "File::open", "File::create", "OpenOptions", "read_dir", "canonicalize"];
    let others = sources("src").into_iter().filter(|source| source.floor() != Some("storage"));
    check(&others.flat_map(|source| source.faults(&disk)).collect::<Vec<_>>());
}

/// Files of storage that open files: all others ask them, so that nothing waits at a pipe or reads a device.
const MAY_OPEN: [&str; 3] = ["storage/regular_file.rs", "storage/disk.rs", "storage/export_file.rs"];

#[test]
fn files_are_opened_in_one_place() {
    let opening =
        ["fs::read(", "read_to_string(", "File::open", "File::create", "fs::write(", "fs::copy(", ".open("];
    let sources = sources("src");
    let bound =
        sources.iter().filter(|s| s.floor() == Some("storage") && !MAY_OPEN.contains(&s.path.as_str()));
    check(&bound.flat_map(|source| source.faults(&opening)).collect::<Vec<_>>());
}

#[test]
fn only_the_edge_asks_what_time_it_is() {
    let clock = ["SystemTime", "Instant::now", "Timestamp::now", "Zoned::now"];
    let others = sources("src");
    let others = others.iter().filter(|s| !MAY_ASK_THE_CLOCK.iter().any(|edge| s.path.starts_with(edge)));
    check(&others.flat_map(|source| source.faults(&clock)).collect::<Vec<_>>());
}

#[test]
fn files_are_short_and_lie_right_below_their_floor() {
    let mut faults = Vec::new();
    for (folder, max_depth) in [("src", 1), ("tests/it", 0)] {
        for source in sources(folder) {
            let n_lines = source.text.lines().count();
            if n_lines > MAX_LINES {
                faults.push(format!("{folder}/{}: {n_lines} lines", source.path));
            }
            if source.path.matches('/').count() > max_depth {
                faults.push(format!("{folder}/{}: too deep", source.path));
            }
        }
    }
    check(&faults);
}

#[test]
fn every_file_says_at_its_top_what_it_is_for() {
    let mut faults = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests/it")) {
        let n_lines = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        let range = if source.path.ends_with("/mod.rs") { 2..=6 } else { 1..=12 };
        if !range.contains(&n_lines) {
            faults.push(format!("{}: {n_lines} lines of //!", source.path));
        }
    }
    check(&faults);
}

#[test]
fn nothing_is_allowed_ignored_or_left_to_do() {
    let attributes = [concat!("#[", "allow("), concat!("#![", "allow("), concat!("#[", "ignore")];
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("XX", "X")];
    let mut faults = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests/it")) {
        faults.extend(source.faults(&attributes));
        let lines = source.text.lines().enumerate();
        let left = lines.filter(|(_, line)| marks.iter().any(|mark| line.contains(mark)));
        faults.extend(left.map(|(at, line)| format!("{}:{}: {}", source.path, at + 1, line.trim())));
    }
    check(&faults);
}

#[test]
fn no_test_sleeps_or_asks_the_clock_but_the_one_that_kills_processes() {
    let words =
        [concat!("thread::", "sleep"), concat!("Instant", "::now()"), concat!("Timestamp", "::now()")];
    let sources = sources("tests/it");
    let bound = sources.iter().filter(|source| source.path != "killed.rs");
    check(&bound.flat_map(|source| source.faults(&words)).collect::<Vec<_>>());
}

#[test]
fn no_test_file_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).expect("main.rs");
    let declared: Vec<&str> =
        main.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert!(declared.is_sorted(), "{declared:?}");
    let files = sources("tests/it");
    let names = files.iter().filter_map(|file| file.path.strip_suffix(".rs")).filter(|name| *name != "main");
    // The messages are tested from the day there are any.
    let locale = fs::read_to_string(root().join("assets/locales/vi.ftl")).unwrap_or_default();
    let names: Vec<&str> = names.filter(|name| *name != "words" || !locale.is_empty()).collect();
    assert_eq!(names, declared);
}

/// Names that stand for tuples: the aliases of a source, those of them that others may import, and what it imports itself.
#[derive(Default)]
struct Aliases {
    own: BTreeSet<String>,
    shared: BTreeSet<String>,
    imported: BTreeSet<String>,
}

impl<'a> Visit<'a> for Aliases {
    fn visit_item_type(&mut self, alias: &'a syn::ItemType) {
        if HasTuple::in_type(&alias.ty, &BTreeSet::new()) {
            self.own.insert(alias.ident.to_string());
            let is_shared = !matches!(alias.vis, syn::Visibility::Inherited);
            self.shared.extend(is_shared.then(|| alias.ident.to_string()));
        }
    }

    fn visit_use_name(&mut self, name: &'a syn::UseName) {
        self.imported.insert(name.ident.to_string());
    }
}

/// Whether a type or a pattern has a tuple in it. What a closure takes and gives is not looked at, and no tuple is a list
/// of names and values for a message.
struct HasTuple<'n> {
    /// Names that stand for tuples.
    aliases: &'n BTreeSet<String>,
    has_it: bool,
}

impl<'n> HasTuple<'n> {
    fn in_type(ty: &syn::Type, aliases: &'n BTreeSet<String>) -> bool {
        let mut has = Self { aliases, has_it: false };
        has.visit_type(ty);
        has.has_it
    }

    fn in_signature(signature: &syn::Signature, aliases: &'n BTreeSet<String>) -> bool {
        let mut has = Self { aliases, has_it: false };
        signature.inputs.iter().for_each(|input| has.visit_fn_arg(input));
        has.visit_generics(&signature.generics);
        has.has_it
    }
}

impl<'a> Visit<'a> for HasTuple<'_> {
    fn visit_type_tuple(&mut self, tuple: &'a syn::TypeTuple) {
        self.has_it |= !tuple.elems.is_empty();
    }

    fn visit_pat_tuple(&mut self, _: &'a syn::PatTuple) {
        self.has_it = true;
    }

    fn visit_path_segment(&mut self, segment: &'a syn::PathSegment) {
        self.has_it |= self.aliases.contains(&segment.ident.to_string());
        visit::visit_path_segment(self, segment);
    }

    fn visit_type_reference(&mut self, reference: &'a syn::TypeReference) {
        if !is_of_names_and_values(&reference.elem) {
            visit::visit_type_reference(self, reference);
        }
    }

    fn visit_type_bare_fn(&mut self, _: &'a syn::TypeBareFn) {}

    fn visit_parenthesized_generic_arguments(&mut self, _: &'a syn::ParenthesizedGenericArguments) {}
}

/// Whether a type is `[(&str, &str)]`.
fn is_of_names_and_values(ty: &syn::Type) -> bool {
    let is_str = |ty: &syn::Type| matches!(ty, syn::Type::Path(path) if path.path.is_ident("str"));
    let is_words = |ty: &syn::Type| matches!(ty, syn::Type::Reference(reference) if is_str(&reference.elem));
    let syn::Type::Slice(slice) = ty else { return false };
    let syn::Type::Tuple(pair) = &*slice.elem else { return false };
    pair.elems.len() == 2 && pair.elems.iter().all(is_words)
}

/// The functions of a source that take tuples. What another trait wants of its methods is not asked of the one who
/// implements it: traits of our own are looked at where they are declared.
struct TakeTuples<'n> {
    aliases: &'n BTreeSet<String>,
    names: Vec<String>,
}

impl<'n> TakeTuples<'n> {
    fn in_source(file: &syn::File, aliases: &'n BTreeSet<String>) -> Vec<String> {
        let mut found = Self { aliases, names: Vec::new() };
        found.visit_file(file);
        found.names
    }
}

impl<'a> Visit<'a> for TakeTuples<'_> {
    fn visit_signature(&mut self, signature: &'a syn::Signature) {
        if HasTuple::in_signature(signature, self.aliases) {
            self.names.push(signature.ident.to_string());
        }
    }

    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        if item.trait_.is_none() {
            visit::visit_item_impl(self, item);
        }
    }
}

fn aliases_in(file: &syn::File) -> Aliases {
    let mut aliases = Aliases::default();
    aliases.visit_file(file);
    aliases
}

#[test]
fn functions_take_structs_not_tuples() {
    let sources = sources("src");
    let parse = |source: &Source| syn::parse_file(&source.text).expect("a source that compiles");
    let files: Vec<syn::File> = sources.iter().map(parse).collect();
    let aliases: Vec<Aliases> = files.iter().map(aliases_in).collect();
    let shared: BTreeSet<String> =
        aliases.iter().flat_map(|aliases| aliases.shared.iter().cloned()).collect();
    let mut faults = Vec::new();
    for ((source, file), Aliases { own, imported, .. }) in sources.iter().zip(&files).zip(&aliases) {
        let known = own.iter().chain(imported.intersection(&shared)).cloned().collect();
        let names = TakeTuples::in_source(file, &known);
        faults.extend(names.into_iter().map(|name| format!("{}: {name}", source.path)));
    }
    check(&faults);
}

#[test]
fn a_tuple_is_found_wherever_a_parameter_has_one() {
    let taken = |source: &str| {
        let file = syn::parse_file(source).expect("a source");
        TakeTuples::in_source(&file, &aliases_in(&file).own)
    };
    for taking in [
        "fn f((a, b): (A, B)) {}",
        "fn f(pairs: &[(A, B)]) {}",
        "fn f(pair: Option<(A, B)>) {}",
        "fn f(pairs: impl Iterator<Item = (A, B)>) {}",
        "fn f<I>(pairs: I) where I: Iterator<Item = (A, B)> {}",
        "type Pair = (A, B); fn f(pair: &Pair) {}",
        "impl A { fn f(&self, pair: (A, B)) {} }",
        "trait A { fn f(&self, pair: (A, B)); }",
        "fn g() { fn f(pair: (A, B)) {} }",
    ] {
        assert_eq!(taken(taking), ["f"], "{taking}");
    }
    for taking in [
        "fn f(a: A, b: B) -> (A, B) {}",
        "fn f(done: ()) {}",
        "fn f(give: impl Fn((A, B)) -> (A, B)) {}",
        "fn f(told: &[(&str, &str)]) {}",
        "impl From<(A, B)> for C { fn from((a, b): (A, B)) -> C {} }",
    ] {
        assert!(taken(taking).is_empty(), "{taking}");
    }
}
