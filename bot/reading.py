"""Questions as they follow each other in a conversation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.josa import josa
from bot.texts import Language, say
from index.library import Library
from index.question.followup import resolve
from index.records import Answer

FOUND = 12  # hits that are asked for: several may stand in one passage


@dataclass(frozen=True, slots=True)
class Read:
    """An answer, and the question as it was searched for."""

    answer: Answer
    question: str


def read(library: Library, question: str, previous: str = "") -> Read:
    """Answer as the question goes on from the one before, if that finds something, else as it stands.

    Args:
        previous: the question before, as it was searched for; empty where there is none.
    """
    retriever, terms = library.retriever, library.analyzer.terms
    if previous:
        resolved = resolve(question, terms(question), previous, terms(previous))
        if resolved is not None:
            answer = retriever.answer(resolved, top=FOUND)
            if answer.verdict != "not_found":
                return Read(answer, resolved)
    return Read(retriever.answer(question, top=FOUND), question)


def reading(question: str, read_as: str, language: Language) -> str | None:
    """How a question was read; None where it was read as written."""
    if read_as == question:
        return None
    if language == "ko":
        return say("ko", "read_as", read=josa(f"‘{read_as}’", "으로/로"))
    return say("en", "read_as", read=f"“{read_as}”")
