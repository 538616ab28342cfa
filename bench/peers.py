"""The servers that are measured, the load they get, and what it costs them.

usage: peers.py quiet             waits until the machine is quiet
       peers.py serve COMMAND...  runs COMMAND with MASTHEAD_URL set to a server with the demo site
"""
import contextlib
import math
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
MASTHEAD = TARGET / "release" / "masthead"
# `make build` puts the site beside the server; a plain `cargo leptos build` into the repository.
SITE = next((site for site in [TARGET / "site", ROOT / "target" / "site"] if site.is_dir()), TARGET / "site")
HOST = "127.0.0.1"
TICK = os.sysconf("SC_CLK_TCK")
PAGES = {"home": "/", "channel": "/yaowen", "article": "/yaowen/1001"}
"""One page of each type of the demo site."""


def say(words):
    """Progress goes to standard error; standard output is the report."""
    print(f"bench: {words}", file=sys.stderr, flush=True)


def used():
    """Processor time since the machine started, in seconds: of all programs, and of this one with those it has ended."""
    ticks = [int(word) for word in open("/proc/stat").readline().split()[1:9]]
    own = os.times()
    return (sum(ticks) - ticks[3] - ticks[4]) / TICK, own.user + own.system + own.children_user + own.children_system


def busy_share(seconds):
    """How much of all cores is in use during the next seconds, from 0 to 1."""
    before, _ = used()
    time.sleep(seconds)
    return (used()[0] - before) / seconds / os.cpu_count()


def wait_until_quiet():
    """Ten minutes at most; the report says when it was in vain.

    Quiet is a load average under 0.7, or (as the average remembers our own last measurement) cores that are 95 % idle
    for five seconds.
    """
    end = time.time() + float(os.environ.get("MASTHEAD_BENCH_PATIENCE", "600"))
    told = False
    while os.getloadavg()[0] >= 0.7 and busy_share(5) > 0.05:
        if not told:
            say("waiting for a quiet machine")
            told = True
        if time.time() > end:
            print(f"**The machine was not quiet (load {os.getloadavg()[0]:.1f}): the next figures are too high.**\n")
            return
        time.sleep(5)


@contextlib.contextmanager
def quiet():
    """Waits for a quiet machine, and says if it did not stay so during the block, which ends what it starts."""
    wait_until_quiet()
    begin, (all_before, own_before) = time.time(), used()
    yield
    all_after, own_after = used()
    others = (all_after - all_before - own_after + own_before) / (time.time() - begin) / os.cpu_count()
    if others > 0.1:
        print(f"**Other programs used {others:.0%} of the processors meanwhile: the next figures are too high.**\n")


def free_port():
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_for(port, process, log):
    """Until `process` listens on `port`."""
    for _ in range(600):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), 1):
            return
        time.sleep(0.05)
    sys.exit(f"bench: {process.args[0]} does not listen: {pathlib.Path(log).read_text()}")


@contextlib.contextmanager
def folder():
    """A temporary folder."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="masthead-bench-"))
    try:
        yield path
    finally:
        shutil.rmtree(path)


@contextlib.contextmanager
def running(arguments, port, cwd, env=None):
    """A server process for as long as the block lasts."""
    log = cwd / f"log-{port}"
    with open(log, "w") as output:
        process = subprocess.Popen(arguments, cwd=cwd, env=env, stdout=output, stderr=output)
    try:
        wait_for(port, process, log)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            say(f"{arguments[0]} did not stop when asked to")
            process.kill()
            process.wait()


def settings(cwd, port=0, **more):
    """The environment of a server whose data is in `cwd`, without settings of this shell."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MASTHEAD_", "LEPTOS_"))}
    env |= {"MASTHEAD_DATA_FOLDER": str(cwd / "data"), "MASTHEAD_SERVER_ADDRESS": f"{HOST}:{port}", "LEPTOS_SITE_ROOT": str(SITE)}
    return env | {f"MASTHEAD_{name.upper()}": str(value) for name, value in more.items()}


def seed(cwd):
    """Loads the demo site. The folder is not the repository's, so that no Leptos.toml counts."""
    subprocess.run([MASTHEAD, "seed", "--from", ROOT / "demo"], cwd=cwd, env=settings(cwd), check=True, stdout=sys.stderr)


def masthead(cwd, **more):
    """Masthead on the data in `cwd`."""
    port = free_port()
    return running([MASTHEAD, "serve"], port, cwd, settings(cwd, port, **more))


def nginx(cwd, files):
    """nginx with one process, answering /{name} with the bytes of files[name], which may end in .br."""
    port = free_port()
    (cwd / "html").mkdir()
    for name, content in files.items():
        (cwd / "html" / name).write_bytes(content)
    scratch = " ".join(f"{kind}_temp_path {cwd}/{kind};" for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    (cwd / "nginx.conf").write_text(f"""
        daemon off; master_process off; pid {cwd}/nginx.pid; error_log stderr;
        events {{ worker_connections 256; }}
        http {{
          access_log off; {scratch} sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;
          default_type "text/html; charset=utf-8"; types {{ }}
          server {{
            listen {HOST}:{port}; root {cwd}/html;
            location ~ [.]br$ {{ add_header Content-Encoding br; add_header Vary accept-encoding; }}
          }}
        }}""")
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return running([program, "-p", cwd, "-c", cwd / "nginx.conf", "-e", "stderr"], port, cwd)


class Server:
    """A server under measurement."""

    def __init__(self, port, pid):
        self.port, self.pid = port, pid

    def cpu(self):
        """Seconds of processor time so far, all threads."""
        fields = open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def resident(self, which="VmRSS"):
        """Resident memory in MiB: now, or (VmHWM) at its highest."""
        line = next(line for line in open(f"/proc/{self.pid}/status") if line.startswith(which))
        return int(line.split()[1]) / 1024

    def get(self, path, brotli=False):
        """Status and body of one answer."""
        with Connection(self.port) as connection:
            connection.ask(path, brotli)
            return connection.answer()

    def load(self, paths, count, connections=8, brotli=True):
        """Asks `count` times, going round `paths` on kept connections; gives how often each status came.

        It ends at a request that is not answered within ten seconds.
        """
        statuses = {}
        with contextlib.ExitStack() as stack:
            opened = [stack.enter_context(Connection(self.port)) for _ in range(connections)]
            for first in range(0, count, connections):
                batch = opened[: count - first]
                for number, connection in enumerate(batch, first):
                    connection.ask(paths[number % len(paths)], brotli)
                for connection in batch:
                    try:
                        status, _ = connection.answer()
                    except TimeoutError:
                        return statuses | {"no answer": 1}
                    statuses[status] = statuses.get(status, 0) + 1
        return statuses

    def microseconds(self, path, count, connections=8, brotli=True):
        """Processor time of one of `count` answers; not a number when not all were given."""
        before = self.cpu()
        statuses = self.load([path], count, connections, brotli)
        if statuses != {200: count}:
            say(f"{path} was answered {statuses}")
            return math.nan
        return (self.cpu() - before) / count * 1e6


class Connection:
    """One kept HTTP/1.1 connection."""

    def __init__(self, port):
        self.socket = socket.create_connection((HOST, port), 10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def ask(self, path, brotli, more=""):
        """Sends one request, with further headers."""
        coding = "br" if brotli else "identity"
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nhost: {HOST}\r\naccept: text/html\r\naccept-encoding: {coding}\r\n{more}\r\n".encode())

    def answer(self):
        """Status and body of the answer to it."""
        data = self.socket.recv(1 << 20)
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self.more()
        head = data[:end].lower()
        at = head.find(b"\r\ncontent-length:")
        length = int(head[at + 17 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        parts, missing = [data[end + 4 :]], length - len(data) + end + 4
        while missing > 0:
            parts.append(self.more())
            missing -= len(parts[-1])
        return int(head[9:12]), b"".join(parts)

    def more(self):
        """The next bytes; there have to be some."""
        return self.socket.recv(1 << 20) or sys.exit("bench: the server closed a connection in the middle of an answer")


def table(head, rows):
    """Prints a Markdown table."""
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print(flush=True)


def against(value, limit, unit=""):
    """A figure beside its limit, with a verdict."""
    return f"{value:.4g}{unit} (limit {limit:g}{unit}: {'kept' if value <= limit else '**missed**'})"


def main():
    """The command line."""
    match sys.argv[1:]:
        case ["quiet"]:
            wait_until_quiet()
        case ["serve", *command]:
            with folder() as cwd:
                seed(cwd)
                with masthead(cwd) as server:
                    env = os.environ | {"MASTHEAD_URL": f"http://{HOST}:{server.port}"}
                    sys.exit(subprocess.run(command, env=env).returncode)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
