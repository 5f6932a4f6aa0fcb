"""The folders that were read, and those that this process answers from."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.store.database import Database

# A path lies in a folder where it is the folder itself (a single file) or goes on behind its name.
_WITHIN = (
    "(location = path OR (substr(location, 1, length(rtrim(path, '/\\'))) = rtrim(path, '/\\')"
    " AND substr(location, length(rtrim(path, '/\\')) + 1, 1) IN ('/', '\\')))"
)

_UNSERVED = f"""
    WITH served AS MATERIALIZED (SELECT path FROM serving)
    SELECT doc_id FROM main.origins WHERE doc_id IS NOT NULL AND EXISTS (SELECT 1 FROM chosen)
    {{among}} GROUP BY doc_id
    HAVING NOT max(kind <> 'folder' OR EXISTS (SELECT 1 FROM served WHERE {_WITHIN}))
"""

# Of the connection, not of the file: each process has its own choice. Documents that came from
# folders alone are served where one of these is; all others always.
_VIEWS = (
    "CREATE TEMP TABLE chosen (path TEXT NOT NULL, otherwise INTEGER NOT NULL)",
    """
    CREATE TEMP VIEW serving AS
    SELECT path FROM chosen WHERE NOT otherwise
    UNION SELECT path FROM main.folders WHERE (standing OR NOT EXISTS (SELECT 1 FROM chosen))
        AND NOT EXISTS (SELECT 1 FROM chosen WHERE NOT otherwise)
    UNION SELECT path FROM chosen WHERE NOT EXISTS (SELECT 1 FROM main.folders WHERE standing)
        AND NOT EXISTS (SELECT 1 FROM chosen WHERE NOT otherwise)
    """,
    f"CREATE TEMP VIEW unserved AS {_UNSERVED.format(among='')}",
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, or a single file, that was read.

    Attributes:
        standing: read wherever none is named.
        served: this process answers from it.
        documents: how many lie in it.
    """

    path: Path
    standing: bool
    served: bool
    documents: int


class Folders:
    """The table folders.

    A process answers from the folders that it was told (`choose`); where it was told none, from
    those that stand, and where none stands, from those that it was told for that case. One that
    was told nothing at all answers from everything.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        for statement in _VIEWS:
            database.execute(statement)

    def choose(self, named: Sequence[Path], otherwise: Sequence[Path] = ()) -> None:
        """Answer from the folders `named`; where there are none, see `Folders`."""
        with self._db.transaction():
            self._db.execute("DELETE FROM chosen")
            rows = [*((str(p), False) for p in named), *((str(p), True) for p in otherwise)]
            self._db.execute_many("INSERT INTO chosen VALUES (?, ?)", rows)

    def chosen(self) -> tuple[list[Path], list[Path]]:
        """What `choose` was given."""
        rows = self._db.execute("SELECT path, otherwise FROM chosen")
        named, otherwise = ([Path(p) for p, o in rows if o == which] for which in (False, True))
        return named, otherwise

    @property
    def key(self) -> str:
        """The same for processes that answer from the same documents of one database."""
        rows = self._db.execute("SELECT path, otherwise FROM chosen ORDER BY path, otherwise")
        return hashlib.sha256(repr(rows).encode()).hexdigest()[:8] if rows else "all"

    def unserved(self, doc_ids: Collection[str] | None = None) -> set[str]:
        """Ids of documents that are not served: of all (0.2 s with 50,000), or among some."""
        if doc_ids is None:
            rows = self._db.execute("SELECT doc_id FROM unserved")
        else:
            among = f"AND doc_id IN ({', '.join('?' * len(doc_ids))})"
            rows = self._db.execute(_UNSERVED.format(among=among), list(doc_ids))
        return {doc_id for (doc_id,) in rows}

    def serving(self) -> list[Path]:
        """The folders that this process answers from."""
        return [Path(path) for (path,) in self._db.execute("SELECT path FROM serving")]

    def serves(self, location: str) -> bool:
        """Whether a place lies in one of them."""
        return bool(
            self._db.execute(
                f"SELECT 1 FROM serving, (SELECT ? AS location) WHERE {_WITHIN}", (location,)
            )
        )

    def all(self) -> list[Folder]:
        """All folders that were read, by their paths."""
        rows = self._db.execute(
            "SELECT path, standing, path IN (SELECT path FROM serving), (SELECT"
            f" count(DISTINCT doc_id) FROM origins WHERE kind = 'folder' AND {_WITHIN})"
            " FROM folders ORDER BY path"
        )
        return [Folder(Path(path), bool(st), bool(sv), n) for path, st, sv, n in rows]

    def locations(self, folder: Path) -> list[str]:
        """Where the files lie that were read from a folder."""
        return [
            location
            for (location,) in self._db.execute(
                "SELECT location FROM origins, (SELECT ? AS path)"
                f" WHERE kind = 'folder' AND {_WITHIN}",
                (str(folder),),
            )
        ]

    def put(self, folder: Path, *, standing: bool = False) -> None:
        """Remember a folder; one that stands goes on standing."""
        self._db.execute(
            "INSERT INTO folders (path, standing) VALUES (?, ?)"
            " ON CONFLICT (path) DO UPDATE SET standing = max(standing, excluded.standing)",
            (str(folder), standing),
        )

    def delete(self, folder: Path) -> bool:
        """Forget a folder; whether it was known. Its documents stay."""
        rows = self._db.execute("DELETE FROM folders WHERE path = ? RETURNING 1", (str(folder),))
        return bool(rows)
