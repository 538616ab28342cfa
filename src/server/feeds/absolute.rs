//! Addresses in markup that leaves the site.

/// Attributes that hold one address.
const ONE: [&str; 3] = [" src=\"", " href=\"", " poster=\""];
/// The attribute that holds several, each with its width.
const SEVERAL: &str = " srcset=\"";

/// `markup` with every address of this site beginning with `site`, and every place of the story with `page`. The markup is
/// our own, in which a quotation mark is part of a tag and of nothing else.
pub fn absolute(markup: &str, site: &str, page: &str) -> String {
    let mut out = String::with_capacity(markup.len() + markup.len() / 8);
    let mut rest = markup;
    while let Some((at, name)) = next(rest) {
        let value = at + name.len();
        let end = rest[value..].find('"').map_or(rest.len(), |length| value + length);
        out.push_str(&rest[..value]);
        if name == SEVERAL {
            let candidates: Vec<String> = rest[value..end].split(',').map(|candidate| whole(candidate.trim(), site, page)).collect();
            out.push_str(&candidates.join(", "));
        } else {
            out.push_str(&whole(&rest[value..end], site, page));
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn next(text: &str) -> Option<(usize, &'static str)> {
    ONE.into_iter().chain([SEVERAL]).filter_map(|name| Some((text.find(name)?, name))).min()
}

/// One address that leads to the same place from anywhere.
pub fn whole(address: &str, site: &str, page: &str) -> String {
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '?', '#']));
    match address.as_bytes() {
        _ if has_scheme => address.to_owned(),
        [b'#' | b'?', ..] => format!("{page}{address}"),
        [b'/', b'/', ..] => format!("{}:{address}", site.split(':').next().unwrap_or("https")),
        [b'/', ..] => format!("{site}{address}"),
        _ => format!("{}/{address}", page.rsplit_once('/').map_or(site, |(folder, _)| folder)),
    }
}

#[cfg(test)]
mod tests {
    use super::{absolute, whole};

    #[test]
    fn addresses_of_this_site_become_whole() {
        let markup = "<p id=\"b-1\">src=&quot;/a&quot; <a href=\"/x/1\">x</a><a href=\"#b-2\">y</a><a href=\"https://e.org/\">z</a>\
                      <img srcset=\"/m/1 480w, /m/2 960w\" src=\"/m/3\" alt=\"/m\"></p>";
        let wanted = "<p id=\"b-1\">src=&quot;/a&quot; <a href=\"https://s.cn/x/1\">x</a><a href=\"https://s.cn/p#b-2\">y</a>\
                     <a href=\"https://e.org/\">z</a><img srcset=\"https://s.cn/m/1 480w, https://s.cn/m/2 960w\" src=\"https://s.cn/m/3\" alt=\"/m\"></p>";
        assert_eq!(absolute(markup, "https://s.cn", "https://s.cn/p"), wanted);
    }

    #[test]
    fn whatever_is_linked_leads_to_the_same_place_from_anywhere() {
        for (address, wanted) in [
            ("/topic/x", "https://s.cn/topic/x"),
            ("//e.org/a", "https://e.org/a"),
            ("?part=2", "https://s.cn/p/1?part=2"),
            ("2", "https://s.cn/p/2"),
            ("a/b:c", "https://s.cn/p/a/b:c"),
            ("mailto:a@e.org", "mailto:a@e.org"),
            ("http://e.org/?a=:b", "http://e.org/?a=:b"),
        ] {
            assert_eq!(whole(address, "https://s.cn", "https://s.cn/p/1"), wanted);
        }
    }
}
