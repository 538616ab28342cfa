"""Resident memory of the server: idle, and after 10,000 requests over all pages of the demo site in both languages."""
import sqlite3
import time

from peers import folder, masthead, seed, table

REQUESTS = 10_000


def addresses(cwd):
    """Every page of the site."""
    db = sqlite3.connect(cwd / "data" / "masthead.sqlite")
    found = ["/"]
    for slug, articles in db.execute("SELECT slug, articles FROM channel"):
        found += [f"/{slug}"] + [f"/{slug}?page={number}" for number in range(2, (articles + 19) // 20 + 1)]
    article = "SELECT slug, article.id FROM article JOIN channel ON channel.id = channel_id WHERE state = 'published' AND link = ''"
    found += [f"/{slug}/{number}" for slug, number in db.execute(article)]
    found += [f"/about/{slug}" for slug, in db.execute("SELECT slug FROM page WHERE NOT draft")]
    db.close()
    return found + [f"/en{path}".rstrip("/") for path in found]


def main():
    """Prints the section of the report."""
    rows = []
    with folder() as cwd:
        seed(cwd)
        paths = addresses(cwd)
        for name, mib in [("page cache of 64 MiB (the default)", 64), ("no page cache", 0)]:
            with masthead(cwd, server_page_cache_mib=mib) as server:
                time.sleep(2)
                idle = server.resident()
                statuses = server.load(paths, REQUESTS)
                answered = ", ".join(f"{count:,} × {status}" for status, count in sorted(statuses.items(), key=str))
                rows.append([name, f"{idle:.1f}", f"{server.resident():.1f}", answered])
    print(f"## Resident memory (MiB)\n\n{len(paths)} addresses in turn, 8 connections.\n")
    table(["server", "idle after start", f"after {REQUESTS:,} requests", "answers"], rows)


if __name__ == "__main__":
    main()
