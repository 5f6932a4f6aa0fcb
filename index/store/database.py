"""One SQLite file: opening, migrating, transactions, and errors."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from index.errors import Code, StoreError

# Steps by which a database came to its present form, each a list of statements; never edited.
Migrations = Sequence[Sequence[str]]
Values = Sequence[object] | Mapping[str, object]

_AT_ONCE = 500  # values of one statement; SQLite takes 999 in its oldest builds
# Where a database that cannot be written may still be read.
_UNWRITABLE = frozenset({"store_readonly", "store_full", "store_unopened", "store_damaged"})
_UNDECODED = "Could not decode to UTF-8"  # of Python's module, which has no code for it


def _decoded(text: bytes) -> str:
    return text.decode(errors="replace")


def copied(source: Path, path: Path) -> None:
    """Copy a database, as it is at this moment, into a file; others may go on writing.

    The file is there whole or not at all, and nobody else may read it.

    Raises:
        StoreError: the one cannot be read, or the other not be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(0o600)
        with (
            closing(sqlite3.connect(source, timeout=30)) as whole,
            closing(sqlite3.connect(part)) as target,
        ):
            whole.backup(target)
            # A schema that cannot be read is copied as it is.
            with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
                target.execute("PRAGMA journal_mode = DELETE")  # one file, without helpers
        part.replace(path)
    except OSError as exc:
        raise StoreError(str(path), "store_unopened", reason=exc.strerror or str(exc)) from exc
    except sqlite3.Error as exc:
        raise _mapped(str(path), exc) from exc


class Database:
    """A connection that threads share, one at a time.

    Args:
        path: the database file; made, with its folder, where it does not exist. Where nothing
            can be written (a full disk, a folder without rights), what is there is read.
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
            # What is kept is nobody else's on this machine; SQLite gives its log the same rights.
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                path.touch(0o600)
            with suppress(OSError):  # somebody else's, or on a disk that cannot be written
                if path.stat().st_mode & 0o077:
                    path.chmod(0o600)
            self._connection = sqlite3.connect(
                path, timeout=30, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as exc:
            reason = (exc.strerror if isinstance(exc, OSError) else None) or str(exc)
            raise StoreError(str(path), "store_unopened", reason=reason) from exc
        try:
            self._prepare()
            # What was acknowledged survives a power cut too (https://sqlite.org/pragma.html).
            self.execute("PRAGMA synchronous = FULL")
            self.execute("PRAGMA foreign_keys = ON")
            # In kB; with SQLite's 2 MB, an answer from a million sentences takes a twentieth more.
            self.execute("PRAGMA cache_size = -16000")
            if migrations is not None:
                self._migrate(migrations)
        except StoreError:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        try:
            self.execute("PRAGMA journal_mode = WAL")
        except StoreError as exc:
            if exc.code not in _UNWRITABLE or not self.path.exists():
                raise
            self._connection.close()
            # Without its helper files, which cannot be made here, only a file that nobody writes
            # to can be read.
            with self._errors():
                self._connection = sqlite3.connect(
                    f"{self.path.absolute().as_uri()}?mode=ro&immutable=1",
                    uri=True,
                    isolation_level=None,
                    check_same_thread=False,
                )

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def execute(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows. Raises StoreError."""
        with self._lock, self._errors():
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.OperationalError as exc:
                if _UNDECODED not in str(exc):
                    raise
            # What is no UTF-8 any more belongs to one row; the others are read all the same.
            self._connection.text_factory = _decoded  # a call for each text: slower
            try:
                return self._connection.execute(sql, values).fetchall()
            finally:
                self._connection.text_factory = str

    def execute_in(self, sql: str, values: Iterable[object]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query for all `values`, which ``{}`` in it stands for. Raises StoreError."""
        left = list(values)
        while left:
            some, left = left[:_AT_ONCE], left[_AT_ONCE:]
            yield from self.execute(sql.format(", ".join("?" * len(some))), some)

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

    def copy_to(self, path: Path) -> None:
        """Copy all of it, as it is at this moment, into a file; see `copied`."""
        copied(self.path, path)

    def copy_from(self, path: Path) -> None:
        """Put what is in a file in the place of what is here, all or nothing. Raises StoreError."""
        with self._lock, self._errors(), closing(sqlite3.connect(path)) as source:
            source.backup(self._connection)

    def faults(self) -> list[str]:
        """What is wrong with the file itself, in SQLite's words; empty where nothing is.

        Raises:
            StoreError: it is too damaged to be looked at.
        """
        return [text for (text,) in self.execute("PRAGMA quick_check(5)") if text != "ok"]

    def _migrate(self, migrations: Migrations) -> None:
        version = self._version()
        if version > len(migrations):
            raise StoreError(str(self.path), "store_newer", version=version)
        if 0 < version < len(migrations):
            mark = f"before-{self._part}{len(migrations)}"
            self.copy_to(self.path.with_name(f"{self.path.name}.{mark}"))
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
        except UnicodeDecodeError as exc:  # SQLite quotes what it cannot read
            raise StoreError(str(self.path), "store_damaged", reason=exc.reason) from exc
        except sqlite3.Error as exc:
            raise _mapped(str(self.path), exc) from exc


class Table:
    """Reads and writes rows of a database."""

    def __init__(self, database: Database) -> None:
        self._db = database


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
