# `clean` is the verb of the pipeline: it turns raw/ into clean/. The broom is `reset`.

# The first Python that runs and is of a version that the lock file is for.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input install
# Arguments for the command behind a target: make clean ARGS="--target pt"
ARGS ?=
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help clean browse report test lint bench bench-extract fuzz models ray reset lock .venv

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z.-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

clean: .venv/.run ## Turn the pages in raw/ into bilingual records in clean/
	@$(BIN)/pipeline clean $(ARGS)

browse: .venv/.run ## Read, search and review the records in a browser
	@$(BIN)/pipeline browse $(ARGS)

report: .venv/.run ## Write clean/report.html
	@$(BIN)/pipeline report $(ARGS)

models: .venv/.run ## Install every model that config.toml wants
	@$(BIN)/pipeline models install $(ARGS)

ray: .venv/.ray ## Add Ray to .venv, for runs on many machines (docs/ray.md)

reset: .venv/.run ## Remove what `make clean` produced, and nothing that a person made
	@$(BIN)/pipeline reset $(ARGS)

test: .venv/.dev ## Run the tests
	$(BIN)/pytest -n auto $(ARGS)

lint: .venv/.dev ## Check style (ruff) and types (mypy --strict)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.dev ## Print measured quality and speed
	@$(BIN)/python -m bench $(ARGS)

bench-extract: .venv/.dev ## Print every bar of extraction (some half an hour of CPU)
	@$(BIN)/python -m bench extract_dumps extract_html golden big_pages seeds

fuzz: .venv/.fuzz ## Look for bytes that break a promise, for a minute: make fuzz SECONDS=600
	PYTHONPATH=tests $(BIN)/python fuzz/pages.py -max_total_time=$(SECONDS) $(ARGS)

lock: ## Renew the lock files (needs uv): versions and hashes, no addresses
	uv pip compile pyproject.toml --group build --universal --generate-hashes --python-version 3.11 --no-annotate --no-header --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra ray --group build --constraints requirements.lock --universal --generate-hashes --python-version 3.11 --no-annotate --no-header --quiet --output-file requirements-ray.lock
	uv pip compile pyproject.toml --group dev --constraints requirements.lock --universal --generate-hashes --python-version 3.11 --no-annotate --no-header --quiet --output-file requirements-dev.lock

.venv: .venv/.run ## Set up .venv with what running needs

# What builds source packages (langdetect, this project) is locked too: it goes in first, then nothing is fetched unasked.
.venv/.run: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 2; }
	@echo "Setting up .venv (once, about 600 MB) …" >&2
	@$(PYTHON) -m venv .venv
	@sed -n '/^\(setuptools\|wheel\)==/,/[^\\]$$/p' requirements.lock > .venv/build.lock
	@$(PIP) --no-deps --require-hashes -r .venv/build.lock
	@$(PIP) --no-deps --require-hashes --no-build-isolation -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	@echo "Adding the tools for tests and lint to .venv …" >&2
	@$(PIP) --no-deps --require-hashes --no-build-isolation -r requirements-dev.lock
	@touch $@

.venv/.ray: requirements-ray.lock .venv/.run
	@$(PIP) --no-deps --require-hashes --no-build-isolation -r requirements-ray.lock
	@touch $@

.venv/.fuzz: .venv/.dev
	@$(PIP) 'atheris>=3,<4'
	@touch $@
