"""What the bot writes by itself: to those who wait for an answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram import Bot
from telegram.error import TelegramError

from bot.state import Asked
from bot.telegram import cards as render
from bot.telegram.desk import Desk
from bot.telegram.keyboards import Press
from bot.telegram.sending import Place, send
from bot.texts import say
from index.corpus import Corpus
from index.records import Answer

_log = logging.getLogger(__name__)
_LOOK = 1.0  # seconds between two looks for a change of the collection


class Notices:
    """Rounds of work, as those of `Chores`."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        self._desk = desk
        self._bot = bot
        self._seen: Corpus | None = None

    def all(self) -> list[tuple[str, Callable[[], Awaitable[None]], float]]:
        """(name, work, seconds between two rounds)."""
        return [("waiting", self.tell_waiting, _LOOK)]

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

    async def _tell(self, asked: Asked, answer: Answer) -> None:
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
