"""The steps by which the database came to its present form, numbered from 1; never edited."""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    # 1: documents, their sentences, and what they were read from
    (
        """
        CREATE TABLE documents (
            doc_id TEXT PRIMARY KEY,
            source TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            captions TEXT NOT NULL,
            outlet TEXT,
            author TEXT,
            published TEXT,
            url TEXT,
            digest_by TEXT,
            analyzer TEXT NOT NULL,
            added_at TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE sentences (
            doc_id TEXT NOT NULL REFERENCES documents (doc_id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            paragraph INTEGER NOT NULL,
            start INTEGER NOT NULL,
            stop INTEGER NOT NULL,
            terms TEXT NOT NULL,
            PRIMARY KEY (doc_id, number)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE origins (
            location TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            digest TEXT NOT NULL,
            doc_id TEXT REFERENCES documents (doc_id) ON DELETE SET NULL,
            problem TEXT
        )
        """,
    ),
)
