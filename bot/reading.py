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

    Where going on from it is unsure, what is answered as it stands is preferred.

    Args:
        previous: the question before, as it was searched for; empty where there is none.
    """
    retriever, terms = library.retriever, library.analyzer.terms
    resolved = resolve(question, terms(question), previous, terms(previous)) if previous else None
    if resolved is None:
        return Read(retriever.answer(question, top=FOUND), question)
    followed = Read(retriever.answer(resolved, top=FOUND), resolved)
    if followed.answer.verdict not in {"unsure", "not_found"}:
        return followed
    alone = Read(retriever.answer(question, top=FOUND), question)
    if followed.answer.verdict == "unsure" and alone.answer.verdict in {"unsure", "not_found"}:
        return followed
    return alone


def reading(question: str, read_as: str, language: Language) -> str | None:
    """How a question was read; None where it was read as written."""
    if read_as == question:
        return None
    if language == "ko":
        return say("ko", "read_as", read=josa(f"‘{read_as}’", "으로/로"))
    return say("en", "read_as", read=f"“{read_as}”")
