# Everything a newcomer, a contributor and CI run. `make` alone lists it.

PYTHON ?= python3
ARGS ?=

# Torch is installed first, alone and from PyTorch's CPU index: on Linux PyPI's own build brings
# several GB of CUDA along. Where that index cannot be reached pip passes it over after one try.
# The Dockerfile has the same line; tests/test_dockerfile.py holds the two together.
TORCH := torch==2.13.0
TORCH_FLAGS := --no-deps --retries 0 --timeout 5 --extra-index-url https://download.pytorch.org/whl/cpu

PIP_INSTALL := -m pip install --disable-pip-version-check
BIN := .venv/bin
SERVE ?= .venv-serve
STAMP := .venv/.installed

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup run ask test check format docs bench audit hooks lock serve-env clean

# A question may hold quotes and dollar signs: it goes to the shell unread, as a variable.
export QUESTION := $(value Q)

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(STAMP) ## Create .venv and install everything, pinned
	@echo "Set up: everything is in .venv. Next: make run"

run: $(STAMP) ## Start the bot, or the try-out when no token is set (ARGS=--check: one sample answer)
	@exec $(BIN)/entente run $(ARGS)

ask: $(STAMP) ## Answer one question in the terminal: make ask Q="What will the partnership focus on?"
	@if [ -z "$$QUESTION" ]; then echo 'Say what to ask: make ask Q="What will the partnership focus on?"' >&2; exit 2; fi
	@exec $(BIN)/entente ask $(ARGS) -- "$$QUESTION"

test: check ## Run `make check`, then every test (ARGS go to pytest)
	@exec $(BIN)/python -m pytest $(ARGS)

# .pre-commit-config.yaml runs these same commands; tests/meta/test_environment.py holds it so.
check: $(STAMP) ## Lint, formatting, types, and generated documentation that is up to date
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m bot.reference --check

format: $(STAMP) ## Mend what ruff can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(STAMP) ## Generate docs/reference again
	@$(BIN)/python -m bot.reference

bench: $(STAMP) ## Measure how fast it is, beside other libraries, for docs/performance.md (ARGS=--help)
	@exec $(BIN)/python -m benchmarks $(ARGS)

audit: $(STAMP) ## Look for known vulnerabilities, and list the licences, of what is pinned
	@exec $(BIN)/python deploy/audit.py

hooks: $(STAMP) ## Run `make check` before every commit
	@$(BIN)/pre-commit install

lock: ## Make constraints.txt again, keeping its versions (UPGRADE=1: take the newest)
	@set -e; work="$$(mktemp -d)"; trap 'rm -rf "$$work"' EXIT; \
	touch "$$work/none"; pins="$(if $(UPGRADE),$$work/none,constraints.txt)"; \
	echo "[1/3] resolving in a throw-away environment …"; \
	"$(PYTHON)" -m venv "$$work/venv"; \
	"$$work/venv/bin/python" $(PIP_INSTALL) $(TORCH_FLAGS) $(TORCH) -c "$$pins"; \
	echo "[2/3] installing the rest …"; \
	"$$work/venv/bin/python" $(PIP_INSTALL) -c "$$pins" -e '.[tryout,dev]'; \
	echo "[3/3] writing constraints.txt …"; \
	{ grep '^#' constraints.txt; echo '$(TORCH)'; \
	  "$$work/venv/bin/python" -m pip freeze --all --exclude-editable | grep -v -E '^(pip|torch|wheel)=='; \
	  grep ';' constraints.txt || true; } > "$$work/constraints.txt"; \
	cp "$$work/constraints.txt" constraints.txt

# The same versions, less what pyproject.toml says that serving does not need. What is imported there
# is compiled when it first runs, so nothing is compiled beforehand.
serve-env: $(STAMP) ## Create .venv-serve with only what serving needs, without torch
	@"$(BIN)/python" -m venv --clear --without-pip "$(SERVE)"
	@$(BIN)/python deploy/serving.py > "$(SERVE)/requirements.txt"
	@$(BIN)/python -m pip --python "$(SERVE)/bin/python" install --disable-pip-version-check --quiet --no-compile -c constraints.txt -r "$(SERVE)/requirements.txt"
	@$(BIN)/python -m pip --python "$(SERVE)/bin/python" install --disable-pip-version-check --quiet --no-compile --no-deps -e .
	@echo "$(SERVE) is ready: $$(du -sm "$(SERVE)"/lib/python3*/site-packages | cut -f1) MB of packages. Its first command needs the data folder of an exported model (make run ARGS=--check)."

clean: ## Remove .venv and the tools' caches (what the bot knows stays)
	@rm -rf .venv .venv-serve .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

# The stamp is written last, so an install that was cut short goes on at the next command.
$(STAMP): pyproject.toml constraints.txt
	@command -v "$(PYTHON)" >/dev/null || { echo "Entente needs Python 3.11 or newer and found no '$(PYTHON)'. Install it, or name another: make setup PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Entente needs Python 3.11 or newer; $(PYTHON) is %d.%d. Name another: make setup PYTHON=python3.12" % sys.version_info[:2])'
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot create virtual environments. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@echo "[1/4] creating .venv …"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv
	@echo "[2/4] installing $(TORCH) (CPU build, about 200 MB) …"
	@$(BIN)/python $(PIP_INSTALL) $(TORCH_FLAGS) $(TORCH) -c constraints.txt
	@grep -q '^cuda.*= None$$' .venv/lib/python3*/site-packages/torch/version.py || { \
		$(BIN)/python -m pip uninstall --quiet --yes torch; \
		echo "Only a CUDA build of torch was found, and Entente runs on the CPU. Is https://download.pytorch.org/whl/cpu reachable from here? Nothing else was installed; try again when it is." >&2; exit 1; }
	@echo "[3/4] installing everything else at the versions in constraints.txt …"
	@$(BIN)/python $(PIP_INSTALL) -c constraints.txt -e '.[tryout,dev]'
	@echo "[4/4] checking that the packages fit together …"
	@$(BIN)/python -m pip check
	@touch $@
