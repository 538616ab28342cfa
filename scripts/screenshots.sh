#!/usr/bin/env bash
# Takes the pictures of README into docs/screenshots: the release server, with the demo site, in Chromium.
# usage: scripts/screenshots.sh   (make screenshots builds first)
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
server=$target/release/masthead
chromium=${MASTHEAD_CHROMIUM:-/usr/bin/chromium}

die() { printf 'screenshots: %s\n' "$*" >&2; exit 1; }
[ -x "$server" ] || die "no $server; run make build first"
[ -x "$chromium" ] || die "no $chromium; run scripts/setup.sh test, or set MASTHEAD_CHROMIUM"
[ -d end2end/node_modules/@playwright/test ] || die "no Playwright in end2end/node_modules; run scripts/setup.sh test"

scratch=$(mktemp -d)
masthead=
finish() {
  if [ -n "$masthead" ]; then kill "$masthead" 2>/dev/null || true; wait "$masthead" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap finish EXIT

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
export MASTHEAD_SERVER_ADDRESS=127.0.0.1:$port MASTHEAD_SERVER_PUBLIC_URL=http://127.0.0.1:$port MASTHEAD_DATA_FOLDER=$scratch/data
export LEPTOS_SITE_ROOT=${LEPTOS_SITE_ROOT:-$target/site}
LEPTOS_SITE_ROOT=$(realpath -m "$LEPTOS_SITE_ROOT")

# From a folder of its own, so that no Leptos.toml of the checkout counts.
cd "$scratch"
"$server" seed --from "$root/demo" >/dev/null
"$server" serve 2>log &
masthead=$!
for _ in $(seq 100); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
  kill -0 "$masthead" 2>/dev/null || die "the server ended: $(cat log)"
  sleep 0.1
done

MASTHEAD_URL=http://127.0.0.1:$port MASTHEAD_CHROMIUM=$chromium node "$root/scripts/screenshots.mjs" "$root/docs/screenshots"
