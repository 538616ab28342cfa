"""Processor time and bytes of an answer: as served, rendered anew, and nginx with the same HTML in a file."""
from statistics import median

from peers import PAGES, folder, masthead, nginx, quiet, say, seed, table

RUNS = 5
KEPT = 10_000
"""Requests of one run where the answer is at hand."""
ANEW = 500
"""Requests of one run where it is rendered."""


def files_of(server):
    """Every page as nginx gets it: plain, and the bytes that Masthead compressed."""
    files = {}
    for name, path in PAGES.items():
        files[name] = server.get(path)[1]
        files[name + ".br"] = server.get(path, brotli=True)[1]
    return files


def measured(kept, anew, peer):
    """Microseconds an answer by page and case; the cases take turns, so that no one has the quieter minute."""
    found = {}
    for run in range(RUNS + 1):
        for name, path in PAGES.items():
            # With one connection no request can share the rendering of another one.
            cases = {
                "kept br": lambda: kept.microseconds(path, KEPT),
                "nginx br": lambda: peer.microseconds(f"/{name}.br", KEPT),
                "kept raw": lambda: kept.microseconds(path, KEPT, brotli=False),
                "nginx raw": lambda: peer.microseconds(f"/{name}", KEPT, brotli=False),
                "anew": lambda: anew.microseconds(path, ANEW, connections=1),
            }
            for case, measure in cases.items():
                say(f"requests, run {run} of {RUNS}, {name}, {case}")
                if run == 0:
                    # The first run only warms up.
                    measure()
                else:
                    found.setdefault((name, case), []).append(measure())
    return {key: median(values) for key, values in found.items()}


def main():
    """Prints the section of the report."""
    with folder() as cwd:
        seed(cwd)
        with masthead(cwd) as kept, masthead(cwd, server_page_cache_mib=0) as anew:
            files = files_of(kept)
            with nginx(cwd, files) as peer:
                quiet()
                found = measured(kept, anew, peer)
    print("## Processor time (µs) and bytes of an answer\n")
    head = ["page", "bytes", "brotli", "as served, brotli", "nginx, brotli file", "ratio", "as served, plain", "nginx, plain file", "ratio", "rendered anew"]
    rows = []
    for name in PAGES:
        us = {case: found[name, case] for case in ["kept br", "nginx br", "kept raw", "nginx raw", "anew"]}
        rows.append([
            name, f"{len(files[name]):,}", f"{len(files[name + '.br']):,}",
            f"{us['kept br']:.1f}", f"{us['nginx br']:.1f}", f"{us['kept br'] / us['nginx br']:.2f}",
            f"{us['kept raw']:.1f}", f"{us['nginx raw']:.1f}", f"{us['kept raw'] / us['nginx raw']:.2f}",
            f"{us['anew']:,.0f}",
        ])
    table(head, rows)


if __name__ == "__main__":
    main()
