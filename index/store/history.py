"""What was removed or replaced, kept so that it can be brought back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from index.records import Document
from index.store.database import Table
from index.store.rows import as_document, as_row, legible

Action = Literal["removed", "replaced"]


@dataclass(frozen=True, slots=True)
class Kept:
    """An earlier document.

    Attributes:
        action: what happened to it.
        locations: where it had been read from.
        place: its place among the documents; None where that is not known.
    """

    action: Action
    document: Document
    locations: tuple[str, ...]
    place: int | None = None


class History(Table):
    """The table history: the last removal, and one earlier version of every document."""

    def keep_replaced(self, document: Document) -> None:
        """Keep the version of a document that is about to be replaced, instead of an older one."""
        with self._db.transaction():
            self._db.execute(
                "DELETE FROM history WHERE action = 'replaced' AND doc_id = ?", (document.doc_id,)
            )
            self._insert("replaced", document, ())

    def keep_removed(self, documents: Iterable[tuple[Document, Sequence[str]]]) -> None:
        """Keep documents that are removed together; an earlier removal is forgotten now."""
        with self._db.transaction():
            self._db.execute("DELETE FROM history WHERE action = 'removed'")
            for document, locations in documents:
                self._insert("removed", document, locations)

    def removed(self) -> list[Kept]:
        """What the last removal took."""
        return self._select("action = 'removed'")

    def replaced(self, doc_id: str) -> Kept | None:
        """The earlier version of a document, None where there is none."""
        kept = self._select("action = 'replaced' AND doc_id = ?", doc_id)
        return kept[0] if kept else None

    def move(self, left: str, location: str) -> None:
        """Tell that a file lies elsewhere now."""
        old, new = (json.dumps(place, ensure_ascii=False) for place in (left, location))
        self._db.execute(
            "UPDATE history SET document = replace(document, ?1, ?2),"
            " locations = replace(locations, ?1, ?2) WHERE instr(document || locations, ?1)",
            (old, new),
        )

    def forget(self, action: Action, doc_ids: Iterable[str]) -> None:
        """Forget what was brought back."""
        self._db.execute_many(
            "DELETE FROM history WHERE action = ? AND doc_id = ?", [(action, d) for d in doc_ids]
        )

    def _insert(self, action: Action, document: Document, locations: Sequence[str]) -> None:
        row: list[object] = [*as_row(document)]
        if action == "removed":
            rowid = "SELECT rowid FROM documents WHERE doc_id = ?"
            row += [{"place": at} for (at,) in self._db.execute(rowid, (document.doc_id,))]
        self._db.execute(
            "INSERT INTO history (action, doc_id, document, locations, kept_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                action,
                document.doc_id,
                json.dumps(row, ensure_ascii=False),
                json.dumps(list(locations), ensure_ascii=False),
                datetime.now(UTC).isoformat(timespec="seconds"),
            ),
        )

    def _select(self, where: str, *values: str) -> list[Kept]:
        rows = self._db.execute(
            f"SELECT action, document, locations FROM history WHERE {where} ORDER BY id", values
        )
        return [found for row in rows if (found := legible(_kept, *row)) is not None]


def _kept(action: Action, document: str, places: str) -> Kept:
    """What was kept; behind the fields of the document stands its place, if a later version wrote it."""
    row, locations = json.loads(document), json.loads(places)
    *fields, last = row
    if not isinstance(last, dict):
        return Kept(action, as_document(row), tuple(locations))
    return Kept(action, as_document(fields), tuple(locations), last["place"])
