# Every target sets up what it needs by itself; a second run finds it done and starts at once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BENCHES := field quality readers spans moments borders throughput speed telegram workers

.PHONY: chat bot test format soak bandit pip-audit lock opensearch clean $(BENCHES:%=bench-%)

chat: $(VENV)/.installed
	@$(BIN)/gisabot chat

bot: $(VENV)/.installed
	@$(BIN)/gisabot bot

test: $(VENV)/.installed-test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest --numprocesses auto --dist loadfile

format: $(VENV)/.installed-test
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Real nodes of OpenSearch on loopback, as the tests have them: NODES=1 or 2 (needs Java 17 and Maven).
opensearch: $(VENV)/.installed-test
	@$(BIN)/python -m tests.opensearch.nodes --nodes $(or $(NODES),2)

# Figures, never checks: they print tables and take minutes. ARGS are handed on (ARGS=--help tells them).
$(BENCHES:%=bench-%): bench-%: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.$* $(ARGS)

# Everything at once and every fault, for SECONDS; fails where anything grows, is lost or comes twice.
SECONDS := 600
soak: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.soak --seconds $(SECONDS)

bandit: $(VENV)/.installed-maintain
	@$(BIN)/bandit -q -c pyproject.toml -r bot index

pip-audit: $(VENV)/.installed-maintain
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements.txt

# The newest of everything that pyproject.toml allows, for Linux and macOS, through pip's own index.
lock: $(VENV)/.installed-maintain
	@index="$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null)}"; \
	if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$$index"; fi; \
	lock() { $(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate "$$@" >/dev/null; }; \
	echo 'setuptools>=77' | lock - -o requirements-build.txt && \
	lock pyproject.toml -o requirements.txt && \
	lock pyproject.toml --extra test -c requirements.txt -o requirements-test.txt && \
	lock pyproject.toml --extra test --extra maintain -c requirements-test.txt \
		-o requirements-maintain.txt

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 이상이 필요해요. PYTHON=python3.12 make … 처럼 골라 줄 수 있어요." >&2; exit 1; }
	@echo "가상 환경을 만들고 있어요 ($(VENV))" >&2
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "가상 환경을 만들지 못했어요. 데비안·우분투라면 python3-venv 를 설치해 주세요." >&2; exit 1; }

# Every package is the very one of the lock file. What builds those without a wheel comes first, so
# that pip fetches nothing else for it.
INSTALL = $(BIN)/python -m pip install -qq
define install
	@$(INSTALL) --require-hashes -r requirements-build.txt
	@$(INSTALL) --require-hashes --no-build-isolation --use-pep517 -r $(1)
	@$(INSTALL) --no-deps --no-build-isolation --editable .
endef

$(VENV)/.installed: pyproject.toml requirements.txt | $(BIN)/python
	@echo "필요한 패키지를 설치하고 있어요 (처음 한 번, 1분 안팎)" >&2
	$(call install,requirements.txt)
	@touch $@

$(VENV)/.installed-test: pyproject.toml requirements-test.txt | $(BIN)/python
	@echo "시험에 쓰는 패키지까지 설치하고 있어요 (처음 한 번)" >&2
	$(call install,requirements-test.txt)
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-maintain: pyproject.toml requirements-maintain.txt | $(BIN)/python
	@echo "점검에 쓰는 패키지까지 설치하고 있어요 (처음 한 번)" >&2
	$(call install,requirements-maintain.txt)
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test
