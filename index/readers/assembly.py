"""From the lines of a document and what its file says about it to a Document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from index.errors import SourceError
from index.pages.cleaning import clean_page
from index.pages.names import is_name
from index.readers.html_names import authors_in
from index.readers.text import read_text
from index.records import Document, document_id

# What programs write where people wrote nothing.
_NO_TITLE = re.compile(
    r"(?:제목\s?없음|무제|문서\s?\d*|새\s?문서.*|untitled.*|document\s?\d*|(?:microsoft\s)?word\s-\s.*|"
    r"powerpoint.*|.*\.(?:hwpx?|docx?|pdf|html?|txt)|보도자료|보도자료\s?(?:서식|양식)|서식|양식|\W*)",
    re.IGNORECASE,
)
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
    title = _plausible_title(title)
    lines = [unicodedata.normalize("NFC", line) for line in lines]
    captions = [unicodedata.normalize("NFC", caption) for caption in captions]
    flat = [" ".join(line.split()) for line in lines]
    at = flat.index(title, 0, _TOP) if title in flat[:_TOP] else None
    if at is None:
        document = read_text("\n".join(lines).encode(), source)
        if title is not None and document.title == PurePath(source).stem:
            document = replace(document, title=title)
    else:
        page = clean_page("\n".join([*lines[:at], *lines[at + 1 :]]))
        document = Document(
            doc_id=document_id(source),
            source=source,
            title=title or "",
            text=page.text,
            captions=page.captions,
            outlet=page.outlet,
            author=page.author,
            published=page.published,
        )
    if not document.text:
        raise SourceError(source, "no_body")
    return replace(
        document,
        author=document.author or _plausible_author(author),
        captions=tuple(dict.fromkeys((*captions, *document.captions))),
    )


def _plausible_title(title: str | None) -> str | None:
    title = " ".join(unicodedata.normalize("NFC", title or "").split())
    if not title or len(title) > _LONGEST_TITLE or _NO_TITLE.fullmatch(title):
        return None
    return title


def _plausible_author(author: str | None) -> str | None:
    """A name; computers, offices and programs are no authors."""
    names = [
        name
        for name in authors_in(author or "", None)
        if is_name(name) or (_LATIN_NAME.fullmatch(name) and not _NOT_SOMEBODY.search(name))
    ]
    return ", ".join(names) or None
