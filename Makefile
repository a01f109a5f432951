# make run    the main job: the app in a browser
# make test   everything that the tests need, then the tests
# make check  lint, types, layers, shape
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
CONTENT := $(shell find src/segue/content -name '*.yaml')
COMPILED := src/segue/content/en/playbook.msgpack
READY := .venv/ready $(COMPILED)
EXAMPLE ?= examples/first.yaml
NOW ?= 2026-11-22T12:00
SHAPE := max_file=400,max_function=50,max_complexity=10,cycles_all=0,dir_cycles=0,min_annotated=100,min_documented=100,min_modules_documented=100

.DEFAULT_GOAL := help
.PHONY: help run plan test wheel-test server check format docs site bench measure train lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(READY) ## the app in a browser; Ctrl-C ends it
	@$(BIN)/segue

plan: $(READY) ## a plan for the example, at the terminal
	@$(BIN)/segue plan $(EXAMPLE) --now $(NOW)
	@printf '\nThat was %s, as on %s. It is yours to change.\n' '$(EXAMPLE)' '$(firstword $(subst T, ,$(NOW)))'
	@printf 'For your own plan, a few questions: %s/segue ask\nOr step by step: docs/tutorial/first-plan.md\n' '$(BIN)'

test: $(READY) server .venv/browser ## what the tests need from the system, then the tests
	@$(BIN)/python -m pytest -n auto
	@$(MAKE) -s wheel-test

wheel-test: $(READY) # the installed wheel, without development dependencies or a network
	@$(BIN)/python tools/try_wheel.py

server: # a PostgreSQL server for the tests, where it can be installed
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq postgresql >/dev/null; } \
	|| echo 'No PostgreSQL server here and none could be installed: its tests are skipped.'

check: $(READY) ## lint, types, layers, shape, playbook, docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python tools/shape.py src/segue --tests tests --gate $(SHAPE)
	@$(BIN)/segue playbook check
	@$(BIN)/segue playbook strings --check
	@$(BIN)/segue scenes check
	@$(BIN)/python tools/make_docs.py --check
	@$(MAKE) -s site

format: $(READY) ## put the code into its form
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

docs: $(READY) ## renew the generated parts of the documentation
	@$(BIN)/python tools/make_docs.py

site: .venv/ready ## the documentation as a site, in build/site; a warning is an error
	@$(BIN)/python -m sphinx -q -W --keep-going -b html docs build/site

bench: $(READY) ## every measurement that the documentation quotes
	@for bench in vignettes speed averaging walk answers held acts mentor phrased journal kills openings shows web app_load app_kills imports rehearsals ; do $(BIN)/python -m bench.$$bench || exit 1 ; done

train: $(READY) ## make new models from the authored lines, over the shipped ones (4 hours)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --constraint train/constraints.txt --editable '.[train]'
	@HF_HUB_OFFLINE=1 $(BIN)/python -m train
	@$(BIN)/python tools/fit_acts.py
	@$(BIN)/python tools/fit_mentor.py

measure: $(READY) ## renew the measured tables of the documentation
	@$(BIN)/python tools/make_docs.py --measure

lock: $(READY) ## renew constraints.txt from what is installed
	@(sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip freeze --exclude-editable) > constraints.new
	@mv constraints.new constraints.txt

clean: ## remove what was built
	rm -rf .venv build dist src/segue/content/*/*.msgpack

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Segue needs Python 3.11 or newer.' >&2; exit 1; }
	@echo 'Setting up .venv (once; a minute or two) …'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

# Debian's Chromium, where it may be installed; the tests that need it skip else.
.venv/browser: .venv/ready
	@if command -v chromium >/dev/null ; then : ; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null ; then \
	  echo 'Installing chromium for the tests in a browser …' ; \
	  { apt-get update -qq ; DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium ; } >/dev/null 2>&1 \
	    || echo 'That did not work; the tests in a browser will be skipped.' ; \
	else echo 'No chromium here; the tests in a browser will be skipped.' ; fi
	@touch $@

$(COMPILED): .venv/ready $(CONTENT) $(wildcard src/segue/playbook/document.py src/segue/playbook/load.py src/segue/domain/scene.py src/segue/domain/page_words.py src/segue/rehearsal/*.py src/segue/voices/lines.py src/segue/translation/*.py src/segue/answers/content.py)
	@$(BIN)/python tools/compile_playbook.py
