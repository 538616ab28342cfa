#!/usr/bin/env bash
# Gets what is missing to build, test or measure Masthead; quick and silent about what is there already.
#
#   scripts/setup.sh build   Rust's wasm target, cmake and nasm, wasm-bindgen, cargo-leptos, wasm-opt   (make setup, run, dev, build)
#   scripts/setup.sh test    the above, and Chromium, Chinese fonts, Playwright, Postgres, feed readers, schemathesis (make test, screenshots)
#   scripts/setup.sh bench   the above, and nginx, sharp                                 (make bench)
#
# Compiled tools go to $MASTHEAD_CACHE (default ~/.cache/masthead), shared by all checkouts of one user.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-build}
cache=${MASTHEAD_CACHE:-$HOME/.cache/masthead}
tools=$cache/tools
mkdir -p "$tools"

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

apt_updated=
# debian PACKAGE... : installs Debian packages, asking sudo where we are not root.
debian() {
  have apt-get || die "missing: $*. Install it with your system's package manager and run this again."
  local as=; [ "$(id -u)" = 0 ] || as=sudo
  [ -n "$apt_updated" ] || { $as apt-get update -qq || die "apt-get update failed"; apt_updated=yes; }
  say "installing $* (apt)"
  DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends "$@" >/dev/null || die "apt-get could not install: $*"
}

# The version of one crate in Cargo.lock.
locked() { awk -v name="$1" '$0 == "name = \"" name "\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock; }

wasm_target_present() { [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; }

# Debian's own Rust, with wasm's standard library built once from Debian's rust-src: for machines that reach no rustup server.
debian_wasm_target() {
  local lib=/usr/lib/rustlib/wasm32-unknown-unknown/lib
  if [ ! -x /usr/bin/cargo ] || [ ! -d /usr/lib/rustlib/src ] || ! have lld-22; then
    debian rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web
  fi
  if [ ! -d "$lib" ]; then
    say "building Rust's standard library for wasm (about a minute)"
    local scratch; scratch=$(mktemp -d)
    mkdir -p "$scratch/src"; : >"$scratch/src/lib.rs"
    printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2024"\n' >"$scratch/Cargo.toml"
    (cd "$scratch" && env -u CARGO_TARGET_DIR -u RUSTUP_TOOLCHAIN PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 \
      /usr/bin/cargo build -q --release -Zbuild-std=std,panic_abort,proc_macro --target wasm32-unknown-unknown) || die "wasm's standard library did not build"
    local as=; [ "$(id -u)" = 0 ] || as=sudo
    $as mkdir -p "$lib"
    rm -f "$scratch"/target/wasm32-unknown-unknown/release/deps/libscratch-*
    $as cp "$scratch"/target/wasm32-unknown-unknown/release/deps/*.rlib "$lib/"
    rm -rf "$scratch"
  fi
  if have rustup; then
    rustup toolchain list | grep -q '^debian' || rustup toolchain link debian /usr
    rustup override set debian >/dev/null 2>&1
  fi
}

rust() {
  have cc || debian build-essential
  if ! have cargo; then
    say "no Rust found: taking Debian's"
    debian_wasm_target; return
  fi
  wasm_target_present && return
  if have rustup && rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then return; fi
  debian_wasm_target
  wasm_target_present || die "Rust has no wasm32-unknown-unknown target; try: rustup target add wasm32-unknown-unknown"
}

# compiled NAME VERSION CARGO-ARGS... : one Rust tool of one version, kept in the cache.
compiled() {
  local name=$1 version=$2; shift 2
  [ "$(cat "$tools/$name.version" 2>/dev/null)" = "$version" ] && [ -x "$tools/bin/${BINARY:-$name}" ] && return
  say "compiling $name $version (once; $NOTE)"
  CARGO_TARGET_DIR="$cache/tools-target" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_DEBUG=false cargo install -q "$name" --version "$version" --root "$tools" --force "$@" || die "$name $version did not compile"
  echo "$version" >"$tools/$name.version"
}

# What builds libaom, which writes AVIF.
codecs() {
  have cmake || debian cmake
  have nasm || debian nasm
}

# node_packages FOLDER
node_packages() {
  have npm || debian nodejs npm
  local stamp=$1/node_modules/.package-lock.json
  [ -f "$stamp" ] && [ "$stamp" -nt "$1/package-lock.json" ] && return
  say "installing npm packages of $1"
  (cd "$1" && npm ci --silent --no-audit --no-fund && touch node_modules/.package-lock.json) || die "npm ci failed in $1"
}

build() {
  rust
  codecs
  node_packages end2end
  NOTE="a few minutes" BINARY=wasm-bindgen compiled wasm-bindgen-cli "$(locked wasm-bindgen)"
  # One crate of its lock file declares Rust 1.96 without using anything of it: 1.95 compiles it as well.
  NOTE="up to twenty minutes" compiled cargo-leptos 0.3.11 --locked --ignore-rust-version --features no_downloads
  rm -rf "$cache/tools-target"
  # `cargo leptos` in a plain shell finds its tools where cargo looks for its own.
  local cargo_bin=${CARGO_HOME:-$HOME/.cargo}/bin
  mkdir -p "$cargo_bin"
  for tool in cargo-leptos wasm-bindgen; do [ -e "$cargo_bin/$tool" ] || ln -s "$tools/bin/$tool" "$cargo_bin/$tool"; done
}

browser() {
  have chromium || debian chromium
  [ -n "$(fc-list 2>/dev/null | grep -i 'noto.*cjk' | head -1)" ] || debian fontconfig fonts-noto-cjk
}

# Programs of others that read feeds and sitemaps, in a Python of their own.
readers() {
  local python=$cache/python
  [ "$(cat "$python/requirements.txt" 2>/dev/null)" = "$(cat scripts/requirements.txt)" ] && return
  have python3 && python3 -c 'import ensurepip, venv' 2>/dev/null || debian python3 python3-venv
  say "installing Python packages of scripts/requirements.txt"
  rm -rf "$python"
  python3 -m venv "$python" && "$python/bin/pip" install -q --disable-pip-version-check -r scripts/requirements.txt || die "pip could not install scripts/requirements.txt"
  cp scripts/requirements.txt "$python/"
}

postgres() {
  [ -n "${MASTHEAD_TEST_POSTGRES:-}" ] && return
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || have initdb || debian postgresql || say "no Postgres: the Rust tests run on SQLite alone"
}

case $purpose in
  rust) rust; codecs ;;
  build) build ;;
  test) build; browser; readers; postgres ;;
  bench) build; browser; have nginx || debian nginx-light; node_packages bench ;;
  *) die "unknown purpose '$purpose' (rust, build, test or bench)" ;;
esac
