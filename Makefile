# Six verbs. The first run of any of them makes .venv and installs Clausea into it, once.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EXAMPLE := codes/CCM06/examples/case

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench bench-ocr bench-long bench-llm clean

help:  ## what can be asked for
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/' | expand -t 14

demo: .venv/installed  ## draft an appeal from the example chart of CCM06 into out/demo
	$(BIN)/clausea draft --claim $(EXAMPLE)/claim.toml --records $(EXAMPLE)/chart.pdf --out out/demo

test: .venv/installed-dev  ## the fast tests (under two minutes)
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/installed-dev  ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/mypy

bench: .venv/installed-dev  ## accuracy and speed, as the README's numbers
	$(BIN)/python -m pytest -m "slow and not long" -s tests/bench
	$(BIN)/python tests/bench/phrases.py --half test --least 0.815 0.98
	$(BIN)/python tests/bench/timelogs.py
	$(BIN)/python tests/bench/polarity.py --half test --least 0.92
	$(BIN)/python tests/bench/polarity.py --half held --least 0.78

bench-ocr: .venv/installed-dev  ## how well scanned pages are read, on many of them (some five minutes)
	$(BIN)/python tests/bench/ocr_table.py

bench-long: .venv/installed-dev  ## 2,000 pages, first and second run (minutes)
	$(BIN)/python -m pytest -m long -s tests/bench

bench-llm: .venv/installed-dev  ## what a small model adds, from recorded exchanges (no model is asked)
	$(BIN)/python tests/bench/model_table.py

clean:  ## remove what make made
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Stamp files, so that pip runs once and again only when the dependencies change. pip 23.2 knows no
# dependency groups, hence the extra.
.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(PIP) install -e .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(PIP) install -e '.[dev]'
	@touch .venv/installed $@
