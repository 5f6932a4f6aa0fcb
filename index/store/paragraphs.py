"""Paragraphs as an index scores them: numbers for their terms, and their letters.

All of it is made from the collection and can be made again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from index.store.database import Database


@dataclass(frozen=True, slots=True)
class PackedParagraph:
    """A paragraph; see `index.engines.packing`.

    Attributes:
        key: see `index.corpus.paragraph_id`.
        texts: of its title and of each sentence, what tells them apart.
        terms, letters: those of the texts, one behind the other.
    """

    key: str
    texts: bytes
    terms: bytes
    letters: bytes


class Paragraphs:
    """The table paragraphs.

    Args:
        writing, reading: two connections, so that questions do not wait for a change.
    """

    def __init__(self, writing: Database, reading: Database) -> None:
        self._writing = writing
        self._reading = reading

    def put(self, paragraphs: Iterable[PackedParagraph]) -> None:
        self._writing.execute_many(
            "INSERT OR REPLACE INTO paragraphs VALUES (?, ?, ?, ?)",
            ((p.key, p.texts, p.terms, p.letters) for p in paragraphs),
        )

    def delete(self, keys: Iterable[str]) -> None:
        self._writing.execute_many("DELETE FROM paragraphs WHERE key = ?", ((k,) for k in keys))

    def some(self, keys: Collection[str]) -> list[PackedParagraph]:
        """Those of some keys that are there, in any order."""
        places = ", ".join("?" * len(keys))
        rows = self._reading.execute(
            f"SELECT key, texts, terms, letters FROM paragraphs WHERE key IN ({places})",
            list(keys),
        )
        return [PackedParagraph(*row) for row in rows]
