//! Crawlers by what they call themselves.

use std::sync::LazyLock;

use regex::RegexSet;

/// The list others keep; `scripts/crawlers.sh` fetches it anew.
static KNOWN: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = include_str!("crawlers.txt").lines().filter(|line| !line.starts_with('#'));
    RegexSet::new(patterns).unwrap_or_else(|fault| panic!("crawlers.txt: {fault}"))
});

/// Whether a browser that calls itself so is none, or none that a person reads with.
pub fn is_one(agent: &str) -> bool {
    agent.trim().is_empty() || KNOWN.is_match(agent)
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn crawlers_are_told_from_browsers_that_people_read_with() {
        for crawler in [
            "",
            "Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)",
            "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36; 360Spider",
            "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
            "Mozilla/5.0 (Windows; U; Windows NT 5.1; zh-CN; ) AppleWebKit/534.31 (KHTML, like Gecko) YisouSpider/5.0 Safari/534.31",
            "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.7204.23 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (Linux; Android 7.0;) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
            "curl/8.5.0",
            "python-requests/2.32.0",
        ] {
            assert!(is_one(crawler), "{crawler}");
        }
        for browser in [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN",
            "Mozilla/5.0 (Linux; Android 14; 23127PN0CC Build/UKQ1.230804.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 XWEB/1300 MMWEBSDK/20240404 MicroMessenger/8.0.49 WeChat/arm64",
            "Mozilla/5.0 (Linux; U; Android 13; zh-cn; V2244A Build/TP1A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.118 MQQBrowser/15.2 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; U; Android 12; zh-CN; M2102J2SC) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/16.5 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 12; LIO-AN00 Build/HUAWEILIO-AN00; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/97.0 Mobile Safari/537.36 T7/13.50 SP-engine/3.1 baiduboxapp/13.50.0.10 (Baidu; P1 12)",
            "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 ArkWeb/5.1 Mobile HuaweiBrowser/5.1.5",
            "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.95 Safari/537.36 QIHU 360SE",
            "Mozilla/5.0 (Linux; Android 13; SM-S908E; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120 Mobile Safari/537.36 aweme_280400 JsSdk/1.0 NetType/WIFI BytedanceWebview/d8a21c6",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        ] {
            assert!(!is_one(browser), "{browser}");
        }
    }
}
