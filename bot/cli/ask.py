"""Questions from the command line and from programs: ``gisabot ask``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.cli.context import Context
from bot.cli.explain import as_text
from bot.cli.serve import prepare
from bot.talk.conversation import read, reading, remembered
from bot.talk.replies import reply
from bot.texts import language_of
from bot.texts.plain import json_line
from index.errors import SourceError
from index.korean.several import questions_in
from index.library import Library
from index.question.followup import Talk
from index.records import Answer, Hit
from index.retriever import Run

_PATIENCE = 20.0  # seconds that a single question waits until new articles are read


def as_json(answer: Answer) -> dict[str, Any]:
    """The documented form of an answer; see "프로그램에서 쓰기" in the README."""
    return {
        "question": answer.question,
        "verdict": answer.verdict,
        "unknown_terms": list(answer.unknown_terms),
        "reply": reply(answer, language_of(answer.question)),
        "hits": [_hit(hit) for hit in answer.hits],
    }


def questions(
    context: Context,
    asked: Iterable[str],
    *,
    top: int,
    explained: bool = False,
    wait: bool = True,
) -> int:
    """Answer each question: JSON on one line, or the plain reply.

    Args:
        explained: tell how the answer came about, too.
        wait: read the meaning of new articles first, for some seconds; else the words of those
            that were not read must do.
    """
    prepare(context)
    if wait:
        context.read_meanings(_PATIENCE)
    library = context.library
    for question in asked:
        found, _ = _answers(library, question, Talk(), top)
        value, text = _joined(found), "\n\n".join(map(_reply, found))
        if explained:
            told = (as_text(one.explanation(), context.language) for one in found)
            value["explanation"] = "\n\n".join(told)
            text = f"{text}\n\n{value['explanation']}"
        context.write(value, text)
    return 0


def batch(context: Context, name: str, *, top: int, wait: bool = True) -> int:
    """Answer the JSON lines of a file (``-``: standard input) in order, one object a line.

    A line that is not an object with a string ``question`` gets an object all the same, with
    ``error``, so that line n of the output always belongs to line n of the input. Blank lines
    are passed over. Lines with the same ``chat`` go on from each other, as in one conversation.

    Args:
        wait: read the meaning of all articles first, however long it takes.
    """
    lines = read_lines(name)  # before the seconds of loading: it may not be there
    prepare(context)
    if wait:
        context.read_meanings()
    talks: dict[str, Talk] = {}
    code = 0
    for number, question, chat in _questions(lines):
        talk = talks.get(chat, Talk()) if chat else Talk()
        found, talk = _answers(context.library, question or "", talk, top)
        value = _joined(found)
        if chat:
            talks[chat] = talk
            value["chat"] = chat
        if question is None:
            code = 1
            problem = context.say("line_no_question", number=number)
            value["error"] = problem
            context.warn(problem)
        context.out.write(json_line(value) + "\n")
        context.out.flush()
    return code


def _answers(library: Library, text: str, talk: Talk, top: int) -> tuple[list[Run], Talk]:
    """The answers to the questions of a text, and what the next may go on from."""
    answers = []
    for question in questions_in(text):
        answers.append(read(library, question, talk, top=top))
        talk = remembered(library, answers[-1], talk)
    return answers, talk


def _joined(found: Sequence[Run]) -> dict[str, Any]:
    """The first answer, with those to further questions of the same text in ``more``."""
    first, *others = (_of_read(read) for read in found)
    return first | {"more": others} if others else first


def _of_read(found: Run) -> dict[str, Any]:
    value = as_json(found.answer) | {"reply": _reply(found)}
    if found.question.read_as != found.question.typed:
        value["read_as"] = found.question.read_as
    if found.answer.choices:
        value["choices"] = list(found.answer.choices)
    return value


def _reply(found: Run) -> str:
    answer = found.answer
    language = language_of(answer.question)
    note = reading(answer.question, found.question.read_as, language)
    return "\n\n".join(filter(None, (note, reply(answer, language))))


def read_lines(name: str) -> Iterable[str]:
    """The lines of a UTF-8 file, or of standard input as they come.

    Raises:
        SourceError: it cannot be opened, or is in another encoding.
    """
    if name == "-":
        return sys.stdin
    try:
        return Path(name).read_text(encoding="utf-8-sig").splitlines()
    except OSError as exc:
        raise SourceError(name, "file_unopened", reason=exc.strerror or str(exc)) from exc
    except UnicodeDecodeError as exc:
        raise SourceError(name, "file_not_utf8") from exc


def _questions(lines: Iterable[str]) -> Iterator[tuple[int, str | None, str]]:
    """(number of the line, question or None, chat or nothing)."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.lstrip("\ufeff"))
        except (ValueError, RecursionError):  # brackets within brackets, numbers without end
            yield number, None, ""
            continue
        question = value.get("question") if isinstance(value, dict) else None
        chat = value.get("chat", "") if isinstance(value, dict) else ""
        fits = isinstance(question, str) and isinstance(chat, str)
        yield number, question if fits else None, chat if fits else ""


def _hit(hit: Hit) -> dict[str, Any]:
    citation = hit.passage.citation
    published = citation.published.isoformat() if citation.published else None
    return {
        "text": hit.passage.text,
        "sentence": hit.passage.sentence,
        "highlights": [list(span) for span in hit.passage.highlights],
        "answer": list(hit.passage.answer) if hit.passage.answer else None,
        "score": round(hit.score, 4),
        "citation": asdict(citation) | {"published": published},
    }
