"""export and import: documents as JSON Lines, for backups and for moving to another machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from bot.cli.context import Context
from bot.cli.documents import as_taken
from bot.portable import export_line, read_document
from bot.summary import taken_text
from index.collect.intake import Pending
from index.errors import SourceError
from index.readers.wire import check_length
from index.store import Origin


def export(context: Context) -> int:
    """Every document with its text, one JSON object a line."""
    for document in context.store.served.documents():
        context.out.write(export_line(document))
    context.unserved()
    return 0


def import_lines(context: Context, name: str, lines: Iterable[str]) -> int:
    """Add what `export` wrote; a line that cannot be read is told, the rest is added."""
    errors: list[SourceError] = []
    pending = list(_read(name, lines, errors))
    for item in context.library.add(pending):
        context.write(as_taken(item), taken_text(item, context.language))
    return context.failures(errors)


def _read(name: str, lines: Iterable[str], errors: list[SourceError]) -> Iterator[Pending]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            document = read_document(where, json.loads(line.lstrip("\ufeff")))
            check_length(document)
        except (ValueError, RecursionError):  # brackets within brackets, numbers without end
            errors.append(SourceError(where, "line_no_json"))
        except SourceError as exc:
            errors.append(exc)
        else:
            digest = hashlib.sha256(line.encode(errors="surrogatepass")).hexdigest()
            yield Pending(
                document, Origin(document.source, 0, 0, digest, document.doc_id, kind="upload")
            )
