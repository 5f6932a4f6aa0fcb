"""From the lines of a document and what its file says about it to a Document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from index.errors import SourceError
from index.pages.cleaning import clean_page
from index.pages.names import is_name
from index.pages.placeholders import PLACEHOLDERS
from index.pages.printed_names import authors_in
from index.readers.text import document_of, name_of
from index.records import Document, document_id

_FEWEST_LETTERS = 3  # of a title beside words for any document
_LONGEST_TITLE = 150  # characters
_TOP = 40  # lines among which the headline stands
_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z.]*)+")
_NOT_SOMEBODY = re.compile(r"\b(?:User|Office|Windows|Microsoft|Admin|Owner|Home|Guest)\b")


def assemble(
    lines: Sequence[str],
    source: str,
    *,
    title: str | None = None,
    author: str | None = None,
    captions: Sequence[str] = (),
) -> Document:
    """A document of cleaned lines.

    The date is the text's alone: that of the file tells when it was typed, and would make an
    article of 2019 that was pasted today one of today.

    Args:
        title, author: from the file's properties; used where they are plausible and the text
            does not tell better.
        captions: those already told apart.

    Raises:
        SourceError: nothing is left for a body.
    """
    title = plausible_title(title)
    lines = [unicodedata.normalize("NFC", line) for line in lines]
    captions = [unicodedata.normalize("NFC", caption) for caption in captions]
    document = _read(lines, source, title)
    if not document.text:
        raise SourceError(source, "no_body")
    return replace(
        document,
        author=document.author or _plausible_author(author),
        captions=tuple(dict.fromkeys((*captions, *document.captions))),
    )


def _read(lines: Sequence[str], source: str, title: str | None) -> Document:
    """The lines as a page below the title where that stands among the first, else as a text."""
    flat = [" ".join(line.split()) for line in lines[:_TOP]]
    if title is None or title not in flat:
        document = document_of("\n".join(lines), source)
        named = title is not None and document.title == name_of(source)
        return replace(document, title=title or "") if named else document
    at = flat.index(title)
    page = clean_page("\n".join([*lines[:at], *lines[at + 1 :]]), titled=True)
    return Document(
        doc_id=document_id(source),
        source=source,
        title=title,
        text=page.text,
        captions=page.captions,
        outlet=page.outlet,
        author=page.author,
        published=page.published,
    )


def plausible_title(title: str | None) -> str | None:
    """A title that tells one document from others; None for what programs and habits put there."""
    title = " ".join(unicodedata.normalize("NFC", title or "").split())
    if not title or len(title) > _LONGEST_TITLE or PLACEHOLDERS["no_title"].fullmatch(title):
        return None
    return title if len(PLACEHOLDERS["any_document"].sub("", title)) >= _FEWEST_LETTERS else None


def _plausible_author(author: str | None) -> str | None:
    """A name; computers, offices and programs are no authors."""
    names = [
        name
        for name in authors_in(author or "", None)
        if is_name(name) or (_LATIN_NAME.fullmatch(name) and not _NOT_SOMEBODY.search(name))
    ]
    return ", ".join(names) or None
