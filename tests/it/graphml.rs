//! Themes as a graph: what is a node, what an edge, and that nobody's words become XML.

use crate::exchange_support::{text_of, written};
use crate::notes_support::{code, standing, whole};
use butda::exchange::graphml;
use butda::exchange::study::Study;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

fn graph(study: &Study) -> String {
    text_of(&|out| graphml::write(study, out))
}

/// An element of the graph: what it is, its attributes and its properties, all with a space between them.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut key) = (Vec::<String>::new(), String::new());
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) => {
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                let value = |attribute: &str| {
                    let attribute = tag.try_get_attribute(attribute).ok().flatten()?;
                    Some(String::from_utf8_lossy(&attribute.value).into_owned())
                };
                key = value("key").unwrap_or_default();
                if !key.is_empty() {
                    found.last_mut().expect("an element").push(' ');
                }
                if matches!(name.as_str(), "node" | "edge") {
                    let ends = ["source", "target"].into_iter().filter_map(value);
                    let id = value("id").filter(|_| name == "node");
                    found.push([name].into_iter().chain(id).chain(ends).collect::<Vec<_>>().join(" "));
                }
            }
            Event::Text(words) if !key.is_empty() => {
                let words = words.decode().expect("UTF-8");
                let last = found.last_mut().expect("an element");
                last.push_str(&quick_xml::escape::unescape(&words).expect("entities"));
            }
            Event::GeneralRef(name) if !key.is_empty() => {
                let name = format!("&{};", name.decode().expect("UTF-8"));
                let last = found.last_mut().expect("an element");
                last.push_str(&quick_xml::escape::unescape(&name).expect("entities"));
            }
            Event::End(_) => key.clear(),
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn themes_are_nodes_and_the_tree_and_what_stands_together_are_edges() {
    assert_eq!(
        elements(&graph(&whole())),
        [
            "node kinht-id Kinh tế Kinh tế #0069b0 0 105 176 1 1 1",
            "node kinhtgic-id Giá cả Kinh tế / Giá cả #0069b0 0 105 176 2 2 2",
            "node ng-id Đảng Đảng #0069b0 0 105 176 1 1 1",
            "edge kinht-id kinhtgic-id child 1",
            "edge kinht-id kinhtgic-id together 1",
            "edge kinht-id ng-id together 1",
            "edge kinhtgic-id ng-id together 1",
        ]
    );
}

#[test]
fn a_study_of_nothing_is_an_empty_graph_that_names_the_program() {
    let xml = graph(&Study::default());
    assert_eq!(elements(&xml), Vec::<String>::new());
    assert!(xml.contains(&format!("<desc>butda {}: </desc>", env!("CARGO_PKG_VERSION"))), "{xml}");
}

#[test]
fn words_of_people_are_no_xml() {
    let mut study = standing(&[]);
    study.name = "--> ]]> <!DOCTYPE".to_owned();
    study.codes = vec![code(&["</data><node id=\"x\"/>&amp;\u{0}\u{fffe}\n"]), code(&["\"'"])];
    study.codes[0].theme.color = "\"/>".to_owned();
    study.codes[1].theme.color = "#12345é".to_owned();
    let found = elements(&graph(&study));
    let name = "</data><node id=\"x\"/>&amp;\u{fffd}\u{fffd} ";
    assert_eq!(found[0], format!("node {} {name} {name} 1 0 0", study.codes[0].id));
    assert_eq!(found.len(), 2);
}

#[test]
fn every_node_has_an_id_of_its_own_also_where_themes_have_none() {
    let mut study = standing(&[]);
    for (code, id) in study.codes.iter_mut().zip(["n1", "", "n1", "có dấu"]) {
        code.id = id.to_owned();
    }
    let ids: Vec<String> = elements(&graph(&study))
        .iter()
        .filter_map(|node| node.split(' ').nth(1).map(str::to_owned))
        .collect();
    assert_eq!(ids, ["n1", "n1n", "n2", "n3"]);
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let bytes = || written(&|out| graphml::write(&whole(), out));
    assert_eq!(bytes(), bytes());
}

proptest! {
    #[test]
    fn names_come_back_whatever_they_hold(names in prop::collection::vec("[ -~à-ỹ\u{0}-\u{8}\n<>&\"']{1,12}", 1..5)) {
        let mut study = standing(&[]);
        study.codes = names.iter().map(|name| code(&[name])).collect();
        let xml = graph(&study);
        let plain = |name: &str| -> String {
            let as_held = |c: char| match c {
                '\n' | '\t' | '\r' => ' ',
                c if c.is_control() => '\u{fffd}',
                c => c,
            };
            name.chars().map(as_held).collect()
        };
        let told: BTreeMap<usize, String> = elements(&xml).into_iter().enumerate().collect();
        for (at, name) in names.iter().enumerate() {
            prop_assert!(told[&at].contains(&plain(name)), "{} {:?}", told[&at], name);
        }
    }
}
