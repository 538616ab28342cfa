//! Pictures of an export: which addresses its texts name, and what this site has of them.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

use url::Url;

use super::{
    articles, markup,
    report::Report,
    wxr::{Export, Item},
};
use crate::{
    model::picture::Picture,
    server::import::html::{self, Src, losses::Losses, media::is_image},
};

/// A picture to fetch, and what the export says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is.
    pub address: String,
    /// Its alternative text.
    pub alt: String,
    /// What is printed under it.
    pub caption: String,
}

/// Pictures that this site has, by the addresses they came from.
pub type Known = HashMap<String, Picture>;

/// What an export's pictures are known by.
pub struct Pictures<'a> {
    site: Option<Url>,
    /// Addresses of attachments without their schemes, which change in the life of a site.
    attachments: HashMap<String, &'a Item>,
    known: &'a Known,
}

impl<'a> Pictures<'a> {
    /// Those of `export` of which the site has `known`.
    pub fn of(export: &'a Export, known: &'a Known) -> Pictures<'a> {
        let mut pictures = Pictures { site: Url::parse(&format!("{}/", export.link)).ok(), attachments: HashMap::new(), known };
        for item in export.items.iter().filter(|item| item.kind == "attachment") {
            if let Some(address) = pictures.whole(&item.attachment) {
                pictures.attachments.insert(schemeless(&address).to_owned(), item);
            }
        }
        pictures
    }

    /// The picture that an `<img>` means.
    pub fn find(&self, src: &Src<'_>) -> Option<Picture> {
        let picture = self.known.get(&self.address(src.address)?)?.clone();
        Some(if src.alt.trim().is_empty() { picture } else { Picture { alt: src.alt.to_owned(), ..picture } })
    }

    /// The picture of an attachment.
    pub fn attached(&self, item: &Item) -> Option<&Picture> {
        self.known.get(&self.address(&item.attachment)?)
    }

    /// The address that `written` is fetched from. WordPress shows a picture in sizes of its own making
    /// (`lake-300x200.jpg`); what is wanted is the one they were made from.
    fn address(&self, written: &str) -> Option<String> {
        let whole = self.whole(written)?;
        let original = originals(schemeless(&whole)).into_iter().find_map(|address| self.attachments.get(&address));
        original.map_or(Some(whole), |item| self.whole(&item.attachment))
    }

    /// An address with all that a page leaves out.
    fn whole(&self, written: &str) -> Option<String> {
        let written = written.trim();
        let mut url = match &self.site {
            Some(site) => site.join(written),
            None => Url::parse(written),
        }
        .ok()
        .filter(|url| !written.is_empty() && matches!(url.scheme(), "http" | "https"))?;
        url.set_fragment(None);
        Some(url.into())
    }
}

/// All pictures that are attached to the export or shown in its texts, each once.
pub fn wanted(export: &Export) -> Vec<Wanted> {
    let nothing = Known::new();
    let pictures = Pictures::of(export, &nothing);
    let (mut all, mut seen) = (Vec::new(), HashSet::new());
    for item in export.items.iter().filter(|item| item.kind == "attachment" && is_image(&item.attachment)) {
        let address = pictures.whole(&item.attachment).filter(|address| seen.insert(address.clone()));
        all.extend(address.map(|address| Wanted { address, alt: html::text(alt(item)), caption: html::text(&item.excerpt) }));
    }
    for item in export.items.iter().filter(|item| matches!(item.kind.as_str(), "post" | "page")) {
        if !articles::wanted(item, &mut Report::default()) {
            continue;
        }
        let shown = RefCell::new(Vec::new());
        let note = |src: &Src<'_>| {
            let address = pictures.address(src.address)?;
            shown.borrow_mut().push(Wanted { address, alt: src.alt.to_owned(), caption: String::new() });
            None
        };
        // A text that cannot be read is reported when it is imported.
        let _unread = html::body(&markup::prepared(export, item, &mut Losses::default()), &note, &mut Losses::default());
        all.extend(shown.into_inner().into_iter().filter(|wanted| seen.insert(wanted.address.clone())));
    }
    all
}

/// What an attachment shows.
pub fn alt(item: &Item) -> &str {
    Some(item.field("_wp_attachment_image_alt")).filter(|alt| !alt.is_empty()).unwrap_or(&item.title)
}

fn schemeless(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// The address itself, and of which others it may be a smaller size: `a-300x200.jpg` of `a.jpg` or `a-scaled.jpg`.
fn originals(address: &str) -> Vec<String> {
    let mut found = vec![address.to_owned()];
    let sized = address.rsplit_once('.').and_then(|(stem, ending)| {
        let (name, size) = stem.rsplit_once('-')?;
        let (width, height) = size.split_once('x')?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        (digits(width) && digits(height)).then_some((name, ending))
    });
    if let Some((name, ending)) = sized {
        found.extend([format!("{name}.{ending}"), format!("{name}-scaled.{ending}")]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::originals;

    #[test]
    fn the_sizes_of_a_picture_lead_to_it() {
        assert_eq!(originals("a.cn/up/lake-300x200.jpg"), ["a.cn/up/lake-300x200.jpg", "a.cn/up/lake.jpg", "a.cn/up/lake-scaled.jpg"]);
        for other in ["a.cn/up/lake.jpg", "a.cn/lake-x200.jpg", "a.cn/lake-300x.jpg", "a.cn/lake-3a0x200.jpg", "a.cn/lake"] {
            assert_eq!(originals(other), [other]);
        }
    }
}
