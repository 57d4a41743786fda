# One door for everything: `make demo` and `make test` need Python >= 3.11 and a package index, nothing else.

VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
PACKAGE := $(VENV)/.stamp-package
TOOLS := $(VENV)/.stamp-test
PYTEST_ARGS ?=
BENCH_ARGS ?=

.PHONY: demo test bench lint reports clean

demo: $(PACKAGE)  ## derive one spectral decomposition and say where its report is
	@mkdir -p build/demo
	$(BIN)/eigenproof derive spectral "[[2,1,1],[1,2,1],[1,1,2]]" -o build/demo/spectral.html
	@echo "Open the report: $(CURDIR)/build/demo/spectral.html"

test: $(TOOLS)  ## the tests; EIGENPROOF_SLOW=1 adds the slow ones
	$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

bench: $(TOOLS)  ## ratios against SymPy, mpmath and PARI
	$(BIN)/python benchmarks/bench.py $(BENCH_ARGS)

lint: $(TOOLS)
	$(BIN)/ruff check src tests benchmarks reports

reports: $(TOOLS)  ## rebuild the rendered samples and the page of theorems
	$(BIN)/python reports/build.py

clean:  ## what the commands above made, except the virtual environment
	rm -rf build dist .pytest_cache .hypothesis .ruff_cache
	find src tests benchmarks reports -name __pycache__ -type d -prune -exec rm -rf {} +

# half an environment would look like a whole one, hence the rm
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(PACKAGE): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(TOOLS): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@touch $@ $(PACKAGE)
