"""A channel's first page against the page at depth 1,000,000 of a generated million-article table, rendered anew."""
import sqlite3
import time
from statistics import median

from peers import Connection, against, folder, masthead, quiet, say, seed, table

ARTICLES = 1_010_000
A_DAY = 250
PAGES = [1, 25_001, 50_001]
"""Twenty rows a page: a million rows stand before the last one."""
REQUESTS = 200
LIMIT = 1.2

# Titles and excerpts as long as usual, every fourth article with a picture, at times spread over the day.
FILL = """
INSERT INTO article (channel_id, state, title, excerpt, source, published_at, first_published_at, cover_id, updated_at)
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :articles)
SELECT :channel, 'published', '第' || i || '条：县里的一件平常事有了新的进展', replace(hex(zeroblob(20)), '00', '记者从现场看到'), '本报',
  :newest - i * 86400 / :a_day, :newest - i * 86400 / :a_day, CASE WHEN i % 4 = 0 THEN 1 + i % :pictures END, :newest
FROM n"""
LISTING = """
INSERT INTO listing (channel_id, published_at, article_id)
SELECT channel_id, published_at, id FROM article WHERE id > :before"""
# As `src/server/import/store/listings.rs` does it.
TALLY = """
INSERT INTO tally (channel_id, day, articles)
SELECT channel_id, (published_at + 28800) / 86400, COUNT(*) FROM listing WHERE channel_id = :channel GROUP BY 2"""
# Search is not what is measured: for all it knows, these are in its index, and the server does not begin to put them there.
INDEXED = """
INSERT INTO search_document (key, article_id, rules) SELECT -id, id, (SELECT MAX(rules) FROM search_document) FROM article WHERE id > :before"""
COUNT = "UPDATE channel SET articles = (SELECT COUNT(*) FROM listing WHERE channel_id = :channel) WHERE id = :channel"


def fill(cwd):
    """Puts the articles into a channel at the top of the tree, which stands in no list above it; gives its slug."""
    db = sqlite3.connect(cwd / "data" / "masthead.sqlite")
    channel, slug = db.execute("SELECT id, slug FROM channel WHERE parent_id IS NULL AND kind = 'summary' AND articles > 0 ORDER BY more_id IS NULL, position").fetchone()
    before, newest = db.execute("SELECT MAX(id), MIN(published_at) FROM article").fetchone()
    pictures, = db.execute("SELECT COUNT(*) FROM picture").fetchone()
    names = {"channel": channel, "articles": ARTICLES, "a_day": A_DAY, "pictures": pictures, "before": before, "newest": newest - 1}
    db.execute("PRAGMA foreign_keys = ON")
    for step in [FILL, LISTING, INDEXED, "DELETE FROM tally WHERE channel_id = :channel", TALLY, COUNT]:
        db.execute(step, names)
    db.commit()
    db.close()
    return slug


def timed(connection, path):
    """Milliseconds until the whole answer is there."""
    begin = time.perf_counter()
    connection.ask(path, brotli=True)
    status, _ = connection.answer()
    if status != 200:
        raise SystemExit(f"bench: {path} was answered {status}")
    return (time.perf_counter() - begin) * 1000


def main():
    """Prints the section of the report."""
    with folder() as cwd:
        seed(cwd)
        say(f"filling a channel with {ARTICLES:,} articles")
        slug = fill(cwd)
        size = (cwd / "data" / "masthead.sqlite").stat().st_size / 1e6
        with quiet(), masthead(cwd, server_page_cache_mib=0) as server, Connection(server.port) as connection:
            timed(connection, "/")
            cold = timed(connection, f"/{slug}?page={PAGES[-1]}")
            found = {page: [] for page in PAGES}
            for _ in range(REQUESTS):
                for page in PAGES:
                    found[page].append(timed(connection, f"/{slug}?page={page}"))
            cpu = {page: server.microseconds(f"/{slug}?page={page}", REQUESTS, connections=1) / 1000 for page in PAGES}
    times = {page: median(values) for page, values in found.items()}
    print(f"## A channel of {ARTICLES:,} articles ({size:,.0f} MB), pages rendered anew\n")
    rows = [[f"`?page={page}`", f"{(page - 1) * 20:,}", f"{times[page]:.2f}", f"{times[page] / times[1]:.2f}", f"{cpu[page]:.2f}"] for page in PAGES]
    table(["page", "rows before it", "ms, median", "× first page", "processor, ms"], rows)
    print(f"At depth 1,000,000: {against(times[PAGES[-1]] / times[1], LIMIT, ' ×')}. First request of a deep page, which reads the channel's days: {cold:.1f} ms.\n", flush=True)


if __name__ == "__main__":
    main()
