"""Fifty editors saving at once; two hundred attempts to sign in at once while readers read; a hundred kills."""
import concurrent.futures
import http.client
import json
import os
import re
import statistics
import subprocess
import threading
import time

from peers import HOST, MASTHEAD, ROOT, against, folder, masthead, quiet, seed, settings, table

EDITORS = 50
ROUNDS = 20
PAUSE = 1.5
"""Seconds between two saves of one editor: the page saves after a pause of so long."""
ATTEMPTS = 200
PASSWORD = "bench: a password of its own"


def connect(server):
    """A connection to keep, as browsers do."""
    return http.client.HTTPConnection(HOST, server.port, timeout=30)


def post(connection, path, body, cookies="", address=None):
    """Status, JSON and cookies of the answer to a server function, and how long it took in milliseconds."""
    headers = {"content-type": "application/json", "sec-fetch-site": "same-origin", "cookie": cookies}
    if address:
        headers["x-forwarded-for"] = address
    began = time.perf_counter()
    connection.request("POST", path, json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read()
    took = (time.perf_counter() - began) * 1000
    set_cookies = "; ".join(value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie")
    return answer.status, json.loads(text), set_cookies, took


def percentile(values, share):
    """The value that a share of all values do not exceed."""
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def add_editors(cwd):
    """So many people with a password."""
    for number in range(EDITORS):
        command = [MASTHEAD, "user", "add", f"editor{number}", "--role", "editor", "--password-stdin"]
        subprocess.run(command, input=PASSWORD + "\n", text=True, cwd=cwd, env=settings(cwd), check=True, stdout=subprocess.DEVNULL)


def saves(server):
    """How long acknowledged saves take when all editors save in the same moment, again and again."""
    cookies, articles = [], []
    for number in range(EDITORS):
        status, _, cookie, _ = post(connect(server), "/api/sign_in", {"account": f"editor{number}", "password": PASSWORD})
        assert status == 200, status
        cookies.append(cookie)
        articles.append(post(connect(server), "/api/begin", {"channel": 1}, cookie)[1])
    together = threading.Barrier(EDITORS)
    times = []

    def edit(number):
        version, connection = 1, connect(server)
        for turn in range(ROUNDS):
            together.wait()
            text = [{"text": f"第 {turn} 次保存。" + "渡口的船一早就开了，买票的人排到了桥头。" * 5}]
            change = {"change": "put", "block": {"id": f"b{turn}", "type": "paragraph", "text": text}, "after": ""}
            save = {"article": articles[number], "base": version, "operation": f"{number}-{turn}", "sitting": "s", "changes": [change]}
            status, answer, _, took = post(connection, "/api/save", {"save": save}, cookies[number])
            assert status == 200, answer
            version = answer["version"]
            times.append(took)
            time.sleep(PAUSE)

    with concurrent.futures.ThreadPoolExecutor(EDITORS) as pool:
        list(pool.map(edit, range(EDITORS)))
    return times


def readers(server, stop):
    """How long a reader's page takes, asked one after the other until told to stop."""
    connection = connect(server)
    times = []
    while not stop.is_set():
        began = time.perf_counter()
        connection.request("GET", "/yaowen", headers={"accept-encoding": "br"})
        connection.getresponse().read()
        times.append((time.perf_counter() - began) * 1000)
        time.sleep(0.002)
    return times


def sign_ins(server):
    """Attempts from as many addresses for as many accounts, so that no limit holds them back; what readers notice."""
    before = server.resident()
    highest, stop = [before], threading.Event()

    def watch():
        while not stop.is_set():
            highest.append(server.resident())
            time.sleep(0.01)

    def attempt(number):
        who = {"account": f"editor{number % EDITORS}" if number < EDITORS else f"nobody{number}", "password": "wrong: not this one"}
        status, _, _, took = post(connect(server), "/api/sign_in", who, address=f"192.0.2.{number}")
        return status, took

    with concurrent.futures.ThreadPoolExecutor(ATTEMPTS + 2) as pool:
        watching, reading = pool.submit(watch), pool.submit(readers, server, stop)
        attempts = list(pool.map(attempt, range(ATTEMPTS)))
        stop.set()
        watching.result()
        times = reading.result()
    return attempts, max(highest) - before, times


def edit_mode(server):
    """From pressing the button until the page can be written in, in Chromium."""
    command = ["node", ROOT / "bench" / "edit_mode.mjs", f"http://{HOST}:{server.port}", "editor0", PASSWORD]
    return [float(line) for line in subprocess.run(command, check=True, text=True, capture_output=True).stdout.split()]


def kills():
    """A hundred kills in the middle of saves: a test of the product, asked for more of the same."""
    command = ["cargo", "test", "-q", "--no-default-features", "--features", "ssr", "--test", "tests", "--", "crash", "--nocapture"]
    env = os.environ | {"MASTHEAD_CRASH_CYCLES": "100"}
    ran = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True)
    said = re.search(r"\d+ kills.*", ran.stderr + ran.stdout)
    return said.group() if said and ran.returncode == 0 else f"**failed**: {ran.stdout[-2000:]}"


def main():
    """Prints the section of the report."""
    with folder() as cwd:
        seed(cwd)
        add_editors(cwd)
        with quiet(), masthead(cwd) as server:
            took = saves(server)
        with quiet(), masthead(cwd) as server:
            opened = edit_mode(server)
        with quiet(), masthead(cwd, server_trusted_proxies=1) as server:
            attempts, grown, reading = sign_ins(server)
    print(f"## {EDITORS} editors saving at once\n\n{ROUNDS} times all in the same moment, every {PAUSE} s; SQLite, `synchronous=FULL`.\n")
    table(["saves", "median, ms", "p99, ms"], [[len(took), f"{statistics.median(took):.1f}", against(percentile(took, 0.99), 150)]])
    print("## Editing begins\n\nFrom pressing the button until the page can be written in; Chromium, the code being there.\n")
    table(["times", "median, ms", "slowest, ms"], [[len(opened), f"{statistics.median(opened):.0f}", against(max(opened), 300)]])
    statuses = {status: sum(1 for known, _ in attempts if known == status) for status, _ in attempts}
    print(f"## {ATTEMPTS} attempts to sign in at once\n\nA quarter for known accounts, all with a wrong password, each from an address of its own.\n")
    head = ["answers", "memory, MiB more", "an attempt, median ms", "readers' p99 meanwhile, ms"]
    median = f"{statistics.median(took for _, took in attempts):.0f}"
    table(head, [[statuses, against(grown, 100), median, against(percentile(reading, 0.99), 100)]])
    print(f"## Killed while saving\n\n{kills()}\n")


if __name__ == "__main__":
    main()
