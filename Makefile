# What a person types. Everything happens in .venv; nothing beside the clone is needed but Python 3.11+.
#
#   make run                        the guided notebooks on the seed article, as one page
#   make run ARTICLE=path-or-URL    the same for any article
#   make lab                        JupyterLab on notebooks/00_start_here.ipynb
#   make test                       everything that .ci/run runs
#   make venv · make clean          set up only · remove what the others made, but not data/runs

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export ARTICLE

.PHONY: venv run lab test notebooks clean

venv: $(VENV)/.installed

run: $(VENV)/.installed
	@$(BIN)/workbench run $${ARTICLE:+"$$ARTICLE"}

lab: $(VENV)/.installed
	@$(BIN)/workbench lab

# nbval runs the committed notebooks and compares; WORKBENCH_RUNS keeps a choice made in the panel out of it
test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest
	WORKBENCH_RUNS=$(VENV)/no-runs $(BIN)/python -m pytest --nbval --nbval-current-env --nbval-cell-timeout=300 \
	  --nbval-sanitize-with notebooks/sanitize.cfg notebooks

# the committed notebooks and the README's figures, made again by the code beside them
notebooks: $(VENV)/.installed
	$(BIN)/workbench run --refresh-notebooks

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group test
	@touch $@
