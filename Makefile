# Written for GNU make 3.81 (the one on macOS) and newer.
# Another Python: make run PYTHON=python3.12. Another port: make run PORT=8600. For others in the
# network as well, not only for this machine: make run HOST=0.0.0.0.

PYTHON ?= python3
PORT ?=
HOST ?=
CASES ?= 20000
ROUNDS ?= 5
VISITORS ?= 100
CHANGES ?= 20
SOAKED ?= 10000
EDITS ?= 200
SERVICE ?= pypi
UV_VERSION := 0.13.9

VENV := .venv
PY := $(VENV)/bin/python
AUDIT_VENV := .venv-audit
AUDIT_PY := $(AUDIT_VENV)/bin/python
PEERS_VENV := .venv-peers
PEERS_PY := $(PEERS_VENV)/bin/python
SBOM := sbom.cdx.json
PIP_INSTALL := -m pip --quiet --disable-pip-version-check install
PIP := $(PY) $(PIP_INSTALL)

# Nothing is fetched that the lock does not name with its hash: no other versions, nothing built
# from source (which would fetch build tools), and our own package without any index.
LOCKED := --require-hashes --only-binary :all: --requirement
INSTALL_LOCKED := $(PIP) $(LOCKED)
INSTALL_OURSELVES := $(PIP) --no-index --no-deps --no-build-isolation --editable .

# The stamps are why a second start installs nothing.
RUN_READY := $(VENV)/.ready-to-run
TEST_READY := $(VENV)/.ready-to-test
AUDIT_READY := $(AUDIT_VENV)/.ready-to-audit
PEERS_READY := $(PEERS_VENV)/.ready-to-bench

COMPILE := $(VENV)/bin/uv pip compile --universal \
	--python-version 3.11 --generate-hashes --no-build --fork-strategy fewest --quiet \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
LOCK := $(COMPILE) pyproject.toml --group build

# The tests of a file share their servers, so a file is not torn apart; files come in random order.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
BROWSER_TESTS := tests/browser tests/deploy

# What failed beside others is run once more, one by one: load alone fails nothing.
define tested
$(PY) -m pytest $(1) $(SIDE_BY_SIDE) || { \
	$(call heading,What failed beside others); \
	$(PY) -m pytest $(1) --last-failed --last-failed-no-failures none; }
endef

# Some machines forbid it. A server that need not be compiled starts a quarter of a second sooner.
export PYTHONDONTWRITEBYTECODE :=

heading = printf '\n=== %s ===\n' "$(1)"

.PHONY: help run test lint types data unit browser advisories bench faults soak fuzz audit format lock screenshot clean
.NOTPARALLEL:

help: ## List what make can do here
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 14

run: $(RUN_READY) ## Start the dashboard and print its address
	@$(PY) scripts/start.py $(if $(PORT),--given --port $(PORT)) $(if $(HOST),--host $(HOST))

test: lint types data unit browser advisories ## Check everything, stopping at the first stage that fails
	@$(call heading,All stages passed)

lint: $(TEST_READY) ## Stage 1: lint and format
	@$(call heading,Lint)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(TEST_READY) ## Stage 2: types
	@$(call heading,Types)
	@$(PY) -m mypy

data: $(TEST_READY) ## Stage 3: the data check
	@$(call heading,Data check)
	@$(VENV)/bin/crisis-dashboard check --strict

unit: $(TEST_READY) ## Stage 4: unit and app tests
	@$(call heading,Unit and app tests)
	@$(call tested,-m "not browser" --ignore tests/browser)

browser: $(TEST_READY) ## Stage 5: browser tests (installs a Chromium, LibreOffice, nginx and Apache if there are none)
	@$(call heading,Browser tests)
	@$(PY) -m scripts.browser --install || [ "$$CI" != true ]
	@$(PY) -m scripts.office --install > /dev/null || [ "$$CI" != true ]
	@$(PY) -m scripts.nginx --install > /dev/null || [ "$$CI" != true ]
	@$(PY) -m scripts.apache --install > /dev/null || [ "$$CI" != true ]
	@$(call tested,-m browser $(BROWSER_TESTS))

advisories: $(TEST_READY) ## Stage 6: search for known vulnerabilities, where a service answers within five seconds
	@$(call heading,Known vulnerabilities)
	@$(PY) -m scripts.advisories $(MAKE) --no-print-directory audit SERVICE=osv

bench: $(TEST_READY) $(PEERS_READY) ## Measure beside a Dash app and a static page, write benchmarks/RESULTS.md
	@$(PY) scripts/browser.py --install > /dev/null
	@$(PY) -m scripts.nginx --install > /dev/null
	@$(PY) -m scripts.lighthouse --install > /dev/null || true
	@$(PY) -m benchmarks --dash $(PEERS_PY) --rounds $(ROUNDS) --visitors $(VISITORS) --changes $(CHANGES)

faults: $(TEST_READY) ## Kill the server under 50 pages, spoil its files 200 times, feed it garbage, write the figures of docs/host.md
	@$(PY) -m scripts.browser --install > /dev/null
	@FAULTS=1 $(PY) -m pytest tests/faults tests/browser/test_killed.py
	@$(PY) -m benchmarks.kill --pages 50
	@$(PY) -m benchmarks.kill --pages 50 --away 20
	@$(PY) -m benchmarks.edits --edits $(EDITS)

soak: $(TEST_READY) ## Change filters 10,000 times over 50 visitors (SOAKED=10000): nothing may grow or be left over
	@$(PY) -m benchmarks.soak --changes $(SOAKED)

fuzz: $(TEST_READY) ## Feed the loader, addresses and export routes CASES=20000 made-up cases each, from a corpus that grows in .fuzz
	@FUZZ_CASES=$(CASES) $(PY) -m pytest -m fuzz --durations=10

audit: $(RUN_READY) $(AUDIT_READY) ## Search the locked packages for known vulnerabilities, write their SBOM (SERVICE=pypi or osv)
	@$(AUDIT_PY) scripts/audit.py requirements.txt --installed $(PY) --sbom $(SBOM) --service $(SERVICE)

format: $(TEST_READY) ## Put the code in the form that lint asks for
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

lock: $(PY) ## Write all locks anew from pyproject.toml (UPGRADE=1: newest versions)
	@$(PIP) uv==$(UV_VERSION)
	@$(LOCK) --extra export --extra author --output-file requirements.txt
	@$(LOCK) --extra export --extra author --extra test --constraints requirements.txt --output-file requirements-test.txt
	@$(COMPILE) --group audit --constraints requirements-test.txt --output-file requirements-audit.txt
	@$(COMPILE) --group peers --constraints requirements-test.txt --output-file benchmarks/peers/requirements.txt

screenshot: $(TEST_READY) ## Take the README's picture of the real app
	@$(PY) -m scripts.browser --install
	@$(PY) scripts/screenshots.py

clean: ## Remove all that make has made, .venv too
	@rm -rf $(VENV) $(AUDIT_VENV) $(PEERS_VENV) $(SBOM) .fuzz .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) scripts/venv.py $(VENV)

$(AUDIT_PY):
	@$(PYTHON) scripts/venv.py $(AUDIT_VENV)

$(RUN_READY): $(PY) requirements.txt pyproject.toml
	@echo "Installing what the dashboard needs into $(VENV): once, one to three minutes"
	@$(INSTALL_LOCKED) requirements.txt
	@$(INSTALL_OURSELVES)
	@touch $@

$(TEST_READY): $(PY) requirements-test.txt pyproject.toml
	@echo "Installing what the dashboard and its tests need into $(VENV): once, one to three minutes"
	@$(INSTALL_LOCKED) requirements-test.txt
	@$(INSTALL_OURSELVES)
	@touch $(RUN_READY) $@

$(AUDIT_READY): $(AUDIT_PY) requirements-audit.txt
	@echo "Installing what the audit needs into $(AUDIT_VENV): once, half a minute"
	@$(AUDIT_PY) $(PIP_INSTALL) $(LOCKED) requirements-audit.txt
	@touch $@

$(PEERS_PY):
	@$(PYTHON) scripts/venv.py $(PEERS_VENV)

$(PEERS_READY): $(PEERS_PY) benchmarks/peers/requirements.txt
	@echo "Installing what the dashboard is measured against into $(PEERS_VENV): once, half a minute"
	@$(PEERS_PY) $(PIP_INSTALL) $(LOCKED) benchmarks/peers/requirements.txt
	@touch $@
