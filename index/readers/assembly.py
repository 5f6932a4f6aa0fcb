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
    r"(?:새\s?문서.*|untitled.*|(?:microsoft\s)?(?:word|excel|powerpoint)\s-\s.*|powerpoint.*|"
    r".*\.[a-z0-9]{2,4})",
    re.IGNORECASE,
)
# Words for any document, and for its versions: alone they are no title of this one.
_ANY_DOCUMENT = re.compile(
    r"제목(?:\s?없음)?|무제|문서|보도\s?(?:참고)?\s?자료|참고\s?자료|설명\s?자료|서식|양식|붙임|별첨|첨부|최종|수정|초안|"
    r"배포용?|게시용?|확정|슬라이드|프레젠테이션|document|draft|final|title|sheet|slide|copy|print|hwp|v(?=\d)|[\W\d_]",
    re.IGNORECASE,
)
_FEWEST_LETTERS = 3  # of a title beside such words
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


def plausible_title(title: str | None) -> str | None:
    """A title that tells one document from others; None for what programs and habits put there."""
    title = " ".join(unicodedata.normalize("NFC", title or "").split())
    if not title or len(title) > _LONGEST_TITLE or _NO_TITLE.fullmatch(title):
        return None
    return title if len(_ANY_DOCUMENT.sub("", title)) >= _FEWEST_LETTERS else None


def _plausible_author(author: str | None) -> str | None:
    """A name; computers, offices and programs are no authors."""
    names = [
        name
        for name in authors_in(author or "", None)
        if is_name(name) or (_LATIN_NAME.fullmatch(name) and not _NOT_SOMEBODY.search(name))
    ]
    return ", ".join(names) or None
