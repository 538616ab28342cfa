"""Reads a running site's feeds, robots.txt and sitemaps with programs that others wrote, and says what they find wrong.

usage: machines.py URL CHANNEL     with the Python of scripts/setup.sh test, which has scripts/requirements.txt
"""
import json
import logging
import sys
import urllib.request
import xml.dom.minidom

import feedparser
from usp.objects.sitemap import InvalidSitemap
from usp.tree import sitemap_tree_for_homepage

faults = []


def expect(holds, words):
    """Collects what does not hold."""
    if not holds:
        faults.append(words)


def fetched(url):
    """The bytes at an address."""
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def read_feed(site, path, version):
    """A feed as feedparser understands it."""
    url = site + path
    feed = feedparser.parse(url)
    expect(not feed.bozo, f"{path}: {feed.get('bozo_exception')}")
    expect(feed.version == version, f"{path}: is {feed.version}")
    expect(feed.status == 200 and feed.etag and (feed.modified or version == "json11"), f"{path}: {feed.status} {feed.headers}")
    expect(feedparser.parse(url, etag=feed.etag).status == 304, f"{path}: its tag is not known again")
    expect(feedparser.parse(url, modified=feed.modified).status == 304, f"{path}: its time is not known again")
    expect(feed.feed.get("language", "zh-CN") == "zh-CN", f"{path}: language {feed.feed.get('language')}")
    expect(len(feed.entries) == 30, f"{path}: {len(feed.entries)} entries")
    for entry in feed.entries:
        where = f"{path}: “{entry.get('title')}”"
        expect(entry.title and entry.id and entry.link.startswith("http"), f"{where} lacks title, id or link")
        expect(entry.published_parsed is not None, f"{where} has no date: {entry.get('published')}")
        expect("+0800" in entry.published or "+08:00" in entry.published, f"{where} has another zone: {entry.published}")
        own = entry.link.startswith(site)
        expect(not own or any(len(content.value) > 20 for content in entry.get("content", [])), f"{where} has no text")
        for enclosure in entry.enclosures:
            expect(enclosure.type.startswith("image/") and int(enclosure.length) == len(fetched(enclosure.href)), f"{where}: {enclosure}")
    times = [entry.published_parsed for entry in feed.entries]
    expect(times == sorted(times, reverse=True), f"{path}: the newest does not stand first")
    expect(len({entry.id for entry in feed.entries}) == len(feed.entries), f"{path}: two entries have one name")
    return [(entry.title, entry.link, entry.published_parsed) for entry in feed.entries]


def read_json_feed(site, path):
    """feedparser reads no JSON Feed; the format asks for little."""
    feed = json.loads(fetched(site + path))
    expect(feed["version"] == "https://jsonfeed.org/version/1.1" and feed["feed_url"] == site + path, f"{path}: {feed['version']} {feed['feed_url']}")
    return [(item["title"], item["url"]) for item in feed["items"]]


def read_sitemaps(site):
    """What ultimate-sitemap-parser finds, beginning with robots.txt."""
    tree = sitemap_tree_for_homepage(site + "/", use_known_paths=False)
    expect(not (broken := [part.url for part in tree.all_sitemaps() if isinstance(part, InvalidSitemap)]), f"sitemaps: cannot be read: {broken}")
    pages = list(tree.all_pages())
    expect(len(pages) > 100, f"sitemaps: {len(pages)} pages")
    news = [page for page in pages if page.news_story]
    plain = [page.url for page in pages if not page.news_story]
    expect(len(plain) == len(set(plain)), "sitemaps: an address stands twice")
    expect(all(page.url.startswith(site) for page in pages), "sitemaps: an address of another site")
    articles = [page for page in pages if page.url.rsplit("/", 1)[-1].isdigit() and not page.news_story]
    expect(all(page.last_modified for page in articles), "sitemaps: an article without a last change")
    expect(all(page.news_story.title and page.news_story.publish_date for page in news), "sitemaps: news without title or date")
    for begin in ["/topic/", "/tag/", "/about/", "/yaowen/"]:
        expect(any(page.startswith(site + begin) for page in plain), f"sitemaps: nothing at {begin}")
    for url in plain[:: max(1, len(plain) // 40)]:
        expect(fetched(url), f"sitemaps: {url} is empty")
    return len(plain), len(news)


def main():
    """Prints what was read; ends with 1 where something is wrong."""
    logging.disable(logging.WARNING)
    site, channel = sys.argv[1:]
    for page in ["", f"/{channel}"]:
        rss = read_feed(site, f"{page}/feed.xml", "rss20")
        atom = read_feed(site, f"{page}/atom.xml", "atom10")
        expect(rss == atom, f"{page}: RSS and Atom differ")
        expect([story[:2] for story in rss] == read_json_feed(site, f"{page}/feed.json"), f"{page}: RSS and JSON differ")
    for path in ["/feed.xml", "/atom.xml", "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-news.xml", "/sitemap-0.xml", "/sitemap-tags-0.xml", "/opensearch.xml"]:
        xml.dom.minidom.parseString(fetched(site + path))
    pages, news = read_sitemaps(site)
    for fault in faults:
        print(fault)
    print(f"{pages} pages and {news} news in sitemaps, 6 feeds")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
