//! Addresses within archives: made whole by that of the page they stand in, and compared without regard to how their letters
//! are written.

use percent_encoding::percent_decode_str;

/// An address as it is compared: without its fragment, letters that were written `%C3%A0` as they are.
pub(super) fn key(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    percent_decode_str(address.trim()).decode_utf8_lossy().replace('\\', "/")
}

/// The host of an address without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// An address made whole by that of its page.
pub(super) fn resolved(address: &str, page: Option<&str>) -> String {
    let address = address.trim();
    let Some(page) = page.filter(|_| !has_scheme(address)) else { return address.to_owned() };
    let page = page.split(['?', '#']).next().unwrap_or_default();
    let host_at = page.find("://").map_or(0, |at| at + 3);
    if address.starts_with("//") {
        let scheme = page.get(..host_at.saturating_sub(2)).filter(|scheme| !scheme.is_empty());
        return format!("{}{address}", scheme.unwrap_or("https:"));
    }
    // A name within an archive has no host: its path is the whole of it.
    let path_at = match host_at {
        0 => 0,
        at => page.get(at..).and_then(|rest| rest.find('/')).map_or(page.len(), |path| at + path),
    };
    let (site, path) = page.split_at_checked(path_at).unwrap_or((page, ""));
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let folder = path.rfind('/').and_then(|end| path.get(..end)).unwrap_or_default();
    let whole = if address.starts_with('/') { address.to_owned() } else { format!("{folder}/{address}") };
    format!("{site}{}", walked(&whole))
}

/// Whether an address begins with a scheme: `https:`, `cid:`, `data:`.
fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// A path without `.` and `..`.
fn walked(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => {
                if steps.len() > 1 {
                    steps.pop();
                }
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::{key, resolved};

    #[test]
    fn an_address_is_made_whole_by_that_of_its_page() {
        let page = Some("https://bao.vn/xa-hoi/bai.html?a=1");
        for (address, page, whole) in [
            ("anh.jpg", page, "https://bao.vn/xa-hoi/anh.jpg"),
            ("./anh.jpg", page, "https://bao.vn/xa-hoi/anh.jpg"),
            ("../anh/1.jpg", page, "https://bao.vn/anh/1.jpg"),
            ("../../../1.jpg", page, "https://bao.vn/1.jpg"),
            ("/1.jpg", page, "https://bao.vn/1.jpg"),
            ("//cdn.vn/1.jpg", page, "https://cdn.vn/1.jpg"),
            ("cid:a@b", page, "cid:a@b"),
            ("http://x.vn/1.jpg", page, "http://x.vn/1.jpg"),
            ("a_files/1.jpg", Some("file:///C:/tai lieu/a.htm"), "file:///C:/tai lieu/a_files/1.jpg"),
            ("../images/1.jpg", Some("OEBPS/text/c1.xhtml"), "/OEBPS/images/1.jpg"),
            ("c2.xhtml", Some("c1.xhtml"), "/c2.xhtml"),
            ("1.jpg", None, "1.jpg"),
        ] {
            assert_eq!(resolved(address, page), whole, "{address} in {page:?}");
        }
        assert_eq!(key("%E1%BA%A3nh.jpg#a"), key("ảnh.jpg"));
    }
}
