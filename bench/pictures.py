"""Processor time of making all sizes of a photograph, beside npm sharp; what readers feel of it; picture bytes of the home page."""
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from statistics import mean, median

from peers import HOST, MASTHEAD, ROOT, Connection, against, folder, masthead, quiet, say, seed, settings, table

FORMATS = ["jpg", "webp", "avif"]
WIDTHS = [480, 960, 1600]
# As `server::media::variants::encode` has them.
QUALITY = {"jpg": 80, "webp": 76, "avif": 58}
RUNS = 3
COMING = 20
"""Photographs that come while readers read."""
LIMITS = {"resize and JPEG": 1.5, "WebP": 1.2, "AVIF, time": 3.0, "AVIF, bytes": 0.8, "p99": 2.0}


def node(*arguments):
    """What a program of bench says."""
    return subprocess.run(["node", *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout


def sharp(*arguments):
    """What sharp.mjs says."""
    return json.loads(node(ROOT / "bench" / "sharp.mjs", *arguments))


def processor_time(arguments, cwd, **more):
    """Milliseconds of a command, all its threads."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([MASTHEAD, *arguments], cwd=cwd, env=settings(cwd, **more), check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def imported(cwd, bundle):
    """A site of pictures alone."""
    subprocess.run([MASTHEAD, "import", "bundle", bundle], cwd=cwd, env=settings(cwd), check=True, stdout=subprocess.DEVNULL)


def clear(cwd):
    """Takes away all that was made."""
    for file in (cwd / "data" / "media").iterdir():
        if "-" in file.name:
            file.unlink()


def stems(cwd):
    """How Masthead calls the photographs, by their own names: the same content has the same size."""
    kept = {file.stat().st_size: file.stem for file in (cwd / "data" / "media").iterdir() if "-" not in file.name}
    return lambda photograph: kept[photograph.stat().st_size]


def ours(cwd, count):
    """Milliseconds a photograph in each format."""
    found = {}
    for run in range(RUNS):
        say(f"pictures, run {run + 1} of {RUNS}")
        for only in FORMATS:
            clear(cwd)
            made = processor_time(["pictures", "make", "--only", only], cwd)
            nothing = processor_time(["pictures", "make", "--only", only], cwd)
            found.setdefault(only, []).append((made - nothing) / count)
    return {only: median(times) for only, times in found.items()}


def against_sharp(cwd, photographs):
    """The first table."""
    with quiet():
        masthead_ms = ours(cwd, len(photographs))
        processor_time(["pictures", "make"], cwd)
        stem = stems(cwd)
        likeness = [sharp("likeness", photograph, cwd / "data" / "media", stem(photograph)) for photograph in photographs]
        ssim = {f: mean(one[f"1600.{f}"]["ssim"] for one in likeness) for f in FORMATS}
        size = {f: mean(sum(one[f"{width}.{f}"]["bytes"] for width in WIDTHS) for one in likeness) for f in FORMATS}
        alike = [sharp("quality", photograph, "webp", one["1600.webp"]["ssim"]) for photograph, one in zip(photographs, likeness)]
        quality = QUALITY | {"webp": round(mean(alike))}
        peer = {f: sharp("make", f, quality[f], *photographs) for f in FORMATS}
    print("### Processor time of a photograph of 12 million pixels to all sizes (ms)\n")
    table(["format", "Masthead", "sharp", "ratio", "bytes of all sizes", "sharp's", "SSIM at 1600"],
          [[f, f"{masthead_ms[f]:.0f}", f"{peer[f]['ms']:.0f} (quality {quality[f]})", f"{masthead_ms[f] / peer[f]['ms']:.2f}",
            f"{size[f]:,.0f}", f"{peer[f]['bytes']:,.0f}", f"{ssim[f]:.4f}"] for f in FORMATS])
    # A JPEG is written in next to no time: what is over it is the other format's own.
    own = {f: masthead_ms[f] - masthead_ms["jpg"] for f in ["webp", "avif"]}
    print(f"Resize and JPEG: {against(masthead_ms['jpg'] / peer['jpg']['ms'], LIMITS['resize and JPEG'], ' × sharp')}.  ")
    print(f"WebP at the same SSIM: {against(masthead_ms['webp'] / peer['webp']['ms'], LIMITS['WebP'], ' × sharp')}.  ")
    print(f"AVIF: {against(own['avif'] / own['webp'], LIMITS['AVIF, time'], ' × the time of WebP')}, "
          f"{against(size['avif'] / size['webp'], LIMITS['AVIF, bytes'], ' × its bytes')}.\n")


def percentile(server, seconds):
    """The 99th of what a reader of the home page waits, in ms, asking every 5 ms."""
    waits, end = [], time.time() + seconds
    with Connection(server.port) as connection:
        while time.time() < end:
            began = time.perf_counter()
            connection.ask("/", True)
            connection.answer()
            waits.append((time.perf_counter() - began) * 1000)
            time.sleep(0.005)
    return sorted(waits)[len(waits) * 99 // 100]


def while_they_come(cwd, photographs):
    """What readers feel while photographs come and their sizes are made."""
    bundle = cwd / "coming" / "pictures"
    bundle.mkdir(parents=True)
    for number in range(COMING):
        # A comment behind the end makes it another file.
        content = photographs[number % len(photographs)].read_bytes()
        (bundle / f"{number}.jpg").write_bytes(content + number.to_bytes(4, "big"))
    with quiet(), masthead(cwd) as server:
        media = cwd / "data" / "media"
        made = lambda: sum("-" in file.name for file in media.iterdir())
        while (before := made()) == 0 or time.sleep(12) or made() != before:
            pass
        idle = percentile(server, 20)
        imported(cwd, bundle.parent)
        while made() == before:
            time.sleep(0.1)
        busy = percentile(server, 6)
        still = made()
    print(f"### Readers while {COMING} photographs come\n")
    print(f"p99 of the home page: {idle:.2f} ms when nothing else happens, {busy:.2f} ms while sizes are made "
          f"({still - before} files by then): {against(busy / idle, LIMITS['p99'], ' ×')}.\n")


def main():
    """Prints the section of the report."""
    print("## Pictures\n")
    with folder() as cwd:
        bundle = cwd / "bundle" / "pictures"
        bundle.mkdir(parents=True)
        node(ROOT / "bench" / "sharp.mjs", "photographs", bundle)
        photographs = sorted(bundle.iterdir())
        imported(cwd, bundle.parent)
        against_sharp(cwd, photographs)
        shutil.rmtree(cwd / "data")
        seed(cwd)
        while_they_come(cwd, photographs)
    with folder() as cwd:
        seed(cwd)
        processor_time(["pictures", "make"], cwd)
        with masthead(cwd) as server:
            env = os.environ | {"MASTHEAD_URL": f"http://{HOST}:{server.port}"}
            subprocess.run(["node", ROOT / "bench" / "picture_bytes.mjs"], env=env, check=True, stdout=sys.stdout)


if __name__ == "__main__":
    main()
