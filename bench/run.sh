#!/usr/bin/env bash
# Measures the release server and prints the figures as Markdown, also into bench/results/latest.md.
# What is measured and how: bench/README.md. One part alone: bench/run.sh answers|download|vitals|deep|memory|editing|typing|pictures|loss|histories|sitemap|feeds|search|pictures-broken
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
export PYTHONDONTWRITEBYTECODE=1
[ -x "$CARGO_TARGET_DIR/release/masthead" ] || { echo "bench: no $CARGO_TARGET_DIR/release/masthead; run make build first" >&2; exit 1; }
mkdir -p bench/results
parts=${*:-answers statements download vitals deep memory editing typing pictures loss histories sitemap feeds search pictures-broken}

statements() {
  echo "## Statements a page"; echo
  local line
  line=$(grep -n -A1 'let count = asked' src/tests/pages.rs | grep assert) || { echo "bench: src/tests/pages.rs no longer counts statements" >&2; return 1; }
  echo "At most 3, asserted in \`src/tests/pages.rs\` (\`a_page_takes_at_most_three_statements\`):"; echo
  echo "    ${line#*-}" | sed -E 's/^ +/    /'; echo
}

# Tests of the product, asked for more of the same.
loss() {
  echo "## Nothing is lost"; echo
  echo "Each way 30 times (\`end2end/tests/losing.ts\`):"; echo
  local env="MASTHEAD_BINARY=$CARGO_TARGET_DIR/release/masthead MASTHEAD_DEMO=$PWD/demo LEPTOS_SITE_ROOT=$CARGO_TARGET_DIR/site MASTHEAD_LOSS_RUNS=${MASTHEAD_LOSS_RUNS:-30}"
  (cd end2end && env $env npx playwright test loss --reporter=list) | sed -E 's/\x1b\[[0-9;]*m//g; s/^ +/    /'; echo
}

histories() {
  echo "## Histories of several editors"; echo
  MASTHEAD_HISTORIES=${MASTHEAD_HISTORIES:-10000} cargo test -q --no-default-features --features ssr --test tests -- histories --nocapture 2>&1 | grep -E "histories|test result" | sed 's/^/    /'; echo
}

# In process, so that only search is measured. MASTHEAD_BENCH_POSTGRES holds the address of a server to measure beside SQLite.
search() {
  cargo run -q --release --no-default-features --features ssr --example bench-search
}

# Spoilt files, and the memory of the worst ones; each alone in its process.
pictures-broken() (
  echo "## Broken pictures"; echo
  local test="cargo test -q --no-default-features --features ssr --test tests -- --nocapture pictures::broken"
  # As the server sets it for itself (server/memory).
  export MALLOC_MMAP_THRESHOLD_=1048576
  # Millions of pixels: without this each takes minutes.
  export CARGO_PROFILE_DEV_OPT_LEVEL=1
  MASTHEAD_MUTANTS=${MASTHEAD_MUTANTS:-10000} $test::good_files 2>&1 | grep -E "spoilt|test result|panicked" | sed 's/^/    /'
  MASTHEAD_MEMORY_MIB=${MASTHEAD_MEMORY_MIB:-200} $test::eight_bombs 2>&1 | grep -E "eight times|test result|panicked" | sed 's/^/    /'; echo
)

{
  echo "# Figures of $(date +%F), $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)), commit $(git rev-parse --short HEAD 2>/dev/null || echo '?')"
  echo
  for part in $parts; do
    case $part in
      statements | loss | histories | search | pictures-broken) $part ;;
      vitals) python3 bench/peers.py quiet; python3 bench/peers.py serve node bench/vitals.mjs ;;
      answers | download | deep | memory | editing | typing | pictures | sitemap | feeds) python3 "bench/$part.py" ;;
      *) echo "bench: unknown part '$part'" >&2; exit 1 ;;
    esac
  done
} | tee bench/results/latest.md
