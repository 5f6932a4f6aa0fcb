"""What the bot writes by itself: to those who wait for an answer, to whom news go, to admins."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta, timezone

from telegram import Bot
from telegram.error import Forbidden, TelegramError

from bot.state import Follow, KeptQuestion
from bot.telegram import cards as render
from bot.telegram import keyboards
from bot.telegram.admin.reports import Reports
from bot.telegram.keyboards import Press
from bot.telegram.seats import Lead
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

    def __init__(self, desk: Services, bot: Bot, lead: Lead) -> None:
        self._desk = desk
        self._lead = lead
        self._bot = bot
        self._seen: Corpus | None = None
        self._known: int | None = None
        self._tried_at = float("-inf")
        self._left = True  # news may have been left by an earlier run

    def all(self) -> list[tuple[str, Callable[[], Awaitable[None]], float]]:
        """(name, work, seconds between two rounds)."""
        return [
            ("offers", self._desk.answering.prepare, _LOOK),
            ("waiting", self._lead.only(self.tell_waiting), _LOOK),
            ("news", self.tell_news, _LOOK),
            ("digest", self._lead.only(self.tell_admins), _DIGEST_LOOK),
        ]

    async def tell_news(self) -> None:
        """Find out what new articles somebody follows, and tell of them when that is welcome.

        Every process notes what is new, so that nothing of it is lost with the one that tells.
        """
        state = self._desk.state
        known, new = await self._new()
        if new:
            for follow in await state.run(state.follows.all):
                if wanted := [d.doc_id for d in new if follows(follow, d)]:
                    await state.run(state.follows.tell_of, follow.number, wanted)
            await state.run(state.follows.set_mark, known)
        clock = time.monotonic()
        due = new or (self._left and clock - self._tried_at >= _AGAIN)
        if due and self._lead.held():
            self._left, self._tried_at = False, clock
            await self._tell_news()

    async def _new(self) -> tuple[int, list[Document]]:
        """The generation of the collection, and what came since the last look, or while no bot ran."""
        state, store = self._desk.state, self._desk.library.store
        known = await asyncio.to_thread(store.documents.generation)
        before, self._known = self._known, known
        if before is None:
            before = await state.run(state.follows.mark)
        if before is None:
            await state.run(state.follows.set_mark, known)
        since = None
        if before not in {None, known}:
            since = await asyncio.to_thread(store.served.since, before)
        if since is None:
            return known, []
        came = [doc_id for doc_id in since.put if doc_id not in since.removed]
        return known, await asyncio.to_thread(self._stored, came)

    def _stored(self, doc_ids: Iterable[str]) -> list[Document]:
        get = self._desk.library.store.documents.get
        return [document for doc_id in doc_ids if (document := get(doc_id)) is not None]

    async def _tell_news(self) -> None:
        state, now = self._desk.state, datetime.now(SEOUL)
        for follow in await state.run(state.follows.all):
            untold = await state.run(state.follows.untold, follow.number)
            documents = await asyncio.to_thread(self._stored, untold)
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
