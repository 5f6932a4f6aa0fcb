"""How many sentences hold each word and each pair of letters: a file of its own, beside an index.

All of it is counted from the collection and can be counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from index.korean.hangul import consonants
from index.korean.known_words import SHORTEST_SPELLED, Sound, sound_of
from index.store.database import Database
from index.store.paragraphs import Paragraphs
from index.store.steps import Steps

_MIGRATIONS = Steps("index.store", "frequencies.sql")
TOTALS = ("sentences", "terms", "paragraphs", "paragraph_terms", "pairs", "generation")


@dataclass(slots=True)
class Counts:
    """What a change adds to the figures; negative where it takes away.

    Attributes:
        sentences, paragraphs: of each form, how many of them hold it.
        pairs: of each pair of letters, how many sentences hold it.
        totals: by `TOTALS`: how many sentences and paragraphs there are, and how long they are
            together.
        held: stamps of the documents that came, by their ids.
        removed: ids of those that went.
    """

    sentences: Counter[str] = field(default_factory=Counter)
    paragraphs: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    held: dict[str, int] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)


class Frequencies:
    """The figures of one index; a `KnownWords` of its forms. Safe to share between threads.

    Args:
        path: of the file; made where it does not exist.

    Attributes:
        paragraphs: what the figures score.

    Raises:
        StoreError: as `Database` does.
    """

    def __init__(self, path: Path) -> None:
        self._writing = Database(path, _MIGRATIONS)
        # Questions do not wait for a change.
        self._reading = Database(path, _MIGRATIONS)
        # Bytes; pages are shared with other processes. 240 paragraphs take 1.4 ms instead of 1.9.
        self._reading.execute("PRAGMA mmap_size = 268435456")
        self.paragraphs = Paragraphs(self._writing, self._reading)

    def faults(self) -> list[str]:
        """What is wrong with the file; empty where nothing is. Raises StoreError."""
        return self._reading.faults()

    def close(self) -> None:
        self._writing.close()
        self._reading.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """All or nothing; no other process changes anything meanwhile."""
        with self._writing.transaction():
            yield
        self.__dict__.pop("_joined", None)

    def add(self, counts: Counts) -> None:
        """Add the figures of a change; call it while `changing`."""
        forms = counts.sentences.keys() | counts.paragraphs.keys()
        self._writing.execute_many(
            "INSERT INTO forms VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (form) DO UPDATE SET"
            " sentences = sentences + excluded.sentences,"
            " paragraphs = paragraphs + excluded.paragraphs",
            (
                (form, counts.sentences[form], counts.paragraphs[form], *_columns(form))
                for form in sorted(forms)
            ),
        )
        self._writing.execute_many(
            "INSERT INTO pairs VALUES (?, ?) ON CONFLICT (pair) DO UPDATE SET"
            " sentences = sentences + excluded.sentences",
            sorted(counts.pairs.items()),
        )
        less = [(form,) for form in forms if counts.paragraphs[form] < 0]
        self._writing.execute_many("DELETE FROM forms WHERE form = ? AND paragraphs <= 0", less)
        gone = [(pair,) for pair, count in counts.pairs.items() if count < 0]
        self._writing.execute_many("DELETE FROM pairs WHERE pair = ? AND sentences <= 0", gone)
        self._writing.execute_many(
            "DELETE FROM held WHERE doc_id = ?", [(d,) for d in counts.removed]
        )
        self._writing.execute_many("INSERT OR REPLACE INTO held VALUES (?, ?)", counts.held.items())
        self.set_totals(_sum(self.totals(self._writing), counts.totals))

    def set_totals(self, totals: Mapping[str, int]) -> None:
        """Set some of `TOTALS`; call it while `changing`."""
        self._writing.execute_many("INSERT OR REPLACE INTO totals VALUES (?, ?)", totals.items())

    def totals(self, database: Database | None = None) -> Counter[str]:
        """All of `TOTALS`."""
        rows = (database or self._reading).execute("SELECT name, value FROM totals")
        return Counter(dict(rows))

    def generation(self) -> int:
        """Of the collection that was counted, as of this moment; 0 where none was."""
        rows = self._writing.execute("SELECT value FROM totals WHERE name = 'generation'")
        return int(rows[0][0]) if rows else 0

    def held(self) -> dict[str, int]:
        """The stamp of each document that was counted."""
        return dict(self._writing.execute("SELECT doc_id, stamp FROM held"))

    def held_of(self, doc_ids: Iterable[str]) -> dict[str, int]:
        """The stamps of those of some documents that were counted."""
        found: dict[str, int] = {}
        for doc_id in doc_ids:
            found.update(
                self._writing.execute("SELECT doc_id, stamp FROM held WHERE doc_id = ?", (doc_id,))
            )
        return found

    def count_held(self) -> int:
        """The number of documents that were counted."""
        return int(self._writing.execute("SELECT count(*) FROM held")[0][0])

    def of_form(self, form: str) -> tuple[int, int]:
        """How many sentences and how many paragraphs hold a form."""
        rows = self._reading.execute(
            "SELECT sentences, paragraphs FROM forms WHERE form = ?", (form,)
        )
        return rows[0] if rows else (0, 0)

    def of_pair(self, pair: str) -> int:
        """How many sentences hold a pair of letters."""
        rows = self._reading.execute("SELECT sentences FROM pairs WHERE pair = ?", (pair,))
        return int(rows[0][0]) if rows else 0

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self.of_form(form)[1] > 0

    def within(self, letters: str) -> bool:
        return letters in self._joined

    @cached_property
    def _joined(self) -> str:
        """All forms: some 2 MB at a million sentences, read when first asked for."""
        return "\n".join(form for (form,) in self._reading.execute("SELECT form FROM forms"))

    def sounding(self, heard: str) -> Sequence[str]:
        return self._column("SELECT form FROM forms WHERE sound = ? ORDER BY form", (heard,))

    def ending(self, end: Sound, apart: int) -> Sequence[str]:
        sizes = len(end.heard) - apart, len(end.heard) + apart
        near = (
            sound
            for column, value in (("first", end.first), ("last", end.last))
            for sound in self._column(
                f"SELECT DISTINCT sound FROM forms WHERE {column} = ? AND size BETWEEN ? AND ?"
                " AND sound IS NOT NULL ORDER BY sound",
                (value, *sizes),
            )
        )
        return list(dict.fromkeys(near))

    def spelled(self, consonants: str) -> Sequence[str]:
        return self._column(
            "SELECT form FROM forms WHERE consonants = ? ORDER BY form", (consonants,)
        )

    def _column(self, sql: str, values: Sequence[object]) -> list[str]:
        return [row[0] for row in self._reading.execute(sql, values)]


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Counter's own sum leaves out what is not above zero."""
    return {name: one.get(name, 0) + other.get(name, 0) for name in {*one, *other}}


def _columns(form: str) -> tuple[str | int | None, ...]:
    heard = sound_of(form)
    if heard is None:
        return None, None, None, None, None
    spelled = consonants(form) if len(form) >= SHORTEST_SPELLED else None
    return heard.heard, len(heard.heard), heard.first, heard.last, spelled
