# Everything here sets itself up: `make run` and `make test` work on a machine with only Python and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run install test check docs docs-check audit format browser lock wheel clean

run: $(VENV)/.installed
	@$(BIN)/jarshy run

install: $(VENV)/.installed

# More at once than there may be cores: many tests wait for processes and sockets.
test: $(VENV)/.developing browser check
	$(BIN)/python -m pytest -n 4 --dist worksteal

check: $(VENV)/.developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# What is written from the code: docs/settings.md and .env.example.
docs: $(VENV)/.installed
	@$(BIN)/python -c 'from pathlib import Path; from bot.reference import settings_page, example_file; \
	  Path("docs/settings.md").write_text(settings_page(), "utf-8"); Path(".env.example").write_text(example_file(), "utf-8")'

# Links lead somewhere, commands run, what is written from the code is as it would be written now.
docs-check: $(VENV)/.developing
	$(BIN)/python -m pytest tests/docs

format: $(VENV)/.developing
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The browser test needs a real Chromium; on Debian it is a system package.
browser:
	@command -v chromium >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "Installing Debian's chromium for the browser test ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	  else \
	    echo "The browser test needs Chromium: install it (Debian: sudo apt-get install chromium) and run make test again." >&2; exit 1; \
	  fi; }

# Resolve the newest allowed versions anew; needs `uv` on the PATH (pip install uv).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --group build --extra postgres -c requirements.lock pyproject.toml -o requirements-postgres.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --group build --extra semantic -c requirements.lock pyproject.toml -o requirements-semantic.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --group dev --extra postgres -c requirements.lock pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --group audit -o requirements-audit.lock

# Are the locked dependencies known to be vulnerable? Says so loudly where nobody can be asked.
audit: $(VENV)-audit/.installed
	@$(PYTHON) tools/audit.py $(VENV)-audit/bin/pip-audit requirements-postgres.lock requirements-dev.lock

$(VENV)-audit/.installed: requirements-audit.lock
	@$(PYTHON) -m venv $(VENV)-audit
	@$(VENV)-audit/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-audit.lock
	@touch $@

wheel: $(VENV)/.installed
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

clean:
	rm -rf $(VENV) $(VENV)-audit dist build .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Jarshy needs Python 3.11 or newer; name one with make PYTHON=python3.12" >&2; exit 1; }
	@echo "Creating $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing locked dependencies into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.developing: requirements-dev.lock $(VENV)/.installed
	@echo "Installing development tools into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
