"""From a question to an answer card."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import InlineKeyboardMarkup

from bot import render
from bot.josa import josa
from bot.keyboards import EVENT, NEIGHBOURS, RELATED, Press, card_buttons, related_button
from bot.replies import shown
from bot.state import Asked
from bot.texts import say
from index.context import Surroundings, surroundings
from index.followup import resolve
from index.library import Library
from index.records import Answer, Hit

_T = TypeVar("_T")
_PAGES = 8  # passages to page through
_WITH_NEIGHBOURS = 3000  # characters that an unfolded passage may have
_FOUND = 12  # hits that are asked for: several may stand in one passage
_INLINE = 50
_SAME_EVENT = 5


@dataclass(frozen=True, slots=True)
class Read:
    """An answer, and the question as it was searched for."""

    answer: Answer
    question: str


@dataclass(frozen=True, slots=True)
class Card:
    """Messages in HTML; the buttons go under the last."""

    texts: list[str]
    keyboard: InlineKeyboardMarkup | None = None


class Answering:
    """Answers off the event loop, on threads that no reindexing can take.

    Args:
        library: answers come from it.
        threads: analysis holds no lock of Python's half of the time, so two serve two cores.
    """

    def __init__(self, library: Library, threads: int = 2) -> None:
        self._library = library
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="answer")

    async def ask(self, question: str, previous: str = "") -> Read:
        """Answer a question, its missing subject taken from the one before it."""
        return await self._run(lambda: self._read(question, previous))

    async def again(self, read_as: str) -> Answer:
        """Answer a question that was read before, from what the library holds now."""
        return await self._run(lambda: self._library.retriever.answer(read_as, top=_FOUND))

    async def many(self, question: str) -> Answer:
        """As many passages as there are."""
        return await self._run(lambda: self._library.retriever.answer(question, top=_INLINE))

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def card(self, asked: Asked, answer: Answer, view: Press, votes: tuple[int, int]) -> Card:
        """An answer as messages and buttons; an index past the last passage shows the first."""
        language = asked.language
        if answer.verdict != "answered":
            if not answer.related:
                return Card(render.render(answer, language))
            opened = view.view == RELATED
            texts = render.related(answer, language) if opened else render.render(answer, language)
            return Card(texts, related_button(view, language))
        hits = shown(answer, _PAGES)
        index = view.index if view.index < len(hits) else 0
        hit = hits[index]
        others = same_event(answer, hit)
        texts = render.card(
            answer,
            hit,
            language,
            reading=_reading(asked),
            around=self._around(hit) if view.view == NEIGHBOURS else None,
            others=others if view.view == EVENT else (),
        )
        keyboard = card_buttons(
            replace(view, index=index),
            len(hits),
            hit.passage.citation.url,
            votes,
            language,
            same_event=len(others),
        )
        return Card(texts, keyboard)

    def _around(self, hit: Hit) -> Surroundings | None:
        corpus = self._library.retriever.corpus
        for sentences in (3, 2, 1):
            around = surroundings(corpus, hit.passage, sentences)
            if around is None:
                return None
            if len(around.before + hit.passage.text + around.behind) <= _WITH_NEIGHBOURS:
                return around
        return None

    def _read(self, question: str, previous: str) -> Read:
        """As it goes on from the one before, if that finds something, else as it stands."""
        retriever, terms = self._library.retriever, self._library.analyzer.terms
        if previous:
            resolved = resolve(question, terms(question), previous, terms(previous))
            if resolved is not None:
                answer = retriever.answer(resolved, top=_FOUND)
                if answer.verdict != "not_found":
                    return Read(answer, resolved)
        return Read(retriever.answer(question, top=_FOUND), question)

    async def _run(self, work: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)


def same_event(answer: Answer, hit: Hit) -> list[Hit]:
    """The best hit of every other article on the event of `hit`, where that is the best one."""
    doc_id = hit.passage.citation.doc_id
    others: dict[str, Hit] = {}
    for other in answer.hits:
        if other.repeats == doc_id:
            others.setdefault(other.passage.citation.doc_id, other)
    return list(others.values())[:_SAME_EVENT]


def _reading(asked: Asked) -> str | None:
    """How a question was read whose subject came from an earlier one."""
    if asked.read_as == asked.question:
        return None
    if asked.language == "ko":
        return say("ko", "read_as", read=josa(f"‘{asked.read_as}’", "으로/로"))
    return say("en", "read_as", read=f"“{asked.read_as}”")
