"""Documents as JSON, for programs, backups and other machines."""

from __future__ import annotations

import json
from typing import Any

from index.errors import SourceError
from index.plain import flat
from index.readers.wire import packed
from index.records import Document, Published, document_id

_TOLD = "doc_id title outlet author published url digest_by source pages".split()
_LONGEST_SOURCE = 4_000  # characters; a path of Linux has 4,096 bytes


def as_object(document: Document) -> dict[str, Any]:
    """The JSON form of a document without its text."""
    value = packed(document)
    return {name: value[name] for name in _TOLD}


def export_line(document: Document) -> str:
    """A document as one line of JSON, its newline included."""
    value = as_object(document) | {"text": document.text, "captions": list(document.captions)}
    return json.dumps(value, ensure_ascii=False) + "\n"


def read_document(where: str, value: Any) -> Document:
    """The inverse of `export_line`, for a line that was parsed.

    Args:
        where: names the line in errors.

    Raises:
        SourceError: a field is missing or is not what it should be.
    """
    fields = value if isinstance(value, dict) else {}
    texts = {key: _text(where, fields, key) for key in ("title", "text", "source")}
    texts["source"] = flat(texts["source"], _LONGEST_SOURCE)
    optional = {
        key: _text(where, fields, key) if fields.get(key) is not None else None
        for key in ("outlet", "author", "published", "url", "digest_by")
    }
    published = optional.pop("published")
    captions = fields.get("captions", [])
    if not isinstance(captions, list) or not all(isinstance(c, str) for c in captions):
        raise SourceError(where, "line_no_list", field="captions")
    pages = fields.get("pages", [])
    if not isinstance(pages, list) or not _ascend(pages):
        raise SourceError(where, "line_no_list", field="pages")
    return Document(
        doc_id=document_id(texts["source"]),
        source=texts["source"],
        title=texts["title"],
        text=texts["text"],
        captions=tuple(captions),
        published=_published(where, published),
        outlet=optional["outlet"],
        author=optional["author"],
        url=optional["url"],
        digest_by=optional["digest_by"],
        pages=tuple(pages),
    )


def _ascend(pages: list[Any]) -> bool:
    return all(type(at) is int and at >= 0 for at in pages) and pages == sorted(pages)


def _text(where: str, fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value:
        raise SourceError(where, "line_no_text", field=key)
    return value


def _published(where: str, text: str | None) -> Published | None:
    try:
        return Published.fromisoformat(text) if text else None
    except ValueError as exc:
        raise SourceError(where, "line_no_date", field="published", got=text or "") from exc
