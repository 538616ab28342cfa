#!/usr/bin/env bash
# Everything CI checks. Prints each step and how long it took; ends with the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
export CARGO_TERM_COLOR=never

step() {
  local name=$1 began=$SECONDS; shift
  printf '\n== %s\n' "$name"
  "$@" || { printf '== %s: FAILED after %d s\n' "$name" $((SECONDS - began)); exit 1; }
  printf '== %s: passed in %d s\n' "$name" $((SECONDS - began))
}

# A throwaway Postgres on a socket of its own, as the user postgres where we are root.
postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true; }

start_postgres() {
  [ -z "${MASTHEAD_TEST_POSTGRES:-}" ] || { echo "Postgres: the one of MASTHEAD_TEST_POSTGRES"; return; }
  local bin; bin=$(postgres_bin)
  [ -n "$bin" ] || { echo "Postgres: none found, so the Rust tests run on SQLite alone"; return; }
  pg=$(mktemp -d /tmp/masthead-pg.XXXXXX)
  as=""
  if [ "$(id -u)" = 0 ]; then chown postgres "$pg"; as="runuser -u postgres --"; fi
  $as "$bin/initdb" -D "$pg/data" -U masthead -A trust -E UTF8 --locale=C >/dev/null
  $as "$bin/pg_ctl" -D "$pg/data" -w -l "$pg/log" -o "-k $pg -p 5499 -c listen_addresses='' -c fsync=off -c max_connections=300" start >/dev/null
  trap 'stop_postgres' EXIT
  $as "$bin/createdb" -h "$pg" -p 5499 -U masthead masthead
  export MASTHEAD_TEST_POSTGRES="postgres://masthead@localhost:5499/masthead?host=$pg"
  echo "Postgres: $("$bin/postgres" --version), a throwaway one"
}

stop_postgres() {
  $as "$(postgres_bin)/pg_ctl" -D "$pg/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$pg"
}

browser_tests() {
  export MASTHEAD_BINARY=$CARGO_TARGET_DIR/release/masthead MASTHEAD_DEMO=$PWD/demo
  (cd end2end && npx tsc --noEmit -p . && npx playwright test)
}

step "setup" scripts/setup.sh test
step "format" cargo fmt --check
step "clippy of the server" cargo clippy -q --all-targets --no-default-features --features ssr -- -D warnings
step "clippy of the client" cargo clippy -q --lib --no-default-features --features hydrate --target wasm32-unknown-unknown -- -D warnings
step "types of the editing script" npx --prefix end2end tsc -p src/editing
step "types of the readers' scripts" npx --prefix end2end tsc -p src/reading
step "types of the service worker" npx --prefix end2end tsc -p src/reading/worker
step "a Postgres for the tests" start_postgres
step "Rust tests" cargo test -q --no-default-features --features ssr
step "release build" make -s build
step "browser tests" browser_tests
printf '\nall of it passed in %d s\n' "$SECONDS"
