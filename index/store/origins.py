"""Where documents came from, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Any, Literal

from index.store.database import Table

# folder: found in a folder that is kept in step. file, url, upload: added by someone. feed: an
# entry of a feed.
Kind = Literal["folder", "file", "url", "upload", "feed"]

# In the order of `Origin`.
_FIELDS = "location, size, mtime_ns, digest, doc_id, kind, removed, etag, last_modified"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a source looked like when it was last read.

    Attributes:
        location: path or URL.
        size, mtime_ns: of the file, bytes and nanoseconds since the epoch; 0 for others.
        digest: SHA-256 of the bytes, hexadecimal.
        doc_id: the document made from it; None where there is none.
        removed: someone took its document out, so that it is not read again by itself.
        etag, last_modified: validators of a web page, for asking whether it changed.
    """

    location: str
    size: int
    mtime_ns: int
    digest: str
    doc_id: str | None
    kind: Kind = "folder"
    removed: bool = False
    etag: str | None = None
    last_modified: str | None = None


class Origins(Table):
    """The table origins."""

    def all(self) -> dict[str, Origin]:
        """All origins by location."""
        return {row[0]: _origin(row) for row in self._db.execute(f"SELECT {_FIELDS} FROM origins")}

    def get(self, location: str) -> Origin | None:
        """What is known of one location."""
        rows = self._db.execute(f"SELECT {_FIELDS} FROM origins WHERE location = ?", (location,))
        return _origin(rows[0]) if rows else None

    def of_document(self, doc_id: str) -> list[Origin]:
        """All places that a document was found in."""
        rows = self._db.execute(
            f"SELECT {_FIELDS} FROM origins WHERE doc_id = ? ORDER BY location", (doc_id,)
        )
        return [_origin(row) for row in rows]

    def put(self, origin: Origin) -> None:
        """Remember how a source was read; replaces what was known of the same location."""
        self._db.execute(
            f"INSERT OR REPLACE INTO origins ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            astuple(origin),
        )

    def put_unread(self, locations: Iterable[str]) -> None:
        """Make sources be read again: files as if they had changed, others as if they were new."""
        for location in locations:
            self._db.execute(
                "DELETE FROM origins WHERE location = ? AND kind NOT IN ('folder', 'file')",
                (location,),
            )
            self._db.execute(
                "UPDATE origins SET size = -1, digest = '' WHERE location = ?", (location,)
            )

    def delete(self, locations: Iterable[str]) -> None:
        """Forget sources that are gone."""
        self._db.execute_many(
            "DELETE FROM origins WHERE location = ?", [(location,) for location in locations]
        )


def _origin(row: Sequence[Any]) -> Origin:
    return replace(Origin(*row), removed=bool(row[6]))
