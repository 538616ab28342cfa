"""Processor time of making all sizes of a photograph, beside npm sharp; how long an upload takes; what readers feel of it; picture bytes of the home page."""
import http.client
import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import mean, median

from editing import PASSWORD, connect, post
from peers import HOST, MASTHEAD, ROOT, Connection, against, folder, masthead, quiet, say, seed, settings, table

FORMATS = ["jpg", "webp", "avif"]
WIDTHS = [480, 960, 1600]
# As `server::media::variants::encode` has them.
QUALITY = {"jpg": 80, "webp": 76, "avif": 58}
RUNS = 3
LOGO = "logo.png"
COMING = 20
"""Photographs that come while readers read."""
LIMITS = {"resize and JPEG": 1.5, "WebP": 1.2, "AVIF, time": 3.0, "AVIF, bytes": 0.8, "upload": 150, "p99": 2.0}


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
    """A site of pictures alone: channels and name are the demo's."""
    shutil.copy(ROOT / "demo" / "channels.toml", bundle)
    (bundle / "site.toml").write_text((ROOT / "demo" / "site.toml").read_text().split("[[home]]")[0])
    (bundle / "menus.toml").touch()
    shutil.copy(ROOT / "demo" / "pictures" / LOGO, bundle / "pictures")
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


def percentile(server, until):
    """The 99th of what a reader of the home page waits, in ms, asking every 5 ms until something is set."""
    waits = []
    with Connection(server.port) as connection:
        while not until.is_set():
            began = time.perf_counter()
            connection.ask("/", True)
            connection.answer()
            waits.append((time.perf_counter() - began) * 1000)
            time.sleep(0.005)
    return sorted(waits)[len(waits) * 99 // 100]


def editor(server, cwd):
    """Somebody who may upload: the cookie of their session."""
    command = [MASTHEAD, "user", "add", "li", "--role", "editor", "--password-stdin"]
    subprocess.run(command, cwd=cwd, env=settings(cwd), input=PASSWORD + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
    status, _, cookie, _ = post(connect(server), "/api/sign_in", {"account": "li", "password": PASSWORD})
    if status != 200:
        raise SystemExit(f"bench: signing in was answered {status}")
    return cookie


def uploads(server, cookie, photographs):
    """Milliseconds from the last byte of each photograph to its answer, one after the other."""
    waits = []
    for number, photograph in enumerate(photographs):
        # A comment behind the end makes it another file.
        content = photograph.read_bytes() + number.to_bytes(4, "big")
        connection = http.client.HTTPConnection(HOST, server.port, timeout=60)
        connection.putrequest("POST", f"/desk/pictures?name={number}.jpg")
        for name, value in [("sec-fetch-site", "same-origin"), ("cookie", cookie), ("content-type", "image/jpeg"), ("content-length", str(len(content)))]:
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(content)
        began = time.perf_counter()
        answer = connection.getresponse()
        if answer.status != 200:
            raise SystemExit(f"bench: a photograph was answered {answer.status}: {answer.read().decode()}")
        answer.read()
        waits.append((time.perf_counter() - began) * 1000)
        connection.close()
    return waits


def while_they_come(cwd, photographs):
    """How long an upload takes, and what readers feel while twenty come and their sizes are made."""
    coming = [photographs[number % len(photographs)] for number in range(COMING)]
    with quiet(), masthead(cwd) as server:
        cookie = editor(server, cwd)
        media = cwd / "data" / "media"
        made = lambda: sum("-" in file.name for file in media.iterdir())
        while (before := made()) == 0 or time.sleep(12) or made() != before:
            pass
        with ThreadPoolExecutor() as at_once:
            over = threading.Event()
            reading = at_once.submit(percentile, server, over)
            time.sleep(20)
            over.set()
            idle = reading.result()
            over = threading.Event()
            reading = at_once.submit(percentile, server, over)
            waits = sorted(uploads(server, cookie, coming))
            over.set()
            busy = reading.result()
        still = made()
    size = mean(photograph.stat().st_size for photograph in photographs) / 1e6
    print(f"### {COMING} photographs of 12 million pixels ({size:.1f} MB) come one after the other\n")
    print(f"From the last byte to the answer: median {against(median(waits), LIMITS['upload'], ' ms')}, slowest {waits[-1]:.0f} ms.  ")
    print(f"p99 of the home page: {idle:.2f} ms when nothing else happens, {busy:.2f} ms meanwhile "
          f"({still - before} sizes were made by then): {against(busy / idle, LIMITS['p99'], ' ×')}.\n")


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
