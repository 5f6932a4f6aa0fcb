"""One SQLite file: opening, migrating, transactions, and errors."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import Code, StoreError

# Steps by which a database came to its present form, each a list of statements; never edited.
Migrations = Sequence[Sequence[str]]
Values = Sequence[object] | Mapping[str, object]


class Database:
    """A connection that threads share, one at a time.

    Args:
        path: the database file; made, with its folder, where it does not exist.
        migrations: those that the file has not seen are run, each in one transaction; None leaves
            the tables as they are.
        part: whose tables they make, where the file holds those of several: the versions of each
            are counted apart.

    Raises:
        StoreError: the file cannot be opened, is not a database, or is from a newer version.
    """

    def __init__(self, path: Path, migrations: Migrations | None, part: str = "") -> None:
        self.path = path
        self._part = part
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=30, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as exc:
            reason = (exc.strerror if isinstance(exc, OSError) else None) or str(exc)
            raise StoreError(str(path), "store_unopened", reason=reason) from exc
        try:
            self.execute("PRAGMA journal_mode = WAL")
            # What was acknowledged survives a power cut too (https://sqlite.org/pragma.html).
            self.execute("PRAGMA synchronous = FULL")
            self.execute("PRAGMA foreign_keys = ON")
            if migrations is not None:
                self._migrate(migrations)
        except StoreError:
            self._connection.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def execute(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows. Raises StoreError."""
        with self._lock, self._errors():
            return self._connection.execute(sql, values).fetchall()

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for every row, all or none. Raises StoreError."""
        with self.transaction(), self._errors():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; may be nested (the outermost decides).

        Raises:
            StoreError: the database cannot be written (read-only, disk full, locked for 30 s).
        """
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read within is of one moment, whatever other processes write meanwhile."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self.execute("BEGIN")
            try:
                yield
            finally:
                self.execute("COMMIT")

    @contextmanager
    def attached(self, path: Path) -> Iterator[None]:
        """The tables of another file can be read as ``old.…`` within. Raises StoreError."""
        with self._lock:
            self.execute("ATTACH DATABASE ? AS old", (str(path),))
            try:
                yield
            finally:
                self.execute("DETACH DATABASE old")

    def _migrate(self, migrations: Migrations) -> None:
        version = self._version()
        if version > len(migrations):
            raise StoreError(str(self.path), "store_newer", version=version)
        for number in range(version + 1, len(migrations) + 1):
            with self.transaction():
                if self._version() >= number:  # another process was faster
                    continue
                for statement in migrations[number - 1]:
                    self.execute(statement)
                self._set_version(number)

    def _version(self) -> int:
        if not self._part:
            return int(self.execute("PRAGMA user_version")[0][0])
        self.execute(
            "CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, version INTEGER NOT NULL)"
        )
        rows = self.execute("SELECT version FROM parts WHERE name = ?", (self._part,))
        return int(rows[0][0]) if rows else 0

    def _set_version(self, number: int) -> None:
        if self._part:
            self.execute("INSERT OR REPLACE INTO parts VALUES (?, ?)", (self._part, number))
        else:
            self.execute(f"PRAGMA user_version = {number}")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as exc:
            raise _mapped(str(self.path), exc) from exc


# By the beginning of SQLite's result code (https://sqlite.org/rescode.html).
_CODES: dict[str, Code] = {
    "SQLITE_FULL": "store_full",
    "SQLITE_READONLY": "store_readonly",
    "SQLITE_CANTOPEN": "store_readonly",
    "SQLITE_NOTADB": "store_foreign",
    "SQLITE_CORRUPT": "store_damaged",
    "SQLITE_IOERR": "store_damaged",
    "SQLITE_BUSY": "store_busy",
}


def _mapped(where: str, exc: sqlite3.Error) -> StoreError:
    name = getattr(exc, "sqlite_errorname", "") or ""
    code = next((code for start, code in _CODES.items() if name.startswith(start)), None)
    if code in (None, "store_damaged"):
        return StoreError(where, code or "store_failed", reason=str(exc))
    return StoreError(where, code)
