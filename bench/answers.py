"""Processor time and bytes of an answer: as served, rendered anew, and nginx with the same HTML in a file."""
import math
from statistics import median

from peers import PAGES, folder, masthead, nginx, quiet, say, seed, table

RUNS = 5
KEPT = 10_000
"""Requests of one run where the answer is at hand."""
ANEW = 200
"""Requests of one run where it is rendered."""


def files_of(server):
    """Every page as nginx gets it: plain, and the bytes that Masthead compressed."""
    files = {}
    for name, path in PAGES.items():
        files[name] = server.get(path)[1]
        files[name + ".br"] = server.get(path, brotli=True)[1]
    return files


def measured(cwd, kept, peer):
    """Microseconds an answer by page and case; the cases take turns, so that no one has the quieter minute."""

    def anew(path):
        # With one connection no request can share the rendering of another one.
        with masthead(cwd, server_page_cache_mib=0) as server:
            server.load([path], 20, connections=1)
            return server.microseconds(path, ANEW, connections=1)

    found = {}
    for run in range(RUNS + 1):
        say(f"answers, run {run} of {RUNS}")
        for name, path in PAGES.items():
            cases = {
                "kept br": kept.microseconds(path, KEPT),
                "nginx br": peer.microseconds(f"/{name}.br", KEPT),
                "kept raw": kept.microseconds(path, KEPT, brotli=False),
                "nginx raw": peer.microseconds(f"/{name}", KEPT, brotli=False),
                "anew": anew(path),
            }
            # The first run only warms up.
            for case, value in cases.items() if run > 0 else []:
                found.setdefault((name, case), []).append(value)
    return found


def middle(values):
    """The median of the measurements that came to an end."""
    whole = [value for value in values if not math.isnan(value)]
    return median(whole) if whole else math.nan


def main():
    """Prints the section of the report."""
    with folder() as cwd:
        seed(cwd)
        with quiet(), masthead(cwd) as kept:
            files = files_of(kept)
            with nginx(cwd, files) as peer:
                found = measured(cwd, kept, peer)
    print("## Processor time (µs) and bytes of an answer\n")
    head = ["page", "bytes", "brotli", "as served, brotli", "nginx, brotli file", "ratio", "as served, plain", "nginx, plain file", "ratio", "rendered anew"]
    rows = []
    for name in PAGES:
        us = {case: middle(values) for (page, case), values in found.items() if page == name}
        rows.append([
            name, f"{len(files[name]):,}", f"{len(files[name + '.br']):,}",
            f"{us['kept br']:.1f}", f"{us['nginx br']:.1f}", f"{us['kept br'] / us['nginx br']:.2f}",
            f"{us['kept raw']:.1f}", f"{us['nginx raw']:.1f}", f"{us['kept raw'] / us['nginx raw']:.2f}",
            f"{us['anew']:,.0f}",
        ])
    table(head, rows)
    failed = sum(math.isnan(value) for values in found.values() for value in values)
    if failed:
        print(f"**In {failed} of {sum(map(len, found.values()))} measurements a request failed or was not answered.**\n")


if __name__ == "__main__":
    main()
