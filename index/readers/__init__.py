"""Readers."""

from __future__ import annotations

from index.readers.markdown import read_markdown
from index.readers.text import read_text
from index.records import Document

SUFFIXES = frozenset({".md", ".txt"})


def read(data: bytes, source: str, content_type: str | None = None) -> Document:
    """Read."""
    return (read_markdown if source.endswith(".md") else read_text)(data, source)
