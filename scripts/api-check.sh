#!/usr/bin/env bash
# Asks a running server everything that its API's description allows, and much that it does not (schemathesis): what it answers must
# be what the description says. For a bounded time, on the demo site.
# usage: MASTHEAD_BINARY=... scripts/api-check.sh   (scripts/setup.sh test has installed schemathesis)
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
server=$(realpath "${MASTHEAD_BINARY:-${CARGO_TARGET_DIR:-target}/release/masthead}")
schemathesis=${MASTHEAD_CACHE:-$HOME/.cache/masthead}/python/bin/schemathesis

die() { printf 'api-check: %s\n' "$*" >&2; exit 1; }
[ -x "$server" ] || die "no $server; run make build first"
[ -x "$schemathesis" ] || die "no $schemathesis; run scripts/setup.sh test"

scratch=$(mktemp -d)
masthead=
finish() {
  if [ -n "$masthead" ]; then kill "$masthead" 2>/dev/null || true; wait "$masthead" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap finish EXIT

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
url=http://127.0.0.1:$port
export MASTHEAD_SERVER_ADDRESS=127.0.0.1:$port MASTHEAD_SERVER_PUBLIC_URL=$url MASTHEAD_DATA_FOLDER=$scratch/data
# One program asks all of it.
export MASTHEAD_PUBLIC_API_REQUESTS_PER_MINUTE=4000000000

cd "$scratch"
"$server" seed --from "$root/demo" >/dev/null
"$server" serve 2>log &
masthead=$!
"$schemathesis" run "$url/api/v1/openapi.json" --wait-for-schema 20 --checks all --max-time "${MASTHEAD_API_SECONDS:-30}" \
  --seed 1 --warnings off || { tail -20 log >&2; exit 1; }
