"""Feeds: processor time of an answer that somebody has already, against a small answer and the feed itself."""
import urllib.request
from statistics import median

from peers import Connection, against, folder, masthead, quiet, seed, table

ROUNDS = 5
REQUESTS = 4_000
LIMIT = 1.5
"""A feed that has not changed costs as much as any small answer from memory: robots.txt has 200 bytes."""


def known(server, path, count):
    """Microseconds of an answer to somebody who has it: 304 without a body."""
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", headers={"Accept-Encoding": "br"})) as answer:
        tag = answer.headers["ETag"]
    with Connection(server.port) as connection:
        before = server.cpu()
        for _ in range(count):
            connection.ask(path, brotli=True, more=f"if-none-match: {tag}\r\n")
            status, body = connection.answer()
            if (status, body) != (304, b""):
                raise SystemExit(f"bench: {path} was answered {status} with {len(body)} bytes")
        return (server.cpu() - before) / count * 1e6


def main():
    """Prints the section of the report."""
    with folder() as cwd:
        seed(cwd)
        with quiet(), masthead(cwd) as server:
            cases = {
                "`/robots.txt`, whole": lambda: server.microseconds("/robots.txt", REQUESTS, connections=1),
                "`/feed.xml`, 304": lambda: known(server, "/feed.xml", REQUESTS),
                "`/feed.json`, 304": lambda: known(server, "/feed.json", REQUESTS),
                "`/feed.xml`, whole": lambda: server.microseconds("/feed.xml", REQUESTS, connections=1),
            }
            found = {name: [] for name in cases}
            for _ in range(ROUNDS):
                for name, measure in cases.items():
                    found[name].append(measure())
            size = len(server.get("/feed.xml")[1])
        with quiet(), masthead(cwd, server_page_cache_mib=0) as server:
            anew = server.microseconds("/feed.xml", 100, connections=1)
    times = {name: median(values) for name, values in found.items()}
    print(f"## Feeds ({size:,} bytes of RSS)\n")
    rows = [[name, f"{microseconds:.0f}"] for name, microseconds in times.items()] + [["`/feed.xml`, made anew", f"{anew:,.0f}"]]
    table(["answer", "processor, µs"], rows)
    print(f"A feed that has not changed: {against(times['`/feed.xml`, 304'] / times['`/robots.txt`, whole'], LIMIT, ' ×')} a small answer.\n", flush=True)


if __name__ == "__main__":
    main()
