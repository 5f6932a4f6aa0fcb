"""What people corrected of what was read of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from index.records import Document, Published
from index.store.database import Table

Field = Literal["title", "outlet", "author", "published", "url"]
FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a document that was set by a person.

    Attributes:
        value: what it is now; None where the article has none. Moments in ISO 8601.
        as_read: what the document itself says, as it was last read.
    """

    field: Field
    value: str | None
    as_read: str | None


class Corrections(Table):
    """The table corrections; rows outlive their document, which may be read again."""

    def of(self, doc_id: str) -> list[Correction]:
        """Those of one document, in the order of `FIELDS`."""
        rows = self._db.execute(
            "SELECT field, value, as_read FROM corrections WHERE doc_id = ?", (doc_id,)
        )
        found = {row[0]: Correction(*row) for row in rows}
        return [found[field] for field in FIELDS if field in found]

    def put(self, doc_id: str, corrections: Iterable[Correction]) -> None:
        """Set fields; what was set before is replaced."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._db.execute_many(
            "INSERT OR REPLACE INTO corrections (doc_id, field, value, as_read, made_at)"
            " VALUES (?, ?, ?, ?, ?)",
            [(doc_id, c.field, c.value, c.as_read, now) for c in corrections],
        )

    def delete(self, doc_id: str, fields: Iterable[Field] = FIELDS) -> None:
        """Forget what was set."""
        self._db.execute_many(
            "DELETE FROM corrections WHERE doc_id = ? AND field = ?", [(doc_id, f) for f in fields]
        )

    def read(self, document: Document) -> Document:
        """A document that was just read, corrected; what it says itself is remembered."""
        self._db.execute_many(
            "UPDATE corrections SET as_read = ? WHERE doc_id = ? AND field = ?",
            [(value_of(document, f), document.doc_id, f) for f in FIELDS],
        )
        return self.apply(document)

    def apply(self, document: Document) -> Document:
        """A document with what people set."""
        return corrected(document, [(c.field, c.value) for c in self.of(document.doc_id)])

    def uncorrected(self, document: Document) -> Document:
        """A stored document as it was read."""
        return corrected(document, [(c.field, c.as_read) for c in self.of(document.doc_id)])


def value_of(document: Document, field: Field) -> str | None:
    """A field as the table holds it."""
    if field == "published":
        return document.published.isoformat() if document.published else None
    value: str | None = getattr(document, field)
    return value


def corrected(document: Document, values: Sequence[tuple[Field, str | None]]) -> Document:
    """A document with other fields; a title is never taken away."""
    told: dict[str, Any] = dict(values)
    if "title" in told:
        told["title"] = told["title"] or document.title
    if published := told.get("published"):
        told["published"] = Published.fromisoformat(published)
    return replace(document, **told)
