//! What pages tell machines that read: Open Graph and cards for social networks, JSON-LD for search engines.

use serde_json::{Value, json};

use crate::{
    model::{
        article::{ArticleView, Origin},
        byline::people,
        channel::ChannelLink,
        frame::Frame,
        opened::Opened,
        told::{LinkedData, Poster, Told, feeds},
    },
    ui::words::{Here, words},
};

/// The page that says it: where it stands, what is around it, what its head says, and the picture that stands for it.
pub struct Page<'a> {
    /// Language and address.
    pub here: &'a Here,
    /// Identity of the site.
    pub frame: &'a Frame,
    /// What it shows.
    pub opened: &'a Opened,
    /// The picture that stands for it elsewhere.
    pub poster: Option<Poster>,
}

/// The home page: who publishes here, and where to search.
pub fn home(page: Page<'_>) -> Told {
    let (frame, url) = (page.frame, page.absolute("/"));
    let site = json!({
        "@type": "WebSite", "@id": format!("{}/#site", frame.public_url), "url": url, "name": frame.site.name_in(page.here.lang),
        "alternateName": frame.site.english_name, "description": frame.site.description, "inLanguage": "zh-CN", "publisher": page.publisher(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": page.absolute("/search?q={search_term_string}") },
            "query-input": "required name=search_term_string",
        },
    });
    Told { feeds: feeds("", &frame.site.name), ..page.told("website", vec![], vec![site]) }
}

/// A channel.
pub fn channel(page: Page<'_>, ancestors: &[ChannelLink], channel: &ChannelLink) -> Told {
    let title = format!("{} - {}", channel.name, page.frame.site.name);
    let data = json!({
        "@type": "CollectionPage", "url": page.url(), "name": channel.name, "description": page.opened.description, "inLanguage": "zh-CN",
        "publisher": page.publisher(),
    });
    let path = page.path_through(ancestors, (&channel.name, &channel.address()));
    Told { feeds: feeds(&channel.address(), &title), ..page.told("website", vec![], vec![data, path]) }
}

/// A list that is no channel: of tags, of topics, or of what belongs to one of them; `above` is the list of its kind.
pub fn collection(page: Page<'_>, above: Option<(&str, &str)>) -> Told {
    let Opened { heading, description, address, .. } = page.opened;
    let data = json!({
        "@type": "CollectionPage", "url": page.url(), "name": heading, "description": description, "inLanguage": "zh-CN",
        "publisher": page.publisher(),
    });
    let steps: Vec<(&str, &str)> = above.into_iter().chain([(heading.as_str(), address.as_str())]).collect();
    let path = page.path(&steps);
    page.told("website", vec![], vec![data, path])
}

/// A static page.
pub fn static_page(page: Page<'_>) -> Told {
    let data = json!({
        "@type": "WebPage", "url": page.url(), "name": page.opened.title, "description": page.opened.description, "inLanguage": "zh-CN",
        "publisher": page.publisher(),
    });
    let path = page.path(&[(&page.opened.heading, &page.opened.address)]);
    page.told("website", vec![], vec![data, path])
}

/// An article.
pub fn article(page: Page<'_>, view: &ArticleView) -> Told {
    let section = view.channels.last();
    let section_name = section.map(|channel| channel.name.clone()).unwrap_or_default();
    let mut properties = vec![
        ("article:published_time", view.published.iso().to_owned()),
        ("article:modified_time", view.changed.iso().to_owned()),
        ("article:section", section_name.clone()),
    ];
    properties.extend(view.tags.iter().map(|tag| ("article:tag", tag.clone())));
    let data = news(&page, view, &section_name);
    let path = page.path_through(&view.channels, (&view.title, &view.address));
    let feeds = section.map(|channel| feeds(&channel.address(), &format!("{} - {}", channel.name, page.frame.site.name))).unwrap_or_default();
    Told { feeds, ..page.told("article", properties, vec![data, path]) }
}

/// The article as `NewsArticle`. Texts of others name their author and where they were published first.
fn news(page: &Page<'_>, view: &ArticleView, section: &str) -> Value {
    let names = people(if view.origin == Origin::Own { &view.reporters } else { &view.original_author });
    let authors: Vec<Value> = match names.as_slice() {
        [] if view.source.is_empty() => vec![page.publisher()],
        [] => vec![json!({ "@type": "Organization", "name": view.source })],
        names => names.iter().map(|name| json!({ "@type": "Person", "name": name })).collect(),
    };
    let mut data = json!({
        "@type": "NewsArticle", "@id": page.url(), "url": page.url(), "mainEntityOfPage": page.url(), "headline": view.title,
        "description": view.description, "datePublished": view.published.iso(), "dateModified": view.changed.iso(), "author": authors,
        "publisher": page.publisher(), "articleSection": section, "inLanguage": "zh-CN", "isAccessibleForFree": true,
    });
    if !view.subtitle.is_empty() {
        data["alternativeHeadline"] = json!(view.subtitle);
    }
    if !view.tags.is_empty() {
        data["keywords"] = json!(view.tags);
    }
    if let Some(poster) = &page.poster {
        let url = format!("{}{}", page.frame.public_url, poster.address);
        data["image"] = json!([{ "@type": "ImageObject", "url": url, "width": poster.width, "height": poster.height }]);
    }
    if let (Origin::Reprint, Some(source)) = (view.origin, &view.source_url) {
        data["isBasedOn"] = json!(source.as_str());
    }
    data
}

impl Page<'_> {
    fn absolute(&self, address: &str) -> String {
        format!("{}{}", self.frame.public_url, self.here.lang.address(address))
    }

    fn url(&self) -> String {
        self.absolute(&self.opened.address)
    }

    fn publisher(&self) -> Value {
        let Frame { site, public_url, .. } = self.frame;
        let mut publisher = json!({
            "@type": "NewsMediaOrganization", "@id": format!("{public_url}/#publisher"), "name": site.name, "url": format!("{public_url}/"),
        });
        if let Some(logo) = &site.logo {
            let url = format!("{public_url}{}", logo.address());
            publisher["logo"] = json!({ "@type": "ImageObject", "url": url, "width": logo.width, "height": logo.height });
        }
        publisher
    }

    /// 您当前的位置: names and addresses from below the home page down to this one.
    fn path(&self, steps: &[(&str, &str)]) -> Value {
        let home = (words(self.here.lang).home, "/");
        let steps: Vec<Value> = (1..)
            .zip(std::iter::once(&home).chain(steps))
            .map(|(position, (name, address))| json!({ "@type": "ListItem", "position": position, "name": name, "item": self.absolute(address) }))
            .collect();
        json!({ "@type": "BreadcrumbList", "itemListElement": steps })
    }

    /// The same where channels stand above.
    fn path_through(&self, above: &[ChannelLink], own: (&str, &str)) -> Value {
        let addresses: Vec<String> = above.iter().map(ChannelLink::address).collect();
        let above = above.iter().zip(&addresses).map(|(channel, address)| (channel.name.as_str(), address.as_str()));
        self.path(&above.chain([own]).collect::<Vec<_>>())
    }

    fn told(&self, kind: &str, more: Vec<(&'static str, String)>, graph: Vec<Value>) -> Told {
        let Page { here, frame, opened, .. } = self;
        let site = frame.site.name_in(here.lang).to_owned();
        let title = if opened.title.is_empty() { site.clone() } else { opened.title.clone() };
        let mut properties = vec![
            ("og:type", kind.to_owned()),
            ("og:site_name", site),
            ("og:title", title),
            ("og:description", opened.description.clone()),
            ("og:url", self.url()),
            ("og:locale", "zh_CN".to_owned()),
        ];
        properties.extend(more);
        if let Some(poster) = &self.poster {
            properties.extend([
                ("og:image", format!("{}{}", frame.public_url, poster.address)),
                ("og:image:width", poster.width.to_string()),
                ("og:image:height", poster.height.to_string()),
                ("og:image:alt", poster.alt.clone()),
            ]);
        }
        properties.retain(|(_, content)| !content.is_empty());
        // Networks take title, text and picture of a card from Open Graph.
        properties.push(("twitter:card", if self.poster.is_some() { "summary_large_image" } else { "summary" }.to_owned()));
        let data = LinkedData::new(&json!({ "@context": "https://schema.org", "@graph": graph }));
        Told { properties, feeds: Vec::new(), data }
    }
}
