"""What the bot writes by itself: to those who wait for an answer, to whom news go, to admins."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta, timezone

from telegram import Bot
from telegram.error import Forbidden, TelegramError

from bot.state import Follow, KeptQuestion
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.admin.reports import Reports
from bot.telegram.keyboards import Press
from bot.telegram.sending import Place, send
from bot.telegram.services import Services
from bot.texts import say
from index.corpus import Corpus
from index.records import Answer, Document

_log = logging.getLogger(__name__)
SEOUL = timezone(timedelta(hours=9))
_LOOK = 1.0  # seconds between two looks for a change of the collection
_DIGEST_LOOK = 60.0
_AGAIN = 30.0  # seconds after which news that had to wait are tried again
_MORNING, _NOON = 9, 12  # hours of the day in Seoul
_AN_HOUR, _IN_ONE = 4, 8  # messages on one wish, and articles in each


class Notices:
    """Rounds of work, as those of `Chores`."""

    def __init__(self, desk: Services, bot: Bot) -> None:
        self._desk = desk
        self._bot = bot
        self._seen: Corpus | None = None
        self._looked_at: Corpus | None = None
        self._known: frozenset[str] = frozenset()  # ids of what was there then
        self._tried_at = float("-inf")
        self._left = True  # news may have been left by an earlier run

    def all(self) -> list[tuple[str, Callable[[], Awaitable[None]], float]]:
        """(name, work, seconds between two rounds)."""
        return [
            ("offers", self._desk.answering.prepare, _LOOK),
            ("waiting", self.tell_waiting, _LOOK),
            ("news", self.tell_news, _LOOK),
            ("digest", self.tell_admins, _DIGEST_LOOK),
        ]

    async def tell_news(self) -> None:
        """Find out what new articles somebody follows, and tell of them when that is welcome."""
        corpus, state = self._desk.library.retriever.corpus, self._desk.state
        new: list[Document] = []
        if corpus is not self._looked_at:
            before, self._known = self._known, await asyncio.to_thread(frozenset, corpus.documents)
            came = [i for i in self._known if self._looked_at is not None and i not in before]
            self._looked_at = corpus
            new = await asyncio.to_thread(lambda: list(corpus.whole(came)))
        clock = time.monotonic()
        if not new and not (self._left and clock - self._tried_at >= _AGAIN):
            return
        self._left, self._tried_at = False, clock
        now = datetime.now(SEOUL)
        for follow in await state.run(state.follows.all):
            wanted = [d.doc_id for d in new if follows(follow, d)]
            if wanted:
                await state.run(state.follows.tell_of, follow.number, wanted)
            untold = await state.run(state.follows.untold, follow.number)
            documents = [corpus.documents[i] for i in untold if i in corpus.documents]
            if not documents:
                continue
            hour = now - timedelta(hours=1)
            sent = await state.run(state.follows.messages_since, follow.number, hour)
            if follow.is_quiet(now.hour) or sent >= _AN_HOUR:
                self._left = True
                continue
            await self._tell_of(follow, documents[:_IN_ONE], now)
            self._left = self._left or len(documents) > _IN_ONE

    async def tell_admins(self) -> None:
        """Send the digest to those who want it, in the morning."""
        now, state = datetime.now(SEOUL), self._desk.state
        if not _MORNING <= now.hour < _NOON:
            return
        for user_id in await state.run(state.follows.due, now.date()):
            if user_id not in self._desk.admins():
                continue
            language = self._desk.known.language(user_id) or "ko"
            try:
                texts = await Reports(self._desk).morning(language)
                await send(self._bot, Place(user_id), texts)
            except TelegramError as exc:
                _log.info("a digest was not sent: %s", exc)

    async def _tell_of(self, follow: Follow, documents: Sequence[Document], now: datetime) -> None:
        state, language = self._desk.state, follow.language
        heading = say(language, "news", word=follow.word)
        text = render.listed(documents, language, heading, 1, self._bot.username or "")
        button = (say(language, "button_unfollow"), f"n:x:{follow.number}")
        place = Place(follow.chat_id, follow.thread_id)
        try:
            await send(self._bot, place, [text], keyboards.row_of(button))
        except Forbidden:  # blocked, or thrown out
            await state.run(state.follows.stop, follow.number, follow.chat_id)
            return
        except TelegramError as exc:
            _log.info("news were not sent: %s", exc)
            self._left = True
            return
        told = [document.doc_id for document in documents]
        await state.run(state.follows.told, follow.number, told, now)

    async def tell_waiting(self) -> None:
        """Ask anew what somebody waits for, once the collection has changed."""
        corpus = self._desk.library.retriever.corpus
        if corpus is self._seen:
            return
        state = self._desk.state
        for number in await state.run(state.feedback.waiting):
            asked = await state.run(state.questions.get, number)
            if asked is None:
                continue
            answer = await self._desk.answering.again(asked)
            if answer.verdict == "answered" and await state.run(state.feedback.told, number):
                await self._tell(asked, answer)
        self._seen = corpus

    async def _tell(self, asked: KeptQuestion, answer: Answer) -> None:
        """Answer a question that found nothing before."""
        state = self._desk.state
        asked = await state.run(
            state.questions.put,
            *(asked.chat_id, asked.message_id, asked.user_id, asked.question, asked.read_as),
            answer.verdict,
            asked.language,
            article=asked.article,
            talk=asked.talk,
        )
        card = self._desk.composer.card(asked, answer, Press(asked.number), (0, 0), self._bot.bot)
        first, *others = card.texts
        notice = render.split_text(say(asked.language, "waited"))[0]
        texts = [f"{notice}\n\n{first}", *others]
        try:
            place = Place(asked.chat_id, reply_to=asked.message_id or None)
            sent = await send(self._bot, place, texts, card.keyboard)
        except TelegramError as exc:
            _log.info("who waited for an answer could not be told: %s", exc)
            return
        replies = [message.message_id for message in sent]
        await state.run(state.questions.answered_by, asked.number, replies)


def follows(follow: Follow, document: Document) -> bool:
    """Whether a new article is one that somebody wants to be told of."""
    word = follow.word.lower()
    told = (document.outlet, document.url, document.title, document.text)
    return any(word in (text or "").lower() for text in told)
