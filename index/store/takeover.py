"""Databases of the time when every choice of folders had one of its own, taken over once.

They were named after their folders, and lie beside the one database that there is now. Each is
copied in one transaction, which also writes down that it was: a process killed at any moment leaves
it taken over or untouched. The files stay as they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import StoreError
from index.store.database import Database, Migrations

_NAME = re.compile(r".+-[0-9a-f]{8}\.sqlite3")

TAKEN_OVER = "CREATE TABLE IF NOT EXISTS taken_over (file TEXT PRIMARY KEY)"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """An old database.

    Attributes:
        rows: documents, or questions, that it held; 0 where it was left alone.
        problem: why it was left alone; the next start tries it again.
    """

    path: Path
    rows: int
    problem: StoreError | None = None


def take_over(
    database: Database,
    table: str,
    migrations: Migrations,
    copy: Sequence[str],
    values: Mapping[str, object] | None = None,
) -> list[TakenOver]:
    """Copy old databases beside `database` into it, the newest first: what it holds goes before.

    Args:
        table: tells the kind that is meant: it counts the rows, and no other kind has it.
        migrations: bring an old database to the last form of its kind.
        copy: statements that read ``old.…`` and write ``main.…``.
        values: for the statements.

    Raises:
        StoreError: `database` cannot be read.
    """
    database.execute(TAKEN_OVER)
    done = {file for (file,) in database.execute("SELECT file FROM taken_over")}
    files = [p for p in database.path.parent.glob("*.sqlite3") if _NAME.fullmatch(p.name)]
    found = []
    for path in sorted(files, key=_written, reverse=True):
        if path.name in done:
            continue
        try:
            if not _prepared(path, table, migrations):
                continue
            with database.attached(path), database.transaction():
                if _claimed(database, path):
                    continue
                for statement in copy:
                    database.execute(statement, values or {})
                ((rows,),) = database.execute(f"SELECT count(*) FROM old.{table}")
            found.append(TakenOver(path, rows))
        except StoreError as exc:
            found.append(TakenOver(path, 0, exc))
    return found


def _prepared(path: Path, table: str, migrations: Migrations) -> bool:
    """Bring an old database to its last form; False for one of another kind."""
    look = Database(path, None)
    try:
        if not look.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)):
            return False
    finally:
        look.close()
    Database(path, migrations).close()
    return True


def _claimed(database: Database, path: Path) -> bool:
    """Whether another process took it over meanwhile; if not, it is this one's."""
    return not database.execute(
        "INSERT INTO taken_over VALUES (?) ON CONFLICT DO NOTHING RETURNING 1", (path.name,)
    )


def _written(path: Path) -> float:
    """When it was last written; what is not yet in the file itself lies in its log."""
    files = (path, path.with_name(f"{path.name}-wal"))
    return max(file.stat().st_mtime for file in files if file.exists())


# Of the collection. What was taken out of a newer database does not come back from an older one.
_FIELDS = (
    "doc_id, source, title, text, captions, outlet, author, published, url, digest_by, analyzer,"
    " letters, added_at"
)
_NEW = "(SELECT doc_id FROM twins WHERE kept IS NULL AND NOT removed)"
COLLECTION = (
    """
    CREATE TEMP TABLE twins AS SELECT doc_id, coalesce(
        (SELECT doc_id FROM main.documents m WHERE m.doc_id = o.doc_id),
        (SELECT doc_id FROM main.documents m WHERE m.letters = o.letters LIMIT 1)
    ) AS kept, EXISTS (
        SELECT 1 FROM old.origins a JOIN main.origins b USING (location)
        WHERE a.doc_id = o.doc_id AND b.removed
    ) AS removed
    FROM old.documents o
    """,
    f"INSERT INTO main.documents ({_FIELDS}) SELECT {_FIELDS} FROM old.documents"
    f" WHERE doc_id IN {_NEW} ORDER BY rowid",
    f"INSERT INTO main.sentences SELECT * FROM old.sentences WHERE doc_id IN {_NEW}",
    f"INSERT INTO main.fingerprints SELECT * FROM old.fingerprints WHERE doc_id IN {_NEW}",
    "INSERT INTO main.vectors (doc_id, model, rows, whole, data)"
    f" SELECT doc_id, model, rows, whole, data FROM old.vectors WHERE doc_id IN {_NEW}",
    """
    INSERT OR IGNORE INTO main.origins
        (location, size, mtime_ns, digest, doc_id, kind, removed, etag, last_modified)
    SELECT location, size, mtime_ns, digest,
        coalesce(t.kept, CASE WHEN NOT t.removed THEN o.doc_id END),
        kind, coalesce(t.removed AND t.kept IS NULL, o.removed), etag, last_modified
    FROM old.origins o LEFT JOIN twins t USING (doc_id)
    """,
    """
    INSERT INTO main.history (action, doc_id, document, locations, kept_at)
    SELECT action, doc_id, document, locations, kept_at FROM old.history o
    WHERE NOT EXISTS (
        SELECT 1 FROM main.history h WHERE h.action = o.action AND h.doc_id = o.doc_id
    ) AND (action = 'replaced' OR doc_id NOT IN (SELECT doc_id FROM main.documents))
    ORDER BY id
    """,
    "INSERT OR IGNORE INTO main.feeds SELECT * FROM old.feeds",
    "INSERT OR IGNORE INTO main.words SELECT * FROM old.words",
    "INSERT INTO main.generations (made_at, reason) VALUES (datetime('now'), 'taken over')",
    "DROP TABLE twins",
)
