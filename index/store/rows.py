"""Documents and their sentences as the tables have them, and whether a disk gave them back whole."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from index.corpus import Entry, PackedSentence
from index.records import Document, Published

FIELDS = "doc_id, source, title, text, captions, outlet, author, published, url, digest_by, pages"
SENTENCE = "doc_id, number, paragraph, start, stop, terms"
ENTRY = f"checksum, stamp, title_forms, {FIELDS}"
"""The columns of a document for `entry_of`."""


_T = TypeVar("_T")


def legible(read: Callable[..., _T], *values: Any) -> _T | None:
    """What `read` makes of a row; None where a disk gives back something else than was stored."""
    try:
        return read(*values)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def as_row(document: Document) -> tuple[str | None, ...]:
    """The fields of a document in the order of the table."""
    return (
        document.doc_id,
        document.source,
        document.title,
        document.text,
        json.dumps(document.captions, ensure_ascii=False),
        document.outlet,
        document.author,
        document.published.isoformat() if document.published else None,
        document.url,
        document.digest_by,
        json.dumps(document.pages),
    )


def as_document(row: Sequence[Any]) -> Document:
    """The inverse of `as_row`; rows that were kept by older versions have no pages."""
    doc_id, source, title, text, captions, outlet, author, published, url, digest_by, *more = row
    return Document(
        doc_id=doc_id,
        source=source,
        title=title,
        text=text,
        captions=tuple(json.loads(captions)),
        outlet=outlet,
        author=author,
        published=Published.fromisoformat(published) if published else None,
        url=url,
        digest_by=digest_by,
        pages=tuple(json.loads(more[0])) if more else (),
    )


_JOINED = 1 << 32  # tells checksums of joined columns from those of their repr, which are slower


def checksum(row: Sequence[object], sentences: Sequence[tuple[Any, ...]]) -> int:
    """CRC-32 over a document and its sentences, as the columns have them; a file may be moved."""
    doc_id, _source, *fields = row
    numbers = repr([sentence[1:-1] for sentence in sentences])
    kept = (doc_id, *fields, numbers, *(sentence[-1] for sentence in sentences))
    return zlib.crc32("\x1f".join(map(str, kept)).encode(errors="surrogatepass")) | _JOINED


def _is_whole(kept: int, row: Sequence[object], sentences: Sequence[tuple[Any, ...]]) -> bool:
    """Whether a checksum is that of what was read; those of older versions are known too."""
    if kept >= _JOINED:
        return kept == checksum(row, sentences)
    doc_id, _source, *fields = row
    return kept == zlib.crc32(repr((doc_id, fields, list(sentences))).encode())


def entry_of(row: Sequence[Any], sentences: Sequence[tuple[Any, ...]]) -> Entry | None:
    """A document with its sentences; None where they are not what was stored.

    Those of versions before there was a checksum are sound where they can be read.

    Args:
        row: the columns of `ENTRY`.
        sentences: the columns of `SENTENCE`, in order of their numbers.
    """
    kept, stamp, title, *fields = row
    if kept is not None and not _is_whole(kept, fields, sentences):
        return None
    try:
        document = as_document(fields)
        packed = tuple(PackedSentence(*sentence) for sentence in sentences)
        if kept is None:
            for sentence in packed:
                sentence.unpack()
    except (ValueError, TypeError):
        return None
    return Entry(document, packed, forms_of(title), stamp)


def forms_of(stored: str | None) -> tuple[str, ...] | None:
    """The forms of a title as they are stored; None where it was not taken apart."""
    return None if stored is None else tuple(stored.split("\t")) if stored else ()


def to_forms(forms: Iterable[str] | None) -> str | None:
    """The inverse of `forms_of`."""
    return None if forms is None else "\t".join(forms)
