"""What a reader downloads to have the pages come alive: bytes of wasm and JavaScript, and which crates they come from."""
import re
import subprocess

from peers import ROOT, TARGET, against, folder, masthead, seed, table

LIMIT = 170
"""KB of brotli, wasm and JavaScript together; 1 KB is 1,000 bytes."""
WASM = TARGET / "front" / "wasm32-unknown-unknown" / "wasm-release" / "masthead.wasm"
BROTLI = "const z=require('zlib'),f=require('fs').readFileSync(0);process.stdout.write(''+z.brotliCompressSync(f,{params:{[z.constants.BROTLI_PARAM_SIZE_HINT]:f.length}}).length)"


def brotli(data):
    """Its size at quality 11, Node's default."""
    return int(subprocess.run(["node", "-e", BROTLI], input=data, capture_output=True, check=True).stdout)


def main():
    """Prints the section of the report."""
    with folder() as cwd:
        seed(cwd)
        with masthead(cwd) as server:
            html = server.get("/")[1].decode()
            names = sorted(set(re.findall(r"/pkg/[\w.-]+\.(?:js|wasm|css)", html)))
            missing = [name for name in names if server.get(name)[0] != 200]
            if missing or not any(name.endswith(".wasm") for name in names):
                raise SystemExit(f"bench: server and site are not of one build: {missing or names}; run make build")
            files = {name: server.get(name)[1] for name in names}
            served = {name: len(server.get(name, brotli=True)[1]) for name in names}
    print("## What a reader downloads\n")
    sizes = {name: brotli(data) for name, data in files.items()}
    table(["file", "bytes", "brotli 11", "as served"], [[name.removeprefix("/pkg/"), f"{len(files[name]):,}", f"{sizes[name]:,}", f"{served[name]:,}"] for name in names])
    total = sum(size for name, size in sizes.items() if not name.endswith(".css")) / 1000
    print(f"wasm and JavaScript, brotli 11: {against(total, LIMIT, ' KB')}\n")
    print("The ten largest contributors to the code of the wasm, by crate, before wasm-opt:\n")
    sizes = subprocess.run(["python3", ROOT / "bench" / "wasm_sizes.py", WASM, "10"], capture_output=True, text=True, check=True)
    print("```text\n" + sizes.stdout + "```\n", flush=True)


if __name__ == "__main__":
    main()
