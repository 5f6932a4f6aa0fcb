"""export and import: documents as JSON Lines, for backups and for moving to another machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.commands.context import Context
from bot.commands.documents import as_object, as_taken
from bot.summary import taken_text
from index.errors import SourceError
from index.intake import Pending
from index.records import Document, Published, document_id
from index.store import Origin


def export(context: Context) -> int:
    """Every document with its text, one JSON object a line."""
    for document in context.store.documents.load().documents.values():
        context.out.write(export_line(document))
    return 0


def export_line(document: Document) -> str:
    """A document as one line of JSON, its newline included."""
    value = as_object(document) | {"text": document.text, "captions": list(document.captions)}
    return json.dumps(value, ensure_ascii=False) + "\n"


def import_lines(context: Context, name: str, lines: Iterable[str]) -> int:
    """Add what `export` wrote; a line that cannot be read is told, the rest is added."""
    errors: list[SourceError] = []
    pending = list(_read(name, lines, errors))
    for item in context.library.add(pending):
        context.write(as_taken(item), taken_text(item, "ko"))
    return context.failures(errors)


def _read(name: str, lines: Iterable[str], errors: list[SourceError]) -> Iterator[Pending]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            document = _document(where, json.loads(line.lstrip("\ufeff")))
        except json.JSONDecodeError:
            errors.append(
                SourceError(where, "JSON이 아니에요.", "gisabot export 로 만든 파일을 넣어 주세요.")
            )
        except SourceError as exc:
            errors.append(exc)
        else:
            digest = hashlib.sha256(line.encode()).hexdigest()
            yield Pending(
                document, Origin(document.source, 0, 0, digest, document.doc_id, kind="upload")
            )


def _document(where: str, value: Any) -> Document:
    fields = value if isinstance(value, dict) else {}
    texts = {key: _text(where, fields, key) for key in ("title", "text", "source")}
    optional = {
        key: _text(where, fields, key) if fields.get(key) is not None else None
        for key in ("outlet", "author", "published", "url", "digest_by")
    }
    published = optional.pop("published")
    captions = fields.get("captions", [])
    if not isinstance(captions, list) or not all(isinstance(c, str) for c in captions):
        raise SourceError(where, "‘captions’는 글의 목록이어야 해요.", "줄을 확인해 주세요.")
    try:
        moment = Published.fromisoformat(published) if published else None
    except ValueError as exc:
        raise SourceError(
            where,
            f"‘published’는 2019-10-28T10:42 꼴이어야 하는데 ‘{published}’이에요.",
            "날짜를 고쳐 주세요.",
        ) from exc
    return Document(
        doc_id=document_id(texts["source"]),
        source=texts["source"],
        title=texts["title"],
        text=texts["text"],
        captions=tuple(captions),
        published=moment,
        **optional,
    )


def _text(where: str, fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value:
        raise SourceError(where, f"‘{key}’에 글이 있어야 해요.", "줄을 확인해 주세요.")
    return value
