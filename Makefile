# Two commands do everything on a fresh clone: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# Modules are compiled once for all that a target starts, also where the environment forbids it.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo run test check format lint types coverage soak diagram requirements screenshots bench mutants container

demo: .venv/installed ## the bot against simulated servers, with a chat page in the browser; PORT=8081 moves it
	$(BIN)/python -m bot demo $(if $(PORT),--port $(PORT))

run: .venv/installed ## the bot with ./settings.toml
	$(BIN)/python -m bot

test: .venv/installed ## the whole suite; most tests wait, so there are more workers than cores
	$(BIN)/python -m pytest -n 4 --dist worksteal -q

check: .venv/installed lint types test ## what CI runs

lint: .venv/installed
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .

types: .venv/installed
	$(BIN)/python -m mypy

format: .venv/installed
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

screenshots: .venv/installed ## the pictures of the READMEs; needs chromium, and pngquant to make them small
	$(BIN)/python -m tools.screenshots

coverage: .venv/installed ## which branches of the program the suite takes; fails below the floor ([tool.coverage.report])
	$(BIN)/python -m pytest -n 6 --dist worksteal -q --cov

soak: .venv/installed ## more kills, longer walks, two hundred servers for a minute, inputs that no test has tried
	$(BIN)/python -m pytest -n 6 --dist worksteal -q -m soak
	$(BIN)/python -m pytest -n 2 -q --hypothesis-profile=explore $(shell grep -rl "^@given" tests)

container: .venv/installed ## the image and both Compose files, run by Podman; as root, needs podman, crun or runc, catatonit, mmdebstrap
	$(BIN)/python -m pytest -q -s -m container tests/structure/deploy/test_container.py

bench: .venv/installed ## what the program takes, beside what it would take at the least
	$(BIN)/python -m bench

mutants: .venv/installed ## mutation testing of the rules that must not be wrong ([tool.mutmut]); a quarter of an hour
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "mutmut==3.8.*"
	$(BIN)/mutmut run
	$(BIN)/mutmut results

diagram: .venv/installed ## the picture of the windows in CONTRIBUTING.md, drawn from the code
	$(BIN)/python -m tools.diagram

requirements: .venv/installed ## after a change of the dependencies in pyproject.toml
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras \
		--quiet pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras \
		--quiet pyproject.toml --group dev -o requirements-dev.txt

.venv/installed: requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
