"""add, remove, undo, list, show, reindex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path, PurePath
from typing import Any

from bot.cli.context import Context
from bot.cli.mending import mend_store
from bot.cli.terminal import progress_bar
from bot.portable import as_object
from bot.summary import summary, taken_text
from index.collect.folder import find_files, location, read_file, size_of
from index.collect.intake import IntakeResult, Pending
from index.errors import SourceError
from index.library import Progress
from index.plain import flat
from index.records import Document
from index.store import Kind


def add(context: Context, places: Sequence[str]) -> int:
    """Add files, folders and addresses; what fails is told, the rest is added."""
    errors: list[SourceError] = []
    library = context.library
    with progress_bar(context.console, context.say("reading_articles")) as progress:
        taken = library.add(_read(context, places, errors, progress))
    for item in taken:
        context.write(as_taken(item), taken_text(item, context.language))
        if item.document.cut:
            context.note(context.say("preview_cut"))
    context.read_meanings()
    return context.failures(errors)


def remove(context: Context, names: Sequence[str]) -> int:
    """Remove documents by id, title, path or address."""
    errors: list[SourceError] = []
    found: list[Document] = []
    for name in names:
        try:
            found.append(find_one(context, name))
        except SourceError as exc:
            errors.append(exc)
    for document in context.library.remove([d.doc_id for d in found]):
        context.write(
            {"doc_id": document.doc_id, "outcome": "removed"},
            context.say("removed_cli", title=flat(document.title)),
        )
    return context.failures(errors)


def undo(context: Context, name: str | None) -> int:
    """Bring back the last removal, or the earlier version of one document."""
    if name is None:
        back = context.library.undo_removal()
    else:
        restored = context.library.undo_change(find_one(context, name).doc_id)
        back = [restored] if restored else []
    for document in back:
        context.write(
            {"doc_id": document.doc_id, "outcome": "restored"},
            context.say("restored_cli", title=flat(document.title)),
        )
    if not back:
        context.warn(context.say("nothing_to_undo"))
        return 1
    return 0


def list_documents(context: Context) -> int:
    """One line a document."""
    for document in context.store.served.documents():
        context.write(as_object(document), line(document))
    context.unserved()
    return 0


def show(context: Context, name: str) -> int:
    """One document, whole, with the borders of its sentences."""
    doc_id = find_one(context, name).doc_id
    entry = context.store.served.entries([doc_id])[doc_id]
    document, sentences = entry.document, entry.sentences
    value = as_object(document) | {
        "text": document.text,
        "captions": list(document.captions),
        "sentences": [{"number": s.number, "start": s.start, "end": s.end} for s in sentences],
    }
    body = "\n".join(f"{s.number:>4}  {document.text[s.start : s.end]}" for s in sentences)
    captions = "".join(
        f"\n  {context.say('caption', caption=caption)}" for caption in document.captions
    )
    context.write(value, f"{line(document)}\n{flat(document.source)}\n\n{body}{captions}")
    return 0


def reindex(context: Context) -> int:
    """Bring the collection up to date with its folders."""
    mend_store(context)
    report = context.reindex()
    if (coverage := context.read_meanings()) is not None:
        report = replace(report, read=coverage.sentences)
    counts = (
        *("added", "changed", "removed", "unchanged", "reanalysed"),
        *("documents", "sentences", "read"),
    )
    value = {name: getattr(report, name) for name in counts}
    context.write(value, summary(report, context.language, "terminal"))
    for item in report.repeated:
        context.note(taken_text(item, context.language))
    context.unserved()
    return context.failures(report.failed) if context.as_json else int(bool(report.failed))


def find_one(context: Context, name: str) -> Document:
    """The document that a user means by an id, its beginning, a path, an address or a title.

    Raises:
        SourceError: none fits, or several do.
    """
    documents = list(context.store.served.heads())
    path = str(Path(name).absolute())
    for fits in (
        lambda d: d.doc_id == name or d.source in {name, path} or d.url == name,
        lambda d: len(name) >= 4 and d.doc_id.startswith(name),
        lambda d: name.lower() in d.title.lower(),
    ):
        found = [document for document in documents if fits(document)]
        if len(found) == 1:
            return context.store.documents.get(found[0].doc_id) or found[0]
        if found:
            raise SourceError(name, "article_ambiguous", n=len(found))
    raise SourceError(name, "article_unknown")


def line(document: Document) -> str:
    """One line for people: id, title, outlet, author, date."""
    parts = [f"〈{document.title}〉", document.outlet, document.author]
    if document.published:
        parts.append(document.published.day.isoformat())
    return flat(f"{document.doc_id}  {' · '.join(part for part in parts if part)}")


def as_taken(item: IntakeResult) -> dict[str, Any]:
    """The JSON form of what became of an added document."""
    return as_object(item.document) | {
        "outcome": item.outcome,
        "sentences": item.sentences,
        "twin": asdict(item.twin) if item.twin else None,
    }


def _read(
    context: Context, places: Sequence[str], errors: list[SourceError], progress: Progress
) -> Iterator[Pending]:
    files: list[Path] = []
    for place in places:
        try:
            if _is_url(place):
                yield context.web.read(place)
            else:
                files += find_files(Path(place).expanduser())
        except SourceError as exc:
            errors.append(exc)
    sizes = [size_of(path) for path in files]
    done = 0
    for path, size in zip(files, sizes, strict=True):
        progress(done, sum(sizes), PurePath(location(path)).name)
        done += size
        try:
            yield read_file(path, _kind(context, path), context.library.analyzer.glue)
        except SourceError as exc:
            errors.append(exc)


def _kind(context: Context, path: Path) -> Kind:
    """A file of a folder that is answered from goes on following it; any other is added itself."""
    place = location(path)
    known = context.store.origins.get(place)
    if known is None or (known.kind == "folder" and not context.store.folders.serves(place)):
        return "file"
    return known.kind


def _is_url(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))
