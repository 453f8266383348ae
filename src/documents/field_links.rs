//! The address in the instruction of one of Word's fields: `HYPERLINK "https://…" \l "part"`.

use std::sync::Arc;

/// Longer instructions, in bytes, hold no address.
const MAX_INSTRUCTION: usize = 8_192;

/// Where a field leads, if it is a link out of the document.
pub(super) fn link_of(instruction: &str) -> Option<Arc<str>> {
    if instruction.len() > MAX_INSTRUCTION {
        return None;
    }
    let rest = instruction.trim_start();
    let rest = rest
        .get(.."HYPERLINK".len())
        .filter(|name| name.eq_ignore_ascii_case("HYPERLINK"))
        .and_then(|name| rest.get(name.len()..))?;
    let mut address = None;
    let mut switch = "";
    for argument in Arguments(rest) {
        if let Some(name) = argument.strip_prefix('\\') {
            switch = name;
        } else {
            match switch {
                "" | "n" | "h" if address.is_none() => address = Some(argument),
                _ => {}
            }
            switch = "";
        }
    }
    let address = address?.replace("\\\\", "\\");
    (!address.trim().is_empty()).then(|| Arc::from(address.trim()))
}

/// The parts of an instruction: in quotation marks, or up to white space.
struct Arguments<'i>(&'i str);

impl<'i> Iterator for Arguments<'i> {
    type Item = &'i str;

    fn next(&mut self) -> Option<&'i str> {
        let rest = self.0.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (argument, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        self.0 = after;
        Some(argument)
    }
}
