# Every target sets up what it needs by itself; a second run finds it done and starts at once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BENCHES := field quality spans moments borders throughput speed telegram

.PHONY: chat bot test format opensearch clean $(BENCHES:%=bench-%)

chat: $(VENV)/.installed
	@$(BIN)/gisabot chat

bot: $(VENV)/.installed
	@$(BIN)/gisabot bot

test: $(VENV)/.installed-test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest

format: $(VENV)/.installed-test
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Real nodes of OpenSearch on loopback, as the tests have them: NODES=1 or 2 (needs Java 17 and Maven).
opensearch: $(VENV)/.installed-test
	@$(BIN)/python -m tests.opensearch.nodes --nodes $(or $(NODES),2)

# Figures, never checks: they print tables and take minutes.
$(BENCHES:%=bench-%): bench-%: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.$*

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 이상이 필요해요. PYTHON=python3.12 make … 처럼 골라 줄 수 있어요." >&2; exit 1; }
	@echo "가상 환경을 만들고 있어요 ($(VENV))" >&2
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "가상 환경을 만들지 못했어요. 데비안·우분투라면 python3-venv 를 설치해 주세요." >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "필요한 패키지를 설치하고 있어요 (처음 한 번, 1분 안팎)" >&2
	@$(BIN)/python -m pip install -qq --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@echo "시험에 쓰는 패키지까지 설치하고 있어요 (처음 한 번)" >&2
	@$(BIN)/python -m pip install -qq --editable '.[test]'
	@touch $@ $(VENV)/.installed
