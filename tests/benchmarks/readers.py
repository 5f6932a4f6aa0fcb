"""Reading of real pages: metadata, and the body's words (`make bench-readers`).

`data/readers_truth.jsonl` says of each page what a reader of it sees: title, outlet, reporters, date,
the element that holds the article, and the words that the article begins and ends with. It was
written from the pages themselves. The pages lie beside the project and are never part of it.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from index.errors import SourceError
from index.readers import read
from index.readers.encoding import decode
from index.records import Document
from tests.shared import SHARED

TRUTH = Path(__file__).parent / "data" / "readers_truth.jsonl"
FIELDS = ("title", "outlet", "authors", "published")
_WORD = re.compile(r"\w+")
_BLOCKS = "p div br li tr section h2 h3 td th"


@dataclass(frozen=True, slots=True)
class Truth:
    """What a page says.

    Attributes:
        file: below the shared folder.
        refused: it holds no article, and reading it has to fail; nothing else is given.
        title, outlet: each right way to give it; an empty outlet is none.
        authors: all reporters; empty for none.
        published: an ISO date, with the clock where the page shows it; None for none.
        element: XPath of the article; None where the file is nothing but its text.
        first, last: the words that the article begins and ends with; None: not measured.
        beside: XPaths below `element`, or strings of a text (from " … " to), that are no part of the
            article.
    """

    file: str
    refused: bool = False
    title: Sequence[str] = ()
    outlet: Sequence[str] = ()
    authors: Sequence[str] = ()
    published: str | None = None
    element: str | None = None
    first: str | None = None
    last: str | None = None
    beside: Sequence[str] = ()


def load_truths() -> list[Truth]:
    """All of the file, whether their pages are present or not."""
    return [Truth(**json.loads(line)) for line in TRUTH.read_text(encoding="utf-8").splitlines()]


def right_fields(truth: Truth, document: Document) -> dict[str, bool]:
    """Which of `FIELDS` a document has right; blanks do not count, of the date the day does."""
    authors = {_squeezed(name) for name in (document.author or "").split(",") if name.strip()}
    day = document.published.day.isoformat() if document.published else None
    return {
        "title": _squeezed(document.title) in map(_squeezed, truth.title),
        "outlet": _squeezed(document.outlet or "") in (map(_squeezed, truth.outlet or [""])),
        "authors": authors == set(map(_squeezed, truth.authors)),
        "published": day == (truth.published[:10] if truth.published else None),
    }


def article_text(truth: Truth, data: bytes) -> str:
    """The article as the page's own element holds it, from its first to its last words.

    Raises:
        ValueError: the element, or the words, are not on the page.
    """
    text = decode(data, truth.file)
    if truth.element is not None:
        text = _element_text(truth, text)
    else:
        for string in truth.beside:
            parts = (re.escape(part) for part in string.split(" … "))
            text = re.sub(".{0,400}?".join(parts), " ", text, flags=re.DOTALL)
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    first, last = truth.first or "", truth.last or ""
    start = flat.find(first)
    end = flat.find(last, start)
    if start < 0 or end < 0:
        raise ValueError(f"{truth.file}: {first!r} … {last!r} is not in {truth.element}")
    return flat[start : end + len(last)]


def precision_recall(text: str, article: str) -> tuple[float, float]:
    """Of the words of a text the share that is the article's, and of the article's that found."""
    found, wanted = Counter(_WORD.findall(text)), Counter(_WORD.findall(article))
    shared = (found & wanted).total()
    return (shared / max(1, found.total()), shared / max(1, wanted.total()))


def _element_text(truth: Truth, page: str) -> str:
    if "\\u003c" in page:  # pages that draw themselves: their article is markup in a script
        page = page.replace("\\u003c", "<").replace("\\u003e", ">").replace('\\"', '"')
        page = page[page.find('"contentHtml":"') :]
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree: Any = lxml.html.document_fromstring(page.encode(), parser=parser)
    found = tree.xpath(str(truth.element))
    if not found:
        raise ValueError(f"{truth.file}: there is no {truth.element}")
    for path in ("script", "style", *truth.beside):
        for element in found[0].xpath(f".//{path}"):
            element.drop_tree()
    for element in list(found[0].iter(*_BLOCKS.split())):
        element.tail = " " + (element.tail or "")
        element.text = " " + (element.text or "")
    return str(found[0].text_content()).replace("$$ARTICLEAD$$", " ")


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _alone(data: bytes, source: str) -> str:
    """What trafilatura finds by itself."""
    try:
        return trafilatura.extract(decode(data, source), include_comments=False) or ""
    except (ValueError, etree.LxmlError):
        return ""


@dataclass(slots=True)
class _Tally:
    fields: dict[str, list[bool]]
    ours: list[tuple[float, float]]
    alone: list[tuple[float, float]]
    wrong: list[str]


def _measure(truths: Iterable[Truth]) -> _Tally:
    tally = _Tally({field: [] for field in (*FIELDS, "refused")}, [], [], [])
    for truth in truths:
        data = (SHARED / truth.file).read_bytes()
        name = Path(truth.file).name
        try:
            document: Document | None = read(data, name)
        except SourceError:
            document = None
        if truth.refused or document is None:
            right = truth.refused and document is None
            tally.fields["refused"].append(right)
            tally.wrong += [] if right else [f"{name}: refused"]
            continue
        for field, right in right_fields(truth, document).items():
            tally.fields[field].append(right)
            tally.wrong += [] if right else [f"{name}: {field} {_shown(document, field)}"]
        if truth.first is None:
            continue
        article = article_text(truth, data)
        tally.ours.append(precision_recall(document.text, article))
        if min(tally.ours[-1]) < 0.98:
            tally.wrong.append(f"{name}: body {tally.ours[-1][0]:.3f} {tally.ours[-1][1]:.3f}")
        if truth.element is not None:
            tally.alone.append(precision_recall(_alone(data, name), article))
    return tally


def _shown(document: Document, field: str) -> str:
    value = {
        "title": document.title,
        "outlet": document.outlet,
        "authors": document.author,
        "published": document.published and document.published.isoformat(),
    }[field]
    return repr(value)


def main() -> None:
    """Print the table; with ``--wrong`` also what is wrong, page by page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", action="store_true", help="name what is wrong, page by page")
    options = parser.parse_args()
    truths = load_truths()
    present = [truth for truth in truths if (SHARED / truth.file).exists()]
    if not present:
        print(f"none of the {len(truths)} pages is here ({SHARED}); nothing measured")
        return
    tally = _measure(present)
    print(f"{len(present)} of {len(truths)} pages are here\n")
    for field, right in tally.fields.items():
        if right:
            print(
                f"{field:10} right {sum(right):3} of {len(right):3} = {statistics.mean(right):.3f}"
            )
    print(f"\n{'body, words':22} {'pages':>5} {'precision':>9} {'recall':>7}")
    for name, values in (("ours", tally.ours), ("trafilatura (HTML)", tally.alone)):
        precision, recall = (statistics.mean(side) for side in zip(*values, strict=True))
        print(f"{name:22} {len(values):5} {precision:9.3f} {recall:7.3f}")
    if options.wrong:
        print(*tally.wrong, sep="\n")


if __name__ == "__main__":
    main()
