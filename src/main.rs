//! Bút Dạ: parses the command line, then opens the window or runs a command.

fn main() {}
