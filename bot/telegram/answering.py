"""From a question to its answer."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from bot.state import KeptQuestion
from bot.talk.answered import Answered, ask, ask_again, ask_many, ask_once
from bot.talk.offering import Offers
from bot.talk.showing import shown
from bot.telegram.metrics import Metrics
from bot.telegram.workers import Workers
from bot.texts.posing import Posed
from index.library import Library
from index.question.followup import Talk
from index.records import Answer

_log = logging.getLogger(__name__)
_P = ParamSpec("_P")
_T = TypeVar("_T")
_QUIET = 1.0  # seconds without a question, after which there is time for what may be asked next


class Answering:
    """Answers off the event loop, on threads that no reindexing can take.

    Args:
        library: answers come from it.
        metrics: questions are counted and timed there.
        offers: what may be asked next.
        workers: processes that answer in the place of this one; closed with this.
    """

    def __init__(
        self, library: Library, metrics: Metrics, offers: Offers, workers: Workers | None = None
    ) -> None:
        self._library = library
        self._workers = workers
        self._metrics = metrics
        self._offers = offers
        self._under_way = 0
        self._answered_at = float("-inf")
        # One more than there are workers, so that none of them waits for its next question.
        threads = workers.count + 1 if workers else 2
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="answer")

    async def ask(self, question: str, talk: Talk) -> Answered:
        """Answer a question as it goes on from a talk."""

        def work() -> Answered:
            found = self._done(ask, question, talk)
            self._look_ahead(found.answer)
            return found

        found = await self._run(work)
        self._metrics.questions.labels(found.answer.verdict).inc()
        return found

    async def again(self, asked: KeptQuestion) -> Answer:
        """Answer a question that was read before, from what the library holds now."""

        def work() -> Answer:
            found = self._done(ask_again, asked)
            self._look_ahead(found)
            return found

        return await self._run(work)

    async def starters(self) -> None:
        """Have the questions ready that a newcomer is offered."""
        await self._run(self._offers.starters)

    async def once(self, question: str) -> Answer:
        """Answer a question that belongs to no talk."""
        return await self._run(lambda: self._done(ask_once, question))

    async def many(self, question: str) -> Answer:
        """As many passages as there are."""
        return await self._run(lambda: self._done(ask_many, question))

    async def posed(self, doc_id: str, index: int) -> Posed | None:
        """The question of a button; None where its article is gone or changed."""
        return await self._run(lambda: self._offers.find(doc_id, index))

    def close(self) -> None:
        if self._workers is not None:
            self._workers.close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def prepare(self, within: float = 0.0) -> None:
        """Try what may be asked next, until all is tried or somebody asks.

        Args:
            within: seconds that it may take; 0 for any time.
        """
        begun, loop = time.monotonic(), asyncio.get_running_loop()
        while not within or time.monotonic() - begun < within:
            if self._under_way or time.monotonic() - self._answered_at < _QUIET:
                return
            try:
                if not await loop.run_in_executor(self._pool, self._offers.prepare, self._idle):
                    return
            except Exception:  # what cannot be asked is not offered; answers go on
                _log.exception("questions could not be tried beforehand")
                return

    def _idle(self) -> bool:
        """Whether nobody waits for an answer."""
        return not self._under_way

    def _done(
        self, work: Callable[Concatenate[Library, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Have `work` done with a library that serves what any process serves."""
        self._library.follow()  # the card shows articles of it
        if self._workers is None:
            return work(self._library, *args, **kwargs)
        return self._workers.do(work, *args, **kwargs)

    def _look_ahead(self, answer: Answer) -> None:
        """See to what may be asked next: after an answer later, for nobody shall wait for it."""
        if answer.verdict == "answered" and (hits := shown(answer)):
            self._offers.wish(hits[0].passage.citation.doc_id)

    async def _run(self, work: Callable[[], _T]) -> _T:
        self._under_way += 1
        try:
            with self._metrics.seconds.labels("answer").time():
                return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._under_way -= 1
            self._answered_at = time.monotonic()
