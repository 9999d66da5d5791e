# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FUZZ_MINUTES ?= 10

.PHONY: help setup setup-desk setup-dev demo test check format bench-reading bench-cap bench-inside fuzz-cap fit lock schema clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tocsin needs Python 3.11 or newer; '$(PYTHON)' is older. Say which to use: make PYTHON=python3.11 …"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 2; }

$(VENV)/.main: requirements/build.txt requirements/main.txt pyproject.toml | $(BIN)/python
	@echo "Making the environment in $(VENV) (once) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements/build.txt -r requirements/main.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.desk: requirements/desk.txt $(VENV)/.main
	@echo "Adding what the desk needs …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements/desk.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.desk
	@echo "Adding the developers' tools …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

setup: $(VENV)/.main  ## make the environment
setup-desk: $(VENV)/.desk  ## make the environment with what the desk needs: database, telephone numbers
setup-dev: $(VENV)/.dev  ## make the environment with the developers' tools

demo: $(VENV)/.main  ## read an example report, print the brief, write the HTML brief and the draft alert
	@$(BIN)/tocsin demo

test: $(VENV)/.dev  ## run all tests
	@$(BIN)/python -m pytest

check: $(VENV)/.dev  ## format, lint, types, import contract
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.dev  ## put the source in form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench-reading: $(VENV)/.dev  ## measure the reader on the gold sets
	@$(BIN)/python -m bench.reading --markdown docs/reference/benchmarks.md

bench-cap: $(VENV)/.dev  ## measure the CAP library, after fuzzing it for FUZZ_MINUTES (10)
	@$(BIN)/python -m bench.cap --markdown docs/reference/benchmarks.md --fuzz-minutes $(FUZZ_MINUTES)

bench-inside: $(VENV)/.dev  ## measure who is inside an area, among a million people, on SQLite and PostgreSQL
	@$(BIN)/python -m bench.inside --markdown docs/reference/benchmarks.md

fuzz-cap: $(VENV)/.dev  ## throw mutated messages at the CAP library for FUZZ_MINUTES (10)
	@$(BIN)/python tests/fuzz/fuzz_cap.py --minutes $(FUZZ_MINUTES)

fit: $(VENV)/.dev  ## measure the reader's weights anew
	@$(BIN)/python -m training

lock: $(VENV)/.dev  ## pin the dependencies anew
	@$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options -o requirements/build.txt requirements/build.in
	@$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options -o requirements/main.txt pyproject.toml
	@$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --extra desk --constraint requirements/main.txt -o requirements/desk.txt pyproject.toml
	@$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options -o requirements/dev.txt requirements/dev.in

schema: $(VENV)/.main  ## write the JSON schemas of the brief and of CAP messages anew
	@$(BIN)/tocsin schema -o docs/reference/brief.schema.json
	@$(BIN)/python -c 'from pathlib import Path; from tocsin.cap.convert import write_schema; write_schema(Path("docs/reference/cap.schema.json"))'

clean:  ## take away what the commands made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
