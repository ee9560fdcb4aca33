# Needs python3 (3.11 or newer) with venv, git, make. Everything else comes pinned by hash.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
WORKERS ?= 2
SEEDS ?= 1
BIN := .venv/bin
READY := .venv/.ready
WARM := .venv/.warm
BENCH := .venv/.bench
SOURCES := src tests benchmarks manage.py

# The demo lives in var/, with invented people and secrets of its own.
export DUADON_SECRET_DIR ?= var/secrets
DEMO_DATABASE := sqlite:var/demo.sqlite3
DEMO := DUADON_MADE_UP=1 DUADON_DATABASE=$(DEMO_DATABASE)
CHECKS := DUADON_MADE_UP=1 DUADON_DATABASE=sqlite:var/check.sqlite3

# The rooms whose tests touch the database, as far as they are born.
DATABASE_TESTS := $(wildcard $(addprefix tests/,store access actions queries jobs web api cli demo))

.DEFAULT_GOAL := help
.PHONY: help setup demo run test test-core test-pg check bench bench-full lock messages vendor fonts letter clean

help: ## print this table
	@echo "make TARGET, one of:"
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

setup: $(READY) $(WARM) ## make .venv with all pinned packages and this project in it
	@:

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3 setup" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || { echo "setup: making .venv"; \
	    rm -rf .venv; $(PYTHON) -m venv .venv || { \
	    echo "The venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }; }
	@echo "setup: installing $$(grep -c == requirements/dev.txt) pinned packages"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	    --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# A kernel that changed is compiled anew here, so that no plan waits for it.
$(WARM): $(READY) $(shell find src/duadon/planning -name '*.py')
	@echo "setup: compiling the planner's kernels"
	@$(BIN)/python -m duadon.planning.warm_up
	@touch $@

demo: setup ## make the invented world, drive it from workbook to card, then serve it with a worker (CHECK=1: do not serve)
	@rm -f var/demo.sqlite3*
	@$(DEMO) $(BIN)/duadon demo --fresh
ifneq ($(CHECK),1)
	@$(DEMO) $(BIN)/duadon serve --with-worker
endif

run: setup ## serve the database that the environment names (DUADON_DATABASE), with a worker
	@$(BIN)/duadon serve --with-worker

test: setup ## every test on SQLite and in the browser, then those of the database on PostgreSQL
	@$(BIN)/python -m tests.journeys.chromium
	@echo "test: SQLite"
	@$(BIN)/python -m pytest --quiet -n $(WORKERS) --dist loadfile --ignore=tests/journeys
	@echo "test: browser"
	@$(BIN)/python -m pytest --quiet -n $(WORKERS) --dist loadfile tests/journeys
	@$(MAKE) test-pg

test-core: setup ## the rules alone: no database, under 20 seconds
	@$(BIN)/python -m pytest --quiet -n $(WORKERS) -m "not slow" tests/core

test-pg: setup ## database tests and the demo on a throw-away PostgreSQL (NO_APT=1: never install it)
	@echo "test: PostgreSQL"
	@$(BIN)/python -m tests.throwaway_postgres $(BIN)/python -m pytest --quiet \
	    -n $(WORKERS) --dist loadfile $(DATABASE_TESTS)
	@if [ -f src/duadon/cli/main.py ]; then \
	    DUADON_MADE_UP=1 $(BIN)/python -m tests.throwaway_postgres $(BIN)/duadon demo --fresh; fi

check: setup ## style, types, import rules, sizes, migrations, requirements, messages, docs
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "Mend with: $(BIN)/ruff format ." >&2; exit 1; }
	@echo "check: style and formatting hold"
	@$(CHECKS) $(BIN)/mypy $(SOURCES)
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tests.architecture.sizes
	@$(CHECKS) $(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m tests.architecture.requirements
	@$(BIN)/python -m tests.architecture.vendored
	@$(BIN)/python -m tests.architecture.messages
	@$(BIN)/python -m tests.architecture.codes
	@$(BIN)/python -m tests.architecture.variables
	@$(BIN)/python -m tests.architecture.documents

screenshots: setup ## pictures of every page into var/screenshots, and those of the README into docs/images
	@$(CHECKS) $(BIN)/python -m tests.journeys.screenshots

bench: setup $(BENCH) ## measure in a few minutes; peers and bars in the same run
	@$(CHECKS) $(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.planner --workers $(WORKERS)

bench-full: setup $(BENCH) ## the planner on whole sets, within an hour; writes docs/reference/benchmarks.md (RIDES, DAYS: folders)
	@$(BIN)/python -m benchmarks.planner --full --seeds $(SEEDS) --workers $(WORKERS) $(if $(KEEP),--keep $(KEEP)) \
	    $(if $(RIDES),--rides $(RIDES)) $(if $(DAYS),--days $(DAYS))

$(BENCH): requirements/bench.txt $(READY)
	@echo "bench: installing $$(grep -c == requirements/bench.txt) pinned packages, peers among them"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

lock: ## resolve the newest versions into requirements/ (the only target that needs uv)
	@.venv-lock/bin/uv --version >/dev/null 2>&1 || { $(PYTHON) -m venv .venv-lock; \
	    .venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv; }
	@mkdir -p var
	@$(COMPILE) --all-extras --upgrade pyproject.toml -o var/all.txt
	@$(COMPILE) -c var/all.txt pyproject.toml -o requirements/base.txt
	@$(COMPILE) --extra dev -c var/all.txt pyproject.toml -o requirements/dev.txt
	@$(COMPILE) --extra dev --extra bench -c var/all.txt pyproject.toml -o requirements/bench.txt
	@grep -c == requirements/*.txt

# Annotations and headers would carry paths and addresses of the machine that resolved.
COMPILE = UV_PYTHON_DOWNLOADS=never .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
    --python $(PYTHON) --generate-hashes --no-header --no-annotate

messages: setup ## gather the sentences of templates into the catalogue, compile it, write the page of codes
	@$(BIN)/python -m tests.architecture.messages --write
	@$(BIN)/python -m tests.architecture.codes --write

vendor: setup ## copy the locked style sheets, scripts and faces of the pages anew (needs npm; the result is committed)
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@$(BIN)/python -m tests.architecture.vendored --write

fonts: ## fetch the fonts of the papers anew (needs npm; the result is committed)
	@.venv-fonts/bin/python -c 'import fontTools' 2>/dev/null || { $(PYTHON) -m venv .venv-fonts; \
	    .venv-fonts/bin/python -m pip install --quiet --disable-pip-version-check $(FONT_TOOLS); }
	@.venv-fonts/bin/python -m scripts.make_fonts src/duadon/adapters/fonts

letter: setup ## make the Word template of the report anew (the result is committed)
	@$(BIN)/python -m scripts.make_report_template src/duadon/adapters/templates/report.docx

FONT_TOOLS := fonttools==4.68.0 brotli==1.2.1

clean: ## remove what runs have made: var/, caches, .venv
	@rm -rf var .venv .venv-lock .venv-fonts .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
