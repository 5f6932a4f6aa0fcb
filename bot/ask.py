"""Questions from the command line and from programs: ``gisabot ask``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from bot.replies import reply
from bot.texts import language_of
from index.records import Answer, Citation, Hit
from index.retriever import Retriever


def as_json(answer: Answer) -> dict[str, Any]:
    """The documented form of an answer; see "프로그램에서 쓰기" in the README."""
    return {
        "question": answer.question,
        "verdict": answer.verdict,
        "unknown_terms": list(answer.unknown_terms),
        "reply": reply(answer, language_of(answer.question)),
        "hits": [_hit(hit) for hit in answer.hits],
    }


def ask_one(retriever: Retriever, question: str, *, top: int, as_object: bool, out: TextIO) -> None:
    """Write the answer to one question: JSON on one line, or the plain reply."""
    answer = retriever.answer(question, top=top)
    if as_object:
        _write(as_json(answer), out)
    else:
        out.write(reply(answer, language_of(question)) + "\n")


def ask_batch(retriever: Retriever, lines: Iterable[str], *, top: int, out: TextIO) -> int:
    """Answer JSON lines in order, one object a line; the number of lines that could not be read.

    A line that is not an object with a string ``question`` gets an object all the same, with
    ``error``, so that line n of the output always belongs to line n of the input. Blank lines
    are passed over.
    """
    broken = 0
    for number, question in _questions(lines):
        if question is None:
            broken += 1
            problem = f'{number}번째 줄: {{"question": "…"}} 꼴의 JSON이 아니에요.'
            _write(as_json(retriever.answer("")) | {"error": problem}, out)
            sys.stderr.write(problem + "\n")
        else:
            _write(as_json(retriever.answer(question, top=top)), out)
    return broken


def _questions(lines: Iterable[str]) -> Iterator[tuple[int, str | None]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.lstrip("\ufeff"))
        except json.JSONDecodeError:
            yield number, None
            continue
        question = value.get("question") if isinstance(value, dict) else None
        yield number, question if isinstance(question, str) else None


def _write(value: dict[str, Any], out: TextIO) -> None:
    out.write(json.dumps(value, ensure_ascii=False) + "\n")
    out.flush()


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "text": hit.passage.text,
        "sentence": hit.passage.sentence,
        "highlights": [list(span) for span in hit.passage.highlights],
        "score": round(hit.score, 4),
        "citation": _citation(hit.passage.citation),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "doc_id": citation.doc_id,
        "source": citation.source,
        "title": citation.title,
        "outlet": citation.outlet,
        "author": citation.author,
        "published": citation.published.isoformat() if citation.published else None,
        "url": citation.url,
        "digest_by": citation.digest_by,
        "sentence_number": citation.sentence_number,
        "start": citation.start,
        "end": citation.end,
    }
