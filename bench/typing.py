"""Writing in long stories: from a key to the picture after it, opening, and memory after an hour."""
import json
import os
import statistics
import subprocess

from editing import PASSWORD, percentile
from peers import HOST, MASTHEAD, ROOT, against, folder, masthead, quiet, seed, settings, table

STORIES = [(100, 20_000, 50), (1_000, 100_000, 100)]
"""Paragraphs, characters, and the milliseconds that 95 of 100 keys must be shown within."""
KEYS = int(os.environ.get("MASTHEAD_TYPING_KEYS", "12000"))
"""An hour of writing, at two hundred keys a minute."""


def measured(server, blocks, characters, keys):
    """What bench/typing.mjs finds."""
    command = ["node", ROOT / "bench" / "typing.mjs", f"http://{HOST}:{server.port}", "editor0", PASSWORD, str(blocks), str(characters), str(keys)]
    return json.loads(subprocess.run(command, check=True, text=True, capture_output=True).stdout)


def main():
    """Prints the section of the report."""
    rows, memory = [], []
    with folder() as cwd:
        seed(cwd)
        add = [MASTHEAD, "user", "add", "editor0", "--role", "editor", "--password-stdin"]
        subprocess.run(add, input=PASSWORD + "\n", text=True, cwd=cwd, env=settings(cwd), check=True, stdout=subprocess.DEVNULL)
        for blocks, characters, limit in STORIES:
            with quiet(), masthead(cwd) as server:
                found = measured(server, blocks, characters, KEYS if characters == STORIES[0][1] else 400)
            shown, opened = found["painted"], found["opened"]
            rows.append([f"{characters:,} in {blocks:,}", len(shown), f"{statistics.median(shown):.1f}", against(percentile(shown, 0.95), limit),
                         f"{statistics.median(opened):.0f}", against(max(opened), 500)])
            if characters == STORIES[0][1]:
                grown = (found["after"] / found["before"] - 1) * 100
                memory.append([found["minutes"], f"{found['before']:.1f}", f"{found['after']:.1f}", against(grown, 10, " %")])
    print("## Writing in a long story\n\nChromium. *Key to paint*: from the event to after the frame that shows it. *Opening*: from pressing 编辑, the code being there.\n")
    table(["characters in paragraphs", "keys", "key to paint, median ms", "p95, ms", "opening, median ms", "slowest, ms"], rows)
    print("Memory of the page's script after garbage is collected, from the first sixth of an hour's keys to the last:\n")
    table(["minutes of keys", "before, MiB", "after, MiB", "more"], memory)


if __name__ == "__main__":
    main()
