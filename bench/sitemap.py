"""All sitemaps of a million articles: time, processor time, and the memory that the server needs for them."""
import os
import re
import sqlite3
import time
import urllib.request

from peers import against, folder, masthead, quiet, say, seed, table

ARTICLES = int(os.environ.get("MASTHEAD_SITEMAP_ARTICLES", "1000000"))
LIMIT = 32
"""MiB at the highest; all files together are about 100 MB."""

# Nothing of an article but what a sitemap reads.
FILL = """
INSERT INTO article (channel_id, state, title, published_at, first_published_at, public_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :articles)
SELECT (SELECT MIN(id) FROM channel), 'published', '第' || i || '条', 1600000000 + i, 1600000000 + i, 1600000000 + i, 1600000000 + i FROM n"""


def fill(cwd):
    """Puts the articles into the database alone: sitemaps read no list."""
    db = sqlite3.connect(cwd / "data" / "masthead.sqlite")
    db.execute(FILL, {"articles": ARTICLES})
    db.commit()
    public, = db.execute("SELECT COUNT(*) FROM article WHERE state = 'published' AND origin <> 'external'").fetchone()
    db.close()
    return public


def main():
    """Prints the section of the report."""
    with folder() as cwd:
        seed(cwd)
        say(f"filling in {ARTICLES:,} articles")
        public = fill(cwd)
        with quiet(), masthead(cwd) as server:
            server.get("/")
            before, cpu, begin = server.resident("VmHWM"), server.cpu(), time.perf_counter()
            status, index = server.get("/sitemap.xml")
            index_ms, index_cpu = (time.perf_counter() - begin) * 1000, (server.cpu() - cpu) * 1000
            files = re.findall(rb"<loc>[^<]*(/sitemap-\d+\.xml)</loc>", index)
            found, size, most = 0, 0, 0
            begin, cpu = time.perf_counter(), server.cpu()
            for file in files:
                with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{file.decode()}") as answer:
                    text = answer.read()
                found, size, most = found + text.count(b"<url>"), size + len(text), max(most, text.count(b"<url>"))
            seconds, used = time.perf_counter() - begin, server.cpu() - cpu
            more = server.resident("VmHWM") - before
    if found != public:
        raise SystemExit(f"bench: {found:,} addresses of {public:,}")
    print(f"## Sitemaps of {public:,} articles\n")
    rows = [["index", f"{len(index):,}", f"{index_ms:.0f}", f"{index_cpu:.0f}"], [f"{len(files)} files", f"{size:,}", f"{seconds * 1000:,.0f}", f"{used * 1000:,.0f}"]]
    table(["what", "bytes", "ms", "processor, ms"], rows)
    print(f"At most {most:,} addresses a file. Memory, MiB more than before: {against(more, LIMIT, ' MiB')}.\n", flush=True)


if __name__ == "__main__":
    main()
