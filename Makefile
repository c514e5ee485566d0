# The words a newcomer needs: setup, demo, test, check, bench.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test check bench lock system clean

setup: $(VENV)/.run            ## the environment, so that .venv/bin/zonewright runs

$(VENV)/.run: locks/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@begun=$$(date +%s); test -d $(VENV) || $(PYTHON) -m venv $(VENV); \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/run.lock && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . && \
	touch $@ && echo "set-up: $$(( $$(date +%s) - begun )) s"

$(VENV)/.dev: locks/dev.lock $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.lock && touch $@

demo: setup                    ## survey the example plant, print the summary, open the report
	@begun=$$(date +%s); $(BIN)/zonewright demo --out demo && echo "survey: $$(( $$(date +%s) - begun )) s"

system:                        ## the system packages that the real parts of the tests need (Debian, as root)
	@sh tests/install-system-packages.sh

test: $(VENV)/.dev system      ## every test, the real parts included
	$(BIN)/python -m pytest

check: $(VENV)/.dev            ## format, lint, types, house gates, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house tests/docs

bench: $(VENV)/.dev system     ## the walker and the workspace beside their peers; writes bench/RESULTS.md
	$(BIN)/python -m bench.captures
	$(BIN)/python -m bench.workspace

lock:                          ## renew both locks (needs uv)
	printf 'hatchling\neditables\n' | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header pyproject.toml - -o locks/run.lock
	printf 'hatchling\neditables\n' | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --group dev pyproject.toml - -o locks/dev.lock

clean:
	rm -rf $(VENV) demo dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
