# make serve: the page on this machine.   make test: every check there is.   Both install what is missing, as make build does.
SHELL := bash
ENV := . .ci/env
SOURCES := $(shell find src style tests/cables -type f) index.html Trunk.toml Cargo.toml Cargo.lock .ci/versions

.PHONY: serve test test-docs dist build check mutations score bench bench-wasm levels bench-page fuzz screenshot clean setup e2e

serve: build
	@$(ENV); node tests/e2e/serve.mjs dist 8080

test:
	@.ci/setup test
	@$(MAKE) --no-print-directory check mutations build e2e
	@$(ENV); echo "check: the element in sites of two generators"; GENERATORS=mkdocs,sphinx node --test --test-concurrency=1 tests/docs/docs.test.mjs

# What is handed out, as one archive: the file, the folder of the element, sums, and a list. Of a commit, so that it can be made
# again to the byte.
dist: setup
	@if [ -n "$$(git status --porcelain --untracked-files=no)" ]; then echo "dist: there are changes that are in no commit; commit them first" >&2; exit 1; fi
	@$(ENV); trunk build 2>&1 | grep -vE "^ *Compiling|INFO"; test $${PIPESTATUS[0]} -eq 0
	@sha256sum dist/cable-viewer.zip

# The element in sites that six documentation generators build.
test-docs:
	@.ci/setup docs
	@$(MAKE) --no-print-directory build
	@$(ENV); node --test --test-concurrency=1 tests/docs/docs.test.mjs

setup:
	@.ci/setup build

# Format, lints for the build machine and for the browser, native tests, documentation: what takes no browser.
check:
	@.ci/check
	@$(ENV); echo "check: format"; cargo fmt --check
	@$(ENV); echo "check: lints"; cargo clippy --quiet --all-targets --features tools -- -D warnings
	@$(ENV); echo "check: lints for the browser"; cargo clippy --quiet --lib --bin cable-viewer --example wasm-bench --target wasm32-unknown-unknown -- -D warnings
	@$(ENV); echo "check: native tests"; cargo test --quiet
	@$(ENV); echo "check: documentation"; RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --document-private-items --lib

# A hundred thousand mutated fixtures, optimised and with every assertion: a minute or two, and as long to build once.
mutations:
	@$(ENV); echo "check: mutations"; MUTATIONS=100000 cargo test --profile fuzz --quiet --test mutate

build: dist/cable-viewer.html

dist/cable-viewer.html: $(SOURCES) | setup
	@$(ENV); echo "build: release (a minute and a half from nothing, half a minute after a change)"; trunk build 2>&1 | grep -vE "^ *Compiling|INFO" ; test $${PIPESTATUS[0]} -eq 0
	@touch $@

e2e: build
	@$(ENV); node --test --test-concurrency=1 tests/e2e/*.test.mjs

# How well the real cables beside the project are read; ARGS=--misses lists each miss.
score:
	@$(ENV); cargo run --release --quiet --features tools --bin score -- $(ARGS)

# Speed and memory of the reading, beside those of another commit: as a native library, and as a module for the browser run by node.
BASE ?= 2dbb5b9
bench:
	@benches/compare.sh read $(BASE)

bench-wasm: setup
	@benches/compare.sh wasm $(BASE)

# What each optimisation level gives and costs in the browser; LEVELS="s 3" measures those alone.
levels: setup
	@$(ENV); node benches/wasm.mjs --levels $(LEVELS)

# How long a reader waits: start, first view, and the longest tasks of the browser.
bench-page: build
	@$(ENV); node benches/page.mjs

# Reads invented texts until a fault is found or FUZZ_SECONDS (an hour) are over; ARGS=FILE checks that file alone.
fuzz:
	@$(ENV); cargo run --profile fuzz --quiet --features tools --bin fuzz -- $(ARGS)

screenshot: build
	@$(ENV); node tests/e2e/screenshot.mjs

clean:
	rm -rf dist target tests/e2e/node_modules tests/e2e/output tests/docs/node_modules tests/docs/venv
