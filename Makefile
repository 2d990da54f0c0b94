# `make demo` and `make test` need Debian, Python 3.11 or newer with its venv module, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../mail

# What is compiled once is not compiled by each process that the tests start, whatever the shell says.
export PYTHONDONTWRITEBYTECODE :=

SECONDS_EACH ?= 60

CATALOGUES := store/words/locale
SPEAKING := owed.py cli demo store sync tui

.PHONY: demo test check fuzz dovecot soak browser bench judge snapshots pictures manual catalogues clean

demo: $(VENV)/.installed
	$(BIN)/python -m owed demo

# Half of what the tests do is waiting for servers and screens: four at once on two cores. They are
# compiled before, once and not by each of the four; the checks take what time the tests leave.
test: $(VENV)/.developing dovecot
	@nice $(MAKE) check >$(VENV)/checks 2>&1 & checks=$$!; \
	$(BIN)/python -m pytest -q --collect-only >/dev/null; \
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder; tests=$$?; \
	wait $$checks; sound=$$?; cat $(VENV)/checks; exit $$((tests | sound))

check: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What breaks a target is left here as `crash-…`: keep it in tests/fuzz/cases, named for its fault.
# The properties are tried on new examples, too.
fuzz: $(VENV)/.developing
	$(BIN)/python -m pytest -q -m hypothesis --hypothesis-profile=new
	for target in mime html shown imap typed table config; do \
	  $(BIN)/python -m tests.fuzz.run $$target $(SECONDS_EACH) || exit 1; done

# A real IMAP server for the tests; without it they run against the demo's own and say so.
dovecot:
	@command -v dovecot >/dev/null || [ -x /usr/sbin/dovecot ] || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends dovecot-imapd; \
	  else \
	    echo "Dovecot is not installed (apt-get install dovecot-imapd): its tests run against the demo's server"; \
	  fi; }

# Minutes of a daemon that is killed at any instant; SOAK="--seed N" plays one again.
soak: $(VENV)/.developing dovecot
	$(BIN)/python -m tests.soak $(SOAK)

# `owed serve` in Chromium, where that and its driver are installed; what it looked like is left in
# build/browser.
browser: $(VENV)/.developing
	$(BIN)/python -m tests.browser build/browser

bench: $(VENV)/.developing
	$(BIN)/python -m bench

judge: $(VENV)/.developing
	$(BIN)/python -m bench.judge $(DATA)

manual: $(VENV)/.developing
	LANGUAGE=C $(BIN)/python -m tui.manual > docs/keys.md
	LANGUAGE=C $(BIN)/python -m cli.manual

# The sentences of the source into the catalogues, and these into what gettext reads. What was
# compiled is kept in git, so that a checkout speaks every language without a build.
catalogues: $(VENV)/.developing
	mkdir -p build
	$(BIN)/pybabel -q extract --add-location=file --sort-by-file --add-comments=Translators: --keywords=said_in:1 \
	  --strip-comments --project=owed -o build/owed.pot $(SPEAKING)
	$(BIN)/pybabel -q extract --no-location --project=click -o build/click.pot \
	  "$$($(BIN)/python -c 'import click, pathlib; print(pathlib.Path(click.__file__).parent)')"
	for domain in owed click; do \
	  $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
	    --no-wrap -D $$domain -i build/$$domain.pot -d $(CATALOGUES) || exit 1; \
	  $(BIN)/pybabel compile --statistics -D $$domain -d $(CATALOGUES) || exit 1; done

# The pictures that the tests compare the screen with; look at each that git calls changed.
snapshots: $(VENV)/.developing
	OWED_PICTURES=renew $(BIN)/python -m pytest tests/tui/test_pictures.py

pictures: $(VENV)/.developing
	LANGUAGE=C $(BIN)/python -m demo.pictures docs

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.txt -e .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.txt -e '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
