"""What rows of each table look like, so that those of a broken file find the way to theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.store.database import Database
from index.store.pages import Row, Value

_TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or of an index.

    Attributes:
        holds: the type of its values; None for any.
        needed: NULL is no value of it.
        default: what rows have that are older than the column.
    """

    name: str
    holds: type | None
    needed: bool
    default: Value = None

    def takes(self, value: Value) -> bool:
        if value is None:
            return not self.needed
        return self.holds is None or isinstance(value, self.holds)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of a table, or of an index, are made of, in the order of the file.

    Attributes:
        rowids: it is a table that has them.
        numbered: the column that is the rowid, and NULL in the file; "rowid" where there is none.
        table: False for an index, whose rows are those of its table once more.
    """

    name: str
    columns: tuple[Column, ...]
    rowids: bool
    numbered: str = "rowid"
    table: bool = True

    def fits(self, row: Row) -> bool:
        """Whether a row may be one of these; older ones lack columns that have a default."""
        some, rest = self.columns[: len(row.values)], self.columns[len(row.values) :]
        return (
            0 < len(row.values) <= len(self.columns)
            and all(c.takes(v) for c, v in zip(some, row.values, strict=True))
            and not any(column.needed and column.default is None for column in rest)
        )

    def put(self, database: Database, rows: Iterator[Row]) -> None:
        """Add rows to the table; those that break its rules are passed over. Raises StoreError."""
        names = [column.name for column in self.columns if column.name != self.numbered]
        numbered = [self.numbered] * self.rowids
        places = ", ".join("?" * len([*numbered, *names]))
        database.execute_many(
            f"INSERT OR IGNORE INTO {self.name} ({', '.join([*numbered, *names])})"
            f" VALUES ({places})",
            map(self._values, rows),
        )

    def _values(self, row: Row) -> list[Value]:
        rest = self.columns[len(row.values) :]
        values = [*row.values, *(column.default for column in rest)]
        pairs = zip(self.columns, values, strict=True)
        return [row.rowid] * self.rowids + [v for c, v in pairs if c.name != self.numbered]


def shapes(database: Database) -> list[Shape]:
    """Those of all tables and indexes that a database has. Raises StoreError."""
    found = []
    for name, sql in database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ):
        rowids = "WITHOUT ROWID" not in sql
        columns, key = _columns(database, name)
        alone = key[0].name if rowids and len(key) == 1 and key[0].holds is int else "rowid"
        if not rowids:  # the key comes first
            columns = [*key, *(column for column in columns if column not in key)]
        found.append(Shape(name, tuple(_unneeded(columns, alone)), rowids, alone))
        found += _indexes(database, name, columns)
    return found


def _columns(database: Database, table: str) -> tuple[list[Column], list[Column]]:
    """All columns of a table, and those of its key in order."""
    columns, key = [], {}
    for _, name, holds, needed, default, at in database.execute(f"PRAGMA table_info({table})"):
        ((value,),) = database.execute(f"SELECT {default or 'NULL'}")
        column = Column(name, _TYPES.get(holds), bool(needed or at), value)
        columns.append(column)
        if at:
            key[at] = column
    return columns, [key[at] for at in sorted(key)]


def _unneeded(columns: Sequence[Column], numbered: str) -> Iterator[Column]:
    for column in columns:
        yield Column(column.name, int, needed=False) if column.name == numbered else column


def _indexes(database: Database, table: str, columns: Sequence[Column]) -> Iterator[Shape]:
    by_name = {column.name: column for column in columns}
    rowid = Column("rowid", int, needed=True)
    for _, name, _, origin, *_ in database.execute(f"PRAGMA index_list({table})"):
        told = database.execute(f"PRAGMA index_xinfo({name})")
        if origin == "pk" and not any(at == -1 for _, at, *_ in told):
            continue  # the table itself, which has no rowids
        parts = tuple(by_name.get(column, rowid) for _, _, column, *_ in told)
        yield Shape(name, parts, rowids=False, table=False)
