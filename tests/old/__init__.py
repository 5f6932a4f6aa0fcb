"""Databases as older versions left them, from dumps that the last of those versions wrote.

``older`` was made for the folder ``articles`` alone: a.md and b.md, and f.md added by itself.
``newer`` was made for ``articles`` and ``more``: b.md was taken out, then a.md changed; c.md lies in
``more``. Each has a word and a feed of its own, and a bot's file beside it.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from index.records import document_id

_DUMPS = Path(__file__).parent
# What the folders hold now; b.md was taken out of the newer collection.
FILES = {
    "articles/a.md": "# 도서관 문 열어\n\n가람시 도서관의 관장은 민서준다. 책은 9만 권이다.\n",
    "articles/b.md": "# 다리 놓여\n\n나루시 다리는 길이가 2.4km다.\n",
    "more/c.md": "# 축제 열려\n\n나루축제는 강변에서 열린다.\n",
    "given/f.md": "# 빵집 이야기\n\n모퉁이 빵집은 호밀빵을 굽는다.\n",
}


def write_files(root: Path) -> None:
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def old_name(sources: Sequence[Path]) -> str:
    """How a collection's file was named."""
    digest = hashlib.sha256("\n".join(sorted(map(str, sources))).encode()).hexdigest()[:8]
    name = re.sub(r"[^\w-]+", "_", sources[0].stem) or "collection"
    return f"{name}-{digest}.sqlite3"


def restore(dump: str, path: Path, root: Path, written: int) -> Path:
    """Write a database whose articles lie below `root`, last written at the second `written`."""
    sql = (_DUMPS / f"{dump}.sql").read_text(encoding="utf-8")
    sql = re.sub(r"<id ([^>]+)>", lambda found: document_id(str(root / found[1])), sql)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(sql.replace("<root>", str(root)))
        database.execute("PRAGMA journal_mode = WAL")
    os.utime(path, (written, written))
    return path


def restore_all(data: Path, root: Path) -> list[Path]:
    """Both collections with their bots' files, named as they were."""
    older, newer = old_name([root / "articles"]), old_name([root / "articles", root / "more"])
    return [
        restore("older", data / older, root, 1_000),
        restore("bot-older", data / f"bot-{older}", root, 1_000),
        restore("newer", data / newer, root, 2_000),
        restore("bot-newer", data / f"bot-{newer}", root, 2_000),
    ]
