# Two commands do everything: `make run` serves the site on http://127.0.0.1:3000, `make test` checks all that CI checks.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export PATH := $(CURDIR)/end2end/node_modules/.bin:$(PATH)
target := $(or $(CARGO_TARGET_DIR),target)
# cargo-leptos puts the site where Cargo.toml says; it has to lie beside the server that serves it.
export LEPTOS_SITE_ROOT := $(target)/site
server := $(target)/release/masthead

.PHONY: setup run dev test bench build screenshots

setup: ## gets what is missing to build
	@scripts/setup.sh build

build: setup ## release server and site
	cargo leptos build --release --precompress

run: build ## serves on http://127.0.0.1:3000, with demo content at the first start
	@scripts/port-free.sh
	$(server) seed
	$(server) serve

dev: setup ## rebuilds and reloads on every change
	@scripts/port-free.sh
	cargo leptos watch

test: ## everything CI checks
	@scripts/test.sh

bench: ## figures, with a peer beside each
	@scripts/setup.sh bench
	@$(MAKE) build
	@bench/run.sh

screenshots: ## pictures of README
	@scripts/setup.sh test
	@$(MAKE) build
	@scripts/screenshots.sh
