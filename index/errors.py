"""Every error that the index raises on purpose.

GisabotError
├── SourceError      something that was to be read could not be read
├── StoreError       the database could not be opened, read or written
└── EmbedderError    no vectors can be had now
"""

from __future__ import annotations


class GisabotError(Exception):
    """Base of all errors whose message may be shown to a user."""


class SourceError(GisabotError):
    """A file, address or feed that cannot become a document.

    Attributes:
        where: the path or URL, as the user gave it.
        what: what happened, a Korean sentence.
        remedy: what the user can do, a Korean sentence; empty where nothing can be done.
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where = where
        self.what = what
        self.remedy = remedy
        super().__init__(f"{where}: {what}" + (f" {remedy}" if remedy else ""))


class StoreError(GisabotError):
    """The database cannot be opened, read or written."""


class EmbedderError(GisabotError):
    """The embedder gives no vectors now; what was asked may be answered by words alone."""
