//! Who names whom: a floor names only floors below it, and no files of the session name each other in a circle. The sources
//! are parsed, so that it does not matter over how many lines a `use` goes, and comments name nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// Floors that do not name each other though the order would let them.
const STRANGERS: [(&str, &str); 2] = [("view", "cli"), ("ui", "cli")];

/// All paths that a source names, segment by segment, those within macros too.
#[derive(Default)]
struct Named(BTreeSet<Vec<String>>);

impl Named {
    fn in_source(source: &str) -> Self {
        let mut named = Self::default();
        named.visit_file(&syn::parse_file(source).expect("a source that compiles"));
        named
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.use_tree(&path.tree, &with(&path.ident)),
            syn::UseTree::Name(name) => drop(self.0.insert(with(&name.ident))),
            syn::UseTree::Rename(name) => drop(self.0.insert(with(&name.ident))),
            syn::UseTree::Glob(_) => drop(self.0.insert(before.to_vec())),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(tree, before)),
        }
    }

    /// What stands after `first`: the next segment of each path that begins with it.
    fn after<'n>(&'n self, first: &'n [&str]) -> impl Iterator<Item = &'n str> {
        let begins = move |path: &&Vec<String>| path.iter().zip(first).all(|(name, first)| name == first);
        self.0.iter().filter(begins).filter_map(move |path| path.get(first.len())).map(String::as_str)
    }
}

impl<'a> Visit<'a> for Named {
    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.use_tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.0.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'a syn::Macro) {
        // What stands in a macro is no syntax yet: its words are, with a space around each.
        let tokens = item.tokens.to_string();
        let words: Vec<&str> = tokens.split_whitespace().collect();
        let starts = words.iter().enumerate().filter(|(_, word)| ["crate", "super"].contains(*word));
        for (at, _) in starts {
            let segments = words.get(at..).unwrap_or_default().chunks(2);
            let path = segments.take_while(|pair| pair.len() == 2).scan(true, |goes_on, pair| {
                let name = goes_on.then(|| pair[0].to_owned());
                *goes_on = pair[1] == "::";
                name
            });
            self.0.insert(path.collect());
        }
        visit::visit_macro(self, item);
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The sources of a floor, by the names of their modules; `mod` is the floor itself.
fn modules(floor: &str) -> BTreeMap<String, Named> {
    let entries = fs::read_dir(src().join(floor)).expect("a floor").flatten();
    let files = entries.map(|entry| entry.path()).filter(|path| path.extension() == Some("rs".as_ref()));
    files
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, Named::in_source(&fs::read_to_string(path).expect("a source file")))
        })
        .collect()
}

/// The floors, lowest first, as `lib.rs` lists them.
fn floors() -> Vec<String> {
    let lib = fs::read_to_string(src().join("lib.rs")).expect("lib.rs");
    let names = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// Which modules each module names, itself left out; what the floor exports under its own name is the module's it is of.
fn edges(modules: &BTreeMap<String, Named>) -> BTreeMap<&str, BTreeSet<&str>> {
    let exported: BTreeMap<&str, &str> = modules
        .get("mod")
        .into_iter()
        .flat_map(|floor| &floor.0)
        .filter(|path| path.first().is_some_and(|first| first == "self"))
        .filter_map(|path| Some((path.get(2)?.as_str(), path.get(1)?.as_str())))
        .collect();
    let files = modules.iter().filter(|(name, _)| *name != "mod");
    files
        .map(|(file, named)| {
            let all = named.after(&["super"]).map(|name| exported.get(name).copied().unwrap_or(name));
            let others = all.filter(|name| modules.contains_key(*name) && name != file);
            (file.as_str(), others.collect())
        })
        .collect()
}

/// The modules that are in a circle, or between two: what remains when those that name nobody are left out, again and
/// again, and those that nobody names.
fn in_circles<'m>(edges: &BTreeMap<&'m str, BTreeSet<&'m str>>) -> BTreeMap<&'m str, BTreeSet<&'m str>> {
    let mut left = edges.clone();
    loop {
        let named: BTreeSet<&str> = left.values().flatten().copied().collect();
        let stays =
            |(module, others): (&&str, &BTreeSet<&str>)| !others.is_empty() && named.contains(*module);
        let kept: BTreeSet<&str> = left
            .iter()
            .filter(|(module, others)| stays((*module, *others)))
            .map(|(module, _)| *module)
            .collect();
        if kept.len() == left.len() {
            return left;
        }
        left.retain(|module, _| kept.contains(module));
        for others in left.values_mut() {
            others.retain(|other| kept.contains(other));
        }
    }
}

#[test]
fn a_floor_names_only_floors_listed_before_it() {
    let floors = floors();
    let rank = |name: &str| floors.iter().position(|floor| floor == name);
    let mut faults = Vec::new();
    for floor in &floors {
        for (module, named) in modules(floor) {
            let all: BTreeSet<&str> = named.after(&["crate"]).collect();
            for other in all {
                let is_below = rank(other).is_some_and(|other| rank(floor).is_some_and(|own| other <= own));
                if !is_below || STRANGERS.contains(&(floor.as_str(), other)) {
                    faults.push(format!("{floor}/{module}.rs names {other}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_files_of_the_session_name_each_other_in_a_circle() {
    let modules = modules("session");
    let circles = in_circles(&edges(&modules));
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_source_names_what_it_uses_over_several_lines_and_in_macros_but_not_in_comments() {
    let named = Named::in_source(
        "//! See `crate::comment`.
         use crate::model::{
             codebook::{Codebook, split_name as split},
             id::*,
         };
         // crate::comment
         fn f(x: super::reading::Mark) -> bool {
             let words = \"crate::text\";
             matches!(x, crate::view::Row { .. }) || words.is_empty() || super::going::obey(x)
         }",
    );
    let floors: Vec<&str> = named.after(&["crate"]).collect();
    assert_eq!(floors.iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from(["model", "view"]));
    let files: BTreeSet<&str> = named.after(&["super"]).collect();
    assert_eq!(files, BTreeSet::from(["going", "reading"]));
    let renamed = ["crate", "model", "codebook", "split_name"];
    assert!(named.0.iter().any(|path| *path == renamed));
}

#[test]
fn a_circle_is_found_over_several_files_and_through_what_a_floor_exports() {
    let sources = [
        ("mod", "pub use self::c::Thing;"),
        ("a", "use super::b::f;"),
        ("b", "use super::Thing;"),
        ("c", "fn f() { super::a::g() }"),
        ("d", "use super::a;"),
        ("e", "use std::fmt;"),
    ];
    let modules: BTreeMap<String, Named> =
        sources.into_iter().map(|(name, source)| (name.to_owned(), Named::in_source(source))).collect();
    let all = edges(&modules);
    assert_eq!(in_circles(&all).into_keys().collect::<Vec<_>>(), ["a", "b", "c"]);
    let mut mended = all;
    mended.insert("c", BTreeSet::new());
    assert!(in_circles(&mended).is_empty());
}
