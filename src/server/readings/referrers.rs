//! Of which class a referrer is, by its host alone.

use crate::model::readings::Source;

/// Hosts below another one of these lists that are of another class: they are looked for first.
const EXCEPTIONS: &[(&str, Source)] = &[("so.toutiao.com", Source::Search), ("tieba.baidu.com", Source::Social)];

/// Networks in which people pass links on to each other. A name that ends with a dot stands for all its endings.
const SOCIAL: &[&str] = &[
    "weibo.com",
    "weibo.cn",
    "t.cn",
    "weixin.qq.com",
    "wx.qq.com",
    "servicewechat.com",
    "qzone.qq.com",
    "im.qq.com",
    "zhihu.com",
    "xiaohongshu.com",
    "xhslink.com",
    "douyin.com",
    "iesdouyin.com",
    "kuaishou.com",
    "bilibili.com",
    "b23.tv",
    "douban.com",
    "toutiao.com",
    "hupu.com",
    "facebook.com",
    "fb.com",
    "twitter.com",
    "x.com",
    "t.co",
    "instagram.com",
    "threads.net",
    "threads.com",
    "linkedin.com",
    "lnkd.in",
    "reddit.com",
    "youtube.com",
    "youtu.be",
    "tiktok.com",
    "pinterest.",
    "telegram.org",
    "t.me",
    "line.me",
    "vk.com",
    "ok.ru",
    "discord.com",
    "bsky.app",
    "mastodon.",
];

const SEARCH: &[&str] = &[
    "baidu.com",
    "sogou.com",
    "so.com",
    "haosou.com",
    "sm.cn",
    "quark.cn",
    "chinaso.com",
    "metaso.cn",
    "petalsearch.com",
    "google.",
    "bing.com",
    "yahoo.",
    "yandex.",
    "ya.ru",
    "duckduckgo.com",
    "naver.com",
    "ecosia.org",
    "qwant.com",
    "startpage.com",
    "search.brave.com",
    "kagi.com",
    "perplexity.ai",
    "com.google.android.googlequicksearchbox",
];

/// Where a reader with this referrer's host came from, on a site that is called by one of `own`. What is no host at all
/// says nothing.
pub fn source(host: &str, own: &[&str]) -> Source {
    let host = host.trim().trim_end_matches('.').to_ascii_lowercase();
    let plausible = (1..=253).contains(&host.len()) && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]_".contains(&b));
    if !plausible {
        return Source::Direct;
    }
    if own.iter().any(|name| host == *name) {
        return Source::Own;
    }
    let exception = EXCEPTIONS.iter().find(|(name, _)| belongs(&host, name)).map(|(_, source)| *source);
    let of_list = |names: &[&str], source| names.iter().any(|name| belongs(&host, name)).then_some(source);
    exception.or_else(|| of_list(SOCIAL, Source::Social)).or_else(|| of_list(SEARCH, Source::Search)).unwrap_or(Source::Other)
}

/// Whether a host is the one of this name, or lies below it.
fn belongs(host: &str, name: &str) -> bool {
    if name.ends_with('.') {
        return host.starts_with(name) || host.contains(&format!(".{name}"));
    }
    host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::source;
    use crate::model::readings::Source::{Direct, Other, Own, Search, Social};

    #[test]
    fn a_host_belongs_to_one_class() {
        let cases = [
            ("", Direct),
            ("<script>", Direct),
            (&"a".repeat(300), Direct),
            ("news.example.org", Own),
            ("NEWS.example.org.", Own),
            ("other.example.org", Other),
            ("www.baidu.com", Search),
            ("m.sm.cn", Search),
            ("www.google.com.hk", Search),
            ("google.cn", Search),
            ("so.toutiao.com", Search),
            ("www.toutiao.com", Social),
            ("tieba.baidu.com", Social),
            ("mp.weixin.qq.com", Social),
            ("t.co", Social),
            ("not-t.co", Other),
            ("notbaidu.com", Other),
            ("baidu.com.evil.example", Other),
            ("news.qq.com", Other),
        ];
        for (host, class) in cases {
            assert_eq!(source(host, &["news.example.org"]), class, "{host:.40}");
        }
    }
}
