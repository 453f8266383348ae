//! The user guide tells the keys that the program has: its tables are those of `ui/keys.rs`.

use butda::session::Action;
use butda::words::{Tongue, Words};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const OPENS: &str = "<!-- keys -->\n";
const CLOSES: &str = "<!-- /keys -->";

/// The name of a key as the window shows it.
fn shown(key: &str) -> String {
    let words = [
        ("Comma", ","),
        ("Period", "."),
        ("Equals", "="),
        ("Plus", "+"),
        ("Minus", "-"),
        ("PageUp", "PgUp"),
        ("PageDown", "PgDn"),
        ("Escape", "Esc"),
        ("Left", "←"),
        ("Right", "→"),
        ("Up", "↑"),
        ("Down", "↓"),
    ];
    let (held, last) =
        key.rsplit_once('+').map_or((String::new(), key), |(held, last)| (format!("{held}+"), last));
    let last = words.iter().find(|(word, _)| *word == last).map_or(last, |(_, sign)| sign);
    format!("`{held}{last}`")
}

/// The usual keys of an action, from the source of the table.
fn usual(action: Action) -> Vec<String> {
    let source = include_str!("../../src/ui/keys.rs");
    let entry = format!("(Action::{action:?}, &[");
    let keys =
        source.split_once(&entry).and_then(|(_, rest)| rest.split_once(']')).map_or("", |(keys, _)| keys);
    keys.split('"').skip(1).step_by(2).map(shown).collect()
}

fn table(tongue: Tongue) -> String {
    let words = Words::new(tongue);
    let head = match tongue {
        Tongue::Vietnamese => "| Lệnh | Phím |",
        Tongue::English => "| Action | Keys |",
    };
    let mut table = format!("{head}\n|---|---|\n");
    for action in Action::ALL {
        let keys = usual(*action);
        if !keys.is_empty() {
            let name = words.say(&format!("action-{}", action.name()));
            writeln!(table, "| {name} | {} |", keys.join(" · ")).expect("a line");
        }
    }
    table
}

#[test]
fn the_guides_tell_every_usual_key_and_no_other() {
    for (tongue, name) in [(Tongue::English, "docs/guide.md"), (Tongue::Vietnamese, "docs/guide.vi.md")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let guide = fs::read_to_string(&path).expect("a guide");
        let (before, rest) = guide.split_once(OPENS).expect("where the keys begin");
        let (told, after) = rest.split_once(CLOSES).expect("where the keys end");
        let table = table(tongue);
        assert!(table.lines().count() > 40, "{table}");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, format!("{before}{OPENS}{table}{CLOSES}{after}")).expect("written");
        } else {
            assert_eq!(told, table, "{name}: UPDATE_EXPECT=1 cargo test guide writes the table anew");
        }
    }
}
