//! What other crates say is shown without the folders of the machine the program was built on.

use butda::words::build_paths::without_build_paths;

#[test]
fn of_a_path_to_a_source_file_crate_file_and_line_are_kept() {
    let shown = [
        (
            "os error at /root/.cargo/registry/src/index.crates.io-1949/winit-0.30.12/src/linux/mod.rs:765: no display",
            "os error at winit-0.30.12/src/linux/mod.rs:765: no display",
        ),
        ("(/rustc/ab12/library/core/src/option.rs:9:5)", "(core/src/option.rs:9:5)"),
        ("panicked at C:\\Users\\x\\egui-0.37\\src\\ui.rs:1:2:\n", "panicked at egui-0.37/src/ui.rs:1:2:\n"),
        ("at /home/x/build.rs:3", "at build.rs:3"),
    ];
    for (text, expected) in shown {
        assert_eq!(without_build_paths(text), expected);
    }
}

#[test]
fn other_words_and_paths_stay_as_they_are() {
    for text in
        ["src/ui/x.rs:1:2: index out of bounds", "/home/lan/dự án: no such file", "a / b", "", "  \n "]
    {
        assert_eq!(without_build_paths(text), text);
    }
}
