"""From a question to an answer card."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import InlineKeyboardMarkup

from bot.state import Asked
from bot.talk.reading import again, doubted, read, reading, remembered
from bot.talk.replies import is_list, list_heading
from bot.talk.showing import candidates, shown
from bot.telegram import cards as render
from bot.telegram.keyboards import (
    EVENT,
    NEIGHBOURS,
    Press,
    card_buttons,
    choice_buttons,
    list_buttons,
)
from bot.telegram.metrics import Metrics
from bot.texts import Language, say
from index.answer.context import Surroundings, surroundings
from index.library import Library
from index.question.followup import Talk
from index.records import Answer, Hit
from index.retriever import Run

_T = TypeVar("_T")
_PAGES = 8  # passages to page through
_WITH_NEIGHBOURS = 3000  # characters that an unfolded passage may have
_INLINE = 50
_SAME_EVENT = 5
_ENTRIES = 8  # articles on a page of a list


@dataclass(frozen=True, slots=True)
class Card:
    """Messages in HTML; the buttons go under the last."""

    texts: list[str]
    keyboard: InlineKeyboardMarkup | None = None


class Answering:
    """Answers off the event loop, on threads that no reindexing can take.

    Args:
        library: answers come from it.
        metrics: questions are counted and timed there.
        threads: analysis holds no lock of Python's half of the time, so two serve two cores.
    """

    def __init__(self, library: Library, metrics: Metrics, threads: int = 2) -> None:
        self._library = library
        self._metrics = metrics
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="answer")

    async def ask(self, question: str, talk: Talk) -> tuple[Run, Talk]:
        """Answer a question as it goes on from a talk; also what the next one may go on from."""

        def work() -> tuple[Run, Talk]:
            found = read(self._library, question, talk)
            return found, remembered(self._library, found, talk)

        read_now, goes_on = await self._run(work)
        self._metrics.questions.labels(read_now.answer.verdict).inc()
        return read_now, goes_on

    async def again(self, asked: Asked) -> Answer:
        """Answer a question that was read before, from what the library holds now."""
        retriever = self._library.retriever
        answer = await self._run(
            lambda: again(retriever, asked.question, asked.read_as, asked.article).answer
        )
        return doubted(answer) if asked.verdict == "unsure" else answer

    async def once(self, question: str) -> Answer:
        """Answer a question that belongs to no talk."""
        return await self._run(lambda: read(self._library, question).answer)

    async def many(self, question: str) -> Answer:
        """As many passages as there are."""
        return await self._run(lambda: self._library.retriever.answer(question, top=_INLINE))

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def card(
        self,
        asked: Asked,
        answer: Answer,
        view: Press,
        votes: tuple[int, int],
        bot_name: str = "",
    ) -> Card:
        """An answer as messages and buttons; an index past the last passage shows the first.

        Args:
            bot_name: the bot's user name, by which the entries of a list open their articles.
        """
        language = asked.language
        if is_list(answer) and answer.listed and bot_name:
            return self._list(answer, view, language, bot_name)
        hits = shown(answer, _PAGES)
        if answer.choices:
            texts = render.split_text(say(language, answer.problem or "no_words"))
            return Card(texts, choice_buttons(asked.number, answer.choices))
        if not hits:
            return Card(render.render(answer, language))
        index = view.index if view.index < len(hits) else 0
        hit = hits[index]
        others, listed = same_event(answer, hit), candidates(answer, hit)
        texts = render.card(
            answer,
            hit,
            language,
            reading=reading(asked.question, asked.read_as, language),
            around=self._around(hit) if view.view == NEIGHBOURS else None,
            others=others if view.view == EVENT else (),
            candidates=listed,
        )
        keyboard = card_buttons(
            replace(view, index=index),
            len(hits),
            hit.passage.citation.url,
            votes,
            language,
            same_event=len(others),
            candidates=[number for number, _ in listed],
        )
        return Card(texts, keyboard)

    def _list(self, answer: Answer, view: Press, language: Language, bot_name: str) -> Card:
        """One page of the articles that were asked for."""
        total = -(-len(answer.listed) // _ENTRIES)
        page = view.index if view.index < total else 0
        first = page * _ENTRIES
        known = self._library.retriever.corpus.documents
        documents = [known[d] for d in answer.listed[first : first + _ENTRIES] if d in known]
        text = render.listed(
            documents, language, list_heading(answer, language), first + 1, bot_name
        )
        return Card([text], list_buttons(replace(view, index=page), total))

    def _around(self, hit: Hit) -> Surroundings | None:
        corpus = self._library.retriever.corpus
        for sentences in (3, 2, 1):
            around = surroundings(corpus, hit.passage, sentences)
            if around is None:
                return None
            if len(around.before + hit.passage.text + around.behind) <= _WITH_NEIGHBOURS:
                return around
        return None

    async def _run(self, work: Callable[[], _T]) -> _T:
        with self._metrics.seconds.labels("answer").time():
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)


def same_event(answer: Answer, hit: Hit) -> list[Hit]:
    """The best hit of every other article on the event of `hit`, where that is the best one."""
    doc_id = hit.passage.citation.doc_id
    others: dict[str, Hit] = {}
    for other in answer.hits:
        if other.repeats == doc_id:
            others.setdefault(other.passage.citation.doc_id, other)
    return list(others.values())[:_SAME_EVENT]
